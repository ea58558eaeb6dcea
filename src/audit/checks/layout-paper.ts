/** What a paper is and where its parts stand: the ground of every check of `layout`. */

import type { Severity } from '../../kernel/finding.ts';
import type { AuditText } from '../../reading/audit-text.ts';
import type { Found, Spot } from '../found.ts';
import { viewOf } from '../view.ts';
import { type LayoutDocument, readLayout } from './layout-document.ts';
import { KINDS, type PaperKind } from './layout-kinds.ts';
import { editsBetween, folded, isUpper, type Line, linesOf, paragraphLine, subLine } from './layout-lines.ts';
import { type LayoutStyles, readLayoutStyles } from './layout-styles.ts';

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** `full`: the decree binds it in every point; `some`: it follows it in part, errors become warnings; `none`: another kind of paper. */
export type Binding = 'full' | 'some' | 'none';

export interface Paper {
  readonly source: AuditText;
  readonly parts: ReadonlyMap<string, string>;
  readonly styles: LayoutStyles;
  readonly document: LayoutDocument;
  readonly lines: readonly Line[];
  readonly binding: Binding;
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
export const DATE_LINE = /(?:^|[\s,])ngày[\s.…_]*\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*năm[\s.…_]*\d{0,4}[\s.…_]*$/iu;
const SHORT_DATE = /^[^,]{2,40},\s*ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$/u;
export const NUMBER_LINE = /^Số(?:\s*:\s*|\s+)[\d.…_\s]*\p{Ll}?\s*\/\s*[\p{L}\d]|^Số\s*:\s*\d+\s*[-–]?\s*\p{Lu}/u;
const AUTHORITY = /^(?:TM|T\/M|KT|K\/T|Q|TL|T\/L|TUQ|T\.UQ)\s*[.:]?\s+\p{Lu}/u;
const OFFICE =
  /^(?:(?:PHÓ |QUYỀN )?(?:TỔNG |CHÁNH |VIỆN |HIỆU |VỤ |CỤC |CHI CỤC |BAN |ĐỘI |TRẠM |TRUNG TÂM )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|VĂN PHÒNG|CHỦ NHIỆM|THANH TRA|THỦ TƯỚNG|BÍ THƯ|KIỂM TOÁN|ÁN))(?: |$)/u;
const PARTY = /DANG CONG SAN VIET NAM|DOAN TNCS HO CHI MINH/u;

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
  const national = firstOf(zone, (line) => nationIn(line));
  const motto = firstOf(zone, (line) => mottoIn(line));
  const number = firstOf(zone, (line) => partAt(line, /(?:^|\s)(Số[\s:].*)$/u, (part) => NUMBER_LINE.test(part) && part.length < 70));
  const date = firstOf(zone, dateIn) ?? firstOf(lines, (line) => (line.text.length < 90 ? dateIn(line) : undefined));
  const titled = kindLine(lines.slice(0, ZONE));
  const about = firstOf(lines.slice(0, ZONE), (line) => (/^[(]?V\/v\b/iu.test(line.text) ? line : undefined));
  const addressees = firstOf(lines.slice(0, ZONE), (line) => (/^Kính gửi/iu.test(line.text) ? line : undefined));
  const recipients = lines.findLast(({ text }) => /^Nơi nhận\b/iu.test(text) || /\sNơi nhận\s*:/u.test(text));
  const annexFrom = annexStart(lines, recipients, document.paragraphs.length);
  const authority = authorityLines(lines, recipients, titled?.line, annexFrom);
  const head = [national, motto, number, date, titled?.line, about, addressees].map((line) => line?.paragraph.index ?? -1);
  const bodyFrom = Math.max(...head) + 1;
  const ends = [recipients, authority[0]]
    .map((line) => line?.paragraph.index ?? Number.POSITIVE_INFINITY)
    .filter((index) => index >= bodyFrom);
  const bodyTo = Math.min(annexFrom, ...ends, document.paragraphs.length);
  const signs = [national, motto, number, date, recipients, authority.find(({ text }) => AUTHORITY.test(text))].filter(
    (line) => line !== undefined,
  );
  const issued = number !== undefined || recipients !== undefined || authority.some(({ text }) => AUTHORITY.test(text));
  const party = zone.some((line) => PARTY.test(folded(line.text)));
  // Normative acts ("02/2023/QĐ-UBND") have a decree of their own.
  const normative = /\d\s*\/\s*20\d\d\s*\//u.test(number?.text ?? '');
  const letter = titled === undefined && about !== undefined && addressees !== undefined;
  const binding: Binding =
    party || signs.length < 2 || !issued ? 'none' : !normative && (titled?.kind?.full === true || letter) ? 'full' : 'some';
  return {
    source,
    parts,
    styles,
    document,
    lines,
    binding,
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

function firstOf(lines: readonly Line[], find: (line: Line) => Line | undefined): Line | undefined {
  for (const line of lines) {
    const found = find(line);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first group of a pattern as a line of its own. */
function partAt(line: Line, pattern: RegExp, accept: (part: string) => boolean): Line | undefined {
  const match = pattern.exec(line.text);
  const group = match?.[1];
  if (match === null || group === undefined) return undefined;
  const start = match.index + match[0].lastIndexOf(group);
  const part = withoutDate(subLine(line, start, start + group.length));
  return accept(part.text) ? part : undefined;
}

/** "Số: 12/BC-UBND    Kon Rẫy, ngày 05 tháng 01 năm 2023" in one line: the number alone. */
function withoutDate(line: Line): Line {
  const at =
    /^(.*?\/[\p{L}\d./\s–-]*?)\s{2,}\p{Lu}[^,]*,\s*ngày/u.exec(line.text)?.[1] ?? /^(.*?\/\S+)\s+\p{Lu}[^,]*,\s*ngày/u.exec(line.text)?.[1];
  return at === undefined ? line : subLine(line, 0, at.length);
}

function nationIn(line: Line): Line | undefined {
  const wanted = folded(NATION);
  const words = folded(line.text);
  if (words === wanted) return line;
  const at = line.text.search(/CỘNG\s+H[OÒ]/iu);
  if (at > 0 && folded(line.text.slice(at)).startsWith(wanted)) return subLine(line, at, line.text.length);
  if (words.startsWith(`${wanted} `)) return subLine(line, 0, Math.max(line.text.search(/\s+Độc/iu), NATION.length));
  return editsBetween(words, wanted, 4) <= 4 ? line : undefined;
}

function mottoIn(line: Line): Line | undefined {
  const words = ['DOC LAP', 'TU DO', 'HANH PHUC'].filter((word) => folded(line.text).includes(word)).length;
  if (words < 2 || line.text.length > 120) return undefined;
  const at = Math.max(0, line.text.search(/Độc\s*lập/iu));
  const end = /Hạnh\s*phúc/iu.exec(line.text);
  return subLine(line, at, end === null || end.index < at ? line.text.length : end.index + end[0].length);
}

function dateIn(line: Line): Line | undefined {
  if (SHORT_DATE.test(line.text)) return line;
  const match = DATE_LINE.exec(line.text);
  if (match === null || line.text.length > 160) return undefined;
  // The place goes back to the last wide gap, or to the end of the number.
  const before = line.text.slice(0, match.index);
  const gap = Math.max(...[...before.matchAll(/\s{3,}|\/\S+\s+/gu)].map((found) => found.index + found[0].length), 0);
  const part = subLine(line, gap, line.text.length);
  return part.text.length <= 80 && /^(?:\p{Lu}[^,;:()]{0,40},\s*|(?:\p{Lu}\p{L}*\s+){1,4})?[Nn]gày/u.test(part.text) ? part : undefined;
}

/** A known kind that stands alone, or begins an upper-case heading in bold. */
function kindLine(lines: readonly Line[]): { readonly line: Line; readonly kind: PaperKind | undefined } | undefined {
  for (const line of lines) {
    const words = line.text.replace(/\s+/gu, ' ').toLocaleUpperCase('vi').normalize('NFC').replace('UỶ', 'ỦY').replace('THOẢ', 'THỎA');
    if (line.paragraph.cell >= 0 && line.paragraph.row >= 0 && words.length > 30) continue;
    const found = KINDS.find(
      ({ title }) => words === title || (words.startsWith(`${title} `) && isUpper(line.shown) && line.paragraph.look.align === 'center'),
    );
    if (found !== undefined && !/[.;]$/u.test(words)) return { line, kind: found };
    // "QUYẾT ĐỊNH:" introduces the articles; the title stands before it.
  }
  return undefined;
}

/** Left of Quốc hiệu in the letterhead's table, or before it in the same line. */
function issuerLines(lines: readonly Line[], national: Line | undefined): Line[] {
  if (national === undefined) return [];
  const { table, row, cell, index } = national.paragraph;
  if (table >= 0)
    return lines.filter(
      ({ paragraph, text }) =>
        paragraph.table === table &&
        paragraph.row === row &&
        paragraph.cell < cell &&
        /\p{L}/u.test(text) &&
        !NUMBER_LINE.test(text) &&
        !/^V\/v/iu.test(text),
    );
  const whole = lines.find(({ paragraph, text }) => paragraph.index === index && text.length > national.text.length + 8);
  const at = whole?.text.indexOf(national.text) ?? -1;
  return whole === undefined || at <= 0 ? [] : [subLine(whole, 0, at)];
}

function annexStart(lines: readonly Line[], recipients: Line | undefined, none: number): number {
  const after = recipients?.paragraph.index ?? Number.POSITIVE_INFINITY;
  return (
    lines.find(({ text, paragraph }) => paragraph.index > after && /^(?:PHỤ LỤC|Phụ lục|Biểu|BIỂU|Mẫu số)\b/u.test(text))?.paragraph
      .index ?? none
  );
}

/** Lines of the signature that say in whose name and as what one signs. */
function authorityLines(lines: readonly Line[], recipients: Line | undefined, title: Line | undefined, annexFrom: number): Line[] {
  const table = recipients?.paragraph.table ?? -1;
  const from = title?.paragraph.index ?? 0;
  const inPlace = lines.filter(({ paragraph }) => paragraph.index > from && paragraph.index < annexFrom);
  const near = table >= 0 ? inPlace.filter(({ paragraph }) => paragraph.table === table) : inPlace.slice(-30);
  const parts = near.map((line) => {
    // "Nơi nhận:            TM. ỦY BAN NHÂN DÂN" in one line.
    const at = /^(?:Nơi nhận|[-–]).*?\s{2,}((?:TM|KT|TL|TUQ|Q)\..*)$/u.exec(line.text);
    return at?.[1] === undefined ? line : subLine(line, line.text.length - at[1].length, line.text.length);
  });
  // Beside the recipients an office may also be written in small letters.
  const beside = (line: Line) =>
    table >= 0 &&
    line.paragraph.cell !== recipients?.paragraph.cell &&
    line.text.length < 60 &&
    OFFICE.test(line.text.toLocaleUpperCase('vi'));
  const found = parts.filter(
    (line) =>
      AUTHORITY.test(line.text) ||
      (OFFICE.test(line.shown) && line.shown.length < 60) ||
      beside(line) ||
      (/^(?:TM|KT|TL|TUQ)\s*[./]/iu.test(line.text) && line.text.length < 80),
  );
  if (found.length > 0 || table < 0) return found;
  return inPlace.slice(-30).filter(({ text, shown }) => AUTHORITY.test(text) || (OFFICE.test(shown) && shown.length < 60));
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
