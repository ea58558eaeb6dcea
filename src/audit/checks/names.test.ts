import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../reading/read-markdown.ts';
import { type AuditFacts, NO_FACTS } from '../model.ts';
import { outlineOf } from '../outline.ts';
import { nameFindings } from './names.ts';
import { onePlace } from './spelling.ts';

const found = (text: string, facts: AuditFacts = NO_FACTS) => nameFindings(outlineOf(readMarkdown(new TextEncoder().encode(text))), facts);
const words = (text: string, facts?: AuditFacts) =>
  found(text, facts).map((one) => `${one.severity}: ${one.stated ?? ''} → ${one.expected ?? ''}`);
const unit = (name: string, aliases: string[] = []) => ({ name, type: 'xa', aliases, parent: '', validFrom: '', validTo: null });

describe('names of units', () => {
  it.each([
    ['Xã Đăk Hà Nam đã đạt 19/19 tiêu chí; hồ sơ của xã Đắk Hà Nam được thẩm định.', 'warning: Đắk Hà Nam → Đăk Hà Nam'],
    ['Xã Đăk Ruồng đạt chuẩn. Xã Đăk Ruồng có 5 thôn. Tại xã Đăk Ruông có 2 hộ.', 'warning: Đăk Ruông → Đăk Ruồng'],
    ['Các xã Tân Lập, Đăk Kôi đạt. Xã Đăk Kôi tốt.\n\n| Xã | Số hộ |\n|---|---|\n| Đắk Kôi | 5 |', 'warning: Đắk Kôi → Đăk Kôi'],
    ['Xã Kon Braih đạt. Xã Kon Braih tốt. Xã Kon Braih mới. Tại xã Kon Brah có 5 hộ.', 'warning: Kon Brah → Kon Braih'],
  ])('%s', (text, expected) => expect(words(text)).toEqual([expected]));
  it.each([
    ['one enumeration holds two units', 'Các xã Tân Lập, Tân Lạp, Đồng Tâm đạt chuẩn.'],
    ['merged units', 'Nhập xã Đăk A với xã Đắk A.'],
    ['a commune and its province', 'Xã Đăk Nông thuộc tỉnh Đắk Nông.'],
    ['another letter is another place', 'Xã Ea Tar đạt. Xã Ea Tar tốt. Xã Ea Tar mới. Xã Ea Tam có 5 hộ.'],
    ['a numeral behind', 'Xã Tân Lập I đạt. Xã Tân Lập I tốt. Xã Tân Lập I mới. Xã Tân Lập có 5 hộ.'],
    ['villages of two communes', 'Thôn Tân Lập có 5 hộ. Thôn Tân Lạp có 7 hộ.'],
    ['capitals lose marks', 'ỦY BAN NHÂN DÂN XÃ ĐẮK HÀ NAM\n\nXã Đăk Hà Nam đạt chuẩn.'],
  ])('nothing: %s', (_, text) => expect(words(text)).toEqual([]));
  it('the catalogue explains aliases and true neighbours, and knows the right one', () => {
    const text = 'Xã Đăk Ruông đạt chuẩn. Tại xã Đăk Ruồng có 2 hộ.';
    expect(words(text, { ...NO_FACTS, units: [unit('Đăk Ruồng', ['Đăk Ruông'])] })).toEqual([]);
    expect(words(text, { ...NO_FACTS, units: [unit('Đăk Ruồng'), unit('Đăk Ruông')] })).toEqual([]);
    expect(words(text, { ...NO_FACTS, units: [unit('Đăk Ruồng')] })).toEqual(['warning: Đăk Ruông → Đăk Ruồng']);
  });
  it('one spelling all through that the catalogue does not know, among its sisters', () => {
    const facts = { ...NO_FACTS, units: [unit('Đăk Kôi'), unit('Tân Lập'), unit('Đăk Ruồng', ['Đăk Ruông'])] };
    expect(words('Các xã Tân Lập, Đăk Ruông, Đăk Kối đạt chuẩn.', facts)).toEqual(['warning: Đăk Kối → Đăk Kôi']);
    expect(words('Các xã Đăk Kối, Ea Tar đạt chuẩn.', facts)).toEqual([]);
  });
  it('a list of the country’s units says little', () => {
    const names = Array.from(
      { length: 100 },
      (_, i) => `xã Tân ${String.fromCharCode(65 + (i % 26))}${'aeiou'[i % 5]}${'nmtp'[i % 4]}`,
    ).join('. ');
    expect(words(`${names}. Xã Vĩnh An. Xã Vinh An.`)).toEqual([]);
  });
});

describe('set phrases and tone marks', () => {
  it.each([
    ['Chương trình mục tiêu quốc gia giảm nghèo bền vựng năm 2023', 'warning: giảm nghèo bền vựng → giảm nghèo bền vững'],
    [
      'vùng đồng bào dân tộc thiếu số và miền núi',
      'warning: vùng đồng bào dân tộc thiếu số và miền núi → vùng đồng bào dân tộc thiểu số và miền núi',
    ],
  ])('%s', (text, expected) => expect(words(text)).toEqual([expected]));
  it.each([
    'Uỷ ban nhân dân',
    'chuong trinh muc tieu quoc gia',
    'CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA',
    'xây dựng nông thôn mỗi năm',
    'đồng bào dân tộc thiếu số liệu',
  ])('nothing: %s', (text) => expect(words(text)).toEqual([]));
  it('both ways of placing marks are one note', () =>
    expect(found('Huyện uỷ chỉ đạo; Huyện ủy giám sát; hoà giải; hòa giải.').map((one) => one.severity)).toEqual(['note']));
  it('one way is fine', () => expect(found('Huyện ủy, hòa giải, quý I, khỏe, thủy lợi; toàn huyện.')).toEqual([]));
  it.each([
    ['Hoà', 'Hòa'],
    ['uỷ', 'ủy'],
    ['khoẻ', 'khỏe'],
    ['quý', 'quý'],
    ['hoàn', 'hoàn'],
  ])('%s is %s', (a, b) => expect(onePlace(a)).toBe(b));
});
