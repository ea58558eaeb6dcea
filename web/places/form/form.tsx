/** One unit's report in a cycle: filled in by its officer, read and returned or accepted by the office above. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { api, call, once, upon } from '../../api/client.ts';
import { cycle as cycleQuery, me, submission as submissionQuery, work } from '../../api/queries.ts';
import type { components } from '../../api/schema.gen.ts';
import { Refused } from '../../app/failed.tsx';
import { useHolds } from '../../parts/roles.ts';
import { Asked, Due, State, UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { Conflict } from './conflict.tsx';
import { isNumber, isRight, type TypedRow } from './draft.ts';
import { FigureGrid } from './figure-grid.tsx';
import { FromLedger } from './from-ledger.tsx';
import { Sentences } from './sentences.tsx';
import { useDraft } from './use-draft.ts';

type FormData = components['schemas']['Form'];
const FILLERS = ['commune-officer', 'department-officer', 'finance-officer'] as const;
const REVIEWERS = ['consolidator', 'department-officer'] as const;

export function FormPlace() {
  const { submission } = useParams({ from: '/ky-bao-cao/$cycle/$submission' });
  const who = useQuery(me);
  const form = useQuery(submissionQuery(submission));
  return (
    <Asked query={who}>
      {/* Whether somebody writes here must be known before a draft is taken up. */}
      {() => <Asked query={form}>{(data) => <Form key={`${data.id} ${data.version}`} data={data} />}</Asked>}
    </Asked>
  );
}

function Form({ data }: { data: FormData }) {
  const { say } = useWords();
  const holds = useHolds();
  const fills = holds(...FILLERS);
  const queries = useQueryClient();
  const writes = ['requested', 'draft', 'returned'].includes(data.state) && fills;
  const reviews = ['submitted', 'accepted'].includes(data.state) && holds(...REVIEWERS);
  const draft = useDraft(data, writes);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});

  const move = async (name: 'submit' | 'withdraw' | 'accept' | 'return') => {
    setBusy(true);
    setRefusal(null);
    try {
      const version = await draft.settle();
      const params = { path: { id: data.id }, header: { ...once(), ...upon(version) } };
      const after = await call(() => {
        if (name === 'submit') return api.POST('/api/submissions/{id}/submit', { params, body: {} });
        if (name === 'withdraw') return api.POST('/api/submissions/{id}/withdraw', { params, body: {} });
        if (name === 'accept') return api.POST('/api/submissions/{id}/accept', { params, body: {} });
        const named = Object.fromEntries(Object.entries(reasons).filter(([, text]) => text.trim() !== ''));
        return api.POST('/api/submissions/{id}/return', { params, body: { reason, reasons: named } });
      });
      queries.setQueryData(submissionQuery(data.id).queryKey, after as FormData);
      await Promise.all(
        [work.queryKey, cycleQuery(data.cycle).queryKey].map((queryKey) =>
          queries.invalidateQueries({ queryKey: queryKey as readonly unknown[] }),
        ),
      );
    } catch (error) {
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };

  const rows = draft.rows;
  const isReady = writes && !busy && rows.every(isRight);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !isReady) return;
      event.preventDefault();
      void move('submit');
    };
    addEventListener('keydown', press, true);
    return () => removeEventListener('keydown', press, true);
  });
  const numbers = rows.filter(isNumber);
  const change = (next: readonly TypedRow[]) => draft.change([...next, ...rows.filter((row) => !isNumber(row))]);
  return (
    <>
      <p>
        <Link to="/ky-bao-cao/$cycle" params={{ cycle: data.cycle }}>
          {say('form.back')}
        </Link>
      </p>
      <h1>
        {data.title}: <UnitName of={data.unit} />
      </h1>
      <p>
        <State of={data.state} /> {say('column.due')} <Due due={data.due} daysLate={data.daysLate} />
      </p>
      {data.state === 'returned' && (
        <Alert
          type="warning"
          showIcon
          className="gap"
          title={data.reason === '' ? say('form.returned.rows') : say('form.returned', { reason: data.reason })}
        />
      )}
      {data.hints.map((hint) => (
        <Alert key={hint} type="info" showIcon className="gap" title={hint} />
      ))}
      {refusal !== null && <Refused error={refusal} />}
      {draft.refusal !== null && <Refused error={draft.refusal} retry={() => void draft.settle().catch(() => undefined)} />}
      {draft.conflict && <Conflict mine={rows} theirs={draft.conflict} keepMine={draft.keepMine} takeTheirs={draft.takeTheirs} />}
      <div className="tools">
        {writes && (
          <>
            <Button type="primary" onClick={() => void move('submit')} loading={busy} disabled={!rows.every(isRight)}>
              {say('form.submit')}
            </Button>
            <Button onClick={draft.undo} disabled={!draft.canUndo}>
              {say('form.undo')}
            </Button>
            <Button onClick={draft.redo} disabled={!draft.canRedo}>
              {say('form.redo')}
            </Button>
            <span role="status" className={draft.state === 'wrong' ? 'wrong' : 'quiet'}>
              {say(`form.${draft.state}`)}
            </span>
          </>
        )}
        {data.state === 'submitted' && fills && !reviews && (
          <Button onClick={() => void move('withdraw')} loading={busy}>
            {say('form.withdraw')}
          </Button>
        )}
        {reviews && (
          <>
            {data.state === 'submitted' && (
              <Button type="primary" onClick={() => void move('accept')} loading={busy}>
                {say('form.accept')}
              </Button>
            )}
            <Input
              aria-label={say('form.return.reason')}
              placeholder={say('form.return.reason')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              style={{ width: 320 }}
            />
            <Button onClick={() => void move('return')} loading={busy}>
              {say('form.return')}
            </Button>
            <span className="quiet">{say('form.return.hint')}</span>
          </>
        )}
      </div>
      {numbers.length > 0 && (
        <>
          <h2>{say('form.figures')}</h2>
          <FigureGrid rows={numbers} writes={writes} change={change} reasons={reviews ? reasons : null} setReasons={setReasons} />
          <FromLedger rows={numbers} unit={data.unit} period={data.period} />
          {numbers
            .filter((row) => !isRight(row))
            .map((row) => (
              <p key={row.key} className="wrong" role="alert">
                {say('form.wrongNumber', { label: row.label, value: row.typed })}
              </p>
            ))}
        </>
      )}
      <Sentences rows={rows} writes={writes} change={draft.change} reasons={reviews ? reasons : null} setReasons={setReasons} />
    </>
  );
}
