/** What the sheets of records share: a row is one record, checked by the schema of its kind. */
import type { Unit } from '../catalogue/model.ts';
import { FUNDING_KINDS, type FundingKind } from '../funding/model.ts';
import { INDICATOR_KINDS, type IndicatorKind } from '../indicators/model.ts';
import { type Day, dayOf } from '../kernel/calendar.ts';
import { parsePeriod } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { STEERING_KINDS, type SteeringKind } from '../steering/model.ts';
import { WORKS_KINDS, type WorksKind } from '../works/model.ts';
import type { ColumnSpec, ParsedRow, SheetSpec } from './sheet-spec.ts';

/** {code: label} → {label: code}: officers choose by label. */
const byLabel = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([code, label]) => [label, code]));

export const unit: ColumnSpec = { key: 'unit', header: 'Đơn vị', type: 'unit', required: true, width: 20 };
export const on: ColumnSpec = {
  key: 'on',
  header: 'Ngày',
  aliases: ['Ngày hiệu lực', 'Ngày có kết quả'],
  type: 'day',
  required: true,
  width: 12,
};
export const period: ColumnSpec = {
  key: 'period',
  header: 'Kỳ báo cáo',
  type: 'period',
  required: true,
  width: 12,
  note: 'Ví dụ 2023-H1 (6 tháng đầu năm 2023).',
};
export const order: ColumnSpec = { key: 'order', header: 'Thứ tự', type: 'int', width: 8 };
export const document: ColumnSpec = { key: 'document', header: 'Văn bản', aliases: ['Số văn bản'], type: 'text', width: 28 };
export const text = (key: string, header: string, width = 30, required = true): ColumnSpec => ({
  key,
  header,
  type: width > 40 ? 'long-text' : 'text',
  width,
  required,
});
export const choice = (key: string, header: string, labels: Readonly<Record<string, string>>, width = 22): ColumnSpec => ({
  key,
  header,
  type: 'choice',
  choices: byLabel(labels),
  required: true,
  width,
});

interface RecordSheet {
  readonly kind: IndicatorKind | SteeringKind | FundingKind | WorksKind;
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ColumnSpec[];
  readonly optional?: boolean;
  /** Columns that identify the record; empty: the row's id. */
  readonly identity: readonly string[];
  readonly data: (row: ParsedRow, rowNumber: number) => unknown;
  /** What no single cell can say: the problem, and the column it is told at. */
  readonly check?: (row: ParsedRow) => { readonly problem: Problem; readonly key: string } | null;
}

export function recordSheet(spec: RecordSheet): SheetSpec {
  const schema = { ...INDICATOR_KINDS, ...STEERING_KINDS, ...FUNDING_KINDS, ...WORKS_KINDS }[spec.kind];
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
    ...(spec.optional ? { optional: true } : {}),
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
      const found = spec.check?.(row);
      if (found) {
        row.wrong(found.problem, found.key);
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

function noteOf(columns: readonly ColumnSpec[], key: string): string {
  const note = columns.find((column) => column.key === key)?.note;
  return note === undefined ? '; kiểm tra lại ô này' : `; cách nhập: ${note.replace(/\.$/, '')}`;
}
