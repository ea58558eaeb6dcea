/** A percentage of n things is some k of n. */
import { describe, expect, it } from 'vitest';
import { type AuditFacts, NO_FACTS } from '../model.ts';
import { figures } from '../relation.fixture.ts';
import { reading } from './proposed.fixture.ts';
import { communesOf, shareChecks, shareFindings, shareOf } from './shares-of-few.ts';

it.each([
  ['66,7%', 6, 'exact'],
  ['66,6%', 6, 'truncation'],
  ['66,5%', 6, 'failed'],
  ['0%', 6, 'exact'],
  ['100%', 6, 'exact'],
  ['101%', 6, 'failed'],
  ['50%', 5, 'failed'],
  ['33%', 3, 'exact'],
])('%s of %i: %s', (percent, n, verdict) => {
  const [figure] = figures(percent);
  expect(figure === undefined ? '' : shareOf(figure, n)).toBe(verdict);
});

describe('in a text', () => {
  const said = (text: string, communes: number | null = null) =>
    shareChecks(reading(text).statements, communes).map(
      ({ figure, whole, count, noun, verdict }) => `${figure.printed} of ${count} ${noun}${whole === null ? '' : ' (printed)'}: ${verdict}`,
    );
  it.each<[string[], string]>([
    [['66,5 of 6 xã (printed): failed'], 'Có 66,5% trong tổng số 6 xã đạt chuẩn.'],
    [['66,7 of 6 xã (printed): exact'], 'Có 66,7% trong 6 xã đạt chuẩn.'],
    [['66,6 of 6 xã (printed): truncation'], 'Có 66,6% số xã trên tổng số 6 xã đạt chuẩn.'],
    [['50 of 2 xã (printed): exact'], 'Có 50% trong 2 xã đạt chuẩn.'],
    [[], 'Có 50% trên 2 xã đạt chuẩn.'],
    [[], 'Có 100% trong 1 xã đạt chuẩn.'],
    [['50 of 400 xã (printed): exact'], 'Có 50% trong 400 xã đạt chuẩn.'],
    [[], 'Có 50% trong 401 xã đạt chuẩn.'],
    [[], 'Có khoảng 66,5% trong 6 xã đạt chuẩn.'],
    [[], 'Tăng 66,5% trong 6 xã.'],
    [[], 'Có 66,5% trong 6 ha đạt chuẩn.'],
    [[], 'Có 66,5% trong 6,5 xã đạt chuẩn.'],
    [[], 'Có 66,5% của 6 xã đạt chuẩn.'],
    [[], 'Có 66,5%; trong 6 xã đạt chuẩn.'],
    [[], 'Có 66,5 điểm trong 6 xã đạt chuẩn.'],
    [[], 'Có 66,5% trong gần 6 xã đạt chuẩn.'],
  ])('%j: %s', (expected, text) => expect(said(text)).toEqual(expected));
  it.each<[string[], string, number | null]>([
    [['66,6 of 6 xã: truncation'], 'Tỷ lệ xã đạt chuẩn là 66,6%.', 6],
    [['66,7 of 6 xã: exact'], 'Xã đạt chuẩn nông thôn mới 66,7%.', 6],
    [[], 'Xã đạt chuẩn nông thôn mới 66,5%.', 6],
    [[], 'Xã đạt chuẩn nông thôn mới 66,7%.', null],
    [[], 'Xã đạt chuẩn nông thôn mới 100%.', 1],
    [['100 of 2 xã: exact'], 'Xã đạt chuẩn nông thôn mới 100%.', 2],
    [[], 'Hộ đạt chuẩn nông thôn mới 66,7%.', 6],
  ])('%j of the catalogue: %s, %d communes', (expected, text, communes) => expect(said(text, communes)).toEqual(expected));
  it('not in a table', () => expect(said('| Có | Số |\n|---|---|\n| 66,5% trong 6 xã | 5 |\n| b | 6 |')).toEqual([]));
  it('is said in words', () => {
    const found = (text: string) =>
      shareFindings(shareChecks(reading(text).statements, 6)).map(
        ({ severity, message, stated, spots }) =>
          `${severity}: ${message} {${stated}} ${spots.map(({ start, end }) => `${start}–${end}`).join(', ')}`,
      );
    expect(found('Có 66,5% trong 6 xã.')).toEqual([
      'error: Không có số xã nguyên nào trong 6 xã cho tỷ lệ 66,5%; xem lại tỷ lệ hoặc tổng số xã. {66,5} 3–7, 15–16',
    ]);
    expect(found('Có 66,7% trong 6 xã.')).toEqual([]);
    expect(found('Có 66,6% trong 6 xã.')).toEqual(['note: Số liệu bị cắt, không làm tròn: 66,6% của 6 xã. {66,6} 3–7, 15–16']);
    expect(found('Tỷ lệ xã đạt chuẩn là 66,6%.')).toEqual(['note: Số liệu bị cắt, không làm tròn: 66,6% của 6 xã. {66,6} 22–26']);
  });
});

describe('the communes of a district', () => {
  const unit = (code: string, name: string, type: string, more: object = {}) => ({
    code,
    name,
    type,
    aliases: [],
    validFrom: '2020-01-01',
    validTo: null,
    parent: null,
    ...more,
  });
  const facts = {
    ...NO_FACTS,
    units: [
      unit('h1', 'Kon Rẫy', 'huyen', { aliases: ['Kon Ray'] }),
      unit('h2', 'Sa Thầy', 'huyen'),
      unit('h3', 'Đăk Hà', 'huyen', { validTo: '2021-12-31' }),
      unit('x1', 'A', 'xa', { parent: 'h1' }),
      unit('x2', 'B', 'xa', { parent: 'h1', validTo: '2022-12-31' }),
      unit('x3', 'C', 'xa', { parent: 'h1', validFrom: '2024-01-01' }),
      unit('t1', 'D', 'thi-tran', { parent: 'h1' }),
      unit('x4', 'E', 'xa', { parent: 'h3' }),
    ],
  } as unknown as AuditFacts;
  it.each([
    ['Tại huyện Kon Rẫy', '2023-06-01', null, 1],
    ['UBND HUYỆN KON RẪY', '2023-06-01', null, 1],
    ['Tại huyện Kon Ray', '2022-12-31', null, 2],
    ['Tại huyện Kon Rẫy', '2024-01-01', null, 2],
    ['Tại huyện Kon Rẫy', null, '2022-H1', 2],
    ['Tại huyện Kon Rẫy', null, null, null],
    ['Tại huyện Sa Thầy', '2023-06-01', null, null],
    ['Tại huyện Đăk Hà', '2021-12-31', null, 1],
    ['Tại huyện Đăk Hà', '2022-01-01', null, null],
    ['Tại Kon Rẫy', '2023-06-01', null, null],
    [`${'a '.repeat(3000)}huyện Kon Rẫy`, '2023-06-01', null, null],
  ])('%s on %s, %s: %d', (text, day, period, communes) => {
    expect(communesOf(reading(text).outline, facts, day, period)).toBe(communes);
  });
});
