/** Puts blocks together into an AuditText: offsets, trimming, tables with tables inside them. Readers bring one `Inline` a block. */
import type { AuditFormat, AuditText, BlockKind, CellPlace, NoteAnchor, SourceSpan, TextBlock } from './audit-text.ts';

/** The words of one block; offsets count from its start. It holds no line break. */
export interface Inline {
  readonly text: string;
  readonly anchors: readonly NoteAnchor[];
  readonly spans: readonly SourceSpan[];
}

export interface BlockHead {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly marker?: string;
  readonly page?: number | undefined;
  readonly cell?: CellPlace;
  readonly note?: string;
}

export interface DraftCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly header: boolean;
  readonly content: Inline;
  readonly marker?: string;
  readonly page?: number | undefined;
  readonly address?: string;
  /** Tables inside the cell, in order. */
  readonly tables: readonly DraftTable[];
}
export interface DraftTable {
  readonly cells: readonly DraftCell[];
}

export const plain = (text: string): Inline => ({ text, anchors: [], spans: [] });

/** Where `count` characters of text after the raw offset `from` of a part end; entities make the two differ. */
export type Advance = (part: string, from: number, count: number) => number;

export class TextBuilder {
  readonly #format: AuditFormat;
  readonly #advance: Advance;
  readonly #pieces: string[] = [];
  readonly #blocks: TextBlock[] = [];
  readonly #anchors: NoteAnchor[] = [];
  readonly #spans: SourceSpan[] = [];
  #length = 0;
  #tables = 0;

  constructor(format: AuditFormat, advance: Advance = (_, from, count) => from + count) {
    this.#format = format;
    this.#advance = advance;
  }

  /** Characters so far. */
  get length(): number {
    return this.#length;
  }

  /** Adds a block without the white space around its words; a block without words is left out. */
  add(head: BlockHead, content: Inline): void {
    const [from, to] = trimmed(content.text);
    if (from === to) return;
    if (this.#length > 0) this.#length += 1;
    const start = this.#length;
    const shift = start - from;
    this.#pieces.push(content.text.slice(from, to));
    this.#length += to - from;
    for (const { note, at } of content.anchors) this.#anchors.push({ note, at: Math.min(Math.max(at, from), to) + shift });
    for (const span of content.spans) {
      const kept = this.#clip(span, from, to);
      if (kept !== null) this.#spans.push({ ...kept, start: kept.start + shift, end: kept.end + shift });
    }
    this.#blocks.push({
      kind: head.kind,
      start,
      end: this.#length,
      level: head.level ?? 0,
      marker: head.marker ?? '',
      ...(head.page === undefined ? {} : { page: head.page }),
      ...(head.cell === undefined ? {} : { cell: head.cell }),
      ...(head.note === undefined ? {} : { note: head.note }),
    });
  }

  /** Row by row; a table inside a cell follows its cell. Without recursion: nesting has no limit in a file from a stranger. */
  addTable(table: DraftTable): void {
    const open = [{ ordinal: this.#tables++, cells: table.cells, at: 0 }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const cell = top.cells[top.at++];
      if (cell === undefined) {
        open.pop();
        continue;
      }
      const { row, column, rowSpan, colSpan, header, address } = cell;
      const place = { table: top.ordinal, row, column, rowSpan, colSpan, header, ...(address === undefined ? {} : { address }) };
      this.add({ kind: 'cell', marker: cell.marker ?? '', page: cell.page, cell: place }, cell.content);
      // Pushed in reverse, so that the first is read first; ordinals in reading order.
      const inner = cell.tables.map(({ cells }) => ({ ordinal: this.#tables++, cells, at: 0 }));
      open.push(...inner.reverse());
    }
  }

  finish(more: { readonly pages?: number } = {}): AuditText {
    return {
      format: this.#format,
      text: this.#pieces.join('\n'),
      blocks: this.#blocks,
      anchors: this.#anchors,
      spans: this.#spans,
      ...more,
    };
  }

  #clip(span: SourceSpan, from: number, to: number): SourceSpan | null {
    const start = Math.max(span.start, from);
    const end = Math.min(span.end, to);
    if (start >= end) return null;
    if (start === span.start && end === span.end) return span;
    if (span.part === undefined || span.from === undefined) return { ...span, start, end };
    const raw = this.#advance(span.part, span.from, start - span.start);
    return { ...span, start, end, from: raw, to: this.#advance(span.part, raw, end - start) };
  }
}

const SPACE = /\s/u;

function trimmed(text: string): [from: number, to: number] {
  let from = 0;
  let to = text.length;
  while (from < to && SPACE.test(text.charAt(from))) from += 1;
  while (to > from && SPACE.test(text.charAt(to - 1))) to -= 1;
  return [from, to];
}

/** The content from an offset on: what is before it (a bullet, the mark of a note) is no text. */
export function withoutStart(content: Inline, count: number): Inline {
  if (count === 0) return content;
  // The trimming of `add` clips spans exactly; blanks stand for what is cut until then.
  return { ...content, text: ' '.repeat(count) + content.text.slice(count) };
}
