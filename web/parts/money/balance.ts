/** Amounts that are still there, line after line, as the server will count them when they are posted. Pure. */
import type { AccountSum, Line } from '../../../src/ledger/model.ts';

export class Balances {
  readonly #held = new Map<string, number>();

  constructor(accounts: readonly AccountSum[]) {
    for (const { unit, component, source, kind, originYear, execYear, stage, amount } of accounts) {
      const key = keyOf({ component, source, kind, originYear }, unit, execYear, stage);
      this.#held.set(key, (this.#held.get(key) ?? 0) + amount);
    }
  }

  of(fund: Fund, unit: string, year: number, stage: string): number {
    return this.#held.get(keyOf(fund, unit, year, stage)) ?? 0;
  }

  /** Moves the money of lines; by how much the first side that has too little falls short, or 0, and then nothing is moved. */
  move(lines: readonly Line[]): number {
    const before = new Map<string, number>();
    const add = (key: string, amount: number) => {
      const held = this.#held.get(key) ?? 0;
      if (!before.has(key)) before.set(key, held);
      this.#held.set(key, held + amount);
      return held + amount;
    };
    for (const line of lines) {
      const { from, to, amount } = line;
      const left = from.stage === 'external' ? 0 : add(keyOf(line, from.unit, from.year, from.stage), -amount);
      if (to.stage !== 'external') add(keyOf(line, to.unit, to.year, to.stage), amount);
      if (left < 0) {
        for (const [key, held] of before) this.#held.set(key, held);
        return -left;
      }
    }
    return 0;
  }
}

type Fund = Pick<Line, 'component' | 'source' | 'kind' | 'originYear'>;
const keyOf = ({ component, source, kind, originYear }: Fund, unit: string, year: number, stage: string) =>
  `${unit} ${component} ${source} ${kind} ${originYear} ${year} ${stage}`;
