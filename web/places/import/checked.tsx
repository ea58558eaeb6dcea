/** What checking found: what would be posted, what is wrong; cells are mended here, wrong rows set aside, and then it is posted. */
import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/words.tsx';
import { corrected, type Fixes } from './corrections.ts';
import { Notes, rowsIn, Sums } from './parts.tsx';
import { Problems } from './problems.tsx';
import type { Import, Treatment } from './queries.ts';

export function Checked(props: {
  readonly of: Import;
  readonly isPending: boolean;
  readonly check: (treatment: Treatment) => void;
  readonly confirm: () => void;
  readonly map: () => void;
}) {
  const { say } = useWords();
  const { of, isPending, check, confirm, map } = props;
  const { result, treatment } = of;
  const problems = result.problems ?? [];
  const [fixes, setFixes] = useState<Fixes>({});
  const [same, setSame] = useState(false);
  const corrections = corrected(problems, fixes, same);
  const has = (code: string) => problems.some((problem) => problem.code === code);
  useBlocker({
    shouldBlockFn: () => corrections.length > 0 && !isPending && !window.confirm(say('import.leave')),
    enableBeforeUnload: () => corrections.length > 0,
    disabled: corrections.length === 0,
  });
  const again = (change: Partial<Treatment>) => {
    const mended = new Set(corrections.map(({ sheet, cell }) => `${sheet} ${cell}`));
    const kept = treatment.corrections.filter(({ sheet, cell }) => !mended.has(`${sheet} ${cell}`));
    check({ ...treatment, corrections: [...kept, ...corrections], ...change });
  };
  // What is wrong with a sheet as a whole cannot be set aside by rows.
  const byRow = problems.length > 0 && problems.every(({ row, code }) => row !== undefined && code !== 'invalid-headers');
  const rows = rowsIn(problems);
  return (
    <>
      <p role="status">
        {problems.length === 0
          ? say('import.check.ok')
          : of.state === 'checked'
            ? say('import.check.partial', { rows })
            : say('import.check.wrong', { rows, problems: problems.length })}
      </p>
      {of.state === 'checked' && (
        <p>
          {say('import.would', { posted: result.posted ?? 0, records: result.records ?? 0, skipped: result.skipped ?? 0 })}{' '}
          {(result.replaced ?? 0) > 0 && say('import.wouldReplace', { replaced: result.replaced ?? 0 })}
        </p>
      )}
      <div className="tools">
        {of.state === 'checked' && (
          <Button
            type="primary"
            loading={isPending}
            disabled={corrections.length > 0 || (result.posted ?? 0) + (result.records ?? 0) + (result.replaced ?? 0) === 0}
            onClick={confirm}
          >
            {say('import.confirm')}
          </Button>
        )}
        {corrections.length > 0 && (
          <Button type="primary" loading={isPending} onClick={() => again({})}>
            {say('import.recheck', { count: corrections.length })}
          </Button>
        )}
        {byRow && !treatment.partial && (
          <Button onClick={() => again({ partial: true })} loading={isPending}>
            {say('import.partial')}
          </Button>
        )}
        {treatment.partial && (
          <Button onClick={() => again({ partial: false })} loading={isPending}>
            {say('import.whole')}
          </Button>
        )}
        {(has('equal-rows') || treatment.allowEqual) && (
          <Button aria-pressed={treatment.allowEqual} onClick={() => again({ allowEqual: !treatment.allowEqual })} loading={isPending}>
            {say('import.allowEqual')}
          </Button>
        )}
        {(has('changed-row') || treatment.replace) && (
          <Button aria-pressed={treatment.replace} onClick={() => again({ replace: !treatment.replace })} loading={isPending}>
            {say('import.replace')}
          </Button>
        )}
        {rows > 0 && (
          <a href={`/api/imports/${of.id}/refused`} download>
            {say('import.download')} ({rows})
          </a>
        )}
        <Button onClick={map}>{say('import.map.again')}</Button>
      </div>
      <Sums of={result.sums ?? []} />
      {problems.length > 0 && <Problems of={problems} fixes={fixes} fix={setFixes} same={same} setSame={setSame} />}
      <Notes of={result.notes ?? []} />
    </>
  );
}
