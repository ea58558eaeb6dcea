/** Lines of the ledger as rows for people: the same columns in CSV, JSON and XLSX. Pure. */
import type { EntryLine } from './model.ts';

export const EXPORT_COLUMNS = [
  ['home', 'Sổ'],
  ['seq', 'Số bút toán'],
  ['lineNo', 'Dòng'],
  ['event', 'Sự kiện'],
  ['effectiveOn', 'Ngày phát sinh'],
  ['bookedOn', 'Ngày ghi sổ'],
  ['document', 'Văn bản'],
  ['component', 'Nội dung'],
  ['source', 'Nguồn vốn'],
  ['kind', 'Loại vốn'],
  ['originYear', 'Năm vốn'],
  ['fromUnit', 'Từ đơn vị'],
  ['fromYear', 'Từ năm'],
  ['fromStage', 'Từ trạng thái'],
  ['toUnit', 'Đến đơn vị'],
  ['toYear', 'Đến năm'],
  ['toStage', 'Đến trạng thái'],
  ['amount', 'Số tiền (đồng)'],
] as const;

export function exportRow(line: EntryLine): (string | number)[] {
  const { from, to } = line;
  const flat: Readonly<Record<(typeof EXPORT_COLUMNS)[number][0], string | number>> = {
    home: line.home,
    seq: line.seq,
    lineNo: line.lineNo,
    event: line.event,
    effectiveOn: line.effectiveOn,
    bookedOn: line.bookedOn,
    document: line.document,
    component: line.component,
    source: line.source,
    kind: line.kind,
    originYear: line.originYear,
    fromUnit: from.unit,
    fromYear: from.year,
    fromStage: from.stage,
    toUnit: to.unit,
    toYear: to.year,
    toStage: to.stage,
    amount: line.amount,
  };
  return EXPORT_COLUMNS.map(([name]) => flat[name]);
}
