/** Annexes that are announced and not there. One finding a paper. */
import type { Citation } from '../citations.ts';
import type { Found, Spot } from '../found.ts';
import type { Outline } from '../outline.ts';

const KIND = 'phụ lục|phụ biểu|biểu mẫu|biểu|bảng biểu';
/** "Phụ lục 2 kèm theo", "Phụ lục kèm theo Thông báo này", "Có các Phụ lục chi tiết kèm theo". */
const ANNOUNCED = new RegExp(
  `(?<![\\p{L}])((?:${KIND})(?: số)?(?: ?(?:\\d{1,2}|[IVX]{1,5})(?![\\p{L}\\d.,%]))?(?:(?:,| và|;) (?:${KIND})?(?: số)? ?(?:\\d{1,2}|[IVX]{1,5})(?![\\p{L}\\d.,%])){0,8})(?: (?:chi tiết|số liệu|tổng hợp|chi tiết số liệu))? ?(?:được )?(?:ban hành |gửi )?(?:kèm theo|đính kèm|kèm)(?!\\p{L})`,
  'giu',
);
/** "(Kèm theo các phụ lục)", "(Chi tiết tại Phụ lục 1)". */
const BRACKETED = new RegExp(
  `\\((?:có )?(?:(?:chi tiết )?(?:kèm theo|đính kèm)|(?:chi tiết|xem|số liệu)(?: cụ thể)? (?:tại|theo|ở|trong)) (?:các |\\d{1,2} )?((?:${KIND})(?: số)?(?: ?(?:\\d{1,2}|[IVX]{1,5})(?![\\p{L}\\d]))?)[^()]{0,30}\\)`,
  'giu',
);
const HEADING = new RegExp(`^(?:${KIND})(?: số)?[ :.]*(\\d{1,2}|[IVX]{1,5})?(?![\\p{L}\\d])`, 'iu');
/** What follows "kèm theo": this very paper, or nothing more. */
const OF_ANOTHER =
  /^ ?(?:theo )?(?:của )?(?:các )?(?:nghị định|nghị quyết|quyết định|thông tư|luật|công văn|kế hoạch|báo cáo|tờ trình|chương trình|chỉ thị|hướng dẫn|hồ sơ|đơn|văn bản|hợp đồng|giấy|biên bản|đề án|quy chế|quy định)(?!\p{L})(?! (?:này|trên|đây)(?!\p{L}))/iu;
/** Papers of the law: their annexes lie in files of their own. */
const LAWS = /(?:thông tư|nghị định|luật|nghị quyết|quy chuẩn) này/iu;

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
function ordinal(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  let value = 0;
  for (let i = 0; i < text.length; i += 1) {
    const [one, next] = [ROMAN[text[i]?.toUpperCase() ?? ''] ?? 0, ROMAN[text[i + 1]?.toUpperCase() ?? ''] ?? 0];
    value += one < next ? -one : one;
  }
  return value;
}

interface Announcement {
  readonly spot: Spot;
  readonly numbers: readonly number[];
  readonly printed: string;
}

export function annexFindings(outline: Outline, citations: readonly Citation[]): Found[] {
  const announced: Announcement[] = [];
  const quotedAt = quotedPieces(outline);
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (!/kèm|chi tiết|xem|số liệu/iu.test(text) || quotedAt.has(piece.index)) continue;
    for (const match of [...text.matchAll(ANNOUNCED), ...text.matchAll(BRACKETED)]) {
      const end = match.index + match[0].length;
      const head = match[1] ?? '';
      const start = match.index + match[0].indexOf(head);
      if (announced.some((one) => one.spot.piece === piece.index && one.spot.start === start)) continue;
      if (
        OF_ANOTHER.test(text.slice(end, end + 40)) ||
        LAWS.test(text.slice(end, end + 40)) ||
        citations.some((one) => one.piece === piece.index && one.start >= end && one.start - end < 40)
      )
        continue;
      // "Biểu" alone is also "đại biểu", "tiêu biểu"; "phụ lục hợp đồng" is a contract's.
      if (
        /^(?:hợp đồng)/iu.test(text.slice(start + head.length).trim()) ||
        /(?:đại|tiêu|phát|thời gian|mẫu|theo) $/iu.test(text.slice(Math.max(0, start - 10), start).replace(/theo $/iu, ''))
      )
        continue;
      if (HEADING.test(text) && match.index === 0 && text.length < 200) continue;
      const numbers = [...head.matchAll(/(?<![\p{L}])(\d{1,2}|[IVX]{1,5})(?![\p{L}\d])/gu)].map((one) => ordinal(one[1] ?? ''));
      announced.push({ spot: { piece: piece.index, start, end: start + head.length }, numbers, printed: head });
    }
  }
  const first = announced[0];
  if (first === undefined) return [];
  const there = annexesThere(outline, first.spot.piece);
  const absent = announced.flatMap((one) => absentOf(outline, one, there));
  const missing = absent[0];
  if (missing === undefined) return [];
  const names = [...new Set(absent.map((one) => one.name))];
  return [
    {
      rule: 'text',
      severity: 'warning',
      message: `Văn bản nêu có ${names.map((name) => `“${name}”`).join(', ')} kèm theo nhưng trong tệp không có; cần bổ sung hoặc bỏ câu dẫn.`,
      spots: absent.slice(0, 6).map((one) => one.spot),
      stated: missing.name,
    },
  ];
}

interface There {
  readonly numbers: ReadonlySet<number>;
  /** An annex without a number, or a table behind the signature. */
  readonly unnumbered: boolean;
  readonly table: boolean;
}

function annexesThere(outline: Outline, announcedAt: number): There {
  const numbers = new Set<number>();
  let unnumbered = false;
  let table = false;
  let signed = -1;
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (signed < 0 && piece.index > 5 && /^(?:nơi nhận|TM\.|T\/M|KT\.|TUQ\.|TL\.)/iu.test(text)) signed = piece.index;
    if (piece.block.cell !== undefined && piece.index > announcedAt && (signed >= 0 ? piece.index > signed + 12 : true)) table = true;
    if (text.length > 260 || (piece.block.cell?.column !== undefined && piece.block.cell.column > 3)) continue;
    const heading = HEADING.exec(text);
    if (
      heading === null ||
      (/kèm theo(?: (?:báo cáo|thông báo|kế hoạch|tờ trình|văn bản) này)?[.;)]*$/iu.test(text) && !/^\p{Lu}{2}/u.test(text))
    )
      continue;
    if (heading[1] === undefined) unnumbered = true;
    else numbers.add(ordinal(heading[1]));
  }
  return { numbers, unnumbered, table: table && outline.source.format !== 'md' ? true : table };
}

function absentOf(outline: Outline, one: Announcement, there: There): { readonly name: string; readonly spot: Spot }[] {
  const text = outline.pieces[one.spot.piece]?.view.text ?? '';
  if (one.numbers.length === 0) {
    return there.numbers.size > 0 || there.unnumbered || there.table
      ? []
      : [{ name: text.slice(one.spot.start, one.spot.end), spot: one.spot }];
  }
  if (there.numbers.size === 0 && (there.unnumbered || there.table)) return [];
  const lost = one.numbers.filter((number) => !there.numbers.has(number));
  const kind = new RegExp(`^(?:${KIND})`, 'iu').exec(one.printed)?.[0] ?? 'Phụ lục';
  return lost.map((number) => {
    const at = [...one.printed.matchAll(/(?<![\p{L}])(\d{1,2}|[IVX]{1,5})(?![\p{L}\d])/gu)].find(
      (match) => ordinal(match[1] ?? '') === number,
    );
    const end = at === undefined ? one.spot.end : one.spot.start + at.index + at[0].length;
    const head = one.printed
      .slice(0, end - one.spot.start)
      .toLocaleLowerCase('vi')
      .lastIndexOf(kind.toLocaleLowerCase('vi'));
    return { name: `${kind} ${at?.[1] ?? number}`, spot: { piece: one.spot.piece, start: one.spot.start + Math.max(0, head), end } };
  });
}

/** Blocks inside a quotation that runs over several: an amended law announces its own annexes. */
function quotedPieces(outline: Outline): ReadonlySet<number> {
  const inside = new Set<number>();
  let depth = 0;
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    const start = depth;
    for (const letter of text) {
      if (letter === '“') depth += 1;
      else if (letter === '”' && depth > 0) depth -= 1;
    }
    if (start > 0 || (/^“/u.test(text) && depth > 0)) inside.add(piece.index);
  }
  return inside;
}
