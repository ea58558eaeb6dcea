/** How many the text says and how many it names. */
import { expect, it } from 'vitest';
import { countChecks } from './counts.ts';
import { countedOf, reading } from './proposed.fixture.ts';

const said = (text: string) => {
  const { outline, statements } = reading(text);
  return countedOf(countChecks(outline, statements));
};

it.each<[text: string, said: string[]]>([
  // names behind the number
  ['Có 04 xã gồm Đăk Pne, Đăk Ruồng, Tân Lập và Đăk Tơ Lung.', ['04 xã = 4, sure: Đăk Pne; Đăk Ruồng; Tân Lập; Đăk Tơ Lung']],
  ['Có 5 thôn: Thôn 1, thôn 2, thôn 3, thôn 4.', ['5 thôn ≠ 4, sure: Thôn 1; 2; 3; 4']],
  ['Có 3 xã (Đăk Pne, Đăk Ruồng; Tân Lập) đạt chuẩn.', ['3 xã = 3, sure: Đăk Pne; Đăk Ruồng; Tân Lập']],
  ['Có 3 xã là Đăk Pne, Đăk Ruồng và Tân Lập đã hoàn thành.', ['3 xã = 3, sure: Đăk Pne; Đăk Ruồng; Tân Lập']],
  ['Có 3 xã tại Đăk Pne, Đăk Ruồng.', ['3 xã ≠ 2, sure: Đăk Pne; Đăk Ruồng']],
  ['Kiểm tra 12 đợt tại các xã Đăk Pne, Đăk Ruồng.', []],
  ['Đạt 3 tiêu chí gồm: số 1, số 5 và số 7.', ['3 tiêu chí = 3, sure: số 1; số 5; số 7']],
  ['Đạt 3 tiêu chí gồm: tiêu chí số 1, tiêu chí số 5.', ['3 tiêu chí ≠ 2, sure: số 1; số 5']],
  ['Có 3 xã Ia Rong, Ia Dom và Ia Krêl đạt chuẩn.', ['3 xã = 3, sure: Ia Rong; Ia Dom; Ia Krêl']],
  ['Có 4 xã Ia Rong, Ia Dom và Ia Krêl đạt chuẩn.', ['4 xã ≠ 3, sure: Ia Rong; Ia Dom; Ia Krêl']],
  ['Có 3 xã Ia Rong, xã Ia Dom và xã Ia Krêl.', ['3 xã = 3, sure: Ia Rong; Ia Dom; Ia Krêl']],
  ['Có 3 xã Ia Rong, Ia Dom và Trường Sơn Ca.', []],
  ['Có 3 xã Ia Rong, UBND huyện và Ia Krêl.', []],
  ['Có 2 xã Ia Rong và Ia Dom 5 hộ.', []],
  ['Có 3 người Ia Rong, Ia Dom và Ia Krêl.', []],
  ['Có 3 xã gồm một số xã: Đăk Pne, Đăk Ruồng.', []],
  ['Có 3 xã gồm Đăk Pne, Đăk Ruồng…', []],
  ['Có 3 xã gồm Hòa An 5 ca, Hòa Bình 4 ca và Tân Tiến 2 ca.', ['3 xã = 3, sure: Hòa An; Hòa Bình; Tân Tiến']],
  ['Có 4 xã gồm Hòa An 5 ca, Hòa Bình 4 ca và Tân Tiến 2 ca.', ['4 xã ≠ 3, sure: Hòa An; Hòa Bình; Tân Tiến']],
  ['Có 3 nhóm gồm Hòa An 5 ca, Hòa Bình 4 ca và Tân Tiến 2 ca.', []],
  [
    'Có 3 nhiệm vụ: Xây dựng kế hoạch; kiểm tra thực hiện; báo cáo kết quả.',
    ['3 nhiệm vụ = 3: Xây dựng kế hoạch; kiểm tra thực hiện; báo cáo kết quả'],
  ],
  ['Có 4 nhiệm vụ: Xây dựng kế hoạch; kiểm tra thực hiện; báo cáo kết quả.', []],
  ['Có 2 giải pháp: Tuyên truyền, vận động; kiểm tra, giám sát.', ['2 giải pháp = 2: Tuyên truyền, vận động; kiểm tra, giám sát']],
  ['Có 2 nhóm: Trồng trọt 5 hộ; chăn nuôi 7 hộ.', []],
  ['Trong 1 xã: Đăk Pne, Đăk Ruồng.', []],
  ['Có 61 xã: Đăk Pne, Đăk Ruồng.', []],
  ['Có trên 3 xã: Đăk Pne, Đăk Ruồng.', []],
  ['Có 3/5 xã: Đăk Pne, Đăk Ruồng.', []],
  ['Có 3 ha: Đăk Pne, Đăk Ruồng.', []],
  ['Có 3 nghìn hộ: Đăk Pne, Đăk Ruồng.', []],
  ['Có 3 xã: Đăk Pne (5 hộ), Đăk Ruồng (7 hộ) và Tân Lập để nhân rộng.', ['3 xã = 3, sure: Đăk Pne; Đăk Ruồng; Tân Lập']],
  ['Có 2 dự án: Dự án 1, Dự án 3.', ['2 dự án = 2: Dự án 1; Dự án 3']],
  ['Có 3 dự án: Dự án 1, Dự án 3.', []],
  ['Có 3 huyện chưa đạt gồm Kon Rẫy, Sa Thầy.', ['3 huyện ≠ 2, sure: Kon Rẫy; Sa Thầy']],
  // in words
  ['Ba xã chưa đạt chuẩn gồm Đăk Pne, Đăk Ruồng và Tân Lập.', ['Ba xã = 3, sure: Đăk Pne; Đăk Ruồng; Tân Lập']],
  ['Bốn xã chưa đạt chuẩn gồm Đăk Pne, Đăk Ruồng và Tân Lập.', ['Bốn xã ≠ 3, sure: Đăk Pne; Đăk Ruồng; Tân Lập']],
  ['Năm thôn Ia Rong, Ia Dom và Ia Krêl.', ['Năm thôn ≠ 3, sure: Ia Rong; Ia Dom; Ia Krêl']],
  ['Có hai xã gồm Đăk Pne, Đăk Ruồng.', ['hai xã = 2, sure: Đăk Pne; Đăk Ruồng']],
  [
    'Có sáu xã gồm Đăk Pne, Đăk Ruồng; bảy thôn gồm Kon Tu, Kon Go.',
    ['sáu xã ≠ 2, sure: Đăk Pne; Đăk Ruồng', 'bảy thôn ≠ 2, sure: Kon Tu; Kon Go'],
  ],
  [
    'Có tám làng gồm Kon Tu, Kon Go. Có chín bản gồm Kon Tu, Kon Go. Mười buôn gồm Kon Tu, Kon Go.',
    ['tám làng ≠ 2, sure: Kon Tu; Kon Go', 'chín bản ≠ 2, sure: Kon Tu; Kon Go', 'Mười buôn ≠ 2, sure: Kon Tu; Kon Go'],
  ],
  ['Đợt thứ ba xã Đăk Pne, Đăk Ruồng và Tân Lập.', []],
  ['Một trong hai xã gồm Đăk Pne, Đăk Ruồng và Tân Lập.', []],
  ['Hằng năm xã gồm Đăk Pne, Đăk Ruồng.', []],
  ['Sáu mươi ba xã gồm Đăk Pne, Đăk Ruồng.', []],
  // the items below
  [
    `Thực hiện 3 nội dung sau:

- Nội dung một;

- Nội dung hai.`,
    ['3 nội dung ≠ 2'],
  ],
  [
    `Thực hiện 2 nội dung sau:

- Nội dung một;

- Nội dung hai.`,
    ['2 nội dung = 2'],
  ],
  [
    `Thực hiện 3 giải pháp. Cụ thể:

a) Một;

b) Hai.`,
    [],
  ],
  [
    `Có 3 hộ gồm:

- Nhà A 1 hộ;

- Nhà B 2 hộ.`,
    [],
  ],
  [
    `Có 3 nhiệm vụ sau:

1. Lập kế hoạch.

2. Kiểm tra.

3. Báo cáo.

5. Tổng kết.`,
    ['3 nhiệm vụ = 3'],
  ],
  [
    `Có 3 nhiệm vụ sau:

- Lập kế hoạch.

+ Kiểm tra.

- Báo cáo.`,
    ['3 nhiệm vụ ≠ 2'],
  ],
  [
    `Có 3 nhiệm vụ sau:

Lập kế hoạch và kiểm tra.`,
    [],
  ],
  [
    `| Nội dung | Ghi chú |
|---|---|
| Có 3 xã gồm Đăk Pne, Đăk Ruồng | a |
| Có 3 xã gồm Đăk Pne, Đăk Ruồng | b |`,
    [],
  ],
  // in a note
  [
    `Có 3 thôn[^1] chưa có đường.

[^1]: Kon Tu, Kon Go và Kon Ke.`,
    ['3 thôn = 3, sure: Kon Tu; Kon Go; Kon Ke'],
  ],
  [
    `Có 4 thôn[^1] chưa có đường.

[^1]: Kon Tu, Kon Go và Kon Ke.`,
    ['4 thôn ≠ 3, sure: Kon Tu; Kon Go; Kon Ke'],
  ],
  [
    `Có 4 thôn[^1] chưa có đường.

[^1]: Gồm: thôn Kon Tu; thôn Kon Go; thôn Kon Ke.`,
    ['4 thôn ≠ 3, sure: thôn Kon Tu; thôn Kon Go; thôn Kon Ke'],
  ],
  [
    `Có 4 thôn[^1] chưa có đường.

[^1]: thôn Kon Tu; đội Kon Go; nhà Kon Ke.`,
    [],
  ],
  [
    `Có 4 thôn. Chưa có đường[^1].

[^1]: Kon Tu, Kon Go và Kon Ke.`,
    [],
  ],
  [
    `Có 3 chỉ tiêu[^1] chưa đạt.

[^1]: Thu ngân sách, chi ngân sách, giải ngân.`,
    ['3 chỉ tiêu = 3: Thu ngân sách; chi ngân sách; giải ngân'],
  ],
])('%s', (text, expected) => expect(said(text)).toEqual(expected));
