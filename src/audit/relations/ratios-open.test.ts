/** Percentages that no base gives: every reading that is left open. */
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
  // what none of them gives: every reading that is left open
  ['Kế hoạch giao 15 ha, đã trồng 12 ha, đạt 81%.', ['likely 81 % = 12 ha / 15 ha (plan before, hint, slot 1)']],
  ['Kế hoạch giao 15 ha, đăng ký 20 ha, đã trồng 12 ha, đạt 81%.', ['possible 81 % = 12 ha / 15 ha (plan before, hint, slot 1)']],
  ['Kế hoạch giao 15 ha; đã trồng 12 ha, bằng 81% kế hoạch.', ['possible 81 % = 12 ha / 15 ha (before in the sentence, hint, slot 1)']],
  [
    'Diện tích: kế hoạch giao 15 ha; đã trồng 12 ha, bằng 81% kế hoạch.',
    ['possible 81 % = 12 ha / 15 ha (before in the sentence, hint, slot 1)'],
  ],
  ['Kế hoạch giao 15 ha, trong đó lúa 13 ha; ngô đã trồng 12 ha, chiếm 81%.', ['likely 81 % = 12 ha / 15 ha (plan before, hint, slot 1)']],
  [
    'Xã có 15 hộ nghèo, 20 hộ khá, 12 hộ vay, chiếm 81%.',
    ['possible 81 % = 12 hộ / 15 hộ (plan before, hint, slot 1)', 'possible 81 % = 12 hộ / 20 hộ (before in the sentence, slot 1)'],
  ],
  [
    'Toàn xã có 15 hộ. Năm trước có 20 hộ. Nay 12 hộ vay, chiếm 81%.',
    ['possible 81 % = 12 hộ / 15 hộ (before in the paragraph, hint, slot 1)'],
  ],
  ['Toàn xã có 15 hộ; cùng kỳ 20 hộ; 12 hộ vay, chiếm 81%.', ['possible 81 % = 12 hộ / 15 hộ (before in the sentence, hint, slot 1)']],
  ['Xã có 10 hộ, 12 hộ vay, chiếm 81%.', ['possible 81 % = 12 hộ / 10 hộ (plan before, slot 1)']],
  ['Toàn xã có 15 hộ (12 hộ nghèo, 81%).', []],
  [
    'Toàn xã có 15 hộ (20 hộ khá; 12 hộ nghèo, chiếm 81%).',
    [
      'likely 81 % = 12 hộ / 15 hộ (owner of the parenthesis, hint, slot 1)',
      'possible 81 % = 15 hộ / 12 hộ (part outside, slot 1)',
      'possible 81 % = 12 hộ / 20 hộ (before in the sentence, slot 1)',
    ],
  ],
  [
    'Giải ngân 20/25 tỷ đồng, thanh toán 12 tỷ đồng, đạt 81%.',
    [
      'possible 81 % = 12 tỷ đồng / 25 tỷ đồng (before in the sentence, hint, slot 1)',
      'possible 81 % = 12 tỷ đồng / 20 tỷ đồng (before in the paragraph, slot 1)',
    ],
  ],
  [
    'Giải ngân 20/25 tỷ đồng kế hoạch, thanh toán 12 tỷ đồng, đạt 81%.',
    [
      'possible 81 % = 12 tỷ đồng / 25 tỷ đồng (before in the sentence, hint, slot 1)',
      'possible 81 % = 12 tỷ đồng / 20 tỷ đồng (before in the paragraph, slot 1)',
    ],
  ],
  [
    `Toàn trường có 15 học sinh nội trú.

Nhà trường tổ chức thi.

Có 12 em giỏi, chiếm 81% tổng số học sinh nội trú.`,
    ['possible 81 % = 12 em / 15 học sinh (total by name, hint, slot 1)'],
  ],
  [
    `Toàn trường có 15 học sinh nội trú.

Có 12 em giỏi, chiếm 81% tổng số khách.`,
    [],
  ],
  [
    `Xã có 15 hộ:

- Trong đó:

  + Nghèo 12 hộ, chiếm 81%.`,
    ['possible 81 % = 12 hộ / 15 hộ (above, hint, slot 1)'],
  ],
  ['Thu 12 tỷ đồng, đạt 81%, tăng 5% so với cùng kỳ.', []],
  ['Thu 12 tỷ đồng, đạt 81% bình quân cả năm, trong đó 15 tỷ đồng là nợ.', []],
  [
    'Có 15 xã; 12 xã đạt (81%); 3 xã chưa đạt (19%).',
    [
      'possible 81 % = 12 xã / 15 xã (before in the sentence, hint, slot 1)',
      'possible 19 % = 3 xã / 15 xã (before in the sentence, hint, slot 2)',
      'possible 19 % = 3 xã / 12 xã (before in the sentence, slot 2)',
    ],
  ],
  ['Xã có 15 hộ. Có 12 hộ, tương ứng 81%.', ['possible 81 % = 12 hộ / 15 hộ (before in the paragraph, hint, slot 1)']],
  ['Xã có 15 hộ, hoàn thành 12 hộ, xấp xỉ 81%.', []],
  ['Xã có 15 hộ, có 12 hộ, tỉ lệ 81%.', ['possible 81 % = 12 hộ / 15 hộ (plan before, hint, slot 1)']],
  ['Xã có 15 hộ, có 12 hộ, hơn 81%.', []],
  ['Xã có 15 hộ, có 12 hộ, 81% kế hoạch.', ['likely 81 % = 12 hộ / 15 hộ (plan before, hint, slot 1)']],
  ['Chi xây dựng 15 tỷ đồng, chi lương 12 tỷ đồng, bằng 81% dự toán.', []],
  ['Ước thực hiện 15 tỷ đồng được giao, chi lương 12 tỷ đồng, bằng 81% dự toán.', []],
  ['Có 15 hộ (trong 20 hộ), 12 hộ vay (81% của 18 hộ).', []],
  [
    'Đạt 12 tỷ đồng, bằng 81% so với mục tiêu đề ra (15 tỷ đồng).',
    ['certain 81 % = 12 tỷ đồng / 15 tỷ đồng (base in parentheses, attainment, slot 1)'],
  ],
  ['Đạt 12 tỷ đồng (năm trước 14 tỷ đồng), bằng 81%.', []],
  ['Đạt 12 tỷ đồng, bằng 81% kế hoạch (15 hộ).', []],
  ['Đạt 12 tỷ đồng, bằng 81% chỉ tiêu nhờ 15 tỷ đồng hỗ trợ.', []],
  [
    'Đạt 12 tỷ đồng, bằng 81% mục tiêu trong khi tổng nguồn 15 tỷ đồng.',
    ['certain 81 % = 12 tỷ đồng / 15 tỷ đồng (base behind, attainment, slot 1)'],
  ],
  ['Đạt 12 tỷ đồng, bằng 81% kế hoạch và đã trả 15 tỷ đồng.', []],
  ['Đạt 12 tỷ đồng, bằng 81% nguồn 15 tỷ đồng.', []],
  ['Đạt 12 tỷ đồng, bằng 81% nhu cầu 15/20 tỷ đồng.', []],
  ['Đạt 12 tỷ đồng, bằng 81% kế hoạch tăng 15 tỷ đồng.', []],
  ['Có 15 hộ nghèo, đạt 81% (12 hộ).', []],
  ['Tổng số 20 hộ. Có 15 xã. Tỷ lệ đạt 81%, tương đương 12 hộ.', ['possible 81 % = 12 hộ / 20 hộ (amount behind, slot 1)']],
  ['Tỷ lệ đạt 81%, với 12/15 hộ.', ['certain 81 % = 12 hộ / 15 hộ (pair behind, slot 1)']],
  ['Tỷ lệ đạt 81%, 12/15 hộ.', ['certain 81 % = 12 hộ / 15 hộ (pair behind, slot 1)']],
  ['Tỷ lệ đạt 81% (12/15 hộ).', ['certain 81 % = 12 hộ / 15 hộ (pair in parentheses, slot 1)']],
  ['Tỷ lệ đạt 81% (72%/90%).', []],
  ['Tỷ lệ đạt 81% số hộ có nhà, bằng 12 hộ (15 hộ).', ['likely 81 % = 12 hộ / 15 hộ (amount and base behind, slot 1)']],
  ['Tỷ lệ 81% trong tổng số 15 hộ, tương ứng với 12 hộ.', []],
  ['Tỷ lệ 81% của nguồn 15 tỷ đồng được giao, ứng với khoảng 12 tỷ đồng.', []],
  ['Tỷ lệ tăng 81% của 15 tỷ đồng, tức 12 tỷ đồng.', []],
  ['Vay 81% của 15 tỷ đồng, tương đương 12 hộ.', []],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
