/** Việc của tôi: what waits for the person who is signed in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { api, call, once } from '../../api/client.ts';
import { notices, work } from '../../api/queries.ts';
import type { components } from '../../api/schema.gen.ts';
import { Asked, Due, moment, Scroll, State, UnitName } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';

type Waiting = components['schemas']['Submission'] & { title: string; due: string };

export function Work() {
  const { say } = useWords();
  return (
    <>
      <h1>{say('place.work')}</h1>
      <Asked query={useQuery(work)}>
        {(data) => (
          <>
            <Section word="work.write" none="work.write.none" empty={data.write.length === 0}>
              <Submissions of={data.write} />
            </Section>
            {data.review.length > 0 && (
              <Section word="work.review" none="work.review.none" empty={false}>
                <Submissions of={data.review} />
              </Section>
            )}
            {data.cycles.length > 0 && (
              <Section word="work.cycles" none="work.cycles.none" empty={false}>
                <CyclesWaiting of={data.cycles} />
              </Section>
            )}
          </>
        )}
      </Asked>
      <Notices />
    </>
  );
}

function Section({ word, none, empty, children }: { word: Word; none: Word; empty: boolean; children: ReactNode }) {
  const { say } = useWords();
  return (
    <section>
      <h2>{say(word)}</h2>
      {empty ? <p className="quiet">{say(none)}</p> : <Scroll label={say(word)}>{children}</Scroll>}
    </section>
  );
}

function Submissions({ of }: { of: readonly Waiting[] }) {
  const { say } = useWords();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{say('column.title')}</th>
          <th>{say('column.unit')}</th>
          <th>{say('column.due')}</th>
          <th>{say('column.state')}</th>
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <tr key={one.id}>
            <td>
              <Link to="/ky-bao-cao/$cycle/$submission" params={{ cycle: one.cycle, submission: one.id }}>
                {one.title}
              </Link>
            </td>
            <td>
              <UnitName of={one.unit} />
            </td>
            <td>
              <Due due={one.due} daysLate={one.daysLate} />
            </td>
            <td>
              <State of={one.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CyclesWaiting({ of }: { of: readonly components['schemas']['Cycle'][] }) {
  return (
    <table className="plain">
      <tbody>
        {of.map((one) => (
          <tr key={one.id}>
            <td>
              <Link to="/ky-bao-cao/$cycle" params={{ cycle: one.id }}>
                {one.title}
              </Link>
            </td>
            <td>
              <UnitName of={one.unit} />
            </td>
            <td>
              <State of={one.state} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
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
