/** The catalogue as other rooms see it: lookups, resolving what people write, search. */
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import type { CapitalKind, CatalogueRows, Component, FundSource, LegalDocument, Unit } from './model.ts';
import { buildQueries, type Queries } from './queries.ts';
import { componentNamer, datedName, findDocument, resolveComponent, resolveKind, resolveSource } from './resolve.ts';
import { resolveUnit } from './resolve-unit.ts';
import { type SearchHit, searchRows } from './search.ts';

export interface Catalogue extends Queries {
  /** @throws Problem unknown-code | ambiguous-name | unit-not-valid */
  resolveUnit(text: string, on: Day, within?: string): Unit;
  /** Also takes a unit key, "614@2021-01-01", whatever the day. @throws Problem unknown-code | ambiguous-name | unit-not-valid */
  unitAsked(text: string, on: Day): Unit;
  /** Also takes a day of its own, "DT.DA4.T1@31/12/2026", whatever `on` is. @throws Problem unknown-code | ambiguous-name | not-valid-on-date */
  resolveComponent(text: string, on: Day, within?: string): Component;
  /** Also takes a day of its own, "NSDP.H@30/06/2025". @throws Problem unknown-code | ambiguous-name | not-valid-on-date */
  resolveSource(text: string, on: Day): FundSource;
  /** @throws Problem unknown-code | ambiguous-name | not-valid-on-date */
  resolveKind(text: string, on: Day): CapitalKind;
  /** @throws Problem ambiguous-name */
  findDocument(text: string): LegalDocument | undefined;
  search(text: string): SearchHit[];
}

/** `rows` must have passed `loadCatalogue` or `loadOffice`: nothing is checked again here. */
export function buildCatalogue(rows: CatalogueRows): Catalogue {
  const queries = buildQueries(rows);
  const namesOf = componentNamer(queries);
  const unitOf = remember((text, on, within) => resolveUnit(queries, text, on, within));
  return {
    ...queries,
    unitAsked: (text, on) => {
      if (!text.includes('@')) return unitOf(text, on);
      const unit = queries.unitByKey(text);
      if (!unit) throw new Problem('unknown-code', `Không có đơn vị “${text}”; tra ở danh mục đơn vị.`, { field: 'unit' });
      return unit;
    },
    resolveUnit: unitOf,
    resolveComponent: remember((text, on, within) => {
      const asked = datedName(text, on);
      return resolveComponent(queries, namesOf, asked.text, asked.on, within);
    }),
    resolveSource: remember((text, on) => {
      const asked = datedName(text, on);
      return resolveSource(queries, asked.text, asked.on);
    }),
    resolveKind: remember((text, on) => resolveKind(queries, text, on)),
    findDocument: (text) => findDocument(queries, text),
    search: (text) => searchRows(rows, text),
  };
}

const REMEMBERED = 20_000;

/** A workbook of 100,000 rows repeats a few hundred names; the rows never change, so an answer stays right. Failures are not kept. */
function remember<T>(resolve: (text: string, on: Day, within?: string) => T): (text: string, on: Day, within?: string) => T {
  const known = new Map<string, T>();
  return (text, on, within) => {
    const key = `${on} ${within ?? ''} ${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const row = resolve(text, on, within);
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, row);
    return row;
  };
}
