/**
 * Wording and measures of Nghị định 30/2020/NĐ-CP, Annex I, shared by every renderer, so that the same report reads the same
 * in each format. Lengths are millimetres, sizes points.
 */
import type { Day } from '../kernel/calendar.ts';
import { partsOf } from '../kernel/calendar.ts';
import type { Annex, Block, Document, Inline } from '../kernel/document.ts';

export const NATIONAL_TITLE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
export const ADDRESSEES = 'Kính gửi:';
export const RECIPIENTS = 'Nơi nhận:';
export const FONT = 'Times New Roman';

/** Annex I, part I: A4; top and bottom 20–25, left 30–35, right 15–20 mm. */
export const PAGE = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, header: 9 } as const;
export const SIZE = {
  body: 14,
  national: 13,
  motto: 14,
  issuer: 13,
  number: 13,
  place: 14,
  kind: 14,
  page: 14,
  note: 10,
  recipientsHead: 12,
  recipients: 11,
} as const;
export const FIRST_LINE = 12.7;
/** Widths of the letterhead columns: issuer, national title. */
export const LETTERHEAD = { left: 66, right: 99 } as const;

/** Text width of a section. An annex across the page keeps the left margin for the binding. */
export function textArea(landscape: boolean): number {
  return (landscape ? PAGE.height : PAGE.width) - PAGE.left - PAGE.right;
}

/**
 * "Kon Rẫy, ngày 05 tháng 01 năm 2023": zero before days under 10 and before months 1 and 2 only (Annex I, II.4).
 * Before signing: "Kon Rẫy, ngày      tháng      năm 2023", room for the pen.
 */
export function dateLine(place: string, signedOn: Day | null, year: number): string {
  const blank = '\u00a0'.repeat(6);
  if (signedOn === null) return `${place}, ngày${blank}tháng${blank}năm ${year}`;
  const { day, month, year: signedYear } = partsOf(signedOn);
  return `${place}, ngày ${pad(day, day < 10)} tháng ${pad(month, month < 3)} năm ${signedYear}`;
}

/** "Số: 05/BC-UBND", or "Số:      /BC-UBND" before the number is given. */
export function numberLine(number: string, symbol: string): string {
  const shown = number === '' ? '\u00a0'.repeat(6) : ` ${/^\d$/.test(number) ? `0${number}` : number}`;
  return `Số:${shown}/${symbol}`;
}

function pad(value: number, zero: boolean): string {
  return zero ? `0${value}` : `${value}`;
}

/** "Kính gửi:" lines without the heading: one addressee keeps its line, several get a dash and ";" or the last ".". */
export function addresseeLines(addressees: readonly string[]): string[] {
  return addressees.length < 2 ? [...addressees] : dashed(addressees);
}
export function recipientLines(recipients: readonly string[]): string[] {
  return dashed(recipients);
}
function dashed(lines: readonly string[]): string[] {
  return lines.map((line, index) => `- ${line.replace(/[;.]$/u, '')}${index === lines.length - 1 ? '.' : ';'}`);
}

/** "Phụ lục I", or "Phụ lục" when there is only one. */
export function annexLabel(annex: Annex): string {
  return annex.number === '' ? 'Phụ lục' : `Phụ lục ${annex.number}`;
}

export function upper(text: string): string {
  return text.toLocaleUpperCase('vi');
}

/** Headings of the first level are upper case (report model of Annex III). */
export function headingInlines(block: Extract<Block, { type: 'heading' }>): Inline[] {
  const number: Inline[] = block.number === '' ? [] : [{ type: 'text', text: `${block.number} ` }];
  const inlines =
    block.level === 1
      ? block.inlines.map((inline) => (inline.type === 'text' ? { ...inline, text: upper(inline.text) } : inline))
      : block.inlines;
  return [...number, ...inlines];
}

/** Length of a rule of 1/3–1/2 of the line above it, in mm: two fifths. */
export function shortRule(widthMm: number): number {
  return Math.round(widthMm * 4) / 10;
}

// Control characters, lone surrogates and noncharacters can stand in no XML file; they only come from broken input.
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(FORBIDDEN, '\ufffd').normalize('NFC');
}

/** The same document with every text fit for every format. */
export function printableDocument(document: Document): Document {
  const held = printables.get(document) ?? (mapTexts(document) as Document);
  printables.set(document, held);
  return held;
}
/** Documents are frozen data and every renderer asks for the same one. */
const printables = new WeakMap<Document, Document>();
function mapTexts(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(mapTexts);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, mapTexts(part)]));
  return value;
}

/** File and window title: "Báo cáo …" without line breaks. */
export function documentTitle(document: Document): string {
  const subject = document.subject.replace(/\s+/gu, ' ').trim();
  return upper(subject).startsWith(upper(document.kind))
    ? subject
    : `${document.kind.charAt(0)}${document.kind.slice(1).toLocaleLowerCase('vi')} ${subject.charAt(0).toLocaleLowerCase('vi')}${subject.slice(1)}`;
}
