/** Nguồn vốn: where capital stands, one decision assigned and shared out, two decisions compared, the book, what was reported, closing. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { book as bookQuery } from '../../parts/money/book.ts';
import { type MoneyScope, ScopeTools, useMoneyScope } from '../../parts/money/scope.tsx';
import { useHolds } from '../../parts/roles.ts';
import { Asked } from '../../parts/small.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { useWords } from '../../words/words.tsx';
import { Allocate } from './allocate.tsx';
import { CapitalBoard } from './board.tsx';
import { Closing } from './closing.tsx';
import { Compare } from './compare.tsx';
import { By, dimensionsOf } from './dimensions.tsx';
import { Lines } from './lines.tsx';
import { Opened, placeOf } from './opened.tsx';
import { Reported } from './reported.tsx';

const VIEWS = ['bang', 'quyet-dinh', 'so-sanh', 'so', 'da-bao-cao', 'khoa-so'] as const;
type View = (typeof VIEWS)[number];
/** Views that are not of one year. */
const OF_ALL_YEARS: readonly View[] = ['so', 'so-sanh'];
/** Views by dimensions that are chosen. */
const BY_DIMENSIONS: readonly View[] = ['bang', 'da-bao-cao'];

export function Capital() {
  const { say } = useWords();
  const search = useSearch({ from: '/nguon-von' });
  const go = useNavigate({ from: '/nguon-von' });
  const posts = useHolds()('finance-officer');
  const scope = useMoneyScope(search);
  const view = VIEWS.find((one) => one === search.view) ?? 'bang';
  const place = placeOf(search.entry);
  return (
    <>
      <h1>{say('place.capital')}</h1>
      {scope === null ? (
        <p className="quiet">{say('overview.needUnit')}</p>
      ) : (
        <>
          <Tabs
            label={say('place.capital')}
            tabs={VIEWS.map((one) => ({ key: one, title: say(`capital.view.${one}`) }))}
            chosen={view}
            choose={(next) => void go({ search: (old) => ({ ...old, view: next }) })}
          />
          <div className="tools">
            {view === 'khoa-so' ? (
              <UnitSelect unit={scope.unit} choose={(unit) => void go({ search: (old) => ({ ...old, unit }) })} />
            ) : (
              <ScopeTools
                scope={scope}
                allYears={OF_ALL_YEARS.includes(view)}
                choose={(next) => void go({ search: (old) => ({ ...old, ...next }) })}
              />
            )}
            {BY_DIMENSIONS.includes(view) && (
              <By by={dimensionsOf(search.by)} choose={(by) => void go({ search: (old) => ({ ...old, by: by.join(',') }) })} />
            )}
          </div>
          <Shown view={view} scope={scope} posts={posts} />
        </>
      )}
      {place && (
        <Opened place={place} close={() => void go({ search: ({ entry: _, ...old }) => old, resetScroll: false })} mayReverse={posts} />
      )}
    </>
  );
}

function Shown({ view, scope, posts }: { view: View; scope: MoneyScope; posts: boolean }) {
  const { say } = useWords();
  const search = useSearch({ from: '/nguon-von' });
  const go = useNavigate({ from: '/nguon-von' });
  const book = useQuery({ ...bookQuery(scope.unit), enabled: view === 'quyet-dinh' });
  const change = (next: Partial<Pick<typeof search, 'first' | 'second' | 'until' | 'entry'>>) =>
    void go({
      // What is emptied leaves the address.
      search: (old) => Object.fromEntries(Object.entries({ ...old, ...next }).filter(([, value]) => value !== '')),
      resetScroll: false,
    });
  const open = (entry: string) => change({ entry });
  const by = dimensionsOf(search.by);
  switch (view) {
    case 'bang':
      return <CapitalBoard scope={scope} by={by} />;
    case 'so':
      return <Lines scope={scope} open={open} />;
    case 'so-sanh':
      return <Compare key={scope.unit} scope={scope} first={search.first} second={search.second} choose={change} open={open} />;
    case 'da-bao-cao':
      return <Reported scope={scope} by={by} until={search.until} choose={(until) => change({ until })} open={open} />;
    case 'khoa-so':
      return <Closing unit={scope.unit} />;
    case 'quyet-dinh':
      if (!posts) return <p className="quiet">{say('allocation.notYours')}</p>;
      return <Asked query={book}>{(data) => <Allocate key={`${scope.unit} ${scope.year}`} book={data} scope={scope} />}</Asked>;
  }
}
