/** One entry of the ledger in full: who entered it when, its lines, what it corrects, its place in the chain. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { formatAmount } from '../../../src/kernel/money.ts';
import { api, call } from '../../api/client.ts';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { Asked, day, moment, Scroll, UnitName } from '../small.tsx';

export function Entry({ home, seq }: { home: string; seq: number }) {
  const { say } = useWords();
  const place = useRef<HTMLElement>(null);
  const entry = useQuery({
    queryKey: ['entry', home, seq],
    queryFn: () => call(() => api.GET('/api/ledger/entries/{home}/{seq}', { params: { path: { home, seq } } })),
  });
  const isThere = entry.data !== undefined;
  useEffect(() => {
    if (isThere) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isThere]);
  return (
    <section ref={place} aria-label={say('why.entry', { home, seq })}>
      <h2>{say('why.entry', { home, seq })}</h2>
      <Asked query={entry}>
        {(data) => (
          <>
            <dl className="facts">
              <dt>{say('why.event')}</dt>
              <dd>{say(`money.${data.event}` as Word)}</dd>
              <dt>{say('why.document')}</dt>
              <dd>{data.document}</dd>
              <dt>{say('why.day')}</dt>
              <dd>{day(data.effectiveOn)}</dd>
              <dt>{say('why.bookedOn')}</dt>
              <dd>{day(data.bookedOn)}</dd>
              <dt>{say('why.recordedAt')}</dt>
              <dd>
                {moment(data.recordedAt)}, {data.actor}
              </dd>
              {data.corrects !== null && (
                <>
                  <dt>{say('why.corrects')}</dt>
                  <dd>{data.corrects}</dd>
                </>
              )}
              {data.origin && (
                <>
                  <dt>{say('why.from')}</dt>
                  <dd>{say('why.cell', data.origin)}</dd>
                </>
              )}
              <dt>{say('why.hash')}</dt>
              <dd>
                <code>{data.hash}</code>
              </dd>
            </dl>
            <Scroll label={say('why.lines')}>
              <table className="plain">
                <thead>
                  <tr>
                    <th>{say('why.fund')}</th>
                    <th>{say('why.side.from')}</th>
                    <th>{say('why.side.to')}</th>
                    <th className="figure">{say('why.amount')}</th>
                  </tr>
                </thead>
                <tbody>
                  {data.lines.map((line) => (
                    <tr key={line.lineNo}>
                      <td>
                        {line.component} · {line.source} · {line.kind} · {line.originYear}
                      </td>
                      <td>
                        <Side {...line.from} />
                      </td>
                      <td>
                        <Side {...line.to} />
                      </td>
                      <td className="figure">{formatAmount(line.amount, 1, 0)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </>
        )}
      </Asked>
    </section>
  );
}

function Side({ unit, year, stage }: { unit: string; year: number; stage: string }) {
  const { say } = useWords();
  return (
    <>
      {say(`stage.${stage}` as Word)} {year}
      <div className="quiet">
        <UnitName of={unit} />
      </div>
    </>
  );
}
