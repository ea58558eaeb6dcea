/** What an accepted submission states about its unit, as records. Pure. */
import type { Day } from '../kernel/calendar.ts';
import type { NewRecord, StoredRecord } from '../records/model.ts';
import type { Cycle, Row, Submission } from './model.ts';

/**
 * Accepted numbers and sentences become facts of the unit; a fact that stands under the same indicator and year gets a new version.
 * `held`: the observations that stand now; `year`, `dataTo` of the cycle's period.
 */
export function acceptedRecords(
  { id, unit }: Pick<Submission, 'id' | 'unit'>,
  cycle: Pick<Cycle, 'id' | 'period'>,
  rows: readonly Row[],
  held: readonly StoredRecord[],
  { year, dataTo }: { readonly year: number; readonly dataTo: Day },
): NewRecord[] {
  return rows.flatMap((row): NewRecord[] => {
    if (row.value === null) return [];
    if (row.kind === 'observation') {
      const same = held.find(({ unit: owner, data }) => {
        const { indicator, year: of } = data as { indicator: string; year: number };
        return owner === unit && indicator === row.about && of === year;
      });
      // The same number is no news: its day and document stay as they were entered.
      if (same && (same.data as { value: string }).value === row.value) return [];
      const data = { indicator: row.about, year, value: row.value, document: '' };
      return [{ kind: 'observation', key: same?.key ?? `${cycle.id}:${unit}:${row.about}`, unit, effectiveOn: dataTo, data }];
    }
    // What the form was filled in with stands already.
    if (row.value === row.last) return [];
    const about = { kind: row.kind, key: `${id}:${row.key}`, unit, effectiveOn: dataTo };
    const common = { period: cycle.period, order: rows.indexOf(row), content: row.value };
    switch (row.kind) {
      case 'obstacle': {
        const rest = { group: 'khac', component: '', legalReason: '', proposal: row.note, responsible: '', due: null, state: 'open' };
        return [{ ...about, data: { ...common, ...rest } }];
      }
      case 'task':
        return [{ ...about, data: { ...common, owner: '', due: null, state: 'todo', carriedFrom: '' } }];
      case 'assessment':
        return [{ ...about, data: { ...common, group: 'ket-qua' } }];
      default:
        return [];
    }
  });
}
