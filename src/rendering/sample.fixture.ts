/** A short report with every kind of part, for tests of rendering and reading. */
import type { Day } from '../kernel/calendar.ts';
import type { Annex, Cell, Document, Figure, FigureValue, Inline, Row, Table } from '../kernel/document.ts';
import { formatAmount, formatPercent } from '../kernel/money.ts';

const asOf = '2023-06-30' as Day;
const TRIEU = 1_000_000;

function figure(id: string, label: string, value: FigureValue): Figure {
  return {
    id: id.padEnd(20, 'a'),
    query: `plan(${label})`,
    unit: '614',
    period: '2023-H1',
    label,
    value,
    asOf,
    provenance: [
      {
        from: 'ledger',
        home: '51',
        seq: 12,
        what: 'Giao kế hoạch vốn',
        unitName: 'Huyện Kon Rẫy',
        effectiveOn: '2023-01-05' as Day,
        document: '12/QĐ-UBND',
        dong: 24_314_000_000,
        file: 'kon-ray.xlsx',
        sheet: 'Kế hoạch',
        cell: 'D7',
      },
      { from: 'record', what: 'Nghị quyết <b>số 61</b> & "dự kiến"', unitName: 'Huyện Kon Rẫy', effectiveOn: null, document: '' },
    ],
  };
}

const plan = (name: string, dong: number) => figure(name, `Kế hoạch vốn ${name}`, { type: 'money', dong });
const rows: readonly [text: string, level: number, plan: number, paid: number][] = [
  ['Chương trình MTQG xây dựng nông thôn mới', 1, 24_314_000_000, 0],
  ['Chương trình MTQG phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi', 1, 40_640_000_000, 6_908_700_000],
  ['Chương trình MTQG giảm nghèo bền vững', 1, 7_853_000_000, 0],
];

export function sampleDocument(options: { readonly detailRows?: number; readonly signed?: boolean } = {}): Document {
  const figures: Figure[] = [];
  let place = 0;
  const add = (entry: Figure) => {
    if (!figures.some(({ id }) => id === entry.id)) figures.push(entry);
    return entry.id;
  };
  const money = (entry: Figure, decimals = 0): Extract<Inline, { type: 'figure' }> => {
    place += 1;
    const printed =
      entry.value.type === 'money'
        ? formatAmount(entry.value.dong, TRIEU, decimals)
        : entry.value.type === 'ratio'
          ? `${formatPercent(entry.value, 2)}%`
          : entry.value.value.replace('.', ',');
    return { type: 'figure', figure: add(entry), place, printed };
  };
  const text = (value: string): Inline => ({ type: 'text', text: value });
  const total = plan('tong', 72_807_000_000);
  const paid = figure('giaingan', 'Giải ngân vốn NSTW', { type: 'money', dong: 6_908_700_000 });
  const rate = figure('tyle', 'Tỷ lệ giải ngân NSTW', { type: 'ratio', numerator: 6_908_700_000, denominator: 72_807_000_000 });
  const poverty = figure('ngheo', 'Tỷ lệ hộ nghèo', { type: 'number', value: '16.88', unit: '%' });

  const blocks: Document['blocks'] = [
    {
      type: 'paragraph',
      inlines: [
        text(
          'Thực hiện Chương trình số 70-CTr/HU ngày 04/01/2023 của Huyện ủy Kon Rẫy, Ủy ban nhân dân huyện báo cáo kết quả thực hiện các Chương trình mục tiêu quốc gia 6 tháng đầu năm 2023 (số liệu đến ngày 30/06/2023), cụ thể như sau:',
        ),
      ],
    },
    {
      type: 'heading',
      level: 1,
      number: 'I.',
      inlines: [text('Kết quả thực hiện các chương trình mục tiêu quốc gia 6 tháng đầu năm 2023')],
    },
    { type: 'heading', level: 2, number: '1.', inlines: [text('Về công tác quản lý, chỉ đạo, điều hành')] },
    { type: 'heading', level: 3, number: '1.1.', inlines: [text('Về xây dựng cơ chế, chính sách')] },
    {
      type: 'item',
      marker: '-',
      level: 1,
      inlines: [
        text(
          'Ủy ban nhân dân huyện đã kịp thời cụ thể hóa và ban hành các văn bản theo chỉ đạo, hướng dẫn của cấp trên để triển khai thực hiện các Chương trình trên địa bàn huyện',
        ),
        { type: 'note', number: 1 },
        text('.'),
      ],
    },
    { type: 'item', marker: '+', level: 2, inlines: [text('Đến nay có 7/7 xã, thị trấn thành lập Ban Chỉ đạo và Ban Quản lý.')] },
    { type: 'heading', level: 2, number: '2.', inlines: [text('Phân bổ, giao kế hoạch vốn năm 2023')] },
    { type: 'heading', level: 4, number: 'a)', inlines: [text('Vốn ngân sách Trung ương')] },
    {
      type: 'paragraph',
      inlines: [
        text('Tổng kế hoạch vốn ngân sách Trung ương là '),
        money(total),
        text(' triệu đồng; đã giải ngân '),
        { ...money(paid, 1), bold: true },
        text(' triệu đồng, đạt '),
        money(rate),
        text(' kế hoạch'),
        { type: 'note', number: 2 },
        text('. Tỷ lệ hộ nghèo còn '),
        money(poverty),
        text('%.'),
      ],
    },
    { type: 'table', table: bodyTable(money, total, paid) },
    { type: 'paragraph', inlines: [text('(Chi tiết tại các Phụ lục I, II kèm theo)')] },
    { type: 'heading', level: 1, number: 'II.', inlines: [text('Nhiệm vụ, giải pháp 6 tháng cuối năm')] },
    ...Array.from({ length: 8 }, (_, index): Document['blocks'][number] => ({
      type: 'paragraph',
      inlines: [
        text(
          `${index + 1}. Tiếp tục chỉ đạo các phòng, ban, Ủy ban nhân dân các xã, thị trấn đẩy nhanh tiến độ giải ngân, khẩn trương hoàn thiện thủ tục đầu tư, phân bổ chi tiết nguồn vốn được giao và tăng cường kiểm tra, giám sát việc thực hiện các Chương trình trên địa bàn huyện.`,
        ),
      ],
    })),
    {
      type: 'paragraph',
      inlines: [text('Ủy ban nhân dân huyện Kon Rẫy báo cáo Ban Thường vụ Huyện ủy, Ban Chấp hành Đảng bộ huyện biết, chỉ đạo./.')],
    },
  ];
  const footnotes: Document['footnotes'] = [
    [
      text(
        'Quyết định số 1719/QĐ-TTg ngày 14/10/2021; Quyết định số 90/QĐ-TTg ngày 18/01/2022; Quyết định số 263/QĐ-TTg ngày 22/02/2022 của Thủ tướng Chính phủ.',
      ),
    ],
    [text('Trong đó vốn đã giải ngân là '), money(paid, 1), text(' triệu đồng.')],
  ];
  const annexes = [1, 2].map((number) => annex(number, options.detailRows ?? 40, (entry, decimals) => money(entry, decimals)));
  return {
    schemaVersion: 1,
    report: 'bao-cao-6-thang',
    unit: '614',
    period: '2023-H1',
    asOf,
    chain: [{ home: '51', seq: 240, hash: 'ab'.repeat(32) }],
    letterhead: {
      superior: '',
      issuer: 'ỦY BAN NHÂN DÂN\nHUYỆN KON RẪY',
      number: options.signed ? '5' : '',
      symbol: 'BC-UBND',
      place: 'Kon Rẫy',
      signedOn: options.signed ? ('2023-07-05' as Day) : null,
      year: 2023,
    },
    kind: 'BÁO CÁO',
    subject: 'Tình hình thực hiện các Chương trình mục tiêu quốc gia 6 tháng đầu năm, nhiệm vụ giải pháp 6 tháng cuối năm 2023',
    addressees: ['Ban Thường vụ Huyện ủy', 'Ban Chấp hành Đảng bộ huyện'],
    blocks,
    footnotes,
    signature: { authority: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Nguyễn Văn A' },
    recipients: ['Như trên', 'Sở Nông nghiệp và Phát triển nông thôn', 'Thường trực Hội đồng nhân dân huyện', 'Lưu: VT, NN (03 bản)'],
    annexes,
    figures,
  };
}

type Money = (entry: Figure, decimals?: number) => Extract<Inline, { type: 'figure' }>;

function bodyTable(money: Money, total: Figure, paid: Figure): Table {
  const cell = (entry: Figure): Cell => {
    const { figure: id, place, printed } = money(entry, 1);
    return { type: 'figure', figure: id, place, printed };
  };
  return {
    columns: [
      { key: 'name', width: 4, align: 'left' },
      { key: 'plan', width: 2, align: 'right' },
      { key: 'paid', width: 2, align: 'right' },
    ],
    head: [
      [
        { text: 'Nội dung', colSpan: 1, rowSpan: 1 },
        { text: 'Kế hoạch', colSpan: 1, rowSpan: 1 },
        { text: 'Giải ngân', colSpan: 1, rowSpan: 1 },
      ],
    ],
    rows: [{ level: 0, cells: [{ type: 'text', text: 'Tổng cộng' }, cell(total), cell(paid)] }],
  };
}

/** A table with sums down and ratios across; `detailRows` parts under each programme make it run over pages. */
function annex(number: number, detailRows: number, money: Money): Annex {
  const lines: { text: string; level: number; plan: number; paid: number; tt: string }[] = [];
  rows.forEach(([text, level, planned, paid], index) => {
    lines.push({ text, level, plan: planned, paid, tt: ['I', 'II', 'III'][index] ?? '' });
    const each = Math.trunc(planned / detailRows);
    for (let n = 0; n < detailRows; n += 1)
      lines.push({
        text: n === 0 ? '=HYPERLINK("x") nội dung như công thức' : `Dự án ${n + 1}: hỗ trợ phát triển sản xuất`,
        level: 2,
        plan: n === 0 ? planned - each * (detailRows - 1) : each,
        paid: n === 0 ? paid : 0,
        tt: `${n + 1}`,
      });
  });
  const totals = {
    plan: lines.filter(({ level }) => level === 1).reduce((sum, line) => sum + line.plan, 0),
    paid: lines.filter(({ level }) => level === 1).reduce((sum, line) => sum + line.paid, 0),
  };
  const all = [{ text: 'TỔNG CỘNG', level: 0, ...totals, tt: '' }, ...lines];
  const tableRows = all.map((line, index): Row => {
    const below = all
      .map((other, at) => ({ other, at }))
      .filter(
        ({ other, at }) =>
          at > index && other.level === line.level + 1 && !all.slice(index + 1, at).some(({ level }) => level <= line.level),
      );
    const id = (kind: string) => `${kind}${number}x${index}`;
    const sum = (column: number, value: number, kind: string): Cell => {
      const {
        figure: figureId,
        place,
        printed,
      } = money(figure(id(kind), `${kind} ${line.text}`.slice(0, 60), { type: 'money', dong: value }), 3);
      return {
        type: 'figure',
        figure: figureId,
        place,
        printed,
        ...(below.length === 0 ? {} : { formula: { type: 'sum', cells: below.map(({ at }) => [at, column] as const) } }),
      };
    };
    const planCell = sum(2, line.plan, 'kh');
    const paidCell = sum(3, line.paid, 'gn');
    const share = money(
      figure(id('tl'), `Tỷ lệ ${line.text}`.slice(0, 60), { type: 'ratio', numerator: line.paid, denominator: line.plan }),
    );
    return {
      level: line.level,
      cells: [
        { type: 'text', text: line.tt },
        { type: 'text', text: line.text },
        planCell,
        paidCell,
        {
          type: 'figure',
          figure: share.figure,
          place: share.place,
          printed: share.printed,
          formula: { type: 'ratio', of: [index, 3], to: [index, 2] },
        },
        { type: 'empty' },
      ],
    };
  });
  return {
    code: `PL${number}`,
    number: number === 1 ? 'I' : 'II',
    title: 'TỔNG HỢP KẾ HOẠCH VÀ GIẢI NGÂN VỐN NGÂN SÁCH TRUNG ƯƠNG NĂM 2023',
    attachedTo: '(Kèm theo Báo cáo số      /BC-UBND ngày      tháng      năm 2023 của Ủy ban nhân dân huyện Kon Rẫy)',
    unitNote: 'ĐVT: Triệu đồng',
    landscape: true,
    table: {
      columns: [
        { key: 'tt', width: 1, align: 'center' },
        { key: 'name', width: 8, align: 'left' },
        { key: 'plan', width: 3, align: 'right' },
        { key: 'paid', width: 3, align: 'right' },
        { key: 'rate', width: 2, align: 'right' },
        { key: 'note', width: 3, align: 'left' },
      ],
      head: [
        [
          { text: 'TT', colSpan: 1, rowSpan: 2 },
          { text: 'Nội dung', colSpan: 1, rowSpan: 2 },
          { text: 'Vốn ngân sách Trung ương', colSpan: 3, rowSpan: 1 },
          { text: 'Ghi chú', colSpan: 1, rowSpan: 2 },
        ],
        [
          { text: 'Kế hoạch', colSpan: 1, rowSpan: 1 },
          { text: 'Giải ngân', colSpan: 1, rowSpan: 1 },
          { text: 'Tỷ lệ', colSpan: 1, rowSpan: 1 },
        ],
      ],
      rows: tableRows,
    },
    notes: ['Số liệu thành phần có thể không cộng đúng tổng do làm tròn.'],
    moneyScale: 1_000_000,
    moneyDecimals: 3,
    percentDecimals: 2,
  };
}
