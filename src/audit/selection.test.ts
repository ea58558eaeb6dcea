/** What a caller asks to see. */
import { expect, it } from 'vitest';
import { readMarkdown } from '../reading/read-markdown.ts';
import { auditText } from './audit.ts';
import { type Selection, selected } from './selection.ts';

const text =
  'Họp ngày 31/4/2024 và ngày 31/6/2024; vốn của của xã. Vốn đối ứng 25.957 triệu đồng, gồm nông thôn mới 20.284 triệu đồng, dân tộc thiểu số 4.079 triệu đồng và giảm nghèo 1.595 triệu đồng.';
const result = auditText('a.md', readMarkdown(new TextEncoder().encode(text)));
const first = result.findings[0]?.id ?? '';

it.each<[string, Selection, string, string]>([
  ['everything', {}, 'date error, date error, text warning, sum note', '2 1 1 0'],
  ['one rule', { rules: ['date'] }, 'date error, date error', '2 0 0 0'],
  ['two rules', { rules: ['date', 'sum'] }, 'date error, date error, sum note', '2 0 1 0'],
  ['a rule that found nothing', { rules: ['name'] }, '', '0 0 0 0'],
  ['no notes', { minSeverity: 'warning' }, 'date error, date error, text warning', '2 1 0 0'],
  ['errors only', { minSeverity: 'error' }, 'date error, date error', '2 0 0 0'],
  ['not what was dismissed', { ignore: [first] }, 'date error, text warning, sum note', '1 1 1 1'],
  ['not a rule that was dismissed', { ignore: ['date'] }, 'text warning, sum note', '0 1 1 2'],
  ['dismissed outside what was asked for', { rules: ['text'], ignore: ['date'] }, 'text warning', '0 1 0 0'],
])('%s', (_, selection, findings, counts) => {
  const { summary, ...rest } = selected(result, selection);
  expect(rest.findings.map((one) => `${one.rule} ${one.severity}`).join(', ')).toBe(findings);
  expect([summary.errors, summary.warnings, summary.notes, summary.ignored].join(' ')).toBe(counts);
});
it('counts what was dismissed before', () => {
  const once = selected(result, { ignore: [first] });
  expect(selected(once, { ignore: ['text'] }).summary.ignored).toBe(2);
});
