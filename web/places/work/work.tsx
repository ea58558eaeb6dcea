/** Việc của tôi: what waits for the person who is signed in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, call, once } from '../../api/client.ts';
import { notices, work } from '../../api/queries.ts';
import type { components } from '../../api/schema.gen.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, Due, moment, State, UnitName } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { CycleTable } from '../cycles/cycle-table.tsx';
import { Beginning } from './beginning.tsx';

type Waiting = components['schemas']['Submission'] & { title: string; due: string };

export function Work() {
  const { say } = useWords();
  return (
    <>
      <h1>{say('place.work')}</h1>
      <Beginning />
      <Asked query={useQuery(work)}>
        {(data) => (
          <>
            {data.write.length === 0 ? (
              <Section word="work.write" none="work.write.none" />
            ) : (
              <Section word="work.write">
                <Submissions of={data.write} word="work.write" />
              </Section>
            )}
            {data.review.length > 0 && (
              <Section word="work.review">
                <Submissions of={data.review} word="work.review" />
              </Section>
            )}
            {data.cycles.length > 0 && (
              <Section word="work.cycles">
                <CycleTable of={data.cycles} label={say('work.cycles')} />
              </Section>
            )}
          </>
        )}
      </Asked>
      <Notices />
    </>
  );
}

function Section({ word, none, children }: { word: Word; none?: Word; children?: ReactNode }) {
  const { say } = useWords();
  return (
    <section>
      <h2>{say(word)}</h2>
      {none === undefined ? children : <p className="quiet">{say(none)}</p>}
    </section>
  );
}

function Submissions({ of, word }: { of: readonly Waiting[]; word: Word }) {
  const { say } = useWords();
  return (
    <PlainTable
      label={say(word)}
      rows={of}
      columns={[
        {
          word: 'column.title',
          cell: (one) => (
            <Link to="/ky-bao-cao/$cycle/$submission" params={{ cycle: one.cycle, submission: one.id }}>
              {one.title}
            </Link>
          ),
        },
        { word: 'column.unit', cell: (one) => <UnitName of={one.unit} /> },
        { word: 'column.due', cell: (one) => <Due due={one.due} daysLate={one.daysLate} /> },
        { word: 'column.state', cell: (one) => <State of={one.state} /> },
      ]}
    />
  );
}

function Notices() {
  const { say } = useWords();
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: (id: string) => call(() => api.POST('/api/me/notices/{id}/read', { params: { path: { id }, header: once() } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: notices.queryKey }),
  });
  return (
    <section>
      <h2>{say('work.notices')}</h2>
      <Asked query={useQuery(notices)}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say('work.notices.none')}</p>
          ) : (
            <table className="plain">
              <tbody>
                {items.map((one) => (
                  <tr key={one.id}>
                    <td className="state">{moment(one.at)}</td>
                    <td>
                      <a href={one.link}>{one.readAt === null ? <strong>{one.subject}</strong> : one.subject}</a>
                    </td>
                    <td>
                      {one.readAt === null && (
                        <Button size="small" onClick={() => read.mutate(one.id)} aria-label={`${say('work.notices.read')}: ${one.subject}`}>
                          {say('work.notices.read')}
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Asked>
    </section>
  );
}
