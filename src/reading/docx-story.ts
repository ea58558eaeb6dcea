/**
 * One story of a DOCX (body, a note, a header) → paragraphs and tables in reading order: tracked changes as accepted, fields as their
 * results, text boxes after the paragraph that holds them. A stack of its own instead of recursion: nesting has no limit in a strange file.
 */
import type { StoryItem, StoryParagraph } from './docx-items.ts';
import type { Numbering } from './docx-numbering.ts';
import { DocxParagraph } from './docx-paragraph.ts';
import type { DocxStyles } from './docx-styles.ts';
import { DocxTable } from './docx-table.ts';
import { DocxTags } from './docx-tags.ts';
import { isOn, walkXml, type XmlAttributes } from './xml.ts';

export interface StoryContext {
  readonly part: string;
  readonly xml: string;
  readonly styles: DocxStyles;
  readonly numbering: Numbering;
  /** Keys of typed notes, where known. */
  readonly notes: ReadonlySet<string>;
  /** The key of a note of Word whose mark stands here; null when it shows none. */
  mark(kind: 'footnote' | 'endnote', id: string): string | null;
}
export interface Story {
  readonly items: readonly StoryItem[];
  /** Items of w:footnote and w:endnote elements, by their id. */
  readonly byNote: ReadonlyMap<string, readonly StoryItem[]>;
}

interface Frame {
  readonly items: StoryItem[];
  paragraph: DocxParagraph | null;
  /** What text boxes of the paragraph hold. */
  after: StoryItem[];
  /** A paragraph whose mark is deleted waits for the next. */
  waiting: DocxParagraph | null;
  /** Of the run: hidden, raised. */
  hidden: boolean;
  raised: boolean;
  /** The run holds the mark that a note was given by hand. */
  customMark: boolean;
}
const newFrame = (): Frame => ({
  items: [],
  paragraph: null,
  after: [],
  waiting: null,
  hidden: false,
  raised: false,
  customMark: false,
});

/** @throws Problem unreadable-file */
export function readStory(context: StoryContext): Story {
  const reader = new StoryReader(context);
  walkXml(context.part, context.xml, reader);
  return { items: reader.items(), byNote: reader.byNote };
}

class StoryReader {
  readonly byNote = new Map<string, StoryItem[]>();
  readonly #context: StoryContext;
  readonly #tags = new DocxTags();
  readonly #frames: Frame[] = [newFrame()];
  readonly #tables: DocxTable[] = [];
  /** Fields around, outermost first: still in the instruction, or in the result. */
  readonly #fields: ('instruction' | 'result')[] = [];
  #instructions = 0;
  #textFrom = -1;
  #preserve = false;
  #textTag = '';

  constructor(context: StoryContext) {
    this.#context = context;
  }

  items(): readonly StoryItem[] {
    this.#closeWaiting(this.#frame);
    return this.#frame.items;
  }

  get #frame(): Frame {
    const frame = this.#frames.at(-1);
    if (frame === undefined) throw new Error('a story has a frame');
    return frame;
  }

  open(tag: string, attributes: XmlAttributes, position: number, qualified: string): void {
    const parent = this.#tags.open(tag);
    if (parent === '') this.#textTag = `${qualified.slice(0, qualified.indexOf(':') + 1)}t`;
    if (this.#tags.unseen) {
      if (tag === 'fldChar') this.#field(attributes);
      return;
    }
    if (parent.endsWith('Pr')) this.#property(tag, parent, attributes);
    else if (parent === 'r') this.#inRun(tag, attributes, position, qualified);
    else this.#structure(tag, attributes);
  }

  close(tag: string, position: number): void {
    if (tag === 't' && this.#textFrom >= 0) this.#text(position);
    const parent = this.#tags.close(tag);
    if (parent === null) return;
    if (tag === 'p' && parent !== 'pPr') this.#closeParagraph();
    else if (tag === 'tc') this.#closeCell();
    else if (tag === 'tbl') this.#closeTable();
    else if (tag === 'txbxContent' && this.#frames.length > 1) {
      const inner = this.#frames.pop();
      if (inner === undefined) return;
      this.#closeWaiting(inner);
      const outer = this.#frame;
      append(outer.paragraph === null ? outer.items : outer.after, inner.items);
    } else if (tag === 'footnote' || tag === 'endnote') this.#closeNote();
  }

  #noteId = '';
  #closeNote(): void {
    this.#closeWaiting(this.#frame);
    this.byNote.set(this.#noteId, this.#frame.items.splice(0));
  }

  #structure(tag: string, attributes: XmlAttributes): void {
    const frame = this.#frame;
    if (tag === 'p') {
      frame.paragraph = frame.waiting?.continued() ?? new DocxParagraph(this.#context.notes);
      frame.waiting = null;
      frame.after = [];
    } else if (tag === 'r') {
      frame.hidden = false;
      frame.raised = false;
      frame.customMark = false;
    } else if (tag === 'tbl') {
      this.#closeWaiting(frame);
      this.#tables.push(new DocxTable());
    } else if (tag === 'tr') this.#tables.at(-1)?.openRow();
    else if (tag === 'tc') {
      this.#tables.at(-1)?.openCell();
      this.#frames.push(newFrame());
    } else if (tag === 'txbxContent') this.#frames.push(newFrame());
    else if (tag === 'footnote' || tag === 'endnote') this.#noteId = attributes['id'] ?? '';
  }

  #property(tag: string, parent: string, attributes: XmlAttributes): void {
    const frame = this.#frame;
    const owner = this.#tags.owner;
    if (parent === 'rPr' && owner === 'r') {
      if (tag === 'vanish') frame.hidden = isOn(attributes);
      else if (tag === 'vertAlign') frame.raised = attributes['val'] === 'superscript';
      else if (tag === 'rStyle') {
        frame.hidden ||= this.#context.styles.vanish(attributes['val']);
        frame.raised ||= this.#context.styles.raised(attributes['val']);
      }
      return;
    }
    const properties = frame.paragraph?.properties;
    if (parent === 'rPr' && owner === 'pPr' && properties !== undefined) {
      if (tag === 'del' || tag === 'moveFrom' || (tag === 'vanish' && isOn(attributes))) properties.joined = true;
    } else if (parent === 'pPr' && properties !== undefined) {
      if (tag === 'pStyle') properties.style = attributes['val'];
      else if (tag === 'outlineLvl') properties.outline = Number(attributes['val']);
    } else if (parent === 'numPr' && properties !== undefined) {
      if (tag === 'numId') properties.numId = attributes['val'];
      else if (tag === 'ilvl') properties.level = Number(attributes['val']);
    } else if (parent === 'tcPr' || parent === 'trPr') this.#tables.at(-1)?.property(tag, attributes);
  }

  #inRun(tag: string, attributes: XmlAttributes, position: number, qualified: string): void {
    if (tag === 'fldChar') this.#field(attributes);
    const frame = this.#frame;
    const paragraph = frame.paragraph;
    if (paragraph === null || frame.hidden || this.#instructions > 0) return;
    if (tag === 't') {
      this.#textFrom = position;
      this.#preserve = attributes['space'] === 'preserve' || qualified !== this.#textTag;
    } else if (tag === 'tab' || tag === 'ptab' || tag === 'br' || tag === 'cr') paragraph.sign(' ');
    else if (tag === 'noBreakHyphen') paragraph.sign('-', frame.raised);
    else if (tag === 'footnoteReference' || tag === 'endnoteReference') {
      frame.customMark = attributes['customMarkFollows'] !== undefined && isOn({ val: attributes['customMarkFollows'] });
      paragraph.noteMark(this.#context.mark(tag === 'footnoteReference' ? 'footnote' : 'endnote', attributes['id'] ?? ''));
    } else if (tag === 'footnoteRef' || tag === 'endnoteRef') paragraph.noteMark(null);
  }

  #text(position: number): void {
    const { part, xml } = this.#context;
    const qualifiedLength = xml.lastIndexOf('<', position - 1);
    let from = this.#textFrom;
    // A self-closing element has no content.
    let to = Math.max(from, qualifiedLength);
    this.#textFrom = -1;
    const closed = xml.startsWith(`</${this.#textTag}`, to);
    if (!this.#preserve) {
      while (from < to && /[ \t\r\n]/u.test(xml.charAt(from))) from += 1;
      while (to > from && /[ \t\r\n]/u.test(xml.charAt(to - 1))) to -= 1;
    }
    const frame = this.#frame;
    // The mark that the author chose for a note is not part of the words.
    if (from === to || frame.customMark) return;
    frame.paragraph?.raw(part, xml, from, to, frame.raised, closed);
  }

  #field(attributes: XmlAttributes): void {
    const type = attributes['fldCharType'];
    const top = this.#fields.at(-1);
    if (type === 'begin') this.#fields.push('instruction');
    else if (type === 'separate' && top !== undefined) this.#fields[this.#fields.length - 1] = 'result';
    else if (type === 'end') this.#fields.pop();
    if (type === 'begin') this.#instructions += 1;
    else if (top === 'instruction') this.#instructions -= 1;
  }

  #closeParagraph(): void {
    const frame = this.#frame;
    const paragraph = frame.paragraph;
    frame.paragraph = null;
    // An instruction does not go over the end of a paragraph: such a field is broken and must not hide the rest of the document.
    while (this.#fields.at(-1) === 'instruction') {
      this.#fields.pop();
      this.#instructions -= 1;
    }
    if (paragraph === null) return;
    if (paragraph.properties.joined) frame.waiting = paragraph;
    else frame.items.push(this.#finished(paragraph));
    append(frame.items, frame.after);
    frame.after = [];
  }

  #closeWaiting(frame: Frame): void {
    if (frame.waiting !== null) frame.items.push(this.#finished(frame.waiting));
    frame.waiting = null;
  }

  #finished(paragraph: DocxParagraph): StoryParagraph {
    const { styles, numbering } = this.#context;
    const { style = styles.defaultParagraph, numId, level, outline } = paragraph.properties;
    const byStyle = styles.numbering(style);
    const list = numId ?? byStyle.numId;
    return {
      type: 'paragraph',
      content: paragraph.inline(),
      note: paragraph.note,
      heading: outline !== undefined && Number.isInteger(outline) ? (outline < 9 ? outline + 1 : 0) : styles.heading(style),
      list:
        list === undefined || list === '0'
          ? null
          : numbering.next(list, level ?? byStyle.level, numId === undefined ? byStyle.style : style),
    };
  }

  #closeCell(): void {
    if (this.#frames.length < 2) return;
    const frame = this.#frames.pop();
    if (frame === undefined) return;
    this.#closeWaiting(frame);
    this.#tables.at(-1)?.closeCell(frame.items);
  }

  #closeTable(): void {
    const table = this.#tables.pop();
    if (table === undefined) return;
    append(this.#frame.items, table.finish(this.#tables.length === 0));
  }
}

/** Without spreading: a call has no room for a hundred thousand arguments. */
function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}
