/** Which figures are one quantity said twice. */
import { expect, it } from 'vitest';
import { mentionRelations } from './mentions.ts';
import { reading, written } from './proposed.fixture.ts';

const said = (text: string) => {
  const { outline, statements } = reading(text);
  return written(mentionRelations(outline, statements));
};

it.each<[text: string, said: string[]]>([
  [
    'Vốn ngân sách trung ương là 26.844 triệu đồng. Kết quả: vốn ngân sách trung ương 26.884 triệu đồng.',
    ['certain 26.884 triệu đồng ~ 26.844 triệu đồng (một lỗi: digit)'],
  ],
  [
    'Vốn ngân sách trung ương là 26.844 triệu đồng. Kết quả: vốn ngân sách trung ương 28.644 triệu đồng.',
    ['certain 28.644 triệu đồng ~ 26.844 triệu đồng (một lỗi: swap)'],
  ],
  [
    'Vốn ngân sách trung ương là 26.844 triệu đồng. Kết quả: vốn ngân sách trung ương 26.844 triệu đồng.',
    ['possible 26.844 triệu đồng ~ 26.844 triệu đồng (nhắc lại)'],
  ],
  ['Vốn ngân sách trung ương là 26.844 triệu đồng, vốn ngân sách trung ương 26.884 triệu đồng.', []],
  ['Vốn ngân sách trung ương năm 2022 là 26.844 triệu đồng. Vốn ngân sách trung ương năm 2023 là 26.884 triệu đồng.', []],
  ['Kế hoạch vốn ngân sách trung ương 26.844 triệu đồng. Giải ngân vốn ngân sách trung ương 26.884 triệu đồng.', []],
  [
    'a) Vốn ngân sách trung ương: 9.201 triệu đồng. Trong đó: Chương trình mục tiêu quốc gia xây dựng nông thôn mới: 2.000 triệu đồng.\n\nb) Vốn ngân sách địa phương: 3.260 triệu đồng. Trong đó: Chương trình mục tiêu quốc gia xây dựng nông thôn mới: 2.500 triệu đồng.',
    [],
  ],
  [
    'a) Vốn ngân sách trung ương: 9.201 triệu đồng. Trong đó: Chương trình mục tiêu quốc gia xây dựng nông thôn mới: 2.000 triệu đồng.\n\nVốn ngân sách trung ương: 9.201 triệu đồng. Trong đó: Chương trình mục tiêu quốc gia xây dựng nông thôn mới: 2.500 triệu đồng.',
    ['possible 9.201 triệu đồng ~ 9.201 triệu đồng (nhắc lại)', 'certain 2.500 triệu đồng ~ 2.000 triệu đồng (một lỗi: digit)'],
  ],
  ['Xã Đăk Kôi có dân số 3.412 người. Xã Đăk Pne có dân số 3.422 người.', []],
  [
    'Dân số toàn xã Đăk Kôi hiện có 3.412 người. Theo thống kê, dân số toàn xã Đăk Kôi có 3.422 người.',
    ['certain 3.422 người ~ 3.412 người (một lỗi: digit)'],
  ],
  ['Dân số toàn xã hiện có 341 người. Theo thống kê, dân số toàn xã có 342 người.', []],
  ['Dân số toàn xã hiện có 34 người. Theo thống kê, dân số toàn xã có 35 người.', []],
  ['Dân số toàn xã hiện có 3.412 người. Theo thống kê, dân số toàn xã có 3.523 người.', []],
  ['Chỉ có 3.412 con trâu bò dê. Nhà có 3.413 con gà vịt ngan.', []],
  [
    'Diện tích rừng trồng mới tập trung 1.250,5 ha. Diện tích rừng trồng mới tập trung 1.250 ha.',
    ['certain 1.250 ha ~ 1.250,5 ha (nhắc lại, số lẻ khác)'],
  ],
  ['Diện tích rừng trồng mới tập trung 1.250,5 ha. Diện tích rừng trồng mới tập trung 1.350 ha.', []],
  ['Diện tích rừng trồng mới tập trung 1.250,5 ha. Diện tích rừng trồng mới tập trung 2.350 ha.', []],
  ['Tháng 11/2021, thu ngân sách địa bàn xã 1.234 triệu đồng. Tháng 12/2021, thu ngân sách địa bàn xã 1.244 triệu đồng.', []],
  [
    'Tháng 11/2021, thu ngân sách địa bàn xã 1.234 triệu đồng. Tháng 11/2021, thu ngân sách địa bàn xã 1.244 triệu đồng.',
    ['certain 1.244 triệu đồng ~ 1.234 triệu đồng (một lỗi: digit)'],
  ],
  ['Thu ngân sách địa bàn xã 1.234 triệu đồng. Phí từ 1.000.000 đồng đến 2.000.000 đồng. Thu ngân sách địa bàn xã 1.000.000 đồng.', []],
  ['Thu ngân sách xã khoảng 1.234 triệu đồng. Thu ngân sách xã khoảng 1.244 triệu đồng.', []],
  ['Thu ngân sách xã tăng 1.234 triệu đồng. Thu ngân sách xã tăng 1.244 triệu đồng.', []],
  [
    'Giải ngân nguồn sự nghiệp 1.234/5.678 triệu đồng. Giải ngân nguồn sự nghiệp 1.244/5.687 triệu đồng.',
    ['certain 1.244 triệu đồng ~ 1.234 triệu đồng (một lỗi: digit)', 'certain 5.687 triệu đồng ~ 5.678 triệu đồng (một lỗi: swap)'],
  ],
  ['Giải ngân nguồn sự nghiệp 1.234 triệu đồng, đạt 50% kế hoạch. Giải ngân nguồn sự nghiệp 1.244 triệu đồng.', []],
  [
    'Tổng dư nợ cho vay chính sách 12.345 triệu đồng. Cuối kỳ báo cáo 12.345 triệu đồng.',
    ['possible 12.345 triệu đồng ~ 12.345 triệu đồng (nhắc lại)'],
  ],
  ['Dư nợ 1.234 triệu đồng. Cho vay 1.234 triệu đồng.', []],
  ['Dư nợ cho vay 1.234 triệu đồng. Dư nợ chính sách 1.234 triệu đồng.', ['possible 1.234 triệu đồng ~ 1.234 triệu đồng (nhắc lại)']],
  ['Xã nghèo 12 hộ vay vốn sản xuất. Xã nghèo 12 hộ vay vốn sản xuất.', ['possible 12 hộ ~ 12 hộ (nhắc lại)']],
  [
    'Bố trí 9.900 triệu đồng, trong đó: sửa chữa trường học mầm non 4.123 triệu đồng. Tổng hợp, sửa chữa trường học mầm non 4.132 triệu đồng.',
    ['certain 4.132 triệu đồng ~ 4.123 triệu đồng (một lỗi: swap)'],
  ],
  [
    `Bố trí kinh phí sửa chữa trường học:

- Mầm non 4.123 triệu đồng.

Kết quả sửa chữa:

- Mầm non 4.132 triệu đồng.`,
    ['certain 4.132 triệu đồng ~ 4.123 triệu đồng (một lỗi: swap)'],
  ],
  ['Thời gian 123 ngày làm. Thời gian 124 ngày làm.', []],
  [
    'Tiêm vắc xin phòng dại chó mèo 1.234 con, số lần 3 lần. Tiêm vắc xin phòng dại chó mèo 1.243 con.',
    ['certain 1.243 con ~ 1.234 con (một lỗi: swap)'],
  ],
  [
    'Dư nợ cho vay chính sách xã hội 1.234,5 triệu đồng. Dư nợ cho vay chính sách xã hội 1.234 triệu đồng.',
    ['certain 1.234 triệu đồng ~ 1.234,5 triệu đồng (nhắc lại, số lẻ khác)'],
  ],
  [
    'Dư nợ cho vay chính sách xã hội 1.234,5 triệu đồng. Dư nợ cho vay chính sách xã hội 1.290 triệu đồng.',
    ['certain 1.290 triệu đồng ~ 1.234,5 triệu đồng (nhắc lại, số lẻ khác)'],
  ],
  ['Dư nợ cho vay chính sách xã hội 1.234,5 triệu đồng. Dư nợ cho vay chính sách xã hội 1.300 triệu đồng.', []],
  ['Trường học mầm non bán trú 12,34 ha. Trường học mầm non bán trú 12,43 ha.', ['certain 12,43 ha ~ 12,34 ha (một lỗi: swap)']],
  ['Trường học mầm non bán trú 124 lớp. Trường học mầm non bán trú 142 lớp.', ['likely 142 lớp ~ 124 lớp (một lỗi: swap, soft)']],
  [
    'Trường học mầm non bán trú 1.240 lớp. Trường học mầm non bán trú 1.420 lớp. Trường học mầm non bán trú nội trú 1.240 lớp.',
    [
      'possible 1.240 lớp ~ 1.240 lớp (nhắc lại)',
      'certain 1.420 lớp ~ 1.240 lớp (một lỗi: swap)',
      'certain 1.240 lớp ~ 1.420 lớp (một lỗi: swap)',
    ],
  ],
  ['Năm 2022, trường học mầm non bán trú 1.240 lớp. Năm 2023, trường học mầm non bán trú 1.420 lớp.', []],
  ['Số 7 hộ vay sản xuất. Số 7 hộ vay sản xuất.', []],
  ['Vay sản xuất 70 hộ. Vay sản xuất 70 hộ.', ['possible 70 hộ ~ 70 hộ (nhắc lại)']],
  ['Vay sản xuất 7.000 triệu đồng. Cho vay 7 tỷ đồng.', []],
  ['Vay sản xuất 7.000 triệu đồng, vay sản xuất 7.000 triệu đồng.', ['possible 7.000 triệu đồng ~ 7.000 triệu đồng (nhắc lại)']],
  ['Vay sản xuất 70.000 hộ. Chăn nuôi bò 70.000 hộ.', ['possible 70.000 hộ ~ 70.000 hộ (nhắc lại)']],
  [
    'Vay sản xuất 123.456.789.012 đồng. Vay sản xuất 123.456.789.021 đồng.',
    ['certain 123.456.789.021 đồng ~ 123.456.789.012 đồng (một lỗi: swap)'],
  ],
  ['Vay sản xuất 1.123.456.789.012 đồng. Vay sản xuất 1.123.456.789.021 đồng.', []],
  [
    'Chương trình nhà ở (Kinh phí sửa chữa trường mầm non 1.234 triệu đồng). Kinh phí sửa chữa trường mầm non 1.243 triệu đồng.',
    ['certain 1.243 triệu đồng ~ 1.234 triệu đồng (một lỗi: swap)'],
  ],
  [
    'Kinh phí sửa chữa trường mầm non 123 triệu đồng. Kinh phí sửa chữa trường mầm non 124 triệu đồng.',
    ['likely 124 triệu đồng ~ 123 triệu đồng (một lỗi: digit, soft)'],
  ],
  ['Kinh phí sửa chữa trường mầm non 1.234 triệu đồng. Sửa chữa cầu treo 1.243 triệu đồng.', []],
  ['Kinh phí sửa chữa trường mầm non 1.234 triệu đồng. Kinh phí sửa chữa trường mầm non dự kiến 1.243 triệu đồng.', []],
  ['Kinh phí sửa chữa trường mầm non 1.234 triệu đồng. Kinh phí sửa chữa trường mầm non 1.243 nghìn đồng.', []],
  ['Kinh phí sửa chữa trường mầm non 1.234 triệu đồng. Kinh phí sửa chữa trường mầm non 12,34 triệu đồng.', []],
  [
    'Kinh phí sửa chữa trường mầm non 1.234 triệu đồng, đạt 50%. Kinh phí sửa chữa trường mầm non 1.243 triệu đồng, hoàn thành 51%.',
    ['certain 1.243 triệu đồng ~ 1.234 triệu đồng (một lỗi: swap)'],
  ],
  [
    'Kinh phí sửa chữa trường mầm non 1.230,0 triệu đồng. Kinh phí sửa chữa trường mầm non 1.230 triệu đồng.',
    ['possible 1.230 triệu đồng ~ 1.230,0 triệu đồng (nhắc lại)', 'certain 1.230 triệu đồng ~ 1.230,0 triệu đồng (nhắc lại, số lẻ khác)'],
  ],
  [
    `Tổng hợp:

- Sửa chữa trường: 1.234 triệu đồng.

Phân bổ:

- Sửa chữa trường: 1.243 triệu đồng.`,
    ['certain 1.243 triệu đồng ~ 1.234 triệu đồng (một lỗi: swap)'],
  ],
  [
    'Hỗ trợ, gồm: sửa chữa trường 1.234 triệu đồng, làm đường 5 triệu đồng. Hỗ trợ, gồm: sửa chữa trường 1.243 triệu đồng.',
    ['certain 1.243 triệu đồng ~ 1.234 triệu đồng (một lỗi: swap)'],
  ],
  [
    'Kinh phí sửa chữa trường mầm non từ 1.234 triệu đồng đến dưới 2.000 triệu đồng. Kinh phí sửa chữa trường mầm non 1.243 triệu đồng.',
    [],
  ],
  [
    'Sửa chữa trường mầm non 12.345 m2. Sửa chữa trường mầm non 12.345 m2. Sửa chữa trường mầm non 12.354 m2.',
    [
      'possible 12.345 m2 ~ 12.345 m2 (nhắc lại)',
      'certain 12.354 m2 ~ 12.345 m2 (một lỗi: swap)',
      'certain 12.354 m2 ~ 12.345 m2 (một lỗi: swap)',
    ],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
