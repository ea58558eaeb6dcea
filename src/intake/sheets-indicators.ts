/** Sheets of indicators: definitions, targets, results, criteria, recognitions. */
import { RECOGNITIONS } from '../indicators/model.ts';
import { choice, document, on, order, recordSheet, text, unit } from './record-sheet.ts';
import type { ColumnSpec, ParsedRow, SheetSpec } from './sheet-spec.ts';

/** A target and a result are both a value of an indicator for a unit and year. */
const valueColumns = (header: string, day: ColumnSpec): ColumnSpec[] => [
  unit,
  text('indicator', 'Mã chỉ tiêu', 14),
  { key: 'year', header: 'Năm', type: 'year', required: true, width: 8 },
  { key: 'value', header, type: 'decimal', required: true, width: 12 },
  day,
  document,
];
const valueData = (row: ParsedRow) => ({
  indicator: row.text('indicator'),
  year: row.number('year'),
  value: row.text('value'),
  document: row.text('document'),
});

export const INDICATOR_SHEETS: readonly SheetSpec[] = [
  recordSheet({
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
      {
        ...choice('aggregation', 'Tổng hợp', { own: 'Tự nhập', sum: 'Cộng các đơn vị' }, 14),
        required: false,
        note: 'Cộng các đơn vị: khi đơn vị chưa có kết quả riêng, lấy tổng kết quả của mọi đơn vị trực thuộc.',
      },
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
      ...(row.text('aggregation') === 'sum' ? { aggregation: 'sum' as const } : {}),
      order: row.number('order') ?? rowNumber,
      document: row.text('document'),
    }),
  }),
  recordSheet({
    kind: 'target',
    name: 'Mục tiêu',
    title: 'Mục tiêu giao theo năm',
    identity: ['unit', 'indicator', 'year'],
    columns: valueColumns('Mục tiêu', { ...on, key: 'on', header: 'Ngày giao', required: false }),
    data: valueData,
  }),
  recordSheet({
    kind: 'observation',
    name: 'Kết quả',
    title: 'Kết quả chỉ tiêu',
    identity: ['unit', 'indicator', 'year'],
    columns: valueColumns('Giá trị', on),
    data: valueData,
  }),
  recordSheet({
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
  recordSheet({
    kind: 'recognition',
    name: 'Công nhận',
    title: 'Xã, thôn được công nhận đạt chuẩn',
    identity: ['unit', 'level'],
    columns: [unit, choice('level', 'Danh hiệu', RECOGNITIONS, 44), on, document],
    data: (row) => ({ level: row.text('level'), document: row.text('document') }),
  }),
];
