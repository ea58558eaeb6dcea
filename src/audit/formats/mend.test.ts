import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Suggestion } from '../../kernel/finding.ts';
import { docx, footnotes, mark, p, run, tbl, tc, tr } from '../../reading/docx.fixture.ts';
import { readAuditText } from '../../reading/read.ts';
import { auditBytes } from '../audit-file.ts';
import { mended } from './mend.ts';

async function replaced(name: string, bytes: Uint8Array, old: string, text: string, nth = 0): Promise<string | null> {
  const source = await readAuditText(name, bytes);
  let start = -1;
  for (let count = 0; count <= nth; count += 1) start = source.text.indexOf(old, start + 1);
  expect(start, source.text).toBeGreaterThanOrEqual(0);
  const suggestion: Suggestion = { replace: { start, end: start + old.length, text: old }, with: text, support: 1, reason: '' };
  const made = await mended(name, bytes, source, suggestion);
  return made === null ? null : (await readAuditText(name, made)).text;
}

describe('a suggestion in a Word document', () => {
  it.each([
    ['in one run', docx(p(run('Vốn giao 1.250 triệu đồng.')))],
    ['over two runs of other looks', docx(p(run('Vốn giao 1.2') + run('50', '<w:b/>') + run(' triệu đồng.')))],
    ['over three, one of them only in part', docx(p(run('Vốn giao 1') + run('.2', '<w:i/>') + run('50 triệu đồng.')))],
    ['in a cell', docx(tbl(tr(tc(p(run('Vốn'))), tc(p(run('1.250'))))))],
  ])('is carried out %s', async (_, bytes) => {
    const before = (await readAuditText('a.docx', bytes)).text;
    expect(await replaced('a.docx', bytes, '1.250', '1.150')).toBe(before.replace('1.250', '1.150'));
  });
  it('is written so that XML stays XML', async () => {
    expect(await replaced('a.docx', docx(p(run('A &amp; B 12'))), '12', '<&>')).toContain('A & B <&>');
    expect(await replaced('a.docx', docx(p(run('A &amp; B 12'))), '& B', 'và B')).toContain('A và B 12');
  });
  it('is carried out at the one it means, and in a footnote', async () => {
    const twice = docx(p(run('có 12 xã')) + p(run('có 12 thôn')));
    expect(await replaced('a.docx', twice, '12', '13', 1)).toMatch(/12 xã\s+có 13 thôn/u);
    const noted = docx(p(run('Vốn') + mark(1)), { 'word/footnotes.xml': footnotes(p(run('Gồm 850 triệu.'))) });
    expect(await replaced('a.docx', noted, '850', '950')).toContain('Gồm 950 triệu.');
  });
  it('leaves what it cannot do exactly to a person', async () => {
    const bytes = docx(p(run('một 12')));
    const source = await readAuditText('a.docx', bytes);
    const old = { start: 0, end: 2, text: 'xx' };
    expect(await mended('a.docx', bytes, source, { replace: old, with: '1', support: 1, reason: '' })).toBeNull();
    // Words of two paragraphs: the break between them stands in no run.
    expect(await replaced('a.docx', docx(p(run('một 12')) + p(run('34 hai'))), '12\n34', '5').catch(() => null)).toBeNull();
  });
});

describe('a suggestion in Markdown and plain text', () => {
  it('is carried out at the one of several that it means', async () => {
    expect(await replaced('a.md', strToU8('# Một\n\nCó **12** xã, 12 thôn và 12 hộ.\n'), '12', '15', 1)).toContain(
      'Có 12 xã, 15 thôn và 12 hộ.',
    );
    expect(await replaced('a.txt', strToU8('\ufeffCó 12 xã,\r\n12 thôn.'), '12', '15', 1)).toContain('15 thôn');
  });
  it('is left to a person where the file writes it otherwise', async () => {
    expect(await replaced('a.md', strToU8('Có 1\\.250 xã\n'), '1.250', '1.150')).toBeNull();
  });
});

const ROWS = [
  ['Nội dung', 'Kế hoạch', 'Giải ngân', 'Tỷ lệ'],
  ['Đầu tư', '850', '425', '50%'],
  ['Sự nghiệp', '300', '150', '50%'],
  ['Tổng', '1.250', '575', '50%'],
] as const;
it.each([
  ['a.md', strToU8(ROWS.map((cells, index) => `| ${cells.join(' | ')} |\n${index === 0 ? '|---|---|---|---|\n' : ''}`).join(''))],
  ['a.docx', docx(tbl(...ROWS.map((cells) => tr(...cells.map((cell) => tc(p(run(cell))))))))],
])('what is carried out settles the error: %s', async (name, bytes) => {
  const { result, source } = await auditBytes(name, bytes);
  const suggestion = result.findings.find((one) => one.severity === 'error')?.suggestion;
  expect(suggestion).toBeDefined();
  const made = await mended(name, bytes, source, suggestion as Suggestion);
  expect((await auditBytes(name, made ?? new Uint8Array())).result.summary.errors).toBe(0);
});
