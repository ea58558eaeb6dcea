/** Builds the workbook of an example from its reviewable rows: examples/NAME/rows/*.tsv → examples/NAME/NAME.xlsx. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { buildCatalogue } from '../src/catalogue/catalogue.ts';
import { readShippedData } from '../src/catalogue/files.ts';
import { loadCatalogue } from '../src/catalogue/load.ts';
import { SHEETS } from '../src/intake/sheets.ts';
import { writeWorkbook } from '../src/intake/workbook.ts';
import { toDay } from '../src/kernel/calendar.ts';

const folder = new URL('../examples/kon-ray/', import.meta.url);
const catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
const rows = new Map<string, string[][]>();
for (const name of (await readdir(new URL('rows/', folder))).filter((one) => one.endsWith('.tsv'))) {
  const sheet = name.normalize('NFC').replace('.tsv', '');
  const spec = SHEETS.find((one) => one.name === sheet);
  if (!spec) throw new Error(`no sheet named ${sheet}`);
  const [header = '', ...lines] = (await readFile(new URL(`rows/${encodeURIComponent(name)}`, folder), 'utf8')).trimEnd().split('\n');
  const names = header.split('\t').map((one) => one.trim());
  const unknown = names.find((one) => !spec.columns.some((column) => column.header === one));
  if (unknown) throw new Error(`${name}: no column ${unknown}`);
  rows.set(
    sheet,
    lines
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const cells = line.split('\t');
        return spec.columns.map((column) => cells[names.indexOf(column.header)]?.trim() ?? '');
      }),
  );
}
const bytes = await writeWorkbook({ catalogue, unit: '614', on: toDay('2023-06-30'), id: 'konray2023', rows });
await writeFile(new URL('kon-ray-2023-h1.xlsx', folder), bytes);
console.log(`kon-ray-2023-h1.xlsx: ${(bytes.length / 1e3).toFixed(0)} KB, ${[...rows.values()].reduce((n, r) => n + r.length, 0)} rows`);
