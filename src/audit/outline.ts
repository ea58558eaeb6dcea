/** The document as a tree of blocks with their words and figures: what stands under what. */
import type { AuditText, TextBlock } from '../reading/audit-text.ts';
import { type Figure, figuresOf, numbersOf, styleOf } from './figures.ts';
import type { NumberStyle } from './format.ts';
import { enumeratorOf, type Mask, masksOf } from './masks.ts';
import { type Scope, scopesOf } from './scopes.ts';
import { type View, viewOf } from './view.ts';

/** A block as rules read it; a block of many pages is cut into several pieces at its sentence ends, so that the work stays in proportion. */
export interface Piece {
  readonly index: number;
  /** Index of its block in the text. */
  readonly blockIndex: number;
  readonly block: TextBlock;
  readonly view: View;
  readonly masks: readonly Mask[];
  readonly figures: readonly Figure[];
  readonly scopes: readonly Scope[];
  /** Typed or computed: "1.", "a)", "-"; "" for none. */
  readonly enumerator: string;
  /** Smaller stands above: headings, numbers, letters, plain text, "-", "+". */
  readonly rank: number;
  /** Index of the piece above, −1 at the top. */
  readonly parent: number;
}

export interface Outline {
  readonly source: AuditText;
  readonly style: NumberStyle;
  readonly pieces: readonly Piece[];
  readonly figures: readonly Figure[];
  /** Children by piece, in order. */
  readonly children: ReadonlyMap<number, readonly number[]>;
}

const PLAIN_RANK = 60;

/** Rank of an enumerator: "I." 10, "1." 20, "1.1." 30, "a)" 50, plain text 60, "-" 70, "+" 80, others 90. */
function rankOf(block: TextBlock, enumerator: string): number {
  const mark = enumerator
    .trim()
    .replace(/[.)(]+$/gu, '')
    .replace(/^\(/u, '');
  const numbered = /^[IVXL]+$/u.test(mark)
    ? 10
    : /^\d+(?:\.\d+)*$/u.test(mark)
      ? 10 + 10 * mark.split('.').length
      : /^[a-zđA-ZĐ]$/u.test(mark)
        ? 50
        : 0;
  if (block.kind === 'heading') return numbered > 0 ? numbered : 4 + block.level;
  if (numbered > 0) return numbered;
  if (enumerator === '-' || enumerator === '–') return 70 + Math.min(block.level, 5) - 1;
  if (enumerator === '+') return 80 + Math.min(block.level, 5) - 1;
  if (block.kind === 'item') return 70 + Math.min(block.level, 9) * 2;
  return PLAIN_RANK;
}

export function outlineOf(source: AuditText): Outline {
  const parts = source.blocks.flatMap((block, blockIndex) =>
    partsOf(source.text, block).map(([start, end], part) => ({ block, blockIndex, part, start, end })),
  );
  const views = parts.map(({ start, end }) => viewOf(source.text, start, end));
  const masks = views.map((view) => masksOf(view.text));
  const style = styleOf(printedNumbers(views, masks));
  const pieces: Piece[] = [];
  const all: Figure[] = [];
  const children = new Map<number, number[]>();
  const open: number[] = [];
  parts.forEach(({ block, blockIndex, part }, index) => {
    const view = views[index] as View;
    const own = masks[index] ?? [];
    const figures = figuresOf(view.text, own, style, index, all.length);
    for (const figure of figures) all.push(figure);
    const enumerator = part > 0 ? '' : block.marker !== '' ? block.marker : block.kind === 'cell' ? '' : enumeratorOf(view.text).trim();
    const aside = block.kind === 'cell' || block.kind === 'footnote' || block.kind === 'header';
    const rank = aside ? 1000 : part > 0 ? (pieces.at(-1)?.rank ?? PLAIN_RANK) : rankOf(block, enumerator);
    let parent = -1;
    if (rank < 1000) {
      while (open.length > 0 && (pieces[open.at(-1) ?? 0]?.rank ?? 0) >= rank) open.pop();
      parent = open.at(-1) ?? -1;
      open.push(index);
    } else parent = open.at(-1) ?? -1;
    pieces.push({ index, blockIndex, block, view, masks: own, figures, scopes: scopesOf(view.text), enumerator, rank, parent });
    if (rank < 1000) {
      const list = children.get(parent);
      if (list === undefined) children.set(parent, [index]);
      else list.push(index);
    }
  });
  return { source, style, pieces, figures: all, children };
}

/** Characters of one piece: six pages or so. Real paragraphs are shorter. */
const LONGEST = 16_000;

/** Bounds of the pieces of a block: whole, or cut at sentence ends (else at stops, else anywhere). */
function partsOf(text: string, { start, end }: TextBlock): [number, number][] {
  const parts: [number, number][] = [];
  let from = start;
  while (end - from > LONGEST) {
    const slice = text.slice(from, from + LONGEST);
    const at = Math.max(slice.lastIndexOf('. '), slice.lastIndexOf('.\n'));
    const stop = at > LONGEST / 4 ? at + 1 : Math.max(slice.lastIndexOf('; '), slice.lastIndexOf(', ')) + 1;
    const cut = from + (stop > LONGEST / 4 ? stop : LONGEST);
    parts.push([from, cut]);
    from = cut;
  }
  parts.push([from, end]);
  return parts;
}

function* printedNumbers(views: readonly View[], masks: readonly (readonly Mask[])[]): Generator<string> {
  for (let i = 0; i < views.length; i += 1) for (const token of numbersOf(views[i]?.text ?? '', masks[i] ?? [])) yield token.printed;
}

/** Headings above a piece, outermost first. */
export function headingPath(outline: Outline, index: number): string[] {
  const path: string[] = [];
  for (let at = outline.pieces[index]?.parent ?? -1, steps = 0; at >= 0 && steps < 40; steps += 1) {
    const piece = outline.pieces[at];
    if (piece === undefined) break;
    path.unshift(piece.view.text.slice(0, 120));
    at = piece.parent;
  }
  return path;
}
