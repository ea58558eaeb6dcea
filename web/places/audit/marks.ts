/** A text cut into runs, each under the gravest finding that quotes it. Pure. */
import type { Finding, Severity } from '../../../src/kernel/finding.ts';

export interface Run {
  readonly start: number;
  readonly end: number;
  readonly finding: Finding | null;
}
const GRAVITY: Readonly<Record<Severity, number>> = { error: 3, warning: 2, note: 1 };

export function marksOf(length: number, findings: readonly Finding[]): Run[] {
  const quotes = findings
    .flatMap((finding) => finding.quotes.map(({ start, end }) => ({ start: Math.max(0, start), end: Math.min(length, end), finding })))
    .filter((one) => one.start < one.end);
  const borders = [...new Set([0, length, ...quotes.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
  const opening = [...quotes].sort((a, b) => a.start - b.start);
  const runs: Run[] = [];
  let open: typeof quotes = [];
  let next = 0;
  for (let index = 0; index + 1 < borders.length; index += 1) {
    const [start = 0, end = 0] = [borders[index], borders[index + 1]];
    open = open.filter((one) => one.end > start);
    for (let quote = opening[next]; quote && quote.start <= start; quote = opening[next]) {
      open.push(quote);
      next += 1;
    }
    const gravest = open.reduce<Finding | null>(
      (held, one) => (held === null || GRAVITY[one.finding.severity] > GRAVITY[held.severity] ? one.finding : held),
      null,
    );
    const before = runs.at(-1);
    if (before && before.finding === gravest) runs[runs.length - 1] = { ...before, end };
    else runs.push({ start, end, finding: gravest });
  }
  return runs;
}
