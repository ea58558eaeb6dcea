/** A finding before it gets its id and its offsets in the text. */

import type { Finding, Severity } from '../kernel/finding.ts';
import { shortId } from '../kernel/hash.ts';
import type { RuleName } from './model.ts';
import type { Outline } from './outline.ts';
import { headingPath } from './outline.ts';

/** A stretch of a block's view. */
export interface Spot {
  readonly piece: number;
  readonly start: number;
  readonly end: number;
}
export interface Found {
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly message: string;
  readonly spots: readonly Spot[];
  readonly stated?: string;
  readonly expected?: string;
  readonly legalRef?: string;
  readonly suggestion?: { readonly spot: Spot; readonly with: string; readonly support: number; readonly reason: string };
}

/** Findings in the order of the text; ids count equals. */
export function toFindings(outline: Outline, found: readonly Found[]): Finding[] {
  const quoteOf = (spot: Spot) => {
    const piece = outline.pieces[spot.piece];
    const start = piece?.view.at(spot.start) ?? 0;
    const end = Math.max(start, piece?.view.at(spot.end) ?? start);
    const page = piece?.block.page;
    return {
      text: outline.source.text.slice(start, end),
      start,
      end,
      block: piece?.blockIndex ?? 0,
      ...(page === undefined ? {} : { page }),
    };
  };
  const seen = new Map<string, number>();
  return found
    .map((one) => ({ one, quotes: one.spots.map(quoteOf) }))
    .sort(
      (a, b) =>
        (a.quotes[0]?.start ?? 0) - (b.quotes[0]?.start ?? 0) ||
        (a.one.rule < b.one.rule ? -1 : a.one.rule > b.one.rule ? 1 : 0) ||
        (a.quotes[0]?.end ?? 0) - (b.quotes[0]?.end ?? 0),
    )
    .map(({ one, quotes }): Finding => {
      const path = one.spots[0] === undefined ? [] : headingPath(outline, one.spots[0].piece);
      const key = JSON.stringify([one.rule, quotes.map((quote) => quote.text), path]);
      const ordinal = seen.get(key) ?? 0;
      seen.set(key, ordinal + 1);
      const { spot, ...suggestion } = one.suggestion ?? { spot: undefined, with: '', support: 0, reason: '' };
      const replace = spot === undefined ? undefined : quoteOf(spot);
      return {
        id: shortId(`${key}#${ordinal}`, 12),
        rule: one.rule,
        severity: one.severity,
        message: one.message,
        quotes,
        ...(one.legalRef === undefined ? {} : { legalRef: one.legalRef }),
        ...(one.stated === undefined ? {} : { stated: one.stated }),
        ...(one.expected === undefined ? {} : { expected: one.expected }),
        ...(replace === undefined
          ? {}
          : { suggestion: { replace: { start: replace.start, end: replace.end, text: replace.text }, ...suggestion } }),
      };
    });
}
