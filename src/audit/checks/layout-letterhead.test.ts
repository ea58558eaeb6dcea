/** The head of a paper, part by part, and its kind, subject and addressees: what is said of each way to write it. */
import { expect, it } from 'vitest';
import { KINDS } from './layout-kinds.ts';
import { dateDeviations, issuerDeviations, missingParts, nationDeviations, numberDeviations } from './layout-letterhead.ts';
import { documentOf, paperWith, saidOf, typed, under } from './layout-lines.fixture.ts';
import type { Binding } from './layout-paper.ts';
import type { RunLook } from './layout-styles.ts';
import { addresseeDeviations, titleDeviations } from './layout-title.ts';

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

it.each<[string[], string]>([
  [[], 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  [[], 'CỘNG  HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  [
    [
      'error ô 1: Quốc hiệu: Quốc hiệu viết “Cộng hòa xã hội chủ nghĩa Việt Nam”; quy định in hoa “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”. {Cộng hòa xã hội chủ nghĩa Việt Nam → CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM} [Cộng hòa xã hội chủ nghĩa Việt]',
    ],
    'Cộng hòa xã hội chủ nghĩa Việt Nam',
  ],
  [
    [
      'error ô 1: Quốc hiệu: Quốc hiệu viết “CỘNG HÒA XÃ HỘI CHỦ NGHIA VIỆT NAM”; quy định “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”. {CỘNG HÒA XÃ HỘI CHỦ NGHIA VIỆT NAM → CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM} [CỘNG HÒA XÃ HỘI CHỦ NGHIA VIỆT]',
    ],
    'CỘNG HÒA XÃ HỘI CHỦ NGHIA VIỆT NAM',
  ],
  [
    [
      'error ô 1: Quốc hiệu: Quốc hiệu viết “CỘNG HÓA XÃ HỘI CHỦ NGHĨA VIỆT NAM”; quy định “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”. {CỘNG HÓA XÃ HỘI CHỦ NGHĨA VIỆT NAM → CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM} [CỘNG HÓA XÃ HỘI CHỦ NGHĨA VIỆT]',
    ],
    'CỘNG HÓA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  ],
])('Quốc hiệu: %j of %j', (said, text) =>
  expect(saidOf(nationDeviations(paperWith({ national: typed(text, { bold: true, size: 13 }) })))).toEqual(said),
);
it.each<[string[], boolean, boolean, number]>([
  [[], true, false, 13],
  [['warning ô 1: Quốc hiệu, kiểu chữ: Quốc hiệu chưa in đậm (quy định đậm). [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT]'], false, false, 13],
  [['warning ô 1: Quốc hiệu, kiểu chữ: Quốc hiệu in nghiêng (quy định kiểu đứng). [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT]'], true, true, 13],
  [
    [
      'warning ô 1: Quốc hiệu, kiểu chữ: Quốc hiệu chưa in đậm (quy định đậm); in nghiêng (quy định kiểu đứng). [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT]',
    ],
    false,
    true,
    13,
  ],
  [[], true, false, 11.9],
  [['note ô 1: Quốc hiệu, cỡ chữ: Quốc hiệu cỡ 11,8; quy định 12–13. [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT]'], true, false, 11.8],
  [[], true, false, 13.1],
  [['note ô 1: Quốc hiệu, cỡ chữ: Quốc hiệu cỡ 13,2; quy định 12–13. [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT]'], true, false, 13.2],
])('look of Quốc hiệu: %j, bold %s, italic %s, %d', (said, bold, italic, size) =>
  expect(saidOf(nationDeviations(paperWith({ national: typed('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold, italic, size }) })))).toEqual(
    said,
  ),
);
it.each<[string[], string]>([
  [[], 'Độc lập - Tự do - Hạnh phúc'],
  [[], 'Độc  lập - Tự do - Hạnh phúc'],
  [
    [
      'warning ô 1: Tiêu ngữ: Tiêu ngữ viết “Độc lập-Tự do - Hạnh phúc”; quy định “Độc lập - Tự do - Hạnh phúc”, giữa các cụm từ là gạch nối (-) có cách chữ. {Độc lập-Tự do - Hạnh phúc → Độc lập - Tự do - Hạnh phúc} [Độc lập‑Tự do - Hạnh phúc]',
    ],
    'Độc lập‑Tự do - Hạnh phúc',
  ],
  [
    [
      'warning ô 1: Tiêu ngữ: Tiêu ngữ viết “Độc lập – Tự do — Hạnh phúc”; quy định “Độc lập - Tự do - Hạnh phúc”, giữa các cụm từ là gạch nối (-) có cách chữ. {Độc lập – Tự do — Hạnh phúc → Độc lập - Tự do - Hạnh phúc} [Độc lập – Tự do — Hạnh phúc]',
    ],
    'Độc lập – Tự do — Hạnh phúc',
  ],
  [
    [
      'warning ô 1: Tiêu ngữ: Tiêu ngữ viết “Độc lập-Tự do-Hạnh phúc”; quy định “Độc lập - Tự do - Hạnh phúc”, giữa các cụm từ là gạch nối (-) có cách chữ. {Độc lập-Tự do-Hạnh phúc → Độc lập - Tự do - Hạnh phúc} [Độc lập-Tự do-Hạnh phúc]',
    ],
    'Độc lập-Tự do-Hạnh phúc',
  ],
  [
    [
      'warning ô 1: Tiêu ngữ: Tiêu ngữ viết “ĐỘC LẬP - TỰ DO - HẠNH PHÚC”; quy định “Độc lập - Tự do - Hạnh phúc”, chữ cái đầu của các cụm từ viết hoa, còn lại in thường. {ĐỘC LẬP - TỰ DO - HẠNH PHÚC → Độc lập - Tự do - Hạnh phúc} [ĐỘC LẬP - TỰ DO - HẠNH PHÚC]',
    ],
    'ĐỘC LẬP - TỰ DO - HẠNH PHÚC',
  ],
  [
    [
      'warning ô 1: Tiêu ngữ: Tiêu ngữ viết “Độc Lập - Tự Do - Hạnh Phúc”; quy định “Độc lập - Tự do - Hạnh phúc”, chữ cái đầu của các cụm từ viết hoa, còn lại in thường. {Độc Lập - Tự Do - Hạnh Phúc → Độc lập - Tự do - Hạnh phúc} [Độc Lập - Tự Do - Hạnh Phúc]',
    ],
    'Độc Lập - Tự Do - Hạnh Phúc',
  ],
  [
    [
      'error ô 1: Tiêu ngữ: Tiêu ngữ viết “Độc lâp - Tự do - Hạnh phúc”; quy định “Độc lập - Tự do - Hạnh phúc”. {Độc lâp - Tự do - Hạnh phúc → Độc lập - Tự do - Hạnh phúc} [Độc lâp - Tự do - Hạnh phúc]',
    ],
    'Độc lâp - Tự do - Hạnh phúc',
  ],
  [
    [
      'error ô 1: Tiêu ngữ: Tiêu ngữ viết “Độc lập - Hạnh phúc”; quy định “Độc lập - Tự do - Hạnh phúc”. {Độc lập - Hạnh phúc → Độc lập - Tự do - Hạnh phúc} [Độc lập - Hạnh phúc]',
    ],
    'Độc lập - Hạnh phúc',
  ],
  [
    [
      'error ô 1: Tiêu ngữ: Tiêu ngữ viết “Độc lập Tự do Hạnh phúc”; quy định “Độc lập - Tự do - Hạnh phúc”. {Độc lập Tự do Hạnh phúc → Độc lập - Tự do - Hạnh phúc} [Độc lập Tự do Hạnh phúc]',
    ],
    'Độc lập Tự do Hạnh phúc',
  ],
])('the motto: %j of %j', (said, text) =>
  expect(saidOf(nationDeviations(paperWith({ motto: typed(text, { bold: true }) })))).toEqual(said),
);

it.each<[string[], string[]]>([
  [[], ['UBND TỈNH', 'SỞ TÀI CHÍNH']],
  [
    ['warning ô 2: tên cơ quan ban hành: Tên cơ quan “UBND tỉnh” không in hoa; quy định in hoa. [UBND tỉnh]'],
    ['UBND tỉnh', 'SỞ TÀI CHÍNH'],
  ],
  [
    ['warning ô 2: tên cơ quan ban hành: Tên cơ quan “Sở Tài chính” không in hoa; quy định in hoa. [Sở Tài chính]'],
    ['UBND TỈNH', 'Sở Tài chính'],
  ],
  [[], []],
])('the issuer: %j of %j', (said, names) =>
  expect(
    saidOf(issuerDeviations(paperWith({ issuer: names.map((name, k) => typed(name, { bold: k === names.length - 1, size: 13 })) }))),
  ).toEqual(said),
);

const missing = (running: string, pictures: number[] = [], cell = -1) =>
  saidOf(
    missingParts(
      paperWith({
        running,
        document: documentOf([], { pictures: new Set(pictures) }),
        national: cell < 0 ? undefined : typed('CỘNG HÒA', {}, { table: 0, row: 0, cell }),
      }),
    ),
  );
it.each<[string[], string, number[]?, number?]>([
  [
    [
      'error ô 1: Quốc hiệu: Không thấy Quốc hiệu; quy định ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở trên cùng, bên phải trang đầu.',
      'error ô 1: Tiêu ngữ: Không thấy Tiêu ngữ; quy định ghi “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu.',
      'error ô 3: số, ký hiệu: Không thấy số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành.',
      'error ô 4: địa danh và thời gian ban hành: Không thấy địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.',
    ],
    '',
  ],
  [
    [
      'error ô 1: Tiêu ngữ: Không thấy Tiêu ngữ; quy định ghi “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu.',
      'error ô 3: số, ký hiệu: Không thấy số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành.',
      'error ô 4: địa danh và thời gian ban hành: Không thấy địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.',
    ],
    'CỘNG HÒA XÃ HỘI',
  ],
  [
    [
      'error ô 1: Quốc hiệu: Không thấy Quốc hiệu; quy định ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở trên cùng, bên phải trang đầu.',
      'error ô 3: số, ký hiệu: Không thấy số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành.',
      'error ô 4: địa danh và thời gian ban hành: Không thấy địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.',
    ],
    'Hạnh phúc',
  ],
  [
    [
      'error ô 1: Quốc hiệu: Không thấy Quốc hiệu; quy định ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở trên cùng, bên phải trang đầu.',
      'error ô 1: Tiêu ngữ: Không thấy Tiêu ngữ; quy định ghi “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu.',
      'error ô 4: địa danh và thời gian ban hành: Không thấy địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.',
    ],
    'Số: 5',
  ],
  [
    [
      'error ô 1: Quốc hiệu: Không thấy Quốc hiệu; quy định ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở trên cùng, bên phải trang đầu.',
      'error ô 1: Tiêu ngữ: Không thấy Tiêu ngữ; quy định ghi “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu.',
      'error ô 3: số, ký hiệu: Không thấy số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành.',
    ],
    'tháng 6',
  ],
  [
    [
      'warning ô 1: Quốc hiệu: Không thấy Quốc hiệu; quy định ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở trên cùng, bên phải trang đầu.',
      'warning ô 1: Tiêu ngữ: Không thấy Tiêu ngữ; quy định ghi “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu.',
      'warning ô 3: số, ký hiệu: Không thấy số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành.',
      'warning ô 4: địa danh và thời gian ban hành: Không thấy địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.',
    ],
    '',
    [11],
  ],
  [
    [
      'error ô 1: Quốc hiệu: Không thấy Quốc hiệu; quy định ghi “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM” ở trên cùng, bên phải trang đầu.',
      'error ô 1: Tiêu ngữ: Không thấy Tiêu ngữ; quy định ghi “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu.',
      'error ô 3: số, ký hiệu: Không thấy số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành.',
      'error ô 4: địa danh và thời gian ban hành: Không thấy địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.',
    ],
    '',
    [12],
  ],
  [
    [
      'error ô 1: Tiêu ngữ: Không thấy Tiêu ngữ; quy định ghi “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu.',
      'error ô 3: số, ký hiệu: Không thấy số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành.',
      'error ô 4: địa danh và thời gian ban hành: Không thấy địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.',
    ],
    '',
    [],
    0,
  ],
  [
    [
      'error ô 1: Tiêu ngữ: Không thấy Tiêu ngữ; quy định ghi “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu.',
      'error ô 2: tên cơ quan ban hành: Không thấy tên cơ quan ban hành văn bản; quy định ghi ở trên cùng, bên trái trang đầu.',
      'error ô 3: số, ký hiệu: Không thấy số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành.',
      'error ô 4: địa danh và thời gian ban hành: Không thấy địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.',
    ],
    '',
    [],
    1,
  ],
  [
    [
      'error ô 1: Tiêu ngữ: Không thấy Tiêu ngữ; quy định ghi “Độc lập - Tự do - Hạnh phúc” ngay dưới Quốc hiệu.',
      'error ô 3: số, ký hiệu: Không thấy số và ký hiệu văn bản; quy định ghi “Số: …/…-…” dưới tên cơ quan ban hành.',
      'error ô 4: địa danh và thời gian ban hành: Không thấy địa danh và thời gian ban hành; quy định ghi như “Kon Rẫy, ngày 05 tháng 01 năm 2023”.',
    ],
    'ỦY BAN',
    [],
    1,
  ],
])('missing: %j, in the running heads %j, pictures %j, Quốc hiệu in cell %j', (said, ...of) => expect(missing(...of)).toEqual(said));

const titled = (
  text: string,
  short: string,
  look: RunLook = {},
  align = 'center',
  next = '',
  nextLook: RunLook = {},
  nextAlign = 'center',
) => {
  const lines = under(
    typed(text, { bold: true, ...look }, { look: { align } }),
    ...(next === '' ? [] : [typed(next, { bold: true, ...nextLook }, { look: { align: nextAlign } })]),
  );
  return saidOf(titleDeviations(paperWith({ lines, title: lines[0], kind: kindOf(short) })));
};
it.each<[string[], string, string, RunLook?, string?, string?, RunLook?, string?]>([
  [[], 'BÁO CÁO', 'BC'],
  [
    ['warning ô 5a: tên loại và trích yếu: Tên loại “Báo cáo” không in hoa; quy định “BÁO CÁO”. {Báo cáo → BÁO CÁO} [Báo cáo]'],
    'Báo cáo',
    'BC',
  ],
  [['warning ô 5a: tên loại và trích yếu, vị trí: Tên loại “BÁO CÁO” không canh giữa. [BÁO CÁO]'], 'BÁO CÁO', 'BC', {}, 'left'],
  [
    ['warning ô 5a: tên loại và trích yếu, kiểu chữ: Tên loại văn bản chưa in đậm (quy định đậm). [BÁO CÁO]'],
    'BÁO CÁO',
    'BC',
    { bold: false },
  ],
  [['note ô 5a: tên loại và trích yếu, cỡ chữ: Tên loại văn bản cỡ 15; quy định 13–14. [BÁO CÁO]'], 'BÁO CÁO', 'BC', { size: 15 }],
  [[], 'BÁO CÁO', 'BC', {}, 'center', 'Kết quả năm 2023'],
  [
    ['warning ô 5a: trích yếu, kiểu chữ: Trích yếu chưa in đậm (quy định đậm). [Kết quả năm 2023]'],
    'BÁO CÁO',
    'BC',
    {},
    'center',
    'Kết quả năm 2023',
    { bold: false },
  ],
  [[], 'BÁO CÁO', 'BC', {}, 'center', 'Kết quả năm 2023', { bold: false }, 'left'],
  [[], 'BÁO CÁO', 'BC', {}, 'center', 'Kính gửi: Sở', { bold: false }],
  [[], 'BÁO CÁO', 'BC', {}, 'center', 'GIÁM ĐỐC SỞ', { bold: false }],
  [[], 'BÁO CÁO', 'BC', {}, 'center', '(Dự thảo)', { bold: false }],
  [[], 'BÁO CÁO NĂM', 'BC', {}, 'center', 'Kết quả năm 2023', { bold: false }],
])('title: %j of %j %j %j %j %j %j %j', (said, ...of) => expect(titled(...of)).toEqual(said));
const untitled = (about: string, other: string, align: string) =>
  saidOf(
    titleDeviations(
      paperWith({
        about: about === '' ? undefined : typed(about, { italic: other === 'i' }),
        lines: other === '' || other === 'i' ? [] : [typed(other, {}, { look: { align } })],
      }),
    ),
  );
it.each<[string[], string, string, string]>([
  [
    ['warning ô 5a: tên loại và trích yếu: Không thấy tên loại văn bản (BÁO CÁO, KẾ HOẠCH…) hay trích yếu “V/v …” của công văn.'],
    '',
    '',
    'left',
  ],
  [[], 'V/v họp', '', 'left'],
  [['note ô 5b: trích yếu công văn: Trích yếu công văn in nghiêng; quy định kiểu đứng. [V/v họp]'], 'V/v họp', 'i', 'left'],
  [[], '', 'TRÌNH', 'center'],
  [
    ['warning ô 5a: tên loại và trích yếu: Không thấy tên loại văn bản (BÁO CÁO, KẾ HOẠCH…) hay trích yếu “V/v …” của công văn.'],
    '',
    'TRÌNH',
    'left',
  ],
  [
    ['warning ô 5a: tên loại và trích yếu: Không thấy tên loại văn bản (BÁO CÁO, KẾ HOẠCH…) hay trích yếu “V/v …” của công văn.'],
    '',
    'Trình',
    'center',
  ],
])('without a title: %j, about %j, %j at the %s', (said, ...of) => expect(untitled(...of)).toEqual(said));

const sent = (head: string, list: readonly string[]) => {
  const lines = under(typed(head), ...list.map((text) => typed(text)));
  return saidOf(addresseeDeviations(paperWith({ lines, addressees: lines[0] })));
};
it.each<[string[], string, string[]]>([
  [[], 'Kính gửi: Sở', []],
  [['warning ô 9a: Kính gửi: “Kính gửi Sở” thiếu dấu hai chấm hoặc viết sai; quy định “Kính gửi: …”. [Kính gửi Sở]'], 'Kính gửi Sở', []],
  [[], 'Kính gửi :', ['- Sở A;', '- Sở B.']],
  [
    ['warning ô 9a: Kính gửi: Nơi kính gửi “- Sở A,” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”. [- Sở A,]'],
    'Kính gửi:',
    ['- Sở A,', '- Sở B.'],
  ],
  [
    ['warning ô 9a: Kính gửi: Nơi kính gửi “- Sở B;” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”. [- Sở B;]'],
    'Kính gửi:',
    ['- Sở A;', '- Sở B;'],
  ],
  [[], 'Kính gửi:', ['- Sở A']],
  [
    ['warning ô 9a: Kính gửi: Nơi kính gửi “• Sở C” kết thúc sai dấu; quy định mỗi dòng kết thúc bằng “;”, dòng cuối bằng “.”. [• Sở C]'],
    'Kính gửi:',
    ['– Sở A;', '+ Sở B;', '• Sở C', 'Nội dung'],
  ],
])('addressees: %j of %j %j', (said, ...of) => expect(sent(...of)).toEqual(said));
it.each<[string[], boolean, boolean, Binding]>([
  [['warning ô 9a: Kính gửi: Công văn không có “Kính gửi: …”. [V/v họp]'], true, false, 'full'],
  [[], true, true, 'full'],
  [[], true, false, 'none'],
  [[], false, false, 'full'],
])('no addressees: %j, a letter %s, with a title %s, bound %s', (said, about, title, binding) =>
  expect(
    saidOf(
      addresseeDeviations(paperWith({ binding, about: about ? typed('V/v họp') : undefined, title: title ? typed('BÁO CÁO') : undefined })),
    ),
  ).toEqual(said),
);
