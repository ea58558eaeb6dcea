/** Fonts and colours of a paper, by the share of its letters. */
import { expect, it } from 'vitest';
import { colourDeviations, fontDeviations } from './layout-body.ts';
import { paperWith, saidOf, typed, under } from './layout-lines.fixture.ts';
import type { RunLook } from './layout-styles.ts';

it.each<[string[], [count: number, look: RunLook][]]>([
  [[], [[100, { font: 'Times New Roman' }]]],
  [[], [[100, { font: 'TimesNewRoman' }]]],
  [
    [
      'error phông chữ: Phông chữ .VnTime (100%) số chữ của văn bản; quy định Times New Roman. {.VnTime → Times New Roman} [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]',
    ],
    [[100, { font: '.VnTime' }]],
  ],
  [[], [[100, { font: '' }]]],
  [[], [[100, {}]]],
  [
    [
      'warning phông chữ: Phông chữ Arial (40%) số chữ của văn bản; quy định Times New Roman. {Arial → Times New Roman} [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]',
    ],
    [
      [40, { font: 'Arial' }],
      [60, {}],
    ],
  ],
  [
    ['note phông chữ: Phông chữ Arial (5%) số chữ của văn bản; quy định Times New Roman. {Arial → Times New Roman} [aaaaa]'],
    [
      [5, { font: 'Arial' }],
      [95, {}],
    ],
  ],
  [
    ['warning phông chữ: Phông chữ Arial (6%) số chữ của văn bản; quy định Times New Roman. {Arial → Times New Roman} [aaaaaa]'],
    [
      [6, { font: 'Arial' }],
      [94, {}],
    ],
  ],
  [
    [
      'error phông chữ: Phông chữ Arial (51%) số chữ của văn bản; quy định Times New Roman. {Arial → Times New Roman} [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]',
    ],
    [
      [51, { font: 'Arial' }],
      [49, {}],
    ],
  ],
  [
    [],
    [
      [1, { font: 'Arial' }],
      [200, {}],
    ],
  ],
  [
    ['note phông chữ: Phông chữ Arial (1%) số chữ của văn bản; quy định Times New Roman. {Arial → Times New Roman} [a]'],
    [
      [1, { font: 'Arial' }],
      [198, {}],
    ],
  ],
  [
    [
      'error phông chữ: Phông chữ Arial (46%), Tahoma (31%), Verdana (15%) số chữ của văn bản; quy định Times New Roman. {Arial → Times New Roman} [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]',
    ],
    [
      [30, { font: 'Arial' }],
      [20, { font: 'Tahoma' }],
      [10, { font: 'Verdana' }],
      [5, { font: 'Calibri' }],
    ],
  ],
  [
    [
      'error phông chữ: Phông chữ Arial (50%), Zapf (50%) số chữ của văn bản; quy định Times New Roman. {Arial → Times New Roman} [aaaaaaaaaa]',
    ],
    [
      [10, { font: 'Zapf' }],
      [10, { font: 'Arial' }],
    ],
  ],
])('fonts: %j of %j', (said, parts) =>
  expect(saidOf(fontDeviations(paperWith({ lines: under(...parts.map(([count, look]) => typed('a'.repeat(count), look))) })))).toEqual(
    said,
  ),
);
it.each<[string[], string, RunLook]>([
  [
    ['error phông chữ: Phông chữ Arial (100%) số chữ của văn bản; quy định Times New Roman. {Arial → Times New Roman} [đđđđ]'],
    'đđđđ',
    { font: 'Times New Roman', fontBeyond: 'Arial' },
  ],
  [[], 'đđđđ', { font: 'Arial', fontBeyond: 'Times New Roman' }],
  [
    ['error phông chữ: Phông chữ Arial (100%) số chữ của văn bản; quy định Times New Roman. {Arial → Times New Roman} [đđđđ]'],
    'đđđđ',
    { font: 'Arial' },
  ],
  [[], 'aaaa', { fontBeyond: 'Arial' }],
])('fonts beyond ASCII: %j of %j %j', (said, text, look) =>
  expect(saidOf(fontDeviations(paperWith({ lines: [typed(text, look)] })))).toEqual(said),
);

it.each<[string[], string | undefined]>([
  [[], '000000'],
  [[], 'auto'],
  [[], ''],
  [[], '0f0f0f'],
  [[], '1f1f1f'],
  [[], '262626'],
  [['error màu chữ: Khoảng 100% số chữ của văn bản không phải màu đen (mã màu 272727); quy định màu đen. [chữ]'], '272727'],
  [[], '202020'],
  [['error màu chữ: Khoảng 100% số chữ của văn bản không phải màu đen (mã màu 2F0000); quy định màu đen. [chữ]'], '2f0000'],
  [['error màu chữ: Khoảng 100% số chữ của văn bản không phải màu đen (mã màu FF0000); quy định màu đen. [chữ]'], 'ff0000'],
  [[], undefined],
])('colours: %j of %j', (said, colour) =>
  expect(saidOf(colourDeviations(paperWith({ lines: [typed('chữ', colour === undefined ? {} : { colour })] })))).toEqual(said),
);
it.each<[string[], [count: number, colour: string]]>([
  [
    [
      'warning màu chữ: Khoảng 40% số chữ của văn bản không phải màu đen (mã màu FF0000); quy định màu đen. [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]',
    ],
    [40, 'ff0000'],
  ],
  [
    [
      'warning màu chữ: Khoảng 50% số chữ của văn bản không phải màu đen (mã màu FF0000); quy định màu đen. [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]',
    ],
    [50, 'ff0000'],
  ],
  [
    ['error màu chữ: Khoảng 51% số chữ của văn bản không phải màu đen (mã màu FF0000); quy định màu đen. [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]'],
    [51, 'ff0000'],
  ],
  [['note màu chữ: Khoảng 5% số chữ của văn bản không phải màu đen (mã màu FF0000); quy định màu đen. [aaaaa]'], [5, 'ff0000']],
  [['warning màu chữ: Khoảng 6% số chữ của văn bản không phải màu đen (mã màu FF0000); quy định màu đen. [aaaaaa]'], [6, 'ff0000']],
])('colours: %j of %j in a hundred', (said, [count, colour]) =>
  expect(
    saidOf(colourDeviations(paperWith({ lines: under(typed('a'.repeat(count), { colour }), typed('b'.repeat(100 - count))) }))),
  ).toEqual(said),
);
