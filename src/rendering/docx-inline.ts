/** Runs of a paragraph in DOCX: text, footnote marks, and figures as content controls inside bookmarks. */

import type { ParagraphChild } from 'docx';
import { FootnoteReferenceRun, TextRun, XmlAttributeComponent, XmlComponent } from 'docx';
import type { Figure, Inline } from '../kernel/document.ts';

class Attributes extends XmlAttributeComponent<Record<string, string>> {}

/** Any element that the docx library has no class for. */
class Element extends XmlComponent {
  constructor(name: string, attributes: Record<string, string>, children: readonly XmlComponent[] = []) {
    super(name);
    const attributesComponent = new Attributes(attributes);
    // The library maps property names to XML names; ours are already XML names.
    Object.assign(attributesComponent, { xmlKeys: Object.fromEntries(Object.keys(attributes).map((key) => [key, key])) });
    this.root.push(attributesComponent, ...children);
  }
}

// Word limits tag and title of a content control to 64 characters.
const TITLE_LIMIT = 64;

export interface FigureRun {
  readonly figure: string;
  readonly place: number;
  readonly printed: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/**
 * `fig:<id>` as the control's tag, `fig_<id>_<place>` as the bookmark around it: LibreOffice drops the tag and keeps the
 * bookmark. Ids follow the place, so the same report has the same bytes.
 */
export function figureControl(run: FigureRun, figures: ReadonlyMap<string, Figure>): ParagraphChild[] {
  const label = figures.get(run.figure)?.label ?? run.figure;
  // The control's own run properties: what is typed into it keeps them.
  const look = [...(run.bold ? [new Element('w:b', {})] : []), ...(run.italic ? [new Element('w:i', {})] : [])];
  const properties = new Element('w:sdtPr', {}, [
    ...(look.length === 0 ? [] : [new Element('w:rPr', {}, look)]),
    new Element('w:alias', { 'w:val': [...label].slice(0, TITLE_LIMIT).join('').slice(0, TITLE_LIMIT) }),
    new Element('w:tag', { 'w:val': `fig:${run.figure}` }),
    new Element('w:id', { 'w:val': String(1_000_000 + run.place) }),
    // A plain-text control loses bold and italic in LibreOffice: only plain figures have one.
    ...(look.length === 0 ? [new Element('w:text', {})] : []),
  ]);
  const content = new Element('w:sdtContent', {}, [textRun(run.printed, run.bold, run.italic)]);
  const id = String(run.place);
  const elements: XmlComponent[] = [
    new Element('w:bookmarkStart', { 'w:id': id, 'w:name': `fig_${run.figure}_${run.place}` }),
    new Element('w:sdt', {}, [properties, content]),
    new Element('w:bookmarkEnd', { 'w:id': id }),
  ];
  return elements as unknown as ParagraphChild[];
}

export function textRun(text: string, bold: boolean | undefined, italic: boolean | undefined): TextRun {
  return new TextRun({ text, ...(bold ? { bold: true } : {}), ...(italic ? { italics: true } : {}) });
}

export function inlineRuns(inlines: readonly Inline[], figures: ReadonlyMap<string, Figure>): ParagraphChild[] {
  return inlines.flatMap((inline): ParagraphChild[] => {
    if (inline.type === 'text') return inline.text === '' ? [] : [textRun(inline.text, inline.bold, inline.italic)];
    if (inline.type === 'note') return [new FootnoteReferenceRun(inline.number)];
    return figureControl(inline, figures);
  });
}
