/** The year that a list is about; nothing happens while what is typed is no year. */
import { useWords } from '../words/words.tsx';

export function YearField({ year, choose }: { year: number; choose: (year: number) => void }) {
  const { say } = useWords();
  return (
    <div className="tools">
      <label>
        {say('overview.year')}{' '}
        <input
          type="number"
          min={1990}
          max={2100}
          value={year}
          onChange={(event) => {
            const next = event.target.valueAsNumber;
            if (Number.isInteger(next)) choose(next);
          }}
        />
      </label>
    </div>
  );
}
