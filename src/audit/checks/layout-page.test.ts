/** Paper, margins and page numbers at their borders. */
import { expect, it } from 'vitest';
import type { LayoutSection } from './layout-document.ts';
import { documentOf, paperWith, saidOf, section, typed } from './layout-lines.fixture.ts';
import { marginDeviations, pageNumberDeviations, paperDeviations } from './layout-page.ts';

it.each<[string[], number | undefined, number | undefined]>([
  [[], 11907, 16840],
  [['warning khổ giấy: Khổ giấy 211 mm × 297 mm; quy định A4 (210 mm × 297 mm). {211 mm × 297 mm → 210 mm × 297 mm}'], 11964, 16840],
  [[], 11850, 16840],
  [['warning khổ giấy: Khổ giấy 211 mm × 297 mm; quy định A4 (210 mm × 297 mm). {211 mm × 297 mm → 210 mm × 297 mm}'], 11963, 16840],
  [[], 11851, 16840],
  [['warning khổ giấy: Khổ giấy 210 mm × 298 mm; quy định A4 (210 mm × 297 mm). {210 mm × 298 mm → 210 mm × 297 mm}'], 11907, 16897],
  [['warning khổ giấy: Khổ giấy 210 mm × 298 mm; quy định A4 (210 mm × 297 mm). {210 mm × 298 mm → 210 mm × 297 mm}'], 11907, 16895],
  [['error khổ giấy: Khổ giấy 212 mm × 297 mm; quy định A4 (210 mm × 297 mm). {212 mm × 297 mm → 210 mm × 297 mm}'], 12020, 16840],
  [['error khổ giấy: Khổ giấy 212,1 mm × 297 mm; quy định A4 (210 mm × 297 mm). {212,1 mm × 297 mm → 210 mm × 297 mm}'], 12022, 16840],
  [['error khổ giấy: Khổ giấy 215,9 mm × 279,4 mm; quy định A4 (210 mm × 297 mm). {215,9 mm × 279,4 mm → 210 mm × 297 mm}'], 12240, 15840],
  [
    ['warning hướng giấy: Trang đầu của văn bản để giấy ngang; quy định trình bày theo chiều dài (giấy dọc), chỉ bảng, biểu mới để ngang.'],
    16840,
    11907,
  ],
  [[], undefined, 16840],
  [[], 11907, undefined],
])('paper: %j of %d × %d', (said, width, height) =>
  expect(saidOf(paperDeviations(paperWith({ document: documentOf([], { sections: [section({ width, height })] }) })))).toEqual(said),
);
it.each<[string[], number, number]>([
  [
    [
      'warning khổ giấy: Khổ giấy (phần 2 của tệp) 215,9 mm × 279,4 mm; quy định A4 (210 mm × 297 mm). {215,9 mm × 279,4 mm → 210 mm × 297 mm} [a]',
    ],
    12240,
    15840,
  ],
])('paper of another section: %j of %d × %d', (said, width, height) =>
  expect(
    saidOf(
      paperDeviations(
        paperWith({
          lines: [typed('a', {}, { section: 1 })],
          document: documentOf([], { sections: [section(), section({ width, height })] }),
        }),
      ),
    ),
  ).toEqual(said),
);

it.each<[string[], string, number]>([
  [[], 'top', 20],
  [[], 'top', 19.5],
  [['warning lề trang: Lề trang trên 19,4 mm (quy định 20–25 mm). {trên 19,4 mm → 20–25 mm}'], 'top', 19.4],
  [['warning lề trang: Lề trang trên 18 mm (quy định 20–25 mm). {trên 18 mm → 20–25 mm}'], 'top', 18],
  [['error lề trang: Lề trang trên 17,9 mm (quy định 20–25 mm). {trên 17,9 mm → 20–25 mm}'], 'top', 17.9],
  [[], 'top', 25.5],
  [['warning lề trang: Lề trang trên 25,6 mm (quy định 20–25 mm). {trên 25,6 mm → 20–25 mm}'], 'top', 25.6],
  [['warning lề trang: Lề trang dưới 19,4 mm (quy định 20–25 mm). {dưới 19,4 mm → 20–25 mm}'], 'bottom', 19.4],
  [['warning lề trang: Lề trang dưới 25,6 mm (quy định 20–25 mm). {dưới 25,6 mm → 20–25 mm}'], 'bottom', 25.6],
  [[], 'left', 29.5],
  [['warning lề trang: Lề trang trái 29,4 mm (quy định 30–35 mm). {trái 29,4 mm → 30–35 mm}'], 'left', 29.4],
  [[], 'left', 35.5],
  [['warning lề trang: Lề trang trái 35,6 mm (quy định 30–35 mm). {trái 35,6 mm → 30–35 mm}'], 'left', 35.6],
  [[], 'right', 14.5],
  [['warning lề trang: Lề trang phải 14,4 mm (quy định 15–20 mm). {phải 14,4 mm → 15–20 mm}'], 'right', 14.4],
  [[], 'right', 20.5],
  [['warning lề trang: Lề trang phải 20,6 mm (quy định 15–20 mm). {phải 20,6 mm → 15–20 mm}'], 'right', 20.6],
  [[], 'gutter', 5],
  [['warning lề trang: Lề trang trái 36 mm (quy định 30–35 mm). {trái 36 mm → 30–35 mm}'], 'gutter', 6],
  [[], 'top', -20],
])('margin: %j of %s %d mm', (said, side, mm) => {
  const margins = { ...section().margins, [side]: Math.round((mm * 1440) / 25.4) };
  expect(saidOf(marginDeviations(paperWith({ document: documentOf([], { sections: [section({ margins })] }) })))).toEqual(said);
});

it.each<[string[], number, string, string]>([
  [[], 0, '', ''],
  [
    [
      'warning số trang: Văn bản nhiều trang mà không đánh số trang; quy định đánh số trang từ 1, bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai.',
    ],
    1,
    '',
    '',
  ],
  [
    [
      'warning số trang: Văn bản nhiều trang mà không đánh số trang; quy định đánh số trang từ 1, bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai.',
    ],
    0,
    '<Pages>2</Pages>',
    '',
  ],
  [[], 0, '<Pages>1</Pages>', ''],
  [[], 0, '', 'long'],
  [
    [
      'warning số trang: Văn bản nhiều trang mà không đánh số trang; quy định đánh số trang từ 1, bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai. [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]',
    ],
    0,
    '',
    'longer',
  ],
])('no page numbers: %j of %i breaks, %j, a text %j', (said, pageBreaks, app, length) => {
  const lines = length === '' ? [] : [typed('a'.repeat(length === 'long' ? 8_000 : 8_001))];
  expect(
    saidOf(
      pageNumberDeviations(paperWith({ lines, parts: new Map([['docProps/app.xml', app]]), document: documentOf(lines, { pageBreaks }) })),
    ),
  ).toEqual(said);
});

const part = (content: string, tag = 'hdr') => `<w:${tag} xmlns:w="urn:w">${content}</w:${tag}>`;
const page = (look = '', properties = '<w:jc w:val="center"/>', before = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${before}<w:r><w:rPr><w:sz w:val="28"/>${look}</w:rPr><w:pgNum/></w:r></w:p>`;
const RELATIONS =
  '<Relationships xmlns="urn:r"><Relationship Id="r1" Target="header1.xml"/><Relationship Id="r2" Target="/word/header2.xml"/><Relationship Id="r3" Target="footer1.xml"/></Relationships>';
const numbered = (references: readonly [string, string][], parts: Record<string, string>, more: Partial<LayoutSection> = {}) =>
  saidOf(
    pageNumberDeviations(
      paperWith({
        parts: new Map([['word/_rels/document.xml.rels', RELATIONS], ...Object.entries(parts)]),
        document: documentOf([], { pageBreaks: 1, sections: [section({ references: new Map(references), ...more })] }),
      }),
    ),
  );
const inHeader = (name: string, more: Partial<LayoutSection> = {}, ...of: [look?: string, properties?: string, before?: string]) =>
  numbered([[name, 'r1']], { 'word/header1.xml': part(page(...of)) }, more);
it.each<[string[], string, Partial<LayoutSection>?, string?, string?, string?]>([
  [[], 'header default'],
  [
    [
      'error số trang: Số trang hiện cả ở trang đầu; quy định không hiển thị số trang thứ nhất (trong Word: chọn Different First Page và để trống đầu trang của trang đầu).',
    ],
    'header default',
    { firstPageDiffers: false },
  ],
  [
    [
      'warning số trang: Văn bản nhiều trang mà không đánh số trang; quy định đánh số trang từ 1, bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai.',
    ],
    'header even',
  ],
  [['warning số trang: Số trang không phải chữ số Ả Rập (quy định 1, 2, 3…).'], 'header default', { pageFormat: 'upperRoman' }],
  [[], 'header default', { pageFormat: 'numberInDash' }],
  [['warning số trang: Số trang không ở giữa (quy định canh giữa).'], 'header default', {}, '', '<w:jc w:val="right"/>'],
  [['warning số trang: Số trang không ở giữa (quy định canh giữa).'], 'header default', {}, '', ''],
  [[], 'header default', {}, '', '', '<w:r><w:tab/></w:r>'],
  [[], 'header default', {}, '', '<w:framePr w:xAlign="center"/>'],
  [['warning số trang: Số trang không ở giữa (quy định canh giữa).'], 'header default', {}, '', '<w:framePr w:xAlign="right"/>'],
  [['warning số trang: Số trang không ở giữa (quy định canh giữa).'], 'header default', {}, '', '<w:framePr w:xAlign="left"/>'],
  [['warning số trang: Số trang không ở giữa (quy định canh giữa).'], 'header default', {}, '', '<w:framePr w:xAlign="outside"/>'],
  [['warning số trang: Số trang không ở giữa (quy định canh giữa).'], 'header default', {}, '', '<w:framePr w:xAlign="inside"/>'],
  [['note cỡ chữ số trang: Số trang in nghiêng (quy định kiểu đứng).'], 'header default', {}, '<w:i/>'],
  [['note cỡ chữ số trang: Số trang cỡ 12 (quy định 13–14).'], 'header default', {}, '<w:sz w:val="24"/>'],
  [['note cỡ chữ số trang: Số trang cỡ 15 (quy định 13–14).'], 'header default', {}, '<w:sz w:val="30"/>'],
  [
    [
      'warning số trang: Văn bản nhiều trang mà không đánh số trang; quy định đánh số trang từ 1, bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai.',
    ],
    'header default',
    {},
    '<w:vanish/>',
  ],
])('page numbers: %j in the %s, %j, look %j, paragraph %j, before it %j', (said, ...of) => expect(inHeader(...of)).toEqual(said));
const inParts = (references: readonly [string, string][], settings = '') =>
  numbered(references, {
    'word/header1.xml': part(page()),
    'word/header2.xml': part(page()),
    'word/footer1.xml': part(page(), 'ftr'),
    'word/settings.xml': settings,
  });
it.each<[string[], [string, string][], string?]>([
  [
    [
      'error số trang: Số trang hiện cả ở trang đầu; quy định không hiển thị số trang thứ nhất (trong Word: chọn Different First Page và để trống đầu trang của trang đầu).',
    ],
    [['header first', 'r2']],
  ],
  [['warning số trang: Số trang nằm ở lề dưới (quy định lề trên).'], [['footer default', 'r3']]],
  [
    [],
    [
      ['header default', 'r1'],
      ['footer default', 'r3'],
    ],
  ],
  [
    [
      'error số trang: Số trang hiện cả ở trang đầu; quy định không hiển thị số trang thứ nhất (trong Word: chọn Different First Page và để trống đầu trang của trang đầu).',
      'warning số trang: Số trang nằm ở lề dưới (quy định lề trên).',
    ],
    [['footer first', 'r3']],
  ],
  [
    [
      'warning số trang: Văn bản nhiều trang mà không đánh số trang; quy định đánh số trang từ 1, bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai.',
    ],
    [['header default', 'r9']],
  ],
  [[], [['header even', 'r1']], '<w:settings><w:evenAndOddHeaders/></w:settings>'],
  [[], [['header even', 'r1']], '<w:settings><w:evenAndOddHeaders></w:evenAndOddHeaders></w:settings>'],
  [
    [
      'warning số trang: Văn bản nhiều trang mà không đánh số trang; quy định đánh số trang từ 1, bằng chữ số Ả Rập, ở giữa lề trên, từ trang thứ hai.',
    ],
    [['header even', 'r1']],
    '<w:settings><w:evenAndOddHeaders w:val="0"/></w:settings>',
  ],
  [[], [['header even', 'r1']], '<w:settings><w:evenAndOddHeaders w:val="true"/></w:settings>'],
  [[], [['header even', 'r1']], '<settings><evenAndOddHeaders/></settings>'],
])('page numbers: %j of %j, settings %j', (said, ...of) => expect(inParts(...of)).toEqual(said));
it('page numbers of a table are nowhere else', () => {
  const table = part(`<w:tbl><w:tr><w:tc>${page('', '')}</w:tc></w:tr></w:tbl>`);
  expect(numbered([['header default', 'r1']], { 'word/header1.xml': table })).toEqual([]);
});
