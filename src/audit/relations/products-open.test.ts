/** Products and means that do not come out: every reading that is left open. */
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
  // several counts, several amounts, rates in words
  [
    'Hỗ trợ 120 hộ, định mức 0,3 triệu đồng/hộ, tổng kinh phí 37 triệu đồng.',
    ['likely 0,3 triệu đồng/hộ = 37 triệu đồng / 120 hộ × 1 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Hỗ trợ 120 hộ và 30 hộ, bình quân 0,3 triệu đồng/hộ, tổng 37 triệu đồng, chi 50 triệu đồng.',
    ['possible 0,3 triệu đồng/hộ = 37 triệu đồng / 120 hộ × 1 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Năm 2022 hỗ trợ 120 hộ. Bình quân 0,3 triệu đồng/hộ. Tổng kinh phí 37 triệu đồng.',
    ['possible 0,3 triệu đồng/hộ = 37 triệu đồng / 120 hộ × 1 (bình quân, mean, hint, slot 1)'],
  ],
  ['Có 60 hộ ở 6 thôn (bình quân mỗi thôn 12 hộ).', ['certain 12 hộ = 60 hộ / 6 thôn × 1 (bình quân, mean, hint, slot 1)']],
  ['Có 6 thôn, 60 hộ, mỗi thôn có 12 hộ.', ['likely 60 hộ = 6 thôn × 12 hộ, set (định mức × số lượng, slot 1)']],
  ['Có 6 lớp, 60 người, 12 học viên một lớp.', ['likely 60 người = 6 lớp × 12 học viên (định mức × số lượng, slot 1)']],
  ['Có 6 lớp, 60 người, 12 học viên trên một lớp.', ['likely 60 người = 6 lớp × 12 học viên (định mức × số lượng, slot 1)']],
  ['Có 6 lớp, 60 người, 12 học viên trên lớp.', ['likely 60 người = 6 lớp × 12 học viên (định mức × số lượng, slot 1)']],
  ['Có 6 lớp, 60 người, 12 học viên/lớp.', ['likely 60 người = 6 lớp × 12 học viên/lớp (định mức × số lượng, slot 1)']],
  ['Có 6 lớp, 60 người, một lớp 12 học viên.', ['likely 60 người = 6 lớp × 12 học viên (định mức × số lượng, slot 1)']],
  ['Có 6 lần, 60 người, mỗi lần 12 người.', []],
  ['Có 6 lớp, 60 người, mỗi lớp tăng 12 người.', []],
  ['Có 6 lớp, 60 người, 12 người là cán bộ.', []],
  ['Có 60 lượt ở 6 buổi, bình quân 12 người/buổi.', ['certain 12 người/buổi = 60 lượt / 6 buổi × 1 (bình quân, mean, hint, slot 1)']],
  ['Có 60 vụ việc ở 6 xã, bình quân 12 vụ/xã.', ['certain 12 vụ/xã = 60 vụ việc / 6 xã × 1 (bình quân, mean, hint, slot 1)']],
  ['Nuôi 60 kg ở 6 con, bình quân 12 kg/con.', ['certain 12 kg/con = 60 kg / 6 con × 1 (bình quân, mean, hint, slot 1)']],
  ['Sản lượng 60 tấn của 6 tấn giống, bình quân 12 triệu đồng/tấn.', []],
  [
    'Chi 60 triệu đồng cho 6 km, bình quân 12 triệu đồng/km.',
    ['certain 12 triệu đồng/km = 60 triệu đồng / 6 km × 1000 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Chi 60 triệu đồng cho 6 m, bình quân 12 triệu đồng/m.',
    ['certain 12 triệu đồng/m = 60 triệu đồng / 6 m × 1 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Chi 60 triệu đồng, 6/8 hộ, bình quân 12 triệu đồng/hộ.',
    ['possible 12 triệu đồng/hộ = 60 triệu đồng / 8 hộ × 1 (bình quân, mean, hint, slot 1)'],
  ],
  ['Chi 60/80 triệu đồng cho 6 hộ, bình quân 12 triệu đồng/hộ.', []],
  ['Chi 60 triệu đồng cho 6 hộ, bình quân 12/15 triệu đồng/hộ.', []],
  ['Chi 60 triệu đồng cho 6 hộ, giảm 12 triệu đồng/hộ.', []],
  [
    'Chi 60 triệu đồng cho 6 hộ, suất đầu tư 12 triệu đồng/hộ.',
    ['likely 12 triệu đồng/hộ = 60 triệu đồng / 6 hộ × 1 (bình quân, mean, slot 1)'],
  ],
  [
    'Trị giá 60 triệu đồng cho 6 hộ, tức 12 triệu đồng/hộ.',
    ['likely 12 triệu đồng/hộ = 60 triệu đồng / 6 hộ × 1 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Đơn giá 12 đồng/cái, 6 cái, thành tiền 60 đồng, trả 50 đồng.',
    [
      'possible 60 đồng = 6 cái × 12 đồng/cái, set (định mức × số lượng, hint, slot 1)',
      'possible 50 đồng = 6 cái × 12 đồng/cái, set (định mức × số lượng, slot 1)',
    ],
  ],
  ['Giá 12 đồng/cái, 6 cái, 5 cái hỏng, hết 60 đồng.', ['possible 60 đồng = 5 cái × 12 đồng/cái, set (định mức × số lượng, hint, slot 1)']],
  ['Hỗ trợ giống (12 kg/hộ) cho 6 hộ, tổng 60 kg.', ['possible 60 kg = 6 hộ × 12 kg/hộ (định mức × số lượng, hint, slot 1)']],
  ['Hỗ trợ 6 hộ 60 kg (mỗi hộ 12 kg).', ['possible 60 kg = 6 hộ × 12 kg, set (định mức × số lượng, slot 1)']],
  ['Hỗ trợ 6 hộ (mỗi hộ 12 kg), hết 60 kg.', ['possible 60 kg = 6 hộ × 12 kg, set (định mức × số lượng, hint, slot 1)']],
  [
    'Thu 60 triệu đồng (trung bình 12 triệu đồng/hộ, 6 hộ).',
    ['possible 12 triệu đồng/hộ = 60 triệu đồng / 6 hộ × 1 (bình quân, mean, hint, slot 1)'],
  ],
  [
    'Chi 60 triệu đồng mua 6 máy, bình quân 12 triệu đồng một máy, xã bên 7 máy.',
    [
      'possible 12 triệu đồng = 60 triệu đồng / 6 máy × 1 (bình quân, mean, hint, slot 1)',
      'possible 12 triệu đồng = 60 triệu đồng / 7 máy × 1 (bình quân, mean, hint, slot 1)',
    ],
  ],
  [
    'Mua 6 máy x 12 đồng = 60 đồng; 7 máy x 2 đồng = 15 đồng.',
    ['certain 60 đồng = 6 máy × 12 đồng, set (phép nhân)', 'certain 15 đồng = 7 máy × 2 đồng, set (phép nhân)'],
  ],
  ['Mua 6 máy X 12 đồng, cộng 60 đồng.', ['certain 60 đồng = 6 máy × 12 đồng, set (phép nhân)']],
  ['Mua 6 máy (loại tốt) × 12 đồng, tổng số tiền phải trả cho tất cả các loại máy đã mua trong năm nay là 60 đồng.', []],
  ['Mua 6 máy; 7 × 12 đồng là 60 đồng.', ['certain 60 đồng = 7 × 12 đồng, set (phép nhân)']],
  [
    'Lúa 20 ha, năng suất 55 tạ/ha, sản lượng 111 tấn; ngô 10 ha, năng suất 40 tạ/ha, sản lượng 41 tấn.',
    [
      'possible 111 tấn = 55 tạ/ha × 20 ha × 10^-4 (năng suất × diện tích, slot 1)',
      'possible 41 tấn = 40 tạ/ha × 10 ha × 10^-4 (năng suất × diện tích, slot 2)',
    ],
  ],
  [
    'Lúa 20 ha, năng suất 5,5 tấn/ha, sản lượng 111 tấn, sản lượng ngô 9 tấn.',
    [
      'possible 111 tấn = 5,5 tấn/ha × 20 ha × 10^-4 (năng suất × diện tích, slot 1)',
      'possible 9 tấn = 5,5 tấn/ha × 20 ha × 10^-4 (năng suất × diện tích, slot 2)',
    ],
  ],
  ['Lúa so với cùng kỳ 20 ha, năng suất 55 tạ/ha, sản lượng 111 tấn.', []],
  ['Lúa 20 ha cho thu hoạch, năng suất 55 tạ/ha, sản lượng chung 111 tấn.', []],
  [
    'Lúa 20 ha, năng suất 55 tạ/ha, sản lượng cả năm 111 tấn.',
    ['certain 111 tấn = 55 tạ/ha × 20 ha × 10^-4 (năng suất × diện tích, slot 1)'],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
