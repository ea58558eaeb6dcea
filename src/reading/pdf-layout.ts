/** Lines and rules of a page → its flow: paragraphs, tables and columns in reading order. */
import { gridsOf } from './pdf-grid.ts';
import { type Line, lineText, type Segment } from './pdf-lines.ts';
import type { Drawing } from './pdf-page.ts';
import { type Paragraph, paragraphsOf, type Region, regionOf } from './pdf-paragraphs.ts';
import { alignedColumns, alignedTable, fillGrid, type PdfTable } from './pdf-table.ts';

export type FlowItem =
  | { readonly type: 'paragraph'; readonly lines: readonly Line[]; readonly region: Region; readonly header: boolean }
  | { readonly type: 'table'; readonly table: PdfTable };

interface Gap {
  readonly left: number;
  readonly right: number;
}

/** @param borrowed left and right edge of the text on pages of this width */
export function pageFlow(lines: readonly Line[], drawing: Drawing | null, borrowed: Gap | null): FlowItem[] {
  const flow: FlowItem[] = [];
  let rest: Line[] = [...lines];
  const tables: { readonly top: number; readonly table: PdfTable }[] = [];
  for (const grid of drawing === null ? [] : gridsOf(drawing)) {
    const filled = fillGrid(grid, rest);
    if (!filled.table.cells.some((cell) => cell.pieces.length > 0)) continue;
    rest = filled.rest;
    tables.push({ top: grid.top, table: filled.table });
  }
  for (const { top, table } of tables) {
    flow.push(
      ...textFlow(
        rest.filter((line) => line.y > top),
        borrowed,
      ),
    );
    flow.push({ type: 'table', table });
    rest = rest.filter((line) => line.y <= top);
  }
  flow.push(...textFlow(rest, borrowed));
  return flow;
}

function textFlow(lines: readonly Line[], borrowed: Gap | null): FlowItem[] {
  if (lines.length === 0) return [];
  const gutter = gutterOf(lines);
  if (gutter !== null) return columnFlow(lines, gutter);
  const region = regionOf(lines, borrowed);
  const flow: FlowItem[] = [];
  let prose: Line[] = [];
  const flush = () => {
    for (const { lines: list } of paragraphsOf(prose, region)) flow.push({ type: 'paragraph', lines: list, region, header: false });
    prose = [];
  };
  for (let at = 0; at < lines.length; ) {
    const beside = sideBySide(lines, at, region);
    if (beside !== null) {
      flush();
      flow.push(...beside.flow);
      at = beside.end;
      continue;
    }
    const end = alignedEnd(lines, at);
    const group = lines.slice(at, end);
    const columns = group.length < 2 ? null : alignedColumns(group);
    if (columns === null) {
      const line = lines[at];
      if (line !== undefined) prose.push(line);
      at += 1;
      continue;
    }
    flush();
    flow.push({ type: 'table', table: alignedTable(group, columns) });
    at = end;
  }
  flush();
  return flow;
}

/**
 * A letterhead, or the receivers beside the signature: two columns whose lines do not stand on one height. Found by their words; they end
 * where a line crosses the gap.
 */
function sideBySide(lines: readonly Line[], at: number, page: Region): { readonly flow: FlowItem[]; readonly end: number } | null {
  const start = lines[at];
  if (start === undefined || start.segments.length < 2) return null;
  const words = (line: Line) => lineText(line).normalize('NFC').toUpperCase();
  const isLetterhead = /\S.*CỘNG H(?:ÒA|OÀ) XÃ HỘI/u.test(words(start));
  if (!isLetterhead && !/^NƠI NHẬN/u.test(words(start))) return null;
  const first = commonGap(null, start);
  if (first === null) return null;
  let gap: Gap = first;
  let end = at + 1;
  for (let line = lines[end]; line !== undefined; line = lines[++end]) {
    const { left, right } = gap;
    const before = lines[end - 1];
    if (before !== undefined && before.y - line.y > 8 * line.size) break;
    const crosses = line.segments.some((segment) => segment.left < left + 1 && segment.right > right - 1);
    const middle: number = (left + right) / 2;
    const lefts = line.segments.filter((segment) => segment.left < middle).map((segment) => segment.right);
    const rights = line.segments.filter((segment) => segment.left >= middle).map((segment) => segment.left);
    const narrow: Gap = { left: Math.max(left, ...lefts), right: Math.min(right, ...rights) };
    if (crosses || narrow.right - narrow.left < 4) break;
    // Below a letterhead the title begins: a line alone, in the middle of the page.
    const middleOfPage = Math.abs(line.left + line.right - page.left - page.right) < 2 * line.size;
    if (isLetterhead && line.segments.length === 1 && (middleOfPage || (line.left < narrow.right && line.right > narrow.left))) break;
    gap = narrow;
  }
  const flow: FlowItem[] = [];
  for (const side of sides(lines.slice(at, end), (gap.left + gap.right) / 2)) {
    const region = regionOf(side, null);
    for (const { lines: list } of paragraphsOf(side, region)) flow.push({ type: 'paragraph', lines: list, region, header: isLetterhead });
  }
  return { flow, end };
}

/** The end of the lines from `at` that stand in columns: each has a gap, or is a short line between such. */
function alignedEnd(lines: readonly Line[], at: number): number {
  let gap: Gap | null = null;
  let end = at;
  for (let index = at; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const before = lines[index - 1];
    if (index > at && before !== undefined && before.y - line.y > 4 * line.size) break;
    if (line.segments.length > 1) {
      const common: Gap | null = commonGap(gap, line);
      if (common === null) break;
      gap = common;
      end = index + 1;
    } else if (gap === null || (line.left < gap.left && line.right > gap.right) || index - end > 3) break;
  }
  return end;
}

/** A gap of the line that lies over the gap of the lines before. */
function commonGap(before: Gap | null, line: Line): Gap | null {
  for (let index = 0; index + 1 < line.segments.length; index += 1) {
    const left = line.segments[index]?.right ?? 0;
    const right = line.segments[index + 1]?.left ?? 0;
    if (before === null) return { left, right };
    const common = { left: Math.max(left, before.left), right: Math.min(right, before.right) };
    if (common.right - common.left > 0.8 * line.size) return common;
  }
  return null;
}

function sides(lines: readonly Line[], middle: number): readonly [Line[], Line[]] {
  const half = (line: Line, keep: (segment: Segment) => boolean): Line[] => {
    const segments = line.segments.filter(keep);
    const first = segments[0];
    return first === undefined ? [] : [{ ...line, segments, left: first.left, right: segments.at(-1)?.right ?? first.right }];
  };
  return [
    lines.flatMap((line) => half(line, (segment) => segment.left < middle)),
    lines.flatMap((line) => half(line, (segment) => segment.left >= middle)),
  ];
}

const COLUMN_LINES = 8;

/** The middle of the empty strip between two columns of prose; null where the page has one column. */
function gutterOf(lines: readonly Line[]): number | null {
  const segments = lines.flatMap((line) => line.segments);
  const left = Math.min(...segments.map((segment) => segment.left));
  const right = Math.max(...segments.map((segment) => segment.right));
  if (segments.length < 2 * COLUMN_LINES) return null;
  const width = right - left;
  for (const share of [0.5, 0.48, 0.52, 0.46, 0.54, 0.44, 0.56]) {
    const middle = left + share * width;
    const crossing = segments.filter((segment) => segment.left < middle && segment.right > middle).length;
    const first = segments.filter((segment) => segment.right <= middle);
    const second = segments.filter((segment) => segment.left >= middle);
    if (first.length < COLUMN_LINES || second.length < COLUMN_LINES || crossing > 0.25 * segments.length) continue;
    const filled = (list: readonly Segment[], room: number) =>
      list.filter((segment) => segment.right - segment.left > 0.75 * room).length > 0.55 * list.length;
    if (filled(first, middle - left) && filled(second, right - middle)) return middle;
  }
  return null;
}

/** Lines over the full width part the page into bands; in a band the left column comes first. */
function columnFlow(lines: readonly Line[], middle: number): FlowItem[] {
  const flow: FlowItem[] = [];
  let band: Line[] = [];
  const add = (list: readonly Line[]) => {
    const region = regionOf(list, null);
    for (const { lines: paragraph } of paragraphsOf(list, region) as Paragraph[])
      flow.push({ type: 'paragraph', lines: paragraph, region, header: false });
  };
  const flush = () => {
    for (const side of sides(band, middle)) add(side);
    band = [];
  };
  for (const line of lines) {
    if (line.segments.some((segment) => segment.left < middle - 5 && segment.right > middle + 5)) {
      flush();
      add([line]);
    } else band.push(line);
  }
  flush();
  return flow;
}
