/** Closed periods over HTTP: through which day each book of a unit is closed, by which documents, and who may change it. */
import { z } from 'zod';
import { coveredUnits } from '../../access/subtree.ts';
import { currentCatalogue } from '../../catalogue/actions.ts';
import { json, named, type Route, route } from '../../db/route.ts';
import { LEDGER_TAG as TAG, unitText as unit } from '../schemas.ts';
import { type BookState, readBookState } from './store.ts';

const closing = z.object({
  seq: z.int(),
  event: z.enum(['close', 'reopen']),
  through: z.string(),
  document: z.string(),
  actor: z.string(),
  recordedAt: z.string(),
});
const book = z.object({
  home: z.string(),
  unit: z.string().meta({ description: 'Đơn vị mà sổ này là của' }),
  closedThrough: z.string().nullable().meta({ description: 'Sổ đã khoá đến hết ngày này; null: chưa khoá' }),
  closings: z.array(closing),
  mayClose: z.boolean().meta({ description: 'Người hỏi khoá, mở được sổ này' }),
});
named({ Closing: closing, ClosedBook: book });
const MOST = 100;

export function periodRoutes(): Route[] {
  return [
    route({
      id: 'listClosings',
      method: 'GET',
      path: '/api/ledger/closings',
      tag: TAG,
      summary: 'Các sổ của đơn vị đã khoá đến ngày nào, các lần khoá và mở lại gần nhất',
      action: 'facts.read',
      query: z.object({ unit }),
      answers: z.object({ items: z.array(book) }),
      unit: ({ query }) => query,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const catalogue = await currentCatalogue(context.db);
        const asked = catalogue.unitKey(catalogue.unitAsked(query.unit, context.today));
        const homes = [...new Set([...coveredUnits(catalogue, asked)].flatMap((key) => catalogue.unitByKey(key)?.home ?? []))].sort();
        const items: (BookState & { unit: string; mayClose: boolean })[] = [];
        for (const home of homes) {
          const state = await readBookState(context.db, home, MOST);
          // A book is a province's: whoever closes it must hold the whole of it. What belongs to none is the country's, and nobody's to close.
          const units = catalogue.units(context.today);
          const province = units.find(({ code }) => code === home);
          const keeper = province ?? units.find((one) => one.home === home && one.parent === '');
          if (keeper === undefined || (state === null && keeper !== province)) continue;
          const key = catalogue.unitKey(keeper);
          items.push({
            ...(state ?? { home, closedThrough: null, closings: [] }),
            unit: key,
            mayClose: keeper === province && context.caller.may('period.close', key),
          });
        }
        return json({ items });
      },
    }),
  ];
}
