/** Where the parts of a paper stand: patterns over its lines. */
import { KINDS, NATION, type PaperKind } from './layout-kinds.ts';
import { editsBetween, folded, isUpper, type Line, subLine } from './layout-lines.ts';

export const DATE_LINE = /(?:^|[\s,])ngày[\s.…_]*\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*năm[\s.…_]*\d{0,4}[\s.…_]*$/iu;
const SHORT_DATE = /^[^,]{2,40},\s*ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}$/u;
export const NUMBER_LINE = /^Số(?:\s*:\s*|\s+)[\d.…_\s]*\p{Ll}?\s*\/\s*[\p{L}\d]|^Số\s*:\s*\d+\s*[-–]?\s*\p{Lu}/u;
const AUTHORITY = /^(?:TM|T\/M|KT|K\/T|Q|TL|T\/L|TUQ|T\.UQ)\s*[.:]?\s+\p{Lu}/u;
const OFFICE =
  /^(?:(?:PHÓ |QUYỀN )?(?:TỔNG |CHÁNH |VIỆN |HIỆU |VỤ |CỤC |CHI CỤC |BAN |ĐỘI |TRẠM |TRUNG TÂM )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|VĂN PHÒNG|CHỦ NHIỆM|THANH TRA|THỦ TƯỚNG|BÍ THƯ|KIỂM TOÁN|ÁN))(?: |$)/u;

export function firstOf(lines: readonly Line[], find: (line: Line) => Line | undefined): Line | undefined {
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

export function nationIn(line: Line): Line | undefined {
  const wanted = folded(NATION);
  const words = folded(line.text);
  if (words === wanted) return line;
  const at = line.text.search(/CỘNG\s+H[OÒ]/iu);
  if (at > 0 && folded(line.text.slice(at)).startsWith(wanted)) return subLine(line, at, line.text.length);
  if (words.startsWith(`${wanted} `)) return subLine(line, 0, Math.max(line.text.search(/\s+Độc/iu), NATION.length));
  return editsBetween(words, wanted, 4) <= 4 ? line : undefined;
}

export function mottoIn(line: Line): Line | undefined {
  const words = ['DOC LAP', 'TU DO', 'HANH PHUC'].filter((word) => folded(line.text).includes(word)).length;
  if (words < 2 || line.text.length > 120) return undefined;
  const at = Math.max(0, line.text.search(/Độc\s*lập/iu));
  const end = /Hạnh\s*phúc/iu.exec(line.text);
  return subLine(line, at, end === null || end.index < at ? line.text.length : end.index + end[0].length);
}

export function dateIn(line: Line): Line | undefined {
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
export function kindLine(lines: readonly Line[], before: number): { readonly line: Line; readonly kind: PaperKind } | undefined {
  for (const line of lines) {
    if (line.paragraph.index <= before) continue;
    // The text has begun, or names those it is sent to: a heading behind that is no title.
    if (/^Kính gửi/iu.test(line.text) || (line.text.length > 160 && !isUpper(line.shown))) return undefined;
    const words = line.text.replace(/\s+/gu, ' ').toLocaleUpperCase('vi').replace('UỶ', 'ỦY').replace('THOẢ', 'THỎA');
    const found = KINDS.find(
      ({ title }) => words === title || (words.startsWith(`${title} `) && isUpper(line.shown) && line.paragraph.look.align === 'center'),
    );
    if (found !== undefined && !/[.;]$/u.test(words)) return { line, kind: found };
    // "QUYẾT ĐỊNH:" introduces the articles; the title stands before it.
  }
  return undefined;
}

/** Left of Quốc hiệu in the letterhead's table, or before it in the same line. */
export function issuerLines(lines: readonly Line[], national: Line | undefined): Line[] {
  if (national === undefined) return [];
  const { table, row, cell, index } = national.paragraph;
  if (table >= 0) {
    const beside = lines.filter(
      ({ paragraph, text }) => paragraph.table === table && paragraph.row === row && paragraph.cell < cell && /\p{L}/u.test(text),
    );
    // Number and subject may stand in the same cell, below.
    const end = beside.findIndex(({ text }) => /^(?:Số\s*:|V\/v)/iu.test(text) || NUMBER_LINE.test(text));
    return end < 0 ? beside : beside.slice(0, end);
  }
  const whole = lines.find(({ paragraph, text }) => paragraph.index === index && text.length > national.text.length + 8);
  const at = whole?.text.indexOf(national.text) ?? -1;
  return whole === undefined || at <= 0 ? [] : [subLine(whole, 0, at)];
}

export function annexStart(lines: readonly Line[], recipients: Line | undefined, none: number): number {
  const after = recipients?.paragraph.index ?? Number.POSITIVE_INFINITY;
  return (
    lines.find(({ text, paragraph }) => paragraph.index > after && /^(?:PHỤ LỤC|Phụ lục|Biểu|BIỂU|Mẫu số)(?!\p{L})/u.test(text))?.paragraph
      .index ?? none
  );
}

/** Lines of the signature that say in whose name and as what one signs. */
export function authorityLines(lines: readonly Line[], recipients: Line | undefined, title: Line | undefined, annexFrom: number): Line[] {
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

/** "Số: 05/BC-UBND" wherever it stands in a line. */
export const numberIn = (line: Line) => partAt(line, /(?:^|\s)(Số[\s:].*)$/u, (part) => NUMBER_LINE.test(part) && part.length < 70);
/** "TM. …", "KT. …": only who signs for an office writes this. */
export const inWhoseName = (lines: readonly Line[]) => lines.find(({ text }) => AUTHORITY.test(text));
