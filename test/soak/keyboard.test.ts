/** The six journeys of the application, each from signing in to its end by the keyboard alone: nothing here points at anything. */
import { readFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '../support/api.ts';
import { Keyboard } from '../support/keyboard.ts';
import { CHROMIUM } from '../support/tools.ts';
import { said, Web } from '../support/web.ts';

const PROVINCE = '51@2025-07-01';
const BRAIH = '23497@2025-07-01';
const YEAR = Number(new Date().toISOString().slice(0, 4));
const PERIOD = `${YEAR}-H1`;
const TITLE = `Báo cáo 6 tháng năm ${YEAR}`;
const PASSWORD = 'con trâu đi trước cái cày';
const OFFICER = 'xa@tinh.example';
const OWN = 'sương giăng bốn phía đồi chè';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SENTENCE = 'Ban Chỉ đạo tỉnh đã họp và ban hành kết luận';

let web: Web;
let office: Person;
/** What one journey leaves for the next. */
let password = '';
let report: Buffer;

const emailOf = (role: string) => `${role}@tinh.example`;
const enter = async (role: string, address = '/viec-cua-toi') => {
  const hands = await Keyboard.open(web, address);
  await hands.signIn(emailOf(role), PASSWORD);
  return hands;
};
const leave = async ({ page, problems }: Keyboard) => {
  expect(problems).toEqual([]);
  await page.context().close();
};
const saving = async (hands: Keyboard, run: () => Promise<void>): Promise<Download> => {
  const downloading = hands.page.waitForEvent('download');
  await run();
  return downloading;
};
/** A sheet is one stop of Tab; inside of it its own keys move. */
const intoSheet = async (hands: Keyboard) => {
  const cell = hands.page.locator('.dsg-active-cell');
  for (let stop = 0; stop < 60 && (await cell.count()) === 0; stop += 1) await hands.press('Tab');
};
const form = async () => (await office.get(`/api/cycles`)).body.items[0];

it('points at nothing, and fills in nothing behind the page', () => {
  // Names of what a mouse does, and of what sets a field without its keys; written apart so that this line is none of them.
  const calls = [
    'click',
    'dblclick',
    'tap',
    'hover',
    'check',
    'uncheck',
    'fill',
    'focus',
    'selectOption',
    'setInputFiles',
    'dragTo',
    'dispatchEvent',
  ];
  const forbidden = new RegExp(`\\.(?:${calls.join('|')})\\(|\\.(?:mouse|touchscreen)\\b`, 'g');
  for (const file of ['./keyboard.test.ts', '../support/keyboard.ts'])
    expect(readFileSync(new URL(file, import.meta.url), 'utf8').match(forbidden), file).toBe(null);
});

describe.skipIf(!CHROMIUM)('by keyboard alone', () => {
  beforeAll(async () => {
    web = await Web.open();
    const people = [
      ['administrator', 'VN@2021-01-01'],
      ['finance-officer', PROVINCE],
      ['consolidator', PROVINCE],
      ['leader', PROVINCE],
    ] as const;
    for (const [role, unit] of people) {
      const person = await web.api.signingIn({ name: `Người Thử ${role}`, email: emailOf(role), password: PASSWORD }, { role, unit });
      if (role === 'consolidator') office = person;
    }
    const put = async (path: string, effectiveOn: string, data: object) => {
      const answer = await office.post(path, { unit: PROVINCE, effectiveOn, data });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    };
    const indicator = { measureUnit: 'hộ', programme: 'MT26', formula: '', better: 'lower', aggregation: 'sum', document: '' };
    for (const [order, name] of ['Số hộ nghèo', 'Số hộ cận nghèo'].entries())
      await put('/api/indicators/definitions', `${YEAR}-01-01`, { ...indicator, code: `C${order}`, name, order });
    await put('/api/steering/assessments', `${YEAR}-05-02`, {
      period: PERIOD,
      order: 1,
      group: 'ket-qua',
      content: 'Tổng vốn đã giao 100 tỷ đồng, gồm: vốn đầu tư 60 tỷ đồng; vốn sự nghiệp 30 tỷ đồng',
    });
    await put('/api/steering/issuers', `${YEAR}-01-01`, {
      issuer: 'ỦY BAN NHÂN DÂN TỈNH THỬ',
      symbol: 'BC-UBND',
      place: 'Tỉnh Thử',
      shortName: 'Ủy ban nhân dân tỉnh',
      authority: ['CHỦ TỊCH'],
      signer: '',
      addressees: [],
      recipients: ['Lưu: VT'],
    });
  }, 60_000);
  afterAll(() => web?.close());

  it('the administrator makes an account, opens a cycle, adds to the catalogue, reads the trail, backs up', async () => {
    const hands = await enter('administrator', '/quan-tri');
    const { page } = hands;
    const making = page.getByRole('dialog', { name: said('admin.account.new') });
    await hands.openTwice(page.getByRole('button', { name: said('admin.account.new') }), making);
    await hands.write(making.getByLabel(said('admin.account.name')), 'A Thử');
    await hands.write(making.getByLabel(said('admin.account.email')), OFFICER);
    await hands.to(making.getByLabel(said('admin.account.role')));
    await hands.press('ArrowDown', 'Enter');
    await hands.write(making.getByLabel(said('admin.account.unit')), 'xã Kon Braih');
    await hands.enter(making.getByRole('button', { name: said('admin.account.new') }));
    const shown = making.getByLabel(said('admin.account.password'));
    await shown.waitFor();
    password = await shown.inputValue();
    await hands.enter(making.getByRole('button', { name: said('admin.account.close') }));
    await page.getByRole('row').filter({ hasText: OFFICER }).getByText(said('role.commune-officer')).waitFor();
    const resetting = page.getByRole('dialog', { name: said('admin.account.resetOf', { name: 'A Thử' }) });
    await hands.openTwice(page.getByRole('button', { name: said('admin.account.resetOf', { name: 'A Thử' }) }), resetting);
    await hands.press('Escape');

    await hands.goTo(said('place.cycles'));
    const opening = page.getByRole('dialog', { name: said('cycles.open') });
    await hands.openTwice(page.getByRole('button', { name: said('cycles.open') }), opening);
    await hands.write(opening.getByLabel(said('cycles.open.title')), TITLE);
    await hands.write(opening.getByLabel(said('cycles.open.unit')), '51');
    await hands.write(opening.getByLabel(said('cycles.open.period')), PERIOD);
    await hands.writeDay(opening.getByLabel(said('cycles.open.due')), web.api.today);
    await hands.to(opening.getByLabel(said('cycles.open.units')));
    await hands.type('Kon Braih');
    await page.getByTitle('Xã Kon Braih').waitFor();
    await hands.press('Enter');
    await hands.enter(opening.getByRole('button', { name: said('cycles.open'), exact: true }));
    await page.getByRole('heading', { name: TITLE }).waitFor();

    await hands.goTo(said('place.catalogue'));
    await hands.enter(page.getByRole('cell', { name: 'Nguồn vốn' }).getByRole('link'));
    await page.getByRole('heading', { name: 'Nguồn vốn' }).waitFor();
    const adding = page.getByRole('dialog', { name: said('catalogue.add') });
    await hands.openTwice(page.getByRole('button', { name: said('catalogue.add') }), adding);
    const row = { code: 'XHH.THU', name: 'Nguồn xã hội hoá', shortName: 'XHH', group: 'other' } as const;
    for (const [field, text] of Object.entries(row))
      await hands.write(adding.getByLabel(said(`field.${field as keyof typeof row}`), { exact: true }), text);
    await hands.writeDay(adding.getByLabel(said('field.validFrom'), { exact: true }), `${YEAR}-01-01`);
    for (const field of ['field.legalRef', 'field.source', 'catalogue.add.document'] as const)
      await hands.write(adding.getByLabel(said(field), { exact: true }), 'QĐ 1');
    await hands.enter(adding.getByRole('button', { name: said('catalogue.add') }));
    await adding.waitFor({ state: 'hidden' });
    await hands.write(page.getByLabel(said('catalogue.find')), 'xa hoi hoa');
    await page.getByRole('cell', { name: 'XHH.THU' }).waitFor();

    await hands.press('Tab');
    await hands.goTo(said('place.administration'));
    await hands.enter(page.getByRole('link', { name: said('admin.trail') }));
    await hands.enter(page.getByRole('button', { name: said('trail.verify') }));
    await page.getByText(/^Chuỗi nguyên vẹn: \d+ dòng/).waitFor();
    await hands.enter(page.getByRole('link', { name: said('admin.backup') }), 'Shift+Tab');
    const backup = await saving(hands, () => hands.enter(page.getByRole('button', { name: said('backup.take') })));
    expect(backup.suggestedFilename()).toMatch(/\.backup\.gz$/);
    await leave(hands);
  }, 90_000);

  it('the finance officer shares out a decision until nothing is left, imports the treasury’s workbook, asks a number why', async () => {
    const hands = await enter('finance-officer');
    const { page } = hands;
    await hands.goTo(said('place.capital'));
    await hands.enter(page.getByRole('button', { name: said('capital.view.quyet-dinh') }));
    await hands.write(page.getByLabel(said('allocation.document')), 'QĐ 45/QĐ-UBND');
    await hands.write(page.getByLabel(said('allocation.day'), { exact: true }), `15/1/${YEAR}`);
    await intoSheet(hands);
    // Component, source, kind; the year of the capital is that of the page; assigned; the first commune’s share, which is too much.
    for (const text of ['HP1.02', 'NSTW', 'DTPT', '', '1.000']) {
      if (text !== '') await hands.type(text);
      await hands.press('Tab');
    }
    const own = `/api/ledger/summary?unit=${BRAIH}&by=year`;
    const column = await page.locator('.dsg-cell-header').allTextContents();
    for (let at = column.indexOf(said('allocation.assigned')) + 1; column[at] !== 'Xã Kon Braih'; at += 1) await hands.press('ArrowRight');
    await hands.type('1.001');
    await hands.press('Enter');
    await page.getByText('chia quá số có').waitFor();
    await hands.press('ArrowUp');
    await hands.type('1.000');
    await hands.press('Enter', 'Escape');
    await hands.enter(page.getByRole('button', { name: said('allocation.post') }), 'Shift+Tab');
    await page.getByText(said('allocation.posted', { document: 'QĐ 45/QĐ-UBND' })).waitFor();
    const { body } = await (await web.api.person('Đọc', { role: 'inspector', unit: PROVINCE })).get(own);
    expect(body.items).toMatchObject([{ available: 1_000_000_000 }]);

    await hands.goTo(said('place.import'));
    const rows = [
      ['KHO BẠC NHÀ NƯỚC KHU VỰC'],
      ['BẢNG KÊ THANH TOÁN VỐN', null, null, null, null, 'ĐVT: triệu đồng'],
      [],
      ['STT', 'Số CT', 'Ngày hạch toán', 'Chủ đầu tư', 'Mã CTMT', 'Thực chi'],
      [1, 'CT-01', `04/05/${YEAR}`, 'xã Kon Braih', 'HP1.02', 250],
      [2, 'CT-02', `31/02/${YEAR}`, 'xã Kon Braih', 'HP1.02', 80],
    ];
    const buffer = Buffer.from(await writeXlsx({ sheets: [{ name: 'T5', rows }] }));
    await hands.choose(page.getByRole('button', { name: said('import.choose') }), {
      name: 'kho-bac.xlsx',
      mimeType: 'application/octet-stream',
      buffer,
    });
    await page.getByText(said('import.map.intro')).waitFor();
    const constantOf = (header: string) => page.getByLabel(said('import.map.constantOf', { header }), { exact: true });
    // A list of choices hears the keys of this keyboard, which has no letters with marks.
    const given = { 'Nghiệp vụ': 'Thanh', 'Nguồn vốn': 'NSTW', 'Loại vốn': 'DTPT', 'Năm vốn': String(YEAR) };
    for (const [header, text] of Object.entries(given)) {
      await hands.to(constantOf(header));
      await hands.type(text);
    }
    await hands.enter(page.getByRole('button', { name: said('import.map.check') }));
    await page.getByText(said('import.check.wrong', { rows: 1, problems: 1 })).waitFor();
    await hands.enter(page.getByRole('button', { name: said('import.partial') }));
    await page.getByText(said('import.check.partial', { rows: 1 })).waitFor();
    const refused = await saving(hands, () => hands.enter(page.getByRole('link', { name: new RegExp(`^${said('import.download')}`) })));
    expect(refused.suggestedFilename()).toMatch(/\.xlsx$/);
    await hands.enter(page.getByRole('button', { name: said('import.confirm') }));
    await page.getByText(said('import.did', { posted: 1, records: 0, skipped: 0 })).waitFor();

    await hands.goTo(said('place.overview'));
    const why = page.getByRole('dialog', { name: said('why.title') });
    await hands.openTwice(page.getByRole('button', { name: '1.000', exact: true }).first(), why);
    await why.getByText('QĐ 45/QĐ-UBND').first().waitFor();
    await hands.press('Escape');
    await why.waitFor({ state: 'hidden' });
    await leave(hands);
  }, 90_000);

  it('the office reminds; the commune officer chooses a password, fills in the form, copies and pastes, hands in', async () => {
    const consolidator = await enter('consolidator');
    await consolidator.goTo(said('place.cycles'));
    await consolidator.enter(consolidator.page.getByRole('link', { name: TITLE }));
    await consolidator.enter(consolidator.page.getByRole('button', { name: said('cycle.remind') }));
    await consolidator.page.getByText(said('cycle.reminded', { count: 1 })).waitFor();
    await leave(consolidator);

    const hands = await Keyboard.open(web, '/viec-cua-toi');
    const { page } = hands;
    const signing = page.getByRole('dialog', { name: said('app.signIn') });
    await hands.write(signing.getByLabel(said('signIn.email')), OFFICER);
    await hands.write(signing.getByLabel(said('signIn.password')), password);
    await hands.press('Enter');
    const choosing = page.getByRole('dialog', { name: said('signIn.choose') });
    for (const label of ['account.password.next', 'account.password.again'] as const)
      await hands.write(choosing.getByLabel(said(label), { exact: true }), OWN);
    await hands.press('Enter');
    await hands.in();
    await hands.enter(page.getByRole('link', { name: TITLE }).first());
    // The form opens at the cell where one begins.
    await page.locator('.dsg-active-cell').waitFor();
    await hands.type('1.2x');
    await hands.press('Enter');
    await page.getByRole('alert').filter({ hasText: '“1.2x” không phải số' }).waitFor();
    await hands.press('Control+z');
    await page.getByRole('alert').waitFor({ state: 'hidden' });
    await hands.press('ArrowUp');
    await hands.type('1.234');
    await hands.press('Enter', 'ArrowUp', 'Control+c', 'ArrowDown', 'Control+v');
    await page
      .getByRole('status')
      .filter({ hasText: said('form.saved') })
      .waitFor();
    await hands.press('Escape');
    await hands.enter(page.getByRole('button', { name: said('form.add.obstacle') }));
    await hands.write(page.getByRole('textbox', { name: said('kind.obstacle'), exact: true }), 'Mưa kéo dài', 'Shift+Tab');
    await page
      .getByRole('status')
      .filter({ hasText: said('form.saved') })
      .waitFor();
    await hands.press('Control+Enter');
    await page.getByText(said('state.submitted'), { exact: true }).waitFor();
    await leave(hands);
    const { submissions } = (await office.get(`/api/cycles/${(await form()).id}`)).body;
    const { rows } = (await office.get(`/api/submissions/${submissions[0].id}`)).body;
    const values = Object.fromEntries(
      rows.map((row: { about: string; kind: string; value: string }) => [row.about || row.kind, row.value]),
    );
    expect(values).toMatchObject({ C0: '1234', C1: '1234', obstacle: 'Mưa kéo dài' });
  }, 90_000);

  it('the office returns a row, accepts it mended, consolidates; writes, asks, checks, sends the report round and takes it back', async () => {
    const hands = await enter('consolidator');
    const { page } = hands;
    await hands.goTo(TITLE);
    await hands.enter(page.getByRole('link', { name: 'Xã Kon Braih' }));
    await page.getByText(said('form.return.hint')).waitFor();
    await intoSheet(hands);
    // Two figures of the ledger, then the two indicators; the reason stands in the last column.
    await hands.press('ArrowDown', 'ArrowDown', 'ArrowDown', ...Array.from({ length: 5 }, () => 'ArrowRight'));
    await hands.type('Xem lại');
    await hands.press('Enter', 'Escape');
    await hands.enter(page.getByRole('button', { name: said('form.return'), exact: true }), 'Shift+Tab');
    await page.getByText(said('state.returned'), { exact: true }).waitFor();

    const officer = await Keyboard.open(web, '/viec-cua-toi');
    await officer.signIn(OFFICER, OWN);
    await officer.enter(officer.page.getByRole('link', { name: TITLE }).first());
    await officer.page.locator('.dsg-active-cell').waitFor();
    await expect
      .poll(() => officer.page.getByLabel(new RegExp(`^Số hộ cận nghèo.*: ${said('column.reason')}$`)).inputValue())
      .toBe('Xem lại');
    await officer.press('ArrowDown');
    await officer.type('1.233');
    await officer.press('Enter');
    await officer.page
      .getByRole('status')
      .filter({ hasText: said('form.saved') })
      .waitFor();
    await officer.press('Control+Enter');
    await officer.page.getByText(said('state.submitted'), { exact: true }).waitFor();
    await leave(officer);

    await page.reload();
    await hands.enter(page.getByRole('button', { name: said('form.accept') }));
    await page.getByText(said('state.accepted'), { exact: true }).waitFor();
    await hands.enter(page.getByRole('link', { name: said('form.back') }));
    const consolidating = page.getByRole('dialog', { name: said('cycle.consolidate') });
    await hands.openTwice(page.getByRole('button', { name: said('cycle.consolidate') }), consolidating);
    await hands.enter(consolidating.getByRole('button', { name: said('cycle.consolidate') }));
    await page.getByText(said('state.consolidated'), { exact: true }).first().waitFor();

    await hands.goTo(said('place.reports'));
    await hands.to(page.getByLabel(said('reports.period'), { exact: true }));
    await hands.type(PERIOD);
    await hands.press('Enter');
    await hands.enter(page.getByRole('button', { name: said('reports.open') }));
    const section = page.getByRole('region', { name: /^1\.2\. / });
    await hands.enter(section.getByRole('button', { name: said('reports.add.narratives') }));
    await hands.write(section.getByRole('textbox', { name: said('reports.content') }), SENTENCE);
    await hands.enter(section.getByRole('button', { name: said('reports.save') }));
    await section.getByRole('button', { name: new RegExp(`^${said('reports.edit')}: ${SENTENCE}`) }).waitFor();
    // The field is gone; whoever typed in it still stands in its section.
    await section.locator('visible=true').and(page.locator(':focus-within')).waitFor();
    const why = page.getByRole('dialog', { name: said('why.title') });
    await hands.openTwice(page.getByRole('button', { name: '1.000', exact: true }).first(), why);
    await why.getByText('QĐ 45/QĐ-UBND').first().waitFor();
    await hands.press('Escape');
    await why.waitFor({ state: 'hidden' });
    await hands.enter(
      page
        .getByRole('complementary', { name: said('reports.checks') })
        .getByRole('button', { name: /100 tỷ/ })
        .first(),
    );
    await page.locator('[id^=khoi-]:focus').getByText('100 tỷ đồng').waitFor();
    const docx = await saving(hands, () => hands.enter(page.getByRole('link', { name: 'DOCX' }), 'Shift+Tab'));
    const parts = unzipSync(new Uint8Array(readFileSync(await docx.path())));
    const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const edited = text.replace('>1.000<', '>1.100<');
    expect(edited).not.toBe(text);
    parts['word/document.xml'] = strToU8(edited);
    report = Buffer.from(zipSync(parts));
    await hands.enter(page.getByRole('button', { name: said('reports.view.returned') }));
    const file = { name: 'da-sua.docx', mimeType: DOCX, buffer: report };
    await hands.choose(page.getByRole('button', { name: said('reports.return.choose') }), file);
    const table = page.getByRole('region', { name: said('reports.return.differ', { count: 1 }) });
    await table.getByRole('cell', { name: '1.100', exact: true }).waitFor();
    await leave(hands);
  }, 90_000);

  it('the leader asks a number why, approves, issues, takes the report along', async () => {
    const hands = await enter('leader');
    const { page } = hands;
    await hands.goTo(said('place.overview'));
    const why = page.getByRole('dialog', { name: said('why.title') });
    await hands.openTwice(page.getByRole('button', { name: '1.000', exact: true }).first(), why);
    await hands.press('Escape');
    await why.waitFor({ state: 'hidden' });
    await hands.goTo(said('place.work'));
    await hands.enter(page.getByRole('link', { name: TITLE }).first());
    const approving = page.getByRole('dialog', { name: said('cycle.approve') });
    await hands.openTwice(page.getByRole('button', { name: said('cycle.approve') }), approving);
    await hands.enter(approving.getByRole('button', { name: said('cycle.approve') }));
    const issuing = page.getByRole('dialog', { name: said('cycle.issue') });
    await hands.openTwice(page.getByRole('button', { name: said('cycle.issue') }), issuing);
    await hands.write(issuing.getByLabel(said('cycle.number')), '12');
    await hands.writeDay(issuing.getByLabel(said('cycle.signedOn')), web.api.today);
    await hands.enter(issuing.getByRole('button', { name: said('cycle.issue') }));
    await page.getByText(said('state.issued'), { exact: true }).first().waitFor();
    const issued = await saving(hands, () => hands.enter(page.getByRole('link', { name: 'PDF' })));
    expect(issued.suggestedFilename()).toMatch(/\.pdf$/);
    await leave(hands);
  }, 60_000);

  it('an inspector audits the file that went round: what is wrong, where, and the file with remarks', async () => {
    const hands = await Keyboard.open(web, '/ra-soat');
    const { page } = hands;
    await page.getByText(said('audit.ready')).waitFor();
    await hands.choose(page.getByRole('button', { name: said('audit.choose') }), { name: 'da-sua.docx', mimeType: DOCX, buffer: report });
    await hands.enter(page.getByRole('button', { name: `${said('audit.errors')} (1)`, exact: true }));
    const finding = page.getByRole('region', { name: said('audit.findings') }).getByRole('button', { name: /100 tỷ/ });
    await hands.enter(finding.first());
    await page.locator('mark[style*=outline]').first().waitFor();
    const marked = await saving(hands, () => hands.enter(page.getByRole('button', { name: said('audit.docx') }), 'Shift+Tab'));
    expect(marked.suggestedFilename()).toBe('da-sua-ra-soat.docx');
    await leave(hands);
  }, 60_000);
});
