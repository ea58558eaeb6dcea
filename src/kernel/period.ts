/**
 * Reporting periods. Default cut-off days are those of Nghị định 09/2019/NĐ-CP (DOMAIN part 9 §8): a month runs from the 15th of
 * the month before to the 14th, a half-year from 15/12 to 14/6 and from 15/6 to 14/12. A catalogue row may overlay them.
 */
import { type Day, dayOf } from './calendar.ts';
import { Problem } from './problem.ts';

export type PeriodKind = 'half' | 'year' | 'quarter' | 'month';

export interface Period {
  /** "2023-H1", "2023", "2023-Q2", "2023-M05". */
  readonly code: string;
  readonly kind: PeriodKind;
  readonly year: number;
  /** 1–2, 1, 1–4 or 1–12 within the year. */
  readonly ordinal: number;
  readonly dataFrom: Day;
  readonly dataTo: Day;
  /** Latest day to hand in to the next level (25th of the last month, NĐ 09/2019 Đ13 k1, for provinces; an office overlays its own). */
  readonly due: Day;
  /** "6 tháng đầu năm 2023" */
  readonly label: string;
}

const FORM = /^(\d{4})(?:-(H[12]|Q[1-4]|M(?:0[1-9]|1[0-2])))?$/;

/** @throws Problem invalid-period */
export function parsePeriod(code: string): Period {
  const match = FORM.exec(code.trim());
  const year = Number(match?.[1]);
  if (!match || year < 1990 || year > 2100) {
    throw new Problem(
      'invalid-period',
      `Kỳ báo cáo “${code}” không đúng dạng; viết 2023-H1 (6 tháng đầu năm), 2023-H2, 2023-Q1…Q4, 2023-M01…M12 hoặc 2023 (cả năm).`,
    );
  }
  const part = match[2] ?? '';
  if (part === '') return make(code.trim(), 'year', year, 1, 1, 12, `năm ${year}`);
  const ordinal = Number(part.slice(1));
  if (part.startsWith('H')) {
    return make(
      code.trim(),
      'half',
      year,
      ordinal,
      ordinal * 6 - 5,
      ordinal * 6,
      ordinal === 1 ? `6 tháng đầu năm ${year}` : `6 tháng cuối năm ${year}`,
    );
  }
  if (part.startsWith('Q'))
    return make(
      code.trim(),
      'quarter',
      year,
      ordinal,
      ordinal * 3 - 2,
      ordinal * 3,
      `quý ${['I', 'II', 'III', 'IV'][ordinal - 1]} năm ${year}`,
    );
  return make(code.trim(), 'month', year, ordinal, ordinal, ordinal, `tháng ${ordinal} năm ${year}`);
}

function make(code: string, kind: PeriodKind, year: number, ordinal: number, firstMonth: number, lastMonth: number, label: string): Period {
  const dataFrom = firstMonth === 1 ? dayOf(year - 1, 12, 15) : dayOf(year, firstMonth - 1, 15);
  return { code, kind, year, ordinal, dataFrom, dataTo: dayOf(year, lastMonth, 14), due: dayOf(year, lastMonth, 25), label };
}

/** The period that follows: 2023-H1 → 2023-H2 → 2024-H1. */
export function nextPeriod(period: Period): Period {
  const perYear = { half: 2, year: 1, quarter: 4, month: 12 }[period.kind];
  const year = period.ordinal === perYear ? period.year + 1 : period.year;
  const ordinal = period.ordinal === perYear ? 1 : period.ordinal + 1;
  return parsePeriod(codeOf(period.kind, year, ordinal));
}

function codeOf(kind: PeriodKind, year: number, ordinal: number): string {
  if (kind === 'year') return `${year}`;
  if (kind === 'half') return `${year}-H${ordinal}`;
  return kind === 'quarter' ? `${year}-Q${ordinal}` : `${year}-M${String(ordinal).padStart(2, '0')}`;
}
