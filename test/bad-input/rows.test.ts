/** Rows that must be refused: the code, the place, a remedy, and nothing posted. */
import { type CellValue, writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeProblem, exitStatus, type ProblemCode } from '../../src/kernel/problem.ts';
import { ENGINES, type Engine } from '../support/databases.ts';
import { csv, edited, type Grid, grid, type NamedFile, ods, payment, plan, type Row, xlsx } from './files.ts';
import { type Books, openBooks } from './ledger.ts';

interface Case {
  readonly name: string;
  readonly file: () => Promise<NamedFile>;
  readonly code: ProblemCode;
  readonly cell?: string;
  readonly row?: number;
  readonly sheet?: string;
  /** What the sentence must quote and advise. */
  readonly says: RegExp;
}

const pay = (...changes: Row[]) => xlsx({ 'Giải ngân': grid(changes.map((change) => payment(change))) });
const give = (...changes: Row[]) => xlsx({ 'Kế hoạch vốn': grid(changes.map((change) => plan(change))) });
const bad = (name: string, change: Row, code: ProblemCode, cell: string, says: RegExp): Case => ({
  name,
  file: () => pay(change),
  code,
  cell,
  says,
  sheet: 'Giải ngân',
});

async function withCells(
  cells: Readonly<Record<string, { value: CellValue; formula?: string; formulaResult?: CellValue; style?: { numFmt: string } }>>,
): Promise<NamedFile> {
  const rows = grid([payment()]);
  return { name: 'so-lieu.xlsx', bytes: await writeXlsx({ sheets: [{ name: 'Giải ngân', rows, cells: new Map(Object.entries(cells)) }] }) };
}
const renamedHeader = (): Grid =>
  grid([payment()]).map((row, index) => (index === 1 ? row.map((cell) => (cell === 'Số tiền' ? 'Thành phần' : cell)) : row));

const CASES: readonly Case[] = [
  bad('an unknown unit', { 'Đơn vị': 'xã Không Có' }, 'unknown-code', 'E3', /“xã Không Có”.*(Kiểm tra|Có phải)/),
  bad('a unit spelt nearly right', { 'Đơn vị': 'Đăk Koi Koi' }, 'unknown-code', 'E3', /Đăk Koi Koi/),
  bad('an unknown component', { 'Nội dung (mã)': 'DT.DA99' }, 'unknown-code', 'F3', /“DT\.DA99”/),
  bad('an unknown source', { 'Nguồn vốn': 'XYZ' }, 'unknown-code', 'G3', /“XYZ”/),
  bad('an unknown kind of capital', { 'Loại vốn': 'KHAC' }, 'unknown-code', 'H3', /“KHAC”.*Ghi mã loại vốn/),
  bad('an unknown event', { 'Nghiệp vụ': 'Chi' }, 'invalid-value', 'A3', /“Chi”.*chọn một trong: Thanh toán, Tạm ứng/),
  bad(
    'a unit that is not valid on the date',
    { 'Ngày thanh toán': '15/07/2025', 'Đơn vị': '23482', 'Năm vốn': 2025 },
    'unit-not-valid',
    'E3',
    /30\/06\/2025.*Ghi đơn vị mới hoặc chọn ngày sớm hơn/,
  ),
  bad(
    'a source that is not valid on the date',
    { 'Ngày thanh toán': '15/08/2025', 'Đơn vị': '51', 'Nguồn vốn': 'NSDP.H', 'Năm vốn': 2025 },
    'not-valid-on-date',
    'G3',
    /NSDP\.H.*Kiểm tra ngày hoặc mã/,
  ),
  bad('text in an amount', { 'Số tiền': 'mười triệu' }, 'invalid-amount', 'J3', /“mười triệu”.*viết như 14\.770,5/),
  bad('an ambiguous point in an amount', { 'Số tiền': '1.5' }, 'invalid-amount', 'J3', /“1\.5”.*viết như/),
  bad('English grouping in an amount', { 'Số tiền': '1,234.5' }, 'invalid-amount', 'J3', /viết như/),
  bad('#REF! as text in an amount', { 'Số tiền': '#REF!' }, 'invalid-value', 'J3', /#REF!.*sửa công thức hoặc nhập giá trị/),
  bad('a percentage as text', { 'Số tiền': '28%' }, 'invalid-amount', 'J3', /“28%”.*nhập số tiền/),
  bad('a negative amount', { 'Số tiền': -5 }, 'invalid-amount', 'J3', /âm.*chọn nghiệp vụ tương ứng/),
  bad('a negative amount as text', { 'Số tiền': '-5' }, 'invalid-amount', 'J3', /âm/),
  bad('zero', { 'Số tiền': 0 }, 'invalid-amount', 'J3', /bằng 0; xoá dòng/),
  bad('a fraction of a đồng', { 'Số tiền': 1.2345678 }, 'invalid-amount', 'J3', /phần lẻ nhỏ hơn 1 đồng; làm tròn/),
  bad('a fraction of a đồng as text', { 'Số tiền': '1,2345678' }, 'invalid-amount', 'J3', /phần lẻ nhỏ hơn 1 đồng; làm tròn/),
  bad(
    'more than 2^53 đồng',
    { 'Số tiền': 9_007_199_255 },
    'amount-out-of-range',
    'J3',
    /9\.007\.199\.254\.740\.991 đồng; kiểm tra lại đơn vị tính/,
  ),
  bad('more than 2^53 đồng as text', { 'Số tiền': '9.007.199.255' }, 'amount-out-of-range', 'J3', /kiểm tra lại số và đơn vị tính/),
  bad('a date as an amount', { 'Số tiền': new Date('2023-05-01T00:00:00Z') }, 'invalid-amount', 'J3', /là ngày.*đổi định dạng ô/),
  bad('a missing amount', { 'Số tiền': null }, 'missing-value', 'J3', /bắt buộc/),
  bad(
    'an impossible date',
    { 'Ngày thanh toán': '31/02/2023' },
    'invalid-date',
    'B3',
    /“31\/02\/2023” không phải ngày có thật; viết dạng 30\/06\/2023/,
  ),
  bad('an American date', { 'Ngày thanh toán': '05/15/2023' }, 'invalid-date', 'B3', /ngày\/tháng\/năm/),
  bad('a number for a date', { 'Ngày thanh toán': 45_061 }, 'invalid-date', 'B3', /nhập dạng 30\/06\/2023/),
  bad(
    'a date outside the year of the plan',
    { 'Ngày thanh toán': '15/05/2024' },
    'invalid-date',
    'B3',
    /ngoài thời gian của kế hoạch năm 2023.*kiểm tra ngày hoặc năm/,
  ),
  bad(
    'a year outside the plan of the programme',
    { 'Năm vốn': 2019, 'Ngày thanh toán': '15/05/2023' },
    'not-valid-on-date',
    'I3',
    /2021–2025, không có năm 2019; kiểm tra/,
  ),
  bad('a year of two digits', { 'Năm vốn': 23 }, 'invalid-date', 'I3', /viết bốn chữ số/),
  bad('a year with a fraction', { 'Năm vốn': 2023.5 }, 'invalid-value', 'I3', /không phải số nguyên/),
  bad(
    'more than what is available',
    { 'Số tiền': 2_000 },
    'insufficient-funds',
    'J3',
    /vượt vốn còn lại.*1\.000\.000\.000 đồng.*Kiểm tra số tiền.*nhập quyết định giao vốn/,
  ),
  {
    name: 'payment before the money came',
    file: () => pay({ 'Ngày thanh toán': '05/01/2023' }),
    code: 'insufficient-funds',
    cell: 'J3',
    says: /05\/01\/2023.*giao vốn trước/,
  },
  {
    name: 'accounting for an advance that was not paid',
    file: () => pay({ 'Nghiệp vụ': 'Thanh toán tạm ứng' }),
    code: 'insufficient-funds',
    cell: 'J3',
    says: /thiếu 10\.000\.000 đồng/,
  },
  {
    name: 'a sum beyond 2^53 đồng',
    file: () => give({ Dòng: '2', 'Số tiền': 5_000_000_000 }, { Dòng: '3', 'Số tiền': 5_000_000_001 }),
    code: 'amount-out-of-range',
    cell: 'J4',
    says: /tổng số tiền trong sổ sẽ vượt.*kiểm tra lại đơn vị tính/,
  },
  { name: 'an error cell', file: () => withError(), code: 'invalid-value', cell: 'J3', says: /#REF!.*sửa công thức hoặc nhập giá trị/ },
  {
    name: 'a formula without a value',
    file: () => withCells({ '2,9': { value: null, formula: 'SUM(A1:A2)' } }),
    code: 'invalid-value',
    cell: 'J3',
    says: /“=SUM\(A1:A2\)” chưa có kết quả; mở tệp bằng Excel/,
  },
  {
    name: 'a percentage cell',
    file: () => withCells({ '2,9': { value: 0.28, style: { numFmt: '0%' } } }),
    code: 'invalid-amount',
    cell: 'J3',
    says: /phần trăm \(28%\).*nhập số tiền/,
  },
  {
    name: 'a percentage cell with decimals',
    file: () => withCells({ '2,9': { value: 0.281, style: { numFmt: '0.00%' } } }),
    code: 'invalid-amount',
    cell: 'J3',
    says: /28,1%/,
  },
  {
    name: 'renamed headers',
    file: () => xlsx({ 'Giải ngân': renamedHeader() }),
    code: 'invalid-headers',
    row: 2,
    says: /thiếu cột “Số tiền” \(đang có: .*“Thành phần”\); đặt lại đúng tên/,
  },
  {
    name: 'no headers',
    file: () =>
      xlsx({
        'Giải ngân': [
          ['a', 'b'],
          [1, 2],
        ],
      }),
    code: 'invalid-headers',
    says: /không tìm thấy dòng tiêu đề.*mtqg workbook/,
  },
  {
    name: 'merged headers',
    file: () => xlsx({ 'Giải ngân': grid([payment()]) }, { merges: [{ startRow: 1, startCol: 3, endRow: 1, endCol: 4 }] }),
    code: 'invalid-headers',
    cell: 'D2',
    says: /bị trộn ô; bỏ trộn ô/,
  },
  {
    name: 'merged cells down the rows',
    file: () =>
      xlsx(
        { 'Giải ngân': grid([payment(), payment({ 'Số chứng từ': null, Dòng: '2' })]) },
        { merges: [{ startRow: 2, startCol: 2, endRow: 3, endCol: 2 }] },
      ),
    code: 'missing-value',
    cell: 'C4',
    says: /vùng trộn C3:C4; bỏ trộn ô và điền/,
  },
  {
    name: 'no scale',
    file: () => xlsx({ 'Giải ngân': grid([payment()], null) }),
    code: 'missing-value',
    says: /không ghi đơn vị tính.*ghi “Đơn vị tính: triệu đồng”/,
  },
  {
    name: 'no sheet of ours',
    file: () => xlsx({ 'Trang 1': grid([payment()]) }),
    code: 'missing-sheet',
    says: /không có trang nào của mẫu.*“Giải ngân”/,
  },
  {
    name: 'a sheet of ours is gone',
    file: () => xlsx({ 'Hướng dẫn': [['…']], 'Giải ngân': grid([payment()]) }),
    code: 'missing-sheet',
    says: /thiếu trang “Kế hoạch vốn”.*khôi phục trang/,
  },
  {
    name: 'a sheet of ours renamed',
    file: () => xlsx({ 'Hướng dẫn': [['…']], 'Giải ngân 2': grid([payment()]) }),
    code: 'missing-sheet',
    sheet: 'Giải ngân 2',
    says: /trang không có trong mẫu; đặt lại đúng tên/,
  },
  {
    name: 'the same row id twice',
    file: () => pay({ 'Mã dòng': 'x-1' }, { 'Mã dòng': 'x-1', Dòng: '2' }),
    code: 'duplicate-row',
    cell: 'K4',
    says: /“x-1” đã có ở dòng 3.*xoá ô/,
  },
  {
    name: 'the same voucher line twice',
    file: () => pay({}, { 'Số tiền': 11 }),
    code: 'duplicate-row',
    row: 4,
    says: /cùng “Đơn vị”, “Số chứng từ”, “Dòng”.*số dòng riêng/,
  },
  {
    name: 'equal rows without a line',
    file: () => pay({ Dòng: null, Khác: 1 }, { Dòng: null, Khác: 2 }),
    code: 'equal-rows',
    says: /giống hệt.*--allow-equal.*xoá một dòng/,
  },
  {
    name: 'allocating without a receiver',
    file: () => give({ 'Nghiệp vụ': 'Phân bổ', 'Đơn vị nhận': null }),
    code: 'missing-value',
    says: /điền cột “Đơn vị nhận”/,
  },
  {
    name: 'allocating to a unit that is not below',
    file: () => give({ 'Nghiệp vụ': 'Phân bổ', 'Đơn vị': '23482', 'Đơn vị nhận': '23491' }),
    code: 'invalid-value',
    says: /không thuộc.*Điều chỉnh/,
  },
  {
    name: 'spending in a year before the money',
    file: () => pay({ 'Năm thực hiện': 2022 }),
    code: 'invalid-value',
    says: /năm thực hiện 2022 trước năm vốn 2023/,
  },
];

async function withError(): Promise<NamedFile> {
  return edited(await pay({}), 'xl/worksheets/sheet1.xml', (xml) =>
    xml.replace(/<c r="J3"[^>]*><v>10<\/v><\/c>/, '<c r="J3" t="e"><f>B9</f><v>#REF!</v></c>'),
  );
}

describe('rows that are refused', () => {
  let books: Books;
  beforeAll(async () => {
    books = await openBooks(ENGINES[0] as Engine);
    await books.import([await give({})]);
  });
  afterAll(() => books.database.close());

  it.each(CASES)('$name', async ({ file, code, cell, row, sheet, says }) => {
    const before = await books.written();
    const made = await file();
    const problems = await books.refused([made]);
    const problem = problems.find((one) => one.code === code);
    expect(problem, problems.map((one) => `${one.code} ${describeProblem(one)}`).join('\n')).toBeDefined();
    if (!problem) return;
    expect(problem.where.file).toBe(made.name);
    if (cell !== undefined) expect(problem.where.cell).toBe(cell);
    if (row !== undefined) expect(problem.where.row).toBe(row);
    if (sheet !== undefined) expect(problem.where.sheet).toBe(sheet);
    expect(problem.message).toMatch(says);
    expect(describeProblem(problem)).toContain(made.name);
    expect(problems.map(exitStatus)).toEqual(problems.map(() => 1));
    expect(await books.written()).toEqual(before);
  });

  it('reports every bad row in one go, each at its cell, in order, and keeps the good ones out too', async () => {
    const before = await books.written();
    const changes: Row[] = [
      { 'Đơn vị': 'xã Ma', 'Số tiền': 'mười' },
      { 'Ngày thanh toán': '30/02/2023' },
      {},
      { 'Số tiền': -1 },
      { 'Nội dung (mã)': 'KHONG' },
      { 'Nguồn vốn': 'ABC', 'Loại vốn': 'DEF' },
      { 'Năm vốn': 1700 },
    ];
    const rows = changes.map((change, index) => payment({ ...change, Dòng: String(index + 1) }));
    const problems = await books.refused([
      await xlsx({ 'Giải ngân': grid(rows), 'Kế hoạch vốn': grid([plan({ 'Số tiền': 'x', Dòng: '9' })]) }),
    ]);
    expect(problems.map((one) => `${one.where.sheet} ${one.where.cell} ${one.code}`)).toEqual([
      'Giải ngân J3 invalid-amount',
      'Giải ngân E3 unknown-code',
      'Giải ngân B4 invalid-date',
      'Giải ngân J6 invalid-amount',
      'Giải ngân F7 unknown-code',
      'Giải ngân G8 unknown-code',
      'Giải ngân H8 unknown-code',
      'Giải ngân I9 invalid-date',
      'Kế hoạch vốn J3 invalid-amount',
    ]);
    expect(await books.written()).toEqual(before);
  });

  it('says where it stopped when thousands of rows are wrong', async () => {
    const rows = Array.from({ length: 5_100 }, (_, index) => payment({ Dòng: String(index), 'Số tiền': 'x' }));
    const problems = await books.refused([csv('Giải ngân', grid(rows))]);
    expect(problems).toHaveLength(5_001);
    expect(problems.at(-1)?.message).toMatch(/5000 lỗi nên dừng/);
    expect(problems.at(-1)?.where.row).toBe(5_003);
  });

  it.each([
    ['XLSX', xlsx],
    ['ODS', ods],
    ['CSV', async (sheets: Readonly<Record<string, Grid>>) => csv('Giải ngân', sheets['Giải ngân'] ?? [])],
  ] as const)('finds the same problems in %s', async (_, write) => {
    const rows = [
      payment({ 'Số tiền': '1.5' }),
      payment({ Dòng: '2', 'Đơn vị': 'xã Ma' }),
      payment({ Dòng: '3', 'Số tiền': '#REF!' }),
      payment({ Dòng: '4', 'Ngày thanh toán': '31/04/2023' }),
    ];
    const problems = await books.refused([await write({ 'Giải ngân': grid(rows) })]);
    expect(problems.map((one) => `${one.where.cell} ${one.code}`)).toEqual([
      'J3 invalid-amount',
      'E4 unknown-code',
      'J5 invalid-value',
      'B6 invalid-date',
    ]);
  });

  it('finds percentages, errors and uncalculated formulas in ODS', async () => {
    const file = await ods({ 'Giải ngân': grid(['1', '2', '3', '4'].map((line) => payment({ Dòng: line }))) });
    let n = 0;
    const broken = [
      '<table:table-cell office:value-type="percentage" office:value="0.28"><text:p>28%</text:p></table:table-cell>',
      '<table:table-cell table:formula="of:=[.B9]" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>',
      '<table:table-cell table:formula="of:=SUM([.A1:.A2])"/>',
      '<table:table-cell table:formula="of:=1/0" office:value-type="string"><text:p>Err:502</text:p></table:table-cell>',
    ];
    const made = edited(file, 'content.xml', (xml) =>
      xml.replace(/<table:table-cell[^>]*office:value="10"[^>]*>.*?<\/table:table-cell>/g, (cell) => broken[n++] ?? cell),
    );
    expect(n).toBe(4);
    const problems = await books.refused([made]);
    expect(problems.map((one) => `${one.where.cell} ${one.code}`)).toEqual([
      'J3 invalid-amount',
      'J4 invalid-value',
      'J5 invalid-value',
      'J6 invalid-value',
    ]);
  });
});
