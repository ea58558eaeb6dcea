/** What must hold between figures: found by grammar and topic, decided by interval arithmetic. */
import { type Decimal, decimal, mul, shift, sub, ZERO } from './decimal.ts';
import type { Figure } from './figures.ts';
import { checkMention, checkProduct, checkRatio, checkSum, type Measured, type Verdict } from './verdict.ts';

/**
 * How sure it is that these figures belong together. certain: the sentence says so; likely: it says so in a form that people also use
 * for an incomplete list; possible: only position and topic speak for it.
 */
export type Grade = 'certain' | 'likely' | 'possible';

export type Form =
  /** [total, …parts] */
  | { readonly type: 'sum' }
  /** [larger, smaller, difference] */
  | { readonly type: 'difference' }
  /** [part, whole] */
  | { readonly type: 'part' }
  /** [result, a, b]: result = factor × a / b */
  | { readonly type: 'ratio'; readonly factor: number }
  /** [percent, from, to]: (to − from)/from; sign −1 for a decrease */
  | { readonly type: 'growth'; readonly sign: 1 | -1 }
  /** [percent, change, to]: the change against the value before it; sign as above */
  | { readonly type: 'growth-of-change'; readonly sign: 1 | -1 }
  /** [result, a, b, …]: result = a × b × … × 10^power. `exact`: the factors are set, not measured (a price, a norm) */
  | { readonly type: 'product'; readonly power: number; readonly exact?: boolean }
  /** [restated, first] */
  | { readonly type: 'mention' };

export interface Relation {
  readonly rule: string;
  readonly form: Form;
  /** Result first. */
  readonly figures: readonly Figure[];
  readonly grade: Grade;
  /** Why it was proposed, for people who debug: "trong đó", "slash", "siblings' base". */
  readonly why: string;
  /** A failure of it can only be a warning (a restatement for another period, say). */
  readonly soft?: boolean;
  /**
   * Proposals of one slot are readings of the same words, likeliest first: at most one counts. Where several readings of the same grade
   * remain and none holds, the words do not say enough and the grade is lowered.
   */
  readonly slot?: string;
  /**
   * The natural reading of its slot, though the words leave others open: a failure counts only where one slip of the hand explains it,
   * in a figure that nothing else confirms.
   */
  readonly hint?: boolean;
  /** Siblings that use one base: where most of them fail, the base is another; where two hold, one that fails is wrong. */
  readonly group?: string;
}

/** The figure in its base unit (đồng, pieces, %). */
export function measure(figure: Figure, reading: Decimal = figure.readings[0], decimals = figure.decimals): Measured {
  const power = figure.unit?.power ?? 0;
  const v = shift(figure.negative ? sub(ZERO, reading) : reading, power);
  const whole = figure.unit === null ? decimals === 0 : figure.unit.exact || (figure.unit.dim === 'money' && power === 0);
  const exact = whole && decimals === 0 && figure.qualifier !== 'about';
  return { v, ulp: exact ? ZERO : shift(decimal(1, Math.max(decimals, 0)), power) };
}

/** Printed places after the comma in the base unit; negative for scaled units ("triệu đồng" without decimals: −6). */
export function placesOf(figure: Figure, decimals = figure.decimals): number {
  return decimals - (figure.unit?.power ?? 0);
}

export interface Reading {
  readonly m: Measured;
  readonly places: number;
}
export const readingOf = (figure: Figure): Reading => ({ m: measure(figure), places: placesOf(figure) });

const HUNDRED = decimal(100);

/** The verdict for given values (one per figure of the relation). */
export function evaluate(form: Form, values: readonly Reading[]): Verdict {
  const [first, second, third] = values;
  if (first === undefined || second === undefined) return 'failed';
  switch (form.type) {
    case 'sum':
      return checkSum(
        first.m,
        values.slice(1).map((one) => one.m),
      );
    case 'difference':
      return third === undefined ? 'failed' : checkSum(first.m, [second.m, third.m]);
    case 'part':
      return checkPart(first.m, second.m);
    case 'mention':
      return checkMention(first.m, second.m);
    case 'ratio':
      return third === undefined ? 'failed' : checkRatio(first.m, second.m, third.m, decimal(form.factor), first.places);
    case 'product':
      if (third === undefined) return 'failed';
      if (form.exact === true) {
        const set = values.slice(1).map((one): Reading => ({ ...one, m: { v: one.m.v, ulp: ZERO } }));
        return checkProduct(first.m, set[0]?.m ?? second.m, factorsOf(set.slice(1)), powerOf(form.power), first.places);
      }
      return checkProduct(first.m, second.m, factorsOf(values.slice(2)), powerOf(form.power), first.places);
    case 'growth': {
      if (third === undefined) return 'failed';
      const sought: Measured = {
        v: form.sign === 1 ? { m: first.m.v.m + HUNDRED.m * 10n ** BigInt(first.m.v.e), e: first.m.v.e } : sub(HUNDRED, first.m.v),
        ulp: first.m.ulp,
      };
      // A cut decrease cuts towards 100: the interval lies on the other side.
      const verdict = checkRatio(sought, third.m, second.m, HUNDRED, first.places);
      if (verdict !== 'failed' || form.sign === 1) return verdict;
      const mirrored: Measured = { v: sub(sought.v, sought.ulp), ulp: sought.ulp };
      return checkRatio(mirrored, third.m, second.m, HUNDRED, first.places) === 'failed' ? 'failed' : 'truncation';
    }
    case 'growth-of-change': {
      if (third === undefined) return 'failed';
      const before: Measured = {
        v: form.sign === 1 ? sub(third.m.v, second.m.v) : { ...addTo(third.m.v, second.m.v) },
        ulp: { m: third.m.ulp.m === 0n ? second.m.ulp.m : third.m.ulp.m, e: third.m.ulp.m === 0n ? second.m.ulp.e : third.m.ulp.e },
      };
      return checkRatio(first.m, second.m, before, HUNDRED, first.places);
    }
  }
}

/** Several factors as one: their product, and how far its intervals reach (exact factors stay exact). */
function factorsOf(values: readonly Reading[]): Measured {
  let v = decimal(1);
  let wide = decimal(1);
  let low = decimal(1);
  for (const { m } of values) {
    v = mul(v, m.v);
    wide = mul(wide, {
      m: m.v.m * 2n * 10n ** BigInt(Math.max(0, m.ulp.e - m.v.e)) + m.ulp.m * 10n ** BigInt(Math.max(0, m.v.e - m.ulp.e)),
      e: Math.max(m.v.e, m.ulp.e),
    });
    low = mul(low, decimal(2));
  }
  // ulp so that v + ulp/2 is the product of the upper bounds.
  const upper = { m: wide.m, e: wide.e };
  const ulp = sub(upper, mul(v, low));
  return values.length === 1 ? (values[0] as Reading).m : { v, ulp: { m: (ulp.m * 2n) / low.m, e: ulp.e } };
}

const addTo = (a: Decimal, b: Decimal): Decimal => sub(a, sub(ZERO, b));
const powerOf = (n: number): Decimal => (n < 0 ? decimal(1, -n) : mul(decimal(1), decimal(10n ** BigInt(n))));

function checkPart(part: Measured, whole: Measured): Verdict {
  const over = sub(part.v, whole.v);
  if (over.m <= 0n) return 'exact';
  const slack = addTo(part.ulp, whole.ulp);
  return sub(over, slack).m <= 0n && slack.m > 0n ? 'rounding' : 'failed';
}

export const HELD: ReadonlySet<Verdict> = new Set(['exact', 'rounding', 'truncation']);
