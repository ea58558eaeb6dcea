/** The disbursement curve of a year beside the year before: plain SVG; the same numbers stand in a table below it. */
import { useQuery } from '@tanstack/react-query';
import { SCALE_NAMES, type Scale } from '../../../src/kernel/money.ts';
import { curve } from '../../api/queries.ts';
import { amountsOf } from '../../parts/money/amounts.ts';
import { Asked, Scroll } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { byMonth, MONTHS } from './months.ts';

const WIDTH = 640;
const HEIGHT = 180;
const BOTTOM = 22;
const TOP = 12;
type Sums = readonly (number | null)[];

export function Curve({ unit, year, plan, scale }: { unit: string; year: number; plan: number; scale: Scale }) {
  const { say } = useWords();
  return (
    <Asked query={useQuery(curve(unit, year))}>
      {(data) => {
        if (data.year.length + data.lastYear.length === 0) return <p className="quiet">{say('overview.curve.none')}</p>;
        const [now, before] = [byMonth(data.year, year), byMonth(data.lastYear, year - 1)];
        const amount = amountsOf(
          [...data.year, ...data.lastYear].map((point) => point.disbursed),
          scale,
        );
        return (
          <>
            <Drawing now={now} before={before} plan={plan} />
            <p className="quiet">{say('overview.curve.caption', { year, last: year - 1 })}</p>
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

const monthName = (month: number) => (month < 12 ? `T${month + 1}` : 'T1+');

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

function Drawing({ now, before, plan }: { now: Sums; before: Sums; plan: number }) {
  const top = Math.max(plan, ...now.map(Number), ...before.map(Number), 1);
  const x = (month: number) => 4 + ((month + 1) / MONTHS) * (WIDTH - 24);
  const y = (sum: number) => HEIGHT - BOTTOM - (Math.max(0, sum) / top) * (HEIGHT - BOTTOM - TOP);
  const points = (sums: Sums) =>
    [0, ...sums].flatMap((sum, index) => (sum === null ? [] : [`${x(index - 1).toFixed(1)},${y(sum).toFixed(1)}`])).join(' ');
  return (
    <svg className="curve" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line x1={x(-1)} x2={x(MONTHS - 1)} y1={y(0)} y2={y(0)} stroke="#9aa5b1" />
      <line x1={x(-1)} x2={x(MONTHS - 1)} y1={y(plan)} y2={y(plan)} stroke="#52606d" strokeDasharray="4 4" />
      {now.map((_, month) => (
        <text key={monthName(month)} x={x(month)} y={HEIGHT - 6} textAnchor="middle" fontSize="11" fill="#52606d">
          {monthName(month)}
        </text>
      ))}
      <polyline points={points(before)} fill="none" stroke="#9aa5b1" strokeWidth="2" />
      <polyline points={points(now)} fill="none" stroke="#0b5cad" strokeWidth="2.5" />
    </svg>
  );
}
