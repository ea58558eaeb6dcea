/** Sheets of money beside the ledger: medium-term plans, other sources, forecasts, payments in suspense. */
import { forecastDayProblem, SUSPENSE_STATES } from '../funding/model.ts';
import { choice, document, on, recordSheet, text, unit } from './record-sheet.ts';
import type { ColumnSpec, ParsedRow, SheetSpec } from './sheet-spec.ts';

const component: ColumnSpec = { key: 'component', header: 'Nội dung (mã)', type: 'component', required: true, width: 16 };
const source: ColumnSpec = { key: 'source', header: 'Nguồn vốn', type: 'source', required: true, width: 14 };
const kind: ColumnSpec = { key: 'kind', header: 'Loại vốn', type: 'kind', required: true, width: 12 };
const year: ColumnSpec = { key: 'year', header: 'Năm', type: 'year', required: true, width: 8 };
const amount: ColumnSpec = { key: 'amount', header: 'Số tiền', type: 'amount', required: true, width: 16 };

const fund = (row: ParsedRow) => ({
  component: row.component('component')?.code ?? '',
  source: row.source('source')?.code ?? '',
  kind: row.kind('kind')?.code ?? '',
});

export const FUNDING_SHEETS: readonly SheetSpec[] = [
  recordSheet({
    kind: 'medium-plan',
    name: 'Vốn trung hạn',
    title: 'Kế hoạch vốn trung hạn (để trống số tiền khi chưa được giao)',
    optional: true,
    identity: ['unit', 'component', 'source', 'kind', 'fromYear'],
    columns: [
      unit,
      component,
      source,
      kind,
      { key: 'fromYear', header: 'Từ năm', type: 'year', required: true, width: 8 },
      { key: 'toYear', header: 'Đến năm', type: 'year', required: true, width: 8 },
      { ...amount, required: false, note: 'Để trống khi chưa được giao hoặc chưa biết: không phải số 0.' },
      { ...document, header: 'Số quyết định' },
      { ...on, header: 'Ngày hiệu lực' },
    ],
    data: (row) => ({
      ...fund(row),
      fromYear: row.number('fromYear'),
      toYear: row.number('toYear'),
      amount: row.number('amount'),
      document: row.text('document'),
    }),
  }),
  recordSheet({
    kind: 'contribution',
    name: 'Vốn huy động',
    title: 'Tín dụng chính sách, doanh nghiệp, lồng ghép, cộng đồng đóng góp',
    optional: true,
    identity: [],
    columns: [
      unit,
      { ...component, key: 'programme', header: 'Chương trình' },
      source,
      year,
      text('content', 'Nội dung', 50),
      { ...amount, required: false },
      { key: 'days', header: 'Số ngày công', type: 'decimal', width: 10, note: 'Với ngày công: số ngày và đơn giá, để trống số tiền.' },
      { key: 'rate', header: 'Đơn giá ngày công (đồng)', type: 'int', width: 14 },
      {
        key: 'fromComponent',
        header: 'Là vốn của chương trình (mã)',
        type: 'component',
        width: 16,
        note: 'Chỉ điền khi khoản lồng ghép là vốn của chương trình đã ghi trong sổ: được nêu tên, không cộng lần nữa.',
      },
      document,
      on,
    ],
    data: (row) => ({
      programme: row.component('programme')?.code,
      source: row.source('source')?.code,
      year: row.number('year'),
      content: row.text('content'),
      amount: row.number('amount'),
      days: row.text('days') === '' ? null : row.text('days'),
      rate: row.number('rate'),
      fromComponent: row.component('fromComponent')?.code ?? '',
      document: row.text('document'),
    }),
  }),
  recordSheet({
    kind: 'forecast',
    name: 'Ước giải ngân',
    title: 'Ước giải ngân lũy kế đến 31/12 và 31/01 năm sau',
    optional: true,
    identity: ['unit', 'component', 'source', 'kind', 'year', 'by', 'on'],
    columns: [
      unit,
      component,
      source,
      kind,
      year,
      { key: 'by', header: 'Ước đến ngày', type: 'day', required: true, width: 12 },
      amount,
      text('basis', 'Cơ sở ước', 40, false),
      { ...on, header: 'Ngày lập' },
    ],
    data: (row) => ({ ...fund(row), year: row.number('year'), by: row.day('by'), amount: row.number('amount'), basis: row.text('basis') }),
    check: (row) => {
      const problem = forecastDayProblem(row.number('year') ?? 0, row.day('by') ?? '');
      return problem && { problem, key: 'by' };
    },
  }),
  recordSheet({
    kind: 'suspense',
    name: 'Chờ đối chiếu',
    title: 'Khoản chi của Kho bạc chưa có quyết định giao trong sổ',
    optional: true,
    identity: ['unit', 'voucher'],
    columns: [
      unit,
      text('voucher', 'Số chứng từ', 18),
      { ...on, header: 'Ngày chi' },
      choice('event', 'Nghiệp vụ', { disburse: 'Thanh toán', advance: 'Tạm ứng' }, 14),
      { ...component, required: false },
      { ...source, required: false },
      { ...kind, required: false },
      { key: 'originYear', header: 'Năm vốn', type: 'year', required: true, width: 8 },
      { ...year, header: 'Năm thực hiện', required: false },
      amount,
      text('reason', 'Lý do chờ', 40),
      choice('state', 'Tình trạng', SUSPENSE_STATES, 16),
    ],
    data: (row) => ({
      voucher: row.text('voucher'),
      event: row.text('event'),
      ...fund(row),
      originYear: row.number('originYear'),
      year: row.number('year') ?? row.number('originYear'),
      amount: row.number('amount'),
      reason: row.text('reason'),
      state: row.text('state'),
      seq: 0,
    }),
  }),
];
