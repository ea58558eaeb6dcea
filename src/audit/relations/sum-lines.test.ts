/** Counts with their amounts, and lines under and over a total. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { sumRelations } from './sums.ts';

const said = (text: string) => {
  const { outline, statements } = reading(text);
  return written(sumRelations(outline, statements));
};

it.each<[text: string, said: string[]]>([
  // counts with amounts
  [
    'Bố trí 41.000 triệu đồng cho 5 dự án (3 dự án chuyển tiếp 31.900 triệu đồng, 2 dự án khởi công mới 9.100 triệu đồng).',
    [
      'likely 5 dự án = 3 dự án + 2 dự án (parentheses, hint)',
      'possible 5 dự án = 3 dự án + 2 dự án (số lượng và số tiền, slot 1)',
      'possible 41.000 triệu đồng = 31.900 triệu đồng + 9.100 triệu đồng (số lượng và số tiền, slot 2)',
    ],
  ],
  [
    'Bố trí 41.000 triệu đồng cho 5 dự án (3 dự án chuyển tiếp 31.900 triệu đồng, 2 dự án khởi công mới 9.200 triệu đồng).',
    [
      'likely 5 dự án = 3 dự án + 2 dự án (parentheses, hint)',
      'certain 5 dự án = 3 dự án + 2 dự án (số lượng và số tiền, slot 1)',
      'certain 41.000 triệu đồng = 31.900 triệu đồng + 9.200 triệu đồng (số lượng và số tiền, slot 2)',
    ],
  ],
  [
    'Có 5 dự án 41.000 triệu đồng, gồm: 3 dự án chuyển tiếp 31.900 triệu đồng; 2 dự án mới 9.200 triệu đồng.',
    [
      'possible 31.900 triệu đồng ≤ 41.000 triệu đồng (gồm)',
      'possible 9.200 triệu đồng ≤ 41.000 triệu đồng (gồm)',
      'certain 41.000 triệu đồng = 31.900 triệu đồng + 9.200 triệu đồng (gồm, hint, slot 1)',
      'possible 5 dự án = 3 dự án + 2 dự án (gồm, slot 1)',
      'possible 5 dự án = 3 dự án + 2 dự án (dấu hai chấm, slot 2)',
      'certain 5 dự án = 3 dự án + 2 dự án (số lượng và số tiền, slot 3)',
      'certain 41.000 triệu đồng = 31.900 triệu đồng + 9.200 triệu đồng (số lượng và số tiền, slot 4)',
    ],
  ],
  [
    'Có 6 dự án 41.000 triệu đồng, gồm: 3 dự án chuyển tiếp 31.900 triệu đồng; 2 dự án mới 9.100 triệu đồng.',
    [
      'possible 31.900 triệu đồng ≤ 41.000 triệu đồng (gồm)',
      'possible 9.100 triệu đồng ≤ 41.000 triệu đồng (gồm)',
      'certain 41.000 triệu đồng = 31.900 triệu đồng + 9.100 triệu đồng (gồm, hint, slot 1)',
      'possible 41.000 triệu đồng = 31.900 triệu đồng + 9.100 triệu đồng (dấu hai chấm, hint, slot 2)',
      'certain 6 dự án = 3 dự án + 2 dự án (số lượng và số tiền, slot 3)',
      'certain 41.000 triệu đồng = 31.900 triệu đồng + 9.100 triệu đồng (số lượng và số tiền, slot 4)',
    ],
  ],
  [
    'Có 6 dự án 41.000 triệu đồng, gồm: 3 dự án chuyển tiếp 31.900 triệu đồng; 2 dự án mới 9.200 triệu đồng.',
    [
      'possible 31.900 triệu đồng ≤ 41.000 triệu đồng (gồm)',
      'possible 9.200 triệu đồng ≤ 41.000 triệu đồng (gồm)',
      'certain 41.000 triệu đồng = 31.900 triệu đồng + 9.200 triệu đồng (gồm, hint, slot 1)',
      'possible 6 dự án = 3 dự án + 2 dự án (gồm, slot 1)',
      'possible 41.000 triệu đồng = 31.900 triệu đồng + 9.200 triệu đồng (dấu hai chấm, hint, slot 2)',
      'possible 6 dự án = 3 dự án + 2 dự án (dấu hai chấm, slot 2)',
    ],
  ],
  [
    'Cho vay 3 hộ (90 triệu đồng), 2 hộ (50 triệu đồng), tổng cộng 5 hộ (150 triệu đồng).',
    [
      'likely 5 hộ = 3 hộ + 2 hộ (cộng phần trước, hint, slot 1)',
      'possible 5 hộ = 3 hộ + 2 hộ (số lượng và số tiền, slot 2)',
      'certain 150 triệu đồng = 90 triệu đồng + 50 triệu đồng (số lượng và số tiền, slot 3)',
    ],
  ],
  [
    'Có 5 dự án 41.000 triệu đồng, gồm: 3 dự án đã giải ngân 31.900 triệu đồng; 2 dự án mới 9.200 triệu đồng.',
    [
      'possible 31.900 triệu đồng ≤ 41.000 triệu đồng (gồm)',
      'possible 9.200 triệu đồng ≤ 41.000 triệu đồng (gồm)',
      'certain 41.000 triệu đồng = 31.900 triệu đồng + 9.200 triệu đồng (gồm, hint, slot 1)',
      'possible 5 dự án = 3 dự án + 2 dự án (gồm, slot 1)',
      'possible 5 dự án = 3 dự án + 2 dự án (dấu hai chấm, slot 2)',
    ],
  ],
  [
    'Có 5 dự án 50 ha, gồm 3 dự án 30 ha; 2 dự án 21 ha.',
    [
      'possible 5 dự án = 3 dự án + 2 dự án (gồm, slot 1)',
      'certain 5 dự án = 3 dự án + 2 dự án (số lượng và số tiền, slot 2)',
      'certain 50 ha = 30 ha + 21 ha (số lượng và số tiền, slot 3)',
    ],
  ],
  // lines under a total
  [
    `Tổng vốn giao 30 tỷ đồng, gồm:

- Vốn đầu tư 20 tỷ đồng;

- Vốn sự nghiệp 11 tỷ đồng.`,
    ['certain 30 tỷ đồng = 20 tỷ đồng + 11 tỷ đồng (items below, gồm)'],
  ],
  [
    `Tổng vốn giao 30 tỷ đồng:

- Xã Đăk Kôi 20 tỷ đồng;

- Xã Đăk Pne 10 tỷ đồng.`,
    ['likely 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (items below)'],
  ],
  [
    `Tổng vốn giao 30 tỷ đồng

- Vốn đầu tư 20 tỷ đồng;

- Vốn sự nghiệp 10 tỷ đồng.`,
    ['certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (items below)'],
  ],
  [
    `Tổng vốn giao 30 tỷ đồng, gồm:

- Mua máy 20 tỷ đồng;

- Chưa phân bổ;

- Sửa nhà 10 tỷ đồng.`,
    ['certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (items below, gồm)'],
  ],
  [
    `Tổng vốn giao 30 tỷ đồng, gồm:

- Mua máy 20 tỷ đồng;

- Trả công thợ;

- Sửa nhà 10 tỷ đồng.`,
    ['possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (items below, gồm)'],
  ],
  [
    `Tổng vốn giao 30 tỷ đồng, trong đó một số khoản:

- Mua máy 20 tỷ đồng;

- Sửa nhà 10 tỷ đồng.`,
    ['possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (items below, trong đó)'],
  ],
  [
    `Giải ngân 15/30 tỷ đồng, gồm:

- Vốn đầu tư 10/20 tỷ đồng;

- Vốn sự nghiệp 5/10 tỷ đồng.`,
    [
      'certain 15 tỷ đồng = 10 tỷ đồng + 5 tỷ đồng (items below, gồm)',
      'certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (items below, gồm, bases)',
    ],
  ],
  [
    `- Mua máy 20 tỷ đồng.

- Sửa nhà 10 tỷ đồng.

Tổng cộng: 30 tỷ đồng.`,
    ['likely 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (cộng các dòng trên, slot 1)'],
  ],
  [
    `- Ngân sách trung ương: mua máy 20 tỷ đồng.

- Ngân sách trung ương: sửa nhà 10 tỷ đồng.

- Ngân sách tỉnh: sửa cầu 5 tỷ đồng.

Tổng vốn ngân sách trung ương: 30 tỷ đồng.`,
    [
      'likely 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng + 5 tỷ đồng (cộng các dòng trên, slot 1)',
      'likely 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (cộng các dòng cùng nguồn, slot 1)',
    ],
  ],
  [
    `1. Mua máy 20 tỷ đồng.

a) Máy cày 12 tỷ đồng.

2. Sửa nhà 10 tỷ đồng.

Tổng số 30 tỷ đồng.`,
    ['likely 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (cộng các dòng trên, slot 1)'],
  ],
  [
    `- Mua máy 20 tỷ đồng.

- Sửa nhà nhiều đợt.

Cộng 20 tỷ đồng.`,
    [],
  ],
  [
    `## Kết quả

Tất cả có 30 hộ.`,
    [],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
