/** Nông thôn mới: criteria met by commune, and who has been recognised. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CRITERIA_RESULTS, RECOGNITIONS } from '../../parts/records/kinds.ts';
import { TabbedRecords } from '../../parts/records/tabbed.tsx';
import { useWords } from '../../words/words.tsx';
import { Heat } from './heat.tsx';

export function Countryside() {
  const { say } = useWords();
  const go = useNavigate({ from: '/nong-thon-moi' });
  return (
    <TabbedRecords
      title={say('place.countryside')}
      views={[
        { key: 'bang', title: say('countryside.matrix'), shows: (unit) => <Heat key={unit} unit={unit} /> },
        { key: 'tieu-chi', title: say(CRITERIA_RESULTS.title), shows: CRITERIA_RESULTS },
        { key: 'cong-nhan', title: say(RECOGNITIONS.title), shows: RECOGNITIONS },
      ]}
      search={useSearch({ from: '/nong-thon-moi' })}
      go={(change) => void go({ search: (old) => ({ ...old, ...change }), replace: change.q !== undefined })}
    />
  );
}
