/** Correcting and closing from the command line. */
import { writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
afterAll(() => office.close());

it('reverses an entry once and closes a period', async () => {
  const rows = (...lines: string[]) =>
    [
      'Đơn vị tính:;triệu đồng',
      'Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền',
      ...lines,
      '',
    ].join('\n');
  writeFileSync(
    office.path('Kế hoạch vốn.csv'),
    rows(
      'Giao vốn;15/01/2023;QĐ-1;1;huyện Kon Rẫy;GN.DA2;NSTW;SN;2023;500',
      'Giao vốn;15/01/2023;QĐ-1;2;huyện Kon Rẫy;GN.DA2;NSTW;SN;2023;30',
    ),
  );
  expect((await office.run('import', 'Kế hoạch vốn.csv')).status).toBe(0);
  expect((await office.run('ledger', 'reverse', '2', '--unit', '614')).err).toContain('--document');
  expect((await office.run('ledger', 'reverse', '2', '--unit', '614', '--document', 'Nhập nhầm')).out).toContain('Đã đảo bút toán 2');
  expect((await office.run('ledger', 'reverse', '2', '--unit', '614', '--document', 'Nhập nhầm')).err).toContain('đã được đảo');
  const reimported = await office.run('import', 'Kế hoạch vốn.csv');
  expect(reimported.status).toBe(1);
  expect(reimported.err).toContain('đã được đảo bằng tay');
  const again = await office.run('ledger', 'reverse', '99', '--unit', '614', '--document', 'x');
  expect(again.status).toBe(1);
  expect(again.err).toContain('99');
  expect((await office.run('ledger', 'close', '30/06/2023', '--unit', '614', '--document', 'Khoá sổ 6 tháng')).out).toContain(
    'khoá đến hết 30/06/2023',
  );
  writeFileSync(office.path('Kế hoạch vốn.csv'), rows('Giao vốn;20/06/2023;QĐ-9;1;huyện Kon Rẫy;GN.DA2;NSTW;SN;2023;7'));
  expect((await office.run('import', 'Kế hoạch vốn.csv')).status).toBe(0);
  const plan = async (...more: string[]) => {
    const { out } = await office.run(
      'report',
      'bao-cao-6-thang',
      '--unit',
      '614',
      '--period',
      '2023-H1',
      '--format',
      'md',
      '--json',
      ...more,
    );
    return (JSON.parse(out) as { figures: { query: string; dong?: number }[] }).figures.find(
      (figure) => figure.query === 'assigned origin=current',
    )?.dong;
  };
  expect(await plan()).toBe(507_000_000);
  expect(await plan('--booked', '2023-06-30')).toBe(500_000_000);
  expect((await office.run('ledger', 'verify')).status).toBe(0);
});
