/** Whole operations on cycles: each in one transaction, under the lock of what it moves. */

import { POLICY } from '../access/policy.ts';
import { readAccount, readGrants } from '../access/store.ts';
import { coveredUnits } from '../access/subtree.ts';
import { currentCatalogue } from '../catalogue/actions.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Unit } from '../catalogue/model.ts';
import { unitTitle } from '../catalogue/names.ts';
import { type Db, type Trx, transaction } from '../db/connect.ts';
import { INDICATOR_KINDS } from '../indicators/model.ts';
import { type Day, daysBetween, formatDay, isWithin } from '../kernel/calendar.ts';
import { shortId } from '../kernel/hash.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import { factsOf, type NewRecord } from '../records/model.ts';
import { appendRecords, readActive } from '../records/store.ts';
import { approveReport, issueReport } from '../reports/actions.ts';
import { readFacts } from '../reports/store.ts';
import { type CycleMove, moveCycle, moveSubmission, type SubmissionMove } from './machine.ts';
import { type Cycle, daysLate, type Row, SUBMISSION_STATES, type Submission } from './model.ts';
import { figureNow, mergeRows, missingRows, prefill } from './prefill.ts';
import * as store from './store.ts';

export interface CycleAsked {
  readonly id: string;
  readonly title: string;
  readonly report: string;
  /** Key of the consolidating unit. */
  readonly unit: string;
  readonly period: string;
  readonly due: Day | null;
  /** Keys; each below `unit`. */
  readonly units: readonly string[];
}

/** @throws Problem invalid-period, invalid-value, missing-value, forbidden */
export async function openCycle(trx: Trx, asked: CycleAsked, by: string): Promise<Cycle> {
  const catalogue = await currentCatalogue(trx);
  const covered = coveredUnits(catalogue, asked.unit);
  const foreign = asked.units.find((key) => !covered.has(key));
  if (foreign !== undefined)
    throw new Problem('invalid-value', `Đơn vị ${foreign} không thuộc đơn vị tổng hợp; chỉ yêu cầu báo cáo từ đơn vị bên dưới.`, {
      field: 'units',
    });
  const period = catalogue.period(asked.period, asked.unit.split('@')[0]);
  const due = asked.due ?? period.due;
  if (due === null)
    throw new Problem('missing-value', `Kỳ ${period.label} chưa có hạn nộp trong danh mục; ghi hạn (due).`, { field: 'due' });
  await store.addCycle(trx, { id: asked.id, title: asked.title, report: asked.report, unit: asked.unit, period: period.code, due }, by);
  const units = [...new Set(asked.units)].map((unit) => ({ id: shortId(`${asked.id}|${unit}`), unit }));
  await store.addSubmissions(trx, asked.id, units);
  await store.addEvent(trx, asked.id, { event: 'open', submission: null, account: by, detail: { units: units.length, due } });
  return (await store.readCycle(trx, asked.id)) as Cycle;
}

/** @throws Problem not-found */
export async function cycleOf(db: Db, id: string, lock = false): Promise<Cycle> {
  const cycle = await store.readCycle(db, id, lock);
  if (!cycle) throw new Problem('not-found', 'Không có kỳ báo cáo này.');
  return cycle;
}

/** @throws Problem not-found */
export async function submissionOf(db: Db, id: string, lock = false): Promise<{ submission: Submission; cycle: Cycle }> {
  const submission = await store.readSubmission(db, id, lock);
  if (!submission) throw new Problem('not-found', 'Không có báo cáo đơn vị này.');
  return { submission, cycle: await cycleOf(db, submission.cycle) };
}

/** The form as it stands: what was saved, figures as the ledger has them now; filled in from the facts when nothing was saved yet. */
export async function formRows(db: Db, { submission, cycle }: { submission: Submission; cycle: Cycle }): Promise<Row[]> {
  const code = submission.unit.split('@')[0] ?? '';
  let facts: Awaited<ReturnType<typeof readFacts>>;
  try {
    facts = await readFacts(db, { unit: code, period: cycle.period });
  } catch (error) {
    // A unit without any money yet still hands in its sentences and numbers.
    if (error instanceof Problem && error.code === 'no-data') return [...submission.rows];
    throw error;
  }
  // What is measured is defined by the office that asks, or above; a unit's own facts hold only its own definitions.
  const definitions = factsOf(await readActive(db, facts.unit.home, ['indicator']), 'indicator', INDICATOR_KINDS.indicator).filter(
    (fact) => fact.unit === cycle.unit || fact.unit === submission.unit,
  );
  if (submission.rows.length === 0)
    return prefill(
      { ...facts, indicators: { ...facts.indicators, indicators: definitions } },
      await store.readPreviousRows(db, submission.unit, cycle.due),
    );
  if (submission.state === 'accepted') return [...submission.rows];
  return submission.rows.map((row) => (row.kind === 'figure' ? { ...row, value: figureNow(facts, row.about).value } : row));
}

export interface SubmissionChange {
  readonly move: SubmissionMove;
  readonly by: string;
  readonly today: Day;
  /** write */
  readonly rows?: readonly Pick<Row, 'key' | 'kind' | 'value' | 'note'>[];
  /** return: why, by row key, and for the whole. */
  readonly reasons?: Readonly<Record<string, string>>;
  readonly reason?: string;
}

/** Moves a submission that the caller has locked and checked. @throws Problem wrong-state; Problems missing-value, invalid-value */
export async function changeSubmission(
  trx: Trx,
  held: { submission: Submission; cycle: Cycle },
  change: SubmissionChange,
): Promise<Submission> {
  const { submission, cycle } = held;
  const state = moveSubmission(change.move, submission.state, cycle.state);
  let rows = await formRows(trx, held);
  if (change.move === 'write') rows = mergeRows(rows, change.rows ?? []);
  if (change.move === 'submit') {
    const missing = missingRows(rows);
    if (missing.length > 0) throw new Problems(missing);
  }
  if (change.move === 'return') rows = returned(rows, change.reasons ?? {}, change.reason ?? '');
  if (change.move === 'accept') await recordAccepted(trx, submission, cycle, rows, change.by);
  await store.saveSubmission(trx, submission.id, { state, rows, submittedOn: change.move === 'submit' ? change.today : null });
  const detail = change.move === 'return' ? { reason: change.reason ?? '', reasons: change.reasons ?? {} } : {};
  await store.addEvent(trx, cycle.id, { event: change.move, submission: submission.id, account: change.by, detail });
  return (await store.readSubmission(trx, submission.id)) as Submission;
}

function returned(rows: readonly Row[], reasons: Readonly<Record<string, string>>, reason: string): Row[] {
  const unknown = Object.keys(reasons).find((key) => !rows.some((row) => row.key === key));
  if (unknown !== undefined) throw new Problem('invalid-value', `Không có dòng “${unknown}” trong báo cáo này.`, { field: 'reasons' });
  if (Object.keys(reasons).length === 0 && reason.trim() === '')
    throw new Problem('missing-value', 'Trả lại phải nêu lý do: cho từng dòng (reasons) hoặc cho cả báo cáo (reason).', {
      field: 'reason',
    });
  return rows.map((row) => ({ ...row, reason: reasons[row.key] ?? '' }));
}

/** Accepted numbers and sentences become facts of the unit; a fact that stands under the same indicator and year gets a new version. */
async function recordAccepted(trx: Trx, { id, unit }: Submission, cycle: Cycle, rows: readonly Row[], by: string): Promise<void> {
  const catalogue = await currentCatalogue(trx);
  const home = catalogue.unitByKey(unit)?.home ?? '';
  const { dataTo, year } = catalogue.period(cycle.period, unit.split('@')[0]);
  const held = await readActive(trx, home, ['observation']);
  const records = rows.flatMap((row): NewRecord[] => {
    if (row.value === null) return [];
    if (row.kind === 'observation') {
      const same = held.find(
        ({ unit: owner, data }) =>
          owner === unit &&
          (data as { indicator: string; year: number }).indicator === row.about &&
          (data as { year: number }).year === year,
      );
      const data = { indicator: row.about, year, value: row.value, document: '' };
      // The same number is no news: its day and document stay as they were entered.
      if (same && (same.data as { value: string }).value === row.value) return [];
      return [{ kind: 'observation', key: same?.key ?? `${cycle.id}:${unit}:${row.about}`, unit, effectiveOn: dataTo, data }];
    }
    const about = { kind: row.kind, key: `${id}:${row.key}`, unit, effectiveOn: dataTo };
    const common = { period: cycle.period, order: rows.indexOf(row), content: row.value };
    // What the form was filled in with stands already.
    if (row.value === row.last) return [];
    if (row.kind === 'obstacle')
      return [
        {
          ...about,
          data: { ...common, group: 'khac', component: '', legalReason: '', proposal: row.note, responsible: '', due: null, state: 'open' },
        },
      ];
    if (row.kind === 'task') return [{ ...about, data: { ...common, owner: '', due: null, state: 'todo', carriedFrom: '' } }];
    return row.kind === 'assessment' ? [{ ...about, data: { ...common, group: 'ket-qua' } }] : [];
  });
  await appendRecords(trx, home, by, records);
}

export interface CycleChange {
  readonly move: CycleMove;
  readonly by: string;
  readonly today: Day;
  /** consolidate: units that go without, with the reason. */
  readonly without?: Readonly<Record<string, string>>;
  readonly reason?: string;
  readonly number?: string;
  readonly signedOn?: Day;
  readonly templates: readonly string[];
}

/** Moves a cycle that the caller has locked and checked. @throws Problem wrong-state, missing-value, and what composing throws */
export async function changeCycle(trx: Trx, cycle: Cycle, change: CycleChange): Promise<Cycle> {
  const state = moveCycle(change.move, cycle.state);
  let { snapshot } = cycle;
  if (change.move === 'consolidate') await refuseMissing(trx, cycle, change.without ?? {});
  if (change.move === 'approve') {
    const unit = cycle.unit.split('@')[0] ?? '';
    snapshot = (
      await approveReport(
        trx,
        { report: cycle.report, unit, period: cycle.period, templates: change.templates },
        change.by,
        crypto.randomUUID(),
      )
    ).id;
  }
  if (change.move === 'issue' && snapshot !== null)
    await issueReport(trx, snapshot, change.number ?? '', change.signedOn ?? change.today, change.by);
  if ((change.move === 'cancel' || change.move === 'reopen') && (change.reason ?? '').trim() === '')
    throw new Problem('missing-value', 'Huỷ hoặc mở lại kỳ phải nêu lý do.', { field: 'reason' });
  await store.saveCycle(trx, cycle.id, { state, snapshot, due: cycle.due });
  const detail = { ...(change.without ? { without: change.without } : {}), ...(change.reason ? { reason: change.reason } : {}) };
  await store.addEvent(trx, cycle.id, { event: change.move, submission: null, account: change.by, detail });
  return cycleOf(trx, cycle.id);
}

async function refuseMissing(trx: Trx, cycle: Cycle, without: Readonly<Record<string, string>>): Promise<void> {
  const catalogue = await currentCatalogue(trx);
  const missing = (await store.readSubmissions(trx, cycle.id)).filter(
    (one) => one.state !== 'accepted' && (without[one.unit] ?? '').trim() === '',
  );
  if (missing.length === 0) return;
  const names = missing.map((one) => `${titleOf(catalogue, one.unit)} (${SUBMISSION_STATES[one.state].toLocaleLowerCase('vi')})`);
  throw new Problem(
    'wrong-state',
    `Còn ${missing.length} đơn vị chưa được chấp nhận: ${names.join('; ')}. Chấp nhận, hoặc nêu lý do tổng hợp thiếu đơn vị đó (without).`,
  );
}

const titleOf = (catalogue: Catalogue, key: string) => {
  const unit: Unit | undefined = catalogue.unitByKey(key);
  return unit ? unitTitle(unit) : key;
};

export interface Reminder {
  readonly account: string;
  readonly email: string;
  readonly subject: string;
}

/** Days before the due date from which the server reminds by itself. */
const REMIND_DAYS = 3;

/**
 * Tells those who write for a unit that its report is due: people whose role is on the unit itself, else whoever covers it. Once a day for
 * each submission. `cycle` null: every open cycle whose due date is near or past.
 */
export async function remind(db: Db, cycle: string | null, today: Day): Promise<Reminder[]> {
  return transaction(db, async (trx) => {
    const catalogue = await currentCatalogue(trx);
    const grants = (await readGrants(trx, null)).filter(
      (grant) =>
        (POLICY['submission.write'].roles as readonly string[]).includes(grant.role) && isWithin(today, grant.validFrom, grant.validTo),
    );
    const wanted = [];
    for (const submission of await store.readOpenSubmissions(trx)) {
      const of = await cycleOf(trx, submission.cycle);
      const late = daysLate(submission, of.due, today);
      if (cycle === null ? daysBetween(today, of.due) > REMIND_DAYS : of.id !== cycle) continue;
      const own = grants.filter((grant) => grant.unit === submission.unit);
      const whose = own.length > 0 ? own : grants.filter((grant) => coveredUnits(catalogue, grant.unit).has(submission.unit));
      const when = late > 0 ? `quá hạn ${late} ngày` : `hạn ${formatDay(of.due)}`;
      for (const account of new Set(whose.map((grant) => grant.account)))
        wanted.push({
          id: shortId(`${submission.id}|${account}|${today}`),
          account,
          subject: `${of.title}: ${titleOf(catalogue, submission.unit)}, ${when}`,
          link: `/ky-bao-cao/${of.id}/${submission.id}`,
        });
    }
    const added = new Set(await store.addNotices(trx, wanted));
    const reminders: Reminder[] = [];
    for (const notice of wanted.filter((one) => added.has(one.id))) {
      const account = await readAccount(trx, notice.account);
      if (account && !account.disabled) reminders.push({ account: account.id, email: account.email, subject: notice.subject });
    }
    return reminders;
  });
}
