/** Changes that do not come out: every reading that is left open. */
import { expect, it } from 'vitest';
import { changeRelations } from './changes.ts';
import { reading, written } from './proposed.fixture.ts';

const said = (text: string) => {
  return written(changeRelations(reading(text).statements));
};

it.each<[text: string, said: string[]]>([
  // what none of them gives
  [
    'Năm 2022 thu 10 tỷ đồng, năm 2023 thu 12,5 tỷ đồng, tăng 3 tỷ đồng.',
    ['possible 12,5 tỷ đồng - 10 tỷ đồng = 3 tỷ đồng (hai giá trị trước, change, hint, slot 1)'],
  ],
  [
    'Năm 2022 thu 10 tỷ đồng, năm 2023 thu 12,5 tỷ đồng, tăng 26%.',
    ['possible 26 %: 10 tỷ đồng ↗ 12,5 tỷ đồng (hai giá trị trước, change, hint, slot 1)'],
  ],
  [
    'Năm 2021 có 8 hộ, năm 2022 có 10 hộ, năm 2023 có 15 hộ, chênh lệch 4 hộ.',
    [
      'possible 15 hộ - 10 hộ = 4 hộ (hai giá trị trước, change, hint, slot 1)',
      'possible 10 hộ - 15 hộ = 4 hộ (hai giá trị trước, change, hint, slot 1)',
      'possible 10 hộ - 15 hộ = 4 hộ (hai giá trị trước, change, hint, slot 1)',
      'possible 15 hộ - 10 hộ = 4 hộ (hai giá trị trước, change, hint, slot 1)',
      'possible 10 hộ - 8 hộ = 4 hộ (hai giá trị trước, change, hint, slot 1)',
      'possible 8 hộ - 10 hộ = 4 hộ (hai giá trị trước, change, hint, slot 1)',
      'possible 8 hộ - 10 hộ = 4 hộ (hai giá trị trước, change, hint, slot 1)',
      'possible 10 hộ - 8 hộ = 4 hộ (hai giá trị trước, change, hint, slot 1)',
    ],
  ],
  [
    'Thu 12,5 tỷ đồng, tăng 3 tỷ đồng (26%) so với cùng kỳ (10 tỷ đồng).',
    ['certain 12,5 tỷ đồng - 10 tỷ đồng = 3 tỷ đồng (so với (…), change, hint, slot 1)'],
  ],
  [
    'Thu 12,5 tỷ đồng, tăng 26% so với cùng kỳ (10 tỷ đồng), tăng 3 tỷ đồng.',
    [
      'certain 26 %: 10 tỷ đồng ↗ 12,5 tỷ đồng (so với (…), change, hint, slot 1)',
      'certain 12,5 tỷ đồng - 10 tỷ đồng = 3 tỷ đồng (so với (…), change, hint, slot 2)',
    ],
  ],
  [
    'Thu 12,5 tỷ đồng, tăng 3 tỷ đồng so với năm trước, tăng 26% so với cùng kỳ.',
    ['possible 26 %: +3 tỷ đồng to 12,5 tỷ đồng (mức và tỷ lệ, change, hint, slot 1)'],
  ],
  [
    'Chi 8 tỷ đồng, thu 12,5 tỷ đồng, tăng 3 tỷ đồng so với năm trước (10 tỷ đồng).',
    ['likely 12,5 tỷ đồng - 10 tỷ đồng = 3 tỷ đồng (so với (…), change, hint, slot 1)'],
  ],
  ['Tỷ lệ 45%, tăng 4% so với năm trước (40%).', ['certain 45 % - 40 % = 4 % (so với (…), change, hint, slot 1)']],
  ['Tỷ lệ 45%, tăng 4 điểm % so với năm trước (40%).', ['certain 45 % - 40 % = 4 điểm % (so với (…), change, hint, slot 1)']],
  ['Tỷ lệ 45%, tăng 4 lần so với năm trước (40%).', []],
  ['Tỷ lệ 45%/50%, tăng 4% so với năm trước (40%).', []],
  ['Đạt 45/50 xã, tăng 4 xã so với năm trước (40 xã).', ['certain 45 xã - 40 xã = 4 xã (so với (…), change, hint, slot 1)']],
  ['Đạt 45/50 xã, tăng 4 xã so với năm trước (40/50 xã).', []],
  ['Đạt 45 xã, tăng 4 xã so với năm trước (40 xã, 3 thôn).', []],
  ['Đạt 45 xã, tăng 4 xã so với năm trước; thôn (40 xã).', []],
  [
    'Đạt 45 xã, so với kế hoạch 40 xã, tăng 4 xã.',
    [
      'possible 45 xã - 40 xã = 4 xã (so với … trước, change, hint, slot 1)',
      'possible 40 xã - 45 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
      'possible 45 xã - 40 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
    ],
  ],
  [
    'Đạt 45 xã, tăng 4 xã so với năm trước là 40 xã; riêng huyện 30 xã.',
    ['certain 45 xã - 40 xã = 4 xã (so với … là, change, hint, slot 1)'],
  ],
  ['Đạt 45 xã, tăng 4 xã so với kế hoạch, ước 40 xã.', []],
  ['Đạt 45 xã, tăng 4 xã so với năm trước, là 40 xã.', ['certain 45 xã - 40 xã = 4 xã (so với … là, change, hint, slot 1)']],
  ['Đạt 45 xã. So với năm trước (40 xã) tăng 4 xã.', ['possible 45 xã - 40 xã = 4 xã (so với (…) trước, change, hint, slot 1)']],
  ['Đạt 45 xã. Tăng 4 xã so với năm trước (40 xã).', ['possible 45 xã - 40 xã = 4 xã (so với (…), change, hint, slot 1)']],
  ['Đạt 45 xã (tăng 4 xã so với năm trước (40 xã)).', ['possible 45 xã - 40 xã = 4 xã (so với (…), change, hint, slot 1)']],
  ['Đạt 45 xã (40 xã cũ), tăng 4 xã.', []],
  ['Đạt 45 xã trên 50 xã, vượt 4 xã so với chỉ tiêu (40 xã).', ['possible 45 xã - 40 xã = 4 xã (so với (…), change, hint, slot 1)']],
  [
    'Từ 40 xã lên 45 xã, tăng 4 xã, tăng 10%, tăng 2 lần.',
    [
      'certain 45 xã - 40 xã = 4 xã (từ … đến trước, change, hint, slot 1)',
      'possible 45 xã - 40 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
      'possible 40 xã - 45 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
      'possible 10 %: +4 xã to 45 xã (mức và tỷ lệ, change, hint, slot 2)',
      'certain 2 lần = 45 xã / 40 xã × 1 (từ … đến trước, change, hint, slot 3)',
      'possible 2 lần = 45 xã / 40 xã × 1 (hai giá trị trước, change, hint, slot 3)',
      'possible 2 lần = 40 xã / 45 xã × 1 (hai giá trị trước, change, hint, slot 3)',
    ],
  ],
  [
    'Từ 40 xã lên 45 xã, đạt 90%, tăng 4 xã.',
    [
      'certain 45 xã - 40 xã = 4 xã (từ … đến trước, change, hint, slot 1)',
      'possible 45 xã - 40 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
      'possible 40 xã - 45 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
    ],
  ],
  ['Tăng 4 xã, từ 40 xã lên 45 xã.', ['certain 45 xã - 40 xã = 4 xã (từ … đến sau, change, hint, slot 1)']],
  [
    'Tăng 4 xã (từ 40 xã năm 2022 lên thành 45 xã năm 2023).',
    ['certain 45 xã - 40 xã = 4 xã (từ … đến trong ngoặc, change, hint, slot 1)'],
  ],
  [
    'Hạ từ 45 xã còn 40 xã, giảm 4 xã.',
    [
      'certain 45 xã - 40 xã = 4 xã (từ … đến trước, change, hint, slot 1)',
      'possible 45 xã - 40 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
      'possible 40 xã - 45 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
    ],
  ],
  [
    'Chuyển từ 45 xã sang 40 xã, giảm 4 xã.',
    [
      'certain 45 xã - 40 xã = 4 xã (từ … đến trước, change, hint, slot 1)',
      'possible 45 xã - 40 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
      'possible 40 xã - 45 xã = 4 xã (hai giá trị trước, change, hint, slot 1)',
    ],
  ],
  [
    'Từ 45 xã tới 40 xã (chênh lệch 4 xã).',
    [
      'certain 40 xã - 45 xã = 4 xã (từ … đến ngoài ngoặc, change, hint, slot 1)',
      'possible 45 xã - 40 xã = 4 xã (từ … đến ngoài ngoặc, change, hint, slot 1)',
    ],
  ],
  [
    'Chênh lệch giữa xã A (45 hộ) và xã B (40 hộ) là 4 hộ.',
    [
      'certain 45 hộ - 40 hộ = 4 hộ (chênh lệch giữa, change, hint, slot 1)',
      'possible 40 hộ - 45 hộ = 4 hộ (chênh lệch giữa, change, hint, slot 1)',
    ],
  ],
  ['Chênh lệch giữa xã A (45 hộ, 9 thôn) và xã B (40 hộ) là 4 hộ.', []],
  ['Doanh nghiệp mới 60, tăng 10 so với 55 doanh nghiệp năm trước.', []],
  [
    'Vụ này 500 tấn; tăng 50 tấn so với vụ trước (480 tấn), chỉ còn 530 tấn.',
    ['certain 530 tấn - 480 tấn = 50 tấn (so với (…), change, hint, slot 1)'],
  ],
  ['Khoảng 45 xã, tăng 4 xã so với năm trước (40 xã).', []],
  ['Tối đa 45 xã, tăng 4 xã so với năm trước (40 xã).', ['certain 45 xã - 40 xã = 4 xã (so với (…), change, hint, slot 1)']],
  ['Tuổi 45, tăng 4 ngày so với năm trước (40 ngày).', []],
  ['Đường 45 km, cải thiện 4 km so với năm trước (40 km).', ['certain 45 km - 40 km = 4 km (so với (…), change, hint, slot 1)']],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
