/** A history as rows of the tables: numbered, booked, hashed and linked as ledger_post would have done it, in the text form of COPY. */
import { sha256 } from '../../src/db/digest.ts';
import { type CanonicalEntry, contentHash, GENESIS_HASH, linkHash } from '../../src/ledger/canonical.ts';
import { type Line, STAGES } from '../../src/ledger/model.ts';
import type { Written } from './province.ts';

/** Database ids of codes. */
export interface Ids {
  readonly unit: ReadonlyMap<string, number>;
  readonly component: ReadonlyMap<string, number>;
  readonly source: ReadonlyMap<string, number>;
  readonly kind: ReadonlyMap<string, number>;
}

export interface Run {
  readonly entries: string[];
  readonly lines: string[];
}

export const ENTRY_COLUMNS =
  'home, seq, event, effective_on, booked_on, recorded_at, document, actor, idempotency_key, corrects_seq, closed_through, content_hash, hash';
export const LINE_COLUMNS =
  'home, seq, line_no, effective_on, booked_on, recorded_on, component_id, source_id, kind_id, origin_year, from_unit, from_year, from_stage, to_unit, to_year, to_stage, amount';
export const BALANCE_COLUMNS = 'home, unit_id, component_id, source_id, kind_id, origin_year, exec_year, stage, amount, last_effective_on';
export const HEAD_COLUMNS = 'home, seq, hash, recorded_at, closed_through';

const days = new Map<number, string>();
function dayText(day: number): string {
  let text = days.get(day);
  if (text === undefined) {
    text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    days.set(day, text);
  }
  return text;
}

/** The n-th entry of a day, a tenth of a second apart, from eight in the morning in Ha Noi. */
function moment(day: number, nth: number): string {
  return `${new Date(day * 86_400_000 + 3_600_000 + nth * 100).toISOString().slice(0, -1)}001Z`;
}

/** A hash as COPY takes it. */
const bytes = (hash: string) => `\\\\x${hash}`;

/** Yields runs of rows; then `rest()` has the balances and the head. */
export class Chain {
  readonly #home: string;
  readonly #ids: Ids;
  readonly #seqs = new Map<Written, number>();
  readonly #balances = new Map<string, { amount: number; last: number }>();
  #seq = 0;
  #hash = GENESIS_HASH;
  #recordedAt = '1900-01-01T00:00:00.000000Z';
  #closed = Number.NEGATIVE_INFINITY;
  #day = Number.NEGATIVE_INFINITY;
  #nth = 0;
  lines = 0;

  constructor(home: string, ids: Ids) {
    this.#home = home;
    this.#ids = ids;
  }

  get entries(): number {
    return this.#seq;
  }

  rows(history: readonly Written[]): Run {
    const run: Run = { entries: [], lines: [] };
    for (const one of history) this.#write(one, run);
    return run;
  }

  #write(one: Written, run: Run): void {
    const home = this.#home;
    this.#seq += 1;
    this.#nth = one.written === this.#day ? this.#nth + 1 : 0;
    this.#day = one.written;
    this.#recordedAt = moment(one.written, this.#nth);
    this.#seqs.set(one, this.#seq);
    const closes = one.event === 'close';
    const booked = closes ? one.happened : Math.max(one.happened, this.#closed + 1);
    const corrects = one.reverses === undefined ? null : (this.#seqs.get(one.reverses) ?? null);
    const entry: CanonicalEntry = {
      event: one.event,
      effectiveOn: dayText(one.happened),
      bookedOn: dayText(booked),
      document: `QĐ THỬ ${this.#seq}/${home}`,
      actor: 'thu-nghiem',
      key: `thu-${home}-${this.#seq}`,
      corrects,
      lines: one.lines,
    };
    const content = contentHash(entry, sha256);
    this.#hash = linkHash(this.#hash, this.#seq, this.#recordedAt, content, sha256);
    const closedThrough = this.#closed === Number.NEGATIVE_INFINITY ? '1900-01-01' : dayText(this.#closed);
    run.entries.push(
      `${home}\t${this.#seq}\t${one.event}\t${entry.effectiveOn}\t${entry.bookedOn}\t${this.#recordedAt}\t${entry.document}\t${entry.actor}\t${entry.key}\t${corrects ?? '\\N'}\t${closedThrough}\t${bytes(content)}\t${bytes(this.#hash)}\n`,
    );
    if (closes) this.#closed = one.happened;
    for (const [index, line] of one.lines.entries()) {
      this.lines += 1;
      const [unit, component, source, kind, toUnit] = this.#idsOf(line);
      const { from, to } = line;
      const [fromStage, toStage] = [STAGES.indexOf(from.stage), STAGES.indexOf(to.stage)];
      run.lines.push(
        `${home}\t${this.#seq}\t${index + 1}\t${entry.effectiveOn}\t${entry.bookedOn}\t${dayText(one.written)}\t${component}\t${source}\t${kind}\t${line.originYear}\t${unit}\t${from.year}\t${fromStage}\t${toUnit}\t${to.year}\t${toStage}\t${line.amount}\n`,
      );
      this.#move(`${unit}\t${component}\t${source}\t${kind}\t${line.originYear}\t${from.year}\t${fromStage}`, -line.amount, one.happened);
      this.#move(`${toUnit}\t${component}\t${source}\t${kind}\t${line.originYear}\t${to.year}\t${toStage}`, line.amount, one.happened);
    }
  }

  #idsOf(line: Line): [number, number, number, number, number] {
    const id = (ids: ReadonlyMap<string, number>, code: string) => {
      const found = ids.get(code);
      if (found === undefined) throw new Error(`no id of ${code}`);
      return found;
    };
    const { unit, component, source, kind } = this.#ids;
    return [id(unit, line.from.unit), id(component, line.component), id(source, line.source), id(kind, line.kind), id(unit, line.to.unit)];
  }

  #move(account: string, amount: number, day: number): void {
    const held = this.#balances.get(account);
    if (held === undefined) this.#balances.set(account, { amount, last: day });
    else {
      held.amount += amount;
      held.last = Math.max(held.last, day);
    }
  }

  balances(): string[] {
    return [...this.#balances].map(([account, { amount, last }]) => `${this.#home}\t${account}\t${amount}\t${dayText(last)}\n`);
  }

  head(): string {
    const closed = this.#closed === Number.NEGATIVE_INFINITY ? '1900-01-01' : dayText(this.#closed);
    return `${this.#home}\t${this.#seq}\t${bytes(this.#hash)}\t${this.#recordedAt}\t${closed}\n`;
  }
}
