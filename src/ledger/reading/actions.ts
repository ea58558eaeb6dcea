/** What of the ledger a request reads: units and those below, as of a day, as booked by a day, as known at a time. */
import { z } from 'zod';
import { coveredUnits } from '../../access/subtree.ts';
import { currentCatalogue } from '../../catalogue/actions.ts';
import type { RouteContext } from '../../db/route.ts';
import type { Day } from '../../kernel/calendar.ts';
import { daySchema } from '../../kernel/day-schema.ts';
import type { ReadScope } from '../model.ts';
import { unitText as unit } from '../schemas.ts';
import { knownPoint } from './store.ts';

export const scopeQuery = {
  unit,
  asOf: daySchema.optional().meta({ description: 'Phát sinh đến ngày; mặc định hôm nay' }),
  booked: daySchema.optional().meta({ description: 'Ghi sổ đến ngày (như đã báo cáo)' }),
  knownAt: z.iso.datetime({ offset: true }).optional().meta({ description: 'Như đã biết tại thời điểm' }),
};
interface ScopeAsked {
  readonly unit: string;
  readonly asOf?: Day | undefined;
  readonly booked?: Day | undefined;
  readonly knownAt?: string | undefined;
}
export const unitOf = ({ query }: { query: ScopeAsked }) => ({ unit: query.unit, ...(query.asOf === undefined ? {} : { on: query.asOf }) });
export async function scopeOf({ db, today }: RouteContext, query: ScopeAsked): Promise<ReadScope> {
  const catalogue = await currentCatalogue(db);
  const asOf = query.asOf ?? today;
  const unitKeys = [...coveredUnits(catalogue, catalogue.unitKey(catalogue.unitAsked(query.unit, asOf)))];
  const homes = [...new Set(unitKeys.flatMap((key) => catalogue.unitByKey(key)?.home ?? []))].sort();
  return { known: await knownPoint(db, homes, query.knownAt ?? null), unitKeys, asOf, booked: query.booked ?? null };
}
