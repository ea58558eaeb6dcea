/** Lines of a PDF that belong together → the words of one block, with the way back to page and place. */
import type { NoteAnchor, SourceSpan } from './audit-text.ts';
import { INVISIBLE, isPowerOfUnit, noteKey, raised } from './marks.ts';
import type { Piece } from './pdf-lines.ts';
import type { Inline } from './text-builder.ts';

export interface PlacedPiece extends Piece {
  readonly page: number;
  /** First of its line: what stood before ended a line. */
  readonly first: boolean;
}

/** @param notes keys of the notes of the document; a raised number that is none of them is a power */
export function pdfInline(pieces: readonly PlacedPiece[], notes: ReadonlySet<string>): Inline {
  const texts: string[] = [];
  const spans: SourceSpan[] = [];
  const anchors: NoteAnchor[] = [];
  let length = 0;
  let end = '';
  const put = (text: string) => {
    texts.push(text);
    length += text.length;
    if (text !== '') end = text.slice(-8);
  };
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) continue;
    if (piece.raised) {
      let mark = '';
      let last = at;
      for (let next = pieces[last]; next?.raised === true && (last === at || !next.first); next = pieces[++last]) mark += next.item.text;
      const key = noteKey(mark);
      if (key !== null && !isPowerOfUnit(end, mark) && (notes.has(key) || !/^\d+$/u.test(mark.trim()))) {
        anchors.push({ note: key, at: length });
        at = last - 1;
        continue;
      }
    }
    // A soft hyphen at the end of a line only cuts a word; a hyphen there joins two ("2021-" / "2025").
    const text = (piece.raised && /^\d+$/u.test(piece.item.text) ? raised(piece.item.text) : piece.item.text).replace(/\s/gu, ' ');
    const cut = piece.first && /[\u00ad]$/u.test(end);
    const shown = text.replace(INVISIBLE, '');
    // A space at the end of a line says nothing about what follows.
    const words = pieces[at + 1]?.first === true ? shown.trimEnd() : shown;
    if (length > 0 && !cut && !/\s$/u.test(end) && !/^\s/u.test(words) && (piece.spaced || (piece.first && !joinsWithoutSpace(end, words))))
      put(' ');
    const start = length;
    put(words);
    if (/\u00ad$/u.test(text)) end = '\u00ad';
    const { x, y, width, size } = piece.item;
    if (words.trim() !== '') spans.push({ start, end: length, page: piece.page, box: [round(x), round(y), round(width), round(size)] });
  }
  return { text: texts.join(''), anchors, spans };
}

/** "2021-" / "2025", "KT-" / "XH", "70/" / "QĐ": no word ends with a sign that glues; "Lao động -" has a space before it. */
function joinsWithoutSpace(end: string, next: string): boolean {
  return /[\p{L}\p{N}][-‐‑/]$/u.test(end) && /^[\p{L}\p{N}]/u.test(next);
}

const round = (value: number) => Math.round(value * 100) / 100;
