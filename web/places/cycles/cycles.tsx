/** Kỳ báo cáo: every cycle that the person consolidates or hands in to, and the way to open one. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { cycles, me } from '../../api/queries.ts';
import { Asked, day, Scroll, State, UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';

const OpenCycle = lazy(() => import('./open-cycle.tsx').then(({ OpenCycle: component }) => ({ default: component })));

export function Cycles() {
  const { say } = useWords();
  const [opening, setOpening] = useState(false);
  const { data: who } = useQuery(me);
  const mayOpen = who?.grants.some((grant) => grant.role === 'consolidator' || grant.role === 'administrator');
  return (
    <>
      <h1>{say('place.cycles')}</h1>
      {mayOpen && (
        <div className="tools">
          <Button type="primary" onClick={() => setOpening(true)}>
            {say('cycles.open')}
          </Button>
        </div>
      )}
      {opening && (
        <Suspense>
          <OpenCycle close={() => setOpening(false)} />
        </Suspense>
      )}
      <Asked query={useQuery(cycles)}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say('cycles.none')}</p>
          ) : (
            <Scroll label={say('place.cycles')}>
              <table className="plain">
                <thead>
                  <tr>
                    <th>{say('column.title')}</th>
                    <th>{say('column.unit')}</th>
                    <th>{say('column.period')}</th>
                    <th>{say('column.due')}</th>
                    <th>{say('column.state')}</th>
                    <th className="figure">{say('column.waiting')}</th>
                    <th className="figure">{say('column.late')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.id}>
                      <td>
                        <Link to="/ky-bao-cao/$cycle" params={{ cycle: one.id }}>
                          {one.title}
                        </Link>
                      </td>
                      <td>
                        <UnitName of={one.unit} />
                      </td>
                      <td>{one.period}</td>
                      <td>{day(one.due)}</td>
                      <td>
                        <State of={one.state} />
                      </td>
                      <td className="figure">{one.waiting}</td>
                      <td className={one.late > 0 ? 'figure late' : 'figure'}>{one.late}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Asked>
    </>
  );
}
