/** Annex tables: rows from a provider, columns from `{% column %}` tags; totals and ratios carry formulas that are checked here. */
import type { Node } from '@markdoc/markdoc';
import type { Annex, Cell, CellRef, Formula, HeadCell, Row } from '../kernel/document.ts';
import { exactDecimals } from '../kernel/money.ts';
import { Problem } from '../kernel/problem.ts';
import { upperFirst } from '../kernel/vietnamese.ts';
import { answerable, type ColumnSpec, columnsOf, hasValue, queryFor, type RowSpec } from './annex-columns.ts';
import { rowsOf } from './annex-rows.ts';
import { type Composer, placeholders, scaleOf } from './composer.ts';
import type { Query } from './query.ts';
import { attributesOf, type Scope } from './template.ts';

export function composeAnnex(composer: Composer, node: Node, scope: Scope): Omit<Annex, 'number' | 'attachedTo'> | null {
  const attributes = attributesOf(node, scope, composer.functions);
  const declared = columnsOf(composer, node.children, scope);
  const code = String(attributes['primary'] ?? '');
  if (declared.length === 0) throw new Problem('invalid-template', `Phụ lục “${code}” không có cột nào.`);
  const scale = scaleOf(attributes['money']);
  const rows = rowsOf(composer, String(attributes['rows'] ?? ''), declared);
  if (rows.length === 0) return null;
  // A ratio stays when the column it is of does.
  const shown = (column: ColumnSpec): boolean => {
    if (!column.optional) return true;
    if (column.ratio) return declared.some((one) => one.key === column.ratio?.[0] && shown(one));
    return rows.some((row) => (column.text === null ? hasValue(composer, [column], row) : textCell(column.text, row).type !== 'empty'));
  };
  const columns = declared.filter(shown);

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
  const { accounts, period } = composer.facts;
  if (
    attributes['carriedNote'] !== undefined &&
    accounts.some((account) => account.execYear === period.year && account.originYear < period.year)
  )
    notes.push(String(attributes['carriedNote']));
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

function textCell(field: string, row: RowSpec): Cell {
  const value = field === 'number' ? row.number : field === 'name' ? row.name : row.fields[field];
  const text = value === undefined || value === null ? '' : String(value);
  return text === '' ? { type: 'empty' } : { type: 'text', text };
}

/** "*-kh" names every column whose key ends so. */
function matches(key: string, pattern: string): boolean {
  const [head = '', tail = ''] = pattern.split('*');
  return key.startsWith(head) && key.endsWith(tail) && key.length >= head.length + tail.length;
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
    keys
      .flatMap((key) =>
        key.includes('*') ? columns.map((one) => one.key).filter((one) => one !== column.key && matches(one, key)) : [key],
      )
      .flatMap((key) => (columns.some((one) => one.key === key) ? [[r, columns.findIndex((one) => one.key === key)] as const] : []));
  if (column.ratio) {
    const [of, to] = at(column.ratio);
    return of && to ? { type: 'ratio', of, to } : undefined;
  }
  const cells: CellRef[] = column.sum.length > 0 ? at(column.sum) : row.children.map((child) => [child, c] as const);
  if (cells.length === 0) return undefined;
  const value = (ref: CellRef) => {
    const query = queries[ref[0]]?.[ref[1]];
    const unit = (rows[ref[0]] as RowSpec).unit;
    const figure = query && answerable(composer, query, unit) ? composer.peek(query, unit).value : undefined;
    return figure?.type === 'money' ? figure.dong : Number.NaN;
  };
  return cells.reduce((total, ref) => total + value(ref), 0) === value([r, c]) ? { type: 'sum', cells } : undefined;
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
