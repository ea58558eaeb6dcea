/** Documents that a text cites: number, symbol, date, issuer, as written. */
import { type DateMention, datesOf } from './dates.ts';
import type { Outline } from './outline.ts';

export interface Citation {
  readonly piece: number;
  /** Offsets of the number in the view. */
  readonly start: number;
  readonly end: number;
  readonly printed: string;
  readonly number: number;
  /** Year in the number ("02/2023/QĐ-UBND"), or null. */
  readonly year: number | null;
  /** "QĐ-UBND", separators as "-"; folded case is kept. */
  readonly symbol: string;
  /** The separators as written: "/-", "//", "--". */
  readonly form: string;
  readonly date: DateMention | null;
  /** "UBND tỉnh Kon Tum" as far as it is said; "" when not. */
  readonly issuer: string;
  /** Words after the date and issuer, to the next stop: what it is about. */
  readonly about: string;
}

const NUMBER =
  /(?<![\p{L}\p{N}/.-])(\d{1,6})(?: ?\/ ?((?:19|20)\d{2}))? ?([/-]) ?((?=\p{L}*\p{Lu}\p{L}*(?:\p{Lu}|\d|[-/&–]\p{Lu}))[\p{Lu}Đ][\p{L}\d]{0,11}(?: ?[-–/&] ?[\p{Lu}Đ][\p{L}\d.]{0,14}){0,4})/gu;
const LIST = /(?:^|[\s(])((?:\d{1,5} ?(?:,|;|và) ?){1,8})$/u;
const ISSUER =
  /^[ ,]*(?:của |do )(?:liên )?((?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Thủ tướng|Chính phủ|Quốc hội|Bộ trưởng|Bộ|Ban Thường vụ|Ban Chấp hành|Tỉnh ủy|Tỉnh uỷ|Huyện ủy|Huyện uỷ|Thành ủy|Đảng ủy|Chủ tịch|Sở|Ban|Trung ương|Văn phòng|Phòng|Ủy ban|Uỷ ban|Hội đồng|Bí thư|Cục|Tổng cục|Chi cục|Công an|Thanh tra)[^,;:.()“”"]{0,70}?)(?= (?:về|quy định|ban hành|phê duyệt|sửa đổi|bổ sung|hướng dẫn|giao|phân bổ|triển khai|thực hiện|công bố|thành lập|v\/v|đã|thì|có|được|là|và|ngày|tại|trong|cho)(?!\p{L})|[,;:.()“”"]|$)/iu;

export function citationsOf(outline: Outline): Citation[] {
  const citations: Citation[] = [];
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (!/\d ?[/-] ?\p{Lu}/u.test(text)) continue;
    const dates = datesOf(text);
    const matches = [...text.matchAll(NUMBER)];
    matches.forEach((match, index) => {
      const [printed, number = '', year, separator = '', raw = ''] = match;
      const start = match.index;
      const end = start + printed.length;
      const symbol = raw.replace(/ /gu, '').replace(/[–/&]/gu, '-').replace(/[.]+$/u, '');
      if (/^(?:m2|km|ha)$/iu.test(symbol)) return;
      const limit = matches[index + 1]?.index ?? text.length;
      // "số 90/QĐ-TTg ngày 18/01/2022": the date follows at once.
      const date = dates.find((one) => one.start >= end && one.start < limit && /^[\s,]*(?:,? ?(?:ký|ban hành))?[\s,]*(?:ngày)?[\s]*$/iu.test(text.slice(end, one.start))) ?? null;
      const after = date?.end ?? end;
      const issuer = ISSUER.exec(text.slice(after, Math.min(limit, after + 130)));
      const said = issuer?.[1]?.trim() ?? '';
      const aboutFrom = after + (issuer?.[0].length ?? 0);
      const form = `${year === undefined ? '' : 'y'}${separator}${raw.replace(/[^-–/&]/gu, '')}`;
      const common = { piece: piece.index, symbol, form, date, issuer: said, about: text.slice(aboutFrom, Math.min(limit, aboutFrom + 200)) };
      citations.push({ ...common, start, end, printed, number: Number(number), year: year === undefined ? null : Number(year) });
      const list = LIST.exec(text.slice(Math.max(0, start - 60), start));
      if (list?.[1] !== undefined) {
        let at = start - list[1].length;
        for (const one of list[1].matchAll(/\d+/gu)) {
          citations.push({ ...common, start: at + one.index, end: at + one.index + one[0].length, printed: one[0], number: Number(one[0]), year: year === undefined ? null : Number(year) });
        }
        at = start;
      }
    });
  }
  return citations;
}
