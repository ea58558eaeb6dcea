/** Reporting cycles over HTTP: open, fill in, hand in, return, accept, consolidate, approve, issue; notices. */
import { z } from 'zod';
import { currentCatalogue } from '../catalogue/actions.ts';
import { transaction } from '../db/connect.ts';
import { expectVersion, json, named, type Route, type RouteContext, route } from '../db/route.ts';
import { daySchema } from '../kernel/day-schema.ts';
import { Problem } from '../kernel/problem.ts';
import {
  type CycleChange,
  changeCycle,
  changeSubmission,
  consolidationNotes,
  cycleOf,
  formRows,
  openCycle,
  type SubmissionChange,
  submissionOf,
} from './actions.ts';
import { CYCLE_MOVES, type CycleMove, SUBMISSION_MOVES, type SubmissionMove } from './machine.ts';
import {
  CYCLE_STATES,
  type Cycle,
  type CycleState,
  daysLate,
  ROW_KINDS,
  rowSchema,
  SUBMISSION_STATES,
  type Submission,
  type SubmissionState,
  CYCLES_TAG as TAG,
} from './model.ts';
import { type Reminder, remind } from './notices/actions.ts';
import { noticeRoutes } from './notices/routes.ts';
import { formHints } from './prefill.ts';
import * as store from './store.ts';

const id = z.object({ id: z.string().min(1).max(100) });
const unit = z.string().min(1).max(100).meta({ description: 'Mã, tên hoặc mã@ngày của đơn vị' });
const title = z.string().trim().min(1).max(300);
const reason = z.string().trim().max(2000);
const cycleSchema = z.object({
  id: z.string(),
  title: z.string(),
  report: z.string(),
  unit: z.string(),
  period: z.string(),
  due: z.string(),
  state: z.enum(Object.keys(CYCLE_STATES) as [CycleState, ...CycleState[]]),
  snapshot: z.string().nullable(),
  version: z.int(),
  openedBy: z.string(),
  openedAt: z.string(),
});
const submissionSchema = z.object({
  id: z.string(),
  cycle: z.string(),
  unit: z.string(),
  state: z.enum(Object.keys(SUBMISSION_STATES) as [SubmissionState, ...SubmissionState[]]),
  version: z.int(),
  submittedOn: z.string().nullable(),
  changedAt: z.string(),
  daysLate: z.int(),
});
const formSchema = submissionSchema.extend({
  rows: z.array(rowSchema),
  due: z.string(),
  period: z.string(),
  title: z.string(),
  reason: z.string().meta({ description: 'Lý do trả lại cả báo cáo; "" khi không có' }),
  hints: z.array(z.string()),
});
const boardSchema = cycleSchema.extend({
  submissions: z.array(submissionSchema),
  events: z.array(
    z.object({
      event: z.string(),
      submission: z.string().nullable(),
      account: z.string(),
      detail: z.record(z.string(), z.unknown()),
      at: z.string(),
    }),
  ),
  notes: z.array(z.string()).meta({ description: 'Điều nơi tổng hợp cần biết trước khi chốt và trình' }),
});
named({ Row: rowSchema, Cycle: cycleSchema, Submission: submissionSchema, Form: formSchema, Board: boardSchema });

export interface CycleRoutesOptions {
  readonly templates: readonly string[];
  /** Sends e-mail when it is set up; failures are logged, notices stay. */
  readonly mail: (reminders: readonly Reminder[]) => Promise<void>;
}

const shown = ({ rows: _, ...submission }: Submission, cycle: Pick<Cycle, 'due'>, today: RouteContext['today']) => ({
  ...submission,
  daysLate: daysLate(submission, cycle.due, today),
});

async function form(context: RouteContext, held: { submission: Submission; cycle: Cycle }) {
  const { submission, cycle } = held;
  const rows = await formRows(context.db, held);
  const reason = submission.state === 'returned' ? await store.readReturnReason(context.db, submission.id) : '';
  const about = { due: cycle.due, title: cycle.title, period: cycle.period, reason, hints: formHints(rows) };
  return json({ ...shown(submission, cycle, context.today), ...about, rows }, { version: submission.version });
}

/** The cycle as this caller may see it: submissions of their units, and what happened to these and to the cycle as a whole. */
async function board(context: RouteContext, cycle: Cycle) {
  const submissions = (await store.readSubmissions(context.db, cycle.id)).filter((one) => context.caller.may('facts.read', one.unit));
  const visible = new Set(submissions.map((one) => one.id));
  const events = (await store.readEvents(context.db, cycle.id)).filter(
    (event) => event.submission === null || visible.has(event.submission),
  );
  const notes = context.caller.may('cycle.consolidate', cycle.unit) ? await consolidationNotes(context.db, cycle) : [];
  return json(
    { ...cycle, submissions: submissions.map((one) => shown(one, cycle, context.today)), events, notes },
    { version: cycle.version },
  );
}

export function cycleRoutes(options: CycleRoutesOptions): Route[] {
  return [...cycles(options), ...cycleMoves(options), ...submissions(options), ...submissionMoves(options), ...noticeRoutes()];
}

function cycles({ mail, templates }: CycleRoutesOptions): Route[] {
  return [
    route({
      id: 'openCycle',
      method: 'POST',
      path: '/api/cycles',
      tag: TAG,
      summary: 'Mở kỳ báo cáo: yêu cầu các đơn vị bên dưới nộp trước hạn (mặc định theo Nghị định 09/2019/NĐ-CP)',
      action: 'cycle.open',
      body: z.strictObject({
        title,
        report: z.string().min(1).max(100),
        unit,
        on: daySchema.optional().meta({ description: 'Ngày mà mã, tên đơn vị được hiểu; mặc định hôm nay' }),
        period: z.string().min(4).max(20),
        due: daySchema.optional(),
        units: z.array(unit).min(1).max(2000),
        correction: reason.default('').meta({ description: 'Lý do làm lại báo cáo của kỳ đã ban hành' }),
      }),
      answers: boardSchema,
      status: 201,
      unit: ({ body }) => body,
      etag: 'given',
      writes: 'transaction',
      handle: async ({ body }, context) => {
        const catalogue = await currentCatalogue(context.db);
        const keyOf = (text: string) => catalogue.unitKey(catalogue.unitAsked(text, body.on ?? context.today));
        if (body.due !== undefined && body.due < context.today) throw pastDue();
        const asked = {
          ...body,
          templates,
          id: crypto.randomUUID(),
          unit: keyOf(body.unit),
          units: body.units.map(keyOf),
          due: body.due ?? null,
        };
        const { cycle, reminders } = await transaction(context.db, (trx) => openCycle(trx, asked, context.caller.account, context.today));
        context.note(`kỳ ${cycle.id}`, { period: cycle.period, unit: cycle.unit, units: body.units.length });
        context.later(() => mail(reminders));
        return board(context, cycle);
      },
    }),
    route({
      id: 'listCycles',
      method: 'GET',
      path: '/api/cycles',
      tag: TAG,
      summary: 'Các kỳ báo cáo mà đơn vị của tôi tổng hợp hoặc phải nộp',
      action: 'self.read',
      answers: z.object({ items: z.array(cycleSchema.extend({ waiting: z.int(), late: z.int() })) }),
      writes: 'nothing',
      handle: async (_input, { db, caller, today }) => {
        const items = [];
        for (const cycle of await store.readCycles(db, null)) {
          const all = await store.readSubmissions(db, cycle.id);
          const mine = all.filter((one) => caller.may('facts.read', one.unit));
          if (mine.length === 0 && !caller.may('facts.read', cycle.unit)) continue;
          const open = mine.filter((one) => one.state !== 'accepted' && one.state !== 'submitted');
          items.push({ ...cycle, waiting: open.length, late: open.filter((one) => daysLate(one, cycle.due, today) > 0).length });
        }
        return json({ items });
      },
    }),
    route({
      id: 'readCycle',
      method: 'GET',
      path: '/api/cycles/:id',
      tag: TAG,
      summary: 'Bảng của một kỳ: đơn vị nào đã nộp, trễ, bị trả lại; mọi việc đã xảy ra',
      action: 'facts.read',
      params: id,
      answers: boardSchema,
      etag: 'given',
      writes: 'nothing',
      handle: async ({ params }, context) => {
        const cycle = await cycleOf(context.db, params.id);
        const mine = (await store.readSubmissions(context.db, cycle.id)).some((one) => context.caller.may('facts.read', one.unit));
        if (!mine) context.caller.require('facts.read', cycle.unit);
        return board(context, cycle);
      },
    }),
    route({
      id: 'changeCycle',
      method: 'PUT',
      path: '/api/cycles/:id',
      tag: TAG,
      summary: 'Đổi hạn nộp của kỳ',
      action: 'cycle.open',
      params: id,
      body: z.strictObject({ due: daySchema, reason: reason.min(1) }),
      answers: boardSchema,
      etag: 'required',
      writes: 'transaction',
      handle: async ({ params, body }, context) => {
        const cycle = await cycleOf(context.db, params.id, true);
        context.caller.require('cycle.open', cycle.unit);
        expectVersion(context, cycle.version, cycle);
        if (cycle.state !== 'open') throw new Problem('wrong-state', 'Chỉ đổi hạn của kỳ đang thu báo cáo.');
        if (body.due < context.today) throw pastDue();
        context.note(`kỳ ${cycle.id}`, { due: body.due });
        await transaction(context.db, async (trx) => {
          await store.saveCycle(trx, cycle.id, { ...cycle, due: body.due });
          await store.addEvent(trx, cycle.id, {
            event: 'due',
            submission: null,
            account: context.caller.account,
            detail: { ...body, before: cycle.due },
          });
        });
        return board(context, await cycleOf(context.db, cycle.id));
      },
    }),
    route({
      id: 'remindCycle',
      method: 'POST',
      path: '/api/cycles/:id/remind',
      tag: TAG,
      summary: 'Nhắc các đơn vị chưa nộp (mỗi ngày một lần mỗi người)',
      action: 'cycle.open',
      params: id,
      answers: z.object({ reminded: z.int() }),
      writes: 'transaction',
      handle: async ({ params }, context) => {
        const cycle = await cycleOf(context.db, params.id);
        context.caller.require('cycle.open', cycle.unit);
        const reminders = await remind(context.db, cycle.id, context.today);
        context.note(`kỳ ${cycle.id}`, { reminded: reminders.length });
        context.later(() => mail(reminders));
        return json({ reminded: reminders.length });
      },
    }),
  ];
}

const pastDue = () => new Problem('invalid-value', 'Hạn nộp đã qua; chọn hạn từ hôm nay trở đi.', { field: 'due' });

/** Fields that each move of a cycle takes. */
const CYCLE_BODIES: Readonly<Record<CycleMove, { readonly summary: string; readonly body: z.ZodObject }>> = {
  consolidate: {
    summary: 'Chốt tổng hợp: mọi đơn vị đã được chấp nhận, hoặc nêu lý do thiếu đơn vị',
    body: z.strictObject({
      without: z
        .record(z.string().max(100), reason.min(1))
        .optional()
        .meta({ description: 'Đơn vị của kỳ (mã, tên hoặc mã@ngày) → lý do tổng hợp thiếu đơn vị đó' }),
    }),
  },
  reopen: { summary: 'Mở lại kỳ đã chốt', body: z.strictObject({ reason: reason.min(1) }) },
  approve: { summary: 'Duyệt: đóng băng báo cáo tổng hợp với mã băm', body: z.strictObject({}) },
  issue: {
    summary: 'Ban hành: ghi số và ngày ký',
    body: z.strictObject({
      number: z
        .string()
        .trim()
        .regex(/^\d{1,6}$/, 'số văn bản gồm 1 đến 6 chữ số'),
      signedOn: daySchema,
    }),
  },
  cancel: { summary: 'Huỷ kỳ báo cáo', body: z.strictObject({ reason: reason.min(1) }) },
};

function cycleMoves({ templates, mail }: CycleRoutesOptions): Route[] {
  return (Object.keys(CYCLE_MOVES) as CycleMove[]).map((move) =>
    route({
      id: `${move}Cycle`,
      method: 'POST',
      path: `/api/cycles/:id/${move}`,
      tag: TAG,
      summary: CYCLE_BODIES[move].summary,
      action: CYCLE_MOVES[move].action,
      params: id,
      body: CYCLE_BODIES[move].body,
      answers: boardSchema,
      etag: 'required',
      writes: 'transaction',
      handle: async ({ params, body }, context) => {
        const cycle = await cycleOf(context.db, params.id, true);
        context.caller.require(CYCLE_MOVES[move].action, cycle.unit);
        expectVersion(context, cycle.version, cycle);
        const change: CycleChange = { ...body, move, by: context.caller.account, today: context.today, templates };
        if (change.signedOn !== undefined && change.signedOn > context.today)
          throw new Problem('invalid-value', 'Ngày ký sau hôm nay; ghi ngày ký thật của văn bản, muộn nhất là hôm nay.', {
            field: 'signedOn',
          });
        context.note(`kỳ ${cycle.id}`, { move, unit: cycle.unit });
        const changed = await transaction(context.db, (trx) => changeCycle(trx, cycle, change));
        context.later(() => mail(changed.reminders));
        return board(context, changed.cycle);
      },
    }),
  );
}

function submissions(options: CycleRoutesOptions): Route[] {
  return [
    route({
      id: 'myWork',
      method: 'GET',
      path: '/api/me/work',
      tag: TAG,
      summary: 'Việc của tôi: báo cáo phải làm, phải xét, kỳ chờ duyệt',
      action: 'self.read',
      answers: z.object({
        write: z.array(submissionSchema.extend({ title: z.string(), due: z.string() })),
        review: z.array(submissionSchema.extend({ title: z.string(), due: z.string() })),
        cycles: z.array(cycleSchema),
      }),
      writes: 'nothing',
      handle: async (_input, { db, caller, today }) => {
        const work: { write: unknown[]; review: unknown[]; cycles: Cycle[] } = { write: [], review: [], cycles: [] };
        for (const cycle of await store.readCycles(db, null)) {
          if (cycle.state === 'consolidated' || cycle.state === 'approved') {
            if (caller.may('report.approve', cycle.unit)) work.cycles.push(cycle);
          } else if (cycle.state === 'open')
            for (const one of await store.readSubmissions(db, cycle.id)) {
              const item = { ...shown(one, cycle, today), title: cycle.title, due: cycle.due };
              if (one.state === 'submitted' ? caller.may('submission.review', one.unit) : false) work.review.push(item);
              else if (one.state !== 'accepted' && one.state !== 'submitted' && caller.may('submission.write', one.unit))
                work.write.push(item);
            }
        }
        return json(work);
      },
    }),
    route({
      id: 'readSubmission',
      method: 'GET',
      path: '/api/submissions/:id',
      tag: TAG,
      summary: 'Báo cáo của một đơn vị: số của sổ, số kỳ trước bên cạnh, lý do trả lại từng dòng',
      action: 'facts.read',
      params: id,
      answers: formSchema,
      etag: 'given',
      writes: 'nothing',
      handle: async ({ params }, context) => {
        const held = await submissionOf(context.db, params.id);
        context.caller.require('facts.read', held.submission.unit);
        return form(context, held);
      },
    }),
    route({
      id: 'writeSubmission',
      method: 'PUT',
      path: '/api/submissions/:id',
      tag: TAG,
      summary: 'Ghi nháp báo cáo của đơn vị',
      action: 'submission.write',
      params: id,
      body: z.strictObject({
        rows: z
          .array(
            z.strictObject({
              key: rowSchema.shape.key,
              kind: z.enum(ROW_KINDS),
              value: rowSchema.shape.value.default(null).meta({ description: 'Dòng figure: bỏ trống hoặc gửi lại nguyên số của sổ' }),
              note: rowSchema.shape.note.default(''),
            }),
          )
          .max(2000),
      }),
      answers: formSchema,
      etag: 'required',
      writes: 'transaction',
      handle: async ({ params, body }, context) => move(options, context, params.id, { move: 'write', rows: body.rows }),
    }),
  ];
}

/** Locks, checks scope and version, moves, answers with the form. */
async function move({ mail }: CycleRoutesOptions, context: RouteContext, wanted: string, change: Omit<SubmissionChange, 'by' | 'today'>) {
  const held = await submissionOf(context.db, wanted, true);
  context.caller.require(SUBMISSION_MOVES[change.move].action, held.submission.unit);
  expectVersion(context, held.submission.version, { ...held.submission });
  context.note(`báo cáo đơn vị ${wanted}`, { move: change.move, unit: held.submission.unit });
  const { submission, reminders } = await transaction(context.db, (trx) =>
    changeSubmission(trx, held, { ...change, by: context.caller.account, today: context.today }),
  );
  context.later(() => mail(reminders));
  return form(context, { submission, cycle: held.cycle });
}

const SUBMISSION_BODIES: Readonly<Record<Exclude<SubmissionMove, 'write'>, { readonly summary: string; readonly body: z.ZodObject }>> = {
  submit: { summary: 'Nộp báo cáo của đơn vị', body: z.strictObject({}) },
  withdraw: { summary: 'Lấy lại báo cáo đã nộp để sửa', body: z.strictObject({}) },
  return: {
    summary: 'Trả lại, nêu lý do cho từng dòng hoặc cả báo cáo',
    body: z.strictObject({ reason: reason.default(''), reasons: z.record(z.string().max(200), reason.min(1)).default({}) }),
  },
  accept: { summary: 'Chấp nhận: số và nội dung trở thành số liệu của đơn vị', body: z.strictObject({}) },
};

function submissionMoves(options: CycleRoutesOptions): Route[] {
  return (Object.keys(SUBMISSION_BODIES) as Exclude<SubmissionMove, 'write'>[]).map((name) =>
    route({
      id: `${name}Submission`,
      method: 'POST',
      path: `/api/submissions/:id/${name}`,
      tag: TAG,
      summary: SUBMISSION_BODIES[name].summary,
      action: SUBMISSION_MOVES[name].action,
      params: id,
      body: SUBMISSION_BODIES[name].body,
      answers: formSchema,
      etag: 'required',
      writes: 'transaction',
      handle: async ({ params, body }, context) => move(options, context, params.id, { ...body, move: name }),
    }),
  );
}
