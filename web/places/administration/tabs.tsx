/** The parts of the administration, each at its address. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../words/words.tsx';

const TABS = [
  { to: '/quan-tri/tai-khoan', word: 'admin.accounts' },
  { to: '/quan-tri/nhat-ky', word: 'admin.trail' },
  { to: '/quan-tri/sao-luu', word: 'admin.backup' },
] as const;

export function Administration({ children }: { children: ReactNode }) {
  const { say } = useWords();
  return (
    <>
      <h1>{say('place.administration')}</h1>
      <nav className="tabs" aria-label={say('admin.tabs')}>
        {TABS.map(({ to, word }) => (
          <Link key={to} to={to} activeOptions={{ includeSearch: false }} activeProps={{ 'aria-current': 'page' }}>
            {say(word)}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}
