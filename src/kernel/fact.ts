/** A recorded fact that is not money: its content with the unit and day it holds for and the row it was entered in. */
import type { Day } from './calendar.ts';

/** The workbook row a fact was entered in; empty when it was not imported. */
export interface Origin {
  readonly file?: string;
  readonly sheet?: string;
  readonly cell?: string;
}

export interface Fact<T> {
  readonly home: string;
  readonly key: string;
  /** Unit key code@validFrom. */
  readonly unit: string;
  readonly effectiveOn: Day;
  readonly origin: Origin;
  readonly data: T;
}
