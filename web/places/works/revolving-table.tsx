/** Where the revolving capital of each support project stands today; what is overdue stands out. */
import { useQuery } from '@tanstack/react-query';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { amountsOf } from '../../parts/money/amounts.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { revolving } from './queries.ts';

export function RevolvingTable({ unit }: { unit: string }) {
  const { say } = useWords();
  return (
    <Asked query={useQuery(revolving(unit))}>
      {({ items }) => {
        if (items.length === 0) return <p className="quiet">{say('works.revolving.none')}</p>;
        const amount = amountsOf(
          items.flatMap((one) => [one.budgetSupport, one.toRecover, one.returned, one.lentAgain, one.writtenOff, one.inHand, one.overdue]),
          1_000_000,
        );
        return (
          <>
            <p className="quiet">{say('works.scale', { scale: SCALE_NAMES[1_000_000] })}</p>
            <PlainTable
              label={say('works.revolving.state')}
              rows={items.map((one) => ({ ...one, id: `${one.home} ${one.key}` }))}
              columns={[
                { word: 'works.project', cell: (one) => `${one.name} (${one.code})` },
                { word: 'record.unit', cell: (one) => <UnitName of={one.unit} /> },
                { word: 'works.budgetSupport', figure: true, cell: (one) => amount(one.budgetSupport) },
                { word: 'works.toRecover', figure: true, cell: (one) => amount(one.toRecover) },
                { word: 'works.returned', figure: true, cell: (one) => amount(one.returned) },
                { word: 'works.lentAgain', figure: true, cell: (one) => amount(one.lentAgain) },
                { word: 'works.inHand', figure: true, cell: (one) => amount(one.inHand) },
                { word: 'works.writtenOff', figure: true, cell: (one) => amount(one.writtenOff) },
                {
                  word: 'works.overdue',
                  figure: true,
                  cell: (one) => (one.overdue > 0 ? <strong className="late">{amount(one.overdue)}</strong> : amount(0)),
                },
              ]}
            />
          </>
        );
      }}
    </Asked>
  );
}
