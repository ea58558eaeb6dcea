/** What a table says by its total rows and its numbering. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { tableRelations } from './tables.ts';

const said = (text: string) => {
  return written(tableRelations(reading(text).outline));
};

it.each<[text: string, said: string[]]>([
  // the row of the total
  [
    `| TT | Xã | Kế hoạch | Thực hiện | Tỷ lệ (%) |
|---|---|---|---|---|
| | Tổng cộng | 600 | 190 | 31,7 |
| 1 | Đông | 100 | 40 | 40 |
| 2 | Tây | 200 | 90 | 46 |
| 3 | Nam | 300 | 70 | 23,3 |`,
    [
      'likely 600 = 100 + 200 + 300 (dòng tổng)',
      'certain 190 = 40 + 90 + 70 (dòng tổng)',
      'likely 31,7 % = 190 / 600 (cột tỷ lệ)',
      'likely 40 % = 40 / 100 (cột tỷ lệ)',
      'certain 46 % = 90 / 200 (cột tỷ lệ)',
      'likely 23,3 % = 70 / 300 (cột tỷ lệ)',
    ],
  ],
  [
    `| Xã | Số hộ |
|---|---|
| Đông | 40 |
| Tây | 90 |
| Cộng | 131 |`,
    ['certain 131 = 40 + 90 (dòng tổng)'],
  ],
  [
    `| Xã | Số hộ |
|---|---|
| Đông | 40 |
| Toàn xã | 130 |
| Tây | 90 |`,
    [],
  ],
  [
    `| Xã | Số hộ |
|---|---|
| Toàn huyện | 130 |
| Đông | 40 |
| Tây | 90 |`,
    ['likely 130 = 40 + 90 (dòng tổng)'],
  ],
  [
    `| Xã | Số hộ |
|---|---|
| Tổng số | 130 |
| Đông | 40 |
| Tây | 90 |
| Tổng cộng | 130 |`,
    [],
  ],
  [
    `| Xã | Số hộ |
|---|---|
| Đông | 40 |
| Trong đó nghèo | 10 |
| Tây | 90 |
| Cộng | 130 |`,
    [],
  ],
  [
    `| Xã | Số hộ |
|---|---|
| Đông | 40 |
| Tây | - |
| Nam | chưa rõ |
| Cộng | 130 |`,
    [],
  ],
  [
    `| Xã | Số hộ | Số khẩu |
|---|---|---|
| Đông | 40 | 100 |
| Tây | - | 200 |
| Nam | 50 | 300 |
| Cộng | 90 | 601 |`,
    ['likely 90 = 40 + 50 (dòng tổng)', 'certain 601 = 100 + 200 + 300 (dòng tổng)'],
  ],
  [
    `| Nhóm | Số người |
|---|---|
| Tổng số | 100 |
| Phân theo giới tính | |
| Nam | 60 |
| Nữ | 40 |
| Phân theo vùng | |
| Đông | 30 |
| Tây | 71 |`,
    ['likely 100 = 60 + 40 (dòng tổng)', 'certain 100 = 30 + 71 (dòng tổng)'],
  ],
  [
    `| Chỉ tiêu | Mức |
|---|---|
| Đông | 4,5 |
| Tây | 5,5 |
| Chung | 5,0 |`,
    [],
  ],
  [
    `| Nội dung | ĐVT | Số lượng |
|---|---|---|
| Nhà | cái | 5 |
| Đường | km | 7 |
| Cộng | cái | 12 |`,
    [],
  ],
  [
    `| Nội dung | ĐVT | Số lượng |
|---|---|---|
| Nhà | cái | 5 |
| Cầu | Cái | 7 |
| Cộng | cái | 12 |`,
    ['likely 12 = 5 + 7 (dòng tổng)'],
  ],
  // parents and children
  [
    `| TT | Nội dung | Số tiền (triệu đồng) |
|---|---|---|
| I | Chi đầu tư | 30 |
| 1 | Đường | 12 |
| 2 | Cầu | 18 |
| II | Chi khác | 15 |
| 1 | Lương | 5 |
| 2 | Họp | 9 |
| | Tổng cộng | 45 |`,
    [
      'likely 45 triệu đồng = 30 triệu đồng + 15 triệu đồng (dòng tổng)',
      'likely 30 triệu đồng = 12 triệu đồng + 18 triệu đồng (mục cha và mục con)',
      'likely 15 triệu đồng = 5 triệu đồng + 9 triệu đồng (mục cha và mục con)',
    ],
  ],
  [
    `| TT | Nội dung | Số tiền |
|---|---|---|
| A | Chi | 30 |
| I | Đường | 12 |
| II | Cầu | 18 |
| 1 | Đường | 12 |
| 1.1 | Xã | 7 |
| 1.2 | Thôn | 4 |
| a | Đông | 2 |
| - | Nhà | 1 |
| - | Đất | 1 |
| b | Tây | 2 |`,
    [
      'likely 30 = 12 + 18 (mục cha và mục con)',
      'likely 12 = 7 + 4 (mục cha và mục con)',
      'likely 4 = 2 + 2 (mục cha và mục con)',
      'possible 2 = 1 + 1 (mục cha và mục con)',
    ],
  ],
  [
    `| TT | Nội dung | Số tiền |
|---|---|---|
| 1 | Trong đó có | 30 |
| a | Đường | 12 |
| b | Cầu | 18 |
| 2 | Lương | 8 |`,
    [],
  ],
  [
    `| TT | Nội dung | Số tiền |
|---|---|---|
| 1 | Xây dựng | 30 |
| | Ghi chú | |
| a | Đường | 12 |
| b | Cầu | 18 |
| 2 | Lương | 8 |`,
    [],
  ],
  [
    `| Nội dung | Số tiền |
|---|---|
| I. Xây dựng | 30 |
| 1. Đường | 12 |
| 2. Cầu | 18 |
| II. Lương | 8 |`,
    ['likely 30 = 12 + 18 (mục cha và mục con)'],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
