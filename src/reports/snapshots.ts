/** What was approved, and what has changed in the facts since. Pure. */
import type { Document, Figure, FigureValue } from '../kernel/document.ts';
import { sha256Hex } from '../kernel/hash.ts';

export interface Snapshot {
  readonly id: string;
  readonly report: string;
  /** Unit key. */
  readonly unit: string;
  readonly period: string;
  readonly sha256: string;
  readonly knownAt: string;
  readonly approvedBy: string;
  readonly approvedAt: string;
  readonly issue: {
    readonly number: string;
    readonly signedOn: string;
    readonly sha256: string;
    readonly issuedBy: string;
    readonly issuedAt: string;
  } | null;
}

/** The text that is kept and hashed: a document's own fields in the order it was composed. */
export function frozenText(document: Document): { text: string; sha256: string } {
  const text = JSON.stringify(document);
  return { text, sha256: sha256Hex(text) };
}

export function sameValue(a: FigureValue, b: FigureValue): boolean {
  if (a.type === 'money' && b.type === 'money') return a.dong === b.dong;
  // 1/2 and 2/4 print alike; compared by cross-multiplication, exactly.
  if (a.type === 'ratio' && b.type === 'ratio')
    return BigInt(a.numerator) * BigInt(b.denominator) === BigInt(b.numerator) * BigInt(a.denominator);
  return a.type === 'number' && b.type === 'number' && a.value === b.value && a.unit === b.unit;
}

export interface Change {
  readonly id: string;
  readonly label: string;
  readonly query: string;
  readonly approved: FigureValue;
  /** null: the question has no answer any more. */
  readonly now: FigureValue | null;
}

/** Figures of an approved document whose facts say something else now. */
export function changesSince(approved: readonly Figure[], now: (figure: Figure) => FigureValue | null): Change[] {
  return approved.flatMap((figure) => {
    const live = now(figure);
    if (live !== null && sameValue(figure.value, live)) return [];
    return [{ id: figure.id, label: figure.label, query: figure.query, approved: figure.value, now: live }];
  });
}
