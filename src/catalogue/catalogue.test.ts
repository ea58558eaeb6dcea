import { beforeAll, describe, expect, it } from 'vitest';
import { toDay } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { buildCatalogue, type Catalogue } from './catalogue.ts';
import { readShippedData } from './files.ts';
import { loadCatalogue } from './load.ts';

const BEFORE = toDay('2023-06-30');
const LAST = toDay('2025-06-30');
const AFTER = toDay('2025-07-01');
let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
});
/** "code: message" of the Problem thrown. */
function failure(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return `${error.code}: ${error.message}`;
    throw error;
  }
  throw new Error('nothing was thrown');
}
const codes = (rows: readonly { code: string }[]) => rows.map((row) => row.code);

describe('programmes', () => {
  it('are trees of any depth, parents before children', () => {
    expect(codes(catalogue.componentsUnder('DT.DA3'))).toEqual([
      'DT.DA3',
      'DT.DA3.T1',
      'DT.DA3.T2',
      'DT.DA3.T2.N1',
      'DT.DA3.T2.N2',
      'DT.DA3.T2.N3',
      'DT.DA3.T3',
    ]);
    expect(codes(catalogue.childrenOf('MT26'))).toEqual(['HP1', 'HP2']);
    expect(catalogue.rootOf('HP1.02.ND14')?.code).toBe('MT26');
    expect(catalogue.isUnder('DT.DA10', 'DT')).toBe(true);
    expect(catalogue.isUnder('DT.DA10', 'DT.DA1')).toBe(false);
    expect(catalogue.componentsUnder('XX')).toEqual([]);
  });

  it('run side by side in 2026: old money and the new programme', () => {
    const inYear = (year: number) => catalogue.programmesInYear(year).map((root) => `${root.code}${root.carriedOnly ? ' carried' : ''}`);
    expect(inYear(2020)).toEqual([]);
    expect(inYear(2025)).toEqual(['DT', 'GN', 'NTM']);
    expect(inYear(2026)).toEqual(['DT carried', 'GN carried', 'NTM carried', 'MT26']);
    expect(inYear(2027)).toEqual(['MT26']);
  });

  it.each<[string, string | undefined, string]>([
    ['DT.DA1', undefined, 'DT.DA1'],
    ['dt.da1.n3b', undefined, 'DT.DA1.N3b'],
    ['DTTS&MN', undefined, 'DT'],
    ['Chương trình MTQG phát triển KT-XH vùng DTTS&MN', undefined, 'DT'],
    ['Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi', undefined, 'DT'],
    ['Chương trình MTQG XD Nông thôn mới', undefined, 'NTM'],
    ['chuong trinh muc tieu quoc gia giam ngheo ben vung, giai đoạn 2021-2025', undefined, 'GN'],
    ['GNBV', undefined, 'GN'],
    ['Dự án 1', 'DT', 'DT.DA1'],
    ['du an 1', 'GN', 'GN.DA1'],
    ['Tiểu dự án 1', 'DT.DA3', 'DT.DA3.T1'],
    ['Tiểu dự án 3-Dự án 5', 'DT', 'DT.DA5.T3'],
    ['tiểu dự án 2 của Dự án 10 thuộc Chương trình MTQG phát triển KT-XH vùng DTTS&MN', undefined, 'DT.DA10.T2'],
    ['NDTP 03', 'NTM', 'NTM.03'],
    ['Đa dạng hóa sinh kế, phát triển mô hình giảm nghèo', undefined, 'GN.DA2'],
  ])('%s (within %s) is %s', (text, within, code) => {
    expect(catalogue.resolveComponent(text, BEFORE, within).code).toBe(code);
  });

  it('every code and every full name resolves to itself', () => {
    for (const row of catalogue.rows.programmes) {
      expect(catalogue.resolveComponent(row.code, row.validFrom).code).toBe(row.code);
      expect(catalogue.resolveComponent(row.name, row.validFrom, row.parent || undefined).code).toBe(row.code);
    }
  });

  it('a bare number is not guessed, a wrong one gets a suggestion, another time is said', () => {
    expect(failure(() => catalogue.resolveComponent('Dự án 1', BEFORE))).toMatch(/^ambiguous-name: “Dự án 1” chưa nói .*DT\.DA1.*GN\.DA1/);
    expect(failure(() => catalogue.resolveComponent('Dự án 9', BEFORE))).toMatch(/^ambiguous-name: .*DT\.DA9/);
    expect(failure(() => catalogue.resolveComponent('Tiểu dự án 1', BEFORE, 'DT'))).toMatch(/^ambiguous-name/);
    expect(failure(() => catalogue.resolveComponent('Nông thôn mơi x', BEFORE))).toMatch(/^unknown-code: .*NTM/);
    expect(failure(() => catalogue.resolveComponent('MT26', BEFORE))).toMatch(/^not-valid-on-date: .*01\/01\/2026/);
  });
});

describe('sources and capital kinds', () => {
  it('sourcesUnder names the whole tree', () => {
    expect(catalogue.sourcesUnder('NSDP')).toEqual(['NSDP', 'NSDP.T', 'NSDP.H', 'NSDP.H.61', 'NSDP.X']);
    expect(catalogue.sourcesUnder('XX')).toEqual([]);
    expect(codes(catalogue.sources(AFTER))).not.toContain('NSDP.H');
  });
  it.each([
    ['NSTW', 'NSTW'],
    ['ngan sach trung uong', 'NSTW'],
    ['Ngân sách huyện', 'NSDP.H'],
    ['NS xã', 'NSDP.X'],
    ['NSĐP', 'NSDP'],
  ])('%s is %s', (text, code) => {
    expect(catalogue.resolveSource(text, BEFORE).code).toBe(code);
  });
  it('a district budget after the district tier is refused with its dates', () => {
    expect(failure(() => catalogue.resolveSource('NS huyện', AFTER))).toMatch(/^not-valid-on-date: .*30\/06\/2025/);
    expect(failure(() => catalogue.resolveSource('NSTƯW', BEFORE))).toMatch(/^unknown-code: .*Có phải: NSTW/);
  });
  it('SN keeps its code and both its names when its label changes in 2026', () => {
    expect(catalogue.kind('SN', toDay('2025-12-31'))?.label).toBe('Vốn sự nghiệp');
    expect(catalogue.kind('SN', toDay('2026-01-01'))?.label).toBe('Kinh phí chi thường xuyên');
    expect(catalogue.resolveKind('vốn sự nghiệp', toDay('2026-02-01')).code).toBe('SN');
    expect(catalogue.resolveKind('ĐTPT', BEFORE).code).toBe('DTPT');
    expect(codes(catalogue.kinds(BEFORE))).toEqual(['DTPT', 'SN', 'CHUA']);
  });
});

describe('units', () => {
  it('a code names a unit only together with a day', () => {
    expect(catalogue.unit('23485', LAST)?.name).toBe('Đăk Tơ Lung');
    expect(catalogue.unit('23485', AFTER)?.name).toBe('Đăk Kôi');
    expect(catalogue.unit('614', AFTER)).toBeUndefined();
    expect(codes(catalogue.childUnits('614', BEFORE))).toEqual(['23479', '23482', '23485', '23488', '23491', '23494', '23497']);
    expect(codes(catalogue.childUnits('51', AFTER))).toEqual(['23485', '23497', '23479']);
    expect(catalogue.unitsUnder('614', BEFORE)).toHaveLength(15);
    expect(catalogue.unitsUnder('614', AFTER)).toEqual([]);
  });
  it('a key names one version and leads back to it', () => {
    for (const unit of catalogue.rows.units) expect(catalogue.unitByKey(catalogue.unitKey(unit))).toBe(unit);
  });
  it.each<[string, string | undefined, string]>([
    ['614', undefined, '614'],
    ['huyen kon ray', undefined, '614'],
    ['Tỉnh Kon Tum', undefined, '62'],
    ['Xã Đắk Ruông', undefined, '23488'],
    ['Đăk Pnê', undefined, '23491'],
    ['TT Đăk Rve', '614', '23479'],
    ['THỊ TRẤN ĐĂK RVE', undefined, '23479'],
    ['Thôn 4 (Làng Kon Bru), xã Tân Lập', undefined, '23497.T04'],
    ['làng Kon Nhên', undefined, '23488.T08'],
    ['Thôn 9, Đăk Ruồng', '614', '23488.T09'],
    ['Thôn Đắk Jri, xã Đăk Tờ Re', undefined, '23494.DakJri'],
  ])('%s (within %s) is %s', (text, within, code) => {
    expect(catalogue.resolveUnit(text, BEFORE, within).code).toBe(code);
  });
  it('says until when a unit was, and what it became', () => {
    expect(failure(() => catalogue.resolveUnit('Tân Lập', AFTER))).toBe(
      'unit-not-valid: “Tân Lập”: xã Tân Lập (23497) có đến hết ngày 30/06/2025, sau đó thành xã Kon Braih (23497); ' +
        'không còn ngày 01/07/2025. Ghi đơn vị mới hoặc chọn ngày sớm hơn.',
    );
    const district = failure(() => catalogue.resolveUnit('614', AFTER));
    for (const part of ['xã Đăk Kôi (23485)', 'xã Kon Braih (23497)', 'xã Đăk Rve (23479)']) expect(district).toContain(part);
    expect(failure(() => catalogue.resolveUnit('Kon Braih', BEFORE))).toMatch(/^unit-not-valid: .*chỉ có từ ngày 01\/07\/2025/);
    expect(failure(() => catalogue.resolveUnit('xã Đăk Rve', BEFORE))).toMatch(/^unit-not-valid/);
  });
  it('suggests near names and never takes one', () => {
    expect(failure(() => catalogue.resolveUnit('Đăk Ruòngg', BEFORE))).toBe(
      'unknown-code: Không có đơn vị “Đăk Ruòngg” ngày 30/06/2023. Có phải: xã Đăk Ruồng (23488)?',
    );
    expect(failure(() => catalogue.resolveUnit('Tân Lập', BEFORE, '23488'))).toMatch(/^unknown-code: .*trong đơn vị 23488/);
    expect(failure(() => catalogue.resolveUnit('qqqqqq', BEFORE))).toMatch(/Kiểm tra tên hoặc ghi mã/);
  });
  it('every unit of 2025-06-30 has become a unit of 2025-07-01', () => {
    for (const unit of catalogue.units(LAST)) {
      if (unit.validTo === null) continue;
      const targets = catalogue
        .unitChanges()
        .filter((change) => change.fromCode === unit.code)
        .map((change) => catalogue.unit(change.toCode, AFTER));
      expect(targets, unit.code).toHaveLength(1);
      expect(targets[0], unit.code).toBeDefined();
    }
  });
  it('zones are dated and only where they are known', () => {
    expect(catalogue.areaOf('23488', BEFORE)).toMatchObject({ zone: 'KV1', confidence: 'inferred' });
    expect(catalogue.areaOf('23482', BEFORE)).toBeUndefined();
    expect(catalogue.areaOf('23497', AFTER)).toBeUndefined();
  });
});

describe('periods', () => {
  it('an own row wins for the unit and those below it; others keep the default', () => {
    expect(catalogue.period('2023-H1', '614')).toMatchObject({
      dataFrom: '2023-01-01',
      dataTo: '2023-06-30',
      confidence: 'inferred',
      year: 2023,
    });
    expect(catalogue.period('2023-H1', '23488.T08').dataTo).toBe('2023-06-30');
    expect(catalogue.period('2023-H1', '62')).toMatchObject({ dataFrom: '2022-12-15', dataTo: '2023-06-14', confidence: 'verified' });
    expect(catalogue.period('2023-H2', '614').dataTo).toBe('2023-12-14');
    expect(failure(() => catalogue.period('2023-H3'))).toMatch(/^invalid-period/);
  });
});

describe('criteria and documents', () => {
  it('a threshold may differ by year', () => {
    const income = (on: string) => catalogue.criteriaOf('NTM-XA-2021', toDay(on)).find((row) => row.code === '10.1')?.threshold;
    expect([income('2021-06-30'), income('2023-06-30'), income('2025-12-31')]).toEqual(['>=41', '>=47', '>=53']);
    expect(catalogue.criteriaSet('NTM-XA-2021')).toMatchObject({ total: 19, indicatorTotal: 57 });
  });
  it.each([
    ['1719/QĐ-TTg', 'QD-1719-QD-TTg-2021'],
    ['số 1719 / qđ-ttg', 'QD-1719-QD-TTg-2021'],
    ['QD-1719-QD-TTg-2021', 'QD-1719-QD-TTg-2021'],
    ['Quyết định số 02/2023/QĐ-UBND ngày 10/2/2023', 'QD-02-2023-QD-UBND-62'],
    ['Chương trình số 70-CTr-HU ngày 04/01/2023', 'CTr-70-CTr-HU-2023-614'],
    ['Số 60/CTr/HU', 'CTr-60-CTr-HU-2022-614'],
    ['Nghị định 27/2022/NĐ-CP ngày 19/04/2022', 'ND-27-2022-ND-CP'],
    ['Nghị quyết số 61/NQ-HĐND của HĐND tỉnh ngày 29/8/2022', 'NQ-61-NQ-HDND-2022-62'],
    ['Quyết định số 86/QĐ-UBND ngày 22/02/2022 của UBND tỉnh Kon Tum', 'QD-86-QD-UBND-2022-62'],
  ])('%s is %s', (text, code) => {
    expect(catalogue.findDocument(text)?.code).toBe(code);
  });
  it('does not take a document with another number or date', () => {
    expect(catalogue.findDocument('719/QĐ-TTg')).toBeUndefined();
    expect(catalogue.findDocument('Quyết định số 02/2023/QĐ-UBND ngày 10/02/2022')).toBeUndefined();
    expect(catalogue.findDocument('')).toBeUndefined();
  });
  it('every number is found by itself', () => {
    for (const row of catalogue.documents()) expect(catalogue.findDocument(row.number)?.code).toBe(row.code);
    expect(catalogue.documentByCode('TT-60-2026-TT-BTC')?.issuedOn).toBe('2026-05-31');
    expect(catalogue.relations().some((row) => row.from === 'ND-38-2023-ND-CP' && row.to === 'ND-27-2022-ND-CP')).toBe(true);
  });
});

describe('search', () => {
  it('ignores accents and shows the nearest first', () => {
    expect(catalogue.search('KON RAY')[0]).toMatchObject({ table: 'units', code: '614', name: 'huyện Kon Rẫy' });
    expect(catalogue.search('614')[0]?.code).toBe('614');
    expect(catalogue.search('tảo hôn').map((hit) => hit.code)).toEqual(['DT.DA9.T2', 'HP2.03.ND03']);
    expect(catalogue.search('không có chữ này')).toEqual([]);
  });
});
