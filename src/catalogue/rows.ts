/** Rows as they are, whatever their table; nothing here reads schemas, so a browser that looks rows up does not load them. */
import type { Day } from '../kernel/calendar.ts';
import type { CatalogueRows, Dated, TableName } from './model.ts';

/** True when the row is valid on that day (both ends included). Days compare as text. */
export function isValidOn(row: Pick<Dated, 'validFrom' | 'validTo'>, on: Day): boolean {
  return row.validFrom <= on && (row.validTo === null || on <= row.validTo);
}

/** Every row of every table, in the order of the tables. */
export function* allRows(rows: CatalogueRows): Generator<{ table: TableName; row: Dated }> {
  for (const [table, list] of Object.entries(rows) as [TableName, readonly Dated[]][]) for (const row of list) yield { table, row };
}

/** Area I, II or III of the mountainous and ethnic-minority land; whatever else stands in the table of zones is a list. */
export const isArea = (zone: string): boolean => /^KV[123]$/.test(zone);
