/** Paper, margins and page numbers, by section. */
import type { LayoutDocument, LayoutParagraph, LayoutSection } from './layout-document.ts';
import { readLayout } from './layout-document.ts';
import { sizeOf } from './layout-lines.ts';
import type { Deviation, Paper } from './layout-paper.ts';
import { mmOf } from './layout-styles.ts';
import { walkSafely } from './layout-xml.ts';

const shownMm = (mm: number) => `${(Math.round(mm * 10) / 10).toString().replace('.', ',')} mm`;
/** Measures are rounded by every program; further than this outside nobody meant the prescribed one. */
const NEAR = 0.5;
const FAR = 2;

export function paperDeviations({ document, lines, mainSection }: Paper): Deviation[] {
  const found: Deviation[] = [];
  const sizes = document.sections.map(({ width, height }) =>
    width === undefined || height === undefined
      ? null
      : { short: mmOf(Math.min(width, height)), long: mmOf(Math.max(width, height)), across: width > height },
  );
  const off = (size: (typeof sizes)[number] | undefined) =>
    size == null ? 0 : Math.max(Math.abs(size.short - 210), Math.abs(size.long - 297));
  const wrong = mainFirst(sizes, mainSection).find((index) => off(sizes[index]) > 1) ?? -1;
  const size = sizes[wrong];
  if (size != null)
    found.push({
      // A wide table of an annex may be printed on larger paper.
      severity: wrong === mainSection && off(size) > FAR ? 'error' : 'warning',
      item: 'khổ giấy',
      message: `Khổ giấy ${sectionName(wrong)}${shownMm(size.short)} × ${shownMm(size.long)}; quy định A4 (210 mm × 297 mm).`,
      lines: firstLineOf(lines, wrong),
      stated: `${shownMm(size.short)} × ${shownMm(size.long)}`,
      expected: '210 mm × 297 mm',
    });
  if (sizes[mainSection]?.across === true)
    found.push({
      severity: 'warning',
      item: 'hướng giấy',
      message: 'Trang đầu của văn bản để giấy ngang; quy định trình bày theo chiều dài (giấy dọc), chỉ bảng, biểu mới để ngang.',
      lines: firstLineOf(lines, mainSection),
    });
  return found;
}

const SIDES = [
  ['top', 'trên', 20, 25],
  ['bottom', 'dưới', 20, 25],
  ['left', 'trái', 30, 35],
  ['right', 'phải', 15, 20],
] as const;
type Side = (typeof SIDES)[number][0];
/** A page across may be the upright one turned either way, margins and all. */
const TURNS: readonly Readonly<Record<Side, Side>>[] = [
  { top: 'top', bottom: 'bottom', left: 'left', right: 'right' },
  { top: 'left', right: 'top', bottom: 'right', left: 'bottom' },
  { top: 'right', left: 'top', bottom: 'left', right: 'bottom' },
];

interface Margin {
  readonly text: string;
  readonly limit: string;
  readonly off: number;
}

export function marginDeviations({ document, lines, mainSection }: Paper): Deviation[] {
  const wrong = document.sections.map(wrongMargins);
  const at = mainFirst(wrong, mainSection).find((index) => (wrong[index]?.length ?? 0) > 0) ?? -1;
  const list = wrong[at];
  if (list === undefined) return [];
  const worst = Math.max(...list.map(({ off }) => off));
  const more = wrong.filter((other, index) => index !== at && other.length > 0).length;
  return [
    {
      severity: at === mainSection && worst > FAR ? 'error' : 'warning',
      item: 'lề trang',
      message: `Lề trang ${sectionName(at)}${list.map(({ text, limit }) => `${text} (quy định ${limit})`).join(', ')}${more > 0 ? `; ${more} phần khác cũng sai lề` : ''}.`,
      lines: firstLineOf(lines, at),
      stated: list.map(({ text }) => text).join(', '),
      expected: list.map(({ limit }) => limit).join(', '),
    },
  ];
}

function wrongMargins({ margins, width, height }: LayoutSection): Margin[] {
  const across = width !== undefined && height !== undefined && width > height;
  const tries = (across ? TURNS : TURNS.slice(0, 1)).map((turn) =>
    SIDES.flatMap(([side, name, low, high]): Margin[] => {
      const twips = margins[turn[side]];
      if (twips === undefined) return [];
      // A negative margin is one that text may not push away; a gutter is added at the binding.
      const mm = Math.round(mmOf(Math.abs(twips) + (turn[side] === 'left' ? (margins.gutter ?? 0) : 0)) * 10) / 10;
      const off = Math.max(low - mm, mm - high);
      const printed = SIDES.find(([other]) => other === turn[side])?.[1] ?? name;
      return off > NEAR ? [{ text: `${printed} ${shownMm(mm)}`, limit: `${low}–${high} mm`, off }] : [];
    }),
  );
  return tries.sort((a, b) => a.length - b.length)[0] ?? [];
}

const mainFirst = (list: readonly unknown[], main: number) => [main, ...list.keys()].filter((index) => index < list.length);
const sectionName = (index: number) => (index === 0 ? '' : `(phần ${index + 1} của tệp) `);
const firstLineOf = (lines: Paper['lines'], section: number) =>
  lines.filter(({ paragraph }) => paragraph.section === section && !paragraph.inBox).slice(0, 1);

// ---- Page numbers

type Edge = 'header' | 'footer';
interface PageNumber {
  readonly edge: Edge;
  readonly paragraph: LayoutParagraph;
  readonly sure: boolean;
}

export function pageNumberDeviations(paper: Paper): Deviation[] {
  const { document } = paper;
  const first = document.sections[paper.mainSection];
  if (first === undefined) return [];
  const settings = paper.parts.get('word/settings.xml') ?? '';
  const evenDiffers = /<(?:\w+:)?evenAndOddHeaders(?:\s*\/|\s*>|\s+[^>]*val="(?:1|true|on)")/u.test(settings);
  const relations = relationTargets(paper.parts.get('word/_rels/document.xml.rels'));
  const numbersIn = (section: LayoutSection, type: string): PageNumber[] =>
    (['header', 'footer'] as const).flatMap((edge) => {
      const target = relations.get(section.references.get(`${edge} ${type}`) ?? '');
      const xml = target === undefined ? undefined : paper.parts.get(target);
      if (target === undefined || xml === undefined) return [];
      return pageNumbers(readLayout(target, xml, paper.styles), edge);
    });
  // Behind a cover the letterhead is not on page 1.
  const shown = paper.mainSection > 0 ? [] : numbersIn(first, first.firstPageDiffers ? 'first' : 'default');
  const later = document.sections.flatMap((section) => [
    ...numbersIn(section, 'default'),
    ...(evenDiffers ? numbersIn(section, 'even') : []),
  ]);
  const found: Deviation[] = [];
  const item = 'số trang';
  const top = paper.lines.slice(0, 1);
  if (shown.some(({ sure }) => sure))
    found.push({
      severity: 'error',
      item,
      message:
        'Số trang hiện cả ở trang đầu; quy định không hiển thị số trang thứ nhất (trong Word: chọn Different First Page và để trống đầu trang của trang đầu).',
      lines: top,
    });
  const all = [...later, ...shown];
  const [one] = all;
  if (one === undefined) {
    // Numbers may also be typed into a body that was never meant for paper: only what has a second page for sure is asked for them.
    if (severalPages(paper))
      found.push({
        severity: 'warning',
        item,
        message:
          'Văn bản nhiều trang mà không đánh số trang; quy định đánh số trang từ 1, bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai.',
        lines: top,
      });
    return found;
  }
  const wrong: string[] = [];
  if (all.every(({ edge }) => edge === 'footer')) wrong.push('nằm ở lề dưới (quy định lề trên)');
  if (all.every((number) => isOffCentre(number))) wrong.push('không ở giữa (quy định canh giữa)');
  if (!['decimal', 'numberInDash'].includes(first.pageFormat)) wrong.push('không phải chữ số Ả Rập (quy định 1, 2, 3…)');
  if (wrong.length > 0) found.push({ severity: 'warning', item, message: `Số trang ${wrong.join('; ')}.`, lines: top });
  const size = sizeOf(one.paragraph.pageNumber ?? {});
  const looks = [
    ...(size < 12.9 || size > 14.1 ? [`cỡ ${shownPoints(size)} (quy định 13–14)`] : []),
    ...(one.paragraph.pageNumber?.italic === true ? ['in nghiêng (quy định kiểu đứng)'] : []),
  ];
  if (looks.length > 0) found.push({ severity: 'note', item: 'cỡ chữ số trang', message: `Số trang ${looks.join('; ')}.`, lines: top });
  return found;
}

export const shownPoints = (size: number) => `${size}`.replace('.', ',');

function pageNumbers(part: LayoutDocument, edge: Edge): PageNumber[] {
  const conditional = part.paragraphs.some((paragraph) => paragraph.conditional);
  return part.paragraphs
    .filter((paragraph) => paragraph.pageNumber !== undefined && paragraph.pageNumber.hidden !== true)
    .map((paragraph) => ({ edge, paragraph, sure: !conditional }));
}

/** Plainly not in the middle: no tab, frame, table or box that could put it there. */
function isOffCentre({ paragraph }: PageNumber): boolean {
  if (paragraph.inBox || paragraph.table >= 0 || paragraph.runs.some(({ text }) => text.includes('\t'))) return false;
  if (paragraph.frame !== undefined)
    return paragraph.frame === 'right' || paragraph.frame === 'left' || paragraph.frame === 'outside' || paragraph.frame === 'inside';
  return paragraph.look.align !== 'center';
}

/** More than any page can hold, or a second page that the file itself remembers. */
function severalPages({ parts, document, lines }: Paper): boolean {
  if (document.pageBreaks > 0) return true;
  if (Number(/<Pages>(\d+)<\/Pages>/u.exec(parts.get('docProps/app.xml') ?? '')?.[1] ?? 1) > 1) return true;
  return lines.reduce((sum, { text }) => sum + text.length, 0) > 8_000;
}

function relationTargets(xml: string | undefined): Map<string, string> {
  const targets = new Map<string, string>();
  walkSafely('word/_rels/document.xml.rels', xml, {
    open(tag, attributes) {
      const target = attributes['Target'] ?? '';
      if (tag === 'Relationship') targets.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `word/${target}`);
    },
    close() {},
  });
  return targets;
}
