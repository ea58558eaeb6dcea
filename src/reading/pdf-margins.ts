/** What does not belong to the running text of a page: page numbers, running headers and footers, the notes at its bottom. */
import { noteKey } from './marks.ts';
import { type Line, lineText } from './pdf-lines.ts';

export interface MarginPage {
  readonly number: number;
  readonly height: number;
  lines: Line[];
}

const PAGE_NUMBER = /^(?:[-–—\s]*\d{1,4}[-–—\s]*|(?:Trang|Page)\s*\d{1,4}(?:\s*(?:\/|trên|of)\s*\d{1,4})?|\d{1,4}\s*\/\s*\d{1,4})$/iu;

/** Takes page numbers and repeated lines off the edges. @returns the texts of running headers, each once */
export function takeRunningLines(pages: readonly MarginPage[]): string[] {
  const seen = new Map<string, number>();
  for (const page of pages) for (const line of edgeLines(page)) seen.set(keyOf(line), (seen.get(keyOf(line)) ?? 0) + 1);
  const enough = Math.max(2, Math.min(4, Math.ceil(pages.length / 2)));
  const running = new Map<string, string>();
  for (const page of pages) {
    const edges = new Set(edgeLines(page));
    page.lines = page.lines.filter((line) => {
      if (!edges.has(line)) return true;
      const text = lineText(line);
      if (PAGE_NUMBER.test(text)) return false;
      if (pages.length < 3 || (seen.get(keyOf(line)) ?? 0) < enough) return true;
      if (/\p{L}/u.test(text) && !running.has(keyOf(line)))
        running.set(keyOf(line), text.replace(/[-–|\s]*(?:Trang|Page)\s*\d{1,4}(?:\/\d{1,4})?$/iu, '').trim());
      return false;
    });
  }
  return [...running.values()].filter((text) => text !== '');
}

const EDGE = 0.09;

/** The outermost lines, in the margins. */
function edgeLines({ height, lines }: MarginPage): Line[] {
  const top = lines.slice(0, 2).filter((line) => line.y > height * (1 - EDGE));
  const bottom = lines.slice(-2).filter((line) => line.y < height * EDGE && !top.includes(line));
  return [...top, ...bottom];
}

const keyOf = (line: Line) => `${Math.round(line.y / 4)} ${lineText(line).replace(/\d+/gu, '#')}`;

export interface PdfNote {
  readonly key: string;
  readonly lines: Line[];
}

/** Takes the notes off the bottom of a page: small letters down to the end, from a line that begins with a mark. */
export function takeNotes(page: MarginPage, bodySize: number, before: PdfNote | undefined): PdfNote[] {
  const isSmall = (line: Line | undefined) => line !== undefined && line.size < 0.93 * bodySize;
  let from = page.lines.length;
  while (from > 0 && isSmall(page.lines[from - 1])) from -= 1;
  const small = page.lines.slice(from);
  const first = small.findIndex((line) => markOf(line) !== null);
  if (first < 0 && !(before !== undefined && from > 0 && small.length > 0 && small.length < 40 && from < page.lines.length)) return [];
  const notes: PdfNote[] = [];
  // Small lines before the first mark are the rest of a note of the page before; where there is none they are text.
  const goesOn = before !== undefined && before.lines.at(-1)?.page === page.number - 1;
  small.forEach((line, index) => {
    const mark = markOf(line);
    if (mark !== null) notes.push({ key: mark.key, lines: [mark.rest] });
    else if (index > first && first >= 0) notes.at(-1)?.lines.push(line);
    else if (goesOn) before.lines.push(line);
  });
  page.lines = page.lines.slice(0, goesOn || first < 0 ? from : from + first);
  if (!goesOn && first < 0) page.lines.push(...small);
  return notes;
}

/** The mark that a note begins with, and the line without it. */
export function markOf(line: Line): { readonly key: string; readonly rest: Line } | null {
  const [segment, ...others] = line.segments;
  if (segment === undefined) return null;
  let raised = '';
  let count = 0;
  for (const piece of segment.pieces) {
    if (!piece.raised) break;
    raised += piece.item.text;
    count += 1;
  }
  const pieces = segment.pieces;
  const first = pieces[count];
  const key = count > 0 ? noteKey(raised) : null;
  if (key !== null && (first !== undefined || others.length > 0))
    return {
      key,
      rest: {
        ...line,
        segments:
          first === undefined
            ? others
            : [{ ...segment, pieces: pieces.slice(count), text: segment.text.slice(raised.length).trim() }, ...others],
      },
    };
  const typed = /^\s*[([]?(\d{1,3})[)\]]?[.:]?(?:\s+|$|(?=\p{Lu}))/u.exec(first?.item.text ?? '');
  if (count > 0 || typed === null || first === undefined) return null;
  const words = first.item.text.slice(typed[0].length);
  const kept = words.trim() === '' ? pieces.slice(1) : [{ ...first, item: { ...first.item, text: words } }, ...pieces.slice(1)];
  if (kept.length === 0 && others.length === 0) return null;
  return {
    key: typed[1] ?? '',
    rest: {
      ...line,
      segments: kept.length === 0 ? others : [{ ...segment, pieces: kept, text: segment.text.slice(typed[0].length).trim() }, ...others],
    },
  };
}
