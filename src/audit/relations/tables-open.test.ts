/** Tables whose readings compete. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { tableRelations } from './tables.ts';

const said = (text: string) => {
  return written(tableRelations(reading(text).outline));
};

it.each<[text: string, said: string[]]>([
  // where the readings compete
  [
    `| Xã | Tổng số | Lúa | Ngô | Sắn |
|---|---|---|---|---|
| Đông | 10 | 4 | 5 | 1 |
| Tây | 20 | 9 | 10 | 1 |
| Bắc | 30 | 10 | 15 | 4 |`,
    ['likely 10 = 4 + 5 + 1 (cột tổng)', 'likely 20 = 9 + 10 + 1 (cột tổng)', 'likely 30 = 10 + 15 + 4 (cột tổng)'],
  ],
  [
    `| Xã | Tổng số | Lúa |
|---|---|---|
| Đông | 10 | 4 |
| Tây | 20 | 9 |`,
    [],
  ],
  [
    `| Xã | Kế hoạch | Thực hiện | Đạt (%) |
|---|---|---|---|
| Đông | 10 | 4 | 50 |
| Tây | 20 | 10 | 60 |
| Bắc | 0 | 10 | 60 |`,
    [],
  ],
  [
    `| Xã | Kế hoạch | Thực hiện | Đạt (%) |
|---|---|---|---|
| Đông | 10 | 4 | 40 |
| Tây | 20 | 10 | 50 |
| Bắc | 0 | 10 | 60 |`,
    ['likely 40 % = 4 / 10 (cột tỷ lệ)', 'likely 50 % = 10 / 20 (cột tỷ lệ)'],
  ],
  [
    `| Xã | Giao (triệu đồng) | Chi (triệu đồng) | Người | Còn lại (triệu đồng) |
|---|---|---|---|---|
| Đông | 20,5 | 15,5 | 3 | 5 |
| Tây | 30,5 | 26,5 | 4 | 4 |
| Nam | 40,5 | 30,5 | 5 | 12 |`,
    [
      'likely 20,5 triệu đồng - 15,5 triệu đồng = 5 triệu đồng (cột chênh lệch)',
      'likely 30,5 triệu đồng - 26,5 triệu đồng = 4 triệu đồng (cột chênh lệch)',
      'certain 40,5 triệu đồng - 30,5 triệu đồng = 12 triệu đồng (cột chênh lệch)',
    ],
  ],
  [
    `| Xã | Hộ | Người | Mức bình quân |
|---|---|---|---|
| Đông | 5 | 20 | 4 |
| Tây | 6 | 31 | 6 |
| Nam | 10 | 40 | 7 |`,
    [],
  ],
  [
    `| Loại | Số lượng | Đơn giá (đồng) | Kinh phí (nghìn đồng) |
|---|---|---|---|
| Bàn | 3 | 1.000 | 3 |
| Ghế | 5 | 2.000 | 10 |
| Tủ | 2 | 2.000 | 5 |`,
    [
      'likely 1.000 đồng = 3 nghìn đồng / 3 × 1 (cột bình quân)',
      'likely 2.000 đồng = 10 nghìn đồng / 5 × 1 (cột bình quân)',
      'certain 2.000 đồng = 5 nghìn đồng / 2 × 1 (cột bình quân)',
      'likely 3 nghìn đồng = 1.000 đồng × 3, set (cột tích)',
      'likely 10 nghìn đồng = 2.000 đồng × 5, set (cột tích)',
      'certain 5 nghìn đồng = 2.000 đồng × 2, set (cột tích)',
    ],
  ],
  [
    `| Nội dung | Tổng | TW | ĐP | Tỷ lệ |
|---|---|---|---|---|
| A | 1=2+3 | 2 | 3 | 4=2/1*100 |
| Đường | 30 | 20 | - | 66,7 |
| Cầu | 15 | 10 | 5 | 66,6 |
| Kè | 15 | chưa | 5 | 50 |`,
    [
      'certain 30 = 20 (công thức ở đầu cột)',
      'certain 15 = 10 + 5 (công thức ở đầu cột)',
      'certain 66,7 = 20 / 30 (công thức ở đầu cột)',
      'certain 66,6 = 10 / 15 (công thức ở đầu cột)',
    ],
  ],
  [
    `| Nội dung | Tổng (tỷ đồng) | TW (tỷ đồng) | Còn |
|---|---|---|---|
| A | 1 | 2 | 3=1–2 |
| Đường | 30 | 20 | 10 |
| Cầu | 15 | 10 | 6 |`,
    [
      'certain 30 tỷ đồng - 20 tỷ đồng = 10 tỷ đồng (công thức ở đầu cột)',
      'certain 15 tỷ đồng - 10 tỷ đồng = 6 tỷ đồng (công thức ở đầu cột)',
      'likely 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (cột tổng)',
      'likely 15 tỷ đồng = 10 tỷ đồng + 6 tỷ đồng (cột tổng)',
    ],
  ],
  [
    `| TT | Nội dung | Số tiền (tỷ đồng) |
|---|---|---|
| 1 | Chi | 30 |
| 1.1 | Đường | 12 |
| | Ghi chú | |
| 1.2 | Cầu | 19 |
| 2 | Thu | 40 |
| - | Phí | 15 |
| - | Thuế | 20 |
| | Tổng cộng | 71 |`,
    [
      'likely 71 tỷ đồng = 30 tỷ đồng + 40 tỷ đồng (dòng tổng)',
      'likely 30 tỷ đồng = 12 tỷ đồng + 19 tỷ đồng (mục cha và mục con)',
      'possible 40 tỷ đồng = 15 tỷ đồng + 20 tỷ đồng (mục cha và mục con)',
    ],
  ],
  [
    `| Xã | | |
|---|---|---|
| Đông | 40 | 4 |
| Tây | 90 | 6 |
| Cộng | 131 | 10 |`,
    ['likely 131 = 40 + 90 (dòng tổng)', 'likely 10 = 4 + 6 (dòng tổng)'],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
