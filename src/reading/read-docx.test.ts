import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { expectContract, shown } from './blocks.fixture.ts';
import { docx, footnotes, list, lvl, mark, num, numbering, p, run, styles, tbl, tc, tr, W } from './docx.fixture.ts';
import { decodeEntity } from './entities.ts';
import { readDocx } from './read-docx.ts';
import { decodePart } from './xml.ts';

/** Hostile text is read in one pass: what grows faster than its length would run past this on any machine. */
const ENDS = 30_000;

function read(body: string, parts: Readonly<Record<string, string>> = {}): string[] {
  const bytes = docx(body, parts);
  const text = readDocx(bytes);
  expectContract(text);
  expectSpans(bytes);
  return shown(text);
}

/** Every stretch of text is what stands in the XML, decoded. */
function expectSpans(bytes: Uint8Array): void {
  const text = readDocx(bytes);
  const parts = unzipSync(bytes);
  for (const { part = '', from = 0, to = 0, start, end } of text.spans) {
    const raw = decodePart(parts[part] ?? new Uint8Array()).slice(from, to);
    expect(raw).not.toContain('<');
    expect(decoded(raw)).toBe(text.text.slice(start, end));
  }
}

function decoded(raw: string): string {
  let text = '';
  for (let at = 0; at < raw.length; ) {
    const entity = decodeEntity(raw, at);
    text += entity?.text ?? raw.charAt(at);
    at += entity?.length ?? 1;
  }
  return text.replace(/\r\n|[\r\n\t]/gu, ' ');
}

describe('readDocx: words', () => {
  it('joins runs; breaks and tabs are spaces, soft hyphens and fonts of signs nothing', () => {
    const body = p(
      `${run('26.')}<w:proofErr w:type="gramEnd"/>${run('884')}<w:r><w:tab/><w:t>triệu</w:t><w:br/><w:t>đồng</w:t><w:noBreakHyphen/><w:t>A</w:t><w:softHyphen/><w:t>B\u00adC</w:t><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>`,
    );
    expect(read(body)).toEqual(['paragraph | 26.884 triệu đồng-ABC']);
  });
  it('trims a w:t that does not preserve its space', () => {
    expect(read('<w:p><w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b</w:t></w:r></w:p>')).toEqual(['paragraph | a b']);
  });
  it('leads back to the words of a trimmed w:t too', () => {
    const { spans } = readDocx(docx('<w:p><w:r><w:t> a </w:t></w:r></w:p>'));
    expect(spans.map(({ part, from = 0, to = 0 }) => [part, to - from])).toEqual([['word/document.xml', 1]]);
  });
  it('leads back to the XML over entities, line ends, CDATA, comments and a byte order mark', () => {
    const body = `${p(run('  A &amp; B &#272;ăk\r\nRuồng &lt;5%&gt;  '))}${p(run('- x <!-- y -->z t'))}${p(run('&amp; <![CDATA[<]]> 5'))}`;
    const xml = `\ufeff<?xml version="1.0"?>\r\n<w:document ${W}>\r\n<w:body>${body}</w:body></w:document>`;
    const bytes = zipSync({ 'word/document.xml': strToU8(xml) });
    const text = readDocx(bytes);
    expect(shown(text)).toEqual(['paragraph | A & B Đăk Ruồng <5%>', 'item1 «-» | x z t', 'paragraph | & < 5']);
    const decodedXml = decodePart(strToU8(xml));
    expect(text.spans.map(({ from, to }) => decodedXml.slice(from, to))).toEqual(['A &amp; B &#272;ăk\r\nRuồng &lt;5%&gt;', 'x ', 'z t']);
    for (const { start, end } of text.spans) expect(end).toBeGreaterThan(start);
  });
  it('shows tracked changes as accepted', () => {
    const del = (text: string) => `<w:del w:id="1"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
    expect(
      read(
        p(
          `${run('72')}${del('.807')}<w:ins w:id="2">${run('.808')}</w:ins><w:moveFrom w:id="3">${run('cũ')}</w:moveFrom><w:moveTo w:id="4">${run(' mới')}</w:moveTo>`,
        ) +
          p(run('đầu, '), '<w:rPr><w:del w:id="5"/></w:rPr>') +
          p(run('giữa, '), '<w:rPr><w:del w:id="6"/></w:rPr>') +
          p('cuối') +
          tbl(tr(tc('a')), `<w:tr><w:trPr><w:del w:id="7"/></w:trPr>${tc('bỏ')}</w:tr>`, tr(tc('b'))) +
          p(run('không sửa'), '<w:outlineLvl w:val="0"/><w:pPrChange w:id="8"><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:pPrChange>'),
      ),
    ).toEqual(['paragraph | 72.808 mới', 'paragraph | đầu, giữa, cuối', 'cell 0:0,0 | a', 'cell 0:1,0 | b', 'heading1 | không sửa']);
  });
  it('leaves hidden text out, takes fields by their result, content controls and links as text', () => {
    const field = (instruction: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r>${instruction === 'IF' ? field('NESTED', 'no') : ''}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(
      read(
        p(`${run('a')}${run('ẩn', '<w:vanish/>')}${run('b', '<w:vanish w:val="0"/>')}${field('PAGE', '3')}${field('IF', 'có')}`) +
          p(
            `<w:hyperlink>${run('liên kết')}</w:hyperlink><w:sdt><w:sdtPr><w:rPr><w:vanish/></w:rPr></w:sdtPr><w:sdtContent>${run(' 5')}</w:sdtContent></w:sdt><w:fldSimple w:instr="X">${run(' 6')}</w:fldSimple>`,
          ) +
          p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') +
          p('sau trường hỏng'),
      ),
    ).toEqual(['paragraph | ab3có', 'paragraph | liên kết 5 6', 'paragraph | sau trường hỏng']);
  });
  it('reads a text box once, after its paragraph', () => {
    const box = `<w:txbxContent>${p('trong khung')}${p('hai')}</w:txbxContent>`;
    const shape = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(read(p(`${run('trước ')}${shape}${run('sau')}`))).toEqual([
      'paragraph | trước sau',
      'paragraph | trong khung',
      'paragraph | hai',
    ]);
  });
});

describe('readDocx: structure', () => {
  it('knows headings by style, through what it is based on, and by outline level', () => {
    const sheet = styles(
      '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Mục"/><w:basedOn w:val="H2"/></w:style>',
      '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="x"/><w:basedOn w:val="Loop"/></w:style>',
    );
    expect(
      read(
        p('hai', '<w:pStyle w:val="Muc"/>') +
          p('chữ', '<w:pStyle w:val="Muc"/><w:outlineLvl w:val="9"/>') +
          p('vòng', '<w:pStyle w:val="Loop"/>'),
        {
          'word/styles.xml': sheet,
        },
      ),
    ).toEqual(['heading2 | hai', 'paragraph | chữ', 'paragraph | vòng']);
  });
  it('computes automatic numbers', () => {
    const parts = {
      'word/numbering.xml': numbering(
        [
          lvl(0, 'upperRoman', '%1.') +
            lvl(1, 'decimal', '%2.', '<w:pStyle w:val="Cap2"/>') +
            lvl(2, 'lowerLetter', '%3)') +
            lvl(3, 'decimal', '%2.%4', '<w:isLgl/>'),
          lvl(0, 'bullet', '-') + lvl(1, 'bullet', '+') + lvl(2, 'bullet', '\uf0b7'),
        ],
        [num(1, 0), num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'), num(3, 1)],
      ),
      'word/styles.xml': styles(
        '<w:style w:type="paragraph" w:styleId="Cap2"><w:name w:val="Cấp 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>',
      ),
    };
    expect(
      read(
        p('một', list(1)) +
          p('một một', '<w:pStyle w:val="Cap2"/>') +
          p('a', list(1, 2)) +
          p('b', list(1, 2)) +
          p('hai', '<w:pStyle w:val="Cap2"/>') +
          p('lại a', list(1, 2)) +
          p('bốn', list(1, 3)) +
          p('năm', list(2)) +
          p('sáu', list(2)) +
          p('gạch', list(3)) +
          p('cộng', list(3, 1)) +
          p('chấm', list(3, 2)) +
          p('không', '<w:pStyle w:val="Cap2"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        parts,
      ),
    ).toEqual([
      'item1 «I.» | một',
      'item2 «1.» | một một',
      'item3 «a)» | a',
      'item3 «b)» | b',
      'item2 «2.» | hai',
      'item3 «a)» | lại a',
      'item4 «2.1» | bốn',
      'item1 «V.» | năm',
      'item1 «VI.» | sáu',
      'item1 «-» | gạch',
      'item2 «+» | cộng',
      'item3 «•» | chấm',
      'paragraph | không',
    ]);
  });
  it('strips typed bullets but not in tables', () => {
    expect(read(p('- một') + p('+ hai') + p('-5,2% so với') + p('-Ba') + tbl(tr(tc('- bốn'), tc('x'))))).toEqual([
      'item1 «-» | một',
      'item2 «+» | hai',
      'paragraph | -5,2% so với',
      'item1 «-» | Ba',
      'cell 0:0,0 | - bốn',
      'cell 0:0,1 | x',
    ]);
  });
  it('reads merged cells, header rows and tables in cells', () => {
    const span = (count: number) => `<w:gridSpan w:val="${count}"/>`;
    expect(
      read(
        tbl(
          `<w:tr><w:trPr><w:tblHeader/></w:trPr>${tc('TT', '<w:vMerge w:val="restart"/>')}${tc('Vốn', span(2))}</w:tr>`,
          tr(tc('', '<w:vMerge/>').replace('<w:tcPr>', '<w:tcPr>'), tc('ĐT'), tc(p('S') + p('N'))),
          tr(tc('1'), tc(`${p('ngoài')}${tbl(tr(tc('trong')))}${p('tiếp')}`), tc('')),
        ),
      ),
    ).toEqual([
      'cell 0:0,0↓2h | TT',
      'cell 0:0,1→2h | Vốn',
      'cell 0:1,1 | ĐT',
      'cell 0:1,2 | S N',
      'cell 0:2,0 | 1',
      'cell 0:2,1 | ngoài tiếp',
      'cell 1:0,0 | trong',
    ]);
  });
  it('takes a letterhead as header lines and a signature as paragraphs', () => {
    expect(
      read(
        tbl(tr(tc(p('UBND HUYỆN') + p('Số: /BC-UBND')), tc(p('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')))) +
          p('BÁO CÁO') +
          tbl(tr(tc(p('Nơi nhận:') + p('- Như trên;')), tc(p('CHỦ TỊCH')))),
      ),
    ).toEqual([
      'header | UBND HUYỆN',
      'header | Số: /BC-UBND',
      'header | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'paragraph | BÁO CÁO',
      'paragraph | Nơi nhận:',
      'item1 «-» | Như trên;',
      'paragraph | CHỦ TỊCH',
    ]);
  });
  it('puts notes after the body by the number that is shown, without brackets around the mark', () => {
    const notes = footnotes(
      p(`<w:r><w:footnoteRef/></w:r>${run(' ghi một')}`),
      p(`${run('(')}<w:r><w:footnoteRef/></w:r>${run(') ghi hai')}`),
      p('đã xóa'),
    );
    const raised = '<w:vertAlign w:val="superscript"/>';
    expect(
      read(
        p(`${run('x')}${mark(2)}${run('.')}`) +
          p(
            `${run('y')}${run('(', raised)}${mark(1)}${run(')', raised)}${run(' z(')}${mark(1)}${run(')')}<w:del w:id="1">${mark(3)}</w:del>`,
          ),
        {
          'word/footnotes.xml': notes,
        },
      ),
    ).toEqual(['paragraph | x⟨1⟩.', 'paragraph | y⟨2⟩ z⟨2⟩', 'footnote 1 | ghi hai', 'footnote 2 | ghi một']);
  });
  it('knows notes that are typed, and powers', () => {
    const raised = '<w:vertAlign w:val="superscript"/>';
    expect(
      read(
        p(`${run('x')}${run('1', raised)}${run(' 5 km')}${run('2', raised)}${run(' 10')}${run('6', raised)}`) +
          p(`${run('1', raised)}${run(' Ghi chú')}`),
      ),
    ).toEqual(['paragraph | x⟨1⟩ 5 km² 10⁶', 'footnote 1 | Ghi chú']);
  });
  it('reads running headers once, without page numbers', () => {
    const header = (text: string) => `<w:hdr ${W}>${p(text)}</w:hdr>`;
    expect(
      read(p('thân'), {
        'word/header1.xml': header('Dự thảo lần 2'),
        'word/header2.xml': header('Dự thảo lần 2'),
        'word/footer1.xml': header('Trang 2'),
      }),
    ).toEqual(['paragraph | thân', 'header | Dự thảo lần 2']);
  });
});

describe('readDocx: broken and hostile files', () => {
  it.each([
    ['broken XML', docx('<w:p>')],
    ['a broken note', docx(p('a'), { 'word/footnotes.xml': '<w:footnotes' })],
    ['XML of something else', zipSync({ 'word/document.xml': strToU8('text') })],
  ])('says unreadable-file: %s', (_, bytes) => {
    expect(() => readDocx(bytes)).toThrow(expect.objectContaining({ code: 'unreadable-file' }));
  });
  const stored = (body: string) =>
    zipSync({ 'word/document.xml': strToU8(`<w:document ${W}><w:body>${body}</w:body></w:document>`) }, { level: 0 });
  it.each([
    [
      'tables in tables',
      `${'<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(10_000)}${'</w:tc></w:tr></w:tbl>'.repeat(10_000)}`,
    ],
    ['controls in controls', `${'<w:sdt>'.repeat(50_000)}${'</w:sdt>'.repeat(50_000)}`],
    ['boxes in boxes', `${'<w:p><w:r><w:txbxContent>'.repeat(10_000)}${'</w:txbxContent></w:r></w:p>'.repeat(10_000)}`],
    ['deleted marks', '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'.repeat(30_000)],
    ['one long word', `<w:p><w:r><w:t>${'('.repeat(3_000_000)}</w:t></w:r></w:p>`],
    ['cells', `<w:tbl>${`<w:tr>${'<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>'.repeat(10)}</w:tr>`.repeat(5_000)}</w:tbl>`],
    [
      'marks',
      `<w:p>${'<w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>(1)</w:t></w:r>'.repeat(20_000)}</w:p>`,
    ],
  ])(
    'is linear: %s',
    (_, body) => {
      const bytes = stored(body);
      readDocx(bytes);
    },
    ENDS,
  );
});
