/**
 * Digits that are no figures: dates, document numbers, years, names with a number in them, enumerators, times, telephone numbers.
 * Each pattern is linear: no nested repetition, every repetition bounded or over disjoint classes.
 */
import { unitAt } from './units.ts';

export type MaskKind = 'date' | 'document' | 'year' | 'period' | 'name' | 'reference' | 'enumerator' | 'time' | 'phone' | 'code' | 'range';

export interface Mask {
  readonly kind: MaskKind;
  readonly start: number;
  readonly end: number;
}

const WORD = '(?<![\\p{L}\\p{N}])';

/** Always a name or a reference, whatever follows ("Điều 5", "thôn 4 xã Tân Lập"). */
const STRONG =
  'điều|khoản|điểm|mục|chương|phụ lục|phụ biểu|mẫu(?: số)?|biểu(?: mẫu)?(?: số)?|bảng(?: số)?|hình|thôn|làng|bản|buôn|ấp|tổ dân phố(?: số)?|tổ|khu phố|khối phố|khu vực|' +
  'dự án|tiểu dự án|hợp phần|nội dung(?: thành phần)?(?: số)?|tiêu chí(?: số)?|chỉ tiêu(?: số)?|quốc lộ|tỉnh lộ|đường tỉnh|đường|khóa|khoá|kỳ họp(?: thứ)?|thứ|lần thứ|phương án|trang|' +
  'thửa(?: đất)?(?: số)?|tờ(?: bản đồ)?(?: số)?|mã(?: số)?|quyết định(?: số)?|nghị quyết(?: số)?|nghị định(?: số)?|thông tư(?: số)?|chỉ thị(?: số)?|kết luận(?: số)?|công văn(?: số)?|' +
  'chương trình(?: số)?|văn bản số|gói thầu số|số hiệu|số nhà|hẻm|ngõ|tiểu khu|lô|tầng|phòng số|Km|QĐ|NQ|NĐ|TT|CT|DA|TDA|NDTP|QL|TL|ĐT|ĐH';
/** A name only when no unit follows ("lớp 5", but "mỗi lớp 35 học sinh"). */
const WEAK =
  'lớp|khối|nhóm|cấp|cấp độ|loại|hạng|bậc|đợt|lần|vòng|giai đoạn|phần|bước|câu|ý|ca|mức|mức độ|vùng|tiểu vùng|cụm|đội|trạm|quận|phường|phiên|ô|số thứ tự|số TT|STT|(?<!(?:dân|tổng) )số|kỳ|quý|tháng|ngày';

const D = '\\d{1,2}';
const Y = '(?:19|20)\\d{2}';
const RULES: readonly (readonly [MaskKind, RegExp])[] = [
  // Document numbers, also the bare ones of a list before them: "số 21, 22, 23/2022/NQ-HĐND".
  [
    'document',
    /(?<![\p{L}\p{N}/.-])(?:\d{1,5}(?:\/\d{4})? ?(?:,|;|và|-) ?){0,12}\d{1,6}(?: ?\/ ?\d{4})? ?[/-] ?(?=\p{L}*\p{Lu}\p{L}*(?:\p{Lu}|\d|[-/&–]\p{Lu}|\.))[\p{Lu}Đ][\p{L}\d.]{0,11}(?: ?[-–/&] ?[\p{Lu}Đ][\p{L}\d.]{0,14}){0,5}/gu,
  ],
  ['document', /(?<![\p{L}\p{N}/.-])\d{1,4}\/(?:19|20)\d{2}\/[\p{Lu}Đ]{1,6}\d{0,2}(?![\p{L}])/gu],
  // Dates.
  ['date', new RegExp(`${WORD}ngày ${D}(?:(?:, ?| ?- ?| và | đến )${D}){0,6} ?tháng ${D}(?: ?năm ${Y}|\\/${Y})?`, 'giu')],
  ['date', new RegExp(`(?<![\\d.,/\\p{L}])${D}([/.-])${D}\\1\\d{4}(?![\\d/])`, 'gu')],
  ['date', new RegExp(`${WORD}(?:ngày|hết|đến|từ|tính đến|trước|sau) ${D}[/-]${D}(?![\\d/%]| ?(?:xã|hộ|thôn|tiêu chí|người))`, 'giu')],
  ['date', new RegExp(`${WORD}ngày ${D}\\.${D}(?![\\d.,/%]|\\.\\d)`, 'giu')],
  ['date', new RegExp(`${WORD}tháng ${D}(?: ?[/-] ?${Y}|\\.${Y}| năm ${Y})`, 'giu')],
  ['date', new RegExp(`(?<![\\d.,/\\p{L}])${D}/${Y}(?![\\d/])`, 'gu')],
  ['date', new RegExp(`${WORD}(?:quý|Q) ?(?:\\d|[IV]{1,3})(?:[/-]| năm )${Y}`, 'giu')],
  // Periods and years.
  ['period', new RegExp(`(?<![\\d.,])${Y} ?[-–—] ?(?:${Y}|\\d{2})(?![\\d.,]\\d)`, 'gu')],
  ['year', new RegExp(`${WORD}(?:năm|niên độ|vụ|kỳ|cuối|đầu|khóa|nhiệm kỳ) ${Y}(?![\\d.,]\\d)`, 'giu')],
  // Times of day, "24/7", scores of time.
  ['time', /(?<![\p{L}\d])\d{1,2} ?(?:giờ|h) ?\d{2}(?: phút)?(?!\d)/giu],
  ['time', /(?<![\p{L}\d.,])24\/(?:7|24)(?!\d)/gu],
  ['time', /(?<![\p{L}\d.,])\d{1,2}:\d{2}(?!\d)/gu],
  // Telephone and account numbers.
  ['phone', /(?:điện thoại|ĐT|số máy|hotline|fax|tel|đường dây nóng)[: .]{1,3}[\d(][\d .()-]{6,18}\d/giu],
  ['phone', /(?<![\p{L}\d.,])\(?0\d{2,3}\)?[ .-]?\d{3}[ .-]?\d{3,4}(?![\d.,])/gu],
  ['code', /(?:tài khoản|mã số thuế|MST|CCCD|CMND|mã QHNS|mã chương|số hiệu)(?: số)?[: ]{1,2}[\d.]{5,20}/giu],
  // Chainage of a road, sizes.
  ['code', /(?<![\p{L}])km ?\d{1,4} ?\+ ?\d{1,4}/giu],
  [
    'name',
    new RegExp(
      `${WORD}(?:${STRONG})[ .]{1,2}\\d{1,4}[a-zđ]?(?:\\/\\d{1,3})?(?:(?:, ?| và | ?- ?|; ?)\\d{1,4}[a-zđ]?(?![\\p{L}\\d.,%/]))*(?:\\.\\d{1,2}){0,3}(?![\\d.,]*\\d|[%‰])`,
      'giu',
    ),
  ],
  ['name', new RegExp(`${WORD}(?:${WEAK}) \\d{1,5}[a-zđ]?(?![\\d.,]*\\d| ?/ ?\\d| ?[%‰]| \\p{Ll}| ?[-–] ?\\d)`, 'giu')],
  [
    'name',
    new RegExp(
      `${WORD}(?:${WEAK}) \\d{1,3}(?= (?:và|của|về|trên|tại|năm|với|theo|trở|thuộc|cho|để|là|có|không|nêu|ban|khi|đã|đang|sẽ|được|do|vào|từ|đến|ở|nhằm|này|nói|nhiệm kỳ|giai đoạn|Hội|quy định)(?!\\p{L}))`,
      'giu',
    ),
  ],
  // "sản phẩm 3 sao", "khách sạn 5 sao": a class, no count.
  ['name', /(?<![\p{L}\d.,/-])[1-5] sao(?!\p{L})/giu],
  // "107 nam/100 nữ", "12,5 bác sĩ/10.000 dân": a rate of two nouns, no count of either ("12 thôn/15 thôn" is one noun: a pair).
  [
    'code',
    /(?<![\p{L}\d.,])\d{1,4}(?:,\d{1,3})? (?<noun>\p{Ll}{1,8}(?: \p{Ll}{1,8}){0,2}) ?\/ ?10(?:0|\.?000|0\.000) (?!\k<noun>)(?=\p{Ll})/gu,
  ],
  // "khoá XV" needs nothing; "COVID-19", "B40", "H'Mông 5" below; "(1)" and "1)" at the head of an enumeration.
  ['enumerator', /\(\d{1,2}\)(?= ?\p{L})/gu],
];
const ENUMERATOR =
  /^\s*(?:(?:[IVXL]{1,5}|\d{1,2}(?:\.\d{1,2}){0,4}|[a-zđA-ZĐ])(?:[.)]|\.\))|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){1,4}(?= \p{L}))(?=\s|$|\p{Lu})/u;
/** "a) ", "5.2. ", "IV. ": the enumerator at the head of a block, typed; "" when none. */
export function enumeratorOf(text: string): string {
  const found = ENUMERATOR.exec(text)?.[0] ?? '';
  return /^\s*\d+\.\d+$/u.test(found) && isMeasured(text, found.length) ? '' : found;
}

/** "5.2 triệu" is a figure, "5.2 Tỷ lệ" and "5.2 hộ nghèo" are headings: only what can be broken is measured in parts, and written small. */
function isMeasured(text: string, at: number): boolean {
  const found = unitAt(text, at);
  if (found === null || /\p{Lu}\p{Ll}/u.test(text.slice(found.start, found.start + 2))) return false;
  return found.unit.dim !== 'number' && (found.unit.power > 0 || !/^(?:count|time|number)/u.test(found.unit.dim));
}

const LEGAL =
  /^(?:điều|khoản|điểm|mục|chương|phụ|mẫu|biểu|quốc|tỉnh lộ|dự án|tiểu dự án|khóa|khoá|kỳ|quyết|nghị|thông|chỉ thị|kết luận|công văn|chương trình)/iu;

/** "thôn 4 xã Tân Lập" is a name; "mỗi thôn 4 hộ" and "huyện Ea Trang 187 ca" are not: a unit follows the number. */
function isCounted(text: string, start: number, end: number, words: string): boolean {
  const found = unitAt(text, end);
  if (found === null) return false;
  if (LEGAL.test(words) && !/^(?:money|percent|measure)/u.test(found.unit.dim)) return false;
  if (/^(?:count:(?:xã|phường|thị trấn|huyện|tỉnh|thành phố|quận|thôn|làng|đặc khu|thị xã)|time:)/u.test(found.unit.dim))
    return (
      !/^ \p{Lu}/u.test(text.slice(found.end, found.end + 2)) &&
      !found.unit.dim.startsWith('time:') &&
      /(?:mỗi|một|bình quân)(?: \p{L}+)? $/iu.test(text.slice(Math.max(0, start - 20), start))
    );
  return true;
}

/** Masks of a text, merged, in order. */
export function masksOf(text: string): Mask[] {
  const masks: Mask[] = [];
  const head = enumeratorOf(text);
  if (head !== '') masks.push({ kind: 'enumerator', start: 0, end: head.length });
  if (/\d/u.test(text)) {
    for (const [kind, pattern] of RULES) {
      pattern.lastIndex = 0;
      for (const match of text.matchAll(pattern)) {
        if (kind === 'name' && isCounted(text, match.index, match.index + match[0].length, match[0])) continue;
        masks.push({ kind, start: match.index, end: match.index + match[0].length });
      }
    }
  }
  // Earlier rules win where two overlap.
  const order = new Map(masks.map((mask, index) => [mask, index]));
  masks.sort((a, b) => a.start - b.start || (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const kept: Mask[] = [];
  for (const mask of masks) {
    const last = kept.at(-1);
    if (last === undefined || mask.start >= last.end) kept.push(mask);
    else if (mask.end > last.end) kept[kept.length - 1] = { ...last, end: mask.end };
  }
  return kept;
}
