/** Papers as people write them in Word: direct formatting on a few styles, a table for the letterhead and one for the signature. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { W } from '../../reading/docx.fixture.ts';

const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: string;
  readonly more?: string;
}
export function line(text: string, { size = 14, bold = false, italic = false, align = 'left', more = '' }: Look = {}): string {
  const run = `<w:rPr>${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}<w:sz w:val="${size * 2}"/></w:rPr>`;
  return `<w:p><w:pPr>${more}<w:jc w:val="${align}"/></w:pPr><w:r>${run}<w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}
const BODY = '<w:spacing w:before="120" w:after="0" w:line="276" w:lineRule="auto"/><w:ind w:firstLine="567"/>';
export const body = (text: string, look: Look = {}) => line(text, { ...look, align: 'both', more: BODY });
const article = (number: string, text: string) =>
  `<w:p><w:pPr>${BODY}<w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${number} </w:t></w:r><w:r><w:t>${text}</w:t></w:r></w:p>`;
const row = (left: string, right: string) =>
  `<w:tr><w:tc><w:tcPr><w:tcW w:w="3600" w:type="dxa"/></w:tcPr>${left}</w:tc><w:tc><w:tcPr><w:tcW w:w="5600" w:type="dxa"/></w:tcPr>${right}</w:tc></w:tr>`;
const table = (...rows: string[]) => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
const bold = { bold: true, align: 'center' } as const;

/** Head of a paper of a department of a province. */
export const head = (number: string, date = 'Kon Tum, ngày 05 tháng 6 năm 2023', about = '') =>
  table(
    row(
      line('ỦY BAN NHÂN DÂN TỈNH KON TUM', { size: 13, align: 'center' }) + line('SỞ TÀI CHÍNH', { size: 13, ...bold }),
      line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, ...bold }) + line('Độc lập - Tự do - Hạnh phúc', bold),
    ),
    row(
      line(number, { size: 13, align: 'center' }) + (about === '' ? '' : line(about, { size: 12, align: 'center' })),
      line(date, { italic: true, align: 'center' }),
    ),
  );
export const foot = (...authority: string[]) =>
  table(
    row(
      line('Nơi nhận:', { size: 12, bold: true, italic: true }) +
        line('- Như trên;', { size: 11 }) +
        line('- Lãnh đạo Sở;', { size: 11 }) +
        line('- Lưu: VT, NS.', { size: 11 }),
      authority.map((text) => line(text, bold)).join('') + line('') + line('Nguyễn Văn A', bold),
    ),
  );
const number =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
export const section = (more = '<w:titlePg/>') =>
  `<w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="first" r:id="rId8"/><w:pgSz w:w="11907" w:h="16840"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>${more}</w:sectPr>`;

const STYLES = `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style></w:styles>`;
const THEME =
  '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme name="o"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="${REL}/header" Target="header1.xml"/><Relationship Id="rId8" Type="${REL}/header" Target="header2.xml"/></Relationships>`;

export function paper(content: string): Uint8Array {
  const headerOf = (runs: string) => `<w:hdr ${W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${runs}</w:p></w:hdr>`;
  const parts = {
    'word/document.xml': `<w:document ${W} ${R}><w:body>${content}</w:body></w:document>`,
    'word/styles.xml': STYLES,
    'word/theme/theme1.xml': THEME,
    'word/_rels/document.xml.rels': RELATIONS,
    'word/header1.xml': headerOf(number),
    'word/header2.xml': headerOf(''),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** The same package with one part changed. */
export function changed(bytes: Uint8Array, change: (xml: string) => string, part = 'word/document.xml'): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) });
}

const SENTENCE =
  'Thực hiện nhiệm vụ được giao, Sở Tài chính tổng hợp kết quả giải ngân vốn các chương trình mục tiêu quốc gia trên địa bàn tỉnh trong sáu tháng đầu năm, cụ thể như sau';
export const REPORT = () =>
  paper(
    head('Số: 05/BC-STC') +
      line('BÁO CÁO', bold) +
      line('Kết quả giải ngân vốn các chương trình mục tiêu quốc gia', bold) +
      line('Kính gửi: Ủy ban nhân dân tỉnh', { align: 'center' }) +
      body(`${SENTENCE}:`) +
      line('I. KẾT QUẢ GIẢI NGÂN', { bold: true, align: 'both' }) +
      body(`${SENTENCE}.`) +
      line('II. ĐỀ XUẤT, KIẾN NGHỊ', { bold: true, align: 'both' }) +
      body(`${SENTENCE}./.`) +
      foot('KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC') +
      section(),
  );
export const LETTER = () =>
  paper(
    head('Số: 1284/STC-NS', 'Kon Tum, ngày 12 tháng 10 năm 2023', 'V/v đôn đốc giải ngân vốn') +
      line('Kính gửi:', { align: 'center' }) +
      line('- Ủy ban nhân dân các huyện;', { more: '<w:ind w:left="3000"/>' }) +
      line('- Các sở, ban, ngành.', { more: '<w:ind w:left="3000"/>' }) +
      body(`${SENTENCE}.`) +
      body(`${SENTENCE}./.`) +
      foot('GIÁM ĐỐC') +
      section(),
  );
export const DECISION = () =>
  paper(
    head('Số: 86/QĐ-STC', 'Kon Tum, ngày 22 tháng 02 năm 2022') +
      line('QUYẾT ĐỊNH', bold) +
      line('Về việc giao dự toán chi ngân sách nhà nước năm 2022', bold) +
      line('GIÁM ĐỐC SỞ TÀI CHÍNH', bold) +
      body('Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;', { italic: true }) +
      body('Theo đề nghị của Trưởng phòng Ngân sách.', { italic: true }) +
      line('QUYẾT ĐỊNH:', bold) +
      article('Điều 1.', `${SENTENCE}.`) +
      article('Điều 2.', 'Quyết định này có hiệu lực thi hành kể từ ngày ký./.') +
      foot('GIÁM ĐỐC') +
      section(),
  );
