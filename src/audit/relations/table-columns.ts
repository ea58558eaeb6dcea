/** Columns reckoned from columns: shares, differences, means, and what a row of formulas in the header says. */
import type { Figure } from '../figures.ts';
import type { Form, Relation } from '../relation.ts';
import { blankAt, dimOf, figureAt, held, settled, table } from './table-cells.ts';
import type { Grid, GridColumn, GridRow } from './table-model.ts';
import { scaledAlike } from './table-units.ts';

const RATIO_HEAD = /tỷ lệ|tỉ lệ|tỷ trọng|cơ cấu|%|đạt|so với/iu;
const DIFFERENCE_HEAD = /tăng|giảm|chênh lệch|còn lại|chưa|so sánh|hơn|kém|thừa|thiếu/iu;
const MEAN_HEAD = /bình quân|trung bình|năng suất|đơn giá|mức/iu;

const PRODUCT_HEAD = /thành tiền|số tiền|tổng tiền|kinh phí|doanh thu|giá trị|sản lượng/iu;
const PRICE_HEAD = /đơn giá|giá|định mức|mức|năng suất|bình quân|suất/iu;

/** Columns computed from columns: p = a/b, d = a − b, growth, share of the total row; the pair that the other rows use. */
export function derivedColumns(grid: Grid): Relation[] {
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
    const forms: Relation[][] = [];
    if (percent && RATIO_HEAD.test(head)) {
      for (const a of left)
        for (const b of left) {
          if (a === b || dimOf(a) !== dimOf(b)) continue;
          forms.push(byRow(grid, column.index, a.index, b.index, { type: 'ratio', factor: 100 }, 'cột tỷ lệ'));
          if (DIFFERENCE_HEAD.test(head))
            forms.push(byRow(grid, column.index, b.index, a.index, { type: 'growth', sign: 1 }, 'cột tăng giảm'));
        }
      const totalRow = grid.rows.find((row) => row.total !== null);
      if (totalRow !== undefined) for (const a of left) forms.push(shares(grid, totalRow, column.index, a.index));
    } else if (column.kind === 'number' && DIFFERENCE_HEAD.test(column.heads.at(-1) ?? '')) {
      for (const a of left)
        for (const b of left) {
          if (a === b || dimOf(a) !== dimOf(column) || dimOf(b) !== dimOf(column)) continue;
          // [larger, smaller, difference]
          forms.push(rotated(byRow(grid, column.index, a.index, b.index, { type: 'difference' }, 'cột chênh lệch')));
        }
    } else if (MEAN_HEAD.test(head)) {
      for (const a of left)
        for (const b of left)
          if (a !== b) forms.push(byRow(grid, column.index, a.index, b.index, { type: 'ratio', factor: 1 }, 'cột bình quân'));
    }
    if (PRODUCT_HEAD.test(head)) forms.push(...products(grid, column));
    const best = forms
      .map((candidates) => ({ candidates, good: candidates.filter(held).length }))
      .filter((one) => one.candidates.length >= 2 && one.good >= 2 && one.good * 3 >= one.candidates.length * 2)
      .sort((a, b) => b.good - a.good)[0];
    if (best !== undefined) relations.push(...settled(best.candidates, 'likely'));
  }
  return relations;
}

/** "Số lượng × Đơn giá = Thành tiền", "Diện tích (ha) × Năng suất (tạ/ha) = Sản lượng (tấn)": one of the two is so much for each. */
function products(grid: Grid, result: GridColumn): Relation[][] {
  const figures = grid.columns.filter(
    (other) => other !== result && other.kind !== 'label' && other.kind !== 'numbering' && other.unit?.dim !== 'percent',
  );
  const measured = /sản lượng/iu.test(result.header);
  return figures
    .filter((price) => PRICE_HEAD.test(price.header))
    .flatMap((price) =>
      figures
        .filter((count) => count !== price)
        .flatMap((count) =>
          // In one unit; where no units are written, in tenths (tạ → tấn) or thousands (đồng → nghìn đồng); yields are per hectare, areas in m².
          [0, -1, -3, -4].map((power) =>
            byRow(grid, result.index, price.index, count.index, { type: 'product', power, exact: !measured }, 'cột tích'),
          ),
        ),
    );
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
export function formulaRelations(grid: Grid): Relation[] {
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
        if (present.length > 0 && scaledAlike([total, ...present]))
          relations.push(table({ type: 'sum' }, [total, ...present], 'certain', 'công thức ở đầu cột'));
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
    )
      // The percentage has no scale; its two terms, and a quotient with its terms, must be of known ones.
      .filter((one) => scaledAlike(percent && !minus ? one.figures.slice(1) : one.figures))
      .map((one): Relation => ({ ...one, grade: 'certain' }));
    relations.push(...(minus ? rotated(found) : found));
  }
  return relations;
}
