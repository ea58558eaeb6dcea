/** The real report that started the product: what AUDIT.md says must be found, and nothing more. */
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditBytes } from '../../src/audit/audit-file.ts';
import type { AuditResult } from '../../src/audit/model.ts';
import { readShippedData } from '../../src/catalogue/files.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { auditFacts } from '../../src/reports/audit-facts.ts';

const SAMPLE = new URL('../../../shared/samples/kon-ray-2023-h1.md', import.meta.url);

describe.skipIf(!existsSync(SAMPLE))('the report of Kon Rẫy (sample file)', () => {
  let result: AuditResult;
  let text = '';
  beforeAll(async () => {
    const facts = auditFacts(loadCatalogue(await readShippedData()));
    const audited = await auditBytes('kon-ray-2023-h1.md', new Uint8Array(readFileSync(SAMPLE)), { facts, withText: true });
    result = audited.result;
    text = result.document.text ?? '';
  });
  const of = (severity: string) => result.findings.filter((finding) => finding.severity === severity);

  it('has exactly the five errors', () => {
    expect(
      of('error')
        .map(({ rule, quotes }) => [rule, quotes[0]?.text])
        .sort(),
    ).toEqual(
      [
        ['sum', '26.884'],
        ['ratio', '10,8'],
        ['mention', '4.097'],
        ['date', result.findings.find((one) => one.rule === 'date')?.quotes[0]?.text],
        ['chronology', result.findings.find((one) => one.rule === 'chronology')?.quotes[0]?.text],
      ].sort(),
    );
  });
  it('repairs them as a calculator would', () => {
    const suggestion = (rule: string) => of('error').find((one) => one.rule === rule)?.suggestion;
    expect(suggestion('sum')).toMatchObject({ with: '26.844', support: 2 });
    expect(suggestion('ratio')).toMatchObject({ with: '20,3' });
    expect(suggestion('mention')).toMatchObject({ with: '4.079', support: 3 });
    const mention = of('error').find((one) => one.rule === 'mention');
    expect(mention?.quotes[1]?.text).toBe('27,8');
    expect(mention?.message).toContain('28,0');
  });
  it('warns of what a person must look at, and not of more', () => {
    const warnings = of('warning');
    expect(warnings.length).toBeLessThanOrEqual(20);
    const said = warnings.map((one) => one.message).join('\n');
    for (const words of [
      'Chương trình mục tiêu Chương trình mục tiêu',
      'Vốn vốn',
      'GIA',
      'Phụ lục',
      'Số của văn bản',
      'Ngày ban hành',
      '73%',
      '21,22,23',
      '70-CTr-HU',
      'ngoặc kép',
    ])
      expect(said).toContain(words);
    expect(said).not.toMatch(/Đăk Ruông|Đăk Pnê/u);
  });
  it('quotes exactly what stands in the text', () => {
    for (const { quotes } of result.findings) for (const quote of quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
  });
  it('counts what it checked', () => {
    expect(result.summary.relationsHeld).toBeGreaterThan(35);
    expect(result.summary.relationsChecked - result.summary.relationsHeld).toBeLessThan(10);
    expect(result.document.period).toBe('2023-H1');
  });
});
