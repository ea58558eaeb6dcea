/** `layout` on papers that programs wrote: our own renderer, the `docx` package with other settings, LibreOffice. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AlignmentType,
  Document,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { describe, expect, it } from 'vitest';
import { changed } from '../../src/audit/checks/layout.fixture.ts';
import { layoutFindings } from '../../src/audit/checks/layout.ts';
import { readDocx } from '../../src/reading/read-docx.ts';
import { renderDocx } from '../../src/rendering/docx.ts';
import { sampleDocument } from '../../src/rendering/sample.fixture.ts';
import { SOFFICE } from '../support/tools.ts';

const items = (bytes: Uint8Array) =>
  layoutFindings(bytes, readDocx(bytes)).map(({ severity, legalRef = '' }) => `${severity} ${/\((.*)\)$/u.exec(legalRef)?.[1] ?? ''}`);
const own = await renderDocx(sampleDocument({ detailRows: 40 }));

it('a report of ours has no finding at all', () => expect(items(own)).toEqual([]));

describe('a plan made with the docx package: a letterhead of tabs, automatic bullets, centimetres', () => {
  const CENTER = AlignmentType.CENTER;
  const tabbed = (left: string, right: string, look: object, size: number) =>
    new Paragraph({
      tabStops: [1800, 6500].map((position) => ({ type: TabStopType.CENTER, position })),
      children: [
        new TextRun({ children: [new Tab(), left], size: 26, ...look }),
        new TextRun({ children: [new Tab(), right], size, ...look }),
      ],
    });
  const centred = (text: string) => new Paragraph({ alignment: CENTER, children: [new TextRun({ text, bold: true, size: 28 })] });
  const body = (text: string) =>
    new Paragraph({
      alignment: AlignmentType.JUSTIFIED,
      indent: { firstLine: 720 },
      spacing: { before: 60, after: 60, line: 300 },
      children: [new TextRun(text)],
    });
  const bullet = (text: string) => new Paragraph({ numbering: { reference: 'x', level: 0 }, children: [new TextRun({ text, size: 22 })] });
  const made = async (date: string, margin: '1cm' | '2cm') =>
    new Uint8Array(
      await Packer.toArrayBuffer(
        new Document({
          styles: { default: { document: { run: { font: 'Times New Roman', size: 27 } } } },
          numbering: { config: [{ reference: 'x', levels: [{ level: 0, format: LevelFormat.BULLET, text: '-' }] }] },
          sections: [
            {
              properties: {
                titlePage: true,
                page: { size: { width: '21cm', height: '29.7cm' }, margin: { top: margin, bottom: '2cm', left: '3cm', right: '2cm' } },
              },
              headers: {
                default: new Header({
                  children: [new Paragraph({ alignment: CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], size: 26 })] })],
                }),
              },
              children: [
                tabbed('ỦY BAN NHÂN DÂN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }, 26),
                tabbed('XÃ ĐĂK PNÊ', 'Độc lập - Tự do - Hạnh phúc', { bold: true }, 28),
                new Paragraph({
                  children: [
                    new TextRun({ text: 'Số: 112/KH-UBND', size: 26 }),
                    new TextRun({ children: [new Tab(), date], italics: true, size: 28 }),
                  ],
                }),
                centred('KẾ HOẠCH'),
                centred('Triển khai Chương trình mục tiêu quốc gia xây dựng nông thôn mới năm 2023'),
                body(
                  'Căn cứ Kế hoạch số 12/KH-UBND ngày 15 tháng 02 năm 2023 của Ủy ban nhân dân huyện Kon Rẫy, Ủy ban nhân dân xã xây dựng kế hoạch như sau:',
                ),
                body('Yêu cầu các ban, ngành, đoàn thể, các thôn trên địa bàn xã nghiêm túc triển khai thực hiện kế hoạch này./.'),
                new Table({
                  width: { size: 9000, type: WidthType.DXA },
                  rows: [
                    new TableRow({
                      children: [
                        new TableCell({
                          children: [
                            new Paragraph({ children: [new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: 24 })] }),
                            bullet('UBND huyện (b/c);'),
                            bullet('Lưu: VT.'),
                          ],
                        }),
                        new TableCell({
                          children: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', '', 'A Thành'].map(centred),
                        }),
                      ],
                    }),
                  ],
                }),
              ],
            },
          ],
        }),
      ),
    );
  it('right', async () => expect(items(await made('Đăk Pnê, ngày 22 tháng 3 năm 2023', '2cm'))).toEqual([]));
  it('wrong', async () =>
    expect(items(await made('Đăk Pnê, ngày 2 tháng 3 năm 2023', '1cm'))).toEqual([
      'error lề trang',
      'error ô 4: địa danh và thời gian ban hành',
    ]));
});

describe.skipIf(SOFFICE === null)('papers that LibreOffice (soffice) wrote', () => {
  function rewritten(name: string, content: Uint8Array | string): Uint8Array {
    const folder = mkdtempSync(join(tmpdir(), 'mtqg-'));
    const convert = (to: string, from: string, ...more: string[]) =>
      execFileSync(
        SOFFICE ?? '',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          ...more,
          '--convert-to',
          to,
          '--outdir',
          folder,
          join(folder, from),
        ],
        { stdio: 'ignore' },
      );
    writeFileSync(join(folder, name), content);
    if (name.endsWith('.html')) convert('docx:MS Word 2007 XML', name, '--infilter=HTML (StarWriter)');
    else {
      convert('odt', name);
      convert('docx:MS Word 2007 XML', name.replace('.docx', '.odt'));
    }
    return new Uint8Array(readFileSync(join(folder, name.replace('.html', '.docx'))));
  }
  it('a report of ours through ODT, right and wrong', () => {
    expect(items(rewritten('a.docx', own))).toEqual([]);
    const wrong = changed(own, (xml) => xml.replaceAll('w:top="1134"', 'w:top="567"').replace('Hạnh phúc', 'Hạnh phục'));
    expect(items(rewritten('a.docx', wrong))).toEqual(['error lề trang', 'error ô 1: Tiêu ngữ']);
  }, 120_000);
  it('a notice typed as a web page', () => {
    const cell = (text: string) => `<td align="center"><p align="center">${text}</p></td>`;
    const text = (words: string) => `<p style="text-align:justify;text-indent:1cm;margin-left:0;margin-top:6pt">${words}</p>`;
    const page = `<html><head><meta charset="utf-8"><style>@page{size:A4;margin:20mm 20mm 20mm 30mm} p,td{font-family:'Times New Roman';font-size:14pt}</style></head><body><table width="100%"><tr>${cell('<b>PHÒNG TÀI CHÍNH</b>')}${cell('<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b>')}</tr><tr>${cell('Số: 45/TB-TC')}${cell('<i>Kon Rẫy, ngày 12 tháng 7 năm 2023</i>')}</tr></table><p align="center"><b>THÔNG BÁO</b></p><p align="center"><b>Lịch kiểm tra quyết toán năm 2022</b></p>${text('Phòng Tài chính thông báo lịch kiểm tra quyết toán ngân sách các xã, thị trấn trên địa bàn huyện như sau, đề nghị các đơn vị chuẩn bị hồ sơ đầy đủ.').repeat(3)}<table width="100%"><tr><td><p><b><i>Nơi nhận:</i></b><br>- Các xã;<br>- Lưu: VT.</p></td>${cell('<b>TRƯỞNG PHÒNG</b>')}</tr></table></body></html>`;
    const serious = (bytes: Uint8Array) => items(bytes).filter((one) => !one.startsWith('note'));
    expect(serious(rewritten('a.html', page))).toEqual([]);
    const wrong = page.replace('ngày 12 tháng 7', 'ngày 2 tháng 7').replace('Nơi nhận:', 'Gửi:').replace("'Times New Roman'", 'Arial');
    expect(serious(rewritten('a.html', wrong))).toEqual([
      'error ô 4: địa danh và thời gian ban hành',
      'error phông chữ',
      'error ô 9b: Nơi nhận',
    ]);
  }, 120_000);
});
