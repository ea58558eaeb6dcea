/** Cells that were typed anew beside their problems. */
import type { ImportProblem, Treatment } from './queries.ts';

/** By sheet and cell; "" stands for a cell that is not changed. */
export type Fixes = Readonly<Record<string, string>>;

export const placeOf = ({ sheet, cell }: Pick<ImportProblem, 'sheet' | 'cell'>) => `${sheet} ${cell}`;
const columnOf = ({ sheet, cell }: Pick<ImportProblem, 'sheet' | 'cell'>) => `${sheet} ${cell?.replace(/\d+$/, '')}`;

/** The corrections to send. `same`: a wrong cell of the same column that holds the same is mended with it. */
export function corrected(problems: readonly ImportProblem[], fixes: Fixes, same: boolean): Treatment['corrections'] {
  const alike = new Map<string, string>();
  if (same)
    for (const problem of problems) {
      const value = fixes[placeOf(problem)];
      if (value !== undefined && value !== '') alike.set(`${columnOf(problem)} ${problem.value}`, value);
    }
  const cells = new Map<string, Treatment['corrections'][number]>();
  for (const problem of problems) {
    const { sheet, cell, value: held } = problem;
    if (sheet === undefined || cell === undefined) continue;
    const own = fixes[placeOf(problem)];
    const value = own !== undefined && own !== '' ? own : alike.get(`${columnOf(problem)} ${held}`);
    if (value !== undefined && value !== held) cells.set(placeOf(problem), { sheet, cell, value });
  }
  return [...cells.values()];
}
