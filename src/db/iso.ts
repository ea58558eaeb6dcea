/** Timestamps leave the database as ISO text with microseconds, UTC: they order as text and pass through no `Date`. */
import { type RawBuilder, sql } from 'kysely';

/** `column`: a name written in the code, never a value. */
export function iso(column: string): RawBuilder<string> {
  return sql.raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);
}
