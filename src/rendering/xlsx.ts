/** The annexes as a workbook: numbers with live formulas, printed as in the report; the same document gives the same bytes. */
import type { CellStyle, CellValue, MergeRange, Cell as SheetCell, WriteSheet } from 'hucre/xlsx';
import { colToLetter, writeXlsx } from 'hucre/xlsx';
import type { Annex, Cell, CellRef, Document, Figure, Formula } from '../kernel/document.ts';
import { annexLabel, documentTitle, FONT, printableDocument, textArea } from './layout-parts.ts';
import { cellText, fitTable, isBold, placeHead } from './table-layout.ts';
import { textWidthMm } from './text-width.ts';
import { getText, pack, setText, unpack } from './zip.ts';

type SheetCells = Map<string, Partial<SheetCell>>;

const THIN = { style: 'thin' } as const;
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN };
/** Zone-free moment: workbooks carry a moment, reports a day. */
const noon = (day: string) => new Date(`${day}T00:00:00Z`);

export async function renderAnnexWorkbook(source: Document): Promise<Uint8Array> {
  const document = printableDocument(source);
  const figures = new Map(document.figures.map((figure) => [figure.id, figure]));
  const names = sheetNames(document.annexes);
  const sheets = document.annexes.map((annex, index) => annexSheet(annex, names[index] ?? `PL${index + 1}`, figures));
  const bytes = await writeXlsx({
    sheets: sheets.length > 0 ? sheets : [{ name: 'Phụ lục', rows: [['Báo cáo không có phụ lục.']] }],
    defaultFont: { name: FONT, size: 12 },
    properties: {
      title: documentTitle(document),
      creator: document.letterhead.issuer.replace(/\s+/gu, ' '),
      created: noon(document.asOf),
      modified: noon(document.asOf),
    },
  });
  const parts = unpack(bytes);
  setText(
    parts,
    'docProps/core.xml',
    getText(parts, 'docProps/core.xml').replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${document.asOf}T00:00:00Z`),
  );
  return pack(parts);
}

/** Excel allows 31 characters, none of []:*?/\ and no name twice (case apart). */
function sheetNames(annexes: readonly Annex[]): string[] {
  const used = new Set<string>();
  return annexes.map((annex, index) => {
    const base =
      annex.code
        .replace(/[[\]:*?/\\']/gu, ' ')
        .trim()
        .slice(0, 28) || `PL${index + 1}`;
    let name = base;
    for (let n = 2; used.has(name.toLowerCase()); n += 1) name = `${base.slice(0, 26)} ${n}`;
    used.add(name.toLowerCase());
    return name;
  });
}

function annexSheet(annex: Annex, name: string, figures: ReadonlyMap<string, Figure>): WriteSheet {
  const { table } = annex;
  const lastColumn = Math.max(0, table.columns.length - 1);
  const titles: [text: string, style: CellStyle][] = [
    [annexLabel(annex), titleStyle(14, true, false, 'center')],
    [annex.title, titleStyle(14, true, false, 'center')],
    [annex.attachedTo, titleStyle(13, false, true, 'center')],
    [annex.unitNote, titleStyle(12, false, true, 'right')],
  ];
  const headRow = titles.length;
  const firstRow = headRow + table.head.length;
  const cells: SheetCells = new Map();
  const merges: MergeRange[] = [];
  const put = (row: number, column: number, cell: Partial<SheetCell>) => cells.set(`${row},${column}`, cell);
  const wide = (row: number) => {
    if (lastColumn > 0) merges.push({ startRow: row, startCol: 0, endRow: row, endCol: lastColumn });
  };
  titles.forEach(([text, style], row) => {
    put(row, 0, { ...textCell(text), style });
    wide(row);
  });
  for (const head of placeHead(table)) {
    const [startRow, startCol] = [headRow + head.row, head.column];
    const [endRow, endCol] = [startRow + head.rowSpan - 1, startCol + head.colSpan - 1];
    const style = cellStyle('center', true);
    for (let row = startRow; row <= endRow; row += 1)
      for (let column = startCol; column <= endCol; column += 1) put(row, column, { value: null, type: 'empty', style });
    put(startRow, startCol, { ...textCell(head.text), style });
    if (endRow > startRow || endCol > startCol) merges.push({ startRow, startCol, endRow, endCol });
  }
  table.rows.forEach((line, index) => {
    table.columns.forEach((column, at) => {
      const cell = line.cells[at] ?? { type: 'empty' };
      put(firstRow + index, at, {
        ...dataCell(cell, annex, figures, firstRow),
        style: { ...cellStyle(column.align, isBold(line.level)), ...formatOf(cell, annex, figures) },
      });
    });
  });
  annex.notes.forEach((note, index) => {
    const row = firstRow + table.rows.length + index;
    put(row, 0, { ...textCell(note), style: titleStyle(12, false, true, 'left') });
    wide(row);
  });
  const { widths } = fitTable(table, textArea(annex.landscape));
  const total = widths.reduce((a, b) => a + b, 0);
  const rowDefs = new Map<number, { height: number }>();
  for (const [row, [text]] of titles.entries()) rowDefs.set(row, { height: heightOf([[text, total]], 14) });
  for (let row = 0; row < table.head.length; row += 1) {
    const texts = placeHead(table).filter((head) => head.row === row && head.rowSpan === 1);
    rowDefs.set(headRow + row, {
      height: heightOf(
        texts.map((head) => [head.text, widths.slice(head.column, head.column + head.colSpan).reduce((a, b) => a + b, 0)]),
        12,
      ),
    });
  }
  for (const [index, line] of table.rows.entries()) {
    rowDefs.set(firstRow + index, {
      height: heightOf(
        line.cells.map((cell, at) => [cellText(cell), widths[at] ?? 20]),
        12,
      ),
    });
  }
  const rowCount = firstRow + table.rows.length + annex.notes.length;
  return {
    name,
    rows: Array.from({ length: rowCount }, () => Array.from<CellValue>({ length: table.columns.length }).fill(null)),
    cells,
    merges,
    rowDefs,
    // A character of the default font is about 2 mm wide.
    columns: widths.map((width) => ({ width: Math.round(width * 5.2) / 10 + 1 })),
    freezePane: { rows: firstRow, columns: Math.min(2, lastColumn) },
    pageSetup: {
      paperSize: 'a4',
      orientation: annex.landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: `$${headRow + 1}:$${firstRow}`,
      margins: { top: 0.8, bottom: 0.8, left: 1.2, right: 0.6, header: 0.4, footer: 0.4 },
    },
    headerFooter: { differentFirst: true, oddHeader: '&C&P', firstHeader: '' },
  };
}

/** Programs do not widen rows of wrapped text by themselves when a file comes from a program: the height is reckoned here. */
function heightOf(texts: readonly (readonly [text: string, widthMm: number])[], size: number): number {
  const lines = texts.map(([text, width]) => Math.ceil((textWidthMm(text, size, true) * 1.08) / Math.max(1, width - 3)));
  return Math.max(1, ...lines) * (size + 4.5);
}

function titleStyle(size: number, bold: boolean, italic: boolean, horizontal: 'left' | 'center' | 'right'): CellStyle {
  return { font: { name: FONT, size, bold, italic }, alignment: { horizontal, vertical: 'center', wrapText: true } };
}
function cellStyle(horizontal: 'left' | 'center' | 'right', bold: boolean): CellStyle {
  return { font: { name: FONT, size: 12, bold }, alignment: { horizontal, vertical: 'center', wrapText: true }, border: BORDER };
}

/** Text stays text whatever it begins with: it is written as a string, never as a formula. */
function textCell(text: string): Partial<SheetCell> {
  return text === '' ? { value: null, type: 'empty' } : { value: text, type: 'string' };
}

function dataCell(cell: Cell, annex: Annex, figures: ReadonlyMap<string, Figure>, firstRow: number): Partial<SheetCell> {
  if (cell.type !== 'figure') return textCell(cell.type === 'text' ? cell.text : '');
  const value = numberOf(figures.get(cell.figure), annex);
  if (value === null) return textCell(cell.printed);
  if (cell.formula === undefined) return { value, type: 'number' };
  return { value, type: 'formula', formula: formulaText(cell.formula, firstRow), formulaResult: value };
}

/** The number behind a figure in the printed scale; null where it has none (a ratio to nothing). */
function numberOf(figure: Figure | undefined, annex: Annex): number | null {
  const value = figure?.value;
  if (value === undefined) return null;
  if (value.type === 'money') return value.dong / annex.moneyScale;
  if (value.type === 'ratio') return value.denominator === 0 ? null : value.numerator / value.denominator;
  const number = Number(value.value);
  return value.value === '' || !Number.isFinite(number) ? null : number;
}

function formatOf(cell: Cell, annex: Annex, figures: ReadonlyMap<string, Figure>): CellStyle {
  if (cell.type !== 'figure') return { numFmt: '@' };
  const value = figures.get(cell.figure)?.value;
  if (value === undefined) return {};
  // Zero prints as the dash of the document; a formula that comes to zero does too.
  if (value.type === 'money') return { numFmt: `#,##0${fraction(annex.moneyDecimals)};-#,##0${fraction(annex.moneyDecimals)};"-"` };
  if (value.type === 'ratio') return { numFmt: `0${fraction(annex.percentDecimals)}%;-0${fraction(annex.percentDecimals)}%;"-"` };
  const decimals = value.value.split('.')[1]?.length ?? 0;
  return { numFmt: `#,##0${fraction(decimals)}${cell.printed.endsWith('%') ? '"%"' : ''}` };
}
function fraction(decimals: number): string {
  return decimals === 0 ? '' : `.${'0'.repeat(decimals)}`;
}

function address([row, column]: CellRef, firstRow: number): string {
  return `${colToLetter(column)}${firstRow + row + 1}`;
}

function formulaText(formula: Formula, firstRow: number): string {
  if (formula.type === 'ratio') {
    const [of, to] = [address(formula.of, firstRow), address(formula.to, firstRow)];
    return `IF(${to}=0,"",${of}/${to})`;
  }
  return formula.cells.length === 0 ? '0' : `SUM(${ranges(formula.cells, firstRow).join(',')})`;
}

/** Runs of cells down a column or along a row become one range: Excel takes 255 arguments, and a range is easier to check. */
function ranges(cells: readonly CellRef[], firstRow: number): string[] {
  const groups: CellRef[][] = [];
  for (const cell of cells) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const down = last !== undefined && cell[1] === last[1] && cell[0] === last[0] + 1 && group?.[0]?.[1] === cell[1];
    const along = last !== undefined && cell[0] === last[0] && cell[1] === last[1] + 1 && group?.[0]?.[0] === cell[0];
    if (group !== undefined && (down || along)) group.push(cell);
    else groups.push([cell]);
  }
  const texts = groups.map((group) => {
    const [first, last] = [group[0] as CellRef, group.at(-1) as CellRef];
    return group.length === 1 ? address(first, firstRow) : `${address(first, firstRow)}:${address(last, firstRow)}`;
  });
  if (texts.length <= 255) return texts;
  // Nested sums carry the rest.
  return Array.from(
    { length: Math.ceil(texts.length / 200) },
    (_, index) => `SUM(${texts.slice(index * 200, (index + 1) * 200).join(',')})`,
  );
}
