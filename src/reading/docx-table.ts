/** A table of a DOCX as its rows and cells come; merged cells settled, letterheads and signatures told from tables of figures. */
import type { StoryItem } from './docx-items.ts';
import type { DraftCell, DraftTable, Inline } from './text-builder.ts';
import { isOn, type XmlAttributes } from './xml.ts';

interface Cell {
  readonly row: number;
  readonly column: number;
  readonly colSpan: number;
  rowSpan: number;
  readonly header: boolean;
  readonly items: readonly StoryItem[];
}

const SPAN_LIMIT = 200;

export class DocxTable {
  readonly #cells: Cell[] = [];
  /** Column → the cell that goes on downwards. */
  #merged = new Map<number, Cell>();
  #row = -1;
  #column = 0;
  #header = false;
  #deleted = false;
  #span = 1;
  #merge: 'none' | 'start' | 'on' = 'none';

  openRow(): void {
    // A deleted row leaves no row.
    if (!this.#deleted) this.#row += 1;
    this.#column = 0;
    this.#header = false;
    this.#deleted = false;
  }

  openCell(): void {
    this.#span = 1;
    this.#merge = 'none';
  }

  /** Of a row or of a cell. */
  property(tag: string, attributes: XmlAttributes): void {
    const value = attributes['val'];
    if (tag === 'gridSpan') this.#span = Math.min(Math.max(Number(value) || 1, 1), SPAN_LIMIT);
    else if (tag === 'vMerge') this.#merge = value === 'restart' ? 'start' : 'on';
    else if (tag === 'gridBefore') this.#column = Math.min(Math.max(Number(value) || 0, 0), SPAN_LIMIT);
    else if (tag === 'tblHeader') this.#header = isOn(attributes);
    else if (tag === 'del') this.#deleted = true;
  }

  closeCell(items: readonly StoryItem[]): void {
    if (this.#row < 0 || this.#deleted) return;
    const column = this.#column;
    this.#column += this.#span;
    const above = this.#merged.get(column);
    if (this.#merge === 'on' && above !== undefined && above.row + above.rowSpan === this.#row) {
      above.rowSpan += 1;
      return;
    }
    const cell: Cell = { row: this.#row, column, colSpan: this.#span, rowSpan: 1, header: this.#header, items };
    this.#cells.push(cell);
    if (this.#merge === 'none') this.#merged.delete(column);
    else this.#merged.set(column, cell);
  }

  finish(isOutermost: boolean): StoryItem[] {
    if (isOutermost && this.#cells.length <= 40) {
      const words = this.#cells.map(({ items }) => wordsOf(items).normalize('NFC').toUpperCase());
      const items = () => this.#cells.flatMap((cell) => cell.items);
      if (words.some((text) => /CỘNG H(?:ÒA|OÀ) XÃ HỘI/u.test(text))) return [{ type: 'letterhead', items: items() }];
      if (words.some((text) => /^\s*NƠI NHẬN\s*:/u.test(text))) return items();
    }
    return [{ type: 'table', table: this.#drafted() }];
  }

  #drafted(): DraftTable {
    return {
      cells: this.#cells.map(({ items, ...place }): DraftCell => {
        const first = items.find((item) => item.type === 'paragraph' && item.content.text.trim() !== '');
        return {
          ...place,
          content: joinedInline(items),
          marker: first?.type === 'paragraph' ? (first.list?.marker ?? '') : '',
          tables: items.flatMap((item) => (item.type === 'table' ? [item.table] : [])),
        };
      }),
    };
  }
}

function wordsOf(items: readonly StoryItem[]): string {
  return items.map((item) => (item.type === 'paragraph' ? item.content.text : '')).join('\n');
}

/** The paragraphs of a cell with a space between them. */
function joinedInline(items: readonly StoryItem[]): Inline {
  const texts: string[] = [];
  const anchors: Inline['anchors'][number][] = [];
  const spans: Inline['spans'][number][] = [];
  let length = 0;
  for (const item of items) {
    if (item.type !== 'paragraph' || (item.content.text.trim() === '' && item.content.anchors.length === 0)) continue;
    if (texts.length > 0) length += 1;
    for (const anchor of item.content.anchors) anchors.push({ ...anchor, at: anchor.at + length });
    for (const span of item.content.spans) spans.push({ ...span, start: span.start + length, end: span.end + length });
    texts.push(item.content.text);
    length += item.content.text.length;
  }
  return { text: texts.join(' '), anchors, spans };
}
