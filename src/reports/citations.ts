/** How documents are cited: in full the first time, by type and number afterwards (Nghị định 30/2020/NĐ-CP, Annex I, II.6). */
import { type Day, partsOf } from '../kernel/calendar.ts';
import type { OfficeDocument } from '../steering/model.ts';

/** "23/6/2022", "05/02/2022": zero before days under 10 and months 1, 2 only. */
function citedDay(day: string): string {
  const { year, month, day: date } = partsOf(day as Day);
  return `${date < 10 ? `0${date}` : date}/${month < 3 ? `0${month}` : month}/${year}`;
}

export function citeInFull(document: OfficeDocument): string {
  const date = document.issuedOn === null ? '' : ` ngày ${citedDay(document.issuedOn)}`;
  const title =
    document.title === ''
      ? ''
      : ` ${/^(quy định|hướng dẫn|ban hành|sửa đổi|bổ sung|về) /iu.test(document.title) ? '' : 'về '}${lowerFirst(document.title)}`;
  return `${document.type} số ${document.number}${date} của ${document.issuer}${title}`;
}

export function citeShort(document: OfficeDocument): string {
  const date = document.issuedOn === null ? '' : ` ngày ${citedDay(document.issuedOn)}`;
  return `${document.type} số ${document.number}${date}`;
}

/** Lower-cases the first letter inside a sentence; abbreviations and a body's own name keep their capital. */
export function lowerFirst(text: string): string {
  return /^(\p{Lu}{2}|Ban Chỉ đạo|Ban Thường vụ|Hội |Mặt trận|Đoàn |Đảng )/u.test(text)
    ? text
    : text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
