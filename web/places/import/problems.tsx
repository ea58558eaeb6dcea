/** Every wrong cell: where, what stands there, what is wrong and what to do; typed anew in its row where that is offered. */
import { useState } from 'react';
import { Scroll } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { type Fixes, placeOf } from './corrections.ts';
import type { ImportProblem } from './queries.ts';

/** More at once help nobody: they nearly always have one cause. */
const SHOWN = 200;

export function Problems(props: {
  readonly of: readonly ImportProblem[];
  readonly fixes?: Fixes;
  readonly fix?: (fixes: Fixes) => void;
  readonly same?: boolean;
  readonly setSame?: (same: boolean) => void;
}) {
  const { say } = useWords();
  const { of, fixes = {}, fix, same = false, setSame } = props;
  const [column, setColumn] = useState('');
  const columns = [...new Set(of.flatMap(({ field }) => (field === undefined ? [] : [field])))];
  const kept = of.filter(({ field }) => column === '' || field === column);
  const shown = kept.slice(0, SHOWN);
  // Two problems of one cell are mended by one value: the field stands beside the first.
  const first = new Set<ImportProblem>();
  const places = new Set<string>();
  for (const problem of shown)
    if (problem.cell !== undefined && !places.has(placeOf(problem))) {
      places.add(placeOf(problem));
      first.add(problem);
    }
  return (
    <>
      <h2>{say('import.problems')}</h2>
      <div className="tools">
        {columns.length > 1 && (
          <label>
            {say('import.problems.filter')}{' '}
            <select value={column} onChange={(event) => setColumn(event.target.value)}>
              <option value="">
                {say('import.problems.all')} ({of.length})
              </option>
              {columns.map((one) => (
                <option key={one} value={one}>
                  {one} ({of.filter(({ field }) => field === one).length})
                </option>
              ))}
            </select>
          </label>
        )}
        {setSame && (
          <label>
            <input type="checkbox" checked={same} onChange={(event) => setSame(event.target.checked)} /> {say('import.problems.same')}
          </label>
        )}
      </div>
      {kept.length > SHOWN && <p className="quiet">{say('import.problems.first', { shown: SHOWN, total: kept.length })}</p>}
      <Scroll label={say('import.problems')}>
        <table className="plain">
          <thead>
            <tr>
              <th>{say('import.problems.sheet')}</th>
              <th>{say('import.problems.cell')}</th>
              <th>{say('import.problems.column')}</th>
              <th>{say('import.problems.value')}</th>
              <th>{say('import.problems.what')}</th>
              {fix && <th>{say('import.problems.fix')}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map((problem) => (
              <tr key={`${placeOf(problem)} ${problem.row} ${problem.message}`}>
                <td>{problem.sheet}</td>
                <td>{problem.cell ?? problem.row}</td>
                <td>{problem.field}</td>
                <td className="held">{problem.value}</td>
                <td>{problem.message}</td>
                {fix && (
                  <td>
                    {first.has(problem) && (
                      <input
                        className="fix"
                        aria-label={say('import.problems.fixOf', { cell: problem.cell ?? '' })}
                        value={fixes[placeOf(problem)] ?? ''}
                        onChange={(event) => fix({ ...fixes, [placeOf(problem)]: event.target.value })}
                      />
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
