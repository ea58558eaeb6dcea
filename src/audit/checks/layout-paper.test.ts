/** What a paper is and where its parts stand: how far the decree binds it, what was found, where its text begins and ends. */
import { expect, it } from 'vitest';
import type { Line } from './layout-lines.ts';
import { paperOf } from './layout-paper.ts';

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
const items = (count: number) => Array.from({ length: count }, (_, index) => `Mục ${index}`);

const paragraph = (text: string) =>
  `<w:p>${text
    .split('\n')
    .map((line) => `<w:r><w:t>${line}</w:t></w:r>`)
    .join('<w:r><w:br/></w:r>')}</w:p>`;
function read(lines: readonly string[], running = ''): string {
  const parts = new Map([
    ['word/document.xml', `<w:document xmlns:w="urn:w"><w:body>${lines.map(paragraph).join('')}</w:body></w:document>`],
  ]);
  if (running !== '') parts.set('word/header1.xml', `<w:hdr xmlns:w="urn:w">${paragraph(running)}</w:hdr>`);
  const source = { format: 'docx', text: '', blocks: [], spans: [], anchors: [] } as unknown as Parameters<typeof paperOf>[1];
  const paper = paperOf(parts, source);
  const text = (line: Line | undefined) => line?.text ?? '–';
  const found = [
    paper.national === undefined ? '–' : 'nation',
    paper.motto === undefined ? '–' : 'motto',
    text(paper.number),
    text(paper.date),
    paper.kind?.short ?? '–',
    text(paper.about),
    text(paper.addressees),
    text(paper.recipients),
    paper.authority.map(text).join(' + ') || '–',
  ];
  return `${paper.binding}: ${found.join('; ')}; body ${paper.bodyFrom}–${paper.bodyTo}, annex ${paper.annexFrom}${paper.running === '' ? '' : `, running ${paper.running}`}`;
}

it.each<[said: string, lines: string[], running?: string]>([
  [
    'full: nation; motto; Số: 5/BC-STC; Kon Tum, ngày 05 tháng 6 năm 2023; BC; –; –; Nơi nhận:; TM. UBND; body 5–6, annex 8',
    [NATION, MOTTO, 'Số: 5/BC-STC', 'Kon Tum, ngày 05 tháng 6 năm 2023', 'BÁO CÁO', 'Nội dung.', 'Nơi nhận:', 'TM. UBND'],
  ],
  [
    'full: nation; motto; Số: 5/BC-STC; –; BC; –; –; Nơi nhận:; TM. UBND; body 3–4, annex 6',
    [`${NATION}\n${MOTTO}`, 'Số: 5/BC-STC', 'BÁO CÁO', 'Nội dung.', 'Nơi nhận:', 'TM. UBND', 'Phụ lục', 'Số liệu'],
  ],
  [
    'full: nation; motto; Số: 5/STC; –; –; V/v họp; Kính gửi: Sở; Nơi nhận:; –; body 5–6, annex 7',
    [NATION, MOTTO, 'Số: 5/STC', 'V/v họp', 'Kính gửi: Sở', 'Nội dung.', 'Nơi nhận:'],
  ],
  [
    'some: nation; motto; Số: 5/STC; –; –; V/v họp; –; Nơi nhận:; –; body 4–5, annex 6',
    [NATION, MOTTO, 'Số: 5/STC', 'V/v họp', 'Nội dung.', 'Nơi nhận:'],
  ],
  [
    'some: nation; motto; Số: 5/STC; –; –; –; Kính gửi: Sở; Nơi nhận:; –; body 4–5, annex 6',
    [NATION, MOTTO, 'Số: 5/STC', 'Kính gửi: Sở', 'Nội dung.', 'Nơi nhận:'],
  ],
  ['some: nation; motto; Số: 5/HĐ-STC; –; HĐ; –; –; –; –; body 4–5, annex 5', [NATION, MOTTO, 'Số: 5/HĐ-STC', 'HỢP ĐỒNG', 'Nội dung.']],
  [
    'some: nation; motto; Số: 2/2023/QĐ-UBND; –; QĐ; –; –; Nơi nhận:; –; body 4–5, annex 6',
    [NATION, MOTTO, 'Số: 2/2023/QĐ-UBND', 'QUYẾT ĐỊNH', 'Nội dung.', 'Nơi nhận:'],
  ],
  [
    'some: nation; motto; Số: 2 / 2023 / QĐ-UBND; –; QĐ; –; –; Nơi nhận:; –; body 4–5, annex 6',
    [NATION, MOTTO, 'Số: 2 / 2023 / QĐ-UBND', 'QUYẾT ĐỊNH', 'Nội dung.', 'Nơi nhận:'],
  ],
  ['none: nation; motto; –; –; BC; –; –; –; –; body 3–4, annex 4', [NATION, MOTTO, 'BÁO CÁO', 'Nội dung.']],
  ['full: nation; motto; –; –; BC; –; –; –; KT. CHỦ TỊCH; body 3–4, annex 5', [NATION, MOTTO, 'BÁO CÁO', 'Nội dung.', 'KT. CHỦ TỊCH']],
  ['none: –; –; Số: 5/BC-STC; –; BC; –; –; –; –; body 2–3, annex 3', ['Số: 5/BC-STC', 'BÁO CÁO', 'Nội dung.']],
  [
    'none: –; –; Số: 5/BC-HU; –; BC; –; –; Nơi nhận:; –; body 3–4, annex 5',
    ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Số: 5/BC-HU', 'BÁO CÁO', 'Nội dung.', 'Nơi nhận:'],
  ],
  [
    'none: –; –; Số: 5/BC-HU; –; BC; –; –; Nơi nhận:; –; body 3–4, annex 5',
    ['ĐOÀN TNCS HỒ CHÍ MINH', 'Số: 5/BC-HU', 'BÁO CÁO', 'Nội dung.', 'Nơi nhận:'],
  ],
  [
    'full: nation; –; Số: 5/BC-HU; –; BC; –; –; Nơi nhận:; –; body 4–5, annex 6',
    [NATION, 'ĐẢNG CỘNG SẢN VIỆT NAM', 'Số: 5/BC-HU', 'BÁO CÁO', 'Nội dung.', 'Nơi nhận:'],
  ],
  ['none: –; –; –; –; –; –; –; –; –; body 0–1, annex 1', ['Nội dung.']],
  [
    'full: nation; motto; Số: 5/BC-STC; –; BC; –; –; Nội dung. Nơi nhận: Sở; CHỦ TỊCH; body 4–4, annex 6',
    [NATION, MOTTO, 'Số: 5/BC-STC', 'BÁO CÁO', 'Nội dung. Nơi nhận: Sở', 'CHỦ TỊCH'],
  ],
  [
    'full: nation; motto; Số: 5/BC-STC; –; BC; –; –; Nơi nhận: sau; –; body 5–6, annex 7',
    [NATION, MOTTO, 'Số: 5/BC-STC', 'Nơi nhận: trước', 'BÁO CÁO', 'Nội dung.', 'Nơi nhận: sau'],
  ],
  [
    'full: nation; motto; Số: 5/BC-STC; –; BC; –; –; Nơi nhận:; CHỦ TỊCH; body 4–5, annex 7',
    [NATION, MOTTO, 'Số: 5/BC-STC', 'BÁO CÁO', 'Nội dung.', 'CHỦ TỊCH', 'Nơi nhận:', 'Biểu số 1'],
  ],
  [
    'none: nation; motto; Số: 5/BC-STC; –; –; –; –; Nơi nhận:; –; body 0–51, annex 52',
    [...items(46), NATION, MOTTO, 'Số: 5/BC-STC', 'BÁO CÁO', 'Nội dung.', 'Nơi nhận:'],
  ],
  [
    'some: nation; motto; Số: 5/BC-STC; –; –; –; –; Nơi nhận:; –; body 45–49, annex 50',
    [...items(44), NATION, MOTTO, 'Số: 5/BC-STC', 'BÁO CÁO', 'Nội dung.', 'Nơi nhận:'],
  ],
  [
    'full: nation; motto; Số: 5/BC-STC; –; BC; –; –; Nơi nhận:; –; body 4–5, annex 6, running Số: 5/BC-STC',
    [NATION, MOTTO, 'Số: 5/BC-STC', 'BÁO CÁO', 'Nội dung.', 'Nơi nhận:'],
    'Số: 5/BC-STC',
  ],
  [
    'full: nation; motto; Số: 5/BC-STC; –; –; (V/v họp); Kính gửi Sở; Nơi nhận:; –; body 5–6, annex 7',
    [NATION, MOTTO, 'Số: 5/BC-STC', '(V/v họp)', 'Kính gửi Sở', 'Nội dung.', 'Nơi nhận:'],
  ],
])('%s of %j, in the running heads %j', (said, lines, running) => expect(read(lines, running)).toBe(said));
