/** A district that has ended hands over what it still holds: by workbook, to the communes that came after it, all sums kept. */
import { writeFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
afterAll(() => office.close());

const HEADER = 'Nghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Đơn vị nhận;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền';
const plan = (...rows: string[]) =>
  writeFileSync(office.path('Kế hoạch vốn.csv'), ['Đơn vị tính:;triệu đồng', HEADER, ...rows, ''].join('\n'));
const ended = async () => {
  const { out } = await office.run('rules', '--unit', '51', '--period', '2025-H2', '--json');
  return (JSON.parse(out) as { rules: { id: string; verdict: string }[] }).rules.find((rule) => rule.id === 'unit-ended')?.verdict;
};

it('is found by the rule, handed over by the unit’s code on a day of its time, and found no more', async () => {
  plan('Giao vốn;10/01/2025;QĐ-1;1;614@10/01/2025;;GN.DA2;NSTW;SN;2025;500');
  expect((await office.run('import', 'Kế hoạch vốn.csv')).status).toBe(0);
  expect(await ended()).toBe('fails');
  plan('Điều chỉnh;01/07/2025;QĐ-BG;1;614;23497;GN.DA2;NSTW;SN;2025;500');
  const refused = await office.run('import', 'Kế hoạch vốn.csv');
  expect(refused.status).toBe(1);
  expect(refused.err).toContain('không còn ngày 01/07/2025');
  plan(
    'Điều chỉnh;01/07/2025;QĐ-BG;1;huyện Kon Rẫy@30/06/2025;23497;GN.DA2;NSTW;SN;2025;300',
    'Điều chỉnh;01/07/2025;QĐ-BG;2;614@30/06/2025;23485;GN.DA2;NSTW;SN;2025;200',
  );
  const moved = await office.run('import', 'Kế hoạch vốn.csv');
  expect(moved.status).toBe(0);
  expect(await ended()).toBe('holds');
  writeFileSync(
    office.path('hoi.tsv'),
    [
      'query\tunit\tperiod\tas_of\tlabel\tprinted',
      'plan\t51\t2025-H2\t2025-12-14\tcả tỉnh\t500.000.000',
      'plan\t23497\t2025-H2\t2025-12-14\tKon Braih\t300.000.000',
      'plan\t23485\t2025-H2\t2025-12-14\tĐăk Kôi\t200.000.000',
      '',
    ].join('\n'),
  );
  const verified = await office.run('verify', 'hoi.tsv');
  expect(verified.out).toContain('Khớp với sổ: 3 số liệu.');
  expect(verified.status).toBe(0);
});
