/** `table`: totals of columns and rows, parents and children by numbering, ratio and difference columns, formulas in the header. */
import { add, compare } from '../decimal.ts';
import type { Figure } from '../figures.ts';
import type { Outline } from '../outline.ts';
import { evaluate, type Form, type Grade, HELD, measure, type Relation, readingOf } from '../relation.ts';
import { type Grid, type GridColumn, type GridRow, gridsOf } from './table-grid.ts';

export function tableRelations(outline: Outline): Relation[] {
  return gridsOf(outline).flatMap((grid) => [
    ...formulaRelations(grid),
    ...totalRows(grid),
    ...numberedRows(grid),
    ...totalColumns(grid),
    ...derivedColumns(grid),
  ]);
}

/** A column without a unit and one that is merely approximate are of one kind. */
const dimOf = (column: GridColumn): string => (column.unit === null || column.unit.dim === 'number' ? '' : column.unit.dim);
const table = (form: Form, figures: readonly Figure[], grade: Grade, why: string): Relation => ({
  rule: 'table',
  form,
  figures,
  grade,
  why,
});
const held = (relation: Relation) => HELD.has(evaluate(relation.form, relation.figures.map(readingOf)));
const figureAt = (row: GridRow, column: number): Figure | null => row.cells.get(column)?.figure ?? null;
const blankAt = (row: GridRow, column: number): boolean => row.cells.get(column)?.blank ?? true;

/** The figures of these rows in one column: blanks count as zero and are left out; null when a cell is something else. */
function columnOf(rows: readonly GridRow[], column: number): Figure[] | null {
  const figures: Figure[] = [];
  for (const row of rows) {
    const figure = figureAt(row, column);
    if (figure !== null) figures.push(figure);
    else if (!blankAt(row, column)) return null;
  }
  return figures;
}

/** One candidate relation over several columns or rows: where most hold, those that fail are wrong. */
function settled(candidates: readonly Relation[], alone: Grade): Relation[] {
  const good = candidates.filter(held).length;
  if (candidates.length === 0) return [];
  if (good === candidates.length) return [...candidates];
  const grade: Grade = alone === 'certain' || (good >= 1 && good * 2 >= candidates.length) ? 'certain' : alone;
  return candidates.map((one) => (held(one) ? one : { ...one, grade }));
}

const sums = (grid: Grid): readonly GridColumn[] => grid.columns.filter((column) => column.kind === 'number');

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
function totalRows(grid: Grid): Relation[] {
  const relations: Relation[] = [];
  const totals = grid.rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.total !== null && (row.level === 0 || row.level === null));
  if (totals.length === 0 || totals.length > 2) return relations;
  for (const { row, index } of totals) {
    const others = grid.rows.map((other, k) => ({ other, k })).filter(({ other, k }) => k !== index && other.total === null);
    if (totals.length === 2) {
      // Two totals: each owns the rows before it (since the last total) only when both stand at a foot.
      continue;
    }
    if (index !== 0 && index !== grid.rows.length - 1) continue;
    const levels = others.map(({ other }) => other.level).filter((level) => level !== null);
    const top = levels.length === 0 ? null : Math.min(...levels);
    // Lines without a number under numbered ones are details.
    const parts = others.filter(({ other }) => (top === null ? true : other.level === top));
    if (parts.length < 2 || !sameUnits(grid, [index, ...parts.map(({ k }) => k)])) continue;
    if (others.some(({ other }) => /^[\s\p{P}]*trong đó/iu.test(other.label)) && top === null) continue;
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
    else if (groups.length === 0) return null;
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
function numberedRows(grid: Grid): Relation[] {
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
function totalColumns(grid: Grid): Relation[] {
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

const RATIO_HEAD = /tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|%|đạt|so với/iu;
const DIFFERENCE_HEAD = /tăng|giảm|chênh lệch|còn lại|chưa|so sánh|hơn|kém|thừa|thiếu/iu;
const MEAN_HEAD = /bình quân|trung bình|năng suất|đơn giá|mức/iu;

/** Columns computed from columns: p = a/b, d = a − b, growth, share of the total row; the pair that the other rows use. */
function derivedColumns(grid: Grid): Relation[] {
  const relations: Relation[] = [];
  const done = new Set<number>(grid.formulas.map((formula) => formula.column));
  const numbers = grid.columns.filter((column) => column.kind === 'number');
  for (const column of grid.columns) {
    if (column.kind === 'label' || column.kind === 'numbering' || done.has(column.index)) continue;
    const head = column.header;
    const percent =
      column.unit?.dim === 'percent' || /%/u.test(head) || (column.kind === 'rate' && /tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu/iu.test(head));
    const left = numbers
      .filter((other) => other.index !== column.index)
      .sort((a, b) => Math.abs(a.index - column.index) - Math.abs(b.index - column.index) || a.index - b.index)
      .slice(0, 5);
    const forms: { candidates: Relation[]; why: string }[] = [];
    if (percent && RATIO_HEAD.test(head)) {
      for (const a of left)
        for (const b of left) {
          if (a === b || dimOf(a) !== dimOf(b)) continue;
          forms.push({
            candidates: byRow(grid, column.index, a.index, b.index, { type: 'ratio', factor: 100 }, 'cột tỷ lệ'),
            why: 'ratio',
          });
          if (DIFFERENCE_HEAD.test(head))
            forms.push({
              candidates: byRow(grid, column.index, b.index, a.index, { type: 'growth', sign: 1 }, 'cột tăng giảm'),
              why: 'growth',
            });
        }
      const totalRow = grid.rows.find((row) => row.total !== null);
      if (totalRow !== undefined)
        for (const a of left) forms.push({ candidates: shares(grid, totalRow, column.index, a.index), why: 'share' });
    } else if (column.kind === 'number' && DIFFERENCE_HEAD.test(column.heads.at(-1) ?? '')) {
      for (const a of left)
        for (const b of left) {
          if (a === b || dimOf(a) !== dimOf(column) || dimOf(b) !== dimOf(column)) continue;
          // [larger, smaller, difference]
          forms.push({
            candidates: rotated(byRow(grid, column.index, a.index, b.index, { type: 'difference' }, 'cột chênh lệch')),
            why: 'difference',
          });
        }
    } else if (MEAN_HEAD.test(head)) {
      for (const a of left)
        for (const b of left)
          if (a !== b)
            forms.push({
              candidates: byRow(grid, column.index, a.index, b.index, { type: 'ratio', factor: 1 }, 'cột bình quân'),
              why: 'mean',
            });
    }
    const best = forms
      .map((one) => ({ ...one, good: one.candidates.filter(held).length }))
      .filter((one) => one.candidates.length >= 2 && one.good >= 2 && one.good * 3 >= one.candidates.length * 2)
      .sort((a, b) => b.good - a.good)[0];
    if (best !== undefined) relations.push(...settled(best.candidates, 'likely'));
  }
  return relations;
}

function byRow(grid: Grid, result: number, a: number, b: number, form: Form, why: string): Relation[] {
  const relations: Relation[] = [];
  for (const row of grid.rows) {
    const [r, x, y] = [figureAt(row, result), figureAt(row, a), figureAt(row, b)];
    if (r === null || x === null || y === null || y.readings[0].m === 0n) continue;
    relations.push(table(form, [r, x, y], 'likely', why));
  }
  return relations;
}
const rotated = (relations: readonly Relation[]): Relation[] =>
  relations.map((one) => ({ ...one, figures: [one.figures[1] as Figure, one.figures[2] as Figure, one.figures[0] as Figure] }));

function shares(grid: Grid, total: GridRow, result: number, a: number): Relation[] {
  const whole = figureAt(total, a);
  if (whole === null || whole.readings[0].m === 0n) return [];
  return grid.rows.flatMap((row) => {
    const [r, x] = [figureAt(row, result), figureAt(row, a)];
    return r === null || x === null || row === total ? [] : [table({ type: 'ratio', factor: 100 }, [r, x, whole], 'likely', 'cột cơ cấu')];
  });
}

/** What the row of column numbers says: "5=3+4", "6=5-4", "7=6/5". */
function formulaRelations(grid: Grid): Relation[] {
  const relations: Relation[] = [];
  for (const { column, expression } of grid.formulas) {
    const plain = expression
      .replace(/[()[\]\s]/gu, '')
      .replace(/[x×*]100%?$/iu, '')
      .replace(/%$/u, '');
    const columnFor = (name: string) => grid.columnNumbers.get(name);
    const terms = plain.split('+');
    if (/^\w+(?:\+\w+)+$/u.test(plain)) {
      const columns = terms.map(columnFor);
      if (columns.some((one) => one === undefined)) continue;
      for (const row of grid.rows) {
        const total = figureAt(row, column);
        const values = columns.map((one) => figureAt(row, one as number));
        if (total === null || columns.some((one, k) => values[k] === null && !blankAt(row, one as number))) continue;
        const present = values.filter((value) => value !== null);
        if (present.length > 0) relations.push(table({ type: 'sum' }, [total, ...present], 'certain', 'công thức ở đầu cột'));
      }
      continue;
    }
    const pair = /^(\w+)([-–/:])(\w+)$/u.exec(plain);
    const [a, b] = [columnFor(pair?.[1] ?? ''), columnFor(pair?.[3] ?? '')];
    if (pair === null || a === undefined || b === undefined) continue;
    const minus = pair[2] === '-' || pair[2] === '–';
    const percent =
      grid.columns[column]?.unit?.dim === 'percent' || /%|tỷ lệ|tỉ lệ/iu.test(`${grid.columns[column]?.header} ${expression}`);
    const found = byRow(
      grid,
      column,
      a,
      b,
      minus ? { type: 'difference' } : { type: 'ratio', factor: percent ? 100 : 1 },
      'công thức ở đầu cột',
    ).map((one): Relation => ({ ...one, grade: 'certain' }));
    relations.push(...(minus ? rotated(found) : found));
  }
  return relations;
}
