/** The margin: what the auditor and the rules on figures say, by severity and section; each leads to its place. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { components } from '../../api/schema.gen.ts';
import { Asked } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import type { Part } from './outline.ts';
import { type Choice, rules } from './queries.ts';

type Severity = components['schemas']['Finding']['severity'];
type Placed = Pick<components['schemas']['Finding'], 'id' | 'severity' | 'message' | 'suggestion'> & { at: number | null; title?: string };
const WORDS = { error: 'audit.error', warning: 'audit.warning', note: 'audit.note' } as const;
const COUNTS = { all: 'audit.all', error: 'audit.errors', warning: 'audit.warnings', note: 'audit.notes' } as const;
const FILTERS = ['all', 'error', 'warning', 'note'] as const;

export function Checks({ choice, findings, parts }: { choice: Choice; findings: readonly Placed[]; parts: readonly Part[] }) {
  const { say } = useWords();
  return (
    <aside className="margin no-print" aria-label={say('reports.checks')}>
      <h2>{say('reports.checks')}</h2>
      <Asked query={useQuery(rules(choice))}>
        {({ items }) => {
          const failed = items.flatMap((rule) =>
            rule.findings.map((one): Placed => ({ ...one, id: `${rule.rule} ${one.id}`, at: null, title: rule.title })),
          );
          const unknown = items.filter(({ verdict }) => verdict === 'cannot-check');
          return (
            <>
              <List findings={[...findings, ...failed]} parts={parts} />
              {unknown.length > 0 && (
                <details>
                  <summary>{say('reports.checks.cannot', { count: unknown.length })}</summary>
                  <ul>
                    {unknown.map((one) => (
                      <li key={one.rule}>
                        {one.title}: {one.reason}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </>
          );
        }}
      </Asked>
    </aside>
  );
}

function List({ findings, parts }: { findings: readonly Placed[]; parts: readonly Part[] }) {
  const { say } = useWords();
  const go = useNavigate();
  const { severity } = useSearch({ from: '/bao-cao/$report' });
  const chosen = FILTERS.find((one) => one === severity) ?? 'all';
  const kept = findings.filter((one) => chosen === 'all' || one.severity === chosen);
  const groups = [
    { id: '', title: say('reports.checks.whole'), of: kept.filter((one) => partOf(one, parts) === undefined) },
    ...parts.map((part) => ({ id: part.id, title: part.title, of: kept.filter((one) => partOf(one, parts) === part) })),
  ].filter(({ of }) => of.length > 0);
  const count = (one: Severity | 'all') => (one === 'all' ? findings.length : findings.filter((each) => each.severity === one).length);
  return (
    <>
      <fieldset className="tools plain" aria-label={say('audit.severity')}>
        {FILTERS.map((one) => (
          <Button
            key={one}
            size="small"
            aria-pressed={one === chosen}
            type={one === chosen ? 'primary' : 'default'}
            onClick={() => void go({ to: '.', search: (old) => ({ ...old, severity: one }), resetScroll: false })}
          >
            {say(COUNTS[one])} ({count(one)})
          </Button>
        ))}
      </fieldset>
      {groups.length === 0 && <p className="quiet">{say('reports.checks.none')}</p>}
      {groups.map((group) => (
        <div key={group.id}>
          <h3>{group.title}</h3>
          <ul className="findings">
            {group.of.map((one) => (
              <li key={one.id}>
                <Place of={one}>
                  <span className={`severity ${one.severity}`}>{say(WORDS[one.severity])}: </span>
                  {one.message}
                </Place>
                {one.title !== undefined && <div className="quiet">{say('reports.checks.rule', { title: one.title })}</div>}
                {one.suggestion && (
                  <div className="quiet">
                    {say('audit.suggestion', { text: `${one.suggestion.replace.text} → ${one.suggestion.with}` })}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function Place({ of, children }: { of: Placed; children: React.ReactNode }) {
  if (of.at === null) return <span>{children}</span>;
  const jump = () => {
    const place = window.document.getElementById(`khoi-${of.at}`);
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
  };
  return (
    <button type="button" onClick={jump}>
      {children}
    </button>
  );
}

const partOf = ({ at }: Placed, parts: readonly Part[]) =>
  at === null ? undefined : parts.find(({ blocks }) => blocks.some(({ index }) => index === at));
