/** Number and date of a paper: what is said of each way to write them. */
import { expect, it } from 'vitest';
import { KINDS } from './layout-kinds.ts';
import { dateDeviations, numberDeviations } from './layout-letterhead.ts';
import { paperWith, saidOf, typed } from './layout-lines.fixture.ts';

const kindOf = (short: string) => KINDS.find((kind) => kind.short === short);
const number = (text: string, short = '', title = '', about = '') => {
  const kind = kindOf(short);
  return saidOf(
    numberDeviations(
      paperWith({
        number: typed(text, { size: 13 }),
        kind,
        title: kind === undefined ? undefined : typed(title || kind.title),
        about: about === '' ? undefined : typed(about),
      }),
    ),
  );
};
it.each<[string[], string, string?, string?, string?]>([
  [[], 'Số: 05/BC-STC', 'BC'],
  [[], 'Số: 15/BC-STC', 'BC'],
  [
    [
      'error ô 3: số, ký hiệu: Số văn bản “Số: 5/BC-STC” nhỏ hơn 10 mà không ghi thêm số 0 phía trước; quy định “Số: 05/BC-STC”. {Số: 5/BC-STC → Số: 05/BC-STC} [Số: 5/BC-STC]',
    ],
    'Số: 5/BC-STC',
    'BC',
  ],
  [[], 'Số: 5a/BC-STC', 'BC'],
  [
    ['warning ô 3: số, ký hiệu: Số, ký hiệu “Số 15/BC-STC” thiếu dấu hai chấm sau chữ “Số”. {Số 15/BC-STC → –} [Số 15/BC-STC]'],
    'Số 15/BC-STC',
    'BC',
  ],
  [['warning ô 3: số, ký hiệu: Số, ký hiệu “Số: 15-BC” thiếu dấu “/” giữa số và ký hiệu. {Số: 15-BC → –} [Số: 15-BC]'], 'Số: 15-BC', 'BC'],
  [
    [
      'warning ô 3: số, ký hiệu: Số, ký hiệu “Số: 15 /BC-STC” có khoảng trắng quanh “/” hoặc “-”; quy định viết liền. {Số: 15 /BC-STC → Số: 15/BC-STC} [Số: 15 /BC-STC]',
    ],
    'Số: 15 /BC-STC',
    'BC',
  ],
  [[], 'Số:     /BC-STC', 'BC'],
  [[], 'Số: … /BC-STC', 'BC'],
  [
    [
      'warning ô 3: số, ký hiệu: Số, ký hiệu “Số: 15/ BC-STC” có khoảng trắng quanh “/” hoặc “-”; quy định viết liền. {Số: 15/ BC-STC → Số: 15/BC-STC} [Số: 15/ BC-STC]',
    ],
    'Số: 15/ BC-STC',
    'BC',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Số, ký hiệu “Số: 15/BC - STC” có khoảng trắng quanh “/” hoặc “-”; quy định viết liền. {Số: 15/BC - STC → Số: 15/BC-STC} [Số: 15/BC - STC]',
    ],
    'Số: 15/BC - STC',
    'BC',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Số, ký hiệu “Số: 15/BC- STC” có khoảng trắng quanh “/” hoặc “-”; quy định viết liền. {Số: 15/BC- STC → Số: 15/BC-STC} [Số: 15/BC- STC]',
    ],
    'Số: 15/BC- STC',
    'BC',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Số, ký hiệu “Số: 15/BC STC” có khoảng trắng quanh “/” hoặc “-”; quy định viết liền. {Số: 15/BC STC → Số: 15/BC-STC} [Số: 15/BC STC]',
    ],
    'Số: 15/BC STC',
    'BC',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Số, ký hiệu “Số: 15/2023/QĐ - UBND” có khoảng trắng quanh “/” hoặc “-”; quy định viết liền. {Số: 15/2023/QĐ - UBND → Số: 15/2023/QĐ-UBND} [Số: 15/2023/QĐ - UBND]',
    ],
    'Số: 15/2023/QĐ - UBND',
    'QĐ',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Số, ký hiệu “Số: 15 / BC – STC” có khoảng trắng quanh “/” hoặc “-”; quy định viết liền. {Số: 15 / BC – STC → Số: 15/BC–STC} [Số: 15 / BC – STC]',
    ],
    'Số: 15 / BC – STC',
    'BC',
  ],
  [
    [
      'error ô 3: số, ký hiệu: Ký hiệu “KH-STC” là của KẾ HOẠCH trong khi văn bản là BÁO CÁO; quy định viết tắt “BC”. {Số: 15/KH-STC → BC} [Số: 15/KH-STC]',
    ],
    'Số: 15/KH-STC',
    'BC',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Ký hiệu “KH-STC” là của KẾ HOẠCH trong khi văn bản là BÁO CÁO; quy định viết tắt “BC”. {Số: 15/KH-STC → BC} [Số: 15/KH-STC]',
    ],
    'Số: 15/KH-STC',
    'BC',
    'BÁO CÁO KẾT LUẬN',
  ],
  [
    ['warning ô 3: số, ký hiệu: Chữ viết tắt tên loại “bc” trong số, ký hiệu phải viết “BC”. {Số: 15/bc-STC → BC} [Số: 15/bc-STC]'],
    'Số: 15/bc-STC',
    'BC',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Ký hiệu “STC-NS” không có chữ viết tắt tên loại; BÁO CÁO viết tắt “BC”. {Số: 15/STC-NS → BC} [Số: 15/STC-NS]',
    ],
    'Số: 15/STC-NS',
    'BC',
  ],
  [[], 'Số: 15/STC-BC', 'BC'],
  [[], 'Số: 15/SY-STC', 'BC'],
  [[], 'Số: 15/TrS-STC', 'BC'],
  [[], 'Số: 15/2023/QĐ-UBND', 'BC'],
  [
    ['warning ô 3: số, ký hiệu: Chữ viết tắt tên loại “CTR” trong số, ký hiệu phải viết “CTr”. {Số: 15/CTR-UBND → CTr} [Số: 15/CTR-UBND]'],
    'Số: 15/CTR-UBND',
    'CTr',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Ký hiệu “CV-STC” của công văn có chữ viết tắt tên loại “CV”; công văn chỉ ghi tên cơ quan và đơn vị soạn thảo, như “Số: 12/UBND-VX”. {Số: 15/CV-STC → –} [Số: 15/CV-STC]',
    ],
    'Số: 15/CV-STC',
    '',
    '',
    'V/v họp',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Ký hiệu “Cv-STC” của công văn có chữ viết tắt tên loại “Cv”; công văn chỉ ghi tên cơ quan và đơn vị soạn thảo, như “Số: 12/UBND-VX”. {Số: 15/Cv-STC → –} [Số: 15/Cv-STC]',
    ],
    'Số: 15/Cv-STC',
    '',
    '',
    'V/v họp',
  ],
  [
    [
      'warning ô 3: số, ký hiệu: Ký hiệu “BC-STC” của công văn có chữ viết tắt tên loại “BC”; công văn chỉ ghi tên cơ quan và đơn vị soạn thảo, như “Số: 12/UBND-VX”. {Số: 15/BC-STC → –} [Số: 15/BC-STC]',
    ],
    'Số: 15/BC-STC',
    '',
    '',
    'V/v họp',
  ],
  [[], 'Số: 15/BC', '', '', 'V/v họp'],
  [[], 'Số: 15/STC-NS', '', '', 'V/v họp'],
  [[], 'Số: 15/CV-STC'],
])('number: %j of %j %j %j %j', (said, ...of) => expect(number(...of)).toEqual(said));
it.each<[string[], number]>([
  [[], 13],
  [[], 12.9],
  [['note ô 3: số, ký hiệu, cỡ chữ: Số, ký hiệu cỡ 12,8; quy định 13. [Số: 15/STC]'], 12.8],
  [[], 13.1],
  [['note ô 3: số, ký hiệu, cỡ chữ: Số, ký hiệu cỡ 13,2; quy định 13. [Số: 15/STC]'], 13.2],
  [['note ô 3: số, ký hiệu, cỡ chữ: Số, ký hiệu cỡ 14; quy định 13. [Số: 15/STC]'], 14],
])('size of the number: %j at %d', (said, size) =>
  expect(saidOf(numberDeviations(paperWith({ number: typed('Số: 15/STC', { size }) })))).toEqual(said),
);

it.each<[string[], string]>([
  [[], 'Kon Tum, ngày 05 tháng 6 năm 2023'],
  [
    [
      'error ô 4: địa danh và thời gian ban hành: Thời gian ban hành: ngày 5 phải ghi “ngày 05”; quy định thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2. {ngày 5 tháng 6 năm → ngày 05 tháng 6 năm} [ngày 5 tháng 6 năm]',
    ],
    'Kon Tum, ngày 5 tháng 6 năm 2023',
  ],
  [
    [
      'error ô 4: địa danh và thời gian ban hành: Thời gian ban hành: tháng 1 phải ghi “tháng 01”; quy định thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2. {ngày 15 tháng 1 năm → ngày 15 tháng 01 năm} [ngày 15 tháng 1 năm]',
    ],
    'Kon Tum, ngày 15 tháng 1 năm 2023',
  ],
  [
    [
      'error ô 4: địa danh và thời gian ban hành: Thời gian ban hành: tháng 2 phải ghi “tháng 02”; quy định thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2. {ngày 15 tháng 2 năm → ngày 15 tháng 02 năm} [ngày 15 tháng 2 năm]',
    ],
    'Kon Tum, ngày 15 tháng 2 năm 2023',
  ],
  [
    [
      'error ô 4: địa danh và thời gian ban hành: Thời gian ban hành: ngày 5 phải ghi “ngày 05”, tháng 2 phải ghi “tháng 02”; quy định thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2. {ngày 5 tháng 2 năm → ngày 05 tháng 02 năm} [ngày 5 tháng 2 năm]',
    ],
    'Kon Tum, ngày 5 tháng 2 năm 2023',
  ],
  [[], 'Kon Tum, ngày 0 tháng 3 năm 2023'],
  [[], 'Kon Tum, ngày 15 tháng 12 năm 2023'],
  [
    [
      'warning ô 4: địa danh và thời gian ban hành: Thời gian ban hành ghi “tháng 03”; chỉ tháng 1, 2 thêm số 0, nên ghi “tháng 3”. {ngày 15 tháng 03 năm → ngày 15 tháng 3 năm} [ngày 15 tháng 03 năm]',
    ],
    'Kon Tum, ngày 15 tháng 03 năm 2023',
  ],
  [
    [
      'warning ô 4: địa danh và thời gian ban hành: Thời gian ban hành ghi “tháng 09”; chỉ tháng 1, 2 thêm số 0, nên ghi “tháng 9”. {ngày 15 tháng 09 năm → ngày 15 tháng 9 năm} [ngày 15 tháng 09 năm]',
    ],
    'Kon Tum, ngày 15 tháng 09 năm 2023',
  ],
  [[], 'Kon Tum, ngày 15 tháng 02 năm 2023'],
  [[], 'Kon Tum, ngày 15 tháng 10 năm 2023'],
  [
    [
      'error ô 4: địa danh và thời gian ban hành: Thời gian ban hành: ngày 5 phải ghi “ngày 05”; quy định thêm số 0 trước ngày nhỏ hơn 10 và tháng 1, 2. {ngày 5 tháng 06 năm → ngày 05 tháng 6 năm} [ngày 5 tháng 06 năm]',
    ],
    'Kon Tum, ngày 5 tháng 06 năm 2023',
  ],
  [
    [
      'warning ô 4: địa danh và thời gian ban hành: Thời gian “Ngày 15 tháng 6 năm 2023” không có địa danh phía trước; quy định như “Kon Rẫy, ngày 05 tháng 01 năm 2023”. [Ngày 15 tháng 6 năm 2023]',
    ],
    'Ngày 15 tháng 6 năm 2023',
  ],
  [
    ['warning ô 4: địa danh và thời gian ban hành: Thiếu dấu phẩy sau địa danh “Kon Tum”. [Kon Tum ngày 15 tháng 6 năm 20]'],
    'Kon Tum ngày 15 tháng 6 năm 2023',
  ],
  [
    [
      'warning ô 4: địa danh và thời gian ban hành: Thời gian “Kon Tum, ngày 15/6/2023” viết bằng gạch; quy định ghi “ngày … tháng … năm …”. {Kon Tum, ngày 15/6/2023 → –} [Kon Tum, ngày 15/6/2023]',
    ],
    'Kon Tum, ngày 15/6/2023',
  ],
  [[], 'Kon Tum, ngày … tháng … năm 2023'],
])('date: %j of %j', (said, text) => expect(saidOf(dateDeviations(paperWith({ date: typed(text, { italic: true }) })))).toEqual(said));
it.each<[string[], boolean, number]>([
  [[], true, 13],
  [[], true, 12.9],
  [
    ['note ô 4: địa danh và thời gian ban hành, cỡ chữ: Địa danh và thời gian cỡ 12,8; quy định 13–14. [Kon Tum,  ngày 15 tháng 6 năm ]'],
    true,
    12.8,
  ],
  [[], true, 14.1],
  [
    ['note ô 4: địa danh và thời gian ban hành, cỡ chữ: Địa danh và thời gian cỡ 14,2; quy định 13–14. [Kon Tum,  ngày 15 tháng 6 năm ]'],
    true,
    14.2,
  ],
  [
    [
      'warning ô 4: địa danh và thời gian ban hành, kiểu chữ: Địa danh và thời gian “Kon Tum, ngày 15 tháng 6 năm 2023” in đứng; quy định in nghiêng. [Kon Tum,  ngày 15 tháng 6 năm ]',
    ],
    false,
    14,
  ],
])('look of the date: %j, italic %s, %d', (said, italic, size) =>
  expect(saidOf(dateDeviations(paperWith({ date: typed('Kon Tum,  ngày 15 tháng 6 năm 2023', { italic, size }) })))).toEqual(said),
);
