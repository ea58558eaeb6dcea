/** Rows of an annex: the tree of programmes, units, indicators, or any list; each knows what it binds and which rows it adds up. */
import type { Component } from '../catalogue/model.ts';
import { unitTitle } from '../catalogue/names.ts';
import { formatDay, toDay } from '../kernel/calendar.ts';
import { romanNumeral } from '../kernel/document.ts';
import { upperFirst } from '../kernel/vietnamese.ts';
import { WORK_STATES } from '../works/model.ts';
import { type ColumnSpec, hasValue, type RowSpec } from './annex-columns.ts';
import type { Composer } from './composer.ts';
import { communes } from './evaluate.ts';
import { workName } from './evaluate-beside.ts';
import { scopeKeys } from './facts.ts';
import { listOf } from './lists.ts';

const blankRow = { number: '', fields: {}, filters: {}, textOnly: false } as const;

export function rowsOf(composer: Composer, provider: string, columns: readonly ColumnSpec[]): RowSpec[] {
  const { facts } = composer;
  switch (provider) {
    case 'components':
      return componentRows(composer, columns);
    case 'units':
      return unitRows(composer, columns);
    case 'works':
      return workRows(composer, columns);
    case 'indicators':
      return facts.catalogue.programmesInYear(facts.period.year).flatMap((programme, index): RowSpec[] => {
        const indicators = facts.indicators.indicators.filter((fact) => facts.catalogue.isUnder(fact.data.programme, programme.code));
        if (indicators.length === 0) return [];
        const head: RowSpec = {
          ...blankRow,
          level: 1,
          number: romanNumeral(index + 1),
          name: programme.name,
          unit: facts.unit,
          children: [],
          textOnly: true,
        };
        return [
          head,
          ...indicators.map(
            ({ data }, n): RowSpec => ({
              ...blankRow,
              level: 2,
              number: String(n + 1),
              name: data.name,
              fields: { measureUnit: data.measureUnit, ...indicatorYears(composer, data.code) },
              unit: facts.unit,
              filters: { indicator: data.code },
              children: [],
            }),
          ),
        ];
      });
    default: {
      const list = listOf(facts, provider, {});
      return list.map(
        (fields, index): RowSpec => ({
          ...blankRow,
          level: 2,
          number: String(index + 1),
          name: String(fields['content'] ?? fields['name'] ?? ''),
          fields,
          unit: facts.unit,
          children: [],
          textOnly: true,
        }),
      );
    }
  }
}

/** Words of an indicator's row that are no figure of their own. */
function indicatorYears(composer: Composer, code: string): Record<string, unknown> {
  const { year } = composer.facts.period;
  const call = composer.functions['verdict'];
  const measured = [year, year - 1].find((one) => composer.functions['known']?.({ 0: 'observed', indicator: code, year: one }));
  return {
    measuredYear: measured ?? '',
    verdict: measured === undefined ? 'Chưa có số liệu' : `${String(call?.({ 0: code, year: measured }))} (năm ${measured})`,
  };
}

function componentRows(composer: Composer, columns: readonly ColumnSpec[]): RowSpec[] {
  const { catalogue, unit, period } = composer.facts;
  const rows: RowSpec[] = [];
  const rowOf = (component: Component, level: number, number: string, filters: Record<string, string> = {}): RowSpec => ({
    ...blankRow,
    level,
    number,
    name: component.name,
    fields: {
      code: component.code,
      leadAgency: component.leadAgency,
      documents: documentsOf(composer, component.code, filters['direct'] === 'yes'),
    },
    unit,
    filters: { programme: component.code, ...filters },
    children: [],
  });
  /** Adds a component and its parts; returns its row number, or null when it has no money. */
  const add = (component: Component, level: number, number: string): number | null => {
    const row = rowOf(component, level, number);
    if (!hasValue(composer, columns, row)) return null;
    const index = rows.push(row) - 1;
    let ordinal = 0;
    const children = catalogue.childrenOf(component.code).flatMap((child) => {
      const numbered = level === 1 ? `${ordinal + 1}` : `${number}.${ordinal + 1}`;
      const added = add(child, level + 1, numbered);
      if (added === null) return [];
      ordinal += 1;
      return [added];
    });
    const direct: RowSpec = { ...rowOf(component, level + 1, '', { direct: 'yes' }), name: 'Chưa phân bổ chi tiết theo nội dung' };
    if (children.length > 0 && hasValue(composer, columns, direct)) children.push(rows.push(direct) - 1);
    row.children.push(...children);
    return index;
  };
  const total: RowSpec = { ...blankRow, level: 0, name: 'TỔNG CỘNG', unit, children: [] };
  if (!hasValue(composer, columns, total)) return [];
  rows.push(total);
  let ordinal = 0;
  for (const programme of catalogue.programmesInYear(period.year)) {
    const added = add(programme, 1, romanNumeral(ordinal + 1));
    if (added === null) continue;
    ordinal += 1;
    total.children.push(added);
  }
  return rows;
}

/** Decisions that gave the money of a component in the period's year, the first three; "" where lines are too many to carry. */
function documentsOf({ facts }: Composer, code: string, direct: boolean): string {
  const given = (facts.lines ?? []).filter(
    ({ event, component, to, effectiveOn }) =>
      event === 'assign' &&
      to.year === facts.period.year &&
      effectiveOn <= facts.asOf &&
      (direct ? component === code : facts.catalogue.isUnder(component, code)),
  );
  const documents = [...new Set(given.map((line) => line.document))];
  return documents.length > 3 ? `${documents.slice(0, 3).join('; ')} và ${documents.length - 3} văn bản khác` : documents.join('; ');
}

/** Works by programme: what each was given and paid, how far it has come. */
function workRows(composer: Composer, columns: readonly ColumnSpec[]): RowSpec[] {
  const { facts } = composer;
  const keys = scopeKeys(facts.catalogue, facts.unit, facts.asOf);
  const works = facts.works.works.filter(({ unit }) => keys.has(unit));
  if (works.length === 0) return [];
  const total: RowSpec = { ...blankRow, level: 0, name: 'TỔNG CỘNG', unit: facts.unit, filters: { work: '*' }, children: [] };
  const rows: RowSpec[] = [total];
  const programmes = facts.catalogue.programmesInYear(facts.period.year);
  for (const programme of programmes) {
    const own = works.filter(({ data }) => facts.catalogue.isUnder(data.component, programme.code));
    if (own.length === 0) continue;
    const head: RowSpec = {
      ...blankRow,
      level: 1,
      number: romanNumeral(total.children.length + 1),
      name: programme.name,
      unit: facts.unit,
      filters: { work: '*', programme: programme.code },
      children: [],
    };
    total.children.push(rows.push(head) - 1);
    for (const [index, work] of own.entries()) {
      const { data } = work;
      const row: RowSpec = {
        ...blankRow,
        level: 2,
        number: String(index + 1),
        name: data.name,
        fields: {
          // A commune of the day the work was recorded: it may be another one by now.
          place: data.communes
            .map((one) => (facts.catalogue.unitByKey(one) ?? facts.catalogue.unit(one, work.effectiveOn))?.name ?? one)
            .join(', '),
          owner: data.owner,
          decision: [data.decision, data.decidedOn === null ? '' : formatDay(toDay(data.decidedOn))]
            .filter((one) => one !== '')
            .join(' ngày '),
          special: data.mechanism === 'dac-thu' ? 'x' : '',
          years: data.startYear === data.endYear ? String(data.startYear) : `${data.startYear}–${data.endYear}`,
          state: WORK_STATES[data.state],
        },
        unit: facts.unit,
        filters: { work: workName(work) },
        children: [],
      };
      head.children.push(rows.push(row) - 1);
    }
  }
  return hasValue(composer, columns, total) ? rows : [];
}

function unitRows(composer: Composer, columns: readonly ColumnSpec[]): RowSpec[] {
  const { facts } = composer;
  // A commune has no units below it: the table would be its total alone.
  if (communes(facts, facts.unit).length === 0) return [];
  const total: RowSpec = { ...blankRow, level: 0, name: 'TỔNG CỘNG', unit: facts.unit, children: [] };
  if (!hasValue(composer, columns, total)) return [];
  const rows: RowSpec[] = [total];
  const add = (row: RowSpec) => {
    if (hasValue(composer, columns, row)) total.children.push(rows.push({ ...row, number: String(rows.length) }) - 1);
  };
  const below = communes(facts, facts.unit);
  add({
    ...blankRow,
    level: 2,
    name: `${upperFirst(unitTitle(facts.unit))} (các phòng, ban, đơn vị trực thuộc)`,
    unit: facts.unit,
    filters: { own: 'yes' },
    children: [],
  });
  for (const one of below) add({ ...blankRow, level: 2, name: upperFirst(unitTitle(one)), unit: one, children: [] });
  return rows;
}
