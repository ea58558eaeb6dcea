/** The ledger over HTTP: post, reverse, close; reading/ holds what only reads. */
import { z } from 'zod';
import { currentCatalogue } from '../catalogue/actions.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { transaction } from '../db/connect.ts';
import { json, named, type Route, type RouteContext, route } from '../db/route.ts';
import { daySchema } from '../kernel/day-schema.ts';
import { Problem } from '../kernel/problem.ts';
import { recordRoutes } from '../records/routes.ts';
import { close } from './actions.ts';
import { COMMITMENT_KIND, commitmentSchema } from './commitments.ts';
import { decisionRoutes } from './decisions/routes.ts';
import { type AskedPosting, buildPosting } from './draft.ts';
import { type EntryLine, POSTING_EVENTS } from './model.ts';
import { periodRoutes } from './periods/routes.ts';
import { ledgerReadingRoutes } from './reading/routes.ts';
import { readChain } from './reading/store.ts';
import { bookHome, code, entryPlace, LEDGER_TAG as TAG, unitText as unit } from './schemas.ts';
import { postEntries } from './store.ts';

const amount = z.int().positive().meta({ description: 'Số đồng nguyên dương' });
const year = z.int().min(1990).max(2100);

const lineBody = z.strictObject({
  unit,
  toUnit: unit.optional().meta({ description: 'allocate, transfer: đơn vị nhận' }),
  component: code,
  toComponent: code.optional().meta({ description: 'transfer trong một đơn vị: nội dung nhận' }),
  source: code,
  kind: code,
  toKind: code.optional(),
  originYear: year,
  year: year.optional().meta({ description: 'Năm thực hiện; mặc định là năm vốn' }),
  amount,
});
const postingBody = z.strictObject({
  event: z.enum(POSTING_EVENTS).exclude(['reverse']),
  effectiveOn: daySchema,
  bookedOn: daySchema.optional(),
  document: z.string().trim().min(1).max(500),
  lines: z.array(lineBody).min(1).max(2000),
});
const postedSchema = z.object({ home: z.string(), seq: z.int(), status: z.enum(['posted', 'already']) });
named({ AskedLine: lineBody, AskedPosting: postingBody, Posted: postedSchema });

export function ledgerRoutes(): Route[] {
  return [
    ...writing(),
    ...ledgerReadingRoutes(),
    ...decisionRoutes(),
    ...periodRoutes(),
    ...recordRoutes({
      kind: COMMITMENT_KIND,
      base: '/api/ledger',
      plural: 'commitments',
      tag: TAG,
      name: 'vốn dự kiến',
      data: commitmentSchema,
      names: { codes: { component: 'component', source: 'source', kind: 'kind' } },
    }),
  ];
}

/** Money of a line may be written only by who may write at both of its units, for its programme. */
function requireLines(context: RouteContext, catalogue: Catalogue, lines: readonly Pick<EntryLine, 'from' | 'to' | 'component'>[]): void {
  for (const { from, to, component } of lines)
    for (const key of new Set([from.unit, to.unit]))
      context.caller.require('money.post', key, catalogue.rootOf(component)?.code ?? component);
}

function writing(): Route[] {
  return [
    route({
      id: 'postEntries',
      method: 'POST',
      path: '/api/ledger/entries',
      tag: TAG,
      summary: 'Ghi bút toán: tất cả hoặc không bút toán nào',
      action: 'money.post',
      body: z.strictObject({ entries: z.array(postingBody).min(1).max(1000) }),
      answers: z.object({ entries: z.array(postedSchema) }),
      status: 201,
      unit: ({ body }) => ({
        unit: body.entries[0]?.lines[0]?.unit ?? '',
        ...(body.entries[0] ? { on: body.entries[0].effectiveOn } : {}),
      }),
      writes: 'transaction',
      handle: async ({ body }, context) => {
        const catalogue = await currentCatalogue(context.db);
        const drafts = body.entries.map((entry, index) =>
          buildPosting(catalogue, entry as AskedPosting, `api:${context.caller.account}:${context.idempotencyKey}:${index}`),
        );
        for (const { posting } of drafts) requireLines(context, catalogue, posting.lines);
        const homes = [...new Set(drafts.map((draft) => draft.home))];
        const [home] = homes;
        if (home === undefined || homes.length > 1)
          throw new Problem('two-homes', 'Các bút toán thuộc sổ của nhiều tỉnh; gửi riêng từng sổ.', { field: 'entries' });
        const posted = await transaction(context.db, (trx) =>
          postEntries(
            trx,
            home,
            context.caller.account,
            drafts.map((draft) => draft.posting),
          ),
        );
        context.note(`bút toán ${home}/${posted.map((one) => one.seq).join(', ')}`.slice(0, 400), { entries: posted.length });
        return json({ entries: posted.map((one) => ({ home, ...one })) });
      },
    }),
    route({
      id: 'reverseEntry',
      method: 'POST',
      path: '/api/ledger/entries/:home/:seq/reverse',
      tag: TAG,
      summary: 'Đảo một bút toán (cách sửa duy nhất)',
      action: 'money.post',
      params: entryPlace,
      body: z.strictObject({ document: z.string().trim().min(1).max(500), bookedOn: daySchema.optional() }),
      answers: postedSchema,
      status: 201,
      writes: 'transaction',
      handle: async ({ params, body }, context) => {
        const [entry] = await readChain(context.db, params.home, params.seq - 1, 1);
        if (!entry) throw new Problem('unknown-entry', `Sổ ${params.home} không có bút toán số ${params.seq}.`);
        requireLines(context, await currentCatalogue(context.db), entry.lines);
        context.note(`bút toán ${params.home}/${params.seq}`);
        const [posted] = await transaction(context.db, (trx) =>
          postEntries(trx, params.home, context.caller.account, [
            {
              event: 'reverse',
              effectiveOn: entry.effectiveOn,
              ...(body.bookedOn === undefined ? {} : { bookedOn: body.bookedOn }),
              document: body.document,
              key: `api:${context.caller.account}:${context.idempotencyKey}`,
              corrects: params.seq,
              lines: [],
            },
          ]),
        );
        return json({ home: params.home, ...posted });
      },
    }),
    route({
      id: 'closePeriod',
      method: 'POST',
      path: '/api/ledger/close',
      tag: TAG,
      summary: 'Khoá sổ đến hết một ngày, hoặc mở lại về một ngày trước',
      action: 'period.close',
      body: z.strictObject({ home: bookHome, through: daySchema, document: z.string().trim().min(1).max(500) }),
      answers: z.object({ home: z.string(), seq: z.int().nullable(), closedThrough: z.string() }),
      status: 201,
      // A book is a province's: whoever closes it must hold the whole of it.
      unit: ({ body }) => ({ unit: body.home }),
      writes: 'transaction',
      handle: async ({ body }, context) => {
        context.note(`sổ ${body.home}`, { through: body.through });
        const key = `api:${context.caller.account}:${context.idempotencyKey}`;
        const seq = await close(context.db, body.home, context.caller.account, body.through, body.document, key);
        return json({ home: body.home, seq, closedThrough: body.through });
      },
    }),
  ];
}
