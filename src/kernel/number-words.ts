/** Whole numbers in Vietnamese words, both ways: "một trăm linh ba triệu đồng chẵn" ↔ 103000000. Pure, linear. */

/** The ways in which one number is written; every one reads back as the same number. */
export interface NumberWordStyle {
  /** 105: "một trăm linh năm" or "một trăm lẻ năm". */
  readonly odd: 'linh' | 'lẻ';
  readonly thousand: 'nghìn' | 'ngàn';
  readonly billion: 'tỷ' | 'tỉ';
  /** 24: "hai mươi tư" or "hai mươi bốn". */
  readonly four: 'tư' | 'bốn';
  /** 25: "hai mươi lăm" or "hai mươi nhăm"; 15 is always "mười lăm". */
  readonly five: 'lăm' | 'nhăm';
  /** 1.050: "một nghìn không trăm năm mươi" or "một nghìn năm mươi". */
  readonly zeroHundred: boolean;
  readonly capital: boolean;
  /** Written behind: "đồng", "đồng chẵn"; "" for none. */
  readonly unit: string;
}
export const PLAIN_WORDS: NumberWordStyle = {
  odd: 'linh',
  thousand: 'nghìn',
  billion: 'tỷ',
  four: 'tư',
  five: 'lăm',
  zeroHundred: true,
  capital: false,
  unit: '',
};

export const LARGEST_IN_WORDS = 1e15;
const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

/** @throws RangeError outside 0 … 10^15 or with decimals. */
export function writeNumberWords(value: number, style: Partial<NumberWordStyle> = {}): string {
  if (!Number.isSafeInteger(value) || value < 0 || value > LARGEST_IN_WORDS)
    throw new RangeError(`not a whole number from 0 to 10^15: ${value}`);
  const full = { ...PLAIN_WORDS, ...style };
  const words = value === 0 ? ['không'] : billions(value, full);
  if (full.unit !== '') words.push(full.unit);
  const text = words.join(' ');
  return full.capital ? text.charAt(0).toLocaleUpperCase('vi') + text.slice(1) : text;
}

function billions(value: number, style: NumberWordStyle): string[] {
  const high = Math.floor(value / 1e9);
  const low = value % 1e9;
  if (high === 0) return millions(low, style, false);
  return [...millions(high, style, false), style.billion, ...millions(low, style, true)];
}

/** `after`: something larger stands before, so that an empty hundred is said. */
function millions(value: number, style: NumberWordStyle, after: boolean): string[] {
  const words: string[] = [];
  let before = after;
  for (const [size, name] of [[1e6, 'triệu'] as const, [1e3, style.thousand] as const, [1, ''] as const]) {
    const part = Math.floor(value / size) % 1000;
    if (part === 0) continue;
    words.push(...hundreds(part, style, before));
    if (name !== '') words.push(name);
    before = true;
  }
  return words;
}

function hundreds(value: number, style: NumberWordStyle, after: boolean): string[] {
  const [hundred, ten, one] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const words: string[] = [];
  const said = hundred > 0 || (after && style.zeroHundred);
  if (said) words.push(DIGITS[hundred] ?? '', 'trăm');
  if (ten === 0) {
    if (one === 0) return words;
    if (said || after) words.push(style.odd);
    words.push(DIGITS[one] ?? '');
    return words;
  }
  if (ten === 1) words.push('mười');
  else words.push(DIGITS[ten] ?? '', 'mươi');
  if (one === 0) return words;
  if (one === 1 && ten > 1) words.push('mốt');
  else if (one === 4 && ten > 1) words.push(style.four);
  else if (one === 5) words.push(ten === 1 ? 'lăm' : style.five);
  else words.push(DIGITS[one] ?? '');
  return words;
}

const ONES: ReadonlyMap<string, number> = new Map([
  ...DIGITS.map((word, value) => [word, value] as const),
  ['mốt', 1],
  ['tư', 4],
  ['lăm', 5],
  ['nhăm', 5],
  ['bẩy', 7],
]);
const SCALES = new Set(['trăm', 'nghìn', 'ngàn', 'triệu', 'tỷ', 'tỉ']);
const OTHERS = new Set(['mươi', 'mười', 'linh', 'lẻ', 'rưỡi']);
const TAIL = new Set(['đồng', 'chẵn', 'vnđ', 'vnd', 'việt', 'nam']);

/** Lower case, tone marks where they are mostly put, no punctuation. */
export function numberTokens(text: string): string[] {
  return text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replace(/[.,;:/()[\]–—“”"'-]+/gu, ' ')
    .trim()
    .split(/\s+/u)
    .filter((token) => token !== '');
}

/** Whether every word is one that writes numbers; the words of money behind them are allowed. */
export function areNumberWords(tokens: readonly string[]): boolean {
  const first = tokens[0] ?? '';
  return (
    (ONES.has(first) || first === 'mười') &&
    tokens.every((token) => ONES.has(token) || SCALES.has(token) || OTHERS.has(token) || TAIL.has(token))
  );
}

/** The number that words say ("đồng", "đồng chẵn", "./." behind are allowed), or null when they say none or more than one. */
export function readNumberWords(text: string): number | null {
  const tokens = numberTokens(text);
  while (tokens.length > 0 && TAIL.has(tokens.at(-1) ?? '')) tokens.pop();
  if (tokens.length === 0 || tokens.length > 60) return null;
  const value = readBillions(tokens);
  return value === null || value > LARGEST_IN_WORDS || !Number.isSafeInteger(value) ? null : value;
}

const isBillion = (token: string | undefined) => token === 'tỷ' || token === 'tỉ';

function readBillions(tokens: readonly string[]): number | null {
  const at = tokens.findIndex(isBillion);
  if (at < 0) return readMillions(tokens, false);
  const high = readMillions(tokens.slice(0, at), false);
  const rest = tokens.slice(at + 1);
  if (high === null) return null;
  if (rest.length === 1 && rest[0] === 'rưỡi') return high * 1e9 + 5e8;
  const low = rest.length === 0 ? 0 : readMillions(rest, true);
  return low === null ? null : high * 1e9 + low;
}

/** "[x triệu] [y nghìn] [z]", each below a thousand. */
function readMillions(tokens: readonly string[], after: boolean): number | null {
  let value = 0;
  let from = 0;
  let before = after;
  let said = false;
  for (const [names, size] of [[['triệu'], 1e6] as const, [['nghìn', 'ngàn'], 1e3] as const]) {
    const at = tokens.findIndex((token, index) => index >= from && (names as readonly string[]).includes(token));
    if (at < 0) continue;
    const part = readHundreds(tokens.slice(from, at), before);
    if (part === null) return null;
    value += part * size;
    from = at + 1;
    before = true;
    said = true;
    if (from === tokens.length - 1 && tokens[from] === 'rưỡi') return value + size / 2;
  }
  if (from === tokens.length) return said ? value : null;
  const part = readHundreds(tokens.slice(from), before);
  return part === null ? null : value + part;
}

/** "[a trăm] [b mươi c | mười c | linh c]". */
function readHundreds(tokens: readonly string[], after: boolean): number | null {
  let at = 0;
  let value = 0;
  let hundred = false;
  const digit = (index: number): number | null => ONES.get(tokens[index] ?? '') ?? null;
  if (tokens[1] === 'trăm') {
    const first = digit(0);
    if (first === null) return null;
    value = first * 100;
    hundred = true;
    at = 2;
    if (tokens.length === 3 && tokens[2] === 'rưỡi') return value + 50;
  }
  if (at === tokens.length) return hundred ? value : null;
  const head = tokens[at];
  if (head === 'linh' || head === 'lẻ') {
    const one = digit(at + 1);
    return (hundred || after) && one !== null && at + 2 === tokens.length ? value + one : null;
  }
  if (head === 'mười') {
    if (at + 1 === tokens.length) return value + 10;
    const one = digit(at + 1);
    return one !== null && at + 2 === tokens.length ? value + 10 + one : null;
  }
  const first = digit(at);
  if (first === null) return null;
  if (at + 1 === tokens.length) {
    // "một trăm năm" is said of 105 and of 150.
    return hundred ? null : first;
  }
  if (tokens[at + 1] === 'mươi') {
    if (at + 2 === tokens.length) return value + first * 10;
    const one = digit(at + 2);
    return one !== null && at + 3 === tokens.length ? value + first * 10 + one : null;
  }
  // "hai mốt", "ba lăm", "bốn tư": the ten is left out, the unit's form shows it.
  const short = tokens[at + 1] ?? '';
  return ['mốt', 'tư', 'lăm', 'nhăm'].includes(short) && at + 2 === tokens.length && first > 1
    ? value + first * 10 + (ONES.get(short) ?? 0)
    : null;
}
