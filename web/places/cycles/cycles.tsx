/** Kỳ báo cáo: every cycle that the person consolidates or hands in to, and the way to open one. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { cycles } from '../../api/queries.ts';
import { useHolds } from '../../parts/roles.ts';
import { Asked } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { CycleTable } from './cycle-table.tsx';

const OpenCycle = lazy(() => import('./open-cycle.tsx').then(({ OpenCycle: component }) => ({ default: component })));

export function Cycles() {
  const { say } = useWords();
  const [opening, setOpening] = useState(false);
  const mayOpen = useHolds()('consolidator', 'administrator');
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
            <CycleTable
              of={items}
              label={say('place.cycles')}
              more={[
                { word: 'column.waiting', figure: true, cell: (one) => one.waiting },
                {
                  word: 'column.late',
                  figure: true,
                  cell: (one) => (one.late > 0 ? <span className="late">{one.late}</span> : 0),
                },
              ]}
            />
          )
        }
      </Asked>
    </>
  );
}
