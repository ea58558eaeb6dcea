/** Words that open the parts of a total. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { sumRelations } from './sums.ts';

const said = (text: string) => {
  const { outline, statements } = reading(text);
  return written(sumRelations(outline, statements));
};

it.each<[text: string, said: string[]]>([
  // the words that open a list
  [
    'Tổng vốn 30 tỷ đồng, trong đó vốn đầu tư 20 tỷ đồng, vốn sự nghiệp 10 tỷ đồng.',
    ['certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (trong đó, hint, slot 1)'],
  ],
  [
    'Tổng vốn 30 tỷ đồng, trong số đó vốn đầu tư 20 tỷ đồng, vốn sự nghiệp 10 tỷ đồng.',
    ['certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (trong số đó, hint, slot 1)'],
  ],
  [
    'Xã có 30 thôn, bao gồm: 20 thôn đặc biệt khó khăn, 10 thôn khác.',
    [
      'certain 30 thôn = 20 thôn + 10 thôn (bao gồm, hint, slot 1)',
      'certain 30 thôn = 20 thôn + 10 thôn (dấu hai chấm, hint, slot 2)',
      'possible 30 thôn = 20 thôn + 10 thôn (hai phía, hint, slot 3)',
    ],
  ],
  [
    'Xã có 30 hộ gồm có: 20 hộ nghèo, 10 hộ cận nghèo.',
    [
      'possible 20 hộ ≤ 30 hộ (gồm có)',
      'possible 10 hộ ≤ 30 hộ (gồm có)',
      'certain 30 hộ = 20 hộ + 10 hộ (gồm có, hint, slot 1)',
      'possible 30 hộ = 20 hộ + 10 hộ (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Xã có 30 hộ, gồm 20 hộ nghèo và 10 hộ cận nghèo.',
    ['possible 20 hộ ≤ 30 hộ (gồm)', 'possible 10 hộ ≤ 30 hộ (gồm)', 'certain 30 hộ = 20 hộ + 10 hộ (gồm, hint, slot 1)'],
  ],
  [
    'Xã có 30 hộ, chia ra: 20 hộ nghèo, 10 hộ cận nghèo.',
    [
      'possible 20 hộ ≤ 30 hộ (chia ra)',
      'possible 10 hộ ≤ 30 hộ (chia ra)',
      'certain 30 hộ = 20 hộ + 10 hộ (chia ra, hint, slot 1)',
      'possible 30 hộ = 20 hộ + 10 hộ (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Xã có 30 hộ, chia thành 20 hộ nghèo, 10 hộ cận nghèo.',
    [
      'possible 20 hộ ≤ 30 hộ (chia thành)',
      'possible 10 hộ ≤ 30 hộ (chia thành)',
      'certain 30 hộ = 20 hộ + 10 hộ (chia thành, hint, slot 1)',
    ],
  ],
  [
    'Xã có 30 hộ, phân ra 20 hộ nghèo, 10 hộ cận nghèo.',
    ['possible 20 hộ ≤ 30 hộ (phân ra)', 'possible 10 hộ ≤ 30 hộ (phân ra)', 'certain 30 hộ = 20 hộ + 10 hộ (phân ra, hint, slot 1)'],
  ],
  [
    'Xã có 30 hộ, phân thành 20 hộ nghèo, 10 hộ cận nghèo.',
    [
      'possible 20 hộ ≤ 30 hộ (phân thành)',
      'possible 10 hộ ≤ 30 hộ (phân thành)',
      'certain 30 hộ = 20 hộ + 10 hộ (phân thành, hint, slot 1)',
    ],
  ],
  [
    'Xã có 30 hộ, phân theo mức sống: 20 hộ nghèo, 10 hộ cận nghèo.',
    [
      'possible 20 hộ ≤ 30 hộ (phân theo mức sống)',
      'possible 10 hộ ≤ 30 hộ (phân theo mức sống)',
      'certain 30 hộ = 20 hộ + 10 hộ (phân theo mức sống, hint, slot 1)',
      'possible 30 hộ = 20 hộ + 10 hộ (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Xã có 30 hộ, chia theo mức sống, 20 hộ nghèo, 10 hộ cận nghèo.',
    [
      'possible 20 hộ ≤ 30 hộ (chia theo mức sống)',
      'possible 10 hộ ≤ 30 hộ (chia theo mức sống)',
      'certain 30 hộ = 20 hộ + 10 hộ (chia theo mức sống, hint, slot 1)',
    ],
  ],
  [
    'Tổng vốn 30 tỷ đồng, cơ cấu nguồn vốn: vay 20 tỷ đồng, tự có 10 tỷ đồng.',
    [
      'possible 20 tỷ đồng ≤ 30 tỷ đồng (cơ cấu nguồn vốn)',
      'possible 10 tỷ đồng ≤ 30 tỷ đồng (cơ cấu nguồn vốn)',
      'certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (cơ cấu nguồn vốn, hint, slot 1)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Tổng vốn 30 tỷ đồng từ các nguồn vốn: vay 20 tỷ đồng, tự có 10 tỷ đồng.',
    [
      'possible 20 tỷ đồng ≤ 30 tỷ đồng (từ các nguồn vốn)',
      'possible 10 tỷ đồng ≤ 30 tỷ đồng (từ các nguồn vốn)',
      'certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (từ các nguồn vốn, hint, slot 1)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Tổng chi 30 tỷ đồng, nguồn kinh phí: vay 20 tỷ đồng, tự có 10 tỷ đồng.',
    [
      'possible 20 tỷ đồng ≤ 30 tỷ đồng (nguồn kinh phí)',
      'possible 10 tỷ đồng ≤ 30 tỷ đồng (nguồn kinh phí)',
      'certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (nguồn kinh phí, hint, slot 1)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Tổng chi 30 tỷ đồng, cụ thể: mua máy 20 tỷ đồng, sửa nhà 10 tỷ đồng.',
    [
      'possible 20 tỷ đồng ≤ 30 tỷ đồng (cụ thể)',
      'possible 10 tỷ đồng ≤ 30 tỷ đồng (cụ thể)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (cụ thể, hint, slot 1)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Tổng chi 30 tỷ đồng, chi tiết như sau: mua máy 20 tỷ đồng, sửa nhà 10 tỷ đồng.',
    [
      'possible 20 tỷ đồng ≤ 30 tỷ đồng (chi tiết)',
      'possible 10 tỷ đồng ≤ 30 tỷ đồng (chi tiết)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (chi tiết, hint, slot 1)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Có 30 hộ, bao gồm cả 20 hộ nghèo, 10 hộ cận nghèo.',
    [
      'possible 20 hộ ≤ 30 hộ (bao gồm cả)',
      'possible 10 hộ ≤ 30 hộ (bao gồm cả)',
      'possible 30 hộ = 20 hộ + 10 hộ (bao gồm cả, hint, slot 1)',
    ],
  ],
  [
    'Có 30 hộ, trong đó có 20 hộ nghèo, 10 hộ cận nghèo.',
    ['possible 20 hộ ≤ 30 hộ (trong đó)', 'possible 10 hộ ≤ 30 hộ (trong đó)', 'possible 30 hộ = 20 hộ + 10 hộ (trong đó, hint, slot 1)'],
  ],
  ['Có 30 hộ, không gồm 20 hộ nghèo, 10 hộ cận nghèo.', []],
  ['Có 30 hộ, chưa bao gồm 20 hộ nghèo, 10 hộ cận nghèo.', []],
  [
    'Có 30 hộ, trong đó chủ yếu 20 hộ nghèo, 10 hộ cận nghèo.',
    ['possible 20 hộ ≤ 30 hộ (trong đó)', 'possible 10 hộ ≤ 30 hộ (trong đó)', 'possible 30 hộ = 20 hộ + 10 hộ (trong đó, hint, slot 1)'],
  ],
  [
    'Có 30 hộ, gồm một số nhóm: 20 hộ nghèo, 10 hộ cận nghèo.',
    [
      'possible 20 hộ ≤ 30 hộ (gồm)',
      'possible 10 hộ ≤ 30 hộ (gồm)',
      'possible 30 hộ = 20 hộ + 10 hộ (gồm, hint, slot 1)',
      'possible 30 hộ = 20 hộ + 10 hộ (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Có 30 hộ, gồm 20 hộ nghèo, 10 hộ cận nghèo…',
    ['possible 20 hộ ≤ 30 hộ (gồm)', 'possible 10 hộ ≤ 30 hộ (gồm)', 'possible 30 hộ = 20 hộ + 10 hộ (gồm, hint, slot 1)'],
  ],
  [
    'Có 30 hộ, gồm 20 hộ nghèo, 10 hộ cận nghèo, v.v.',
    ['possible 20 hộ ≤ 30 hộ (gồm)', 'possible 10 hộ ≤ 30 hộ (gồm)', 'possible 30 hộ = 20 hộ + 10 hộ (gồm, hint, slot 1)'],
  ],
  ['Trong tổng số 30 hộ, có 20 hộ nghèo, 10 hộ cận nghèo.', ['possible 30 hộ = 20 hộ + 10 hộ (trong t, hint, slot 1)']],
  [
    'Trong 30 hộ được hỏi, 20 hộ hài lòng, 10 hộ chưa hài lòng.',
    ['certain 30 hộ = 20 hộ + 10 hộ (trong t, hint, slot 1)', 'possible 30 hộ = 20 hộ + 10 hộ (hai phía, hint, slot 2)'],
  ],
  [
    'Của 30 hộ tham gia (toàn xã), nam 20 hộ, nữ 10 hộ.',
    ['certain 30 hộ = 20 hộ + 10 hộ (trong t, hint, slot 1)', 'possible 30 hộ = 20 hộ + 10 hộ (hai phía, hint, slot 2)'],
  ],
  ['Xã có 30 hộ: nghèo 20 hộ; cận nghèo 10 hộ.', ['possible 30 hộ = 20 hộ + 10 hộ (dấu hai chấm, hint, slot 1)']],
  ['Xã có 30 hộ (số liệu mới): nghèo 20 hộ, cận nghèo 10 hộ.', ['possible 30 hộ = 20 hộ + 10 hộ (dấu hai chấm, hint, slot 1)']],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
