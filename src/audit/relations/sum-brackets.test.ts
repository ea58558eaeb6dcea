/** Sums in brackets, written out, said from behind; what is left of a whole. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { sumRelations } from './sums.ts';

const said = (text: string) => {
  const { outline, statements } = reading(text);
  return written(sumRelations(outline, statements));
};

it.each<[text: string, said: string[]]>([
  // in parentheses
  ['Xã có 30 hộ (20 hộ nghèo, 10 hộ cận nghèo).', ['likely 30 hộ = 20 hộ + 10 hộ (parentheses, hint)']],
  ['Xã có 30 hộ (20 hộ nghèo + 10 hộ cận nghèo).', ['certain 30 hộ = 20 hộ + 10 hộ (parentheses, hint)']],
  ['Xã có 30 hộ (nghèo 20, cận nghèo 10).', ['likely 30 hộ = 20 hộ + 10 hộ (parentheses, hint)']],
  ['Xã có 31 hộ (20 hộ nghèo, 10 hộ cận nghèo).', ['likely 31 hộ = 20 hộ + 10 hộ (parentheses, hint)']],
  ['Toàn tỉnh trồng 90 ha (Ngọc Linh 20 ha, Mường Hoong 30 ha).', ['possible 90 ha = 20 ha + 30 ha (parentheses, hint)']],
  ['Toàn tỉnh trồng 50 ha (Ngọc Linh 20 ha, Mường Hoong 30 ha).', ['certain 50 ha = 20 ha + 30 ha (parentheses, hint)']],
  ['Có 26 giáo viên (nam 11, nữ 15).', ['certain 26 giáo viên = 11 giáo viên + 15 giáo viên (parentheses, hint)']],
  ['Ngân sách 12 tỷ đồng (trung ương 8 tỷ đồng, địa phương 3 tỷ đồng).', ['likely 12 tỷ đồng = 8 tỷ đồng + 3 tỷ đồng (parentheses, hint)']],
  [
    'Ngân sách 11 tỷ đồng (trung ương 8 tỷ đồng, địa phương 3 tỷ đồng).',
    ['certain 11 tỷ đồng = 8 tỷ đồng + 3 tỷ đồng (parentheses, hint)'],
  ],
  [
    'Xã có 30 hộ (gồm 20 hộ nghèo, 10 hộ cận nghèo).',
    ['possible 20 hộ ≤ 30 hộ (gồm)', 'possible 10 hộ ≤ 30 hộ (gồm)', 'certain 30 hộ = 20 hộ + 10 hộ (gồm, hint, slot 1)'],
  ],
  ['Xã có 30 hộ (20 hộ nghèo = 10 hộ cận nghèo).', []],
  ['Xã có 30 hộ (2 nhóm × 15 hộ).', []],
  ['Đạt 30 tấn (so với năm trước 20 tấn, tăng 10 tấn).', []],
  ['Chi 30 tỷ đồng (mỗi xã 20 tỷ đồng, mỗi thôn 10 tỷ đồng).', []],
  ['Đã làm 30 km (20/25 km đường xã, 10/15 km đường thôn).', []],
  [
    'Đã làm 30/40 km (20/25 km đường xã, 10/15 km đường thôn).',
    ['likely 30 km = 20 km + 10 km (parentheses, hint)', 'likely 40 km = 25 km + 15 km (parentheses, bases)'],
  ],
  ['Tăng 12 hợp tác xã (thành lập mới 17 hợp tác xã, giải thể 5 hợp tác xã).', []],
  ['Giá trị sản xuất tăng 5% (quý I tăng 2%, quý II tăng 3%).', []],
  ['Tỷ lệ hộ nghèo giảm 5% (năm 2022 giảm 2%, năm 2023 giảm 3%).', []],
  ['Có 30 hộ (chủ yếu 20 hộ nghèo, 10 hộ cận nghèo).', ['possible 30 hộ = 20 hộ + 10 hộ (parentheses)']],
  ['Có 30 hộ (20 hộ nghèo, 10 hộ cận nghèo…).', ['possible 30 hộ = 20 hộ + 10 hộ (parentheses)']],
  ['Có 30 hộ (20 hộ + 5 hộ, 5 hộ).', []],
  ['Có 30 hộ (20 người, 10 ha).', []],
  // equations
  ['Tổng số hộ là 412 + 506 + 376 = 1.294 hộ.', ['certain 1.294 hộ = 412 hộ + 506 hộ + 376 hộ (equation)']],
  ['Tổng số hộ: 1.294 hộ = 412 hộ + 506 hộ + 376 hộ.', ['certain 1.294 hộ = 412 hộ + 506 hộ + 376 hộ (equation)']],
  ['Tổng 10 ha + 5 = 15 ha.', ['certain 15 ha = 10 ha + 5 ha (equation)']],
  ['Số hộ 4 + 5 = 3 + 6.', []],
  ['Số hộ 4 + 5 + 6.', []],
  ['Số hộ 9 = 5.', []],
  ['Số hộ 4 + 5 ha = 9 hộ.', []],
  ['Số hộ 4 + 5 = 9 = 9.', []],
  ['Tỉnh 4 tỷ đồng + huyện 5 tỷ đồng: cộng 2 xã = 9 tỷ đồng.', []],
  // the total behind
  ['Năm 2021 trồng 10 ha, năm 2022 trồng 20 ha; cộng 30 ha.', ['likely 30 ha = 10 ha + 20 ha (cộng phần trước, hint, slot 1)']],
  [
    'Thu phí 10 tỷ đồng, thu thuế 20 tỷ đồng, tổng cộng 30 tỷ đồng.',
    ['likely 30 tỷ đồng = 10 tỷ đồng + 20 tỷ đồng (cộng phần trước, hint, slot 1)'],
  ],
  ['Xây 5 cầu. Sửa 7 cầu. Nâng tổng số cầu lên 12 cầu.', ['possible 12 cầu = 5 cầu + 7 cầu (cộng phần trước, slot 1)']],
  ['Xây 5 cầu. Sửa 7 cầu. Tổng số 12 cầu.', []],
  ['Thôn 1 có 5 hộ, thôn 2 có 7 hộ, cả hai thôn 12 hộ.', ['possible 12 hộ = 5 hộ + 7 hộ (cộng phần trước, hint, slot 1)']],
  [
    'Thu phí 10 tỷ đồng, thu thêm 20 tỷ đồng, lũy kế 30 tỷ đồng.',
    ['possible 30 tỷ đồng = 10 tỷ đồng + 20 tỷ đồng (cộng phần trước, slot 1)'],
  ],
  [
    'Hỗ trợ mỗi hộ 10 triệu đồng, giống 5 triệu đồng, phân 5 triệu đồng, tổng cộng 10 triệu đồng.',
    ['likely 10 triệu đồng = 5 triệu đồng + 5 triệu đồng (cộng phần trước, hint, slot 1)'],
  ],
  // two sides of a whole
  ['Tiếp nhận 30 hồ sơ, đúng hạn 25 hồ sơ, quá hạn 5 hồ sơ.', ['possible 30 hồ sơ = 25 hồ sơ + 5 hồ sơ (hai phía, hint, slot 1)']],
  ['Tiếp nhận 30/40 hồ sơ, đúng hạn 25 hồ sơ, trễ hạn 5 hồ sơ.', ['possible 30 hồ sơ = 25 hồ sơ + 5 hồ sơ (hai phía, hint, slot 1)']],
  ['Tiếp nhận 30 hồ sơ, đúng hạn 25 hồ sơ, mới 5 hồ sơ.', []],
  ['Tiếp nhận 30 hồ sơ, đúng hạn 25 hồ sơ. Quá hạn 5 hồ sơ.', []],
  ['Tiếp nhận 30 hồ sơ, đúng hạn tăng 25 hồ sơ, quá hạn 5 hồ sơ.', []],
  // merged
  [
    'Thôn 1 (58 hộ, 241 khẩu) và thôn 2 (80 hộ, 369 khẩu) nhập thành thôn Hòa Bình có 138 hộ, 610 khẩu.',
    ['likely 138 hộ = 58 hộ + 80 hộ (nhập thành, hint, slot 1)', 'likely 610 khẩu = 241 khẩu + 369 khẩu (nhập thành, hint, slot 2)'],
  ],
  ['Thôn 1 (58 hộ) và thôn 2 (80 hộ) hợp nhất với 138 hộ.', ['likely 138 hộ = 58 hộ + 80 hộ (nhập thành, hint, slot 1)']],
  ['Thôn 1 (58 hộ) và thôn 2 (80 hộ) gộp lại 138 hộ.', ['possible 138 hộ = 58 hộ + 80 hộ (nhập thành, hint, slot 1)']],
  ['Thôn 1 (58 hộ, 2 hộ mới) và thôn 2 (80 hộ) nhập thành thôn có 138 hộ.', ['possible 138 hộ = 58 hộ + 80 hộ (nhập thành, slot 1)']],
  ['Thôn 1 (58 hộ) và thôn 2 (80 hộ) nhập lại, so với tiêu chuẩn 100 hộ.', []],
  ['Thôn 1 (58 hộ) và thôn 2 (80 hộ) có 138 hộ.', []],
  // what is left
  [
    'Tổng vốn 30 tỷ đồng, đã giải ngân 20 tỷ đồng, còn lại 10 tỷ đồng.',
    [
      'certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (còn lại, hint, slot 1)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (hai phía, hint, slot 2)',
    ],
  ],
  [
    'Tổng vốn 30 tỷ đồng, đã giải ngân 20 tỷ đồng, còn 10 tỷ đồng chưa giải ngân.',
    [
      'likely 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (còn lại, hint, slot 1)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (hai phía, hint, slot 2)',
    ],
  ],
  [
    'Tổng vốn 30 tỷ đồng, đã giải ngân 20 tỷ đồng, số dư 10 tỷ đồng.',
    [
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (còn lại, hint, slot 1)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (hai phía, hint, slot 2)',
    ],
  ],
  [
    'Tổng mức đầu tư 30 tỷ đồng, đã giải ngân 20 tỷ đồng, còn lại 10 tỷ đồng.',
    [
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (còn lại, hint, slot 1)',
      'possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (hai phía, hint, slot 2)',
    ],
  ],
  [
    'Vốn 30 tỷ đồng, đã giải ngân 20 tỷ đồng, tạm ứng 4 tỷ đồng, còn lại 6 tỷ đồng.',
    [
      'possible 30 tỷ đồng = 20 tỷ đồng + 4 tỷ đồng + 6 tỷ đồng (còn lại, slot 1)',
      'possible 20 tỷ đồng = 4 tỷ đồng + 6 tỷ đồng (hai phía, hint, slot 2)',
      'possible 30 tỷ đồng = 4 tỷ đồng + 6 tỷ đồng (hai phía, slot 2)',
    ],
  ],
  [
    'Tổng số 30 dự án, đã duyệt 20 dự án, còn 6 dự án chưa lập, 4 dự án đang lập.',
    [
      'possible 30 dự án = 20 dự án + 6 dự án (còn lại, hint, slot 1)',
      'possible 20 dự án = 30 dự án + 6 dự án (còn lại, slot 1)',
      'possible 30 dự án = 20 dự án + 6 dự án + 4 dự án (còn lại, hint, slot 2)',
      'possible 30 dự án = 20 dự án + 6 dự án (hai phía, hint, slot 3)',
      'possible 20 dự án = 6 dự án + 4 dự án (hai phía, hint, slot 4)',
      'possible 30 dự án = 6 dự án + 4 dự án (hai phía, slot 4)',
    ],
  ],
  ['Tổng số 30 dự án, đã duyệt 20 dự án, giảm còn 10 dự án.', []],
  ['Đạt 12/19 tiêu chí, còn 7 tiêu chí.', ['certain 19 tiêu chí = 12 tiêu chí + 7 tiêu chí (a/b, còn, slot 1)']],
  ['Đạt 12/19 tiêu chí; còn 7 tiêu chí chưa đạt.', ['possible 19 tiêu chí = 12 tiêu chí + 7 tiêu chí (a/b, còn, slot 1)']],
  [
    'Đã giao 170 ha, bằng 85% của 200 ha, còn lại 30 ha.',
    ['possible 200 ha = 170 ha + 30 ha (còn lại, slot 1)', 'possible 170 ha = 200 ha + 30 ha (hai phía, hint, slot 2)'],
  ],
  [
    'Biên chế giao 20 người, hiện có 25 người, dôi dư 5 người.',
    ['possible 25 người = 20 người + 5 người (còn lại, slot 1)', 'possible 20 người = 25 người + 5 người (hai phía, hint, slot 2)'],
  ],
  [
    'Kế hoạch vốn 30 tỷ đồng. Đã giải ngân 20 tỷ đồng. Số vốn còn lại 10 tỷ đồng.',
    ['possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (còn lại, hint, slot 1)'],
  ],
  [
    '10 tỷ đồng còn lại (kế hoạch 30 tỷ đồng, đã giải ngân 20 tỷ đồng).',
    ['certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (còn lại (…), slot 1)'],
  ],
  [
    'Chưa giải ngân 10 tỷ đồng (tổng vốn 30 tỷ đồng, đã giải ngân 20 tỷ đồng).',
    ['certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (còn lại (…), slot 1)'],
  ],
  ['10 tỷ đồng còn lại (kế hoạch 30 tỷ đồng, đã giải ngân 15 tỷ đồng, tạm ứng 5 tỷ đồng).', []],
  [
    'Biên chế giao 238, hiện có 221 viên chức (thiếu 17).',
    ['likely 238 viên chức = 221 viên chức + 17 viên chức (thiếu so với giao, slot 1)'],
  ],
  [
    'Biên chế giao 221, hiện có 238 viên chức (thừa 17).',
    ['likely 238 viên chức = 221 viên chức + 17 viên chức (thiếu so với giao, slot 1)'],
  ],
  ['Biên chế giao 238; hiện có 221 viên chức (thiếu 17).', []],
  ['Năm học có 238, hiện có 221 viên chức (thiếu 17).', []],
  ['Biên chế giao 238, hiện có 221/230 viên chức (thiếu 17).', []],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
