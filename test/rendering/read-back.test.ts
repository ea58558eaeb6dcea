/** What rendering writes, reading finds again: also after LibreOffice has saved the file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placesOf } from '../../src/kernel/document.ts';
import { readDocxFigures } from '../../src/reading/docx-figures.ts';
import { readPdfFigures } from '../../src/reading/pdf-figures.ts';
import { renderDocx } from '../../src/rendering/docx.ts';
import { TYPST } from '../../src/rendering/files.ts';
import { buildManifest } from '../../src/rendering/manifest.ts';
import { renderPdf } from '../../src/rendering/pdf.ts';
import { sampleDocument } from '../../src/rendering/sample.fixture.ts';

const document = sampleDocument({ detailRows: 12 });
const expected = placesOf(document)
  .map(({ place, figure, printed }) => ({ place, figure, text: printed }))
  .sort((a, b) => a.place - b.place);

function hasSoffice(): boolean {
  try {
    execFileSync('sh', ['-c', 'command -v soffice'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('round trip', () => {
  it('DOCX: manifest and every control', async () => {
    const { manifest, controls } = readDocxFigures(await renderDocx(document));
    expect(manifest).toEqual(JSON.parse(JSON.stringify(buildManifest(document))));
    expect(controls).toEqual(expected);
  });
  it.skipIf(!hasSoffice())(
    'DOCX saved by LibreOffice (soffice)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'mtqg-'));
      writeFileSync(join(folder, 'a.docx'), await renderDocx(document));
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'docx',
          '--outdir',
          join(folder, 'out'),
          join(folder, 'a.docx'),
        ],
        { stdio: 'ignore' },
      );
      const { manifest, controls } = readDocxFigures(new Uint8Array(readFileSync(join(folder, 'out', 'a.docx'))));
      expect(manifest).not.toBeNull();
      expect(controls).toEqual(expected);
    },
    60_000,
  );
  it('PDF: manifest, and every printed form on its page', async () => {
    const { manifest, places } = await readPdfFigures(await renderPdf(document, [], TYPST));
    expect(manifest?.figures).toHaveLength(document.figures.length);
    expect(places).toHaveLength(expected.length);
    expect(places.filter(({ found }) => !found)).toEqual([]);
    expect(places.every(({ page }) => page > 0)).toBe(true);
  });
});
