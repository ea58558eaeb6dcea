/** Quantity × rate, means, harvests. */
import { expect, it } from 'vitest';
import { productRelations } from './products.ts';
import { reading, written } from './proposed.fixture.ts';
import { sumRelations } from './sums.ts';
import { wholesOf } from './wholes.ts';

const said = (text: string) => {
  const { outline, statements } = reading(text);
  return written(productRelations(statements, wholesOf(sumRelations(outline, statements))));
};

it.each<[text: string, said: string[]]>([
  // written products
  [
    'Chi 405 người × 3 ngày × 200.000 đồng = 243.000.000 đồng.',
    ['certain 243.000.000 đồng = 405 người × 3 ngày × 200.000 đồng, set (phép nhân)'],
  ],
  [
    'Hỗ trợ 64 hộ x 40 triệu đồng/hộ = 2.560 triệu đồng.',
    [
      'certain 2.560 triệu đồng = 64 hộ × 40 triệu đồng/hộ, set (phép nhân)',
      'likely 2.560 triệu đồng = 64 hộ × 40 triệu đồng/hộ (định mức × số lượng, slot 1)',
    ],
  ],
  ['Hỗ trợ 64 hộ * 40 triệu đồng bằng 2.560 triệu đồng.', ['certain 2.560 triệu đồng = 64 hộ × 40 triệu đồng, set (phép nhân)']],
  ['Mua 5 máy x 2.000 đồng, thành tiền 10.000 đồng.', ['certain 10.000 đồng = 5 máy × 2.000 đồng, set (phép nhân)']],
  ['Mua 5 máy x 2.000 đồng, số tiền 10.000.', ['certain 10.000 đồng = 5 máy × 2.000 đồng, set (phép nhân)']],
  ['Mua 5 máy x 2.000 đồng + 500 đồng = 10.500 đồng.', []],
  ['Mua 5 máy x 2.000 đồng x 10% = 1.000 đồng.', []],
  ['Mua 5 máy x 2.000 đồng và 10.000 đồng.', []],
  ['Khu nhà 5 xã, 10 người, 50 hộ.', []],
  ['Mua 5 × 3 = 15.', ['certain 15 = 5 × 3, set (phép nhân)']],
  // so much for each
  [
    'Hỗ trợ 120 hộ, mỗi hộ 300.000 đồng, tổng kinh phí 36.000.000 đồng.',
    ['likely 36.000.000 đồng = 120 hộ × 300.000 đồng, set (định mức × số lượng, slot 1)'],
  ],
  [
    'Hỗ trợ 120 hộ, mức 300.000 đồng/hộ, tổng kinh phí 36.000.000 đồng.',
    ['likely 36.000.000 đồng = 120 hộ × 300.000 đồng/hộ, set (định mức × số lượng, hint, slot 1)'],
  ],
  [
    'Hỗ trợ 120 hộ, 300.000 đồng mỗi hộ, tổng kinh phí 36.000.000 đồng.',
    ['likely 36.000.000 đồng = 120 hộ × 300.000 đồng (định mức × số lượng, slot 1)'],
  ],
  [
    'Hỗ trợ 120 hộ, 300.000 đồng cho mỗi hộ, hết 36.000.000 đồng.',
    ['likely 36.000.000 đồng = 120 hộ × 300.000 đồng (định mức × số lượng, slot 1)'],
  ],
  [
    'Hỗ trợ 120 hộ, mỗi hộ 0,3 triệu đồng, tổng kinh phí 36 triệu đồng.',
    ['likely 0,3 triệu đồng = 36 triệu đồng / 120 hộ × 1 (bình quân, mean, slot 1)'],
  ],
  [
    'Hỗ trợ 100 hộ nghèo và 20 hộ cận nghèo, mỗi hộ 300.000 đồng, tổng kinh phí 36.000.000 đồng.',
    [
      'possible 36.000.000 đồng = 20 hộ × 300.000 đồng, set (định mức × số lượng, slot 1)',
      'possible 36.000.000 đồng = 100 hộ × 300.000 đồng, set (định mức × số lượng, slot 1)',
    ],
  ],
  [
    'Xây 5 nhà 60 triệu đồng/nhà, sửa 3 nhà 30 triệu đồng/nhà, tổng kinh phí 390 triệu đồng.',
    [
      'possible 390 triệu đồng = 5 nhà × 60 triệu đồng/nhà (định mức × số lượng, slot 1)',
      'possible 390 triệu đồng = 3 nhà × 60 triệu đồng/nhà (định mức × số lượng, slot 1)',
      'possible 390 triệu đồng = 3 nhà × 30 triệu đồng/nhà (định mức × số lượng, slot 2)',
      'possible 390 triệu đồng = 5 nhà × 30 triệu đồng/nhà (định mức × số lượng, slot 2)',
    ],
  ],
  [
    'Diện tích 20 ha, suất đầu tư 40 triệu đồng/ha, hết 800 triệu đồng.',
    ['likely 40 triệu đồng/ha = 800 triệu đồng / 20 ha × 10000 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Chi 800 triệu đồng cho 20 ha, tức 40.000.000 đồng/ha.',
    ['likely 40.000.000 đồng/ha = 800 triệu đồng / 20 ha × 10000 (bình quân, mean, slot 1)'],
  ],
  [
    'Làm 5 km, định mức 2 tỷ đồng/km, kinh phí 10 tỷ đồng.',
    ['likely 10 tỷ đồng = 5 km × 2 tỷ đồng/km × 10^-3, set (định mức × số lượng, hint, slot 1)'],
  ],
  [
    'Cấp 1.260 học sinh, 15 kg/học sinh, tổng 18.900 kg gạo.',
    ['likely 18.900 kg = 1.260 học sinh × 15 kg/học sinh (định mức × số lượng, hint, slot 1)'],
  ],
  ['Mở 5 lớp, 30 học viên một lớp, tổng 150 học viên.', ['likely 150 học viên = 5 lớp × 30 học viên (định mức × số lượng, slot 1)']],
  [
    'Trong 12 tháng thu 9.405 triệu đồng mỗi tháng, cộng 112.860 triệu đồng.',
    ['likely 112.860 triệu đồng = 12 tháng × 9.405 triệu đồng (định mức × số lượng, slot 1)'],
  ],
  // means
  [
    'Tổng thu 900 triệu đồng của 20 người, bình quân 45 triệu đồng/người.',
    ['certain 45 triệu đồng/người = 900 triệu đồng / 20 người × 1 (bình quân, mean, hint, slot 1)'],
  ],
  ['Có 5 thôn, 60 hộ, trung bình mỗi thôn 12 hộ.', ['certain 12 hộ = 60 hộ / 5 thôn × 1 (bình quân, mean, hint, slot 1)']],
  [
    'Tổ chức 4 buổi có 140 người dự, trung bình 35 người/buổi.',
    ['certain 35 người/buổi = 140 người / 4 buổi × 1 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Tiêu hủy 312 con, trọng lượng 18.720 kg (bình quân 60 kg/con).',
    ['certain 60 kg/con = 18.720 kg / 312 con × 1 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Có 15 người, gồm 11 người Kinh và 4 người Thái, chi 30 triệu đồng, bình quân 2 triệu đồng/người.',
    ['certain 2 triệu đồng/người = 30 triệu đồng / 15 người × 1 (bình quân, mean, slot 1)'],
  ],
  ['Bình quân 45 triệu đồng/người/năm; 20 người thu 900 triệu đồng.', []],
  ['Bình quân đạt 12%/năm trong 5 năm, 60%.', []],
  ['Bình quân mỗi cách 12 hộ, 5 cách, 60 hộ.', []],
  ['Có 60 hộ (bình quân 12 hộ/thôn) ở 5 thôn.', ['certain 12 hộ/thôn = 60 hộ / 5 thôn × 1 (bình quân, mean, hint, slot 1)']],
  ['Có 60 gia đình ở 5 thôn, bình quân 12 hộ/thôn.', ['certain 12 hộ/thôn = 60 gia đình / 5 thôn × 1 (bình quân, mean, hint, slot 1)']],
  ['Có 60 học sinh ở 5 lớp, bình quân 12 em/lớp.', ['certain 12 em/lớp = 60 học sinh / 5 lớp × 1 (bình quân, mean, hint, slot 1)']],
  [
    'Chi 60 triệu đồng cho 5 căn nhà, bình quân 12 triệu đồng/căn.',
    ['certain 12 triệu đồng/căn = 60 triệu đồng / 5 căn nhà × 1 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Chi 60 triệu đồng cho 5 tấn, bình quân 12 triệu đồng/tấn.',
    ['certain 12 triệu đồng/tấn = 60 triệu đồng / 5 tấn × 1000 (bình quân, mean, hint, slot 1)'],
  ],
  ['Chi 60 triệu đồng, tăng 5 hộ, bình quân 12 triệu đồng/hộ.', []],
  // yields
  [
    'Diện tích 20 ha, năng suất 55 tạ/ha, sản lượng 110 tấn.',
    ['certain 110 tấn = 55 tạ/ha × 20 ha × 10^-4 (năng suất × diện tích, slot 1)'],
  ],
  [
    'Diện tích 20 ha. Năng suất 55 tạ/ha, sản lượng 110 tấn.',
    ['possible 110 tấn = 55 tạ/ha × 20 ha × 10^-4 (năng suất × diện tích, slot 1)'],
  ],
  ['Diện tích 20 ha, năng suất 55 tạ/ha, thu hoạch 110 tấn.', []],
  [
    'Diện tích lúa 20 ha, ngô 10 ha, năng suất 55 tạ/ha, sản lượng 110 tấn.',
    ['possible 110 tấn = 55 tạ/ha × 20 ha × 10^-4 (năng suất × diện tích, slot 1)'],
  ],
  ['Kế hoạch 20 ha, năng suất 55 tạ/ha, sản lượng 110 tấn.', []],
  ['Đã thu hoạch 20 ha, năng suất 55 tạ/ha, sản lượng cả vụ 110 tấn.', []],
  ['Diện tích 20 ha, năng suất tăng 55 tạ/ha, sản lượng 110 tấn.', []],
  ['Diện tích 20 ha, năng suất khoảng 55 tạ/ha, sản lượng 110 tấn.', []],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
