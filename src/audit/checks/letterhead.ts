/** Head of a paper: its title, its own day, the level of the office that issues it. Pure. */
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import { datesOf } from '../dates.ts';
import type { Outline, Piece } from '../outline.ts';

/** The head is looked for in the first blocks only: annexes and forms have heads of their own. */
const HEAD_BLOCKS = 20;
const TYPES =
  'BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ|KẾT LUẬN|CHƯƠNG TRÌNH|CHỈ THỊ|HƯỚNG DẪN|ĐỀ ÁN|BIÊN BẢN|CÔNG VĂN|QUY CHẾ|QUY ĐỊNH|DỰ TOÁN|PHƯƠNG ÁN|LUẬT|PHÁP LỆNH|CÔNG ĐIỆN|THƯ';
const TYPE = new RegExp(`^(${TYPES})(?!\\p{L})[ :.]*`, 'u');

export function headPieces(outline: Outline): readonly Piece[] {
  return outline.pieces.slice(0, HEAD_BLOCKS);
}

/** Laws, decrees, circulars and consolidated texts: later papers amend them, and copies say so. */
export function isLegislation(outline: Outline): boolean {
  const at = typePiece(outline);
  return (
    (at >= 0 && /^(?:LUẬT|NGHỊ ĐỊNH|THÔNG TƯ|PHÁP LỆNH|NGHỊ QUYẾT|QUY CHẾ|QUY ĐỊNH)/u.test(outline.pieces[at]?.view.text ?? '')) ||
    headPieces(outline).some((piece) => /VBHN|hợp nhất|^BỘ LUẬT/u.test(piece.view.text))
  );
}

/** Index of the block that says what kind of paper it is ("BÁO CÁO"), or −1. */
export function typePiece(outline: Outline): number {
  return (
    headPieces(outline).find((piece) => {
      const match = TYPE.exec(piece.view.text);
      return (
        match !== null &&
        (match[0].length >= piece.view.text.length ||
          piece.block.kind === 'heading' ||
          /^\p{Lu}/u.test(piece.view.text.slice(match[0].length)))
      );
    })?.index ?? -1
  );
}

/** "Báo cáo tình hình thực hiện … năm 2023", or null. */
export function reportTitle(outline: Outline): string | null {
  const at = typePiece(outline);
  if (at < 0) return null;
  const text = outline.pieces[at]?.view.text ?? '';
  const type = TYPE.exec(text)?.[1] ?? '';
  const kind = type.charAt(0) + type.slice(1).toLocaleLowerCase('vi');
  const rest = text.slice(TYPE.exec(text)?.[0].length ?? 0).trim();
  const special = rest !== '' && rest.length < 24 && rest === rest.toLocaleUpperCase('vi');
  if (rest !== '' && !special) return `${kind} ${rest}`;
  const next = outline.pieces[at + 1];
  if (next === undefined || next.view.text.length > 400 || /^(?:kính gửi|căn cứ|thực hiện|điều \d|\()/iu.test(next.view.text)) return kind;
  const named = next.view.text.trim();
  return named.toLocaleLowerCase('vi').startsWith(kind.toLocaleLowerCase('vi')) ? named : `${kind} ${named}`;
}

/** The paper's own day where its head says it in full ("Kon Rẫy, ngày 05 tháng 7 năm 2023"): the piece and the ISO day. */
export function ownDay(
  outline: Outline,
): { readonly piece: number; readonly start: number; readonly end: number; readonly key: number; readonly iso: string } | null {
  for (const piece of headPieces(outline)) {
    const { text } = piece.view;
    if (text.length > 200) continue;
    const match = /^(?:số ?:? ?\d[^ ]{0,30} )?\(?\p{Lu}[\p{L}\d .'’-]{1,50}, ?ngày \d{1,2} ?tháng \d{1,2} ?năm \d{4}[.)]?$/iu.exec(text);
    if (match === null || /^(?:căn cứ|thực hiện|theo|hôm nay)(?!\p{L})/iu.test(text)) continue;
    const date = datesOf(text).at(-1);
    if (date === undefined || !date.exists) continue;
    const pad = (n: number) => String(n).padStart(2, '0');
    return { piece: piece.index, start: date.start, end: date.end, key: date.key, iso: `${date.year}-${pad(date.month)}-${pad(date.day)}` };
  }
  return null;
}

/** ISO day in the letterhead, or null. */
export function reportDate(outline: Outline): string | null {
  return ownDay(outline)?.iso ?? null;
}

/** "2023-H1", "2024-Q1", "2024-M05", "2024"; null when unsure. */
export function reportPeriod(outline: Outline): string | null {
  const title = (reportTitle(outline) ?? '').toLocaleLowerCase('vi');
  const half = /(?:^|\s)(?:0?6|sáu) tháng đầu (?:của )?năm(?:[^.;]{0,120}?)(20\d\d)(?!\d)/u.exec(title);
  if (half !== null) return `${half[1]}-H1`;
  const second = /(?:^|\s)(?:0?6|sáu) tháng cuối (?:của )?năm (20\d\d)(?!\d)/u.exec(title);
  if (second !== null) return `${second[1]}-H2`;
  if (/(?:^|\s)(?:\d{1,2}|[\p{L}]+) tháng (?:đầu )?năm/u.test(title) || /năm học|niên độ|giai đoạn|nhiệm kỳ/u.test(title)) return null;
  const quarter = /quý (i{1,3}|iv|[1-4]) ?(?:năm|\/|-) ?(20\d\d)(?!\d)/u.exec(title);
  if (quarter !== null) return `${quarter[2]}-Q${{ i: 1, ii: 2, iii: 3, iv: 4 }[quarter[1] ?? ''] ?? quarter[1]}`;
  const month = /(?<!đến )tháng (0?[1-9]|1[0-2]) ?(?:năm|\/|-) ?(20\d\d)(?!\d)/u.exec(title);
  if (month !== null) return `${month[2]}-M${(month[1] ?? '').padStart(2, '0')}`;
  const years = [...title.matchAll(/năm (20\d\d)(?!\d)(?! ?[-–] ?\d)/gu)];
  const first = years[0];
  if (first === undefined) return null;
  const ahead = years
    .slice(1)
    .every(
      (year) =>
        year[1] === first[1] ||
        /(?:phương hướng|nhiệm vụ|kế hoạch|dự toán|dự kiến|giải pháp)[^.]*$/u.test(title.slice(first.index + 8, year.index)),
    );
  return ahead ? (first[1] ?? null) : null;
}

/** The level of the office that signs, as its head says; "" when unsure. */
export function ownLevel(outline: Outline): 'trung ương' | 'tỉnh' | 'huyện' | 'xã' | '' {
  const stop = typePiece(outline);
  const head = outline.pieces
    .slice(0, stop > 0 ? stop : 6)
    .map((piece) => foldVietnamese(piece.view.text))
    .filter((text) => text.length < 160)
    .join(' \n ');
  if (
    /(?:^|\s)(?:quoc hoi|chinh phu|thu tuong|bo [a-z]|van phong chinh phu|trung uong dang)/u.test(
      head.replace(/cong hoa xa hoi chu nghia viet nam/gu, ''),
    )
  )
    return 'trung ương';
  const level =
    /(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd) (tinh|thanh pho|huyen|thi xa|quan|xa|phuong|thi tran|dac khu)(?:\s|$)/u.exec(
      head,
    )?.[1];
  if (level === 'xa' || level === 'phuong' || level === 'thi tran' || level === 'dac khu') return 'xã';
  if (level === 'huyen' || level === 'thi xa' || level === 'quan' || /huyen uy|phong [a-z]/u.test(head)) return 'huyện';
  if (level === 'tinh' || /tinh uy|(?:^|\s)so [a-z]|(?:^|\s)tinh(?:\s|$)/u.test(head)) return 'tỉnh';
  if (/(?:^|\s)huyen(?:\s|$)/u.test(head)) return 'huyện';
  return /(?:^|\s)xa (?!hoi)/u.test(head) ? 'xã' : '';
}
