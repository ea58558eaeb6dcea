/** A quick sieve in binary numbers before exact arithmetic: never a verdict, always wider than any rounding. */
import { approximate } from './decimal.ts';
import { type Form, measure, type Relation } from './relation.ts';

export interface Float {
  readonly v: number;
  readonly u: number;
}

/** Whether the relation may hold with `value` in place of its figure at `index`. */
export function roughly(form: Form, floats: readonly Float[], index: number, value: number, ulp: number): boolean {
  const at = (i: number): Float => (i === index ? { v: value, u: ulp } : (floats[i] ?? { v: 0, u: 0 }));
  const near = (x: number, y: number, slack: number) => Math.abs(x - y) <= slack * 1.5 + 1e-9 * Math.max(Math.abs(x), Math.abs(y), 1);
  const [a, b, c] = [at(0), at(1), at(2)];
  switch (form.type) {
    case 'sum': {
      let total = 0;
      let slack = a.u;
      for (let i = 1; i < floats.length; i += 1) {
        total += at(i).v;
        slack += at(i).u;
      }
      return near(a.v, total, slack);
    }
    case 'difference':
      return near(a.v, b.v + c.v, a.u + b.u + c.u);
    case 'ratio':
      return (
        c.v !== 0 && near(a.v, (form.factor * b.v) / c.v, a.u + Math.abs(a.v) * (b.u / Math.max(Math.abs(b.v), 1e-9) + c.u / Math.abs(c.v)))
      );
    case 'product': {
      let product = 10 ** form.power;
      let relative = 0;
      for (let i = 1; i < floats.length; i += 1) {
        product *= at(i).v;
        relative += at(i).u / Math.max(Math.abs(at(i).v), 1e-9);
      }
      return near(a.v, product, a.u + Math.abs(a.v) * relative);
    }
    case 'growth':
      return b.v !== 0 && near(a.v, (form.sign * 100 * (c.v - b.v)) / b.v, a.u + (100 * (b.u + c.u)) / Math.abs(b.v));
    case 'growth-of-change': {
      const before = c.v - form.sign * b.v;
      return before !== 0 && near(a.v, (100 * b.v) / before, a.u + (100 * (b.u + c.u)) / Math.abs(before));
    }
    default:
      return true;
  }
}

export const floatsOf = (relation: Relation): Float[] =>
  relation.figures.map((one) => ({ v: approximate(measure(one).v), u: approximate(measure(one).ulp) }));
