/** Quy tắc: what the rules say of a unit and period: findings first, then what holds, then what could not be checked and why. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, call } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';
import { Asked, today } from '../../parts/small.tsx';
import { UnitSelect, useUnitAsked } from '../../parts/unit-select.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';

type Severity = components['schemas']['Finding']['severity'];
const SHOWN = ['fails', 'holds', 'cannot-check'] as const;
const SEVERITY: { [one in Severity]: Word } = { error: 'audit.error', warning: 'audit.warning', note: 'audit.note' };

const rulesOf = (unit: string, period: string) =>
  queryOptions({
    queryKey: ['rules', unit, period],
    queryFn: () => call(() => api.GET('/api/rules', { params: { query: { unit: unit.split('@')[0] ?? '', period } } })),
  });

/** The half-year of today. */
const current = () => `${today().slice(0, 4)}-H${today().slice(5, 7) <= '06' ? 1 : 2}`;

export function Rules() {
  const { say } = useWords();
  const search = useSearch({ from: '/quy-tac' });
  const go = useNavigate({ from: '/quy-tac' });
  const unit = useUnitAsked(search.unit);
  const period = search.period ?? current();
  const [typed, setTyped] = useState(period);
  return (
    <>
      <h1>{say('place.rules')}</h1>
      {unit === null ? (
        <p className="quiet">{say('overview.needUnit')}</p>
      ) : (
        <>
          <form
            className="tools"
            onSubmit={(event) => {
              event.preventDefault();
              void go({ search: (old) => ({ ...old, period: typed }) });
            }}
          >
            <UnitSelect unit={unit} choose={(chosen) => void go({ search: (old) => ({ ...old, unit: chosen }) })} />
            <label>
              {say('record.period')} <input value={typed} size={9} onChange={(event) => setTyped(event.target.value)} />
            </label>
            <Button htmlType="submit">{say('rules.run')}</Button>
            <Link to="/danh-muc/$table" params={{ table: 'thresholds' }} search={{}}>
              {say('rules.thresholds')}
            </Link>
          </form>
          <Results key={`${unit} ${period}`} unit={unit} period={period} shown={search.show} />
        </>
      )}
    </>
  );
}

function Results({ unit, period, shown }: { unit: string; period: string; shown: string | undefined }) {
  const { say } = useWords();
  const go = useNavigate({ from: '/quy-tac' });
  const chosen = SHOWN.find((one) => one === shown) ?? 'fails';
  return (
    <Asked query={useQuery(rulesOf(unit, period))}>
      {({ items }) => {
        const kept = items.filter(({ verdict }) => verdict === chosen);
        return (
          <>
            <fieldset className="tools plain" aria-label={say('rules.verdict')}>
              {SHOWN.map((one) => (
                <Button
                  key={one}
                  size="small"
                  aria-pressed={one === chosen}
                  type={one === chosen ? 'primary' : 'default'}
                  onClick={() => void go({ search: (old) => ({ ...old, show: one }), resetScroll: false })}
                >
                  {say(`rules.${one}`)} ({items.filter(({ verdict }) => verdict === one).length})
                </Button>
              ))}
            </fieldset>
            {kept.length === 0 && <p className="quiet">{say('rules.none')}</p>}
            {[...Map.groupBy(kept, ({ group }) => group)].map(([group, rules]) => (
              <section key={group}>
                <h2>{group}</h2>
                {rules.map((rule) => (
                  <details key={rule.rule} className="rule" open={chosen === 'fails'}>
                    <summary>{rule.title}</summary>
                    {rule.findings.length > 0 && (
                      <ul className="findings">
                        {rule.findings.map((one) => (
                          <li key={one.id}>
                            <span className={`severity ${one.severity}`}>{say(SEVERITY[one.severity])}: </span>
                            {one.message}
                          </li>
                        ))}
                      </ul>
                    )}
                    {rule.reason !== '' && <p>{say('rules.why', { reason: rule.reason })}</p>}
                    <p className="quiet">{rule.explain}</p>
                    {rule.verdict === 'fails' && <p>{say('rules.remedy', { remedy: rule.remedy })}</p>}
                    <p className="quiet">
                      {rule.legalRef === ''
                        ? say('rules.noLaw')
                        : `${say('rules.law', { law: rule.legalRef })} (${say(`confidence.${rule.confidence}` as Word)})`}
                    </p>
                  </details>
                ))}
              </section>
            ))}
          </>
        );
      }}
    </Asked>
  );
}
