/** Numbers the way the document writes them. */
import { type Decimal, round, tenTo } from './decimal.ts';

export interface NumberStyle {
  /** "." in Vietnamese. */
  readonly group: string;
  readonly decimal: string;
}
export const VIETNAMESE: NumberStyle = { group: '.', decimal: ',' };
export const ENGLISH: NumberStyle = { group: ',', decimal: '.' };

/** "26.844", "20,3"; `grouped` false writes 26844; `pad` writes "06". */
export function printNumber(value: Decimal, decimals: number, style: NumberStyle, grouped = true, pad = 0): string {
  const { m } = round(value, decimals);
  const digits = (m < 0n ? -m : m).toString().padStart(decimals + 1, '0');
  let whole = digits.slice(0, digits.length - decimals).padStart(pad, '0');
  if (grouped) whole = whole.replace(/\B(?=(\d{3})+(?!\d))/gu, style.group);
  return `${m < 0n ? '-' : ''}${whole}${decimals === 0 ? '' : style.decimal + digits.slice(-decimals)}`;
}

/** The fewest decimals at which the value is exact. */
export function exactDecimals(value: Decimal): number {
  let e = value.e;
  while (e > 0 && value.m % tenTo(value.e - e + 1) === 0n) e -= 1;
  return e;
}
