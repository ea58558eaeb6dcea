/** Annex tables: rows from a provider, columns from `{% column %}` tags; totals and ratios carry formulas that are checked here. */
import type { Node } from '@markdoc/markdoc';
import type { Component, Unit } from '../catalogue/model.ts';
import { unitTitle } from '../catalogue/names.ts';
import {
  type Annex,
  type Cell,
  type CellRef,
  type Column,
  type Formula,
  type HeadCell,
  type Row,
  romanNumeral,
} from '../kernel/document.ts';
import { exactDecimals } from '../kernel/money.ts';
import { Problem } from '../kernel/problem.ts';
import { upperFirst } from '../kernel/vietnamese.ts';
import { type Composer, placeholders, scaleOf } from './composer.ts';
import { communes } from './evaluate.ts';
import { listOf } from './lists.ts';
import { makeTerm, type Query } from './query.ts';
import { attributesOf, type Scope } from './template.ts';

interface ColumnSpec {
  readonly key: string;
  readonly header: string;
  /** Headings above, outermost first. */
  readonly groups: readonly string[];
  readonly width: number;
  readonly align: Column['align'];
  readonly text: string | null;
  readonly query: Readonly<Record<string, unknown>> | null;
  readonly sum: readonly string[];
  readonly ratio: readonly [string, string] | null;
  /** Left out of the table when no row has money in it. */
  readonly optional: boolean;
}

/** A row before its cells: what it binds and which rows it adds up. */
interface RowSpec {
  readonly level: number;
  readonly number: string;
  readonly name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly unit: Unit;
  readonly filters: Readonly<Record<string, string>>;
  /** Numbers of the rows whose sum this one is. */
  readonly children: number[];
  /** No figures: a heading inside the table, or a row of text. */
  readonly textOnly: boolean;
}

export function columnsOf(composer: Composer, nodes: readonly Node[], scope: Scope): ColumnSpec[] {
  return nodes.flatMap((node): ColumnSpec[] => {
    if (node.type === 'tag' && node.tag === 'each') {
      const attributes = attributesOf(node, scope, composer.functions);
      return listOf(composer.facts, String(attributes['primary']), attributes)
        .filter((fields) => keeps(composer, attributes['having'], fields))
        .flatMap((fields) => columnsOf(composer, node.children, { ...scope, [String(attributes['as'] ?? 'x')]: fields }));
    }
    if (node.type === 'tag' && node.tag === 'column') {
      const { key, header, group, width, align, text, sum, of, to, optional, primary, ...filters } = attributesOf(
        node,
        scope,
        composer.functions,
      );
      return [
        {
          key: placeholders(String(key ?? primary ?? text ?? header), scope),
          header: placeholders(String(header ?? ''), scope),
          groups: group === undefined ? [] : placeholders(String(group), scope).split('|'),
          width: Number(width ?? 10),
          align: (align as Column['align'] | undefined) ?? (text === undefined ? 'right' : 'left'),
          text: text === undefined ? null : String(text),
          query: primary === undefined ? null : { primary, ...filters },
          sum: sum === undefined ? [] : String(sum).split(/\s+/),
          ratio: of === undefined ? null : [placeholders(String(of), scope), placeholders(String(to), scope)],
          optional: optional === true,
        },
      ];
    }
    return node.type === 'tag' ? [] : columnsOf(composer, node.children, scope);
  });
}

/** Whether a list element has money in the query `having` (bound to its programme or unit code). */
export function keeps(composer: Composer, having: unknown, fields: Readonly<Record<string, unknown>>): boolean {
  if (having === undefined) return true;
  const [measure = '', ...filters] = String(having).split(/\s+/);
  const { value } = composer.peek({
    term: makeTerm(measure, {
      ...Object.fromEntries(filters.map((one) => one.split('=', 2) as [string, string])),
      programme: fields['code'],
    }),
    to: null,
  });
  return value.type === 'money' && value.dong !== 0;
}

export function composeAnnex(composer: Composer, node: Node, scope: Scope): Omit<Annex, 'number' | 'attachedTo'> | null {
  const attributes = attributesOf(node, scope, composer.functions);
  const declared = columnsOf(composer, node.children, scope);
  const code = String(attributes['primary'] ?? '');
  if (declared.length === 0) throw new Problem('invalid-template', `Phụ lục “${code}” không có cột nào.`);
  const scale = scaleOf(attributes['money']);
  const rows = rowsOf(composer, String(attributes['rows'] ?? ''), declared);
  if (rows.length === 0) return null;
  const columns = declared.filter((column) => !column.optional || rows.some((row) => hasValue(composer, [column], row)));

  // Values first: the number of decimals that makes the whole table exact decides how every cell prints.
  const queries = rows.map((row) => columns.map((column) => queryFor(column, columns, row)));
  const amounts: number[] = [];
  for (const [r, row] of queries.entries()) {
    for (const query of row) {
      if (!query || query.to || !answerable(composer, query, (rows[r] as RowSpec).unit)) continue;
      const { value } = composer.peek(query, (rows[r] as RowSpec).unit);
      if (value.type === 'money') amounts.push(value.dong);
    }
  }
  const decimals = exactDecimals(amounts, scale);
  const percentDecimals = Number(attributes['percentDecimals'] ?? 2);
  const table: Row[] = rows.map((row, r) => ({
    level: row.level,
    cells: columns.map((column, c): Cell => {
      if (column.text !== null) return textCell(column.text, row);
      const query = queries[r]?.[c];
      if (!query || row.textOnly) return { type: 'empty' };
      if (!answerable(composer, query, row.unit)) return { type: 'empty' };
      const figure = composer.peek(query, row.unit);
      return composer.cell(
        query,
        row.unit,
        {
          scale,
          decimals: figure.value.type === 'money' ? decimals : figure.value.type === 'ratio' ? percentDecimals : null,
          format: 'table',
        },
        formulaOf(composer, columns, queries, rows, r, c),
      );
    }),
  }));
  const notes: string[] = [];
  if (amounts.some((amount) => (BigInt(amount) * 10n ** BigInt(decimals)) % BigInt(scale) !== 0n))
    notes.push('Số liệu thành phần có thể không cộng đúng tổng do làm tròn.');
  if (attributes['note'] !== undefined) notes.push(placeholders(String(attributes['note']), scope));
  return {
    code,
    title: placeholders(String(attributes['title'] ?? ''), scope).toLocaleUpperCase('vi'),
    unitNote: amounts.length === 0 ? '' : `ĐVT: ${upperFirst(String(attributes['money'] ?? 'triệu'))}${scale === 1 ? '' : ' đồng'}`,
    landscape: attributes['landscape'] !== false,
    table: { columns: columns.map(({ key, width, align }) => ({ key, width, align })), head: headOf(columns), rows: table },
    notes,
    moneyScale: scale,
    moneyDecimals: decimals,
    percentDecimals,
  };
}

function answerable(composer: Composer, query: Query, unit: Unit): boolean {
  try {
    composer.peek(query, unit);
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.code === 'unanswerable' || error.code === 'no-data')) return false;
    throw error;
  }
}

function textCell(field: string, row: RowSpec): Cell {
  const value = field === 'number' ? row.number : field === 'name' ? row.name : row.fields[field];
  const text = value === undefined || value === null ? '' : String(value);
  return text === '' ? { type: 'empty' } : { type: 'text', text };
}

function queryFor(column: ColumnSpec, columns: readonly ColumnSpec[], row: RowSpec): Query | null {
  if (row.textOnly) return null;
  const bind = (query: Readonly<Record<string, unknown>>) => {
    const { primary, ...filters } = query;
    return makeTerm(String(primary), { ...filters, ...row.filters });
  };
  if (column.ratio) {
    const [of, to] = column.ratio.map((key) => columns.find((one) => one.key === key)?.query);
    if (!of || !to) throw new Problem('invalid-template', `Cột tỷ lệ “${column.header}” phải chỉ đến hai cột số (of, to).`);
    return { term: bind(of), to: bind(to) };
  }
  return column.query ? { term: bind(column.query), to: null } : null;
}

/** A formula is attached only where it gives the printed value: a wrong one would be a second truth. */
function formulaOf(
  composer: Composer,
  columns: readonly ColumnSpec[],
  queries: readonly (readonly (Query | null)[])[],
  rows: readonly RowSpec[],
  r: number,
  c: number,
): Formula | undefined {
  const row = rows[r] as RowSpec;
  const column = columns[c] as ColumnSpec;
  // A column that was left out has no money, so the sum holds without it.
  const at = (keys: readonly string[]): CellRef[] =>
    keys.flatMap((key) => (columns.some((one) => one.key === key) ? [[r, columns.findIndex((one) => one.key === key)] as const] : []));
  if (column.ratio) {
    const [of, to] = at(column.ratio);
    return of && to ? { type: 'ratio', of, to } : undefined;
  }
  const cells: CellRef[] = column.sum.length > 0 ? at(column.sum) : row.children.map((child) => [child, c] as const);
  if (cells.length === 0) return undefined;
  const value = (ref: CellRef) => {
    const query = queries[ref[0]]?.[ref[1]];
    const figure = query ? composer.peek(query, (rows[ref[0]] as RowSpec).unit).value : undefined;
    return figure?.type === 'money' ? figure.dong : Number.NaN;
  };
  return cells.reduce((total, ref) => total + value(ref), 0) === value([r, c]) ? { type: 'sum', cells } : undefined;
}

const blankRow = { number: '', fields: {}, filters: {}, textOnly: false } as const;

function rowsOf(composer: Composer, provider: string, columns: readonly ColumnSpec[]): RowSpec[] {
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
  return { measuredYear: measured ?? '', verdict: measured === undefined ? 'Chưa có số liệu' : call?.({ 0: code, year: measured }) };
}

function hasValue(composer: Composer, columns: readonly ColumnSpec[], row: RowSpec): boolean {
  return columns.some((column) => {
    const query = column.query ? queryFor(column, columns, row) : null;
    if (!query) return false;
    const { value } = composer.peek(query, row.unit);
    return value.type === 'money' && value.dong !== 0;
  });
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
  const total: RowSpec = { ...blankRow, level: 0, name: 'TỔNG CỘNG', unit: facts.unit, children: [] };
  if (!hasValue(composer, columns, total)) return [];
  const rows: RowSpec[] = [total];
  const add = (row: RowSpec) => {
    if (hasValue(composer, columns, row)) total.children.push(rows.push({ ...row, number: String(rows.length) }) - 1);
  };
  const below = communes(facts, facts.unit);
  if (below.length === 0) return rows;
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

/** Header rows with spans: groups above, columns without a group reaching down. */
function headOf(columns: readonly ColumnSpec[]): HeadCell[][] {
  const depth = 1 + Math.max(...columns.map((column) => column.groups.length));
  return Array.from({ length: depth }, (_, level) => {
    const cells: HeadCell[] = [];
    for (let c = 0; c < columns.length; ) {
      const column = columns[c] as ColumnSpec;
      const own = column.groups.length;
      if (level < own) {
        let span = 1;
        const path = column.groups.slice(0, level + 1).join('|');
        while (columns[c + span]?.groups.slice(0, level + 1).join('|') === path && (columns[c + span]?.groups.length ?? 0) > level)
          span += 1;
        cells.push({ text: column.groups[level] as string, colSpan: span, rowSpan: 1 });
        c += span;
      } else {
        if (level === own) cells.push({ text: column.header, colSpan: 1, rowSpan: depth - own });
        c += 1;
      }
    }
    return cells;
  });
}
