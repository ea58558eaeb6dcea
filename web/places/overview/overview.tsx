/** Tổng quan: plan, disbursement and rate of a unit, by programme and by the units below it. The address holds unit and scale. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Scale } from '../../../src/kernel/money.ts';
import { me, summary } from '../../api/queries.ts';
import { useMoneyNames } from '../../parts/money/names.ts';
import { type MoneySearch, ScaleSelect, useMoneyScope } from '../../parts/money/scope.tsx';
import { Asked, UnitName } from '../../parts/small.tsx';
import { UnitSelect } from '../../parts/unit-select.tsx';
import { useWords } from '../../words/words.tsx';
import { Curve } from './curve.tsx';
import { Headline } from './headline.tsx';
import { type Item, MoneyTable } from './money-table.tsx';

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
        const of = (one: number) => items.find(({ key }) => key.year === one);
        const now = of(year);
        return (
          <>
            <div className="tools">
              <label>
                {say('overview.year')}{' '}
                <select value={year} onChange={(event) => choose(Number(event.target.value))}>
                  {[...new Set([...years, year])].map((one) => (
                    <option key={one}>{one}</option>
                  ))}
                </select>
              </label>
            </div>
            {now && <Headline unit={unit} year={year} scale={scale} now={now} before={of(year - 1)} />}
            <h2>{say('overview.byProgramme')}</h2>
            <ByProgramme unit={unit} year={year} scale={scale} />
            <h2>{say('overview.curve')}</h2>
            {/* Its height is kept free while it is on its way: what stands below does not jump. */}
            <div className="curve-place">
              <Curve unit={unit} year={year} scale={scale} plan={now?.plan ?? 0} />
            </div>
            <h2>{say('overview.byBranch')}</h2>
            <ByBranch unit={unit} year={year} scale={scale} />
            <h2>{say('overview.slowest')}</h2>
            <Slowest unit={unit} year={year} scale={scale} />
          </>
        );
      }}
    </Asked>
  );
}

/** How far disbursement has come; what has no plan comes last. */
const share = ({ plan, disbursed }: Item) => (plan > 0 ? disbursed / plan : -1);
const ofYear = (items: readonly Item[], year: number) => items.filter(({ key }) => key.year === year);
interface Part {
  readonly unit: string;
  readonly year: number;
  readonly scale: Scale;
}

function ByProgramme({ unit, year, scale }: Part) {
  const { say } = useWords();
  const nameOf = useMoneyNames();
  return (
    <Asked query={useQuery(summary(unit, 'programme,year'))}>
      {({ items }) => (
        <MoneyTable
          items={ofYear(items, year)}
          scale={scale}
          first={say('overview.programme')}
          asks={({ key }) => ({ unit, year, filters: `programme=${key.programme}` })}
          name={({ key }) => nameOf('programme', String(key.programme))}
          total={{ unit, year, filters: '' }}
        />
      )}
    </Asked>
  );
}

function ByBranch({ unit, year, scale }: Part) {
  const { say } = useWords();
  return (
    <Asked query={useQuery(summary(unit, 'branch,year'))}>
      {({ items }) => (
        <MoneyTable
          items={ofYear(items, year).sort((a, b) => share(b) - share(a))}
          scale={scale}
          first={say('overview.unit.ranked')}
          asks={({ key }) => ({ unit: String(key.branch), year, filters: key.branch === unit ? 'own=yes' : '' })}
          name={({ key }) => (
            <>
              <UnitName of={String(key.branch)} />
              {key.branch === unit && <span className="quiet"> {say('overview.own')}</span>}
            </>
          )}
          total={{ unit, year, filters: '' }}
        />
      )}
    </Asked>
  );
}

const SLOWEST = 8;
function Slowest({ unit, year, scale }: Part) {
  const { say } = useWords();
  const nameOf = useMoneyNames();
  return (
    <Asked query={useQuery(summary(unit, 'component,year'))}>
      {({ items }) => (
        <MoneyTable
          items={ofYear(items, year)
            .filter(({ plan }) => plan > 0)
            .sort((a, b) => share(a) - share(b) || b.plan - a.plan)
            .slice(0, SLOWEST)}
          scale={scale}
          first={say('dimension.component')}
          asks={({ key }) => ({ unit, year, filters: `programme=${key.component} direct=yes` })}
          name={({ key }) => nameOf('component', String(key.component))}
        />
      )}
    </Asked>
  );
}
