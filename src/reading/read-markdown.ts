/**
 * Markdown → AuditText. Not every corner of CommonMark: what office text that was turned into Markdown contains. Numbers that were typed
 * stay in the text, code is read like prose, and a table may be of pipes, a grid, or HTML.
 */
import type { AuditText, BlockKind } from './audit-text.ts';
import { decodeText } from './decode-text.ts';
import { htmlTable } from './html-table.ts';
import { markdownInline } from './markdown-inline.ts';
import { gridTable, isDelimiterRow, isGridRule, pipeCells, pipeTable } from './markdown-table.ts';
import { lowered, noteKey, typedBullet } from './marks.ts';
import { type Inline, plain, TextBuilder, withoutStart } from './text-builder.ts';

/** @throws Problem wrong-encoding, unsupported-file */
export function readMarkdown(bytes: Uint8Array): AuditText {
  return parseMarkdown(decodeText(bytes));
}

export function parseMarkdown(text: string): AuditText {
  const lines = withoutFrontMatter(text.split(/\r\n|\n|\r/u).map(withoutQuote));
  const notes = new Set<string>();
  for (const line of lines) {
    const note = noteStart(line);
    if (note !== null) notes.add(note.key);
  }
  return new MarkdownReader(lines, notes).read();
}

interface OpenBlock {
  readonly kind: BlockKind;
  readonly level: number;
  readonly marker: string;
  readonly note?: string;
  readonly lines: string[];
}

class MarkdownReader {
  readonly #lines: readonly string[];
  readonly #notes: ReadonlySet<string>;
  readonly #builder = new TextBuilder('md');
  /** Indents of the lists around, outermost first. */
  readonly #indents: number[] = [];
  #open: OpenBlock | null = null;
  #at = 0;

  constructor(lines: readonly string[], notes: ReadonlySet<string>) {
    this.#lines = lines;
    this.#notes = notes;
  }

  read(): AuditText {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] ?? '';
      this.#at += 1;
      if (line.trim() === '') this.#flush();
      else if (!this.#special(line)) this.#prose(line);
    }
    this.#flush();
    return this.#builder.finish();
  }

  #inline = (source: string): Inline => markdownInline(source, this.#notes);

  /** Lines that are no prose: fences, rules, headings, tables, comments. */
  #special(line: string): boolean {
    const start = line.trimStart();
    const fence = fenceOf(start);
    if (fence !== null) this.#fenced(fence);
    else if (isUnderline(start) && this.#open?.kind === 'paragraph' && this.#open.lines.length === 1) {
      this.#open = { ...this.#open, kind: 'heading', level: start.startsWith('=') ? 1 : 2 };
      this.#flush();
    } else if (isRule(start)) this.#flush();
    else if (/^#{1,6}(?:\s|$)/u.test(start)) this.#heading(start);
    else if (/^<table[\s>]/iu.test(start)) this.#html();
    else if (start.startsWith('<!--')) this.#comment();
    else if (isGridRule(line))
      this.#table(
        this.#while(line, (next) => /^\s*[+|]/u.test(next)),
        gridTable,
      );
    else if (start.includes('|') && isDelimiterRow(this.#lines[this.#at] ?? '')) this.#pipes(line);
    else if (start.length < 2_000 && /^\[[^\]^]{1,100}\]:\s*\S+\s*$/u.test(start)) this.#flush();
    else return false;
    return true;
  }

  #prose(line: string): void {
    const note = noteStart(line);
    if (note !== null) {
      this.#flush();
      this.#open = { kind: 'footnote', level: 0, marker: '', note: note.key, lines: [note.text] };
      return;
    }
    const item = /^(\s*)([-*+•])[ \t]+(?=\S)/u.exec(line.slice(0, 1_000));
    if (item !== null) {
      this.#flush();
      const marker = item[2] ?? '-';
      const depth = this.#depth(width(item[1] ?? ''));
      const level = depth === 1 && marker === '+' ? 2 : depth;
      this.#open = { kind: 'item', level, marker, lines: [line.slice(item[0].length)] };
      return;
    }
    if (/^\s*\d{1,9}[.)]\s/u.test(line.slice(0, 1_000))) {
      this.#flush();
      const depth = this.#depth(width(/^\s*/u.exec(line)?.[0] ?? ''));
      this.#open = { kind: depth > 1 ? 'item' : 'paragraph', level: depth > 1 ? depth : 0, marker: '', lines: [line] };
      return;
    }
    if (this.#open !== null) this.#open.lines.push(line);
    else {
      if (/^\S/u.test(line)) this.#indents.length = 0;
      this.#open = { kind: 'paragraph', level: 0, marker: '', lines: [line] };
    }
  }

  /** From 1: how many lists a line of that indent is in. */
  #depth(indent: number): number {
    while ((this.#indents.at(-1) ?? -1) >= indent) this.#indents.pop();
    this.#indents.push(indent);
    return this.#indents.length;
  }

  #flush(): void {
    const block = this.#open;
    this.#open = null;
    if (block === null) return;
    const { kind, level, marker, note } = block;
    for (const source of paragraphsOf(block.lines)) {
      const content = this.#inline(source);
      const bullet = kind === 'footnote' || marker !== '' ? null : typedBullet(content.text);
      if (bullet === null) this.#builder.add({ kind, level, marker, ...(note === undefined ? {} : { note }) }, content);
      else {
        const isItem = kind === 'paragraph';
        const head = { kind: isItem ? ('item' as const) : kind, level: isItem ? bullet.level : level, marker: bullet.marker };
        this.#builder.add(head, withoutStart(content, bullet.length));
      }
    }
  }

  #heading(start: string): void {
    this.#flush();
    this.#indents.length = 0;
    const level = /^#+/u.exec(start)?.[0].length ?? 1;
    this.#open = { kind: 'heading', level, marker: '', lines: [withoutClosing(start.slice(level).trim())] };
    this.#flush();
  }

  #fenced(fence: string): void {
    this.#flush();
    for (; this.#at < this.#lines.length; this.#at += 1) {
      const line = (this.#lines[this.#at] ?? '').trim();
      if (line.startsWith(fence) && line.replaceAll(fence.charAt(0), '') === '') break;
      this.#builder.add({ kind: 'paragraph' }, plain(line.replace(/[\t\f\v\u0085\u2028\u2029]/gu, ' ')));
    }
    this.#at += 1;
  }

  #comment(): void {
    this.#flush();
    this.#at -= 1;
    while (this.#at < this.#lines.length && !(this.#lines[this.#at] ?? '').includes('-->')) this.#at += 1;
    const last = this.#lines[this.#at] ?? '';
    const rest = last.slice(last.indexOf('-->') + 3);
    this.#at += 1;
    if (rest.trim() !== '') this.#prose(rest);
  }

  /** `first` and the lines after it as long as they pass. */
  #while(first: string, pass: (line: string) => boolean): string[] {
    const lines = [first];
    for (let line = this.#lines[this.#at]; line !== undefined && pass(line); line = this.#lines[this.#at]) {
      lines.push(line);
      this.#at += 1;
    }
    return lines;
  }

  #pipes(head: string): void {
    const columns = pipeCells(head).length;
    if (columns !== pipeCells(this.#lines[this.#at] ?? '').length) {
      this.#prose(head);
      return;
    }
    this.#table(
      this.#while(head, (next) => next.includes('|') && next.trim() !== ''),
      pipeTable,
    );
  }

  #table(lines: readonly string[], read: typeof pipeTable): void {
    this.#flush();
    this.#builder.addTable(read(lines, this.#inline));
  }

  #html(): void {
    this.#flush();
    const lines: string[] = [];
    let depth = 0;
    this.#at -= 1;
    for (let line = this.#lines[this.#at]; line !== undefined; line = this.#lines[this.#at]) {
      this.#at += 1;
      lines.push(line);
      depth += count(line, '<table') - count(line, '</table');
      if (depth <= 0) break;
    }
    this.#builder.addTable(htmlTable(lines.join('\n'), this.#inline));
  }
}

function count(line: string, tag: string): number {
  return line.toLowerCase().split(tag).length - 1;
}

/** Three and more of one sign, with spaces between them. */
function isRule(start: string): boolean {
  const sign = start.charAt(0);
  if (sign !== '-' && sign !== '*' && sign !== '_') return false;
  const other = sign === '-' ? /[^-\s]/u : sign === '*' ? /[^*\s]/u : /[^_\s]/u;
  return !other.test(start) && start.indexOf(sign, start.indexOf(sign, 1) + 1) > 1;
}

function isUnderline(start: string): boolean {
  const rule = start.trimEnd();
  return (rule.startsWith('=') && !/[^=]/u.test(rule)) || (rule.startsWith('--') && !/[^-]/u.test(rule));
}

function fenceOf(start: string): string | null {
  const fence = /^(?:`{3,20}|~{3,20})/u.exec(start)?.[0];
  return fence === undefined || (fence.startsWith('`') && start.includes('`', fence.length)) ? null : fence;
}

/** "## Title ##" → "Title" */
function withoutClosing(words: string): string {
  let end = words.length;
  while (words.charAt(end - 1) === '#') end -= 1;
  return end === 0 || /\s/u.test(words.charAt(end - 1)) ? words.slice(0, end) : words;
}

function width(indent: string): number {
  return [...indent].reduce((sum, sign) => sum + (sign === '\t' ? 4 - (sum % 4) : 1), 0);
}

function withoutQuote(line: string): string {
  let at = 0;
  for (let next = at; ; ) {
    while (line.charAt(next) === ' ' && next - at < 3) next += 1;
    if (line.charAt(next) !== '>') return line.slice(at);
    next += 1;
    if (line.charAt(next) === ' ') next += 1;
    at = next;
  }
}

/** "---", lines "key: value", "---" at the very start is about the file, not part of it. */
function withoutFrontMatter(lines: string[]): string[] {
  if (lines[0]?.trimEnd() !== '---') return lines;
  const end = lines.slice(1, 100).findIndex((line) => line.trimEnd() === '---' || line.trimEnd() === '...');
  if (end < 1) return lines;
  const isData = lines.slice(1, end + 1).every((line) => /^(?:[\w-]+:|\s+\S|-\s|#|\s*$)/u.test(line));
  return isData ? lines.slice(end + 2) : lines;
}

/** A line that begins with the mark of a note: `[^1]: …`, `<sup>(1)</sup> …`, `¹ …`. */
function noteStart(line: string): { readonly key: string; readonly text: string } | null {
  const head = line.slice(0, 200);
  const definition = /^\s*\[\^([^\]\s^]{1,40})\]:\s*/u.exec(head);
  if (definition !== null) return { key: definition[1] ?? '', text: line.slice(definition[0].length) };
  const mark = /^\s*[*_]{0,3}<sup>\s*([^<>]{1,20}?)\s*<\/sup>[*_]{0,3}\s*/iu.exec(head);
  const key = mark === null ? null : noteKey((mark[1] ?? '').replace(/\\(?=[()[\]*])/gu, ''));
  if (mark !== null && key !== null) return { key, text: line.slice(mark[0].length) };
  const digits = /^\s*([⁰¹²³⁴-⁹]{1,4})\s*(?=\S)/u.exec(head);
  const number = digits === null ? null : lowered(digits[1] ?? '');
  return digits !== null && number !== null ? { key: number, text: line.slice(digits[0].length) } : null;
}

/**
 * Lines of a paragraph → its sources. A hard break is a space, unless it stands between lines in capitals (a signature, a letterhead):
 * those are lines of their own.
 */
function paragraphsOf(lines: readonly string[]): string[] {
  const paragraphs: string[][] = [];
  let broken = false;
  let before = '';
  for (const line of lines) {
    const words = line
      .trim()
      .replace(/\\$/u, '')
      .replace(/<br\s*\/?>$/iu, '');
    if (paragraphs.length === 0 || (broken && isCapitals(before) && isCapitals(words))) paragraphs.push([words]);
    else paragraphs.at(-1)?.push(words);
    broken = / {2}$|\\$|<br\s*\/?>\s*$/iu.test(line.slice(-20));
    before = words;
  }
  return paragraphs.map((parts) => parts.join(' '));
}

const isCapitals = (words: string) => words.length < 200 && /\p{Lu}/u.test(words) && !/\p{Ll}/u.test(words);
