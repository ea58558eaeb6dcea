/** What is wrong with the rows of a sheet, the first of them by number. */
import { useWords } from '../../words/words.tsx';

const SHOWN = 20;

export function RowProblems<Row extends { readonly key: string }>(props: { rows: readonly Row[]; problems: ReadonlyMap<Row, string> }) {
  const { say } = useWords();
  const { rows, problems } = props;
  if (problems.size === 0) return null;
  const found = rows.flatMap((row, index) => {
    const text = problems.get(row);
    return text === undefined ? [] : [{ key: row.key, row: index + 1, text }];
  });
  return (
    <section aria-label={say('sheet.problems')}>
      <ul className="problems">
        {found.slice(0, SHOWN).map(({ key, row, text }) => (
          <li key={key} className="wrong">
            {say('sheet.row', { row })}: {text}
          </li>
        ))}
      </ul>
      {found.length > SHOWN && <p className="quiet">{say('sheet.problems.more', { count: found.length - SHOWN })}</p>}
    </section>
  );
}
