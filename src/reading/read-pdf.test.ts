import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOFFICE } from '../../test/support/tools.ts';
import type { AuditText } from './audit-text.ts';
import { expectContract, shown } from './blocks.fixture.ts';
import { docx, footnotes, mark, p, run, tbl, tc, tr, W } from './docx.fixture.ts';
import { type Drawn, grid, lines, pdf, words } from './pdf.fixture.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';

async function read(...pages: (readonly Drawn[])[]): Promise<string[]> {
  const text = await readPdf(pdf(...pages));
  expectContract(text);
  expect(text.pages).toBe(pages.length);
  expect(text.spans.every(({ page, box }) => page !== undefined && box !== undefined)).toBe(true);
  return shown(text);
}

/** A line of Courier 12 is 7.2 points a letter: 62 letters from 72 to 518. */
const FULL = 'Ke hoach von nam nay duoc giao la 26.844 trieu dong, bang 35%';

describe('readPdf: paragraphs', () => {
  it('heals lines, and begins anew where the first word would have had room', async () => {
    expect(await read(lines(72, 700, FULL, FULL, 'va het.', 'Doan hai.', '- Muc mot', '+ Muc hai'))).toEqual([
      `paragraph | ${FULL} ${FULL} va het.`,
      'paragraph | Doan hai.',
      'item1 «-» | Muc mot',
      'item2 «+» | Muc hai',
    ]);
  });
  it('joins a line that ends with a hyphen without a space, and figures at the start of a line', async () => {
    const range = 'Cac chuong trinh muc tieu quoc gia cua huyen giai doan 2021-';
    expect(await read(lines(72, 700, range, '2025 dat ket qua.', `${FULL.slice(0, 48)} nam 2023:`, '14.770,5/101.294 trieu dong'))).toEqual(
      [`paragraph | ${range}2025 dat ket qua.`, `paragraph | ${FULL.slice(0, 48)} nam 2023: 14.770,5/101.294 trieu dong`],
    );
  });
  it('goes on over the end of a page, without the page number and the running header', async () => {
    const page = (number: number, ...texts: string[]) => [
      words('Du thao lan 2', 72, 810),
      words(String(number), 295, 20),
      ...lines(72, 700, ...texts),
    ];
    expect(await read(page(1, 'Mo dau.', FULL, FULL), page(2, 'tiep theo trang hai.', 'Doan moi.'), page(3, 'Het.'))).toEqual([
      'paragraph | Mo dau.',
      `paragraph | ${FULL} ${FULL} tiep theo trang hai.`,
      'paragraph | Doan moi.',
      'paragraph | Het.',
      'header | Du thao lan 2',
    ]);
  });
  it('reads two columns one after the other, below a title over both', async () => {
    const left = Array.from({ length: 12 }, (_, line) => `Cot trai dong thu ${String(line).padStart(2, '0')} viet kin`);
    const right = left.map((line) => line.replace('trai', 'phai'));
    const text = await read([
      words('Tieu de chung cua ca trang giay nay o ngay tren hai cot', 72, 740),
      ...lines(72, 700, ...left),
      ...lines(320, 692, ...right),
    ]);
    expect(text).toEqual([
      'paragraph | Tieu de chung cua ca trang giay nay o ngay tren hai cot',
      `paragraph | ${left.join(' ')}`,
      `paragraph | ${right.join(' ')}`,
    ]);
  });
  it('takes raised marks as anchors and the small print below as notes, over pages', async () => {
    const note = (y: number, text: string) => words(text, 78, y, 9);
    expect(
      await read(
        [
          ...lines(72, 700, FULL),
          words('1', 516, 705, 7),
          ...lines(72, 640, 'Dien tich 5 km'),
          words('2', 174, 645, 7),
          words('1', 72, 84, 6),
          note(80, 'Quyet dinh so 1 con tiep o'),
        ],
        [...lines(72, 700, 'Trang hai', FULL, FULL), note(80, 'trang sau.')],
      ),
    ).toEqual([
      `paragraph | ${FULL}⟨1⟩`,
      'paragraph | Dien tich 5 km²',
      'paragraph | Trang hai',
      `paragraph | ${FULL} ${FULL}`,
      'footnote 1 | Quyet dinh so 1 con tiep o trang sau.',
    ]);
  });
});

describe('readPdf: tables', () => {
  it('reads ruled tables, merged cells and cells of several lines', async () => {
    const cells = [
      words('TT', 80, 684),
      words('Von', 200, 700),
      words('DT', 160, 668),
      words('SN', 260, 668),
      words('1', 80, 636),
      words('26.844', 160, 636),
      words('Dong mot', 260, 644),
      words('dong hai', 260, 630),
    ];
    expect(
      await read([
        ...lines(72, 760, 'Truoc bang.'),
        ...grid([72, 150, 250, 350], [716, 690, 660, 620], ['h1,0', 'v2,0']),
        ...cells,
        ...lines(72, 580, 'Sau bang.'),
      ]),
    ).toEqual([
      'paragraph | Truoc bang.',
      'cell 0:0,0↓2 | TT',
      'cell 0:0,1→2 | Von',
      'cell 0:1,1 | DT',
      'cell 0:1,2 | SN',
      'cell 0:2,0 | 1',
      'cell 0:2,1 | 26.844',
      'cell 0:2,2 | Dong mot dong hai',
      'paragraph | Sau bang.',
    ]);
  });
  it('joins a table that goes on over pages, its head once', async () => {
    const page = (...rows: string[]) => [
      ...grid([72, 150, 250], [716, ...rows.map((_, row) => 692 - 24 * row), 692 - 24 * rows.length]),
      words('TT', 80, 698),
      words('Von', 160, 698),
      ...rows.flatMap((value, row) => [words(value, 80, 674 - 24 * row), words(`${value}.000`, 160, 674 - 24 * row)]),
    ];
    expect(await read(page('1', '2'), page('3'))).toEqual([
      'cell 0:0,0 | TT',
      'cell 0:0,1 | Von',
      'cell 0:1,0 | 1',
      'cell 0:1,1 | 1.000',
      'cell 0:2,0 | 2',
      'cell 0:2,1 | 2.000',
      'cell 0:3,0 | 3',
      'cell 0:3,1 | 3.000',
    ]);
  });
  it('sees a table without rules by its columns, numbers to the right', async () => {
    const row = (y: number, name: string, ...values: string[]) => [
      words(name, 72, y),
      ...values.map((value, index) => words(value, 350 + 100 * index - 7.2 * value.length, y)),
    ];
    expect(
      await read([
        ...lines(72, 760, FULL),
        ...row(700, 'Noi dung', 'Ke hoach', 'Ty le'),
        ...row(684, 'Nong thon moi', '26.844', '5%'),
        ...row(668, 'Giam ngheo', '7.853', '12%'),
      ]),
    ).toEqual([
      `paragraph | ${FULL}`,
      'cell 0:0,0 | Noi dung',
      'cell 0:0,1 | Ke hoach',
      'cell 0:0,2 | Ty le',
      'cell 0:1,0 | Nong thon moi',
      'cell 0:1,1 | 26.844',
      'cell 0:1,2 | 5%',
      'cell 0:2,0 | Giam ngheo',
      'cell 0:2,1 | 7.853',
      'cell 0:2,2 | 12%',
    ]);
  });
});

describe('readPdf: files that cannot be read', () => {
  it('says what to do with a scan', async () => {
    await expect(readPdf(pdf([{ image: true }], [{ image: true }, words('2', 290, 30)]))).rejects.toMatchObject({
      code: 'unsupported-file',
      message: expect.stringMatching(/bản quét.*OCR/u),
    });
  });
  it('says that a file without a word is empty', async () => {
    await expect(readPdf(pdf([]))).rejects.toMatchObject({ code: 'empty-file' });
  });
});

describe('the same document as DOCX and as PDF', () => {
  const long =
    'Thực hiện Chương trình số 70-CTr/HU ngày 04/01/2023 của Huyện ủy, UBND huyện Kon Rẫy báo cáo kết quả giai đoạn 2021-2025: tổng vốn 26.844 triệu đồng, đạt 14,58% kế hoạch; ';
  const right = '<w:jc w:val="right"/>';
  const border =
    '<w:tblPr><w:tblBorders>' +
    ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4"/>`).join('') +
    '</w:tblBorders></w:tblPr>';
  const GRID = `<w:tblGrid>${[700, 4500, 2000, 2000].map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  const width = (dxa: number) => `<w:tcW w:w="${dxa}" w:type="dxa"/>`;
  const indent = '<w:spacing w:after="120"/><w:jc w:val="both"/>'.replace('<w:jc', '<w:ind w:firstLine="567"/><w:jc');
  const document = docx(
    tbl(
      tr(
        tc(p('UBND HUYỆN', '<w:jc w:val="center"/>'), '<w:tcW w:w="3500" w:type="dxa"/>'),
        tc(p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', '<w:jc w:val="center"/>'), '<w:tcW w:w="6000" w:type="dxa"/>'),
      ),
    ) +
      p('BÁO CÁO', '<w:jc w:val="center"/>') +
      p(long.repeat(4), indent) +
      p(
        `${run('- Thành lập Ban Chỉ đạo')}${mark(1)}${run('; diện tích 5,2 km')}${run('2', '<w:vertAlign w:val="superscript"/>')}${run('.')}`,
        indent,
      ) +
      p(`${run('a) Vốn trung ương: ')}${run(long.repeat(2))}`, indent) +
      tbl(
        border + GRID,
        tr(
          tc('TT', '<w:tcW w:w="700" w:type="dxa"/><w:vMerge w:val="restart"/>'),
          tc('Nội dung', '<w:tcW w:w="4500" w:type="dxa"/><w:vMerge w:val="restart"/>'),
          tc('Vốn', '<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="2"/>'),
        ),
        tr(
          tc('', `${width(700)}<w:vMerge/>`),
          tc('', `${width(4500)}<w:vMerge/>`),
          tc('Kế hoạch', '<w:tcW w:w="2000" w:type="dxa"/>'),
          tc('Thực hiện', '<w:tcW w:w="2000" w:type="dxa"/>'),
        ),
        ...Array.from({ length: 60 }, (_, row) =>
          tr(
            tc(String(row + 1), width(700)),
            tc('Chương trình mục tiêu quốc gia xây dựng nông thôn mới', width(4500)),
            tc(p(`${row}.284,6`, right), width(2000)),
            tc(p(`${row}`, right), width(2000)),
          ),
        ),
      ) +
      p('Trên đây là Báo cáo./.', indent) +
      tbl(
        tr(
          tc(p('Nơi nhận:') + p('- Như trên;') + p('- Lưu: VT.'), '<w:tcW w:w="4500" w:type="dxa"/>'),
          tc(p('TM. ỦY BAN NHÂN DÂN') + p('CHỦ TỊCH'), '<w:tcW w:w="4500" w:type="dxa"/>'),
        ),
      ),
    {
      'word/footnotes.xml': footnotes(
        p(
          `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>${run(` Quyết định số 161/QĐ-UBND ngày 20/4/2022. ${long}`, '<w:sz w:val="20"/>')}`,
        ),
      ),
      'word/_rels/document.xml.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      '[Content_Types].xml':
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>',
      'word/styles.xml': `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`,
    },
  );

  it.skipIf(SOFFICE === null)(
    'gives the same blocks (soffice)',
    async () => {
      const text = await readPdf(asPdf(document));
      expectContract(text);
      expect(compared(text)).toEqual(compared(readDocx(document)));
    },
    120_000,
  );
});

/** Kind, place and words; a cell's head is known in DOCX only. */
const compared = (text: AuditText) => shown(text).map((line) => line.replace(/^(cell \S+)h /u, '$1 '));

function asPdf(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'mtqg-read-pdf-'));
  try {
    writeFileSync(join(folder, 'a.docx'), bytes);
    execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'a.docx')], {
      stdio: 'ignore',
      env: { ...process.env, HOME: folder },
    });
    return new Uint8Array(readFileSync(join(folder, 'a.pdf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
