/** Lines of one column → paragraphs. A line goes on in the next when the first word of the next had no room left in it. */
import { type Line, lineText } from './pdf-lines.ts';

export interface Region {
  readonly left: number;
  readonly right: number;
  /** Distance of the lines of one paragraph, by letter size (rounded). */
  readonly leading: ReadonlyMap<number, number>;
}
export interface Paragraph {
  readonly lines: readonly Line[];
}

const BULLET = /^(?:[-+–•*●○▪■]|[\uf000-\uf0ff])\s*\S/u;
const ENUMERATOR =
  /^(?:\(?\d{1,3}(?:\.\d{1,2}){0,4}[.)](?=\s|$)|\d{1,2}(?:\.\d{1,2}){1,4}\s+(?=\p{Lu})|[a-zđ][.)](?=\s|$)|[IVXLC]{1,7}[.)](?=\s|$)|Điều\s\d)/u;

/** Lines of a letterhead or a signature that are lines of their own. */
const OPENING = /^(?:Độc lập|Số\s*:|V\/v|(?:TM|KT|TL|TUQ|Q)\.\s?\p{Lu}|PHÓ\s|CHỦ TỊCH$)/u;

export function paragraphsOf(lines: readonly Line[], region: Region): Paragraph[] {
  const paragraphs: Line[][] = [];
  for (const line of lines) {
    const current = paragraphs.at(-1);
    if (current !== undefined && goesOn(current, line, region, true)) current.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs.map((list) => ({ lines: list }));
}

/** @param samePage false where the next line stands at the top of the next page or column */
export function goesOn(paragraph: readonly Line[], line: Line, region: Region, samePage: boolean, next: Region = region): boolean {
  const before = paragraph.at(-1);
  if (before === undefined) return false;
  // A file that says what is one paragraph is believed; that it says two is not, for some programs tag every line.
  const block = blockOf(line, 0);
  if (samePage && block !== null && block === blockOf(before, -1)) return true;
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > 0.12 * size) return false;
  if (samePage && before.y - line.y > 1.22 * (region.leading.get(Math.round(size)) ?? 1.3 * size)) return false;
  const text = lineText(line);
  const ended = /[.;:!?]["”’)]*$/u.test(lineText(before));
  const isInLine = !isIndented(line, next) || (isEven(line, next) && isEven(before, region));
  // "… giải ngân năm 2023:" / "14.770,5/101.294 triệu đồng": a figure does not begin a paragraph.
  const isFigure = /^\d[\d.,]*(?:[/%]|\s\p{Ll})/u.test(text) && !ENUMERATOR.test(text) && !/[.;!?]$/u.test(lineText(before));
  const isRest = isInLine && (isFigure || (!ended && /^(?:\p{Ll}{2}|[,;.)”])/u.test(text)));
  if (!isRest && hadRoom(before, line, region)) return false;
  // "2021" / "- 2025" is a range that was cut at its dash.
  const isRange = /\d$/u.test(lineText(before)) && /^\S\s*\d/u.test(text);
  if (BULLET.test(text) && (ended || (isIndented(line, next) && !isRange))) return false;
  if (OPENING.test(text)) return false;
  if (ended && ENUMERATOR.test(text)) return false;
  if (isIndented(line, next) && !isCentred(line, next) && !isHanging(paragraph, line, samePage)) return false;
  return true;
}

const blockOf = (line: Line, at: 0 | -1) => line.segments.at(at)?.pieces.at(at)?.item.block ?? null;

/** The break after `before` was meant: the first word of the next line would have fitted in. */
function hadRoom(before: Line, line: Line, region: Region): boolean {
  const first = line.segments[0];
  if (first === undefined) return false;
  // A figure and its unit stay together ("40.640 triệu đồng").
  const word = /^(?:\d\S*(?: \S+){0,2}|\S+)/u.exec(first.text)?.[0].length ?? 1;
  const wordWidth = ((first.right - first.left) * word) / Math.max(1, first.text.length);
  const space = 0.25 * before.size;
  const used = before.right - before.left + space + wordWidth;
  const room = isCentred(before, region) ? region.right - region.left - before.size : region.right - before.left;
  return used < room - 0.35 * before.size;
}

function isIndented(line: Line, region: Region): boolean {
  return line.left > region.left + 0.8 * line.size;
}

function isCentred(line: Line, region: Region): boolean {
  return line.left - region.left > 0.8 * line.size && isEven(line, region);
}

/** As much room to the left as to the right. */
function isEven(line: Line, region: Region): boolean {
  return Math.abs(line.left - region.left - (region.right - line.right)) < 1.2 * line.size;
}

/** Lines of a hanging paragraph begin below each other, or below the words after the bullet. */
function isHanging(paragraph: readonly Line[], line: Line, samePage: boolean): boolean {
  const first = paragraph[0];
  const before = paragraph.at(-1);
  if (first === undefined || before === undefined) return false;
  const near = (x: number) => Math.abs(line.left - x) < 0.4 * line.size;
  if (paragraph.length > 1 && near(before.left)) return true;
  if (!samePage) return false;
  const text = lineText(first);
  if (paragraph.length === 1 && (BULLET.test(text) || ENUMERATOR.test(text))) {
    const afterMark = first.segments[0]?.pieces.slice(1).find((piece) => piece.spaced) ?? first.segments[1]?.pieces[0];
    return afterMark !== undefined && near(afterMark.item.x);
  }
  return paragraph.length === 1 && near(before.left) && !/[.;:!?]["”’)]*$/u.test(lineText(before));
}

/** Where the text of a page stands; short pages borrow the width of others of their size. */
export function regionOf(lines: readonly Line[], borrowed: { readonly left: number; readonly right: number } | null): Region {
  let left = borrowed?.left ?? Number.POSITIVE_INFINITY;
  let right = borrowed?.right ?? Number.NEGATIVE_INFINITY;
  const gaps = new Map<number, number[]>();
  lines.forEach((line, index) => {
    left = Math.min(left, line.left);
    right = Math.max(right, line.right);
    const next = lines[index + 1];
    if (next === undefined || Math.abs(next.size - line.size) > 0.5) return;
    const gap = line.y - next.y;
    const key = Math.round(line.size);
    if (gap > 0.8 * line.size && gap < 2.5 * line.size) {
      const known = gaps.get(key);
      if (known === undefined) gaps.set(key, [gap]);
      else known.push(gap);
    }
  });
  const leading = new Map([...gaps].map(([size, list]) => [size, quartile(list)]));
  return { left, right, leading };
}

function quartile(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 4)] ?? 0;
}
