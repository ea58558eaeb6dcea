/** Lines of a paragraph as they were typed, and how their letters look. */
import type { LayoutParagraph } from './layout-document.ts';
import type { RunLook } from './layout-styles.ts';

interface Piece {
  readonly start: number;
  readonly end: number;
  /** Raw characters of the `w:t` it comes from; −1 for a sign. */
  readonly from: number;
  readonly to: number;
  /** Letters of that `w:t` before this piece. */
  readonly skipped: number;
  readonly look: RunLook;
}
export interface Line {
  readonly paragraph: LayoutParagraph;
  /** NFC, every white space a blank, none at the ends. */
  readonly text: string;
  /** As printed: with capitals where the look says so. */
  readonly shown: string;
  readonly pieces: readonly Piece[];
}

/** Lines that hold words, in order. */
export function linesOf(paragraphs: readonly LayoutParagraph[]): Line[] {
  return paragraphs.flatMap((paragraph) => {
    const whole = wholeLine(paragraph);
    const lines: Line[] = [];
    let start = 0;
    for (const part of typed(paragraph).split('\n')) {
      const line = subLine(whole, start, start + part.length);
      if (line.text !== '') lines.push(line);
      start += part.length + 1;
    }
    return lines;
  });
}

const typed = (paragraph: LayoutParagraph) => paragraph.runs.map(({ text }) => text.normalize('NFC')).join('');

function wholeLine(paragraph: LayoutParagraph): Line {
  let text = '';
  const pieces: Piece[] = [];
  for (const run of paragraph.runs) {
    const words = run.text.normalize('NFC');
    pieces.push({ start: text.length, end: text.length + words.length, from: run.from, to: run.to, skipped: 0, look: run.look });
    text += words;
  }
  return lineOf(paragraph, text.replace(/\s/gu, ' '), pieces);
}

/** The paragraph as one line. */
export function paragraphLine(paragraph: LayoutParagraph): Line {
  const whole = wholeLine(paragraph);
  return subLine(whole, 0, whole.text.length);
}

/** Part of a line, without the blanks around it. */
export function subLine(line: Line, start: number, end: number): Line {
  const words = line.text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  const to = Math.max(from, start + words.trimEnd().length);
  const pieces = line.pieces
    .filter((piece) => piece.start < to && piece.end > from)
    .map((piece) => {
      const cut = Math.max(0, from - piece.start);
      return { ...piece, start: piece.start + cut - from, end: Math.min(piece.end, to) - from, skipped: piece.skipped + cut };
    });
  return lineOf(line.paragraph, line.text.slice(from, to), pieces);
}

function lineOf(paragraph: LayoutParagraph, text: string, pieces: readonly Piece[]): Line {
  const shown = pieces.some(({ look }) => look.caps === true)
    ? pieces
        .map(({ start, end, look }) => (look.caps === true ? text.slice(start, end).toLocaleUpperCase('vi') : text.slice(start, end)))
        .join('')
    : text;
  return { paragraph, text, shown, pieces };
}

/** Letters and digits of a line for which something holds, of all of them; 1 for a line without any. */
export function shareOf(line: Line, holds: (look: RunLook) => boolean): number {
  let [all, good] = [0, 0];
  for (const piece of line.pieces) {
    const count = lettersIn(line.text.slice(piece.start, piece.end));
    all += count;
    if (holds(piece.look)) good += count;
  }
  return all === 0 ? 1 : good / all;
}
/** Letters and digits, near enough for shares, in one pass: of ASCII, and beyond. */
export function letterCounts(text: string): { readonly ascii: number; readonly beyond: number } {
  let [ascii, beyond] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) {
      if ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122)) ascii += 1;
      // Not marks of NFD, not quotation marks, dashes, arrows and boxes.
    } else if (code >= 0xc0 && (code < 0x300 || code > 0x36f) && (code < 0x2000 || code > 0x2bff)) beyond += 1;
  }
  return { ascii, beyond };
}
export function lettersIn(text: string): number {
  const { ascii, beyond } = letterCounts(text);
  return ascii + beyond;
}

// A stray letter (a blank, a full stop in another look) is not what a reader sees.
const MOSTLY = 0.8;
export const isBold = (line: Line) => shareOf(line, (look) => look.bold === true) >= MOSTLY;
export const isItalic = (line: Line) => shareOf(line, (look) => look.italic === true) >= MOSTLY;
export const isUpright = (line: Line) => shareOf(line, (look) => look.italic !== true) >= MOSTLY;
export const isUpper = (text: string) => /\p{L}/u.test(text) && text === text.toLocaleUpperCase('vi');
export const isCentred = (line: Line) => line.paragraph.look.align === 'center';

/** Word prints 10 points where nothing is said. */
export const sizeOf = (look: RunLook) => look.size ?? 10;
/** The size of most letters. */
export function mainSize(line: Line): number {
  const counts = new Map<number, number>();
  for (const piece of line.pieces) {
    const size = sizeOf(piece.look);
    counts.set(size, (counts.get(size) ?? 0) + lettersIn(line.text.slice(piece.start, piece.end)));
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 10;
}

/** Without marks on letters: "HOÀ", "HÒA" and "HOA" are one. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gu, 'd').replace(/Đ/gu, 'D').replace(/\s+/gu, ' ').trim().toUpperCase();
}
/** Spellings of one word: the tone mark may stand on either vowel ("HÒA", "HOÀ"). */
export const toneless = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();

/** Edits between two short texts, at most `most` + 1. */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1)
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return Math.min(row[b.length] ?? 0, most + 1);
}
