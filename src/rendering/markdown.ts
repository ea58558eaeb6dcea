/** A report as Markdown: for reading in any editor and for text tools. Figures are printed as everywhere else. */
import type { Block, Document, Inline, Table } from '../kernel/document.ts';
import {
  ADDRESSEES,
  addresseeLines,
  annexLabel,
  dateLine,
  headingInlines,
  MOTTO,
  NATIONAL_TITLE,
  numberLine,
  printableDocument,
  RECIPIENTS,
  recipientLines,
} from './layout-parts.ts';
import { cellText, flatHead, isBold } from './table-layout.ts';

export function renderMarkdown(source: Document): string {
  const document = printableDocument(source);
  const { superior, issuer, number, symbol, place, signedOn, year } = document.letterhead;
  const parts: string[] = [
    ...(superior === '' ? [] : [escapeText(superior)]),
    strong(escapeText(issuer)),
    strong(escapeText(NATIONAL_TITLE)),
    strong(escapeText(MOTTO)),
    escapeText(numberLine(number, symbol)),
    emphasis(escapeText(dateLine(place, signedOn, year))),
    `# ${escapeText(document.kind)}`,
    strong(escapeText(document.subject)),
  ];
  const addressees = addresseeLines(document.addressees);
  if (addressees.length === 1) parts.push(escapeText(`${ADDRESSEES} ${addressees[0]}`));
  if (addressees.length > 1) parts.push(escapeText(ADDRESSEES), listOf(addressees));
  for (const block of document.blocks) parts.push(blockText(block));
  parts.push(...document.signature.authority.map((line) => strong(escapeText(line))));
  if (document.signature.name !== '') parts.push(strong(escapeText(document.signature.name)));
  if (document.recipients.length > 0) parts.push(strong(emphasis(escapeText(RECIPIENTS))), listOf(recipientLines(document.recipients)));
  for (const annex of document.annexes) {
    parts.push(`## ${escapeText(annexLabel(annex))}`, strong(escapeText(annex.title)));
    if (annex.attachedTo !== '') parts.push(emphasis(escapeText(annex.attachedTo)));
    if (annex.unitNote !== '') parts.push(emphasis(escapeText(annex.unitNote)));
    parts.push(tableText(annex.table), ...annex.notes.map((note) => emphasis(escapeText(note))));
  }
  document.footnotes.forEach((note, index) => {
    parts.push(`[^${index + 1}]: ${inlinesText(note)}`);
  });
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${inlinesText(headingInlines(block))}`;
    case 'paragraph':
      return inlinesText(block.inlines).replace(START_OF_BLOCK, '$1\\$2');
    case 'item':
      // "+" and "-" both start a Markdown list; the level is its indent.
      return `${block.level === 2 ? '  ' : ''}- ${block.marker === '-' ? '' : `${escapeText(block.marker)} `}${inlinesText(block.inlines)}`;
    case 'table':
      return tableText(block.table);
  }
}

function listOf(lines: readonly string[]): string {
  return lines.map((line) => `- ${escapeText(line.replace(/^- /u, ''))}`).join('\n');
}

function inlinesText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.type === 'note') return `[^${inline.number}]`;
      let text = escapeInline(inline.type === 'text' ? inline.text : inline.printed);
      if (inline.italic) text = emphasis(text);
      if (inline.bold) text = strong(text);
      return text;
    })
    .join('');
}

function tableText(table: Table): string {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const marks = { left: ':---', right: '---:', center: ':---:' } as const;
  return [
    row(flatHead(table).map(escapeText)),
    row(table.columns.map(({ align }) => marks[align])),
    ...table.rows.map((line) =>
      row(
        table.columns.map((_, index) => {
          const text = escapeText(cellText(line.cells[index] ?? { type: 'empty' }));
          return isBold(line.level) ? strong(text) : text;
        }),
      ),
    ),
  ].join('\n');
}

/** Marks go inside the spaces: "** x **" is not bold in Markdown. */
function wrap(text: string, mark: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? [];
  return inner === '' ? text : `${before}${mark}${inner}${mark}${after}`;
}
function strong(text: string): string {
  return wrap(text, '**');
}
function emphasis(text: string): string {
  return wrap(text, '*');
}

/** "1." at the start of a line would start a list, "+" a bullet, "=" a heading. */
const START_OF_BLOCK = /^(\s*\d*)([.)+=-])(?=\s|$|[=-])/u;

function escapeInline(text: string): string {
  return text.replace(/\s*\n\s*/gu, ' ').replace(/[\\`*_[\]<>|~#&]/gu, '\\$&');
}
function escapeText(text: string): string {
  return escapeInline(text).replace(START_OF_BLOCK, '$1\\$2');
}
