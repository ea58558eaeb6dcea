/** Runs the examples of every rule; a new case is a new entry of its YAML file. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Day } from '../kernel/calendar.ts';
import { parsePeriod } from '../kernel/period.ts';
import { type Example, inputOf } from './example.fixture.ts';
import { RULES, runRules } from './rules.ts';

const FOLDER = new URL('./examples/', import.meta.url);
const examplesOf = (id: string) => parse(readFileSync(new URL(`${id}.yaml`, FOLDER), 'utf8')) as Example[];

describe.each(RULES.map((rule) => ({ rule, id: rule.id })))('rule $id', ({ rule }) => {
  const examples = examplesOf(rule.id);
  it('has at least three examples, one that fails and one that does not', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
    expect(new Set(examples.map((one) => one['kết luận'] === 'fails')).size).toBe(2);
  });
  it.each(examples.map((example) => [example.tên, example] as const))('%s', (_name, example) => {
    const [result] = runRules(inputOf(example), [rule]);
    const outcome = result?.outcome;
    const messages = outcome?.verdict === 'fails' ? outcome.findings.map((finding) => finding.message) : [];
    expect({ verdict: outcome?.verdict, ...(outcome?.verdict === 'cannot-check' ? {} : { messages }) }).toMatchObject({
      verdict: example['kết luận'],
    });
    for (const [index, text] of (example['phát hiện'] ?? []).entries()) expect(messages[index]).toContain(text);
    expect(messages.length).toBe(example['phát hiện']?.length ?? 0);
    if (example['mức độ'] && outcome?.verdict === 'fails') expect(outcome.findings[0]?.severity).toBe(example['mức độ']);
  });
});

it('has a file of examples for every rule and no other, and at least forty rules', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(RULES.map((rule) => `${rule.id}.yaml`).sort());
  expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  expect(RULES.length).toBeGreaterThanOrEqual(40);
});

it('passes over rules that are not valid on the day', () => {
  const ids = runRules({ ...inputOf({ tên: '', 'kết luận': 'holds' }), period: parsePeriod('2026-H1'), asOf: '2026-06-30' as Day }).map(
    ({ rule }) => rule.id,
  );
  expect(ids).not.toContain('coverage');
});

it('an error is verified: what its source does not bear out warns at most, and says so', () => {
  const checked = RULES.flatMap((rule) => examplesOf(rule.id).map((example) => ({ rule, results: runRules(inputOf(example), [rule]) })));
  const findings = checked.flatMap(({ rule, results }) =>
    results.flatMap(({ outcome }) => (outcome.verdict === 'fails' ? outcome.findings.map((finding) => ({ rule, finding })) : [])),
  );
  expect(findings.length).toBeGreaterThan(50);
  for (const { rule, finding } of findings) {
    if (finding.severity === 'error') expect(rule.confidence).toBe('verified');
    if (rule.confidence === 'unverified' && rule.legalRef !== '') expect(finding.message).toContain('chưa đối chiếu');
  }
});
