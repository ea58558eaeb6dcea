/** What stands on one page of a PDF: pieces of text with their places, and the ruling lines of tables. Places: from the lower left, upright. */
import { getResolvedPDFJS } from 'unpdf';
import type { PdfDocument, PdfJsPage } from './pdf-open.ts';
import { type TaggedBlock, taggedBlocks } from './pdf-tags.ts';

export interface PdfItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  /** The element of the structure tree it belongs to, in tagged files. */
  readonly block: TaggedBlock | null;
  /** In a content marked as no part of the text: a page number, a running header, a rule. */
  readonly artifact: boolean;
}
export interface Rule {
  /** Of a horizontal rule y, of a vertical one x. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}
export interface PdfPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly PdfItem[];
  /** null for a page without pictures and rules that was not asked for them. */
  readonly drawing: Drawing | null;
}
export interface Drawing {
  readonly horizontal: readonly Rule[];
  readonly vertical: readonly Rule[];
  readonly images: number;
}
type Matrix = readonly [number, number, number, number, number, number];

/** @param wantsDrawing decides from the text alone whether the rules are worth the time */
export async function readPage(pdf: PdfDocument, number: number, wantsDrawing: (items: readonly PdfItem[]) => boolean): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const upright = uprightMatrix(page);
  const items = await textItems(page, upright, await taggedBlocks(page));
  const drawing = wantsDrawing(items) ? await readDrawing(page, upright) : null;
  page.cleanup();
  return { number, width, height, items, drawing };
}

/** User space → a page as it is seen, y upwards. */
function uprightMatrix(page: PdfJsPage): Matrix {
  const { transform, height } = page.getViewport({ scale: 1 });
  const [a, b, c, d, e, f] = transform as unknown as Matrix;
  return [a, -b, c, -d, e, height - f];
}

function multiplied(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** pdf.js gives the tag; its types forget it. */
const tagOf = (item: object): unknown => ('tag' in item ? item.tag : undefined);

async function textItems(page: PdfJsPage, upright: Matrix, blocks: ReadonlyMap<string, TaggedBlock>): Promise<PdfItem[]> {
  const content = await page.getTextContent({ includeMarkedContent: true });
  const items: PdfItem[] = [];
  const marks: { id: string | null; artifact: boolean }[] = [];
  for (const item of content.items) {
    if (!('str' in item)) {
      const around = marks.at(-1);
      if (item.type === 'endMarkedContent') marks.pop();
      else marks.push({ id: item.id ?? around?.id ?? null, artifact: tagOf(item) === 'Artifact' || around?.artifact === true });
      continue;
    }
    if (item.str === '') continue;
    const [a, b, c, d, x, y] = multiplied(upright, item.transform as unknown as Matrix);
    // Text that runs upwards or downwards (a stamp, a watermark) is no line of the page.
    if (Math.abs(b) > Math.abs(a) || Math.hypot(a, b) === 0) continue;
    const around = marks.at(-1);
    items.push({
      text: item.str,
      x,
      y,
      width: item.width,
      size: Math.hypot(c, d),
      block: blocks.get(around?.id ?? '') ?? null,
      artifact: around?.artifact ?? false,
    });
  }
  return items;
}

const THIN = 3;

async function readDrawing(page: PdfJsPage, upright: Matrix): Promise<Drawing> {
  const { OPS } = await getResolvedPDFJS();
  const list = await page.getOperatorList();
  const horizontal: Rule[] = [];
  const vertical: Rule[] = [];
  let images = 0;
  let matrix = upright;
  const saved: Matrix[] = [];
  const strokes = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const fills = new Set([OPS.fill, OPS.eoFill]);
  const pictures = new Set([OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat]);
  const add = (x1: number, y1: number, x2: number, y2: number) => {
    const [left, right, low, high] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)];
    if (high - low <= THIN && right - left > 2 * THIN) horizontal.push({ at: (low + high) / 2, from: left, to: right });
    else if (right - left <= THIN && high - low > 2 * THIN) vertical.push({ at: (left + right) / 2, from: low, to: high });
  };
  list.fnArray.forEach((operator, index) => {
    const args: unknown = list.argsArray[index];
    if (operator === OPS.save) saved.push(matrix);
    else if (operator === OPS.restore) matrix = saved.pop() ?? upright;
    else if (operator === OPS.transform) matrix = multiplied(matrix, args as Matrix);
    else if (operator === OPS.paintFormXObjectBegin) {
      saved.push(matrix);
      const [inner] = args as [Matrix | null];
      if (inner !== null) matrix = multiplied(matrix, inner);
    } else if (operator === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? upright;
    else if (pictures.has(operator)) images += 1;
    else if (operator === OPS.constructPath) {
      const [paint, data] = args as [number, (Float32Array | null)[]];
      if (strokes.has(paint) || fills.has(paint)) for (const path of data) if (path !== null) traced(path, matrix, fills.has(paint), add);
    }
  });
  return { horizontal: joinedRules(horizontal), vertical: joinedRules(vertical), images };
}

/** Lines of a path that is stroked; the shape itself of one that is filled, where it is a thin bar. */
function traced(path: Float32Array, matrix: Matrix, filled: boolean, add: (x1: number, y1: number, x2: number, y2: number) => void): void {
  const [a, b, c, d, e, f] = matrix;
  let [startX, startY, x, y] = [0, 0, 0, 0];
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  const endShape = () => {
    if (filled && left <= right && Math.min(right - left, high - low) <= THIN) add(left, low, right, high);
    [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  };
  const reach = (toX: number, toY: number, draws: boolean) => {
    if (draws && !filled) add(x, y, toX, toY);
    [x, y] = [toX, toY];
    [left, right, low, high] = [Math.min(left, x), Math.max(right, x), Math.min(low, y), Math.max(high, y)];
  };
  for (let at = 0; at < path.length; ) {
    const kind = path[at];
    const count = kind === 0 || kind === 1 ? 1 : kind === 2 ? 3 : kind === 3 ? 2 : 0;
    const px = path[at + 2 * count - 1] ?? 0;
    const py = path[at + 2 * count] ?? 0;
    const toX = a * px + c * py + e;
    const toY = b * px + d * py + f;
    if (kind === 0) {
      endShape();
      [startX, startY] = [toX, toY];
      reach(toX, toY, false);
    } else if (count > 0) reach(toX, toY, count === 1);
    else reach(startX, startY, true);
    at += 1 + 2 * count;
  }
  endShape();
}

const SAME = 1.5;

/** Pieces of one rule, drawn cell by cell, in one. */
function joinedRules(rules: Rule[]): Rule[] {
  const joined: { at: number; from: number; to: number }[] = [];
  // Rules of one height first brought to the same number, so that they sort by where they begin.
  rules.sort((a, b) => a.at - b.at);
  let level = Number.NEGATIVE_INFINITY;
  const levelled = rules.map((rule) => {
    if (rule.at - level > SAME) level = rule.at;
    return { ...rule, at: level };
  });
  levelled.sort((a, b) => a.at - b.at || a.from - b.from);
  for (const rule of levelled) {
    const last = joined.at(-1);
    if (last !== undefined && last.at === rule.at && rule.from <= last.to + THIN) last.to = Math.max(last.to, rule.to);
    else joined.push({ ...rule });
  }
  return joined;
}
