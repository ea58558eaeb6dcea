/** Medium-term plans, other sources, forecasts and payments in suspense over HTTP. */
import { z } from 'zod';
import { currentCatalogue } from '../catalogue/actions.ts';
import { transaction } from '../db/connect.ts';
import { json, type Route, route } from '../db/route.ts';
import { Problem } from '../kernel/problem.ts';
import type { Names } from '../records/names.ts';
import { recordRoutes } from '../records/routes.ts';
import { lockHome, readRecord } from '../records/store.ts';
import { matchSuspense, postingOf } from './actions.ts';
import { FUNDING_KINDS, type FundingKind, forecastDayProblem, SUSPENSE_KIND } from './model.ts';

const FUND: Names = { codes: { component: 'component', source: 'source', kind: 'kind' } };
const KINDS: Readonly<Record<FundingKind, { plural: string; name: string; names: Names }>> = {
  'medium-plan': { plural: 'medium-plans', name: 'kế hoạch vốn trung hạn', names: FUND },
  contribution: {
    plural: 'contributions',
    name: 'vốn huy động khác',
    names: { codes: { programme: 'component', source: 'source', fromComponent: 'component' } },
  },
  forecast: {
    plural: 'forecasts',
    name: 'ước giải ngân',
    names: { ...FUND, check: ({ year, by }) => forecastDayProblem(Number(year), String(by)) },
  },
  // What a voucher says may be what is wrong with it: it waits for that.
  suspense: { plural: 'suspense', name: 'khoản chi chờ đối chiếu', names: {} },
};

const CHANGE = z.strictObject({
  event: z.enum(['disburse', 'advance']).optional(),
  component: z.string().min(1).max(100).optional(),
  source: z.string().min(1).max(100).optional(),
  kind: z.string().min(1).max(100).optional(),
  originYear: z.int().min(1990).max(2100).optional(),
  year: z.int().min(1990).max(2100).optional(),
});

function matching(): Route {
  return route({
    id: 'matchSuspense',
    method: 'POST',
    path: '/api/funding/suspense/:home/:key/match',
    tag: 'Nguồn vốn',
    summary: 'Đối chiếu một khoản chi: ghi bút toán và bỏ khỏi danh sách chờ',
    action: 'money.post',
    params: z.object({ home: z.string().regex(/^\d{2}$/, 'phải là mã sổ gồm 2 chữ số'), key: z.string().min(1).max(300) }),
    body: CHANGE,
    answers: z.object({ home: z.string(), seq: z.int() }),
    status: 201,
    writes: 'transaction',
    handle: async ({ params, body }, context) => {
      const { home, seq } = await transaction(context.db, async (trx) => {
        await lockHome(trx, params.home);
        const record = await readRecord(trx, params.home, SUSPENSE_KIND, params.key);
        if (!record || record.withdrawn) throw new Problem('not-found', 'Không có khoản chi chờ đối chiếu này, hoặc đã được rút.');
        const catalogue = await currentCatalogue(trx);
        context.caller.require('money.post', record.unit);
        const asked = postingOf(catalogue, record, Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)));
        for (const { component } of asked.posting.lines)
          context.caller.require('money.post', record.unit, catalogue.rootOf(component)?.code ?? component);
        return { home: record.home, seq: await matchSuspense(trx, context.caller.account, record, asked) };
      });
      context.note(`bút toán ${home}/${seq}, đối chiếu ${params.key}`.slice(0, 400));
      return json({ home, seq });
    },
  });
}

export function fundingRoutes(): Route[] {
  const records = (Object.keys(KINDS) as FundingKind[]).flatMap((kind) =>
    recordRoutes({ kind, base: '/api/funding', tag: 'Nguồn vốn', data: FUNDING_KINDS[kind], ...KINDS[kind] }),
  );
  return [...records, matching()];
}
