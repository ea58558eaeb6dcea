/** Nguồn khác: other sources, medium-term plans, forecasts, payments that wait for their decision. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CONTRIBUTIONS, FORECASTS, MEDIUM_PLANS, SUSPENSE } from '../../parts/records/kinds-money.ts';
import { TabbedRecords } from '../../parts/records/tabbed.tsx';
import { useWords } from '../../words/words.tsx';
import { Mobilised } from './mobilised.tsx';
import { Waiting } from './waiting.tsx';

export function Funding() {
  const { say } = useWords();
  const search = useSearch({ from: '/nguon-khac' });
  const go = useNavigate({ from: '/nguon-khac' });
  return (
    <TabbedRecords
      title={say('place.funding')}
      views={[
        { key: 'cho-doi-chieu', title: say('funding.waiting'), shows: (unit) => <Waiting key={unit} unit={unit} /> },
        { key: 'chung-tu-cho', title: say(SUSPENSE.title), shows: SUSPENSE },
        { key: 'tong-huy-dong', title: say('funding.mobilised'), shows: (unit) => <Mobilised key={unit} unit={unit} /> },
        { key: 'huy-dong', title: say(CONTRIBUTIONS.title), shows: CONTRIBUTIONS },
        { key: 'trung-han', title: say(MEDIUM_PLANS.title), shows: MEDIUM_PLANS },
        { key: 'uoc', title: say(FORECASTS.title), shows: FORECASTS },
      ]}
      search={search}
      go={(change) => void go({ search: (old) => ({ ...old, ...change }), replace: change.q !== undefined })}
    />
  );
}
