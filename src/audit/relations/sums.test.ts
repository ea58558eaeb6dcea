/** What adds up in prose, as each sentence puts it: the figures, how sure, and by which words. */
import { expect, it } from 'vitest';
import { reading, written } from './proposed.fixture.ts';
import { sumRelations } from './sums.ts';

const said = (text: string) => {
  const { outline, statements } = reading(text);
  return written(sumRelations(outline, statements));
};

it.each<[text: string, said: string[]]>([
  // where the list ends, and what is none of it
  [
    'Tổng vốn là 30 tỷ đồng; trong đó: vốn đầu tư 20 tỷ đồng; vốn sự nghiệp 10 tỷ đồng.',
    ['certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (trong đó, hint, slot 1)'],
  ],
  [
    'Tổng vốn là 30 tỷ đồng. Trong đó: vốn đầu tư 20 tỷ đồng; vốn sự nghiệp 10 tỷ đồng.',
    ['certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (trong đó, hint, slot 1)'],
  ],
  [
    'Tổng vốn vận động được 46,8 tỷ đồng. Trong đó, tiền mặt 27,5 tỷ đồng; hiện vật 12,1 tỷ đồng. Ngoài ra, ngày công 7,2 tỷ đồng.',
    [
      'possible 27,5 tỷ đồng ≤ 46,8 tỷ đồng (trong đó)',
      'possible 12,1 tỷ đồng ≤ 46,8 tỷ đồng (trong đó)',
      'possible 46,8 tỷ đồng = 27,5 tỷ đồng + 12,1 tỷ đồng (trong đó, hint, slot 1)',
    ],
  ],
  [
    'Có 38 sản phẩm, gồm 29 sản phẩm ba sao, 9 sản phẩm bốn sao, của 26 chủ thể.',
    [
      'possible 29 sản phẩm ≤ 38 sản phẩm (gồm)',
      'possible 9 sản phẩm ≤ 38 sản phẩm (gồm)',
      'possible 38 sản phẩm = 29 sản phẩm + 9 sản phẩm (gồm, hint, slot 1)',
    ],
  ],
  [
    'Có 38 sản phẩm, gồm 29 sản phẩm ba sao, 9 sản phẩm bốn sao, thêm 26 cơ sở.',
    [
      'possible 29 sản phẩm ≤ 38 sản phẩm (gồm)',
      'possible 9 sản phẩm ≤ 38 sản phẩm (gồm)',
      'possible 38 sản phẩm = 29 sản phẩm + 9 sản phẩm (gồm, hint, slot 1)',
    ],
  ],
  [
    'Dư nợ 300 tỷ đồng gồm 18 chương trình, trong đó cho vay hộ nghèo 200 tỷ đồng, cho vay nhà ở 100 tỷ đồng.',
    [
      'possible 200 tỷ đồng ≤ 300 tỷ đồng (trong đó)',
      'possible 100 tỷ đồng ≤ 300 tỷ đồng (trong đó)',
      'possible 300 tỷ đồng = 200 tỷ đồng + 100 tỷ đồng (gồm, slot 1)',
      'possible 300 tỷ đồng = 200 tỷ đồng + 100 tỷ đồng (trong đó, hint, slot 2)',
    ],
  ],
  [
    'Toàn huyện có 52 trường, trong đó mầm non 20 trường, tiểu học 18 trường, trung học cơ sở 14 trường.',
    ['certain 52 trường = 20 trường + 18 trường + 14 trường (trong đó, hint, slot 1)'],
  ],
  [
    'Toàn huyện có 53 trường, trong đó mầm non 20 trường, tiểu học 18 trường, trung học cơ sở 14 trường.',
    [
      'possible 53 trường = 20 trường + 18 trường + 14 trường (trong đó, hint, slot 1)',
      'possible 53 trường = 20 trường + 18 trường (trong đó, slot 1)',
    ],
  ],
  [
    'Vốn năm 2023 là 60 tỷ đồng, gồm xã Đăk Kôi 20 tỷ đồng, xã Đăk Pne 40 tỷ đồng.',
    [
      'possible 20 tỷ đồng ≤ 60 tỷ đồng (gồm)',
      'possible 40 tỷ đồng ≤ 60 tỷ đồng (gồm)',
      'certain 60 tỷ đồng = 20 tỷ đồng + 40 tỷ đồng (gồm, hint, slot 1)',
    ],
  ],
  [
    'Vốn năm 2023 là 70 tỷ đồng, gồm xã Đăk Kôi 20 tỷ đồng, xã Đăk Pne 40 tỷ đồng.',
    [
      'possible 20 tỷ đồng ≤ 70 tỷ đồng (gồm)',
      'possible 40 tỷ đồng ≤ 70 tỷ đồng (gồm)',
      'certain 70 tỷ đồng = 20 tỷ đồng + 40 tỷ đồng (gồm, hint, slot 1)',
    ],
  ],
  [
    'Vốn năm 2023 là 70 tỷ đồng, trong đó xã Đăk Kôi 20 tỷ đồng, xã Đăk Pne 40 tỷ đồng.',
    [
      'possible 20 tỷ đồng ≤ 70 tỷ đồng (trong đó)',
      'possible 40 tỷ đồng ≤ 70 tỷ đồng (trong đó)',
      'possible 70 tỷ đồng = 20 tỷ đồng + 40 tỷ đồng (trong đó, hint, slot 1)',
    ],
  ],
  [
    'Số hồ sơ tiếp nhận là 18.640, gồm 16.962 hồ sơ trực tuyến và 1.678 hồ sơ trực tiếp.',
    [
      'possible 16.962 hồ sơ ≤ 18.640 hồ sơ (gồm)',
      'possible 1.678 hồ sơ ≤ 18.640 hồ sơ (gồm)',
      'certain 18.640 hồ sơ = 16.962 hồ sơ + 1.678 hồ sơ (gồm, hint, slot 1)',
    ],
  ],
  [
    'Diện tích 30 ha, gồm 20,5 ha lúa, 9,5 ha ngô, năng suất 55 tạ/ha.',
    ['possible 20,5 ha ≤ 30 ha (gồm)', 'possible 9,5 ha ≤ 30 ha (gồm)', 'certain 30 ha = 20,5 ha + 9,5 ha (gồm, hint, slot 1)'],
  ],
  ['Thời gian 30 ngày, trong đó 20 ngày đầu, 10 ngày sau.', []],
  [
    'Thu nhập bình quân 30 triệu đồng, trong đó nông nghiệp 20 triệu đồng, dịch vụ 10 triệu đồng.',
    ['possible 20 triệu đồng ≤ 30 triệu đồng (trong đó)', 'possible 10 triệu đồng ≤ 30 triệu đồng (trong đó)'],
  ],
  [
    'Cơ cấu kinh tế 100%, gồm nông nghiệp 60%, dịch vụ 40%.',
    ['possible 60 % ≤ 100 % (gồm)', 'possible 40 % ≤ 100 % (gồm)', 'certain 100 % = 60 % + 40 % (gồm, hint, slot 1)'],
  ],
  ['Hộ nghèo chiếm 30%, gồm Kinh 20%, khác 10%.', []],
  ['Giảm 30 hộ, trong đó xã A giảm 20 hộ, xã B giảm 10 hộ.', []],
  [
    'Còn thiếu 66 người, gồm mầm non thiếu 31 người, tiểu học thiếu 35 người.',
    [
      'possible 31 người ≤ 66 người (gồm)',
      'possible 35 người ≤ 66 người (gồm)',
      'certain 66 người = 31 người + 35 người (gồm, hint, slot 1)',
    ],
  ],
  ['Tổng vốn 30 tỷ đồng, trong đó vốn đầu tư 20 tỷ đồng.', ['certain 20 tỷ đồng ≤ 30 tỷ đồng (trong đó)']],
  ['Tổng vốn 30 tỷ đồng, gồm 20 tỷ đồng của tỉnh.', ['certain 20 tỷ đồng ≤ 30 tỷ đồng (gồm)']],
  ['Đảng bộ có 30 đảng viên, trong đó nữ 12 đảng viên.', ['certain 12 đảng viên ≤ 30 đảng viên (trong đó)']],
  ['Kế hoạch 30 tỷ đồng, trong đó vốn đầu tư 20 tỷ đồng.', []],
  ['Tổng vốn 30 tỷ đồng, trong đó chi lương 20 tỷ đồng.', []],
  [
    'Giải ngân 15/30 tỷ đồng, gồm: vốn đầu tư 10/20 tỷ đồng; vốn sự nghiệp 5/10 tỷ đồng.',
    [
      'certain 15 tỷ đồng = 10 tỷ đồng + 5 tỷ đồng (gồm, hint, slot 1)',
      'certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (gồm, bases, slot 2)',
      'certain 15 tỷ đồng = 10 tỷ đồng + 5 tỷ đồng (dấu hai chấm, hint, slot 3)',
      'certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (dấu hai chấm, bases, slot 4)',
    ],
  ],
  [
    'Giải ngân 15/30 tỷ đồng, gồm: vốn đầu tư 10 tỷ đồng; vốn sự nghiệp 5/10 tỷ đồng.',
    [
      'certain 15 tỷ đồng = 10 tỷ đồng + 5 tỷ đồng (gồm, hint, slot 1)',
      'certain 15 tỷ đồng = 10 tỷ đồng + 5 tỷ đồng (dấu hai chấm, hint, slot 2)',
    ],
  ],
  ['Tổng vốn khoảng 30 tỷ đồng, gồm vốn đầu tư 20 tỷ đồng, vốn sự nghiệp 10 tỷ đồng.', []],
  ['Tổng vốn 30 tỷ đồng, gồm vốn đầu tư trên 20 tỷ đồng, vốn sự nghiệp 10 tỷ đồng.', []],
  [
    'Có 30 hộ (trong đó 20 hộ nghèo, 10 hộ cận nghèo) được vay 5 tỷ đồng.',
    ['possible 20 hộ ≤ 30 hộ (trong đó)', 'possible 10 hộ ≤ 30 hộ (trong đó)', 'possible 30 hộ = 20 hộ + 10 hộ (trong đó, hint, slot 1)'],
  ],
  [
    'Lớp có 30 em, trong đó 20 em khá, 7 em giỏi; lớp bên có 28 em.',
    [
      'possible 20 em ≤ 30 em (trong đó)',
      'possible 7 em ≤ 30 em (trong đó)',
      'possible 30 em = 20 em + 7 em (trong đó, hint, slot 1)',
      'possible 30 em = 20 em + 28 em (trong đó, slot 1)',
      'possible 30 em = 20 em + 7 em + 28 em (trong đó, slot 1)',
      'possible 30 em = 20 em + 7 em (trong đó, slot 1)',
    ],
  ],
  [
    `- Tổng vốn giao 30 tỷ đồng.

- Trong đó: vốn đầu tư 20 tỷ đồng; vốn sự nghiệp 10 tỷ đồng.`,
    ['possible 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (trong đó, slot 1)'],
  ],
  [
    `Kết quả như sau:

- Tổng vốn giao 30 tỷ đồng, gồm:

  + Vốn đầu tư 20 tỷ đồng;

  + Vốn sự nghiệp 10 tỷ đồng.`,
    ['certain 30 tỷ đồng = 20 tỷ đồng + 10 tỷ đồng (items below, gồm)'],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
