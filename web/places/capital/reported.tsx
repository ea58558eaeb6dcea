/** “Như đã báo cáo” beside “như biết hiện nay”: plan and disbursement until a day, as booked by then and as known now, and what came between. */
import { useQuery } from '@tanstack/react-query';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { summary } from '../../api/queries.ts';
import { amountsOf } from '../../parts/money/amounts.ts';
import type { MoneyScope } from '../../parts/money/scope.tsx';
import { Asked, day, Scroll, today } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { type Dimension, DimensionCells } from './dimensions.tsx';
import { LineTable } from './lines.tsx';
import { closings, linesBookedAfter } from './queries.ts';
import { type ReportedRow, reportedRows, reportedTotal } from './reported.ts';
import { signed } from './signed.ts';

/** The day before this month began. */
const lastMonthEnd = () => new Date(Date.parse(`${today().slice(0, 7)}-01T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

/** More lines than this nobody reads; how many there are is said. */
const MOST_LINES = 500;

interface Shown {
  readonly scope: MoneyScope;
  readonly by: readonly Dimension[];
  readonly open: (entry: string) => void;
}

export function Reported(props: Shown & { until: string | undefined; choose: (until: string) => void }) {
  const { say } = useWords();
  const { scope, until: asked, choose } = props;
  return (
    <Asked query={useQuery(closings(scope.unit))}>
      {({ items }) => {
        // Of several books the one that was closed least far: until then all had reported.
        const closed = items.map(({ closedThrough }) => closedThrough).filter((through) => through !== null);
        const until = asked ?? closed.sort()[0] ?? lastMonthEnd();
        return (
          <>
            <div className="tools">
              <label>
                {say('reported.until')}{' '}
                <input
                  type="date"
                  value={until}
                  max={today()}
                  onChange={(event) => event.target.value !== '' && choose(event.target.value)}
                />
              </label>
            </div>
            <p className="quiet">{say('reported.intro', { day: day(until) })}</p>
            <Beside {...props} until={until} />
          </>
        );
      }}
    </Asked>
  );
}

function Beside({ scope, by, open, until }: Shown & { until: string }) {
  const { say } = useWords();
  const { unit, year, scale } = scope;
  const names = [...by, 'year'].join(',');
  const reported = useQuery(summary(unit, names, { asOf: until, booked: until }));
  const known = useQuery(summary(unit, names, { asOf: until }));
  return (
    <>
      <Asked query={reported}>
        {(then) => (
          <Asked query={known}>
            {(now) => {
              const rows = reportedRows(then.items, now.items, by, year);
              if (rows.length === 0) return <p className="quiet">{say('reported.none', { year, day: day(until) })}</p>;
              const amount = amountsOf(
                rows.flatMap((row) => [...Object.values(row.reported), ...Object.values(row.known)]),
                scale,
              );
              return (
                <Scroll label={say('capital.view.da-bao-cao')}>
                  <table className="plain">
                    <caption className="quiet">{SCALE_NAMES[scale]}</caption>
                    <thead>
                      <tr>
                        {by.map((dimension) => (
                          <th key={dimension} rowSpan={2}>
                            {say(`dimension.${dimension}`)}
                          </th>
                        ))}
                        <th colSpan={3} scope="colgroup" className="figure">
                          {say('measure.plan')}
                        </th>
                        <th colSpan={3} scope="colgroup" className="figure">
                          {say('measure.disbursed')}
                        </th>
                      </tr>
                      <tr>
                        {['plan', 'disbursed'].flatMap((what) =>
                          (['reported.then', 'reported.now', 'compare.difference'] as const).map((word) => (
                            <th key={`${what} ${word}`} className="figure">
                              {say(word)}
                            </th>
                          )),
                        )}
                      </tr>
                    </thead>
                    <tbody>
                      {rows.map((row, index) => (
                        <tr key={JSON.stringify(row.key)}>
                          <DimensionCells by={by} of={row.key} above={rows[index - 1]?.key} />
                          <Numbers row={row} amount={amount} />
                        </tr>
                      ))}
                    </tbody>
                    <tfoot>
                      <tr>
                        <th colSpan={by.length}>{say('overview.total')}</th>
                        <Numbers row={reportedTotal(rows)} amount={amount} />
                      </tr>
                    </tfoot>
                  </table>
                </Scroll>
              );
            }}
          </Asked>
        )}
      </Asked>
      {reported.data && known.data && <Between scope={scope} open={open} until={until} />}
    </>
  );
}

/** Entries about days until then that were booked after it: what makes the difference. */
function Between({ scope: { unit, scale }, open, until }: Pick<Shown, 'scope' | 'open'> & { until: string }) {
  const { say } = useWords();
  return (
    <Asked query={useQuery(linesBookedAfter(unit, until))}>
      {(after) => (
        <>
          <h2>{say('reported.between', { count: after.length })}</h2>
          {after.length === 0 ? (
            <p className="quiet">{say('reported.same', { day: day(until) })}</p>
          ) : (
            <>
              <LineTable
                label={say('reported.between', { count: after.length })}
                rows={after.slice(0, MOST_LINES)}
                scale={scale}
                open={open}
                booked
              />
              {after.length > MOST_LINES && <p className="quiet">{say('reported.more', { count: after.length - MOST_LINES })}</p>}
            </>
          )}
        </>
      )}
    </Asked>
  );
}

function Numbers({ row, amount }: { row: ReportedRow; amount: (value: number) => string }) {
  return (['plan', 'disbursed'] as const).map((what) => {
    const [then, now] = [row.reported[what], row.known[what]];
    return [
      <td key={`${what} then`} className="figure">
        {amount(then)}
      </td>,
      <td key={`${what} now`} className="figure">
        {amount(now)}
      </td>,
      <td key={`${what} difference`} className={now === then ? 'figure' : 'figure late'}>
        {signed(now - then, amount)}
      </td>,
    ];
  });
}
