/** A table read: what each column holds and in which unit, how deep each row stands, which is a total. */
import { expect, it } from 'vitest';
import { reading } from './proposed.fixture.ts';
import { gridsOf } from './table-grid.ts';
import type { GridRow } from './table-model.ts';

const unit = (of: { readonly unit: { readonly name: string; readonly dim: string } | null }) =>
  of.unit === null ? '' : ` ${of.unit.name || of.unit.dim}`;
const cells = ({ cells: all }: GridRow) =>
  [...all.values()]
    .flatMap(({ figure }) => (figure === null ? [] : [`${figure.negative ? '-' : ''}${figure.printed}${unit(figure)}`]))
    .join(', ');
const read = (text: string) =>
  gridsOf(reading(text).outline).flatMap(({ columns, rows, formulas, columnNumbers, rowUnits }) => [
    columns.map((column) => `${column.kind}${unit(column)}`).join(' | '),
    ...rows.map(
      (row) =>
        `${row.number === '' ? '' : `${row.number} `}${row.label}, level ${row.level}${row.total === null ? '' : `, total ${row.total}`}: ${cells(row)}`,
    ),
    ...(formulas.length === 0
      ? []
      : [
          `formulas ${formulas.map(({ column, expression }) => `${column}: ${expression}`).join(', ')}; columns ${[...columnNumbers].map(([name, at]) => `${name} at ${at}`).join(', ')}`,
        ]),
    ...(rowUnits.size === 0 ? [] : [`units ${[...rowUnits].map(([row, name]) => `${row}: ${name}`).join(', ')}`]),
  ]);
it.each<[said: string[], text: string]>([
  [
    [
      'numbering | label | number | rate %',
      '1 Đông, level 3: 1, 10, 40 %',
      '2 Tây, level 3: 2, 15, 60 %',
      'Tổng cộng, level 0, total bottom: 25, 100 %',
    ],
    `| TT | Xã | Số hộ | Tỷ lệ (%) |
|---|---|---|---|
| 1 | Đông | 10 | 40% |
| 2 | Tây | 15 | 60% |
|  | Tổng cộng | 25 | 100% |`,
  ],
  [
    [
      'label | number triệu đồng | rate | label',
      'Đông, level 3: 10 triệu đồng, 4,5',
      'Tây, level 3: 15 triệu đồng, 5,5',
      'Toàn xã, level 0, total any: 25 triệu đồng, 5',
    ],
    `| Xã | Vốn (triệu đồng) | Năng suất | Ghi chú |
|---|---|---|---|
| Đông | 10 | 4,5 | chậm |
| Tây | 15 | 5,5 |  |
| Toàn xã | 25 | 5 | a |`,
  ],
  [
    ['label | number number | number', 'Đông, level 3: -1.500 number, 5 %', 'Tây, level 3: 2 number, -3', 'Nam, level 3: 0'],
    `| Xã | Số tiền | Số hộ |
|---|---|---|
| Đông | (1.500) | (5%) |
| Tây | +2 | -3 |
| Nam | chưa có | 0 |`,
  ],
  [
    [
      'numbering | label | number number',
      'A Chi, level 1: 30 number',
      'I Đường, level 2: 12 number',
      '1 Xã, level 3: 1, 7 number',
      '1.1 Thôn, level 4: 1.1, 4 number',
      '1.1.2 Ngõ, level 5: 1.1.2, 4 number',
      'a) Nhà, level 8: 2 number',
      'đ Sân, level 8: 2 number',
      '- Cổng, level 9: 1 number',
      '+ Tường, level 10: 1 number',
      '* Rào, level 9: 1 number',
      'Khác, level null: 1 number',
    ],
    `| STT | Nội dung | Tổng |
|---|---|---|
| A | Chi | 30 |
| I | Đường | 12 |
| 1 | Xã | 7 |
| 1.1 | Thôn | 4 |
| 1.1.2 | Ngõ | 4 |
| a) | Nhà | 2 |
| đ | Sân | 2 |
| - | Cổng | 1 |
| + | Tường | 1 |
| * | Rào | 1 |
|  | Khác | 1 |`,
  ],
  [
    [
      'label | number number',
      'I. Chi, level 2: 30 number',
      '1. Đường, level 3: 12 number',
      '1.1. Xã, level 4: 7 number',
      'a) Nhà, level 8: 2 number',
      '- Cổng, level 9: 1 number',
      '+ Tường, level 10: 1 number',
      'Khác, level 3: 1 number',
      'Cả năm, level 0, total any: 5 number',
    ],
    `| Nội dung | Tổng |
|---|---|
| I. Chi | 30 |
| 1. Đường | 12 |
| 1.1. Xã | 7 |
| a) Nhà | 2 |
| - Cổng | 1 |
| + Tường | 1 |
| Khác | 1 |
| Cả năm | 5 |`,
  ],
  [
    ['label | label | number', 'Nhà, level 3: 5', 'Đường, level 3: 7', 'Cầu, level 3: 2', 'units 0: cái, 1: km, 2: cái'],
    `| Nội dung | ĐVT | Số lượng |
|---|---|---|
| Nhà | cái | 5 |
| Đường | km | 7 |
| Cầu | cái | 2 |`,
  ],
  [
    [
      'label | number number | number number | number number',
      'Đường, level 3: 30 number, 20 number, 10 number',
      'Cầu, level 3: 15 number, 10 number, 5 number',
      'formulas 1: 2+3; columns A at 0, 1 at 1, 2 at 2, 3 at 3',
    ],
    `| Nội dung | Tổng | TW | ĐP |
|---|---|---|---|
| (A) | (1)=(2)+(3) | (2) | (3) |
| Đường | 30 | 20 | 10 |
| Cầu | 15 | 10 | 5 |`,
  ],
  [
    [
      'label | number number | number number | number number',
      'A, level 3: 4 number, 6 number',
      'Đường, level 3: 30 number, 20 number, 10 number',
      'Cầu, level 3: 15 number, 10 number, 5 number',
    ],
    `| Nội dung | Tổng | TW | ĐP |
|---|---|---|---|
| A | 3=4+5 | 4 | 6 |
| Đường | 30 | 20 | 10 |
| Cầu | 15 | 10 | 5 |`,
  ],
  [
    [
      'label | number number | number number | rate % | rate đồng | number number | rate',
      'Đông, level 3: 10 number, 4 number, 40 %, 5 đồng, 6 number, 7',
      'Tây, level 3: 15 number, 6 number, 40 %, 5 đồng, 6 number, 7',
    ],
    `| Xã | Kế hoạch | Thực hiện | % | Đơn giá (đồng) | Mức | Cơ cấu |
|---|---|---|---|---|---|---|
| Đông | 10 | 4 | 40 | 5 | 6 | 7 |
| Tây | 15 | 6 | 40 | 5 | 6 | 7 |`,
  ],
  [
    ['label | number triệu đồng | number hộ', 'Đông, level 3: 10 triệu đồng, 4 hộ', 'Tây, level 3: 15 triệu đồng, 6 hộ'],
    `ĐVT: triệu đồng

| Xã | Kế hoạch | Số hộ (hộ) |
|---|---|---|
| Đông | 10 | 4 |
| Tây | 15 | 6 |`,
  ],
  [
    ['label | number ha | number ha', 'Đông, level 3: 10 ha, 4 ha', 'Tây, level 3: 15 ha, 6 ha'],
    `Đơn vị tính: ha

Ghi chú thêm.

| Xã | Lúa | Ngô |
|---|---|---|
| Đông | 10 | 4 |
| Tây | 15 | 6 |`,
  ],
  [
    ['label | number number | number number', 'Đông, level 3: 10 number, 4 number', 'Tây, level 3: 15 number, 6 number'],
    `Đơn vị: xã Đông

| Xã | Lúa | Ngô |
|---|---|---|
| Đông | 10 | 4 |
| Tây | 15 | 6 |`,
  ],
  [
    ['label | number ha | number tấn | number number', 'Đông, level 3: 10 ha, 4 tấn, 1 number', 'Tây, level 3: 15 ha, 6 tấn, 2 number'],
    `| Xã | Diện tích (ĐVT: ha) | Sản lượng (tấn) | Nhận xét (tốt) |
|---|---|---|---|
| Đông | 10 | 4 | 1 |
| Tây | 15 | 6 | 2 |`,
  ],
  [
    ['label | number', 'Đông, level 3: 10', 'Tây, level 3: 15'],
    `| Xã | Số hộ |
|---|---|
| Đông | 10 |
| Tây | 15 |`,
  ],
  [
    [],
    `| Xã | Số hộ |
|---|---|
| Đông | 10 |`,
  ],
  [
    [],
    `| 1 | 2 |
|---|---|
| 3 | 4 |
| 5 | 6 |`,
  ],
  [
    ['numbering | label | number Hộ', '1 Đông, level 3: 1, 10 Hộ', '2 Tây, level 3: 2, 15 Hộ'],
    `|  | Xã | Hộ |
|---|---|---|
| 1 | Đông | 10 |
| 2 | Tây | 15 |`,
  ],
  [
    ['number number | label | number Hộ', 'Đông, level 3: 10 Hộ', 'Tây, level 3: 2 number, 15 Hộ'],
    `|  | Xã | Hộ |
|---|---|---|
| Huyện này | Đông | 10 |
| 2 | Tây | 15 |`,
  ],
  [
    ['label | number | number', 'Đông, level 3: 10, 5', 'Tây, level 3: 15, 6'],
    `| Xã | Hộ | Khẩu |
|---|---|---|
| Năm trước | Năm nay | Năm nay |
| Đông | 10 | 5 |
| Tây | 15 | 6 |`,
  ],
  [
    ['label | number | label', 'Tây, level 3: 0', 'Nam, level 3: 5'],
    `| Xã | Hộ | Khẩu |
|---|---|---|
| Đông | - | – |
| Tây | 0 | . |
| Nam | 5 | x |`,
  ],
  [
    ['label | number | label', 'Đông, level 3: 10 hộ', 'Tây, level 3: 15'],
    `| Xã | Hộ nghèo 2023 hộ | Khẩu |
|---|---|---|
| Đông | 10 hộ | 12 hộ 5 |
| Tây | 15* | (6) |`,
  ],
])('%j of %s', (said, text) => expect(read(text)).toEqual(said));
