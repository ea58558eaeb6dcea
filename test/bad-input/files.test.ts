/** Files that must be refused before a database is opened, by the command itself: exit 2, one clear sentence, no database made. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { readRawFile } from '../../src/intake/read-file.ts';
import { Problem, type ProblemCode } from '../../src/kernel/problem.ts';
import { csv, edited, type Grid, grid, type NamedFile, ods, payment, rawXlsx, xlsx } from './files.ts';
import { latin1Bytes, toTcvn3, toVni } from './old-fonts.ts';

const SHEET: Grid = grid([payment({ 'Ghi chú': 'Thanh toán khối lượng hoàn thành, đường đi khu sản xuất của người dân xã Đăk Tơ Lung' })]);
const text = (convert: (text: string) => string): Grid =>
  SHEET.map((row) => row.map((cell) => (typeof cell === 'string' ? convert(cell) : cell)));
const csvText = (rows: Grid) => new TextDecoder().decode(csv('x', rows).bytes);
const named = (name: string, bytes: Uint8Array): NamedFile => ({ name, bytes });
const good = () => xlsx({ 'Giải ngân': SHEET });
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...new Array<number>(400).fill(7)]);
const OLE = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(2_000).fill(0)]);

function utf16(content: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const bytes = [...(mark ? `\ufeff${content}` : content)].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return littleEndian ? [code & 255, code >> 8] : [code >> 8, code & 255];
  });
  return new Uint8Array(bytes);
}
/** Windows-1258 writes most letters as in 1252 and tones as letters of their own (0xCC, 0xEC, 0xF2, 0xD2, 0xDE). */
function windows1258(content: string): Uint8Array {
  const tones: Readonly<Record<string, number>> = { '\u0300': 0xcc, '\u0301': 0xec, '\u0303': 0xde, '\u0309': 0xd2, '\u0323': 0xf2 };
  const letters: Readonly<Record<string, number>> = { ă: 0xe3, Ă: 0xc3, đ: 0xf0, Đ: 0xd0, ơ: 0xf5, Ơ: 0xd5, ư: 0xfd, Ư: 0xdd };
  const composed = content.normalize('NFD').replace(/([aeoAEO])([\u0323\u0300\u0301\u0303\u0309]?)([\u0302])/g, '$1$3$2');
  const joined = composed.replace(/[aeoAEO]\u0302|[aA]\u0306|[oOuU]\u031b/g, (pair) => pair.normalize('NFC'));
  return Uint8Array.from([...joined], (letter) => tones[letter] ?? letters[letter] ?? letter.charCodeAt(0) & 255);
}
function withComment(xml: string): string {
  return `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml.replace(/^<\?xml[^>]*\?>/, '')}`;
}
const million = () => {
  const rows: string[] = [];
  for (let r = 1; r <= 1_000_000; r += 1) rows.push(`<row r="${r}"><c r="A${r}"><v>${(r * 7_919) % 1_000_003}</v></c></row>`);
  return rawXlsx(
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    'trieu-dong.xlsx',
  );
};

interface Case {
  readonly name: string;
  readonly file: () => Promise<NamedFile> | NamedFile;
  readonly code: ProblemCode;
  readonly says: RegExp;
}
const CASES: readonly Case[] = [
  { name: 'zero bytes', file: () => named('rong.xlsx', new Uint8Array()), code: 'empty-file', says: /0 byte.*tải lại/ },
  { name: 'a CSV of zero bytes', file: () => named('Giải ngân.csv', new Uint8Array()), code: 'empty-file', says: /0 byte.*tải lại/ },
  { name: 'a picture renamed .xlsx', file: () => named('anh.xlsx', PNG), code: 'unsupported-file', says: /ảnh PNG.*gửi tệp .*gốc/ },
  { name: 'a picture renamed .csv', file: () => named('anh.csv', PNG), code: 'unsupported-file', says: /ảnh PNG/ },
  { name: 'an old .xls', file: () => named('cu.xls', OLE), code: 'unsupported-file', says: /định dạng cũ.*lưu dưới dạng .*\.xlsx/ },
  { name: 'an old .xls renamed .xlsx', file: () => named('cu.xlsx', OLE), code: 'unsupported-file', says: /định dạng cũ/ },
  {
    name: 'an encrypted workbook',
    file: async () =>
      named(
        'mat-khau.xlsx',
        await writeXlsx({ sheets: [{ name: 'Giải ngân', rows: SHEET }], encryption: { password: 'x', spinCount: 10 } }),
      ),
    code: 'encrypted-file',
    says: /mật khẩu.*bỏ mật khẩu/,
  },
  {
    name: 'CSV in UTF-16 (little endian, marked)',
    file: () => named('Giải ngân.csv', utf16(csvText(SHEET), true, true)),
    code: 'wrong-encoding',
    says: /UTF-16.*CSV UTF-8/,
  },
  {
    name: 'CSV in UTF-16 (big endian, marked)',
    file: () => named('Giải ngân.csv', utf16(csvText(SHEET), false, true)),
    code: 'wrong-encoding',
    says: /UTF-16/,
  },
  {
    name: 'CSV in UTF-16 (unmarked)',
    file: () => named('Giải ngân.csv', utf16(csvText(SHEET), true, false)),
    code: 'wrong-encoding',
    says: /UTF-16/,
  },
  {
    name: 'CSV in Windows-1258',
    file: () => named('Giải ngân.csv', windows1258(csvText(SHEET))),
    code: 'wrong-encoding',
    says: /Windows-1258.*Lưu thành “CSV UTF-8”/,
  },
  {
    name: 'CSV in TCVN3',
    file: () => named('Giải ngân.csv', latin1Bytes(csvText(text(toTcvn3)))),
    code: 'wrong-encoding',
    says: /TCVN3.*chuyển mã sang Unicode/,
  },
  {
    name: 'CSV in VNI',
    file: () => named('Giải ngân.csv', latin1Bytes(csvText(text(toVni)))),
    code: 'wrong-encoding',
    says: /VNI.*chuyển mã sang Unicode/,
  },
  { name: 'TCVN3 text in a workbook', file: () => xlsx({ 'Giải ngân': text(toTcvn3) }), code: 'wrong-encoding', says: /TCVN3.*Unikey/ },
  { name: 'VNI text in a workbook', file: () => xlsx({ 'Giải ngân': text(toVni) }), code: 'wrong-encoding', says: /VNI.*Unikey/ },
  { name: 'VNI text saved as CSV UTF-8', file: () => csv('Giải ngân', text(toVni)), code: 'wrong-encoding', says: /VNI/ },
  {
    name: 'a workbook renamed .csv',
    file: async () => named('Giải ngân.csv', (await good()).bytes),
    code: 'unsupported-file',
    says: /đổi đuôi thành \.xlsx/,
  },
  {
    name: 'a Word file renamed',
    file: () => named('van-ban.xlsx', zipSync({ 'word/document.xml': strToU8('<w/>') })),
    code: 'unsupported-file',
    says: /không phải bảng tính.*chọn đúng tệp/,
  },
  {
    name: 'a web page renamed .xlsx',
    file: () => named('trang.xlsx', strToU8('<html><table><tr><td>1</td></tr></table></html>')),
    code: 'unsupported-file',
    says: /lưu đúng định dạng/,
  },
  {
    name: 'a zip bomb',
    file: () => rawXlsx(new Uint8Array(40_000_000).fill(0x20), 'bom.xlsx'),
    code: 'unsafe-file',
    says: /giới hạn 200.*Xin lại tệp gốc/,
  },
  { name: 'a zip that lies about its size', file: () => lying(), code: 'unsafe-file', says: /không an toàn/ },
  {
    name: 'XML with external entities',
    file: async () => edited(await good(), 'xl/worksheets/sheet1.xml', withComment),
    code: 'unsafe-file',
    says: /khai báo DOCTYPE.*Xin lại tệp gốc/,
  },
  {
    name: 'XML with entities in ODS',
    file: async () => edited(await ods({ 'Giải ngân': SHEET }), 'content.xml', withComment),
    code: 'unsafe-file',
    says: /khai báo DOCTYPE/,
  },
  {
    name: 'a workbook with a digit changed on the way',
    file: async () => flipped(await good()),
    code: 'unreadable-file',
    says: /CRC, dữ liệu đã bị đổi.*lưu lại/,
  },
  {
    name: 'a download that was cut',
    file: async () => named('cut.xlsx', (await good()).bytes.slice(0, 900)),
    code: 'unreadable-file',
    says: /tải chưa xong/,
  },
  {
    name: 'broken XML',
    file: async () => edited(await good(), 'xl/workbook.xml', (xml) => xml.slice(0, xml.length / 2)),
    code: 'unreadable-file',
    says: /lưu lại/,
  },
  {
    name: 'broken XML in ODS',
    file: async () => edited(await ods({ 'Giải ngân': SHEET }), 'content.xml', (xml) => xml.slice(0, -40)),
    code: 'unreadable-file',
    says: /lưu lại/,
  },
  { name: 'more than 200,000 rows', file: million, code: 'too-large', says: /200\.000 dòng.*chia thành nhiều tệp/ },
  {
    name: 'more than 200,000 rows of CSV',
    file: () => named('Giải ngân.csv', strToU8('1,2,3\n'.repeat(200_001))),
    code: 'too-large',
    says: /200001 dòng.*chia thành nhiều tệp/,
  },
  {
    name: 'more than 200,000 rows of ODS by repetition',
    file: async () =>
      edited(await ods({ 'Giải ngân': SHEET }), 'content.xml', (xml) =>
        xml.replace(/<table:table-row/, '<table:table-row table:number-rows-repeated="1000000"'),
      ),
    code: 'too-large',
    says: /giới hạn/,
  },
  { name: 'a folder', file: () => named('', new Uint8Array()), code: 'unreadable-file', says: /thư mục/ },
];

/** Stored without compression, so that a changed digit still unpacks. */
function flipped({ bytes }: NamedFile): NamedFile {
  const stored = zipSync(unzipSync(bytes), { level: 0 });
  const at = Buffer.from(stored).indexOf('<v>10</v>');
  expect(at).toBeGreaterThan(0);
  stored[at + 3] = '9'.charCodeAt(0);
  return { name: 'hong.xlsx', bytes: stored };
}

/** The directory says 100 bytes, the part holds a million. */
function lying(): NamedFile {
  const { bytes } = rawXlsx(strToU8(Array.from({ length: 100_000 }, (_, n) => `${(n * 7_919) % 99_991}`).join(' ')), 'doi.xlsx');
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 46; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true);
  return { name: 'doi.xlsx', bytes: copy };
}

describe('files that are refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mtqg-bad-'));
  const database = join(folder, 'db', 'data');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(paths: readonly string[]): Promise<{ status: number; out: string; err: string }> {
    const out: string[] = [];
    const err: string[] = [];
    const status = await main(['import', ...paths, '--database', `pglite:${database}`, '--json'], {
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
      env: {},
      cwd: () => folder,
      now: () => '2026-01-01T00:00:00Z',
      randomId: () => 'x',
      isTerminal: false,
      stopped: new Promise(() => undefined),
    });
    return { status, out: out.join('\n'), err: err.join('\n') };
  }

  it.each(CASES)('$name', async ({ file, code, says }) => {
    const { name, bytes } = await file();
    const path = name === '' ? '.' : name;
    if (name !== '') writeFileSync(join(folder, name), bytes);
    const { status, out } = await run([path]);
    const { problems, posted } = JSON.parse(out) as { posted: number; problems: { code: string; file: string; message: string }[] };
    expect(problems.map((problem) => problem.code)).toEqual([code]);
    expect(problems[0]?.file).toBe(path);
    expect(problems[0]?.message).toMatch(says);
    expect({ status, posted }).toEqual({ status: 2, posted: 0 });
    expect(existsSync(database) || existsSync(`${database}.lock`)).toBe(false);
  });

  it('names every bad file of several', async () => {
    writeFileSync(join(folder, 'a.xlsx'), PNG);
    writeFileSync(join(folder, 'b.xlsx'), new Uint8Array());
    const { out } = await run(['a.xlsx', 'b.xlsx']);
    expect((JSON.parse(out) as { problems: { file: string }[] }).problems.map((problem) => problem.file)).toEqual(['a.xlsx', 'b.xlsx']);
    expect((JSON.parse((await run(['missing.xlsx', 'none.csv'])).out) as { problems: unknown[] }).problems).toHaveLength(2);
  });

  it('does not read a file beyond 50 MB at all', async () => {
    const path = join(folder, 'lon.xlsx');
    writeFileSync(path, '');
    truncateSync(path, 3_000_000_000);
    expect(statSync(path).size).toBe(3_000_000_000);
    const { status, out } = await run(['lon.xlsx']);
    expect(out).toMatch(/3000 MB vượt giới hạn 50 MB; chia thành nhiều tệp/);
    expect(status).toBe(2);
  });

  describe('within bounds of memory', () => {
    const path = join(folder, 'million.xlsx');
    beforeAll(() => writeFileSync(path, million().bytes));
    it('refuses a sheet of a million rows without filling the memory (2 s and 300 MB are measured by the soak)', () => {
      const cli = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
      const script = `import(${JSON.stringify(cli)}).then(async ({ main }) => { const out = () => undefined; const status = await main(['import', ${JSON.stringify(path)}, '--database', 'pglite:none'], { out, err: out, env: {}, cwd: () => '/', now: () => '', randomId: () => '', isTerminal: false, stopped: new Promise(() => undefined) }); console.log(status, process.resourceUsage().maxRSS) })`;
      const done = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', '-e', script], { encoding: 'utf8' });
      const [status, kilobytes] = done.stdout.trim().split(' ').map(Number);
      expect(status).toBe(2);
      expect(kilobytes).toBeLessThan(300_000);
    });
  });
});

describe('reading', () => {
  const codeOf = async (file: NamedFile): Promise<string> => {
    try {
      await readRawFile(file.name, file.bytes);
      return 'ok';
    } catch (error) {
      if (error instanceof Problem) return error.code;
      throw error;
    }
  };
  it('counts rows whatever their prefix and wherever a piece of the part ends', async () => {
    const rows = (tag: string) => `<${tag} r="1"><c/></${tag}>`.repeat(200_001);
    expect(
      await codeOf(
        rawXlsx(`<x:worksheet xmlns:x="m"><x:sheetData>${rows('x:row')}</x:sheetData></x:worksheet>`, 'a.xlsx', {
          'noise.bin': crypto.getRandomValues(new Uint8Array(60_000)),
        }),
      ),
    ).toBe('too-large');
  });
  it('does not take a wide sheet', async () => {
    const cells = '<c r="A1"/>'.repeat(16_000);
    const wide = `<worksheet><sheetData>${`<row>${cells}</row>`.repeat(400)}</sheetData></worksheet>`;
    expect(
      await codeOf(
        rawXlsx(wide, 'a.xlsx', {
          'noise.bin': Buffer.concat(Array.from({ length: 10 }, () => crypto.getRandomValues(new Uint8Array(60_000)))),
        }),
      ),
    ).toBe('too-large');
  });
  it('takes what LibreOffice ends a sheet with: a million empty rows', async () => {
    const file = edited(await ods({ 'Giải ngân': SHEET }), 'content.xml', (xml) =>
      xml.replace(
        '</table:table>',
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
      ),
    );
    expect((await readRawFile(file.name, file.bytes)).sheets[0]?.rows).toHaveLength(SHEET.length);
  });
});
