/** The disbursement curve of a year beside the year before, its plan as the ceiling and what offices expect; the same numbers stand in a table. */
import { useQuery } from '@tanstack/react-query';
import { SCALE_NAMES, type Scale } from '../../../src/kernel/money.ts';
import { curve } from '../../api/queries.ts';
import { amountsOf, percentOf } from '../../parts/money/amounts.ts';
import { recordsOf } from '../../parts/records/calls.ts';
import { Asked, Scroll } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { Drawing, type Sums } from './drawing.tsx';
import { type Expected, expectedOf, type ForecastRecord } from './forecast.ts';
import { byMonth, MONTHS, monthName } from './months.ts';

export function Curve({ unit, year, plan, scale }: { unit: string; year: number; plan: number; scale: Scale }) {
  const { say } = useWords();
  // The curve does not wait for what is expected, and stands without it.
  const { data: forecasts = [] } = useQuery(recordsOf<ForecastRecord['data']>('/api/funding/forecasts', unit));
  const expected = expectedOf(forecasts, year);
  return (
    <Asked query={useQuery(curve(unit, year))}>
      {(data) => {
        if (data.year.length + data.lastYear.length + expected.funds === 0) return <p className="quiet">{say('overview.curve.none')}</p>;
        const [now, before] = [byMonth(data.year, year), byMonth(data.lastYear, year - 1)];
        const amount = amountsOf(
          [...[...data.year, ...data.lastYear].map((point) => point.disbursed), expected.yearEnd ?? 0, expected.deadline ?? 0, plan],
          scale,
        );
        const ahead = Array.from({ length: MONTHS }, (_, month) =>
          month === 11 ? expected.yearEnd : month === 12 ? expected.deadline : null,
        );
        return (
          <>
            <Drawing now={now} before={before} plan={plan} expected={expected} />
            <p className="quiet">
              {say('overview.curve.caption', { year, last: year - 1 })}
              {expected.funds > 0 && ` ${say('overview.curve.ahead')}`}
            </p>
            <Ceiling
              year={year}
              plan={plan}
              paid={now.findLast((sum) => sum !== null) ?? 0}
              expected={expected}
              amount={amount}
              scale={scale}
            />
            <Scroll label={say('overview.curve')}>
              <table className="plain">
                <thead>
                  <tr>
                    <th>{SCALE_NAMES[scale]}</th>
                    {now.map((_, month) => (
                      <th key={monthName(month)} className="figure">
                        {monthName(month)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  <Numbers name={String(year)} sums={now} amount={amount} />
                  {expected.funds > 0 && <Numbers name={say('overview.curve.expected', { year })} sums={ahead} amount={amount} />}
                  <Numbers name={String(year - 1)} sums={before} amount={amount} />
                </tbody>
              </table>
            </Scroll>
          </>
        );
      }}
    </Asked>
  );
}

/** The ceiling and what is expected, in words. */
function Ceiling(props: { year: number; plan: number; paid: number; expected: Expected; amount: (sum: number) => string; scale: Scale }) {
  const { say } = useWords();
  const { year, plan, paid, expected, amount, scale } = props;
  const { yearEnd, deadline, funds } = expected;
  const most = Math.max(yearEnd ?? 0, deadline ?? 0);
  const of = (sum: number) => (plan > 0 ? ` (${percentOf({ numerator: sum, denominator: plan })})` : '');
  const days = [
    ...(yearEnd === null ? [] : [say('overview.curve.until', { day: `31/12/${year}`, amount: amount(yearEnd), share: of(yearEnd) })]),
    ...(deadline === null
      ? []
      : [say('overview.curve.until', { day: `31/01/${year + 1}`, amount: amount(deadline), share: of(deadline) })]),
  ];
  return (
    <>
      <p>
        {say('overview.curve.ceiling', { year, plan: amount(plan), rest: amount(plan - paid), scale: SCALE_NAMES[scale] })}
        {days.length > 0 && ` ${say('overview.curve.forecast', { days: days.join('; '), funds })}`}
      </p>
      {most > plan && days.length > 0 && (
        <p className="late">{say('overview.curve.over', { amount: amount(most - plan), scale: SCALE_NAMES[scale] })}</p>
      )}
    </>
  );
}

function Numbers({ name, sums, amount }: { name: string; sums: Sums; amount: (sum: number) => string }) {
  return (
    <tr>
      <th>{name}</th>
      {sums.map((sum, month) => (
        <td key={monthName(month)} className="figure">
          {sum === null ? '' : amount(sum)}
        </td>
      ))}
    </tr>
  );
}
