/** What a paper is and where its parts stand: the ground of every check of `layout`. */

import type { Severity } from '../../kernel/finding.ts';
import type { AuditText } from '../../reading/audit-text.ts';
import type { Found, Spot } from '../found.ts';
import { viewOf } from '../view.ts';
import { type LayoutDocument, readLayout } from './layout-document.ts';
import type { PaperKind } from './layout-kinds.ts';
import { type Line, linesOf, paragraphLine } from './layout-lines.ts';
import {
  annexStart,
  authorityLines,
  dateIn,
  firstOf,
  inWhoseName,
  issuerLines,
  kindLine,
  mottoIn,
  nationIn,
  numberIn,
} from './layout-search.ts';
import { type LayoutStyles, readLayoutStyles } from './layout-styles.ts';

/** `full`: the decree binds it in every point; `some`: it follows it in part, errors become warnings; `none`: another kind of paper. */
export type Binding = 'full' | 'some' | 'none';

export interface Paper {
  readonly source: AuditText;
  readonly parts: ReadonlyMap<string, string>;
  readonly styles: LayoutStyles;
  readonly document: LayoutDocument;
  readonly lines: readonly Line[];
  readonly binding: Binding;
  /** The section of the letterhead: a cover before it, and annexes behind, are not so strictly bound. */
  readonly mainSection: number;
  /** Words that stand where this does not look closely: running headers and footers. */
  readonly running: string;
  readonly national: Line | undefined;
  readonly motto: Line | undefined;
  readonly issuer: readonly Line[];
  readonly number: Line | undefined;
  readonly date: Line | undefined;
  /** Known kind and its line; the line may go on with the subject. */
  readonly kind: PaperKind | undefined;
  readonly title: Line | undefined;
  /** "V/v …" of an official letter. */
  readonly about: Line | undefined;
  readonly addressees: Line | undefined;
  readonly recipients: Line | undefined;
  readonly authority: readonly Line[];
  /** Indexes of paragraphs: where the text begins, and what follows it (recipients, signature). */
  readonly bodyFrom: number;
  readonly bodyTo: number;
  /** First paragraph of the annexes, or past the end. */
  readonly annexFrom: number;
}

const ZONE = 45;

export function paperOf(parts: ReadonlyMap<string, string>, source: AuditText): Paper {
  const theme = [...parts.keys()].filter((name) => name.startsWith('word/theme/')).sort()[0] ?? '';
  const styles = readLayoutStyles(parts.get('word/styles.xml'), parts.get(theme));
  const document = readLayout('word/document.xml', parts.get('word/document.xml'), styles);
  const lines = linesOf(document.paragraphs);
  const wholes = document.paragraphs
    .slice(0, 150)
    .map(paragraphLine)
    .filter(({ text }) => text !== '');
  const running = [...parts]
    .filter(([name]) => /\/(?:header|footer)\d*\.xml$/u.test(name))
    .flatMap(([name, xml]) => linesOf(readLayout(name, xml, styles).paragraphs).map(({ text }) => text))
    .join('\n');
  // Lines broken by hand are tried after lines as they stand.
  const zone = [...lines.slice(0, ZONE), ...wholes.slice(0, ZONE)];
  const inHead = [nationIn, mottoIn, numberIn, dateIn].map((find) => firstOf(zone, find));
  // A cover or a table of contents may come first: what stands anywhere is not missing.
  const [national, motto, number, date] = [nationIn, mottoIn, numberIn, dateIn].map((find, index) => inHead[index] ?? firstOf(lines, find));
  const before = Math.max(
    -1,
    ...[national, motto].map((line) => (line === undefined || line.paragraph.index > 200 ? -1 : line.paragraph.index)),
  );
  const titled = kindLine(lines.slice(0, ZONE), before);
  const about = firstOf(lines.slice(0, ZONE), (line) => (/^[(]?V\/v\b/iu.test(line.text) ? line : undefined));
  const addressees = firstOf(lines.slice(0, ZONE), (line) => (/^Kính gửi/iu.test(line.text) ? line : undefined));
  // Forms in annexes have recipients of their own, further on.
  const from = titled?.line.paragraph.index ?? before;
  const recipients = lines.find(
    ({ text, paragraph }) => paragraph.index > from && (/^Nơi nhận\b/iu.test(text) || /\sNơi nhận\s*:/u.test(text)),
  );
  const annexFrom = annexStart(lines, recipients, document.paragraphs.length);
  const authority = authorityLines(lines, recipients, titled?.line, annexFrom);
  const head = [...inHead, titled?.line, about, addressees].map((line) => line?.paragraph.index ?? -1);
  const bodyFrom = Math.max(...head) + 1;
  const ends = [recipients, authority[0]]
    .map((line) => line?.paragraph.index ?? Number.POSITIVE_INFINITY)
    .filter((index) => index >= bodyFrom);
  const bodyTo = Math.min(annexFrom, ...ends, document.paragraphs.length);
  const signed = inWhoseName(authority);
  const signs = [...inHead, recipients, signed].filter((line) => line !== undefined);
  const issued = inHead[2] !== undefined || recipients !== undefined || signed !== undefined;
  // Party and Youth Union have rules of their own.
  const party = national === undefined && zone.some(({ shown }) => /ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN TNCS HỒ CHÍ MINH/u.test(shown));
  // Normative acts ("02/2023/QĐ-UBND") have a decree of their own.
  const normative = /\d\s*\/\s*20\d\d\s*\//u.test(number?.text ?? '');
  const letter = titled === undefined && about !== undefined && addressees !== undefined;
  const binding: Binding =
    party || signs.length < 2 || !issued ? 'none' : !normative && (titled?.kind.full === true || letter) ? 'full' : 'some';
  return {
    source,
    parts,
    styles,
    document,
    lines,
    binding,
    mainSection: (national ?? number)?.paragraph.section ?? 0,
    running,
    national,
    motto,
    issuer: issuerLines(lines, national),
    number,
    date,
    kind: titled?.kind,
    title: titled?.line,
    about,
    addressees,
    recipients,
    authority,
    bodyFrom,
    bodyTo,
    annexFrom,
  };
}

// ---- Findings

/** Name of an item as DOMAIN.md and the annex have it. */
export const itemRef = (item: string) => `Nghị định 30/2020/NĐ-CP, Phụ lục I (${item})`;

export interface Deviation {
  readonly severity: Severity;
  readonly item: string;
  readonly message: string;
  /** Empty: the paper as a whole. */
  readonly lines: readonly Line[];
  readonly stated?: string;
  readonly expected?: string;
}

/** A finding, as severe as the decree binds the paper. */
export function foundOf(paper: Paper, one: Deviation): Found {
  const severity = paper.binding === 'none' ? 'note' : paper.binding === 'some' && one.severity === 'error' ? 'warning' : one.severity;
  const spots = one.lines.slice(0, 3).flatMap((line) => spotOf(paper.source, paper.parts.get('word/document.xml') ?? '', line) ?? []);
  const first = firstSpot(paper.source);
  return {
    rule: 'layout',
    severity,
    message: one.message,
    spots: spots.length > 0 ? spots : first === undefined ? [] : [first],
    legalRef: itemRef(one.item),
    ...(one.stated === undefined ? {} : { stated: one.stated }),
    ...(one.expected === undefined ? {} : { expected: one.expected }),
  };
}

function firstSpot(source: AuditText): Spot | undefined {
  const block = source.blocks.findIndex(({ start, end }) => end > start);
  const [found] = source.blocks.slice(block, block + 1);
  return found === undefined ? undefined : { piece: block, start: 0, end: viewOf(source.text, found.start, found.end).text.length };
}

/** The words of a line in the document's text. */
function spotOf(source: AuditText, xml: string, line: Line): Spot | undefined {
  const pieces = line.pieces.filter(({ from }) => from >= 0);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const spans = source.spans.filter(
    (span) =>
      span.part === 'word/document.xml' && span.from !== undefined && span.to !== undefined && span.from < last.to && span.to > first.from,
  );
  const [head, tail] = [spans[0], spans.at(-1)];
  if (head === undefined || tail === undefined) return undefined;
  const offset = (from: number, count: number, span: typeof head) =>
    span.start + count - decodedLength(xml.slice(from, Math.max(from, span.from ?? from)));
  const start = Math.max(head.start, offset(first.from, first.skipped, head));
  const end = Math.min(tail.end, Math.max(start + 1, offset(last.from, last.skipped + last.end - last.start, tail)));
  const piece = source.blocks.findIndex((block) => block.start <= start && block.end > start);
  const block = source.blocks[piece];
  if (block === undefined) return undefined;
  const view = viewOf(source.text, block.start, block.end);
  const from = atView(view, start);
  return { piece, start: from, end: Math.max(from + 1, atView(view, Math.min(end, block.end))) };
}

const decodedLength = (raw: string) => raw.replace(/&[^;]*;/gu, ' ').length;

function atView(view: ReturnType<typeof viewOf>, offset: number): number {
  let [low, high] = [0, view.text.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.at(middle) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
