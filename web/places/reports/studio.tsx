/** The studio of one report: written, seen as printed, compared, taken back from Word, approved. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Button, Skeleton } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { ApiError } from '../../api/client.ts';
import { useHolds } from '../../parts/roles.ts';
import { Asked, day, UnitName } from '../../parts/small.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useWords } from '../../words/words.tsx';
import { Approval } from './approval.tsx';
import { Preview } from './preview.tsx';
import { type Choice, composed, fileAddress } from './queries.ts';
import { Returned } from './returned.tsx';
import { VIEWS, type View } from './search.ts';
import { Snapshots } from './snapshots.tsx';
import { Versions } from './versions.tsx';
import { Writing } from './writing.tsx';

// With the reader of PDF files, heavier than all the rest.
const Pages = lazy(() => import('./pages.tsx').then((part) => ({ default: part.Pages })));

const FORMATS = ['docx', 'pdf', 'xlsx', 'html', 'md'] as const;

export function Studio() {
  const { say } = useWords();
  const { report } = useParams({ from: '/bao-cao/$report' });
  const { unit, period, asOf } = useSearch({ from: '/bao-cao/$report' });
  return (
    <>
      <p className="no-print">
        <Link to="/bao-cao" search={unit === undefined ? {} : { unit }}>
          {say('reports.back')}
        </Link>
      </p>
      {unit === undefined || period === undefined ? (
        <Alert type="warning" showIcon title={say('reports.missing')} />
      ) : (
        <Composed choice={{ report, unit, period, ...(asOf === undefined ? {} : { asOf }) }} />
      )}
    </>
  );
}

function Composed({ choice }: { choice: Choice }) {
  const { say } = useWords();
  const go = useNavigate();
  const { view = 'write' } = useSearch({ from: '/bao-cao/$report' });
  const [approving, setApproving] = useState(false);
  const query = useQuery(composed(choice));
  const leads = useHolds()('leader');
  const show = (key: View) => void go({ to: '.', search: (old) => ({ ...old, view: key }) });
  return (
    <>
      <Slow query={query} />
      {query.error instanceof ApiError && query.error.code === 'no-data' && <p>{say('reports.noData')}</p>}
      <Asked query={query}>
        {(data) => (
          <>
            <h1>{data.document.subject}</h1>
            <p>
              <UnitName of={choice.unit} on={data.document.asOf} /> · {choice.period} · {day(data.document.asOf)}
            </p>
            <div className="tools">
              {FORMATS.map((format) => (
                <a key={format} href={fileAddress(choice, format)} download>
                  {format.toUpperCase()}
                </a>
              ))}
              {leads && (
                <Button type="primary" onClick={() => setApproving(true)}>
                  {say('reports.approve')}
                </Button>
              )}
            </div>
            <Tabs
              label={say('reports.views')}
              tabs={VIEWS.map((key) => ({ key, title: say(`reports.view.${key}`) }))}
              chosen={view}
              choose={show}
            />
            {view === 'write' && <Writing choice={choice} data={data} />}
            {view === 'preview' && <Preview choice={choice} />}
            {view === 'pages' && (
              <Suspense fallback={<Skeleton active paragraph={{ rows: 12 }} />}>
                <Pages choice={choice} asText={() => show('preview')} />
              </Suspense>
            )}
            {view === 'versions' && <Versions choice={choice} now={data.document} />}
            {view === 'returned' && <Returned choice={choice} />}
            <Snapshots unit={choice.unit} period={choice.period} />
            {approving && <Approval choice={choice} data={data} close={() => setApproving(false)} />}
          </>
        )}
      </Asked>
    </>
  );
}

/** Says so when composing takes long, the first time and again after a change. */
function Slow({ query }: { query: UseQueryResult }) {
  const { say } = useWords();
  const [isSlow, setSlow] = useState(false);
  const isWorking = query.isFetching;
  useEffect(() => {
    setSlow(false);
    if (!isWorking) return;
    const timer = setTimeout(() => setSlow(true), 1_000);
    return () => clearTimeout(timer);
  }, [isWorking]);
  return (
    <p role="status" className="quiet">
      {isSlow && say('reports.composing')}
    </p>
  );
}
