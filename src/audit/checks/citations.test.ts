import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../reading/read-markdown.ts';
import { citationsOf } from '../citations.ts';
import { type AuditFacts, NO_FACTS } from '../model.ts';
import { outlineOf } from '../outline.ts';
import { citationFindings } from './citations.ts';

const found = (text: string, facts: AuditFacts = NO_FACTS) => {
  const outline = outlineOf(readMarkdown(new TextEncoder().encode(text)));
  return citationFindings(outline, citationsOf(outline), facts);
};
const severities = (text: string, facts?: AuditFacts) => found(text, facts).map((one) => one.severity);
const HEAD = {
  xa: 'ỦY BAN NHÂN DÂN XÃ TÂN PHÚ\n\n# BÁO CÁO\n\n',
  tinh: 'ỦY BAN NHÂN DÂN TỈNH TRƯỜNG LĨNH\n\n# BÁO CÁO\n\n',
};

describe('one document, two dates', () => {
  it.each([
    ['one office of the country', '', 'QĐ số 90/QĐ-TTg ngày 18/01/2022. QĐ số 90/QĐ-TTg ngày 08/01/2022.'],
    ['a decree', '', 'Nghị định 27/2022/NĐ-CP ngày 19/4/2022; Nghị định số 27/2022/NĐ-CP ngày 29/4/2022.'],
    [
      'the district of a commune',
      HEAD.xa,
      'Hướng dẫn số 15/HD-UBND ngày 09/5/2022 của UBND huyện. Hướng dẫn số 15/HD-UBND ngày 19/5/2022 của UBND huyện.',
    ],
    ['a named province', '', 'QĐ số 5/QĐ-UBND ngày 01/2/2023 của UBND tỉnh Kon Tum. QĐ số 5/QĐ-UBND ngày 11/2/2023 của UBND tỉnh Kon Tum.'],
    [
      'the number has its year and nobody is named',
      '',
      'Quyết định 04/2024/QĐ-UBND ngày 22/02/2024; Quyết định 04/2024/QĐ-UBND ngày 12/02/2024.',
    ],
  ])('error: %s', (_, head, text) => expect(severities(head + text)).toEqual(['error']));
  it.each([
    ['issuer not said', '', 'Kế hoạch số 12/KH-UBND ngày 05/3/2024. Kế hoạch số 12/KH-UBND ngày 07/3/2024.'],
    [
      'any district of the province',
      HEAD.tinh,
      'QĐ số 15/QĐ-UBND ngày 05/3/2024 của UBND huyện. QĐ số 15/QĐ-UBND ngày 15/3/2024 của UBND huyện.',
    ],
    [
      'the same day of another year',
      '',
      'Chương trình số 60-CTr/HU ngày 13/10/2021 của Huyện ủy. Chương trình số 60-CTr/HU ngày 13/10/2022 của Huyện ủy.',
    ],
    ['ministries merged on 1 March 2025', '', 'Thông tư 01/2025/TT-BNV ngày 09/01/2025. Thông tư 01/2025/TT-BNV ngày 17/3/2025.'],
    ['a correction', '', 'Đính chính: QĐ số 90/QĐ-TTg ngày 08/01/2022, nay sửa thành QĐ số 90/QĐ-TTg ngày 18/01/2022.'],
  ])('warning: %s', (_, head, text) => expect(severities(head + text)).toEqual(['warning']));
  it.each([
    [
      'numbers begin anew each year',
      'Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND huyện. Kế hoạch số 12/KH-UBND ngày 07/02/2023 của UBND huyện.',
    ],
    [
      'commune and district',
      'Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND xã Ea Lâm. Kế hoạch số 12/KH-UBND ngày 07/3/2024 của UBND huyện Krông Bút.',
    ],
    ['two districts', 'QĐ số 12/QĐ-UBND ngày 05/3/2024 của UBND huyện A Lưới. QĐ số 12/QĐ-UBND ngày 07/3/2024 của UBND huyện Phú Vang.'],
    ['all communes', 'Kế hoạch số 12/KH-UBND ngày 05/3/2024 của UBND các xã. Kế hoạch số 12/KH-UBND ngày 07/3/2024 của UBND xã Ea Lâm.'],
    ['councils of two terms', 'NQ số 05/NQ-HĐND ngày 12/3/2021 của HĐND tỉnh. NQ số 05/NQ-HĐND ngày 20/7/2021 của HĐND tỉnh.'],
    [
      'provinces set up anew in July 2025',
      'QĐ số 5/QĐ-UBND ngày 06/01/2025 của UBND tỉnh Quảng Ngãi. QĐ số 5/QĐ-UBND ngày 02/7/2025 của UBND tỉnh Quảng Ngãi.',
    ],
    ['one day in two forms of date', 'QĐ số 90/QĐ-TTg ngày 18/01/2022. QĐ số 90/QĐ-TTg ngày 18 tháng 01 năm 2022.'],
    [
      'the slip of the year is rule date',
      'QĐ 02/2023/QĐ-UBND ngày 10/02/2022 của UBND tỉnh. QĐ 02/2023/QĐ-UBND ngày 10/2/2023 của UBND tỉnh.',
    ],
    [
      'a series with and one without the year, other days',
      'NQ 23/2022/NQ-HĐND ngày 23/6/2022 của HĐND tỉnh. NQ 23/NQ-HĐND ngày 29/4/2022 của HĐND tỉnh.',
    ],
  ])('nothing: %s', (_, text) => expect(found(text)).toEqual([]));
  it('the rarer date is the suspect and the other is proposed', () => {
    const [one] = found('QĐ số 90/QĐ-TTg ngày 18/01/2022. QĐ số 90/QĐ-TTg ngày 18/01/2022. QĐ số 90/QĐ-TTg ngày 08/01/2022.');
    expect(one).toMatchObject({ stated: '08/01/2022', expected: '18/01/2022', suggestion: { support: 2 } });
  });
});

describe('forms of the number', () => {
  it('resolutions with and without the year: one warning for the list', () =>
    expect(
      severities('Nghị quyết số 21, 22, 23/2022/NQ-HĐND ngày 23 tháng 6 năm 2022. Theo Nghị quyết số 21,22,23/NQ-HĐND ngày 23/06/2022.'),
    ).toEqual(['warning']));
  it('one party paper in two forms', () => {
    const list = found('Chương trình số 60-CTr/HU ngày 13/10/2021. Thực hiện Chương trình số 60/CTr-HU.');
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({ severity: 'warning', stated: '60/CTr-HU', expected: '60-CTr/HU' });
  });
  it('party papers in three forms: one warning', () =>
    expect(severities('Chương trình số 70-CTr-HU; Chương trình số 60/CTr/HU; Kế hoạch số 51-KH/HU; Nghị quyết số 13-NQ/TU.')).toEqual([
      'warning',
    ]));
  it.each(['Kế hoạch số 51-KH/HU; Nghị quyết số 13-NQ/TU; Quyết định số 5/QĐ-UBND.', 'QĐ số 05/QĐ-UBND và QĐ 5/QĐ-UBND.'])(
    'nothing: %s',
    (text) => expect(found(text)).toEqual([]),
  );
});

describe('the catalogue', () => {
  const document = (number: string, issuedOn: string, issuer: string, confidence = 'verified') => ({
    number,
    issuedOn,
    issuer,
    confidence,
    title: '',
  });
  const facts: AuditFacts = {
    ...NO_FACTS,
    documents: [
      document('1719/QĐ-TTg', '2021-10-14', 'Thủ tướng Chính phủ'),
      document('86/QĐ-UBND', '2022-02-22', 'UBND tỉnh Kon Tum'),
      document('211/QĐ-TTg', '2024-03-01', 'Thủ tướng Chính phủ', 'unverified'),
    ],
  };
  it.each([
    ['Quyết định số 1719/QĐ-TTg ngày 14/11/2021', ['error']],
    ['Quyết định số 86/QĐ-UBND ngày 12/02/2022 của UBND tỉnh Kon Tum', ['warning']],
    ['Quyết định số 1719/QĐ-TTg ngày 14/10/2021', []],
    ['Quyết định số 1719/QĐ-TTg ngày 05/10/2019', []],
    ['Quyết định số 86/QĐ-UBND ngày 12/02/2022 của UBND huyện Kon Rẫy', []],
    ['Quyết định số 211/QĐ-TTg ngày 02/03/2024', []],
  ])('%s', (text, expected) => expect(severities(text, facts)).toEqual(expected));
});

it('two titles without a word in common are a note', () =>
  expect(
    severities(
      'Quyết định số 5/QĐ-UBND ngày 01/2/2023 của UBND huyện về hỗ trợ nhà ở hộ nghèo dân tộc. Quyết định số 5/QĐ-UBND ngày 01/2/2023 của UBND huyện về tuyển dụng viên chức giáo viên mầm non.',
    ),
  ).toEqual(['note']));
