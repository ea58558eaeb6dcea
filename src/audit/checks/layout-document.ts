/** The paragraphs of a part as they look, styles resolved, and the sections of the document. */
import { DocxTags } from '../../reading/docx-tags.ts';
import { isOn, type XmlAttributes } from '../../reading/xml.ts';
import { type LayoutStyles, type ParagraphLook, type RunLook, resolveRun, setParagraph, twipsOf } from './layout-styles.ts';
import { walkSafely } from './layout-xml.ts';

/** A stretch of words of one look; "\n" and "\t" stand for breaks and tabs. */
export interface LayoutRun {
  readonly text: string;
  /** Raw characters in the part, −1 for a sign that no `w:t` holds. */
  readonly from: number;
  readonly to: number;
  readonly look: RunLook;
}
export interface LayoutParagraph {
  readonly index: number;
  readonly runs: readonly LayoutRun[];
  readonly look: ParagraphLook;
  /** Outermost table, row and cell, from 0; −1 outside. */
  readonly table: number;
  readonly row: number;
  readonly cell: number;
  readonly section: number;
  readonly inBox: boolean;
  /** Look of a page number that stands here. */
  readonly pageNumber: RunLook | undefined;
  /** Fields decide by themselves what is shown. */
  readonly conditional: boolean;
  /** A frame around it says where it stands. */
  readonly frame: string | undefined;
}
export interface LayoutSection {
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly margins: Readonly<Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'gutter', number | undefined>>;
  readonly firstPageDiffers: boolean;
  /** Relation ids of headers and footers by "header first", "footer default", …; what is absent is inherited. */
  readonly references: ReadonlyMap<string, string>;
  readonly pageFormat: string;
}
export interface LayoutDocument {
  readonly paragraphs: readonly LayoutParagraph[];
  readonly sections: readonly LayoutSection[];
  /** Paragraphs that hold a picture. */
  readonly pictures: ReadonlySet<number>;
  /** Breaks to a new page, written or remembered by Word. */
  readonly pageBreaks: number;
}

interface OpenParagraph {
  readonly runs: { text: string; from: number; to: number; own: RunLook; character: string | undefined }[];
  readonly look: ParagraphLook;
  style: string | undefined;
  page: RunLook | null;
  conditional: boolean;
  frame: string | undefined;
}
interface OpenSection {
  width: number | undefined;
  height: number | undefined;
  readonly margins: Record<'top' | 'bottom' | 'left' | 'right' | 'header' | 'gutter', number | undefined>;
  firstPageDiffers: boolean;
  readonly references: Map<string, string>;
  pageFormat: string;
}

export function readLayout(part: string, xml: string | undefined, styles: LayoutStyles): LayoutDocument {
  const reader = new LayoutReader(xml ?? '', styles);
  walkSafely(part, xml, reader);
  return reader;
}

class LayoutReader implements LayoutDocument {
  readonly paragraphs: LayoutParagraph[] = [];
  readonly sections: OpenSection[] = [];
  readonly pictures = new Set<number>();
  pageBreaks = 0;
  readonly #xml: string;
  readonly #styles: LayoutStyles;
  readonly #tags = new DocxTags();
  readonly #open: OpenParagraph[] = [];
  readonly #tables: { ordinal: number; row: number; cell: number; style: string | undefined }[] = [];
  readonly #fields: ('instruction' | 'result')[] = [];
  #tableCount = 0;
  #boxes = 0;
  #own: RunLook = {};
  #character: string | undefined;
  #section: OpenSection | null = null;
  #textFrom = -1;
  #instruction = '';
  #instructionLook: RunLook = {};

  constructor(xml: string, styles: LayoutStyles) {
    this.#xml = xml;
    this.#styles = styles;
  }

  open(tag: string, attributes: XmlAttributes, position: number): void {
    const parent = this.#tags.open(tag);
    if (tag === 'fldChar') this.#field(attributes);
    if (this.#tags.unseen) return;
    if (parent === 'sectPr') this.#sectionProperty(tag, attributes);
    else if (parent.endsWith('Pr') && tag !== 'sectPr') this.#property(tag, parent, attributes);
    else if (parent === 'r') this.#inRun(tag, attributes, position);
    else this.#structure(tag, attributes);
  }

  close(tag: string, position: number): void {
    if (tag === 't' && this.#textFrom >= 0) this.#text(position);
    const parent = this.#tags.close(tag);
    if (parent === null) return;
    if (tag === 'p' && parent !== 'pPr') this.#closeParagraph();
    else if (tag === 'tbl') this.#tables.pop();
    else if (tag === 'txbxContent') this.#boxes -= 1;
    else if (tag === 'sectPr' && this.#section !== null) {
      this.sections.push(this.#section);
      this.#section = null;
      this.#closedHere = parent === 'pPr';
    }
  }

  text(text: string): void {
    if (this.#tags.current !== 'instrText' || this.#tags.deleted) return;
    this.#instruction += text;
    this.#instructionLook = this.#own;
  }

  #structure(tag: string, attributes: XmlAttributes): void {
    if (tag === 'p') this.#open.push({ runs: [], look: {}, style: undefined, page: null, conditional: false, frame: undefined });
    else if (tag === 'r') {
      this.#own = {};
      this.#character = undefined;
    } else if (tag === 'tbl')
      this.#tables.push({ ordinal: this.#tables[0]?.ordinal ?? this.#tableCount++, row: -1, cell: -1, style: undefined });
    else if (tag === 'tr') this.#nextRow();
    else if (tag === 'tc') this.#nextCell();
    else if (tag === 'txbxContent') this.#boxes += 1;
    else if (tag === 'sectPr') {
      const margins = { top: undefined, bottom: undefined, left: undefined, right: undefined, header: undefined, gutter: undefined };
      this.#section = {
        width: undefined,
        height: undefined,
        margins,
        firstPageDiffers: false,
        references: new Map(),
        pageFormat: 'decimal',
      };
    } else if (tag === 'fldSimple') this.#instructionOf(attributes['instr'] ?? '', {});
    else if (tag === 'pic' || tag === 'imagedata') this.pictures.add(this.paragraphs.length);
  }

  #nextRow(): void {
    const table = this.#tables.at(-1);
    if (table === undefined) return;
    table.row += 1;
    table.cell = -1;
  }
  #nextCell(): void {
    const table = this.#tables.at(-1);
    if (table !== undefined) table.cell += 1;
  }

  #property(tag: string, parent: string, attributes: XmlAttributes): void {
    const owner = this.#tags.owner;
    const paragraph = this.#open.at(-1);
    if (parent === 'rPr' && owner === 'r') {
      if (tag === 'rStyle') this.#character = attributes['val'];
      else this.#styles.runProperty(this.#own, tag, attributes);
    } else if (parent === 'tblPr' && tag === 'tblStyle') {
      const table = this.#tables.at(-1);
      if (table !== undefined) table.style = attributes['val'];
    } else if (paragraph === undefined) return;
    else if (parent === 'pPr') {
      if (tag === 'pStyle') paragraph.style = attributes['val'];
      else if (tag === 'framePr') paragraph.frame = attributes['xAlign'] ?? '';
      else setParagraph(paragraph.look, tag, attributes);
    } else if (parent === 'numPr' && tag === 'numId') paragraph.look.listed = attributes['val'] !== '0';
  }

  #sectionProperty(tag: string, attributes: XmlAttributes): void {
    const section = this.#section;
    if (section === null) return;
    if (tag === 'pgSz') {
      section.width = twipsOf(attributes['w']);
      section.height = twipsOf(attributes['h']);
    } else if (tag === 'pgMar')
      for (const side of ['top', 'bottom', 'left', 'right', 'header', 'gutter'] as const) section.margins[side] = twipsOf(attributes[side]);
    else if (tag === 'titlePg') section.firstPageDiffers = isOn(attributes);
    else if (tag === 'pgNumType') section.pageFormat = attributes['fmt'] ?? 'decimal';
    else if (tag === 'headerReference') section.references.set(`header ${attributes['type'] ?? 'default'}`, attributes['id'] ?? '');
    else if (tag === 'footerReference') section.references.set(`footer ${attributes['type'] ?? 'default'}`, attributes['id'] ?? '');
  }

  #inRun(tag: string, attributes: XmlAttributes, position: number): void {
    const paragraph = this.#open.at(-1);
    if (paragraph === undefined) return;
    if (tag === 'pgNum') paragraph.page = { ...this.#own };
    else if (tag === 'lastRenderedPageBreak' || (tag === 'br' && attributes['type'] === 'page')) this.pageBreaks += 1;
    if (this.#fields.includes('instruction')) return;
    if (tag === 't') this.#textFrom = position;
    else if (tag === 'tab' || tag === 'ptab') this.#sign('\t');
    else if (tag === 'br' || tag === 'cr') this.#sign('\n');
    else if (tag === 'noBreakHyphen') this.#sign('-');
  }

  #sign(text: string): void {
    this.#open.at(-1)?.runs.push({ text, from: -1, to: -1, own: this.#own, character: this.#character });
  }

  #text(position: number): void {
    const from = this.#textFrom;
    this.#textFrom = -1;
    const to = this.#xml.lastIndexOf('<', position - 1);
    // A self-closing element has no content.
    if (to <= from) return;
    const raw = this.#xml.slice(from, to);
    const text = raw.includes('&') || raw.includes('<') || raw.includes('\r') ? unescaped(raw) : raw;
    this.#open.at(-1)?.runs.push({ text: text.replace(/[\n\u2028\u2029]/gu, ' '), from, to, own: this.#own, character: this.#character });
  }

  #field(attributes: XmlAttributes): void {
    const type = attributes['fldCharType'];
    if (type === 'begin') {
      this.#fields.push('instruction');
      if (this.#instruction !== '') this.#instructionOf(this.#instruction, this.#instructionLook);
      this.#instruction = '';
      return;
    }
    if (this.#instruction !== '') this.#instructionOf(this.#instruction, this.#instructionLook);
    this.#instruction = '';
    if (type === 'separate' && this.#fields.length > 0) this.#fields[this.#fields.length - 1] = 'result';
    else if (type === 'end') this.#fields.pop();
  }

  #instructionOf(instruction: string, look: RunLook): void {
    const paragraph = this.#open.at(-1);
    if (paragraph === undefined) return;
    const name = instruction
      .trim()
      .split(/[\s\\]/u)[0]
      ?.toUpperCase();
    if (name === 'PAGE') paragraph.page = { ...look };
    else if (name === 'IF') paragraph.conditional = true;
  }

  #closeParagraph(): void {
    // A field that was never ended speaks in the paragraph it began in.
    if (this.#instruction !== '') this.#instructionOf(this.#instruction, this.#instructionLook);
    this.#instruction = '';
    const paragraph = this.#open.pop();
    if (paragraph === undefined) return;
    while (this.#fields.at(-1) === 'instruction') this.#fields.pop();
    const outer = this.#tables[0];
    const base = this.#styles.paragraph(paragraph.style, this.#tables.at(-1)?.style);
    const runs: LayoutRun[] = [];
    for (const { text, from, to, own, character } of paragraph.runs) {
      const look = resolveRun(base.run, character === undefined ? undefined : this.#styles.character(character), own);
      if (look.hidden !== true) runs.push({ text, from, to, look });
    }
    this.paragraphs.push({
      index: this.paragraphs.length,
      runs,
      look: { ...base.paragraph, ...paragraph.look },
      table: outer?.ordinal ?? -1,
      row: outer?.row ?? -1,
      cell: outer?.cell ?? -1,
      section: this.sections.length - (this.#closedHere ? 1 : 0),
      inBox: this.#boxes > 0,
      pageNumber: paragraph.page === null ? undefined : resolveRun(base.run, undefined, paragraph.page),
      conditional: paragraph.conditional,
      frame: paragraph.frame,
    });
    this.#closedHere = false;
  }
  /** The paragraph that carries the properties of a section is its last. */
  #closedHere = false;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(raw: string): string {
  return raw
    .replace(/<!--[\s\S]*?-->|<!\[CDATA\[|\]\]>/gu, '')
    .replace(/\r\n?/gu, '\n')
    .replace(
      /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/gu,
      (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        if (name !== undefined) return NAMED[name] ?? whole;
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      },
    );
}
