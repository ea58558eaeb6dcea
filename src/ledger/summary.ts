/** Money of a scope kept apart by a few of its dimensions: what a dashboard and a capital board show. Pure. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { MONEY_MEASURES, type MoneyMeasure, measure } from './fold.ts';
import type { AccountSum } from './model.ts';

/** `programme`: the root of the component's tree; `branch`: the unit right below the one asked (itself for its own money). */
export const SUMMARY_KEYS = ['branch', 'unit', 'programme', 'component', 'source', 'kind', 'originYear', 'year'] as const;
export type SummaryKey = (typeof SUMMARY_KEYS)[number];
export type SummaryRow = Record<MoneyMeasure, number> & { readonly key: Partial<Record<SummaryKey, string | number>> };

/** What the stored sums must be kept apart by, for a summary by these. */
export const SUM_KEYS_OF = {
  branch: 'unit',
  unit: 'unit',
  programme: 'component',
  component: 'component',
  source: 'source',
  kind: 'kind',
  originYear: 'originYear',
  year: 'execYear',
} as const;

/** Component → its programme, as `summarise` adds up: sums may come added up so from the database. */
export function rootsOf(catalogue: Catalogue): ReadonlyMap<string, string> {
  return new Map(catalogue.rows.programmes.map(({ code }) => [code, catalogue.rootOf(code)?.code ?? code]));
}

/** `branches`: unit key → key of the branch it belongs to. Rows in the order of their keys; a row whose measures are all zero is left out. */
export function summarise(
  sums: readonly AccountSum[],
  by: readonly SummaryKey[],
  catalogue: Catalogue,
  branches: ReadonlyMap<string, string>,
): SummaryRow[] {
  const valueOf: Readonly<Record<SummaryKey, (sum: AccountSum) => string | number>> = {
    branch: ({ unit }) => branches.get(unit) ?? unit,
    unit: ({ unit }) => unit,
    programme: ({ component }) => catalogue.rootOf(component)?.code ?? component,
    component: ({ component }) => component,
    source: ({ source }) => source,
    kind: ({ kind }) => kind,
    originYear: ({ originYear }) => originYear,
    year: ({ execYear }) => execYear,
  };
  const groups = Map.groupBy(sums, (sum) => JSON.stringify(by.map((key) => valueOf[key](sum))));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([values, group]) => {
      const totals = {} as Record<MoneyMeasure, number>;
      for (const what of MONEY_MEASURES) totals[what] = measure(group, what, () => true);
      const key = Object.fromEntries((JSON.parse(values) as (string | number)[]).map((value, index) => [by[index], value]));
      return { key, ...totals };
    })
    .filter((row) => MONEY_MEASURES.some((what) => row[what] !== 0));
}
