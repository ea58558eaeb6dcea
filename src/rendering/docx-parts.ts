/** The parts of a report around its text in DOCX: letterhead, kind and subject, addressees, signature, tables. */

import type { ParagraphChild } from 'docx';
import {
  BorderStyle,
  Table as DocxTable,
  HeightRule,
  Paragraph,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { Document, Figure, Table } from '../kernel/document.ts';
import { figureControl } from './docx-inline.ts';
import { cellStyle, twips } from './docx-styles.ts';
import {
  ADDRESSEES,
  addresseeLines,
  dateLine,
  LETTERHEAD,
  MOTTO,
  NATIONAL_TITLE,
  numberLine,
  RECIPIENTS,
  recipientLines,
  SIZE,
  shortRule,
  textArea,
} from './layout-parts.ts';
import type { FittedTable } from './table-layout.ts';
import { cellText, isBold, placeHead } from './table-layout.ts';
import { textWidthMm, wrappedWidthMm } from './text-width.ts';

type Figures = ReadonlyMap<string, Figure>;

export function styled(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: lines(text) });
}
/** "\n" is a line break inside the paragraph. */
function lines(text: string): ParagraphChild[] {
  return text.split('\n').map((line, index) => new TextRun({ text: line, ...(index === 0 ? {} : { break: 1 }) }));
}

/** A centred rule of a length, in a column of a width (mm). The indents are the one measure a style cannot hold. */
function rule(length: number, available: number): Paragraph {
  const side = twips(Math.max(0, (available - length) / 2));
  return new Paragraph({ style: 'DuongKe', indent: { left: side, right: side }, children: [] });
}
function ruleUnder(text: string, size: number, available: number): Paragraph {
  const last = text.split('\n').at(-1) ?? '';
  return rule(shortRule(Math.min(available, textWidthMm(last, size, true))), available);
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE } as const;

/** A borderless table of two columns; every cell is one list of paragraphs. */
function twoColumns(widths: readonly [number, number], rows: readonly (readonly [Paragraph[], Paragraph[]])[]): DocxTable {
  return new DocxTable({
    width: { size: twips(widths[0] + widths[1]), type: WidthType.DXA },
    columnWidths: widths.map(twips),
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: { left: 0, right: 0 },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map(
            (children, index) =>
              new TableCell({
                children,
                width: { size: twips(widths[index] ?? 0), type: WidthType.DXA },
                borders: { top: NONE, bottom: NONE, left: NONE, right: NONE },
              }),
          ),
        }),
    ),
  });
}

export function letterhead(document: Document): DocxTable {
  const { superior, issuer, number, symbol, place, signedOn, year } = document.letterhead;
  const { left, right } = LETTERHEAD;
  const issuing = [
    ...(superior === '' ? [] : [styled('CoQuanChuQuan', superior)]),
    styled('CoQuanBanHanh', issuer),
    ruleUnder(issuer, SIZE.issuer, left),
  ];
  const national = [styled('QuocHieu', NATIONAL_TITLE), styled('TieuNgu', MOTTO), rule(textWidthMm(MOTTO, SIZE.motto, true), right)];
  return twoColumns(
    [left, right],
    [
      [issuing, national],
      [[styled('SoKyHieu', numberLine(number, symbol))], [styled('DiaDanhNgay', dateLine(place, signedOn, year))]],
    ],
  );
}

export function kindAndSubject(document: Document): Paragraph[] {
  const available = textArea(false);
  const length = shortRule(wrappedWidthMm(document.subject, SIZE.kind, true, available));
  return [styled('TenLoai', document.kind), styled('TrichYeu', document.subject), rule(length, available), styled('CachDong', '')];
}

export function addressees(document: Document): Paragraph[] {
  const shown = addresseeLines(document.addressees);
  if (shown.length === 0) return [];
  if (shown.length === 1) return [styled('KinhGui', `${ADDRESSEES} ${shown[0]}`)];
  return [styled('KinhGuiNhieu', ADDRESSEES), ...shown.map((line) => styled('KinhGuiNoi', line)), styled('CachDong', '')];
}

export function closing(document: Document): DocxTable {
  const area = textArea(false);
  const recipients = recipientLines(document.recipients).map((line) => styled('NoiNhanDong', line));
  const { authority, name } = document.signature;
  const signing = [...authority.map((line) => styled('QuyenHan', line)), styled('ChoKy', ''), styled('NguoiKy', name)];
  return twoColumns([area * 0.5, area * 0.5], [[[styled('NoiNhan', RECIPIENTS), ...recipients], signing]]);
}

const THIN = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const ALL_THIN = { top: THIN, bottom: THIN, left: THIN, right: THIN, insideHorizontal: THIN, insideVertical: THIN } as const;

export function dataTable(table: Table, fitted: FittedTable, figures: Figures): DocxTable {
  const widths = fitted.widths.map(twips);
  const widthOf = (column: number, span: number) => ({
    size: widths.slice(column, column + span).reduce((a, b) => a + b, 0),
    type: WidthType.DXA,
  });
  const placed = placeHead(table);
  const head = table.head.map((_, row) => {
    const cells = placed.filter((cell) => cell.row === row);
    return new TableRow({
      tableHeader: true,
      cantSplit: true,
      ...(cells.length === 0 ? { height: { value: 0, rule: HeightRule.AUTO } } : {}),
      children: cells.map(
        (cell) =>
          new TableCell({
            columnSpan: cell.colSpan,
            rowSpan: cell.rowSpan,
            width: widthOf(cell.column, cell.colSpan),
            verticalAlign: VerticalAlignTable.CENTER,
            children: [styled(cellStyle(fitted.size, 'center', true), cell.text)],
          }),
      ),
    });
  });
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: table.columns.map((column, index) => {
          const cell = row.cells[index] ?? { type: 'empty' };
          const bold = isBold(row.level);
          const children = cell.type === 'figure' ? figureControl(cell, figures) : lines(cellText(cell));
          return new TableCell({
            width: widthOf(index, 1),
            verticalAlign: VerticalAlignTable.CENTER,
            children: [new Paragraph({ style: cellStyle(fitted.size, column.align, bold), children })],
          });
        }),
      }),
  );
  return new DocxTable({
    width: widthOf(0, widths.length),
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: ALL_THIN,
    margins: { left: twips(1), right: twips(1) },
    rows: [...head, ...rows],
  });
}
