/** Tables that are ruled: cells from their lines, merged where a line is missing. */
import type { Drawing, Rule } from './pdf-page.ts';

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}
export interface Grid {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Edges of the columns, for tables that go on over pages. */
  readonly edges: readonly number[];
  readonly rows: number;
  readonly cells: readonly GridCell[];
}

const NEAR = 3;
/** A drawing, not a table. */
const RULE_LIMIT = 1_500;

export function gridsOf({ horizontal, vertical }: Drawing): Grid[] {
  if (horizontal.length > RULE_LIMIT || vertical.length > RULE_LIMIT) return [];
  const grids: Grid[] = [];
  for (const { rows, columns } of crossing(horizontal, vertical)) {
    const edges = distinct([
      ...columns.map(({ at }) => at),
      Math.min(...rows.map(({ from }) => from)),
      Math.max(...rows.map(({ to }) => to)),
    ]);
    const levels = distinct([
      ...rows.map(({ at }) => at),
      ...(columns.length === 0 ? [] : [Math.min(...columns.map(({ from }) => from)), Math.max(...columns.map(({ to }) => to))]),
    ]).reverse();
    // A single column is a frame around text, and a single row without inner lines an underline.
    if (edges.length < 3 || levels.length < 2 || columns.length === 0) continue;
    grids.push(gridOf(edges, levels, rows, columns));
  }
  return grids.sort((a, b) => b.top - a.top || a.left - b.left);
}

interface Component {
  readonly rows: Rule[];
  readonly columns: Rule[];
}

/** Rules that touch each other, directly or over others. */
function crossing(horizontal: readonly Rule[], vertical: readonly Rule[]): Component[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  horizontal.forEach((row, r) => {
    vertical.forEach((column, c) => {
      const meets =
        column.at >= row.from - NEAR && column.at <= row.to + NEAR && row.at >= column.from - NEAR && row.at <= column.to + NEAR;
      if (meets) parent[root(r)] = root(horizontal.length + c);
    });
  });
  const components = new Map<number, Component>();
  const of = (index: number): Component => {
    const key = root(index);
    const known = components.get(key) ?? { rows: [], columns: [] };
    components.set(key, known);
    return known;
  };
  horizontal.forEach((row, r) => void of(r).rows.push(row));
  vertical.forEach((column, c) => void of(horizontal.length + c).columns.push(column));
  return [...components.values()].filter(({ rows, columns }) => rows.length >= 2 && columns.length >= 1);
}

function distinct(values: readonly number[]): number[] {
  const edges: number[] = [];
  for (const value of values.toSorted((a, b) => a - b)) if (value - (edges.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) edges.push(value);
  return edges;
}

function gridOf(edges: readonly number[], levels: readonly number[], rows: readonly Rule[], columns: readonly Rule[]): Grid {
  const taken = new Set<number>();
  const width = edges.length - 1;
  const height = levels.length - 1;
  const x = (index: number) => edges[index] ?? 0;
  const y = (index: number) => levels[index] ?? 0;
  const ruled = (rules: readonly Rule[], at: number, middle: number) =>
    rules.some((rule) => Math.abs(rule.at - at) <= NEAR && rule.from <= middle && middle <= rule.to);
  const cells: GridCell[] = [];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      if (taken.has(row * width + column)) continue;
      const middleY = (y(row) + y(row + 1)) / 2;
      let colSpan = 1;
      while (column + colSpan < width && !taken.has(row * width + column + colSpan) && !ruled(columns, x(column + colSpan), middleY))
        colSpan += 1;
      let rowSpan = 1;
      const middleX = (x(column) + x(column + 1)) / 2;
      while (row + rowSpan < height && !ruled(rows, y(row + rowSpan), middleX)) rowSpan += 1;
      for (let r = row; r < row + rowSpan; r += 1) for (let c = column; c < column + colSpan; c += 1) taken.add(r * width + c);
      cells.push({ row, column, rowSpan, colSpan, left: x(column), right: x(column + colSpan), bottom: y(row + rowSpan), top: y(row) });
    }
  }
  return { left: x(0), right: x(width), top: y(0), bottom: y(height), edges, rows: height, cells };
}
