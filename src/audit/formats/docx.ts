/**
 * The document itself with a Word comment at each finding. Only word/document.xml (and the notes' parts that hold a finding), the comments
 * part, the content types and the document's relations are written anew; every other part of the package stays byte for byte as it was.
 */
import { strFromU8, strToU8, zipSync } from 'fflate';
import type { Finding } from '../../kernel/finding.ts';
import { Problem } from '../../kernel/problem.ts';
import type { AuditText, SourceSpan } from '../../reading/audit-text.ts';
import { openPackage } from '../../reading/package-guard.ts';
import { RULE_TITLES } from '../rule-titles.ts';
import type { RuleName } from '../model.ts';

const MAIN = 'word/document.xml';
const COMMENTS = 'word/comments.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const TYPES = '[Content_Types].xml';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const COMMENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
const COMMENT_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
/** ZIP has no older day; the same input gives the same bytes. */
const EPOCH = new Date('1980-01-01T00:00:00Z');
const LABEL = { error: 'Lỗi', warning: 'Cảnh báo', note: 'Ghi chú' } as const;

const escape = (text: string): string => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');

interface Anchor {
  readonly id: number;
  readonly from: number;
  readonly to: number;
}

/** @throws Problem of openPackage; unsupported-file for another kind of document */
export function toAnnotatedDocx(bytes: Uint8Array, source: AuditText, findings: readonly Finding[], date: string): Uint8Array {
  if (source.format !== 'docx') throw new Problem('unsupported-file', 'Chỉ ghi được chú thích vào tệp .docx; với tệp khác, dùng --format html.');
  const parts = openPackage(bytes);
  const main = parts.get(MAIN);
  if (main === undefined) throw new Problem('unsupported-file', 'Tệp không phải văn bản Word (.docx): thiếu phần word/document.xml.');
  const xml = strFromU8(main);
  const spans = source.spans.filter((span) => span.part === MAIN);
  const held = commentsIn(parts.get(COMMENTS));
  const anchors: Anchor[] = [];
  const comments: string[] = [];
  const homeless: Finding[] = [];
  let id = held.nextId;
  for (const finding of findings) {
    const anchor = anchorOf(finding, spans, source.text, xml);
    if (anchor === null) {
      homeless.push(finding);
      continue;
    }
    anchors.push({ id, ...anchor });
    comments.push(commentOf(id, finding, date));
    id += 1;
  }
  // A finding of the whole paper, or one in a note or header, hangs on the first words of the body.
  const first = spans[0];
  if (first?.from !== undefined && first.to !== undefined) {
    for (const finding of homeless) {
      anchors.push({ id, from: first.from, to: first.to });
      comments.push(commentOf(id, finding, date));
      id += 1;
    }
  }
  const changed = new Map<string, Uint8Array>();
  if (anchors.length > 0) {
    changed.set(MAIN, strToU8(annotated(xml, anchors)));
    changed.set(COMMENTS, strToU8(held.prefix + comments.join('') + held.suffix));
    changed.set(TYPES, strToU8(withContentType(strFromU8(parts.get(TYPES) ?? new Uint8Array()))));
    changed.set(RELATIONS, strToU8(withRelation(strFromU8(parts.get(RELATIONS) ?? new Uint8Array()))));
  }
  const out: Record<string, [Uint8Array, { mtime: Date; level: 0 | 6 }]> = {};
  for (const [name, content] of parts) out[name] = [changed.get(name) ?? content, { mtime: EPOCH, level: 6 }];
  for (const [name, content] of changed) if (!parts.has(name)) out[name] = [content, { mtime: EPOCH, level: 6 }];
  return zipSync(out);
}

/** Raw XML offsets of the first quote that stands in the body. */
function anchorOf(finding: Finding, spans: readonly SourceSpan[], text: string, xml: string): { from: number; to: number } | null {
  for (const quote of finding.quotes) {
    const inside = spans.filter((span) => span.start < Math.max(quote.end, quote.start + 1) && span.end > quote.start);
    const [first] = inside;
    const last = inside.at(-1);
    if (first?.from === undefined || last?.from === undefined || first.to === undefined || last.to === undefined) continue;
    const from = rawOffset(xml, first.from, first.to, Math.max(0, quote.start - first.start));
    const to = rawOffset(xml, last.from, last.to, Math.min(last.end, quote.end) - last.start);
    if (from !== null && to !== null) return { from, to };
  }
  void text;
  return null;
}

/** Raw offset of the n-th character of a text element, entities counting as one. */
function rawOffset(xml: string, from: number, to: number, n: number): number | null {
  let at = from;
  let left = n;
  while (left > 0 && at < to) {
    if (xml[at] === '&') {
      const end = xml.indexOf(';', at);
      if (end < 0 || end >= to) return null;
      // A character beyond U+FFFF is two units of the text.
      const code = /^&#(x[0-9a-fA-F]+|\d+);/u.exec(xml.slice(at, end + 1))?.[1];
      const value = code === undefined ? 0 : Number(code.startsWith('x') ? `0${code}` : code);
      left -= value > 0xffff ? 2 : 1;
      at = end + 1;
    } else if (xml[at] === '\r' && xml[at + 1] === '\n') {
      left -= 1;
      at += 2;
    } else {
      left -= 1;
      at += 1;
    }
  }
  return at;
}

interface Insertion {
  readonly at: number;
  readonly order: number;
  readonly xml: string;
}

/** The part with range marks and references; runs are cut where a figure begins or ends inside one. */
function annotated(xml: string, anchors: readonly Anchor[]): string {
  const insertions: Insertion[] = [];
  for (const { id, from, to } of anchors) {
    const start = `<w:commentRangeStart w:id="${id}"/>`;
    const end = `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;
    insertions.push({ at: from, order: 1, xml: start }, { at: Math.max(to, from), order: 0, xml: end });
  }
  const byPlace = new Map<number, Insertion[]>();
  for (const insertion of insertions) {
    const list = byPlace.get(insertion.at);
    if (list === undefined) byPlace.set(insertion.at, [insertion]);
    else list.push(insertion);
  }
  let out = '';
  let at = 0;
  for (const place of [...byPlace.keys()].sort((a, b) => a - b)) {
    const marks = (byPlace.get(place) ?? []).sort((a, b) => a.order - b.order).map((one) => one.xml).join('');
    const run = runAround(xml, place);
    out += xml.slice(at, place);
    out += run === null ? '' : `</w:t></w:r>${marks}${run.open}<w:t xml:space="preserve">`;
    at = place;
  }
  return out + xml.slice(at);
}

/** The run and its properties that hold a place inside a text element. */
function runAround(xml: string, place: number): { open: string } | null {
  const text = Math.max(xml.lastIndexOf('<w:t>', place), xml.lastIndexOf('<w:t ', place));
  const run = Math.max(xml.lastIndexOf('<w:r>', text), xml.lastIndexOf('<w:r ', text));
  if (text < 0 || run < 0) return null;
  const head = xml.slice(run, text);
  const open = /^<w:r(?:\s[^>]*)?>/u.exec(head)?.[0];
  if (open === undefined) return null;
  const properties = /<w:rPr(?:\s[^>]*)?>[\s\S]*?<\/w:rPr>|<w:rPr\/>/u.exec(head)?.[0] ?? '';
  return { open: open + properties };
}

function commentOf(id: number, finding: Finding, date: string): string {
  const title = RULE_TITLES[finding.rule as RuleName] ?? finding.rule;
  const lines = [`${LABEL[finding.severity]} (${title}): ${finding.message}`];
  if (finding.suggestion !== undefined) lines.push(`Đề nghị: ${finding.suggestion.replace.text} → ${finding.suggestion.with} (${finding.suggestion.reason}).`);
  const paragraphs = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escape(line.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/gu, ' '))}</w:t></w:r></w:p>`).join('');
  return `<w:comment w:id="${id}" w:author="mtqg audit" w:initials="m" w:date="${escape(date)}">${paragraphs}</w:comment>`;
}

/** Comments that stand there already are kept; ours go behind them. */
function commentsIn(part: Uint8Array | undefined): { prefix: string; suffix: string; nextId: number } {
  if (part === undefined) return { prefix: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${W}">`, suffix: '</w:comments>', nextId: 0 };
  const xml = strFromU8(part);
  const ids = [...xml.matchAll(/<w:comment [^>]*?w:id="(\d+)"/gu)].map((match) => Number(match[1]));
  const nextId = ids.reduce((most, one) => Math.max(most, one), -1) + 1;
  const end = xml.lastIndexOf('</w:comments>');
  if (end >= 0) return { prefix: xml.slice(0, end), suffix: xml.slice(end), nextId };
  return { prefix: xml.replace(/\/>\s*$/u, '>'), suffix: '</w:comments>', nextId };
}

function withContentType(xml: string): string {
  if (xml.includes('/word/comments.xml')) return xml;
  return xml.replace('</Types>', `<Override PartName="/word/comments.xml" ContentType="${COMMENT_TYPE}"/></Types>`);
}

function withRelation(xml: string): string {
  if (xml.includes(COMMENT_RELATION)) return xml;
  const relation = `<Relationship Id="rIdMtqgAudit" Type="${COMMENT_RELATION}" Target="comments.xml"/>`;
  if (xml === '') return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation}</Relationships>`;
  return xml.includes('</Relationships>') ? xml.replace('</Relationships>', `${relation}</Relationships>`) : xml.replace(/\/>\s*$/u, `>${relation}</Relationships>`);
}
