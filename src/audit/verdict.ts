/**
 * Interval arithmetic: whether true values exist, inside what is printed, that satisfy a relation. A printed number stands for all values
 * that round to it, or all that are cut to it; counts and whole đồng stand for themselves.
 */
import { abs, add, compare, type Decimal, decimal, divide, equal, mul, round, sub, sum, ZERO } from './decimal.ts';

export type Verdict = 'exact' | 'rounding' | 'truncation' | 'failed';

/** A printed quantity in its base unit. */
export interface Measured {
  readonly v: Decimal;
  /** One unit of the last printed place; zero for an exact quantity. */
  readonly ulp: Decimal;
}

const TWO = decimal(2);
const half = (ulp: Decimal): Decimal => ({ m: ulp.m * 5n, e: ulp.e + 1 });
const low = (q: Measured) => sub(q.v, half(q.ulp));
const high = (q: Measured) => add(q.v, half(q.ulp));

/** total = parts; signs: a part may be negative. */
export function checkSum(total: Measured, parts: readonly Measured[]): Verdict {
  const added = sum(parts.map((part) => part.v));
  if (equal(total.v, added)) return 'exact';
  const slack = sum(parts.map((part) => part.ulp));
  const off = sub(total.v, added);
  // |off| ≤ half of all last places together; doubled, so that nothing is divided.
  if (compare(mul(abs(off), TWO), add(total.ulp, slack)) <= 0) return 'rounding';
  if (compare(off, slack) < 0 && compare(sub(ZERO, off), total.ulp) < 0) return 'truncation';
  return 'failed';
}

/** result = factor × a / b. `decimals`: places printed of the result in its base unit (may be negative for scaled units). */
export function checkRatio(result: Measured, a: Measured, b: Measured, factor: Decimal, decimals: number): Verdict {
  const scaled = mul(a.v, factor);
  const quotient = divide(scaled, b.v, Math.max(decimals, 0));
  if (quotient === null) return 'failed';
  if (equal(decimals < 0 ? roundTens(scaled, b.v, -decimals) : quotient, round(result.v, Math.max(decimals, 0)))) return 'exact';
  const touches = (ql: Decimal, qh: Decimal, al: Decimal, ah: Decimal, bl: Decimal, bh: Decimal, open: boolean) => {
    const [fl, fh] = [mul(al, factor), mul(ah, factor)];
    const [lowest, highest] = [mul(ql, bl), mul(qh, bh)];
    return compare(lowest, fh) <= 0 && (open ? compare(highest, fl) > 0 : compare(highest, fl) >= 0);
  };
  if (touches(low(result), high(result), low(a), high(a), low(b), high(b), false)) return 'rounding';
  // Cut result; the terms may have been rounded or cut.
  const widest = (q: Measured): [Decimal, Decimal] => [low(q), add(q.v, q.ulp)];
  const [al, ah] = widest(a);
  const [bl, bh] = widest(b);
  if (touches(result.v, add(result.v, result.ulp), al, ah, bl, bh, true)) return 'truncation';
  return 'failed';
}

function roundTens(a: Decimal, b: Decimal, tens: number): Decimal {
  const unit = { m: 10n ** BigInt(tens), e: 0 };
  const q = divide(a, mul(b, unit), 0) ?? ZERO;
  return mul(q, unit);
}

/** result = a × b × factor. */
export function checkProduct(result: Measured, a: Measured, b: Measured, factor: Decimal, decimals: number): Verdict {
  const product = mul(mul(a.v, b.v), factor);
  const shown = decimals < 0 ? roundTens(product, decimal(1), -decimals) : round(product, decimals);
  if (equal(shown, result.v)) return 'exact';
  const times = (x: Decimal, y: Decimal) => mul(mul(x, y), factor);
  const inside = (pl: Decimal, ph: Decimal, rl: Decimal, rh: Decimal) => compare(pl, rh) <= 0 && compare(ph, rl) >= 0;
  if (inside(times(low(a), low(b)), times(high(a), high(b)), low(result), high(result))) return 'rounding';
  if (inside(times(low(a), low(b)), times(add(a.v, a.ulp), add(b.v, b.ulp)), result.v, add(result.v, result.ulp))) return 'truncation';
  return 'failed';
}

/** The same quantity twice: equal digits when printed alike, else intervals that meet. */
export function checkMention(a: Measured, b: Measured): Verdict {
  if (equal(a.v, b.v)) return 'exact';
  if (compare(a.ulp, b.ulp) === 0) return 'failed';
  const off = mul(abs(sub(a.v, b.v)), TWO);
  if (compare(off, add(a.ulp, b.ulp)) <= 0) return 'rounding';
  const coarse = compare(a.ulp, b.ulp) > 0 ? a : b;
  const fine = coarse === a ? b : a;
  return compare(fine.v, coarse.v) >= 0 && compare(fine.v, add(coarse.v, coarse.ulp)) < 0 ? 'truncation' : 'failed';
}
