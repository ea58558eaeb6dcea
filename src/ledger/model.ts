/** The ledger's vocabulary. One line is one transfer from an account to another: two legs that sum to zero by construction. */
import type { Day } from '../kernel/calendar.ts';
import type { ChainHead } from '../kernel/document.ts';

export const STAGES = ['external', 'available', 'advanced', 'disbursed', 'cancelled'] as const;
export type Stage = (typeof STAGES)[number];

export const POSTING_EVENTS = [
  'assign',
  'withdraw',
  'allocate',
  'transfer',
  'advance',
  'accept',
  'recover',
  'disburse',
  'carry',
  'cancel',
  'reverse',
] as const;
export type PostingEvent = (typeof POSTING_EVENTS)[number];
export type LedgerEvent = PostingEvent | 'close' | 'reopen';

/** What a sum of money is, wherever it lies: conserved per fund. `component` and `source` are codes, `kind` a capital kind code. */
export interface Fund {
  readonly component: string;
  readonly source: string;
  readonly kind: string;
  /** Year whose budget it comes from. */
  readonly originYear: number;
}

/** Side of a line. `unit` is a unit key `code@validFrom`: a code alone names different units at different dates. */
export interface Side {
  readonly unit: string;
  readonly year: number;
  readonly stage: Stage;
}

export interface Line extends Fund {
  readonly from: Side;
  readonly to: Side;
  /** Whole đồng, > 0. */
  readonly amount: number;
}

/** A request to post one entry. */
export interface Posting {
  readonly event: PostingEvent;
  readonly effectiveOn: Day;
  /** Default: the effective day, or the first open day after a closed period. */
  readonly bookedOn?: Day;
  /** Number and date of the decision or voucher. */
  readonly document: string;
  /** Idempotency key: the same key with the same content is posted once. */
  readonly key: string;
  /** seq of the entry that a reversal corrects. */
  readonly corrects?: number;
  /** Empty for a reversal: its lines are the original's, negated. */
  readonly lines: readonly Line[];
}

export interface Posted {
  readonly status: 'posted' | 'already';
  readonly seq: number;
}

/** A line as read back, with its entry. */
export interface EntryLine extends Line {
  readonly home: string;
  readonly seq: number;
  readonly lineNo: number;
  readonly event: LedgerEvent;
  readonly effectiveOn: Day;
  readonly bookedOn: Day;
  readonly document: string;
  /** seq of the entry that this one reverses, else null. */
  readonly corrects: number | null;
}

/** Sum of one account, or (stage "carriedOut") of what left it for the next year. */
export interface AccountSum extends Fund {
  readonly unit: string;
  readonly execYear: number;
  readonly stage: Stage | 'carriedOut';
  readonly amount: number;
}

/** A point of knowledge: heads of the homes read, and the instant they belong to (ISO with microseconds, UTC). */
export interface KnownPoint {
  readonly at: string;
  readonly heads: readonly ChainHead[];
}

export interface ReadScope {
  readonly known: KnownPoint;
  readonly unitKeys: readonly string[];
  /** Effective on or before. */
  readonly asOf: Day;
  /** Booked on or before, or null for all bookings. */
  readonly booked: Day | null;
}
