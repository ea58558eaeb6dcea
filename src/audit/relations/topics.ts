/** What a sum of programme money is about: programme, source, kind, stage, as the words say it, own label first, then the list it stands in. */
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import type { Outline } from '../outline.ts';
import { ownerOf, type PieceStatements, type Statement } from '../statements.ts';

export type Programme = 'DT' | 'GN' | 'NTM';
export type Source = 'NSTW' | 'NSDP' | 'other';

const PROGRAMMES: readonly (readonly [Programme, RegExp])[] = [
  ['DT', /dan toc thieu so|\bdtts|\b1719\b/u],
  ['GN', /giam ngheo|\bgnbv\b/u],
  ['NTM', /nong thon moi|\bntm\b/u],
];

/** The programme named last, if only one is named in the last words. */
export function programmeOf(text: string): Programme | null {
  const folded = foldVietnamese(text.slice(-220));
  const named = PROGRAMMES.filter(([, pattern]) => pattern.test(folded));
  return named.length === 1 ? (named[0]?.[0] ?? null) : null;
}

export function sourceOf(text: string): Source | null {
  const folded = foldVietnamese(text);
  const central = /ngan sach trung uong|\bnstw\b|von trung uong|ngan sach tw\b/u.test(folded);
  const local = /ngan sach dia phuong|\bnsdp\b|doi ung|ngan sach (?:tinh|huyen|xa)/u.test(folded);
  if (central === local) return null;
  return central ? 'NSTW' : 'NSDP';
}

const SPEAKS = /nông thôn mới|dân tộc thiểu số|giảm nghèo|DTTS|NTM|GNBV|trung ương|đối ứng|ngân sách địa phương/iu;

export interface MoneyTopic {
  readonly statement: Statement;
  readonly programme: Programme | null;
  readonly source: Source | null;
  readonly counterpart: boolean;
  readonly spent: boolean;
}

/** Topics of the money and percentage statements of a programme report; empty for a text that names no programme. */
export function moneyTopics(outline: Outline, statements: readonly PieceStatements[]): MoneyTopic[] {
  const topics: MoneyTopic[] = [];
  if (!SPEAKS.test(outline.source.text)) return topics;
  for (const piece of statements) {
    if (piece.piece.block.kind === 'cell' || piece.piece.figures.length === 0) continue;
    const lead = piece.piece.view.text;
    const above = outline.pieces[piece.piece.parent]?.view.text ?? '';
    for (const [index, list] of piece.byScope) {
      const owner = ownerOf(piece, index);
      for (const one of list) {
        const dim = one.value.unit?.dim;
        if (dim !== 'money' && dim !== 'percent') continue;
        const own = lead.slice(one.clause[0], one.value.start);
        const before = owner?.label ?? lead.slice(0, one.value.start);
        const source =
          sourceOf(own) ?? sourceOf(owner?.label ?? '') ?? sourceOf(lead.slice(0, Math.min(one.value.start, 260))) ?? sourceOf(above);
        topics.push({
          statement: one,
          programme: programmeOf(own) ?? (owner === undefined ? null : programmeOf(owner.label)),
          source,
          counterpart: /đối ứng/iu.test(`${own} ${before}`),
          spent: /giải ngân|thanh toán|đã chi/iu.test(`${own} ${above}`) || one.base !== null,
        });
      }
    }
  }
  return topics;
}
