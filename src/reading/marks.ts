/** Signs that belong to the layout, not to the words: typed bullets, raised digits, invisible characters. */

const SPACED_BULLET = /^\s*([-+*–—•●○◦▪▫■□►▶➢➤✓✔❖◆·∙⁃‣]|[\uf000-\uf0ff])\s+(?=\S)/u;
/** "-Triển khai": without a space only before a letter, so that "-5,2%" stays a number. */
const TIGHT_BULLET = /^\s*([-+–•])(?=[\p{L}“"])/u;

export interface TypedBullet {
  readonly marker: string;
  /** Characters of the text that the bullet takes. */
  readonly length: number;
  readonly level: number;
}

/** A bullet that was typed at the start of a paragraph: "-" is the first level and "+" the second in Vietnamese reports. */
export function typedBullet(text: string): TypedBullet | null {
  const match = SPACED_BULLET.exec(text.slice(0, 200)) ?? TIGHT_BULLET.exec(text.slice(0, 200));
  const sign = match?.[1];
  if (match === null || sign === undefined) return null;
  return { marker: sign >= '\uf000' && sign <= '\uf0ff' ? '•' : sign, length: match[0].length, level: sign === '+' ? 2 : 1 };
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** "2" → "²"; what has no raised form stays. */
export function raised(text: string): string {
  return text.replace(/\d/gu, (digit) => RAISED.charAt(Number(digit)));
}

/** "¹²" → "12"; null when it is not made of raised digits only. */
export function lowered(text: string): string | null {
  let digits = '';
  for (const sign of text) {
    const digit = RAISED.indexOf(sign);
    if (digit < 0) return null;
    digits += String(digit);
  }
  return digits === '' ? null : digits;
}

/** The key of a note mark: "(1)", "1", "[1]", "*" → "1", "1", "1", "*"; null for other raised words. */
export function noteKey(mark: string): string | null {
  return /^[([]?\s*(\d{1,4}|\*{1,4}|[a-z†‡])\s*[)\]]?$/u.exec(mark.trim())?.[1] ?? null;
}

/** "m" before a raised 2 or 3 is a unit of area or volume, not the place of a note. */
export function isPowerOfUnit(before: string, mark: string): boolean {
  return /^[23]$/u.test(mark.trim()) && /(?:^|[^\p{L}])(?:[kcdm]?m|ha|hm)$/u.test(before.slice(-6));
}

/** What a reader of paper does not see: soft hyphen, zero-width space, word joiner, byte order mark. */
export const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/gu;
