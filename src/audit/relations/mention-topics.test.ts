/** What a figure is about: its own words, those it stands under, what tells it apart, its role and period. */
import { expect, it } from 'vitest';
import { topicsOf } from './mentions.ts';
import { reading } from './proposed.fixture.ts';

const read = (text: string) => {
  const { outline, statements } = reading(text);
  return topicsOf(outline, statements).map(
    ({ figure, role, own, parent, marks, period }) =>
      `${figure.printed} ${role}: ${[...own].join(' ')} < ${[...parent].join(' ')}; ${[...marks].join(', ')}; ${period}`,
  );
};
it.each<[string[], string]>([
  [
    ['12 stated: xa dak koi rung thong < ; moi, dak koi; ', '15 stated: rung thong dak pne keo < ; dak pne; '],
    'Tại xã Đăk Kôi trồng mới 12 ha rừng thông, của Đăk Pne 15 ha rừng keo.',
  ],
  [['12 stated: 11/2021 thu phi rung < ; thang 11, 2021; thang 11 2021'], 'Tháng 11/2021, thu phí 12 ha rừng.'],
  [['12 stated: ii/2022 thu phi rung < ; quy ii, 2022, ii; quy ii 2022'], 'Quý II/2022 thu phí 12 ha rừng.'],
  [['12 stated: 3-2022 thu phi rung < ; thang 3, 2022; thang 3 2022'], 'Tháng 3-2022 thu phí 12 ha rừng.'],
  [
    ['12 result: giai ngan nguon vay < ; giai ngan; ', '20 plan: giai ngan nguon vay < ; giai ngan; '],
    'Giải ngân nguồn vay 12/20 tỷ đồng.',
  ],
  [['12 result: giai ngan nguon vay < ; giai ngan; '], 'Giải ngân nguồn vay 12 tỷ đồng, đạt 50% kế hoạch.'],
  [['12 stated: giai ngan nguon vay < ; giai ngan; '], 'Giải ngân nguồn vay 12 tỷ đồng, chiếm 50% kế hoạch.'],
  [
    ['30 stated: vay < ; ; ', '12 stated: vay chan nuoi < ; ; ', '18 stated: trot < ; ; '],
    'Có 30 hộ vay, trong đó chăn nuôi 12 hộ, trồng trọt 18 hộ.',
  ],
  [[], 'Chi khoảng 12 tỷ đồng, 5 lần, 3 ngày, tăng 4 tỷ đồng.'],
  [[], 'Thu từ 1 triệu đồng đến 2 triệu đồng mỗi hộ.'],
  [[], 'Thu từ 1 triệu đồng, chi đến 2 triệu đồng.'],
  [['30 stated: kho khan < ; ; ', '12 stated: vay chan nuoi < ; ; '], 'Có 30 hộ khó khăn (vay chăn nuôi 12 hộ) làm nhà.'],
  [
    ['12 stated: thong < rung; ; ', '15 stated: keo < rung; ; '],
    `Trồng rừng:

- Thông 12 ha.

- Keo 15 ha.`,
  ],
  [['12 stated: tro may cay sx-kd < ; ; '], 'Dừng; hỗ trợ máy cày 12 hộ & SX-KD.'],
  [
    [],
    `| Xã | Hộ |
|---|---|
| Đông | có 5 hộ nghèo |
| Tây | 6 |`,
  ],
])('%j of %s', (said, text) => expect(read(text)).toEqual(said));
