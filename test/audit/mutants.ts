/** Mutants of the clean documents: which break a relation that was held, and which the auditor then calls an error. */
import { auditWithTrace } from '../../src/audit/audit.ts';
import { readNumber } from '../../src/audit/figures.ts';
import { evaluate, measure, placesOf, type Relation, readingOf } from '../../src/audit/relation.ts';
import type { AuditText } from '../../src/reading/audit-text.ts';
import { readMarkdown } from '../../src/reading/read-markdown.ts';
import type { GoldDocument } from './corpus.ts';
import { type Mutant, mutantsOf, randomOf } from './mutator.ts';

/** sure: the words or the layout of the table leave one reading; open: only position and topic speak for it (see relation.ts). */
export type Strength = 'sure' | 'open';

export interface MutantOutcome {
  readonly document: string;
  readonly mutant: Mutant;
  readonly rule: string;
  readonly strength: Strength;
  readonly caught: 'error' | 'warning' | 'no';
  readonly repaired: boolean;
}

export function mutantOutcomes(documents: readonly GoldDocument[], seed = 7): MutantOutcome[] {
  const random = randomOf(seed);
  return documents.filter((one) => one.state === 'clean').flatMap((one) => ofDocument(one, random));
}

const isSure = (relation: Relation): boolean => relation.grade !== 'possible';

function ofDocument(document: GoldDocument, random: () => number): MutantOutcome[] {
  const source = readMarkdown(document.bytes);
  const { outline, judged } = auditWithTrace(document.name, source);
  const held = judged.decided
    .filter(({ verdict, relation }) => verdict !== 'failed' && relation.form.type !== 'part')
    .map(({ relation }) => relation);
  const offset = (figure: { block: number; start: number }) => outline.pieces[figure.block]?.view.at(figure.start) ?? -1;
  const outcomes: MutantOutcome[] = [];
  for (const figure of outline.figures) {
    const relations = held.filter((relation) => relation.figures.some((one) => one.id === figure.id));
    if (relations.length === 0) continue;
    const start = offset(figure);
    const end = outline.pieces[figure.block]?.view.at(figure.end) ?? start;
    for (const mutant of mutantsOf(source.text, start, end, random)) {
      const read = readNumber(mutant.after, outline.style);
      const broken = relations.filter((relation) => {
        const values = relation.figures.map((one) =>
          one.id === figure.id
            ? { m: measure(one, read.readings[0], read.decimals), places: placesOf(one, read.decimals) }
            : readingOf(one),
        );
        return evaluate(relation.form, values) === 'failed';
      });
      if (broken.length === 0) continue;
      const shift = mutant.after.length - mutant.before.length;
      const moved = (at: number) => (at > start ? at + shift : at);
      const { findings } = auditWithTrace(document.name, mutated(source, mutant, moved)).result;
      const spots = new Set(broken.flatMap((relation) => relation.figures.map((one) => moved(offset(one)))));
      const hits = findings.filter((finding) => finding.quotes.some((quote) => spots.has(quote.start)));
      const sure = broken.filter(isSure);
      outcomes.push({
        document: document.name,
        mutant,
        rule: (sure[0] ?? broken[0])?.rule ?? '',
        strength: sure.length > 0 ? 'sure' : 'open',
        caught: hits.some((finding) => finding.severity === 'error')
          ? 'error'
          : hits.some((finding) => finding.severity === 'warning')
            ? 'warning'
            : 'no',
        repaired: hits.some((finding) => finding.suggestion?.with === mutant.before || finding.message.includes(`→ ${mutant.before}`)),
      });
    }
  }
  return outcomes;
}

function mutated(source: AuditText, mutant: Mutant, moved: (at: number) => number): AuditText {
  return {
    ...source,
    text: mutant.text,
    blocks: source.blocks.map((block) => ({ ...block, start: moved(block.start), end: moved(block.end) })),
    anchors: source.anchors.map((anchor) => ({ ...anchor, at: moved(anchor.at) })),
  };
}
