/**
 * Money is whole đồng in safe integers. Ratios are compared and printed by cross-multiplication in BigInt.
 * A quantity has one printed value per scale and number of decimals: half-up from exact đồng, "." groups, "," decimals.
 */
import { Problem } from './problem.ts';

/** Whole đồng; always a safe integer, negative only where a reversal or a difference is meant. */
export type Dong = number & { readonly __brand: 'Dong' };

/** Divisor from đồng to the written scale. The scale is part of a written number and is never guessed. */
export type Scale = 1 | 1_000 | 1_000_000 | 1_000_000_000;

export const SCALE_NAMES: Readonly<Record<Scale, string>> = { 1: 'đồng', 1000: 'nghìn đồng', 1000000: 'triệu đồng', 1000000000: 'tỷ đồng' };

/** @throws Problem amount-out-of-range */
export function dong(value: number | bigint): Dong {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || (typeof value === 'bigint' && BigInt(number) !== value)) {
    throw new Problem(
      'amount-out-of-range',
      `Số tiền ${value} vượt giới hạn 9.007.199.254.740.991 đồng hoặc không phải số đồng chẵn; kiểm tra lại đơn vị tính và số tiền.`,
    );
  }
  return (number === 0 ? 0 : number) as Dong;
}

/** Exact sum; throws Problem amount-out-of-range when it leaves the safe integers. */
export function sumDong(values: Iterable<number>): Dong {
  let total = 0n;
  for (const value of values) total += BigInt(value);
  return dong(total);
}

export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** −1, 0, 1 for a < b, a = b, a > b; denominators must be positive safe integers. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const difference = BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** numerator / denominator rounded half-up (away from zero on a tie) to an integer. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError(`denominator must be positive: ${denominator}`);
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** An integer count of 10^-decimals units as Vietnamese text: (147705n, 1) → "14.770,5". */
export function formatScaled(units: bigint, decimals: number): string {
  const negative = units < 0n;
  const digits = (negative ? -units : units).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+(?!\d))/g, '.');
  const fraction = decimals === 0 ? '' : `,${digits.slice(-decimals)}`;
  return `${negative ? '-' : ''}${whole}${fraction}`;
}

/** Money in a scale with a fixed number of decimals: (14_770_500_000, 1_000_000, 1) → "14.770,5". */
export function formatAmount(value: number, scale: Scale, decimals: number): string {
  return formatScaled(roundHalfUp(BigInt(value) * 10n ** BigInt(decimals), BigInt(scale)), decimals);
}

/** "14,58" for 14770.5/101294 with 2 decimals (no sign of percent). The denominator must be positive. */
export function formatPercent(ratio: Ratio, decimals: number): string {
  return formatScaled(roundHalfUp(BigInt(ratio.numerator) * 100n * 10n ** BigInt(decimals), BigInt(ratio.denominator)), decimals);
}

/** The fewest decimals (0 to 3) at which every amount is exact in this scale; 3 when none is. */
export function exactDecimals(values: Iterable<number>, scale: Scale): number {
  let needed = 0;
  for (const value of values) {
    while (needed < 3 && (BigInt(value) * 10n ** BigInt(needed)) % BigInt(scale) !== 0n) needed += 1;
  }
  return needed;
}

/**
 * Splits an amount by weights into whole đồng that add up to it exactly (largest remainder, earlier first on a tie).
 * Splits money; never used to dress printed figures.
 */
export function apportion(total: Dong, weights: readonly number[]): Dong[] {
  const sum = weights.reduce((a, b) => a + BigInt(b), 0n);
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0) || sum <= 0n)
    throw new RangeError('weights must be non-negative integers, not all zero');
  const negative = total < 0;
  const magnitude = BigInt(Math.abs(total));
  const shares = weights.map((weight, index) => ({
    index,
    share: (magnitude * BigInt(weight)) / sum,
    rest: (magnitude * BigInt(weight)) % sum,
  }));
  let left = magnitude - shares.reduce((a, part) => a + part.share, 0n);
  for (const part of [...shares].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break;
    part.share += 1n;
    left -= 1n;
  }
  return shares.map((part) => dong(negative ? -part.share : part.share));
}

const PLAIN = /^[+-]?\d+$/;
const VI_GROUPED = /^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/;
const VI_DECIMAL = /^[+-]?\d+,\d+$/;
const SPACE_GROUPED = /^[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+(,\d+)?$/;

/**
 * Reads an amount written in a given scale the Vietnamese way ("75.337", "14.770,5", "1 284,6", "3022") into đồng.
 * "1.5" and "1,234.5" are refused: a point that does not group thousands would have to be guessed.
 * @throws Problem invalid-amount, amount-out-of-range
 */
export function parseAmount(text: string, scale: Scale): Dong {
  const written = text.trim();
  const quoted = `“${text}”`;
  if (written.endsWith('%'))
    throw new Problem('invalid-amount', `${quoted} là tỷ lệ phần trăm, không phải số tiền; nhập số tiền theo ${SCALE_NAMES[scale]}.`);
  if (!PLAIN.test(written) && !VI_GROUPED.test(written) && !VI_DECIMAL.test(written) && !SPACE_GROUPED.test(written)) {
    throw new Problem(
      'invalid-amount',
      `${quoted} không đọc được là số tiền; viết như 14.770,5 (dấu chấm nhóm nghìn, dấu phẩy thập phân), đơn vị ${SCALE_NAMES[scale]}.`,
    );
  }
  const [whole = '', fraction = ''] = written.replace(/[.\s]/g, '').split(',');
  return fromDecimal(whole, fraction, scale, quoted);
}

/**
 * A number cell of a spreadsheet (a double) in a given scale into đồng. The shortest decimal text of the double is what the
 * officer typed; binary noise of a computed cell (up to 1e-6 đồng) is forgiven, a real fraction of a đồng is not.
 * @throws Problem invalid-amount, amount-out-of-range
 */
export function amountFromNumber(value: number, scale: Scale): Dong {
  if (!Number.isFinite(value)) throw new Problem('invalid-amount', `Giá trị ${value} không phải số tiền.`);
  if (Math.abs(value) * scale > Number.MAX_SAFE_INTEGER) {
    throw new Problem(
      'amount-out-of-range',
      `Số tiền ${value} ${SCALE_NAMES[scale]} vượt giới hạn 9.007.199.254.740.991 đồng; kiểm tra lại đơn vị tính của trang.`,
    );
  }
  const exact = value.toString();
  if (!exact.includes('e')) {
    const [whole = '', fraction = ''] = exact.split('.');
    if (fraction.length <= Math.log10(scale)) return fromDecimal(whole, fraction, scale, exact);
  }
  const rounded = Math.round(value * scale);
  // 15 significant digits is what a spreadsheet shows and keeps; beyond them lies only the noise of its own arithmetic.
  const shown = Number(value.toPrecision(15)) * scale;
  if (Math.abs(shown - rounded) < 1e-6) return dong(rounded);
  throw new Problem(
    'invalid-amount',
    `${exact.replace('.', ',')} ${SCALE_NAMES[scale]} có phần lẻ nhỏ hơn 1 đồng; làm tròn đến đồng ở chứng từ gốc rồi nhập lại.`,
  );
}

function fromDecimal(whole: string, fraction: string, scale: Scale, shown: string): Dong {
  const places = Math.round(Math.log10(scale));
  const kept = fraction.slice(0, places).padEnd(places, '0');
  if (/[1-9]/.test(fraction.slice(places))) {
    throw new Problem(
      'invalid-amount',
      `${shown} ${SCALE_NAMES[scale]} có phần lẻ nhỏ hơn 1 đồng; làm tròn đến đồng ở chứng từ gốc rồi nhập lại.`,
    );
  }
  return dong(BigInt(`${whole}${kept}`.replace('+', '')));
}

/** Exact decimal text ("12.5") as a whole number over a power of ten: 125 / 10. */
export function exactParts(decimal: string): { readonly units: bigint; readonly scale: bigint } {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { units: BigInt(whole + fraction), scale: 10n ** BigInt(fraction.length) };
}
