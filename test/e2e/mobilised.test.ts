/** Other sources typed as officers type them, and a district whose decisions are numbered anew each year. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
afterAll(() => office.close());

const PLAN = 'Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền';
const OTHER =
  'Đơn vị;Chương trình;Nguồn vốn;Năm;Nội dung;Số tiền;Số ngày công;Đơn giá ngày công (đồng);Là vốn của chương trình (mã);Văn bản;Ngày';
const UNITS = 'code\tparent\ttype\tname\taliases\thome\tarea\tvalid_from\tvalid_to\tlegal_ref\tsource\tconfidence';
const csv = (header: string, ...rows: string[]) => ['Đơn vị tính:;triệu đồng', header, ...rows, ''].join('\n');

describe('what a year mobilised besides the budget', () => {
  it('is printed with its parts and shares, labour days at the rate as written', async () => {
    writeFileSync(
      office.path('Kế hoạch vốn.csv'),
      csv(
        PLAN,
        'Giao vốn;10/01/2023;07/QĐ-UBND;1;614;NTM.02;NSTW;DTPT;2023;2.000',
        'Giao vốn;10/01/2023;07/QĐ-UBND;2;614;NTM.02;NSDP.H;DTPT;2023;2.500',
      ),
    );
    writeFileSync(
      office.path('Vốn huy động.csv'),
      csv(
        OTHER,
        '614;NTM;CD.NC;2023;Làm đường nội đồng;;1.250;200.000;;QĐ 12;30/05/2023',
        '614;NTM;TDCS;2023;Cho vay nước sạch;750;;;;;30/05/2023',
        '614;NTM;LG;2023;Đường liên xã;2.000;;;DT.DA4.T1;;30/05/2023',
      ),
    );
    const imported = await office.run('import', 'Kế hoạch vốn.csv', 'Vốn huy động.csv');
    expect(imported.status).toBe(0);
    const report = await office.run(
      'report',
      'bao-cao-6-thang',
      '--unit',
      '614',
      '--period',
      '2023-H1',
      '--out',
      'bc',
      '--format',
      'md,docx',
    );
    // The report holds nothing that its own auditor calls an error: 2.000 of one budget and 2.500 of the other are two figures.
    expect(report.err).not.toContain('LỖI');
    expect(report.status).toBe(0);
    const text = readFileSync(office.path('bc', 'bao-cao-6-thang-614-2023-H1.md'), 'utf8');
    expect(text).toContain('**1.000,0** triệu đồng, bằng 22,22 % tổng kế hoạch vốn giao năm 2023 là 4.500 triệu đồng. Trong đó: ');
    expect(text).toContain('vốn tín dụng chính sách: 750,0 triệu đồng (75,00 %)');
    expect(text).toContain('huy động cộng đồng dân cư: 250,0 triệu đồng (25,00 %)');
    expect(text).toContain('| 1.250 công | 250 |');
  });

  it('refuses a rate that is no whole number instead of guessing', async () => {
    writeFileSync(office.path('Vốn huy động.csv'), csv(OTHER, '614;NTM;CD.NC;2023;Đào mương;;10;200.00;;QĐ 12;30/05/2023'));
    const { status, err } = await office.run('import', 'Vốn huy động.csv');
    expect(status).toBe(1);
    expect(err).toContain('“200.00” không phải số nguyên');
  });

  it('says what to do about a number of another year', async () => {
    writeFileSync(office.path('Kế hoạch vốn.csv'), csv(PLAN, 'Giao vốn;12/01/2024;07/QĐ-UBND;1;614;NTM.02;NSTW;DTPT;2024;500'));
    const { status, err } = await office.run('import', 'Kế hoạch vốn.csv');
    expect(status).toBe(1);
    expect(err).toContain('ghi thêm năm vào số (15/QĐ-UBND năm 2024)');
  });

  it('refuses a home that no ledger can be kept under when the unit is added, not when money is posted', async () => {
    writeFileSync(office.path('units.tsv'), `${UNITS}\n240\tVN\ttinh\tSơn Bình\t\t240\trural\t2021-01-01\t\t\tthử\tunverified\n`);
    const { status, err } = await office.run('catalogue', 'import', 'units.tsv', '--document', 'Thử');
    expect(status).toBe(2);
    expect(err).toContain('mã hai chữ số của tỉnh giữ sổ');
  });
});
