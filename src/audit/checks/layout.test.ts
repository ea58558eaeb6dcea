import { describe, expect, it } from 'vitest';
import { readDocx } from '../../reading/read-docx.ts';
import { type Found, toFindings } from '../found.ts';
import { outlineOf } from '../outline.ts';
import { body, changed, DECISION, foot, head, LETTER, line, paper, REPORT, section } from './layout.fixture.ts';
import { layoutFindings } from './layout.ts';

const PREFIX = 'Nghị định 30/2020/NĐ-CP, Phụ lục I (';
const found = (bytes: Uint8Array): Found[] => layoutFindings(bytes, readDocx(bytes));
/** "error ô 3: số, ký hiệu": severity and item of each finding. */
const items = (bytes: Uint8Array) =>
  found(bytes).map(({ severity, legalRef = '' }) => `${severity} ${legalRef.replace(PREFIX, '').slice(0, -1)}`);
/** Word for word, with what is printed and what the law asks for. */
const said = (bytes: Uint8Array) =>
  found(bytes)
    .map(
      ({ message, stated = '–', expected = '–', spots }) =>
        `${message} {${stated} → ${expected}} at ${spots.map((spot) => spot.piece).join(', ')}`,
    )
    .join('\n');

const report = REPORT();
const letter = LETTER();
const decision = DECISION();

describe('papers without fault', () => {
  it.each([
    ['a report typed in Word', report],
    ['an official letter', letter],
    ['a decision', decision],
  ])('%s', (_, bytes) => expect(items(bytes)).toEqual([]));

  it('margins at their other ends', () => {
    const wide = (xml: string) =>
      xml.replace(/w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/u, 'w:top="1417" w:right="851" w:bottom="1417" w:left="1985"');
    expect(items(changed(report, wide))).toEqual([]);
  });
});

const swap = (from: string | RegExp, to: string) => (xml: string) => {
  const out = xml.replace(from, to);
  expect(out, `${from} stands in the paper`).not.toBe(xml);
  return out;
};
const without = (text: string) => (xml: string) => {
  const out = xml.replaceAll(/<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/gu, (paragraph) =>
    paragraph.includes(`>${text}`) ? '<w:p/>' : paragraph,
  );
  expect(out).not.toBe(xml);
  return out;
};
/** Run properties of the paragraph that begins with some words. */
const relook = (text: string, from: string, to: string) => (xml: string) => {
  const out = xml.replaceAll(/<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/gu, (paragraph) =>
    paragraph.includes(`>${text}`) ? paragraph.replace(from, to) : paragraph,
  );
  expect(out).not.toBe(xml);
  return out;
};

const NUMBER = 'ô 3: số, ký hiệu';
const DATE = 'ô 4: địa danh và thời gian ban hành';
const SIGNED = 'ô 7: quyền hạn, chức vụ và họ tên của người ký';
const BODY = 'ô 6: nội dung văn bản';
const FONT = 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"';

describe('one thing changed gives exactly one finding', () => {
  it.each<[string, (xml: string) => string, string]>([
    // Paper
    ['margins of 10 mm', swap('w:top="1134"', 'w:top="567"'), 'error lề trang'],
    ['a left margin of 28 mm', swap('w:left="1701"', 'w:left="1587"'), 'warning lề trang'],
    ['Letter paper', swap('w:w="11907" w:h="16840"', 'w:w="12240" w:h="15840"'), 'error khổ giấy'],
    ['A4 across', swap('w:w="11907" w:h="16840"', 'w:w="16840" w:h="11907" w:orient="landscape"'), 'warning hướng giấy'],
    ['a page number on page 1', swap('<w:titlePg/>', ''), 'error số trang'],
    ['a page number on page 1, said off', swap('<w:titlePg/>', '<w:titlePg w:val="0"/>'), 'error số trang'],
    ['Roman page numbers', swap('<w:titlePg/>', '<w:titlePg/><w:pgNumType w:fmt="lowerRoman"/>'), 'warning số trang'],
    [
      'several pages without numbers',
      (xml) => swap(/<w:headerReference[^>]*\/>/gu, '')(xml).replace('I. KẾT QUẢ', '</w:t><w:br w:type="page"/><w:t>I. KẾT QUẢ'),
      'warning số trang',
    ],
    // ô 1
    ['no Quốc hiệu', without('CỘNG HÒA'), 'error ô 1: Quốc hiệu'],
    ['Quốc hiệu in lower case', swap('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Cộng hòa xã hội chủ nghĩa Việt Nam'), 'error ô 1: Quốc hiệu'],
    ['Quốc hiệu with a lost mark', swap('CHỦ NGHĨA', 'CHỦ NGHIA'), 'error ô 1: Quốc hiệu'],
    ['Quốc hiệu not bold', relook('CỘNG HÒA', '<w:b/>', ''), 'warning ô 1: Quốc hiệu, kiểu chữ'],
    ['Quốc hiệu too large', relook('CỘNG HÒA', '"26"', '"30"'), 'note ô 1: Quốc hiệu, cỡ chữ'],
    ['no motto', without('Độc lập'), 'error ô 1: Tiêu ngữ'],
    ['another motto', swap('Độc lập - Tự do - Hạnh phúc', 'Độc lập - Tự do - Hạnh phục'), 'error ô 1: Tiêu ngữ'],
    ['two words of the motto', swap('Độc lập - Tự do - Hạnh phúc', 'Độc lập - Hạnh phúc'), 'error ô 1: Tiêu ngữ'],
    ['the motto with long dashes', swap('Độc lập - Tự do - Hạnh phúc', 'Độc lập – Tự do – Hạnh phúc'), 'warning ô 1: Tiêu ngữ'],
    ['the motto without blanks', swap('Độc lập - Tự do - Hạnh phúc', 'Độc lập-Tự do-Hạnh phúc'), 'warning ô 1: Tiêu ngữ'],
    ['the motto in capitals', swap('Độc lập - Tự do - Hạnh phúc', 'ĐỘC LẬP - TỰ DO - HẠNH PHÚC'), 'warning ô 1: Tiêu ngữ'],
    // ô 2
    ['the issuer in lower case', swap('>SỞ TÀI CHÍNH<', '>Sở Tài chính<'), 'warning ô 2: tên cơ quan ban hành'],
    ['the issuer not bold', relook('SỞ TÀI CHÍNH', '<w:b/>', ''), 'warning ô 2: tên cơ quan ban hành, kiểu chữ'],
    // ô 3
    ['no number', without('Số:'), `error ${NUMBER}`],
    ['a number under 10 without zero', swap('Số: 05/', 'Số: 5/'), `error ${NUMBER}`],
    ['blanks in the symbol', swap('05/BC-STC', '05/BC - STC'), `warning ${NUMBER}`],
    ['a blank before the stroke', swap('05/BC-STC', '05 /BC-STC'), `warning ${NUMBER}`],
    ['no colon', swap('Số: 05', 'Số 05'), `warning ${NUMBER}`],
    ['the abbreviation of another kind', swap('05/BC-STC', '05/KH-STC'), `error ${NUMBER}`],
    ['no abbreviation', swap('05/BC-STC', '05/STC-NS'), `warning ${NUMBER}`],
    ['no stroke', swap('Số: 05/BC-STC', 'Số: 05-BC-STC'), `warning ${NUMBER}`],
    // ô 4
    ['no date', without('Kon Tum, ngày'), `error ${DATE}`],
    ['a day under 10 without zero', swap('ngày 05 tháng 6', 'ngày 5 tháng 6'), `error ${DATE}`],
    ['day and month without zeros', swap('ngày 05 tháng 6', 'ngày 5 tháng 1'), `error ${DATE}`],
    ['a zero before June', swap('tháng 6 năm', 'tháng 06 năm'), `warning ${DATE}`],
    ['a date with strokes', swap('ngày 05 tháng 6 năm 2023', 'ngày 05/6/2023'), `warning ${DATE}`],
    ['no place', swap('Kon Tum, ngày', 'Ngày'), `warning ${DATE}`],
    ['no comma behind the place', swap('Kon Tum, ngày', 'Kon Tum ngày'), `warning ${DATE}`],
    ['the date upright', relook('Kon Tum, ngày', '<w:i/>', ''), `warning ${DATE}, kiểu chữ`],
    // ô 5
    ['the kind in lower case', swap('>BÁO CÁO<', '>Báo cáo<'), 'warning ô 5a: tên loại và trích yếu'],
    ['the kind not bold', relook('BÁO CÁO', '<w:b/>', ''), 'warning ô 5a: tên loại và trích yếu, kiểu chữ'],
    ['the kind at the left', relook('BÁO CÁO', '"center"', '"left"'), 'warning ô 5a: tên loại và trích yếu, vị trí'],
    ['the subject not bold', relook('Kết quả giải ngân', '<w:b/>', ''), 'warning ô 5a: trích yếu, kiểu chữ'],
    // ô 6
    ['text of 11 points', (xml) => relook('Thực hiện nhiệm vụ', '"28"', '"22"')(xml), `error ${BODY}, cỡ chữ`],
    ['text of 14,5 points', (xml) => relook('Thực hiện nhiệm vụ', '"28"', '"29"')(xml), `warning ${BODY}, cỡ chữ`],
    ['ragged text', relook('Thực hiện nhiệm vụ', '"both"', '"left"'), `warning ${BODY}, canh lề`],
    ['lines two apart', relook('Thực hiện nhiệm vụ', 'w:line="276"', 'w:line="480"'), `warning ${BODY}, giãn dòng`],
    ['no space between paragraphs', relook('Thực hiện nhiệm vụ', 'w:before="120"', 'w:before="0"'), `note ${BODY}, cách đoạn`],
    ['no first-line indent', relook('Thực hiện nhiệm vụ', 'w:firstLine="567"', 'w:firstLine="0"'), `note ${BODY}, thụt đầu dòng`],
    ['a heading in lower case', swap('I. KẾT QUẢ GIẢI NGÂN', 'I. Kết quả giải ngân'), `warning ${BODY}, tiêu đề mục`],
    ['red text', (xml) => xml.replaceAll('<w:sz w:val="28"/>', '<w:color w:val="FF0000"/><w:sz w:val="28"/>'), 'error màu chữ'],
    ['no ./.', swap('./.', '.'), 'warning kết thúc nội dung báo cáo'],
    // ô 7
    ['no office of the signer', (xml) => without('KT. GIÁM ĐỐC')(without('PHÓ GIÁM ĐỐC')(xml)), `error ${SIGNED}`],
    ['the office in lower case', swap('>PHÓ GIÁM ĐỐC<', '>Phó Giám đốc<'), `warning ${SIGNED}`],
    ['the office not bold', relook('PHÓ GIÁM ĐỐC', '<w:b/>', ''), `warning ${SIGNED}, kiểu chữ`],
    ['another abbreviation', swap('KT. GIÁM ĐỐC', 'K/T GIÁM ĐỐC'), `warning ${SIGNED}, chữ viết tắt`],
    ['an academic title', swap('>Nguyễn Văn A<', '>TS. Nguyễn Văn A<'), `warning ${SIGNED}, họ tên`],
    ['the name in capitals', swap('>Nguyễn Văn A<', '>NGUYỄN VĂN A<'), `warning ${SIGNED}, họ tên`],
    ['the name not bold', relook('Nguyễn Văn A', '<w:b/>', ''), `warning ${SIGNED}, họ tên, kiểu chữ`],
    // ô 9
    ['no Nơi nhận', without('Nơi nhận'), 'error ô 9b: Nơi nhận'],
    ['Nơi nhận upright', relook('Nơi nhận', '<w:i/>', ''), 'warning ô 9b: Nơi nhận, kiểu chữ'],
    ['Nơi nhận too large', relook('Nơi nhận', '"24"', '"28"'), 'note ô 9b: Nơi nhận, cỡ chữ'],
    ['no copy kept', swap('- Lưu: VT, NS.', '- Phòng Ngân sách.'), 'warning ô 9b: Nơi nhận, dòng Lưu'],
    ['a recipient without semicolon', swap('- Lãnh đạo Sở;', '- Lãnh đạo Sở'), 'note ô 9b: Nơi nhận, dấu câu'],
    ['Kính gửi without colon', swap('Kính gửi: Ủy', 'Kính gửi Ủy'), 'warning ô 9a: Kính gửi'],
  ])('%s', (_, change, expected) => {
    expect(items(changed(report, change))).toEqual([expected]);
    expect(said(changed(report, change))).toMatchSnapshot();
  });

  it.each<[string, (xml: string) => string, string]>([
    ['an abbreviation of a kind', swap('1284/STC-NS', '1284/CV-STC'), `warning ${NUMBER}`],
    ['no Kính gửi', without('Kính gửi'), 'warning ô 9a: Kính gửi'],
    ['an addressee without its stop', swap('- Các sở, ban, ngành.', '- Các sở, ban, ngành'), 'warning ô 9a: Kính gửi'],
  ])('in a letter: %s', (_, change, expected) => {
    expect(items(changed(letter, change))).toEqual([expected]);
    expect(said(changed(letter, change))).toMatchSnapshot();
  });

  it.each<[string, (xml: string) => string, string]>([
    [
      'grounds upright',
      (xml) =>
        relook(
          'Căn cứ',
          '<w:i/>',
          '',
        )(xml).replace('Theo đề nghị', 'Căn cứ Luật Đầu tư công;</w:t></w:r></w:p><w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Theo đề nghị'),
      'warning căn cứ ban hành',
    ],
    [
      'an article not bold',
      (xml) => xml.replace('<w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Điều 2', '<w:rPr/><w:t xml:space="preserve">Điều 2'),
      `warning ${BODY}, Điều`,
    ],
  ])('in a decision: %s', (_, change, expected) => {
    expect(items(changed(decision, change)).filter((one) => !one.startsWith('note'))).toEqual([expected]);
    expect(said(changed(decision, change))).toMatchSnapshot();
  });

  it('in the styles and the theme', () => {
    const styled = (from: string, to: string) => items(changed(report, swap(from, to), 'word/styles.xml'));
    expect(styled(FONT, 'w:ascii="Arial" w:hAnsi="Arial"')).toEqual(['error phông chữ']);
    expect(styled(FONT, 'w:ascii="Times New Roman;serif" w:hAnsi="Times New Roman;serif"')).toEqual([]);
    // Calibri comes from the theme.
    expect(styled(`<w:rFonts ${FONT}/>`, '')).toEqual(['error phông chữ']);
    const byTheme = changed(
      changed(report, swap(`<w:rFonts ${FONT}/>`, ''), 'word/styles.xml'),
      swap('Calibri', 'Times New Roman'),
      'word/theme/theme1.xml',
    );
    expect(items(byTheme)).toEqual([]);
    // A theme that is lost says nothing.
    expect(
      items(changed(changed(report, swap(`<w:rFonts ${FONT}/>`, ''), 'word/styles.xml'), () => '<broken', 'word/theme/theme1.xml')),
    ).toEqual([]);
  });
  it('in a header', () => {
    const numbered = (from: string | RegExp, to: string) => items(changed(report, swap(from, to), 'word/header1.xml'));
    expect(numbered('<w:pStyle w:val="Header"/>', '<w:pStyle w:val="Header"/><w:jc w:val="right"/>')).toEqual(['warning số trang']);
    expect(numbered(/<w:instrText xml:space="preserve"> PAGE/u, '<w:rPr><w:i/></w:rPr><w:instrText xml:space="preserve"> PAGE')).toEqual([
      'note cỡ chữ số trang',
    ]);
    const footer = changed(report, swap('headerReference w:type="default"', 'footerReference w:type="default"'));
    expect(items(footer)).toEqual(['warning số trang']);
    // A field that hides the number on page 1 is nobody's fault.
    const hidden = changed(
      changed(report, swap('<w:titlePg/>', '')),
      swap(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>',
      ),
      'word/header1.xml',
    );
    expect(items(hidden)).toEqual([]);
  });
  it('in annexes', () => {
    const annex = (label: string, title = 'KẾT QUẢ GIẢI NGÂN') =>
      line(label, { bold: true, align: 'center' }) + line(title, { bold: true, align: 'center' }) + body('Số liệu.');
    const withAnnexes = (...annexes: string[]) =>
      items(
        changed(report, (xml) =>
          xml.replace('cụ thể như sau:', 'cụ thể như Phụ lục kèm theo:').replace('<w:sectPr>', `${annexes.join('')}<w:sectPr>`),
        ),
      );
    expect(withAnnexes(annex('Phụ lục'))).toEqual([]);
    expect(withAnnexes(annex('Phụ lục I'), annex('Phụ lục II'))).toEqual([]);
    expect(withAnnexes(annex('Phụ lục 1'), annex('Phụ lục 2'))).toEqual(['warning phụ lục: số thứ tự']);
    expect(withAnnexes(annex('PHỤ LỤC I'), annex('PHỤ LỤC II'))).toEqual(['warning phụ lục: chữ “Phụ lục”']);
    expect(withAnnexes(annex('Phụ lục', 'Kết quả giải ngân'))).toEqual(['warning phụ lục: tên phụ lục']);
    expect(items(changed(report, (xml) => xml.replace('<w:sectPr>', `${annex('Phụ lục')}<w:sectPr>`)))).toEqual([
      'warning phụ lục: chỉ dẫn trong văn bản',
    ]);
  });
});

describe('where a finding stands', () => {
  const quotes = (bytes: Uint8Array) => toFindings(outlineOf(readDocx(bytes)), found(bytes)).map(({ quotes: [quote] }) => quote?.text);
  it('at the words concerned', () => {
    expect(quotes(changed(report, swap('ngày 05 tháng 6', 'ngày 5 tháng 1')))).toEqual(['ngày 5 tháng 1 năm']);
    expect(quotes(changed(report, swap('Số: 05/', 'Số: 5/')))).toEqual(['Số: 5/BC-STC']);
    expect(quotes(changed(report, swap('./.', '.')))[0]).toMatch(/^Thực hiện/u);
    // In runs of their own, behind an entity, in NFD.
    const cut = 'ngày </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>5</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> tháng 1';
    expect(quotes(changed(report, swap('ngày 05 tháng 6', cut)))).toEqual(['ngày 5 tháng 1 năm']);
    expect(quotes(changed(report, swap('Kon Tum, ngày 05', 'A &amp; B, ngày 5')))).toEqual(['ngày 5 tháng 6 năm']);
  });
  it('at the first words when it is about the paper', () => {
    expect(quotes(changed(report, without('Nơi nhận')))).toEqual(['ỦY BAN NHÂN DÂN TỈNH KON TUM']);
  });
});

describe('papers that the decree does not bind', () => {
  const severities = (bytes: Uint8Array) => [...new Set(found(bytes).map(({ severity }) => severity))];
  it('a text without letterhead: paper and margins, as notes', () => {
    const text = paper(
      body('Một bài viết về giải ngân vốn.') + section('').replace('w:top="1134"', 'w:top="300"').replace('w:w="11907"', 'w:w="12240"'),
    );
    expect(items(text)).toEqual(['note khổ giấy', 'note lề trang']);
    expect(items(paper(body('Một bài viết.')))).toEqual([]);
  });
  it('a letter of a citizen, a Party document', () => {
    const citizen =
      line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { align: 'center' }) +
      line('Độc lập – Tự do – Hạnh phúc', { align: 'center' }) +
      line('ĐƠN XIN NGHỈ PHÉP', { align: 'center' }) +
      line('Kính gửi: Ban Giám đốc');
    expect(items(paper(citizen))).toEqual([]);
    const party =
      line('ĐẢNG BỘ TỈNH KON TUM') +
      line('ĐẢNG CỘNG SẢN VIỆT NAM') +
      line('Số 70-CTr/HU') +
      line('Kon Rẫy, ngày 4 tháng 1 năm 2023') +
      line('CHƯƠNG TRÌNH') +
      line('Nơi nhận:');
    expect(items(paper(party + section('')))).toEqual([]);
  });
  it('a contract, a normative act: no error', () => {
    const contract = head('Số: 5/HĐ-STC') + line('HỢP ĐỒNG', { bold: true, align: 'center' }) + body('Hai bên thỏa thuận.');
    expect(severities(paper(contract + section('')))).toEqual(['warning']);
    const act =
      head('Số: 2/2023/QĐ-UBND', 'Kon Tum, ngày 10 tháng 02 năm 2023') +
      line('QUYẾT ĐỊNH', { bold: true, align: 'center' }) +
      body('Quyết định.') +
      foot('TM. ỦY BAN NHÂN DÂN');
    expect(severities(paper(act + section('')))).not.toContain('error');
  });
  it('a file whose parts are damaged or strange does not stop the audit', () => {
    for (const part of ['word/styles.xml', 'word/theme/theme1.xml', 'word/_rels/document.xml.rels']) {
      const bytes = changed(report, (xml) => xml.slice(0, xml.length / 2), part);
      if (part === 'word/styles.xml') expect(() => layoutFindings(bytes, readDocx(report))).not.toThrow();
      else expect(() => found(bytes)).not.toThrow();
    }
  });
});

describe('other ways to write the same paper', () => {
  const letterhead = /<w:tbl>[\s\S]*?<\/w:tbl>/u;
  it('a letterhead of tabs and lines broken by hand', () => {
    const runs = (...cells: string[]) => `<w:p>${cells.join('<w:r><w:tab/></w:r>')}</w:p>`;
    const r = (text: string, look: string, size: number) =>
      `<w:r><w:rPr>${look}<w:sz w:val="${size * 2}"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
    const tabs =
      runs(r('SỞ TÀI CHÍNH', '<w:b/>', 13), r('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', '<w:b/>', 13)) +
      runs('', r('Độc lập - Tự do - Hạnh phúc', '<w:b/>', 14)) +
      runs(r('Số: 05/BC-STC', '', 13), r('Kon Tum, ngày 05 tháng 6 năm 2023', '<w:i/>', 14));
    expect(items(changed(report, swap(letterhead, tabs)))).toEqual([]);
    const wrong = tabs.replace('ngày 05', 'ngày 5').replace('Số: 05', 'Số: 5');
    expect(items(changed(report, swap(letterhead, wrong)))).toEqual([`error ${NUMBER}`, `error ${DATE}`]);
  });
  it('Quốc hiệu and motto in one paragraph; capitals by format; the mark of "hòa" on either vowel', () => {
    const one = swap(/CỘNG HÒA[\s\S]*?Độc lập/u, 'CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t><w:br/><w:t>Độc lập');
    expect(items(changed(report, one))).toEqual([]);
    const caps = (xml: string) =>
      relook(
        'Cộng hòa',
        '<w:b/>',
        '<w:b/><w:caps/>',
      )(swap('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Cộng hòa xã hội chủ nghĩa Việt Nam')(xml));
    expect(items(changed(report, caps))).toEqual([]);
  });
  it('a letterhead in a text box', () => {
    const box = (content: string) =>
      `<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${content}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:txbxContent>${content}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const boxed = (xml: string) => {
      const lines = [...(letterhead.exec(xml)?.[0] ?? '').matchAll(/<w:p>(?:(?!<\/w:p>)[\s\S])*<\/w:p>/gu)].map(([line]) => box(line));
      return xml.replace(letterhead, lines.join(''));
    };
    expect(items(changed(report, boxed))).toEqual([]);
    expect(items(changed(report, (xml) => boxed(xml).replaceAll('ngày 05 tháng 6', 'ngày 5 tháng 6')))).toEqual([`error ${DATE}`]);
  });
  it('a cover before it', () => {
    const cover =
      line('SỞ TÀI CHÍNH', { bold: true, align: 'center' }) +
      `<w:p><w:pPr>${section('').replace(/w:left="\d+"/u, 'w:left="600"')}</w:pPr></w:p>`;
    expect(items(changed(report, (xml) => xml.replace('<w:body>', `<w:body>${cover}`)))).toEqual(['warning lề trang']);
    const contents = Array.from({ length: 60 }, (_, index) => line(`Mục ${index}`)).join('');
    expect(
      items(changed(report, (xml) => xml.replace('<w:body>', `<w:body>${contents}`))).filter((one) => one.startsWith('error')),
    ).toEqual([]);
  });
  it('titles that only look like a kind', () => {
    const committee = (xml: string) => xml.replace('>SỞ TÀI CHÍNH<', '>BAN CHỈ ĐẠO CÁC</w:t><w:br/><w:t>CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA<');
    expect(items(changed(report, committee))).toEqual([]);
    const plan = (xml: string) => xml.replace('<w:sectPr>', `${line('KẾ HOẠCH VỐN', { bold: true, align: 'center' })}<w:sectPr>`);
    expect(items(changed(letter, (xml) => plan(xml).replace('V/v đôn đốc', 'V/v báo cáo')))).toEqual([]);
    const body1 = (xml: string) =>
      xml.replace(/(>- Các sở, ban, ngành\.<[\s\S]*?<\/w:p>)/u, `$1${line('BÁO CÁO', { bold: true, align: 'center' })}`);
    expect(items(changed(letter, body1))).toEqual([]);
  });
  it('forms with parts of their own in an annex', () => {
    const form = head('Số: 3/BC-…', 'Kon Rẫy, ngày 5 tháng 1 năm 2023') + line('Nơi nhận:') + line('(Ký tên, đóng dấu)');
    const annexed = (xml: string) =>
      xml
        .replace('cụ thể như sau', 'cụ thể như Phụ lục')
        .replace('<w:sectPr>', `${line('Phụ lục', { bold: true, align: 'center' })}${form}<w:sectPr>`);
    expect(items(changed(report, annexed))).toEqual([]);
  });
  it('blanks for number and date before signing', () => {
    const draft = (xml: string) =>
      xml
        .replace('Số: 05/', 'Số:       /')
        .replace('ngày 05 tháng 6 năm 2023', 'ngày      tháng 6 năm 2023')
        .replace('Kon Tum, ngày', 'Kon Tum, ngày');
    expect(items(changed(report, draft))).toEqual([]);
    expect(items(changed(report, (xml) => xml.replace('Số: 05/', 'Số: ……/').replace('ngày 05 tháng 6', 'ngày … tháng …')))).toEqual([]);
  });
  it('an annex across the page, its margins turned or not', () => {
    const last = (margins: string) =>
      `<w:p><w:pPr>${section()}</w:pPr></w:p>${line('Biểu số 1')}${section()
        .replace('w:w="11907" w:h="16840"', 'w:w="16840" w:h="11907"')
        .replace(/<w:pgMar[^>]*\/>/u, `<w:pgMar ${margins} w:header="567"/>`)}`;
    const sections = (margins: string) => items(changed(report, swap(/<w:sectPr>[\s\S]*<\/w:sectPr>/u, last(margins))));
    expect(sections('w:top="1701" w:right="1134" w:bottom="1134" w:left="1134"')).toEqual([]);
    expect(sections('w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"')).toEqual([]);
    expect(sections('w:top="300" w:right="300" w:bottom="300" w:left="300"')).toEqual(['warning lề trang']);
  });
});
