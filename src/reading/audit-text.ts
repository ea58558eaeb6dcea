/**
 * What a reader hands to the auditor: the words of a document in reading order, cut into blocks, with the way back to the file.
 * Plain data. `text` is the blocks joined by "\n"; `blocks` do not overlap and are in order; offsets are UTF-16 units.
 *
 * The text keeps the normal form of the file (a file in NFD stays NFD). What a reader of paper does not see as words is not in it:
 * Markdown emphasis, footnote marks (see `anchors`), bullets and computed list numbers (see `marker`), soft hyphens.
 */

export const AUDIT_FORMATS = ['docx', 'pdf', 'md', 'txt', 'xlsx'] as const;
export type AuditFormat = (typeof AUDIT_FORMATS)[number];

/** `header`: running header or footer, and the letterhead's table; `signature`: not told apart by every reader. */
export type BlockKind = 'heading' | 'paragraph' | 'item' | 'cell' | 'footnote' | 'header';

/** Place of a cell in its table, from 0. A cell covered by a merged one has no block. */
export interface CellPlace {
  /** Ordinal of the table in the document, from 0; a nested table is a table of its own, after the cell that holds it. */
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Known to be a header cell (Markdown head row, `<th>`, a repeated header row of Word); false when the file does not say. */
  readonly header: boolean;
  /** Spreadsheet address with the sheet ("PL1!B7"), for XLSX. */
  readonly address?: string;
}

export interface TextBlock {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** Heading 1–6; item depth from 1; 0 otherwise. */
  readonly level: number;
  /**
   * A bullet ("-", "+", "*", "•") or a number that the program computes (Word's automatic lists: "1.", "a)", "I."), not in `text`.
   * Numbers that were typed stay in the text, and the marker is "".
   */
  readonly marker: string;
  /** From 1, of its first word; PDF only. */
  readonly page?: number;
  readonly cell?: CellPlace;
  /** Key of a footnote; `anchors` of the same key say where its mark stands. */
  readonly note?: string;
}

/** Where the mark of a footnote stands: between text[at − 1] and text[at]. */
export interface NoteAnchor {
  readonly note: string;
  readonly at: number;
}

/**
 * Where a stretch of the text comes from. DOCX: `part` and the raw characters from–to of one `w:t` element's content in that part's
 * XML (entities count as written). PDF: page and box in points, from the lower left corner.
 */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
  readonly part?: string;
  readonly from?: number;
  readonly to?: number;
  readonly page?: number;
  readonly box?: readonly [x: number, y: number, width: number, height: number];
}

export interface AuditText {
  readonly format: AuditFormat;
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  readonly anchors: readonly NoteAnchor[];
  /** In order of `start`; empty for Markdown, plain text and XLSX. */
  readonly spans: readonly SourceSpan[];
  /** Pages of a PDF. */
  readonly pages?: number;
}
