/** An HTML table inside Markdown → a draft table. Tags are read one by one; nesting has no limit. */
import { type DraftCell, type DraftTable, type Inline, plain } from './text-builder.ts';

interface OpenCell {
  readonly header: boolean;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly row: number;
  readonly column: number;
  readonly source: string[];
  readonly tables: OpenTable[];
}
interface OpenTable {
  readonly cells: OpenCell[];
  /** Column → first row that is free again. */
  readonly busy: number[];
  row: number;
  column: number;
  inHead: boolean;
  cell: OpenCell | null;
}

const TAG = /<(\/?)([a-z][a-z0-9]{0,20})((?:\s[^<>]{0,2000})?\/?)>|<!--/giu;
const SPAN_LIMIT = 200;

/** @returns the table that starts in `source` at its first `<table`, and the words outside of it, and where it ends (null: not closed) */
export function htmlTable(source: string, inline: (source: string) => Inline): DraftTable {
  const root: OpenTable[] = [];
  const open: OpenTable[] = [];
  let at = 0;
  const words = (until: number) => open.at(-1)?.cell?.source.push(source.slice(at, until));
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(source); tag !== null; tag = TAG.exec(source)) {
    const name = tag[2]?.toLowerCase() ?? '!';
    words(tag.index);
    at = TAG.lastIndex;
    if (name === '!') {
      const end = source.indexOf('-->', at);
      at = end < 0 ? source.length : end + 3;
      TAG.lastIndex = at;
    } else if (!handle(name, tag[1] === '/', tag[3] ?? '', open, root)) open.at(-1)?.cell?.source.push(tag[0]);
  }
  words(source.length);
  return drafted(root[0] ?? newTable(), inline);
}

const newTable = (): OpenTable => ({ cells: [], busy: [], row: -1, column: 0, inHead: false, cell: null });

/** @returns false for a tag that belongs to the words of a cell */
function handle(name: string, closes: boolean, attributes: string, open: OpenTable[], root: OpenTable[]): boolean {
  const table = open.at(-1);
  if (name === 'table') {
    if (closes) open.pop();
    else {
      const inner = newTable();
      (table?.cell?.tables ?? root).push(inner);
      open.push(inner);
    }
    return true;
  }
  if (table === undefined) return true;
  if (name === 'thead') table.inHead = !closes;
  else if (name === 'tr') {
    table.cell = null;
    if (closes) return true;
    table.row += 1;
    table.column = 0;
  } else if (name === 'td' || name === 'th') {
    table.cell = null;
    if (!closes) openCell(table, name === 'th' || table.inHead, attributes);
  } else return name === 'tbody' || name === 'tfoot' || name === 'colgroup' || name === 'col' || name === 'caption';
  return true;
}

function openCell(table: OpenTable, header: boolean, attributes: string): void {
  if (table.row < 0) table.row = 0;
  while ((table.busy[table.column] ?? 0) > table.row) table.column += 1;
  const cell: OpenCell = {
    header,
    rowSpan: spanOf(attributes, 'rowspan'),
    colSpan: spanOf(attributes, 'colspan'),
    row: table.row,
    column: table.column,
    source: [],
    tables: [],
  };
  for (let column = cell.column; column < cell.column + cell.colSpan; column += 1) table.busy[column] = cell.row + cell.rowSpan;
  table.column += cell.colSpan;
  table.cells.push(cell);
  table.cell = cell;
}

function spanOf(attributes: string, name: string): number {
  const value = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,5})`, 'iu').exec(attributes)?.[1];
  return Math.min(Math.max(Number(value ?? 1), 1), SPAN_LIMIT);
}

/** Innermost tables first, without recursion. */
function drafted(root: OpenTable, inline: (source: string) => Inline): DraftTable {
  const order: OpenTable[] = [root];
  for (let index = 0; index < order.length; index += 1)
    for (const cell of order[index]?.cells ?? []) for (const inner of cell.tables) order.push(inner);
  const done = new Map<OpenTable, DraftTable>();
  for (const table of order.reverse()) {
    const rows = table.row + 1;
    const cells = table.cells.map(
      (cell): DraftCell => ({
        row: cell.row,
        column: cell.column,
        rowSpan: Math.min(cell.rowSpan, Math.max(1, rows - cell.row)),
        colSpan: cell.colSpan,
        header: cell.header,
        content: cell.source.length === 0 ? plain('') : inline(cell.source.join('').replace(/\s+/gu, ' ')),
        tables: cell.tables.map((inner) => done.get(inner) ?? { cells: [] }),
      }),
    );
    done.set(table, { cells });
  }
  return done.get(root) ?? { cells: [] };
}
