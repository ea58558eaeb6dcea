/** XLSX → AuditText: each sheet is a heading with its name and one table of its used rows, cells as they are displayed. */
import { type Cell, type CellValue, type MergeRange, readXlsx as readWorkbook, type Sheet } from 'hucre/xlsx';
import { Problem } from '../kernel/problem.ts';
import type { AuditText } from './audit-text.ts';
import { dateText, numberText } from './cell-text.ts';
import { scanPackage } from './package-guard.ts';
import { type DraftCell, plain, TextBuilder } from './text-builder.ts';

/** XML of the sheets and of their words. */
const XML_LIMIT = 120_000_000;

/** @throws Problem of scanPackage; too-large, unsupported-file, unreadable-file */
export async function readXlsx(bytes: Uint8Array): Promise<AuditText> {
  let size = 0;
  const parts = scanPackage(bytes, (name, chunk) => {
    if (!/^xl\/(?:worksheets\/[^/]+|sharedStrings|styles)\.xml$/u.test(name)) return;
    size += chunk.length;
    if (size > XML_LIMIT)
      throw new Problem('too-large', 'Bảng tính quá lớn để kiểm tra; xoá các dòng, cột thừa hoặc tách thành nhiều tệp.');
  });
  if (!parts.has('xl/workbook.xml'))
    throw new Problem('unsupported-file', 'Tệp không phải bảng tính .xlsx: thiếu phần xl/workbook.xml; mở bằng Excel và lưu dạng .xlsx.');
  const builder = new TextBuilder('xlsx');
  for (const sheet of await sheetsOf(bytes)) {
    const cells = cellsOf(sheet);
    if (cells.length === 0) continue;
    builder.add({ kind: 'heading', level: 1 }, plain(oneLine(sheet.name)));
    builder.addTable({ cells });
  }
  return builder.finish();
}

async function sheetsOf(bytes: Uint8Array): Promise<readonly Sheet[]> {
  try {
    return (await readWorkbook(bytes, { readStyles: true })).sheets;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('unreadable-file', 'Tệp bảng tính hỏng; mở bằng Excel hoặc LibreOffice, lưu lại dạng .xlsx rồi thử lại.');
  }
}

function cellsOf(sheet: Sheet): DraftCell[] {
  const covers = new Covers(sheet.merges ?? []);
  const cells: (DraftCell & { rowSpan: number; colSpan: number })[] = [];
  let left = Number.POSITIVE_INFINITY;
  const top = sheet.rows.findIndex((row) => row.some((value) => value !== null && value !== ''));
  for (let r = Math.max(top, 0); r < sheet.rows.length; r += 1) {
    const row = sheet.rows[r] ?? [];
    covers.openRow(r);
    for (let c = 0; c < row.length; c += 1) {
      const text = displayed(row[c] ?? null, sheet.cells?.get(`${r},${c}`));
      const merge = text === '' ? null : covers.at(c);
      if (text === '' || (merge !== null && (merge.startRow !== r || merge.startCol !== c))) continue;
      left = Math.min(left, c);
      cells.push({
        row: r - top,
        column: c,
        rowSpan: merge === null ? 1 : Math.min(merge.endRow, sheet.rows.length - 1) - r + 1,
        colSpan: merge === null ? 1 : merge.endCol - c + 1,
        header: false,
        content: plain(text),
        address: `${sheet.name}!${columnName(c)}${r + 1}`,
        tables: [],
      });
    }
  }
  return cells.map((cell) => ({ ...cell, column: cell.column - left }));
}

/** The merged ranges of the row that is read; rows come in order, and columns in order within a row. */
class Covers {
  readonly #coming: MergeRange[];
  #open: MergeRange[] = [];
  #next = 0;
  #at = 0;

  constructor(merges: readonly MergeRange[]) {
    this.#coming = merges.toSorted((a, b) => a.startRow - b.startRow);
  }

  openRow(row: number): void {
    const before = this.#open.length;
    this.#open = this.#open.filter((merge) => merge.endRow >= row);
    let changed = this.#open.length !== before;
    for (let merge = this.#coming[this.#next]; merge !== undefined && merge.startRow <= row; merge = this.#coming[++this.#next]) {
      if (merge.endRow < row) continue;
      this.#open.push(merge);
      changed = true;
    }
    if (changed) this.#open.sort((a, b) => a.startCol - b.startCol);
    this.#at = 0;
  }

  at(column: number): MergeRange | null {
    for (let merge = this.#open[this.#at]; merge !== undefined && merge.endCol < column; merge = this.#open[++this.#at]);
    const merge = this.#open[this.#at];
    return merge !== undefined && merge.startCol <= column ? merge : null;
  }
}

function displayed(value: CellValue, cell: Cell | undefined): string {
  if (cell?.type === 'error') return String(cell.value);
  const format = cell?.style?.numFmt;
  const shown = value ?? cell?.formulaResult ?? null;
  if (shown === null) return '';
  if (typeof shown === 'number') return numberText(shown, format);
  if (shown instanceof Date) return dateText(shown, format);
  if (typeof shown === 'boolean') return shown ? 'TRUE' : 'FALSE';
  return oneLine(shown);
}

const oneLine = (text: string) => text.replace(/[\s\u0085\u2028\u2029]+/gu, (space) => (space === '\u00a0' ? space : ' ')).trim();

function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
