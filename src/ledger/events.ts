/** From what happened to lines: one builder an event, and the same shape rules as the database function ledger_post. */
import { type Day, dayOf, yearOf } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import type { Fund, Line, Posting, PostingEvent, Side } from './model.ts';

type Simple = Exclude<PostingEvent, 'allocate' | 'transfer' | 'carry' | 'reverse'>;

const STAGES_OF = {
  assign: ['external', 'available'],
  withdraw: ['available', 'external'],
  advance: ['available', 'advanced'],
  accept: ['advanced', 'disbursed'],
  recover: ['advanced', 'available'],
  disburse: ['available', 'disbursed'],
  cancel: ['available', 'cancelled'],
} as const satisfies Record<Simple, readonly [Side['stage'], Side['stage']]>;

/** Lines of an event within one unit and year. */
export function withinUnit(event: Simple, unit: string, year: number, fund: Fund, amount: number): Line[] {
  const [from, to] = STAGES_OF[event];
  return [{ ...fund, from: { unit, year, stage: from }, to: { unit, year, stage: to }, amount }];
}

/** Money moves between units of one fund: down to a child or back (allocate), or across by an adjusting decision (transfer). */
export function betweenUnits(from: string, to: string, year: number, fund: Fund, amount: number): Line[] {
  return [{ ...fund, from: { unit: from, year, stage: 'available' }, to: { unit: to, year, stage: 'available' }, amount }];
}

/** An adjusting decision changes the fund (component, kind or programme) inside one unit: out through external and back. */
export function betweenFunds(unit: string, year: number, from: Fund, to: Fund, amount: number): Line[] {
  return [
    { ...from, from: { unit, year, stage: 'available' }, to: { unit, year, stage: 'external' }, amount },
    { ...to, from: { unit, year, stage: 'external' }, to: { unit, year, stage: 'available' }, amount },
  ];
}

/** Unspent money goes to the next execution year; its year of origin stays. */
export function carryOver(unit: string, year: number, fund: Fund, amount: number): Line[] {
  return [{ ...fund, from: { unit, year, stage: 'available' }, to: { unit, year: year + 1, stage: 'available' }, amount }];
}

/** @throws Problem unbalanced when lines do not have the shape of the event */
export function checkShape(posting: Pick<Posting, 'event' | 'document' | 'lines'> & { readonly corrects?: number | null }): void {
  const { event, lines } = posting;
  const wrong = (reason: string) => new Problem('unbalanced', `Bút toán “${event}” (${posting.document}) không đúng hình thức: ${reason}.`);
  if (event === 'reverse') {
    if (lines.length > 0 || (posting.corrects ?? null) === null)
      throw wrong('bút toán đảo phải chỉ ra bút toán gốc và không mang dòng riêng');
    return;
  }
  if (lines.length === 0) throw wrong('không có dòng nào');
  let outside = 0;
  for (const { from, to, amount } of lines) {
    if (!Number.isSafeInteger(amount) || amount <= 0)
      throw new Problem('invalid-amount', `Số tiền ${amount} của ${posting.document} phải là số đồng nguyên dương.`);
    const sameUnit = from.unit === to.unit;
    const sameYear = from.year === to.year;
    if (from.stage === 'available' && to.stage === 'external') outside += amount;
    if (from.stage === 'external' && to.stage === 'available') outside -= amount;
    if (event === 'allocate') {
      if (from.stage !== 'available' || to.stage !== 'available' || sameUnit || !sameYear)
        throw wrong('phân bổ phải từ đơn vị này sang đơn vị khác, cùng năm');
    } else if (event === 'carry') {
      if (from.stage !== 'available' || to.stage !== 'available' || !sameUnit || to.year !== from.year + 1)
        throw wrong('chuyển nguồn phải sang năm liền sau của cùng đơn vị');
    } else if (event === 'transfer') {
      const across = from.stage === 'available' && to.stage === 'available' && !sameUnit;
      const through =
        sameUnit && ((from.stage === 'available' && to.stage === 'external') || (from.stage === 'external' && to.stage === 'available'));
      if (!sameYear || !(across || through)) throw wrong('điều chỉnh phải giữa hai đơn vị, hoặc giữa hai nguồn của một đơn vị, cùng năm');
    } else {
      const [expectedFrom, expectedTo] = STAGES_OF[event];
      if (from.stage !== expectedFrom || to.stage !== expectedTo || !sameUnit || !sameYear)
        throw wrong(`phải từ ${expectedFrom} sang ${expectedTo} của cùng đơn vị và năm`);
    }
  }
  if (event === 'transfer' && outside !== 0) throw wrong('phần điều chỉnh ra và phần điều chỉnh vào không bằng nhau');
}

/**
 * The day on which the contents and sources of an entry are looked up: its own, or the last day of the execution year for an entry of the year
 * after it. What belongs to a year is named as it was in that year: the payments of January, the advances given back in February.
 */
export const fundDay = (effectiveOn: Day, year: number): Day => (yearOf(effectiveOn) === year + 1 ? dayOf(year, 12, 31) : effectiveOn);
