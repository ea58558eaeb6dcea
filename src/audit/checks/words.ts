/** Rule `words`: an amount in words equals its figure. */
import { areNumberWords, type NumberWordStyle, numberTokens, readNumberWords, writeNumberWords } from '../../kernel/number-words.ts';
import { type Figure, readNumber } from '../figures.ts';
import type { Found, Spot } from '../found.ts';
import type { Outline, Piece } from '../outline.ts';
import { gridsOf } from '../relations/table-grid.ts';
import type { Grid } from '../relations/table-model.ts';
import { isCorrecting } from './cited.ts';

const INTRODUCED = /(?:(?:viết|ghi|đọc|số tiền|bằng số|số tiền nộp)? ?bằng chữ(?: là)?|viết bằng chữ) ?[:;]? ?/giu;
/** Up to the bracket, the end of the amount or of the sentence. */
const AMOUNT = /^[“"*]*([^()[\]\n;:…_]{2,260}?)(?=[)\]]|\.\/\.|[;:]|\.(?: |$)|$)/u;
const BRACKET = /\(([^()\d]{2,200})\)/gu;

interface Words {
  readonly piece: Piece;
  /** The words themselves, without "đồng" cut off. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Said to be an amount in words, not only a bracket of number words. */
  readonly named: boolean;
}

export function wordsFindings(outline: Outline): Found[] {
  const found: Found[] = [];
  // Read once, and only where words stand beneath a table.
  let read: readonly Grid[] | undefined;
  const grids = () => {
    read ??= gridsOf(outline);
    return read;
  };
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (!/chữ|\((?:[^()\d]{2,200})\)/iu.test(text)) continue;
    for (const words of [...introduced(piece), ...bracketed(piece)]) {
      const one = words.named ? amount(outline, grids, words) : count(words);
      if (one !== null) found.push(one);
    }
  }
  return found;
}

function* introduced(piece: Piece): Generator<Words> {
  const { text } = piece.view;
  for (const match of text.matchAll(INTRODUCED)) {
    const from = match.index + match[0].length;
    const said = AMOUNT.exec(text.slice(from, from + 280));
    if (said?.[1] === undefined) continue;
    const words = said[1].replace(/[\s.,”"*]+$/u, '');
    if (words === '' || !/[\p{L}]/u.test(words)) continue;
    // "đơn giá bằng chữ, bằng số" of a form; "bằng chữ ký số".
    if (!/[:]|^là| là ?$/u.test(match[0]) && !areNumberWords(numberTokens(words))) continue;
    const start = from + said[0].indexOf(said[1]);
    yield { piece, start, end: start + words.length, text: words, named: true };
  }
}

/** "(hai mươi hai tỷ … đồng)" and "05 (năm) ngày": a bracket of number words only. */
function* bracketed(piece: Piece): Generator<Words> {
  const { text } = piece.view;
  for (const match of text.matchAll(BRACKET)) {
    const words = match[1] ?? '';
    const tokens = numberTokens(words);
    if (!areNumberWords(tokens) || /bằng chữ/iu.test(words)) continue;
    yield { piece, start: match.index + 1, end: match.index + 1 + words.length, text: words, named: tokens.includes('đồng') };
  }
}

const valueOf = (figure: Figure, power: number): number | null => {
  const { m: n, e } = figure.readings[0];
  const shift = power - e;
  const value = shift >= 0 ? n * 10n ** BigInt(shift) : n % 10n ** BigInt(-shift) === 0n ? n / 10n ** BigInt(-shift) : null;
  return value === null || value > BigInt(Number.MAX_SAFE_INTEGER) ? null : Number(value);
};

/** "một triệu, ba trăm mười chín nghìn, hai trăm tỷ đồng": a number of the unit behind it, which no single number reads. */
function scaledWords(text: string): { readonly value: number; readonly power: number } | null {
  const match = /^(.+?)[\s,]+(nghìn|ngàn|triệu|tỷ|tỉ) đồng(?: chẵn)?$/iu.exec(text.trim());
  const power = { nghìn: 3, ngàn: 3, triệu: 6, tỷ: 9, tỉ: 9 }[(match?.[2] ?? '').toLowerCase()];
  const number = match?.[1] === undefined ? null : readNumberWords(match[1]);
  if (number === null || power === undefined) return null;
  const value = number * 10 ** power;
  return Number.isSafeInteger(value) ? { value, power } : null;
}

/** "hai trăm hộ": the number before a counted noun; held where a figure before it says the same. */
function leadingValue(outline: Outline, words: Words, tokens: readonly string[]): 'held' | null {
  let end = tokens.length;
  while (end > 0 && !areNumberWords(tokens.slice(0, end))) end -= 1;
  if (end === 0 || tokens.length - end > 4 || tokens.slice(end).some((token) => areNumberWords([token]))) return null;
  const value = readNumberWords(tokens.slice(0, end).join(' '));
  if (value === null) return null;
  const pieces = [words.piece, outline.pieces[words.piece.index - 1]];
  const said = pieces.some((piece) =>
    piece?.figures.some(
      (figure) =>
        (piece !== words.piece || figure.end <= words.start) &&
        [0, figure.unit?.power ?? 0].some((power) => valueOf(figure, power) === value),
    ),
  );
  return said ? 'held' : null;
}

interface Amount {
  readonly figure: Figure;
  readonly value: number;
  readonly spot: Spot;
  /** Money by its own unit, or bare and right before the words. */
  readonly sure: boolean;
  /** The one amount of a table's total row. */
  readonly total?: boolean;
}

function amountsOf(piece: Piece, before: number): Amount[] {
  const amounts: Amount[] = [];
  for (const figure of piece.figures) {
    if (figure.end > before) break;
    const money = figure.unit?.dim === 'money';
    const bare = figure.unit === null && figure.decimals === 0;
    if (!money && !bare) continue;
    const value = valueOf(figure, money ? (figure.unit?.power ?? 0) : 0);
    if (value === null) continue;
    if (bare && value < 1000) continue;
    amounts.push({
      figure,
      value,
      spot: { piece: piece.index, start: figure.start, end: figure.unitEnd },
      sure: money ? !figure.malformed : before - figure.end <= 24,
    });
  }
  return amounts;
}

function amount(outline: Outline, grids: () => readonly Grid[], words: Words): Found | null {
  const tokens = numberTokens(words.text);
  const spot: Spot = { piece: words.piece.index, start: words.start, end: words.end };
  if (tokens.some((token) => token === 'phẩy' || token === 'phần' || /\d/u.test(token))) return null;
  const whole = readNumberWords(words.text);
  const scaled = whole === null ? scaledWords(words.text) : null;
  const value = whole ?? scaled?.value ?? leadingValue(outline, words, tokens);
  if (value === 'held') return null;
  const here = amountsOf(words.piece, words.start);
  const near = here.length > 0 ? here : amountsBefore(outline, grids, words.piece.index);
  if (value === null) {
    if (near.length === 0 && !/đồng/iu.test(words.text)) return null;
    // An unfilled form ("Bằng chữ: ….") says nothing.
    if (!tokens.some((token) => areNumberWords([token]))) return null;
    return {
      rule: 'words',
      severity: 'warning',
      message: `Số tiền bằng chữ “${words.text}” không đọc được thành số nên không đối chiếu được với số tiền bằng số; cần viết lại cho đúng.`,
      spots: [spot],
      stated: words.text,
    };
  }
  const figure = near.at(-1);
  if (figure === undefined || near.some((one) => one.value === value)) return null;
  // A table in thousands or millions without a unit in the cell.
  if (near.some((one) => one.figure.unit === null && (one.value * 1e3 === value || one.value * 1e6 === value))) return null;
  const spoken = /(?:triệu|tỷ|tỉ) \p{L}+(?: trăm)? đồng/iu.test(words.text) && figure.value % 1000 === 0;
  const single = here.length > 0 || near.length === 1 || figure.total === true;
  // An amount that is only about so much is not written in words to the đồng.
  const rounded = /làm tròn/iu.test(words.piece.view.text);
  const unlike = scaled !== null && figure.figure.unit?.power !== scaled.power;
  const severity =
    figure.sure && single && !spoken && !unlike && !rounded && !['about', 'over', 'under'].includes(figure.figure.qualifier)
      ? 'error'
      : 'warning';
  const right = scaled === null && figure.value <= 1e15 ? likeWritten(figure.value, words.text) : undefined;
  const printed = outline.pieces[figure.spot.piece]?.view.text.slice(figure.spot.start, figure.spot.end) ?? '';
  const { unit, unitEnd, end } = figure.figure;
  // The unit of a column stands in its head.
  const stated = unit !== null && unitEnd === end ? `${printed} ${unit.name}` : printed;
  return {
    rule: 'words',
    severity: isCorrecting(words.piece.view.text, words.start) ? 'warning' : severity,
    message: `Số tiền bằng chữ “${words.text}” là ${grouped(value)} đồng, khác số tiền bằng số ${stated} (${grouped(figure.value)} đồng)${right === undefined ? '' : `, viết đúng theo số là “${right}”`}; cần sửa chữ hoặc số cho khớp.`,
    spots: [spot, figure.spot],
    stated: words.text,
    ...(right === undefined
      ? {}
      : { expected: right, suggestion: { spot, with: right, support: 1, reason: `Số tiền bằng số là ${stated}.` } }),
  };
}

/** The piece before, or the row of the table before: where an amount in words of its own paragraph belongs. */
function amountsBefore(outline: Outline, grids: () => readonly Grid[], index: number): Amount[] {
  for (let at = index - 1; at >= 0 && at >= index - 3; at -= 1) {
    const piece = outline.pieces[at];
    if (piece === undefined) return [];
    const cell = piece.block.cell;
    if (cell === undefined) {
      const amounts = amountsOf(piece, piece.view.text.length);
      if (amounts.length > 0) return amounts.map((one) => ({ ...one, sure: one.sure && one.figure.unit !== null }));
      continue;
    }
    return tableAmounts(outline, grids(), at, cell.table);
  }
  return [];
}

/** Amounts of the last rows of a table; the lone figure of its total row in a column that names its unit is the one that is meant. */
function tableAmounts(outline: Outline, grids: readonly Grid[], last: number, table: number): Amount[] {
  const grid = grids.find((one) => one.table === table);
  const units = new Map<number, Figure>();
  for (const row of grid?.rows ?? []) for (const { figure } of row.cells.values()) if (figure !== null) units.set(figure.id, figure);
  const amounts: Amount[] = [];
  for (let at = last; at >= 0 && last - at < 60; at -= 1) {
    const piece = outline.pieces[at];
    if (piece?.block.cell?.table !== table) break;
    const figures = piece.figures.map((figure) => units.get(figure.id) ?? figure);
    amounts.unshift(...amountsOf({ ...piece, figures }, piece.view.text.length).map((one) => ({ ...one, sure: false })));
  }
  const bottom = grid?.rows.at(-1);
  const totals = [...(bottom?.cells.values() ?? [])].flatMap(({ figure }) => (figure === null ? [] : [figure]));
  const [total, ...more] = totals;
  if (bottom?.total == null || total === undefined || more.length > 0 || total.unit?.dim !== 'money') return amounts;
  return amounts.map((one) => (one.figure.id === total.id ? { ...one, sure: true, total: true } : one));
}

/** "05 (năm) ngày": the number right before the bracket. "10 (năm)" may mean years. */
function count(words: Words): Found | null {
  const { text } = words.piece.view;
  const before = /(?<![\p{L}\d.,/-])(\d{1,3}(?:\.\d{3})*|\d{1,6}) ?\($/u.exec(text.slice(Math.max(0, words.start - 20), words.start));
  const printed = before?.[1];
  if (printed === undefined) return null;
  const value = readNumberWords(words.text);
  const { readings, malformed } = readNumber(printed, { group: '.', decimal: ',' });
  const figure = Number(readings[0].m);
  const tokens = numberTokens(words.text);
  if (value === null || malformed || value === figure || (tokens.length === 1 && ['năm', 'không', 'tư', 'ba'].includes(tokens[0] ?? '')))
    return null;
  const right = likeWritten(figure, words.text);
  const start = words.start - (before?.[0].length ?? 0) + (before?.[0].indexOf(printed) ?? 0);
  const spot: Spot = { piece: words.piece.index, start: words.start, end: words.end };
  return {
    rule: 'words',
    severity: 'error',
    message: `Số ${printed} viết bằng chữ là “${words.text}” (${grouped(value)}), hai cách ghi không khớp; cần sửa chữ thành “${right}” hoặc sửa số.`,
    spots: [spot, { piece: words.piece.index, start, end: start + printed.length }],
    stated: words.text,
    expected: right,
  };
}

const grouped = (value: number): string => String(value).replace(/\B(?=(?:\d{3})+$)/gu, '.');

/** The right words in the manner of those printed. */
function likeWritten(value: number, printed: string): string {
  const lower = printed.toLocaleLowerCase('vi');
  const has = (word: string) => new RegExp(`(?:^|\\s)${word}(?:\\s|$)`, 'u').test(lower);
  const tail = /(?: (?:đồng|việt nam|chẵn|vnđ|vnd)[.,]?)+$/iu.exec(printed)?.[0] ?? '';
  const style: Partial<NumberWordStyle> = {
    odd: has('lẻ') ? 'lẻ' : 'linh',
    thousand: has('ngàn') ? 'ngàn' : 'nghìn',
    billion: has('tỉ') ? 'tỉ' : 'tỷ',
    four: has('mươi bốn') || !has('tư') ? 'bốn' : 'tư',
    five: has('nhăm') ? 'nhăm' : 'lăm',
    capital: /^\p{Lu}/u.test(printed),
  };
  const words = writeNumberWords(value, style) + tail;
  return printed === printed.toLocaleUpperCase('vi') ? words.toLocaleUpperCase('vi') : words;
}
