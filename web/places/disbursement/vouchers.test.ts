import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../../src/catalogue/catalogue.ts';
import { readShippedData } from '../../../src/catalogue/files.ts';
import { loadCatalogue } from '../../../src/catalogue/load.ts';
import { Problem } from '../../../src/kernel/problem.ts';
import { Balances } from '../../parts/money/balance.ts';
import { sayIn } from '../../words/words.tsx';
import { type Built, Checker, entriesOf, type VoucherRow } from './vouchers.ts';

const catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
const BRAIH = '23497@2025-07-01';
const row = (more: Partial<VoucherRow> = {}): VoucherRow => ({
  key: 'r',
  day: '5/6/2026',
  document: 'CT 12',
  event: '',
  unit: 'xã Kon Braih',
  component: 'HP1.02',
  source: 'NSTW',
  kind: 'ĐTPT',
  originYear: '',
  amount: '1,5',
  ...more,
});
const checker = new Checker({ catalogue, year: 2026, scale: 1_000_000, say: sayIn('vi') });
const held = (amount: number) =>
  new Balances([
    { unit: BRAIH, component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026, execYear: 2026, stage: 'available', amount },
  ]);
const wrong = (more: Partial<VoucherRow>) => {
  const built = checker.built(row(more));
  return built instanceof Problem ? built.message : '';
};

describe('a voucher', () => {
  it('is read as people write it, by names and codes', () => {
    const built = checker.built(row({ unit: '23497' })) as Built;
    expect(built.asked).toMatchObject({ event: 'disburse', effectiveOn: '2026-06-05', document: 'CT 12' });
    expect(built.lines).toMatchObject([
      { component: 'HP1.02', kind: 'DTPT', originYear: 2026, amount: 1_500_000, from: { unit: BRAIH, year: 2026 } },
    ]);
    expect((checker.built(row({ event: 'tam ung' })) as Built).asked.event).toBe('advance');
    expect(checker.built(row({ ...Object.fromEntries(Object.keys(row()).map((key) => [key, ' '])), key: 'b' }))).toBeNull();
  });
  it.each([
    [{ day: '31/6/2026' }, '31/6/2026'],
    [{ amount: '1.5' }, '1.5'],
    [{ amount: '0' }, 'lớn hơn 0'],
    [{ event: 'chi' }, 'Thanh toán'],
    [{ originYear: '26' }, '26'],
    [{ unit: 'xã Không Có' }, 'Không Có'],
    [{ component: 'HP9' }, 'HP9'],
    [{ document: '', kind: '' }, 'Chứng từ, Loại vốn'],
  ])('that is wrong says so: %j', (more, words) => expect(wrong(more)).toContain(words));

  it('may not spend what is not there, counted row after row', () => {
    const rows = [row(), row({ key: 's' }), row({ key: 't', amount: '0,5' })];
    const { problems, total, count } = checker.check(rows, held(2_000_000));
    expect([...problems].map(([one, text]) => [one.key, text])).toEqual([['s', expect.stringContaining('còn lại 1 triệu đồng')]]);
    expect([total, count]).toEqual([2_000_000, 2]);
  });
});

it('rows of one document are one entry, as far as an entry goes', () => {
  const built = [row(), row({ key: 's' }), row({ key: 't', document: 'CT 13' }), row({ key: 'u' })].map(
    (one) => checker.built(one) as Built,
  );
  expect(entriesOf(built).map((entry) => [entry.document, entry.lines.length])).toEqual([
    ['CT 12', 2],
    ['CT 13', 1],
    ['CT 12', 1],
  ]);
  expect(entriesOf(built, 1)).toHaveLength(4);
  // What was built stays as it was: it is remembered for the next time.
  expect(built[0]?.asked.lines).toHaveLength(1);
});
