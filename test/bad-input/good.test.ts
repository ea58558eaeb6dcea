/** Imports that must be accepted, and give the same đồng whatever the file looks like. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amountFromNumber, formatAmount, SCALE_NAMES, type Scale } from '../../src/kernel/money.ts';
import { verifyLedger } from '../../src/ledger/actions.ts';
import { readChain } from '../../src/ledger/reading/store.ts';
import { ENGINES } from '../support/databases.ts';
import { csv, edited, grid, type NamedFile, ods, payment, plan, type Row, xlsx } from './files.ts';
import { type Books, openBooks } from './ledger.ts';

const TRIEU = 1_000_000;
let documents = 0;
const number = (prefix: string) => `${prefix}-${++documents}`;

describe.each(ENGINES)('imports on $name', ({ name, available, open }) => {
  let books: Books;
  beforeAll(async () => {
    if (available) books = await openBooks({ name, available, open });
  });
  afterAll(async () => {
    if (!available) return;
    const { problems } = await verifyLedger(books.database.db);
    await books.database.close();
    expect(problems).toEqual([]);
  });
  /** What an import changed, in đồng by account. */
  const change = async (work: () => Promise<unknown>): Promise<Record<string, number>> => {
    const before = await books.balances();
    await work();
    const after = await books.balances();
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return Object.fromEntries(
      keys.map((key) => [key, (after[key] ?? 0) - (before[key] ?? 0)] as const).filter(([, amount]) => amount !== 0),
    );
  };
  const given = (dong: number, unit = '23482') => ({ [`${unit} DT.DA4.T1 NSTW DTPT 2023 available`]: dong });

  it.skipIf(!available).each([
    ['đồng', 1],
    ['nghìn đồng', 1_000],
    ['triệu đồng', 1_000_000],
    ['tỷ đồng', 1_000_000_000],
  ] as const)('reads amounts in the scale the sheet states: %s', async (scale, factor) => {
    const rows = [plan({ 'Số quyết định': number('QĐ'), 'Số tiền': 1_234_567_890_000 / factor })];
    const file = await xlsx({ 'Kế hoạch vốn': grid(rows, scale) });
    expect(await change(() => books.import([file]))).toEqual(given(1_234_567_890_000));
    const header = await xlsx({
      'Kế hoạch vốn': grid(
        [{ ...plan({ 'Số quyết định': number('QĐ') }), 'Số tiền': null, [`Số tiền (${scale})`]: 5 }].map(({ 'Số tiền': _, ...row }) => row),
        null,
      ),
    });
    expect(await change(() => books.import([header]))).toEqual(given(5 * factor));
  });

  it.skipIf(!available)('reads amounts typed as text the Vietnamese way', async () => {
    const written = ['1234,5', '1.234,5', '1 234,5', '1\u00a0234,5', '1\u202f234,50', '+1.234,5'];
    const rows = written.map((text) => plan({ 'Số quyết định': number('QĐ'), 'Số tiền': text }));
    expect(await change(async () => books.import([await xlsx({ 'Kế hoạch vốn': grid(rows) })]))).toEqual(
      given(written.length * 1_234_500_000),
    );
  });

  it.skipIf(!available)('reads Vietnamese and ISO dates and date cells alike', async () => {
    const dates = ['05/01/2023', '5/1/2023', '05.01.2023', '5-1-2023', '2023-01-05', new Date('2023-01-05T00:00:00Z')];
    const rows = dates.map((date, line) => plan({ 'Ngày hiệu lực': date, 'Số quyết định': number('QĐ'), Dòng: String(line) }));
    await books.import([await xlsx({ 'Kế hoạch vốn': grid(rows) })]);
    const { entries } = await books.written();
    const last = (await readChain(books.database.db, '51', entries - dates.length, dates.length)).map((entry) => entry.effectiveOn);
    expect(last).toEqual(dates.map(() => '2023-01-05'));
  });

  it.skipIf(!available)('reads codes, official names and aliases alike', async () => {
    const ways: Row[] = [
      {},
      { 'Đơn vị': 'xã Đăk Kôi', 'Nguồn vốn': 'Ngân sách trung ương', 'Loại vốn': 'Vốn đầu tư phát triển' },
      { 'Đơn vị': 'Đắk Kôi', 'Nguồn vốn': 'Trung ương', 'Loại vốn': 'ĐTPT' },
      { 'Đơn vị': 'dak koi', 'Nguồn vốn': 'nstw', 'Loại vốn': 'dtpt', 'Nội dung (mã)': 'dt.da4.t1' },
      { 'Đơn vị': 'Đăk  Kôi '.normalize('NFD'), 'Nghiệp vụ': 'giao vốn' },
    ];
    const rows = ways.map((way) => plan({ ...way, 'Số quyết định': number('QĐ'), 'Số tiền': 1 }));
    expect(await change(async () => books.import([await xlsx({ 'Kế hoạch vốn': grid(rows) })]))).toEqual(given(ways.length * TRIEU));
  });

  it.skipIf(!available)('posts the same from XLSX, ODS, and CSV with comma, semicolon or tab', async () => {
    const rows = () => [
      plan({ 'Số quyết định': number('QĐ'), 'Số tiền': 1_234.5 }),
      plan({ 'Số quyết định': number('QĐ'), 'Số tiền': '2.000,25', 'Đơn vị': '23491', 'Ghi chú': 'có dấu, phẩy; và "nháy"' }),
    ];
    const expected = { ...given(1_234_500_000), ...given(2_000_250_000, '23491') };
    const files: NamedFile[] = [
      await xlsx({ 'Kế hoạch vốn': grid(rows()) }),
      await ods({ 'Kế hoạch vốn': grid(rows()) }),
      csv('Kế hoạch vốn', grid(rows())),
      csv('Kế hoạch vốn', grid(rows()), ';'),
      csv('ke-hoach-von', grid(rows()), '\t'),
    ];
    for (const file of files) expect(await change(() => books.import([file]))).toEqual(expected);
    const marked = csv('Kế hoạch vốn', grid(rows()));
    expect(await change(() => books.import([{ name: marked.name, bytes: new Uint8Array([0xef, 0xbb, 0xbf, ...marked.bytes]) }]))).toEqual(
      expected,
    );
  });

  it.skipIf(!available)('takes rows that LibreOffice puts into groups and repeated headings', async () => {
    const file = await ods({ 'Kế hoạch vốn': grid([plan({ 'Số quyết định': number('QĐ') }), plan({ 'Số quyết định': number('QĐ') })]) });
    const wrapped = edited(file, 'content.xml', (xml) => {
      const rows = xml.match(/<table:table-row.*?<\/table:table-row>/gs) ?? [];
      expect(rows).toHaveLength(4);
      const [scale, header, first, second] = rows as [string, string, string, string];
      const hidden = second.replace('<table:table-row', '<table:table-row table:visibility="collapse"');
      return xml.replace(
        rows.join(''),
        `<table:table-header-rows>${scale}${header}</table:table-header-rows><table:table-row-group>${first}<table:table-row-group>${hidden}</table:table-row-group></table:table-row-group>`,
      );
    });
    let notes: readonly string[] = [];
    expect(await change(async () => ({ notes } = await books.import([wrapped])))).toEqual(given(2_000 * TRIEU));
    expect(notes.join()).toMatch(/1 dòng đang bị ẩn cũng được nhập/);
  });

  it.skipIf(!available)('imports hidden rows and says so', async () => {
    const file = await xlsx(
      { 'Kế hoạch vốn': grid([plan({ 'Số quyết định': number('QĐ') }), plan({ 'Số quyết định': number('QĐ') })]) },
      { rowDefs: new Map([[3, { hidden: true }]]) },
    );
    let notes: readonly string[] = [];
    expect(await change(async () => ({ notes } = await books.import([file])))).toEqual(given(2_000 * TRIEU));
    expect(notes.join()).toMatch(/so-lieu\.xlsx, trang “Kế hoạch vốn”: 1 dòng đang bị ẩn cũng được nhập/);
  });

  it.skipIf(!available)('posts nothing twice, refuses a changed row, and replaces it by a reversal and a linked entry', async () => {
    const decision = number('QĐ');
    const [paid, other] = [number('CT'), number('CT')];
    const file = (amount: number) =>
      xlsx({
        'Kế hoạch vốn': grid([plan({ 'Số quyết định': decision, 'Đơn vị': '23485' })]),
        'Giải ngân': grid([
          payment({ 'Số chứng từ': paid, 'Đơn vị': '23485', 'Số tiền': amount }),
          payment({ 'Số chứng từ': other, 'Đơn vị': '23485', 'Số tiền': 7 }),
        ]),
      });
    expect(await books.import([await file(100)])).toMatchObject({ posted: 3, skipped: 0 });
    const held = await books.written();
    const again = await books.import([await file(100)]);
    expect(again).toMatchObject({ posted: 0, skipped: 3, replaced: 0, records: 0 });
    expect(again.notes.join()).toMatch(/Mọi dòng đã có trong sổ từ lần nhập trước/);
    expect(await books.written()).toMatchObject({ entries: held.entries, records: held.records, origins: held.origins });

    const [refusal, ...more] = await books.refused([await file(120)]);
    expect(more).toEqual([]);
    expect(refusal).toMatchObject({ code: 'changed-row', where: { sheet: 'Giải ngân', cell: 'J3' } });
    expect(refusal?.message).toMatch(/đã ghi: 100\.000\.000 đồng.*trong tệp: 120\.000\.000 đồng.*--replace/);
    expect(await books.written()).toMatchObject({ entries: held.entries, origins: held.origins });

    expect(await books.import([await file(120)], { replace: true })).toMatchObject({ posted: 1, replaced: 1, skipped: 2 });
    const chain = await readChain(books.database.db, '51', held.entries - 3, 99);
    const original = chain.find((entry) => entry.document === paid && entry.event === 'disburse');
    expect(chain.at(-2)).toMatchObject({ event: 'reverse', corrects: original?.seq, effectiveOn: '2023-05-15' });
    expect(chain.at(-1)).toMatchObject({ event: 'disburse', document: paid });
    const balances = await books.balances();
    expect(balances['23485 DT.DA4.T1 NSTW DTPT 2023 disbursed']).toBe(127 * TRIEU);
    expect(balances['23485 DT.DA4.T1 NSTW DTPT 2023 available']).toBe(873 * TRIEU);
    expect(await books.import([await file(120)])).toMatchObject({ posted: 0, skipped: 3 });
    // A replacement that the money does not allow leaves the old entry in force.
    await books.refused([await file(5_000)], { replace: true });
    expect(await books.balances()).toEqual(balances);
  });

  it.skipIf(!available)('takes equal rows only when told that they are separate, and knows them again', async () => {
    const row = plan({ 'Số quyết định': number('QĐ'), Dòng: null, 'Đơn vị': '23491' });
    const file = await xlsx({ 'Kế hoạch vốn': grid([row, row, row]) });
    expect((await books.refused([file])).map((problem) => `${problem.code} ${problem.where.cell}`)).toEqual([
      'equal-rows A4',
      'equal-rows A5',
    ]);
    expect(await change(() => books.import([file], { allowEqual: true }))).toEqual(given(3_000 * TRIEU, '23491'));
    expect(await books.import([file], { allowEqual: true })).toMatchObject({ posted: 0, skipped: 3 });
  });

  it.skipIf(!available)('leaves nothing behind after a dry run', async () => {
    const file = await xlsx({ 'Kế hoạch vốn': grid([plan({ 'Số quyết định': number('QĐ') })]) });
    const before = await books.written();
    expect(await books.import([file], { dryRun: true })).toMatchObject({ posted: 1 });
    expect(await books.written()).toEqual(before);
    expect(await books.import([file])).toMatchObject({ posted: 1 });
  });

  it.skipIf(!available)('knows a row by voucher and line in any workbook, wherever the row and the columns stand', async () => {
    const rows = ['1', '2', '3'].map((line) =>
      plan({ 'Số quyết định': 'QĐ-AI/2023', Dòng: line, 'Đơn vị': '23494', 'Số tiền': Number(line) }),
    );
    expect(await books.import([await xlsx({ 'Kế hoạch vốn': grid(rows) })])).toMatchObject({ posted: 3 });
    const turned = rows.map((row) => Object.fromEntries(Object.entries({ ...row, 'Cột lạ': 'bỏ qua' }).reverse())).reverse();
    const foreign = await ods({ 'KE HOACH VON': [['SỞ TÀI CHÍNH'], [], ...grid(turned as Row[])] }, 'cua-don-vi.ods');
    expect(await books.import([foreign])).toMatchObject({ posted: 0, skipped: 3 });
  });

  it.skipIf(!available)('does not mind the order of sheets and rows: money comes in before it goes out', async () => {
    const unit = '23494';
    const [decision, voucher] = [number('QĐ'), number('CT')];
    const sheets = {
      'Giải ngân': grid([
        payment({
          'Nghiệp vụ': 'Thanh toán tạm ứng',
          'Số chứng từ': voucher,
          Dòng: '2',
          'Đơn vị': unit,
          'Số tiền': 30,
          'Ngày thanh toán': '10/01/2023',
        }),
        payment({
          'Nghiệp vụ': 'Tạm ứng',
          'Số chứng từ': voucher,
          Dòng: '1',
          'Đơn vị': unit,
          'Số tiền': 50,
          'Ngày thanh toán': '10/01/2023',
        }),
      ]),
      'Kế hoạch vốn': grid([
        plan({ 'Nghiệp vụ': 'Phân bổ', 'Đơn vị': '614', 'Đơn vị nhận': unit, 'Số quyết định': decision, Dòng: '2', 'Số tiền': 80 }),
        plan({ 'Đơn vị': '614', 'Đơn vị nhận': null, 'Số quyết định': decision, 'Số tiền': 100 }),
      ]),
    };
    const of = (owner: string, stage: string) => `${owner} DT.DA4.T1 NSTW DTPT 2023 ${stage}`;
    expect(await change(async () => books.import([await xlsx(sheets)]))).toEqual({
      [of('614', 'available')]: 20 * TRIEU,
      [of(unit, 'available')]: 30 * TRIEU,
      [of(unit, 'advanced')]: 20 * TRIEU,
      [of(unit, 'disbursed')]: 30 * TRIEU,
    });
  });

  it.skipIf(!available)('takes several files at once: what one gives another may spend', async () => {
    const decision = number('QĐ');
    const files = [
      await xlsx({ 'Giải ngân': grid([payment({ 'Số chứng từ': number('CT'), 'Đơn vị': '23497', 'Số tiền': 9 })]) }, {}, 'chi.xlsx'),
      csv('Kế hoạch vốn', grid([plan({ 'Số quyết định': decision, 'Đơn vị': '23497', 'Số tiền': 10 })])),
    ];
    expect(await books.import(files)).toMatchObject({ posted: 2 });
    expect(
      (
        await books.refused([
          { ...(files[1] as NamedFile), name: 'Kế hoạch vốn.csv' },
          await xlsx({ 'Kế hoạch vốn': grid([plan({ 'Số quyết định': decision, 'Đơn vị': '23497', 'Số tiền': 10 })]) }),
        ])
      ).map((problem) => problem.code),
    ).toEqual(['duplicate-row']);
  });

  it.skipIf(!available)('takes a cell whose formula was calculated, and forgives the noise of its arithmetic', async () => {
    const file = edited(
      await xlsx({ 'Kế hoạch vốn': grid([plan({ 'Số quyết định': number('QĐ'), 'Số tiền': 10 })]) }),
      'xl/worksheets/sheet1.xml',
      (xml) => xml.replace(/<c r="J3"[^>]*><v>10<\/v><\/c>/, '<c r="J3"><f>0.1+0.2</f><v>0.30000000000000004</v></c>'),
    );
    expect(await change(() => books.import([file]))).toEqual(given(300_000));
  });

  it.skipIf(!available)('gives exactly the same đồng for any amount, scale, form and order of rows', async () => {
    const scales: readonly Scale[] = [1, 1_000, 1_000_000, 1_000_000_000];
    const one = fc.record({
      dong: fc.integer({ min: 1, max: 900_000_000_000 }),
      unit: fc.constantFrom('23482', '23491', '23494'),
      spent: fc.nat(100),
      rank: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...scales),
        fc.constantFrom('xlsx', 'ods', 'csv', 'text'),
        async (items, scale, form) => {
          const decimals = Math.log10(scale);
          const written = (dong: number) => (form === 'text' || form === 'csv' ? formatAmount(dong, scale, decimals) : dong / scale);
          for (const { dong } of items) expect(amountFromNumber(dong / scale, scale)).toBe(dong);
          const file = async (order: typeof items) => {
            const [decision, voucher] = [number('P'), number('P')];
            const spent = (item: (typeof items)[number]) => Math.floor((item.dong * item.spent) / 100);
            const sheets = {
              'Giải ngân': grid(
                order
                  .filter((item) => spent(item) > 0)
                  .map((item, line) =>
                    payment({ 'Số chứng từ': voucher, Dòng: `${line}`, 'Đơn vị': item.unit, 'Số tiền': written(spent(item)) }),
                  ),
                SCALE_NAMES[scale],
              ),
              'Kế hoạch vốn': grid(
                order.map((item, line) =>
                  plan({ 'Số quyết định': decision, Dòng: `${line}`, 'Đơn vị': item.unit, 'Số tiền': written(item.dong) }),
                ),
                SCALE_NAMES[scale],
              ),
            };
            const used = Object.fromEntries(Object.entries(sheets).filter(([, rows]) => rows.length > 2));
            if (form === 'csv') return Object.entries(used).map(([sheet, rows]) => csv(sheet, rows));
            return [form === 'ods' ? await ods(used) : await xlsx(used)];
          };
          const expected: Record<string, number> = {};
          for (const item of items) {
            const spent = Math.floor((item.dong * item.spent) / 100);
            for (const [stage, amount] of [
              ['available', item.dong - spent],
              ['disbursed', spent],
            ] as const) {
              const key = `${item.unit} DT.DA4.T1 NSTW DTPT 2023 ${stage}`;
              if (amount > 0) expected[key] = (expected[key] ?? 0) + amount;
            }
          }
          const sorted = [...items].sort((a, b) => a.rank - b.rank);
          for (const order of [items, sorted, [...items].reverse()]) {
            const files = await file(order);
            expect(await change(() => books.import(files))).toEqual(expected);
          }
        },
      ),
      { numRuns: 12, seed: 20240611 },
    );
  });
});
