/** What a sheet of money is checked against while somebody types: the same catalogue code as the server's, and the balances of the units. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { buildCatalogue, type Catalogue } from '../../../src/catalogue/catalogue.ts';
import type { CatalogueRows, Unit } from '../../../src/catalogue/model.ts';
import type { Day } from '../../../src/kernel/calendar.ts';
import type { AccountSum } from '../../../src/ledger/model.ts';
import { api, call } from '../../api/client.ts';
import { table } from '../../api/queries.ts';
import { lastDayOf } from '../small.tsx';

export interface Book {
  readonly catalogue: Catalogue;
  readonly unit: Unit;
  /** Units right below. */
  readonly children: readonly Unit[];
  readonly accounts: readonly AccountSum[];
}

const NOTHING: CatalogueRows = {
  programmes: [],
  sources: [],
  'capital-kinds': [],
  units: [],
  'unit-changes': [],
  zones: [],
  thresholds: [],
  periods: [],
  'criteria-sets': [],
  criteria: [],
  documents: [],
  'document-relations': [],
};
/** Districts with communes below are few; above this many, the units below are communes and have nothing below that money goes to. */
const MOST_WITH_UNITS_BELOW = 20;

async function unitsFrom(key: string, on: string) {
  return call(() => api.GET('/api/units/{unit}', { params: { path: { unit: key }, query: { on } } }));
}

async function readBook(key: string, client: QueryClient): Promise<Book> {
  const { unit } = await call(() => api.GET('/api/units/{unit}', { params: { path: { unit: key } } }));
  const on = lastDayOf(unit);
  const rows = async <Name extends 'programmes' | 'sources' | 'capital-kinds'>(name: Name) =>
    (await client.ensureQueryData(table(name))).items as unknown as CatalogueRows[Name];
  const [{ children, parent }, programmes, sources, kinds, balances] = await Promise.all([
    unitsFrom(key, on),
    rows('programmes'),
    rows('sources'),
    rows('capital-kinds'),
    call(() => api.GET('/api/ledger/balances', { params: { query: { unit: key } } })).catch((error) => {
      // An empty ledger knows nothing at any time: then there is nothing to hold amounts against.
      if (error.code === 'no-data') return { items: [] };
      throw error;
    }),
  ]);
  const below =
    children.length > MOST_WITH_UNITS_BELOW ? [] : await Promise.all(children.map((one) => unitsFrom(`${one.code}@${one.validFrom}`, on)));
  const units = [
    ...(parent ? [{ ...parent, parent: '' }] : []),
    unit,
    ...children,
    ...below.flatMap((one) => one.children),
  ] as unknown as Unit[];
  return {
    catalogue: buildCatalogue({ ...NOTHING, programmes, sources, 'capital-kinds': kinds, units }),
    unit: unit as unknown as Unit,
    children: children as unknown as Unit[],
    accounts: balances.items as AccountSum[],
  };
}

/** `unit`: its key, "51@2025-07-01". */
export const book = (unit: string) =>
  queryOptions({ queryKey: ['book', unit], queryFn: ({ client }) => readBook(unit, client), staleTime: 60_000 });
export const dayOfBook = ({ unit }: Book): Day => lastDayOf(unit) as Day;
