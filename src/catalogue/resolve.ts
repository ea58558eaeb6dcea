/** From names as people write them to components, sources, capital kinds and documents. */
import { type Day, formatDay, parseDay } from '../kernel/calendar.ts';
import { Problem, type ProblemCode } from '../kernel/problem.ts';
import type { CapitalKind, Component, Dated, FundSource, LegalDocument } from './model.ts';
import { foldComponentName, foldName, nearNames } from './names.ts';
import type { Queries } from './queries.ts';
import { isValidOn } from './rows.ts';

interface Named<T> {
  readonly row: T;
  /** Everything it may be called by, folded. */
  readonly names: ReadonlySet<string>;
  readonly shown: string;
}

// "Dự án 9" exists in one programme only today; reading it without a programme would change meaning when another gets a ninth.
const BARE_NUMBER = /^(?:tieu du an|du an|tda|da|noi dung(?: thanh phan)?(?: so)?|ndtp|nd) ?\d+[a-z]?$/;

/**
 * "DT.DA3.T1", "Dự án 3" within DT, "Tiểu dự án 1 của Dự án 3" within DT, "DTTS&MN". A bare number needs `within`.
 * @throws Problem unknown-code | ambiguous-name | not-valid-on-date
 */
export function resolveComponent(queries: Queries, namesOf: ComponentNames, text: string, on: Day, within?: string): Component {
  const codes = within === undefined ? undefined : new Set(queries.componentsUnder(within).map((row) => row.code));
  const named = queries.rows.programmes
    .filter((row) => codes === undefined || codes.has(row.code))
    .map((row) => ({ row, names: namesOf(row), shown: `${row.shortName} (${row.code})` }));
  const folded = foldComponentName(text);
  const advice = 'Ghi mã, hoặc ghi kèm tên chương trình, dự án cấp trên.';
  if (within === undefined && BARE_NUMBER.test(folded)) {
    const candidates = named.filter(({ row, names }) => isValidOn(row, on) && names.has(folded));
    const list = candidates
      .slice(0, 5)
      .map(({ shown }) => shown)
      .join('; ');
    if (list !== '') throw new Problem('ambiguous-name', `“${text.trim()}” chưa nói thuộc chương trình nào: ${list}. ${advice}`);
  }
  const place = within === undefined ? 'chương trình, dự án' : `chương trình, dự án của “${within}”`;
  return pick(named, text, folded, on, place, advice);
}

export type ComponentNames = (row: Component) => ReadonlySet<string>;

/** Every name of a component, worked out once a component: folding them all takes 10 ms. */
export function componentNamer(queries: Queries): ComponentNames {
  const known = new Map<Component, ReadonlySet<string>>();
  return (row) => {
    const found = known.get(row) ?? componentNames(queries, row);
    known.set(row, found);
    return found;
  };
}

/** Own names, and "tiểu dự án 1 dự án 3 <programme>": own short name followed by those above it, nearest first. */
function componentNames(queries: Queries, row: Component): Set<string> {
  const own = [row.shortName, ...row.aliases].map(foldComponentName);
  const names = new Set([...own, foldComponentName(row.name), foldComponentName(row.name.replace(/^[^:]{0,20}: /, ''))]);
  let paths = own;
  for (let parent = queries.component(row.parent); parent !== undefined; parent = queries.component(parent.parent)) {
    const above = [parent.shortName, ...parent.aliases, ...(parent.parent === '' ? [parent.name, parent.code] : [])].map(foldComponentName);
    paths = paths.flatMap((path) => above.map((name) => `${path} ${name}`));
    for (const path of paths) names.add(path);
    // One way of naming each level is enough to go on with: all ways at every level would multiply.
    paths = own.map((name) => `${name} ${foldComponentName(parent.shortName)}`);
  }
  return names;
}

/** @throws Problem unknown-code | ambiguous-name | not-valid-on-date */
export function resolveSource(queries: Queries, text: string, on: Day): FundSource {
  const named = queries.rows.sources.map((row) => ({
    row,
    names: foldAll([row.name, row.shortName, ...row.aliases]),
    shown: `${row.shortName} (${row.code})`,
  }));
  return pick(named, text, foldName(text), on, 'nguồn vốn', 'Ghi mã nguồn vốn.');
}

/** A kind keeps its code when the law renames it, so the names of all its versions are accepted. */
export function resolveKind(queries: Queries, text: string, on: Day): CapitalKind {
  const rows = queries.rows['capital-kinds'];
  const namesOf = (code: string) =>
    foldAll(rows.filter((row) => row.code === code).flatMap((row) => [row.label, row.shortLabel, ...row.aliases]));
  return pick(
    rows.map((row) => ({ row, names: namesOf(row.code), shown: `${row.shortLabel} (${row.code})` })),
    text,
    foldName(text),
    on,
    'loại vốn',
    'Ghi mã loại vốn.',
  );
}

function foldAll(names: readonly string[]): Set<string> {
  return new Set(names.map(foldName));
}

/**
 * "NSDP.H@30/06/2025": the code or name of that day, for settling what an ended source or content still holds; "NSDP.H": of `on`.
 * @throws Problem invalid-date
 */
export function datedName(text: string, on: Day): { readonly text: string; readonly on: Day } {
  const at = text.lastIndexOf('@');
  return at < 0 ? { text, on } : { text: text.slice(0, at), on: parseDay(text.slice(at + 1)) };
}

function pick<T extends Dated>(all: readonly Named<T>[], text: string, folded: string, on: Day, what: string, advice: string): T {
  const fail = (code: ProblemCode, message: string) => new Problem(code, message);
  const shown = text.trim();
  const exact = all.filter(({ row }) => row.code.toLowerCase() === shown.toLowerCase());
  const matches = exact.length > 0 ? exact : all.filter(({ names }) => names.has(folded));
  const valid = matches.filter(({ row }) => isValidOn(row, on));
  const only = valid[0];
  if (only !== undefined && valid.length === 1) return only.row;
  if (valid.length > 1) {
    const list = valid
      .slice(0, 5)
      .map((match) => match.shown)
      .join('; ');
    const more = valid.length > 5 ? ` và ${valid.length - 5} mục khác` : '';
    throw fail('ambiguous-name', `“${shown}” chỉ nhiều ${what}: ${list}${more}. ${advice}`);
  }
  const other = matches[0];
  if (other !== undefined) {
    const { validFrom, validTo } = other.row;
    const until = validTo === null ? '' : ` đến ngày ${formatDay(validTo)}`;
    throw fail(
      'not-valid-on-date',
      `${other.shown} có hiệu lực từ ngày ${formatDay(validFrom)}${until}, không có ngày ${formatDay(on)} (giá trị “${shown}”). Kiểm tra ngày hoặc mã${validTo !== null && validTo < on ? `; để xử lý số dư còn lại, viết kèm một ngày còn hiệu lực: ${other.row.code}@${formatDay(validTo)}` : ''}.`,
    );
  }
  const near = nearNames(
    shown,
    all
      .filter(({ row }) => isValidOn(row, on))
      .flatMap((match) => [match.row.code, ...match.names].map((name) => ({ text: name, shown: match.shown }))),
  );
  throw fail('unknown-code', `Không có “${shown}” trong danh mục ${what}. ${near.length === 0 ? advice : `Có phải: ${near.join('; ')}?`}`);
}

/**
 * By code or number, however spaced: "số 1719 /QĐ-TTg", "Quyết định số 61/NQ-HĐND ngày 29/8/2022". A date or a year after the
 * number tells documents of one number apart. undefined when there is none.
 * @throws Problem ambiguous-name
 */
export function findDocument(queries: Queries, text: string): LegalDocument | undefined {
  const byCode = queries.documentByCode(text.trim());
  if (byCode !== undefined) return byCode;
  const [head = '', tail = ''] = text.split(/\s+(?:của\s.*?)?ngày\s+|\s+của\s+/i);
  const wanted = squeeze(head.replace(/^.*?(?:^|\s)số\s*:?\s*/i, ''));
  const matches = queries.documents().filter((row) => {
    const number = squeeze(row.number);
    return number === wanted || (wanted.endsWith(number) && /^[^\d]*$/.test(wanted.slice(0, -number.length)));
  });
  const dated = tail === '' ? matches : matches.filter((row) => row.issuedOn === null || sameDate(row.issuedOn, tail));
  if (dated.length > 1) {
    const list = dated.map((row) => `${row.number} của ${row.issuer} (${row.code})`).join('; ');
    throw new Problem('ambiguous-name', `Số văn bản “${text.trim()}” chỉ nhiều văn bản: ${list}. Ghi mã văn bản hoặc thêm ngày ban hành.`);
  }
  return dated[0];
}

/** "70-CTr/HU", "70/CTr-HU" and "70 - CTr-HU" are one number written by different hands. */
function squeeze(number: string): string {
  return foldName(number).replaceAll(' ', '');
}

function sameDate(issuedOn: Day, text: string): boolean {
  const [day, month, year] = (text.match(/\d+/g) ?? []).map(Number);
  const [y, m, d] = issuedOn.split('-').map(Number);
  return year === undefined ? day === y : day === d && month === m && year === y;
}
