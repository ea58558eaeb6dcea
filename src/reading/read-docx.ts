/** DOCX → AuditText: the body in order, then the notes in the order of their marks, then running headers and footers. */
import { Problem } from '../kernel/problem.ts';
import type { AuditText } from './audit-text.ts';
import type { StoryItem } from './docx-items.ts';
import { formatNumber, readNumbering } from './docx-numbering.ts';
import { advanceRaw } from './docx-paragraph.ts';
import { readStory, type Story, type StoryContext } from './docx-story.ts';
import { readStyles } from './docx-styles.ts';
import { typedBullet } from './marks.ts';
import { scanPackage } from './package-guard.ts';
import { type BlockHead, TextBuilder, withoutStart } from './text-builder.ts';
import { decodePart } from './xml.ts';

/** XML of the parts that hold text: about 5,000 pages. */
const XML_LIMIT = 120_000_000;
const READ = /^word\/(?:document|styles|numbering|settings|footnotes|endnotes|header\d*|footer\d*)\.xml$/u;

/** @throws Problem of scanPackage; unsupported-file, too-large, unreadable-file */
export function readDocx(bytes: Uint8Array): AuditText {
  return readDocxParts(docxParts(bytes));
}

/** The parts that are read, decoded. */
export function docxParts(bytes: Uint8Array): Map<string, string> {
  const chunks = new Map<string, Uint8Array[]>();
  let size = 0;
  scanPackage(bytes, (name, chunk) => {
    if (!READ.test(name)) return;
    size += chunk.length;
    if (size > XML_LIMIT)
      throw new Problem('too-large', 'Văn bản dài quá giới hạn kiểm tra (khoảng 5.000 trang); tách thành nhiều tệp nhỏ hơn.');
    const list = chunks.get(name);
    if (list === undefined) chunks.set(name, [chunk]);
    else list.push(chunk);
  });
  const parts = new Map<string, string>();
  for (const [name, list] of chunks) parts.set(name, decodePart(joined(list)));
  return parts;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

export function readDocxParts(parts: ReadonlyMap<string, string>): AuditText {
  if (!parts.has('word/document.xml'))
    throw new Problem('unsupported-file', 'Tệp không phải văn bản Word (.docx): thiếu phần word/document.xml; gửi đúng tệp báo cáo.');
  const document = readStories(parts, new Set());
  const typed = new Set<string>();
  collectTypedNotes(document.body.items, typed);
  // Whether a raised number is the mark of a note is known only when the note has been seen.
  const { body, notes, running } = typed.size === 0 ? document : readStories(parts, typed);
  const builder = new TextBuilder('docx', (part, from, count) => advanceRaw(parts.get(part) ?? '', from, count));
  emit(builder, body.items, {});
  for (const { key, items } of notes) emit(builder, items, { kind: 'footnote', note: key });
  const seen = new Set<string>();
  for (const items of running) {
    const text = wordsOf(items);
    // Page numbers are no words.
    if (seen.has(text) || !/\p{L}/u.test(text.replace(/trang|page/giu, ''))) continue;
    seen.add(text);
    emit(builder, items, { kind: 'header' });
  }
  return builder.finish();
}

interface Stories {
  readonly body: Story;
  readonly notes: readonly { readonly key: string; readonly items: readonly StoryItem[] }[];
  readonly running: readonly (readonly StoryItem[])[];
}

function readStories(parts: ReadonlyMap<string, string>, typed: ReadonlySet<string>): Stories {
  const styles = readStyles(parts.get('word/styles.xml'));
  const numbering = readNumbering(parts.get('word/numbering.xml'), (style) => styles.numbering(style).numId);
  const marks = new NoteMarks(parts.get('word/settings.xml') ?? '', parts.get('word/document.xml') ?? '');
  const story = (part: string, mark: StoryContext['mark']): Story | null => {
    const xml = parts.get(part);
    return xml === undefined ? null : readStory({ part, xml, styles, numbering, notes: typed, mark });
  };
  const body = story('word/document.xml', (kind, id) => marks.key(kind, id)) ?? { items: [], byNote: new Map() };
  const footnotes = story('word/footnotes.xml', () => null);
  const endnotes = story('word/endnotes.xml', () => null);
  const notes = marks.inOrder.map(({ kind, id, key }) => ({
    key,
    items: (kind === 'footnote' ? footnotes : endnotes)?.byNote.get(id) ?? [],
  }));
  const running = [...parts.keys()]
    .filter((name) => /\/(?:header|footer)\d*\.xml$/u.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((name) => story(name, () => null)?.items ?? []);
  return { body, notes, running };
}

/** Numbers of notes as Word shows them: counted where their marks stand. */
class NoteMarks {
  readonly inOrder: { readonly kind: 'footnote' | 'endnote'; readonly id: string; readonly key: string }[] = [];
  readonly #known = new Map<string, string>();
  readonly #next: Record<'footnote' | 'endnote', { number: number; readonly format: string }>;

  constructor(settings: string, document: string) {
    const of = (kind: 'footnote' | 'endnote', format: string) => {
      const written = propertiesOf(settings, kind) + propertiesOf(document, kind);
      return {
        number: Number(/numStart [^>]*val="(\d{1,4})"/u.exec(written)?.[1] ?? 1),
        format: /numFmt [^>]*val="(\w+)"/u.exec(written)?.[1] ?? format,
      };
    };
    this.#next = { footnote: of('footnote', 'decimal'), endnote: of('endnote', 'lowerRoman') };
  }

  key(kind: 'footnote' | 'endnote', id: string): string {
    const known = this.#known.get(`${kind} ${id}`);
    if (known !== undefined) return known;
    const next = this.#next[kind];
    const key = formatNumber(next.number, next.format);
    next.number += 1;
    this.#known.set(`${kind} ${id}`, key);
    this.inOrder.push({ kind, id, key });
    return key;
  }
}

function propertiesOf(xml: string, kind: 'footnote' | 'endnote'): string {
  const at = xml.indexOf(`${kind}Pr>`);
  const properties = at < 0 ? '' : xml.slice(at, at + 400);
  return properties.slice(0, properties.search(/<\/(?:\w+:)?(?:foot|end)notePr>/u) >>> 0);
}

function collectTypedNotes(items: readonly StoryItem[], typed: Set<string>): void {
  for (const item of items) if (item.type === 'paragraph' && item.note !== undefined) typed.add(item.note);
}

function emit(
  builder: TextBuilder,
  items: readonly StoryItem[],
  as: Partial<Pick<BlockHead, 'note'>> & { readonly kind?: 'footnote' | 'header' },
): void {
  for (const item of items) {
    if (item.type === 'table') builder.addTable(item.table);
    // A letterhead is never inside another.
    else if (item.type === 'letterhead') emit(builder, item.items, { kind: 'header' });
    else if (as.kind !== undefined) builder.add({ ...as, kind: as.kind }, item.content);
    else if (item.note !== undefined) builder.add({ kind: 'footnote', note: item.note }, item.content);
    else {
      const { heading, list, content } = item;
      const typed = list === null ? typedBullet(content.text) : null;
      const kind = heading > 0 ? 'heading' : list === null && typed === null ? 'paragraph' : 'item';
      const depth = list === null ? (typed?.level ?? 0) : list.bullet && list.marker === '+' && list.level === 0 ? 2 : list.level + 1;
      builder.add(
        { kind, level: kind === 'heading' ? Math.min(heading, 6) : depth, marker: list?.marker ?? typed?.marker ?? '' },
        withoutStart(content, typed?.length ?? 0),
      );
    }
  }
}

function wordsOf(items: readonly StoryItem[]): string {
  return items.map((item) => (item.type === 'paragraph' ? item.content.text : '\u0001')).join('\n');
}
