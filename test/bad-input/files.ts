/** Small workbooks for tests: one helper a format, rows by header, and surgery on the parts of a file. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { writeCsv } from 'hucre/csv';
import { writeOds } from 'hucre/ods';
import { type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';

export type Row = Readonly<Record<string, CellValue>>;
export type Grid = CellValue[][];
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Đăk Kôi in 2023, paid from the fund that `plan` gives. */
const PAYMENT: Row = {
  'Nghiệp vụ': 'Thanh toán',
  'Ngày thanh toán': '15/05/2023',
  'Số chứng từ': 'CT-1',
  Dòng: '1',
  'Đơn vị': '23482',
  'Nội dung (mã)': 'DT.DA4.T1',
  'Nguồn vốn': 'NSTW',
  'Loại vốn': 'DTPT',
  'Năm vốn': 2023,
  'Số tiền': 10,
};
const PLAN: Row = {
  'Nghiệp vụ': 'Giao vốn',
  'Ngày hiệu lực': '10/01/2023',
  'Số quyết định': 'QĐ-1',
  Dòng: '1',
  'Đơn vị': '23482',
  'Nội dung (mã)': 'DT.DA4.T1',
  'Nguồn vốn': 'NSTW',
  'Loại vốn': 'DTPT',
  'Năm vốn': 2023,
  'Số tiền': 1_000,
};
export const payment = (change: Row = {}): Row => ({ ...PAYMENT, ...change });
export const plan = (change: Row = {}): Row => ({ ...PLAN, ...change });

/** Row 1 states the scale, row 2 has the headers, the first row of data is row 3. */
export function grid(rows: readonly Row[], scale: string | null = 'triệu đồng'): Grid {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [
    scale === null ? ['Bảng kê'] : ['Đơn vị tính:', scale],
    headers,
    ...rows.map((row) => headers.map((header) => row[header] ?? null)),
  ];
}

export type Sheets = Readonly<Record<string, Grid>>;

export async function xlsx(sheets: Sheets, more: Partial<WriteSheet> = {}, name = 'so-lieu.xlsx'): Promise<NamedFile> {
  return { name, bytes: await writeXlsx({ sheets: Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows, ...more })) }) };
}
export async function ods(sheets: Sheets, name = 'so-lieu.ods'): Promise<NamedFile> {
  return { name, bytes: await writeOds({ sheets: Object.entries(sheets).map(([sheet, rows]) => ({ name: sheet, rows })) }) };
}
export function csv(sheet: string, rows: Grid, delimiter = ','): NamedFile {
  const shown = rows.map((row) => row.map((value) => (typeof value === 'number' ? String(value).replace('.', ',') : value)));
  return { name: `${sheet}.csv`, bytes: new TextEncoder().encode(writeCsv(shown, { delimiter })) };
}

/** The same file with one part rewritten. */
export function edited(file: NamedFile, part: string, change: (text: string) => string): NamedFile {
  const parts = unzipSync(file.bytes);
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(parts)) files[name] = name === part ? strToU8(change(strFromU8(bytes))) : bytes;
  if (parts[part] === undefined) throw new Error(`no part ${part}: ${Object.keys(parts).join(', ')}`);
  const changed = zipSync(files);
  return { name: file.name, bytes: changed };
}

/** A spreadsheet made by hand around the XML of its only sheet. */
export function rawXlsx(sheetXml: Uint8Array | string, name = 'so-lieu.xlsx', more: Zippable = {}): NamedFile {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  return {
    name,
    bytes: zipSync({
      '[Content_Types].xml': strToU8(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/></Types>`,
      ),
      '_rels/.rels': strToU8(relations('officeDocument', 'xl/workbook.xml')),
      'xl/workbook.xml': strToU8(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Giải ngân" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(relations('worksheet', 'worksheets/sheet1.xml')),
      'xl/worksheets/sheet1.xml': typeof sheetXml === 'string' ? strToU8(sheetXml) : sheetXml,
      ...more,
    }),
  };
}
