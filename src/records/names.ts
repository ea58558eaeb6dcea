/** What the data of a record must name: codes of the catalogue, and records of another kind. Checked where a record is written over HTTP. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';

export interface Names {
  /** Fields that hold codes of the catalogue; an empty text is the schema's to refuse. */
  readonly codes?: Readonly<Record<string, 'component' | 'source' | 'kind' | 'units'>>;
  /** Fields that hold the `code` of a record of another kind in the same book, and how that is called: "công trình". */
  readonly of?: Readonly<Record<string, { readonly kind: string; readonly name: string }>>;
  /** What no schema can say: a day that goes with a year. */
  readonly check?: (data: Readonly<Record<string, unknown>>) => Problem | null;
}

type Data = Readonly<Record<string, unknown>>;

/** As what the schema refuses is placed (http/problems.ts). */
const placeOf = (field: string): string => `nội dung › data › ${field}`;

/**
 * The data with names resolved to codes, on the day of the record; a code that exists is kept whatever the day (a plan may be older or newer
 * than the content it is for).
 * @throws Problem unknown-code | ambiguous-name | not-valid-on-date | unit-not-valid, at the field
 */
export function namedData(catalogue: Catalogue, { codes = {}, check }: Names, data: Data, on: Day): Data {
  const problem = check?.(data);
  if (problem) throw problem;
  const known = {
    component: (text: string) => catalogue.component(text)?.code ?? catalogue.resolveComponent(text, on).code,
    source: (text: string) => catalogue.source(text)?.code ?? catalogue.resolveSource(text, on).code,
    kind: (text: string) => catalogue.kind(text)?.code ?? catalogue.resolveKind(text, on).code,
    units: (text: string) => (text.includes('@') ? catalogue.unitKey(catalogue.unitAsked(text, on)) : catalogue.resolveUnit(text, on).code),
  };
  const resolved: Record<string, unknown> = { ...data };
  for (const [field, table] of Object.entries(codes)) {
    const value = data[field];
    try {
      if (Array.isArray(value)) resolved[field] = value.map((one) => known[table](String(one)));
      else if (typeof value === 'string' && value !== '') resolved[field] = known[table](value);
    } catch (error) {
      throw error instanceof Problem ? error.at({ field: placeOf(field) }) : error;
    }
  }
  return resolved;
}

/** The codes that records of each kind bear. */
export function codesIn(records: readonly { readonly kind: string; readonly data: unknown }[]): (kind: string) => ReadonlySet<string> {
  const codes = new Map<string, Set<string>>();
  for (const { kind, data } of records) {
    const own = codes.get(kind) ?? new Set();
    codes.set(kind, own.add(String((data as { code?: unknown }).code)));
  }
  return (kind) => codes.get(kind) ?? new Set();
}

/** What is told of something that is not there; null where everything named is. The problem is placed by whoever read the data. */
export function strayOf(of: NonNullable<Names['of']>, data: Data, codesOf: (kind: string) => ReadonlySet<string>) {
  for (const [field, { kind, name }] of Object.entries(of)) {
    const code = String(data[field] ?? '');
    if (code === '' || codesOf(kind).has(code)) continue;
    const message = `Không có ${name} mã “${code}” trong sổ này; thêm ${name} trước, hoặc sửa mã.`;
    return { field: placeOf(field), problem: new Problem('unknown-code', message) };
  }
  return null;
}
