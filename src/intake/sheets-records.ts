/** Sheets of indicators and steering: each row is one record. */
import type { Unit } from '../catalogue/model.ts';
import { INDICATOR_KINDS, type IndicatorKind, RECOGNITIONS } from '../indicators/model.ts';
import { type Day, dayOf } from '../kernel/calendar.ts';
import { parsePeriod } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import {
  ACTIVITY_TYPES,
  ASSESSMENT_GROUPS,
  CITATION_GROUPS,
  COMMITTEE_TYPES,
  NARRATIVE_SECTIONS,
  OBSTACLE_GROUPS,
  OBSTACLE_STATES,
  STEERING_KINDS,
  type SteeringKind,
  TASK_STATES,
} from '../steering/model.ts';
import type { ColumnSpec, ParsedRow, SheetSpec } from './sheet-spec.ts';

/** {code: label} → {label: code}: officers choose by label. */
const byLabel = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([code, label]) => [label, code]));

const unit: ColumnSpec = { key: 'unit', header: 'Đơn vị', type: 'unit', required: true, width: 20 };
const on: ColumnSpec = { key: 'on', header: 'Ngày', aliases: ['Ngày hiệu lực', 'Ngày có kết quả'], type: 'day', required: true, width: 12 };
const period: ColumnSpec = {
  key: 'period',
  header: 'Kỳ báo cáo',
  type: 'period',
  required: true,
  width: 12,
  note: 'Ví dụ 2023-H1 (6 tháng đầu năm 2023).',
};
const order: ColumnSpec = { key: 'order', header: 'Thứ tự', type: 'int', width: 8 };
const document: ColumnSpec = { key: 'document', header: 'Văn bản', aliases: ['Số văn bản'], type: 'text', width: 28 };
const text = (key: string, header: string, width = 30, required = true): ColumnSpec => ({
  key,
  header,
  type: width > 40 ? 'long-text' : 'text',
  width,
  required,
});
const choice = (key: string, header: string, labels: Readonly<Record<string, string>>, width = 22): ColumnSpec => ({
  key,
  header,
  type: 'choice',
  choices: byLabel(labels),
  required: true,
  width,
});

interface RecordSheet {
  readonly kind: IndicatorKind | SteeringKind;
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ColumnSpec[];
  /** Columns that identify the record; empty: the row's id. */
  readonly identity: readonly string[];
  readonly data: (row: ParsedRow, rowNumber: number) => unknown;
}

function sheet(spec: RecordSheet): SheetSpec {
  const schema = { ...INDICATOR_KINDS, ...STEERING_KINDS }[spec.kind];
  const day = (row: { day(key: string): Day | null; number(key: string): number | null }, periodCode = ''): Day | null => {
    const direct = row.day('on');
    if (direct) return direct;
    // A target without a day of its own holds for its whole year.
    const year = row.number('year');
    if (year !== null) return dayOf(year, 1, 1);
    return periodCode === '' ? null : parsePeriod(periodCode).dataFrom;
  };
  return {
    key: spec.kind,
    name: spec.name,
    title: spec.title,
    columns: spec.columns,
    identity: spec.identity,
    naturalKey: spec.identity.length > 0,
    dayOf: (row) => day(row),
    toDraft: (row, { catalogue, key, rowNumber }) => {
      const owner = row.unit('unit') as Unit;
      const parsed = schema.safeParse(spec.data(row, rowNumber));
      if (!parsed.success) {
        for (const issue of parsed.error.issues)
          row.wrong(
            new Problem('invalid-value', `giá trị không hợp lệ${noteOf(spec.columns, String(issue.path[0] ?? ''))}.`),
            String(issue.path[0] ?? ''),
          );
        return null;
      }
      const effectiveOn = day(row, row.text('period')) ?? owner.validFrom;
      return {
        type: 'record',
        home: owner.home,
        record: { kind: spec.kind, key, unit: catalogue.unitKey(owner), effectiveOn, data: parsed.data },
      };
    },
  };
}

const periodic = (row: ParsedRow, rowNumber: number) => ({ period: row.text('period'), order: row.number('order') ?? rowNumber });

export const RECORD_SHEETS: readonly SheetSpec[] = [
  sheet({
    kind: 'indicator',
    name: 'Chỉ tiêu',
    title: 'Danh mục chỉ tiêu, mục tiêu của đơn vị',
    identity: ['unit', 'code'],
    columns: [
      unit,
      text('code', 'Mã chỉ tiêu', 14),
      text('name', 'Tên chỉ tiêu', 50),
      text('measureUnit', 'Đơn vị tính', 12),
      { key: 'programme', header: 'Chương trình', type: 'component', required: true, width: 12 },
      {
        key: 'formula',
        header: 'Công thức',
        type: 'text',
        width: 22,
        note: 'Để trống nếu nhập trực tiếp; “giảm MÃ” hoặc “tăng MÃ” = chênh lệch năm trước và năm nay của chỉ tiêu MÃ.',
      },
      choice('better', 'Tốt khi', { higher: 'Cao hơn', lower: 'Thấp hơn' }, 12),
      order,
      document,
    ],
    data: (row, rowNumber) => ({
      code: row.text('code'),
      name: row.text('name'),
      measureUnit: row.text('measureUnit'),
      programme: row.component('programme')?.code,
      formula: row
        .text('formula')
        .replace(/^giảm /i, 'decrease ')
        .replace(/^tăng /i, 'increase '),
      better: row.text('better'),
      order: row.number('order') ?? rowNumber,
      document: row.text('document'),
    }),
  }),
  sheet({
    kind: 'target',
    name: 'Mục tiêu',
    title: 'Mục tiêu giao theo năm',
    identity: ['unit', 'indicator', 'year'],
    columns: [
      unit,
      text('indicator', 'Mã chỉ tiêu', 14),
      { key: 'year', header: 'Năm', type: 'year', required: true, width: 8 },
      { key: 'value', header: 'Mục tiêu', type: 'decimal', required: true, width: 12 },
      { ...on, key: 'on', header: 'Ngày giao', required: false },
      document,
    ],
    data: (row) => ({
      indicator: row.text('indicator'),
      year: row.number('year'),
      value: row.text('value'),
      document: row.text('document'),
    }),
  }),
  sheet({
    kind: 'observation',
    name: 'Kết quả',
    title: 'Kết quả chỉ tiêu',
    identity: ['unit', 'indicator', 'year'],
    columns: [
      unit,
      text('indicator', 'Mã chỉ tiêu', 14),
      { key: 'year', header: 'Năm', type: 'year', required: true, width: 8 },
      { key: 'value', header: 'Giá trị', type: 'decimal', required: true, width: 12 },
      on,
      document,
    ],
    data: (row) => ({
      indicator: row.text('indicator'),
      year: row.number('year'),
      value: row.text('value'),
      document: row.text('document'),
    }),
  }),
  sheet({
    kind: 'criteria-result',
    name: 'Tiêu chí',
    title: 'Kết quả thực hiện tiêu chí nông thôn mới của xã, thôn',
    identity: ['unit', 'set', 'on'],
    columns: [
      unit,
      text('set', 'Bộ tiêu chí', 20),
      on,
      { key: 'met', header: 'Số tiêu chí đạt', type: 'int', width: 12 },
      {
        key: 'newly',
        header: 'Tiêu chí mới đạt',
        type: 'list',
        width: 24,
        note: 'Tên hoặc số tiêu chí mới đạt trong kỳ, cách nhau bằng dấu chấm phẩy.',
      },
      document,
    ],
    data: (row) => ({ set: row.text('set'), met: row.number('met'), newly: row.list('newly'), document: row.text('document') }),
  }),
  sheet({
    kind: 'recognition',
    name: 'Công nhận',
    title: 'Xã, thôn được công nhận đạt chuẩn',
    identity: ['unit', 'level'],
    columns: [unit, choice('level', 'Danh hiệu', RECOGNITIONS, 44), on, document],
    data: (row) => ({ level: row.text('level'), document: row.text('document') }),
  }),
  sheet({
    kind: 'office-document',
    name: 'Văn bản',
    title: 'Văn bản đang áp dụng, viện dẫn trong báo cáo',
    identity: ['unit', 'number', 'group'],
    columns: [
      unit,
      text('number', 'Số ký hiệu', 22),
      text('type', 'Loại', 14),
      { ...on, header: 'Ngày ban hành', required: false },
      text('issuer', 'Cơ quan ban hành', 30),
      text('title', 'Trích yếu', 60, false),
      choice('group', 'Nhóm viện dẫn', CITATION_GROUPS, 28),
      choiceOptional('relation', 'Quan hệ', { implements: 'Thực hiện', amends: 'Sửa đổi', replaces: 'Thay thế', establishes: 'Thành lập' }),
      text('relatedTo', 'Với văn bản số', 22, false),
      order,
    ],
    data: (row, rowNumber) => ({
      number: row.text('number'),
      type: row.text('type'),
      issuedOn: row.day('on'),
      issuer: row.text('issuer'),
      title: row.text('title'),
      group: row.text('group'),
      relations:
        row.text('relation') === '' || row.text('relatedTo') === '' ? [] : [{ relation: row.text('relation'), to: row.text('relatedTo') }],
      order: row.number('order') ?? rowNumber,
    }),
  }),
  sheet({
    kind: 'committee',
    name: 'Ban chỉ đạo',
    title: 'Ban chỉ đạo, ban quản lý, tổ giúp việc',
    identity: ['unit', 'type'],
    columns: [unit, choice('type', 'Loại', COMMITTEE_TYPES, 16), text('name', 'Tên', 50), { ...on, header: 'Ngày thành lập' }, document],
    data: (row) => ({ type: row.text('type'), name: row.text('name'), document: row.text('document') }),
  }),
  sheet({
    kind: 'member-area',
    name: 'Phụ trách địa bàn',
    title: 'Thành viên ban chỉ đạo phụ trách địa bàn (chỉ ghi chức danh)',
    identity: ['unit', 'area', 'position'],
    columns: [unit, text('position', 'Chức danh', 36), { key: 'area', header: 'Địa bàn', type: 'unit', required: true, width: 20 }, on],
    data: (row) => ({ position: row.text('position'), area: row.unit('area')?.code }),
  }),
  sheet({
    kind: 'obstacle',
    name: 'Vướng mắc',
    title: 'Khó khăn, vướng mắc và kiến nghị',
    identity: [],
    columns: [
      unit,
      period,
      choice('group', 'Nhóm', OBSTACLE_GROUPS, 28),
      text('content', 'Vướng mắc', 70),
      { key: 'component', header: 'Nội dung (mã)', type: 'component', width: 14 },
      text('legalReason', 'Căn cứ', 40, false),
      text('proposal', 'Đề xuất', 50, false),
      text('responsible', 'Cơ quan giải quyết', 28, false),
      { key: 'due', header: 'Thời hạn', type: 'day', width: 12 },
      choice('state', 'Tình trạng', OBSTACLE_STATES, 18),
      order,
    ],
    data: (row, rowNumber) => ({
      ...periodic(row, rowNumber),
      group: row.text('group'),
      content: row.text('content'),
      component: row.component('component')?.code ?? '',
      legalReason: row.text('legalReason'),
      proposal: row.text('proposal'),
      responsible: row.text('responsible'),
      due: row.day('due'),
      state: row.text('state'),
    }),
  }),
  sheet({
    kind: 'assessment',
    name: 'Đánh giá',
    title: 'Đánh giá chung',
    identity: [],
    columns: [unit, period, choice('group', 'Nhóm', ASSESSMENT_GROUPS), text('content', 'Nội dung', 90), order],
    data: (row, rowNumber) => ({ ...periodic(row, rowNumber), group: row.text('group'), content: row.text('content') }),
  }),
  sheet({
    kind: 'task',
    name: 'Nhiệm vụ',
    title: 'Nhiệm vụ, giải pháp (kỳ báo cáo là kỳ mà nhiệm vụ được nêu trong báo cáo)',
    identity: [],
    columns: [
      unit,
      period,
      text('content', 'Nhiệm vụ', 90),
      text('owner', 'Cơ quan thực hiện', 30, false),
      { key: 'due', header: 'Thời hạn', type: 'day', width: 12 },
      choice('state', 'Tình trạng', TASK_STATES, 18),
      text('carriedFrom', 'Chuyển từ kỳ', 12, false),
      order,
    ],
    data: (row, rowNumber) => ({
      ...periodic(row, rowNumber),
      content: row.text('content'),
      owner: row.text('owner'),
      due: row.day('due'),
      state: row.text('state'),
      carriedFrom: row.text('carriedFrom'),
    }),
  }),
  sheet({
    kind: 'activity',
    name: 'Hoạt động',
    title: 'Truyền thông, tập huấn, kiểm tra',
    identity: [],
    columns: [
      unit,
      choice('type', 'Loại', ACTIVITY_TYPES),
      text('name', 'Nội dung', 60),
      on,
      { key: 'times', header: 'Số cuộc', type: 'int', required: true, width: 10 },
      { key: 'participants', header: 'Số người', type: 'int', width: 10 },
    ],
    data: (row) => ({
      type: row.text('type'),
      name: row.text('name'),
      times: row.number('times'),
      participants: row.number('participants'),
    }),
  }),
  sheet({
    kind: 'narrative',
    name: 'Lời văn',
    title: 'Đoạn văn của từng mục báo cáo (không ghi số liệu ở đây)',
    identity: [],
    columns: [unit, period, choice('section', 'Mục', NARRATIVE_SECTIONS, 30), text('content', 'Nội dung', 100), order],
    data: (row, rowNumber) => ({ ...periodic(row, rowNumber), section: row.text('section'), content: row.text('content') }),
  }),
  sheet({
    kind: 'issuer',
    name: 'Cơ quan ban hành',
    title: 'Cơ quan ban hành, người ký, nơi gửi của báo cáo',
    identity: ['unit'],
    columns: [
      unit,
      text('issuer', 'Tên cơ quan (in hoa)', 40),
      text('shortName', 'Tên viết trong câu', 24),
      text('symbol', 'Ký hiệu', 12),
      text('place', 'Địa danh', 14),
      {
        key: 'authority',
        header: 'Quyền hạn, chức vụ người ký',
        type: 'list',
        required: true,
        width: 44,
        note: 'Mỗi dòng cách nhau bằng dấu chấm phẩy: TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH; PHÓ CHỦ TỊCH',
      },
      text('signer', 'Người ký', 24, false),
      { key: 'addressees', header: 'Kính gửi', type: 'list', width: 44 },
      { key: 'recipients', header: 'Nơi nhận', type: 'list', required: true, width: 44 },
      { ...on, required: false },
    ],
    data: (row) => ({
      issuer: row.text('issuer'),
      shortName: row.text('shortName'),
      symbol: row.text('symbol'),
      place: row.text('place'),
      authority: row.list('authority'),
      signer: row.text('signer'),
      addressees: row.list('addressees'),
      recipients: row.list('recipients'),
    }),
  }),
];

function noteOf(columns: readonly ColumnSpec[], key: string): string {
  const note = columns.find((column) => column.key === key)?.note;
  return note === undefined ? '; kiểm tra lại ô này' : `; cách nhập: ${note.replace(/\.$/, '')}`;
}

function choiceOptional(key: string, header: string, labels: Readonly<Record<string, string>>): ColumnSpec {
  return { key, header, type: 'choice', choices: byLabel(labels), width: 14 };
}
