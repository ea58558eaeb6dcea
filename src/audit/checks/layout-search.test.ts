/** Where the parts of a paper stand: which words are which part, which are not. */
import { describe, expect, it } from 'vitest';
import { paragraph, typed, under } from './layout-lines.fixture.ts';
import { type Line, linesOf } from './layout-lines.ts';
import { annexStart, authorityLines, dateIn, inWhoseName, issuerLines, kindLine, mottoIn, nationIn, numberIn } from './layout-search.ts';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const found = (find: (line: Line) => Line | undefined, text: string) => find(typed(text))?.text ?? null;

it.each([
  [NATION, NATION],
  ['Cộng hoà xã hội chủ nghĩa Việt Nam', 'Cộng hoà xã hội chủ nghĩa Việt Nam'],
  [`SỞ TÀI CHÍNH ${NATION}`, NATION],
  [`${NATION} Độc lập - Tự do - Hạnh phúc`, NATION],
  [`${NATION} năm`, NATION],
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT'],
  ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA V', null],
  ['CỘNG HÒA XÃ HỘI CHỦ NGHIA VIET NM', 'CỘNG HÒA XÃ HỘI CHỦ NGHIA VIET NM'],
  ['SỞ CỘNG HÒA', null],
  ['BÁO CÁO', null],
])('Quốc hiệu in %j: %j', (text, expected) => expect(found(nationIn, text)).toBe(expected));

it.each([
  ['Độc lập - Tự do - Hạnh phúc', 'Độc lập - Tự do - Hạnh phúc'],
  ['ĐỘC LẬP - HẠNH PHÚC', 'ĐỘC LẬP - HẠNH PHÚC'],
  ['Số: 5 Độc lập - Tự do - Hạnh phúc Kon Tum', 'Độc lập - Tự do - Hạnh phúc'],
  ['Độc lập - Tự do', 'Độc lập - Tự do'],
  ['Tự do - Hạnh phúc', 'Tự do - Hạnh phúc'],
  ['Hạnh phúc là độc lập', 'độc lập'],
  ['Độc lập', null],
  [`Độc lập - Tự do - Hạnh phúc ${'a'.repeat(93)}`, null],
  [`Độc lập - Tự do - Hạnh phúc ${'a'.repeat(92)}`, 'Độc lập - Tự do - Hạnh phúc'],
])('the motto in %j: %j', (text, expected) => expect(found(mottoIn, text)).toBe(expected));

it.each([
  ['Kon Tum, ngày 05 tháng 6 năm 2023', 'Kon Tum, ngày 05 tháng 6 năm 2023'],
  ['Kon Tum, ngày … tháng … năm 2023', 'Kon Tum, ngày … tháng … năm 2023'],
  ['Kon Tum, ngày    tháng    năm', 'Kon Tum, ngày    tháng    năm'],
  ['Kon Tum ngày 5 tháng 6 năm 2023', 'Kon Tum ngày 5 tháng 6 năm 2023'],
  ['Ngày 5 tháng 6 năm 2023', 'Ngày 5 tháng 6 năm 2023'],
  ['Kon Tum, ngày 5/6/2023', 'Kon Tum, ngày 5/6/2023'],
  ['Kon Tum, ngày 5 - 6 - 2023', 'Kon Tum, ngày 5 - 6 - 2023'],
  ['K, ngày 5/6/2023', null],
  ['Số: 05/BC-STC Kon Tum, ngày 05 tháng 6 năm 2023', 'Kon Tum, ngày 05 tháng 6 năm 2023'],
  ['SỞ TÀI CHÍNH     Kon Tum, ngày 05 tháng 6 năm 2023', 'Kon Tum, ngày 05 tháng 6 năm 2023'],
  ['căn cứ ngày 25 tháng 6 năm 2015', null],
  ['Một Hai Ba Bốn ngày 25 tháng 6 năm 2015', 'Một Hai Ba Bốn ngày 25 tháng 6 năm 2015'],
  ['Một Hai Ba Bốn Năm ngày 25 tháng 6 năm 2015', null],
  ['Kon Tum, ngày 05 tháng 6 năm 2023 của Sở', null],
  ['Kon Tum, ngày 123 tháng 6 năm 2023', null],
  [`Kon Tum${'a'.repeat(36)}, ngày 05 tháng 6 năm 2023`, null],
])('place and date in %j: %j', (text, expected) => expect(found(dateIn, text)).toBe(expected));

it.each([
  ['Số: 05/BC-STC', 'Số: 05/BC-STC'],
  ['Số 05/BC-STC', 'Số 05/BC-STC'],
  ['Số:     /BC-STC', 'Số:     /BC-STC'],
  ['Số: ……/BC-STC', 'Số: ……/BC-STC'],
  ['Số: 05a/BC-STC', 'Số: 05a/BC-STC'],
  ['Số: 05-BC', 'Số: 05-BC'],
  ['Số: 05 BC', 'Số: 05 BC'],
  ['SỞ TÀI CHÍNH Số: 05/BC-STC', 'Số: 05/BC-STC'],
  ['Số: 05/BC-STC    Kon Tum, ngày 05 tháng 6 năm 2023', 'Số: 05/BC-STC'],
  ['Số: 05/BC-STC Kon Tum, ngày 05 tháng 6 năm 2023', 'Số: 05/BC-STC'],
  ['Số: 05 / BC - STC   Kon Tum, ngày 05 tháng 6 năm 2023', 'Số: 05 / BC - STC'],
  ['Số hộ nghèo là 5', null],
  ['Số: năm', null],
  ['Theo Luật Số: 05/BC-STC', 'Số: 05/BC-STC'],
  [`Số: 05/${'B'.repeat(62)}`, `Số: 05/${'B'.repeat(62)}`],
  [`Số: 05/${'B'.repeat(63)}`, null],
])('the number in %j: %j', (text, expected) => expect(found(numberIn, text)).toBe(expected));

describe('the kind', () => {
  const center = { look: { align: 'center' } };
  const kind = (...lines: readonly Line[]) => {
    const one = kindLine(under(typed('SỞ TÀI CHÍNH'), ...lines), 0);
    return one === undefined ? null : `${one.kind.short}: ${one.line.text}`;
  };
  it.each([
    ['BÁO CÁO', 'BC: BÁO CÁO'],
    ['Báo cáo', 'BC: Báo cáo'],
    ['QUYẾT  ĐỊNH', 'QĐ: QUYẾT  ĐỊNH'],
    ['GIẤY UỶ QUYỀN', 'GUQ: GIẤY UỶ QUYỀN'],
    ['BẢN THOẢ THUẬN', 'BTT: BẢN THOẢ THUẬN'],
    ['QUYẾT ĐỊNH:', null],
    ['BÁO CÁO.', null],
    ['BÁO CÁO TỔNG KẾT', null],
    ['TRÌNH BÀY', null],
  ])('%j at the left: %j', (text, expected) => expect(kind(typed(text))).toBe(expected));
  it('goes on in capitals in the middle', () => {
    expect(kind(typed('BÁO CÁO TỔNG KẾT', {}, center))).toBe('BC: BÁO CÁO TỔNG KẾT');
    expect(kind(typed('Báo cáo tổng kết', {}, center))).toBeNull();
    expect(kind(typed('Báo cáo tổng kết', { caps: true }, center))).toBe('BC: Báo cáo tổng kết');
    expect(kind(typed('BÁO CÁO TỔNG KẾT;', {}, center))).toBeNull();
  });
  it('stands before the text and those it is sent to, behind the letterhead', () => {
    expect(kind(typed('Kính gửi: Ủy ban'), typed('BÁO CÁO'))).toBeNull();
    expect(kind(typed('a'.repeat(161)), typed('BÁO CÁO'))).toBeNull();
    expect(kind(typed('a'.repeat(160)), typed('BÁO CÁO'))).toBe('BC: BÁO CÁO');
    expect(kind(typed('A'.repeat(161)), typed('BÁO CÁO'))).toBe('BC: BÁO CÁO');
    expect(kindLine(under(typed('BÁO CÁO')), 0)).toBeUndefined();
  });
});

describe('the issuer', () => {
  const cell = (text: string, index: number, of: number, row = 0) => typed(text, {}, { index, table: 0, row, cell: of });
  it('stands left of Quốc hiệu, above the number', () => {
    const national = cell(NATION, 5, 1);
    const issuers = (...lines: readonly Line[]) => issuerLines([...lines, national], national).map(({ text }) => text);
    expect(issuers(cell('UBND TỈNH', 1, 0), cell('SỞ TÀI CHÍNH', 2, 0), cell('-----', 3, 0))).toEqual(['UBND TỈNH', 'SỞ TÀI CHÍNH']);
    expect(issuers(cell('SỞ TÀI CHÍNH', 1, 0), cell('Số: 5/BC', 2, 0), cell('V/v họp', 3, 0))).toEqual(['SỞ TÀI CHÍNH']);
    expect(issuers(cell('SỞ TÀI CHÍNH', 1, 0), cell('V/v họp', 2, 0))).toEqual(['SỞ TÀI CHÍNH']);
    expect(issuers(cell('SỞ TÀI CHÍNH', 1, 0), cell('Số: (để trống)', 2, 0))).toEqual(['SỞ TÀI CHÍNH']);
    expect(issuers(cell('SỞ TÀI CHÍNH', 1, 0, 1), cell('Độc lập', 2, 1), typed('SỞ'))).toEqual([]);
    expect(issuerLines([cell('SỞ', 1, 0)], undefined)).toEqual([]);
  });
  it('stands before it in one line', () => {
    const [whole] = linesOf([paragraph(`SỞ TÀI CHÍNH\t${NATION}`)]);
    const national = whole === undefined ? undefined : nationIn(whole);
    expect(issuerLines(whole === undefined ? [] : [whole], national).map(({ text }) => text)).toEqual(['SỞ TÀI CHÍNH']);
    const alone = typed(NATION);
    expect(issuerLines([alone], alone)).toEqual([]);
    expect(issuerLines([typed(`${NATION} Độc lập`)], alone)).toEqual([]);
  });
});

it.each([
  ['Phụ lục I', 2],
  ['PHỤ LỤC', 2],
  ['Biểu số 1', 2],
  ['BIỂU 1', 2],
  ['Mẫu số 5', 2],
  ['Mẫu đơn', 9],
  ['Xem Phụ lục I', 9],
  ['phụ lục', 9],
])('annexes begin at %j: paragraph %i', (text, at) => {
  const [recipients, ...rest] = under(typed('Nơi nhận:'), typed('- Lưu: VT.'), typed(text));
  expect(annexStart(rest, recipients, 9)).toBe(at);
  expect(annexStart(under(typed(text)), recipients, 9)).toBe(9);
  expect(annexStart(rest, undefined, 9)).toBe(9);
});

describe('who signs', () => {
  const place = (text: string, cell: number, index: number, table = 3) => typed(text, {}, { index, cell, table, row: 0 });
  const recipients = place('Nơi nhận:', 0, 10);
  const signs = (...texts: readonly string[]) =>
    authorityLines([recipients, ...texts.map((text, index) => place(text, 1, 11 + index))], recipients, undefined, 99).map(
      ({ text }) => text,
    );
  it.each([
    ['TM. ỦY BAN NHÂN DÂN', true],
    ['T/M ỦY BAN NHÂN DÂN', true],
    ['KT. CHỦ TỊCH', true],
    ['K/T CHỦ TỊCH', true],
    ['TL. CHỦ TỊCH', true],
    ['T/L CHỦ TỊCH', true],
    ['TUQ. CHỦ TỊCH', true],
    ['T.UQ CHỦ TỊCH', true],
    ['Q. TRƯỞNG PHÒNG', true],
    ['TM: UBND', true],
    ['TM UBND', true],
    ['tm. ubnd', true],
    ['CHỦ TỊCH', true],
    ['PHÓ CHỦ TỊCH', true],
    ['QUYỀN GIÁM ĐỐC', true],
    ['TỔNG GIÁM ĐỐC', true],
    ['PHÓ CHÁNH VĂN PHÒNG', true],
    ['VIỆN TRƯỞNG', true],
    ['HIỆU TRƯỞNG', true],
    ['VỤ TRƯỞNG', true],
    ['CHI CỤC TRƯỞNG', true],
    ['TRƯỞNG BAN', true],
    ['ĐỘI TRƯỞNG', true],
    ['TRẠM TRƯỞNG', true],
    ['TRUNG TÂM TRƯỞNG', true],
    ['BỘ TRƯỞNG', true],
    ['THỨ TRƯỞNG', true],
    ['CHỦ NHIỆM', true],
    ['CHÁNH THANH TRA', true],
    ['THỦ TƯỚNG', true],
    ['BÍ THƯ', true],
    ['TỔNG KIỂM TOÁN', true],
    ['CHÁNH ÁN', true],
    ['Chủ tịch', true],
    ['Phó Giám đốc Sở', true],
    ['CHỦ TỊCHX', false],
    ['Nguyễn Văn A', false],
    ['NGƯỜI LẬP', false],
    [`CHỦ TỊCH ${'A'.repeat(51)}`, false],
    [`CHỦ TỊCH ${'A'.repeat(50)}`, true],
    [`Chủ tịch ${'a'.repeat(51)}`, false],
  ])('%j beside the recipients: %s', (text, signed) => expect(signs(text)).toEqual(signed ? [text] : []));
  it('is looked for in the table of the recipients first, then at the end', () => {
    expect(signs('TM. UBND', 'CHỦ TỊCH', 'Nguyễn Văn A')).toEqual(['TM. UBND', 'CHỦ TỊCH']);
    const below = [
      recipients,
      typed('TM. UBND', {}, { index: 20 }),
      typed('Chủ tịch', {}, { index: 21 }),
      typed('PHÓ CHỦ TỊCH', {}, { index: 22 }),
    ];
    expect(authorityLines(below, recipients, undefined, 99).map(({ text }) => text)).toEqual(['TM. UBND', 'PHÓ CHỦ TỊCH']);
    // Not before the title, not in the annexes.
    expect(authorityLines(below, recipients, typed('BÁO CÁO', {}, { index: 20 }), 22)).toEqual([]);
  });
  it('may share a line with the recipients; in small letters only in a table', () => {
    const inText = (text: string) => authorityLines([typed(text, {}, { index: 5 })], undefined, undefined, 99).map((line) => line.text);
    expect(inText('Nơi nhận:            TM. ỦY BAN NHÂN DÂN')).toEqual(['TM. ỦY BAN NHÂN DÂN']);
    expect(inText('- Như trên;          KT. CHỦ TỊCH')).toEqual(['KT. CHỦ TỊCH']);
    expect(inText('Chủ tịch')).toEqual([]);
    expect(inText('CHỦ TỊCH')).toEqual(['CHỦ TỊCH']);
    const same = place('Chủ tịch', 0, 11);
    expect(authorityLines([recipients, same], recipients, undefined, 99)).toEqual([]);
  });
  it('in whose name', () => {
    expect(inWhoseName(under(typed('CHỦ TỊCH'), typed('KT. CHỦ TỊCH')))?.text).toBe('KT. CHỦ TỊCH');
    expect(inWhoseName(under(typed('CHỦ TỊCH')))).toBeUndefined();
  });
});
