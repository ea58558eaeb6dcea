/** Plain text → AuditText: paragraphs, lines joined again that an editor wrapped, typed bullets, tables of tabs, bars or aligned columns. */
import type { AuditText } from './audit-text.ts';
import { decodeText } from './decode-text.ts';
import { INVISIBLE, typedBullet } from './marks.ts';
import { plain, TextBuilder, withoutStart } from './text-builder.ts';
import { textTable } from './text-table.ts';

/** Longer lines are whole paragraphs; nobody wraps that far out. */
const LONG_LINE = 160;

/** @throws Problem wrong-encoding, unsupported-file */
export function readText(bytes: Uint8Array): AuditText {
  return parseText(decodeText(bytes));
}

export function parseText(text: string): AuditText {
  const lines = text
    .replace(INVISIBLE, '')
    .split(/\r\n|[\n\r\f\u0085\u2028\u2029]/u)
    .map((line) => line.replace(/[\0-\u0008\u000b\u000e-\u001f]/gu, ' '));
  const wrap = wrapWidth(lines);
  const builder = new TextBuilder('txt');
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) addParagraph(builder, paragraph.join(' '));
    paragraph = [];
  };
  for (let at = 0; at < lines.length; ) {
    const table = textTable(lines, at);
    if (table !== null) {
      flush();
      builder.addTable(table.table);
      at += table.lines;
      continue;
    }
    const line = (lines[at] ?? '').trim();
    if (line === '') flush();
    else {
      const before = paragraph.at(-1);
      if (before !== undefined && (wrap === 0 || startsBlock(before, line, wrap))) flush();
      paragraph.push(line);
    }
    at += 1;
  }
  flush();
  return builder.finish();
}

function addParagraph(builder: TextBuilder, text: string): void {
  const content = plain(text.replace(/[\t\v]/gu, ' '));
  const bullet = typedBullet(content.text);
  if (bullet === null) builder.add({ kind: 'paragraph' }, content);
  else builder.add({ kind: 'item', level: bullet.level, marker: bullet.marker }, withoutStart(content, bullet.length));
}

/** How far the lines of the file run; 0 when they are not wrapped and each is a paragraph. */
function wrapWidth(lines: readonly string[]): number {
  const lengths = lines.map((line) => line.trim().length).filter((length) => length > 0);
  const long = lengths.filter((length) => length > LONG_LINE).length;
  if (long > lengths.length / 50) return 0;
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

const ENUMERATOR = /^(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]|\d{1,3}(?:\.\d{1,3}){1,4}|[a-zđ][.)]|[IVXLC]{1,7}[.)]?)\s+(?=[\p{L}“"(*])/u;
const SENTENCE_END = /[.;:!?…/][”"’)\]]*$/u;

/** Whether a line is the beginning of something new, not the rest of the line before it. */
function startsBlock(before: string, line: string, wrap: number): boolean {
  const bullet = typedBullet(line);
  // "2021" / "- 2025": a range cut at its dash.
  if (bullet !== null) return !(/\d$/u.test(before) && /^\d/u.test(line.slice(bullet.length)));
  const enumerator = ENUMERATOR.exec(line.slice(0, 100))?.[0];
  // "1.284 Người" is a number; after a capital or a bracket the words begin.
  if (enumerator !== undefined && (/[).]\s+$/u.test(enumerator) || /^\s*[\p{Lu}“"(*]/u.test(line.slice(enumerator.length)))) return true;
  const capital = /^[“"(*]?\p{Lu}/u.test(line);
  if (!capital) return false;
  if (SENTENCE_END.test(before.slice(-5))) return true;
  // The first word would have had room: the break was meant.
  const word = /^\S{1,40}/u.exec(line)?.[0].length ?? 0;
  return before.length + 1 + word < wrap * 0.85;
}
