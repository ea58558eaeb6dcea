/** Works, their progress and entries, support projects, revolving capital and the households supported over HTTP. */
import { z } from 'zod';
import { coveredUnits } from '../access/subtree.ts';
import { currentCatalogue } from '../catalogue/actions.ts';
import { transaction } from '../db/connect.ts';
import { json, named, type Route, type RouteContext, route } from '../db/route.ts';
import type { Day } from '../kernel/calendar.ts';
import { daySchema } from '../kernel/day-schema.ts';
import { Problem } from '../kernel/problem.ts';
import { knownPoint, readLinesOf } from '../ledger/reading/store.ts';
import type { Names } from '../records/names.ts';
import { recordRoutes } from '../records/routes.ts';
import { enterHousehold } from './actions.ts';
import { HOUSEHOLD_CLASSES, type HouseholdClass, WORKS_KINDS, WORKS_NAMED, type WorksKind } from './model.ts';
import { moneyOfWorks } from './money.ts';
import { revolvingStates } from './revolving.ts';
import { eraseHousehold, readHousehold, readHouseholds, readWorksFacts } from './store.ts';

const KINDS: Readonly<Record<WorksKind, { plural: string; name: string; names: Names }>> = {
  work: { plural: 'works', name: 'công trình', names: { codes: { component: 'component', communes: 'units' } } },
  'work-progress': { plural: 'work-progress', name: 'tiến độ công trình', names: { of: WORKS_NAMED['work-progress'] } },
  'work-entry': { plural: 'work-entries', name: 'bút toán của công trình', names: { of: WORKS_NAMED['work-progress'] } },
  'support-project': {
    plural: 'support-projects',
    name: 'dự án hỗ trợ sản xuất',
    names: { codes: { component: 'component', communes: 'units' } },
  },
  revolving: { plural: 'revolving', name: 'vốn quay vòng', names: { of: WORKS_NAMED.revolving } },
  'household-support': {
    plural: 'household-supports',
    name: 'hỗ trợ cho hộ',
    names: { codes: { component: 'component' }, of: WORKS_NAMED['household-support'] },
  },
};

const TAG = 'Công trình, hỗ trợ sản xuất';
const householdSchema = z.object({
  home: z.string(),
  id: z.string(),
  unit: z.string(),
  name: z.string().meta({ description: 'Trống khi đã xoá dữ liệu cá nhân' }),
  identity: z.string().meta({ description: 'Số định danh, che trừ ba số cuối' }),
  class: z.enum(Object.keys(HOUSEHOLD_CLASSES) as [HouseholdClass, ...HouseholdClass[]]),
  erased: z.boolean(),
});
const unit = z.string().min(1).max(100).meta({ description: 'Mã, tên hoặc mã@ngày của đơn vị' });
const householdBody = z.strictObject({
  unit,
  name: z.string().trim().min(1).max(200).meta({ description: 'Tên chủ hộ' }),
  identity: z.string().max(20).default('').meta({ description: 'Số định danh cá nhân; không được lưu, chỉ lưu mã băm và ba số cuối' }),
  class: householdSchema.shape.class,
});
named({ Household: householdSchema, HouseholdBody: householdBody });

/** Personal data (Nghị định 13/2023/NĐ-CP): who reads is kept in the trail, numbers are masked, names can be erased. */
function households(): Route[] {
  return [
    route({
      id: 'listHouseholds',
      method: 'GET',
      path: '/api/works/households',
      tag: TAG,
      summary: 'Hộ thụ hưởng của đơn vị và các đơn vị bên dưới; nhật ký ghi ai đã xem',
      action: 'households.read',
      query: z.object({ unit }),
      answers: z.object({ items: z.array(householdSchema) }),
      unit: ({ query }) => query,
      writes: 'nothing',
      keepsReads: true,
      handle: async ({ query }, context) => {
        const catalogue = await currentCatalogue(context.db);
        const key = catalogue.unitKey(catalogue.unitAsked(query.unit, context.today));
        const items = await readHouseholds(context.db, [...coveredUnits(catalogue, key)]);
        context.note(`hộ thụ hưởng của ${key}`, { households: items.length });
        return json({ items });
      },
    }),
    route({
      id: 'addHousehold',
      method: 'POST',
      path: '/api/works/households',
      tag: TAG,
      summary: 'Thêm hộ thụ hưởng',
      action: 'households.write',
      body: householdBody,
      answers: householdSchema,
      status: 201,
      unit: ({ body }) => ({ unit: body.unit }),
      writes: 'transaction',
      handle: async ({ body }, context) => {
        const catalogue = await currentCatalogue(context.db);
        const owner = catalogue.unitAsked(body.unit, context.today);
        const household = await transaction(context.db, (trx) =>
          enterHousehold(trx, { ...body, home: owner.home, unit: catalogue.unitKey(owner) }, context.caller.account),
        );
        context.note(`hộ ${household.home}/${household.id}`);
        return json(household);
      },
    }),
    route({
      id: 'eraseHousehold',
      method: 'POST',
      path: '/api/works/households/:home/:id/erase',
      tag: TAG,
      summary: 'Xoá tên và số định danh của một hộ; phần hỗ trợ đã ghi vẫn được đếm',
      action: 'households.write',
      params: z.object({ home: z.string().regex(/^\d{2}$/, 'phải là mã sổ gồm 2 chữ số'), id: z.string().min(1).max(100) }),
      body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
      answers: householdSchema,
      writes: 'transaction',
      handle: async ({ params, body }, context) => {
        const held = await readHousehold(context.db, params.home, params.id);
        if (!held) throw new Problem('not-found', 'Không có hộ này.');
        context.caller.require('households.write', held.unit);
        await transaction(context.db, (trx) => eraseHousehold(trx, params.home, params.id));
        context.note(`hộ ${params.home}/${params.id}`, { reason: body.reason });
        return json({ ...held, name: '', identity: '', erased: true });
      },
    }),
  ];
}

const workSummarySchema = z.object({
  home: z.string(),
  key: z.string(),
  unit: z.string(),
  code: z.string(),
  name: z.string(),
  component: z.string(),
  state: z.string(),
  totalInvestment: z.int(),
  totalPlanned: z.int().meta({ description: 'Vốn đã bố trí qua các năm, đồng' }),
  totalDisbursed: z.int(),
  planned: z.int().meta({ description: 'Trong năm hỏi' }),
  disbursed: z.int(),
  volume: z.string().nullable().meta({ description: 'Khối lượng lũy kế, %' }),
  volumeOn: z.string().nullable(),
});
const revolvingSummarySchema = z.object({
  home: z.string(),
  key: z.string(),
  unit: z.string(),
  code: z.string(),
  name: z.string(),
  budgetSupport: z.int(),
  toRecover: z.int(),
  scheduled: z.int(),
  returned: z.int(),
  lentAgain: z.int(),
  writtenOff: z.int(),
  due: z.int().meta({ description: 'Phải thu đến ngày hỏi theo lịch' }),
  lastDue: daySchema.nullable().meta({ description: 'Ngày đến hạn gần nhất đã qua' }),
  inHand: z.int(),
  overdue: z.int(),
});
named({ WorkSummary: workSummarySchema, RevolvingSummary: revolvingSummarySchema });
const summaryQuery = z.object({
  unit,
  on: daySchema.optional().meta({ description: 'Tính đến ngày; mặc định hôm nay' }),
  year: z.coerce.number().int().min(1990).max(2100).optional().meta({ description: 'Năm thực hiện; mặc định năm của ngày' }),
});

/** What stands for a unit and those below on a day. */
async function readFor(context: RouteContext, { unit: asked, on = context.today }: { unit: string; on?: Day | undefined }) {
  const catalogue = await currentCatalogue(context.db);
  const unitKeys = [...coveredUnits(catalogue, catalogue.unitKey(catalogue.unitAsked(asked, on)))];
  const homes = [...new Set(unitKeys.flatMap((key) => catalogue.unitByKey(key)?.home ?? []))].sort();
  return { homes, unitKeys, asOf: on, facts: await readWorksFacts(context.db, { homes, at: '9999-12-31', asOf: on, unitKeys }, catalogue) };
}

function summaries(): Route[] {
  return [
    route({
      id: 'summariseWorks',
      method: 'GET',
      path: '/api/works/summary',
      tag: TAG,
      summary: 'Công trình của đơn vị và các đơn vị bên dưới, với vốn bố trí, giải ngân từ các bút toán ghi mã công trình, và khối lượng',
      action: 'facts.read',
      query: summaryQuery,
      answers: z.object({ items: z.array(workSummarySchema) }),
      unit: ({ query }) => query,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const { homes, unitKeys, asOf, facts } = await readFor(context, query);
        const year = query.year ?? Number(asOf.slice(0, 4));
        const entries = facts.entries.map(({ home, data }) => ({ home, seq: data.seq }));
        // Works may be entered before the first entry of a book; they have no money then.
        const lines =
          entries.length === 0
            ? []
            : await readLinesOf(context.db, { known: await knownPoint(context.db, homes, null), unitKeys, asOf, booked: null }, entries);
        const items = moneyOfWorks(facts, lines).map(({ work, planned, disbursed, totalPlanned, totalDisbursed, progress }) => ({
          home: work.home,
          key: work.key,
          unit: work.unit,
          code: work.data.code,
          name: work.data.name,
          component: work.data.component,
          state: work.data.state,
          totalInvestment: work.data.totalInvestment,
          totalPlanned,
          totalDisbursed,
          planned: planned.get(year) ?? 0,
          disbursed: disbursed.get(year) ?? 0,
          volume: progress?.data.volume ?? null,
          volumeOn: progress?.effectiveOn ?? null,
        }));
        return json({ items });
      },
    }),
    route({
      id: 'summariseRevolving',
      method: 'GET',
      path: '/api/works/revolving-summary',
      tag: TAG,
      summary: 'Vốn quay vòng của từng dự án hỗ trợ sản xuất đến một ngày',
      action: 'facts.read',
      query: summaryQuery.omit({ year: true }),
      answers: z.object({ items: z.array(revolvingSummarySchema) }),
      unit: ({ query }) => query,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const { asOf, facts } = await readFor(context, query);
        const items = revolvingStates(facts, asOf).map(({ project: { home, key, unit: owner, data }, ...state }) => ({
          home,
          key,
          unit: owner,
          code: data.code,
          name: data.name,
          budgetSupport: data.budgetSupport,
          ...state,
        }));
        return json({ items });
      },
    }),
  ];
}

export function worksRoutes(): Route[] {
  const records = (Object.keys(KINDS) as WorksKind[]).flatMap((kind) =>
    recordRoutes({ kind, base: '/api/works', tag: TAG, data: WORKS_KINDS[kind], ...KINDS[kind] }),
  );
  return [...records, ...summaries(), ...households()];
}
