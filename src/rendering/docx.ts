/** A report as DOCX, laid out by Nghị định 30/2020; the same document gives the same bytes. */

import type { Table as DocxTable, ISectionOptions } from 'docx';
import { Document as DocxDocument, Header, NumberFormat, Packer, PageNumber, PageOrientation, Paragraph, SectionType, TextRun } from 'docx';
import type { Annex, Block, Document, Figure } from '../kernel/document.ts';
import { inlineRuns, textRun } from './docx-inline.ts';
import { finishPackage } from './docx-package.ts';
import { addressees, closing, dataTable, kindAndSubject, letterhead, styled } from './docx-parts.ts';
import { documentStyles, twips } from './docx-styles.ts';
import { annexLabel, documentTitle, headingInlines, PAGE, printableDocument, textArea } from './layout-parts.ts';
import { buildManifest } from './manifest.ts';
import type { FittedTable } from './table-layout.ts';
import { fitTable } from './table-layout.ts';

type Figures = ReadonlyMap<string, Figure>;
type Child = Paragraph | DocxTable;

export async function renderDocx(source: Document): Promise<Uint8Array> {
  const document = printableDocument(source);
  const figures: Figures = new Map(document.figures.map((figure) => [figure.id, figure]));
  const annexes = document.annexes.map((annex) => ({ annex, fitted: fitTable(annex.table, textArea(annex.landscape)) }));
  // The last paragraph stays with the signature, so that no page carries a signature alone.
  const last = document.blocks.at(-1);
  const body = document.blocks.flatMap((block) => blockChildren(block, figures, block === last));
  const sizes = new Set([10, 11, 12, ...annexes.map(({ fitted }) => fitted.size)]);
  const file = new DocxDocument({
    title: documentTitle(document),
    subject: document.subject,
    creator: document.letterhead.issuer.replace(/\s+/gu, ' '),
    lastModifiedBy: 'mtqg',
    styles: documentStyles(sizes),
    footnotes: Object.fromEntries(
      document.footnotes.map((note, index) => [
        index + 1,
        { children: [new Paragraph({ style: 'FootnoteText', children: inlineRuns(note, figures) })] },
      ]),
    ),
    sections: [
      section(false, [
        letterhead(document),
        ...kindAndSubject(document),
        ...addressees(document),
        ...body,
        styled('CachDongLien', ''),
        closing(document),
      ]),
      ...annexes.map(({ annex, fitted }) => section(annex.landscape, annexChildren(annex, fitted, figures))),
    ],
  });
  return finishPackage(new Uint8Array(await Packer.toArrayBuffer(file)), document.asOf, JSON.stringify(buildManifest(document)));
}

/** One section a part: page numbers start at 1 and are not shown on its first page. */
function section(landscape: boolean, children: Child[]): ISectionOptions {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width: twips(PAGE.width),
          height: twips(PAGE.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(PAGE.top),
          bottom: twips(PAGE.bottom),
          left: twips(PAGE.left),
          right: twips(PAGE.right),
          header: twips(PAGE.header),
          footer: twips(PAGE.header),
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: {
      default: new Header({ children: [new Paragraph({ style: 'SoTrang', children: [new TextRun({ children: [PageNumber.CURRENT] })] })] }),
      first: new Header({ children: [new Paragraph({ style: 'SoTrang', children: [] })] }),
    },
    children,
  };
}

function blockChildren(block: Block, figures: Figures, last: boolean): Child[] {
  switch (block.type) {
    case 'heading':
      return [new Paragraph({ style: `Heading${block.level}`, children: inlineRuns(headingInlines(block), figures) })];
    case 'paragraph':
      return [new Paragraph({ style: last ? 'ThanVanBanCuoi' : 'ThanVanBan', children: inlineRuns(block.inlines, figures) })];
    case 'item':
      return [
        new Paragraph({
          style: block.level === 1 ? 'MucGach' : 'MucCong',
          children: [textRun(`${block.marker} `, false, false), ...inlineRuns(block.inlines, figures)],
        }),
      ];
    case 'table':
      return [dataTable(block.table, fitTable(block.table, textArea(false)), figures), styled('CachDong', '')];
  }
}

function annexChildren(annex: Annex, fitted: FittedTable, figures: Figures): Child[] {
  return [
    styled('SoPhuLuc', annexLabel(annex)),
    styled('TenPhuLuc', annex.title),
    ...(annex.attachedTo === '' ? [] : [styled('KemTheo', annex.attachedTo)]),
    styled('DonViTinh', annex.unitNote),
    dataTable(annex.table, fitted, figures),
    // Word needs a paragraph after a table that ends a section; the notes are it where there are any.
    ...(annex.notes.length === 0 ? [styled('CachDong', '')] : annex.notes.map((note) => styled('GhiChuPhuLuc', note))),
  ];
}
