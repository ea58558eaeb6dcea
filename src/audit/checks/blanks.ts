/** Blanks left to be filled: the paper's own number and day, numbers of cited papers. */
import type { Found } from '../found.ts';
import type { Outline } from '../outline.ts';
import { headPieces, typePiece } from './letterhead.ts';

/** Places marked with dots are a form's; a draft leaves bare space. */
const DOTS = /…|\.{3}|_{2}/u;
const FORM = /^(?:mẫu|biểu mẫu|phụ lục|biểu)(?:\s|$)/iu;

export function blankFindings(outline: Outline): Found[] {
  return [...ownBlanks(outline), ...citedBlanks(outline)];
}

function ownBlanks(outline: Outline): Found[] {
  const head = headPieces(outline);
  const type = typePiece(outline);
  if (head.slice(0, 3).some((piece) => FORM.test(piece.view.text))) return [];
  const found: Found[] = [];
  let number = false;
  let day = false;
  for (const piece of head) {
    if (type >= 0 && piece.index > type + 1) break;
    const { text } = piece.view;
    if (text.length > 200) continue;
    const blank = number
      ? null
      : /(?<![\p{L}])Số ?:? ?(?:\/ ?(?:\d{4} ?\/ ?)?|-)(?=[\p{Lu}Đ])[\p{Lu}Đ][\p{L}\d]*(?:[-/ ]{1,3}[\p{Lu}Đ][\p{L}\d]*)*/u.exec(text);
    if (blank !== null && blank.index < 80 && (type >= 0 || blank.index === 0) && !/kèm theo/iu.test(text)) {
      number = true;
      found.push({
        rule: 'text',
        severity: 'warning',
        message: `Số của văn bản còn để trống (“${blank[0]}”); cần ghi số trước khi ban hành.`,
        spots: [{ piece: piece.index, start: blank.index, end: blank.index + blank[0].length }],
        stated: blank[0],
      });
    }
    const open = day
      ? null
      : /(?:^|[\s(])(\p{Lu}[\p{L} .'’-]{1,50}, ?)?(ngày ?(\d{0,2}) ?tháng ?(\d{0,2}) ?năm ?(\d{0,4}))[.)]?$/u.exec(text);
    if (open?.[2] !== undefined && (open[3] === '' || open[4] === '' || (open[5] ?? '').length < 4) && !DOTS.test(text)) {
      day = true;
      const start = open.index + open[0].lastIndexOf(open[2]);
      found.push({
        rule: 'text',
        severity: 'warning',
        message: `Ngày ban hành văn bản còn để trống (“${open[2].trim()}”); cần ghi đủ ngày, tháng, năm.`,
        spots: [{ piece: piece.index, start, end: start + open[2].trimEnd().length }],
        stated: open[2].trim(),
      });
    }
  }
  return found;
}

const CITED =
  /(?<![\p{L}])(?:văn bản|quyết định|công văn|kế hoạch|tờ trình|báo cáo|nghị quyết|thông báo|hướng dẫn|chương trình|nghị định|thông tư|chỉ thị|kết luận|giấy mời|đề án)(?: của [^,;.:()]{2,60})? số:? ?(?:\/ ?(?:\d{4} ?\/ ?)?|- ?)(?=[A-ZĐ])[A-ZĐ][A-Za-zĐđ\d]*(?:[-/ ]{1,3}[A-ZĐ][A-Za-zĐđ\d]*){0,4}/gu;
const CITED_ANY_CASE = new RegExp(
  CITED.source
    .replace('(?:văn bản|quyết định', '(?:[Vv]ăn bản|[Qq]uyết định')
    .replace(
      /\|(công văn|kế hoạch|tờ trình|báo cáo|nghị quyết|thông báo|hướng dẫn|chương trình|nghị định|thông tư|chỉ thị|kết luận|giấy mời|đề án)/gu,
      (_, word: string) => `|[${word.charAt(0)}${word.charAt(0).toLocaleUpperCase('vi')}]${word.slice(1)}`,
    ),
  'gu',
);

function citedBlanks(outline: Outline): Found[] {
  const found: Found[] = [];
  let form = false;
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (FORM.test(text) && text.length < 120) form = true;
    if (!/số:? ?[/-]/iu.test(text) || DOTS.test(text)) continue;
    for (const match of text.matchAll(CITED_ANY_CASE)) {
      const around = text.slice(Math.max(0, match.index - 60), match.index);
      // "(Kèm theo Báo cáo số /BC-UBND ngày …)" is left open in electronic papers.
      if (/kèm theo|đính kèm|ban hành theo/iu.test(around) || form) continue;
      found.push({
        rule: 'text',
        severity: 'warning',
        message: `“${match[0]}” còn để trống số của văn bản được dẫn; cần ghi đủ số.`,
        spots: [{ piece: piece.index, start: match.index, end: match.index + match[0].length }],
        stated: match[0],
      });
    }
  }
  return found.slice(0, 4);
}
