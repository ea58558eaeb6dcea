/** Small parts of the import: its state, its steps, its sums, what is worth knowing. */
import { formatAmount } from '../../../src/kernel/money.ts';
import { Scroll } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import type { Import, ImportProblem } from './queries.ts';

const COLOURS: Readonly<Record<Import['state'], string>> = {
  checking: 'draft',
  checked: 'submitted',
  refused: 'returned',
  posting: 'draft',
  posted: 'accepted',
  undoing: 'draft',
  undone: 'cancelled',
};

export function ImportState({ of }: { of: Import['state'] }) {
  const { say } = useWords();
  return <span className={`state is-${COLOURS[of]}`}>{say(`import.state.${of}` as Word)}</span>;
}

export type Step = 'file' | 'map' | 'check' | 'post' | 'done';
const STEPS: readonly Step[] = ['file', 'map', 'check', 'post', 'done'];

/** Mapping is a step only for files whose headers are not ours. */
export function Steps({ at, mapped }: { at: Step; mapped: boolean }) {
  const { say } = useWords();
  return (
    <ol className="steps" aria-label={say('import.steps')}>
      {STEPS.filter((one) => one !== 'map' || mapped).map((one) => (
        <li key={one} aria-current={one === at ? 'step' : undefined}>
          {say(`import.step.${one}`)}
        </li>
      ))}
    </ol>
  );
}

export function Sums({ of }: { of: NonNullable<Import['result']['sums']> }) {
  const { say } = useWords();
  if (of.length === 0) return null;
  const total = (what: 'rows' | 'amount') => of.reduce((sum, one) => sum + one[what], 0);
  return (
    <>
      <h2>{say('import.sums')}</h2>
      <Scroll label={say('import.sums')}>
        <table className="plain">
          <thead>
            <tr>
              <th>{say('import.sums.event')}</th>
              <th>{say('import.sums.component')}</th>
              <th className="figure">{say('import.sums.rows')}</th>
              <th className="figure">{say('import.sums.amount')}</th>
            </tr>
          </thead>
          <tbody>
            {of.map((one) => (
              <tr key={`${one.event} ${one.component}`}>
                <td>{say(`import.event.${one.event}`)}</td>
                <td>{one.component}</td>
                <td className="figure">{one.rows}</td>
                <td className="figure">{formatAmount(one.amount, 1, 0)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th colSpan={2}>{say('import.sums.total')}</th>
              <td className="figure">{total('rows')}</td>
              {/* Money that came in and money that went out are not added up. */}
              <td className="figure">{new Set(of.map(({ event }) => event)).size === 1 ? formatAmount(total('amount'), 1, 0) : ''}</td>
            </tr>
          </tfoot>
        </table>
      </Scroll>
    </>
  );
}

export function Notes({ of }: { of: readonly string[] }) {
  const { say } = useWords();
  if (of.length === 0) return null;
  return (
    <>
      <h2>{say('import.notes')}</h2>
      <ul>
        {of.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  );
}

/** Rows, not problems: one row may have several. */
export const rowsIn = (problems: readonly ImportProblem[]) =>
  new Set(problems.filter(({ row }) => row !== undefined).map(({ sheet, row }) => `${sheet} ${row}`)).size;
