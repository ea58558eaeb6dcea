/** Tables in plain text: two or more lines in a row with tabs, bars, or columns set apart by three spaces and more. */
import { type DraftCell, type DraftTable, plain } from './text-builder.ts';

interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}
type Shape = 'tab' | 'bar' | 'gap';

/** The table that starts at line `at`, and its length in lines; null where prose goes on. */
export function textTable(lines: readonly string[], at: number): { readonly table: DraftTable; readonly lines: number } | null {
  const shape = shapeOf(lines[at]);
  if (shape === null) return null;
  let end = at;
  while (shapeOf(lines[end]) === shape || (shape === 'bar' && isBorder(lines[end]))) end += 1;
  const filled = lines.slice(at, end).filter((line) => !isBorder(line));
  if (filled.length < 2) return null;
  const rows = filled.map((line) => piecesOf(line, shape));
  return { table: { cells: shape === 'gap' ? alignedCells(rows) : plainCells(rows) }, lines: end - at };
}

function shapeOf(line: string | undefined): Shape | null {
  if (line === undefined) return null;
  const words = line.trim();
  if (words === '') return null;
  if (words.includes('\t')) return 'tab';
  if (words.includes('|') && (words.indexOf('|') !== words.lastIndexOf('|') || / \| /u.test(words))) return 'bar';
  return /\S {3,}\S/u.test(words) ? 'gap' : null;
}

const isBorder = (line: string | undefined) => line !== undefined && /[-=+]/u.test(line) && !/[^\s|+=-]/u.test(line);

function piecesOf(line: string, shape: Shape): Piece[] {
  if (shape === 'tab') return line.split('\t').map((text) => ({ text: text.trim(), from: 0, to: 0 }));
  if (shape === 'bar')
    return line
      .trim()
      .replace(/^\|/u, '')
      .replace(/\|$/u, '')
      .split('|')
      .map((text) => ({ text: text.trim(), from: 0, to: 0 }));
  const pieces: Piece[] = [];
  let from = -1;
  let spaces = 3;
  for (let at = 0; at <= line.length; at += 1) {
    const space = at === line.length || /\s/u.test(line.charAt(at));
    if (space) {
      spaces += 1;
      if ((spaces === 3 || at === line.length) && from >= 0) {
        const text = line.slice(from, at).trimEnd();
        pieces.push({ text, from, to: from + text.length });
        from = -1;
      }
    } else {
      if (from < 0) from = at;
      spaces = 0;
    }
  }
  return pieces;
}

function plainCells(rows: readonly (readonly Piece[])[]): DraftCell[] {
  return rows.flatMap((row, r) => row.map(({ text }, c) => cellOf(text, r, c, 1)));
}

/** Columns are what the fullest lines show; a piece over several of them spans them. */
function alignedCells(rows: readonly (readonly Piece[])[]): DraftCell[] {
  const most = rows.reduce((max, row) => Math.max(max, row.length), 0);
  const columns: { from: number; to: number }[] = [];
  const full = rows.filter((row) => row.length === most).flat();
  for (const { from, to } of [...full].sort((a, b) => a.from - b.from)) {
    const last = columns.at(-1);
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to);
    else columns.push({ from, to });
  }
  return rows.flatMap((row, r) => {
    let next = 0;
    return row.map(({ text, from, to }) => {
      while (next < columns.length - 1 && (columns[next]?.to ?? 0) <= from) next += 1;
      let last = next;
      while (last < columns.length - 1 && (columns[last + 1]?.from ?? 0) < to) last += 1;
      const cell = cellOf(text, r, next, last - next + 1);
      next = last + 1;
      return cell;
    });
  });
}

function cellOf(text: string, row: number, column: number, colSpan: number): DraftCell {
  return { row, column, rowSpan: 1, colSpan, header: false, content: plain(text), tables: [] };
}
