/** Word's automatic lists: which number or bullet stands before a paragraph. */
import { walkXml, type XmlAttributes } from './xml.ts';

interface Level {
  start: number;
  format: string;
  text: string;
  /** Restarts after a paragraph of that level (from 1); 0: never. */
  restart: number | undefined;
  legal: boolean;
  style: string | undefined;
}
interface Abstract {
  readonly levels: Map<number, Level>;
  /** Borrows the list of this style. */
  styleLink: string | undefined;
}
interface Num {
  abstract: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

export interface ListMarker {
  readonly marker: string;
  readonly bullet: boolean;
  /** From 0. */
  readonly level: number;
}

export interface Numbering {
  /** Counts one paragraph of the list; null when the list does not exist. `style` tells the level where the paragraph names none. */
  next(numId: string, level: number | undefined, style: string | undefined): ListMarker | null;
}

/** @throws Problem unreadable-file */
export function readNumbering(xml: string | undefined, numberOfStyle: (style: string) => string | undefined): Numbering {
  const { abstracts, nums } = parseLists(xml);
  const counters = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  const abstractOf = (num: Num): string => {
    const link = abstracts.get(num.abstract)?.styleLink;
    const other = link === undefined ? undefined : nums.get(numberOfStyle(link) ?? '');
    return other?.abstract ?? num.abstract;
  };
  return {
    next(numId, wanted, style) {
      const num = nums.get(numId);
      if (num === undefined) return null;
      const id = abstractOf(num);
      const levels = abstracts.get(id)?.levels ?? new Map<number, Level>();
      const byStyle = style === undefined ? undefined : [...levels].find(([, level]) => level.style === style)?.[0];
      const at = Math.min(Math.max(wanted ?? byStyle ?? 0, 0), 8);
      const levelAt = (index: number) => num.levels.get(index) ?? levels.get(index);
      const level = levelAt(at);
      if (level === undefined) return null;
      const counter = counters.get(id) ?? [];
      counters.set(id, counter);
      const override = num.starts.get(at);
      const first = override !== undefined && !started.has(`${numId}/${at}`);
      if (first) started.add(`${numId}/${at}`);
      const before = counter[at];
      counter[at] = first ? override : before === undefined ? (override ?? level.start) : before + 1;
      for (let above = 0; above < at; above += 1) counter[above] ??= num.starts.get(above) ?? levelAt(above)?.start ?? 1;
      for (let below = at + 1; below < 9; below += 1) {
        const restart = levelAt(below)?.restart;
        if (restart === undefined || (restart > 0 && at < restart)) counter[below] = undefined;
      }
      if (level.format === 'bullet') return { marker: bulletSign(level.text), bullet: true, level: at };
      const marker = level.text.replace(/%([1-9])/gu, (_, digit: string) => {
        const index = Number(digit) - 1;
        const format = level.legal ? 'decimal' : (levelAt(index)?.format ?? 'decimal');
        return formatNumber(counter[index] ?? 1, format);
      });
      return { marker: marker.trim(), bullet: false, level: at };
    },
  };
}

function parseLists(xml: string | undefined): { abstracts: Map<string, Abstract>; nums: Map<string, Num> } {
  const abstracts = new Map<string, Abstract>();
  const nums = new Map<string, Num>();
  let abstract: Abstract | null = null;
  let num: Num | null = null;
  let level: Level | null = null;
  let override = 0;
  const open = (tag: string, attributes: XmlAttributes) => {
    const value = attributes['val'] ?? '';
    if (tag === 'abstractNum') {
      abstract = { levels: new Map(), styleLink: undefined };
      abstracts.set(attributes['abstractNumId'] ?? '', abstract);
    } else if (tag === 'num') {
      num = { abstract: '', starts: new Map(), levels: new Map() };
      nums.set(attributes['numId'] ?? '', num);
    } else if (tag === 'lvlOverride') override = Number(attributes['ilvl'] ?? 0);
    else if (tag === 'startOverride') num?.starts.set(override, Number(value) || 0);
    else if (tag === 'abstractNumId' && num !== null) num.abstract = value;
    else if (tag === 'numStyleLink' && abstract !== null) abstract.styleLink = value;
    else if (tag === 'lvl') {
      level = { start: 1, format: 'decimal', text: '', restart: undefined, legal: false, style: undefined };
      (num ?? abstract)?.levels.set(Number(attributes['ilvl'] ?? 0), level);
    } else if (level !== null) describe(level, tag, value);
  };
  if (xml !== undefined)
    walkXml('word/numbering.xml', xml, {
      open,
      close(tag) {
        if (tag === 'abstractNum') abstract = null;
        else if (tag === 'num') num = null;
        else if (tag === 'lvl') level = null;
      },
    });
  return { abstracts, nums };
}

function describe(level: Level, tag: string, value: string): void {
  if (tag === 'start') level.start = Number(value) || 0;
  else if (tag === 'numFmt') level.format = value;
  else if (tag === 'lvlText') level.text = value;
  else if (tag === 'lvlRestart') level.restart = Number(value);
  else if (tag === 'isLgl') level.legal = !/^(?:0|false)$/u.test(value);
  else if (tag === 'pStyle') level.style = value;
}

/** Symbol fonts put their signs into the private area: there only "-" and "+" can be told. */
function bulletSign(text: string): string {
  const code = text.charCodeAt(0);
  if (code >= 0xf000 && code <= 0xf0ff) {
    const plain = String.fromCharCode(code - 0xf000);
    return plain === '-' || plain === '+' || plain === '*' ? plain : '•';
  }
  return text === 'o' || text === '§' || text === '' ? '•' : text.trim();
}

export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}

/** a … z, aa, bb, … as Word counts. */
function letters(value: number): string {
  if (value < 1) return String(value);
  const letter = String.fromCharCode(97 + ((value - 1) % 26));
  return letter.repeat(Math.min(Math.ceil(value / 26), 30));
}

const ROMAN = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
