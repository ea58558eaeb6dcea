/** What surrounds every place: the menu at the left, who is signed in. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, call } from '../api/client.ts';
import { me } from '../api/queries.ts';
import { holdsIn } from '../parts/roles.ts';
import { WhyDrawer } from '../parts/why/why.tsx';
import { useWords } from '../words/words.tsx';
import { useGlobalKeys } from './keys.tsx';
import { Search } from './search.tsx';
import { TOUR_DONE } from './tour-done.ts';

const KeyList = lazy(() => import('./keys.tsx').then((part) => ({ default: part.KeyList })));
const Tour = lazy(() => import('./tour.tsx').then((part) => ({ default: part.Tour })));

const PLACES = [
  { to: '/viec-cua-toi', word: 'place.work' },
  { to: '/tong-quan', word: 'place.overview' },
  { to: '/ky-bao-cao', word: 'place.cycles' },
  { to: '/nguon-von', word: 'place.capital' },
  { to: '/giai-ngan', word: 'place.disbursement' },
  { to: '/cong-trinh', word: 'place.works' },
  { to: '/nguon-khac', word: 'place.funding' },
  { to: '/chi-tieu', word: 'place.indicators' },
  { to: '/nong-thon-moi', word: 'place.countryside' },
  { to: '/van-ban', word: 'place.documents' },
  { to: '/chi-dao', word: 'place.steering' },
  { to: '/bao-cao', word: 'place.reports' },
  { to: '/quy-tac', word: 'place.rules' },
  { to: '/nhap-bang', word: 'place.import' },
  { to: '/ra-soat', word: 'place.audit' },
  { to: '/danh-muc', word: 'place.catalogue' },
  { to: '/quan-tri', word: 'place.administration', roles: ['administrator', 'inspector'] },
] as const;

export function Shell() {
  const { say, switchLanguage } = useWords();
  const here = useRouterState({ select: (state) => state.location.pathname });
  const queries = useQueryClient();
  // Auditing a file needs no account: there nobody is asked to sign in.
  const { data } = useQuery({ ...me, enabled: !here.startsWith('/ra-soat') });
  const holds = holdsIn(data?.grants);
  const places = PLACES.filter((place) => !('roles' in place) || holds(...place.roles));
  const [shown, setShown] = useState<'search' | 'keys' | 'tour' | null>(null);
  const close = () => setShown(null);
  const open = { search: () => data && setShown('search'), help: () => setShown('keys') };
  useGlobalKeys(open);
  // Whoever comes for the first time is shown around where they arrive.
  const [isNewcomer, setNewcomer] = useState(() => localStorage.getItem(TOUR_DONE) === null);
  const isNew = data !== undefined && here === '/viec-cua-toi' && isNewcomer;
  const signOut = async () => {
    await call(() => api.DELETE('/api/session'));
    queries.clear();
    await queries.invalidateQueries();
    location.assign('/viec-cua-toi');
  };
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {say('app.skip')}
      </a>
      <header className="bar">
        <strong>{say('app.name')}</strong>
        <span className="spread" />
        {data && (
          <Button size="small" className="search" onClick={open.search}>
            {say('search.open')}
          </Button>
        )}
        <Button size="small" type="text" className="keys" aria-label={say('keys.title')} onClick={open.help}>
          ?
        </Button>
        {data && (
          <Link to="/tai-khoan" className="who" title={say('place.account')}>
            {data.name}
          </Link>
        )}
        <Button type="text" size="small" onClick={switchLanguage}>
          {say('app.language')}
        </Button>
        {data && (
          <Button size="small" onClick={() => void signOut()}>
            {say('app.signOut')}
          </Button>
        )}
      </header>
      <nav className="menu" aria-label={say('app.menu')}>
        {places.map(({ to, word }) => (
          <Link key={to} to={to} activeProps={{ 'aria-current': 'page' }}>
            {say(word)}
          </Link>
        ))}
      </nav>
      <main id="content" className="place" tabIndex={-1}>
        <Outlet />
      </main>
      <WhyDrawer />
      <Suspense>
        {shown === 'search' && <Search places={places} close={close} />}
        {shown === 'keys' && <KeyList close={close} tour={() => setShown('tour')} />}
        {(shown === 'tour' || (isNew && shown === null)) && (
          <Tour
            close={() => {
              setNewcomer(false);
              close();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}
