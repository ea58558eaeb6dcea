/** From a unit as people write it, and a day, to the unit; or to a sentence that says what to write instead. */
import { type Day, formatDay } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import type { Unit } from './model.ts';
import { foldName, nearNames, splitUnitTitle, unitTitle } from './names.ts';
import type { Queries } from './queries.ts';
import { isValidOn } from './rows.ts';

/**
 * Accepts a code, a name or an alias, with or without accents and title; "thôn 4, xã Tân Lập" names a unit inside another.
 * `within` limits the search to that unit and those below it.
 * @throws Problem unknown-code | ambiguous-name | unit-not-valid
 */
export function resolveUnit(queries: Queries, text: string, on: Day, within?: string): Unit {
  const named = text.trim();
  const comma = named.lastIndexOf(',');
  if (comma > 0 && comma < named.length - 1) {
    const outer = resolveUnit(queries, named.slice(comma + 1), on, within);
    return resolveUnit(queries, named.slice(0, comma), on, outer.code);
  }
  const inScope = within === undefined ? queries.units(on) : queries.unitsUnder(within, on);
  const byCode = inScope.find((unit) => unit.code === named);
  if (byCode !== undefined) return byCode;
  const matches = inScope.filter((unit) => isNamed(unit, named));
  // Accents tell names apart (Bản Cốc, Bản Cóc): only a text written without any may match a name that has them.
  const exact = matches.filter((unit) => isSpelled(unit, named));
  const accented = named.normalize('NFD') !== named.normalize('NFD').replace(/[\p{M}đĐ]/gu, '');
  const [only] = exact.length > 0 ? exact : accented ? [] : matches;
  if (only !== undefined && (exact.length === 1 || (exact.length === 0 && matches.length === 1))) return only;
  if (exact.length === 0 && accented) throw notFound(queries, named, on, inScope, within);
  if (matches.length > 1) {
    const list = matches.map((unit) => `${describeUnit(queries, unit, on)}`).join('; ');
    throw new Problem(
      'ambiguous-name',
      `Tên đơn vị “${named}” chỉ nhiều đơn vị ngày ${formatDay(on)}: ${list}. Ghi mã hoặc thêm tên đơn vị cấp trên.`,
    );
  }
  throw notFound(queries, named, on, inScope, within);
}

/** Accents and all, whatever the case and whether the title stands before the name. */
function isSpelled(unit: Unit, text: string): boolean {
  const plain = (name: string) => name.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
  return [unit.name, unitTitle(unit), ...unit.aliases].some(
    (name) => plain(text) === plain(name) || plain(text).endsWith(` ${plain(name)}`),
  );
}

function isNamed(unit: Unit, text: string): boolean {
  const whole = foldName(text);
  const { type, bare } = splitUnitTitle(text);
  return [unit.name, ...unit.aliases].some((name) => {
    if (foldName(name) === whole) return true;
    return type === unit.type && (foldName(name) === bare || splitUnitTitle(name).bare === bare);
  });
}

function notFound(queries: Queries, text: string, on: Day, inScope: readonly Unit[], within: string | undefined): Problem {
  const elsewhen = queries.rows.units.filter((unit) => !isValidOn(unit, on) && (unit.code === text || isNamed(unit, text)));
  // The version nearest to the asked day: the last one that ended before it, else the first one that starts after it.
  const unit = elsewhen.filter((row) => row.validFrom < on).at(-1) ?? elsewhen[0];
  if (unit !== undefined) return new Problem('unit-not-valid', whenValid(queries, text, unit, on));
  const near = nearNames(
    splitUnitTitle(text).bare,
    inScope.flatMap((row) => [row.name, ...row.aliases].map((name) => ({ text: name, shown: `${unitTitle(row)} (${row.code})` }))),
  );
  const place = within === undefined ? '' : ` trong đơn vị ${within}`;
  const advice = near.length === 0 ? 'Kiểm tra tên hoặc ghi mã đơn vị.' : `Có phải: ${near.join('; ')}?`;
  return new Problem('unknown-code', `Không có đơn vị “${text}”${place} ngày ${formatDay(on)}. ${advice}`);
}

function whenValid(queries: Queries, text: string, unit: Unit, on: Day): string {
  const name = `${unitTitle(unit)} (${unit.code})`;
  if (unit.validTo === null || on < unit.validFrom) {
    return `“${text}”: ${name} chỉ có từ ngày ${formatDay(unit.validFrom)}, chưa có ngày ${formatDay(on)}. Ghi tên hoặc mã của đơn vị thời điểm đó.`;
  }
  const became = successors(queries, unit);
  const then = became.length === 0 ? '' : `, sau đó thành ${became.map((row) => `${unitTitle(row)} (${row.code})`).join(', ')}`;
  return `“${text}”: ${name} có đến hết ngày ${formatDay(unit.validTo)}${then}; không còn ngày ${formatDay(on)}. Ghi đơn vị mới hoặc chọn ngày sớm hơn.`;
}

/** What a unit became. Of an abolished tier it is what its parts became: a person looks for those, not for the province. */
export function successors(queries: Queries, unit: Unit): Unit[] {
  const changes = queries.unitChanges().filter((change) => change.fromCode === unit.code && isValidOn(unit, change.fromValidOn));
  const found = changes.flatMap((change) => {
    const parts =
      change.kind === 'abolish' ? queries.childUnits(unit.code, change.fromValidOn).flatMap((child) => successors(queries, child)) : [];
    return parts.length > 0 ? parts : (queries.unit(change.toCode, change.effectiveOn) ?? []);
  });
  return [...new Set(found)];
}

function describeUnit(queries: Queries, unit: Unit, on: Day): string {
  const parent = queries.unit(unit.parent, on);
  return `${unitTitle(unit)}${parent === undefined ? '' : `, ${unitTitle(parent)}`} (${unit.code})`;
}
