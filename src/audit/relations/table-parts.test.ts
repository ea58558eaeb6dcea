/** What is no part and no sum in a table, and columns beside each other. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { tableRelations } from './tables.ts';

const said = (text: string) => {
  return written(tableRelations(reading(text).outline));
};

it.each<[text: string, said: string[]]>([
  // what is no part, what is no sum
  [
    `| Xã | | |
|---|---|---|
| Đông | 40 | 4 |
| Tây | 90 | 6 |
| Cộng | 141 | 10 |`,
    ['possible 141 = 40 + 90 (dòng tổng, hint)', 'likely 10 = 4 + 6 (dòng tổng)'],
  ],
  [
    `| TT | Nội dung | Số tiền (tỷ đồng) |
|---|---|---|
| 1 | Chi, bao gồm cả | 30 |
| 1.1 | Đường | 12 |
| 1.2 | Cầu | 17 |
| 2 | Thu | 40 |
| 2.1 | Trong đó phí | 15 |
| 2.2 | Thuế | 20 |`,
    [],
  ],
  [
    `| TT | Nội dung | Số tiền (tỷ đồng) |
|---|---|---|
| I | Chi | 30 |
| 1 | Đường | 12 |
| 1.1 | Xã | 12 |
| 2 | Cầu | 17 |
| | Tổng cộng | 30 |`,
    ['likely 30 tỷ đồng = 12 tỷ đồng + 17 tỷ đồng (mục cha và mục con)'],
  ],
  [
    `| TT | Nội dung | Số tiền (tỷ đồng) |
|---|---|---|
| 1 | Chi | 30 |
| | Trong đó: đường | 12 |
| 2 | Thu | 40 |
| | Tổng cộng | 71 |`,
    ['likely 71 tỷ đồng = 30 tỷ đồng + 40 tỷ đồng (dòng tổng)'],
  ],
  [
    `| TT | Nội dung | Số tiền (tỷ đồng) |
|---|---|---|
| | Tổng cộng | 71 |
| 1 | Chi | 30 |
| 1.1 | Đường | 12 |
| 2 | Thu | 40 |`,
    ['likely 71 tỷ đồng = 30 tỷ đồng + 40 tỷ đồng (dòng tổng)'],
  ],
  [
    `| Nhóm | Số người |
|---|---|
| Tổng số | 100 |
| Chia theo giới tính: | - |
| Nam | 60 |
| Nữ | 41 |`,
    ['likely 100 = 60 + 41 (dòng tổng)'],
  ],
  [
    `| Nhóm | Số người |
|---|---|
| Tổng số | 100 |
| Trẻ | 10 |
| Phân theo giới tính | |
| Nam | 60 |
| Nữ | 40 |`,
    ['likely 100 = 60 + 40 (dòng tổng)'],
  ],
  [
    `| Nhóm | Số người |
|---|---|
| Tổng số | 100 |
| I. Phân theo giới tính | |
| Nam | 60 |
| Nữ | 40 |`,
    [],
  ],
  // columns beside each other
  [
    `| Xã | Tổng số (ha) | Lúa (ha) | Ngô (ha) | Tổng cộng (tấn) | Thóc (tấn) | Bắp (tấn) |
|---|---|---|---|---|---|---|
| Đông | 10 | 4 | 6 | 9 | 5 | 4 |
| Tây | 20 | 9 | 11 | 7 | 5 | 2 |
| Bắc | 31 | 10 | 20 | 6 | 3 | 4 |`,
    [
      'likely 10 ha = 4 ha + 6 ha (cột tổng)',
      'likely 20 ha = 9 ha + 11 ha (cột tổng)',
      'likely 31 ha = 10 ha + 20 ha (cột tổng)',
      'likely 9 tấn = 5 tấn + 4 tấn (cột tổng)',
      'likely 7 tấn = 5 tấn + 2 tấn (cột tổng)',
      'likely 6 tấn = 3 tấn + 4 tấn (cột tổng)',
    ],
  ],
  [
    `| Xã | Cộng | Lúa | Ghi chú | Ngô |
|---|---|---|---|---|
| Đông | 10 | 4 | a | 6 |
| Tây | 20 | 9 | b | 11 |`,
    [],
  ],
  [
    `| Xã | Tổng số | Lúa | Ngô |
|---|---|---|---|
| Đông | 10 | 4 | 6 |
| Tây | 20 | chưa rõ | 11 |
| Bắc | 30 | 10 | 20 |`,
    ['likely 10 = 4 + 6 (cột tổng)', 'likely 30 = 10 + 20 (cột tổng)'],
  ],
  [
    `| Xã | Tổng vốn (triệu đồng) | TW (triệu đồng) | ĐP (triệu đồng) | Tỷ lệ (%) |
|---|---|---|---|---|
| Đông | 100 | 40 | 60 | 40 |
| Tây | 200 | 90 | 110 | 45 |
| Bắc | 300 | 100 | 210 | 33,3 |`,
    [
      'likely 100 triệu đồng = 40 triệu đồng + 60 triệu đồng (cột tổng)',
      'likely 200 triệu đồng = 90 triệu đồng + 110 triệu đồng (cột tổng)',
      'certain 300 triệu đồng = 100 triệu đồng + 210 triệu đồng (cột tổng)',
      'likely 40 % = 40 triệu đồng / 100 triệu đồng (cột tỷ lệ)',
      'likely 45 % = 90 triệu đồng / 200 triệu đồng (cột tỷ lệ)',
      'likely 33,3 % = 100 triệu đồng / 300 triệu đồng (cột tỷ lệ)',
    ],
  ],
  [
    `| Xã | Kế hoạch (ha) | Thực hiện (ha) | Hộ | Tỷ lệ |
|---|---|---|---|---|
| Đông | 10 | 4 | 3 | 40 |
| Tây | 20 | 10 | 4 | 50 |
| Bắc | 30 | 10 | 5 | 34 |`,
    ['likely 40 = 4 ha / 10 ha (cột tỷ lệ)', 'likely 50 = 10 ha / 20 ha (cột tỷ lệ)', 'likely 34 = 10 ha / 30 ha (cột tỷ lệ)'],
  ],
  [
    `| Xã | Kế hoạch | Thực hiện | So với kế hoạch |
|---|---|---|---|
| Đông | 10 | 4 | 40% |
| Tây | 20 | 10 | 50% |
| Bắc | 30 | 10 | 34% |`,
    ['likely 40 % = 4 / 10 (cột tỷ lệ)', 'likely 50 % = 10 / 20 (cột tỷ lệ)', 'likely 34 % = 10 / 30 (cột tỷ lệ)'],
  ],
  [
    `| Xã | Năm 2022 | Năm 2023 | Tỷ lệ tăng, giảm (%) |
|---|---|---|---|
| Đông | 10 | 14 | 40 |
| Tây | 20 | 10 | -50 |
| Bắc | 30 | 40 | 34 |`,
    ['likely 40 %: 10 ↗ 14 (cột tăng giảm)', 'likely -50 %: 20 ↗ 10 (cột tăng giảm)', 'likely 34 %: 30 ↗ 40 (cột tăng giảm)'],
  ],
  [
    `| Xã | Giao | Có | Thừa (+), thiếu (-) |
|---|---|---|---|
| Đông | 20 | 15 | -5 |
| Tây | 30 | 36 | 6 |
| Nam | 40 | 30 | -12 |`,
    ['likely 15 - 20 = -5 (cột chênh lệch)', 'likely 36 - 30 = 6 (cột chênh lệch)', 'certain 30 - 40 = -12 (cột chênh lệch)'],
  ],
  [
    `| Xã | Giao (người) | Có (người) | Diện tích (ha) | Chưa có (người) |
|---|---|---|---|---|
| Đông | 20 | 15 | 5 | 5 |
| Tây | 30 | 26 | 4 | 4 |
| Nam | 40 | 30 | 9 | 9 |`,
    [
      'likely 20 người - 15 người = 5 người (cột chênh lệch)',
      'likely 30 người - 26 người = 4 người (cột chênh lệch)',
      'certain 40 người - 30 người = 9 người (cột chênh lệch)',
    ],
  ],
  [
    `| Xã | Số khẩu (người) | Số hộ (hộ) | Bình quân (người/hộ) |
|---|---|---|---|
| Đông | 20 | 5 | 4 |
| Tây | 30 | 6 | 5 |
| Nam | 40 | 10 | 5 |`,
    [
      'likely 4 người/hộ = 20 người / 5 hộ × 1 (cột bình quân)',
      'likely 5 người/hộ = 30 người / 6 hộ × 1 (cột bình quân)',
      'certain 5 người/hộ = 40 người / 10 hộ × 1 (cột bình quân)',
    ],
  ],
  [
    `| Cây | Diện tích | Năng suất | Sản lượng |
|---|---|---|---|
| Lúa | 20 | 55 | 110 |
| Ngô | 10 | 40 | 40 |
| Sắn | 10 | 150 | 160 |`,
    ['likely 110 = 55 × 20 × 10^-1 (cột tích)', 'likely 40 = 40 × 10 × 10^-1 (cột tích)', 'likely 160 = 150 × 10 × 10^-1 (cột tích)'],
  ],
  [
    `| Loại | Số lượng | Giá (đồng) | Tỷ lệ (%) | Giá trị (đồng) |
|---|---|---|---|---|
| Bàn | 3 | 1.000 | 10 | 3.000 |
| Ghế | 5 | 2.500 | 20 | 12.500 |`,
    ['likely 3.000 đồng = 1.000 đồng × 3, set (cột tích)', 'likely 12.500 đồng = 2.500 đồng × 5, set (cột tích)'],
  ],
  // formulas
  [
    `| Nội dung | Giao | Chi | Tỷ lệ (%) |
|---|---|---|---|
| A | (1) | (2) | (3)=(2)/(1)x100% |
| Đường | 30 | 20 | 66,7 |
| Cầu | 15 | 10 | 66 |`,
    ['certain 66,7 % = 20 / 30 (công thức ở đầu cột)', 'certain 66 % = 10 / 15 (công thức ở đầu cột)'],
  ],
  [
    `| Nội dung | Giao | Chi | Còn |
|---|---|---|---|
| A | 1 | 2 | 3=1-2-3 |
| Đường | 30 | 20 | 10 |
| Cầu | 15 | 10 | 6 |`,
    [],
  ],
  [
    `| Nội dung | Giao (tỷ đồng) | Chi | Tỷ lệ |
|---|---|---|---|
| A | 1 | 2 | 3=2/1 |
| Đường | 30 | 20 | 0,67 |
| Cầu | 15 | 10 | 0,5 |`,
    [],
  ],
  [
    `| Nội dung | Giao | Chi | Thu | Cộng |
|---|---|---|---|---|
| A | 1 | 2 | 3 | 4=1+2+3 |
| Đường | 30 | 20 | - | 50 |
| Cầu | 15 | chưa | 3 | 18 |
| Kè | - | - | - | 18 |`,
    ['certain 50 = 30 + 20 (công thức ở đầu cột)'],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
