/** Runs the examples of every rule; a new case is a new entry of its YAML file. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildCatalogue } from '../catalogue/catalogue.ts';
import { readShippedData } from '../catalogue/files.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import type { Day } from '../kernel/calendar.ts';
import { parsePeriod } from '../kernel/period.ts';
import type { RuleInput } from './model.ts';
import { RULES, runRules } from './rules.ts';

const FOLDER = new URL('./examples/', import.meta.url);
const catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
const AS_OF = '2023-06-30' as Day;
const unit = catalogue.resolveUnit('614', AS_OF);
const owner = catalogue.unitKey(unit);
const place = { home: '51', unit: owner, effectiveOn: '2023-01-01' as Day, origin: {} };

interface Example {
  tên: string;
  'chỉ tiêu'?: { code: string; better: 'higher' | 'lower'; formula?: string }[];
  'kết quả'?: { indicator: string; year: number; value: string }[];
  'mục tiêu'?: { indicator: string; year: number; value: string }[];
  ban?: number[];
  'chỉ ban chỉ đạo'?: number[];
  'nhiệm vụ'?: { content: string; due: string; state: 'todo' | 'doing' | 'done' }[];
  'kết luận': 'holds' | 'fails' | 'cannot-check';
  'phát hiện'?: string[];
}

function inputOf(example: Example): RuleInput {
  const committee = (code: number, type: 'ban-chi-dao' | 'ban-quan-ly') => ({
    ...place,
    key: `${code}|${type}`,
    unit: catalogue.unitKey(catalogue.resolveUnit(String(code), AS_OF)),
    data: { type, name: 'Ban', document: '' },
  });
  return {
    catalogue,
    unit,
    period: parsePeriod('2023-H1'),
    asOf: AS_OF,
    indicators: {
      indicators: (example['chỉ tiêu'] ?? []).map((one, order) => ({
        ...place,
        key: one.code,
        data: { name: one.code, measureUnit: 'điểm %', programme: 'GN', formula: '', document: '', order, ...one },
      })),
      observations: (example['kết quả'] ?? []).map((one) => ({ ...place, key: one.indicator, data: { document: '', ...one } })),
      targets: (example['mục tiêu'] ?? []).map((one) => ({ ...place, key: one.indicator, data: { document: '', ...one } })),
      criteria: [],
      recognitions: [],
      below: new Map(),
    },
    steering: {
      documents: [],
      committees: [
        ...(example.ban ?? []).flatMap((code) => [committee(code, 'ban-chi-dao'), committee(code, 'ban-quan-ly')]),
        ...(example['chỉ ban chỉ đạo'] ?? []).map((code) => committee(code, 'ban-chi-dao')),
      ],
      memberAreas: [],
      obstacles: [],
      assessments: [],
      tasks: (example['nhiệm vụ'] ?? []).map((one, order) => ({
        ...place,
        key: `${order}`,
        data: { period: '2023-H1', order, owner: '', carriedFrom: '', ...one },
      })),
      activities: [],
      narratives: [],
      issuers: [],
    },
  };
}

describe.each(RULES.map((rule) => ({ rule, id: rule.id })))('rule $id', ({ rule }) => {
  const examples = parse(readFileSync(new URL(`${rule.id}.yaml`, FOLDER), 'utf8')) as Example[];
  it('has at least three examples', () => expect(examples.length).toBeGreaterThanOrEqual(3));
  it.each(examples.map((example) => [example.tên, example] as const))('%s', (_name, example) => {
    const [result] = runRules(inputOf(example), [rule]);
    expect(result?.outcome.verdict).toBe(example['kết luận']);
    const messages = result?.outcome.verdict === 'fails' ? result.outcome.findings.map((finding) => finding.message) : [];
    for (const [index, text] of (example['phát hiện'] ?? []).entries()) expect(messages[index]).toContain(text);
    expect(messages.length).toBe(example['phát hiện']?.length ?? 0);
  });
});

it('has a file of examples for every rule and no other', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(RULES.map((rule) => `${rule.id}.yaml`).sort());
});

it('passes over rules that are not valid on the day', () => {
  const ids = runRules({ ...inputOf({ tên: '', 'kết luận': 'holds' }), asOf: '2026-06-30' as Day }).map(({ rule }) => rule.id);
  expect(ids).not.toContain('coverage');
});
