/** What an import is asked to do, and who may not. */
import { type Place, type Problem, Problems } from '../kernel/problem.ts';
import type { Line } from '../ledger/model.ts';
import type { Allowed } from './set-aside.ts';

export interface ImportOptions {
  readonly dryRun: boolean;
  /** Post changed rows anew: a reversal of the old entry and a new one, linked by the row. */
  readonly replace: boolean;
  /** Equal rows without voucher line or id are separate facts, not a slip of copying. */
  readonly allowEqual: boolean;
  readonly actor: string;
  /** Wrong rows are set aside and the others posted. `agreed`: only these (see rowOf), what else turns out wrong refuses the whole. */
  readonly setAside?: Allowed;
  /** The import that what is written belongs to, so that it can be undone. */
  readonly importId?: string;
  readonly onProgress?: (message: string) => void;
  /** Why its sender may not write a draft; rows that are taken back are asked about too. Nobody is refused when absent. */
  readonly refuse?: (asked: Asked) => Problem | null;
}

/** What a refusal looks at: whose money or record it is. */
export type Asked =
  | {
      readonly type: 'posting';
      readonly home: string;
      readonly posting: { readonly lines: readonly Pick<Line, 'from' | 'to' | 'component'>[] };
    }
  | { readonly type: 'record'; readonly home: string; readonly record: { readonly unit: string } };

/** A record that is overwritten or withdrawn belongs to the unit it was entered for. */
export function refuseRecord(held: { readonly home: string; readonly unit: string }, place: Place, options: ImportOptions): void {
  const problem = options.refuse?.({ type: 'record', home: held.home, record: { unit: held.unit } });
  if (problem) throw new Problems([problem.at(place)]);
}
