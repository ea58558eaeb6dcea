/** Names of contents and sources in an entry: of the year that the money belongs to, or of the day written beside them. */
import { describe, expect, it } from 'vitest';
import { buildCatalogue } from '../catalogue/catalogue.ts';
import { readShippedData } from '../catalogue/files.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import type { Day } from '../kernel/calendar.ts';
import { type AskedLine, type AskedPosting, buildPosting } from './draft.ts';

const catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
const LINE = { unit: '51', component: 'DT.DA4.T1', source: 'NSTW', kind: 'DTPT', originYear: 2025, year: 2026, amount: 1_000_000 };
const post = (event: AskedPosting['event'], effectiveOn: string, line: Partial<AskedLine> = {}) =>
  buildPosting(catalogue, { event, effectiveOn: effectiveOn as Day, document: 'QĐ 1', lines: [{ ...LINE, ...line }] }, 'k').posting
    .lines[0];

describe('what an ended content or source still holds', () => {
  it('the money of 2026 is settled in January 2027 under its content, which ended with 2026', () => {
    for (const event of ['cancel', 'accept', 'recover', 'disburse'] as const)
      expect(post(event, '2027-01-25')).toMatchObject({ component: 'DT.DA4.T1', to: { year: 2026 } });
  });
  it('money of a later year is not given to it', () => {
    expect(() => post('assign', '2027-01-25', { originYear: 2027, year: 2027 })).toThrow(/DT\.DA4\.T1@31\/12\/2026/);
  });
  it('a source that ended in the middle of a year is named with a day on which it held', () => {
    const district = { source: 'NSDP.H', year: 2025 };
    expect(() => post('cancel', '2025-08-01', district)).toThrow(/viết kèm một ngày còn hiệu lực: NSDP\.H@30\/06\/2025/);
    expect(post('cancel', '2025-08-01', { ...district, source: 'NSDP.H@30/06/2025' })).toMatchObject({ source: 'NSDP.H' });
    expect(post('cancel', '2025-08-01', { ...district, source: 'Ngân sách huyện@2025-06-30' })).toMatchObject({ source: 'NSDP.H' });
    expect(() => post('cancel', '2025-08-01', { ...district, source: 'NSDP.H@30/06/2027' })).toThrow(/có hiệu lực/);
    expect(() => post('cancel', '2025-08-01', { ...district, source: 'NSDP.H@hôm qua' })).toThrow(/không phải ngày/);
  });
  it('a content that begins later is the one of the day: old money moved to a new task', () => {
    expect(post('transfer', '2026-05-10', { toComponent: 'HP2.01' })).toMatchObject({ component: 'DT.DA4.T1' });
  });
});
