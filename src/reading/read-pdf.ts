/** PDF → AuditText: lines healed to paragraphs, tables by their rules or columns, running lines dropped, notes after the body. */
import { Problem } from '../kernel/problem.ts';
import type { AuditText } from './audit-text.ts';
import { typedBullet } from './marks.ts';
import { type PlacedPiece, pdfInline } from './pdf-inline.ts';
import { type FlowItem, pageFlow } from './pdf-layout.ts';
import { type Line, linesOf } from './pdf-lines.ts';
import { type MarginPage, markOf, type PdfNote, takeNotes, takeRunningLines } from './pdf-margins.ts';
import { openPdf, type PdfDocument } from './pdf-open.ts';
import { type PdfItem, type PdfPage, readPage } from './pdf-page.ts';
import { goesOn } from './pdf-paragraphs.ts';
import { appendTable, continuesTable, healedNumbers, type PdfTable } from './pdf-table.ts';
import { type DraftTable, plain, TextBuilder, withoutStart } from './text-builder.ts';

/** Fewer letters on average, and pictures: the pages are photographs. */
const SCAN_LETTERS = 20;

/** @throws Problem of openPdf; unsupported-file for a scan, empty-file, unreadable-file */
export async function readPdf(bytes: Uint8Array): Promise<AuditText> {
  const pdf = await openPdf(bytes);
  try {
    // pdf.js repairs a file without its end and gives what pages it finds; half a report must not pass for the whole.
    if (!endsAsPdf(bytes)) throw damaged();
    return composed(await pagesOf(pdf));
  } finally {
    await pdf.loadingTask.destroy();
  }
}

const damaged = () => new Problem('unreadable-file', 'Tệp PDF hỏng hoặc tải chưa xong; xin lại tệp rồi thử lại.');

const END = 4_096;
const endsAsPdf = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes.subarray(-END)).includes('%%EOF');

async function pagesOf(pdf: PdfDocument): Promise<PdfPage[]> {
  const pages: PdfPage[] = [];
  try {
    for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await readPage(pdf, number, wantsDrawing));
  } catch {
    // Whatever pdf.js stumbled on: its words are English and for programmers.
    throw damaged();
  }
  return pages;
}

/** Wider than the spaces of most justified text, but what narrow columns leave between their words. */
const hasGap = ({ segments, size }: Line) =>
  segments.length > 1 || segments.some(({ pieces }) => pieces.some(({ item }, index) => item.x - endOf(pieces[index - 1]?.item) > size));
const endOf = (item: PdfItem | undefined) => (item === undefined ? Number.POSITIVE_INFINITY : item.x + item.width);

/** Rules are looked for where a table may be, pictures where there is no text. */
function wantsDrawing(items: readonly PdfItem[]): boolean {
  if (items.length < 5) return true;
  return linesOf(items, 0).filter(hasGap).length >= 2;
}

function composed(pages: readonly PdfPage[]): AuditText {
  refuseScan(pages);
  const margins = pages.map(({ number, height, items }): MarginPage => ({ number, height, lines: linesOf(wordsOnly(items), number) }));
  const running = takeRunningLines(margins);
  const size = bodySize(margins);
  const notes: PdfNote[] = [];
  for (const page of margins) notes.push(...takeNotes(page, size, notes.at(-1)));
  const widths = textWidths(pages, margins);
  const flow = joinedFlow(
    pages.map((page, index) => pageFlow(margins[index]?.lines ?? [], page.drawing, widths.get(Math.round(page.width)) ?? null)),
  );
  return built(flow, notes, running, pages.length);
}

function refuseScan(pages: readonly PdfPage[]): void {
  const letters = pages.reduce((sum, { items }) => sum + items.reduce((count, item) => count + item.text.trim().length, 0), 0);
  if (letters >= SCAN_LETTERS * pages.length) return;
  const hasImages = pages.some((page) => (page.drawing?.images ?? 0) > 0);
  if (hasImages)
    throw new Problem(
      'unsupported-file',
      'Tệp PDF là bản quét (ảnh chụp trang giấy), không có chữ để đọc; gửi tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi thử lại.',
    );
  if (letters === 0) throw new Problem('empty-file', 'Tệp PDF không có chữ nào; gửi tệp Word gốc rồi thử lại.');
}

/** Without what the file marks as no text; unless nearly everything is marked so, which is a fault of the file. */
function wordsOnly(items: readonly PdfItem[]): readonly PdfItem[] {
  const words = items.filter((item) => !item.artifact);
  return words.length > 0.6 * items.length ? words : items;
}

/** The letter size of most of the text. */
function bodySize(pages: readonly MarginPage[]): number {
  const letters = new Map<number, number>();
  for (const { lines } of pages)
    for (const line of lines) {
      const key = Math.round(line.size * 2) / 2;
      letters.set(key, (letters.get(key) ?? 0) + line.segments.reduce((sum, { text }) => sum + text.length, 0));
    }
  return [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

/** Left and right edge of the text, by width of the page: the edges that many lines share. */
function textWidths(pages: readonly PdfPage[], margins: readonly MarginPage[]): Map<number, { left: number; right: number }> {
  const lines = new Map<number, Line[]>();
  pages.forEach((page, index) => {
    const list = lines.get(Math.round(page.width)) ?? [];
    for (const line of margins[index]?.lines ?? []) list.push(line);
    lines.set(Math.round(page.width), list);
  });
  return new Map(
    [...lines].flatMap(([width, list]) => {
      const lefts = list.map(({ left }) => left).sort((a, b) => a - b);
      const rights = list.map(({ right }) => right).sort((a, b) => a - b);
      const left = lefts[Math.floor(lefts.length * 0.05)];
      const right = rights[Math.floor(rights.length * 0.95)];
      return left === undefined || right === undefined ? [] : [[width, { left, right }] as const];
    }),
  );
}

type Paragraph = Extract<FlowItem, { type: 'paragraph' }>;
type Joined = { readonly type: 'paragraph'; readonly parts: Paragraph[] } | { readonly type: 'table'; readonly table: PdfTable };

/** Pages one after the other; a paragraph and a table that are cut by the end of a page are one again. */
function joinedFlow(pages: readonly (readonly FlowItem[])[]): Joined[] {
  const joined: Joined[] = [];
  for (const page of pages) {
    page.forEach((item, index) => {
      const last = joined.at(-1);
      if (item.type === 'table') {
        if (index === 0 && last?.type === 'table' && continuesTable(last.table, item.table)) appendTable(last.table, item.table);
        else joined.push({ type: 'table', table: item.table });
        return;
      }
      const first = item.lines[0];
      const before = last?.type === 'paragraph' ? last.parts.at(-1) : undefined;
      const cut = index === 0 && first !== undefined && before !== undefined && !before.header && !item.header;
      if (cut && last?.type === 'paragraph' && goesOn(before.lines, first, before.region, false, item.region)) last.parts.push(item);
      else joined.push({ type: 'paragraph', parts: [item] });
    });
  }
  return joined;
}

function built(flow: readonly Joined[], notes: readonly PdfNote[], running: readonly string[], pages: number): AuditText {
  const builder = new TextBuilder('pdf');
  const keys = new Set(notes.map((note) => note.key));
  // A note among the text (at the end of the document) begins with a raised mark.
  const marks = flow.map((item) => {
    const first = item.type === 'paragraph' ? item.parts[0]?.lines[0] : undefined;
    const mark = first?.segments[0]?.pieces[0]?.raised === true ? markOf(first) : null;
    if (mark !== null) keys.add(mark.key);
    return mark;
  });
  flow.forEach((item, index) => {
    if (item.type === 'table') {
      builder.addTable(draftTable(item.table, keys));
      return;
    }
    const lines = item.parts.flatMap((part) => part.lines);
    const mark = marks[index] ?? null;
    const content = pdfInline(placed(mark === null ? lines : [mark.rest, ...lines.slice(1)]), keys);
    const page = lines[0]?.page;
    if (mark !== null) builder.add({ kind: 'footnote', note: mark.key, page }, content);
    else if (item.parts[0]?.header === true) builder.add({ kind: 'header', page }, content);
    else {
      const bullet = typedBullet(content.text);
      const heading = lines[0]?.segments[0]?.pieces[0]?.item.block?.heading ?? 0;
      if (heading > 0) {
        builder.add({ kind: 'heading', level: heading, marker: bullet?.marker ?? '', page }, withoutStart(content, bullet?.length ?? 0));
        return;
      }
      const head = bullet === null ? { kind: 'paragraph' as const } : { kind: 'item' as const, level: bullet.level, marker: bullet.marker };
      builder.add({ ...head, page }, withoutStart(content, bullet?.length ?? 0));
    }
  });
  for (const note of notes)
    builder.add({ kind: 'footnote', note: note.key, page: note.lines[0]?.page }, pdfInline(placed(note.lines), keys));
  for (const text of running) builder.add({ kind: 'header' }, plain(text));
  return builder.finish({ pages });
}

function placed(lines: readonly Line[]): PlacedPiece[] {
  return lines.flatMap((line) =>
    line.segments.flatMap((segment, s) =>
      segment.pieces.map((piece, p) => ({
        ...piece,
        spaced: piece.spaced || (s > 0 && p === 0),
        page: line.page,
        first: s === 0 && p === 0,
      })),
    ),
  );
}

function draftTable(table: PdfTable, keys: ReadonlySet<string>): DraftTable {
  const cells = table.cells.filter((cell) => cell.pieces.length > 0).sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    cells: cells.map(({ pieces, ...place }) => ({
      ...place,
      content: pdfInline(healedNumbers(pieces), keys),
      page: pieces[0]?.page,
      tables: [],
    })),
  };
}
