import { beforeAll, describe, expect, it } from 'vitest';
import { describeProblem, Problems } from '../kernel/problem.ts';
import { readShippedData } from './files.ts';
import { loadCatalogue, loadOffice } from './load.ts';
import type { CatalogueRows, TableName } from './model.ts';
import { rowHash } from './overlay.ts';
import { columnsOf, TABLE_NAMES } from './tables.ts';

let shipped: Record<string, string>;
let rows: CatalogueRows;
beforeAll(async () => {
  shipped = await readShippedData();
  rows = loadCatalogue(shipped);
});

/** The messages of the Problems that `load` throws; none when it does not. */
function messages(load: () => unknown): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (error instanceof Problems) return error.list.map(describeProblem);
    throw error;
  }
}
/** The shipped data with one text of one table changed; the text must be there. */
function changed(file: string, from: string, to: string): Record<string, string> {
  expect(shipped[file]).toContain(from);
  return { ...shipped, [file]: (shipped[file] ?? '').replace(from, to) };
}
function added(file: string, cells: readonly string[]): Record<string, string> {
  return { ...shipped, [file]: `${shipped[file] ?? ''}${cells.join('\t')}\n` };
}
const UNIT = ['614.X', '614', 'xa', 'Xã thử', '', '51', 'rural', '2021-01-01', '2025-06-30', '', 'thử', 'inferred'];
const unit = (changes: Record<number, string>) =>
  added(
    'units.tsv',
    UNIT.map((cell, index) => changes[index] ?? cell),
  );

describe('the shipped data', () => {
  const FLOORS: Record<TableName, number> = {
    documents: 115,
    programmes: 100,
    sources: 13,
    'capital-kinds': 4,
    units: 28,
    'unit-changes': 17,
    zones: 4,
    thresholds: 20,
    periods: 1,
    'criteria-sets': 5,
    criteria: 120,
    'document-relations': 60,
  };
  it.each(TABLE_NAMES)('%s has its rows', (table) => {
    expect(rows[table].length).toBeGreaterThanOrEqual(FLOORS[table]);
    expect(rows[table].every((row) => row.layer === 'shipped' && row.source !== '')).toBe(true);
  });

  it('counts what the decisions count', () => {
    const below = (root: string, level: string) =>
      rows.programmes.filter((row) => row.code.startsWith(`${root}.`) && row.level === level).length;
    expect([below('DT', 'Dự án'), below('DT', 'Tiểu dự án')]).toEqual([10, 14]);
    expect([below('GN', 'Dự án'), below('GN', 'Tiểu dự án')]).toEqual([7, 11]);
    expect([below('NTM', 'Nội dung thành phần'), below('NTM', 'Nội dung'), below('NTM', 'Chương trình chuyên đề')]).toEqual([11, 11, 6]);
    expect([below('HP1', 'Nội dung thành phần'), below('HP2', 'Nội dung thành phần')]).toEqual([10, 5]);
  });

  it.each([
    ['NTM-XA-2021', 19, 57],
    ['NTM-NC-2021', 19, 0],
    ['NTM-KM-2021', 4, 0],
    ['NTM-THON-DTTS-KT', 10, 0],
    ['NTM-XA-2026', 10, 0],
  ])('%s has %i criteria and %i named indicators', (set, criteria, indicators) => {
    const codes = (child: boolean) =>
      new Set(rows.criteria.filter((row) => row.set === set && (row.parent !== '') === child).map((row) => row.code)).size;
    expect([codes(false), codes(true)]).toEqual([criteria, indicators]);
    expect(rows['criteria-sets'].find((row) => row.code === set)?.total).toBe(criteria);
  });

  it('marks every threshold of QĐ 318 as unverified: it may warn, never err', () => {
    expect(rows.criteria.filter((row) => row.set === 'NTM-XA-2021' && row.confidence !== 'unverified')).toEqual([]);
  });

  it('ends every table with the same five columns', () => {
    for (const table of TABLE_NAMES)
      expect(columnsOf(table).slice(-5)).toEqual(['valid_from', 'valid_to', 'legal_ref', 'source', 'confidence']);
  });
});

describe('loadCatalogue refuses, naming file, line, column and value', () => {
  it.each<[string, () => Record<string, string>, RegExp]>([
    ['a bad date', () => unit({ 7: '2021-02-30' }), /^units\.tsv, dòng \d+, cột “valid_from”: giá trị “2021-02-30” ngày phải viết dạng/],
    [
      'an end before the start',
      () => unit({ 7: '2025-01-01', 8: '2024-01-01' }),
      /cột “valid_to”: .*“614\.X” hết hiệu lực 01\/01\/2024 trước/,
    ],
    ['an unknown confidence', () => unit({ 11: 'chắc' }), /cột “confidence”: giá trị “chắc” phải là một trong: verified/],
    ['an unknown parent', () => unit({ 1: '999' }), /cột “parent”: mã cha “999” của “614\.X” không có/],
    ['a parent that ends too early', () => unit({ 8: '' }), /mã cha “614” không có hiệu lực ngày 01\/07\/2025/],
    ['a repeated row', () => unit({ 0: '23488' }), /trùng dòng: “23488” từ 01\/01\/2021/],
    ['overlapping versions', () => unit({ 0: '23488', 7: '2022-01-01' }), /“23488” từ 01\/01\/2022 chồng lên dòng từ 01\/01\/2021/],
    ['a missing source', () => unit({ 10: '' }), /cột “source”: giá trị “” không được để trống/],
    ['a missing cell', () => added('units.tsv', UNIT.slice(1)), /units\.tsv, dòng \d+: có 11 ô, tiêu đề có 12 cột/],
    ['a missing column', () => changed('zones.tsv', 'unit\tzone', 'unit\tkhu'), /zones\.tsv, dòng 3, cột “zone”: thiếu cột/],
    ['an unknown column', () => changed('zones.tsv', 'unit\tzone', 'unit\tkhu'), /cột “khu”: không có cột tên “khu”/],
    [
      'a threshold that is no number',
      () => changed('thresholds.tsv', '\t5000000000\tđồng', '\tnăm tỷ\tđồng'),
      /thresholds\.tsv, .*“năm tỷ” không phải số/,
    ],
    [
      'a threshold that no rule asks for',
      () => changed('thresholds.tsv', 'idle-money\t', 'idle-mony\t'),
      /thresholds\.tsv, dòng \d+, cột “rule”: không quy tắc nào hỏi ngưỡng “idle-mony”/,
    ],
    [
      'a deadline of years that cannot be read',
      () => changed('thresholds.tsv', '\t2022→2023\t', '\t2022-2023\t'),
      /cột “detail”: “2022-2023” không đọc được; ngưỡng “carry-deadline” cần năm vốn→năm thực hiện/,
    ],
    ['a deadline that is a number', () => changed('thresholds.tsv', '\t2023-12-31\t', '\t365\t'), /“365” không phải ngày dạng/],
    [
      'a zone of no unit',
      () => changed('zones.tsv', '23488\tKV1', '23400\tKV1'),
      /zones\.tsv, .*cột “unit”: không có đơn vị mang mã “23400”/,
    ],
    ['a relation to no document', () => changed('document-relations.tsv', 'ND-27-2022-ND-CP', 'ND-28'), /không có văn bản mang mã “ND-28”/],
    ['an unknown capital kind', () => changed('programmes.tsv', '\tDTPT SN\t', '\tDTPT XX\t'), /loại vốn “XX” không có/],
    [
      'a cycle',
      () => changed('programmes.tsv', 'GN\t\tChương trình', 'GN\tGN.DA7.T1\tChương trình'),
      /các mã cha đi vòng: GN → GN\.DA7\.T1 → GN\.DA7 → GN/,
    ],
    ['an unknown file', () => ({ ...shipped, 'xa.tsv': '' }), /^xa\.tsv: không có bảng nào/],
  ])('%s', (_what, files, expected) => {
    expect(messages(() => loadCatalogue(files()))).toContainEqual(expect.stringMatching(expected));
  });

  it('a missing table, and every bad row at once', () => {
    const { 'zones.tsv': _zones, ...rest } = shipped;
    expect(messages(() => loadCatalogue(rest))).toEqual([expect.stringMatching(/^zones\.tsv: thiếu bảng/)]);
    const files = { ...unit({ 7: 'x', 11: 'y' }), 'periods.tsv': 'code\n2023' };
    expect(messages(() => loadCatalogue(files)).length).toBeGreaterThan(2);
  });
});

describe("loadOffice lays an office's rows over the shipped ones", () => {
  const header = columnsOf('units').join('\t');
  const corrected = [
    '23488',
    '614',
    'xa',
    'Đăk Ruồng',
    'Ruồng',
    '51',
    'rural',
    '2021-01-01',
    '2025-06-30',
    'QĐ thử',
    'văn phòng',
    'verified',
  ];

  it('replaces the row of the same key in place and keeps the rest', () => {
    const { rows: merged, conflicts } = loadOffice({ 'units.tsv': `${header}\n${corrected.join('\t')}\n` }, rows);
    expect(merged.units.map((row) => row.code)).toEqual(rows.units.map((row) => row.code));
    expect(merged.units.find((row) => row.code === '23488')).toMatchObject({ layer: 'office', aliases: ['Ruồng'] });
    expect(conflicts).toEqual([]);
  });

  it('tells when the shipped row has changed since', () => {
    const row = rows.units.find((candidate) => candidate.code === '23488');
    if (row === undefined) throw new Error('no 23488');
    const withBase = (basedOn: string) => ({ 'units.tsv': `${header}\tbased_on\n${[...corrected, basedOn].join('\t')}\n` });
    expect(loadOffice(withBase(rowHash('units', row)), rows).conflicts).toEqual([]);
    expect(loadOffice(withBase('0'.repeat(20)), rows).conflicts).toMatchObject([{ table: 'units', key: '23488@2021-01-01' }]);
  });

  it('refuses rows that do not fit, also two of one key', () => {
    const bad = corrected.with(1, '999').join('\t');
    expect(messages(() => loadOffice({ 'units.tsv': `${header}\n${bad}\n` }, rows))).toEqual([
      expect.stringMatching(/^units\.tsv, dòng 2, cột “parent”/),
    ]);
    const twice = `${header}\n${corrected.join('\t')}\n${corrected.join('\t')}\n`;
    expect(messages(() => loadOffice({ 'units.tsv': twice }, rows))).toEqual([expect.stringMatching(/^units\.tsv, dòng 3, .*trùng dòng/)]);
  });
});
