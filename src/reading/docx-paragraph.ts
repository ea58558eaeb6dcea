/** One paragraph of a DOCX as its runs come: words with the way back to the XML, marks of notes, properties. */
import type { NoteAnchor, SourceSpan } from './audit-text.ts';
import { decodeEntity } from './entities.ts';
import { INVISIBLE, isPowerOfUnit, noteKey, raised } from './marks.ts';
import type { Inline } from './text-builder.ts';

export interface ParagraphProperties {
  style: string | undefined;
  numId: string | undefined;
  level: number | undefined;
  outline: number | undefined;
  /** Its mark is deleted or hidden: the next paragraph goes on in its line. */
  joined: boolean;
}

interface Piece {
  text: string;
  part: string;
  /** −1: no way back (a tab, a hyphen element). */
  from: number;
  to: number;
}

const NO_PROPERTIES: ParagraphProperties = { style: undefined, numId: undefined, level: undefined, outline: undefined, joined: false };

export class DocxParagraph {
  readonly properties: ParagraphProperties = { ...NO_PROPERTIES };
  /** Key of the typed mark it begins with. */
  note: string | undefined;
  readonly #notes: ReadonlySet<string>;
  readonly #pieces: Piece[] = [];
  readonly #anchors: { piece: number; note: string }[] = [];
  /** Raised pieces whose meaning is not settled yet. */
  #raised: Piece[] = [];
  /** The last words that are settled, for what stands before a raised one. */
  #before = '';
  /** The mark of a note was just read after an opening bracket: the closing one belongs to it. */
  #bracket = false;

  /** @param notes keys of notes that are typed in the document, not made by Word */
  constructor(notes: ReadonlySet<string>) {
    this.#notes = notes;
  }

  /** A sign that no `w:t` holds. */
  sign(text: string, isRaised = false): void {
    this.#put({ text, part: '', from: -1, to: -1 }, isRaised);
  }

  /** The content of a `w:t`, the raw characters from–to of the part. */
  raw(part: string, xml: string, from: number, to: number, isRaised: boolean, hasSource: boolean): void {
    for (const piece of decodeRaw(xml, from, to))
      this.#put(hasSource ? { ...piece, part } : { ...piece, part: '', from: -1, to: -1 }, isRaised);
  }

  /** The mark of a note of Word; null inside the note itself. Brackets around it belong to it. */
  noteMark(note: string | null): void {
    const opened = this.#raised.at(-1) ?? this.#pieces.at(-1);
    if (opened?.text.endsWith('(') || opened?.text.endsWith('[')) {
      opened.text = opened.text.slice(0, -1);
      opened.to -= 1;
      this.#bracket = true;
    }
    this.#settle();
    if (note !== null) this.#anchors.push({ piece: this.#pieces.length, note });
  }

  /** The next paragraph goes on in this one, with properties of its own. */
  continued(): DocxParagraph {
    Object.assign(this.properties, NO_PROPERTIES);
    return this;
  }

  inline(): Inline {
    this.#settle();
    const spans: SourceSpan[] = [];
    const anchors: NoteAnchor[] = [];
    let next = 0;
    let length = 0;
    for (let index = 0; index <= this.#pieces.length; index += 1) {
      for (let found = this.#anchors[next]; found !== undefined && found.piece <= index; found = this.#anchors[++next])
        anchors.push({ note: found.note, at: length });
      const piece = this.#pieces[index];
      if (piece === undefined || piece.text === '') continue;
      const { part, from, to } = piece;
      if (from >= 0) spans.push({ start: length, end: length + piece.text.length, part, from, to });
      length += piece.text.length;
    }
    return { text: this.#pieces.map(({ text }) => text).join(''), anchors, spans };
  }

  #put(piece: Piece, isRaised: boolean): void {
    let rest = piece;
    if (this.#bracket && piece.text !== '') {
      this.#bracket = false;
      if (/^[)\]]/u.test(piece.text)) rest = { ...piece, text: piece.text.slice(1), from: piece.from + (piece.from < 0 ? 0 : 1) };
    }
    if (isRaised) this.#raised.push(rest);
    else {
      this.#settle();
      this.#push(rest);
    }
  }

  #push(piece: Piece): void {
    this.#pieces.push(piece);
    this.#before = (this.#before + piece.text).trimStart().slice(-8);
  }

  /** Raised words are the typed mark of a note, a power ("km²"), or just small. */
  #settle(): void {
    const pieces = this.#raised;
    if (pieces.length === 0) return;
    this.#raised = [];
    const text = pieces.map((piece) => piece.text).join('');
    const key = noteKey(text);
    if (key !== null && this.#before === '' && this.#anchors.length === 0) this.note = key;
    else if (key !== null && !isPowerOfUnit(this.#before, text) && (this.#notes.has(key) || /^[([]\d/u.test(text.trim())))
      this.#anchors.push({ piece: this.#pieces.length, note: key });
    else if (/^\d+$/u.test(text)) this.#push({ text: raised(text), part: '', from: -1, to: -1 });
    else for (const piece of pieces) this.#push(piece);
  }
}

const SPECIAL = /[&<\r\n\t\u00ad\u200b\u2060\ufeff\u2028\u2029]/u;
const DROPPED = /[\u00ad\u200b\u2060\ufeff]/u;
const BREAK = /[\n\r\t\u2028\u2029]/u;

/** Raw XML text → pieces that each decode from one stretch of it; breaks become spaces, invisible signs end a piece. */
function decodeRaw(xml: string, from: number, to: number): Omit<Piece, 'part'>[] {
  const whole = xml.slice(from, to);
  if (!SPECIAL.test(whole)) return [{ text: whole, from, to }];
  if (whole.includes('<![CDATA[')) return [{ text: unwrapped(whole), from: -1, to: -1 }];
  const pieces: Omit<Piece, 'part'>[] = [];
  let text = '';
  let start = from;
  const end = (at: number, next: number) => {
    if (text !== '') pieces.push({ text, from: start, to: at });
    text = '';
    start = next;
  };
  for (let at = from; at < to; ) {
    const { text: sign, length } = rawSign(xml, at, to);
    if (sign === null || DROPPED.test(sign)) end(at, at + length);
    else text += BREAK.test(sign) ? ' ' : sign;
    at += length;
  }
  end(to, to);
  return pieces;
}

/** CDATA, which no office program writes: its words without the way back. */
function unwrapped(raw: string): string {
  return raw
    .split(/<!\[CDATA\[|\]\]>/u)
    .map((text, index) =>
      index % 2 === 1
        ? text
        : decodeRaw(text, 0, text.length)
            .map((piece) => piece.text)
            .join(''),
    )
    .join('')
    .replace(INVISIBLE, '')
    .replace(/[\n\r\t\u2028\u2029]/gu, ' ');
}

/** One character as written; null for a comment, which is no text. */
function rawSign(xml: string, at: number, to: number): { readonly text: string | null; readonly length: number } {
  const sign = xml.charAt(at);
  if (sign === '&') return decodeEntity(xml, at) ?? { text: '&', length: 1 };
  if (sign === '\r') return { text: '\n', length: xml.charAt(at + 1) === '\n' ? 2 : 1 };
  if (sign !== '<') return { text: sign, length: 1 };
  const end = xml.indexOf('>', xml.startsWith('<!--', at) ? xml.indexOf('-->', at) : at);
  return { text: null, length: (end < 0 ? to : end + 1) - at };
}

/** Where `count` decoded characters after the raw offset `from` end. */
export function advanceRaw(xml: string, from: number, count: number): number {
  let at = from;
  for (let done = 0; done < count && at < xml.length; ) {
    const { text, length } = rawSign(xml, at, xml.length);
    done += text?.length ?? 0;
    at += length;
  }
  return at;
}
