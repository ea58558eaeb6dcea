/** A report as PDF/A-3a through Typst, laid out as the DOCX; the same document gives the same bytes. */
import { partsOf } from '../kernel/calendar.ts';
import type { Document, Table } from '../kernel/document.ts';
import {
  ADDRESSEES,
  addresseeLines,
  annexLabel,
  dateLine,
  documentTitle,
  FIRST_LINE,
  headingInlines,
  LETTERHEAD,
  MOTTO,
  NATIONAL_TITLE,
  numberLine,
  PAGE,
  printableDocument,
  RECIPIENTS,
  recipientLines,
  SIZE,
  shortRule,
  textArea,
} from './layout-parts.ts';
import { buildManifest } from './manifest.ts';
import { PDF_TEMPLATE } from './pdf-template.ts';
import { fitTable, isBold, placeHead } from './table-layout.ts';
import { textWidthMm, wrappedWidthMm } from './text-width.ts';

export interface Attachment {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly description: string;
}

/** Typst and the shipped fonts, as an argument: `files.ts` has the real ones. */
export interface Typesetter {
  /** Compiles Typst source to PDF/A-3a with these inputs and files. */
  readonly compile: (
    source: string,
    inputs: Record<string, string>,
    files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  ) => Uint8Array;
  /** Code points that every font can print. */
  readonly covered: () => ReadonlySet<number>;
}

export async function renderPdf(source: Document, attachments: readonly Attachment[], typesetter: Typesetter): Promise<Uint8Array> {
  const covered = typesetter.covered();
  const document = printableDocument(source);
  const files = attachments.map(({ bytes }, index) => ({ path: `/attachments/${index}`, bytes }));
  const { year, month, day } = partsOf(document.asOf);
  const data = {
    ...(onlyCovered(layoutData(document), covered) as object),
    // Metadata is not printed: it keeps every character.
    title: documentTitle(document),
    author: document.letterhead.issuer.replace(/\s+/gu, ' '),
    date: [year, month, day],
    attachments: attachments.map(({ name, mime, description }, index) => ({
      name,
      mime,
      description,
      path: `/attachments/${index}`,
      relationship: 'source',
    })),
  };
  return typesetter.compile(
    PDF_TEMPLATE,
    {
      data: JSON.stringify(data),
      manifest: JSON.stringify(buildManifest(document)),
      about: 'Số liệu của báo cáo và nguồn gốc, để đối chiếu với sổ',
    },
    files,
  );
}

function layoutData(document: Document): object {
  const { superior, issuer, number, symbol, place, signedOn, year } = document.letterhead;
  const lastIssuerLine = issuer.split('\n').at(-1) ?? '';
  const area = textArea(false);
  return {
    page: PAGE,
    firstLine: FIRST_LINE,
    letterhead: LETTERHEAD,
    rules: {
      issuer: shortRule(Math.min(LETTERHEAD.left, textWidthMm(lastIssuerLine, SIZE.issuer, true))),
      motto: textWidthMm(MOTTO, SIZE.motto, true),
      subject: shortRule(wrappedWidthMm(document.subject, SIZE.kind, true, area)),
    },
    parts: {
      national: NATIONAL_TITLE,
      motto: MOTTO,
      number: numberLine(number, symbol),
      date: dateLine(place, signedOn, year),
      addressees: ADDRESSEES,
      recipients: RECIPIENTS,
    },
    addressees: addresseeLines(document.addressees),
    recipients: recipientLines(document.recipients),
    document: {
      letterhead: { superior, issuer },
      kind: document.kind,
      subject: document.subject,
      signature: document.signature,
      footnotes: document.footnotes,
      blocks: document.blocks.map((block) => {
        if (block.type === 'table') return { type: 'table', table: tableData(block.table, area) };
        if (block.type === 'heading') return { ...block, inlines: headingInlines(block) };
        if (block.type === 'item') return { type: 'paragraph', inlines: [{ type: 'text', text: `${block.marker} ` }, ...block.inlines] };
        return block;
      }),
    },
    annexes: document.annexes.map((annex) => ({
      ...annex,
      label: annexLabel(annex),
      table: tableData(annex.table, textArea(annex.landscape)),
    })),
  };
}

function tableData(table: Table, available: number): object {
  const { size, widths } = fitTable(table, available);
  const columns = table.columns;
  return {
    size,
    widths,
    aligns: columns.map(({ align }) => align),
    head: placeHead(table),
    rows: table.rows.map((row) => ({ bold: isBold(row.level), cells: columns.map((_, index) => row.cells[index] ?? { type: 'empty' }) })),
  };
}

/** A letter no shipped font has (an emoji, say) would make the file no PDF/A: it prints as "□". */
function onlyCovered(value: unknown, covered: ReadonlySet<number>): unknown {
  if (typeof value === 'string') return coveredText(value, covered);
  if (Array.isArray(value)) return value.map((part) => onlyCovered(part, covered));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, onlyCovered(part, covered)]));
  return value;
}
function coveredText(text: string, covered: ReadonlySet<number>): string {
  let all = true;
  for (const letter of text) if (!isCovered(letter, covered)) all = false;
  return all ? text : [...text].map((letter) => (isCovered(letter, covered) ? letter : '□')).join('');
}
function isCovered(letter: string, covered: ReadonlySet<number>): boolean {
  const code = letter.codePointAt(0) ?? 0;
  return letter === '\n' || (code >= 0x20 && covered.has(code) && !/[\p{Co}\p{Cf}\p{Cc}]/u.test(letter));
}
