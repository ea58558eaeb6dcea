/** The one printed form of a value: half-up from exact facts, vi-VN. */
import type { FigureValue } from '../kernel/document.ts';
import { formatAmount, formatPercent, type Scale } from '../kernel/money.ts';
import { formatCount } from '../kernel/vietnamese.ts';

export interface PrintOptions {
  /** Divisor for money; prose prints triệu. */
  readonly scale: Scale;
  /** Decimals of money (default 0) or of a percentage (default 2). */
  readonly decimals: number | null;
  /** "count": below ten with a zero. "table": zero is a dash. */
  readonly format: 'plain' | 'count' | 'table';
}

/** Zero in a table, one sign throughout (Nghị định 30/2020/NĐ-CP asks for uniformity). */
export const ZERO_SIGN = '-';

export function printValue(value: FigureValue, options: PrintOptions): string {
  if (options.format === 'table' && (value.type === 'money' ? value.dong : value.type === 'ratio' ? value.numerator : 1) === 0)
    return ZERO_SIGN;
  if (value.type === 'money') return formatAmount(value.dong, options.scale, options.decimals ?? 0);
  if (value.type === 'ratio') return `${formatPercent(value, options.decimals ?? 2)} %`;
  if (value.unit.startsWith('/')) return `${value.value}/${value.unit.slice(1).split(' ')[0]}`;
  if (options.format === 'count') return formatCount(Number(value.value));
  const [whole = '', fraction = ''] = value.value.split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const grouped = whole.replace('-', '').replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  const shown = options.decimals === null ? fraction : fraction.padEnd(options.decimals, '0').slice(0, options.decimals);
  const number = `${sign}${grouped}${shown === '' ? '' : `,${shown}`}`;
  return value.unit === '%' ? `${number} %` : number;
}
