/** Documents that a text cites: number, symbol, date, issuer, as written. */
import { foldVietnamese } from '../kernel/vietnamese.ts';
import { type DateMention, datesOf } from './dates.ts';
import type { Outline } from './outline.ts';

export type IssuerLevel = 'trung ương' | 'tỉnh' | 'huyện' | 'xã' | 'khác' | '';

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
  readonly level: IssuerLevel;
  /** Folded name of the unit that issued it ("kon tum"); "" when not said. */
  readonly place: string;
  /** "của UBND các xã": several issuers at once. */
  readonly several: boolean;
  /** Words after the date and issuer, to the next stop: what it is about. */
  readonly about: string;
  /** The number of the paper itself ("Số: 12/BC-UBND" alone in a block). */
  readonly own: boolean;
  /** One of "21, 22, 23/NQ-HĐND": `start` of the whole list, else of the number. */
  readonly listStart: number;
  readonly listEnd: number;
}

const NUMBER =
  /(?<![\p{L}\p{N}/.-])(\d{1,6})(?: ?\/ ?((?:19|20)\d{2}))? ?([/-]) ?((?=\p{L}*\p{Lu}\p{L}*(?:\p{Lu}|\d|[-/&–]\p{Lu}))[\p{Lu}Đ][\p{L}\d]{0,11}(?:(?:[-–/&]| [-–/&] ?(?=[\p{Lu}Đ]{2})|[-–/&] (?=[\p{Lu}Đ]{2}))[\p{Lu}Đ][\p{L}\d.]{0,14}){0,4})/gu;
const LIST = /(?:^|[\s(])((?:\d{1,5} ?(?:,|;|và) ?){1,8})$/u;
const BODY =
  'Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Thủ tướng|Chính phủ|Quốc hội|Bộ trưởng|Bộ|Ban Thường vụ|Ban Chấp hành|Ban Bí thư|Tỉnh ủy|Tỉnh uỷ|Huyện ủy|Huyện uỷ|Thành ủy|Thành uỷ|Thị ủy|Thị uỷ|Đảng ủy|Đảng uỷ|Quận ủy|Chủ tịch|Sở|Ban|Trung ương|Văn phòng|Phòng|Ủy ban|Uỷ ban|Hội đồng|Bí thư|Cục|Tổng cục|Chi cục|Công an|Thanh tra|Tòa án|Viện|Kho bạc|Ngân hàng|Liên đoàn|Đảng bộ|Chi bộ|Trường|Trung tâm|Công ty|Hội|Đoàn|Mặt trận';
const ISSUER = new RegExp(
  `^[ ,]*(?:của |do )(?:liên |các |Thường trực )?((?:${BODY})(?!\\p{L})[^,;:.()“”"]{0,70}?)(?= (?:về|quy định|ban hành|phê duyệt|sửa đổi|bổ sung|hướng dẫn|giao|phân bổ|triển khai|thực hiện|công bố|thành lập|kiện toàn|v\\/v|đã|thì|có|được|là|ngày|tại|trong|cho|dự kiến|tiếp tục|và (?:Nghị|Quyết|Thông|Kế|Chương|Chỉ|Công|Hướng|Báo|Tờ|Kết|Quy|các|văn))(?!\\p{L})|[,;:.()“”"]|$)`,
  'iu',
);
/** Between a number and its date: nothing, a comma, a bracket, "ký", "ban hành". */
const BEFORE_DATE = /^ ?([,(]?) ?(?:được )?(?:ký|ban hành)? ?(?:ngày)? ?$/iu;
/** After ", ngày …" the date belongs to the number only where no new clause begins. */
const AFTER_LOOSE_DATE = /^ ?(?:của|do|về|v\/v|quy định|hướng dẫn)(?!\p{L})|^ ?[;.)]|^ ?$/iu;

export function citationsOf(outline: Outline): Citation[] {
  const citations: Citation[] = [];
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (!/\d ?[/-] ?\p{Lu}/u.test(text)) continue;
    const dates = datesOf(text);
    const matches = [...text.matchAll(NUMBER)];
    let nextDate = 0;
    matches.forEach((match, index) => {
      const [whole, number = '', year, separator = '', raw = ''] = match;
      // The stop of the sentence is no part of the number.
      const printed = whole.replace(/[.]+$/u, '');
      const start = match.index;
      const end = start + printed.length;
      const symbol = raw.replace(/ /gu, '').replace(/[–/&]/gu, '-').replace(/[.]+$/u, '');
      if (/^(?:m2|km|ha)$/iu.test(symbol)) return;
      const limit = matches[index + 1]?.index ?? text.length;
      while (nextDate < dates.length && (dates[nextDate]?.start ?? 0) < end) nextDate += 1;
      // "số 90/QĐ-TTg ngày 18/01/2022": the date follows at once.
      const date = adjacentDate(text, end, limit, dates[nextDate]);
      const after = date?.end ?? end;
      const issuer = ISSUER.exec(text.slice(after, Math.min(limit, after + 130)));
      const said = issuer?.[1]?.trim() ?? '';
      const aboutFrom = after + (issuer?.[0].length ?? 0);
      const form = `${year === undefined ? '' : 'y'}${separator}${raw.replace(/[^-–/&]/gu, '')}`;
      const list = LIST.exec(text.slice(Math.max(0, start - 60), start))?.[1] ?? '';
      const common = {
        piece: piece.index,
        symbol,
        form,
        date,
        issuer: said,
        ...issuerParts(said),
        several: /^[ ,]*(?:của |do )(?:các |liên )/iu.test(issuer?.[0] ?? '') || /(?:các|những|một số) /iu.test(said),
        about: text.slice(aboutFrom, Math.min(limit, aboutFrom + 260)),
        own:
          piece.index < 20 &&
          /^(?:.{0,120} )?số ?: ?$/iu.test(text.slice(0, start)) &&
          /^ ?(?:$|.{0,60}, ngày|[\p{Lu}])/u.test(text.slice(end, end + 80)),
        year: year === undefined ? null : Number(year),
        listStart: start - list.length,
        listEnd: end,
      };
      for (const one of list.matchAll(/\d+/gu)) {
        const at = start - list.length + one.index;
        citations.push({ ...common, start: at, end: at + one[0].length, printed: one[0], number: Number(one[0]) });
      }
      citations.push({ ...common, start, end, printed, number: Number(number) });
    });
  }
  return citations;
}

function adjacentDate(text: string, end: number, limit: number, date: DateMention | undefined): DateMention | null {
  if (date === undefined || date.start >= limit || date.start - end > 24) return null;
  const between = BEFORE_DATE.exec(text.slice(end, date.start));
  if (between === null) return null;
  if (between[1] === ',' && !AFTER_LOOSE_DATE.test(text.slice(date.end, date.end + 16))) return null;
  return date;
}

const LEVELS: readonly (readonly [RegExp, IssuerLevel])[] = [
  [
    /^(?:thu tuong|chinh phu|quoc hoi|bo |trung uong|ban bi thu|uy ban thuong vu|ban chap hanh trung|toa an nhan dan toi cao|van phong (?:chinh phu|trung uong|quoc hoi)|uy ban dan toc|chu tich nuoc)/u,
    'trung ương',
  ],
  [/(?:^|\s)(?:tinh uy|tinh|so|thanh uy|thanh pho truc thuoc)(?:\s|$)/u, 'tỉnh'],
  [/(?:^|\s)(?:huyen uy|huyen|thi uy|thi xa|quan uy|quan)(?:\s|$)/u, 'huyện'],
  [/(?:^|\s)(?:xa|phuong|thi tran|dac khu)(?:\s|$)/u, 'xã'],
];
const PLACE =
  /(?:^|\s)(?:tinh uy|huyen uy|thi uy|quan uy|thanh uy|dang uy xa|tinh|huyen|thi xa|thi tran|thanh pho|quan|xa|phuong|dac khu) (?!uy(?:\s|$))(.+)$/u;

function issuerParts(issuer: string): { level: IssuerLevel; place: string } {
  if (issuer === '') return { level: '', place: '' };
  const folded = foldVietnamese(issuer);
  const level = LEVELS.find(([pattern]) => pattern.test(folded))?.[1] ?? 'khác';
  return { level, place: PLACE.exec(folded)?.[1] ?? '' };
}
