/** Counted lists and spans of days → findings. */
import { writeNumberWords } from '../kernel/number-words.ts';
import type { Found } from './found.ts';
import type { CountCheck } from './relations/counts.ts';
import type { DurationCheck } from './relations/durations.ts';

export function countFindings(checks: readonly CountCheck[]): Found[] {
  return checks
    .filter((one) => !one.held)
    .map(({ figure, named, sure, items }) => {
      const right = writtenLike(figure.printed, named);
      return {
        rule: 'count' as const,
        severity: sure ? ('error' as const) : ('warning' as const),
        message: `Ghi ${figure.printed} ${figure.unit?.name ?? ''} nhưng chỉ ra ${right}${items.length > 0 && items.length <= 12 ? ` (${items.join('; ')})` : ''}; sửa số đếm hoặc danh sách.`,
        spots: [{ piece: figure.block, start: figure.start, end: figure.end }],
        stated: figure.printed,
        expected: right,
      };
    });
}

/** "05" for "06", "Ba" for "Bốn", "12" for "13". */
function writtenLike(printed: string, value: number): string {
  if (/^\p{L}/u.test(printed)) return writeNumberWords(value, { capital: /^\p{Lu}/u.test(printed) });
  return /^0\d/u.test(printed) && value < 10 ? `0${value}` : `${value}`;
}

export function durationFindings(checks: readonly DurationCheck[]): Found[] {
  return checks
    .filter((one) => !one.held)
    .map(({ figure, from, to, counted, sure }) => ({
      rule: 'duration' as const,
      severity: sure ? ('error' as const) : ('warning' as const),
      message: `Ghi ${figure.printed} ${figure.unit?.name ?? ''} nhưng từ ${from.day}/${from.month}/${from.year} đến ${to.day}/${to.month}/${to.year} là ${counted} ${figure.unit?.name ?? ''} (tính cả ngày đầu và ngày cuối).`,
      spots: [
        { piece: figure.block, start: figure.start, end: figure.end },
        { piece: figure.block, start: from.start, end: from.end },
      ],
      stated: figure.printed,
      expected: `${counted}`,
    }));
}
