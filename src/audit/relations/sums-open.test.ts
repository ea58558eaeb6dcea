/** Sums that do not come out: every reading that is left open. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { sumRelations } from './sums.ts';

const said = (text: string) => {
  const { outline, statements } = reading(text);
  return written(sumRelations(outline, statements));
};

it.each<[text: string, said: string[]]>([
  // lists that do not come out: every reading that is left open
  [
    'Tổng vốn 31 tỷ đồng; trong đó vốn tỉnh 12 tỷ đồng, vốn huyện 8 tỷ đồng; vốn xã 5 tỷ đồng.',
    [
      'possible 12 tỷ đồng ≤ 31 tỷ đồng (trong đó)',
      'possible 5 tỷ đồng ≤ 31 tỷ đồng (trong đó)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 5 tỷ đồng (trong đó, hint, slot 1)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng + 5 tỷ đồng (trong đó, slot 1)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (trong đó, slot 1)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (trong đó, slot 1)',
    ],
  ],
  ['Tổng vốn 31 tỷ đồng, trong đó vốn tỉnh 12 tỷ đồng (trong đó đầu tư 7 tỷ đồng), vốn huyện 8 tỷ đồng.', []],
  [
    'Vốn 50 tỷ đồng, năm nay 31 tỷ đồng, gồm vốn tỉnh 12 tỷ đồng, vốn huyện 8 tỷ đồng.',
    [
      'possible 12 tỷ đồng ≤ 31 tỷ đồng (gồm)',
      'possible 8 tỷ đồng ≤ 31 tỷ đồng (gồm)',
      'certain 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (gồm, hint, slot 1)',
      'possible 50 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (gồm, slot 1)',
    ],
  ],
  [
    'Vốn 50 tỷ đồng. Năm nay 31 tỷ đồng. Gồm vốn tỉnh 12 tỷ đồng, vốn huyện 8 tỷ đồng.',
    [
      'possible 12 tỷ đồng ≤ 31 tỷ đồng (gồm)',
      'possible 8 tỷ đồng ≤ 31 tỷ đồng (gồm)',
      'certain 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (gồm, hint, slot 1)',
      'possible 50 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (gồm, slot 1)',
    ],
  ],
  [
    'Có 31 hộ vay 50 tỷ đồng, gồm 12 hộ nghèo vay 20 tỷ đồng, 8 hộ cận nghèo vay 10 tỷ đồng.',
    [
      'possible 20 tỷ đồng ≤ 50 tỷ đồng (gồm)',
      'possible 10 tỷ đồng ≤ 50 tỷ đồng (gồm)',
      'certain 50 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (gồm, hint, slot 1)',
      'possible 31 hộ = 12 hộ + 8 hộ (gồm, slot 1)',
    ],
  ],
  ['Tổng số 31 đơn vị, gồm 12 xã, 8 phường, 6 hộ.', ['possible 31 đơn vị = 12 xã + 8 phường (gồm, hint, slot 1)']],
  [
    'Tổng số 31 hộ, gồm 12 hộ nghèo, tăng 3 hộ, 8 hộ cận nghèo.',
    ['possible 12 hộ ≤ 31 hộ (gồm)', 'possible 8 hộ ≤ 31 hộ (gồm)', 'certain 31 hộ = 12 hộ + 8 hộ (gồm, hint, slot 1)'],
  ],
  ['Tăng 31 hộ, gồm 12 hộ tách mới, 8 hộ chuyển đến.', []],
  [
    'Còn thiếu 31 người, gồm mầm non 12 người, tiểu học 8 người.',
    [
      'possible 12 người ≤ 31 người (gồm)',
      'possible 8 người ≤ 31 người (gồm)',
      'certain 31 người = 12 người + 8 người (gồm, hint, slot 1)',
    ],
  ],
  [
    'Vốn năm 2023 có 31 tỷ đồng cho 9 xã, gồm: xã Đăk Kôi 12 tỷ đồng; xã Đăk Pne 8 tỷ đồng. Ngoài ra, vay 3 tỷ đồng.',
    [
      'possible 12 tỷ đồng ≤ 31 tỷ đồng (gồm)',
      'possible 8 tỷ đồng ≤ 31 tỷ đồng (gồm)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (gồm, hint, slot 1)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (dấu hai chấm, hint, slot 2)',
    ],
  ],
  [
    'Vốn năm 2023 có 31 tỷ đồng, gồm: 12 tỷ đồng chuyển nguồn, 8 tỷ đồng bổ sung, 5 tỷ đồng kết dư.',
    [
      'certain 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng + 5 tỷ đồng (gồm, hint, slot 1)',
      'certain 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng + 5 tỷ đồng (dấu hai chấm, hint, slot 2)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (dấu hai chấm, slot 2)',
      'possible 12 tỷ đồng = 8 tỷ đồng + 5 tỷ đồng (hai phía, hint, slot 3)',
    ],
  ],
  ['Xã có 31 hộ, trong đó 12 hộ nghèo; trong đó 8 hộ cận nghèo.', ['possible 31 hộ = 12 hộ + 8 hộ (trong đó, slot 1)']],
  [
    `- Vốn huyện 31 tỷ đồng.

- Trong đó vốn tỉnh 12 tỷ đồng, vốn xã 8 tỷ đồng.`,
    ['possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (trong đó, slot 1)'],
  ],
  ['Tổng cộng 31 hộ (Đăk Kôi 12 hộ, Đăk Pne 8 hộ, Tân Lập 9 hộ).', ['possible 31 hộ = 12 hộ + 8 hộ + 9 hộ (parentheses, hint)']],
  ['Xã có 31 hộ (mới 12 hộ; cũ 8 hộ), 9 thôn.', ['likely 31 hộ = 12 hộ + 8 hộ (parentheses, hint)']],
  ['Ngân sách 31 tỷ đồng (tỉnh 12/15 tỷ đồng, xã 8 tỷ đồng).', []],
  ['Trồng 31 ha (kế hoạch 12 ha, mới 8 ha).', []],
  ['Trồng 31 ha (12 ha + 8 ha + 9 ha).', ['certain 31 ha = 12 ha + 8 ha + 9 ha (parentheses, hint)']],
  ['Trồng 31 ha (12 ha lúa và + 8 ha ngô).', ['certain 31 ha = 12 ha + 8 ha (parentheses, hint)']],
  [
    'Số hộ: 12 + 8 + 9 = 31 hộ; 5 + 6 = 12 hộ.',
    ['certain 31 hộ = 12 hộ + 8 hộ + 9 hộ (equation)', 'certain 12 hộ = 5 hộ + 6 hộ (equation)'],
  ],
  [
    'Thôn 1 có 12 hộ, thôn 2 có 8 hộ, thôn 3 có 9 hộ, tổng cộng 31 hộ.',
    ['likely 31 hộ = 12 hộ + 8 hộ + 9 hộ (cộng phần trước, hint, slot 1)', 'possible 31 hộ = 8 hộ + 9 hộ (cộng phần trước, slot 1)'],
  ],
  [
    'Thôn 1 có 12 hộ, thôn 2 có 8 hộ, gộp lại thành một thôn có 31 hộ.',
    ['possible 31 hộ = 12 hộ + 8 hộ (cộng phần trước, hint, slot 1)', 'possible 12 hộ = 8 hộ + 31 hộ (hai phía, hint, slot 2)'],
  ],
  ['Thôn 1 có 12 hộ. Thôn 2 có 8 hộ. Tất cả 31 hộ.', ['possible 31 hộ = 12 hộ + 8 hộ (cộng phần trước, hint, slot 1)']],
  ['Thôn 1 có 12 hộ, mỗi hộ 8 hộ, cộng 31 hộ.', []],
  ['Thôn 1 có 12 hộ, thêm 8 hộ, đưa tổng số lên 31 hộ.', ['possible 31 hộ = 12 hộ + 8 hộ (cộng phần trước, slot 1)']],
  ['Thôn 1 có 12 hộ, thôn 2 có 8 hộ, cộng thêm 31 hộ.', []],
  [
    'Tiếp nhận 31 đơn, kỳ trước 9 đơn, giải quyết 12 đơn, chưa giải quyết 8 đơn.',
    [
      'possible 31 đơn = 9 đơn + 12 đơn + 8 đơn (còn lại, hint, slot 1)',
      'possible 31 đơn = 9 đơn + 8 đơn (còn lại, hint, slot 1)',
      'possible 9 đơn = 31 đơn + 8 đơn (còn lại, slot 1)',
      'possible 12 đơn = 31 đơn + 8 đơn (còn lại, slot 1)',
      'possible 12 đơn = 9 đơn + 8 đơn (còn lại, slot 1)',
      'possible 9 đơn = 12 đơn + 8 đơn (còn lại, slot 1)',
      'possible 31 đơn = 12 đơn + 8 đơn (còn lại, slot 1)',
      'possible 9 đơn = 12 đơn + 8 đơn (hai phía, hint, slot 2)',
      'possible 31 đơn = 12 đơn + 8 đơn (hai phía, slot 2)',
    ],
  ],
  ['Họp 31 người, có mặt 12 người, vắng 8 người.', ['possible 31 người = 12 người + 8 người (hai phía, hint, slot 1)']],
  [
    'Họp 31/40 người, có mặt 12 người, vắng 8 người.',
    ['possible 31 người = 12 người + 8 người (hai phía, hint, slot 1)', 'possible 40 người = 12 người + 8 người (hai phía, slot 1)'],
  ],
  [
    'Thôn 1 (12 hộ, 50 khẩu), thôn 2 (8 hộ, 30 khẩu) sáp nhập được 31 hộ, 90 khẩu.',
    ['likely 31 hộ = 12 hộ + 8 hộ (nhập thành, hint, slot 1)', 'likely 90 khẩu = 50 khẩu + 30 khẩu (nhập thành, hint, slot 2)'],
  ],
  [
    'Kế hoạch vốn 31 tỷ đồng, đã giải ngân 12 tỷ đồng, còn lại 8 tỷ đồng, trong đó tỉnh 3 tỷ đồng.',
    [
      'certain 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (còn lại, hint, slot 1)',
      'possible 12 tỷ đồng = 31 tỷ đồng + 8 tỷ đồng (còn lại, slot 1)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (hai phía, hint, slot 2)',
    ],
  ],
  [
    'Kế hoạch vốn 31 tỷ đồng; đã giải ngân 12 tỷ đồng; còn lại 8 tỷ đồng.',
    [
      'likely 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (còn lại, hint, slot 1)',
      'possible 12 tỷ đồng = 31 tỷ đồng + 8 tỷ đồng (còn lại, slot 1)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (hai phía, hint, slot 2)',
    ],
  ],
  [
    'Kế hoạch vốn 31 tỷ đồng. Đã giải ngân 12 tỷ đồng. Còn lại 8 tỷ đồng.',
    [
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (còn lại, hint, slot 1)',
      'possible 12 tỷ đồng = 31 tỷ đồng + 8 tỷ đồng (còn lại, slot 1)',
    ],
  ],
  [
    'Dân số toàn xã 31 hộ, đã cấp 12 hộ, còn lại 8 hộ.',
    [
      'possible 31 hộ = 12 hộ + 8 hộ (còn lại, hint, slot 1)',
      'possible 12 hộ = 31 hộ + 8 hộ (còn lại, slot 1)',
      'possible 31 hộ = 12 hộ + 8 hộ (hai phía, hint, slot 2)',
    ],
  ],
  [
    'Nhận 31 hồ sơ, đã trả 12 hồ sơ, đang xử lý 9 hồ sơ, còn lại 8 hồ sơ.',
    [
      'possible 31 hồ sơ = 12 hồ sơ + 9 hồ sơ + 8 hồ sơ (còn lại, hint, slot 1)',
      'possible 31 hồ sơ = 12 hồ sơ + 8 hồ sơ (còn lại, hint, slot 1)',
      'possible 12 hồ sơ = 31 hồ sơ + 8 hồ sơ (còn lại, slot 1)',
      'possible 9 hồ sơ = 31 hồ sơ + 8 hồ sơ (còn lại, slot 1)',
      'possible 9 hồ sơ = 12 hồ sơ + 8 hồ sơ (còn lại, slot 1)',
      'possible 12 hồ sơ = 9 hồ sơ + 8 hồ sơ (còn lại, slot 1)',
      'possible 31 hồ sơ = 9 hồ sơ + 8 hồ sơ (còn lại, slot 1)',
      'possible 12 hồ sơ = 9 hồ sơ + 8 hồ sơ (hai phía, hint, slot 2)',
      'possible 31 hồ sơ = 9 hồ sơ + 8 hồ sơ (hai phía, slot 2)',
    ],
  ],
  [
    'Phải thu 31 tỷ đồng, nộp 12 tỷ đồng, 8 tỷ đồng còn lại sẽ thu sau.',
    [
      'likely 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (còn lại, hint, slot 1)',
      'possible 12 tỷ đồng = 31 tỷ đồng + 8 tỷ đồng (còn lại, slot 1)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (hai phía, hint, slot 2)',
    ],
  ],
  ['Có 31 hộ, có 12 hộ nghèo, vẫn còn 8 hộ.', ['possible 31 hộ = 12 hộ + 8 hộ (hai phía, hint, slot 1)']],
  ['Định mức 31 người, hiện có 12 người, thừa 8 người.', []],
  [
    'Còn phải thu 8 tỷ đồng (phải nộp 31 tỷ đồng, đã nộp 12 tỷ đồng).',
    ['certain 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (còn lại (…), slot 1)'],
  ],
  ['8 tỷ đồng chưa chi (bố trí 31 tỷ đồng, mới chi 12 tỷ đồng).', ['certain 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (còn lại (…), slot 1)']],
  [
    'Bố trí 31 tỷ đồng cho 9 dự án, gồm: 4 dự án chuyển tiếp 12 tỷ đồng; 5 dự án mới 8 tỷ đồng; 2 dự án khác 1 tỷ đồng.',
    [
      'possible 4 dự án ≤ 9 dự án (gồm)',
      'possible 5 dự án ≤ 9 dự án (gồm)',
      'possible 2 dự án ≤ 9 dự án (gồm)',
      'certain 9 dự án = 4 dự án + 5 dự án + 2 dự án (gồm, hint, slot 1)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng + 1 tỷ đồng (gồm, slot 1)',
      'possible 9 dự án = 4 dự án + 5 dự án + 2 dự án (dấu hai chấm, hint, slot 2)',
      'possible 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng + 1 tỷ đồng (dấu hai chấm, slot 2)',
    ],
  ],
  [
    'Có 9 dự án (31 tỷ đồng), trong đó: 4 dự án (12 tỷ đồng), 5 dự án (8 tỷ đồng).',
    [
      'possible 4 dự án ≤ 9 dự án (trong đó)',
      'possible 5 dự án ≤ 9 dự án (trong đó)',
      'possible 9 dự án = 4 dự án + 5 dự án (trong đó, hint, slot 1)',
      'possible 9 dự án = 4 dự án + 5 dự án (dấu hai chấm, hint, slot 2)',
      'certain 9 dự án = 4 dự án + 5 dự án (số lượng và số tiền, slot 3)',
      'certain 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (số lượng và số tiền, slot 4)',
    ],
  ],
  [
    '4 dự án 12 tỷ đồng, 5 dự án 8 tỷ đồng, tổng số 9 dự án 31 tỷ đồng.',
    [
      'possible 9 dự án = 4 dự án + 5 dự án (cộng phần trước, hint, slot 1)',
      'certain 9 dự án = 4 dự án + 5 dự án (số lượng và số tiền, slot 2)',
      'certain 31 tỷ đồng = 12 tỷ đồng + 8 tỷ đồng (số lượng và số tiền, slot 3)',
    ],
  ],
  [
    'Cho 9 hộ vay 31 tỷ đồng, gồm 4 hộ vay 12 tỷ đồng, 3 hộ vay 19 tỷ đồng.',
    [
      'possible 12 tỷ đồng ≤ 31 tỷ đồng (gồm)',
      'possible 19 tỷ đồng ≤ 31 tỷ đồng (gồm)',
      'certain 31 tỷ đồng = 12 tỷ đồng + 19 tỷ đồng (gồm, hint, slot 1)',
      'possible 9 hộ = 4 hộ + 3 hộ (số lượng và số tiền, slot 2)',
      'certain 31 tỷ đồng = 12 tỷ đồng + 19 tỷ đồng (số lượng và số tiền, slot 3)',
    ],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
