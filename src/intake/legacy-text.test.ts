import { describe, expect, it } from 'vitest';
import { toTcvn3, toVni } from '../../test/bad-input/old-fonts.ts';
import { legacyText } from './legacy-text.ts';

const SENTENCES = [
  'Nghiệp vụ Ngày thanh toán Số chứng từ Dòng Đơn vị Nội dung Nguồn vốn Loại vốn Năm vốn Số tiền',
  'Ủy ban nhân dân huyện Kon Rẫy báo cáo kết quả thực hiện các chương trình mục tiêu quốc gia 6 tháng đầu năm 2023',
  'Hỗ trợ đất ở, nhà ở, đất sản xuất, nước sinh hoạt cho người dân xã Đăk Tơ Lung',
  'Tạm ứng khối lượng hoàn thành công trình đường đi khu sản xuất thôn 5',
  'Giải ngân vốn đầu tư phát triển và vốn sự nghiệp; những vướng mắc, khó khăn và kiến nghị',
];

describe('legacyText', () => {
  it.each(SENTENCES)('recognises TCVN3 and VNI: %s', (sentence) => {
    expect(legacyText(toTcvn3(sentence))).toBe('tcvn3');
    expect(legacyText(toVni(sentence))).toBe('vni');
  });
  it('knows real samples', () => {
    expect(legacyText('Xaõ Ñaêk Koâi thanh toaùn khoái löôïng hoaøn thaønh')).toBe('vni');
    expect(legacyText('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc')).toBe('vni');
    expect(legacyText('X· §¨k K«i thanh to¸n khèi l­îng ng­êi d©n')).toBe('tcvn3');
    expect(legacyText('Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc')).toBe('tcvn3');
  });
  it.each([
    ...SENTENCES,
    ...SENTENCES.map((sentence) => sentence.toUpperCase()),
    'Bên B, bên A, lên kênh, tên bên, hân hoan, tôi, hôm nay, không',
    'Payments of a year may be made until 31 January of the next; café, naïve, fiancée',
    'Le contrôle général a été élevé à côté de la forêt, où l’hôtel est fermé',
    'El señor Muñoz pagó los gastos de la campaña de este año en la capital de España y en otras ciudades',
    'Größe, für, schön, Übergröße, Bücher, Mädchen, außer, Füße',
    'Kon GRồh, Đak Jri, Đăk Pnê (±5%), 24 m², 30 °C, § 5, «trích dẫn», ½ tháng',
    'Ty le giai ngan 28% cua huyen Kon Ray',
    'MH-01/QĐ-UBND; 2023-H1; A1:B2; #REF!',
    '',
    '123.456,7',
  ])('finds nothing in text that is not: %s', (text) => {
    expect(legacyText(text)).toBeNull();
    expect(legacyText(text.normalize('NFD'))).toBeNull();
  });
  it('sees cells pasted from an old file under headers in Unicode', () => {
    const pasted = SENTENCES.map(toTcvn3).join(' ');
    expect(legacyText(`Nghiệp vụ Đơn vị Số tiền ${pasted}`)).toBe('tcvn3');
  });
});
