/** Columns of an annex, from its `{% column %}` tags, and the question each cell of a row asks. */
import type { Node } from '@markdoc/markdoc';
import type { Unit } from '../catalogue/model.ts';
import type { Column } from '../kernel/document.ts';
import { Problem } from '../kernel/problem.ts';
import { type Composer, placeholders } from './composer.ts';
import { listOf } from './lists.ts';
import { makeTerm, type Query } from './query.ts';
import { attributesOf, type Scope } from './template.ts';

export interface ColumnSpec {
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
export interface RowSpec {
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

export function queryFor(column: ColumnSpec, columns: readonly ColumnSpec[], row: RowSpec): Query | null {
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

/** Whether a question has an answer; a slip of the template is no such question. */
export function answerable(composer: Composer, query: Query, unit: Unit): boolean {
  try {
    composer.peek(query, unit);
    return true;
  } catch (error) {
    if (error instanceof Problem && (error.code === 'unanswerable' || error.code === 'no-data')) return false;
    throw error;
  }
}

/** Whether any money, or a number, stands in the row. */
export function hasValue(composer: Composer, columns: readonly ColumnSpec[], row: RowSpec): boolean {
  return columns.some((column) => {
    const query = column.query ? queryFor(column, columns, row) : null;
    if (!query || !answerable(composer, query, row.unit)) return false;
    const { value } = composer.peek(query, row.unit);
    return value.type === 'money' ? value.dong !== 0 : value.type === 'number';
  });
}
