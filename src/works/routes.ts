/** Works, their progress and entries, support projects, revolving capital and the households supported over HTTP. */
import { z } from 'zod';
import { coveredUnits } from '../access/subtree.ts';
import { currentCatalogue } from '../catalogue/actions.ts';
import { transaction } from '../db/connect.ts';
import { json, named, type Route, route } from '../db/route.ts';
import { Problem } from '../kernel/problem.ts';
import { recordRoutes } from '../records/routes.ts';
import { enterHousehold } from './actions.ts';
import { HOUSEHOLD_CLASSES, type HouseholdClass, WORKS_KINDS, type WorksKind } from './model.ts';
import { eraseHousehold, readHousehold, readHouseholds } from './store.ts';

const KINDS: Readonly<Record<WorksKind, { plural: string; name: string }>> = {
  work: { plural: 'works', name: 'công trình' },
  'work-progress': { plural: 'progress', name: 'tiến độ công trình' },
  'work-entry': { plural: 'entries', name: 'bút toán của công trình' },
  'support-project': { plural: 'support-projects', name: 'dự án hỗ trợ sản xuất' },
  revolving: { plural: 'revolving', name: 'vốn quay vòng' },
  'household-support': { plural: 'household-supports', name: 'hỗ trợ cho hộ' },
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

export function worksRoutes(): Route[] {
  const records = (Object.keys(KINDS) as WorksKind[]).flatMap((kind) =>
    recordRoutes({ kind, base: '/api/works', tag: TAG, data: WORKS_KINDS[kind], ...KINDS[kind] }),
  );
  return [...records, ...households()];
}
