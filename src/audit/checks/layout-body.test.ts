/** The looks of the text: size, alignment, indent, spacing, headings; each at its borders. */
import { expect, it } from 'vitest';
import { bodyDeviations, headingDeviations, short } from './layout-body.ts';
import { KINDS } from './layout-kinds.ts';
import { documentOf, paperWith, saidOf, typed, under } from './layout-lines.fixture.ts';
import type { ParagraphLook, RunLook } from './layout-styles.ts';

const SENTENCE =
  'Thực hiện nhiệm vụ được giao, Sở Tài chính tổng hợp kết quả giải ngân vốn các chương trình mục tiêu quốc gia trên địa bàn.';
const RIGHT: ParagraphLook = { align: 'both', firstLine: 567, before: 120, line: 276, lineRule: 'auto' };
const looks = (
  right: number,
  wrong: number,
  look: RunLook = {},
  paragraph: { [name in keyof ParagraphLook]?: ParagraphLook[name] | undefined } = {},
) => {
  const lines = under(
    ...Array.from({ length: right }, () => typed(SENTENCE, {}, { look: RIGHT })),
    ...Array.from({ length: wrong }, () => typed(SENTENCE, look, { look: { ...RIGHT, ...paragraph } as ParagraphLook })),
  );
  return saidOf(bodyDeviations(paperWith({ lines, document: documentOf(lines) })));
};
type Loose = { [name in keyof ParagraphLook]?: ParagraphLook[name] | undefined };
it.each<[string[], number, RunLook?, Loose?]>([
  [[], 2],
  [[], 2, { size: 13 }],
  [
    [
      'warning ô 6: nội dung văn bản, cỡ chữ: Cỡ chữ nội dung 12,8 ở 100% số chữ; quy định 13–14. {12,8 → 13–14} [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    { size: 12.8 },
  ],
  [
    [
      'error ô 6: nội dung văn bản, cỡ chữ: Cỡ chữ nội dung 12 ở 100% số chữ; quy định 13–14. {12 → 13–14} [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    { size: 12 },
  ],
  [
    [
      'warning ô 6: nội dung văn bản, cỡ chữ: Cỡ chữ nội dung 12,5 ở 100% số chữ; quy định 13–14. {12,5 → 13–14} [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    { size: 12.5 },
  ],
  [
    [
      'warning ô 6: nội dung văn bản, cỡ chữ: Cỡ chữ nội dung 14,2 ở 100% số chữ; quy định 13–14. {14,2 → 13–14} [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    { size: 14.2 },
  ],
  [
    [
      'error ô 6: nội dung văn bản, cỡ chữ: Cỡ chữ nội dung 15 ở 100% số chữ; quy định 13–14. {15 → 13–14} [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    { size: 15 },
  ],
  [
    [
      'warning ô 6: nội dung văn bản, canh lề: 2/2 đoạn văn không canh đều hai lề; quy định canh đều cả hai lề. [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    {},
    { align: 'left' },
  ],
  [[], 2, {}, { align: 'distribute' }],
  [[], 2, {}, { align: 'mediumKashida' }],
  [[], 2, {}, { align: 'thaiDistribute' }],
  [
    [
      'warning ô 6: nội dung văn bản, canh lề: 2/2 đoạn văn không canh đều hai lề; quy định canh đều cả hai lề. [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    {},
    { align: undefined },
  ],
  [[], 1, {}, { align: 'left' }],
  [[], 2, {}, { align: 'center' }],
  [[], 2, { bold: true, size: 11 }],
  [
    [
      'note ô 6: nội dung văn bản, thụt đầu dòng: 2/2 đoạn thụt đầu dòng khác quy định (đoạn này 0 cm); quy định 1 cm hoặc 1,27 cm. [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    {},
    { firstLine: 0 },
  ],
  [[], 2, {}, { firstLine: 720 }],
  [[], 2, {}, { firstLine: 530 }],
  [
    [
      'note ô 6: nội dung văn bản, thụt đầu dòng: 2/2 đoạn thụt đầu dòng khác quy định (đoạn này 0,9 cm); quy định 1 cm hoặc 1,27 cm. [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    {},
    { firstLine: 520 },
  ],
  [[], 2, {}, { firstLine: 604 }],
  [
    [
      'note ô 6: nội dung văn bản, thụt đầu dòng: 2/2 đoạn thụt đầu dòng khác quy định (đoạn này 1,1 cm); quy định 1 cm hoặc 1,27 cm. [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    {},
    { firstLine: 610 },
  ],
  [[], 2, {}, { firstLine: -567, left: 1134 }],
  [[], 2, {}, { firstLine: 0, listed: true }],
  [[], 1, {}, { firstLine: 0 }],
  [
    [
      'warning ô 6: nội dung văn bản, giãn dòng: 2/2 đoạn giãn dòng ngoài quy định (đoạn này 0,97 dòng); quy định từ dòng đơn đến 1,5 dòng. [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    {},
    { line: 232 },
  ],
  [[], 2, {}, { line: 233 }],
  [[], 2, {}, { line: 367 }],
  [
    [
      'warning ô 6: nội dung văn bản, giãn dòng: 2/2 đoạn giãn dòng ngoài quy định (đoạn này 1,53 dòng); quy định từ dòng đơn đến 1,5 dòng. [Thực hiện nhiệm vụ được giao, ]',
    ],
    2,
    {},
    { line: 368 },
  ],
  [[], 2, {}, { line: 480, lineRule: 'exact' }],
  [[], 2, {}, { line: undefined }],
  [
    ['note ô 6: nội dung văn bản, cách đoạn: 2/2 đoạn cách nhau dưới 6 pt; quy định tối thiểu 6 pt. [Thực hiện nhiệm vụ được giao, ]'],
    2,
    {},
    { before: 60, after: 57 },
  ],
  [[], 2, {}, { before: 60, after: 58 }],
  [[], 2, {}, { before: 0, after: 120 }],
  [[], 2, {}, { before: 0, auto: true }],
])('text: %j of %i paragraphs %j %j', (said, count, ...of) => expect(looks(0, count, ...of)).toEqual(said));
it.each<[string[], number, number, RunLook, Loose]>([
  [
    ['note ô 6: nội dung văn bản, cỡ chữ: Cỡ chữ nội dung 12 ở 50% số chữ; quy định 13–14. {12 → 13–14} [Thực hiện nhiệm vụ được giao, ]'],
    1,
    1,
    { size: 12 },
    {},
  ],
  [
    [
      'warning ô 6: nội dung văn bản, cỡ chữ: Cỡ chữ nội dung 12 ở 67% số chữ; quy định 13–14. {12 → 13–14} [Thực hiện nhiệm vụ được giao, ]',
    ],
    1,
    2,
    { size: 12 },
    {},
  ],
  [
    ['error ô 6: nội dung văn bản, cỡ chữ: Cỡ chữ nội dung 12 ở 83% số chữ; quy định 13–14. {12 → 13–14} [Thực hiện nhiệm vụ được giao, ]'],
    1,
    5,
    { size: 12 },
    {},
  ],
  [[], 30, 1, { size: 12 }, {}],
  [[], 1, 1, {}, { align: 'left', line: 480, before: 0, firstLine: 0 }],
  [
    [
      'warning ô 6: nội dung văn bản, canh lề: 2/3 đoạn văn không canh đều hai lề; quy định canh đều cả hai lề. [Thực hiện nhiệm vụ được giao, ]',
      'note ô 6: nội dung văn bản, thụt đầu dòng: 2/3 đoạn thụt đầu dòng khác quy định (đoạn này 0 cm); quy định 1 cm hoặc 1,27 cm. [Thực hiện nhiệm vụ được giao, ]',
      'warning ô 6: nội dung văn bản, giãn dòng: 2/3 đoạn giãn dòng ngoài quy định (đoạn này 2 dòng); quy định từ dòng đơn đến 1,5 dòng. [Thực hiện nhiệm vụ được giao, ]',
      'note ô 6: nội dung văn bản, cách đoạn: 2/3 đoạn cách nhau dưới 6 pt; quy định tối thiểu 6 pt. [Thực hiện nhiệm vụ được giao, ]',
    ],
    1,
    2,
    {},
    { align: 'left', line: 480, before: 0, firstLine: 0 },
  ],
])('text: %j of %i as it should be and %i %j %j', (said, ...of) => expect(looks(...of)).toEqual(said));

type Head = readonly [text: string, look?: RunLook, table?: number];
it.each<[string[], string, ...Head[]]>([
  [[], 'BC', ['I. KẾT QUẢ', { bold: true }]],
  [
    [
      'warning ô 6: nội dung văn bản, tiêu đề mục: Tiêu đề mục “I. KẾT QUẢ” chưa in hoa, đậm; báo cáo trình bày mục I, II… in hoa đậm. [I. KẾT QUẢ]',
    ],
    'BC',
    ['I. KẾT QUẢ'],
  ],
  [
    [
      'warning ô 6: nội dung văn bản, tiêu đề mục: Tiêu đề mục “I. Kết quả” chưa in hoa, đậm; báo cáo trình bày mục I, II… in hoa đậm. [I. Kết quả]',
    ],
    'BC',
    ['I. Kết quả', { bold: true }],
  ],
  [[], 'BC', ['I. Kết quả', {}, 0]],
  [[], 'BC', ['1. Kết quả']],
  [
    [
      'warning ô 6: nội dung văn bản, tiêu đề mục: Tiêu đề mục “XVIII. Kết quả” chưa in hoa, đậm; báo cáo trình bày mục I, II… in hoa đậm. [XVIII. Kết quả]',
    ],
    'BC',
    ['XVIII. Kết quả'],
  ],
  [[], 'KH', ['I. Kết quả']],
  [
    [],
    'BC',
    [
      'I. kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả',
    ],
  ],
  [
    [
      'warning ô 6: nội dung văn bản, tiêu đề mục: Tiêu đề mục “I. kết quả kết quả kết quả kết quả kết quả kết quả kết qu…” chưa in hoa, đậm; báo cáo trình bày mục I, II… in hoa đậm. [I. kết quả kết quả kết quả kết]',
    ],
    'BC',
    [
      'I. kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết quả kết qu',
    ],
  ],
  [[], 'QĐ', ['Điều 1. Giao', { bold: true }]],
  [['warning ô 6: nội dung văn bản, Điều: “Điều 1. Giao”: chữ “Điều” và số thứ tự chưa in đậm. [Điều 1. Giao]'], 'QĐ', ['Điều 1. Giao']],
  [[], 'QĐ', ['Điều này']],
  [[], 'BC', ['Điều 1. Giao']],
  [
    ['warning căn cứ ban hành: Căn cứ “Căn cứ Luật A;” in đứng; quy định in nghiêng. [Căn cứ Luật A;]'],
    'QĐ',
    ['Căn cứ Luật A;'],
    ['Căn cứ Luật B.', { italic: true }],
  ],
  [[], 'QĐ', ['Căn cứ Luật A;']],
  [[], 'QĐ', ['Căn cứ Luật A'], ['Căn cứ Luật B']],
  [[], 'QĐ', ['Căn cứ theo;'], ['Căn cứ vào;']],
  [[], 'QĐ', ['Căn cứ Luật A;', { italic: true }], ['Căn cứ Luật B.', { italic: true }]],
])('headings: %j of a %s', (said, kind, ...list) =>
  expect(
    saidOf(
      headingDeviations(
        paperWith({
          lines: under(...list.map(([text, look, table = -1]) => typed(text, look, { table }))),
          kind: KINDS.find((one) => one.short === kind),
        }),
      ),
    ),
  ).toEqual(said),
);
it('shortens long words', () => {
  expect(short('a'.repeat(60))).toBe('a'.repeat(60));
  expect(short('a'.repeat(61))).toBe(`${'a'.repeat(57)}…`);
  expect(short(`${'a'.repeat(56)} bbbbb`)).toBe(`${'a'.repeat(56)}…`);
});
