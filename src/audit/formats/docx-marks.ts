/** Puts the marks of comments into the XML of a document; runs are cut where a comment begins or ends inside one. */
import { escapeXml } from './docx-comments.ts';
import type { Places, TextElement } from './docx-places.ts';

/** Raw offsets, and the elements that hold them. */
export interface Range {
  readonly first: TextElement;
  readonly from: number;
  readonly last: TextElement;
  readonly to: number;
}

interface Place {
  /** Ends before beginnings, so that what touches does not overlap. */
  readonly ends: string[];
  readonly begins: string[];
  /** The text element whose run is cut here. */
  readonly cut: TextElement | undefined;
}

export class CommentMarks {
  readonly #xml: string;
  readonly #places: Places;
  readonly #marks = new Map<number, Place>();
  readonly #namespace: string;

  constructor(xml: string, places: Places) {
    this.#xml = xml;
    this.#places = places;
    this.#namespace = places.prefixed ? '' : ` xmlns:w="${escapeXml(places.namespace)}"`;
  }

  /** `null`: a document without words; the comment hangs on its first paragraph. */
  add(id: number, range: Range | null): void {
    const begin = `<w:commentRangeStart${this.#namespace} w:id="${id}"/>`;
    const end = `<w:commentRangeEnd${this.#namespace} w:id="${id}"/><w:r${this.#namespace}><w:commentReference w:id="${id}"/></w:r>`;
    if (range === null) {
      if (this.#places.firstParagraph >= 0) this.#at(this.#places.firstParagraph, undefined).begins.push(begin + end);
      return;
    }
    this.#begin(range.first, range.from).begins.push(begin);
    this.#end(range.last, range.to).ends.push(end);
  }

  #begin(text: TextElement, raw: number): Place {
    if (text.shell !== undefined) return this.#at(text.shell.from, undefined);
    if (raw > text.wordsFrom && raw < text.wordsTo) return this.#at(raw, text);
    return this.#isBlank(text.run.contentFrom, text.from) ? this.#at(text.run.from, undefined) : this.#at(text.from, text);
  }

  #end(text: TextElement, raw: number): Place {
    if (text.shell !== undefined) return this.#at(text.shell.to, undefined);
    if (raw > text.wordsFrom && raw < text.wordsTo) return this.#at(raw, text);
    return this.#isBlank(text.to, text.run.contentTo) ? this.#at(text.run.to, undefined) : this.#at(text.to, text);
  }

  #isBlank(from: number, to: number): boolean {
    return this.#xml.slice(from, to).trim() === '';
  }

  #at(offset: number, cut: TextElement | undefined): Place {
    const held = this.#marks.get(offset);
    if (held !== undefined) return held;
    const place: Place = { ends: [], begins: [], cut };
    this.#marks.set(offset, place);
    return place;
  }

  written(): string {
    const edits: { readonly at: number; readonly to: number; readonly xml: string }[] = [];
    const cutTexts = new Set<TextElement>();
    for (const [at, { ends, begins, cut }] of this.#marks) {
      const marks = ends.join('') + begins.join('');
      if (cut === undefined) edits.push({ at, to: at, xml: marks });
      else {
        const inside = at > cut.wordsFrom && at < cut.wordsTo;
        if (inside) cutTexts.add(cut);
        const around = `</${nameOf(cut.run.open)}>${marks}${cut.run.open}`;
        edits.push({ at, to: at, xml: inside ? `</${cut.tag}>${around}<${cut.tag} xml:space="preserve">` : around });
      }
    }
    // Blanks at a cut are part of the words now; those that Word left out must stay out.
    for (const { from, wordsFrom, wordsTo, to, tag } of cutTexts) {
      edits.push({ at: from, to: wordsFrom, xml: `<${tag} xml:space="preserve">` });
      const blanks = /^\s*/u.exec(this.#xml.slice(wordsTo, to))?.[0].length ?? 0;
      if (blanks > 0) edits.push({ at: wordsTo, to: wordsTo + blanks, xml: '' });
    }
    edits.sort((a, b) => a.at - b.at || a.to - b.to);
    let out = '';
    let at = 0;
    for (const edit of edits) {
      out += this.#xml.slice(at, edit.at) + edit.xml;
      at = edit.to;
    }
    return out + this.#xml.slice(at);
  }
}

const nameOf = (startTag: string) => /^<([^\s/>]+)/u.exec(startTag)?.[1] ?? '';
