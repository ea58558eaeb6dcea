/**
 * The one hand-over object between composing and rendering: plain, frozen data. Composing (reports/) knows the ledger
 * and the template; rendering/ knows only this file. The order of parts follows Nghị định 30/2020/NĐ-CP, Annex I.
 */
import type { Day } from './calendar.ts';

export type Inline =
  | { readonly type: 'text'; readonly text: string; readonly bold?: boolean; readonly italic?: boolean }
  | {
      readonly type: 'figure';
      /** Id of an element of `Document.figures`. */
      readonly figure: string;
      /** n-th place of a figure in the document, counted from 1 over body then annexes. */
      readonly place: number;
      /** The only printed form: every renderer shows exactly this text. */
      readonly printed: string;
      readonly bold?: boolean;
      readonly italic?: boolean;
    }
  /** A footnote mark; `number` counts from 1 and indexes `Document.footnotes`. */
  | { readonly type: 'note'; readonly number: number };

export type Block =
  /** `number` is printed before the text ("I.", "1.", "1.1.", "a)"); "" for none. */
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly number: string; readonly inlines: readonly Inline[] }
  | { readonly type: 'paragraph'; readonly inlines: readonly Inline[] }
  /** `marker` is "-" or "+"; `level` 1 or 2. */
  | { readonly type: 'item'; readonly marker: string; readonly level: 1 | 2; readonly inlines: readonly Inline[] }
  | { readonly type: 'table'; readonly table: Table };

/** Cell addresses inside one table body: [row, column], from 0. */
export type CellRef = readonly [row: number, column: number];
/** What a cell is computed from; a spreadsheet renders it as a live formula, other formats ignore it. */
export type Formula =
  | { readonly type: 'sum'; readonly cells: readonly CellRef[] }
  | { readonly type: 'ratio'; readonly of: CellRef; readonly to: CellRef };

export type Cell =
  | { readonly type: 'empty' }
  | { readonly type: 'text'; readonly text: string }
  /** A figure; the value is `Figure.value` of that id. */
  | { readonly type: 'figure'; readonly figure: string; readonly place: number; readonly printed: string; readonly formula?: Formula };

export interface Column {
  readonly key: string;
  /** Relative width. */
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
}
export interface HeadCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
}
export interface Row {
  /** 0 is a grand total, 1 a programme, deeper levels its parts: renderers set 0 and 1 bold. */
  readonly level: number;
  readonly cells: readonly Cell[];
}
export interface Table {
  readonly columns: readonly Column[];
  /** Header rows; a cell covered by a span of an earlier cell is left out (as in HTML). */
  readonly head: readonly (readonly HeadCell[])[];
  readonly rows: readonly Row[];
}

export interface Annex {
  /** Stable code such as "PL1", used as sheet and file name. */
  readonly code: string;
  /** Roman number as printed: "I". Empty when there is one annex only. */
  readonly number: string;
  /** Already in upper case. */
  readonly title: string;
  /** "(Kèm theo Báo cáo số …)". */
  readonly attachedTo: string;
  /** "ĐVT: Triệu đồng", or "" . */
  readonly unitNote: string;
  readonly landscape: boolean;
  readonly table: Table;
  /** Printed under the table, e.g. the rounding remark. */
  readonly notes: readonly string[];
  /** Divisor from đồng to the printed money of this annex: 1_000_000 for triệu đồng. */
  readonly moneyScale: 1 | 1_000 | 1_000_000 | 1_000_000_000;
  /** Decimals of the printed money of this annex (0–3), the number format of spreadsheet cells. */
  readonly moneyDecimals: number;
  readonly percentDecimals: number;
}

export type FigureValue =
  | { readonly type: 'money'; readonly dong: number }
  | { readonly type: 'ratio'; readonly numerator: number; readonly denominator: number }
  /** An exact decimal number as text with "." ("24.86"), and what it counts ("%", "xã", "hộ", "điểm %"). */
  | { readonly type: 'number'; readonly value: string; readonly unit: string };

/** One fact behind a figure, down to the cell it came from. */
export interface ProvenanceLine {
  /** "ledger" has home and seq; "record" a record id. */
  readonly from: 'ledger' | 'record';
  readonly home?: string;
  readonly seq?: number;
  readonly what: string;
  readonly unitName: string;
  readonly effectiveOn: Day | null;
  /** Number of the decision or voucher, as text; "" if none. */
  readonly document: string;
  readonly dong?: number;
  readonly file?: string;
  readonly sheet?: string;
  readonly cell?: string;
}

export interface Figure {
  /** 20 base32 characters of the hash of (query, unit, period). */
  readonly id: string;
  readonly query: string;
  readonly unit: string;
  readonly period: string;
  /** Vietnamese, e.g. "Kế hoạch vốn NSTW, CT xây dựng nông thôn mới". */
  readonly label: string;
  readonly value: FigureValue;
  readonly asOf: Day;
  readonly provenance: readonly ProvenanceLine[];
}

export interface ChainHead {
  readonly home: string;
  readonly seq: number;
  /** Lower-case hex. */
  readonly hash: string;
}

export interface Document {
  readonly schemaVersion: 1;
  /** e.g. "bao-cao-6-thang". */
  readonly report: string;
  readonly unit: string;
  readonly period: string;
  readonly asOf: Day;
  /** Heads of every ledger that was read. */
  readonly chain: readonly ChainHead[];
  readonly letterhead: {
    /** Name of the superior body, or "" (People's Committees print none). Upper case. */
    readonly superior: string;
    /** Upper case: "ỦY BAN NHÂN DÂN HUYỆN KON RẪY"; "\n" where the line should break. */
    readonly issuer: string;
    /** "05", or "" before the number is given. */
    readonly number: string;
    /** "BC-UBND". */
    readonly symbol: string;
    readonly place: string;
    /** Date of signing, or null before it is signed; `year` is then printed alone. */
    readonly signedOn: Day | null;
    readonly year: number;
  };
  /** "BÁO CÁO". */
  readonly kind: string;
  readonly subject: string;
  readonly addressees: readonly string[];
  readonly blocks: readonly Block[];
  /** Footnote n is element n − 1. */
  readonly footnotes: readonly (readonly Inline[])[];
  /** Lines above the signature, upper case: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH". */
  readonly signature: { readonly authority: readonly string[]; readonly name: string };
  /** Without the leading dash and final sign: "Như trên", "Lưu: VT". */
  readonly recipients: readonly string[];
  readonly annexes: readonly Annex[];
  readonly figures: readonly Figure[];
}

/** Every place of a figure, in order: body, footnotes, annexes. */
export function placesOf(document: Document): { place: number; figure: string; printed: string }[] {
  const places: { place: number; figure: string; printed: string }[] = [];
  const visitInlines = (inlines: readonly Inline[]) => {
    for (const inline of inlines)
      if (inline.type === 'figure') places.push({ place: inline.place, figure: inline.figure, printed: inline.printed });
  };
  const visitTable = (table: Table) => {
    for (const row of table.rows)
      for (const cell of row.cells)
        if (cell.type === 'figure') places.push({ place: cell.place, figure: cell.figure, printed: cell.printed });
  };
  for (const block of document.blocks) {
    if (block.type === 'table') visitTable(block.table);
    else visitInlines(block.inlines);
  }
  for (const note of document.footnotes) visitInlines(note);
  for (const annex of document.annexes) visitTable(annex.table);
  return places;
}

/** "", "I", "II", … for annex numbers (at most 39). */
export function romanNumeral(n: number): string {
  const ones = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
  return 'X'.repeat(Math.trunc(n / 10)) + (ones[n % 10] ?? '');
}
