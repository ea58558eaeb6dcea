/**
 * The auditor against files nobody would write: damaged bytes of every format, hostile texts, random reports. Always an answer or a
 * Problem, in bounded time and memory; quotes always exact; the same input the same answer. The seed is printed; MTQG_SEED repeats it.
 */

import { readFileSync } from 'node:fs';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import type { AuditResult } from '../../src/audit/model.ts';
import { corpus } from '../audit/corpus.ts';
import { mutantsOf } from '../audit/mutator.ts';
import { Office } from '../support/command.ts';
import { generator, SEED } from './seed.ts';

const RUNS = Number(process.env['MTQG_FUZZ_RUNS'] ?? 300);
const random = generator(SEED);
const pick = (below: number) => Math.floor(random() * below);
const one = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** A bound, not a timing: what would be minutes or for ever where something is not linear. */
const LONGEST_MS = 60_000;

async function answered(name: string, bytes: Uint8Array): Promise<AuditResult | null> {
  const begun = performance.now();
  const result = await auditFile(name, bytes, { withText: true });
  expect(performance.now() - begun).toBeLessThan(LONGEST_MS);
  if ('problem' in result) {
    expect(result.problem.message.length).toBeGreaterThan(10);
    return null;
  }
  const text = result.document.text ?? '';
  for (const finding of result.findings) {
    expect(finding.message).toMatch(/\p{L}/u);
    for (const quote of finding.quotes) expect(text.slice(quote.start, quote.end)).toBe(quote.text);
    if (finding.suggestion !== undefined)
      expect(text.slice(finding.suggestion.replace.start, finding.suggestion.replace.end)).toBe(finding.suggestion.replace.text);
  }
  return result;
}

const office = new Office();
let files: { name: string; bytes: Uint8Array }[] = [];
beforeAll(async () => {
  const { out } = await office.run('demo', '--json');
  files = (JSON.parse(out) as { files: { path: string; format: string }[] }).files
    .filter((file) => ['docx', 'pdf', 'xlsx', 'md'].includes(file.format))
    .map((file) => ({ name: `bao-cao.${file.format}`, bytes: new Uint8Array(readFileSync(file.path)) }));
});
afterAll(() => office.close());

describe('damaged files', () => {
  it(`survives ${RUNS} of them (seed ${SEED})`, async () => {
    for (let run = 0; run < RUNS; run += 1) {
      const { name, bytes } = one(files);
      const copy = bytes.slice(0, random() < 0.15 ? pick(bytes.length) : bytes.length);
      for (let n = 1 + pick(6); n > 0 && copy.length > 0; n -= 1) copy[pick(copy.length)] = one([0, 0x22, 0x3c, 0x28, 0xff, pick(256)]);
      await answered(name, copy);
    }
  });
  it('survives damage inside the parts of a DOCX', async () => {
    const docx = files.find((file) => file.name.endsWith('.docx'))?.bytes ?? new Uint8Array();
    const parts = unzipSync(docx);
    const names = Object.keys(parts).filter((name) => name.endsWith('.xml'));
    for (let run = 0; run < Math.ceil(RUNS / 6); run += 1) {
      const changed: Zippable = { ...parts };
      const name = one(names);
      const xml = new TextDecoder().decode(parts[name]);
      const at = pick(xml.length);
      changed[name] = strToU8(
        xml.slice(0, at) +
          one(['<', '>', '&', '</w:p>', '<w:p>', '<w:tbl>', '</w:tc>', '<w:sdt>', 'w:val="-1"', '\u0000', '<w:del>']) +
          xml.slice(at + pick(30)),
      );
      await answered('x.docx', zipSync(changed, { level: 1 }));
    }
  });
});

describe('hostile texts', () => {
  const clause = 'Vốn được giao 1.250 triệu đồng, gồm vốn đầu tư 850 triệu đồng và vốn sự nghiệp 400 triệu đồng; đạt 95,2% kế hoạch. ';
  const cases: [string, string, () => string][] = [
    ['one line of 5 MB', 'a.txt', () => clause.repeat(Math.ceil(5e6 / 150))],
    ['digits without end', 'a.txt', () => '1234567890'.repeat(500_000)],
    ['commas and ones', 'a.txt', () => '1, '.repeat(1_000_000)],
    ['strokes', 'a.txt', () => '12/'.repeat(700_000)],
    [
      '100,000 figures in one table',
      'a.md',
      () =>
        `| STT | Nội dung | Kế hoạch | Thực hiện | Tỷ lệ % |\n|---|---|---|---|---|\n${Array.from({ length: 34_000 }, (_, i) => `| ${i + 1} | Mục ${i} | ${1000 + i} | ${500 + i} | 50,0 |`).join('\n')}\n| | Tổng cộng | 1 | 2 | 3 |\n`,
    ],
    [
      'a wide table',
      'a.md',
      () =>
        `|${Array.from({ length: 330 }, (_, i) => ` C${i} tỷ lệ % |`).join('')}\n|${'---|'.repeat(330)}\n${Array.from({ length: 200 }, (_, r) => `|${Array.from({ length: 330 }, (_, i) => (i === 0 ? ` r${r} |` : ` ${r * 7 + i} |`)).join('')}`).join('\n')}`,
    ],
    ['10,000 nested parentheses', 'a.txt', () => '(1 '.repeat(10_000) + ')'.repeat(10_000)],
    ['parentheses never closed', 'a.txt', () => 'Tổng 5 hộ (gồm '.repeat(10_000)],
    ['lists in lists', 'a.txt', () => '100 hộ, trong đó 50 hộ, '.repeat(40_000)],
    ['one number everywhere', 'a.txt', () => 'Tổng số hộ nghèo toàn huyện 1.234 hộ. '.repeat(50_000)],
    [
      'numbers one slip apart',
      'a.txt',
      () => Array.from({ length: 30_000 }, (_, i) => `Tổng số hộ nghèo toàn huyện ${1000 + (i % 9000)} hộ.`).join(' '),
    ],
    ['quotes', 'a.txt', () => '“'.repeat(300_000) + '”'.repeat(200_000)],
    [
      'citations',
      'a.txt',
      () =>
        Array.from(
          { length: 30_000 },
          (_, i) => `Quyết định số ${i % 900}/QĐ-UBND ngày ${1 + (i % 28)}/${1 + (i % 12)}/2023 của UBND tỉnh`,
        ).join('; '),
    ],
    [
      'names',
      'a.txt',
      () =>
        Array.from({ length: 60_000 }, (_, i) => `xã Đăk ${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(97 + (i % 23))}a`).join(
          ', ',
        ),
    ],
    ['number words', 'a.txt', () => `1.000 đồng (Bằng chữ: ${'một trăm '.repeat(200_000)})`],
    ['percentages', 'a.txt', () => Array.from({ length: 40_000 }, (_, i) => `${1000 + i} hộ (${i % 100}%)`).join(', ')],
    ['combining marks', 'a.txt', () => `a${'\u0301'.repeat(1_000_000)}`],
    ['white space', 'a.txt', () => `${' '.repeat(5_000_000)}1`],
    ['headings', 'a.md', () => Array.from({ length: 30_000 }, (_, i) => `${'#'.repeat(1 + (i % 6))} ${i} mục`).join('\n\n')],
  ];
  it.each(cases)('%s', async (_, name, make) => {
    await answered(name, bytesOf(make()));
  });
  it('refuses what is beyond the limit at once', async () => {
    const begun = performance.now();
    const result = await auditFile('a.txt', new Uint8Array(51_000_000).fill(97));
    expect(result).toMatchObject({ problem: { code: 'too-large' } });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe('random reports', () => {
  it('gives the same answer twice, and for NFD the same findings', async () => {
    for (const { name, bytes } of corpus()) {
      const first = await answered(name, bytes);
      expect(await answered(name, bytes)).toEqual(first);
      const nfd = await answered(name, bytesOf(new TextDecoder().decode(bytes).normalize('NFD')));
      const shape = (result: AuditResult | null) =>
        result?.findings.map((finding) => [finding.rule, finding.severity, finding.quotes.map((quote) => quote.text.normalize('NFC'))]);
      expect(shape(nfd)).toEqual(shape(first));
    }
  });
  it(`holds its promises on ${RUNS} mutants of the corpus`, async () => {
    const documents = corpus();
    for (let run = 0; run < RUNS; run += 1) {
      const { name, bytes } = one(documents);
      const text = new TextDecoder().decode(bytes);
      const numbers = [...text.matchAll(/\d[\d.,]*\d|\d/gu)];
      const match = one(numbers);
      for (const mutant of mutantsOf(text, match.index, match.index + match[0].length, random)) await answered(name, bytesOf(mutant.text));
    }
  });
});
