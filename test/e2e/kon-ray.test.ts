/** The main job: the example's report in every format, with the figures of 2023 right and its slips gone. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office } from '../support/command.ts';
import { PDFTOTEXT } from '../support/tools.ts';

const REQUIRED = [
  '26.844',
  '75.337',
  '40.640',
  '25.957',
  '101.294',
  '14.770,5',
  '14,58 %',
  '9,17 %',
  '30,29 %',
  '20,31 %',
  '38,47 %',
  '10,04 %',
];
const FORBIDDEN = ['26.884', '4.097', '10,8 %', '10,8%'];
const SAMPLE = new URL('../../../shared/samples/kon-ray-2023-h1.md', import.meta.url);

interface Reported {
  files: { path: string; format: string; sha256: string }[];
  figures: { id: string; query: string; unit: string; printed: string; dong?: number }[];
}

const office = new Office();
let demo: Reported;
const fileOf = (format: string) => demo.files.find((file) => file.format === format)?.path ?? '';

beforeAll(async () => {
  const { status, out, err } = await office.run('demo', '--dir', 'x', '--json');
  expect(err).toBe('');
  expect(status).toBe(0);
  demo = JSON.parse(out) as Reported;
});
afterAll(() => office.close());

function docxText(path: string): string {
  const xml = new TextDecoder().decode(unzipSync(readFileSync(path))['word/document.xml']);
  return xml.replace(/<w:p[ >]/g, '\n<').replace(/<[^>]+>/g, '');
}

function expectFigures(text: string): void {
  const plain = text.replace(/[\s\u00a0]+/g, ' ');
  for (const figure of REQUIRED) expect(plain, figure).toContain(figure);
  for (const figure of FORBIDDEN) expect(plain, figure).not.toContain(figure);
}

describe('mtqg demo', () => {
  it('prints paths, hashes and figures', () => {
    expect(demo.files.map((file) => file.format)).toEqual(['docx', 'pdf', 'xlsx', 'html', 'md']);
    for (const file of demo.files) expect(existsSync(file.path), file.path).toBe(true);
    const plan = demo.figures.find(
      (figure) => figure.query === 'assigned source=NSTW programme=NTM origin=current' && figure.unit === '614',
    );
    expect(plan).toMatchObject({ dong: 26_844_000_000, printed: '26.844' });
    expect(plan?.id).toMatch(/^[a-z2-7]{20}$/);
  });

  it('has the right figures in Markdown and HTML', () => {
    expectFigures(readFileSync(fileOf('md'), 'utf8'));
    expectFigures(readFileSync(fileOf('html'), 'utf8').replace(/<[^>]+>/g, ''));
  });
  it('has the right figures in DOCX', () => expectFigures(docxText(fileOf('docx'))));
  it.skipIf(!PDFTOTEXT)('has the right figures in PDF (pdftotext)', () =>
    expectFigures(execFileSync('pdftotext', ['-layout', fileOf('pdf'), '-'], { encoding: 'utf8' })),
  );

  it('gives the same bytes again, and says that it reuses the database', async () => {
    const again = await office.run('demo', '--dir', 'y', '--json');
    const second = JSON.parse(again.out) as Reported;
    expect(second.files.map((file) => file.sha256)).toEqual(demo.files.map((file) => file.sha256));
    const told = await office.run('demo', '--dir', 'y');
    expect(told.out).toContain('Dùng lại ví dụ đã nạp');
  });

  it('lists the figures printed in 2023 that differ, and still exits 0', async () => {
    const { status, out } = await office.run('demo', '--dir', 'y');
    expect(status).toBe(0);
    for (const slip of [
      '26.884 triệu đồng, theo sổ 26.844',
      '10,8%, theo sổ 20,3 %',
      '4.097 triệu đồng, theo sổ 4.079',
      '27,8%, theo sổ 28,0 %',
    ])
      expect(out).toContain(slip);
    expect(out).not.toContain('không đối chiếu được');
  });

  it('finds what the report of 2023 tells as obstacles of law (its section 5.2), and errs nowhere', async () => {
    const { out } = await office.run('rules', '--demo', '--unit', '614', '--period', '2023-H1', '--json');
    const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string; message: string; legalRef?: string }[] };
    const of = (id: string) => findings.filter(({ rule }) => rule === id);
    expect(of('zone-eligible')).toMatchObject([{ severity: 'note', legalRef: 'TT 12/2022/TT-BNNPTNT 20/9/2022 Đ2' }]);
    expect(of('zone-eligible')[0]?.message).toContain(
      'không thực hiện được ở 4 xã khu vực I là Đăk Tơ Lung, Đăk Ruồng, Đăk Tờ Re, Tân Lập',
    );
    expect(of('content-twice')[0]?.message).toContain('ở 2 chương trình');
    expect(of('counterpart-burden')[0]?.message).toContain('38,47 %');
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('refuses a database that holds data it did not load', async () => {
    const other = new Office();
    try {
      writeFileSync(
        other.path('Kế hoạch vốn.csv'),
        'Đơn vị tính:;đồng\nNghiệp vụ;Ngày hiệu lực;Số quyết định;Dòng;Đơn vị;Nội dung (mã);Nguồn vốn;Loại vốn;Năm vốn;Số tiền\nGiao vốn;01/02/2023;QĐ 1;1;huyện Kon Rẫy;GN.DA2;NSTW;SN;2023;5\n',
      );
      expect((await other.run('import', 'Kế hoạch vốn.csv', '--demo')).status).toBe(0);
      const { status, err } = await other.run('demo');
      expect(status).toBe(2);
      expect(err).toContain('không phải của ví dụ');
    } finally {
      other.close();
    }
  });
});

describe('mtqg verify', () => {
  it('agrees with its own DOCX and PDF', async () => {
    for (const format of ['docx', 'pdf']) {
      const { status, out } = await office.run('verify', fileOf(format), '--json', '--demo');
      expect(JSON.parse(out)).toMatchObject({ differ: [], missing: [], unknown: [] });
      expect(status).toBe(0);
    }
  });

  it('names a figure changed by hand in the DOCX, a missing one and a stranger', async () => {
    const parts = unzipSync(readFileSync(fileOf('docx')));
    const xml = new TextDecoder().decode(parts['word/document.xml']);
    // The first printed 75.337 is changed by hand; one control is deleted with its text.
    const changed = xml.replace('>75.337<', '>75.733<');
    expect(changed).not.toBe(xml);
    parts['word/document.xml'] = new TextEncoder().encode(changed);
    writeFileSync(office.path('sua.docx'), zipSync(parts));
    const { status, out } = await office.run('verify', 'sua.docx', '--json', '--demo');
    expect(status).toBe(1);
    const result = JSON.parse(out) as { differ: { printed: string; ledger: string; label: string }[]; agree: number };
    expect(result.differ).toHaveLength(1);
    expect(result.differ[0]).toMatchObject({ printed: '75.733', ledger: '75.337' });
    expect(result.differ[0]?.label).toContain('NSTW');
    expect(result.agree).toBeGreaterThan(500);
  });

  it('compares any list of printed figures', async () => {
    writeFileSync(
      office.path('in.tsv'),
      'query\tunit\tperiod\tas_of\tlabel\tprinted\nplan source=NSTW\t614\t2023-H1\t2023-06-30\tNSTW\t75.337 triệu đồng\nplan source=NSTW\t614\t2023-H1\t2023-06-30\tNSTW (tỷ)\t75,4 tỷ đồng\n',
    );
    const { status, out } = await office.run('verify', 'in.tsv', '--demo');
    expect(status).toBe(1);
    expect(out).toContain('Khớp với sổ: 1');
    expect(out).toContain('trong tệp 75,4 tỷ đồng, theo sổ 75,3');
  });

  it('finds every printed figure of the list in the printed report itself (sample file)', { skip: !existsSync(SAMPLE) }, () => {
    const sample = readFileSync(SAMPLE, 'utf8');
    const rows = readFileSync(new URL('../../examples/kon-ray/printed.tsv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    expect(rows.length).toBeGreaterThan(40);
    for (const row of rows) {
      const number = /-?[\d.]+(,\d+)?/.exec(row.split('\t')[5] ?? '')?.[0] ?? '';
      expect(sample, row).toContain(number);
    }
  });
});

describe('a changed payment', () => {
  it('changes exactly the figures that depend on it, and provenance leads to its cell', async () => {
    const other = new Office();
    try {
      const book = readFileSync(new URL('../../examples/kon-ray/kon-ray-2023-h1.xlsx', import.meta.url));
      writeFileSync(other.path('a.xlsx'), book);
      expect((await other.run('import', 'a.xlsx')).status).toBe(0);
      const report = async (folder: string) =>
        JSON.parse(
          (
            await other.run(
              'report',
              'bao-cao-6-thang',
              '--unit',
              '614',
              '--period',
              '2023-H1',
              '--out',
              folder,
              '--format',
              'html,md',
              '--json',
            )
          ).out,
        ) as Reported;
      const before = await report('truoc');

      // One payment in the copy: find the sheet of payments by its name, change the first amount cell of row 5.
      const parts = unzipSync(book);
      const names = [...new TextDecoder().decode(parts['xl/workbook.xml']).matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
        (match) => match[1],
      );
      const sheet = `xl/worksheets/sheet${names.indexOf('Giải ngân') + 1}.xml`;
      const xml = new TextDecoder().decode(parts[sheet]);
      const cell = /<c r="(L5)"[^>]*><v>([\d.]+)<\/v>/.exec(xml);
      expect(cell, 'amount cell of the first payment').not.toBeNull();
      const old = Number(cell?.[2]);
      parts[sheet] = new TextEncoder().encode(
        xml.replace(cell?.[0] ?? '', (cell?.[0] ?? '').replace(`<v>${cell?.[2]}</v>`, `<v>${old - 1}</v>`)),
      );
      writeFileSync(other.path('b.xlsx'), zipSync(parts));

      const refused = await other.run('import', 'b.xlsx');
      expect(refused.status).toBe(1);
      expect(refused.err).toContain('--replace');
      expect(refused.err).toContain('ô L5');
      const replaced = await other.run('import', 'b.xlsx', '--replace');
      expect(replaced.out).toContain('Đã ghi 1 bút toán (1 thay bút toán cũ)');

      const after = await report('sau');
      const values = new Map(
        before.figures.map((figure) => [figure.id, JSON.stringify([figure.dong, (figure as { ratio?: unknown }).ratio])]),
      );
      const changed = after.figures.filter(
        (figure) => values.get(figure.id) !== JSON.stringify([figure.dong, (figure as { ratio?: unknown }).ratio]),
      );
      expect(changed.length).toBeGreaterThan(3);
      // What was not paid is left: disbursement falls by what the money at hand rises.
      for (const figure of changed) expect(figure.query).toMatch(/^(?:disbursed|available)/);
      for (const figure of changed)
        if (figure.dong !== undefined)
          expect((before.figures.find((one) => one.id === figure.id)?.dong ?? 0) - figure.dong).toBe(
            figure.query.startsWith('available') ? -1_000_000 : 1_000_000,
          );
      expect(readFileSync(other.path('sau', 'bao-cao-6-thang-614-2023-H1.html'), 'utf8')).toContain('L5');
      expect((await other.run('ledger', 'verify')).status).toBe(0);
      const again = await other.run('import', 'b.xlsx');
      expect(again.out).toContain('không ghi thêm gì');
    } finally {
      other.close();
    }
  });
});
