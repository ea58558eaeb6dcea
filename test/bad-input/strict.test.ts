/** What an officer typed is never dropped without a word. */
import { writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { buildCatalogue } from '../../src/catalogue/catalogue.ts';
import { readShippedData } from '../../src/catalogue/files.ts';
import { loadCatalogue } from '../../src/catalogue/load.ts';
import { readFiles } from '../../src/intake/read-file.ts';
import { writeWorkbook } from '../../src/intake/workbook.ts';
import type { Day } from '../../src/kernel/calendar.ts';
import { Office } from '../support/command.ts';

const catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
const office = new Office();
afterAll(() => office.close());

const HEADER =
  'Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Đơn vị nhận;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Nội dung nhận (mã);Loại vốn nhận;Số tiền';
async function refusal(row: string): Promise<string> {
  writeFileSync(office.path('Kế hoạch vốn.csv'), `Đơn vị tính:;triệu đồng\n${HEADER}\n${row}\n`);
  const { status, err } = await office.run('import', 'Kế hoạch vốn.csv', '--dry-run');
  expect(status).toBe(1);
  return err;
}

describe('a cell that the event does not use', () => {
  it.each([
    ['Giao vốn;15/01/2023;QĐ;1;huyện Kon Rẫy;xã Đăk Kôi;GN.DA2;NSTW;SN;2023;;;5', 'Đơn vị nhận'],
    ['Phân bổ;15/01/2023;QĐ;1;huyện Kon Rẫy;xã Đăk Kôi;GN.DA2;NSTW;SN;2023;GN.DA7;;5', 'Nội dung nhận'],
    ['Hủy dự toán;15/01/2023;QĐ;1;huyện Kon Rẫy;;GN.DA2;NSTW;SN;2023;;DTPT;5', 'Loại vốn nhận'],
    ['Điều chỉnh;15/01/2023;QĐ;1;huyện Kon Rẫy;xã Đăk Kôi;GN.DA2;NSTW;SN;2023;GN.DA7;;5', 'tách thành hai dòng'],
  ])('is refused: %s', async (row, word) => expect(await refusal(row)).toContain(word));
});

it('does not take one accented name for another', async () => {
  const row = (unit: string) => `Giao vốn;15/01/2023;QĐ;1;${unit};;GN.DA2;NSTW;SN;2023;;;5`;
  expect(await refusal(row('xã Đăk Koí'))).toContain('Đăk Kôi');
  writeFileSync(office.path('Kế hoạch vốn.csv'), `Đơn vị tính:;triệu đồng\n${HEADER}\n${row('xa dak koi')}\n`);
  expect((await office.run('import', 'Kế hoạch vốn.csv', '--dry-run')).status).toBe(0);
});

describe('the workbook', () => {
  it('offers labels with commas whole', async () => {
    const bytes = await writeWorkbook({ catalogue, unit: '614', on: '2023-06-30' as Day, id: 'x' });
    const parts = unzipSync(bytes);
    for (const [name, part] of Object.entries(parts)) {
      if (!name.startsWith('xl/worksheets/sheet')) continue;
      for (const [, list = ''] of strFromU8(part).matchAll(/<formula1>&quot;([^<]*)&quot;<\/formula1>|<formula1>"([^<]*)"<\/formula1>/g))
        expect(list).not.toContain('vướng mắc khác');
    }
    const book = await readXlsx(bytes);
    expect(book.sheets.at(-1)?.rows.flat()).toContain('Khó khăn, vướng mắc khác');
  });

  it('refuses a renamed optional column that holds something, and asks about a voucher typed twice without a line', async () => {
    const plan = ['Giao vốn', '15/01/2023', 'QĐ-1', '', 'huyện Kon Rẫy', '', 'GN.DA2', 'NSTW', 'SN', '2023', '', '', '', '500', 'ghi chú'];
    const bytes = await writeWorkbook({
      catalogue,
      unit: '614',
      on: '2023-06-30' as Day,
      id: 'x',
      rows: new Map([['Kế hoạch vốn', [plan, plan]]]),
    });
    writeFileSync(office.path('hai.xlsx'), bytes);
    const twice = await office.run('import', 'hai.xlsx', '--dry-run');
    expect(twice.status).toBe(1);
    expect(twice.err).toContain('giống hệt');
    const [file] = await readFiles([{ name: 'a.xlsx', bytes }]);
    expect(
      file?.sheets
        .find((sheet) => sheet.name === 'Kế hoạch vốn')
        ?.rows[3]?.some((cell) => cell.type === 'text' && cell.value === 'Ghi chú'),
    ).toBe(true);
    const { zipSync, strToU8 } = await import('fflate');
    const parts = unzipSync(
      await writeWorkbook({
        catalogue,
        unit: '614',
        on: '2023-06-30' as Day,
        id: 'y',
        rows: new Map([['Kế hoạch vốn', [plan.with(3, '1')]]]),
      }),
    );
    for (const name of Object.keys(parts))
      if (/sharedStrings|worksheets/.test(name))
        parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replaceAll('>Ghi chú<', '>Kiến nghị<'));
    writeFileSync(office.path('ten.xlsx'), zipSync(parts));
    const renamed = await office.run('import', 'ten.xlsx', '--dry-run');
    expect(renamed.status).toBe(1);
    expect(renamed.err).toContain('“Kiến nghị” không phải cột');
  });
});
