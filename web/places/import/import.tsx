/** One import, step by step; which step it is follows from its state on the server, so that a reload keeps it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { api, call, once } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import { Asked, moment } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { Checked } from './checked.tsx';
import { Mapping } from './mapping.tsx';
import { ImportState, Notes, rowsIn, type Step, Steps, Sums } from './parts.tsx';
import { Problems } from './problems.tsx';
import { type Import, importOf, imports, isAtWork, type Treatment } from './queries.ts';
import { UndoDialog } from './undo.tsx';

const ABOUT_HEADERS: readonly string[] = ['missing-sheet', 'invalid-headers'];
/** Nothing is wrong but the names of sheets and columns: they are matched first. */
const isForeign = ({ state, result, treatment }: Import) =>
  state === 'refused' &&
  treatment.mapping.length === 0 &&
  (result.problems ?? []).length > 0 &&
  (result.problems ?? []).every(({ code, cell }) => ABOUT_HEADERS.includes(code) || (code === 'missing-value' && cell === undefined));

export function ImportPlace() {
  const { import: id } = useParams({ from: '/nhap-bang/$import' });
  return <Asked query={useQuery(importOf(id))}>{(data) => <ImportOf key={id} of={data} />}</Asked>;
}

function stepOf(of: Import, mapping: boolean): Step {
  if (of.state === 'posted' || of.state === 'undone' || of.state === 'undoing') return 'done';
  if (of.state === 'posting') return 'post';
  return mapping ? 'map' : 'check';
}

function ImportOf({ of }: { of: Import }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const go = useNavigate({ from: '/nhap-bang/$import' });
  const { step } = useSearch({ from: '/nhap-bang/$import' });
  const [undoing, setUndoing] = useState(false);
  const canCheck = of.kept && (of.state === 'checked' || of.state === 'refused');
  const mapping = canCheck && (isForeign(of) || step === 'map');
  const after = async (data: Import) => {
    queries.setQueryData(importOf(of.id).queryKey, data);
    await queries.invalidateQueries({ queryKey: imports.queryKey });
    await go({ search: {} });
  };
  const params = { path: { id: of.id } };
  const check = useMutation({
    mutationFn: (body: Treatment) => call(() => api.POST('/api/imports/{id}/check', { params: { ...params, header: once() }, body })),
    onSuccess: after,
  });
  const confirm = useMutation({
    mutationFn: () => call(() => api.POST('/api/imports/{id}/confirm', { params: { ...params, header: once() } })),
    onSuccess: after,
  });
  const failed = check.error ?? confirm.error;
  const { result } = of;
  // The server says what it does while it does it.
  const cutOff = isAtWork(of) && of.progress === '';
  return (
    <>
      <h1>{of.name}</h1>
      <p className="tools">
        <Link to="/nhap-bang">{say('import.back')}</Link>
        <span className="quiet">{moment(of.createdAt)}</span>
        <ImportState of={of.state} />
      </p>
      <Steps at={stepOf(of, mapping)} mapped={mapping || of.treatment.mapping.length > 0} />
      <div role="status">{isAtWork(of) && !cutOff && <p>{of.progress}</p>}</div>
      {cutOff && (
        <Alert
          type="warning"
          showIcon
          className="gap"
          title={say('import.cutOff')}
          action={
            <Button
              onClick={() => {
                if (of.state === 'checking') check.mutate(of.treatment);
                else if (of.state === 'posting') confirm.mutate();
                else setUndoing(true);
              }}
            >
              {say('import.goOn')}
            </Button>
          }
        />
      )}
      {undoing && <UndoDialog of={of} close={() => setUndoing(false)} after={after} />}
      {failed && <Refused error={failed} />}
      {!of.kept && !isAtWork(of) && of.state !== 'undone' && of.state !== 'posted' && (
        <Alert type="warning" showIcon className="gap" title={say('import.erased')} />
      )}
      {mapping && (
        <Mapping
          of={of}
          isPending={check.isPending}
          check={(mappings) => check.mutate({ ...of.treatment, mapping: mappings, corrections: [], partial: false })}
        />
      )}
      {canCheck && !mapping && (
        <Checked
          // What is typed into one round of checking belongs to it.
          key={JSON.stringify(of.treatment)}
          of={of}
          isPending={check.isPending || confirm.isPending}
          check={(treatment) => check.mutate(treatment)}
          confirm={() => confirm.mutate()}
          map={() => void go({ search: { step: 'map' } })}
        />
      )}
      {(of.state === 'posted' || of.state === 'undone') && (
        <>
          <p>
            {of.state === 'posted'
              ? say('import.did', { posted: result.posted ?? 0, records: result.records ?? 0, skipped: result.skipped ?? 0 })
              : say('import.undone', { reversed: result.undone?.reversed ?? 0, records: result.undone?.records ?? 0 })}
          </p>
          {of.state === 'posted' && (
            <div className="tools">
              {(result.problems ?? []).length > 0 && of.kept && (
                <a href={`/api/imports/${of.id}/refused`} download>
                  {say('import.download')} ({rowsIn(result.problems ?? [])})
                </a>
              )}
              {(result.posted ?? 0) + (result.records ?? 0) > 0 && <Button onClick={() => setUndoing(true)}>{say('import.undo')}</Button>}
            </div>
          )}
          {of.state === 'posted' && (result.undoProblems ?? []).length > 0 && (
            <>
              <Alert type="error" showIcon className="gap" title={say('import.undo.refused')} />
              <Problems of={result.undoProblems ?? []} />
            </>
          )}
          <Sums of={result.sums ?? []} />
          {of.state === 'posted' && (result.problems ?? []).length > 0 && <Problems of={result.problems ?? []} />}
          <Notes of={result.notes ?? []} />
        </>
      )}
    </>
  );
}
