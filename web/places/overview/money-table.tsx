/** Plan, disbursement and rate of several rows: the rate first, because that is what people look for, on a phone too. */
import type { ReactNode } from 'react';
import { SCALE_NAMES, type Scale } from '../../../src/kernel/money.ts';
import type { components } from '../../api/schema.gen.ts';
import { amountsOf, percentOf } from '../../parts/money/amounts.ts';
import { Scroll, today } from '../../parts/small.tsx';
import { WhyFigure } from '../../parts/why/why.tsx';
import { useWords } from '../../words/words.tsx';

export type Item = components['schemas']['SummaryRow'];
export interface Question {
  readonly unit: string;
  readonly year: number;
  /** "programme=GN"; empty for all. */
  readonly filters: string;
}

export function MoneyTable(props: {
  readonly items: readonly Item[];
  readonly scale: Scale;
  readonly first: string;
  readonly name: (item: Item) => ReactNode;
  /** What a row's numbers are to the ledger. */
  readonly asks: (item: Item) => Question;
  /** What the last row is; without it there is none. */
  readonly total?: Question;
}) {
  const { say } = useWords();
  const { items, scale, first, name, asks, total } = props;
  if (items.length === 0) return <p className="quiet">{say('overview.none')}</p>;
  const sum = (what: 'plan' | 'disbursed') => items.reduce((so, one) => so + one[what], 0);
  const amount = amountsOf(
    items.flatMap(({ plan, disbursed }) => [plan, disbursed]),
    scale,
  );
  return (
    <Scroll label={first}>
      <table className="plain">
        <thead>
          <tr>
            <th>{first}</th>
            <th className="figure">{say('overview.ratio')}</th>
            <td />
            <th className="figure">{say('overview.disbursed')}</th>
            <th className="figure">{say('overview.plan')}</th>
            <th className="figure">
              {say('overview.rest')} ({SCALE_NAMES[scale]})
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={JSON.stringify(one.key)}>
              <td>{name(one)}</td>
              <Numbers plan={one.plan} disbursed={one.disbursed} amount={amount} question={asks(one)} />
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              <th>{say('overview.total')}</th>
              <Numbers plan={sum('plan')} disbursed={sum('disbursed')} amount={amount} question={total} />
            </tr>
          </tfoot>
        )}
      </table>
    </Scroll>
  );
}

function Numbers(props: { plan: number; disbursed: number; amount: (value: number) => string; question: Question }) {
  const { plan, disbursed, amount, question } = props;
  const { unit, year } = question;
  const filters = `${question.filters} year=${year}`.trim();
  const why = (query: string, text: string) => (
    <WhyFigure unit={unit} period={String(year)} asOf={today()} query={query}>
      {text}
    </WhyFigure>
  );
  return (
    <>
      <td className="figure">
        {plan > 0 && why(`disbursed ${filters} / plan ${filters}`, percentOf({ numerator: disbursed, denominator: plan }))}
      </td>
      <td>
        <Bullet part={disbursed} whole={plan} />
      </td>
      <td className="figure">{why(`disbursed ${filters}`, amount(disbursed))}</td>
      <td className="figure">{why(`plan ${filters}`, amount(plan))}</td>
      <td className="figure">{amount(plan - disbursed)}</td>
    </>
  );
}

/** Disbursed against plan. The number stands beside it, so it says nothing to a screen reader. */
function Bullet({ part, whole }: { part: number; whole: number }) {
  const share = whole > 0 ? Math.min(1, Math.max(0, part / whole)) : 0;
  return (
    <svg className="bullet" viewBox="0 0 160 12" preserveAspectRatio="none" aria-hidden="true">
      <rect width="160" height="12" fill="#e4e9ef" />
      <rect y="2" width={160 * share} height="8" fill="#0b5cad" />
    </svg>
  );
}
