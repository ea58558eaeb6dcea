/** Quotation marks and brackets that open and close. A quoted amendment of a law runs over many blocks and is whole. */
import type { Found, Spot } from '../found.ts';
import type { Outline, Piece } from '../outline.ts';

/** More than so many means that the file writes its marks in a way of its own; the first are shown. */
const MOST = 4;
/** A list inside brackets or a quoted passage may run over so many blocks. */
const BRACKET_REACH = 8;
/** A quotation opened inside a sentence and closed in a later block is near. */
const QUOTE_REACH = 6;
/** A sentence that a page or a line cuts in two blocks. */
const SENTENCE_REACH = 2;

const INCHES = /(?<!(?:điều|khoản|số|mục|tháng|ngày|quý|lớp|thôn|án)) \d{1,2}(?:[.,]\d{1,2})?$/iu;

interface Mark {
  readonly piece: number;
  readonly at: number;
  readonly side: 'open' | 'close' | 'either';
  readonly straight: boolean;
}

function quoteMarks(piece: Piece): Mark[] {
  const { text } = piece.view;
  const marks: Mark[] = [];
  for (const match of text.matchAll(/[“”„‟"«»]|''|``|,,(?=\p{L})/gu)) {
    const at = match.index;
    const glyph = match[0];
    if (glyph === ',,' || glyph === '``') {
      marks.push({ piece: piece.index, at, side: 'open', straight: true });
      continue;
    }
    const before = text[at - 1] ?? '';
    const after = text[at + glyph.length] ?? '';
    // Inches, seconds of arc: 21", 12°30'15".
    const ahead = text.slice(Math.max(0, at - 12), at);
    if (
      (glyph === '"' || glyph === '”' || glyph === "''") &&
      (/['′’°]\d{1,2}(?:[.,]\d+)?$/u.test(ahead) || (marks.length === 0 && INCHES.test(ahead)))
    )
      continue;
    const canOpen = before === '' || /[\s([{:;,/“"–=-]/u.test(before);
    const canClose = after === '' || /[\s)\]},.;:!?/”"–-]/u.test(after);
    const straight = glyph === '"' || glyph === "''";
    const glyphSide = glyph === '“' || glyph === '„' || glyph === '«' ? 'open' : 'close';
    const side = straight
      ? canOpen && !canClose
        ? 'open'
        : canClose && !canOpen
          ? 'close'
          : 'either'
      : // A curly mark put the wrong way round still opens or closes where it stands.
        glyphSide === 'open' && !canOpen && canClose
        ? 'close'
        : glyphSide === 'close' && canOpen && !canClose
          ? 'open'
          : glyphSide;
    marks.push({ piece: piece.index, at, side, straight });
  }
  return marks;
}

/** Marks of one block that find no partner in it. */
function unpaired(marks: readonly Mark[]): { opens: Mark[]; closes: Mark[] } {
  const stack: Mark[] = [];
  const closes: Mark[] = [];
  for (const mark of marks) {
    const side = mark.side === 'either' ? (stack.length > 0 ? 'close' : 'open') : mark.side;
    if (side === 'open') stack.push(mark);
    else if (stack.length > 0) stack.pop();
    else closes.push(mark);
  }
  return { opens: stack, closes };
}

export function quoteFindings(outline: Outline): Found[] {
  const openBlocks: Mark[] = [];
  const lonelyCloses: Mark[] = [];
  for (const piece of outline.pieces) {
    if (!/[“”„‟"«»]|''|``/u.test(piece.view.text)) continue;
    const { opens, closes } = unpaired(quoteMarks(piece));
    for (const close of closes) {
      const open = openBlocks.at(-1);
      if (open !== undefined && belongTogether(outline, open, close)) openBlocks.pop();
      else lonelyCloses.push(close);
    }
    for (const open of opens) openBlocks.push(open);
  }
  const lonelyOpens = openBlocks.filter((mark) => !isGoingOn(outline, mark));
  return [
    ...shown(lonelyOpens).map((mark) => quoteFinding(outline, mark, 'open')),
    ...shown(lonelyCloses).map((mark) => quoteFinding(outline, mark, 'close')),
  ].sort((a, b) => (a.spots[0]?.piece ?? 0) - (b.spots[0]?.piece ?? 0));
}

function belongTogether(outline: Outline, open: Mark, close: Mark): boolean {
  const distance = close.piece - open.piece;
  if (isPassage(outline, open)) return distance <= QUOTE_REACH || endsPassage(outline, close);
  // Otherwise the quoted words run on from one block to the next.
  return distance <= SENTENCE_REACH && !/[.;!?]["”)]?$/u.test(outline.pieces[open.piece]?.view.text.trimEnd() ?? '');
}

/** A quoted passage begins a block or follows a colon. */
function isPassage(outline: Outline, mark: Mark): boolean {
  const before = outline.pieces[mark.piece]?.view.text.slice(0, mark.at).trimEnd() ?? '';
  return before === '' || /[:.)]$/u.test(before);
}
/** … and ends one: nothing but stops behind it. */
function endsPassage(outline: Outline, mark: Mark): boolean {
  return (outline.pieces[mark.piece]?.view.text.slice(mark.at + 1).trim().length ?? 0) <= 3;
}

const shown = <T>(list: readonly T[]): readonly T[] => list.slice(0, MOST);

/** English manner: every paragraph of a long quotation opens again, only the last closes. */
function isGoingOn(outline: Outline, mark: Mark): boolean {
  if (mark.at !== 0) return false;
  const next = outline.pieces.slice(mark.piece + 1, mark.piece + 3).some((piece) => /^[“"„]/u.test(piece.view.text));
  return next;
}

function quoteFinding(outline: Outline, mark: Mark, side: 'open' | 'close'): Found {
  const text = outline.pieces[mark.piece]?.view.text ?? '';
  const spot: Spot =
    side === 'open' ? around(text, mark, mark.at, wordEnd(text, mark.at + 1)) : around(text, mark, wordStart(text, mark.at), mark.at + 1);
  const printed = text.slice(spot.start, spot.end);
  return {
    rule: 'text',
    severity: 'warning',
    message:
      side === 'open'
        ? `Dấu ngoặc kép mở ở ${quoted(printed)} không có dấu đóng; cần bổ sung dấu đóng hoặc bỏ dấu mở.`
        : `Dấu ngoặc kép đóng ở ${quoted(printed)} không có dấu mở; cần bổ sung dấu mở hoặc bỏ dấu đóng.`,
    spots: [spot],
    stated: printed,
  };
}
const quoted = (printed: string) => `‘${printed}’`;

const around = (text: string, mark: Mark, start: number, end: number): Spot => ({
  piece: mark.piece,
  start: Math.max(0, start),
  end: Math.min(text.length, end),
});
/** Some words behind or before a mark, so that it is found on paper. */
function wordEnd(text: string, from: number): number {
  let at = from;
  for (let words = 0; words < 4 && at < text.length; words += 1) {
    const space = text.indexOf(' ', at + 1);
    const next = space < 0 ? text.length : space;
    if (next - from > 40) break;
    at = next;
  }
  return at > from ? at : Math.min(text.length, from + 12);
}
function wordStart(text: string, to: number): number {
  let at = to;
  for (let words = 0; words < 4; words += 1) {
    const next = text.lastIndexOf(' ', at - 2);
    if (to - next > 40) break;
    at = next + 1;
    if (at === 0) break;
  }
  return at === to ? Math.max(0, to - 12) : at;
}

/** "a)", "1)", "iv)", "1.2)" where an enumerator stands: at the head, behind a stop, behind "điểm", "khoản", "và": closes nothing. */
const ENUMERATOR =
  /(?:^|[;,.:([“"/-] ?|(?:^|[\s(])(?:điểm|khoản|mục|tiết|ý|các|và|hoặc|đến|tại|như|từ|tiểu mục|gạch|mẫu|số|theo) )(?:[a-zđA-ZĐ](?:\.?\d{1,2})?|\d{1,3}(?:\.\d{1,3}){0,3}|[ivxIVX]{1,5}|\*|\d{1,2}[a-zđ])$/iu;

interface Lonely {
  readonly piece: number;
  readonly at: number;
  readonly open: boolean;
  /** Looks like an enumerator: closes what is open, else says nothing. */
  readonly perhaps?: boolean;
}

function lonelyBrackets(piece: Piece, [opening, closing]: readonly [string, string]): Lonely[] {
  const { text } = piece.view;
  const stack: number[] = [];
  const lonely: Lonely[] = [];
  let pardoned = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === opening) stack.push(at);
    else if (letter === closing) {
      const open = stack.at(-1);
      const enumerates = opening === '(' && ENUMERATOR.test(text.slice(Math.max(0, at - 18), at));
      if (enumerates && (open === undefined || !isWhole(text, open, at))) {
        if (open !== undefined) pardoned += 1;
        else if (!/^ ?\p{L}/u.test(text.slice(at + 1, at + 3))) lonely.push({ piece: piece.index, at, open: false, perhaps: true });
        continue;
      }
      if (open === undefined) lonely.push({ piece: piece.index, at, open: false });
      else stack.pop();
    }
  }
  // What looked like an enumerator may have closed a bracket: "(gồm xã A, B)".
  for (const at of stack.slice(Math.min(pardoned, stack.length))) lonely.push({ piece: piece.index, at, open: true });
  return lonely;
}

/** "(a)", "(1)", "(Mẫu số 01a)": the bracket holds only the enumerator or a few words without another enumerator's place. */
function isWhole(text: string, open: number, close: number): boolean {
  const inside = text.slice(open + 1, close);
  return !/[;:]/u.test(inside);
}

export function bracketFindings(outline: Outline): Found[] {
  const found: Found[] = [];
  for (const pair of [
    ['(', ')'],
    ['[', ']'],
  ] as const) {
    const lonely: Lonely[] = [];
    for (const piece of outline.pieces) {
      if (piece.view.text.includes(pair[0]) || piece.view.text.includes(pair[1])) {
        for (const one of lonelyBrackets(piece, pair)) lonely.push(one);
      }
    }
    const left = pairAcross(lonely).filter((one) => outline.pieces[one.piece]?.block.kind !== 'cell');
    for (const one of shown(left)) found.push(bracketFinding(outline, one, pair));
  }
  return found;
}

/** A bracket opened in one block and closed in a later one. */
function pairAcross(lonely: readonly Lonely[]): Lonely[] {
  const stack: Lonely[] = [];
  const left: Lonely[] = [];
  for (const one of lonely) {
    if (one.open) stack.push(one);
    else {
      const open = stack.at(-1);
      if (open !== undefined && one.piece - open.piece <= BRACKET_REACH) stack.pop();
      else if (one.perhaps !== true) left.push(one);
    }
  }
  return [...left, ...stack].sort((a, b) => a.piece - b.piece || a.at - b.at);
}

function bracketFinding(outline: Outline, one: Lonely, [opening, closing]: readonly [string, string]): Found {
  const text = outline.pieces[one.piece]?.view.text ?? '';
  const mark: Mark = { piece: one.piece, at: one.at, side: 'open', straight: true };
  const spot = one.open ? around(text, mark, one.at, wordEnd(text, one.at + 1)) : around(text, mark, wordStart(text, one.at), one.at + 1);
  const printed = text.slice(spot.start, spot.end);
  return {
    rule: 'text',
    severity: 'warning',
    message: one.open
      ? `Dấu “${opening}” ở “${printed}” không có dấu “${closing}” đóng lại; cần bổ sung hoặc bỏ dấu.`
      : `Dấu “${closing}” ở “${printed}” không có dấu “${opening}” mở trước; cần bổ sung hoặc bỏ dấu.`,
    spots: [spot],
    stated: printed,
  };
}
