/** Every sheet of the workbook, in its order. */
import { foldVietnamese } from '../kernel/vietnamese.ts';
import type { SheetSpec } from './sheet-spec.ts';
import { FUNDING_SHEETS } from './sheets-funding.ts';
import { INDICATOR_SHEETS } from './sheets-indicators.ts';
import { COMMITMENT_SHEET, PAYMENT_SHEET, PLAN_SHEET } from './sheets-money.ts';
import { STEERING_SHEETS } from './sheets-steering.ts';
import { WORKS_SHEETS } from './sheets-works.ts';

export const SHEETS: readonly SheetSpec[] = [
  PLAN_SHEET,
  PAYMENT_SHEET,
  COMMITMENT_SHEET,
  ...INDICATOR_SHEETS,
  ...STEERING_SHEETS,
  ...FUNDING_SHEETS,
  ...WORKS_SHEETS,
];

const BY_NAME = new Map(SHEETS.flatMap((spec) => [[foldVietnamese(spec.name), spec] as const, [spec.key, spec] as const]));

/** The sheet of this name, however it is written, or with this key. */
export function specNamed(name: string): SheetSpec | undefined {
  const folded = foldVietnamese(name);
  return BY_NAME.get(folded) ?? BY_NAME.get(folded.replaceAll(' ', '-'));
}

/** Name of the instruction sheet; its presence says that the file came from `mtqg workbook`. */
export const GUIDE_SHEET = 'Hướng dẫn';
export const LISTS_SHEET = 'Danh mục';
/** Header of the hidden column that carries each row's identity. */
export const ID_HEADER = 'Mã dòng';
