/** Money added to a year's plan late in the year: it may be used until the end of the next one. */
import { toDay } from '../kernel/calendar.ts';
import { effectOf } from '../ledger/fold.ts';
import type { EntryLine } from '../ledger/model.ts';
import { fundName } from './funds.ts';
import type { RuleInput } from './model.ts';

/** Luật Đầu tư công 58/2024/QH15 Đ72 k1 and NĐ 73/2026/NĐ-CP Đ31 k1 điểm a (DOMAIN 9 §7): added after this day of the year … */
const ADDED_AFTER = '09-30';
/** … until this day of the next. */
export const LATE_UNTIL = '12-31';
/** The first year to which these texts apply: the law's first budget year, and NĐ 73/2026 from the settlement of 2025 on. */
const SINCE = 2025;

/** Đồng that came into the scope after 30/9 of its year, by the name of its fund; the lines are those that stand. */
export function addedLate({ unitKeys }: Pick<RuleInput, 'unitKeys'>, lines: readonly EntryLine[]): Map<string, number> {
  const late = new Map<string, number>();
  for (const line of lines) {
    const year = line.to.year;
    // Money of the year itself that grows the plan of the scope: what only moves inside of it, or into a later year, adds nothing.
    if (line.event !== 'assign' && line.event !== 'allocate') continue;
    if (year < SINCE || line.originYear !== year || line.from.year !== year || line.effectiveOn <= toDay(`${year}-${ADDED_AFTER}`))
      continue;
    const added = effectOf(line, 'plan', ({ unit }) => unitKeys.has(unit));
    if (added <= 0) continue;
    const name = fundName({ ...line, execYear: year });
    late.set(name, (late.get(name) ?? 0) + added);
  }
  return late;
}
