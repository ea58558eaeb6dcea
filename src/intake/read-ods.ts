/**
 * OpenDocument sheets → raw sheets. Our own reader: what LibreOffice writes around rows (repeated headings, outline groups) must not hide
 * them, hidden rows must be said, and a percentage, an error or a formula without a value must stay what it is.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { isDay } from '../kernel/calendar.ts';
import { EMPTY, ERROR_TEXT, type RawCell, type RawSheet, textCell } from './raw.ts';

interface OpenSheet {
  readonly name: string;
  readonly rows: RawCell[][];
  readonly hiddenRows: number[];
  readonly merges: { startRow: number; endRow: number; startCol: number; endCol: number }[];
  /** Empty rows since the last one that held something; LibreOffice ends a sheet with a million of them. */
  emptyRows: number;
}

export interface OdsLimits {
  readonly rows: number;
  readonly cells: number;
}

/**
 * @param tooLarge makes the error thrown when repeated rows or cells go beyond the limits
 * @throws Error for XML that is not well formed
 */
export function readOdsContent(xml: string, limits: OdsLimits, tooLarge: () => Error): RawSheet[] {
  const sheets: OpenSheet[] = [];
  let sheet: OpenSheet | null = null;
  let row: RawCell[] = [];
  let rowTag: Readonly<Record<string, string>> = {};
  let cellTag: Readonly<Record<string, string>> | null = null;
  let emptyCells = 0;
  let text = '';
  let paragraphs = 0;
  let inParagraph = 0;
  let inNote = 0;
  let total = { rows: 0, cells: 0 };

  const repeat = (value: string | undefined) => {
    const count = Number(value ?? '1');
    return Number.isSafeInteger(count) && count > 0 ? count : 1;
  };
  const count = (rows: number, cells: number) => {
    total = { rows: total.rows + rows, cells: total.cells + cells };
    if (total.rows > limits.rows || total.cells > limits.cells) throw tooLarge();
  };

  const endCell = (owner: OpenSheet, tag: Readonly<Record<string, string>>) => {
    const cell = cellOf(tag, text);
    const times = repeat(tag['table:number-columns-repeated']);
    const [across, down] = [repeat(tag['table:number-columns-spanned']), repeat(tag['table:number-rows-spanned'])];
    if (across > 1 || down > 1) {
      const [r, c] = [owner.rows.length + owner.emptyRows, row.length + emptyCells];
      owner.merges.push({ startRow: r, endRow: r + down - 1, startCol: c, endCol: c + across - 1 });
    }
    if (cell.type === 'empty') {
      emptyCells += times;
      return;
    }
    count(0, emptyCells + times);
    for (; emptyCells > 0; emptyCells -= 1) row.push(EMPTY);
    for (let n = 0; n < times; n += 1) row.push(cell);
  };

  const endRow = (owner: OpenSheet) => {
    const times = repeat(rowTag['table:number-rows-repeated']);
    if (row.length === 0) {
      owner.emptyRows += times;
      return;
    }
    count(owner.emptyRows + times, row.length * (times - 1));
    for (; owner.emptyRows > 0; owner.emptyRows -= 1) owner.rows.push([]);
    const hidden = rowTag['table:visibility'] === 'collapse' || rowTag['table:visibility'] === 'filter';
    for (let n = 0; n < times; n += 1) {
      if (hidden) owner.hiddenRows.push(owner.rows.length);
      owner.rows.push(row);
    }
  };

  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (name === 'table:table') {
      sheet = { name: attributes['table:name'] ?? '', rows: [], hiddenRows: [], merges: [], emptyRows: 0 };
      sheets.push(sheet);
    } else if (name === 'table:table-row') {
      row = [];
      emptyCells = 0;
      rowTag = attributes;
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
      cellTag = attributes;
      text = '';
      paragraphs = 0;
    } else if (name === 'office:annotation') inNote += 1;
    else if (inNote === 0 && name === 'text:p') {
      if (paragraphs > 0) text += '\n';
      paragraphs += 1;
      inParagraph += 1;
    } else if (inParagraph > 0 && name === 'text:s') text += ' '.repeat(Math.min(repeat(attributes['text:c']), 1_000));
    else if (inParagraph > 0 && name === 'text:tab') text += ' ';
    else if (inParagraph > 0 && name === 'text:line-break') text += '\n';
  });
  parser.on('text', (part) => {
    if (inParagraph > 0 && inNote === 0) text += part;
  });
  parser.on('closetag', ({ name }: SaxesTagPlain) => {
    if (name === 'office:annotation') inNote -= 1;
    else if (name === 'text:p' && inNote === 0) inParagraph -= 1;
    else if ((name === 'table:table-cell' || name === 'table:covered-table-cell') && sheet && cellTag) {
      endCell(sheet, cellTag);
      cellTag = null;
    } else if (name === 'table:table-row' && sheet) endRow(sheet);
    else if (name === 'table:table') sheet = null;
  });
  parser.write(xml).close();
  return sheets.map(({ name, rows, hiddenRows, merges }) => ({ name: name.normalize('NFC').trim(), rows, hiddenRows, merges }));
}

function cellOf(tag: Readonly<Record<string, string>>, text: string): RawCell {
  const formula = tag['table:formula'];
  const type = tag['office:value-type'];
  const written = text.trim();
  if (tag['calcext:value-type'] === 'error') return { type: 'error', value: written === '' ? '#ERROR' : written };
  if (formula !== undefined && (ERROR_TEXT.test(written) || /^(Err:\d+|#\S+)$/.test(written))) return { type: 'error', value: written };
  const value = Number(tag['office:value'] ?? Number.NaN);
  switch (type) {
    case 'float':
    case 'currency':
      return Number.isFinite(value) ? { type: 'number', value } : textCell(text);
    case 'percentage':
      return Number.isFinite(value) ? { type: 'percent', value } : textCell(text);
    case 'date': {
      const day = (tag['office:date-value'] ?? '').slice(0, 10);
      return isDay(day) ? { type: 'day', value: day } : textCell(written === '' ? day : text);
    }
    case 'boolean':
      return { type: 'text', value: tag['office:boolean-value'] === 'true' ? 'TRUE' : 'FALSE' };
    case undefined:
      if (formula !== undefined && written === '') return { type: 'formula', value: formula.replace(/^[a-z]+:=/, '') };
      return textCell(text);
    default:
      return textCell(written === '' ? (tag['office:string-value'] ?? '') : text);
  }
}
