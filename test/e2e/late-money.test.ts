/** Money added after 30 September is paid from a workbook until the end of the next year; what is paid beyond it the rule calls an error. */
import { writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
office.now = '2027-06-20T03:00:00.000Z';
afterAll(() => office.close());

const csv = (header: string, ...rows: string[]) => ['Đơn vị tính:;triệu đồng', header, ...rows, ''].join('\n');
const FUND = 'Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền';
const given = (day: string, decision: string, year: number, amount: number) =>
  `Giao vốn;${day};${decision};1;23479;HP1.02;NSTW;DTPT;${year};${amount}`;
const pay = async (day: string, voucher: string, amount: number) => {
  const row = `Thanh toán;${day};${voucher};1;23479;HP1.02;NSTW;DTPT;2026;${amount}`;
  writeFileSync(office.path('Giải ngân.csv'), csv(`Nghiệp vụ;Ngày thanh toán;Số chứng từ;Dòng;${FUND}`, row));
  return office.run('import', 'Giải ngân.csv');
};
const rule = async () => {
  const { out } = await office.run('rules', '--unit', '23479', '--period', '2027-H1', '--as-of', '14/06/2027', '--json');
  const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string; message: string }[] };
  return findings.filter((one) => one.rule === 'payment-deadline');
};

it('pays what was added late, and no more without an error', async () => {
  const plan = [given('10/04/2026', 'QĐ 1', 2026, 1000), given('15/10/2026', 'QĐ 2', 2026, 400)];
  writeFileSync(office.path('Kế hoạch vốn.csv'), csv(`Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;${FUND}`, ...plan));
  expect((await office.run('import', 'Kế hoạch vốn.csv')).status).toBe(0);
  expect((await pay('20/01/2027', 'CT 1', 900)).status).toBe(0);
  expect((await pay('10/03/2027', 'CT 2', 300)).status).toBe(0);
  expect(await rule()).toEqual([]);
  expect((await pay('11/03/2027', 'CT 3', 101)).status).toBe(0);
  expect(await rule()).toMatchObject([{ severity: 'error', message: expect.stringContaining('CT 3 ngày 11/03/2027 chi 101 triệu đồng') }]);
  const after = await pay('01/01/2028', 'CT 4', 1);
  expect([after.status, after.err]).toEqual([1, expect.stringContaining('(01/01/2026–31/12/2027)')]);
});
