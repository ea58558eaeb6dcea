/**
 * Money added to a year's plan late in the year may be used until the end of the next: Luật Đầu tư công 58/2024/QH15 Đ72 k1 and NĐ
 * 73/2026/NĐ-CP Đ31 k1 điểm a (DOMAIN 9 §7).
 */
import { type Day, dayOf } from '../kernel/calendar.ts';

/** The first year to which these texts apply: the law's first budget year, and NĐ 73/2026 from the settlement of 2025 on. */
const SINCE = 2025;

/** Whether money that came on this day is late money of that year. */
export const isAddedLate = (on: Day, year: number): boolean => year >= SINCE && on > dayOf(year, 9, 30);

/** The last day on which money of a year may be paid at all: until 31/01 of the next, late money until its end. */
export const lastPaymentDay = (year: number): Day => (year >= SINCE ? dayOf(year + 1, 12, 31) : dayOf(year + 1, 1, 31));
