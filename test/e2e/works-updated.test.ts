/** A work brought up to date on a later day stays in the reports of an earlier one, as it stood then. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
afterAll(() => office.close());

const csv = (header: string, ...rows: string[]) => ['Đơn vị tính:;triệu đồng', header, ...rows, ''].join('\n');
const WORK =
  'Đơn vị;Mã công trình;Tên công trình;Nội dung (mã);Xã thực hiện (mã);Chủ đầu tư;Quyết định phê duyệt;Ngày phê duyệt;Tổng mức đầu tư;Cơ chế;Năm khởi công;Năm hoàn thành;Tình trạng;Ngày cập nhật';
const PLAN = 'Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền;Công trình (mã)';
const MEDIUM = 'Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Từ năm;Đến năm;Số tiền;Số quyết định;Ngày hiệu lực';
const work = (total: string, state: string, on: string) =>
  csv(WORK, `23497;CT1;Đường thôn 4;HP1.02;23497;UBND xã;47/QĐ-UBND;01/03/2026;${total};Thông thường;2026;2027;${state};${on}`);
const report = async () => {
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
    'md',
  );
  expect(status).toBe(0);
  return readFileSync(office.path('bc', 'bao-cao-6-thang-23497-2026-H1.md'), 'utf8');
};

it('shows it as of the earlier day, and the rule finds it', async () => {
  writeFileSync(office.path('Công trình.csv'), work('12.500', 'Đang thi công', '05/03/2026'));
  writeFileSync(office.path('Vốn trung hạn.csv'), csv(MEDIUM, '23497;HP1.02;NSTW;DTPT;2026;2030;20.000;QĐ-TH;01/03/2026'));
  writeFileSync(office.path('Kế hoạch vốn.csv'), csv(PLAN, 'Giao vốn;05/03/2026;QĐ-E;1;23497;HP1.02;NSTW;DTPT;2026;6.000;CT1'));
  expect((await office.run('import', 'Công trình.csv', 'Vốn trung hạn.csv', 'Kế hoạch vốn.csv')).status).toBe(0);
  const before = await report();
  expect(before).toContain('| Đường thôn 4 | Kon Braih | UBND xã | 47/QĐ-UBND ngày 01/03/2026 | 12.500 |');

  writeFileSync(office.path('Công trình.csv'), work('13.000', 'Hoàn thành', '05/07/2026'));
  writeFileSync(office.path('Vốn trung hạn.csv'), csv(MEDIUM, '23497;HP1.02;NSTW;DTPT;2026;2030;25.000;QĐ-TH2;05/07/2026'));
  expect((await office.run('import', 'Công trình.csv', 'Vốn trung hạn.csv')).status).toBe(0);
  // Cut off on 14/06/2026.
  expect(await report()).toBe(before);
  const rules = await office.run('rules', '--unit', '23497', '--period', '2026-H1');
  expect(rules.out).toContain('Vốn của công trình đúng nội dung: đúng');
  const later = await office.run('rules', '--unit', '23497', '--period', '2026', '--as-of', '31/07/2026', '--json');
  expect(later.out).not.toContain('không có trong danh mục công trình');
});

it('progress of a work that nobody entered is refused at its cell, with the work it is taken', async () => {
  const progress = (code: string) => csv('Đơn vị;Mã công trình;Khối lượng lũy kế (%);Tính đến ngày', `23497;${code};40;01/06/2026`);
  writeFileSync(office.path('Tiến độ công trình.csv'), progress('CT9'));
  const refused = await office.run('import', 'Tiến độ công trình.csv');
  expect(refused.status).toBe(1);
  expect(refused.err).toContain('Không có công trình mã “CT9” trong sổ này');
  expect(refused.err).toMatch(/Tiến độ công trình.*A3/);
  expect(refused.err).not.toContain('data ›');
  writeFileSync(office.path('Công trình.csv'), work('1.000', 'Đang thi công', '05/05/2026').replace(';CT1;', ';CT9;'));
  expect((await office.run('import', 'Tiến độ công trình.csv', 'Công trình.csv')).status).toBe(0);
});

it('a forecast is made to the end of the year or of its time of payment', async () => {
  const header = 'Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm;Ước đến ngày;Số tiền;Ngày lập';
  const forecast = (by: string) => csv(header, `23497;HP1.02;NSTW;DTPT;2026;${by};900;01/06/2026`);
  writeFileSync(office.path('Ước giải ngân.csv'), forecast('30/09/2026'));
  const refused = await office.run('import', 'Ước giải ngân.csv');
  expect(refused.status).toBe(1);
  expect(refused.err).toMatch(/F3.*31\/12\/2026 hoặc 31\/01\/2027/);
  writeFileSync(office.path('Ước giải ngân.csv'), forecast('31/01/2027'));
  expect((await office.run('import', 'Ước giải ngân.csv')).status).toBe(0);
});
