/** What a percentage is of: the base that the sentence prints, or what stands in its place. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { ratioRelations } from './ratios.ts';
import { sumRelations } from './sums.ts';
import { wholesOf } from './wholes.ts';

const said = (text: string) => {
  const { outline, statements } = reading(text);
  return written(ratioRelations(outline, statements, wholesOf(sumRelations(outline, statements))));
};

it.each<[text: string, said: string[]]>([
  // the base is printed with the percentage
  ['Giải ngân 6.909/40.640 triệu đồng, đạt 17% kế hoạch.', ['certain 17 % = 6.909 triệu đồng / 40.640 triệu đồng (stroke, slot 1)']],
  [
    'Giải ngân 6.909 triệu đồng trên tổng số 40.640 triệu đồng, bằng 17%.',
    ['certain 17 % = 6.909 triệu đồng / 40.640 triệu đồng (stroke, slot 1)'],
  ],
  ['Có 12/15 xã (80%).', ['certain 80 % = 12 xã / 15 xã (stroke, slot 1)']],
  ['Có 12 xã đạt chuẩn, bằng 80% mục tiêu (15 xã).', ['certain 80 % = 12 xã / 15 xã (base in parentheses, attainment, slot 1)']],
  ['Có 12 xã đạt chuẩn, chiếm 80% (tổng số 15 xã).', ['certain 80 % = 12 xã / 15 xã (base in parentheses, slot 1)']],
  ['Giải ngân 12 tỷ đồng, đạt 80% (15 tỷ đồng).', []],
  ['Giải ngân 12 tỷ đồng, đạt 80% kế hoạch năm là 15 tỷ đồng.', ['certain 80 % = 12 tỷ đồng / 15 tỷ đồng (base behind, slot 1)']],
  ['Có 12 hộ, chiếm 80% tổng số 15 hộ.', ['certain 80 % = 12 hộ / 15 hộ (base behind, slot 1)']],
  ['Thu 12 tỷ đồng, đạt 80% so với dự toán giao 15 tỷ đồng.', ['certain 80 % = 12 tỷ đồng / 15 tỷ đồng (base behind, slot 1)']],
  ['Thu 12 tỷ đồng, đạt 80% kế hoạch và vượt 3 tỷ đồng.', []],
  ['Thu 12 tỷ đồng, đạt 80% kế hoạch nhưng còn 3 tỷ đồng chưa nộp.', []],
  ['Thu 12 tỷ đồng, bằng 80% kế hoạch vốn và tổng nguồn 15 tỷ đồng.', ['certain 80 % = 12 tỷ đồng / 15 tỷ đồng (base behind, slot 1)']],
  ['Thu 12 tỷ đồng, bằng 80% kế hoạch, thu 15 tỷ đồng.', []],
  ['Thu 12 tỷ đồng, bằng 80% so với cùng kỳ năm trước.', []],
  ['Thu 12 tỷ đồng, bằng 80% cùng kỳ 15 tỷ đồng.', ['certain 80 % = 12 tỷ đồng / 15 tỷ đồng (base behind, slot 1)']],
  ['Vụ này đạt 12 tấn, bằng 80% vụ hè thu năm 2017; năm nay 15 tấn.', []],
  ['Giải ngân 12 tỷ đồng, đạt 80% của 15 ha.', []],
  // the base stands before
  ['Kế hoạch 15 tỷ đồng, đã giải ngân 12 tỷ đồng, đạt 80%.', ['likely 80 % = 12 tỷ đồng / 15 tỷ đồng (plan before, hint, slot 1)']],
  [
    'Kế hoạch 15 tỷ đồng; đã giải ngân 12 tỷ đồng, đạt 80% kế hoạch.',
    ['possible 80 % = 12 tỷ đồng / 15 tỷ đồng (before in the sentence, hint, slot 1)'],
  ],
  [
    'Tổng số 15 hộ, trong đó 12 hộ nghèo (80%), 3 hộ khác (20%).',
    ['certain 80 % = 12 hộ / 15 hộ (plan before, hint, slot 1)', 'certain 20 % = 3 hộ / 15 hộ (plan before, hint, slot 2)'],
  ],
  ['Xã có 15 hộ (12 hộ nghèo, chiếm 80%).', ['likely 80 % = 12 hộ / 15 hộ (owner of the parenthesis, hint, slot 1)']],
  ['Xã có 15 hộ (12 hộ nghèo, đạt 80%).', ['possible 80 % = 12 hộ / 15 hộ (owner of the parenthesis, hint, slot 1)']],
  ['Thu ngân sách 15 tỷ đồng, thu nội địa 12 tỷ đồng, bằng 80% dự toán.', []],
  [
    'Dự toán thu 15 tỷ đồng, thu nội địa 12 tỷ đồng, bằng 80% dự toán.',
    ['likely 80 % = 12 tỷ đồng / 15 tỷ đồng (plan before, hint, slot 1)'],
  ],
  [
    'Tổng số học sinh là 15 học sinh. Nữ có 12 học sinh, chiếm 80% tổng số học sinh.',
    ['possible 80 % = 12 học sinh / 15 học sinh (before in the paragraph, hint, slot 1)'],
  ],
  ['Cả tỉnh có 15 hộ, tăng 20 hộ, 12 hộ nghèo (chiếm 80%).', ['possible 80 % = 12 hộ / 15 hộ (plan before, hint, slot 1)']],
  ['Có 12 hộ nghèo, 80%.', []],
  ['Có 15 thôn. Có 12 hộ nghèo, chiếm 80%.', []],
  ['Có khoảng 15 hộ, 12 hộ nghèo, chiếm 80%.', []],
  ['Có 15 hộ, trên 12 hộ nghèo, chiếm 80%.', []],
  ['Có 15/20 hộ vay, 12 hộ trả đủ, chiếm 80%.', ['possible 80 % = 12 hộ / 15 hộ (before in the paragraph, slot 1)']],
  [
    'Có 15 hộ: 12 hộ nghèo (80%); 10 hộ vay (66,7%).',
    ['likely 80 % = 12 hộ / 15 hộ (plan before, hint, slot 1)', 'likely 66,7 % = 10 hộ / 15 hộ (plan before, hint, slot 2)'],
  ],
  [
    `Huyện có 15 xã:

- Đạt chuẩn 12 xã, chiếm 80%.

- Chưa đạt 3 xã, chiếm 20%.`,
    ['certain 80 % = 12 xã / 15 xã (above, hint, slot 1)', 'certain 20 % = 3 xã / 15 xã (above, hint, slot 2)'],
  ],
  ['Có 12 hộ, tăng 80% so với 15 hộ.', []],
  [
    'Huyện có 640 ha; đã chuyển 416 ha (65%), còn lại 224 ha (35%).',
    [
      'certain 65 % = 416 ha / 640 ha (before in the sentence, hint, slot 1)',
      'certain 35 % = 224 ha / 640 ha (before in the sentence, hint, slot 2)',
    ],
  ],
  ['Tỷ lệ tiêm 72%/90%, đạt 80% mục tiêu.', ['certain 80 % = 72 % / 90 % (stroke, attainment, slot 1)']],
  ['Tỷ lệ 72% trên mục tiêu 90%, đạt 80%.', []],
  // a percentage first
  ['Đạt 80% kế hoạch (12/15 hộ).', ['certain 80 % = 12 hộ / 15 hộ (pair in parentheses, slot 1)']],
  ['Đạt 80%, tức 12/15 hộ.', ['certain 80 % = 12 hộ / 15 hộ (pair behind, slot 1)']],
  ['Đạt 80%, tương đương 12/15 hộ.', ['certain 80 % = 12 hộ / 15 hộ (pair behind, slot 1)']],
  ['Có 15 hộ, đạt 80% (12 hộ).', []],
  [
    'Vay bằng 80% của 15 triệu đồng, tương ứng 12 triệu đồng.',
    ['certain 80 % = 12 triệu đồng / 15 triệu đồng (amount of a printed base, slot 1)'],
  ],
  ['Vay bằng 80% trên tổng số 15 triệu đồng, tức là 12 triệu đồng.', []],
  ['Vay bằng 80% của 15 triệu đồng, ngoài ra 12 triệu đồng.', []],
  ['Tỷ lệ đạt 80%, là 12 hộ (15 hộ).', ['likely 80 % = 12 hộ / 15 hộ (amount and base behind, slot 1)']],
  ['Gieo trồng 15 ha, tưới đủ cho 80% diện tích, tương ứng 12 ha.', ['likely 80 % = 12 ha / 15 ha (amount behind, slot 1)']],
  ['Gieo trồng 15 ha, tưới đủ cho 80% ruộng lúa, tương ứng 12 ha.', ['possible 80 % = 12 ha / 15 ha (amount behind, slot 1)']],
  ['Gieo trồng 15 ha, giảm 80%, tương ứng 12 ha.', []],
  ['Kế hoạch giao 15 ha. Tưới đủ 80%, tương ứng 12 ha.', ['possible 80 % = 12 ha / 15 ha (amount behind, slot 1)']],
  ['Đạt 80% kế hoạch; 12/15 hộ.', []],
  ['Đạt 80% và 5%.', []],
  ['Cho vay 80% (12 hộ, 5 người), 15 hộ.', []],
  // what may be compared
  ['Có 15 người, 12 học sinh, chiếm 80%.', ['possible 80 % = 12 học sinh / 15 người (plan before, hint, slot 1)']],
  ['Có 15 hộ dân, 12 hộ, chiếm 80%.', ['possible 80 % = 12 hộ / 15 hộ dân (plan before, hint, slot 1)']],
  ['Có 15 thôn, 12 làng, chiếm 80%.', ['possible 80 % = 12 làng / 15 thôn (plan before, hint, slot 1)']],
  ['Có 15 ca mắc, 12 trường hợp, chiếm 80%.', ['possible 80 % = 12 trường hợp / 15 ca mắc (plan before, hint, slot 1)']],
  ['Có 15 căn nhà, 12 căn, chiếm 80%.', ['possible 80 % = 12 căn / 15 căn nhà (plan before, hint, slot 1)']],
  ['Có 15 lượt người, 12 lượt, chiếm 80%.', ['possible 80 % = 12 lượt / 15 lượt người (plan before, hint, slot 1)']],
  ['Có 15 lượt người, 12 hộ, chiếm 80%.', []],
  ['Có 15 ngày nắng, 12 ngày mưa, chiếm 80%.', []],
  ['Có 15 công trình, 12 công trình thủy lợi, chiếm 80%.', ['possible 80 % = 12 công trình / 15 công trình (plan before, hint, slot 1)']],
  ['Tổng 15, đạt 12, chiếm 80%.', ['possible 80 % = 12 / 15 (plan before, hint, slot 1)']],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
