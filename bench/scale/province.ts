/**
 * What happens to the money of a made-up province, in the order in which it is written down: money is given to the province, allocated to
 * communes, advanced, accepted, disbursed, adjusted, carried over, cancelled, put right; most of it written within days, some of it months
 * late or ahead of its day; books are closed twice a year. Units and documents bear no real name. No account is ever negative: whatever
 * spends comes after what it spends, both by its day and in the order of writing.
 */
import { betweenFunds, betweenUnits, carryOver, withinUnit } from '../../src/ledger/events.ts';
import type { Fund, LedgerEvent, Line } from '../../src/ledger/model.ts';
import { type Random, random } from './random.ts';

export interface Shape {
  readonly home: string;
  readonly communes: number;
  readonly firstYear: number;
  readonly years: number;
  /** Funds that a commune gets in a year, on average; each makes some ten lines. */
  readonly fundsPerCommune: number;
  readonly components: readonly string[];
  readonly seed: number;
}

export interface Written {
  readonly event: LedgerEvent;
  /** Days since 1970. */
  readonly happened: number;
  readonly written: number;
  /** Own lines; a reversal has the original's, turned round. */
  readonly lines: readonly Line[];
  readonly reverses?: Written;
}

const SOURCES = ['NSTW', 'NSTW', 'NSDP.T', 'NSDP.X', 'LG', 'CD'];
const KINDS = ['DTPT', 'SN'];
const THOUSAND = 1_000;

export const dayNumber = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day) / 86_400_000;
export const provinceUnit = (home: string) => `THU${home}@2021-01-01`;
export const communeUnit = (home: string, index: number) => `THU${home}${String(index).padStart(3, '0')}@2021-01-01`;

/** Days from an event to its entry: 69 % within 3, 20 % within 30, 9 % within 90, 1 % within 700, 1 % ahead of its day. */
function lag(chance: Random): number {
  const share = chance.below(100);
  if (share < 69) return chance.below(4);
  if (share < 89) return chance.between(4, 30);
  if (share < 98) return chance.between(31, 90);
  return share === 98 ? chance.between(91, 700) : -chance.between(1, 10);
}

export function provinceHistory(shape: Shape): Written[] {
  const history: Written[] = [];
  for (let year = shape.firstYear; year < shape.firstYear + shape.years; year += 1) history.push(...yearOf(shape, year));
  // Sorting keeps the order of what is written on one day.
  return history.sort((a, b) => a.written - b.written);
}

function yearOf(shape: Shape, year: number): Written[] {
  const chance = random(shape.seed * 7_919 + Number(shape.home) * 101 + year);
  const given = new Map<string, { fund: Fund; amount: number }>();
  const spent: Written[] = [];
  for (let index = 1; index <= shape.communes; index += 1) {
    const unit = communeUnit(shape.home, index);
    const funds = Math.floor(shape.fundsPerCommune) + (chance.percent((shape.fundsPerCommune % 1) * 100) ? 1 : 0);
    for (let one = 0; one < funds; one += 1) {
      const fund: Fund = {
        component: chance.pick(shape.components),
        source: chance.pick(SOURCES),
        kind: chance.pick(KINDS),
        originYear: year,
      };
      const amount = THOUSAND * chance.between(1_000, 2_000_000);
      const key = `${fund.component} ${fund.source} ${fund.kind}`;
      const held = given.get(key);
      given.set(key, { fund, amount: (held?.amount ?? 0) + amount });
      spent.push(...fundStory(shape, chance, unit, fund, amount));
    }
  }
  const province = provinceUnit(shape.home);
  const assigned = [...given.values()].map(({ fund, amount }): Written => {
    const happened = dayNumber(year, 1, chance.between(5, 28));
    return { event: 'assign', happened, written: happened + chance.below(4), lines: withinUnit('assign', province, year, fund, amount) };
  });
  const closing = (through: number, written: number): Written => ({ event: 'close', happened: through, written, lines: [] });
  return [
    ...assigned,
    ...spent,
    closing(dayNumber(year, 6, 30), dayNumber(year, 7, 20)),
    closing(dayNumber(year, 12, 31), dayNumber(year + 1, 2, 20)),
  ];
}

/** One fund of one commune: given once, spent in some eight payments, the rest carried over or cancelled. */
function fundStory(shape: Shape, chance: Random, unit: string, fund: Fund, amount: number): Written[] {
  const story: Written[] = [];
  const year = fund.originYear;
  const allocatedOn = dayNumber(year, 2, 5) + chance.below(60);
  const allocated = allocatedOn + chance.below(6);
  story.push({
    event: 'allocate',
    happened: allocatedOn,
    written: allocated,
    lines: betweenUnits(provinceUnit(shape.home), unit, year, fund, amount),
  });
  // In whole thousands, so that parts are never nothing.
  const part = (of: number, share: number) => Math.max(1, Math.floor((of / THOUSAND) * share)) * THOUSAND;
  let left = amount;
  const take = (share: number) => {
    const taken = Math.min(left, part(amount, share));
    left -= taken;
    return taken;
  };
  const yearEnd = dayNumber(year, 12, 25);
  const pay = (from: Fund, execYear: number, sum: number, earliest: number, latest: number) => {
    if (sum <= 0) return;
    const happened = chance.between(earliest, latest);
    const written = Math.max(earliest, happened + lag(chance));
    if (chance.percent(30)) {
      const accepted = Math.min(happened + chance.below(40), latest);
      story.push({ event: 'advance', happened, written, lines: withinUnit('advance', unit, execYear, from, sum) });
      story.push({
        event: 'accept',
        happened: accepted,
        written: Math.max(written, accepted + lag(chance)),
        lines: withinUnit('accept', unit, execYear, from, sum),
      });
      return;
    }
    const payment: Written = { event: 'disburse', happened, written, lines: withinUnit('disburse', unit, execYear, from, sum) };
    story.push(payment);
    if (!chance.percent(2)) return;
    const undone = written + chance.below(60);
    story.push({
      event: 'reverse',
      happened,
      written: undone,
      lines: payment.lines.map((line) => ({ ...line, from: line.to, to: line.from })),
      reverses: payment,
    });
    story.push({ ...payment, written: undone + chance.below(5) });
  };
  if (chance.percent(6)) {
    const to = { ...fund, component: chance.pick(shape.components) };
    const moved = to.component === fund.component ? 0 : take(0.1);
    const happened = allocated + 1 + chance.below(60);
    if (moved > 0) {
      story.push({ event: 'transfer', happened, written: happened + 3, lines: betweenFunds(unit, year, fund, to, moved) });
      pay(to, year, moved, happened + 3, yearEnd);
    }
  }
  const carries = chance.percent(35);
  const cancels = chance.percent(20);
  const payments = chance.between(4, 9);
  for (let index = 0; index < payments; index += 1)
    pay(fund, year, take((carries || cancels ? 0.7 : 1) / payments), allocated + 1, yearEnd);
  if (carries && left > 0) {
    const happened = dayNumber(year, 12, 31);
    const written = happened + chance.between(5, 25);
    const carried = take(0.2);
    story.push({ event: 'carry', happened, written, lines: carryOver(unit, year, fund, carried) });
    pay(fund, year + 1, Math.floor(carried / 2), written + 1, dayNumber(year + 1, 12, 25));
  }
  if (cancels && left > 0) {
    const happened = dayNumber(year, 12, 31);
    story.push({
      event: 'cancel',
      happened,
      written: happened + chance.between(5, 25),
      lines: withinUnit('cancel', unit, year, fund, take(0.05)),
    });
  }
  return story;
}
