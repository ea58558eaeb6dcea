/**
 * The document itself with a Word comment at each finding. Only word/document.xml, the part of the comments, the content types and the
 * document's relations are written anew; every other part of the package keeps its bytes.
 */
import type { Finding, Quote } from '../../kernel/finding.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AuditText, SourceSpan } from '../../reading/audit-text.ts';
import { advanceRaw } from '../../reading/docx-paragraph.ts';
import { openPackage } from '../../reading/package-guard.ts';
import { decodePart } from '../../reading/xml.ts';
import { commentOf, commentParts, declaredUtf8 } from './docx-comments.ts';
import { CommentMarks, type Range } from './docx-marks.ts';
import { rewritten } from './docx-package.ts';
import { placesOf, type TextElement } from './docx-places.ts';

const MAIN = 'word/document.xml';
/**
 * @param date of the comments, ISO 8601
 * @throws Problem of openPackage; unsupported-file for another kind of document
 */
export function toAnnotatedDocx(bytes: Uint8Array, source: AuditText, findings: readonly Finding[], date: string): Uint8Array {
  if (source.format !== 'docx')
    throw new Problem('unsupported-file', 'Chỉ ghi được chú thích vào tệp .docx; với tệp khác, dùng --format html.');
  const parts = openPackage(bytes);
  const main = parts.get(MAIN);
  if (main === undefined) throw new Problem('unsupported-file', 'Tệp không phải văn bản Word (.docx): thiếu phần word/document.xml.');
  const changed = findings.length === 0 ? new Map<string, string>() : annotatedParts(parts, decodePart(main), source, findings, date);
  return rewritten(parts, changed);
}

function annotatedParts(
  parts: ReadonlyMap<string, Uint8Array>,
  xml: string,
  source: AuditText,
  findings: readonly Finding[],
  date: string,
): Map<string, string> {
  const places = placesOf(MAIN, xml);
  const held = commentParts(parts, places.namespace);
  const finder = new PlaceFinder(xml, places.texts, source);
  const marks = new CommentMarks(xml, places);
  const comments = findings.map((finding, index) => {
    const id = held.nextId + index;
    marks.add(id, finder.find(finding));
    return commentOf(id, finding, date, places.namespace);
  });
  return new Map([...held.withComments(comments), [MAIN, declaredUtf8(marks.written())]]);
}

/** From a finding to the elements that hold its words. */
class PlaceFinder {
  readonly #xml: string;
  readonly #texts: readonly TextElement[];
  readonly #source: AuditText;
  readonly #spans: readonly SourceSpan[];

  constructor(xml: string, texts: readonly TextElement[], source: AuditText) {
    this.#xml = xml;
    this.#texts = texts;
    this.#source = source;
    this.#spans = source.spans.filter(({ part }) => part === MAIN);
  }

  /** Of the first quote that stands in the body; else at the mark of its note; else the first words of the body. */
  find({ quotes }: Finding): Range | null {
    for (const quote of quotes) {
      const range = this.#range(quote.start, Math.max(quote.end, quote.start + 1));
      if (range !== null) return range;
    }
    for (const quote of quotes) {
      const range = this.#noteMark(quote);
      if (range !== null) return range;
    }
    const first = this.#texts.find(({ shell }) => shell === undefined) ?? this.#texts[0];
    return first === undefined ? null : { first, from: first.wordsFrom, last: first, to: first.wordsTo };
  }

  /** The word before the mark of the note that holds a quote. */
  #noteMark({ block }: Quote): Range | null {
    const { blocks, anchors, text } = this.#source;
    const note = blocks[block]?.note;
    const at = anchors.find((anchor) => anchor.note === note && note !== undefined)?.at;
    if (at === undefined) return null;
    const before = text.slice(Math.max(0, at - 80), at);
    const word = /\S+\s*$/u.exec(before)?.[0].length ?? 1;
    return this.#range(at - word, at);
  }

  #range(start: number, end: number): Range | null {
    const spans = this.#spans;
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const head = spans[low];
    let tail = head;
    for (let at = low; at < spans.length && (spans[at]?.start ?? end) < end; at += 1) tail = spans[at];
    if (head?.from === undefined || tail?.from === undefined || tail.to === undefined || head.start >= end) return null;
    const from = advanceRaw(this.#xml, head.from, Math.max(0, start - head.start));
    const to = end >= tail.end ? tail.to : advanceRaw(this.#xml, tail.from, end - tail.start);
    const first = this.#holding(head.from);
    const last = this.#holding(tail.from);
    if (first === undefined || last === undefined || to < from) return null;
    // A letter of two units is not cut.
    return { first, from: this.#insidePair(from) ? from - 1 : from, last, to: this.#insidePair(to) ? to + 1 : to };
  }

  #insidePair(raw: number): boolean {
    return (this.#xml.codePointAt(raw - 1) ?? 0) > 0xffff;
  }

  #holding(raw: number): TextElement | undefined {
    let low = 0;
    let high = this.#texts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#texts[middle]?.wordsTo ?? 0) <= raw) low = middle + 1;
      else high = middle;
    }
    const found = this.#texts[low];
    return found !== undefined && found.wordsFrom <= raw ? found : undefined;
  }
}
