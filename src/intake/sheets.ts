/** Every sheet of the workbook, in its order. */
import type { SheetSpec } from './sheet-spec.ts';
import { COMMITMENT_SHEET, PAYMENT_SHEET, PLAN_SHEET } from './sheets-money.ts';
import { RECORD_SHEETS } from './sheets-records.ts';

export const SHEETS: readonly SheetSpec[] = [PLAN_SHEET, PAYMENT_SHEET, COMMITMENT_SHEET, ...RECORD_SHEETS];

/** Name of the instruction sheet; its presence says that the file came from `mtqg workbook`. */
export const GUIDE_SHEET = 'Hướng dẫn';
export const LISTS_SHEET = 'Danh mục';
/** Header of the hidden column that carries each row's identity. */
export const ID_HEADER = 'Mã dòng';
