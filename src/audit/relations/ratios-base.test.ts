/** Where the base of a percentage may be, one place at a time. */
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
  // where the base may be, one place at a time
  ['Kế hoạch giao 15 ha; nay trồng 20 ha, trong đó lúa 12 ha, chiếm 81%.', ['likely 81 % = 12 ha / 15 ha (plan before, hint, slot 1)']],
  ['Trồng 20 ha; kế hoạch giao 15 ha, lúa 12 ha, bằng 81%.', ['possible 81 % = 12 ha / 15 ha (plan before, hint, slot 1)']],
  [
    'Cả vụ: giao 15 ha; lúa 12 ha, bằng 81%; ngô 6 ha, bằng 41%.',
    [
      'possible 81 % = 12 ha / 15 ha (before in the sentence, hint, slot 1)',
      'possible 41 % = 6 ha / 15 ha (before in the sentence, hint, slot 2)',
    ],
  ],
  ['Giao 15 ha, gồm: ngô 13 ha; lúa 12 ha, bằng 81%.', ['possible 81 % = 12 ha / 15 ha (plan before, hint, slot 1)']],
  ['Tăng 15 ha. Trồng 20 ha. Lúa 12 ha, tương đương 81%.', ['possible 81 % = 12 ha / 20 ha (before in the paragraph, hint, slot 1)']],
  ['Trồng 15 ha (bình quân 20 ha, lúa 12 ha (81%)).', ['likely 81 % = 12 ha / 15 ha (owner of the parenthesis, hint, slot 1)']],
  [
    'Trồng 15 ha lúa, ngô (lúa 12 ha, tỷ lệ 81%; ngô 3 ha, tỷ lệ 19%).',
    [
      'certain 81 % = 12 ha / 15 ha (owner of the parenthesis, hint, slot 1)',
      'certain 19 % = 3 ha / 15 ha (owner of the parenthesis, hint, slot 2)',
    ],
  ],
  ['Trồng 15 ha. Lúa 12 ha, bằng 81% bình quân các năm.', []],
  ['Trồng 15 ha. Lúa 12 ha, bằng 81% so với năm trước, đạt kế hoạch.', []],
  ['Trồng 15 ha. Lúa 12 ha, bằng 81% kết quả năm 2020.', []],
  ['Trồng 15 ha. Lúa 12 ha, bằng 81% của vụ trước.', []],
  ['Trồng 15 ha. Lúa 12 ha, bằng 81% kế hoạch năm 2020.', ['possible 81 % = 12 ha / 15 ha (before in the paragraph, hint, slot 1)']],
  ['Trồng 15 ha. Lúa 12 ha, bằng 81% tháng này.', ['possible 81 % = 12 ha / 15 ha (before in the paragraph, hint, slot 1)']],
  ['Trồng 15 ha. Lúa 12 ha (chiếm 81%).', ['possible 81 % = 12 ha / 15 ha (before in the paragraph, hint, slot 1)']],
  ['Trồng 15 ha. Lúa 12 ha (81%).', ['possible 81 % = 12 ha / 15 ha (before in the paragraph, hint, slot 1)']],
  ['Trồng 15 ha. Lúa 12 ha ước 81%.', []],
  ['Trồng được khoảng 15 ha. Lúa 12 ha (81%).', []],
  ['Lúa 12 ha, bằng 81% (diện tích giao 15 ha).', ['certain 81 % = 12 ha / 15 ha (base in parentheses, slot 1)']],
  ['Lúa 12 ha, bằng 81% tổng diện tích (15 ha).', ['certain 81 % = 12 ha / 15 ha (base in parentheses, slot 1)']],
  ['Lúa 12 ha, bằng 81%; (15 ha).', []],
  ['Lúa 12 ha (kế hoạch 15 ha), bằng 81%.', ['certain 81 % = 12 ha / 15 ha (base in parentheses, slot 1)']],
  ['Lúa 12 ha (vụ mùa 15 ha), bằng 81%.', []],
  ['Lúa 12 ha (kế hoạch 15 ha, 3 xã), bằng 81%.', []],
  ['Lúa 12 ha (kế hoạch 15/20 ha), bằng 81%.', []],
  ['Lúa 12 ha (kế hoạch 15 hộ), bằng 81%.', []],
  ['Lúa 12, bằng 81% kế hoạch 15 ha.', ['certain 81 % = 12 ha / 15 ha (base behind, slot 1)']],
  ['Lúa 12 ha, bằng 81% kế hoạch 15.', ['certain 81 % = 12 ha / 15 ha (base behind, slot 1)']],
  ['Lúa 12 ha, bằng 81% kế hoạch giao đầu năm của Ủy ban nhân dân huyện, Hội đồng nhân dân huyện là 15 ha.', []],
  ['Lúa 12 ha, bằng 81% dự toán 15 ha.', ['certain 81 % = 12 ha / 15 ha (base behind, slot 1)']],
  ['Lúa 12 ha, bằng 81% chỉ tiêu 15 ha.', ['certain 81 % = 12 ha / 15 ha (base behind, attainment, slot 1)']],
  ['Lúa 12 ha, bằng 81% trên 15 ha.', []],
  ['Lúa 12 ha, bằng 81% nhu cầu 15 ha.', ['certain 81 % = 12 ha / 15 ha (base behind, slot 1)']],
  ['Lúa 12 ha, bằng 81% mức giao 15 ha.', ['certain 81 % = 12 ha / 15 ha (base behind, slot 1)']],
  ['Lúa 12 ha, bằng 81% diện tích giảm của 15 ha.', []],
  ['Lúa 12 ha, bằng 81% kế hoạch song mới 15 ha.', []],
  ['Lúa 12 ha, bằng 81% kế hoạch để có 15 ha.', []],
  ['Lúa 12 ha, bằng 81% kế hoạch và chỉ tiêu 15 ha.', ['certain 81 % = 12 ha / 15 ha (base behind, attainment, slot 1)']],
  ['Lúa 12 ha, bằng 81% kế hoạch và phấn đấu đạt chỉ tiêu 15 ha.', []],
  [
    `Đầu năm có 15 học sinh nghèo.

| Xã | Có 18 học sinh |
|---|---|
| A | tổng có 16 học sinh nghèo |
| B | 6 |

Cuối năm 12 em, chiếm 81% số học sinh nghèo.`,
    ['possible 81 % = 12 em / 15 học sinh (total by name, hint, slot 1)'],
  ],
  [
    'Kế hoạch vốn 40.640 triệu đồng, đã giải ngân 6.909, đạt 18%.',
    ['likely 18 % = 6.909 triệu đồng / 40.640 triệu đồng (plan before, hint, slot 1)'],
  ],
  [
    'Đã giải ngân 6.909, đạt 18% (kế hoạch vốn 40.640 triệu đồng).',
    ['certain 18 % = 6.909 triệu đồng / 40.640 triệu đồng (base in parentheses, slot 1)'],
  ],
  [
    'Tổng số vốn 40.640 triệu đồng (đã giải ngân 6.909, chiếm 18%).',
    [
      'likely 18 % = 6.909 triệu đồng / 40.640 triệu đồng (owner of the parenthesis, hint, slot 1)',
      'possible 18 % = 40.640 triệu đồng / 6.909 triệu đồng (part outside, slot 1)',
    ],
  ],
  ['Đạt 18%, tức 6.909 (40.640 triệu đồng).', ['likely 18 % = 6.909 triệu đồng / 40.640 triệu đồng (amount and base behind, slot 1)']],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
