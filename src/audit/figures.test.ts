/** Which numbers of a line are figures, and what each says. */
import { describe, expect, it } from 'vitest';
import { figuresOf, readNumber, styleOf } from './figures.ts';
import { ENGLISH, VIETNAMESE } from './format.ts';
import { masksOf } from './masks.ts';

/** "-12,5!=125e1 % over": sign, as printed, "!" malformed, readings, unit, qualifier. */
const told = (text: string) =>
  figuresOf(text, masksOf(text), VIETNAMESE, 0, 0)
    .map(
      (one) =>
        `${one.negative ? '-' : ''}${one.printed}${one.malformed ? '!' : ''}=${one.readings.map(({ m, e }) => `${m}e${e}`).join('|')}` +
        ` ${one.unit?.name ?? '∅'}${one.qualifier === 'none' ? '' : ` ${one.qualifier}`}`,
    )
    .join('; ');

describe('figures of a line', () => {
  it.each([
    ['Toàn xã có 1.284 hộ, 26.844,5 triệu đồng và 14,58%.', '1.284=1284e0 hộ; 26.844,5=268445e1 triệu đồng; 14,58=1458e2 %'],
    ['giao 12 345,5 triệu đồng', '12 345,5=123455e1 triệu đồng'],
    ['thôn có 12 345 hộ', '12 345=12345e0 hộ'],
    ['12 345 hộ', ''],
    ['có 12 345 của sổ', ''],
    ['12 345 678', '12 345 678=12345678e0 ∅'],
    ['có 05 120 hộ', '05=5e0 ∅; 120=120e0 hộ'],
    ['đến 1234 567 hộ', '1234=1234e0 ∅; 567=567e0 hộ'],
    ['giá 120.000 đồng/m2', '120.000=120000e0 đồng/m2'],
    ['giá 9.000 đồng/m³', '9.000=9000e0 đồng/m³'],
    ['vốn 1\u00a0234\u202f567 đồng', '1\u00a0234\u202f567=1234567e0 đồng'],
    ['đạt 268.44 triệu đồng', '268.44!=26844e2|26844e0 triệu đồng'],
    ['đạt 12.5 triệu đồng', '12.5!=125e1|125e0 triệu đồng'],
    ['đạt 4.3405,5 triệu đồng', '4.3405,5!=434055e1|434055e0 triệu đồng'],
    ['đạt 1.234.56 triệu đồng', '1.234.56!=123456e0 triệu đồng'],
    ['đạt 1,234,5 triệu đồng', '1,234,5!=12345e1|12345e0 triệu đồng'],
    ['trên 120 hộ', '120=120e0 hộ over'],
    ['hơn 1.200 hộ', '1.200=1200e0 hộ over'],
    ['cao hơn 12 hộ', '12=12e0 hộ'],
    ['quá 15 hộ', '15=15e0 hộ over'],
    ['vượt quá 15 hộ', '15=15e0 hộ'],
    ['gần 20 hộ', '20=20e0 hộ under'],
    ['chưa đến 5 hộ', '5=5e0 hộ under'],
    ['suýt 5 hộ', '5=5e0 hộ under'],
    ['dưới 30 hộ', '30=30e0 hộ under'],
    ['khoảng 40 hộ', '40=40e0 hộ about'],
    ['xấp xỉ 2,5%', '2,5=25e1 % about'],
    ['~ 40 hộ', '40=40e0 hộ about'],
    ['≈40 hộ', '40=40e0 hộ about'],
    ['tối đa 5 hộ', '5=5e0 hộ limit'],
    ['không quá 5 hộ', '5=5e0 hộ limit'],
    ['không dưới là 5 hộ', '5=5e0 hộ limit'],
    ['ít nhất đạt 5 hộ', '5=5e0 hộ limit'],
    ['từ 5 hộ', '5=5e0 hộ limit'],
    ['5 hộ trở lên', '5=5e0 hộ limit'],
    ['5 hộ trở xuống', '5=5e0 hộ limit'],
    ['≥ 5 hộ', '5=5e0 hộ limit'],
    ['<5 hộ', '5=5e0 hộ limit'],
    ['5 - 7 hộ', '5=5e0 ∅ range; 7=7e0 hộ range'],
    ['5-7 hộ', '5=5e0 ∅ range; 7=7e0 hộ range'],
    ['5 – 7 hộ', '5=5e0 ∅ range; 7=7e0 hộ range'],
    ['tăng -12,5%', '-12,5=125e1 %'],
    ['giảm (-5) hộ', '-5=5e0 ∅'],
    ['−7 hộ', '-7=7e0 hộ'],
    ['chênh 12 - 7 hộ', '12=12e0 ∅ range; 7=7e0 hộ range'],
    ['thôn A-5 hộ', ''],
    ['năm 2023 có 2023 hộ', '2023=2023e0 hộ'],
    ['từ 2019', ''],
    ['thu 2024 ngày', ''],
    ['1999', ''],
    ['2123 hộ', '2123=2123e0 hộ'],
    ['1899', '1899=1899e0 ∅'],
    ['dịch COVID-19 có 5 ca', '5=5e0 ca'],
    ['đường ĐT.676 dài 5 km', '5=5e0 km'],
    ['rồi.5 hộ', '5=5e0 hộ'],
    ['mỗi hộ x5 cây', ''],
    ['5x3 m', '5=5e0 ∅'],
    ['5X3', '5=5e0 ∅'],
    ['12a hộ', ''],
    ['12kg gạo', '12=12e0 kg'],
    ['5B', ''],
    ['B40 có 3 xe', '3=3e0 xe'],
    ['H5 5 hộ', '5=5e0 hộ'],
    ['mã 1234567890123456789', ''],
    ['số 123456789012345678 đồng', '123456789012345678=123456789012345678e0 đồng'],
    ['M 5 hộ', '5=5e0 hộ'],
    ['A. 5 hộ', '5=5e0 hộ'],
    ['có 05 hộ', '05=5e0 hộ'],
    ['0,5 ha', '0,5=5e1 ha'],
    ['12.000 ha; 7,25 tấn/ha', '12.000=12000e0 ha; 7,25=725e2 tấn/ha'],
    ['không có số', ''],
    ['5', '5=5e0 ∅'],
    ['5%', '5=5e0 %'],
    ['5 %', '5=5e0 %'],
    ['5‰', '5=5e0 ‰'],
    ['100 triệu đồng/hộ/năm', '100=100e0 triệu đồng/hộ/năm'],
    ['3 ngày làm việc', '3=3e0 ngày làm việc'],
    ['12 đồng bào', '12=12e0 ∅'],
    ['15 bóng đèn', '15=15e0 bóng'],
    ['15 và 16', '15=15e0 ∅; 16=16e0 ∅'],
    ['12 x', '12=12e0 ∅'],
  ])('%s → %s', (text, expected) => expect(told(text)).toBe(expected));
  it('know where they stand, and count on from the first', () => {
    expect(figuresOf('có 12 hộ, 5 ha', [], VIETNAMESE, 7, 40)).toMatchObject([
      { id: 40, block: 7, start: 3, end: 5, unitEnd: 8, inherited: false },
      { id: 41, block: 7, start: 10, end: 11, unitEnd: 14 },
    ]);
  });
});

describe('the style of a document', () => {
  it.each<[string[], string]>([
    [['1.234,5'], 'vietnamese'],
    [['1,234.5'], 'english'],
    [['1,234.5', '2,345.6'], 'english'],
    [['1,234.5', '2,345.6', '1,5', '1.000,5'], 'vietnamese'],
    [['1.234.567'], 'vietnamese'],
    [['1,234,567'], 'english'],
    [['12.5'], 'english'],
    [['12,5'], 'vietnamese'],
    [['1.234'], 'vietnamese'],
    [['12.5', '12.5', '1,5'], 'vietnamese'],
    [['12.55', '12.345'], 'english'],
    [['1.5', '1.5', '1.5', '2,5'], 'english'],
    [['1,234,567.5', '1.234.567,5'], 'vietnamese'],
    [['12,345.67'], 'english'],
  ])('%j is %s', (printed, style) => expect(styleOf(printed)).toBe(style === 'english' ? ENGLISH : VIETNAMESE));
});

describe('a printed number', () => {
  it.each([
    ['26.844', 'Vietnamese', '26844e0', 0, 'well'],
    ['26.844', 'English', '26844e3', 3, 'well'],
    ['26,844', 'English', '26844e0', 0, 'well'],
    ['1,5', 'Vietnamese', '15e1', 1, 'well'],
    ['1,5', 'English', '15e1|15e0', 1, 'malformed'],
    ['12.5', 'Vietnamese', '125e1|125e0', 1, 'malformed'],
    ['12.5', 'English', '125e1', 1, 'well'],
    ['1.234.567,89', 'Vietnamese', '123456789e2', 2, 'well'],
    ['1 234 567', 'Vietnamese', '1234567e0', 0, 'well'],
    ['1 234,5', 'Vietnamese', '12345e1', 1, 'well'],
    ['1.23.456', 'Vietnamese', '123456e0', 0, 'malformed'],
    ['1.234,5,6', 'Vietnamese', '123456e1|123456e0', 1, 'malformed'],
    ['4.3405,5', 'Vietnamese', '434055e1|434055e0', 1, 'malformed'],
    ['4.3405.5', 'Vietnamese', '434055e0', 0, 'malformed'],
    ['4,3405.5', 'English', '434055e1|434055e0', 1, 'malformed'],
    ['.5', 'Vietnamese', '5e0', 0, 'malformed'],
    ['1.2345', 'Vietnamese', '12345e4|12345e0', 4, 'malformed'],
    ['1234,5', 'Vietnamese', '12345e1', 1, 'well'],
    ['1234.567', 'Vietnamese', '1234567e3|1234567e0', 3, 'malformed'],
    ['0,05', 'Vietnamese', '5e2', 2, 'well'],
    ['12,345,67', 'Vietnamese', '1234567e2|1234567e0', 2, 'malformed'],
  ] as const)('%s in a %s text reads %s', (printed, style, readings, decimals, form) => {
    const read = readNumber(printed, style === 'English' ? ENGLISH : VIETNAMESE);
    expect(read.readings.map(({ m, e }) => `${m}e${e}`).join('|')).toBe(readings);
    expect(read).toMatchObject({ decimals, malformed: form === 'malformed' });
  });
});
