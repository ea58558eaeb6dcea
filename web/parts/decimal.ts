/** Numbers between people (1.234,5) and the API (1234.5): exact text both ways, never a floating-point number. */

const VIETNAMESE = /^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,6})?$/;
/** The server's own limits (cycles). */
const MOST_DIGITS = 15;

/** "1.234,5" → "1234.5"; null when it is no number. Blanks around and between groups are forgiven. */
export function fromPeople(text: string): string | null {
  const clean = text.replace(/[\s\u00a0]/g, '');
  if (!VIETNAMESE.test(clean)) return null;
  const exact = clean.replaceAll('.', '').replace(',', '.');
  const [whole = ''] = exact.replace('-', '').split('.');
  return whole.length > MOST_DIGITS ? null : exact;
}

/** "1234.5" → "1.234,5"; text that is no number (a ratio "3/4") stays. */
export function forPeople(exact: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(exact);
  if (!match) return exact;
  const [, sign = '', whole = '', decimals] = match;
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return `${sign}${groups}${decimals === undefined ? '' : `,${decimals}`}`;
}
