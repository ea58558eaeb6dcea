/** Rows of an annex: the tree of programmes, units, indicators, or any list; each knows what it binds and which rows it adds up. */
import type { Component } from '../catalogue/model.ts';
import { unitTitle } from '../catalogue/names.ts';
import { romanNumeral } from '../kernel/document.ts';
import { upperFirst } from '../kernel/vietnamese.ts';
import { type ColumnSpec, hasValue, type RowSpec } from './annex-columns.ts';
import type { Composer } from './composer.ts';
import { communes } from './evaluate.ts';
import { listOf } from './lists.ts';

const blankRow = { number: '', fields: {}, filters: {}, textOnly: false } as const;

export function rowsOf(composer: Composer, provider: string, columns: readonly ColumnSpec[]): RowSpec[] {
  const { facts } = composer;
  switch (provider) {
    case 'components':
      return componentRows(composer, columns);
    case 'units':
      return unitRows(composer, columns);
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
    fields: { code: component.code, leadAgency: component.leadAgency },
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
