/** Golden folder of the example's report: words and figures (Markdown), structure (DOCX, XLSX), page text (PDF). `vitest -u` after reading the diff. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office } from '../support/command.ts';
import { PDFTOTEXT, SOFFICE } from '../support/tools.ts';

const office = new Office();
let paths: Record<string, string> = {};

beforeAll(async () => {
  const { out } = await office.run('demo', '--json');
  paths = Object.fromEntries((JSON.parse(out) as { files: { path: string; format: string }[] }).files.map((file) => [file.format, file.path]));
});
afterAll(() => office.close());

const part = (path: string, name: string) => new TextDecoder().decode(unzipSync(readFileSync(path))[name]);
/** One element a line, so that a mismatch reads as a diff. */
const lines = (xml: string) => xml.replace(/></g, '>\n<');

describe('the Kon Rẫy report', () => {
  it('reads as agreed (Markdown)', async () => {
    await expect(readFileSync(paths['md'] ?? '', 'utf8')).toMatchFileSnapshot('kon-ray/report.md');
  });
  it('has the structure agreed (DOCX, up to the first annex)', async () => {
    const xml = part(paths['docx'] ?? '', 'word/document.xml');
    const body = xml.slice(0, xml.indexOf('Phụ lục I<'));
    expect(body.length).toBeGreaterThan(50_000);
    await expect(lines(body)).toMatchFileSnapshot('kon-ray/document.xml');
    await expect(lines(part(paths['docx'] ?? '', 'word/styles.xml'))).toMatchFileSnapshot('kon-ray/styles.xml');
  });
  it('has the formulas agreed (XLSX, by commune)', async () => {
    await expect(lines(part(paths['xlsx'] ?? '', 'xl/worksheets/sheet5.xml'))).toMatchFileSnapshot('kon-ray/pl4.xml');
  });
  it.skipIf(!PDFTOTEXT)('has the pages agreed (PDF, pdftotext)', async () => {
    const text = execFileSync('pdftotext', ['-layout', '-l', '7', paths['pdf'] ?? '', '-'], { encoding: 'utf8' });
    await expect(text.replace(/ +\n/g, '\n')).toMatchFileSnapshot('kon-ray/pages.txt');
  });
});

describe.skipIf(!SOFFICE)('the annex workbook, recalculated by LibreOffice', () => {
  it('comes to the values that the ledger gave, and follows a changed cell', () => {
    // Formulas are stripped of their cached values first, so that what is read back was computed by LibreOffice.
    const parts = unzipSync(readFileSync(paths['xlsx'] ?? ''));
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    const formulas = [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*><f>([^<]+)<\/f>(?:<v>([^<]*)<\/v>)?/g)];
    expect(formulas.length).toBeGreaterThan(50);
    const stripped = sheet.replace(/(<f>[^<]+<\/f>)<v>[^<]*<\/v>/g, '$1');
    const recalculated = recalculate(parts, stripped);
    for (const [, cell = '', , cached = ''] of formulas) expect(recalculated.get(cell), cell).toBeCloseTo(Number(cached), 6);

    // A leaf that some sum adds up is raised by one: that sum must follow.
    const sum = formulas.find((formula) => /^SUM\([A-Z]+\d+[,:]/.test(formula[2] ?? ''));
    const leaf = /[A-Z]+\d+/.exec(sum?.[2]?.replace('SUM', '') ?? '')?.[0] ?? '';
    const isLeaf = !formulas.some((formula) => formula[1] === leaf);
    const target = isLeaf ? leaf : '';
    if (target !== '') {
      const raised = recalculate(parts, stripped.replace(new RegExp(`(<c r="${target}"[^>]*><v>)([^<]*)`), (_all, head: string, value: string) => `${head}${Number(value) + 1}`));
      expect(raised.get(sum?.[1] ?? '')).toBeCloseTo(Number(sum?.[3]) + 1, 6);
    }
  });
});

function recalculate(parts: Record<string, Uint8Array>, sheet: string): Map<string, number> {
  const input = office.path('tinh-lai.xlsx');
  writeFileSync(input, zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) }));
  execFileSync('soffice', ['--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', office.path('lai'), input], { stdio: 'ignore', env: { ...process.env, HOME: office.folder } });
  const xml = new TextDecoder().decode(unzipSync(readFileSync(office.path('lai', 'tinh-lai.xlsx')))['xl/worksheets/sheet1.xml']);
  return new Map([...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<f[^>]*>[^<]*<\/f>)?<v>([^<]*)<\/v>/g)].map((match) => [match[1] ?? '', Number(match[2])]));
}
