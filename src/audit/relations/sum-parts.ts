/** What sums share: which figures may be parts of which total, and how a sum is proposed. */
import { compare, sum } from '../decimal.ts';
import type { Figure } from '../figures.ts';
import { type Grade, measure, type Relation } from '../relation.ts';
import type { Statement } from '../statements.ts';
import { withUnit } from '../statements.ts';
import { addsInto } from '../units.ts';
import { isChange } from './change-words.ts';
import type { Family } from './families.ts';

/** A figure led by these is no part: a change, a comparison, a rate, a limit. */
export const NOT_PART =
  /(?:tăng|giảm|so với|cùng kỳ|bình quân|(?<!(?:mức|loại|hộ|lực|khá|giỏi) )trung bình|mỗi|năm trước|năm ngoái|kế hoạch(?: năm| giao)?|chỉ tiêu(?: giao)?|mục tiêu|từ|xuống(?: còn)?|lên|đến|vượt|thiếu|dự kiến(?: đến)?|hơn|kém|cao hơn|thấp hơn|thứ|lần)(?: thêm| là| khoảng| được| giao)* ?$/iu;

export function usable(figure: Figure): boolean {
  return figure.qualifier === 'none' && figure.unit?.dim !== 'times';
}

/** Parts as figures of the total's unit; null when one does not fit. */
export function asParts(total: Figure, parts: readonly Figure[]): Figure[] | null {
  const fitted: Figure[] = [];
  for (const part of parts) {
    if (part.unit === null && total.unit !== null) fitted.push(withUnit(part, total.unit));
    else if (
      addsInto(total.unit, part.unit) ||
      (total.unit?.dim.startsWith('count:') === true && part.unit?.dim.startsWith('count:') === true)
    )
      fitted.push(part);
    else return null;
  }
  return fitted;
}

export function fits(total: Figure, part: Figure, after = ''): boolean {
  if (part.unit === null) return total.unit === null || (total.unit.dim !== 'percent' && !total.unit.dim.startsWith('time:'));
  // "11 tập thể, cá nhân (4 tập thể và 7 cá nhân)": the total's own words name the parts.
  return (
    addsInto(total.unit, part.unit) ||
    (total.unit?.dim.startsWith('count:') === true &&
      part.unit.dim.startsWith('count:') &&
      (/^[^\d]*/u.exec(after.slice(0, 60))?.[0] ?? '').includes(part.unit.name))
  );
}

/** `short`: the parts stay below the total, as they do where one of them was left unsaid. */
export function gradeOf(family: Family, all: boolean, selection: boolean, short: boolean): Grade {
  if (selection) return 'possible';
  if (all || family === 'closed' || (family === 'usual' && !short)) return 'certain';
  return family === 'disjoint' ? 'likely' : 'possible';
}

export function fallsShort(total: Statement, parts: readonly Statement[]): boolean {
  return compare(sum(parts.map((part) => measure(part.value).v)), measure(total.value).v) < 0;
}

/** Means, rates, prices and shares of different wholes do not add up. */
const NO_SUM =
  /bình quân|trung bình|năng suất|mật độ|đơn giá|giá (?:bán|mua|cà phê|lúa|thị trường)|thu nhập|tốc độ|hệ số|tuổi|ròng|bội (?:thu|chi)/iu;
export function addsUp(total: Statement): boolean {
  const dim = total.value.unit?.dim ?? '';
  if (dim.includes('/') || dim === 'measure:yield' || dim === 'measure:°C') return false;
  if (dim === 'percent' && !/cơ cấu|tỷ trọng|tỉ trọng/iu.test(total.label) && total.value.printed !== '100') return false;
  return !NO_SUM.test(total.label.slice(-70));
}

/** Sum of values, and of bases where every part and the total have one. */
export function addSum(
  relations: Relation[],
  total: Statement,
  parts: readonly Statement[],
  grade: Grade,
  why: string,
  slot?: string,
  hint = false,
): void {
  if (!addsUp(total)) return;
  const inSlot = { ...(slot === undefined ? {} : { slot }), ...(hint ? { hint } : {}) };
  const values = asParts(
    total.value,
    parts.map((one) => one.value),
  );
  if (values !== null && usable(total.value) && values.every(usable) && values.length >= 1) {
    if (values.length === 1) {
      const [only] = values;
      if (only !== undefined)
        relations.push({
          rule: 'part',
          form: { type: 'part' },
          figures: [only, total.value],
          grade: grade === 'certain' ? 'certain' : 'possible',
          why,
        });
    } else {
      relations.push({ rule: 'sum', form: { type: 'sum' }, figures: [total.value, ...values], grade, why, ...inSlot });
    }
  }
  if (total.base === null || parts.length < 2) return;
  const bases = parts.map((one) => one.base);
  if (bases.some((base) => base === null)) return;
  const whole = asParts(
    total.base,
    bases.filter((base) => base !== null),
  );
  if (whole?.every(usable))
    relations.push({
      rule: 'sum',
      form: { type: 'sum' },
      figures: [total.base, ...whole],
      grade,
      why: `${why}, bases`,
      ...(slot === undefined ? {} : { slot: `${slot}:bases` }),
    });
}

export const notPart = (one: Statement): boolean => NOT_PART.test(one.label.slice(-44)) || isChange(one);

/** "Số hồ sơ tiếp nhận là 18.640, gồm 16.962 hồ sơ …": the total's noun stands before it. */
export function named(total: Statement, parts: readonly Statement[]): Statement {
  const unit = parts[0]?.value.unit;
  return total.value.unit === null && unit?.dim.startsWith('count:') === true && total.label.toLowerCase().includes(unit.name.toLowerCase())
    ? { ...total, value: withUnit(total.value, unit) }
    : total;
}
