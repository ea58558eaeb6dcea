/** Decisions over HTTP: what a person chooses one from, to see its lines (`listLines` with `document`). */
import { z } from 'zod';
import { json, named, type Route, route } from '../../db/route.ts';
import { scopeOf, scopeQuery, unitOf } from '../reading/actions.ts';
import { LEDGER_TAG as TAG } from '../schemas.ts';
import { readDecisions } from './store.ts';

const decision = z.object({ document: z.string(), from: z.string(), entries: z.int() });
named({ Decision: decision });

export function decisionRoutes(): Route[] {
  return [
    route({
      id: 'listDecisions',
      method: 'GET',
      path: '/api/ledger/decisions',
      tag: TAG,
      summary: 'Các quyết định giao, phân bổ, điều chỉnh, thu hồi, chuyển nguồn trong sổ; mới nhất trước',
      action: 'facts.read',
      query: z.object({ ...scopeQuery, limit: z.coerce.number().int().min(1).max(1000).default(1000) }),
      answers: z.object({ items: z.array(decision), isCut: z.boolean().meta({ description: 'Còn quyết định cũ hơn không có ở đây' }) }),
      unit: unitOf,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const items = await readDecisions(context.db, await scopeOf(context, query), query.limit + 1);
        return json({ items: items.slice(0, query.limit), isCut: items.length > query.limit });
      },
    }),
  ];
}
