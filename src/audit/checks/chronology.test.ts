import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../reading/read-markdown.ts';
import { citationsOf } from '../citations.ts';
import { outlineOf } from '../outline.ts';
import { chronologyFindings } from './chronology.ts';

const severities = (text: string) => {
  const outline = outlineOf(readMarkdown(new TextEncoder().encode(text)));
  return chronologyFindings(outline, citationsOf(outline)).map((one) => one.severity);
};
const set = (verb: string, day = '20/4/2022', period = 'giai đoạn 2021-2025') =>
  `Quyết định 161/QĐ-UBND ngày ${day} về việc ${verb} Ban Chỉ đạo các Chương trình mục tiêu quốc gia huyện Kon Rẫy ${period}`;
const rules = (day = '14/04/2022', place = 'huyện Kon Rẫy', period = 'giai đoạn 2021-2025') =>
  `Quyết định 01/QĐ-BCĐ ngày ${day} về việc ban hành Quy chế hoạt động của Ban chỉ đạo các Chương trình MTQG ${place} ${period}.`;

describe('a body and what it issues', () => {
  it.each([
    ['rules before the body', `${set('thành lập')}; ${rules()}`, ['error']],
    [
      'the body without a name, in one sentence',
      'Ban Thường vụ Huyện ủy đã thành lập Ban Chỉ đạo tại Quyết định số 25-QĐ/HU ngày 16/02/2022; trước đó, Ban Chỉ đạo đã ban hành Quy chế hoạt động tại Quyết định số 01-QĐ/BCĐ ngày 10/01/2022.',
      ['error'],
    ],
    ['after it', `${set('thành lập')}; ${rules('24/04/2022')}`, []],
    ['reorganised only', `${set('kiện toàn')}; ${rules()}`, []],
    ['amended', `${set('sửa đổi, bổ sung Quyết định thành lập')}; ${rules()}`, []],
    ['another place', `${set('thành lập')}; ${rules('14/04/2022', 'tỉnh Kon Tum')}`, []],
    ['another period', `${set('thành lập')}; ${rules('14/04/2022', 'huyện Kon Rẫy', 'giai đoạn 2016-2020')}`, []],
    ['period not said', `${set('thành lập')}; ${rules('14/04/2022', 'huyện Kon Rẫy', '')}`, ['warning']],
    ['set up before already', `${set('thành lập', '10/01/2022')}; ${set('thành lập')}; ${rules()}`, []],
    ['years apart: perhaps set up again', `${set('thành lập', '20/4/2024')}; ${rules()}`, ['warning']],
    [
      'established earlier, in brackets',
      'Ban Chỉ đạo (thành lập theo Quyết định số 640/QĐ-UBND ngày 20/5/2022 của UBND huyện) họp. Quy chế ban hành kèm theo Quyết định số 02/QĐ-BCĐ ngày 06/6/2022 của Ban Chỉ đạo.',
      [],
    ],
  ])('%s', (_, text, expected) => expect(severities(text)).toEqual(expected));
});

describe('a document and what it implements', () => {
  it.each([
    [
      'earlier',
      'Kế hoạch 100/KH-UBND ngày 01/02/2024 của UBND tỉnh về triển khai thực hiện Nghị quyết số 13-NQ/TU ngày 19/5/2024.',
      ['warning'],
    ],
    [
      'amends the future',
      'Nghị định số 38/2023/NĐ-CP ngày 24/6/2023 sửa đổi, bổ sung một số điều của Nghị định số 50/2024/NĐ-CP ngày 19/4/2024.',
      ['warning'],
    ],
    ['later', 'Kế hoạch 100/KH-UBND ngày 01/02/2024 của UBND tỉnh về triển khai thực hiện Nghị quyết số 13-NQ/TU ngày 19/5/2022.', []],
    ['is amended', 'Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 được sửa đổi, bổ sung bởi Nghị định số 01/2017/NĐ-CP ngày 06/01/2017.', []],
    ['another clause', 'Quyết định số 5/QĐ-UBND ngày 01/02/2024; thực hiện Nghị quyết số 13-NQ/TU ngày 19/5/2024.', []],
  ])('%s', (_, text, expected) => expect(severities(text)).toEqual(expected));
});
