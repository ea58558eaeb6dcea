/** The line under an annex's title that names its report, and the same report once it has its number and day. Pure. */
import type { Day } from '../kernel/calendar.ts';
import type { Document } from '../kernel/document.ts';
import { dateLine, numberLine } from '../rendering/layout-parts.ts';

interface Named {
  readonly kind: string;
  readonly number: string;
  readonly symbol: string;
  readonly signedOn: Day | null;
  readonly year: number;
}

const BY = ' của ';

export function attachedLine({ kind, number, symbol, signedOn, year }: Named, shortName: string): string {
  const name = `${kind.charAt(0)}${kind.slice(1).toLocaleLowerCase('vi')}`;
  return `(Kèm theo ${name} ${numberLine(number, symbol).replace('Số:', 'số')} ${dateLine('', signedOn, year).replace(/^, /, '')}${BY}${shortName})`;
}

/** A composed report under the number and day it is issued with; nothing else changes. */
export function withNumber(document: Document, number: string, signedOn: Day): Document {
  const letterhead = { ...document.letterhead, number, signedOn };
  const line = (attachedTo: string) => {
    const shortName = attachedTo.slice(attachedTo.lastIndexOf(BY) + BY.length, -1);
    return attachedLine({ kind: document.kind, ...letterhead }, shortName);
  };
  return { ...document, letterhead, annexes: document.annexes.map((annex) => ({ ...annex, attachedTo: line(annex.attachedTo) })) };
}
