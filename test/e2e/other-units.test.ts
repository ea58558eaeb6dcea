/** Units, periods and programmes that the example does not have. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
afterAll(() => office.close());

const PLAN = 'Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Đơn vị nhận;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Năm thực hiện;Số tiền';
const PAY = 'Nghiệp vụ;Ngày thanh toán;Số chứng từ;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Năm thực hiện;Số tiền';
const csv = (header: string, ...rows: string[]) => ['Đơn vị tính:;triệu đồng', header, ...rows, ''].join('\n');

describe('a commune of 2026', () => {
  it('reports carried-over old money beside the merged programme', async () => {
    writeFileSync(
      office.path('Kế hoạch vốn.csv'),
      csv(
        PLAN,
        'Giao vốn;15/08/2025;QĐ-A;1;xã Kon Braih;;DT.DA4.T1;NSTW;DTPT;2025;;5.000',
        'Giao vốn;15/08/2025;QĐ-A;2;xã Kon Braih;;GN.DA2;NSTW;SN;2025;;700,5',
        'Chuyển nguồn;31/12/2025;QĐ-B;1;xã Kon Braih;;DT.DA4.T1;NSTW;DTPT;2025;;3.200',
        'Chuyển nguồn;31/12/2025;QĐ-B;2;xã Kon Braih;;GN.DA2;NSTW;SN;2025;;700,5',
        'Giao vốn;20/02/2026;QĐ-C;1;xã Kon Braih;;HP1.02;NSTW;DTPT;2026;;9.400',
        'Giao vốn;20/02/2026;QĐ-C;2;xã Kon Braih;;HP2.02;NSTW;SN;2026;;1.250',
        'Điều chỉnh;01/03/2026;QĐ-D;1;xã Kon Braih;;GN.DA2;NSTW;SN;2025;2026;100',
      )
        .replace('Số tiền\n', 'Số tiền;Nội dung nhận (mã)\n')
        .replace('2026;100', '2026;100;HP2.02'),
    );
    writeFileSync(
      office.path('Giải ngân.csv'),
      csv(
        PAY,
        'Thanh toán;10/11/2025;CT1;1;xã Kon Braih;DT.DA4.T1;NSTW;DTPT;2025;;1.800',
        'Thanh toán;10/03/2026;CT2;1;xã Kon Braih;DT.DA4.T1;NSTW;DTPT;2025;2026;1.100,25',
        'Thanh toán;10/05/2026;CT3;1;xã Kon Braih;HP1.02;NSTW;DTPT;2026;;2.000',
        // What was moved to the merged programme keeps its year of origin, and is paid from there.
        'Thanh toán;12/05/2026;CT4;1;xã Kon Braih;HP2.02;NSTW;SN;2025;2026;40',
      ),
    );
    const imported = await office.run('import', 'Kế hoạch vốn.csv', 'Giải ngân.csv');
    expect(imported.err).toContain('Ghi vào');
    expect(imported.out).toContain('Đã ghi 11 bút toán');
    expect(imported.status).toBe(0);
    const { status } = await office.run(
      'report',
      'bao-cao-6-thang',
      '--unit',
      '23497',
      '--period',
      '2026-H1',
      '--out',
      'bc',
      '--format',
      'md,docx,pdf,xlsx,html',
    );
    expect(status).toBe(0);
    const text = readFileSync(office.path('bc', 'bao-cao-6-thang-23497-2026-H1.md'), 'utf8');
    expect(text).toContain('XÃ KON BRAIH');
    expect(text).toContain('Tổng kế hoạch vốn giao năm 2026: **10.650** triệu đồng');
    // 3.200 + 700,5 carried; moving 100 to the merged programme changes neither total nor year of origin.
    expect(text).toContain('kéo dài sang thực hiện trong năm 2026: 3.900,5 triệu đồng');
    expect(text).toContain('1.140,3/3.900,5 triệu đồng');
    expect(text).toContain('kinh phí chi thường xuyên: 1.250 triệu đồng');
    expect(text).toContain('số liệu đến ngày 14 tháng 6 năm 2026');
    expect(text).not.toContain('vốn sự nghiệp');
  });

  it('refuses a question that cannot be answered', async () => {
    const nobody = await office.run('report', 'bao-cao-6-thang', '--unit', '23485', '--period', '2026-H1', '--out', 'bc');
    expect(nobody.status).toBe(2);
    expect(nobody.err).toContain('chưa có số liệu');
    const gone = await office.run('report', 'bao-cao-6-thang', '--unit', '614', '--period', '2026-H1', '--out', 'bc');
    expect(gone.status).toBe(1);
    expect(gone.err).toContain('30/06/2025');
    const future = await office.run(
      'report',
      'bao-cao-6-thang',
      '--unit',
      '23497',
      '--period',
      '2026-H1',
      '--known-at',
      '2999-01-01',
      '--out',
      'bc',
    );
    expect(future.err).toContain('tương lai');
    const unknown = await office.run('report', 'khong-co', '--unit', '23497', '--period', '2026-H1');
    expect(unknown.err).toContain('bao-cao-6-thang');
  });

  it('repeats an earlier reading by known-at', async () => {
    const at = new Date().toISOString();
    const report = async (...more: string[]) => {
      const { out } = await office.run(
        'report',
        'bao-cao-6-thang',
        '--unit',
        '23497',
        '--period',
        '2026-H1',
        '--out',
        'kn',
        '--format',
        'md',
        '--json',
        ...more,
      );
      return (JSON.parse(out) as { files: { sha256: string }[] }).files[0]?.sha256;
    };
    const then = await report();
    writeFileSync(office.path('Giải ngân 2.csv'), '');
    writeFileSync(office.path('Giải ngân.csv'), csv(PAY, 'Thanh toán;12/05/2026;CT9;1;xã Kon Braih;HP1.02;NSTW;DTPT;2026;;10'));
    expect((await office.run('import', 'Giải ngân.csv')).status).toBe(0);
    expect(await report()).not.toBe(then);
    expect(await report('--known-at', at)).toBe(then);
  });
});

describe('another district of 2023', () => {
  it('is added to the catalogue, given a workbook and reported', async () => {
    const header = 'code\tparent\ttype\tname\taliases\thome\tarea\tvalid_from\tvalid_to\tlegal_ref\tsource\tconfidence';
    writeFileSync(
      office.path('units.tsv'),
      `${header}\n899\t62\thuyen\tMẫu Sơn\t\t51\trural\t2021-01-01\t2025-06-30\t\tthử nghiệm\tunverified\n89901\t899\txa\tBản Mẫu\t\t51\trural\t2021-01-01\t2025-06-30\t\tthử nghiệm\tunverified\n`,
    );
    const added = await office.run('catalogue', 'import', 'units.tsv', '--document', 'Thử nghiệm');
    expect(added.err.replace(/Ghi vào.*\n/, '')).toBe('');
    expect(added.out).toContain('Đã thêm 2 dòng');
    expect((await office.run('catalogue', 'mau son')).out).toContain('Mẫu Sơn');
    const book = await office.run('workbook', '--unit', '899', '--date', '30/06/2023', '--out', 'mau.xlsx');
    expect(book.status).toBe(0);
    writeFileSync(
      office.path('Kế hoạch vốn.csv'),
      csv(
        PLAN,
        'Giao vốn;15/01/2023;QĐ-M;1;huyện Mẫu Sơn;;NTM.02;NSTW;DTPT;2023;;1.000',
        'Phân bổ;20/01/2023;QĐ-N;1;huyện Mẫu Sơn;xã Bản Mẫu;NTM.02;NSTW;DTPT;2023;;600',
      ),
    );
    writeFileSync(office.path('Giải ngân.csv'), csv(PAY, 'Thanh toán;10/03/2023;CT-M;1;xã Bản Mẫu;NTM.02;NSTW;DTPT;2023;;150'));
    expect((await office.run('import', 'mau.xlsx', 'Kế hoạch vốn.csv', 'Giải ngân.csv')).status).toBe(0);
    const { status } = await office.run(
      'report',
      'bao-cao-6-thang',
      '--unit',
      '899',
      '--period',
      '2023',
      '--as-of',
      '31/12/2023',
      '--out',
      'bc',
      '--format',
      'md',
    );
    expect(status).toBe(0);
    const text = readFileSync(office.path('bc', 'bao-cao-6-thang-899-2023.md'), 'utf8');
    expect(text).toContain('HUYỆN MẪU SƠN');
    expect(text).toContain('đạt **15,00 %** kế hoạch');
    expect(text).toContain('Xã Bản Mẫu');
    expect(text).toContain('năm 2023');
  });
});

describe('a district with the year before in its ledger', () => {
  it('compares with the same period of last year, and leaves out what was paid after that day', async () => {
    const district = new Office();
    try {
      writeFileSync(
        district.path('Kế hoạch vốn.csv'),
        csv(
          PLAN,
          'Giao vốn;15/01/2023;QĐ-1;1;614;;DT.DA4.T1;NSTW;DTPT;2023;;1.600',
          'Giao vốn;15/01/2024;QĐ-2;1;614;;DT.DA4.T1;NSTW;DTPT;2024;;12.345,6',
        ),
      );
      writeFileSync(
        district.path('Giải ngân.csv'),
        csv(
          PAY,
          'Thanh toán;10/06/2023;CT1;1;614;DT.DA4.T1;NSTW;DTPT;2023;;400',
          'Thanh toán;20/12/2023;CT2;1;614;DT.DA4.T1;NSTW;DTPT;2023;;900',
          'Thanh toán;10/06/2024;CT3;1;614;DT.DA4.T1;NSTW;DTPT;2024;;1.234,56',
        ),
      );
      expect((await district.run('import', 'Kế hoạch vốn.csv', 'Giải ngân.csv')).status).toBe(0);
      expect((await district.run('report', 'bao-cao-6-thang', '--unit', '614', '--period', '2024-H1', '--out', 'o')).status).toBe(0);
      const text = readFileSync(district.path('o/bao-cao-6-thang-614-2024-H1.md'), 'utf8');
      expect(text).toContain('Cùng kỳ năm 2023 giải ngân 400,0 triệu đồng, đạt 25,00 % kế hoạch.');
    } finally {
      await district.close();
    }
  });
});
