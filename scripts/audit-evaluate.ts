/**
 * npm run audit:evaluate: the auditor against the annotated corpus (test/audit/corpus) and its mutants; writes docs/auditor/accuracy.md.
 * `--check` compares with the file instead of writing it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { corpus, score } from '../test/audit/corpus.ts';
import { type MutantOutcome, mutantOutcomes } from '../test/audit/mutants.ts';

const documents = corpus();
const scores = await Promise.all(documents.map(score));
const mutants = mutantOutcomes(documents);
const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1).replace('.', ',')} %`);

const all = scores.flatMap(({ document, extracted, missed }) => [
  ...extracted.map((relation) => ({ relation, document, hit: true })),
  ...missed.map((relation) => ({ relation, document, hit: false })),
]);
const rules = [...new Set(all.map(({ relation }) => relation.rule))].sort();
const shapes = new Set(all.filter(({ relation }) => relation.where !== 'table').map(({ relation }) => relation.shape));
const count = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length;
const sumOf = (pick: (one: (typeof scores)[number]) => number) => scores.reduce((total, one) => total + pick(one), 0);
const defects = scores.flatMap((one) => [
  ...one.foundDefects.map((defect) => ({ defect, hit: true })),
  ...one.missedDefects.map((defect) => ({ defect, hit: false })),
]);
const errors = defects.filter(({ defect }) => defect.severity === 'error');
const words = documents.reduce((total, { bytes }) => total + new TextDecoder().decode(bytes).split(/\s+/u).length, 0);
const clean = scores.filter(({ document }) => document.state === 'clean');

const mutantRow = (name: string, list: readonly MutantOutcome[]) =>
  `| ${name} | ${list.length} | ${percent(
    count(list, (one) => one.caught === 'error'),
    list.length,
  )} | ${percent(
    count(list, (one) => one.caught === 'warning'),
    list.length,
  )} | ${percent(
    count(list, (one) => one.repaired),
    list.length,
  )} |`;

const text = `# How exact the auditor is

Made by \`npm run audit:evaluate\`; do not edit. The corpus is ours: ${documents.length} documents (${count(documents, (one) => one.state === 'clean')} clean, ${count(documents, (one) => one.state === 'damaged')} damaged) of ${new Set(documents.map((one) => one.kind)).size} kinds, ${words} words, written and annotated by a person-like reader who had not seen the program, before the rules that they test were tuned (see the history of \`test/audit/corpus\`). Every relation that a reader with a calculator would check is annotated, also those that need understanding beyond grammar; the shares below are of all of them.

**Not independent any more:** the grammar was widened while looking at this corpus, so recall on papers nobody here has seen will be lower. Precision is what was guarded: a reading that the words leave open counts as an error only where one slip of the hand explains it and nothing else confirms the figure.

## Relations seen (recall of extraction)

${all.length} relations, ${count(all, ({ relation }) => relation.where !== 'table')} of them in prose and footnotes, in ${shapes.size} sentence shapes. A relation counts as seen when a decided relation has the same figures (of sums all but one); \`ratio\`, \`attainment\`, \`mean\`, \`change\` and \`product\` count as one another's kin, since which name a reader gives is taste.

| rule | annotated | seen | share |
|---|---:|---:|---:|
${rules
  .map((rule) => {
    const own = all.filter(({ relation }) => relation.rule === rule);
    return `| ${rule} | ${own.length} | ${count(own, (one) => one.hit)} | ${percent(
      count(own, (one) => one.hit),
      own.length,
    )} |`;
  })
  .join('\n')}
| **all** | ${all.length} | ${count(all, (one) => one.hit)} | **${percent(
  count(all, (one) => one.hit),
  all.length,
)}** |
| in prose and footnotes | ${count(all, ({ relation }) => relation.where !== 'table')} | ${count(all, ({ relation, hit }) => relation.where !== 'table' && hit)} | ${percent(
  count(all, ({ relation, hit }) => relation.where !== 'table' && hit),
  count(all, ({ relation }) => relation.where !== 'table'),
)} |
| in tables | ${count(all, ({ relation }) => relation.where === 'table')} | ${count(all, ({ relation, hit }) => relation.where === 'table' && hit)} | ${percent(
  count(all, ({ relation, hit }) => relation.where === 'table' && hit),
  count(all, ({ relation }) => relation.where === 'table'),
)} |

Verdicts on the relations seen (held or failed): ${percent(
  count(all, (one) => one.hit) - sumOf((one) => one.wrongVerdict.length),
  count(all, (one) => one.hit),
)} right.

## Errors

| | |
|---|---:|
| false errors on clean documents | ${clean.reduce((total, one) => total + one.falseErrors.length, 0)} |
| false errors on damaged documents (beside the planted ones) | ${scores.reduce((total, one) => total + (one.document.state === 'damaged' ? one.falseErrors.length : 0), 0)} |
| warnings on clean documents | ${clean.reduce((total, one) => total + one.falseWarnings.length, 0)} |
| planted errors found as errors | ${count(errors, (one) => one.hit)} of ${errors.length} |
| planted warnings found | ${count(defects, (one) => one.hit) - count(errors, (one) => one.hit)} of ${defects.length - errors.length} |
| right value named for a planted figure | ${sumOf((one) => one.rightRepairs)} of ${sumOf((one) => one.repairable)} |

Planted and not found: ${scores.flatMap((one) => one.missedDefects.map((defect) => `${one.document.name.slice(0, 2)} \`${defect.rule}\` ${defect.at}`)).join('; ') || 'none'}.

## Mutants

One digit changed, two swapped, or a separator moved in a figure of a clean document (seed 7). Counted are mutants that break a relation the auditor had checked and held. *Sure*: the words or the table leave one reading. *Open*: other readings remain; such a relation is held when it holds, and called an error only with more evidence, so many of its mutants pass unseen by design.

| broken relation | mutants | called an error | only a warning | old value named |
|---|---:|---:|---:|---:|
${mutantRow(
  'sure',
  mutants.filter((one) => one.strength === 'sure'),
)}
${mutantRow(
  'open',
  mutants.filter((one) => one.strength === 'open'),
)}
${mutantRow('**all**', mutants)}
${(['digit', 'swap', 'separator'] as const)
  .map((kind) =>
    mutantRow(
      kind,
      mutants.filter((one) => one.mutant.kind === kind),
    ),
  )
  .join('\n')}

By rule, sure ones:

| rule | mutants | called an error | only a warning | old value named |
|---|---:|---:|---:|---:|
${[...new Set(mutants.map((one) => one.rule))]
  .sort()
  .map((rule) =>
    mutantRow(
      rule,
      mutants.filter((one) => one.rule === rule && one.strength === 'sure'),
    ),
  )
  .join('\n')}
`;

const path = 'docs/auditor/accuracy.md';
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is not what this tree measures: npm run audit:evaluate`);
    process.exitCode = 1;
  }
} else {
  mkdirSync('docs/auditor', { recursive: true });
  writeFileSync(path, text);
  console.log(text);
}
