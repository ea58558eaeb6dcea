/** Exact decimal numbers: what is printed on paper is never binary. A value is `m` × 10^−`e`. */

export interface Decimal {
  readonly m: bigint;
  /** Decimals, ≥ 0. */
  readonly e: number;
}

const POWERS: bigint[] = [1n];
export function tenTo(n: number): bigint {
  for (let i = POWERS.length; i <= n; i += 1) POWERS.push((POWERS[i - 1] as bigint) * 10n);
  return POWERS[n] as bigint;
}

export const ZERO: Decimal = { m: 0n, e: 0 };

export function decimal(m: bigint | number, e = 0): Decimal {
  return { m: BigInt(m), e };
}

function aligned(a: Decimal, b: Decimal): [bigint, bigint, number] {
  if (a.e === b.e) return [a.m, b.m, a.e];
  return a.e > b.e ? [a.m, b.m * tenTo(a.e - b.e), a.e] : [a.m * tenTo(b.e - a.e), b.m, b.e];
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, e] = aligned(a, b);
  return { m: x + y, e };
}
export function sub(a: Decimal, b: Decimal): Decimal {
  const [x, y, e] = aligned(a, b);
  return { m: x - y, e };
}
export function mul(a: Decimal, b: Decimal): Decimal {
  return { m: a.m * b.m, e: a.e + b.e };
}
/** a × 10^n, n of either sign. */
export function shift(a: Decimal, n: number): Decimal {
  if (n <= 0) return { m: a.m, e: a.e - n };
  return n <= a.e ? { m: a.m, e: a.e - n } : { m: a.m * tenTo(n - a.e), e: 0 };
}
/** −1, 0, 1. */
export function compare(a: Decimal, b: Decimal): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}
export function equal(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}
export function abs(a: Decimal): Decimal {
  return a.m < 0n ? { m: -a.m, e: a.e } : a;
}
export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce(add, ZERO);
}
/** a / b rounded half away from zero (or cut) to `decimals`; null when b is zero. */
export function divide(a: Decimal, b: Decimal, decimals: number, cut = false): Decimal | null {
  if (b.m === 0n) return null;
  let top = a.m * tenTo(b.e + decimals);
  let bottom = b.m * tenTo(a.e);
  if (bottom < 0n) [top, bottom] = [-top, -bottom];
  const negative = top < 0n;
  const size = negative ? -top : top;
  const q = cut ? size / bottom : (2n * size + bottom) / (2n * bottom);
  return { m: negative ? -q : q, e: decimals };
}
/** To `decimals`, half away from zero. */
export function round(a: Decimal, decimals: number): Decimal {
  if (a.e <= decimals) return { m: a.m * tenTo(decimals - a.e), e: decimals };
  return divide(a, decimal(1), decimals) as Decimal;
}
/** Approximate; for scores and ordering only, never for a verdict. */
export function approximate(a: Decimal): number {
  return Number(a.m) / 10 ** a.e;
}
