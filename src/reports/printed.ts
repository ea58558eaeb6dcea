/** The one printed form of a value: half-up from exact facts, vi-VN. */
import type { FigureValue } from '../kernel/document.ts';
import { formatAmount, formatPercent, type Scale } from '../kernel/money.ts';
import { formatCount } from '../kernel/vietnamese.ts';

export interface PrintOptions {
  /** Divisor for money; prose prints triệu. */
  readonly scale: Scale;
  /** Decimals of money (default 0) or of a percentage (default 2). */
  readonly decimals: number | null;
  /** "count": below ten with a zero. "percent": a ratio (default). */
  readonly format: 'plain' | 'count';
}

export function printValue(value: FigureValue, options: PrintOptions): string {
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
