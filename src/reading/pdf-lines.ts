/** Pieces of text → lines with words, and marks raised above them. */
import type { PdfItem } from './pdf-page.ts';

/** A stretch of a line without a large gap. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly size: number;
  readonly pieces: readonly Piece[];
}
export interface Piece {
  readonly item: PdfItem;
  /** A small sign above the line. */
  readonly raised: boolean;
  /** A space stands before it. */
  readonly spaced: boolean;
}
export interface Line {
  readonly page: number;
  readonly y: number;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly segments: readonly Segment[];
}

/** In units of the letter size: a gap that is a space, and one that is no space of justified text. */
const SPACE_GAP = 0.15;
const COLUMN_GAP = 1.6;

export function linesOf(items: readonly PdfItem[], page: number): Line[] {
  const rows = rowsOf(items.filter((item) => item.text.trim() !== ''));
  return rows.map((row) => lineOf(row, page)).sort((a, b) => b.y - a.y);
}

interface Row {
  y: number;
  size: number;
  readonly items: PdfItem[];
  readonly raised: Set<PdfItem>;
}

/** Items of one baseline; then small rows that float above a larger one join it. */
function rowsOf(items: readonly PdfItem[]): Row[] {
  const rows: Row[] = [];
  for (const item of items.toSorted((a, b) => b.y - a.y)) {
    const last = rows.at(-1);
    if (last !== undefined && last.y - item.y < 0.25 * Math.min(item.size, last.size)) {
      last.items.push(item);
      if (item.size > last.size) [last.size, last.y] = [item.size, item.y];
    } else rows.push({ y: item.y, size: item.size, items: [item], raised: new Set() });
  }
  const kept: Row[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) continue;
    const below = [rows[index + 1], rows[index + 2]].find((other) => other !== undefined && floatsAbove(row, other));
    if (below === undefined) kept.push(row);
    else
      for (const item of row.items) {
        below.items.push(item);
        below.raised.add(item);
      }
  }
  return kept;
}

/** Whether every piece of the row is a short sign, smaller and a little above the other, beside its words. */
function floatsAbove(row: Row, other: Row): boolean {
  const height = row.y - other.y;
  if (row.size > 0.9 * other.size || height < 0.1 * other.size || height > 0.75 * other.size) return false;
  return row.items.every(
    (item) =>
      item.text.trim().length <= 5 &&
      other.items.some((word) => item.x >= word.x - other.size && item.x <= word.x + word.width + other.size),
  );
}

function lineOf(row: Row, page: number): Line {
  const items = row.items.toSorted((a, b) => a.x - b.x);
  const segments: Segment[] = [];
  let pieces: Piece[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    const gap = item.x - end;
    if (pieces.length > 0 && gap > COLUMN_GAP * row.size) {
      segments.push(segmentOf(pieces, row.size));
      pieces = [];
    }
    const raised = row.raised.has(item);
    const space = raised ? 2 * SPACE_GAP * row.size : SPACE_GAP * Math.min(row.size, item.size);
    pieces.push({ item, raised, spaced: pieces.length > 0 && gap > space });
    end = Math.max(end, item.x + item.width);
  }
  if (pieces.length > 0) segments.push(segmentOf(pieces, row.size));
  const left = segments[0]?.left ?? 0;
  return { page, y: row.y, size: mainSize(items) || row.size, left, right: segments.at(-1)?.right ?? left, segments };
}

/** The size of most of its letters: a large mark before small print does not make it large. */
function mainSize(items: readonly PdfItem[]): number {
  const widths = new Map<number, number>();
  for (const { size, width } of items) widths.set(size, (widths.get(size) ?? 0) + width);
  return [...widths].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

function segmentOf(pieces: readonly Piece[], size: number): Segment {
  return {
    text: pieces
      .map(({ item, spaced }) => (spaced ? ` ${item.text}` : item.text))
      .join('')
      .replace(/\s+/gu, ' ')
      .trim(),
    left: pieces[0]?.item.x ?? 0,
    right: pieces.reduce((right, { item }) => Math.max(right, item.x + item.width), Number.NEGATIVE_INFINITY),
    size,
    pieces,
  };
}

export const lineText = (line: Line) => line.segments.map((segment) => segment.text).join(' ');
