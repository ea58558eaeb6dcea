/** One line for whoever has one minute: how much is disbursed, against the plan and against the same month of last year. */
import { useQuery } from '@tanstack/react-query';
import { SCALE_NAMES, type Scale } from '../../../src/kernel/money.ts';
import { curve } from '../../api/queries.ts';
import { amountsOf, percentOf } from '../../parts/money/amounts.ts';
import { useWords } from '../../words/words.tsx';
import type { Item } from './money-table.tsx';
import { sameMonth } from './months.ts';

export function Headline(props: { unit: string; year: number; scale: Scale; now: Item; before: Item | undefined }) {
  const { say } = useWords();
  const { unit, year, scale, now, before } = props;
  const { data } = useQuery(curve(unit, year));
  const then = data ? sameMonth(data.year, data.lastYear, year) : null;
  const amount = amountsOf([now.disbursed, now.plan], scale);
  return (
    <p className="answer">
      {say('overview.headline', {
        rate: percentOf({ numerator: now.disbursed, denominator: now.plan }),
        disbursed: amount(now.disbursed),
        plan: amount(now.plan),
        scale: SCALE_NAMES[scale],
      })}{' '}
      <span className="quiet">
        {then !== null && before && before.plan > 0
          ? say('overview.headline.before', { year: year - 1, rate: percentOf({ numerator: then, denominator: before.plan }) })
          : say('overview.headline.none', { year: year - 1 })}
      </span>
    </p>
  );
}
