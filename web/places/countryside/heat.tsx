/** How many criteria of a set each commune meets, day after day: a table that is also a heat map. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { criteriaSets } from '../../api/queries.ts';
import { recordsOf } from '../../parts/records/calls.ts';
import { CRITERIA_RESULTS } from '../../parts/records/kinds.ts';
import { Asked, day, Scroll, UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { type CriteriaFact, matrixOf } from './matrix.ts';

export function Heat({ unit }: { unit: string }) {
  const { say } = useWords();
  const { data: known } = useQuery(criteriaSets);
  const [asked, setAsked] = useState('');
  return (
    <Asked query={useQuery(recordsOf(CRITERIA_RESULTS.path, unit))}>
      {(records) => {
        const facts = records.map(({ unit: of, effectiveOn, data }) => ({ unit: of, effectiveOn, ...data })) as unknown as CriteriaFact[];
        const sets = [...new Set(facts.map((fact) => fact.set))];
        const set = sets.find((one) => one === asked) ?? sets[0];
        if (set === undefined) return <p className="quiet">{say('countryside.none')}</p>;
        const row = known?.items.find((one) => one['code'] === set);
        const total = Number(row?.['total'] ?? row?.['criteria'] ?? 0);
        const { days, rows } = matrixOf(facts, set);
        return (
          <>
            {sets.length > 1 && (
              <div className="tools">
                <label>
                  {say('record.set')}{' '}
                  <select value={set} onChange={(event) => setAsked(event.target.value)}>
                    {sets.map((one) => (
                      <option key={one} value={one}>
                        {String(known?.items.find((item) => item['code'] === one)?.['name'] ?? one)}
                      </option>
                    ))}
                  </select>
                </label>
              </div>
            )}
            <Scroll label={say('countryside.matrix')}>
              <table className="plain">
                <caption className="quiet">{String(row?.['name'] ?? set)}</caption>
                <thead>
                  <tr>
                    <th>{say('record.unit')}</th>
                    {days.map((one) => (
                      <th key={one} className="figure">
                        {day(one)}
                      </th>
                    ))}
                    <th>{say('record.newly')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ unit: of, met, newly }) => (
                    <tr key={of}>
                      <td>
                        <UnitName of={of} />
                      </td>
                      {met.map((count, index) => (
                        <td key={days[index]} className={`figure heat-${heatOf(count, total)}`}>
                          {count === null ? '' : total > 0 ? `${count}/${total}` : count}
                        </td>
                      ))}
                      <td className="wrapped">{newly.join('; ')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </>
        );
      }}
    </Asked>
  );
}

/** 0 (none) to 4 (all); text stays dark on each. */
function heatOf(count: number | null, total: number): number {
  if (count === null || total <= 0) return 0;
  return count >= total ? 4 : Math.floor((count / total) * 4);
}
