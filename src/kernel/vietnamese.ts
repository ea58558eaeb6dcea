/** Vietnamese text: folding for search, cleaning, counts as they are written. */

/** Lower case, without tone and vowel marks, đ → d, white space collapsed: "Đăk  Ruồng" → "dak ruong". */
export function foldVietnamese(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[\s ]+/g, ' ')
    .trim();
}

/** NFC with non-breaking and repeated spaces made plain; the form in which names are kept. */
export function cleanText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s ]+/g, ' ')
    .trim();
}

/** "06", "12": counts below ten are written with a zero in official reports. */
export function formatCount(count: number): string {
  return count < 10 ? `0${count}` : `${count}`;
}

/** "a, b và c" → official lists use commas only; joined by `; ` or `, `. */
export function upperFirst(text: string): string {
  return text === '' ? text : text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}
