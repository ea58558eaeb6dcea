/** A work begun by a commune that was merged goes on under the new one: one work, its money of both times. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
afterAll(() => office.close());

const sheet = (name: string, header: string, ...rows: string[]) =>
  writeFileSync(office.path(`${name}.csv`), ['Đơn vị tính:;triệu đồng', header, ...rows, ''].join('\n'));

it('counts what the new commune was given and paid for it', async () => {
  sheet(
    'Công trình',
    'Đơn vị;Mã công trình;Tên công trình;Nội dung (mã);Xã thực hiện (mã);Chủ đầu tư;Quyết định phê duyệt;Ngày phê duyệt;Tổng mức đầu tư;Cơ chế;Năm khởi công;Năm hoàn thành;Tình trạng;Ngày cập nhật',
    '23482@30/06/2025;CT1;Đường thôn 4;GN.DA4.T1;23482@30/06/2025;UBND xã;47/QĐ-UBND;01/02/2025;900;Thông thường;2025;2026;Đang thi công;05/03/2025',
  );
  sheet(
    'Kế hoạch vốn',
    'Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Đơn vị nhận;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền;Công trình (mã)',
    'Giao vốn;05/03/2025;QĐ-1;1;23482@30/06/2025;;GN.DA4.T1;NSTW;DTPT;2025;400;CT1',
    'Điều chỉnh;01/07/2025;QĐ-2;1;23482@30/06/2025;23485;GN.DA4.T1;NSTW;DTPT;2025;250;CT1',
    'Giao vốn;10/09/2025;QĐ-3;1;23485;;GN.DA4.T1;NSTW;DTPT;2025;100;CT1',
  );
  sheet(
    'Giải ngân',
    'Nghiệp vụ;Ngày thanh toán;Số chứng từ;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền;Công trình (mã)',
    'Thanh toán;20/05/2025;CT-1;1;23482@30/06/2025;GN.DA4.T1;NSTW;DTPT;2025;150;CT1',
    'Thanh toán;20/10/2025;CT-2;1;23485;GN.DA4.T1;NSTW;DTPT;2025;320;CT1',
  );
  const imported = await office.run('import', 'Công trình.csv', 'Kế hoạch vốn.csv', 'Giải ngân.csv');
  expect(imported.err).not.toContain('dòng');
  expect(imported.status).toBe(0);
  const reported = await office.run('report', 'bao-cao-6-thang', '--unit', '23485', '--period', '2025', '--out', 'bc', '--format', 'md');
  expect(reported.err).not.toContain('mtqg:');
  const [row = ''] = readFileSync(office.path('bc', 'bao-cao-6-thang-23485-2025.md'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('Đường thôn 4'));
  expect(row).toContain('| Đăk Kôi | UBND xã |');
  expect(row).toContain('| 500 | 500 | 470 | 470 |');
  const rules = await office.run('rules', '--unit', '23485', '--period', '2025');
  expect(rules.out).not.toContain('không có trong danh mục công trình');
});
