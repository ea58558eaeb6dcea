/** Names as people write them: folding, near names, titles of units. */
import { foldVietnamese } from '../kernel/vietnamese.ts';
import type { Unit, UnitType } from './model.ts';

export const UNIT_TITLES: Readonly<Record<UnitType, string>> = {
  'quoc-gia': '',
  tinh: 'tỉnh',
  'thanh-pho': 'thành phố',
  huyen: 'huyện',
  quan: 'quận',
  'thi-xa': 'thị xã',
  'thi-tran': 'thị trấn',
  phuong: 'phường',
  xa: 'xã',
  'dac-khu': 'đặc khu',
  thon: 'thôn',
};
// Longest first: "thị trấn" before "thị xã" before "xã". A village's own name often starts with "thôn" or "làng": both mean thon.
const PREFIXES: readonly (readonly [string, UnitType])[] = [
  ['thanh pho', 'thanh-pho'],
  ['thi tran', 'thi-tran'],
  ['dac khu', 'dac-khu'],
  ['thi xa', 'thi-xa'],
  ['phuong', 'phuong'],
  ['huyen', 'huyen'],
  ['tinh', 'tinh'],
  ['quan', 'quan'],
  ['thon', 'thon'],
  ['lang', 'thon'],
  ['ban', 'thon'],
  ['xa', 'xa'],
  ['tt', 'thi-tran'],
];

/** The title of the unit under a key; the key itself when the catalogue has none. */
export function unitTitleOf(catalogue: { unitByKey(key: string): Unit | undefined }, key: string): string {
  const unit = catalogue.unitByKey(key);
  return unit ? unitTitle(unit) : key;
}

/** "xã Đăk Ruồng", "Tân Lập", "Thôn 4 (làng Kon Bru)": a name with its title unless the name already starts with one. */
export function unitTitle(unit: Pick<Unit, 'type' | 'name'>): string {
  const title = UNIT_TITLES[unit.type];
  return title === '' || splitUnitTitle(unit.name).type === unit.type ? unit.name : `${title} ${unit.name}`;
}

/** "Thị trấn Đăk Rve" → { type: 'thi-tran', bare: 'dak rve' }; without a title, type is undefined. */
export function splitUnitTitle(text: string): { type: UnitType | undefined; bare: string } {
  const folded = foldName(text);
  const found = PREFIXES.find(([prefix]) => folded.startsWith(`${prefix} `));
  return found === undefined ? { type: undefined, bare: folded } : { type: found[1], bare: folded.slice(found[0].length + 1) };
}

/** Folded, with punctuation as single spaces: "Tiểu dự án 3 - Dự án 5" → "tieu du an 3 du an 5". "&" stays: DTTS&MN. */
export function foldName(text: string): string {
  return foldVietnamese(text)
    .replace(/[^a-z0-9&]+/g, ' ')
    .trim();
}

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/ (?:dtts ?& ?mn|dttsmn) /g, ' dan toc thieu so va mien nui '],
  [/ dtts /g, ' dan toc thieu so '],
  [/ kt xh /g, ' kinh te xa hoi '],
  [/ ntm /g, ' nong thon moi '],
  [/ gnbv /g, ' giam ngheo ben vung '],
  [/ xd /g, ' xay dung '],
  [/ sx /g, ' san xuat '],
];
const PROGRAMME_TITLE = / (?:ctmtqg|(?:chuong trinh|ct) (?:mtqg|muc tieu quoc gia)|chuong trinh) /g;

/**
 * A programme's or project's name folded to what tells it apart: usual abbreviations written out; the title "Chương trình mục tiêu
 * quốc gia", joining words and a plan period left out. "CTMTQG XD NTM giai đoạn 2021-2025" → "xay dung nong thon moi".
 */
export function foldComponentName(text: string): string {
  let folded = ` ${foldName(text)} `;
  for (const [short, long] of ABBREVIATIONS) folded = folded.replace(short, long);
  return folded
    .replace(PROGRAMME_TITLE, ' ')
    .replace(/ giai doan \d{4} \d{4} /g, ' ')
    .replace(/ (?:(?:cua|thuoc|ve) )+/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** Up to three of `candidates` near to `text`, nearest first; far ones are not suggested. */
export function nearNames(text: string, candidates: readonly { readonly text: string; readonly shown: string }[]): string[] {
  const wanted = foldName(text);
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  const best = new Map<string, number>();
  for (const { text: name, shown } of candidates) {
    const folded = foldName(name);
    const distance = wanted.length >= 3 && folded.includes(wanted) ? 1 : editDistance(wanted, folded, limit);
    if (distance <= limit && distance < (best.get(shown) ?? Number.POSITIVE_INFINITY)) best.set(shown, distance);
  }
  return [...best]
    .sort((a, b) => a[1] - b[1])
    .slice(0, 3)
    .map(([shown]) => shown);
}

/** Levenshtein distance; anything beyond `limit` is reported as limit + 1. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return Math.min(previous[b.length] ?? 0, limit + 1);
}
