/** Cells of one row → values by column key: numbers, days, codes looked up on the day of the row. Every problem is reported at its cell. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Unit } from '../catalogue/model.ts';
import { type Day, parseDay } from '../kernel/calendar.ts';
import { amountFromNumber, parseAmount, SCALE_NAMES, type Scale } from '../kernel/money.ts';
import { parsePeriod } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { cleanText, foldVietnamese } from '../kernel/vietnamese.ts';
import { fundDay } from '../ledger/events.ts';
import type { RawCell } from './raw.ts';
import type { Layout } from './sheet-layout.ts';
import type { ColumnSpec, ParsedRow, SheetSpec } from './sheet-spec.ts';

export const textOf = (cell: RawCell | undefined): string => {
  if (!cell || cell.type === 'empty') return '';
  if (cell.type === 'number')
    return String(cell.value).includes('e')
      ? cell.value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 10 })
      : String(cell.value);
  return cell.type === 'percent' ? String(cell.value) : cell.value;
};

type Value = string | number | string[] | { readonly code: string } | null;

export function identityText(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(';');
  return typeof value === 'object' ? value.code : String(value);
}

export function parseCells(
  spec: SheetSpec,
  cells: ReadonlyMap<string, RawCell | undefined>,
  layout: Layout,
  catalogue: Catalogue,
  wrong: (problem: Problem, key: string) => void,
  covered: (key: string) => string | null,
): Map<string, Value> {
  const values = new Map<string, Value>();
  const bad = new Set<ColumnSpec['type']>();
  const attempt = (column: ColumnSpec, parse: (cell: RawCell, text: string) => Value) => {
    const cell = cells.get(column.key) ?? { type: 'empty' as const };
    values.set(column.key, null);
    try {
      if (cell.type === 'error')
        throw new Problem('invalid-value', `ô có lỗi ${cell.value} của bảng tính; sửa công thức hoặc nhập giá trị.`);
      if (cell.type === 'formula')
        throw new Problem(
          'invalid-value',
          `công thức “=${cell.value}” chưa có kết quả; mở tệp bằng Excel hoặc LibreOffice, lưu lại để tính, rồi nhập.`,
        );
      if (cell.type === 'empty') {
        if (column.required)
          throw new Problem('missing-value', covered(column.key) ?? `ô trống; cột “${column.header}” bắt buộc phải có, hãy điền.`);
        return;
      }
      values.set(column.key, parse(cell, textOf(cell)));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      bad.add(column.type);
      wrong(error, column.key);
    }
  };
  const LATER = new Set(['unit', 'units', 'component', 'source', 'kind']);
  for (const column of spec.columns) if (!LATER.has(column.type)) attempt(column, (cell, text) => parseValue(column, cell, text, layout));
  // Codes and names are looked up on the day of the row: the same code names different units at different dates.
  const on =
    spec.dayOf({
      day: (key) => (typeof values.get(key) === 'string' ? (values.get(key) as Day) : null),
      number: (key) => (typeof values.get(key) === 'number' ? (values.get(key) as number) : null),
    }) ?? periodDay(values);
  // On an unknown day every code would be wrong too: the day is what is to be mended first.
  if (on === null && (bad.has('day') || bad.has('year') || bad.has('period'))) return values;
  const execYear = values.get('execYear') ?? values.get('year') ?? values.get('originYear');
  const fundOn = on !== null && typeof execYear === 'number' ? fundDay(on, execYear) : on;
  for (const column of spec.columns) {
    if (!LATER.has(column.type)) continue;
    attempt(column, (_cell, text) => resolve(column, text, column.key === 'component' || column.key === 'source' ? fundOn : on, catalogue));
  }
  return values;
}

function periodDay(values: ReadonlyMap<string, Value>): Day | null {
  const period = values.get('period');
  if (typeof period !== 'string') return null;
  const { dataFrom, year, kind, ordinal } = parsePeriod(period);
  // A period's own first month, not the cut-off of the month before.
  return kind === 'half' ? (`${year}-${ordinal === 1 ? '01' : '07'}-01` as Day) : dataFrom;
}

/** "200.000" is two hundred thousand, as in amounts, never two hundred. NaN where it is no whole number. */
function wholeFrom(text: string, isYear: boolean): number {
  if (/^\d+$/.test(text)) return Number(text);
  return !isYear && /^\d{1,3}(?:[.\s]\d{3})+$/.test(text) ? Number(text.replace(/[.\s]/g, '')) : Number.NaN;
}

function parseValue(column: ColumnSpec, cell: RawCell, text: string, layout: Layout): Value {
  switch (column.type) {
    case 'day':
      if (cell.type === 'day') return cell.value;
      if (cell.type === 'text') return parseDay(cell.value);
      throw new Problem('invalid-date', `“${text}” không phải ngày; nhập dạng 30/06/2023.`);
    case 'amount': {
      const scale = layout.scale ?? 1;
      if (cell.type === 'percent')
        throw new Problem(
          'invalid-amount',
          `ô đang ở định dạng phần trăm (${Number((cell.value * 100).toPrecision(12))
            .toString()
            .replace('.', ',')}%), không phải số tiền; nhập số tiền.`,
        );
      if (cell.type === 'day')
        throw new Problem('invalid-amount', `ô đang là ngày (${text}), không phải số tiền; đổi định dạng ô và nhập số tiền.`);
      const amount = cell.type === 'number' ? amountFromNumber(cell.value, scale) : amountFromText(text, scale);
      if (amount < 0)
        throw new Problem('invalid-amount', `số tiền âm (${text}); giảm hoặc thu hồi thì chọn nghiệp vụ tương ứng và nhập số dương.`);
      if (amount === 0) throw new Problem('invalid-amount', 'số tiền bằng 0; xoá dòng nếu không có phát sinh.');
      return amount;
    }
    case 'decimal': {
      if (cell.type === 'number') return textOf(cell);
      if (cell.type === 'percent') return String(Number((cell.value * 100).toPrecision(12)));
      const written = text
        .replace(/\s*%$/, '')
        .replace(/\.(?=\d{3}(\D|$))/g, '')
        .replace(',', '.');
      if (!/^-?\d+(\.\d+)?$/.test(written)) throw new Problem('invalid-value', `“${text}” không phải số; viết như 24,86.`);
      return written;
    }
    case 'int':
    case 'year': {
      const number = cell.type === 'number' ? cell.value : wholeFrom(text, column.type === 'year');
      if (!Number.isSafeInteger(number) || number < 0)
        throw new Problem('invalid-value', `“${text}” không phải số nguyên không âm; viết như 1250 hoặc 1.250.`);
      if (column.type === 'year' && (number < 1990 || number > 2100))
        throw new Problem('invalid-date', `“${text}” không phải năm; viết bốn chữ số, ví dụ 2023.`);
      return number;
    }
    case 'period':
      return parsePeriod(text).code;
    case 'choice': {
      const choices = Object.entries(column.choices ?? {});
      const found = choices.find(([label, code]) => foldVietnamese(label) === foldVietnamese(text) || code === text);
      if (!found)
        throw new Problem(
          'invalid-value',
          `“${text}” không có trong danh sách; chọn một trong: ${choices.map(([label]) => label).join(', ')}.`,
        );
      return found[1];
    }
    case 'list':
      return listed(text);
    case 'long-text':
      return text.trim();
    default:
      return cell.type === 'day' ? text : cleanText(text);
  }
}

/** A number typed as text may be any length; out of range, the scale is what is usually wrong. */
function amountFromText(text: string, scale: Scale): number {
  try {
    // Spreadsheets set to French or English group digits by spaces that do not break.
    return parseAmount(text.replace(/[\u00a0\u202f]/g, ' '), scale);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'amount-out-of-range') throw error;
    throw new Problem(
      error.code,
      `“${text}” ${SCALE_NAMES[scale]} vượt giới hạn 9.007.199.254.740.991 đồng; kiểm tra lại số và đơn vị tính của trang.`,
    );
  }
}

/** "614@30/06/2025": the unit of that code or name on that day, when an ended unit hands over what it still holds. */
function unitOf(text: string, day: Day, catalogue: Catalogue): Unit {
  const at = text.lastIndexOf('@');
  return at < 0 ? catalogue.resolveUnit(text, day) : catalogue.resolveUnit(text.slice(0, at), parseDay(text.slice(at + 1)));
}

const listed = (text: string): string[] =>
  text
    .split(/\s*[;\n]\s*/)
    .map(cleanText)
    .filter((part) => part !== '');

function resolve(column: ColumnSpec, written: string, on: Day | null, catalogue: Catalogue): Value {
  const day = on ?? ('2023-01-01' as Day);
  const text = cleanText(written);
  switch (column.type) {
    case 'unit':
      return unitOf(text, day, catalogue);
    case 'units':
      return listed(written).map((one) => {
        const unit = unitOf(one, day, catalogue);
        return one.includes('@') ? catalogue.unitKey(unit) : unit.code;
      });
    case 'component':
      return catalogue.resolveComponent(text, day);
    case 'source':
      return catalogue.resolveSource(text, day);
    default:
      return catalogue.resolveKind(text, day);
  }
}

export function rowView(values: ReadonlyMap<string, Value>, wrong: (problem: Problem, key?: string) => void): ParsedRow {
  const coded = <T>(key: string) => {
    const value = values.get(key);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as unknown as T) : null;
  };
  return {
    text: (key) => (typeof values.get(key) === 'string' ? (values.get(key) as string) : ''),
    day: (key) => (typeof values.get(key) === 'string' ? (values.get(key) as Day) : null),
    number: (key) => (typeof values.get(key) === 'number' ? (values.get(key) as number) : null),
    list: (key) => (Array.isArray(values.get(key)) ? (values.get(key) as string[]) : []),
    unit: coded,
    component: coded,
    source: coded,
    kind: coded,
    wrong,
  };
}
