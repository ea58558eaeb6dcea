/** Two versions of a report compared, words and figures: what was approved, and the ledger as it is now. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { components } from '../../api/schema.gen.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, moment } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { ChangedWords } from './changed-words.tsx';
import { figureChanges, lineChanges, linesOf } from './compare.ts';
import { type Choice, snapshot, snapshots } from './queries.ts';
import { difference, exact } from './value.ts';

type Document = components['schemas']['Document'];
const NOW = 'now';

export function Versions({ choice, now }: { choice: Choice; now: Document }) {
  const { say } = useWords();
  return (
    <Asked query={useQuery(snapshots(choice.unit, choice.period))}>
      {({ items }) => {
        const own = items.filter((one) => one.report === choice.report && one.unit.split('@')[0] === now.unit);
        if (own.length === 0) return <p className="quiet">{say('reports.snapshots.none')}</p>;
        return <Comparing now={now} own={own} />;
      }}
    </Asked>
  );
}

function Comparing({ now, own }: { now: Document; own: readonly components['schemas']['Snapshot'][] }) {
  const { say } = useWords();
  const go = useNavigate();
  const { from = own[0]?.id ?? NOW, to = NOW } = useSearch({ from: '/bao-cao/$report' });
  const before = useVersion(from, now);
  const after = useVersion(to, now);
  const choose = (side: 'from' | 'to', value: string) =>
    void go({ to: '.', search: (old) => ({ ...old, [side]: value }), resetScroll: false });
  return (
    <>
      <div className="tools">
        {(['from', 'to'] as const).map((side) => (
          <label key={side}>
            {say(`reports.${side}`)}{' '}
            <select value={side === 'from' ? from : to} onChange={(event) => choose(side, event.target.value)}>
              <option value={NOW}>{say('reports.now')}</option>
              {own.map((one) => (
                <option key={one.id} value={one.id}>
                  {say('reports.approvedAt')} {moment(one.approvedAt)}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {before === null || after === null ? (
        <p role="status">{say('reports.composing')}</p>
      ) : from === to ? (
        <p>{say('reports.choose2')}</p>
      ) : (
        <Differences before={before} after={after} />
      )}
    </>
  );
}

function useVersion(id: string, now: Document): Document | null {
  const { data } = useQuery({ ...snapshot(id), enabled: id !== NOW });
  return id === NOW ? now : (data?.document ?? null);
}

function Differences({ before, after }: { before: Document; after: Document }) {
  const { say } = useWords();
  const words = lineChanges(linesOf(before), linesOf(after));
  const figures = figureChanges(before, after);
  const title = say('reports.figures', { count: figures.length });
  return (
    <div className="differences">
      {words.length + figures.length === 0 && <p>{say('reports.same')}</p>}
      {figures.length > 0 && (
        <>
          <h2>{title}</h2>
          <PlainTable
            label={title}
            rows={figures}
            columns={[
              { word: 'reports.figure', cell: (one) => one.label },
              { word: 'reports.from', figure: true, cell: (one) => exact(one.before) },
              { word: 'reports.to', figure: true, cell: (one) => exact(one.after) },
              { word: 'reports.difference', figure: true, cell: (one) => difference(one.before, one.after) },
            ]}
          />
        </>
      )}
      <ChangedWords
        title={say('reports.words', { count: words.length })}
        before={say('reports.from')}
        after={say('reports.to')}
        changes={words}
      />
    </div>
  );
}
