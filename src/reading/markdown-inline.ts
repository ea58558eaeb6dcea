/** One paragraph of Markdown → its words: no emphasis, links, code marks, tags; note marks become anchors. Linear in its length. */
import type { NoteAnchor } from './audit-text.ts';
import { decodeEntity } from './entities.ts';
import { INVISIBLE, isPowerOfUnit, lowered, noteKey, raised } from './marks.ts';
import type { Inline } from './text-builder.ts';

interface Run {
  /** Index of its piece. */
  readonly piece: number;
  readonly sign: string;
  readonly opens: boolean;
  readonly closes: boolean;
  left: number;
}

const PUNCTUATION = /[\p{P}\p{S}]/u;
const SUPERSCRIPT = /<sup>\s{0,5}([^<>]{1,20}?)\s{0,5}<\/sup>/iy;
const NOTE_REFERENCE = /\[\^([^\]\s^]{1,40})\]/y;
const TAG = /<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>]{0,2000})?\/?>/iy;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^<>\s]{0,2000})>/iy;
const SPECIAL = /[\\`<&*_~[\]!⁰¹²³⁴-⁹]/gu;
/** A closing run looks back past that many others for its opening one; so much emphasis inside emphasis is no prose. */
const LOOK_BACK = 50;

/** @param notes keys of the notes of the document; a raised number that is no note stays as raised digits */
export function markdownInline(source: string, notes: ReadonlySet<string>): Inline {
  const pieces: string[] = [];
  const marks: { piece: number; note: string }[] = [];
  const runs: Run[] = [];
  const brackets: { piece: number; image: boolean }[] = [];
  const code = codeSpans(source);
  let before = '';
  const put = (text: string) => {
    if (text === '') return;
    pieces.push(text);
    before = text;
  };
  const mark = (key: string | null, whole: string, shown: string): void => {
    const isNote = key !== null && !isPowerOfUnit(before, whole) && (notes.has(key) || !/^\d+$/u.test(whole.trim()));
    if (isNote) marks.push({ piece: pieces.length, note: key });
    else put(shown);
  };
  let at = 0;
  while (at < source.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(source)?.index ?? source.length;
    put(source.slice(at, next));
    at = next;
    const sign = source.charAt(at);
    if (sign === '') break;
    if (sign === '\\') {
      const escaped = source.charAt(at + 1);
      const isEscape = /[!-/:-@[-`{-~]/u.test(escaped);
      put(isEscape ? escaped : sign);
      at += isEscape ? 2 : 1;
    } else if (sign === '`') {
      const end = code.get(at);
      const length = runLength(source, at);
      if (end !== undefined) put(source.slice(at + length, end - length).trim());
      else put(source.slice(at, at + length));
      at = end ?? at + length;
    } else if (sign === '<') {
      const raisedMark = matchAt(SUPERSCRIPT, source, at);
      const link = matchAt(AUTOLINK, source, at);
      const tag = matchAt(TAG, source, at);
      if (raisedMark !== null) mark(noteKey(unescaped(raisedMark[1] ?? '')), raisedMark[1] ?? '', raised(unescaped(raisedMark[1] ?? '')));
      else if (link !== null) put(link[1] ?? '');
      else if (tag === null) put('<');
      else if (/^<(?:br|p|\/p|div|\/div|li)\b/iu.test(tag[0])) put(' ');
      at += (raisedMark ?? link ?? tag)?.[0].length ?? 1;
    } else if (sign === '&') {
      const entity = decodeEntity(source, at);
      put(entity?.text ?? '&');
      at += entity?.length ?? 1;
    } else if (sign === '*' || sign === '_') {
      const length = runLength(source, at);
      const run = { piece: pieces.length, sign, left: length, ...flanks(source, at, length) };
      pieces.push(source.slice(at, at + length));
      closeEmphasis(runs, run, pieces);
      at += length;
    } else if (sign === '~') {
      const length = runLength(source, at);
      if (length !== 2) put(source.slice(at, at + length));
      at += length;
    } else if (sign === '[' || (sign === '!' && source.charAt(at + 1) === '[')) {
      const note = matchAt(NOTE_REFERENCE, source, at);
      if (note !== null) {
        marks.push({ piece: pieces.length, note: note[1] ?? '' });
        at += note[0].length;
        continue;
      }
      brackets.push({ piece: pieces.length, image: sign === '!' });
      put(sign === '!' ? '![' : '[');
      at += sign === '!' ? 2 : 1;
    } else if (sign === ']') {
      const open = brackets.pop();
      const end = open === undefined ? null : linkEnd(source, at + 1);
      if (open !== undefined && end !== null) {
        if (open.image) pieces.length = open.piece;
        else pieces[open.piece] = '';
        before = '';
        at = end;
      } else {
        put(']');
        at += 1;
      }
    } else if (sign === '!') {
      put('!');
      at += 1;
    } else {
      const digits = /^[⁰¹²³⁴-⁹]+/u.exec(source.slice(at, at + 8))?.[0] ?? sign;
      mark(lowered(digits), lowered(digits) ?? '', digits);
      at += digits.length;
    }
  }
  return assembled(pieces, marks);
}

const unescaped = (text: string) => text.replace(/\\([()[\]*])/gu, '$1');

/** Joins the pieces and settles where the marks stand. */
function assembled(pieces: readonly string[], marks: readonly { piece: number; note: string }[]): Inline {
  const anchors: NoteAnchor[] = [];
  const kept: string[] = [];
  let length = 0;
  let afterSpace = true;
  let next = 0;
  for (let index = 0; index <= pieces.length; index += 1) {
    for (let found = marks[next]; found !== undefined && found.piece <= index; found = marks[++next]) {
      anchors.push({ note: found.note, at: length });
    }
    const words = (pieces[index] ?? '')
      .replace(INVISIBLE, '')
      .replace(/[\t\n\r\f\v\u0085\u2028\u2029]/gu, ' ')
      .replace(/ {2,}/gu, ' ');
    const shown: string = afterSpace && words.startsWith(' ') ? words.slice(1) : words;
    if (shown === '') continue;
    kept.push(shown);
    length += shown.length;
    // Asked of the piece: to ask the growing text would copy it every time.
    afterSpace = shown.endsWith(' ');
  }
  return { text: kept.join(''), anchors, spans: [] };
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function runLength(source: string, at: number): number {
  const sign = source.charAt(at);
  let end = at + 1;
  while (source.charAt(end) === sign) end += 1;
  return end - at;
}

/** Start of each code span → its end. A run of backticks closes with the next run of the same length. */
function codeSpans(source: string): Map<number, number> {
  const spans = new Map<number, number>();
  const byLength = new Map<number, { places: number[]; next: number }>();
  const runs: { at: number; length: number }[] = [];
  for (let at = source.indexOf('`'); at >= 0; at = source.indexOf('`', at)) {
    const length = runLength(source, at);
    const same = byLength.get(length) ?? { places: [], next: 0 };
    byLength.set(length, same);
    same.places.push(at);
    runs.push({ at, length });
    at += length;
  }
  let covered = 0;
  for (const { at, length } of runs) {
    if (at < covered || isEscaped(source, at)) continue;
    const same = byLength.get(length);
    if (same === undefined) continue;
    while ((same.places[same.next] ?? Infinity) <= at) same.next += 1;
    const close = same.places[same.next];
    if (close === undefined) continue;
    covered = close + length;
    spans.set(at, covered);
  }
  return spans;
}

function isEscaped(source: string, at: number): boolean {
  return source.charAt(at - 1) === '\\' && source.charAt(at - 2) !== '\\';
}

/** CommonMark: whether a run of "*" or "_" may open or close emphasis. */
function flanks(source: string, at: number, length: number): { opens: boolean; closes: boolean } {
  const previous = characterBefore(source, at);
  const following = String.fromCodePoint(source.codePointAt(at + length) ?? 0x20);
  const spaceBefore = /\s/u.test(previous);
  const spaceAfter = /\s/u.test(following);
  const signBefore = PUNCTUATION.test(previous);
  const signAfter = PUNCTUATION.test(following);
  const left = !spaceAfter && (!signAfter || spaceBefore || signBefore);
  const right = !spaceBefore && (!signBefore || spaceAfter || signAfter);
  if (source.charAt(at) === '*') {
    // "5*3": a product, not emphasis.
    if (left && right && length === 1 && /\d/u.test(previous) && /\d/u.test(following)) return { opens: false, closes: false };
    return { opens: left, closes: right };
  }
  return { opens: left && (!right || signBefore), closes: right && (!left || signAfter) };
}

function characterBefore(source: string, at: number): string {
  if (at === 0) return ' ';
  const unit = source.charCodeAt(at - 1);
  return unit >= 0xdc00 && unit <= 0xdfff ? source.slice(Math.max(0, at - 2), at) : source.charAt(at - 1);
}

/** Takes the signs of `run` that close emphasis, and of the runs that opened it, out of the pieces. */
function closeEmphasis(open: Run[], run: Run, pieces: string[]): void {
  while (run.closes && run.left > 0) {
    const from = findOpening(open, run);
    const opening = open[from];
    if (opening === undefined) break;
    const used = opening.left >= 2 && run.left >= 2 ? 2 : 1;
    opening.left -= used;
    run.left -= used;
    pieces[opening.piece] = opening.sign.repeat(opening.left);
    pieces[run.piece] = run.sign.repeat(run.left);
    open.length = opening.left > 0 ? from + 1 : from;
  }
  if (run.opens && run.left > 0) open.push(run);
}

function findOpening(open: readonly Run[], run: Run): number {
  for (let index = open.length - 1; index >= Math.max(0, open.length - LOOK_BACK); index -= 1) {
    const other = open[index];
    if (other === undefined || other.sign !== run.sign) continue;
    const both = run.opens || other.closes;
    if (both && (other.left + run.left) % 3 === 0 && (other.left % 3 !== 0 || run.left % 3 !== 0)) continue;
    return index;
  }
  return -1;
}

/** End of "(address)" or "[reference]" at `at`; null when there is none. */
function linkEnd(source: string, at: number): number | null {
  if (source.charAt(at) !== '(') return null;
  const address = source.slice(at + 1, at + 2_000);
  const match = /^\s*(?:<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)?)(?:\s+"[^"]*")?\s*\)/u.exec(address);
  return match === null ? null : at + 1 + match[0].length;
}
