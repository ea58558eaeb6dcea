import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../reading/read-markdown.ts';
import { citationsOf } from '../citations.ts';
import { outlineOf } from '../outline.ts';
import { dateFindings, reportDate, reportPeriod, reportTitle } from './dates.ts';

const read = (text: string) => outlineOf(readMarkdown(new TextEncoder().encode(text)));
const quotesOf = (text: string) => {
  const outline = read(text);
  return dateFindings(outline, citationsOf(outline)).map((one) => {
    const [spot] = one.spots;
    const words = spot === undefined ? '' : outline.pieces[spot.piece]?.view.text.slice(spot.start, spot.end);
    return `${one.severity}: ${words}`;
  });
};

describe('days that do not exist', () => {
  it.each([
    ['Ngày 31/4/2024, huyện đã đối thoại.', '31/4/2024'],
    ['khai giảng 7 giờ 30 ngày 30/02/2025.', '30/02/2025'],
    ['khai giảng 7 giờ 30 ngày 30 tháng 02 năm 2025.', 'ngày 30 tháng 02 năm 2025'],
    ['Trước ngày 31/9 phải xong.', '31/9'],
    ['Xong trước ngày 31/9.', '31/9'],
    ['Hết ngày 31 tháng 4 năm 2024.', 'ngày 31 tháng 4 năm 2024'],
    ['Họp ngày 30, 31 tháng 6 năm 2024.', 'ngày 30, 31 tháng 6 năm 2024'],
    ['Báo cáo trước ngày 15/13/2024.', '15/13/2024'],
    ['Ngày 29/02/2023 không có.', '29/02/2023'],
    ['Số liệu tháng 13/2024.', 'tháng 13/2024'],
    ['Ban hành ngày 10/02/202.', '10/02/202'],
  ])('%s', (text, quote) => expect(quotesOf(text)).toEqual([`error: ${quote}`]));
  it.each([
    'Ngày 29/02/2024 và ngày 29/02.',
    'Từ ngày 30 đến ngày 02 tháng 3 năm 2024.',
    'Ngày 8-13 tháng 5 năm 2024.',
    'Ngày 30 tháng 2 âm lịch.',
    'Chi lương tháng 13 năm 2023.',
    'Hợp đồng số 31/02/2024/HĐ-XD, tỷ lệ 45/13/2024.',
    'Làm việc 25 ngày 31/4 buổi.',
    'Đạt 12/13 xã, ngày 12/15 hộ.',
  ])('nothing: %s', (text) => expect(quotesOf(text)).toEqual([]));
  it('month first in a table is a doubt', () => expect(quotesOf('| Ngày |\n|---|\n| 12/31/2024 |')).toEqual(['warning: 12/31/2024']));
});

describe('year of the number', () => {
  it('is the year of the date; another place says which', () => {
    const outline = read(
      'Quyết định số 02/2023/QĐ-UBND ngày 10/02/2022 của UBND tỉnh.\n\nVề Quyết định 02/2023/QĐ-UBND ngày 10/2/2023 của UBND tỉnh.',
    );
    const [found, ...more] = dateFindings(outline, citationsOf(outline));
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      severity: 'error',
      stated: '10/02/2022',
      expected: '10/2/2023',
      suggestion: { with: '10/2/2023', support: 1 },
    });
    expect(found?.spots).toHaveLength(2);
  });
  it('is reported alone too', () =>
    expect(quotesOf('Thông tư số 05/2022/TT-BNV ngày 23/01/2021 của Bộ Nội vụ')).toEqual(['error: 05/2022/TT-BNV ngày 23/01/2021']));
  it('a correction quotes slips', () =>
    expect(quotesOf('Đính chính: đã ghi là “Thông tư số 05/2022/TT-BNV ngày 23/01/2021”, nay sửa thành “ngày 23/01/2022”.')).toEqual([
      'warning: 05/2022/TT-BNV ngày 23/01/2021',
    ]));
  it.each([
    'Thực hiện Quyết định số 02/2023/QĐ-UBND, ngày 05/4/2024 UBND huyện đã họp.',
    'Thực hiện Quyết định số 02/2023/QĐ-UBND, ngày 05/4/2024, UBND huyện đã họp.',
    'Quyết định số 02/2023/QĐ-UBND có hiệu lực từ ngày 05/4/2024.',
    'Quyết định số 1956/QĐ-TTg ngày 27/11/2009 của Thủ tướng Chính phủ.',
    'Luật số 31/2024/QH15 ngày 18/01/2024.',
  ])('nothing: %s', (text) => expect(quotesOf(text)).toEqual([]));
});

describe('effect and the paper’s own day', () => {
  it('effect before issue is a doubt', () =>
    expect(quotesOf('Quyết định số 15/QĐ-UBND ngày 10/5/2023 của UBND tỉnh, có hiệu lực từ ngày 01/5/2023.')).toEqual([
      'warning: 15/QĐ-UBND ngày 10/5/2023',
    ]));
  const report = (head: string, body: string) => `UBND HUYỆN A\n\nSố: 12/BC-UBND\n\n${head}\n\n# BÁO CÁO\n\n## Kết quả năm 2024\n\n${body}`;
  const earlier = 'Nghị định số 27/2022/NĐ-CP ngày 19/4/2022; Nghị định số 38/2023/NĐ-CP ngày 24/6/2023.';
  it('a document after the report is an error where all others are earlier', () =>
    expect(quotesOf(report('Sơn Thượng, ngày 05 tháng 7 năm 2024', `Quyết định số 33/QĐ-TTg ngày 10/8/2024. ${earlier}`))).toEqual([
      'error: 33/QĐ-TTg ngày 10/8/2024',
    ]));
  it.each([
    ['nothing to compare with', `Quyết định số 33/QĐ-TTg ngày 10/8/2024.`],
    ['amended later', `${earlier} Sửa đổi bởi Quyết định số 33/QĐ-TTg ngày 10/8/2024.`],
  ])('else a doubt: %s', (_, body) =>
    expect(quotesOf(report('Sơn Thượng, ngày 05 tháng 7 năm 2024', body))).toEqual(['warning: 33/QĐ-TTg ngày 10/8/2024']),
  );
  it.each([
    ['no day in the head', report('Sơn Thượng, ngày tháng năm 2024', `Quyết định số 33/QĐ-TTg ngày 10/8/2024. ${earlier}`)],
    ['a day ahead', report('Sơn Thượng, ngày 05 tháng 7 năm 2024', `Hoàn thành trước ngày 31/12/2025. ${earlier}`)],
  ])('nothing: %s', (_, text) => expect(quotesOf(text)).toEqual([]));
});

describe('the head of a paper', () => {
  it.each([
    ['Báo cáo tình hình 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2023', '2023-H1'],
    ['Kết quả quý I năm 2025', '2025-Q1'],
    ['Kết quả quý III/2024', '2024-Q3'],
    ['Kết quả tháng 5 năm 2024', '2024-M05'],
    ['Kết quả năm 2024, phương hướng năm 2025', '2024'],
    ['Ước thực hiện 9 tháng năm 2024', null],
    ['Tổng kết giai đoạn 2021-2025', null],
    ['Tổng kết năm học 2023-2024', null],
    ['So sánh năm 2023 và năm 2024', null],
  ])('%s', (title, period) => {
    const outline = read(`UBND XÃ A\n\nSố: 5/BC-UBND\n\nĐăk A, ngày 5 tháng 1 năm 2025\n\n# BÁO CÁO\n\n## ${title}`);
    expect(reportPeriod(outline)).toBe(period);
    expect(reportDate(outline)).toBe('2025-01-05');
    expect(reportTitle(outline)).toContain(title.replace(/^Báo cáo /u, ''));
  });
  it('nothing where nothing is said', () => {
    const outline = read('Căn cứ Luật Tổ chức chính quyền địa phương, ngày 19 tháng 6 năm 2015.');
    expect([reportDate(outline), reportPeriod(outline), reportTitle(outline)]).toEqual([null, null, null]);
  });
});
