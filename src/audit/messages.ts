/** What a busy officer reads: one sentence, what is printed and what would have to be there, in the document's own number format. */
import { add, decimal, mul, shift, sub, sum } from './decimal.ts';
import type { Figure } from './figures.ts';
import { exactDecimals, type NumberStyle, printNumber } from './format.ts';
import { measure, type Relation } from './relation.ts';
import { recomputed } from './repair.ts';

const shown = (figure: Figure | undefined): string => {
  if (figure === undefined) return '';
  const unit = figure.unit?.name ?? '';
  return `${figure.negative ? '-' : ''}${figure.printed}${unit === '%' ? '%' : unit === '' ? '' : ` ${unit}`}`;
};

/** The value the first figure would have to have, printed like it; null when it cannot be said. */
export function expectedOf(relation: Relation, style: NumberStyle): string | null {
  const [result, a, b] = relation.figures;
  if (result === undefined) return null;
  const power = result.unit?.power ?? 0;
  const print = (value: ReturnType<typeof shift>, least: number) => {
    const places = Math.max(least, Math.min(exactDecimals(value), 3));
    return printNumber(value, places, style, !/^\d{4,}/u.test(result.printed), /^0\d/u.test(result.printed) ? result.printed.length : 0);
  };
  const decimals = result.malformed ? 0 : result.decimals;
  switch (relation.form.type) {
    case 'sum':
      return print(shift(sum(relation.figures.slice(1).map((part) => measure(part).v)), -power), decimals);
    case 'difference':
      return a === undefined || b === undefined ? null : print(shift(add(measure(a).v, measure(b).v), -power), decimals);
    case 'product': {
      const product = relation.figures.slice(1).reduce((value, factor) => mul(value, measure(factor).v), decimal(1));
      return print(shift(product, relation.form.power - power), decimals);
    }
    case 'mention':
      return a?.printed ?? null;
    case 'part':
      return null;
    default: {
      const value = recomputed(relation.form, result, a, b);
      return value === null ? null : print(value, decimals);
    }
  }
}

function parts(figures: readonly Figure[]): string {
  const named = figures.slice(0, 8).map((figure) => `${figure.negative ? '-' : ''}${figure.printed}`);
  return figures.length > 8 ? `${named.join(' + ')} + … (${figures.length} số)` : named.join(' + ');
}

/** The relation that does not hold, said as a sentence. */
export function failureSentence(relation: Relation, style: NumberStyle): string {
  const [first, a, b] = relation.figures;
  const expected = expectedOf(relation, style) ?? '';
  const unit = first?.unit?.name === '%' ? '%' : '';
  switch (relation.form.type) {
    case 'sum':
      return `Tổng ${shown(first)} không bằng cộng các thành phần: ${parts(relation.figures.slice(1))} = ${expected}.`;
    case 'difference': {
      const value =
        first === undefined || a === undefined
          ? ''
          : printNumber(shift(sub(measure(first).v, measure(a).v), -(first.unit?.power ?? 0)), Math.max(first.decimals, a.decimals), style);
      return `Mức chênh lệch ${shown(b)} không khớp: ${first?.printed ?? ''} - ${a?.printed ?? ''} = ${value}.`;
    }
    case 'part':
      return `Thành phần ${shown(first)} lớn hơn tổng chứa nó là ${shown(a)}.`;
    case 'ratio':
      if (relation.form.factor === 100)
        return `Tỷ lệ ${shown(first)} không khớp: ${a?.printed ?? ''}/${b?.printed ?? ''} = ${expected}${unit}.`;
      return relation.rule === 'mean'
        ? `Số bình quân ${shown(first)} không khớp: ${a?.printed ?? ''} chia cho ${b?.printed ?? ''} bằng ${expected}.`
        : `Số lần ${shown(first)} không khớp: ${a?.printed ?? ''} so với ${b?.printed ?? ''} là ${expected} lần.`;
    case 'growth':
      return `Tỷ lệ ${relation.form.sign === 1 ? 'tăng' : 'giảm'} ${shown(first)} không khớp: từ ${a?.printed ?? ''} đến ${b?.printed ?? ''} là ${expected}${unit}.`;
    case 'growth-of-change':
      return `Tỷ lệ ${relation.form.sign === 1 ? 'tăng' : 'giảm'} ${shown(first)} không khớp với mức thay đổi ${a?.printed ?? ''} và giá trị ${b?.printed ?? ''}: phải là ${expected}${unit}.`;
    case 'product':
      return `${shown(first)} không bằng tích ${relation.figures.slice(1).map(shown).join(' × ')} = ${expected}.`;
    case 'mention':
      return `Cùng một số liệu nhưng nơi ghi ${shown(first)}, nơi ghi ${shown(a)}.`;
  }
}

/** Note for a relation that holds only by rounding or only by cutting. */
export function conventionSentence(relation: Relation, style: NumberStyle, verdict: 'rounding' | 'truncation'): string {
  const [first, a, b] = relation.figures;
  const expected = expectedOf(relation, style) ?? '';
  const about =
    relation.form.type === 'sum'
      ? `${shown(first)} so với cộng thành phần ${expected}`
      : relation.form.type === 'mention'
        ? `${shown(first)} và ${shown(a)}`
        : relation.form.type === 'difference'
          ? `${shown(first)}, ${shown(a)}, ${shown(b)}`
          : relation.form.type === 'product'
            ? `${shown(first)} so với tích ${relation.figures.slice(1).map(shown).join(' × ')} = ${expected}`
            : `${shown(first)} so với ${expected}${first?.unit?.name === '%' ? '%' : ''} tính từ ${a?.printed ?? ''} và ${b?.printed ?? ''}`;
  return verdict === 'rounding' ? `Lệch do làm tròn: ${about}.` : `Số liệu bị cắt, không làm tròn: ${about}.`;
}
