/** Quốc hiệu, motto and issuer, and what is missing of the head of a paper: what is said of each way to write it. */
import { expect, it } from 'vitest';
import { issuerDeviations, missingParts, nationDeviations } from './layout-letterhead.ts';
import { documentOf, paperWith, saidOf, typed } from './layout-lines.fixture.ts';

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
