/** The only SQL of cycles, submissions and their events. */
import { sql } from 'kysely';
import type { Db, Trx } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import type { Day } from '../kernel/calendar.ts';
import type { Cycle, CycleState, Row, Submission, SubmissionState } from './model.ts';

interface CycleRow extends Omit<Cycle, 'openedBy' | 'openedAt'> {
  opened_by: string;
  opened_at: string;
}
const cycleOf = ({ opened_by, opened_at, ...row }: CycleRow): Cycle => ({ ...row, openedBy: opened_by, openedAt: opened_at });
const CYCLE = sql`SELECT id, title, report, unit, period, due, state, snapshot, version, opened_by, ${iso('opened_at')} AS opened_at FROM cycle`;

interface SubmissionRow extends Omit<Submission, 'submittedOn' | 'changedAt'> {
  submitted_on: Day | null;
  changed_at: string;
}
const submissionOf = ({ submitted_on, changed_at, ...row }: SubmissionRow): Submission => ({
  ...row,
  submittedOn: submitted_on,
  changedAt: changed_at,
});
const SUBMISSION = sql`SELECT id, cycle, unit, state, rows, version, submitted_on, ${iso('changed_at')} AS changed_at FROM submission`;

export async function addCycle(
  trx: Trx,
  cycle: Pick<Cycle, 'id' | 'title' | 'report' | 'unit' | 'period' | 'due'>,
  by: string,
): Promise<void> {
  await sql`INSERT INTO cycle (id, title, report, unit, period, due, state, opened_by)
    VALUES (${cycle.id}, ${cycle.title}, ${cycle.report}, ${cycle.unit}, ${cycle.period}, ${cycle.due}::date, 'open', ${by})`.execute(trx);
}

export async function addSubmissions(trx: Trx, cycle: string, submissions: readonly { id: string; unit: string }[]): Promise<void> {
  await sql`INSERT INTO submission (id, cycle, unit, state) SELECT n.id, ${cycle}, n.unit, 'requested'
    FROM unnest(${submissions.map((one) => one.id)}::text[], ${submissions.map((one) => one.unit)}::text[]) AS n(id, unit)`.execute(trx);
}

/** Nobody else opens a cycle until the transaction ends. */
export async function lockCycles(trx: Trx): Promise<void> {
  await sql`LOCK TABLE cycle IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
}

/** `lock`: nobody else moves it until the transaction ends. */
export async function readCycle(db: Db, id: string, lock = false): Promise<Cycle | undefined> {
  const { rows } = await sql<CycleRow>`${CYCLE} WHERE id = ${id} ${lock ? sql`FOR UPDATE` : sql``}`.execute(db);
  return rows[0] && cycleOf(rows[0]);
}

export async function readCycles(db: Db, ids: readonly string[] | null): Promise<Cycle[]> {
  return (
    await sql<CycleRow>`${CYCLE} WHERE ${ids}::text[] IS NULL OR id = ANY(${ids}::text[]) ORDER BY cycle.opened_at DESC, id`.execute(db)
  ).rows.map(cycleOf);
}

export async function readSubmission(db: Db, id: string, lock = false): Promise<Submission | undefined> {
  const { rows } = await sql<SubmissionRow>`${SUBMISSION} WHERE id = ${id} ${lock ? sql`FOR UPDATE` : sql``}`.execute(db);
  return rows[0] && submissionOf(rows[0]);
}

export async function readSubmissions(db: Db, cycle: string): Promise<Submission[]> {
  return (await sql<SubmissionRow>`${SUBMISSION} WHERE cycle = ${cycle} ORDER BY unit`.execute(db)).rows.map(submissionOf);
}

/** Those that are not handed in yet, of open cycles. */
export async function readOpenSubmissions(db: Db): Promise<Submission[]> {
  const { rows } = await sql<SubmissionRow>`${SUBMISSION} WHERE state IN ('requested', 'draft', 'returned')
    AND cycle IN (SELECT id FROM cycle WHERE state = 'open') ORDER BY cycle, unit`.execute(db);
  return rows.map(submissionOf);
}

/** The rows of a unit's accepted submission that was due last before a day. */
export async function readPreviousRows(db: Db, unit: string, due: Day): Promise<Row[]> {
  const { rows } = await sql<{ rows: Row[] }>`SELECT s.rows FROM submission s JOIN cycle c ON c.id = s.cycle
    WHERE s.unit = ${unit} AND s.state = 'accepted' AND c.due < ${due}::date ORDER BY c.due DESC, s.changed_at DESC LIMIT 1`.execute(db);
  return rows[0]?.rows ?? [];
}

export async function saveSubmission(
  trx: Trx,
  id: string,
  change: { state: SubmissionState; rows: readonly Row[]; submittedOn: Day | null },
): Promise<void> {
  await sql`UPDATE submission SET state = ${change.state}, rows = ${JSON.stringify(change.rows)}::text::jsonb, version = version + 1,
    submitted_on = coalesce(submitted_on, ${change.submittedOn}::date), changed_at = clock_timestamp() WHERE id = ${id}`.execute(trx);
}

export async function saveCycle(trx: Trx, id: string, change: { state: CycleState; snapshot: string | null; due: Day }): Promise<void> {
  await sql`UPDATE cycle SET state = ${change.state}, snapshot = ${change.snapshot}, due = ${change.due}::date, version = version + 1 WHERE id = ${id}`.execute(
    trx,
  );
}

export interface CycleEvent {
  readonly event: string;
  readonly submission: string | null;
  readonly account: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly at: string;
}

export async function addEvent(trx: Trx, cycle: string, event: Omit<CycleEvent, 'at'>): Promise<void> {
  await sql`INSERT INTO cycle_event (cycle, submission, event, account, detail)
    VALUES (${cycle}, ${event.submission}, ${event.event}, ${event.account}, ${JSON.stringify(event.detail)}::text::jsonb)`.execute(trx);
}

export async function readEvents(db: Db, cycle: string): Promise<CycleEvent[]> {
  return (
    await sql<CycleEvent>`SELECT event, submission, account, detail, ${iso('at')} AS at FROM cycle_event WHERE cycle = ${cycle} ORDER BY id`.execute(
      db,
    )
  ).rows;
}

/** Why a submission as a whole was returned last; "" when only rows were named. */
export async function readReturnReason(db: Db, submission: string): Promise<string> {
  const { rows } = await sql<{ reason: string | null }>`SELECT detail ->> 'reason' AS reason FROM cycle_event
    WHERE submission = ${submission} AND event = 'return' ORDER BY id DESC LIMIT 1`.execute(db);
  return rows[0]?.reason ?? '';
}
