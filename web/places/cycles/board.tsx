/** The board of one cycle: who has handed in, what happened, and the moves that lead to the issued report. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import { api, call, once } from '../../api/client.ts';
import { cycle as cycleQuery } from '../../api/queries.ts';
import type { components } from '../../api/schema.gen.ts';
import { Refused } from '../../app/failed.tsx';
import { type Role, useHolds } from '../../parts/roles.ts';
import { Asked, Due, day, moment, Scroll, State, UnitName } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { type Move, MoveDialog } from './move-dialog.tsx';

type Cycle = components['schemas']['Board'];

/** Moves by the state they start from and the roles that may make them; the server has the last word. */
const MOVES: readonly { move: Move; from: readonly Cycle['state'][]; roles: readonly Role[] }[] = [
  { move: 'consolidate', from: ['open'], roles: ['consolidator'] },
  { move: 'reopen', from: ['consolidated'], roles: ['consolidator'] },
  { move: 'approve', from: ['consolidated'], roles: ['leader'] },
  { move: 'issue', from: ['approved'], roles: ['leader'] },
  { move: 'cancel', from: ['open', 'consolidated'], roles: ['consolidator', 'administrator'] },
];
const FORMATS = ['docx', 'pdf', 'xlsx', 'html'] as const;

export function Board() {
  const { cycle } = useParams({ from: '/ky-bao-cao/$cycle' });
  return <Asked query={useQuery(cycleQuery(cycle))}>{(data) => <BoardOf cycle={data} />}</Asked>;
}

function BoardOf({ cycle }: { cycle: Cycle }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [move, setMove] = useState<Move | null>(null);
  const holds = useHolds();
  const may = MOVES.filter((one) => one.from.includes(cycle.state) && holds(...one.roles));
  const remind = useMutation({
    mutationFn: () => call(() => api.POST('/api/cycles/{id}/remind', { params: { path: { id: cycle.id }, header: once() } })),
    onSuccess: async ({ reminded }) => {
      await message.info(say('cycle.reminded', { count: reminded }));
      await queries.invalidateQueries({ queryKey: cycleQuery(cycle.id).queryKey });
    },
  });
  return (
    <>
      <h1>{cycle.title}</h1>
      <p>
        <UnitName of={cycle.unit} /> · {cycle.period} · {say('column.due')} {day(cycle.due)} · <State of={cycle.state} />
      </p>
      <div className="tools">
        {cycle.state === 'open' && holds('consolidator') && (
          <Button onClick={() => remind.mutate()} loading={remind.isPending}>
            {say('cycle.remind')}
          </Button>
        )}
        {may.map((one) => (
          <Button
            key={one.move}
            type={one.move === 'cancel' || one.move === 'reopen' ? 'default' : 'primary'}
            onClick={() => setMove(one.move)}
          >
            {say(`cycle.${one.move}` as Word)}
          </Button>
        ))}
        {cycle.snapshot !== null && (
          <>
            <span>{say('cycle.files')}:</span>
            {FORMATS.map((format) => (
              <a key={format} href={`/api/snapshots/${cycle.snapshot}/file?format=${format}`} download>
                {format.toUpperCase()}
              </a>
            ))}
          </>
        )}
      </div>
      {remind.error && <Refused error={remind.error} />}
      {cycle.notes.map((note) => (
        <Alert key={note} type="info" showIcon title={note} className="gap" />
      ))}
      {move !== null && <MoveDialog move={move} cycle={cycle} close={() => setMove(null)} />}
      <h2>{say('cycle.submissions')}</h2>
      <Scroll label={say('cycle.submissions')}>
        <table className="plain">
          <thead>
            <tr>
              <th>{say('column.unit')}</th>
              <th>{say('column.state')}</th>
              <th>{say('column.due')}</th>
              <th>{say('column.submitted')}</th>
            </tr>
          </thead>
          <tbody>
            {cycle.submissions.map((one) => (
              <tr key={one.id}>
                <td>
                  <Link to="/ky-bao-cao/$cycle/$submission" params={{ cycle: cycle.id, submission: one.id }}>
                    <UnitName of={one.unit} />
                  </Link>
                </td>
                <td>
                  <State of={one.state} />
                </td>
                <td>
                  <Due due={cycle.due} daysLate={one.daysLate} />
                </td>
                <td>{one.submittedOn === null ? '' : day(one.submittedOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Events cycle={cycle} />
    </>
  );
}

/** Newest first; of a run of drafts of one form only the last: they save themselves. */
function lastDrafts(events: Cycle['events']): Cycle['events'] {
  return [...events].reverse().filter((one, index, list) => {
    const after = list[index - 1];
    return !(one.event === 'write' && after?.event === 'write' && after.submission === one.submission);
  });
}

function Events({ cycle }: { cycle: Cycle }) {
  const { say } = useWords();
  const unitOf = new Map(cycle.submissions.map((one) => [one.id, one.unit]));
  return (
    <>
      <h2>{say('cycle.events')}</h2>
      <Scroll label={say('cycle.events')}>
        <table className="plain">
          <thead>
            <tr>
              <th>{say('column.at')}</th>
              <th>{say('column.event')}</th>
              <th>{say('column.unit')}</th>
              <th>{say('cycle.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {lastDrafts(cycle.events).map((one) => (
              <tr key={`${one.at} ${one.event} ${one.submission}`}>
                <td className="state">{moment(one.at)}</td>
                <td>{say(`event.${one.event}` as Word)}</td>
                <td>{one.submission !== null && unitOf.has(one.submission) && <UnitName of={unitOf.get(one.submission) ?? ''} />}</td>
                <td>{String(one.detail['reason'] ?? '')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
