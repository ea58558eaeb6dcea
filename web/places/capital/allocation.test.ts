import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../src/catalogue/catalogue.ts';
import { readShippedData } from '../../../src/catalogue/files.ts';
import { loadCatalogue } from '../../../src/catalogue/load.ts';
import type { Day } from '../../../src/kernel/calendar.ts';
import { sayIn } from '../../words/words.tsx';
import { type AllocationRow, decisionOf, fundsHeld, type Reading, type Reckoned, reckon, twice } from './allocation.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const RVE = '23479@2025-07-01';
const account = {
  unit: PROVINCE,
  component: 'HP1.02',
  source: 'NSTW',
  kind: 'DTPT',
  originYear: 2026,
  execYear: 2026,
  stage: 'available' as const,
};
const reading: Reading = {
  catalogue: buildCatalogue(loadCatalogue(await readShippedData())),
  unit: PROVINCE,
  year: 2026,
  scale: 1_000_000,
  effectiveOn: '2026-03-01' as Day,
  accounts: [
    { ...account, amount: 100_000_000 },
    { ...account, execYear: 2025, amount: 7 },
    { ...account, unit: BRAIH, amount: 9 },
  ],
  say: sayIn('vi'),
};
const row = (more: Partial<AllocationRow> = {}): AllocationRow => ({
  key: 'r',
  component: 'HP1.02',
  source: 'NSTW',
  kind: 'ĐTPT',
  originYear: '',
  assigned: '',
  shares: {},
  ...more,
});

describe('sharing out', () => {
  it('counts down what is left: held before, assigned now, given below', () => {
    expect(reckon(row(), reading)).toMatchObject({ rest: 100_000_000, problem: null });
    const found = reckon(row({ assigned: '50', shares: { [BRAIH]: '120,5', [RVE]: '29,5' } }), reading);
    expect(found).toMatchObject({ rest: 0, problem: null, assign: { amount: 50_000_000 } });
    expect(found?.allocate.map((line) => [line.toUnit, line.amount])).toEqual([
      [BRAIH, 120_500_000],
      [RVE, 29_500_000],
    ]);
  });
  it('says by how much too much is given', () =>
    expect(reckon(row({ shares: { [BRAIH]: '100,25' } }), reading)).toMatchObject({
      rest: -250_000,
      problem: expect.stringContaining('0,25 triệu đồng'),
    }));
  it.each([
    [{ shares: { [BRAIH]: '1.5' } }, '1.5'],
    [{ assigned: '-3' }, 'lớn hơn 0'],
    [{ component: 'HP9.99', shares: { [BRAIH]: '1' } }, 'HP9.99'],
    [{ source: '' }, 'Nguồn'],
    [{ originYear: 'xx' }, 'xx'],
  ])('is refused where a cell cannot be read: %j', (more, words) =>
    expect(reckon(row(more), reading)).toMatchObject({ rest: null, problem: expect.stringContaining(words) }),
  );
  it('begins with what the unit holds in that year, its own only', () =>
    expect(fundsHeld(reading)).toEqual([
      { component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: '2026', assigned: '', shares: {} },
    ]));
  it('names the second row of one fund', () => {
    const again = row({ key: 's' });
    expect([...twice([row(), row({ key: 'b', component: 'HP1.03' }), again])]).toEqual([[again, 1]]);
  });
  it('is one decision: first assigned, then shared out', () => {
    const found = [row({ assigned: '1' }), row({ assigned: '1', component: 'HP1.03', shares: { [BRAIH]: '1' } })].map(
      (one) => reckon(one, reading) as Reckoned,
    );
    expect(decisionOf(found, reading.effectiveOn, 'QĐ 5').map(({ event, document, lines }) => [event, document, lines.length])).toEqual([
      ['assign', 'QĐ 5', 2],
      ['allocate', 'QĐ 5', 1],
    ]);
    expect(decisionOf(found, reading.effectiveOn, 'QĐ 5', 1)).toHaveLength(3);
  });
});
