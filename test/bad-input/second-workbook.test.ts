/** The same facts typed into a second workbook are recognised; a cleared row is taken back; nothing is doubled or lost silently. */
import { writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../src/catalogue/catalogue.ts';
import { readShippedData } from '../../src/catalogue/files.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { writeWorkbook } from '../../src/intake/workbook.ts';
import type { Day } from '../../src/kernel/calendar.ts';
import { Office } from '../support/command.ts';

const catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
const office = new Office();
afterAll(() => office.close());

const PLAN = ['Giao vốn', '15/01/2023', 'QĐ-1', '1', 'huyện Kon Rẫy', '', 'GN.DA2', 'NSTW', 'SN', '2023', '', '', '', '500', ''];
const TEXT = ['huyện Kon Rẫy', '2023-H1', 'Chỉ đạo, điều hành', 'Ban Chỉ đạo họp định kỳ', ''];
async function book(name: string, id: string, rows: ReadonlyMap<string, readonly (readonly string[])[]>): Promise<void> {
  writeFileSync(office.path(name), await writeWorkbook({ catalogue, unit: '614', on: '2023-06-30' as Day, id, rows }));
}
/** Empties the cells of row 5 of a sheet, all but the hidden id. */
function clearFirstRow(bytes: Uint8Array, sheet: string): Uint8Array {
  const parts = unzipSync(bytes);
  const names = [...strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
    (match) => match[1],
  );
  const part = `xl/worksheets/sheet${names.indexOf(sheet) + 1}.xml`;
  parts[part] = strToU8(
    strFromU8(parts[part] ?? new Uint8Array()).replace(/<row r="5"[^>]*>([\s\S]*?)<\/row>/, (row) =>
      row.replace(/<c r="[B-Z]5"[^>]*?(\/>|>[\s\S]*?<\/c>)/g, ''),
    ),
  );
  return zipSync(parts);
}

describe('a second workbook', () => {
  it('posts nothing for the same voucher line and the same paragraph', async () => {
    await book(
      'mot.xlsx',
      'aaa',
      new Map([
        ['Kế hoạch vốn', [PLAN]],
        ['Lời văn', [TEXT]],
      ]),
    );
    await book(
      'hai.xlsx',
      'bbb',
      new Map([
        ['Kế hoạch vốn', [PLAN]],
        ['Lời văn', [TEXT]],
      ]),
    );
    expect((await office.run('import', 'mot.xlsx')).out).toContain('Đã ghi 1 bút toán, 1 bản ghi');
    const second = await office.run('import', 'hai.xlsx');
    expect(second.status).toBe(0);
    expect(second.out).toContain('Đã ghi 0 bút toán, 0 bản ghi; 2 dòng đã có từ trước');
  });

  it('asks before it changes a voucher line that another workbook brought', async () => {
    await book('ba.xlsx', 'ccc', new Map([['Kế hoạch vốn', [PLAN.with(13, '600')]]]));
    const refused = await office.run('import', 'ba.xlsx');
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('đã ghi: 500.000.000 đồng');
    expect((await office.run('import', 'ba.xlsx', '--replace')).out).toContain('Đã ghi 1 bút toán (1 thay bút toán cũ)');
    expect((await office.run('import', 'ba.xlsx')).out).toContain('không ghi thêm gì');
  });
});

describe('a cleared row', () => {
  it('is asked about, then reversed and withdrawn with --replace', async () => {
    const { readFileSync } = await import('node:fs');
    await book(
      'bon.xlsx',
      'ddd',
      new Map([
        ['Kế hoạch vốn', [PLAN.with(2, 'QĐ-2').with(13, '70')]],
        ['Lời văn', [TEXT.with(3, 'Đoạn sẽ bỏ')]],
      ]),
    );
    expect((await office.run('import', 'bon.xlsx')).status).toBe(0);
    writeFileSync(
      office.path('trong.xlsx'),
      clearFirstRow(clearFirstRow(readFileSync(office.path('bon.xlsx')), 'Kế hoạch vốn'), 'Lời văn'),
    );
    const refused = await office.run('import', 'trong.xlsx');
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('nay bị xoá trắng');
    expect((await office.run('import', 'trong.xlsx', '--replace')).status).toBe(0);
    const { out } = await office.run('report', 'bao-cao-6-thang', '--unit', '614', '--period', '2023-H1', '--format', 'md', '--json');
    const plan = (JSON.parse(out) as { figures: { query: string; unit: string; dong?: number }[] }).figures.find(
      (figure) => figure.query === 'assigned origin=current' && figure.unit === '614',
    );
    expect(plan?.dong).toBe(600_000_000);
    const text = readFileSync(office.path('out', 'bao-cao-6-thang-614-2023-H1.md'), 'utf8');
    expect(text).not.toContain('Đoạn sẽ bỏ');
    expect(text).toContain('Ban Chỉ đạo họp định kỳ');
    expect((await office.run('import', 'trong.xlsx')).status).toBe(0);
    expect((await office.run('ledger', 'verify')).status).toBe(0);
  });
});
