/** Through which day a book is closed, and how it came to be. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { iso } from '../../db/iso.ts';
import type { Day } from '../../kernel/calendar.ts';

/** What a head says that was never closed. */
const NEVER = '1900-01-01';

export interface Closing {
  readonly seq: number;
  readonly event: 'close' | 'reopen';
  /** Booking is closed through this day from then on. */
  readonly through: Day;
  readonly document: string;
  readonly actor: string;
  readonly recordedAt: string;
}
export interface BookState {
  readonly home: string;
  readonly closedThrough: Day | null;
  /** The newest first. */
  readonly closings: readonly Closing[];
}

/** The state of a book and its last closings and reopenings; null when nothing was ever booked there. */
export async function readBookState(db: Db, home: string, limit: number): Promise<BookState | null> {
  const head = await sql<{ through: Day }>`SELECT closed_through AS through FROM ledger_head WHERE home = ${home}`.execute(db);
  const [state] = head.rows;
  if (!state) return null;
  const { rows: closings } =
    await sql<Closing>`SELECT seq, event, effective_on AS through, document, actor, ${iso('recorded_at')} AS "recordedAt"
    FROM ledger_entry WHERE home = ${home} AND event IN ('close', 'reopen') ORDER BY seq DESC LIMIT ${limit}`.execute(db);
  return { home, closedThrough: state.through === NEVER ? null : state.through, closings };
}
