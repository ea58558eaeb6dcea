/**
 * Every sum that the database keeps, counted again from the lines one after the other: accounts, the days on which one was negative, the
 * totals and roll-ups that know no unit. Holds sums, never lines. Pure.
 */
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { type AccountSum, type EntryLine, type Fund, STAGES } from './model.ts';

/** Sums of a fund and execution year, whatever the unit, over all time (bucket 0, years 0 too), a year (2023) or a month (202305). */
export interface RollUp extends Fund {
  readonly bucket: number;
  readonly execYear: number;
  /** By stage, then what was carried out. */
  readonly amounts: readonly number[];
}

export interface KeptSums {
  readonly balances: readonly AccountSum[];
  readonly rollUps: readonly RollUp[];
}

const FIRST_YEAR = 1990;
const CARRIED_OUT = STAGES.length;
const stageName = (stage: number) => STAGES[stage] ?? 'carriedOut';
const stageNumber = (stage: AccountSum['stage']) => (stage === 'carriedOut' ? CARRIED_OUT : STAGES.indexOf(stage));

/** Small numbers for names, so that what a sum is kept under is one number: far faster to look up than a text put together. */
class Numbers {
  readonly #numbers = new Map<string | number, number>();
  readonly names: (string | number)[] = [];
  readonly #most: number;
  constructor(most: number) {
    this.#most = most;
  }
  of(name: string | number): number {
    const held = this.#numbers.get(name);
    if (held !== undefined) return held;
    const number = this.names.length;
    if (number >= this.#most) throw new RangeError(`more than ${this.#most} different names in one ledger`);
    this.#numbers.set(name, number);
    this.names.push(name);
    return number;
  }
}

const CODES = 4_096;
const FEW_CODES = 256;
const YEARS = 128;
const STAGE_COUNT = 8;
const FUNDS = 2 ** 19;
const UNITS = 2 ** 17;
/** Slots of time: months since 1990, then years, then all time. */
const MONTHS = 2_048;
const YEAR_SLOT = 1_400;
const TOTAL_SLOT = 2_000;
const DAYS = 2 ** 16;

export class Recount {
  readonly #components = new Numbers(CODES);
  readonly #sources = new Numbers(FEW_CODES);
  readonly #kinds = new Numbers(FEW_CODES);
  readonly #funds = new Numbers(FUNDS);
  readonly #units = new Numbers(UNITS);
  /** Unit, fund, year and stage → where its sum stands in `#sums`. */
  readonly #accounts = new Map<number, number>();
  readonly #sums: number[] = [];
  /** Where an account stands, and the day → what moved on it; accounts that must not be negative only. */
  readonly #moves = new Map<number, number>();
  /** Fund, year, stage and month → what moved in it. */
  readonly #months = new Map<number, number>();
  readonly #days = new Map<Day, number>();

  add(line: EntryLine): void {
    const { from, to, amount } = line;
    const fund = this.#fund(line.component, line.source, line.kind, line.originYear);
    const day = this.#day(line.effectiveOn);
    this.#move(fund, from.unit, from.year, STAGES.indexOf(from.stage), -amount, day);
    this.#move(fund, to.unit, to.year, STAGES.indexOf(to.stage), amount, day);
    if (from.year !== to.year) {
      const out = from.year < to.year ? amount : -amount;
      this.#addMonth(fund, Math.min(from.year, to.year), CARRIED_OUT, out, day);
    }
  }

  #fund(component: string, source: string, kind: string, originYear: number): number {
    const codes = (this.#components.of(component) * FEW_CODES + this.#sources.of(source)) * FEW_CODES + this.#kinds.of(kind);
    return this.#funds.of(codes * YEARS + (originYear - FIRST_YEAR));
  }

  /** Days since 1990, months too: `month * 32 + day of the month` orders as the days do. */
  #day(day: Day): number {
    let number = this.#days.get(day);
    if (number === undefined) {
      number = ((Number(day.slice(0, 4)) - FIRST_YEAR) * 12 + Number(day.slice(5, 7)) - 1) * 32 + Number(day.slice(8));
      this.#days.set(day, number);
    }
    return number;
  }

  #account(fund: number, unit: number, year: number, stage: number): number {
    return ((unit * FUNDS + fund) * YEARS + (year - FIRST_YEAR)) * STAGE_COUNT + stage;
  }

  #move(fund: number, unitKey: string, year: number, stage: number, amount: number, day: number): void {
    const key = this.#account(fund, this.#units.of(unitKey), year, stage);
    let place = this.#accounts.get(key);
    if (place === undefined) {
      place = this.#sums.length;
      this.#accounts.set(key, place);
      this.#sums.push(amount);
    } else this.#sums[place] = (this.#sums[place] ?? 0) + amount;
    if (stage === 1 || stage === 2) {
      const move = place * DAYS + day;
      this.#moves.set(move, (this.#moves.get(move) ?? 0) + amount);
    }
    this.#addMonth(fund, year, stage, amount, day);
  }

  #addMonth(fund: number, year: number, stage: number, amount: number, day: number): void {
    const key = ((fund * YEARS + (year - FIRST_YEAR)) * STAGE_COUNT + stage) * MONTHS + (day >> 5);
    this.#months.set(key, (this.#months.get(key) ?? 0) + amount);
  }

  /** One sentence for each difference from what is kept, and for each account that is or ever was negative. */
  compare(kept: KeptSums, wrong: (problem: Problem) => void): void {
    const report = (sentence: string) => wrong(new Problem('chain-broken', sentence));
    this.#compareBalances(kept.balances, report);
    this.#compareRollUps(kept.rollUps, report);
    for (const { account, on, amount } of this.#negativeDays()) report(`Tài khoản ${account} âm ${amount} tại ngày ${on}.`);
  }

  #compareBalances(balances: readonly AccountSum[], report: (sentence: string) => void): void {
    const counted = new Map<number, number>();
    for (const [key, place] of this.#accounts) if (this.#sums[place] !== 0) counted.set(key, this.#sums[place] ?? 0);
    for (const sum of balances) {
      const fund = this.#fund(sum.component, sum.source, sum.kind, sum.originYear);
      const key = this.#account(fund, this.#units.of(sum.unit), sum.execYear, stageNumber(sum.stage));
      const amount = counted.get(key) ?? 0;
      if (amount !== sum.amount) report(`Số dư ${this.#accountName(key)} là ${sum.amount}, cộng từ các bút toán là ${amount}.`);
      counted.delete(key);
    }
    for (const [key, amount] of counted)
      report(`Số dư ${this.#accountName(key)} thiếu trong bảng số dư; cộng từ các bút toán là ${amount}.`);
  }

  /** Counted by month; a year is its months, a total all of them. */
  #compareRollUps(rollUps: readonly RollUp[], report: (sentence: string) => void): void {
    const counted = new Map(this.#months);
    for (const [key, amount] of this.#months) {
      const place = Math.floor(key / MONTHS);
      const add = (slot: number) => counted.set(slot, (counted.get(slot) ?? 0) + amount);
      add(place * MONTHS + YEAR_SLOT + Math.floor((key % MONTHS) / 12));
      const fund = Math.floor(place / STAGE_COUNT / YEARS);
      add((this.#totalFund(fund) * YEARS * STAGE_COUNT + (place % STAGE_COUNT)) * MONTHS + TOTAL_SLOT);
    }
    for (const row of rollUps) {
      const { bucket } = row;
      const fund = this.#fund(row.component, row.source, row.kind, bucket === 0 ? FIRST_YEAR : row.originYear);
      const slot =
        bucket === 0
          ? TOTAL_SLOT
          : bucket < 10_000
            ? YEAR_SLOT + bucket - FIRST_YEAR
            : (Math.floor(bucket / 100) - FIRST_YEAR) * 12 + (bucket % 100) - 1;
      for (const [stage, amount] of row.amounts.entries()) {
        const key = ((fund * YEARS + (bucket === 0 ? 0 : row.execYear - FIRST_YEAR)) * STAGE_COUNT + stage) * MONTHS + slot;
        const found = counted.get(key) ?? 0;
        if (found !== amount) report(`Tổng luỹ kế ${this.#rollUpName(key)} là ${amount}, cộng từ các bút toán là ${found}.`);
        counted.delete(key);
      }
    }
    for (const [key, amount] of counted)
      if (amount !== 0) report(`Tổng luỹ kế ${this.#rollUpName(key)} thiếu trong bảng; cộng từ các bút toán là ${amount}.`);
  }

  /** The same fund without its year of origin. */
  #totalFund(fund: number): number {
    return this.#funds.of(Math.floor(Number(this.#funds.names[fund]) / YEARS) * YEARS);
  }

  #rollUpName(key: number): string {
    const slot = key % MONTHS;
    const place = Math.floor(key / MONTHS);
    const { component, source, kind, originYear } = this.#fundOf(Math.floor(place / STAGE_COUNT / YEARS));
    const execYear = FIRST_YEAR + (Math.floor(place / STAGE_COUNT) % YEARS);
    const month = `${FIRST_YEAR + Math.floor(slot / 12)}-${String((slot % 12) + 1).padStart(2, '0')}`;
    const time = slot === TOTAL_SLOT ? 'mọi thời gian' : slot >= YEAR_SLOT ? `năm ${FIRST_YEAR + slot - YEAR_SLOT}` : `tháng ${month}`;
    const years = slot === TOTAL_SLOT ? [] : [originYear, execYear];
    return [time, component, source, kind, ...years, stageName(place % STAGE_COUNT)].join(' · ');
  }

  /** The first day on which an available or advanced account is negative, by effective date. */
  #negativeDays(): { account: string; on: string; amount: number }[] {
    const keys = new Map([...this.#accounts].map(([key, place]) => [place, key]));
    const found: { account: string; on: string; amount: number }[] = [];
    let place = -1;
    let running = 0;
    let told = false;
    for (const move of Float64Array.from(this.#moves.keys()).sort()) {
      const own = Math.floor(move / DAYS);
      if (own !== place) {
        place = own;
        running = 0;
        told = false;
      }
      running += this.#moves.get(move) ?? 0;
      if (running >= 0 || told) continue;
      told = true;
      const day = move % DAYS;
      const month = day >> 5;
      const two = (number: number) => String(number).padStart(2, '0');
      found.push({
        account: this.#accountName(keys.get(place) ?? 0),
        on: `${FIRST_YEAR + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(day & 31)}`,
        amount: running,
      });
    }
    return found;
  }

  #fundOf(number: number): { component: string; source: string; kind: string; originYear: number } {
    const packed = Number(this.#funds.names[number]);
    const codes = Math.floor(packed / YEARS);
    const name = (of: Numbers, index: number) => String(of.names[index]);
    return {
      component: name(this.#components, Math.floor(codes / FEW_CODES / FEW_CODES)),
      source: name(this.#sources, Math.floor(codes / FEW_CODES) % FEW_CODES),
      kind: name(this.#kinds, codes % FEW_CODES),
      originYear: FIRST_YEAR + (packed % YEARS),
    };
  }

  #accountName(key: number): string {
    const place = Math.floor(key / STAGE_COUNT);
    const { component, source, kind, originYear } = this.#fundOf(Math.floor(place / YEARS) % FUNDS);
    const unit = this.#units.names[Math.floor(place / YEARS / FUNDS)];
    return [unit, component, source, kind, originYear, FIRST_YEAR + (place % YEARS), stageName(key % STAGE_COUNT)].join(' · ');
  }
}
