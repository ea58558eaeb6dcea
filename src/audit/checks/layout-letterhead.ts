/** The head of a paper: Quốc hiệu, Tiêu ngữ, issuer, number, place and date (ô 1–4). */
import { COPIES, KINDS, MOTTO, NATION } from './layout-kinds.ts';
import { isBold, isItalic, isUpper, isUpright, type Line, mainSize, subLine, toneless } from './layout-lines.ts';
import { shownPoints } from './layout-page.ts';
import type { Deviation, Paper } from './layout-paper.ts';

const NATION_ITEM = 'ô 1: Quốc hiệu';
const MOTTO_ITEM = 'ô 1: Tiêu ngữ';
const ISSUER_ITEM = 'ô 2: tên cơ quan ban hành';
const NUMBER_ITEM = 'ô 3: số, ký hiệu';
const DATE_ITEM = 'ô 4: địa danh và thời gian ban hành';

export function missingParts(paper: Paper): Deviation[] {
  // What stands in a picture or a running header cannot be read here.
  const unread = paper.document.pictures.size > 0 && [...paper.document.pictures].some((index) => index < 12);
  const severity = unread ? 'warning' : 'error';
  const missing: Deviation[] = [];
  const need = (line: unknown, pattern: RegExp, item: string, what: string) => {
    if (line === undefined && !pattern.test(paper.running)) missing.push({ severity, item, message: `Không thấy ${what}.`, lines: [] });
  };
  need(paper.national, /CỘNG H/iu, NATION_ITEM, `Quốc hiệu; quy định ghi “${NATION}” ở trên cùng, bên phải trang đầu`);
  need(paper.motto, /Hạnh phúc/iu, MOTTO_ITEM, `Tiêu ngữ; quy định ghi “${MOTTO}” ngay dưới Quốc hiệu`);
  if (paper.national !== undefined && paper.national.paragraph.table >= 0 && paper.national.paragraph.cell > 0 && paper.issuer.length === 0)
    need(undefined, /\p{Lu}{3}/u, ISSUER_ITEM, 'tên cơ quan ban hành văn bản; quy định ghi ở trên cùng, bên trái trang đầu');
  need(paper.number, /Số\s*:/u, NUMBER_ITEM, 'số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành');
  need(paper.date, /tháng/iu, DATE_ITEM, 'địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”');
  return missing;
}

export function nationDeviations({ national, motto }: Paper): Deviation[] {
  const found: Deviation[] = [];
  if (national !== undefined) {
    const item = NATION_ITEM;
    const words = national.shown.replace(/\s+/gu, ' ');
    if (!isUpper(words))
      found.push({
        severity: 'error',
        item,
        message: `Quốc hiệu viết “${words}”; quy định in hoa “${NATION}”.`,
        lines: [national],
        stated: words,
        expected: NATION,
      });
    else if (spelling(words) !== spelling(NATION))
      found.push({
        severity: 'error',
        item,
        message: `Quốc hiệu viết “${words}”; quy định “${NATION}”.`,
        lines: [national],
        stated: words,
        expected: NATION,
      });
    found.push(...lookOf(national, item, 'Quốc hiệu', { bold: true, low: 12, high: 13 }));
  }
  if (motto !== undefined) {
    const item = MOTTO_ITEM;
    const words = motto.shown.replace(/\s+/gu, ' ').replace(/\u2011/gu, '-');
    const dashes = words.replace(/\s*[-–—]\s*/gu, ' - ');
    const same = (a: string) => spelling(a) === spelling(MOTTO);
    const message = `Tiêu ngữ viết “${words}”; quy định “${MOTTO}”`;
    const shown = { lines: [motto], stated: words, expected: MOTTO };
    if (!same(dashes.toLocaleLowerCase('vi'))) found.push({ severity: 'error', item, message: `${message}.`, ...shown });
    else if (toneless(dashes) !== toneless(MOTTO))
      found.push({ severity: 'warning', item, message: `${message}, chữ cái đầu của các cụm từ viết hoa, còn lại in thường.`, ...shown });
    else if (words !== dashes || /[–—]/u.test(words))
      found.push({ severity: 'warning', item, message: `${message}, giữa các cụm từ là gạch nối (-) có cách chữ.`, ...shown });
    found.push(...lookOf(motto, item, 'Tiêu ngữ', { bold: true, low: 13, high: 14 }));
  }
  return found;
}
/** "HOÀ" and "HÒA" are one word; a lost or another mark is another word. */
const spelling = (text: string) => {
  const tones = (text.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/gu) ?? []).join('');
  return `${toneless(text).toLocaleUpperCase('vi')}${tones}`;
};

export function issuerDeviations({ issuer }: Paper): Deviation[] {
  const found: Deviation[] = [];
  const item = ISSUER_ITEM;
  const lower = issuer.filter((line) => !isUpper(line.shown));
  if (lower.length > 0)
    found.push({
      severity: 'warning',
      item,
      message: `Tên cơ quan “${lower[0]?.text ?? ''}” không in hoa; quy định in hoa.`,
      lines: lower,
    });
  const last = issuer.at(-1);
  if (last !== undefined) found.push(...lookOf(last, item, 'Tên cơ quan ban hành', { bold: true, low: 12, high: 13 }));
  return found;
}

const SYMBOL = /^Số(\s*:)?\s*([\d.…_\s]*?)([a-z]?)(\s*)\/(\s*)(.*)$/u;

export function numberDeviations({ number, kind, title, about }: Paper): Deviation[] {
  if (number === undefined) return [];
  const item = NUMBER_ITEM;
  const found: Deviation[] = [];
  const add = (severity: Deviation['severity'], message: string, expected?: string) =>
    found.push({ severity, item, message, lines: [number], stated: number.text, ...(expected === undefined ? {} : { expected }) });
  const match = SYMBOL.exec(number.text);
  if (match === null) {
    add('warning', `Số, ký hiệu “${number.text}” thiếu dấu “/” giữa số và ký hiệu.`);
    return found;
  }
  const [, colon, typed = '', letter = '', before = '', after = '', symbol = ''] = match;
  const digits = typed.trim();
  if (/^\d$/u.test(digits) && letter === '')
    add(
      'error',
      `Số văn bản “${number.text}” nhỏ hơn 10 mà không ghi thêm số 0 phía trước; quy định “Số: 0${digits}/${symbol}”.`,
      `Số: 0${digits}/${symbol}`,
    );
  if (colon === undefined) add('warning', `Số, ký hiệu “${number.text}” thiếu dấu hai chấm sau chữ “Số”.`);
  const tight = symbol
    .trim()
    .replace(/\s*([-–/])\s*/gu, '$1')
    .replace(/\s+/gu, '-');
  const groups = tight.split(/[-–/]/u);
  // Before the number is given, room for it stands before the stroke.
  if ((/^\d+$/u.test(digits) && before !== '') || after !== '' || /\s[-–/]|[-–/]\s|\s\p{L}/u.test(symbol.trim()))
    add('warning', `Số, ký hiệu “${number.text}” có khoảng trắng quanh “/” hoặc “-”; quy định viết liền.`, `Số: ${digits}/${tight}`);
  if (/\d/u.test(groups[0] ?? '')) return found;
  const first = groups[0] ?? '';
  const written = KINDS.find(({ short }) => short === first);
  if (kind !== undefined && title !== undefined && written?.short !== kind.short && !COPIES.includes(first)) {
    if (first.toLocaleUpperCase('vi') === kind.short.toLocaleUpperCase('vi'))
      add('warning', `Chữ viết tắt tên loại “${first}” trong số, ký hiệu phải viết “${kind.short}”.`, kind.short);
    else if (written !== undefined)
      add(
        // "THÔNG BÁO KẾT LUẬN …" is a notice; other titles that go on may be of a kind of their own.
        title.text.length > kind.title.length ? 'warning' : 'error',
        `Ký hiệu “${symbol}” là của ${written.title} trong khi văn bản là ${kind.title}; quy định viết tắt “${kind.short}”.`,
        kind.short,
      );
    else if (!groups.includes(kind.short))
      add('warning', `Ký hiệu “${symbol}” không có chữ viết tắt tên loại; ${kind.title} viết tắt “${kind.short}”.`, kind.short);
  }
  if (
    kind === undefined &&
    title === undefined &&
    about !== undefined &&
    (/^(?:CV|Cv)$/u.test(first) || (written !== undefined && groups.length > 1))
  )
    add(
      'warning',
      `Ký hiệu “${symbol}” của công văn có chữ viết tắt tên loại “${first}”; công văn chỉ ghi tên cơ quan và đơn vị soạn thảo, như “Số: 12/UBND-VX”.`,
    );
  found.push(...lookOf(number, item, 'Số, ký hiệu', { low: 13, high: 13 }));
  return found;
}

const DATE = /[Nn]gày(\s*)([\d.…_]*)\s*tháng(\s*)([\d.…_]*)\s*năm/u;

export function dateDeviations({ date }: Paper): Deviation[] {
  if (date === undefined) return [];
  const item = DATE_ITEM;
  const found: Deviation[] = [];
  const match = DATE.exec(date.text);
  if (match === null) {
    found.push({
      severity: 'warning',
      item,
      message: `Thời gian “${date.text}” viết bằng gạch; quy định ghi “ngày … tháng … năm …”.`,
      lines: [date],
      stated: date.text,
    });
    return found;
  }
  const [whole, , day = '', , month = ''] = match;
  const wrong: string[] = [];
  let extra = false;
  if (/^[1-9]$/u.test(day)) wrong.push(`ngày ${day} phải ghi “ngày 0${day}”`);
  if (/^[12]$/u.test(month)) wrong.push(`tháng ${month} phải ghi “tháng 0${month}”`);
  if (/^0[3-9]$/u.test(month)) extra = true;
  const right = whole
    .replace(/(ngày\s*)([1-9])(?!\d)/iu, '$10$2')
    .replace(/(tháng\s*)([12])(?!\d)/u, '$10$2')
    .replace(/(tháng\s*)0([3-9])(?!\d)/u, '$1$2');
  const words = subLine(date, match.index, match.index + whole.length);
  const shown = { lines: [words], stated: whole, expected: right };
  if (wrong.length > 0)
    found.push({
      severity: 'error',
      item,
      message: `Thời gian ban hành: ${wrong.join(', ')}; quy định thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2.`,
      ...shown,
    });
  // The decree asks for a zero only there; that it is wrong elsewhere is a conclusion.
  else if (extra)
    found.push({
      severity: 'warning',
      item,
      message: `Thời gian ban hành ghi “tháng ${month}”; chỉ tháng 1, 2 thêm số 0, nên ghi “tháng ${month.slice(1)}”.`,
      ...shown,
    });
  const place = date.text.slice(0, match.index);
  if (place.trim() === '')
    found.push({
      severity: 'warning',
      item,
      message: `Thời gian “${date.text}” không có địa danh phía trước; quy định như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.`,
      lines: [date],
    });
  else if (!/,\s*$/u.test(place))
    found.push({ severity: 'warning', item, message: `Thiếu dấu phẩy sau địa danh “${place.trim()}”.`, lines: [date] });
  if (!isItalic(date))
    found.push({
      severity: 'warning',
      item: `${item}, kiểu chữ`,
      message: `Địa danh và thời gian “${date.text.replace(/\s+/gu, ' ')}” in đứng; quy định in nghiêng.`,
      lines: [date],
    });
  const size = mainSize(date);
  if (size < 12.9 || size > 14.1)
    found.push({
      severity: 'note',
      item: `${item}, cỡ chữ`,
      message: `Địa danh và thời gian cỡ ${shownPoints(size)}; quy định 13–14.`,
      lines: [date],
    });
  return found;
}

/** Weight, slope and size of a line; practice differs in size, so that is only noted. */
export function lookOf(
  line: Line,
  item: string,
  name: string,
  { bold, low, high }: { readonly bold?: boolean; readonly low: number; readonly high: number },
): Deviation[] {
  const wrong = [
    ...(bold === true && !isBold(line) ? ['chưa in đậm (quy định đậm)'] : []),
    ...(isUpright(line) ? [] : ['in nghiêng (quy định kiểu đứng)']),
  ];
  const size = mainSize(line);
  const range = low === high ? `${low}` : `${low}–${high}`;
  return [
    ...(wrong.length > 0
      ? [{ severity: 'warning' as const, item: `${item}, kiểu chữ`, message: `${name} ${wrong.join('; ')}.`, lines: [line] }]
      : []),
    ...(size < low - 0.1 || size > high + 0.1
      ? [
          {
            severity: 'note' as const,
            item: `${item}, cỡ chữ`,
            message: `${name} cỡ ${shownPoints(size)}; quy định ${range}.`,
            lines: [line],
          },
        ]
      : []),
  ];
}
