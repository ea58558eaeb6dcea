/** What a unit finds in its form: the ledger's figures, its indicators with last period's result, what is still open. Pure. */
import { indicatorValue } from '../indicators/calculate.ts';
import type { FigureValue } from '../kernel/document.ts';
import { Problem } from '../kernel/problem.ts';
import { answer } from '../reports/evaluate.ts';
import type { Facts } from '../reports/facts.ts';
import { parseQuery } from '../reports/query.ts';
import type { Row } from './model.ts';

const textOf = (value: FigureValue): string =>
  value.type === 'money' ? String(value.dong) : value.type === 'number' ? value.value : `${value.numerator}/${value.denominator}`;

/** Questions each unit confirms: plan and disbursement of every programme that has money there. */
export function formQueries(facts: Facts): string[] {
  const { catalogue } = facts;
  const programmes = [...new Set(facts.accounts.flatMap(({ component }) => catalogue.rootOf(component)?.code ?? []))].sort();
  return programmes.flatMap((code) => [`plan programme=${code}`, `disbursed programme=${code}`]);
}

/** The ledger's answer as text; null where it has none. */
export function figureNow(facts: Facts, query: string): { label: string; value: string | null } {
  try {
    const { label, value } = answer(facts, facts.unit, parseQuery(query));
    return { label, value: textOf(value) };
  } catch (error) {
    if (error instanceof Problem) return { label: query, value: null };
    throw error;
  }
}

const blank = { note: '', reason: '' };

/** `previous`: what the unit handed in for the period before, if anything. */
export function prefill(facts: Facts, previous: readonly Row[]): Row[] {
  const owner = facts.catalogue.unitKey(facts.unit);
  const before = new Map(previous.map((row) => [row.key, row.value]));
  const figures = formQueries(facts).map((query): Row => {
    const key = `figure ${query}`;
    return { key, kind: 'figure', about: query, ...figureNow(facts, query), last: before.get(key) ?? null, measureUnit: 'đồng', ...blank };
  });
  const { year } = facts.period;
  const observations = facts.indicators.indicators
    .filter(({ data }) => data.formula === '')
    .map(({ data }): Row => {
      const key = `observation ${data.code}`;
      return {
        key,
        kind: 'observation',
        label: `${data.name} (${year})`,
        about: data.code,
        value: indicatorValue(facts.indicators, owner, data.code, year)?.value ?? null,
        last: before.get(key) ?? indicatorValue(facts.indicators, owner, data.code, year - 1)?.value ?? null,
        measureUnit: data.measureUnit,
        ...blank,
      };
    });
  // What was still open is asked about again; what is solved or done is left out by its writer.
  const open = [
    ...facts.steering.obstacles
      .filter((fact) => fact.unit === owner && fact.data.state !== 'solved')
      .map((fact) => ({ kind: 'obstacle' as const, label: 'Vướng mắc', key: fact.key, content: fact.data.content })),
    ...facts.steering.tasks
      .filter((fact) => fact.unit === owner && fact.data.state !== 'done')
      .map((fact) => ({ kind: 'task' as const, label: 'Nhiệm vụ', key: fact.key, content: fact.data.content })),
  ].map(
    ({ kind, label, key, content }): Row => ({
      key: `${kind} ${key}`,
      kind,
      label,
      about: '',
      value: content,
      last: content,
      measureUnit: '',
      ...blank,
    }),
  );
  return [...figures, ...observations, ...open];
}

/**
 * What the officer sent over what the form holds. Figures are the ledger's: their value is left out or sent as it stands; labels and last
 * values are the form's; sentences may be added and dropped, figures and indicators not. A row that changed is no longer "returned".
 * @throws Problem invalid-value, duplicate-row naming the row
 */
export function mergeRows(held: readonly Row[], sent: readonly Pick<Row, 'key' | 'kind' | 'value' | 'note'>[]): Row[] {
  const byKey = new Map(sent.map((row) => [row.key, row]));
  const twice = sent.find((row) => byKey.get(row.key) !== row);
  if (twice) throw new Problem('duplicate-row', `Có hai dòng cùng mã “${twice.key}”; mỗi dòng một mã.`, { field: twice.key });
  const kept = held.flatMap((row): Row[] => {
    const next = byKey.get(row.key);
    byKey.delete(row.key);
    const isSentence = row.kind !== 'figure' && row.kind !== 'observation';
    if (!next) return isSentence ? [] : [row];
    const value = row.kind === 'figure' ? sameFigure(row, next.value) : cleanValue(row, next.value);
    const changed = value !== row.value || next.note !== row.note;
    return [{ ...row, value, note: next.note, reason: changed ? '' : row.reason }];
  });
  const added = [...byKey.values()].map((row): Row => {
    if (row.kind === 'figure' || row.kind === 'observation')
      throw new Problem('invalid-value', `Dòng “${row.key}” không có trong biểu; chỉ thêm được vướng mắc, nhiệm vụ, đánh giá.`, {
        field: row.key,
      });
    const label = row.kind === 'obstacle' ? 'Vướng mắc' : row.kind === 'task' ? 'Nhiệm vụ' : 'Đánh giá';
    return { key: row.key, kind: row.kind, label, about: '', value: row.value, last: null, measureUnit: '', note: row.note, reason: '' };
  });
  return [...kept, ...added];
}

/** A figure that was typed over must not be dropped in silence. */
function sameFigure(row: Row, sent: string | null): string | null {
  if (sent === null || sent === row.value) return row.value;
  throw new Problem(
    'invalid-value',
    `“${row.label}” là số của sổ vốn (${row.value ?? 'chưa có'}), không sửa trong biểu: bỏ trống giá trị; số sai thì nhờ cán bộ tài chính ghi hoặc đảo bút toán, ghi ý kiến ở cột ghi chú.`,
    { field: row.key },
  );
}

/** Digits that a count or a rate of an office can have; more is a slip of the keyboard. */
const NUMBER = /^-?\d{1,15}(\.\d{1,6})?$/;

function cleanValue(row: Row, value: string | null): string | null {
  if (value === null || value.trim() === '') return null;
  if (row.kind !== 'observation') return value.trim();
  if (!NUMBER.test(value))
    throw new Problem(
      'invalid-value',
      `“${row.label}”: “${value.slice(0, 40)}” không phải số; viết dạng 24.86 (dấu chấm thập phân, nhiều nhất 15 chữ số).`,
      {
        field: row.key,
      },
    );
  return value;
}

/** Why the form cannot be handed in, as sentences; empty when it can. */
export function missingRows(rows: readonly Row[]): Problem[] {
  if (rows.length === 0)
    return [
      new Problem('missing-value', 'Báo cáo chưa có nội dung nào; thêm ít nhất một dòng (vướng mắc, nhiệm vụ, đánh giá) rồi nộp.', {
        field: 'rows',
      }),
    ];
  return rows.flatMap((row) => {
    if (row.kind === 'observation' && row.value === null && row.note.trim() === '')
      return [new Problem('missing-value', `“${row.label}” chưa có số; điền số, hoặc ghi lý do ở cột ghi chú.`, { field: row.key })];
    if (row.reason !== '')
      return [
        new Problem('missing-value', `“${row.label}” bị trả lại (“${row.reason}”) và chưa sửa; sửa, hoặc giải trình ở cột ghi chú.`, {
          field: row.key,
        }),
      ];
    return [];
  });
}

/** What the officer should know about a form as it stands. */
export function formHints(rows: readonly Row[]): string[] {
  return rows.length > 0
    ? []
    : [
        'Biểu chưa có dòng nào: sổ chưa có vốn của đơn vị, đơn vị tổng hợp chưa khai chỉ tiêu (trang Chỉ tiêu), kỳ trước không còn vướng mắc. Có thể thêm vướng mắc, nhiệm vụ, đánh giá.',
      ];
}
