import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import type { Document } from '../kernel/document.ts';
import { placesOf } from '../kernel/document.ts';
import { renderDocx } from './docx.ts';
import { TYPST } from './files.ts';
import { renderHtml } from './html.ts';
import { renderMarkdown } from './markdown.ts';
import { renderPdf } from './pdf.ts';
import { sampleDocument } from './sample.fixture.ts';
import { renderAnnexWorkbook } from './xlsx.ts';

const small = sampleDocument({ detailRows: 3 });
const sheet = {
  name: 'PL.xlsx',
  mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  bytes: new Uint8Array([1, 2, 3]),
  description: 'Phụ lục',
};

function has(tool: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
function run(tool: string, ...args: string[]): string {
  return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
function onDisk(name: string, bytes: Uint8Array): string {
  const path = join(mkdtempSync(join(tmpdir(), 'mtqg-')), name);
  writeFileSync(path, bytes);
  return path;
}
function parseXml(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}
/** A report whose every free text is `text`. */
function withText(text: string): Document {
  return {
    ...small,
    subject: text,
    addressees: [text, text],
    recipients: [text],
    blocks: [
      { type: 'heading', level: 1, number: 'I.', inlines: [{ type: 'text', text }] },
      { type: 'item', marker: '-', level: 1, inlines: [{ type: 'text', text, bold: true }] },
      ...small.blocks,
    ],
    footnotes: [[{ type: 'text', text }], ...small.footnotes.slice(1)],
    annexes: small.annexes.map((annex) => ({
      ...annex,
      title: text,
      notes: [text],
      table: {
        ...annex.table,
        rows: annex.table.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => (cell.type === 'text' ? { ...cell, text } : cell)),
        })),
      },
    })),
    figures: small.figures.map((figure) => ({ ...figure, label: text })),
  };
}
const nasty = [
  '#let x = 1; $ \\ * _ ` @a <b> [c] "d"',
  ']]><w:p>&amp;',
  '</script><script>alert(1)</script>',
  '\u0000\u0008\ufffe\ud800 x',
  '=1+1',
  '😀 漢字 \ue000 e\u0301',
  '- a\n+ b\n1. c',
  '',
];
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...nasty),
);

describe('the same document gives the same bytes', () => {
  it('as DOCX, XLSX and PDF, also a second later', async () => {
    const render = async () => [await renderDocx(small), await renderAnnexWorkbook(small), await renderPdf(small, [sheet], TYPST)] as const;
    const first = await render();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const second = await render();
    for (const [index, bytes] of first.entries()) expect(Buffer.from(bytes).equals(Buffer.from(second[index] ?? []))).toBe(true);
  });
});

describe('DOCX', () => {
  it('holds a control in a bookmark for every place, unique ids, and both manifests', async () => {
    const parts = unzipSync(await renderDocx(small));
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array()) + strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array());
    for (const { figure, place } of placesOf(small)) expect(xml).toContain(`w:name="fig_${figure}_${place}"/><w:sdt>`);
    const ids = [...xml.matchAll(/<w:bookmarkStart w:id="(\d+)"/gu)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(placesOf(small).length);
    expect(strFromU8(parts['customXml/item1.xml'] ?? new Uint8Array())).toContain('urn:mtqg:manifest');
    expect(strFromU8(parts['docProps/custom.xml'] ?? new Uint8Array())).toContain('mtqgManifest');
    expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).toContain('2023-06-30T00:00:00Z');
  });
  it('stays well-formed whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        for (const [name, part] of Object.entries(unzipSync(await renderDocx(withText(text)))))
          if (/\.(xml|rels)$/u.test(name)) parseXml(strFromU8(part));
      }),
      { numRuns: 15, seed: 30, examples: nasty.map((text) => [text]) },
    );
  });
});

describe('PDF', () => {
  it('compiles as PDF/A-3a whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(strFromU8((await renderPdf(withText(text), [], TYPST)).slice(0, 5), true)).toBe('%PDF-');
      }),
      { numRuns: 10, seed: 30, examples: nasty.map((text) => [text]) },
    );
  }, 60_000);
  it.skipIf(!has('qpdf'))('passes qpdf --check and lists its attachments', async () => {
    const path = onDisk('a.pdf', await renderPdf(small, [sheet], TYPST));
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors');
    expect(run('qpdf', '--list-attachments', path)).toMatch(/PL\.xlsx[\s\S]*figures\.json/u);
  });
  it.skipIf(!has('pdffonts'))('embeds Tinos only (pdffonts)', async () => {
    const lines = run('pdffonts', onDisk('a.pdf', await renderPdf(small, [], TYPST)))
      .trim()
      .split('\n')
      .slice(2);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line).toMatch(/^[A-Z]{6}\+Tinos/u);
  });
});

describe('HTML', () => {
  it('lets no text become markup', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = renderHtml(withText(text));
        expect(html.match(/<script/gu)).toHaveLength(2);
        // Void elements and attributes without value are HTML, not XML; everything else must nest.
        const xml = html
          .replace(/<!DOCTYPE html>|<style>[\s\S]*?<\/style>|<script[^>]*>[\s\S]*?<\/script>/gu, '')
          .replace(/<(meta|input|br)([^>]*)>/gu, '<$1$2/>')
          .replace(/ (popover|autofocus)(?=[ >])/gu, ' $1=""');
        parseXml(xml);
        const data = /<script type="application\/json"[^>]*>([\s\S]*?)<\/script>/u.exec(html)?.[1] ?? '';
        expect(data).not.toContain('<');
        expect((JSON.parse(data) as { figures: unknown[] }).figures.length).toBeGreaterThan(0);
      }),
      { numRuns: 60, seed: 30, examples: nasty.map((text) => [text]) },
    );
  });
  it('opens the provenance of every figure and reaches no network', () => {
    const html = renderHtml(small);
    for (const { place } of placesOf(small)) expect(html).toContain(`id="cho-${place}"`);
    expect(html).toContain('Sổ 51 bút toán 12');
    expect(html).not.toMatch(/(src|href)="(https?:)?\/\//u);
  });
});

describe('Markdown', () => {
  it('keeps every table row on its line and every figure as printed', () => {
    const text = renderMarkdown(small);
    for (const { printed } of placesOf(small)) expect(text).toContain(printed);
    expect(text).toContain('[^1]: ');
    fc.assert(
      fc.property(anyText, (value) => {
        const rows = renderMarkdown(withText(value))
          .split('\n')
          .filter((line) => line.startsWith('| '));
        for (const row of rows) expect([4, 7]).toContain((row.match(/(?<!\\)(?:\\\\)*\|/gu) ?? []).length);
      }),
      { numRuns: 60, seed: 30, examples: nasty.map((value) => [value]) },
    );
  });
});

describe('XLSX', () => {
  it('has numbers, live formulas with cached values, and text that stays text', async () => {
    const book = await readXlsx(await renderAnnexWorkbook(small), { readStyles: true });
    const cells = book.sheets[0]?.cells;
    expect(cells?.get('6,2')).toMatchObject({ formula: 'SUM(C8,C12,C16)', formulaResult: 72_807 });
    expect(cells?.get('6,4')).toMatchObject({ formula: 'IF(C7=0,"",D7/C7)' });
    expect(book.sheets[0]?.rows[8]?.[1]).toBe('=HYPERLINK("x") nội dung như công thức');
    expect(cells?.get('8,1')?.formula).toBeUndefined();
  });
  it.skipIf(!has('soffice'))(
    'recalculates to the same values in LibreOffice (soffice)',
    async () => {
      const path = onDisk('pl.xlsx', await renderAnnexWorkbook(small));
      const folder = join(path, '..');
      run(
        'soffice',
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1',
        '--outdir',
        folder,
        path,
      );
      const csv = readFileSync(join(folder, 'pl-PL1.csv'), 'utf8');
      expect(csv).toContain('TỔNG CỘNG,72807,6908.7,9.489');
    },
    60_000,
  );
});
