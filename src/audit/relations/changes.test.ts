/** What changed, from what, to what, by how much. */
import { expect, it } from 'vitest';
import { changeRelations } from './changes.ts';
import { reading, written } from './proposed.fixture.ts';

const said = (text: string) => {
  return written(changeRelations(reading(text).statements));
};

it.each<[text: string, said: string[]]>([
  // from x to y
  [
    'Tỷ lệ hộ nghèo giảm từ 24,86% xuống còn 16,88%, giảm 7,98%.',
    ['certain 24,86 % - 16,88 % = 7,98 % (từ … đến trước, change, hint, slot 1)'],
  ],
  [
    'Tỷ lệ hộ nghèo giảm từ 24,86% xuống còn 16,88%, giảm 7,98 điểm phần trăm.',
    ['certain 24,86 % - 16,88 % = 7,98 điểm phần trăm (từ … đến trước, change, hint, slot 1)'],
  ],
  [
    'Số hộ nghèo giảm từ 412 hộ xuống 312 hộ, giảm 101 hộ.',
    [
      'certain 412 hộ - 312 hộ = 101 hộ (từ … đến trước, change, hint, slot 1)',
      'possible 412 hộ - 312 hộ = 101 hộ (hai giá trị trước, change, hint, slot 1)',
      'possible 312 hộ - 412 hộ = 101 hộ (hai giá trị trước, change, hint, slot 1)',
    ],
  ],
  ['Sản lượng tăng từ 500 tấn lên 600 tấn, tăng 20%.', ['certain 20 %: 500 tấn ↗ 600 tấn (từ … đến trước, change, hint, slot 1)']],
  ['Sản lượng tăng từ 500 lên 600 tấn, tăng 20%.', ['certain 20 %: 500 tấn ↗ 600 tấn (từ … đến trước, change, hint, slot 1)']],
  [
    'Thu nhập từ 10 triệu đồng lên 30 triệu đồng, gấp 3 lần.',
    ['certain 3 lần = 30 triệu đồng / 10 triệu đồng × 1 (từ … đến trước, change, hint, slot 1)'],
  ],
  ['Số vụ từ 40 vụ xuống 10 vụ, giảm 4 lần.', ['certain 4 lần = 40 vụ / 10 vụ × 1 (từ … đến trước, change, hint, slot 1)']],
  ['Giảm 100 hộ (từ 412 hộ xuống 312 hộ).', ['certain 412 hộ - 312 hộ = 100 hộ (từ … đến trong ngoặc, change, hint, slot 1)']],
  ['Số hộ tăng 20% (từ 500 hộ lên 600 hộ).', ['certain 20 %: 500 hộ ↗ 600 hộ (từ … đến trong ngoặc, change, hint, slot 1)']],
  ['Số hộ tăng 100 hộ, từ 500 hộ lên 600 hộ.', ['certain 600 hộ - 500 hộ = 100 hộ (từ … đến sau, change, hint, slot 1)']],
  [
    'Từ 500 hộ còn 400 hộ, giảm 100 hộ, giảm 20%.',
    [
      'certain 500 hộ - 400 hộ = 100 hộ (từ … đến trước, change, hint, slot 1)',
      'certain 20 %: 500 hộ ↘ 400 hộ (từ … đến trước, change, hint, slot 2)',
    ],
  ],
  [
    'Từ 500 hộ lên 600 hộ, tăng 20%; giảm 50 hộ so với năm 2022.',
    [
      'certain 20 %: 500 hộ ↗ 600 hộ (từ … đến trước, change, hint, slot 1)',
      'possible 500 hộ - 600 hộ = 50 hộ (hai giá trị trước, change, hint, slot 2)',
      'possible 600 hộ - 500 hộ = 50 hộ (hai giá trị trước, change, hint, slot 2)',
    ],
  ],
  ['Từ 500 hộ lên 600 hộ. Tăng 20%.', ['possible 20 %: 500 hộ ↗ 600 hộ (hai giá trị trước, change, hint, slot 1)']],
  ['Từ 500 hộ, lên 600 hộ, tăng 20%.', ['certain 20 %: 500 hộ ↗ 600 hộ (từ … đến trước, change, hint, slot 1)']],
  ['Từ 500 hộ được hỗ trợ lên 600 hộ (tăng 100 hộ).', ['certain 600 hộ - 500 hộ = 100 hộ (từ … đến ngoài ngoặc, change, hint, slot 1)']],
  [
    'Chênh lệch giữa xã cao nhất (91,4%) và xã thấp nhất (43,8%) là 47,6 điểm phần trăm.',
    ['certain 91,4 % - 43,8 % = 47,6 điểm phần trăm (chênh lệch giữa, change, hint, slot 1)'],
  ],
  ['Khoảng cách giữa xã cao nhất (91,4%) và xã thấp nhất (43,8%) và xã giữa (50%) là 47,6 điểm phần trăm.', []],
  ['Từ 500 hộ lên 600 người, tăng 20%.', []],
  ['Quy mô từ 500 đến 600 hộ, tăng 100 hộ.', ['certain 600 hộ - 500 hộ = 100 hộ (từ … đến trước, change, hint, slot 1)']],
  // against a printed value
  [
    'Năm 2023 đạt 650 tấn, tăng 150 tấn so với cùng kỳ (500 tấn).',
    ['certain 650 tấn - 500 tấn = 150 tấn (so với (…), change, hint, slot 1)'],
  ],
  ['Năm 2023 đạt 650 tấn, tăng 30% so với năm 2022 (500 tấn).', ['certain 30 %: 500 tấn ↗ 650 tấn (so với (…), change, hint, slot 1)']],
  [
    'Năm 2023 đạt 650 tấn, so với cùng kỳ (500 tấn) tăng 150 tấn.',
    ['certain 650 tấn - 500 tấn = 150 tấn (so với (…) trước, change, hint, slot 1)'],
  ],
  ['Năm 2023 đạt 650 tấn, tăng 30% so với năm 2022 là 500 tấn.', ['certain 30 %: 500 tấn ↗ 650 tấn (so với … là, change, hint, slot 1)']],
  ['Năm 2023 đạt 650 tấn, tăng 30% so với cùng kỳ, trong đó xã A 500 tấn.', []],
  ['Năm 2023 đạt 650 tấn, tăng 30% so với tháng trước, các hộ bán 500 tấn.', []],
  [
    'Năm 2023 đạt 650 tấn, giảm 30% so với mức 500 tấn của năm 2022.',
    ['certain 30 %: 500 tấn ↘ 650 tấn (so với … là, change, hint, slot 1)'],
  ],
  [
    'Có 884 ca, giảm 116 ca, giảm 11,6% so với cùng kỳ (1.000 ca).',
    ['certain 11,6 %: 1.000 ca ↘ 884 ca (so với (…), change, hint, slot 1)'],
  ],
  [
    'Có 884 ca, so với cùng kỳ (1.000 ca) giảm 116 ca, giảm 11,6%.',
    [
      'certain 1.000 ca - 884 ca = 116 ca (so với (…) trước, change, hint, slot 1)',
      'certain 11,6 %: 1.000 ca ↘ 884 ca (so với (…) trước, change, hint, slot 2)',
    ],
  ],
  ['Có 884 ca, vượt 84 ca kế hoạch (800 ca).', ['certain 884 ca - 800 ca = 84 ca (so với (…), change, hint, slot 1)']],
  ['Có 884 ca, vượt 84 ca (800 ca).', []],
  [
    'Có 11 doanh nghiệp giải thể, giảm 4 so với 15 doanh nghiệp của cùng kỳ.',
    ['certain 15 doanh nghiệp - 11 doanh nghiệp = 4 doanh nghiệp (so với … là, change, hint, slot 1)'],
  ],
  // the change and its percentage
  [
    'Thu 12,5 tỷ đồng, tăng 2,5 tỷ đồng, tương đương 25%.',
    ['possible 25 %: +2,5 tỷ đồng to 12,5 tỷ đồng (mức và tỷ lệ, change, hint, slot 1)'],
  ],
  [
    'Có 64 doanh nghiệp hoạt động; so với cùng kỳ tăng 14 doanh nghiệp (28%).',
    ['likely 28 %: +14 doanh nghiệp to 64 doanh nghiệp (mức và tỷ lệ, change, hint, slot 1)'],
  ],
  ['Thu 7,5 tỷ đồng, giảm 2,5 tỷ đồng (25%).', ['possible 25 %: -2,5 tỷ đồng to 7,5 tỷ đồng (mức và tỷ lệ, change, hint, slot 1)']],
  [
    'Thu 7,5 tỷ đồng, giảm 2,5 tỷ đồng (25%) so với cùng kỳ (10 tỷ đồng).',
    ['certain 10 tỷ đồng - 7,5 tỷ đồng = 2,5 tỷ đồng (so với (…), change, hint, slot 1)'],
  ],
  [
    'Năm 2022 thu 10 tỷ đồng, năm 2023 thu 12,5 tỷ đồng, tăng 2,5 tỷ đồng.',
    ['possible 12,5 tỷ đồng - 10 tỷ đồng = 2,5 tỷ đồng (hai giá trị trước, change, hint, slot 1)'],
  ],
  [
    'Năm 2022 thu 10 tỷ đồng, năm 2023 thu 12,5 tỷ đồng, chênh lệch 2,5 tỷ đồng.',
    ['possible 12,5 tỷ đồng - 10 tỷ đồng = 2,5 tỷ đồng (hai giá trị trước, change, hint, slot 1)'],
  ],
  [
    'Vụ đông 600 tấn; giảm 50 tấn so với năm 2022 (600 tấn), còn 550 tấn.',
    ['certain 600 tấn - 550 tấn = 50 tấn (so với (…), change, hint, slot 1)'],
  ],
  [
    'Đón 16.919 lượt khách. So với cùng kỳ (13.419 lượt), kết quả này tăng 3.500 lượt.',
    ['possible 16.919 lượt - 13.419 lượt = 3.500 lượt (so với (…) trước, change, hint, slot 1)'],
  ],
  [
    'Tỷ lệ đạt 91,4%, cao hơn 2,4 điểm phần trăm so với năm trước (89%).',
    ['certain 91,4 % - 89 % = 2,4 điểm phần trăm (so với (…), change, hint, slot 1)'],
  ],
  ['Tỷ lệ đạt 91,4%, thấp hơn 2,4% so với mục tiêu 93,8%.', ['certain 93,8 % - 91,4 % = 2,4 % (so với … là, change, hint, slot 1)']],
  ['Đạt 30 hộ, gấp 3 lần cùng kỳ (10 hộ).', ['certain 3 lần = 30 hộ / 10 hộ × 1 (so với (…), change, hint, slot 1)']],
  ['Tuyến đường dài 30 km, tăng 3 hộ.', []],
  ['Làm 30 ngày, tăng 5 ngày so với năm trước (25 ngày).', ['certain 30 ngày - 25 ngày = 5 ngày (so với (…), change, hint, slot 1)']],
  ['Có 30 hộ, tăng khoảng 5 hộ so với năm trước (25 hộ).', []],
  ['Có 30 hộ, hỗ trợ giảm nghèo 5 hộ so với năm trước (25 hộ).', []],
  ['Xã có 412 hộ (giảm 100 hộ so với 512 hộ năm trước).', ['possible 512 hộ - 412 hộ = 100 hộ (so với … là, change, hint, slot 1)']],
  ['Giá trị 120, tăng 20% so với năm 2022 (100).', ['certain 20 %: 100 ↗ 120 (so với (…), change, hint, slot 1)']],
  [
    'Nộp 15/20 tỷ đồng, tăng 5 tỷ đồng so với cùng kỳ (10 tỷ đồng).',
    ['certain 15 tỷ đồng - 10 tỷ đồng = 5 tỷ đồng (so với (…), change, hint, slot 1)'],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
