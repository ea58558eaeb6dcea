/** Whole operations on cycles: each in one transaction, under the lock of what it moves. */

import { coveredUnits } from '../access/subtree.ts';
import { currentCatalogue } from '../catalogue/actions.ts';
import { unitTitleOf } from '../catalogue/names.ts';
import type { Db, Trx } from '../db/connect.ts';
import { INDICATOR_KINDS } from '../indicators/model.ts';
import { type Day, formatDay } from '../kernel/calendar.ts';
import { shortId } from '../kernel/hash.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import { factsOf } from '../records/model.ts';
import { appendRecords, readActive } from '../records/store.ts';
import { approveReport, issueReport } from '../reports/actions.ts';
import { readTemplate } from '../reports/files.ts';
import { readFacts } from '../reports/store.ts';
import { acceptedRecords } from './accepted.ts';
import { type CycleMove, moveCycle, moveSubmission, type SubmissionMove } from './machine.ts';
import { CYCLE_STATES, type Cycle, type Row, SUBMISSION_STATES, type Submission } from './model.ts';
import { type News, notify, type Reminder } from './notices/actions.ts';
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
  /** Why the report is made once more, when one of the same period was issued already. */
  readonly correction: string;
  readonly templates: readonly string[];
}

/** @throws Problem unknown-report, invalid-period, invalid-value, missing-value, wrong-state */
export async function openCycle(trx: Trx, asked: CycleAsked, by: string, today: Day): Promise<Opened> {
  await readTemplate(asked.report, asked.templates);
  const catalogue = await currentCatalogue(trx);
  const covered = coveredUnits(catalogue, asked.unit);
  const foreign = asked.units.find((key) => !covered.has(key) || key === asked.unit);
  if (foreign !== undefined)
    throw new Problem(
      'invalid-value',
      foreign === asked.unit
        ? `${unitTitleOf(catalogue, foreign)} là đơn vị tổng hợp, không tự nộp cho mình; bỏ khỏi danh sách đơn vị nộp.`
        : `Đơn vị ${foreign} không thuộc đơn vị tổng hợp; chỉ yêu cầu báo cáo từ đơn vị bên dưới.`,
      { field: 'units' },
    );
  const period = catalogue.period(asked.period, codeOf(asked.unit));
  const due = asked.due ?? period.due;
  if (due === null)
    throw new Problem('missing-value', `Kỳ ${period.label} chưa có hạn nộp trong danh mục; ghi hạn (due).`, { field: 'due' });
  await refuseSecond(trx, asked, period);
  await store.addCycle(trx, { id: asked.id, title: asked.title, report: asked.report, unit: asked.unit, period: period.code, due }, by);
  const units = [...new Set(asked.units)].map((unit) => ({ id: shortId(`${asked.id}|${unit}`), unit }));
  await store.addSubmissions(trx, asked.id, units);
  const detail = { units: units.length, due, ...(asked.correction === '' ? {} : { correction: asked.correction }) };
  await store.addEvent(trx, asked.id, { event: 'open', submission: null, account: by, detail });
  const notices = units.map((one) => ({
    action: 'submission.write' as const,
    unit: one.unit,
    subject: `${asked.title}: ${unitTitleOf(catalogue, one.unit)} nộp trước ${formatDay(due)}`,
    link: `/ky-bao-cao/${asked.id}/${one.id}`,
    once: 'open',
  }));
  return { cycle: await cycleOf(trx, asked.id), reminders: await notify(trx, notices, by, today) };
}

export interface Opened {
  readonly cycle: Cycle;
  readonly reminders: readonly Reminder[];
}

/** Two live cycles for one report would overwrite each other's facts. @throws Problem wrong-state */
async function refuseSecond(trx: Trx, asked: CycleAsked, period: { readonly code: string; readonly label: string }): Promise<void> {
  await store.lockCycles(trx);
  const same = (await store.readCycles(trx, null)).filter(
    (one) => one.report === asked.report && one.unit === asked.unit && one.period === period.code && one.state !== 'cancelled',
  );
  const live = same.find((one) => one.state !== 'issued');
  if (live)
    throw new Problem(
      'wrong-state',
      `Đã có kỳ báo cáo “${live.title}” cho ${period.label} của đơn vị này (${CYCLE_STATES[live.state].toLocaleLowerCase('vi')}); dùng kỳ đó, hoặc huỷ nó trước khi mở kỳ khác.`,
      { field: 'period' },
    );
  if (same.length > 0 && asked.correction === '')
    throw new Problem(
      'wrong-state',
      `Báo cáo ${period.label} của đơn vị này đã ban hành; muốn làm lại thì ghi lý do đính chính (correction).`,
      { field: 'correction' },
    );
}

/** @throws Problem not-found */
export async function cycleOf(db: Db, id: string, lock = false): Promise<Cycle> {
  const cycle = await store.readCycle(db, id, lock);
  if (!cycle) throw new Problem('not-found', 'Không có kỳ báo cáo này; xem các kỳ của đơn vị ở trang Kỳ báo cáo (/api/cycles).');
  return cycle;
}

/** @throws Problem not-found */
export async function submissionOf(db: Db, id: string, lock = false): Promise<{ submission: Submission; cycle: Cycle }> {
  const submission = await store.readSubmission(db, id, lock);
  if (!submission) throw new Problem('not-found', 'Không có báo cáo đơn vị này; xem các báo cáo của kỳ ở trang Kỳ báo cáo (/api/cycles).');
  return { submission, cycle: await cycleOf(db, submission.cycle) };
}

/** The form as it stands: what was saved, figures as the ledger has them now; filled in from the facts when nothing was saved yet. */
export async function formRows(db: Db, { submission, cycle }: { submission: Submission; cycle: Cycle }): Promise<Row[]> {
  const code = codeOf(submission.unit);
  let facts: Awaited<ReturnType<typeof readFacts>>;
  try {
    facts = await readFacts(db, { unit: code, period: cycle.period });
  } catch (error) {
    // A unit without any money yet still hands in its sentences and numbers.
    if (error instanceof Problem && error.code === 'no-data') return [...submission.rows];
    throw error;
  }
  // What is measured is defined by the office that asks, or above; a unit's own facts hold only its own definitions.
  const definitions = factsOf(await readActive(db, facts.unit.home, ['indicator']), 'indicator', INDICATOR_KINDS.indicator)
    .filter((fact) => fact.unit === cycle.unit || fact.unit === submission.unit)
    .sort((a, b) => a.data.order - b.data.order);
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
): Promise<{ submission: Submission; reminders: readonly Reminder[] }> {
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
  const saved = (await store.readSubmission(trx, submission.id)) as Submission;
  return { submission: saved, reminders: await notify(trx, await submissionNews(trx, saved, cycle, change.move), change.by, change.today) };
}

/** Who must know: reviewers of what was handed in, writers of what came back or was accepted. */
async function submissionNews(trx: Trx, { id, unit, version }: Submission, cycle: Cycle, move: SubmissionMove): Promise<News[]> {
  const said = { submit: 'đã nộp', withdraw: 'đã lấy lại để sửa', return: 'bị trả lại', accept: 'đã được chấp nhận', write: null }[move];
  if (said === null) return [];
  const subject = `${cycle.title}: ${unitTitleOf(await currentCatalogue(trx), unit)} ${said}`;
  const to =
    move === 'submit' || move === 'withdraw'
      ? { action: 'submission.review' as const, unit: cycle.unit }
      : { action: 'submission.write' as const, unit };
  return [{ ...to, subject, link: `/ky-bao-cao/${cycle.id}/${id}`, once: `${move} ${version}` }];
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

async function recordAccepted(trx: Trx, submission: Submission, cycle: Cycle, rows: readonly Row[], by: string): Promise<void> {
  const catalogue = await currentCatalogue(trx);
  const home = catalogue.unitByKey(submission.unit)?.home ?? '';
  const period = catalogue.period(cycle.period, codeOf(submission.unit));
  const records = acceptedRecords(submission, cycle, rows, await readActive(trx, home, ['observation']), period);
  await appendRecords(trx, home, by, records);
}

const codeOf = (unitKey: string) => unitKey.split('@')[0] ?? '';

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
export async function changeCycle(trx: Trx, cycle: Cycle, change: CycleChange): Promise<Opened> {
  const state = moveCycle(change.move, cycle.state);
  let { snapshot } = cycle;
  const without = await withoutOf(trx, cycle, change.without ?? {});
  if (change.move === 'consolidate') await refuseMissing(trx, cycle, without);
  if (change.move === 'approve') {
    const request = { report: cycle.report, unit: codeOf(cycle.unit), period: cycle.period, templates: change.templates };
    snapshot = (await approveReport(trx, request, change.by, crypto.randomUUID())).id;
  }
  if (change.move === 'issue' && snapshot !== null)
    await issueReport(trx, snapshot, change.number ?? '', change.signedOn ?? change.today, change.by);
  if ((change.move === 'cancel' || change.move === 'reopen') && (change.reason ?? '').trim() === '')
    throw new Problem('missing-value', 'Huỷ hoặc mở lại kỳ phải nêu lý do.', { field: 'reason' });
  await store.saveCycle(trx, cycle.id, { state, snapshot, due: cycle.due });
  const detail = { ...(change.without ? { without } : {}), ...(change.reason ? { reason: change.reason } : {}) };
  await store.addEvent(trx, cycle.id, { event: change.move, submission: null, account: change.by, detail });
  const saved = await cycleOf(trx, cycle.id);
  return { cycle: saved, reminders: await notify(trx, await cycleNews(trx, saved, change), change.by, change.today) };
}

/** Who must know: the leader of what waits for approval, the office of what was decided, the units of what no longer is asked of them. */
async function cycleNews(trx: Trx, cycle: Cycle, { move }: CycleChange): Promise<News[]> {
  const told = { link: `/ky-bao-cao/${cycle.id}`, once: `${move} ${cycle.version}` };
  const office = (said: string): News => ({ ...told, action: 'cycle.consolidate', unit: cycle.unit, subject: `${cycle.title}: ${said}` });
  switch (move) {
    case 'consolidate':
      return [{ ...told, action: 'report.approve', unit: cycle.unit, subject: `${cycle.title}: đã tổng hợp, chờ duyệt` }];
    case 'approve':
      return [office('đã duyệt, chờ ban hành')];
    case 'issue':
      return [office('đã ban hành')];
    case 'reopen':
      return [office('đã mở lại để thu báo cáo')];
    case 'cancel':
      return (await store.readSubmissions(trx, cycle.id)).map(({ unit }) => ({
        ...told,
        action: 'submission.write',
        unit,
        subject: `${cycle.title}: kỳ báo cáo đã huỷ, không phải nộp nữa`,
      }));
  }
}

/** Units as people name them (code, name or key) → keys of the cycle's own units. @throws Problem invalid-value */
async function withoutOf(trx: Trx, cycle: Cycle, without: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const asked = (await store.readSubmissions(trx, cycle.id)).map((one) => one.unit);
  const catalogue = await currentCatalogue(trx);
  const named = (name: string) => {
    const key = asked.find((unit) => unit === name || codeOf(unit) === name || catalogue.unitByKey(unit)?.name === name);
    if (key === undefined)
      throw new Problem('invalid-value', `“${name}” không phải đơn vị phải nộp của kỳ này; ghi mã của đơn vị có trong kỳ.`, {
        field: 'without',
      });
    return key;
  };
  return Object.fromEntries(Object.entries(without).map(([name, why]) => [named(name), why]));
}

async function refuseMissing(trx: Trx, cycle: Cycle, without: Readonly<Record<string, string>>): Promise<void> {
  const catalogue = await currentCatalogue(trx);
  const missing = (await store.readSubmissions(trx, cycle.id)).filter(
    (one) => one.state !== 'accepted' && (without[one.unit] ?? '').trim() === '',
  );
  if (missing.length === 0) return;
  const names = missing.map(
    (one) => `${unitTitleOf(catalogue, one.unit)} (mã ${codeOf(one.unit)}, ${SUBMISSION_STATES[one.state].toLocaleLowerCase('vi')})`,
  );
  throw new Problem(
    'wrong-state',
    `Còn ${missing.length} đơn vị chưa được chấp nhận: ${names.join('; ')}. Chấp nhận, hoặc nêu lý do tổng hợp thiếu từng đơn vị (without, theo mã).`,
  );
}

/** What the consolidating office should know before it lets the report go on: what units wrote that stands only beside its own text. */
export async function consolidationNotes(db: Db, cycle: Cycle): Promise<string[]> {
  const accepted = (await store.readSubmissions(db, cycle.id)).filter((one) => one.state === 'accepted');
  const written = (kind: Row['kind']) =>
    accepted.flatMap((one) => one.rows.filter((row) => row.kind === kind && row.value !== null)).length;
  const [obstacles, assessments, tasks] = [written('obstacle'), written('assessment'), written('task')];
  return [
    ...(obstacles > 0 ? [`${obstacles} vướng mắc của các đơn vị nằm ở phụ lục vướng mắc; phần lời do đơn vị tổng hợp tự viết.`] : []),
    ...(assessments + tasks > 0
      ? [`${assessments} đánh giá và ${tasks} nhiệm vụ của các đơn vị không tự vào báo cáo tổng hợp; đọc ở từng báo cáo đơn vị.`]
      : []),
  ];
}
