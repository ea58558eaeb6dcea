/** Columns of totals, formulas of the header, columns reckoned from columns. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { tableRelations } from './tables.ts';

const said = (text: string) => {
  return written(tableRelations(reading(text).outline));
};

it.each<[text: string, said: string[]]>([
  // the column of the total
  [
    `| Xã | Tổng số | Nam | Nữ |
|---|---|---|---|
| Đông | 10 | 4 | 6 |
| Tây | 20 | 9 | 11 |
| Bắc | 31 | 10 | 20 |`,
    ['likely 10 = 4 + 6 (cột tổng)', 'likely 20 = 9 + 11 (cột tổng)', 'certain 31 = 10 + 20 (cột tổng)'],
  ],
  [
    `| Xã | Tổng số | Nam | Nữ | Trẻ |
|---|---|---|---|---|
| Đông | 10 | 4 | 6 | 2 |
| Tây | 20 | 9 | 11 | 3 |
| Bắc | 30 | 10 | 20 | 5 |`,
    ['likely 10 = 4 + 6 (cột tổng)', 'likely 20 = 9 + 11 (cột tổng)', 'likely 30 = 10 + 20 (cột tổng)'],
  ],
  [
    `| Xã | Tổng số | Nam | Nữ |
|---|---|---|---|
| Đông | 10 | 4 | - |
| Tây | 20 | 9 | 11 |
| Bắc | 30 | 10 | 20 |`,
    ['certain 10 = 4 (cột tổng)', 'likely 20 = 9 + 11 (cột tổng)', 'likely 30 = 10 + 20 (cột tổng)'],
  ],
  [
    `| Xã | Tổng số (ha) | Lúa (ha) | Ngô (tấn) |
|---|---|---|---|
| Đông | 10 | 4 | 6 |
| Tây | 20 | 9 | 11 |
| Bắc | 30 | 10 | 20 |`,
    [],
  ],
  // formulas of the header
  [
    `| TT | Nội dung | Tổng | TW | ĐP | Còn | Tỷ lệ (%) |
|---|---|---|---|---|---|---|
| 1 | 2 | 3=4+5 | 4 | 5 | 6=3-4 | 7=4/3 |
| 1 | Đường | 30 | 20 | 10 | 10 | 66,7 |
| 2 | Cầu | 15 | 10 | 4 | 5 | 66,6 |`,
    [
      'certain 30 = 20 + 10 (công thức ở đầu cột)',
      'certain 15 = 10 + 4 (công thức ở đầu cột)',
      'certain 30 - 20 = 10 (công thức ở đầu cột)',
      'certain 15 - 10 = 5 (công thức ở đầu cột)',
      'certain 66,7 % = 20 / 30 (công thức ở đầu cột)',
      'certain 66,6 % = 10 / 15 (công thức ở đầu cột)',
    ],
  ],
  [
    `| Nội dung | Tổng | TW (triệu đồng) | ĐP (triệu đồng) |
|---|---|---|---|
| A | (1)=(2)+(3) | (2) | (3) |
| Đường | 30 | 20 | 10 |
| Cầu | 15 | 10 | 4 |`,
    [
      'certain 30 triệu đồng = 20 triệu đồng + 10 triệu đồng (công thức ở đầu cột)',
      'certain 15 triệu đồng = 10 triệu đồng + 4 triệu đồng (công thức ở đầu cột)',
    ],
  ],
  [
    `| Nội dung | Tổng (tỷ đồng) | TW (triệu đồng) | ĐP |
|---|---|---|---|
| A | 1=2+3 | 2 | 3 |
| Đường | 30 | 20 | 10 |
| Cầu | 15 | 10 | 4 |`,
    [],
  ],
  [
    `| Nội dung | Lượng | Giá | Tiền | Mức |
|---|---|---|---|---|
| A | 1 | 2 | 3 | 4=3:1 |
| Đường | 30 | 20 | 600 | 20 |
| Cầu | 15 | 10 | 150 | 11 |`,
    ['certain 20 = 600 / 30 × 1 (công thức ở đầu cột)', 'certain 11 = 150 / 15 × 1 (công thức ở đầu cột)'],
  ],
  [
    `| Nội dung | Lượng | Giá | Tiền |
|---|---|---|---|
| A | 1 | 2 | 3=1+9 |
| Đường | 30 | 20 | 600 |
| Cầu | 15 | 10 | 150 |`,
    [],
  ],
  [
    `| Nội dung | Lượng | Giá | Tiền |
|---|---|---|---|
| Một | 1 | 2 | 3 |
| Hai | 3 | 5 | 8 |
| Ba | 3 | 5 | 9 |`,
    [],
  ],
  // columns reckoned from columns
  [
    `| Chỉ tiêu | Năm 2022 | Năm 2023 | Tăng, giảm (+/-) | So sánh (%) |
|---|---|---|---|---|
| Hộ nghèo | 412 | 312 | -100 | 75,7 |
| Cận nghèo | 506 | 480 | -36 | 94,9 |
| Cộng | 918 | 792 | -126 | 86,3 |`,
    [
      'likely 918 = 412 + 506 (dòng tổng)',
      'likely 792 = 312 + 480 (dòng tổng)',
      'certain -126 = -100 + -36 (dòng tổng)',
      'likely 312 - 412 = -100 (cột chênh lệch)',
      'certain 480 - 506 = -36 (cột chênh lệch)',
      'likely 792 - 918 = -126 (cột chênh lệch)',
      'likely 75,7 % = 312 / 412 (cột tỷ lệ)',
      'likely 94,9 % = 480 / 506 (cột tỷ lệ)',
      'likely 86,3 % = 792 / 918 (cột tỷ lệ)',
    ],
  ],
  [
    `| Chỉ tiêu | Năm 2022 | Năm 2023 | Tăng (%) |
|---|---|---|---|
| Lúa | 400 | 500 | 25 |
| Ngô | 500 | 600 | 20 |
| Sắn | 100 | 110 | 11 |`,
    ['likely 25 %: 400 ↗ 500 (cột tăng giảm)', 'likely 20 %: 500 ↗ 600 (cột tăng giảm)', 'likely 11 %: 100 ↗ 110 (cột tăng giảm)'],
  ],
  [
    `| Loại | Số hộ | Cơ cấu (%) |
|---|---|---|
| Nghèo | 20 | 20 |
| Khá | 30 | 30 |
| Giàu | 50 | 51 |
| Tổng số | 100 | 100 |`,
    [
      'likely 100 = 20 + 30 + 50 (dòng tổng)',
      'likely 20 % = 20 / 100 (cột cơ cấu)',
      'likely 30 % = 30 / 100 (cột cơ cấu)',
      'certain 51 % = 50 / 100 (cột cơ cấu)',
    ],
  ],
  [
    `| Loại | Số lượng | Đơn giá (đồng) | Thành tiền (đồng) |
|---|---|---|---|
| Bàn | 3 | 1.000 | 3.000 |
| Ghế | 5 | 2.500 | 12.500 |
| Tủ | 2 | 2.500 | 5.500 |`,
    [
      'likely 1.000 đồng = 3.000 đồng / 3 × 1 (cột bình quân)',
      'likely 2.500 đồng = 12.500 đồng / 5 × 1 (cột bình quân)',
      'certain 2.500 đồng = 5.500 đồng / 2 × 1 (cột bình quân)',
      'likely 3.000 đồng = 1.000 đồng × 3, set (cột tích)',
      'likely 12.500 đồng = 2.500 đồng × 5, set (cột tích)',
      'certain 5.500 đồng = 2.500 đồng × 2, set (cột tích)',
    ],
  ],
  [
    `| Loại | Diện tích (ha) | Năng suất (tạ/ha) | Sản lượng (tấn) |
|---|---|---|---|
| Lúa | 20 | 55 | 110 |
| Ngô | 10 | 40 | 40 |
| Sắn | 10 | 150 | 155 |`,
    [
      'likely 110 tấn = 55 tạ/ha × 20 ha × 10^-4 (cột tích)',
      'likely 40 tấn = 40 tạ/ha × 10 ha × 10^-4 (cột tích)',
      'likely 155 tấn = 150 tạ/ha × 10 ha × 10^-4 (cột tích)',
    ],
  ],
  [
    `| Xã | Số khẩu | Số hộ | Bình quân |
|---|---|---|---|
| Đông | 20 | 5 | 4 |
| Tây | 30 | 6 | 5 |
| Nam | 40 | 10 | 5 |`,
    ['likely 4 = 20 / 5 × 1 (cột bình quân)', 'likely 5 = 30 / 6 × 1 (cột bình quân)', 'certain 5 = 40 / 10 × 1 (cột bình quân)'],
  ],
  [
    `| Xã | Giao | Có | Còn thiếu |
|---|---|---|---|
| Đông | 20 | 15 | 5 |
| Tây | 30 | 26 | 4 |
| Nam | 40 | 30 | 9 |`,
    ['likely 20 - 15 = 5 (cột chênh lệch)', 'likely 30 - 26 = 4 (cột chênh lệch)', 'likely 40 - 30 = 9 (cột chênh lệch)'],
  ],
  [
    `| Xã | Giao | Có | Ghi chú |
|---|---|---|---|
| Đông | 20 | 15 | a |
| Tây | 30 | 26 | b |`,
    [],
  ],
  [
    `ĐVT: triệu đồng

| Xã | Kế hoạch | Thực hiện |
|---|---|---|
| Đông | 20,5 | (1.500) |
| Tây | 30 | 2.600 |
| Tổng cộng | 50 | 1.100 |`,
    [
      'likely 50 triệu đồng = 20,5 triệu đồng + 30 triệu đồng (dòng tổng)',
      'likely 1.100 triệu đồng = -1.500 triệu đồng + 2.600 triệu đồng (dòng tổng)',
    ],
  ],
  [
    `Đơn vị tính: người.

| STT | Xã | Tổng | Nữ |
|---|---|---|---|
| 1 | Đông | 20 | 15 |
| 2 | Tây | 30 | 26 |
| | Cộng | 51 | 41 |`,
    ['certain 51 người = 20 người + 30 người (dòng tổng)', 'likely 41 người = 15 người + 26 người (dòng tổng)'],
  ],
  [
    `| Xã | Số tiền |
|---|---|
| Đông | 20 |`,
    [],
  ],
  [
    `| 10 | 20 |
|---|---|
| 1 | 2 |
| 3 | 4 |`,
    [],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
