/** For an administrator of an installation where nobody else works yet: what to do first. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { accounts } from '../../api/queries.ts';
import { useHolds } from '../../parts/roles.ts';
import { useWords } from '../../words/words.tsx';

export function Beginning() {
  const { say } = useWords();
  const administers = useHolds()('administrator');
  const { data: known } = useQuery({ ...accounts, enabled: administers });
  if (!known || known.items.length > 1) return null;
  return (
    <section aria-label={say('begin.title')} className="beginning">
      <h2>{say('begin.title')}</h2>
      <ol>
        <li>
          <Link to="/quan-tri/tai-khoan">{say('begin.accounts')}</Link>
          <div className="quiet">{say('begin.accounts.text')}</div>
        </li>
        <li>
          <Link to="/nhap-bang">{say('begin.import')}</Link>
          <div className="quiet">{say('begin.import.text')}</div>
        </li>
        <li>
          <Link to="/ky-bao-cao">{say('begin.cycle')}</Link>
          <div className="quiet">{say('begin.cycle.text')}</div>
        </li>
      </ol>
    </section>
  );
}
