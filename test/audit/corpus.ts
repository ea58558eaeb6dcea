/** The annotated corpus: documents with every relation and defect that a careful reader finds, and how an audit compares with them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { auditWithTrace } from '../../src/audit/audit.ts';
import type { Figure } from '../../src/audit/figures.ts';
import { readMarkdown } from '../../src/reading/read-markdown.ts';

export interface GoldRelation {
  readonly rule: string;
  readonly figures: readonly string[];
  readonly verdict: string;
  readonly shape: string;
  readonly where: 'prose' | 'table' | 'footnote';
}
export interface GoldDefect {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly at: string;
  readonly expected?: string;
}
export interface GoldDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: string;
  readonly state: 'clean' | 'damaged';
  readonly relations: readonly GoldRelation[];
  readonly defects: readonly GoldDefect[];
}

const FOLDER = fileURLToPath(new URL('./corpus/', import.meta.url));

export function corpus(folder = FOLDER): GoldDocument[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => {
      const gold = parse(readFileSync(join(folder, name.replace(/\.md$/u, '.yaml')), 'utf8')) as Omit<GoldDocument, 'name' | 'bytes'>;
      return {
        ...gold,
        relations: (gold.relations ?? []).map((one) => ({ ...one, figures: one.figures.map(String) })),
        defects: (gold.defects ?? []).map((one) => ({
          ...one,
          at: String(one.at),
          ...(one.expected === undefined ? {} : { expected: String(one.expected) }),
        })),
        name,
        bytes: new Uint8Array(readFileSync(join(folder, name))),
      };
    });
}

/** "26.844@2" → where the second whole number of that form stands; −1 when it does not. */
export function offsetOf(text: string, printed: string): number {
  const [form = '', nth = '1'] = printed.split('@');
  let left = Number(nth);
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + form.length, at + form.length + 2);
    const whole = !/^\d/u.test(form) || (!/\d[.,]?$/u.test(before) && !/^(?:\d|[.,]\d)/u.test(after));
    if (whole) left -= 1;
    if (left === 0) return at;
  }
  return -1;
}

/** Rules that are one to a reader: what the sentence calls the percentage is a matter of taste. */
const ALIKE: readonly (readonly string[])[] = [
  ['ratio', 'attainment', 'mean', 'change', 'product'],
  ['sum', 'part', 'change', 'table'],
  ['table', 'ratio', 'attainment', 'change', 'mean'],
  ['mention', 'sum', 'ratio', 'count', 'change', 'attainment', 'table', 'product', 'mean'],
  ['citation', 'date', 'chronology'],
  ['text', 'name'],
];
export const alike = (a: string, b: string): boolean => a === b || ALIKE.some((group) => group.includes(a) && group.includes(b));

export interface DocumentScore {
  readonly document: GoldDocument;
  readonly extracted: readonly GoldRelation[];
  readonly missed: readonly GoldRelation[];
  readonly wrongVerdict: readonly { readonly gold: GoldRelation; readonly verdict: string }[];
  readonly foundDefects: readonly GoldDefect[];
  readonly missedDefects: readonly GoldDefect[];
  readonly rightRepairs: number;
  readonly repairable: number;
  readonly falseErrors: readonly string[];
  readonly falseWarnings: readonly string[];
  readonly notes: number;
}

export async function score(document: GoldDocument): Promise<DocumentScore> {
  const source = readMarkdown(document.bytes);
  const { outline, judged, result, counts, durations } = auditWithTrace(document.name, source);
  const offset = (figure: Pick<Figure, 'block' | 'start'>) => outline.pieces[figure.block]?.view.at(figure.start) ?? -1;
  const decided = judged.decided.map((one) => ({
    rule: one.relation.rule,
    verdict: one.verdict,
    at: new Set(one.relation.figures.map(offset)),
  }));
  const counted = [
    ...counts.map((one) => ({ rule: 'count', verdict: one.held ? 'exact' : 'failed', at: [offset(one.figure)] })),
    ...durations.map((one) => ({ rule: 'duration', verdict: one.held ? 'exact' : 'failed', at: [offset(one.figure)] })),
  ];
  const extracted: GoldRelation[] = [];
  const missed: GoldRelation[] = [];
  const wrongVerdict: { gold: GoldRelation; verdict: string }[] = [];
  for (const gold of document.relations) {
    const at = (gold.rule === 'count' || gold.rule === 'duration' ? gold.figures.slice(0, 1) : gold.figures).map((printed) =>
      offsetOf(source.text, printed),
    );
    const match = [...decided, ...counted.map((one) => ({ ...one, at: new Set(one.at) }))].find(
      (one) =>
        alike(one.rule, gold.rule) &&
        at.filter((position) => one.at.has(position)).length >=
          Math.max(1, Math.min(at.length, gold.rule === 'table' || gold.rule === 'sum' ? at.length - 1 : at.length)),
    );
    if (match === undefined) missed.push(gold);
    else {
      extracted.push(gold);
      if (match.verdict !== gold.verdict && !(match.verdict !== 'failed' && gold.verdict !== 'failed'))
        wrongVerdict.push({ gold, verdict: match.verdict });
    }
  }
  const used = new Set<string>();
  const foundDefects: GoldDefect[] = [];
  const missedDefects: GoldDefect[] = [];
  let rightRepairs = 0;
  let repairable = 0;
  for (const defect of document.defects) {
    const at = offsetOf(source.text, defect.at);
    const length = defect.at.replace(/@\d+$/u, '').length;
    const hits = result.findings.filter(
      (finding) =>
        finding.severity !== 'note' &&
        (defect.severity === 'warning' || finding.severity === 'error') &&
        finding.quotes.some((quote) => quote.start < at + length && quote.end > at),
    );
    for (const hit of hits) used.add(hit.id);
    if (hits.length > 0) foundDefects.push(defect);
    else missedDefects.push(defect);
    if (defect.expected !== undefined && /\d/u.test(defect.expected)) {
      repairable += 1;
      if (
        hits.some(
          (hit) =>
            hit.suggestion?.with === defect.expected || hit.expected === defect.expected || hit.message.includes(defect.expected ?? ''),
        )
      )
        rightRepairs += 1;
    }
  }
  const stray = (severity: string) =>
    result.findings
      .filter((finding) => finding.severity === severity && !used.has(finding.id))
      .map((finding) => `${finding.rule}: ${finding.message}`);
  return {
    document,
    extracted,
    missed,
    wrongVerdict,
    foundDefects,
    missedDefects,
    rightRepairs,
    repairable,
    falseErrors: stray('error'),
    falseWarnings: stray('warning'),
    notes: result.findings.filter((one) => one.severity === 'note').length,
  };
}
