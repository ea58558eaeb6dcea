/** Nguồn vốn: where capital stands, one decision assigned and shared out, the book. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { book as bookQuery } from '../../parts/money/book.ts';
import { type MoneyScope, ScopeTools, useMoneyScope } from '../../parts/money/scope.tsx';
import { useHolds } from '../../parts/roles.ts';
import { Asked } from '../../parts/small.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { useWords } from '../../words/words.tsx';
import { Allocate } from './allocate.tsx';
import { CapitalBoard, DIMENSIONS, type Dimension } from './board.tsx';
import { Lines } from './lines.tsx';

const VIEWS = ['bang', 'quyet-dinh', 'so'] as const;
type View = (typeof VIEWS)[number];

export function Capital() {
  const { say } = useWords();
  const search = useSearch({ from: '/nguon-von' });
  const go = useNavigate({ from: '/nguon-von' });
  const scope = useMoneyScope(search);
  const view = VIEWS.find((one) => one === search.view) ?? 'bang';
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
            <ScopeTools scope={scope} allYears={view === 'so'} choose={(next) => void go({ search: (old) => ({ ...old, ...next }) })} />
            {view === 'bang' && <By by={bys(search.by)} choose={(by) => void go({ search: (old) => ({ ...old, by: by.join(',') }) })} />}
          </div>
          <Shown view={view} scope={scope} />
        </>
      )}
    </>
  );
}

/** The dimensions of the address; by programme and kind to begin with. */
function bys(text: string | undefined): Dimension[] {
  const found = (text ?? '').split(',').flatMap((name) => DIMENSIONS.find((one) => one === name) ?? []);
  return found.length > 0 ? [...new Set(found)].slice(0, 2) : ['programme', 'kind'];
}

function By({ by: [first = 'programme', second], choose }: { by: readonly Dimension[]; choose: (by: Dimension[]) => void }) {
  const { say } = useWords();
  return (
    <>
      <label>
        {say('capital.by')}{' '}
        <select value={first} onChange={(event) => choose([event.target.value as Dimension, ...(second ? [second] : [])])}>
          {DIMENSIONS.map((one) => (
            <option key={one} value={one}>
              {say(`dimension.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('capital.by.second')}{' '}
        <select
          value={second ?? ''}
          onChange={(event) => choose([first, ...(event.target.value === '' ? [] : [event.target.value as Dimension])])}
        >
          <option value="">{say('capital.by.none')}</option>
          {DIMENSIONS.filter((one) => one !== first).map((one) => (
            <option key={one} value={one}>
              {say(`dimension.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function Shown({ view, scope }: { view: View; scope: MoneyScope }) {
  const { say } = useWords();
  const search = useSearch({ from: '/nguon-von' });
  const go = useNavigate({ from: '/nguon-von' });
  const book = useQuery({ ...bookQuery(scope.unit), enabled: view === 'quyet-dinh' });
  const posts = useHolds()('finance-officer');
  if (view === 'bang') return <CapitalBoard scope={scope} by={bys(search.by)} />;
  if (view === 'so')
    return (
      <Lines
        scope={scope}
        opened={search.entry}
        open={(entry) => void go({ search: ({ entry: _, ...old }) => (entry === undefined ? old : { ...old, entry }) })}
        mayReverse={posts}
      />
    );
  if (!posts) return <p className="quiet">{say('allocation.notYours')}</p>;
  return <Asked query={book}>{(data) => <Allocate key={`${scope.unit} ${scope.year}`} book={data} scope={scope} />}</Asked>;
}
