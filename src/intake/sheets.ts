/** Every sheet of the workbook, in its order. */
import type { SheetSpec } from './sheet-spec.ts';
import { INDICATOR_SHEETS } from './sheets-indicators.ts';
import { COMMITMENT_SHEET, PAYMENT_SHEET, PLAN_SHEET } from './sheets-money.ts';
import { STEERING_SHEETS } from './sheets-steering.ts';

export const SHEETS: readonly SheetSpec[] = [PLAN_SHEET, PAYMENT_SHEET, COMMITMENT_SHEET, ...INDICATOR_SHEETS, ...STEERING_SHEETS];

/** Name of the instruction sheet; its presence says that the file came from `mtqg workbook`. */
export const GUIDE_SHEET = 'Hướng dẫn';
export const LISTS_SHEET = 'Danh mục';
/** Header of the hidden column that carries each row's identity. */
export const ID_HEADER = 'Mã dòng';
