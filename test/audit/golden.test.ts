/**
 * What the auditor says, word for word, of every document of the corpus, of the same document after many slips of the hand, and of every
 * example: a change of judgement or wording shows as a diff. `npx vitest run test/audit/golden -u` after reading the diff and agreeing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type AuditOptions, auditText, auditWithTrace } from '../../src/audit/audit.ts';
import { toHtml } from '../../src/audit/formats/html.ts';
import { toSarif } from '../../src/audit/formats/sarif.ts';
import { toTerminal } from '../../src/audit/formats/terminal.ts';
import { NO_FACTS } from '../../src/audit/model.ts';
import { readShippedData } from '../../src/catalogue/files.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { readMarkdown } from '../../src/reading/read-markdown.ts';
import { auditFacts } from '../../src/reports/audit-facts.ts';
import { corpus } from './corpus.ts';
import { mutantsOf, randomOf } from './mutator.ts';

const facts = auditFacts(loadCatalogue(await readShippedData()));
const encoded = (text: string) => new TextEncoder().encode(text);

/** One line a finding, one line a relation that was decided. */
function told(name: string, bytes: Uint8Array, options: AuditOptions): string {
  const { result, judged, counts, durations } = auditWithTrace(name, readMarkdown(bytes), options);
  const { title = '–', date = '–', period = '–' } = result.document;
  const said = result.findings.map(
    ({ severity, rule, quotes, message, stated, expected, suggestion, legalRef }) =>
      `${severity} ${rule} [${quotes.map((quote) => quote.text).join(' | ')}] ${message}` +
      (stated === undefined ? '' : ` {${stated}}`) +
      (expected === undefined ? '' : ` {→ ${expected}}`) +
      (suggestion === undefined ? '' : ` {${suggestion.with}; ${suggestion.reason}}`) +
      (legalRef === undefined ? '' : ` {${legalRef}}`),
  );
  const relations = judged.decided.map(
    ({ relation, verdict }) =>
      `${verdict} ${relation.rule} ${relation.grade}: ${relation.figures.map((one) => `${one.printed} ${one.unit?.name ?? ''}`.trim()).join(', ')}`,
  );
  const counted = [...counts, ...durations].map((one) => `${one.held ? 'held' : 'failed'}: ${one.figure.printed} ${one.figure.unit?.name}`);
  return [`${title}; ${date}; ${period}`, JSON.stringify(result.summary), ...said, '', ...relations, ...counted, ''].join('\n');
}

/** Every fifth number with a slip of the hand. */
function damaged(bytes: Uint8Array, seed: number): Uint8Array {
  const random = randomOf(seed);
  let at = 0;
  const text = new TextDecoder().decode(bytes).replace(/\d+(?:[.,]\d+)*/gu, (number) => {
    at += 1;
    return at % 5 === 0 && number.length > 1 ? (mutantsOf(number, 0, number.length, random)[seed % 2]?.text ?? number) : number;
  });
  return encoded(text);
}

describe('what is said', () => {
  it.each(corpus().map((one) => [one.name, one] as const))('of %s', async (name, { bytes }) => {
    await expect(told(name, bytes, { facts })).toMatchFileSnapshot(`golden/${name.replace('.md', '.txt')}`);
  });
  it.each(corpus().map((one, index) => [one.name, one, index] as const))('of %s with slips', async (name, { bytes }, index) => {
    await expect(told(name, damaged(bytes, index), { facts })).toMatchFileSnapshot(`golden/${name.replace('.md', '-slips.txt')}`);
  });
  const folder = fileURLToPath(new URL('../../src/audit/examples/', import.meta.url));
  it.each(readdirSync(folder).filter((file) => file.endsWith('.yaml')))('of the examples of %s', async (file) => {
    const examples = parse(readFileSync(folder + file, 'utf8')) as ({ name: string; text: string } & AuditOptions)[];
    const all = examples.map(
      ({ name, text, facts: own, ledger }) =>
        `# ${name}\n${told('vi-du.md', encoded(text), { facts: { ...NO_FACTS, ...own }, ...(ledger === undefined ? {} : { ledger }) })}`,
    );
    await expect(all.join('\n')).toMatchFileSnapshot(`golden/examples-${file.replace('.yaml', '.txt')}`);
  });
});

describe('how it is shown', () => {
  const [document] = corpus().filter(({ name }) => name.startsWith('29-'));
  const source = readMarkdown(damaged(document?.bytes ?? new Uint8Array(), 0));
  const result = () => auditText('thư mục/báo cáo.md', source, { facts, withText: true });
  it('in a terminal', async () => {
    const plain = toTerminal(result(), source, { colour: false, notes: false });
    const all = toTerminal({ ...result(), summary: { ...result().summary, ignored: 2 } }, source, { colour: true, notes: true });
    await expect([...plain, '', ...all].join('\n').replaceAll('\u001b', '␛')).toMatchFileSnapshot('golden/shown-terminal.txt');
  });
  it('as a page', async () => {
    await expect(toHtml(result(), source)).toMatchFileSnapshot('golden/shown.html');
  });
  it('as SARIF', async () => {
    const log = toSarif(
      [{ result: result(), text: source.text }],
      [{ path: 'C:\\a b.pdf', code: 'unreadable', message: 'Không đọc được.' }],
      '1.0.0',
    );
    await expect(JSON.stringify(log, null, 1)).toMatchFileSnapshot('golden/shown.sarif.json');
  });
});

describe('of lines written for a rule', () => {
  const folder = fileURLToPath(new URL('./lines/', import.meta.url));
  it.each(readdirSync(folder))('%s', async (file) => {
    const papers = readFileSync(folder + file, 'utf8').split('\n====\n');
    const all = papers.map((paper) => `# ${paper.trim()}\n\n${told('vi-du.md', encoded(paper), { facts })}`);
    await expect(all.join('\n')).toMatchFileSnapshot(`golden/lines-${file.replace('.md', '.txt')}`);
  });
});
