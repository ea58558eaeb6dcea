import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../reading/read-markdown.ts';
import { citationsOf } from '../citations.ts';
import { outlineOf } from '../outline.ts';
import { textFindings } from './text.ts';

const found = (text: string) => {
  const outline = outlineOf(readMarkdown(new TextEncoder().encode(text)));
  return textFindings(outline, citationsOf(outline)).map((one) => {
    const [spot] = one.spots;
    return `${one.severity}: ${spot === undefined ? '' : outline.pieces[spot.piece]?.view.text.slice(spot.start, spot.end)}`;
  });
};
const nothing = (list: readonly string[]) => it.each(list)('nothing: %s', (text) => expect(found(text)).toEqual([]));

describe('doubled words', () => {
  it.each([
    ['Ban chỉ đạo các Chương trình mục tiêu Chương trình mục tiêu quốc gia', 'warning: Chương trình mục tiêu Chương trình mục tiêu'],
    ['c. Vốn vốn ngân sách địa phương', 'warning: Vốn vốn'],
    ['kết quả 21 hộ thống nhất thống nhất phương án', 'warning: thống nhất thống nhất'],
    ['Nguồn vốn các các chương trình', 'warning: các các'],
    ['Kế hoạch kế hoạch năm 2024', 'warning: Kế hoạch kế hoạch'],
    ['Trước ngày ngày 20/5/2024', 'warning: ngày ngày'],
    ['theo theo quy định', 'warning: theo theo'],
    ['ban chỉ đạo các thành viên ban chỉ đạo', 'note: ban chỉ đạo các thành viên ban chỉ đạo'],
  ])('%s', (text, expected) => expect(found(text)).toEqual([expected]));
  it('a paragraph twice', () => {
    const text = 'Công tác triển khai thực hiện chương trình trên địa bàn còn gặp một số khó khăn, vướng mắc cần tháo gỡ sớm.';
    expect(found(`${text}\n\n${text}`)).toEqual([`warning: ${text}`]);
  });
  nothing([
    'Luôn luôn, thường thường, ngày ngày, dần dần, người người, nhà nhà, xanh xanh, song song với việc đó.',
    'Từng bước từng bước nâng cao.',
    'Các tổ chức tổ chức hội nghị; cơ quan quản lý quản lý dự án; chủ đầu tư đầu tư; Ban Chỉ đạo chỉ đạo.',
    'Tài sản bảo đảm bảo đảm cho nghĩa vụ; người phải thi hành án phải thi hành án.',
    'Hồ sơ kèm theo theo quy định; số tiền thu được được nộp; thiết bị bị hỏng; nhà ở ở nông thôn; lý do do thiên tai.',
    'Kế hoạch năm năm 2021-2025; xã Tân Lập lập kế hoạch; tỉnh Hòa Bình bình quân cao; sông Ba Ba.',
    'Nguyễn Văn A Nguyễn Văn A; Y Ba Y Ba.',
    'Đạt 12 12 12; số 3 số 3.',
    'Thực hiện, thực hiện; kế hoạch. Kế hoạch.',
  ]);
});

describe('missing words', () => {
  it.each([
    ['CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC 06 THÁNG ĐẦU NĂM', 'warning: CHƯƠNG TRÌNH MỤC TIÊU QUỐC'],
    ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA NAM', 'warning: CỘNG HÒA XÃ HỘI CHỦ NGHĨA NAM'],
    ['Độc lập - Tự - Hạnh phúc', 'warning: Độc lập - Tự - Hạnh phúc'],
    ['Ủy ban nhân tỉnh đã giao', 'warning: Ủy ban nhân'],
  ])('%s', (text, expected) => expect(found(text)).toEqual([expected]));
  nothing([
    'Chương trình mục tiêu quốc gia; chương trình mục tiêu quốc phòng; Ủy ban nhân dân tỉnh; Hội đồng nhân dân; Hội đồng nhân sự.',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nĐộc lập - Tự do - Hạnh phúc',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA\n\nVIỆT NAM',
    '# CÁC CHƯƠNG TRÌNH MỤC TIÊU QUỐC\n\n# GIA NĂM 2023',
    'Đảng ủy nhân dân; đồng bào dân tộc thiểu số.',
  ]);
});

describe('quotation marks', () => {
  it.each([
    ['Tại “Điều 2” Thông tư quy định Tiểu dự án 1.” Do vậy các xã', 'warning: Tiểu dự án 1.”'],
    ['tham mưu xử lý "03 nhóm kiến nghị của xã trước ngày 20/7.', 'warning: "03 nhóm kiến nghị'],
    ['Ghi chú “Học tập và làm theo và “Dân vận khéo”.\n\nÔng A cho biết.', 'warning: “Học tập và làm'],
  ])('%s', (text, expected) => expect(found(text)).toEqual([expected]));
  nothing([
    'Cuộc vận động “Làm thay đổi nếp nghĩ” và "Vì người nghèo" cùng «Chung tay».',
    '1. Sửa đổi Điều 5 như sau:\n\n“Điều 5. Giải thích\n\n1. “Dự án” là tập hợp;\n\n2. Chủ đầu tư.”.\n\n2. Thay từ “A” bằng từ “B”.',
    '3. Bổ sung điểm d như sau:\n\n"d) Trường hợp khác;\n\nđ) Trường hợp nữa."',
    'Dùng ”mở ngược” và “đóng ngược“, "thẳng”.',
    'Màn hình 21" và 12°30\'15" Bắc.',
    'Câu nói “bị cắt\n\nngang trang” vẫn đủ.',
  ]);
});

describe('brackets', () => {
  it.each([
    ['Kết quả (đạt 5/6 chỉ tiêu, còn 01 chỉ tiêu.', 'warning: (đạt 5/6 chỉ tiêu,'],
    ['Kết quả đạt cao) trong năm.', 'warning: Kết quả đạt cao)'],
    ['Theo [phụ lục nêu trên.', 'warning: [phụ lục nêu trên.'],
  ])('%s', (text, expected) => expect(found(text)).toEqual([expected]));
  nothing([
    'a) xã A; b) xã B; 1) thôn C; điểm a) khoản 1; iv) nội dung.',
    '(gồm: a) xã A; b) xã B)',
    'Danh sách (gồm:\n\n- xã A;\n\n- xã B)',
    'Đạt (5/6 (83%)) và (Tổng: 5) cùng [1].',
    'Bổ sung điểm d1) vào sau điểm d) khoản 1.',
    '| Vốn (triệu | đồng) |\n|---|---|\n| 1 | 2 |',
  ]);
});

describe('blanks', () => {
  it('number and day of the paper', () =>
    expect(found('UBND HUYỆN\n\nSố: /BC-UBND\n\nKon Rẫy, ngày tháng năm\n\n# BÁO CÁO')).toEqual([
      'warning: Số: /BC-UBND',
      'warning: ngày tháng năm',
    ]));
  it('month and year given', () =>
    expect(found('Kon Rẫy, ngày tháng 6 năm 2023\n\n# BÁO CÁO')).toEqual(['warning: ngày tháng 6 năm 2023']));
  it('a cited number', () => expect(found('sẽ báo cáo riêng tại văn bản số /UBND-XD.')).toEqual(['warning: văn bản số /UBND-XD']));
  nothing([
    'Số: 12/BC-UBND\n\nKon Rẫy, ngày 5 tháng 6 năm 2023\n\n# BÁO CÁO',
    'Mẫu số 01\n\nSố: /QĐ-UBND\n\n…, ngày tháng năm\n\n# QUYẾT ĐỊNH',
    'Số: …/BC-UBND\n\n…, ngày … tháng … năm …\n\n# BÁO CÁO',
    '(Kèm theo Báo cáo số /BC-UBND ngày tháng năm 2023 của UBND huyện)',
    'Nghị quyết số 12/NQ-HĐND và công văn số 3/UBND.',
  ]);
});

describe('annexes', () => {
  it.each([
    ['(Có các Phụ lục chi tiết kèm theo)', 'warning: Phụ lục'],
    ['Danh mục tại Phụ lục kèm theo Thông báo này.', 'warning: Phụ lục'],
    ['Số liệu tại Phụ lục 1 và Phụ lục 2 kèm theo báo cáo này.\n\nPHỤ LỤC 1. DANH MỤC', 'warning: Phụ lục 2'],
    ['Chi tiết theo Biểu số 03 đính kèm.', 'warning: Biểu số 03'],
    ['(Chi tiết tại Phụ lục II)', 'warning: Phụ lục II'],
  ])('%s', (text, expected) => expect(found(text)).toEqual([expected]));
  nothing([
    '(Có các Phụ lục chi tiết kèm theo)\n\n# PHỤ LỤC 1\n\nDanh mục',
    'Phụ lục kèm theo.\n\n| A | B |\n|---|---|\n| 1 | 2 |',
    'Phụ lục I, II kèm theo.\n\nPhụ lục I\n\nPhụ lục II',
    'Phụ lục I ban hành kèm theo Nghị định số 15/2021/NĐ-CP; Phụ lục II ban hành kèm theo Luật này.',
    'Mẫu tại Phụ lục kèm theo Thông tư 02/2023/TT-BTC.',
    '“Điều 3. Hồ sơ\n\nDanh mục tại Phụ lục 9 kèm theo.”.',
    'Đại biểu kèm theo; tiêu biểu kèm theo.',
  ]);
});

describe('numbers', () => {
  it('a number in no convention', () => expect(found('Vốn 1.2345,6 triệu đồng; 12.34.567 đồng.')).toEqual(['warning: 1.2345,6']));
  it('a heading skipped is a note', () => expect(found('# I. A\n\n# II. B\n\n# IV. C')).toEqual(['note: IV.']));
  nothing([
    'Vốn 1.234,5 triệu đồng, 1.234.567 đồng, 12,5%, 1,234.5 kg.',
    'Tài khoản 3751.0.1056789; mục 2.1.3; phiên bản 1.2.3.',
    '# I. A\n\n# II. B\n\n# III. C',
  ]);
});
