/** Pipe tables and grid tables of Markdown → draft tables. */
import type { DraftCell, DraftTable, Inline } from './text-builder.ts';

/** Cells of a line of a pipe table; an escaped "|" and one inside code stay in the cell. */
export function pipeCells(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let inCode = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '\\' && line.charAt(at + 1) === '|') {
      cell += '|';
      at += 1;
    } else if (sign === '|' && !inCode) {
      cells.push(cell);
      cell = '';
    } else {
      if (sign === '`') inCode = !inCode && line.indexOf('`', at + 1) > 0;
      cell += sign;
    }
  }
  cells.push(cell);
  if (cells[0]?.trim() === '') cells.shift();
  if (cells.length > 1 && cells.at(-1)?.trim() === '') cells.pop();
  return cells.map((text) => text.trim());
}

/** "| --- | :-: |": the line under the head of a pipe table. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('-') && !/[^\s|:-]/u.test(line) && pipeCells(line).every((cell) => /^:?-+:?$/u.test(cell));
}

export function pipeTable(lines: readonly string[], inline: (source: string) => Inline): DraftTable {
  const rows = lines.filter((_, index) => index !== 1).map(pipeCells);
  return {
    cells: rows.flatMap((row, r) =>
      row.map((text, c): DraftCell => ({ row: r, column: c, rowSpan: 1, colSpan: 1, header: r === 0, content: inline(text), tables: [] })),
    ),
  };
}

/** "+---+---+". A class with a star would need a stack as long as the line; looking for other signs does not. */
export function isGridRule(line: string): boolean {
  const rule = line.trim();
  return rule.startsWith('+') && rule.endsWith('+') && /--|==/u.test(rule) && !/[^-=+:]/u.test(rule);
}

interface GridCell {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  rows: number;
  readonly lines: string[];
}

/** @param lines from the first "+---+" to the last, every one beginning with "+" or "|" */
export function gridTable(lines: readonly string[], inline: (source: string) => Inline): DraftTable {
  const indent = lines[0]?.search(/\S/u) ?? 0;
  const grid = lines.map((line) => line.slice(indent).trimEnd());
  const edges = columnEdges(grid);
  const cells: GridCell[] = [];
  /** Left edge → the cell that is open there. */
  let open = new Map<number, GridCell>();
  let row = -1;
  let headRows = 0;
  for (const line of grid) {
    if (line.startsWith('+') || /\+[-=]{2,}/u.test(line)) {
      const still = new Map<number, GridCell>();
      for (const [from, cell] of open) {
        // Words instead of a rule: the cell goes on into the next row.
        const segment = line.slice(from + 1, cell.to);
        if (!/[^-=+:]/u.test(segment)) continue;
        cell.lines.push(segment);
        cell.rows += 1;
        still.set(from, cell);
      }
      open = still;
      row += 1;
      if (line.includes('=') && !/[^=:+]/u.test(line) && row > 0) headRows = row;
      continue;
    }
    for (let index = 0; index < edges.length - 1; ) {
      const from = edges[index] ?? 0;
      const known = open.get(from);
      let last = index + 1;
      if (known !== undefined) while ((edges[last] ?? known.to) < known.to) last += 1;
      else while (last < edges.length - 1 && line.charAt(edges[last] ?? 0) !== '|') last += 1;
      const to = edges[last] ?? line.length;
      const cell = known ?? { row, from, to, rows: 1, lines: [] };
      if (known === undefined) {
        open.set(from, cell);
        cells.push(cell);
      }
      cell.lines.push(line.slice(from + 1, to));
      index = last;
    }
  }
  const column = new Map(edges.map((edge, index) => [edge, index]));
  return {
    cells: cells.map(
      (cell): DraftCell => ({
        row: cell.row,
        column: column.get(cell.from) ?? 0,
        rowSpan: cell.rows,
        colSpan: Math.max(1, (column.get(cell.to) ?? 0) - (column.get(cell.from) ?? 0)),
        header: cell.row < headRows,
        content: inline(
          cell.lines
            .map((line) => line.trim())
            .join(' ')
            .trim(),
        ),
        tables: [],
      }),
    ),
  };
}

function columnEdges(grid: readonly string[]): number[] {
  const edges = new Set<number>();
  for (const line of grid) {
    if (!line.startsWith('+')) continue;
    for (let at = line.indexOf('+'); at >= 0; at = line.indexOf('+', at + 1)) edges.add(at);
  }
  return [...edges].sort((a, b) => a - b);
}
