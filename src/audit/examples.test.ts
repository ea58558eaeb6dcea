/** Every rule's example file is its test: src/audit/examples/RULE.yaml, which an officer can read and add to. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readMarkdown } from '../reading/read-markdown.ts';
import { auditText } from './audit.ts';
import type { LedgerFigure } from './checks/ledger.ts';
import { type AuditFacts, NO_FACTS, RULES } from './model.ts';

interface Example {
  readonly name: string;
  readonly kind: 'positive' | 'negative' | 'borderline';
  readonly text: string;
  /** Exactly the findings of this rule, in order; none when left out. `at`: the first quote. */
  readonly finds?: readonly { readonly severity: string; readonly at: string; readonly expected?: string; readonly suggests?: string }[];
  readonly facts?: Partial<AuditFacts>;
  readonly ledger?: readonly LedgerFigure[];
}

const FOLDER = fileURLToPath(new URL('./examples/', import.meta.url));
/** The layout is read from a DOCX: its examples are the table of checks/layout.test.ts. */
const ELSEWHERE = ['layout'];
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

it('every rule has an example file with all three kinds', () => {
  expect([...files, ...ELSEWHERE.map((rule) => `${rule}.yaml`)].sort()).toEqual(RULES.map((rule) => `${rule}.yaml`).sort());
});

describe.each(files)('%s', (file) => {
  const rule = file.replace('.yaml', '');
  const examples = parse(readFileSync(FOLDER + file, 'utf8')) as Example[];
  it('has a positive, a negative and a borderline example', () => {
    expect(new Set(examples.map((example) => example.kind))).toEqual(new Set(['positive', 'negative', 'borderline']));
  });
  it.each(examples.map((example) => [example.name, example] as const))('%s', (_, example) => {
    const source = readMarkdown(new TextEncoder().encode(example.text));
    const result = auditText('vi-du.md', source, {
      facts: { ...NO_FACTS, ...example.facts },
      ...(example.ledger === undefined ? {} : { ledger: example.ledger }),
    });
    const found = result.findings
      .filter((finding) => finding.rule === rule)
      .map((finding) => ({
        severity: finding.severity,
        at: finding.quotes[0]?.text,
        ...(finding.expected === undefined ? {} : { expected: finding.expected }),
        ...(finding.suggestion === undefined ? {} : { suggests: finding.suggestion.with }),
      }));
    const wanted = example.finds ?? [];
    expect(found.map(({ severity, at }) => ({ severity, at }))).toEqual(wanted.map(({ severity, at }) => ({ severity, at })));
    wanted.forEach((one, index) => {
      if (one.expected !== undefined) expect(found[index]?.expected).toBe(one.expected);
      if (one.suggests !== undefined) expect(found[index]?.suggests).toBe(one.suggests);
    });
    // Whatever other rules say, a clean example is clean.
    if (example.kind === 'negative') expect(result.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  });
});
