/** Where a comment can begin and end in the XML of a document: the text elements of the body and the runs that hold them. */
import { walkXml, type XmlAttributes } from '../../reading/xml.ts';

/** Raw offsets: of the element with its tags. */
interface Extent {
  readonly from: number;
  to: number;
}
interface Run extends Extent {
  /** Its start tag and properties, to begin another one like it. */
  readonly open: string;
  /** Where its content begins, after the properties, and ends. */
  contentFrom: number;
  contentTo: number;
}
export interface TextElement extends Extent {
  /** Its words without what Word leaves out at the ends. */
  wordsFrom: number;
  wordsTo: number;
  readonly tag: string;
  readonly run: Run;
  /** What a comment must stay outside of: a plain-text control, a drawing with its text box. */
  readonly shell: Extent | undefined;
}
export interface Places {
  /** In order. */
  readonly texts: readonly TextElement[];
  /** After the properties of the first paragraph that can hold something; −1 without one. */
  readonly firstParagraph: number;
  /** The namespace that the document is written in, and the prefix "w" where it means that. */
  readonly namespace: string;
  readonly prefixed: boolean;
}

interface Open extends Extent {
  readonly tag: string;
  plain: boolean;
  run: MutableRun | undefined;
}
type MutableRun = { -readonly [key in keyof Run]: Run[key] };

const PLAIN = new Set(['text', 'date', 'dropDownList', 'comboBox', 'dataBinding', 'citation']);
const TRANSITIONAL = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** @throws Problem unreadable-file */
export function placesOf(name: string, xml: string): Places {
  const scan = new PlaceScan(xml);
  walkXml(name, xml, scan);
  return scan;
}

class PlaceScan implements Places {
  readonly texts: TextElement[] = [];
  firstParagraph = -1;
  namespace = TRANSITIONAL;
  prefixed = false;
  readonly #xml: string;
  readonly #open: Open[] = [];
  #prefix = '';
  #text: { from: number; position: number; preserve: boolean; tag: string } | null = null;
  #wantsParagraph = false;

  constructor(xml: string) {
    this.#xml = xml;
  }

  open(tag: string, attributes: XmlAttributes, position: number, qualified: string): void {
    // No "<" stands inside a tag.
    const from = this.#xml.lastIndexOf('<', position - 1);
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      this.#prefix = qualified.slice(0, qualified.indexOf(':') + 1);
      this.namespace = attributes[this.#prefix === '' ? 'xmlns' : `xmlns:${this.#prefix.slice(0, -1)}`] ?? TRANSITIONAL;
      this.prefixed = this.#prefix === 'w:';
    }
    const mine = qualified === `${this.#prefix}${tag}`;
    const open: Open = { tag: mine || tag === 'AlternateContent' ? tag : '', from, to: -1, plain: false, run: undefined };
    if (open.tag === 'r') open.run = { from, to: -1, open: this.#xml.slice(from, position), contentFrom: position, contentTo: -1 };
    else if (open.tag === 't' && parent?.run !== undefined)
      this.#text = { from, position, preserve: attributes['space'] === 'preserve', tag: qualified };
    else if (parent?.tag === 'sdtPr' && PLAIN.has(tag)) {
      const control = this.#open.at(-2);
      if (control !== undefined) control.plain = true;
    }
    if (this.#wantsParagraph && tag !== 'pPr') this.#setParagraph(from);
    if (open.tag === 'p' && this.firstParagraph < 0 && this.#xml.charAt(position - 2) !== '/') this.#wantsParagraph = true;
    this.#open.push(open);
  }

  close(tag: string, position: number): void {
    const open = this.#open.pop();
    const parent = this.#open.at(-1);
    if (open === undefined) return;
    open.to = position;
    if (open.tag === 'rPr' && parent?.run !== undefined && parent.run.contentFrom <= open.from) {
      parent.run.open += this.#xml.slice(parent.run.contentFrom, position);
      parent.run.contentFrom = position;
    } else if (open.run !== undefined) {
      open.run.to = position;
      open.run.contentTo = this.#xml.lastIndexOf('<', position - 1);
    } else if (open.tag === 't' && this.#text !== null && parent?.run !== undefined) this.#closeText(position, parent.run);
    if (this.#wantsParagraph && (tag === 'pPr' || tag === 'p'))
      this.#setParagraph(tag === 'p' ? this.#xml.lastIndexOf('<', position - 1) : position);
  }

  #setParagraph(at: number): void {
    const inside = this.#open.at(-1)?.tag === 'pPr';
    if (inside) return;
    this.firstParagraph = at;
    this.#wantsParagraph = false;
  }

  #closeText(position: number, run: Run): void {
    const text = this.#text;
    this.#text = null;
    if (text === null) return;
    let wordsFrom = text.position;
    let wordsTo = Math.max(wordsFrom, this.#xml.lastIndexOf('<', position - 1));
    if (!text.preserve) {
      while (wordsFrom < wordsTo && /[ \t\r\n]/u.test(this.#xml.charAt(wordsFrom))) wordsFrom += 1;
      while (wordsTo > wordsFrom && /[ \t\r\n]/u.test(this.#xml.charAt(wordsTo - 1))) wordsTo -= 1;
    }
    if (wordsFrom < wordsTo)
      this.texts.push({ from: text.from, to: position, wordsFrom, wordsTo, tag: text.tag, run, shell: this.#shell() });
  }

  /** The outermost element inside a paragraph that a comment must not cut. */
  #shell(): Extent | undefined {
    const inBox = this.#open.findLastIndex(({ tag }) => tag === 'txbxContent');
    let inParagraph = false;
    for (const [index, open] of this.#open.entries()) {
      if (open.tag === 'p') inParagraph = true;
      if (inParagraph && (open.tag === 'AlternateContent' || (open.tag === 'r' && index < inBox) || (open.tag === 'sdt' && open.plain)))
        return open.run ?? open;
    }
    return undefined;
  }
}
