/** Writes the workbook officers fill: one sheet a spec, drop-downs from the catalogue, hidden row ids, protected heads and totals. */

import { unzipSync, type Zippable, zipSync } from 'fflate';
import { type CellStyle, type CellValue, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { unitTitle } from '../catalogue/names.ts';
import { type Day, formatDay, parseDay } from '../kernel/calendar.ts';
import { parseAmount } from '../kernel/money.ts';
import { cellName } from './raw.ts';
import type { ColumnSpec, SheetSpec } from './sheet-spec.ts';
import { GUIDE_SHEET, ID_HEADER, LISTS_SHEET, SHEETS } from './sheets.ts';

const HEADER_ROW = 3; // 0-based: title, unit of money, note, header
const BLANK_ROWS = { money: 300, record: 120 } as const;
const INK = '1F4E79';

export interface WorkbookRequest {
  readonly catalogue: Catalogue;
  readonly unit: string;
  /** Day on which units and names of the drop-downs hold. */
  readonly on: Day;
  /** Prefix of row ids, unique to this workbook. */
  readonly id: string;
  /** Rows to prefill by sheet name, as text in the order of the spec's columns; amounts in triệu đồng. */
  readonly rows?: ReadonlyMap<string, readonly (readonly string[])[]>;
}

interface Lists {
  readonly columns: readonly { readonly title: string; readonly values: readonly string[] }[];
  readonly rangeOf: (type: string) => string | null;
}

function lists({ catalogue, unit, on }: WorkbookRequest): Lists {
  const units = catalogue.unitsUnder(unit, on);
  const year = Number(on.slice(0, 4));
  const programmes = catalogue.programmesInYear(year);
  const columns = [
    {
      title: 'unit',
      values: units.map((one) =>
        one.type === 'thon' ? `${one.name}, ${unitTitle(catalogue.unit(one.parent, on) ?? one)}` : unitTitle(one),
      ),
    },
    { title: 'component', values: programmes.flatMap((root) => catalogue.componentsUnder(root.code).map((one) => one.code)) },
    { title: 'source', values: catalogue.sources(on).map((one) => one.code) },
    { title: 'kind', values: catalogue.kinds(on).map((one) => one.code) },
  ];
  const names = [
    {
      title: 'Tên nội dung',
      values: programmes.flatMap((root) => catalogue.componentsUnder(root.code).map((one) => `${one.code}: ${one.name}`)),
    },
    { title: 'Tên nguồn vốn', values: catalogue.sources(on).map((one) => `${one.code}: ${one.name}`) },
    { title: 'Tên loại vốn', values: catalogue.kinds(on).map((one) => `${one.code}: ${one.label}`) },
  ];
  const choices = SHEETS.flatMap((spec) =>
    spec.columns.flatMap((column) =>
      column.choices && Object.keys(column.choices).some((label) => label.includes(','))
        ? [{ title: `choice ${spec.key} ${column.key}`, values: Object.keys(column.choices) }]
        : [],
    ),
  );
  const all = [...columns, ...names, ...choices];
  return {
    columns: all,
    rangeOf: (type) => {
      const index = all.findIndex((column) => column.title === type);
      const column = all[index];
      if (!column || column.values.length === 0) return null;
      const letter = cellName(0, index).replace(/\d+$/, '');
      return `'${LISTS_SHEET}'!$${letter}$2:$${letter}$${column.values.length + 1}`;
    },
  };
}

const FONT = { name: 'Times New Roman', size: 12 };
const head: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: INK } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
  protection: { locked: true },
};
const BORDER = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;
const input = (column: ColumnSpec): CellStyle => ({
  font: FONT,
  border: { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER },
  alignment: { vertical: 'top', wrapText: ['long-text', 'list', 'units'].includes(column.type) },
  protection: { locked: false },
  ...(column.type === 'amount'
    ? { numFmt: '#,##0.######' }
    : column.type === 'day'
      ? { numFmt: 'dd/mm/yyyy' }
      : column.type === 'year' || column.type === 'int'
        ? { numFmt: '0' }
        : { numFmt: '@' }),
});

function typed(column: ColumnSpec, text: string): CellValue {
  if (text === '') return null;
  if (column.type === 'amount') return parseAmount(text, 1_000_000) / 1_000_000;
  if (column.type === 'day') return new Date(`${parseDay(text)}T00:00:00Z`);
  if (column.type === 'year' || column.type === 'int') return Number(text);
  return text;
}

function writeSheet(spec: SheetSpec, request: WorkbookRequest, ranges: Lists): WriteSheet {
  const filled = request.rows?.get(spec.name) ?? [];
  const hasMoney = spec.columns.some((column) => column.type === 'amount');
  const count = Math.max(filled.length + 20, hasMoney ? BLANK_ROWS.money : BLANK_ROWS.record);
  const last = HEADER_ROW + count;
  const rows: CellValue[][] = [
    [null, spec.title],
    hasMoney ? [null, 'Đơn vị tính:', 'triệu đồng'] : [],
    [null, 'Cột có dấu * bắt buộc. Không đổi tên cột; không xoá cột ẩn A. Ghi chú cách nhập nằm ở tiêu đề cột.'],
    [ID_HEADER, ...spec.columns.map((column) => `${column.header}${column.required ? ' *' : ''}`)],
  ];
  const cells = new Map<
    string,
    { value: CellValue; style?: CellStyle; formula?: string; formulaResult?: CellValue; comment?: { text: string } }
  >();
  cells.set('0,1', { value: spec.title, style: { font: { ...FONT, size: 15, bold: true, color: { rgb: INK } } } });
  const amountIndex = spec.columns.findIndex((column) => column.type === 'amount');
  if (hasMoney) {
    cells.set('1,2', { value: 'triệu đồng', style: { font: { ...FONT, bold: true }, protection: { locked: false } } });
    const letter = cellName(0, amountIndex + 1).replace(/\d+$/, '');
    const total = filled.reduce((sum, row) => sum + (row[amountIndex] ? parseAmount(row[amountIndex], 1_000_000) : 0), 0) / 1_000_000;
    cells.set(`1,${amountIndex}`, { value: 'Cộng:', style: { font: { ...FONT, bold: true }, alignment: { horizontal: 'right' } } });
    cells.set(`1,${amountIndex + 1}`, {
      value: null,
      formula: `SUM(${letter}${HEADER_ROW + 2}:${letter}${last + 1})`,
      formulaResult: total,
      style: { font: { ...FONT, bold: true }, numFmt: '#,##0.######', protection: { locked: true } },
    });
  }
  for (const [index, column] of spec.columns.entries()) {
    cells.set(`${HEADER_ROW},${index + 1}`, { value: `${column.header}${column.required ? ' *' : ''}`, style: head });
  }
  for (let r = 0; r < count; r += 1) {
    const row = filled[r] ?? [];
    rows.push([
      `${request.id}-${spec.key}-${String(r + 1).padStart(4, '0')}`,
      ...spec.columns.map((column, c) => typed(column, row[c] ?? '')),
    ]);
    for (const [c, column] of spec.columns.entries())
      cells.set(`${HEADER_ROW + 1 + r},${c + 1}`, { value: typed(column, row[c] ?? ''), style: input(column) });
  }
  const dataValidations = spec.columns.flatMap((column, c): DataValidation[] => {
    const letter = cellName(0, c + 1).replace(/\d+$/, '');
    const range = `${letter}${HEADER_ROW + 2}:${letter}${last + 1}`;
    const hint = { showInputMessage: true, inputTitle: column.header.slice(0, 32), inputMessage: (column.note ?? '').slice(0, 250) };
    const choices = ranges.rangeOf(`choice ${spec.key} ${column.key}`);
    if (column.choices)
      return [
        {
          type: 'list',
          // A list written into the cell's rule is split at commas; one on the hidden sheet is not.
          ...(choices === null ? { values: Object.keys(column.choices) } : { formula1: choices }),
          range,
          allowBlank: true,
          showErrorMessage: true,
          errorTitle: 'Không có trong danh sách',
          errorMessage: 'Chọn một giá trị trong danh sách.',
          ...hint,
        },
      ];
    const list = ranges.rangeOf(column.type);
    // A warning only: official names and aliases are accepted too, and checked at import.
    if (list)
      return [
        {
          type: 'list',
          formula1: list,
          range,
          allowBlank: true,
          showErrorMessage: true,
          errorStyle: 'warning',
          errorTitle: 'Ngoài danh sách',
          errorMessage: 'Giá trị không có trong danh sách; vẫn dùng được nếu là tên chính thức.',
          ...hint,
        },
      ];
    return column.note ? [{ type: 'textLength', operator: 'greaterThanOrEqual', formula1: '0', range, allowBlank: true, ...hint }] : [];
  });
  if (hasMoney)
    dataValidations.push({
      type: 'list',
      values: ['đồng', 'nghìn đồng', 'triệu đồng', 'tỷ đồng'],
      range: 'C2',
      showErrorMessage: true,
      errorTitle: 'Đơn vị tính',
      errorMessage: 'Chọn đồng, nghìn đồng, triệu đồng hoặc tỷ đồng.',
    });
  return {
    name: spec.name,
    columns: [{ width: 12, hidden: true }, ...spec.columns.map((column) => ({ width: column.width }))],
    rows,
    cells,
    dataValidations,
    freezePane: { rows: HEADER_ROW + 1, columns: 2 },
    protection: { sheet: true, formatColumns: true, formatRows: true, insertRows: true, deleteRows: true, sort: true, autoFilter: true },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADER_ROW + 1}:${HEADER_ROW + 1}`,
    },
  };
}

function guideSheet(request: WorkbookRequest): WriteSheet {
  const unit = request.catalogue.unit(request.unit, request.on);
  const lines = [
    `BẢNG NHẬP SỐ LIỆU CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA: ${(unit ? unitTitle(unit) : request.unit).toLocaleUpperCase('vi')}`,
    `Danh mục lấy theo ngày ${formatDay(request.on)}.`,
    '',
    '1. Mỗi trang là một loại số liệu; trang nào chưa có thì để trống, không xoá trang.',
    '2. Mỗi dòng là một khoản của một quyết định hoặc chứng từ. Không nhập số cộng: phần mềm tự cộng.',
    '3. Đơn vị tính của tiền ghi ở ô C2 của trang; đổi được (đồng, nghìn đồng, triệu đồng, tỷ đồng). Dấu chấm nhóm nghìn, dấu phẩy thập phân.',
    '4. Nội dung, nguồn vốn, loại vốn nhập bằng mã trong danh sách thả xuống; bảng tên đầy đủ ở trang “Danh mục” (bỏ ẩn để xem).',
    '5. Ngày ghi dạng 30/06/2023.',
    '6. Sửa số đã nhập: sửa ngay tại dòng cũ rồi nhập lại tệp với --replace. Bút toán cũ được đảo, bút toán mới được ghi, cả hai còn trong sổ.',
    '7. Cột A (ẩn) giữ mã dòng để nhận ra dòng đã nhập. Không chép cột này sang dòng khác.',
    '8. Nhập: npx mtqg import TỆP. Xem trước, không ghi: thêm --dry-run.',
    '',
    'Các trang:',
    ...SHEETS.map((spec) => `   • ${spec.name}: ${spec.title}`),
  ];
  return {
    name: GUIDE_SHEET,
    columns: [{ width: 120 }],
    rows: lines.map((line) => [line]),
    cells: new Map<string, { value: string; style: CellStyle }>([
      ['0,0', { value: lines[0] ?? '', style: { font: { ...FONT, size: 15, bold: true, color: { rgb: INK } } } }],
      ...lines
        .slice(1)
        .map((line, index) => [`${index + 1},0`, { value: line, style: { font: FONT, alignment: { wrapText: true } } }] as const),
    ]),
    protection: { sheet: true },
  };
}

export async function writeWorkbook(request: WorkbookRequest): Promise<Uint8Array> {
  const ranges = lists(request);
  const depth = Math.max(...ranges.columns.map((column) => column.values.length));
  const listRows: CellValue[][] = [['Đơn vị', 'Mã nội dung', 'Mã nguồn', 'Mã loại vốn', 'Nội dung', 'Nguồn vốn', 'Loại vốn']];
  for (let r = 0; r < depth; r += 1) listRows.push(ranges.columns.map((column) => column.values[r] ?? null));
  const bytes = await writeXlsx({
    properties: { title: 'Bảng nhập số liệu CTMTQG', creator: 'mtqg' },
    defaultFont: FONT,
    activeSheet: 0,
    sheets: [
      guideSheet(request),
      ...SHEETS.map((spec) => writeSheet(spec, request, ranges)),
      {
        name: LISTS_SHEET,
        rows: listRows,
        columns: [{ width: 30 }, { width: 14 }, { width: 14 }, { width: 12 }, { width: 80 }, { width: 50 }, { width: 40 }],
        hidden: true,
      },
    ],
  });
  return fixedZip(bytes, request.on);
}

/** The same parts with one fixed time, so that the same request gives the same bytes. */
function fixedZip(bytes: Uint8Array, on: Day): Uint8Array {
  const parts = unzipSync(bytes);
  const stamp = new Date(`${on}T00:00:00Z`);
  const files: Zippable = {};
  for (const name of Object.keys(parts).sort((a, b) =>
    a === '[Content_Types].xml' ? -1 : b === '[Content_Types].xml' ? 1 : a < b ? -1 : 1,
  )) {
    let part = parts[name] as Uint8Array;
    if (name === 'docProps/core.xml')
      part = new TextEncoder().encode(new TextDecoder().decode(part).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${on}T00:00:00Z`));
    files[name] = [part, { mtime: stamp }];
  }
  return zipSync(files);
}
