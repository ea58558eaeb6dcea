/** Chỉ tiêu: results against targets, and the records behind them. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DEFINITIONS, OBSERVATIONS, TARGETS } from '../../parts/records/kinds.ts';
import { TabbedRecords } from '../../parts/records/tabbed.tsx';
import { today } from '../../parts/small.tsx';
import { YearField } from '../../parts/year-field.tsx';
import { useWords } from '../../words/words.tsx';
import { Results } from './results.tsx';

export function Indicators() {
  const { say } = useWords();
  const search = useSearch({ from: '/chi-tieu' });
  const go = useNavigate({ from: '/chi-tieu' });
  const year = search.year ?? Number(today().slice(0, 4));
  return (
    <TabbedRecords
      title={say('place.indicators')}
      views={[
        {
          key: 'ket-qua',
          title: say('indicators.results'),
          shows: (unit) => (
            <>
              <YearField year={year} choose={(next) => void go({ search: (old) => ({ ...old, year: next }) })} />
              <Results key={`${unit} ${year}`} unit={unit} year={year} />
            </>
          ),
        },
        { key: 'so-lieu', title: say(OBSERVATIONS.title), shows: OBSERVATIONS },
        { key: 'muc-tieu', title: say(TARGETS.title), shows: TARGETS },
        { key: 'dinh-nghia', title: say(DEFINITIONS.title), shows: DEFINITIONS },
      ]}
      search={search}
      go={(change) => void go({ search: (old) => ({ ...old, ...change }), replace: change.q !== undefined })}
    />
  );
}
