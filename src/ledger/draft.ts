/** From what a person states of an event to a posting: names resolved on the day it happened, lines built by the event. Pure. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { betweenFunds, betweenUnits, carryOver, fundDay, withinUnit } from './events.ts';
import type { Fund, Line, Posting, PostingEvent } from './model.ts';

export interface AskedLine {
  readonly unit: string;
  readonly toUnit?: string;
  readonly component: string;
  readonly toComponent?: string;
  readonly source: string;
  readonly kind: string;
  readonly toKind?: string;
  readonly originYear: number;
  readonly year?: number;
  readonly amount: number;
}

export interface AskedPosting {
  readonly event: Exclude<PostingEvent, 'reverse'>;
  readonly effectiveOn: Day;
  readonly bookedOn?: Day;
  readonly document: string;
  readonly lines: readonly AskedLine[];
}

/** @throws Problem unknown-code, unit-not-valid, not-valid-on-date, ambiguous-name, missing-value, two-homes */
export function buildPosting(catalogue: Catalogue, asked: AskedPosting, key: string): { home: string; posting: Posting } {
  const homes = new Set<string>();
  const unitOf = (text: string): string => {
    const unit = catalogue.unitAsked(text, asked.effectiveOn);
    homes.add(unit.home);
    return catalogue.unitKey(unit);
  };
  const lines = asked.lines.flatMap((line, index) => {
    try {
      return linesOf(catalogue, asked, line, unitOf);
    } catch (error) {
      throw error instanceof Problem ? error.at({ row: index + 1 }) : error;
    }
  });
  const [home, other] = [...homes];
  if (home === undefined || other !== undefined)
    throw new Problem('two-homes', `Một bút toán chỉ ghi trong sổ của một tỉnh; bút toán này chạm sổ ${[...homes].join(', ')}.`);
  const { event, effectiveOn, bookedOn, document } = asked;
  return { home, posting: { event, effectiveOn, ...(bookedOn === undefined ? {} : { bookedOn }), document, key, lines } };
}

function linesOf(catalogue: Catalogue, { event, effectiveOn }: AskedPosting, line: AskedLine, unitOf: (text: string) => string): Line[] {
  const year = line.year ?? line.originYear;
  const day = fundDay(effectiveOn, year);
  const component = (text: string, on = day) => catalogue.resolveComponent(text, on).code;
  const kind = (text: string) => catalogue.resolveKind(text, day).code;
  const fund: Fund = {
    component: component(line.component),
    source: catalogue.resolveSource(line.source, day).code,
    kind: kind(line.kind),
    originYear: line.originYear,
  };
  const unit = unitOf(line.unit);
  if (event === 'allocate' || (event === 'transfer' && line.toUnit !== undefined)) {
    if (line.toUnit === undefined) throw new Problem('missing-value', 'Phân bổ thiếu đơn vị nhận (toUnit).', { field: 'toUnit' });
    return betweenUnits(unit, unitOf(line.toUnit), year, fund, line.amount);
  }
  if (event === 'transfer') {
    if (line.toComponent === undefined && line.toKind === undefined)
      throw new Problem('missing-value', 'Điều chỉnh thiếu nơi nhận: đơn vị (toUnit), nội dung (toComponent) hoặc loại vốn (toKind).', {
        field: 'toUnit',
      });
    const to = {
      ...fund,
      component: line.toComponent === undefined ? fund.component : component(line.toComponent, effectiveOn),
      kind: kind(line.toKind ?? line.kind),
    };
    return betweenFunds(unit, year, fund, to, line.amount);
  }
  if (event === 'carry') return carryOver(unit, year, fund, line.amount);
  return withinUnit(event, unit, year, fund, line.amount);
}
