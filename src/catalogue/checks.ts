/** Checks that need more than one row: validity, duplicates, references, trees. Pure: returns what is wrong, throws nothing. */
import { type Day, dayAfter, formatDay } from '../kernel/calendar.ts';
import { type Place, Problem } from '../kernel/problem.ts';
import { LIMITS, limitNamed, VALUES } from './limits.ts';
import type { CatalogueRows, Dated, TableName, Threshold } from './model.ts';
import { allRows, isValidOn } from './rows.ts';
import { columnName, identityOf, TABLE_NAMES, TABLES } from './tables.ts';

type PlaceOf = (row: Dated) => Place | undefined;
type Report = (row: Dated, field: string, message: string) => void;

/** `office`, when given, is also checked for rows that repeat a key among themselves (the overlay would hide one). */
export function checkRows(rows: CatalogueRows, placeOf: PlaceOf, office?: CatalogueRows): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (row, field, message) => {
    problems.push(new Problem('invalid-catalogue', message, { ...placeOf(row), field: columnName(field) }));
  };
  for (const { row } of allRows(rows)) {
    if (row.validTo !== null && row.validFrom > row.validTo) {
      report(
        row,
        'validTo',
        `“${row.code}” hết hiệu lực ${formatDay(row.validTo)} trước khi có hiệu lực ${formatDay(row.validFrom)}. Sửa một trong hai ngày.`,
      );
    }
  }
  if (office !== undefined) for (const table of TABLE_NAMES) checkVersions(table, office[table], report);
  for (const table of TABLE_NAMES) checkVersions(table, rows[table], report);
  checkTree('programmes', rows.programmes, report);
  checkTree('sources', rows.sources, report);
  checkTree('units', rows.units, report);
  for (const set of new Set(rows.criteria.map((row) => row.set))) {
    checkTree(
      'criteria',
      rows.criteria.filter((row) => row.set === set),
      report,
    );
  }
  checkReferences(rows, report);
  return unique(problems);
}

function checkLimit(row: Threshold, report: Report): void {
  const limit = limitNamed(row.rule);
  if (limit === undefined) {
    report(row, 'rule', `không quy tắc nào hỏi ngưỡng “${row.rule}”. Viết một trong: ${Object.keys(LIMITS).join(', ')}.`);
    return;
  }
  const { form, words } = VALUES[limit.value];
  if (!form.test(row.value)) report(row, 'value', `“${row.value}” không phải ${words}. Sửa lại ô này.`);
  if (limit.detail === undefined ? row.detail !== '' : !limit.detail.form.test(row.detail))
    report(
      row,
      'detail',
      limit.detail === undefined
        ? `ngưỡng “${row.rule}” không chia theo chi tiết, mà ô ghi “${row.detail}”. Để trống ô này.`
        : `“${row.detail}” không đọc được; ngưỡng “${row.rule}” cần ${limit.detail.words}.`,
    );
}

function checkVersions(table: TableName, rows: readonly Dated[], report: Report): void {
  for (const versions of groupBy(rows, (row) => identityOf(table, row)).values()) {
    const sorted = versions.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
    for (const [index, row] of sorted.entries()) {
      const next = sorted[index + 1];
      if (next === undefined) continue;
      if (next.validFrom === row.validFrom) {
        report(next, 'validFrom', `trùng dòng: “${identityOf(table, row)}” từ ${formatDay(row.validFrom)} đã có. Bỏ một dòng.`);
      } else if (isValidOn(row, next.validFrom)) {
        report(
          next,
          'validFrom',
          `hiệu lực của “${identityOf(table, row)}” từ ${formatDay(next.validFrom)} chồng lên dòng từ ${formatDay(row.validFrom)}. ` +
            'Cho dòng trước hết hiệu lực vào ngày liền trước.',
        );
      }
    }
  }
}

type TreeRow = Dated & { readonly parent: string };

function checkTree(table: TableName, rows: readonly TreeRow[], report: Report): void {
  const byCode = groupBy(rows, (row) => row.code);
  for (const row of rows) {
    if (row.parent === '') continue;
    const parents = byCode.get(row.parent);
    if (parents === undefined) {
      report(
        row,
        'parent',
        `mã cha “${row.parent}” của “${row.code}” không có trong bảng ${TABLES[table].title}. Thêm dòng cho mã đó hoặc sửa mã.`,
      );
      continue;
    }
    const gap = firstUncovered(row, parents);
    if (gap !== undefined) {
      report(
        row,
        'parent',
        `mã cha “${row.parent}” không có hiệu lực ngày ${formatDay(gap)}, trong khi “${row.code}” có. Sửa hiệu lực của một trong hai.`,
      );
    }
    const chain = cycleFrom(row, byCode);
    if (chain !== undefined) report(row, 'parent', `các mã cha đi vòng: ${chain.join(' → ')}. Sửa một mã cha.`);
  }
}

/** The first day of the row's validity on which none of `covering` is valid; undefined when all days are covered. */
function firstUncovered(row: Dated, covering: readonly Dated[]): Day | undefined {
  let day: Day = row.validFrom;
  for (;;) {
    const at = day;
    const cover = covering.find((candidate) => isValidOn(candidate, at));
    if (cover === undefined) return row.validTo === null || day <= row.validTo ? day : undefined;
    if (cover.validTo === null || (row.validTo !== null && cover.validTo >= row.validTo)) return undefined;
    day = dayAfter(cover.validTo);
  }
}

/** Follows parents as they are valid on the row's first day: a code may name another unit at another time. */
function cycleFrom(row: TreeRow, byCode: ReadonlyMap<string, readonly TreeRow[]>): string[] | undefined {
  const chain = [row.code];
  let at: TreeRow | undefined = row;
  while (at !== undefined && at.parent !== '') {
    const parent: string = at.parent;
    chain.push(parent);
    if (chain.indexOf(parent) < chain.length - 1) return parent === row.code ? chain : undefined;
    at = byCode.get(parent)?.find((candidate) => isValidOn(candidate, row.validFrom));
  }
  return undefined;
}

function checkReferences(rows: CatalogueRows, report: Report): void {
  const codes = (list: readonly Dated[]) => new Set(list.map((row) => row.code));
  const unitsOf = groupBy(rows.units, (unit) => unit.code);
  const [kinds, documents] = [codes(rows['capital-kinds']), codes(rows.documents)];
  const sets = groupBy(rows['criteria-sets'], (set) => set.code);
  const needUnit = (row: Dated, field: string, code: string, on: Day) => {
    const versions = unitsOf.get(code);
    if (versions === undefined) report(row, field, `không có đơn vị mang mã “${code}”. Thêm đơn vị vào units.tsv hoặc sửa mã.`);
    else if (!versions.some((unit) => isValidOn(unit, on)))
      report(row, field, `mã đơn vị “${code}” không có hiệu lực ngày ${formatDay(on)}. Sửa mã hoặc ngày.`);
  };
  for (const component of rows.programmes) {
    for (const kind of component.kinds ?? []) {
      if (!kinds.has(kind)) report(component, 'kinds', `loại vốn “${kind}” không có trong capital-kinds.tsv. Sửa mã loại vốn.`);
    }
    if (component.planFromYear !== null && component.planToYear !== null && component.planFromYear > component.planToYear) {
      report(
        component,
        'planToYear',
        `năm kế hoạch cuối “${component.planToYear}” trước năm đầu “${component.planFromYear}”. Sửa một trong hai.`,
      );
    }
  }
  for (const zone of rows.zones) needUnit(zone, 'unit', zone.unit, zone.validFrom);
  const components = codes(rows.programmes);
  for (const threshold of rows.thresholds) {
    if (threshold.unit !== '') needUnit(threshold, 'unit', threshold.unit, threshold.validFrom);
    checkLimit(threshold, report);
    if (threshold.programme !== '' && !components.has(threshold.programme))
      report(threshold, 'programme', `không có chương trình mang mã “${threshold.programme}”. Sửa mã, hoặc để trống cho mọi chương trình.`);
  }
  for (const period of rows.periods) if (period.unit !== '') needUnit(period, 'unit', period.unit, period.dataTo);
  for (const change of rows['unit-changes']) {
    needUnit(change, 'fromCode', change.fromCode, change.fromValidOn);
    needUnit(change, 'toCode', change.toCode, change.effectiveOn);
    if (change.fromValidOn >= change.effectiveOn) {
      report(
        change,
        'fromValidOn',
        `ngày “${change.fromValidOn}” phải trước ngày sắp xếp ${formatDay(change.effectiveOn)}: là một ngày đơn vị cũ còn hiệu lực.`,
      );
    }
  }
  for (const criterion of rows.criteria) {
    const set = sets.get(criterion.set);
    if (set === undefined) report(criterion, 'set', `không có bộ tiêu chí “${criterion.set}”. Thêm vào criteria-sets.tsv hoặc sửa mã.`);
    else if (firstUncovered(criterion, set) !== undefined)
      report(criterion, 'set', `tiêu chí “${criterion.code}” có hiệu lực ngoài hiệu lực của bộ “${criterion.set}”. Sửa hiệu lực.`);
  }
  for (const relation of rows['document-relations']) {
    for (const field of ['from', 'to'] as const) {
      if (!documents.has(relation[field]))
        report(relation, field, `không có văn bản mang mã “${relation[field]}”. Thêm vào documents.tsv hoặc sửa mã.`);
    }
  }
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** A repeated office row is found twice, before and after the overlay; it is one fault. */
function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Map(
    problems.map((problem) => [`${problem.where.file} ${problem.where.row} ${problem.where.field} ${problem.message}`, problem]),
  );
  return [...seen.values()];
}
