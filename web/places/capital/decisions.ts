/** Two decisions side by side: what each gives to whom, fund by fund. Pure. */
import { CSV_MARK, csvLine } from '../../../src/kernel/csv.ts';
import { sumDong } from '../../../src/kernel/money.ts';
import type { EntryLine, LedgerEvent } from '../../../src/ledger/model.ts';

/** What is added up apart: what a province is assigned and then shares out is one sum of money in two movements. */
export const MOVEMENTS = ['assign', 'allocate', 'transfer', 'carry', 'cancel'] as const;
export type Movement = (typeof MOVEMENTS)[number];
/** Of a withdrawal the unit receives less by the movement that gave it. */
const MOVEMENT_OF: { readonly [event in LedgerEvent]?: Movement } = {
  assign: 'assign',
  withdraw: 'assign',
  allocate: 'allocate',
  transfer: 'transfer',
  carry: 'carry',
  cancel: 'cancel',
};

export type DecisionLine = Pick<
  EntryLine,
  'home' | 'seq' | 'event' | 'corrects' | 'component' | 'source' | 'kind' | 'from' | 'to' | 'amount'
>;
interface Fund {
  readonly movement: Movement;
  readonly component: string;
  readonly source: string;
  readonly kind: string;
  /** Key of the unit that received it. */
  readonly unit: string;
}
export interface Compared extends Fund {
  readonly first: number;
  readonly second: number;
  /** Places of the entries behind, "51:12". */
  readonly firstEntries: readonly string[];
  readonly secondEntries: readonly string[];
}
interface Sum {
  readonly fund: Fund;
  readonly amounts: number[];
  readonly entries: Set<string>;
}

/** What the lines of one decision give, by fund; reversals take back what they reverse. Payments under its number are left out. */
function given(lines: readonly DecisionLine[]): Map<string, Sum> {
  const place = (line: DecisionLine, seq = line.seq) => `${line.home}:${seq}`;
  const events = new Map(lines.map((line) => [place(line), line.event]));
  const sums = new Map<string, Sum>();
  for (const line of lines) {
    const isBack = line.event === 'reverse';
    const event = isBack ? events.get(place(line, line.corrects ?? 0)) : line.event;
    const movement = event === undefined ? undefined : MOVEMENT_OF[event];
    if (movement === undefined) continue;
    // A reversal runs from where the money went back to where it came from.
    const [from, to] = isBack ? [line.to, line.from] : [line.from, line.to];
    const sides: [unit: string, amount: number][] =
      event === 'withdraw' || event === 'cancel'
        ? [[from.unit, event === 'withdraw' ? -line.amount : line.amount]]
        : event === 'transfer'
          ? [
              [from.unit, -line.amount],
              [to.unit, line.amount],
            ]
          : [[to.unit, line.amount]];
    for (const [unit, amount] of sides) {
      const fund: Fund = { movement, component: line.component, source: line.source, kind: line.kind, unit };
      const key = JSON.stringify([MOVEMENTS.indexOf(movement), fund.component, fund.source, fund.kind, unit]);
      const sum = sums.get(key) ?? { fund, amounts: [], entries: new Set() };
      sum.amounts.push(isBack ? -amount : amount);
      sum.entries.add(place(line));
      sums.set(key, sum);
    }
  }
  return sums;
}

/** A row for each fund that one of the decisions gives; what came to nothing in both is left out. */
export function compareDecisions(first: readonly DecisionLine[], second: readonly DecisionLine[]): Compared[] {
  const [one, other] = [given(first), given(second)];
  const keys = [...new Set([...one.keys(), ...other.keys()])].sort();
  return keys
    .flatMap((key): Compared[] => {
      const [a, b] = [one.get(key), other.get(key)];
      const fund = (a ?? b)?.fund;
      return fund === undefined
        ? []
        : [
            {
              ...fund,
              first: sumDong(a?.amounts ?? []),
              second: sumDong(b?.amounts ?? []),
              firstEntries: [...(a?.entries ?? [])],
              secondEntries: [...(b?.entries ?? [])],
            },
          ];
    })
    .filter((row) => row.first !== 0 || row.second !== 0);
}

/** Sums by movement, in the order of the movements. */
export function totalsOf(rows: readonly Compared[]): Pick<Compared, 'movement' | 'first' | 'second'>[] {
  return MOVEMENTS.flatMap((movement) => {
    const own = rows.filter((row) => row.movement === movement);
    if (own.length === 0) return [];
    return [{ movement, first: sumDong(own.map((row) => row.first)), second: sumDong(own.map((row) => row.second)) }];
  });
}

/** As a spreadsheet opens it: whole đồng, names beside codes. `titles`: of the columns, in order. */
export function comparisonCsv(rows: readonly Compared[], titles: readonly string[], nameOf: (row: Compared) => readonly string[]): string {
  const body = rows.map((row) => csvLine([...nameOf(row), row.first, row.second, row.second - row.first]));
  return `${CSV_MARK}${csvLine(titles)}${body.join('')}`;
}
