/** Chỉ đạo: committees and the areas of their members, obstacles, tasks, activities. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ACTIVITIES, COMMITTEES, MEMBER_AREAS, OBSTACLES, TASKS } from '../../parts/records/kinds.ts';
import { TabbedRecords } from '../../parts/records/tabbed.tsx';
import { useWords } from '../../words/words.tsx';

const VIEWS = { 'vuong-mac': OBSTACLES, 'nhiem-vu': TASKS, 'ban-chi-dao': COMMITTEES, 'dia-ban': MEMBER_AREAS, 'hoat-dong': ACTIVITIES };

export function Steering() {
  const { say } = useWords();
  const go = useNavigate({ from: '/chi-dao' });
  return (
    <TabbedRecords
      title={say('place.steering')}
      views={Object.entries(VIEWS).map(([key, kind]) => ({ key, title: say(kind.title), shows: kind }))}
      search={useSearch({ from: '/chi-dao' })}
      go={(change) => void go({ search: (old) => ({ ...old, ...change }), replace: change.q !== undefined })}
    />
  );
}
