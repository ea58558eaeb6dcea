/** Công trình: works with their money and progress, support of production, revolving capital, households. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { PROGRESS, REVOLVING, SUPPORT_PROJECTS, SUPPORTS, WORK_ENTRIES, WORKS } from '../../parts/records/kinds-money.ts';
import { TabbedRecords } from '../../parts/records/tabbed.tsx';
import { today } from '../../parts/small.tsx';
import { YearField } from '../../parts/year-field.tsx';
import { useWords } from '../../words/words.tsx';
import { Households } from './households.tsx';
import { RevolvingTable } from './revolving-table.tsx';
import { WorksTable } from './works-table.tsx';

export function Works() {
  const { say } = useWords();
  const search = useSearch({ from: '/cong-trinh' });
  const go = useNavigate({ from: '/cong-trinh' });
  const year = search.year ?? Number(today().slice(0, 4));
  return (
    <TabbedRecords
      title={say('place.works')}
      views={[
        {
          key: 'tien-do',
          title: say('works.overview'),
          shows: (unit) => (
            <>
              <YearField year={year} choose={(next) => void go({ search: (old) => ({ ...old, year: next }) })} />
              <WorksTable key={`${unit} ${year}`} unit={unit} year={year} />
            </>
          ),
        },
        { key: 'danh-muc', title: say(WORKS.title), shows: WORKS },
        { key: 'khoi-luong', title: say(PROGRESS.title), shows: PROGRESS },
        { key: 'but-toan', title: say(WORK_ENTRIES.title), shows: WORK_ENTRIES },
        { key: 'san-xuat', title: say(SUPPORT_PROJECTS.title), shows: SUPPORT_PROJECTS },
        { key: 'quay-vong', title: say('works.revolving.state'), shows: (unit) => <RevolvingTable key={unit} unit={unit} /> },
        { key: 'quay-vong-ghi', title: say(REVOLVING.title), shows: REVOLVING },
        { key: 'ho', title: say('works.household.list'), shows: (unit) => <Households key={unit} unit={unit} /> },
        { key: 'ho-ho-tro', title: say(SUPPORTS.title), shows: SUPPORTS },
      ]}
      search={search}
      go={(change) => void go({ search: (old) => ({ ...old, ...change }), replace: change.q !== undefined })}
    />
  );
}
