/** A value of a spreadsheet as a Vietnamese Excel shows it: "," before decimals, "." between groups, days first. */
import { formatValue } from 'hucre';

/** hucre knows no Vietnamese; Turkish writes numbers the same way. */
const SAME_SEPARATORS = 'tr-TR';

export function numberText(value: number, format: string | undefined): string {
  if (!Number.isFinite(value)) return '';
  if (format === undefined || /^(?:General|@|\s*)$/iu.test(format.trim())) return generalText(value);
  const decimals = decimalsOf(format);
  return formatValue(decimals === null ? value : rounded(value, decimals), format, { locale: SAME_SEPARATORS }).trim();
}

/** As a wide cell without a format shows it: at most eleven signs. */
function generalText(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
  const digits = Math.trunc(Math.abs(value)).toString().length;
  const short = rounded(value, Math.max(0, 10 - digits));
  const text = String(short === 0 ? Number(value.toPrecision(6)) : short);
  return text.replace('.', ',');
}

/** Decimals that the positive part of a format prints; null where rounding is not for us (fractions, exponents, thousands as unit). */
function decimalsOf(format: string): number | null {
  const section = (format.split(';')[0] ?? '').replace(/"[^"]*"|\\.|\[[^\]]*\]|_./gu, '');
  if (/[/eE]|[0#?],+(?![0#?])/u.test(section)) return null;
  const decimals = /\.([0#?]+)/u.exec(section)?.[1]?.length ?? 0;
  return decimals + 2 * (section.split('%').length - 1);
}

/** Half away from zero on the decimal digits, as Excel does: 1,005 with two decimals is 1,01 although the double is below it. */
function rounded(value: number, decimals: number): number {
  const digits = String(Number(Math.abs(value).toPrecision(15)));
  if (digits.includes('e')) return value;
  const result = Number(`${Math.round(Number(`${digits}e${decimals}`))}e-${decimals}`);
  return Number.isFinite(result) ? (value < 0 ? -result : result) : value;
}

export function dateText(value: Date, format: string | undefined): string {
  if (Number.isNaN(value.getTime())) return '';
  const signs = (format ?? 'dd/mm/yyyy').toLowerCase().replace(/"[^"]*"|\\.|\[[^\]]*\]/gu, '');
  // Words in the format ("ngày" dd "tháng" mm) are meant as they stand.
  if (format !== undefined && /"[^"]*\p{L}[^"]*"/u.test(format)) return formatValue(value, format);
  const pad = (number: number) => String(number).padStart(2, '0');
  const date = [
    signs.includes('d') ? pad(value.getUTCDate()) : '',
    /m/u.test(signs.replace(/h+:m+|m+:s+/gu, '')) ? pad(value.getUTCMonth() + 1) : '',
    signs.includes('y') ? String(value.getUTCFullYear()) : '',
  ];
  const time = signs.includes('h') ? `${pad(value.getUTCHours())}:${pad(value.getUTCMinutes())}` : '';
  return [date.filter((part) => part !== '').join('/'), time].filter((part) => part !== '').join(' ');
}
