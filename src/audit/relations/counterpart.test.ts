/** Money of the programmes: what it is about, counterpart shares of the central money, and shares said again in round words. */
import { describe, expect, it } from 'vitest';
import { VIETNAMESE } from '../format.ts';
import { counterpartRelations } from './counterpart.ts';
import { reading, written } from './proposed.fixture.ts';
import { restatedShares } from './restated.ts';
import { moneyTopics, programmeOf, sourceOf } from './topics.ts';

it.each([
  ['chương trình dân tộc thiểu số', 'DT'],
  ['DTTS', 'DT'],
  ['Quyết định 1719', 'DT'],
  ['giảm nghèo bền vững', 'GN'],
  ['GNBV', 'GN'],
  ['nông thôn mới', 'NTM'],
  ['vốn NTM', 'NTM'],
  ['nông thôn mới và giảm nghèo', null],
  ['vốn xã', null],
  [`giảm nghèo ${'a'.repeat(209)}`, 'GN'],
  [`giảm nghèo ${'a'.repeat(220)}`, null],
])('programme of %j: %j', (text, programme) => expect(programmeOf(text)).toBe(programme));
it.each([
  ['ngân sách trung ương', 'NSTW'],
  ['NSTW', 'NSTW'],
  ['vốn trung ương', 'NSTW'],
  ['ngân sách TW', 'NSTW'],
  ['ngân sách địa phương', 'NSDP'],
  ['NSĐP', 'NSDP'],
  ['vốn đối ứng', 'NSDP'],
  ['ngân sách tỉnh', 'NSDP'],
  ['ngân sách huyện', 'NSDP'],
  ['ngân sách xã', 'NSDP'],
  ['ngân sách trung ương và ngân sách tỉnh', null],
  ['vốn vay', null],
])('source of %j: %j', (text, source) => expect(sourceOf(text)).toBe(source));

const topics = (text: string) => {
  const { outline, statements } = reading(text);
  return moneyTopics(outline, statements);
};
it.each<[string[], string]>([
  [['10 triệu đồng: GN NSTW'], 'Vốn ngân sách trung ương chương trình giảm nghèo 10 triệu đồng.'],
  [['10 triệu đồng: GN NSTW, spent'], 'Giải ngân vốn ngân sách trung ương chương trình giảm nghèo 10 triệu đồng.'],
  [['10 triệu đồng: GN NSTW, spent'], 'Đã chi vốn ngân sách trung ương chương trình giảm nghèo 10 triệu đồng.'],
  [['10 triệu đồng: GN NSTW, spent'], 'Vốn ngân sách trung ương chương trình giảm nghèo 10/20 triệu đồng.'],
  [['10 triệu đồng: NTM NSDP, counterpart'], 'Vốn đối ứng nông thôn mới 10 triệu đồng, 5 hộ.'],
  [
    ['30 triệu đồng: – NSTW', '10 triệu đồng: GN NSTW', '20 triệu đồng: NTM NSTW'],
    'Vốn trung ương 30 triệu đồng (giảm nghèo 10 triệu đồng; nông thôn mới 20 triệu đồng).',
  ],
  [['40 %: GN –'], 'Giảm nghèo đạt 40%.'],
  [[], 'Vốn vay 10 triệu đồng.'],
  [
    ['10 triệu đồng: GN NSTW', '20 triệu đồng: NTM NSTW'],
    'Ngân sách trung ương gồm:\n\n- Giảm nghèo 10 triệu đồng.\n\n- Nông thôn mới 20 triệu đồng.',
  ],
  [[], '| Giảm nghèo | Vốn |\n|---|---|\n| Giảm nghèo 10 triệu đồng | 5 |\n| NTM | 6 |'],
])('topics %j of %s', (said, text) =>
  expect(
    topics(text).map(
      ({ statement: { value }, programme, source, counterpart, spent }) =>
        `${value.printed} ${value.unit?.name}: ${programme ?? '–'} ${source ?? '–'}${counterpart ? ', counterpart' : ''}${spent ? ', spent' : ''}`,
    ),
  ).toEqual(said),
);

const CENTRAL =
  'Ngân sách trung ương chương trình giảm nghèo 200 triệu đồng. Ngân sách trung ương chương trình nông thôn mới 300 triệu đồng.\n\n';
describe('counterpart shares', () => {
  const proposed = (text: string) => written(counterpartRelations(topics(text)).relations);
  it.each<[string[], string]>([
    [
      ['likely 20 % = 40 triệu đồng / 200 triệu đồng (đối ứng trên vốn trung ương, slot 1)'],
      `${CENTRAL}Vốn đối ứng giảm nghèo 40 triệu đồng, chiếm tỷ lệ 20%.`,
    ],
    [
      ['likely 20 % = 60 triệu đồng / 300 triệu đồng (đối ứng trên vốn trung ương, slot 1)'],
      `${CENTRAL}Vốn đối ứng nông thôn mới 60 triệu đồng, bằng 20%.`,
    ],
    [[], `${CENTRAL}Vốn đối ứng dân tộc thiểu số 60 triệu đồng, bằng 20%.`],
    [[], `${CENTRAL}Vốn đối ứng giảm nghèo 40/200 triệu đồng, chiếm tỷ lệ 20%.`],
    [[], `${CENTRAL}Vốn đối ứng giảm nghèo 40 triệu đồng.`],
    [[], 'Vốn ngân sách trung ương 200 triệu đồng. Vốn đối ứng 40 triệu đồng, chiếm 20%.'],
    [
      ['possible 30 % = 60 triệu đồng / 200 triệu đồng (kế hoạch ở mục khác, slot 1)'],
      `${CENTRAL}Giải ngân ngân sách trung ương giảm nghèo 60 triệu đồng, đạt 30% kế hoạch.`,
    ],
    [[], `${CENTRAL}Giải ngân ngân sách tỉnh giảm nghèo 60 triệu đồng, đạt 30% kế hoạch.`],
    [[], `${CENTRAL}Giải ngân ngân sách trung ương giảm nghèo 60 triệu đồng, đạt 30% số vốn.`],
    // The same number twice is one base.
    [
      ['likely 20 % = 40 triệu đồng / 200 triệu đồng (đối ứng trên vốn trung ương, slot 1)'],
      `${CENTRAL}Ngân sách trung ương chương trình giảm nghèo 200 triệu đồng.\n\nVốn đối ứng giảm nghèo 40 triệu đồng, chiếm tỷ lệ 20%.`,
    ],
    [
      [
        'likely 20 % = 40 triệu đồng / 200 triệu đồng (đối ứng trên vốn trung ương, slot 1)',
        'likely 20 % = 40 triệu đồng / 250 triệu đồng (đối ứng trên vốn trung ương, slot 1)',
      ],
      `${CENTRAL}Ngân sách trung ương chương trình giảm nghèo 250 triệu đồng.\n\nVốn đối ứng giảm nghèo 40 triệu đồng, chiếm tỷ lệ 20%.`,
    ],
  ])('%j of %s', (said, text) => expect(proposed(text)).toEqual(said));
});

describe('said again', () => {
  const again = (share: string, words: string) => {
    const all = topics(`${CENTRAL}Vốn đối ứng giảm nghèo 40 triệu đồng, chiếm tỷ lệ ${share}%.\n\n${words}`);
    const { found, checked, held } = restatedShares(all, counterpartRelations(all).shares, VIETNAMESE);
    return [
      `${held} of ${checked}`,
      ...found.map(({ severity, message, stated, expected }) => `${severity}: ${message} {${stated} → ${expected}}`),
    ];
  };
  it.each<[string[], string, string]>([
    [['1 of 1'], '20', 'Vốn đối ứng giảm nghèo đạt trên 19%.'],
    [['1 of 1'], '20', 'Vốn đối ứng giảm nghèo đạt trên 18%.'],
    [
      ['0 of 1', 'warning: Tỷ lệ nhắc lại trên 17% khác xa tỷ lệ đã nêu là 20%; nếu nói về giai đoạn khác thì ghi rõ. {17 → 20}'],
      '20',
      'Vốn đối ứng giảm nghèo đạt trên 17%.',
    ],
    [
      ['0 of 1', 'warning: Tỷ lệ nhắc lại trên 21% khác xa tỷ lệ đã nêu là 20%; nếu nói về giai đoạn khác thì ghi rõ. {21 → 20}'],
      '20',
      'Vốn đối ứng giảm nghèo đạt trên 21%.',
    ],
    [['1 of 1'], '20', 'Vốn đối ứng giảm nghèo đạt gần 22%.'],
    [
      ['0 of 1', 'warning: Tỷ lệ nhắc lại 23% khác xa tỷ lệ đã nêu là 20%; nếu nói về giai đoạn khác thì ghi rõ. {23 → 20}'],
      '20',
      'Vốn đối ứng giảm nghèo đạt gần 23%.',
    ],
    [['1 of 1'], '20', 'Vốn đối ứng giảm nghèo đạt khoảng 22%.'],
    [['1 of 1'], '20', 'Vốn đối ứng giảm nghèo đạt khoảng 18%.'],
    [
      ['0 of 1', 'warning: Tỷ lệ nhắc lại 23% khác xa tỷ lệ đã nêu là 20%; nếu nói về giai đoạn khác thì ghi rõ. {23 → 20}'],
      '20',
      'Vốn đối ứng giảm nghèo đạt khoảng 23%.',
    ],
    [['1 of 1'], '20', 'Vốn đối ứng giảm nghèo đạt 20%.'],
    [
      ['0 of 1', 'warning: Tỷ lệ nhắc lại 21% khác xa tỷ lệ đã nêu là 20%; nếu nói về giai đoạn khác thì ghi rõ. {21 → 20}'],
      '20',
      'Vốn đối ứng giảm nghèo đạt 21%.',
    ],
    // The share as printed is wrong: what it should be is said as well.
    [
      [
        '0 of 1',
        'warning: Tỷ lệ nhắc lại 25% khác xa tỷ lệ đã nêu là 25% (tính lại: 20,0%); nếu nói về giai đoạn khác thì ghi rõ. {25 → 20,0}',
      ],
      '25',
      'Vốn đối ứng giảm nghèo đạt 25%.',
    ],
    [['0 of 0'], '20', 'Vốn giảm nghèo đạt 25%.'],
    [['0 of 0'], '20', 'Vốn đối ứng nông thôn mới đạt 25%.'],
    [['0 of 0'], '20', 'Vốn đối ứng giảm nghèo 25 triệu đồng.'],
  ])('%j of a share of %s%%: %s', (said, share, words) => expect(again(share, words)).toEqual(said));
  it('nothing without a share', () =>
    expect(restatedShares(topics('Giảm nghèo đạt 5%.'), [], VIETNAMESE)).toEqual({ found: [], checked: 0, held: 0 }));
});
