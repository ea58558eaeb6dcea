/** Amounts of one table, all with as many decimals as its most exact one needs. Pure. */
import { exactDecimals, formatAmount, formatPercent, type Ratio, type Scale } from '../../../src/kernel/money.ts';

export function amountsOf(values: Iterable<number>, scale: Scale): (value: number) => string {
  const decimals = exactDecimals(values, scale);
  return (value) => formatAmount(value, scale, decimals);
}

/** How an amount stands in a cell: exact to the đồng, without zeros that say nothing. */
export function typedAmount(dong: number, scale: Scale): string {
  const text = formatAmount(dong, scale, Math.log10(scale));
  return text.includes(',') ? text.replace(/,?0+$/, '') : text;
}

/** "14,6 %"; empty where there is no whole. */
export const percentOf = ({ numerator, denominator }: Ratio): string =>
  denominator > 0 ? `${formatPercent({ numerator, denominator }, 1)} %` : '';
