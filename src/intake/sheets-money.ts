/** Sheets of money: plan movements, disbursement, commitments. */
import type { Component, Unit } from '../catalogue/model.ts';
import { type Day, dayOf, formatDay } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { COMMITMENT_KIND, commitmentSchema } from '../ledger/commitments.ts';
import { betweenFunds, betweenUnits, carryOver, withinUnit } from '../ledger/events.ts';
import { lastPaymentDay } from '../ledger/late-money.ts';
import type { Fund, Line, PostingEvent } from '../ledger/model.ts';
import type { ColumnSpec, Draft, ParsedRow, SheetSpec, WorkOf } from './sheet-spec.ts';

const PLAN_EVENTS = {
  'Giao vốn': 'assign',
  'Thu hồi vốn': 'withdraw',
  'Phân bổ': 'allocate',
  'Điều chỉnh': 'transfer',
  'Chuyển nguồn': 'carry',
  'Hủy dự toán': 'cancel',
} as const;
const PAYMENT_EVENTS = {
  'Thanh toán': 'disburse',
  'Tạm ứng': 'advance',
  'Thanh toán tạm ứng': 'accept',
  'Thu hồi tạm ứng': 'recover',
} as const;
const COMMITMENT_STATES = { 'Dự kiến': 'expected', 'Đã giao': 'assigned', 'Không thực hiện': 'dropped' } as const;

const fundColumns: readonly ColumnSpec[] = [
  {
    key: 'component',
    header: 'Nội dung (mã)',
    aliases: ['Dự án', 'Dự án, tiểu dự án', 'Nội dung', 'Chương trình, dự án'],
    type: 'component',
    required: true,
    width: 16,
    note: 'Mã trong danh mục, ví dụ DT.DA4.T1; hoặc tên đầy đủ.',
  },
  { key: 'source', header: 'Nguồn vốn', aliases: ['Nguồn'], type: 'source', required: true, width: 14 },
  { key: 'kind', header: 'Loại vốn', type: 'kind', required: true, width: 12, note: 'DTPT, SN, hoặc CHUA nếu quyết định chưa tách.' },
  {
    key: 'originYear',
    header: 'Năm vốn',
    aliases: ['Năm giao vốn', 'Năm kế hoạch'],
    type: 'year',
    required: true,
    width: 9,
    note: 'Năm ngân sách ban đầu của khoản vốn.',
  },
  { key: 'execYear', header: 'Năm thực hiện', type: 'year', width: 9, note: 'Để trống nếu bằng năm vốn; khác năm vốn với vốn kéo dài.' },
];
const amountColumn: ColumnSpec = { key: 'amount', header: 'Số tiền', type: 'amount', required: true, width: 16 };
const workColumn: ColumnSpec = {
  key: 'work',
  header: 'Công trình (mã)',
  aliases: ['Mã công trình'],
  type: 'text',
  width: 14,
  note: 'Mã ở bảng “Công trình” của đơn vị (với Phân bổ: của đơn vị nhận); tiền của dòng được tính cho công trình đó.',
};
const noteColumn: ColumnSpec = { key: 'note', header: 'Ghi chú', type: 'text', width: 24 };

function fundOf(row: ParsedRow): { fund: Fund; year: number } {
  const originYear = row.number('originYear') ?? 0;
  return {
    fund: {
      component: (row.component('component') as Component).code,
      source: row.source('source')?.code ?? '',
      kind: row.kind('kind')?.code ?? '',
      originYear,
    },
    year: row.number('execYear') ?? originYear,
  };
}

const workOf = (row: ParsedRow, unit: string): { work?: WorkOf } => {
  const code = row.text('work');
  return code === '' ? {} : { work: { unit, code } };
};

/**
 * Years and days that cannot go together; `first` and `last` are what the event may have. `fresh`: money that comes in is of a plan year of
 * the programme; what is there already may be older, moved from the programme before (NQ 257/2025/QH15) with its year of origin.
 */
function checkYears(
  row: ParsedRow,
  catalogueRoot: Component | undefined,
  fund: Fund,
  year: number,
  on: Day,
  first: Day,
  last: Day,
  fresh = false,
): boolean {
  let ok = true;
  const wrong = (code: 'not-valid-on-date' | 'invalid-date' | 'invalid-value', message: string, key: string) => {
    ok = false;
    row.wrong(new Problem(code, message), key);
  };
  if (year < fund.originYear)
    wrong('invalid-value', `năm thực hiện ${year} trước năm vốn ${fund.originYear}; kiểm tra hai cột năm.`, 'execYear');
  const from = catalogueRoot?.planFromYear ?? 1990;
  const to = catalogueRoot?.planToYear ?? 2100;
  const movedIn = !fresh && fund.originYear < from && year >= from;
  if ((fund.originYear < from && !movedIn) || fund.originYear > to) {
    wrong(
      'not-valid-on-date',
      `${catalogueRoot?.shortName ?? fund.component} chỉ có kế hoạch vốn các năm ${from}–${to}, không có năm ${fund.originYear}; kiểm tra mã nội dung hoặc năm vốn.`,
      'originYear',
    );
  }
  if (ok && (on < first || on > last)) {
    wrong(
      'invalid-date',
      `ngày ${formatDay(on)} nằm ngoài thời gian của kế hoạch năm ${year} (${formatDay(first)}–${formatDay(last)}); kiểm tra ngày hoặc năm.`,
      'on',
    );
  }
  return ok;
}

/** A cell that the event does not use must not be dropped silently: the officer meant something by it. */
function unusedColumn(event: string, hasUnit: boolean, hasComponent: boolean, hasKind: boolean): { key: string; message: string } | null {
  const fund = hasComponent ? 'toComponent' : 'toKind';
  const advice = 'nghiệp vụ này không dùng cột đó; xoá ô, hoặc chọn nghiệp vụ khác.';
  if (event === 'transfer') {
    if (!hasUnit || !(hasComponent || hasKind)) return null;
    return { key: fund, message: 'một dòng chỉ điều chỉnh giữa đơn vị hoặc giữa nội dung, loại vốn; tách thành hai dòng Điều chỉnh.' };
  }
  if (event !== 'allocate' && hasUnit) return { key: 'toUnit', message: advice };
  return hasComponent || hasKind ? { key: fund, message: advice } : null;
}

export const PLAN_SHEET: SheetSpec = {
  key: 'ke-hoach-von',
  name: 'Kế hoạch vốn',
  title: 'Giao, phân bổ, điều chỉnh kế hoạch vốn',
  identity: ['unit', 'document', 'line'],
  naturalKey: false,
  dayOf: (row) => row.day('on'),
  columns: [
    { key: 'event', header: 'Nghiệp vụ', type: 'choice', choices: PLAN_EVENTS, required: true, width: 14 },
    { key: 'on', header: 'Ngày hiệu lực', aliases: ['Ngày', 'Ngày quyết định'], type: 'day', required: true, width: 12 },
    { key: 'document', header: 'Số quyết định', aliases: ['Quyết định', 'Số văn bản'], type: 'text', required: true, width: 24 },
    { key: 'line', header: 'Dòng', aliases: ['STT trong quyết định'], type: 'text', width: 7, note: 'Số dòng trong quyết định.' },
    {
      key: 'unit',
      header: 'Đơn vị',
      aliases: ['Đơn vị giao'],
      type: 'unit',
      required: true,
      width: 18,
      note: 'Đơn vị được giao; với Phân bổ, Điều chỉnh là đơn vị chuyển đi.',
    },
    { key: 'toUnit', header: 'Đơn vị nhận', type: 'unit', width: 18, note: 'Chỉ điền với Phân bổ, Điều chỉnh giữa đơn vị.' },
    ...fundColumns,
    {
      key: 'toComponent',
      header: 'Nội dung nhận (mã)',
      aliases: ['Nội dung nhận'],
      type: 'component',
      width: 16,
      note: 'Chỉ điền khi Điều chỉnh giữa nội dung hoặc chuyển sang chương trình mới.',
    },
    {
      key: 'toKind',
      header: 'Loại vốn nhận',
      type: 'kind',
      width: 12,
      note: 'Chỉ điền khi Điều chỉnh loại vốn (tách CHUA thành DTPT, SN).',
    },
    amountColumn,
    noteColumn,
    workColumn,
  ],
  toDraft: (row, { catalogue }) => {
    const event = row.text('event') as Extract<PostingEvent, 'assign' | 'withdraw' | 'allocate' | 'transfer' | 'carry' | 'cancel'>;
    const on = row.day('on') as Day;
    const unit = row.unit('unit') as Unit;
    const to = row.unit('toUnit');
    const { fund, year } = fundOf(row);
    const amount = row.number('amount') as number;
    const root = catalogue.rootOf(fund.component);
    if (!checkYears(row, root, fund, year, on, dayOf(year - 1, 1, 1), dayOf(year + 1, 12, 31), event === 'assign')) return null;
    const unitKey = catalogue.unitKey(unit);
    const unused = unusedColumn(event, to !== null, row.component('toComponent') !== null, row.kind('toKind') !== null);
    if (unused) {
      row.wrong(new Problem('invalid-value', unused.message), unused.key);
      return null;
    }
    let lines: Line[];
    if (event === 'allocate' || (event === 'transfer' && to)) {
      if (!to) {
        row.wrong(new Problem('missing-value', 'phân bổ phải có đơn vị nhận; điền cột “Đơn vị nhận”.'), 'toUnit');
        return null;
      }
      if (to.code === unit.code) {
        row.wrong(new Problem('invalid-value', 'đơn vị nhận trùng đơn vị chuyển; chọn đơn vị khác.'), 'toUnit');
        return null;
      }
      if (to.home !== unit.home) {
        row.wrong(
          new Problem(
            'two-homes',
            `${unit.name} và ${to.name} thuộc sổ của hai tỉnh; ghi Thu hồi vốn ở tỉnh này và Giao vốn ở tỉnh kia theo cùng quyết định.`,
          ),
          'toUnit',
        );
        return null;
      }
      const related = [catalogue.unitsUnder(unit.code, on), catalogue.unitsUnder(to.code, on)].some((units, index) =>
        units.some((one) => one.code === (index === 0 ? to : unit).code),
      );
      if (event === 'allocate' && !related) {
        row.wrong(
          new Problem(
            'invalid-value',
            `${to.name} không thuộc ${unit.name}; phân bổ chỉ giữa cấp trên và cấp dưới, chuyển giữa hai đơn vị khác thì ghi Điều chỉnh.`,
          ),
          'toUnit',
        );
        return null;
      }
      lines = betweenUnits(unitKey, catalogue.unitKey(to), year, fund, amount);
    } else if (event === 'transfer') {
      const target = {
        ...fund,
        component: row.component('toComponent')?.code ?? fund.component,
        kind: row.kind('toKind')?.code ?? fund.kind,
      };
      if (target.component === fund.component && target.kind === fund.kind) {
        row.wrong(
          new Problem('missing-value', 'điều chỉnh phải có đơn vị nhận, nội dung nhận hoặc loại vốn nhận khác với bên chuyển.'),
          'toComponent',
        );
        return null;
      }
      lines = betweenFunds(unitKey, year, fund, target, amount);
    } else if (event === 'carry') {
      lines = carryOver(unitKey, year, fund, amount);
    } else {
      lines = withinUnit(event, unitKey, year, fund, amount);
    }
    return {
      type: 'posting',
      home: unit.home,
      posting: { event, effectiveOn: on, document: row.text('document'), lines },
      ...workOf(row, catalogue.unitKey(event === 'allocate' && to ? to : unit)),
    };
  },
};

export const PAYMENT_SHEET: SheetSpec = {
  key: 'giai-ngan',
  name: 'Giải ngân',
  title: 'Thanh toán, tạm ứng, thu hồi tạm ứng',
  identity: ['unit', 'document', 'line'],
  naturalKey: false,
  dayOf: (row) => row.day('on'),
  columns: [
    { key: 'event', header: 'Nghiệp vụ', type: 'choice', choices: PAYMENT_EVENTS, required: true, width: 18 },
    { key: 'on', header: 'Ngày thanh toán', aliases: ['Ngày', 'Ngày chứng từ', 'Ngày hạch toán'], type: 'day', required: true, width: 12 },
    { key: 'document', header: 'Số chứng từ', aliases: ['Chứng từ', 'Số CT'], type: 'text', required: true, width: 20 },
    { key: 'line', header: 'Dòng', type: 'text', width: 7 },
    { key: 'unit', header: 'Đơn vị', aliases: ['Đơn vị sử dụng ngân sách'], type: 'unit', required: true, width: 18 },
    ...fundColumns,
    amountColumn,
    noteColumn,
    workColumn,
  ],
  toDraft: (row, { catalogue }) => {
    const event = row.text('event') as 'disburse' | 'advance' | 'accept' | 'recover';
    const on = row.day('on') as Day;
    const unit = row.unit('unit') as Unit;
    const { fund, year } = fundOf(row);
    // Whether a payment after 31 January was of money added late is the rule's to say (payment-deadline): a row does not know its plan.
    // An advance of the year is accepted or given back later too: neither pays anything more.
    const last = event === 'accept' || event === 'recover' ? dayOf(year + 1, 12, 31) : lastPaymentDay(year);
    if (!checkYears(row, catalogue.rootOf(fund.component), fund, year, on, dayOf(year, 1, 1), last)) return null;
    return {
      type: 'posting',
      home: unit.home,
      posting: {
        event,
        effectiveOn: on,
        document: row.text('document'),
        lines: withinUnit(event, catalogue.unitKey(unit), year, fund, row.number('amount') as number),
      },
      ...workOf(row, catalogue.unitKey(unit)),
    };
  },
};

export const COMMITMENT_SHEET: SheetSpec = {
  key: 'von-du-kien',
  name: 'Vốn dự kiến',
  title: 'Vốn dự kiến bố trí (chưa giao)',
  identity: ['document', 'unit', 'component', 'source', 'kind', 'year'],
  naturalKey: true,
  dayOf: (row) => row.day('on'),
  columns: [
    { key: 'document', header: 'Văn bản', type: 'text', required: true, width: 28 },
    { key: 'on', header: 'Ngày', type: 'day', required: true, width: 12 },
    { key: 'unit', header: 'Đơn vị', type: 'unit', required: true, width: 18 },
    ...fundColumns.slice(0, 3),
    { key: 'year', header: 'Năm', type: 'year', required: true, width: 8 },
    amountColumn,
    { key: 'status', header: 'Tình trạng', type: 'choice', choices: COMMITMENT_STATES, required: true, width: 16 },
  ],
  toDraft: (row, { catalogue, key }): Draft => {
    const unit = row.unit('unit') as Unit;
    const { fund } = fundOf(row);
    const data = commitmentSchema.parse({
      component: fund.component,
      source: fund.source,
      kind: fund.kind,
      year: row.number('year'),
      amount: row.number('amount'),
      document: row.text('document'),
      status: row.text('status'),
    });
    return {
      type: 'record',
      home: unit.home,
      record: { kind: COMMITMENT_KIND, key, unit: catalogue.unitKey(unit), effectiveOn: row.day('on') as Day, data },
    };
  },
};
