/** The figures of a form that are the ledger's: each can be asked where it comes from. */
import { forPeople } from '../../parts/decimal.ts';
import { WhyFigure } from '../../parts/why/why.tsx';
import { useWords } from '../../words/words.tsx';
import type { TypedRow } from './draft.ts';

export function FromLedger({ rows, unit, period }: { rows: readonly TypedRow[]; unit: string; period: string }) {
  const { say } = useWords();
  const figures = rows.filter((row) => row.kind === 'figure' && row.value !== null);
  if (figures.length === 0) return null;
  return (
    <ul className="problems quiet" aria-label={say('form.fromLedger')}>
      {figures.map((row) => (
        <li key={row.key}>
          {row.label}:{' '}
          <WhyFigure unit={unit} period={period} query={row.about}>
            {forPeople(row.value ?? '')} {row.measureUnit}
          </WhyFigure>
        </li>
      ))}
    </ul>
  );
}
