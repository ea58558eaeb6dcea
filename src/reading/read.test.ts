import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { docx, p, W } from './docx.fixture.ts';
import { lines, pdf } from './pdf.fixture.ts';
import { readAuditText } from './read.ts';

/** Hostile text is read in one pass: what grows faster than its length would run past this on any machine. */
const ENDS = 30_000;

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16 = (text: string, bom = true) => {
  const units = Uint16Array.from(`${bom ? '\ufeff' : ''}${text}`, (letter) => letter.charCodeAt(0));
  return new Uint8Array(units.buffer);
};
const whole = docx(p('Tổng: 26.884'));
const page = pdf(lines(72, 700, 'Tong: 26.884', 'trieu dong'));
const text = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const latin = (value: string) => Uint8Array.from(value, (letter) => letter.charCodeAt(0));

describe('readAuditText: what a file is', () => {
  it.each([
    ['bao-cao.docx', whole, 'docx'],
    ['doi-duoi.txt', whole, 'docx'],
    ['bao-cao.PDF', page, 'pdf'],
    ['doi-duoi.docx', page, 'pdf'],
    ['a.MD', strToU8('# A'), 'md'],
    ['a.markdown', strToU8('# A'), 'md'],
    ['a.txt', strToU8('A'), 'txt'],
    ['-', strToU8('A'), 'txt'],
    ['', strToU8('A'), 'txt'],
    ['thu/muc.cu/so-lieu', strToU8('A'), 'txt'],
    ['a.txt', utf16('Đăk Ruồng'), 'txt'],
    ['a.md', strToU8('\ufeff# Đăk Ruồng'), 'md'],
  ])('%s', async (name, bytes, format) => {
    const read = await readAuditText(name, bytes);
    expect(read.format).toBe(format);
    expect(read.text).not.toMatch(/^[#\ufeff]/u);
  });
  it('a workbook', async () => {
    expect((await readAuditText('a.xlsx', await writeXlsx({ sheets: [{ name: 'S', rows: [['x']] }] }))).text).toBe('S\nx');
  });
});

describe('readAuditText: what cannot be read, with a remedy', () => {
  it.each<[string, string, Uint8Array, string, RegExp]>([
    ['empty', 'a.docx', new Uint8Array(), 'empty-file', /tải lại/u],
    ['old Word', 'a.doc', Uint8Array.from([...OLE, 0, 0]), 'unsupported-file', /\.docx/u],
    ['password', 'a.docx', Uint8Array.from([...OLE, ...utf16('EncryptedPackage', false)]), 'encrypted-file', /bỏ mật khẩu/u],
    ['RTF', 'a.rtf', strToU8('{\\rtf1 a}'), 'unsupported-file', /\.docx/u],
    ['HTML', 'a.html', strToU8('<html>a</html>'), 'unsupported-file', /\.docx/u],
    ['HTML as text', 'a.txt', strToU8('<!DOCTYPE html><p>a'), 'unsupported-file', /HTML/u],
    ['CSV', 'a.csv', strToU8('a;b'), 'unsupported-file', /\.xlsx/u],
    [
      'ODT',
      'a.odt',
      zipSync({ mimetype: strToU8('application/vnd.oasis'), 'content.xml': strToU8('<a/>') }),
      'unsupported-file',
      /\.docx/u,
    ],
    ['unknown', 'a.xyz', strToU8('a'), 'unsupported-file', /\.pdf/u],
    ['picture', 'a.docx', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2]), 'unsupported-file', /PNG/u],
    ['zip of other things', 'a.zip', zipSync({ 'a.txt': strToU8('a') }), 'unsupported-file', /giải nén/u],
    ['zip cut short', 'a.docx', whole.slice(0, whole.length - 40), 'unreadable-file', /lưu lại/u],
    ['zip cut in the middle', 'a.docx', whole.slice(0, 80), 'unreadable-file', /lưu lại/u],
    ['a part changed', 'a.docx', Uint8Array.from(whole, (byte, at) => (at === 70 ? byte ^ 1 : byte)), 'unreadable-file', /lưu lại/u],
    ['DOCX that is none', 'a.docx', strToU8('chữ'), 'unreadable-file', /tệp gốc/u],
    [
      'entities',
      'a.docx',
      docx('', { 'word/document.xml': `<!DOCTYPE a [<!ENTITY b "c">]><w:document ${W}/>` }),
      'unsafe-file',
      /tệp gốc/u,
    ],
    ['PDF garbage', 'a.pdf', strToU8('%PDF-1.7 nothing else'), 'unreadable-file', /xin lại/u],
    ['PDF cut short', 'a.pdf', page.slice(0, 300), 'unreadable-file', /xin lại/u],
    [
      'PDF with a password',
      'a.pdf',
      latin(
        text(page).replace(
          '/Root 1 0 R',
          `/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
        ),
      ),
      'encrypted-file',
      /bỏ mật khẩu/u,
    ],
    ['Latin letters', 'a.txt', Uint8Array.from([0x42, 0xe1, 0x6f, 0x20, 0x63, 0xe1, 0x6f]), 'wrong-encoding', /UTF-8/u],
    ['UTF-16 without its mark', 'a.txt', utf16('Tong cong', false), 'wrong-encoding', /UTF-8/u],
    ['a lone half of UTF-16', 'a.txt', utf16('a\ud800b'), 'wrong-encoding', /UTF-8/u],
    ['a lone half in UTF-8', 'a.md', Uint8Array.from([0x61, 0xed, 0xa0, 0x80]), 'wrong-encoding', /UTF-8/u],
    ['NUL bytes', 'a.txt', Uint8Array.from([...strToU8('abcdefghijklmnopqrst'), 0]), 'unsupported-file', /nhị phân/u],
    ['too large', 'a.txt', new Uint8Array(50_000_001).fill(0x61), 'too-large', /nhỏ hơn/u],
  ])('%s', async (_, name, bytes, code, message) => {
    await expect(readAuditText(name, bytes)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
      where: { file: name },
    });
  });
  it(
    'a DOCX of more XML than may be read, at once',
    async () => {
      const bytes = zipSync({ 'word/document.xml': strToU8(`<w:document ${W}><w:body>${'<w:p/>'.repeat(21_000_000)}`) }, { level: 1 });
      await expect(readAuditText('a.docx', bytes)).rejects.toMatchObject({ code: expect.stringMatching(/too-large|unsafe-file/u) });
    },
    ENDS,
  );
  it(
    'a PDF of more than 5,000 pages, at once',
    async () => {
      const bytes = pdf(...Array.from({ length: 5_001 }, () => []));
      await expect(readAuditText('a.pdf', bytes)).rejects.toMatchObject({ code: 'too-large' });
    },
    ENDS,
  );
});
