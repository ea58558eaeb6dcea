/** Tổng quan: plan, disbursement and rate of a unit, by programme and by the units below it. The address holds unit and scale. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { formatAmount, formatPercent, SCALE_NAMES, type Scale } from '../../../src/kernel/money.ts';
import { me, programmes, summary } from '../../api/queries.ts';
import type { components } from '../../api/schema.gen.ts';
import { type MoneySearch, ScaleSelect, useMoneyScope } from '../../parts/money/scope.tsx';
import { Asked, Scroll, today, UnitName } from '../../parts/small.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { WhyFigure } from '../../parts/why/why.tsx';
import { useWords } from '../../words/words.tsx';
import { Curve } from './curve.tsx';

export function Overview() {
  const { say } = useWords();
  const search = useSearch({ from: '/tong-quan' });
  const go = useNavigate({ from: '/tong-quan' });
  const choose = (change: MoneySearch) => void go({ search: (old) => ({ ...old, ...change }) });
  const scope = useMoneyScope(search);
  return (
    <>
      <h1>{say('place.overview')}</h1>
      <Asked query={useQuery(me)}>
        {() =>
          scope === null ? (
            <p className="quiet">{say('overview.needUnit')}</p>
          ) : (
            <>
              <div className="tools">
                <UnitSelect unit={scope.unit} choose={(unit) => choose({ unit })} />
                <ScaleSelect scale={scope.scale} choose={(scale) => choose({ scale })} />
              </div>
              <Years unit={scope.unit} scale={scope.scale} asked={search.year} choose={(year) => choose({ year })} />
            </>
          )
        }
      </Asked>
    </>
  );
}

/** Plans of two years are not added up: one year at a time, the newest that has money unless the address says which. */
function Years(props: { unit: string; scale: Scale; asked: number | undefined; choose: (year: number) => void }) {
  const { say } = useWords();
  const { unit, scale, asked, choose } = props;
  // What the tables below ask for, asked at once: on a slow network every turn is felt.
  useQuery(summary(unit, 'programme,year'));
  useQuery(summary(unit, 'branch,year'));
  return (
    <Asked query={useQuery(summary(unit, 'year'))}>
      {({ items }) => {
        const years = items.map(({ key }) => Number(key.year)).sort((a, b) => b - a);
        const year = asked ?? years[0];
        if (year === undefined) return <p className="quiet">{say('overview.none')}</p>;
        return (
          <>
            <label>
              {say('overview.year')}{' '}
              <select value={year} onChange={(event) => choose(Number(event.target.value))}>
                {[...new Set([...years, year])].map((one) => (
                  <option key={one}>{one}</option>
                ))}
              </select>
            </label>
            <h2>{say('overview.byProgramme')}</h2>
            <ByProgramme unit={unit} year={year} scale={scale} />
            <h2>{say('overview.curve')}</h2>
            <Curve unit={unit} year={year} scale={scale} plan={items.find(({ key }) => key.year === year)?.plan ?? 0} />
            <h2>{say('overview.byBranch')}</h2>
            <ByBranch unit={unit} year={year} scale={scale} />
          </>
        );
      }}
    </Asked>
  );
}

/** How far disbursement has come; units without plan come last. */
const share = ({ plan, disbursed }: Item) => (plan > 0 ? disbursed / plan : -1);
const ofYear = (items: readonly Item[], year: number) => items.filter(({ key }) => key.year === year);

type Item = components['schemas']['SummaryRow'];

function ByProgramme({ unit, year, scale }: { unit: string; year: number; scale: Scale }) {
  const { say } = useWords();
  const { data: known } = useQuery(programmes);
  const names = new Map((known?.items ?? []).map((row) => [String(row['code']), String(row['shortName'])]));
  return (
    <Asked query={useQuery(summary(unit, 'programme,year'))}>
      {({ items }) => (
        <Money
          items={ofYear(items, year)}
          scale={scale}
          first={say('overview.programme')}
          asks={({ key }) => ({ unit, year, filters: key.programme === undefined ? '' : `programme=${key.programme}` })}
          name={({ key }) => names.get(String(key.programme)) ?? String(key.programme)}
        />
      )}
    </Asked>
  );
}

function ByBranch({ unit, year, scale }: { unit: string; year: number; scale: Scale }) {
  const { say } = useWords();
  return (
    <Asked query={useQuery(summary(unit, 'branch,year'))}>
      {({ items }) => (
        <Money
          items={ofYear(items, year).sort((a, b) => share(b) - share(a))}
          scale={scale}
          first={say('overview.unit.ranked')}
          asks={({ key }) => ({ unit: String(key.branch ?? unit), year, filters: key.branch === unit ? 'own=yes' : '' })}
          name={({ key }) => <UnitName of={String(key.branch)} />}
        />
      )}
    </Asked>
  );
}

function Money({
  items,
  scale,
  first,
  name,
  asks,
}: {
  items: readonly Item[];
  scale: Scale;
  first: string;
  name: (item: Item) => React.ReactNode;
  /** What a row's numbers are to the ledger. */
  asks: (item: Item) => { unit: string; year: number; filters: string };
}) {
  const { say } = useWords();
  if (items.length === 0) return <p className="quiet">{say('overview.none')}</p>;
  const total = (what: 'plan' | 'disbursed') => items.reduce((sum, one) => sum + one[what], 0);
  const decimals = scale === 1 ? 0 : 3;
  const amount = (value: number) => formatAmount(value, scale, decimals);
  const why = (item: Item, measure: (filters: string) => string, text: string) => {
    const { unit, year, filters } = asks(item);
    return (
      <WhyFigure unit={unit} period={String(year)} asOf={today()} query={measure(`${filters} year=${year}`.trim())}>
        {text}
      </WhyFigure>
    );
  };
  const rate = (part: number, whole: number) => (whole > 0 ? `${formatPercent({ numerator: part, denominator: whole }, 1)} %` : '');
  return (
    <Scroll label={first}>
      <table className="plain">
        <thead>
          <tr>
            <th>{first}</th>
            <th className="figure">
              {say('overview.plan')} ({SCALE_NAMES[scale]})
            </th>
            <th className="figure">{say('overview.disbursed')}</th>
            <th className="figure">{say('overview.rest')}</th>
            <th className="figure">{say('overview.ratio')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={JSON.stringify(one.key)}>
              <td>{name(one)}</td>
              <td className="figure">{why(one, (filters) => `plan ${filters}`, amount(one.plan))}</td>
              <td className="figure">{why(one, (filters) => `disbursed ${filters}`, amount(one.disbursed))}</td>
              <td className="figure">{amount(one.plan - one.disbursed)}</td>
              <td className="figure">
                {one.plan > 0 && why(one, (filters) => `disbursed ${filters} / plan ${filters}`, rate(one.disbursed, one.plan))}
              </td>
              <td>
                <Bullet part={one.disbursed} whole={one.plan} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th>{say('overview.total')}</th>
            <td className="figure">{amount(total('plan'))}</td>
            <td className="figure">{amount(total('disbursed'))}</td>
            <td className="figure">{amount(total('plan') - total('disbursed'))}</td>
            <td className="figure">{rate(total('disbursed'), total('plan'))}</td>
            <td>
              <Bullet part={total('disbursed')} whole={total('plan')} />
            </td>
          </tr>
        </tfoot>
      </table>
    </Scroll>
  );
}

/** Disbursed against plan. The number stands beside it, so it says nothing to a screen reader. */
function Bullet({ part, whole }: { part: number; whole: number }) {
  const share = whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
  return (
    <svg className="bullet" viewBox="0 0 160 12" aria-hidden="true">
      <rect width="160" height="12" fill="#e4e9ef" />
      <rect y="2" width={160 * share} height="8" fill="#0b5cad" />
    </svg>
  );
}
