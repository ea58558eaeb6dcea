/** mtqg audit as people and pipelines use it: formats, several files, folders, settings, exit statuses, the ledger. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { default as Ajv } from 'ajv-draft-04';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
const CLEAN = 'Toàn xã có 40 hộ nghèo, gồm 25 hộ ở thôn Một và 15 hộ ở thôn Hai.\n';
const DAMAGED = 'Vốn được giao 1.250 triệu đồng, gồm vốn đầu tư 850 triệu đồng và vốn sự nghiệp 300 triệu đồng.\n';
const write = (name: string, content: string | Uint8Array) => writeFileSync(office.path(name), content);

beforeAll(() => {
  mkdirSync(office.path('bc/con'), { recursive: true });
  write('sach.md', CLEAN);
  write('sai.md', DAMAGED);
  write('bc/sai.txt', DAMAGED);
  write('bc/con/sach.md', CLEAN);
  write('hong.docx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
});
afterAll(() => office.close());

describe('mtqg audit', () => {
  it('says nothing wrong of a clean file and exits 0', async () => {
    const { status, out } = await office.run('audit', 'sach.md');
    expect(status).toBe(0);
    expect(out).toContain('0 lỗi, 0 cảnh báo');
  });
  it('shows the figure with a caret and exits 1', async () => {
    const { status, out } = await office.run('audit', 'sai.md');
    expect(status).toBe(1);
    expect(out).toContain('850 + 300 = 1.150');
    expect(out).toMatch(/\^{5}/u);
  });
  it('gives the fixed JSON of one file, an array of several, and the Problem of one that cannot be read', async () => {
    const one = JSON.parse((await office.run('audit', 'sai.md', '--json')).out);
    expect(one).toMatchObject({ schemaVersion: 1, document: { path: 'sai.md', format: 'md' }, summary: { errors: 1 } });
    const { status, out } = await office.run('audit', 'sach.md', 'sai.md', 'hong.docx', 'khong-co.md', '--json');
    const list = JSON.parse(out);
    expect(status).toBe(2);
    expect(list.map((item: { problem?: { code: string } }) => item.problem?.code ?? null)).toEqual([
      null,
      null,
      'unreadable-file',
      'unreadable-file',
    ]);
    expect(list[2]).toEqual({
      schemaVersion: 1,
      document: { path: 'hong.docx' },
      problem: { code: 'unreadable-file', message: expect.any(String) },
    });
  });
  it('keeps the text on request, so that quotes can be checked', async () => {
    const { document, findings } = JSON.parse((await office.run('audit', 'sai.md', '--json', '--with-text')).out);
    for (const { quotes } of findings) for (const quote of quotes) expect(document.text.slice(quote.start, quote.end)).toBe(quote.text);
  });
  it('walks folders', async () => {
    const { status, out } = await office.run('audit', 'bc');
    expect(status).toBe(1);
    expect(out).toContain('bc/sai.txt: 1 lỗi');
    expect(out).toContain('bc/con/sach.md: 0 lỗi');
  });
  it('ignores by id, by settings, by rule and by severity, and counts it', async () => {
    const { findings } = JSON.parse((await office.run('audit', 'sai.md', '--json')).out);
    const ignored = JSON.parse((await office.run('audit', 'sai.md', '--json', '--ignore', findings[0].id)).out);
    expect(ignored.summary).toMatchObject({ errors: 0, ignored: 1 });
    expect((await office.run('audit', 'sai.md', '--rule', 'date,citation')).status).toBe(0);
    write('.mtqgaudit.yaml', `ignore:\n  - ${findings[0].id}\n`);
    const settled = await office.run('audit', 'sai.md', '--json');
    write('.mtqgaudit.yaml', '');
    expect(settled.status).toBe(0);
    expect(JSON.parse(settled.out).summary.ignored).toBe(1);
  });
  it.each([
    [['audit'], 'Chưa có tệp'],
    [['audit', 'sai.md', '--format', 'word'], 'word'],
    [['audit', 'sai.md', '--rule', 'tong'], 'tong'],
    [['audit', 'sai.md', '--min-severity', 'nang'], 'nang'],
    [['audit', 'sai.md', '--against-ledger'], '--unit'],
    [['audit', 'sai.md', '--format', 'docx'], 'docx'],
  ])('%j is refused with a sentence and exit 2', async (argv, words) => {
    const { status, err } = await office.run(...(argv as string[]));
    expect(status).toBe(2);
    expect(err).toContain(words);
  });
  it('writes SARIF 2.1.0 that the schema of OASIS accepts', async () => {
    const { out } = await office.run('audit', 'sai.md', 'hong.docx', '--format', 'sarif');
    const schema = JSON.parse(readFileSync(new URL('../audit/sarif-schema-2.1.0.json', import.meta.url), 'utf8'));
    const validate = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);
    const log = JSON.parse(out);
    validate(log);
    expect(validate.errors).toBeNull();
    expect(log.runs[0].results[0]).toMatchObject({ ruleId: 'sum', level: 'error' });
    const broken = structuredClone(log);
    broken.runs[0].results[0].level = 'bad';
    expect(validate(broken)).toBe(false);
  });
  it('writes one HTML page that needs nothing else', async () => {
    const { out } = await office.run('audit', 'sai.md', '--format', 'html', '--out', 'kq');
    expect(out).toContain('sai-kiem-tra.html');
    const page = readFileSync(office.path('kq/sai-kiem-tra.html'), 'utf8');
    expect(page).toContain('class="error"');
    expect(page).not.toMatch(/<script|https?:\/\//u);
  });
});

describe('with a ledger', () => {
  it('compares the figures it can identify with the live ones', async () => {
    await office.run('demo', '--dir', 'out');
    write(
      'vuon.md',
      '1. Vốn ngân sách trung ương năm 2023: 75.337 triệu đồng, gồm Chương trình MTQG nông thôn mới 26.844 triệu đồng; Chương trình MTQG dân tộc thiểu số 40.460 triệu đồng; Chương trình MTQG giảm nghèo bền vững 7.853 triệu đồng.\n',
    );
    const { status, out } = await office.run(
      'audit',
      'vuon.md',
      '--against-ledger',
      '--demo',
      '--unit',
      '614',
      '--period',
      '2023-H1',
      '--json',
    );
    const findings = JSON.parse(out).findings.filter((one: { rule: string }) => one.rule === 'ledger');
    expect(status).toBe(1);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ stated: '40.460', expected: '40.640' });
  });
  it('finds our own report right: no error in figures or layout', async () => {
    const { status, out } = await office.run(
      'audit',
      'out/bao-cao-6-thang-614-2023-H1.docx',
      'out/bao-cao-6-thang-614-2023-H1.pdf',
      '--json',
    );
    const list = JSON.parse(out);
    expect(list.map((one: { summary: { errors: number } }) => one.summary.errors)).toEqual([0, 0]);
    expect(status).toBe(0);
    expect(list[0].summary.relationsHeld).toBeGreaterThan(200);
    expect(existsSync(office.path('out/bao-cao-6-thang-614-2023-H1-kiem-tra.html'))).toBe(false);
  });
});
