/** Sums in a table: the row and the column of the total, parents and their children by numbering. */
import { add, compare } from '../decimal.ts';
import type { Figure } from '../figures.ts';
import { measure, type Relation } from '../relation.ts';
import { blankAt, columnOf, dimOf, figureAt, held, settled, sums, table } from './table-cells.ts';
import type { Grid, GridColumn, GridRow } from './table-model.ts';

function sameUnits(grid: Grid, rows: readonly number[]): boolean {
  if (grid.rowUnits.size === 0) return true;
  return new Set(rows.map((row) => (grid.rowUnits.get(row) ?? '').toLowerCase())).size <= 1;
}

/** A column whose heading was lost (a PDF, say) may hold rates: its failure needs a slip to explain it. */
function named(grid: Grid, candidates: readonly Relation[]): Relation[] {
  const nameless = new Set(grid.columns.filter((column) => column.header.trim() === '').map((column) => column.index));
  const columnOfFigure = new Map<number, number>();
  for (const row of grid.rows) for (const [index, cell] of row.cells) if (cell.figure !== null) columnOfFigure.set(cell.figure.id, index);
  return candidates.map((one) =>
    nameless.has(columnOfFigure.get(one.figures[0]?.id ?? -1) ?? -1) && !held(one)
      ? { ...one, grade: 'possible' as const, hint: true }
      : one,
  );
}

/** "Tổng cộng" against the rows of the highest level. */
export function totalRows(grid: Grid): Relation[] {
  const relations: Relation[] = [];
  const totals = grid.rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.total !== null && (row.level === 0 || row.level === null));
  // Of two totals nobody knows which rows are whose.
  if (totals.length !== 1) return relations;
  for (const { row, index } of totals) {
    const others = grid.rows.map((other, k) => ({ other, k })).filter(({ other, k }) => k !== index && other.total === null);
    if (index !== 0 && index !== grid.rows.length - 1) continue;
    const levels = others.map(({ other }) => other.level).filter((level) => level !== null);
    const top = levels.length === 0 ? null : Math.min(...levels);
    // Lines without a number under numbered ones are details.
    const parts = others.filter(({ other }) => (top === null ? true : other.level === top));
    if (parts.length < 2 || !sameUnits(grid, [index, ...parts.map(({ k }) => k)])) continue;
    // A line "Trong đó …" among them is no part of its own.
    if (parts.some(({ other }) => /^[\s\p{P}]*trong đó/iu.test(other.label))) continue;
    const groups = divisions(parts.map(({ other }) => other));
    const candidates: Relation[] = [];
    for (const column of sums(grid)) {
      const total = figureAt(row, column.index);
      if (groups !== null) {
        for (const group of groups) {
          const values = columnOf(group, column.index);
          if (total !== null && values !== null && values.length >= 2)
            candidates.push(table({ type: 'sum' }, [total, ...values], 'likely', 'dòng tổng'));
        }
        continue;
      }
      const values = columnOf(
        parts.map(({ other }) => other),
        column.index,
      );
      if (total === null || values === null || values.length < 2) continue;
      candidates.push(table({ type: 'sum' }, [total, ...values], 'likely', 'dòng tổng'));
    }
    const detail = (others.length !== parts.length && top === null) || groups !== null;
    relations.push(
      ...named(
        grid,
        settled(
          candidates.filter((one) => !isMean(one)),
          row.total === 'bottom' && !detail ? 'certain' : 'likely',
        ),
      ),
    );
  }
  return relations;
}

const DIVISION = /^[\s\p{P}]*(?:[A-HĐ\dIVX]{1,4}[.)]\s*)?(?:phân|chia) theo(?!\p{L})/iu;
/** "Phân theo giới tính" with its rows, "Phân theo vùng" with its own: each division makes the whole total; null when there is none. */
function divisions(rows: readonly GridRow[]): GridRow[][] | null {
  const groups: GridRow[][] = [];
  for (const row of rows) {
    const heads = DIVISION.test(row.label) && [...row.cells.values()].every((cell) => cell.figure === null);
    if (heads) groups.push([]);
    // What stands before the first division is a detail of the total.
    else groups.at(-1)?.push(row);
  }
  return groups.length === 0 ? null : groups;
}

/** Decimals without a unit whose "total" lies among them and far below their sum: rates of growth, of use, a mean. */
function isMean(relation: Relation): boolean {
  const [total, ...parts] = relation.figures;
  if (total === undefined || parts.length < 2 || relation.figures.some((one) => one.decimals === 0)) return false;
  if (relation.figures.some((one) => one.unit !== null && one.unit.dim !== 'percent' && one.unit.dim !== 'number') || held(relation))
    return false;
  const value = (one: Figure) => measure(one).v;
  const sum = parts.map(value).reduce(add);
  if (compare(add(sum, sum), add(value(total), add(value(total), value(total)))) < 0) return false;
  return parts.some((one) => compare(value(one), value(total)) < 0) && parts.some((one) => compare(value(one), value(total)) > 0);
}

/** I = 1 + 2 + 3, 1 = 1.1 + 1.2, a parent and the dashes under it. */
export function numberedRows(grid: Grid): Relation[] {
  const relations: Relation[] = [];
  const { rows } = grid;
  rows.forEach((parent, index) => {
    if (parent.level === null || parent.level === 0) return;
    const children: number[] = [];
    let level: number | null = null;
    let clean = true;
    for (let k = index + 1; k < rows.length; k += 1) {
      const row = rows[k] as GridRow;
      if (row.total !== null && row.level === 0) break;
      if (row.level === null) {
        if (children.length === 0) clean = false;
        continue;
      }
      if (row.level <= parent.level) break;
      if (level === null) level = row.level;
      if (row.level < level) clean = false;
      if (row.level === level) children.push(k);
    }
    if (!clean || children.length < 2 || !sameUnits(grid, [index, ...children])) return;
    if (/trong đó|bao gồm cả/iu.test(parent.label) || children.some((k) => /trong đó|bao gồm cả/iu.test(rows[k]?.label ?? ''))) return;
    const dashes = (level ?? 0) >= 9;
    const candidates: Relation[] = [];
    for (const column of sums(grid)) {
      const total = figureAt(parent, column.index);
      const values = columnOf(
        children.map((k) => rows[k] as GridRow),
        column.index,
      );
      if (total === null || values === null || values.length < 2) continue;
      candidates.push(table({ type: 'sum' }, [total, ...values], dashes ? 'possible' : 'likely', 'mục cha và mục con'));
    }
    relations.push(...named(grid, settled(candidates, dashes ? 'possible' : 'likely')));
  });
  return relations;
}

const TOTAL_HEAD = /^(?:tổng số|tổng cộng|tổng|cộng|tổng vốn|tổng kế hoạch|tổng nguồn)(?![\p{L}])/iu;

/** A column headed "Tổng số" beside the columns of the same group. */
export function totalColumns(grid: Grid): Relation[] {
  const relations: Relation[] = [];
  const done = new Set<number>(grid.formulas.map((formula) => formula.column));
  for (const column of sums(grid)) {
    const head = column.heads.at(-1) ?? '';
    if (!TOTAL_HEAD.test(head) || done.has(column.index)) continue;
    const group = column.heads.slice(0, -1).join('/');
    const next = grid.columns.filter((other) => other.index > column.index);
    const parts: GridColumn[] = [];
    for (const other of next) {
      if (other.kind !== 'number' || TOTAL_HEAD.test(other.heads.at(-1) ?? '')) break;
      const above = other.heads.slice(0, -1).join('/');
      if (group !== '' && !above.startsWith(group)) break;
      if (dimOf(other) !== dimOf(column)) break;
      parts.push(other);
    }
    let best: Relation[] = [];
    // As many of the following columns as the header's group may hold: the longest run that most rows agree with.
    for (let n = Math.min(parts.length, 8); n >= 2 && best.length === 0; n -= 1) {
      const chosen = parts.slice(0, n);
      const candidates: Relation[] = [];
      for (const row of grid.rows) {
        const total = figureAt(row, column.index);
        const values = chosen.map((part) => figureAt(row, part.index));
        if (total === null || chosen.some((part) => figureAt(row, part.index) === null && !blankAt(row, part.index))) continue;
        const present = values.filter((value) => value !== null);
        if (present.length < 1) continue;
        candidates.push(table({ type: 'sum' }, [total, ...present], 'likely', 'cột tổng'));
      }
      const good = candidates.filter(held).length;
      if (candidates.length >= 2 && good >= 2 && good * 3 >= candidates.length * 2) best = settled(candidates, 'likely');
    }
    relations.push(...best);
  }
  return relations;
}
