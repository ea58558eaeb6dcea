/** Font, colour and the looks of the text (ô 6). */
import { isBold, isItalic, isUpper, type Line, letterCounts, lettersIn, paragraphLine, sizeOf } from './layout-lines.ts';
import { shownPoints } from './layout-page.ts';
import type { Deviation, Paper } from './layout-paper.ts';
import { mmOf, type RunLook } from './layout-styles.ts';

const FONT = 'Times New Roman';
const percent = (share: number) => `${Math.max(1, Math.round(share * 100))}%`;

/** Letters of the document by what their look says, most first. */
function tally(
  lines: readonly Line[],
  read: (look: RunLook, beyond: boolean) => string | undefined,
): { readonly counts: [string, number][]; readonly all: number } {
  const counts = new Map<string, number>();
  let all = 0;
  for (const line of lines)
    for (const piece of line.pieces) {
      const words = line.text.slice(piece.start, piece.end);
      const { ascii, beyond: other } = letterCounts(words);
      for (const [beyond, count] of [
        [false, ascii],
        [true, other],
      ] as const) {
        const value = count === 0 ? undefined : read(piece.look, beyond);
        all += count;
        if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + count);
      }
    }
  return { counts: [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)), all };
}

const linesWith = (lines: readonly Line[], holds: (look: RunLook) => boolean) =>
  lines.filter((line) => line.pieces.some((piece) => piece.end > piece.start && holds(piece.look))).slice(0, 1);

export function fontDeviations({ lines }: Paper): Deviation[] {
  // Where nothing is said, or the theme is lost, nothing can be said.
  const isOther = (font: string | undefined) => font !== undefined && font !== '' && !/^times ?new ?roman/iu.test(font);
  const { counts, all } = tally(lines, (look, beyond) => {
    const font = beyond ? (look.fontBeyond ?? look.font) : look.font;
    return isOther(font) ? font : undefined;
  });
  const share = counts.reduce((sum, [, count]) => sum + count, 0) / Math.max(1, all);
  if (share < 0.005) return [];
  const names = counts.slice(0, 3).map(([font, count]) => `${font} (${percent(count / all)})`);
  return [
    {
      severity: share > 0.5 ? 'error' : share > 0.05 ? 'warning' : 'note',
      item: 'phông chữ',
      message: `Phông chữ ${names.join(', ')} số chữ của văn bản; quy định ${FONT}.`,
      lines: linesWith(lines, (look) => isOther(look.font) || isOther(look.fontBeyond)),
      stated: counts[0]?.[0] ?? '',
      expected: FONT,
    },
  ];
}

const isBlack = (colour: string | undefined) =>
  colour === undefined || colour === 'auto' || colour === '' || /^(?:[01][0-9a-f]|2[0-6]){3}$/u.test(colour);

export function colourDeviations({ lines }: Paper): Deviation[] {
  const { counts, all } = tally(lines, (look) => (isBlack(look.colour) ? undefined : (look.colour ?? '')));
  const share = counts.reduce((sum, [, count]) => sum + count, 0) / Math.max(1, all);
  if (share < 0.005) return [];
  return [
    {
      severity: share > 0.5 ? 'error' : share > 0.05 ? 'warning' : 'note',
      item: 'màu chữ',
      message: `Khoảng ${percent(share)} số chữ của văn bản không phải màu đen (mã màu ${counts
        .slice(0, 2)
        .map(([colour]) => colour.toUpperCase())
        .join(', ')}); quy định màu đen.`,
      lines: linesWith(lines, (look) => !isBlack(look.colour)),
    },
  ];
}

/** Paragraphs of running text: no headings, tables, lists of the annex, centred or signature lines. */
function bodyLines({ document, bodyFrom, bodyTo }: Paper): Line[] {
  return document.paragraphs
    .slice(bodyFrom, bodyTo)
    .filter((paragraph) => paragraph.table < 0 && !paragraph.inBox && paragraph.look.align !== 'center')
    .map(paragraphLine)
    .filter((line) => line.text.length >= 40 && !isBold(line) && !isUpper(line.shown));
}

export function bodyDeviations(paper: Paper): Deviation[] {
  const body = bodyLines(paper);
  const letters = body.reduce((sum, { text }) => sum + lettersIn(text), 0);
  // A few words prove nothing about the text.
  if (letters < 120) return [];
  return [...sizeDeviations(body), ...alignDeviations(body), ...indentDeviations(body), ...spacingDeviations(body)];
}

const ITEM = 'ô 6: nội dung văn bản';

function sizeDeviations(body: readonly Line[]): Deviation[] {
  const { counts, all } = tally(body, (look) => `${sizeOf(look)}`);
  const off = counts.map(([size, count]) => [Number(size), count] as const).filter(([size]) => size < 12.9 || size > 14.1);
  const share = off.reduce((sum, [, count]) => sum + count, 0) / Math.max(1, all);
  const [most] = off;
  if (most === undefined || share < 0.05) return [];
  const [size] = most;
  // A size that no rounding brings back into 13–14, nearly everywhere.
  const sure = most[1] / all > 0.8 && (size <= 12 || size >= 15);
  return [
    {
      severity: sure ? 'error' : share > 0.5 ? 'warning' : 'note',
      item: `${ITEM}, cỡ chữ`,
      message: `Cỡ chữ nội dung ${shownPoints(size)} ở ${percent(share)} số chữ; quy định 13–14.`,
      lines: linesWith(body, (look) => sizeOf(look) === size),
      stated: shownPoints(size),
      expected: '13–14',
    },
  ];
}

function alignDeviations(body: readonly Line[]): Deviation[] {
  const long = body.filter(({ text }) => text.length > 100);
  const ragged = long.filter(({ paragraph }) => !/^(?:both|distribute|.*[kK]ashida|thaiDistribute)$/u.test(paragraph.look.align ?? 'left'));
  if (long.length < 2 || ragged.length <= long.length / 2) return [];
  return [
    {
      severity: 'warning',
      item: `${ITEM}, canh lề`,
      message: `${ragged.length}/${long.length} đoạn văn không canh đều hai lề; quy định canh đều cả hai lề.`,
      lines: ragged.slice(0, 1),
    },
  ];
}

function indentDeviations(body: readonly Line[]): Deviation[] {
  const plain = body.filter(({ paragraph }) => paragraph.look.listed !== true && !/^[\s\t]/u.test(paragraph.runs[0]?.text ?? ''));
  const first = ({ paragraph }: Line) =>
    mmOf(
      (paragraph.look.firstLine ?? 0) +
        (paragraph.look.firstLine !== undefined && paragraph.look.firstLine < 0 ? (paragraph.look.left ?? 0) : 0),
    );
  const wrong = plain.filter((line) => Math.abs(first(line) - 10) > 0.7 && Math.abs(first(line) - 12.7) > 0.7);
  if (plain.length < 2 || wrong.length <= plain.length / 2) return [];
  const shown = shownPoints(Math.round(first(wrong[0] as Line)) / 10);
  return [
    {
      severity: 'note',
      item: `${ITEM}, thụt đầu dòng`,
      message: `${wrong.length}/${plain.length} đoạn thụt đầu dòng khác quy định (đoạn này ${shown} cm); quy định 1 cm hoặc 1,27 cm.`,
      lines: wrong.slice(0, 1),
    },
  ];
}

function spacingDeviations(body: readonly Line[]): Deviation[] {
  const found: Deviation[] = [];
  const lead = ({ paragraph: { look } }: Line) => (look.line === undefined || look.lineRule !== 'auto' ? 1 : look.line / 240);
  const wrong = body.filter((line) => lead(line) < 0.97 || lead(line) > 1.53);
  if (wrong.length > body.length / 2) {
    const shown = `${Math.round(lead(wrong[0] as Line) * 100) / 100}`.replace('.', ',');
    found.push({
      severity: 'warning',
      item: `${ITEM}, giãn dòng`,
      message: `${wrong.length}/${body.length} đoạn giãn dòng ngoài quy định (đoạn này ${shown} dòng); quy định từ dòng đơn đến 1,5 dòng.`,
      lines: wrong.slice(0, 1),
    });
  }
  const close = body.filter(({ paragraph: { look } }) => look.auto !== true && (look.before ?? 0) + (look.after ?? 0) < 118);
  if (close.length > body.length / 2)
    found.push({
      severity: 'note',
      item: `${ITEM}, cách đoạn`,
      message: `${close.length}/${body.length} đoạn cách nhau dưới 6 pt; quy định tối thiểu 6 pt.`,
      lines: close.slice(0, 1),
    });
  return found;
}

export function headingDeviations({ lines, kind, bodyFrom, bodyTo }: Paper): Deviation[] {
  const body = lines.filter(({ paragraph }) => paragraph.index >= bodyFrom && paragraph.index < bodyTo && paragraph.table < 0);
  const found: Deviation[] = [];
  if (kind?.short === 'BC') {
    const wrong = body.filter(
      (line) => /^[IVX]{1,5}\.\s*\p{L}/u.test(line.text) && line.text.length < 250 && (!isBold(line) || !isUpper(line.shown)),
    );
    const [first] = wrong;
    if (first !== undefined)
      found.push({
        severity: 'warning',
        item: `${ITEM}, tiêu đề mục`,
        message: `Tiêu đề mục “${short(first.text)}” chưa in hoa, đậm; báo cáo trình bày mục I, II… in hoa đậm.`,
        lines: wrong,
      });
  }
  const articles = body.filter((line) => /^Điều \d+\.?/u.test(line.text) && line.pieces[0]?.look.bold !== true);
  if (articles[0] !== undefined && kind?.short === 'QĐ')
    found.push({
      severity: 'warning',
      item: `${ITEM}, Điều`,
      message: `“${short(articles[0].text)}”: chữ “Điều” và số thứ tự chưa in đậm.`,
      lines: articles,
    });
  const grounds = body.filter((line) => /^Căn cứ\s+\p{Lu}/u.test(line.text) && /[;.]$/u.test(line.text) && line.text.length < 400);
  const upright = grounds.filter((line) => !isItalic(line));
  if (grounds.length > 1 && upright[0] !== undefined)
    found.push({
      severity: 'warning',
      item: 'căn cứ ban hành',
      message: `Căn cứ “${short(upright[0].text)}” in đứng; quy định in nghiêng.`,
      lines: upright,
    });
  return found;
}

export const short = (text: string) => (text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text);
