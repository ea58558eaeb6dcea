/** Lines and papers written short: text with a look, no file around them. */
import type { LayoutDocument, LayoutParagraph, LayoutSection } from './layout-document.ts';
import { type Line, linesOf } from './layout-lines.ts';
import type { Deviation, Paper } from './layout-paper.ts';
import { type RunLook, readLayoutStyles } from './layout-styles.ts';

export const paragraph = (text: string, look: RunLook = {}, more: Partial<LayoutParagraph> = {}): LayoutParagraph => ({
  index: 0,
  runs: [{ text, from: 0, to: text.length, look: { size: 14, ...look } }],
  look: {},
  table: -1,
  row: -1,
  cell: -1,
  section: 0,
  inBox: false,
  pageNumber: undefined,
  conditional: false,
  frame: undefined,
  ...more,
});
export function typed(text: string, look: RunLook = {}, more: Partial<LayoutParagraph> = {}): Line {
  const [line] = linesOf([paragraph(text, look, more)]);
  if (line === undefined) throw new Error(`no line: ${text}`);
  return line;
}
/** Lines one under the other, with the indexes of their paragraphs. */
export const under = (...lines: readonly Line[]): Line[] =>
  lines.map((line, index) => ({ ...line, paragraph: { ...line.paragraph, index } }));

export const section = (more: Partial<LayoutSection> = {}): LayoutSection => ({
  width: 11_907,
  height: 16_840,
  margins: { top: 1134, bottom: 1134, left: 1701, right: 1134, header: 567, gutter: 0 },
  firstPageDiffers: true,
  references: new Map(),
  pageFormat: 'decimal',
  ...more,
});
export const documentOf = (lines: readonly Line[], more: Partial<LayoutDocument> = {}): LayoutDocument => ({
  paragraphs: lines.map((line) => line.paragraph),
  sections: [section()],
  pictures: new Set(),
  pageBreaks: 0,
  ...more,
});
export function paperWith(more: Partial<Paper>): Paper {
  const lines = more.lines ?? [];
  return {
    source: { format: 'docx', text: '', blocks: [], spans: [], anchors: [] } as unknown as Paper['source'],
    parts: new Map(),
    styles: readLayoutStyles(undefined, undefined),
    document: documentOf(lines),
    lines,
    binding: 'full',
    mainSection: 0,
    running: '',
    national: undefined,
    motto: undefined,
    issuer: [],
    number: undefined,
    date: undefined,
    kind: undefined,
    title: undefined,
    about: undefined,
    addressees: undefined,
    recipients: undefined,
    authority: [],
    bodyFrom: 0,
    bodyTo: lines.length,
    annexFrom: lines.length,
    ...more,
  };
}
export const saidOf = (deviations: readonly Deviation[]): string[] =>
  deviations.map(
    ({ severity, item, message, stated, expected, lines }) =>
      `${severity} ${item}: ${message}${stated === undefined && expected === undefined ? '' : ` {${stated ?? '–'} → ${expected ?? '–'}}`}${lines.length === 0 ? '' : ` [${lines.map((line) => line.text.slice(0, 30)).join(' | ')}]`}`,
  );
