/** Values of figures as people read them, exact, with their unit. */
import { formatAmount, formatPercent } from '../../../src/kernel/money.ts';
import type { components } from '../../api/schema.gen.ts';
import { forPeople } from '../../parts/decimal.ts';

type Value = components['schemas']['Value'];

const money = (dong: number) => `${formatAmount(dong, 1, 0)} đồng`;
const percent = ({ numerator, denominator }: { numerator: number; denominator: number }) =>
  `${formatPercent({ numerator, denominator }, 2)}%`;

export function exact(value: Value | null): string {
  if (value === null) return '–';
  if (value.type === 'money') return money(value.dong);
  return value.type === 'ratio' ? percent(value) : `${forPeople(value.value)} ${value.unit}`.trim();
}

/** After less before, where both are money; "" where a difference has no plain form. */
export function difference(before: Value | null, after: Value | null): string {
  if (before?.type !== 'money' || after?.type !== 'money') return '';
  const by = after.dong - before.dong;
  return `${by > 0 ? '+' : ''}${money(by)}`;
}
