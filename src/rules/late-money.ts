/** How much money was added late to the plans of a scope (ledger/late-money.ts says what that is). */
import { effectOf } from '../ledger/fold.ts';
import { isAddedLate } from '../ledger/late-money.ts';
import type { EntryLine } from '../ledger/model.ts';
import { fundName } from './funds.ts';
import type { RuleInput } from './model.ts';

/** Đồng that came into the scope after 30/9 of its year, by the name of its fund; the lines are those that stand. */
export function addedLate({ unitKeys }: Pick<RuleInput, 'unitKeys'>, lines: readonly EntryLine[]): Map<string, number> {
  const late = new Map<string, number>();
  for (const line of lines) {
    const year = line.to.year;
    // Money of the year itself that grows the plan of the scope: what only moves inside of it, or into a later year, adds nothing.
    if (line.event !== 'assign' && line.event !== 'allocate') continue;
    if (line.originYear !== year || line.from.year !== year || !isAddedLate(line.effectiveOn, year)) continue;
    const added = effectOf(line, 'plan', ({ unit }) => unitKeys.has(unit));
    if (added <= 0) continue;
    const name = fundName({ ...line, execYear: year });
    late.set(name, (late.get(name) ?? 0) + added);
  }
  return late;
}
