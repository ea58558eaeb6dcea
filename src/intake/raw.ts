/** Sheets as they stand in a file, before anything is understood. */
import type { Day } from '../kernel/calendar.ts';

/** A cell as it stands: what could not be a value is kept as what is wrong with it. */
export type RawCell =
  | { readonly type: 'empty' }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'percent'; readonly value: number }
  | { readonly type: 'day'; readonly value: Day }
  | { readonly type: 'error'; readonly value: string }
  /** A formula that was never calculated. */
  | { readonly type: 'formula'; readonly value: string };

export interface RawSheet {
  readonly name: string;
  /** Which of our sheets its rows are of, where the sender said so; otherwise its name says. */
  readonly kind?: string;
  readonly rows: readonly (readonly RawCell[])[];
  /** 0-based numbers of hidden rows. */
  readonly hiddenRows: readonly number[];
  readonly merges: readonly { readonly startRow: number; readonly endRow: number; readonly startCol: number; readonly endCol: number }[];
}

export const EMPTY: RawCell = { type: 'empty' };

/** What a spreadsheet shows where a formula failed. */
export const ERROR_TEXT = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/;

export function textCell(value: string): RawCell {
  const text = value.normalize('NFC').trim();
  if (text === '') return EMPTY;
  return ERROR_TEXT.test(text) ? { type: 'error', value: text } : { type: 'text', value: text };
}

/** "D7" for row 6, column 3 (from 0). */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** Row 6, column 3 (from 0) for "D7". */
export function cellPlace(cell: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
