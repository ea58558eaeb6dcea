/** Nhật ký: who did what, newest first; narrowed in the address, checked, downloaded. */
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { api, call } from '../../api/client.ts';
import { accounts } from '../../api/queries.ts';
import { Refused } from '../../app/failed.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, moment, UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { type TrailFilter, trail } from './queries.ts';
import { Administration } from './tabs.tsx';

const TEXTS = ['object', 'outcome'] as const;
const DAYS = ['from', 'to'] as const;

export function Trail() {
  const { say } = useWords();
  const filter = useSearch({ from: '/quan-tri/nhat-ky' });
  const go = useNavigate({ from: '/quan-tri/nhat-ky' });
  const { data: known } = useQuery(accounts);
  const names = new Map((known?.items ?? []).map(({ id, name }) => [id, name]));
  const found = useQuery({ ...trail(filter), placeholderData: keepPreviousData });
  const actions = new Map((found.data?.actions ?? []).map(({ action, text }) => [action, text]));
  const verify = useMutation({ mutationFn: () => call(() => api.GET('/api/trail/verify')) });
  // Another filter begins at the newest row again.
  const narrow = (key: keyof TrailFilter, value: string) => {
    const { after: _after, [key]: _held, ...rest } = filter;
    void go({ search: value === '' ? rest : { ...rest, [key]: value }, replace: true });
  };
  return (
    <Administration>
      <p>{say('trail.intro')}</p>
      <div className="tools">
        <Button onClick={() => verify.mutate()} loading={verify.isPending}>
          {say('trail.verify')}
        </Button>
        <a href="/api/trail/export" download>
          {say('trail.export')}
        </a>
      </div>
      {verify.error && <Refused error={verify.error} />}
      {verify.data &&
        (verify.data.problems.length === 0 ? (
          <Alert
            type="success"
            showIcon
            className="gap"
            title={say('trail.whole', { rows: verify.data.rows, head: verify.data.head.slice(0, 16) })}
          />
        ) : (
          <Alert type="error" showIcon className="gap" title={say('trail.broken')} description={verify.data.problems.join(' ')} />
        ))}
      <div className="tools">
        <label>
          {say('trail.account')}{' '}
          <select
            aria-label={say('trail.account')}
            value={filter.account ?? ''}
            onChange={(event) => narrow('account', event.target.value)}
          >
            <option value="">{say('trail.anyone')}</option>
            {[...names].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('trail.action')}{' '}
          <select aria-label={say('trail.action')} value={filter.action ?? ''} onChange={(event) => narrow('action', event.target.value)}>
            <option value="">{say('trail.any')}</option>
            {[...actions].map(([action, text]) => (
              <option key={action} value={action}>
                {text}
              </option>
            ))}
          </select>
        </label>
        {TEXTS.map((key) => (
          <label key={key}>
            {say(`trail.${key}`)} <input className="fix" value={filter[key] ?? ''} onChange={(event) => narrow(key, event.target.value)} />
          </label>
        ))}
        {DAYS.map((key) => (
          <label key={key}>
            {say(`trail.${key}`)} <input type="date" value={filter[key] ?? ''} onChange={(event) => narrow(key, event.target.value)} />
          </label>
        ))}
        {Object.keys(filter).length > 0 && <Button onClick={() => void go({ search: {} })}>{say('trail.clear')}</Button>}
      </div>
      <Asked query={found}>
        {({ items, next }) => (
          <>
            {items.length === 0 ? (
              <p className="quiet">{say('trail.none')}</p>
            ) : (
              <PlainTable
                label={say('admin.trail')}
                rows={items.map((one) => ({ ...one, id: String(one.seq) }))}
                columns={[
                  { word: 'column.at', cell: (one) => moment(one.at) },
                  { word: 'trail.account', cell: (one) => names.get(one.account) ?? one.account },
                  { word: 'trail.action', cell: (one) => actions.get(one.action) ?? one.action },
                  { word: 'trail.object', cell: (one) => <span className="wrap">{names.get(one.object) ?? one.object}</span> },
                  { word: 'trail.unit', cell: (one) => one.unit !== '' && <UnitName of={one.unit} /> },
                  { word: 'trail.outcome', cell: (one) => one.outcome },
                  { word: 'trail.address', cell: (one) => one.address },
                ]}
              />
            )}
            <div className="tools">
              {filter.after !== undefined && (
                <Button
                  onClick={() => {
                    const { after: _after, ...rest } = filter;
                    void go({ search: rest });
                  }}
                >
                  {say('trail.newest')}
                </Button>
              )}
              {next !== null && <Button onClick={() => void go({ search: { ...filter, after: next } })}>{say('trail.older')}</Button>}
            </div>
          </>
        )}
      </Asked>
    </Administration>
  );
}
