/** The lowest tier of government: communes, wards, townships, special zones. Villages are no tier. */
import type { Day } from '../kernel/calendar.ts';
import type { Catalogue } from './catalogue.ts';
import type { Unit, UnitType } from './model.ts';

const COMMUNE_TYPES: readonly UnitType[] = ['xa', 'phuong', 'thi-tran', 'dac-khu'];

export const isCommuneType = (type: UnitType): boolean => COMMUNE_TYPES.includes(type);

/** Communes below a unit on a day, however many tiers lie between; a commune has none below it. */
export function communesUnder(catalogue: Catalogue, code: string, on: Day): Unit[] {
  return catalogue.unitsUnder(code, on).filter((unit) => isCommuneType(unit.type) && unit.code !== code);
}
