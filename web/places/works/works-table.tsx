/** Works: what each costs, was given and paid, how far it has come. Every sum can be asked where it comes from. */
import { useQuery } from '@tanstack/react-query';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { forPeople } from '../../parts/decimal.ts';
import { amountsOf, percentOf } from '../../parts/money/amounts.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, day, today, UnitName } from '../../parts/small.tsx';
import { WhyFigure } from '../../parts/why/why.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { type Work, works } from './queries.ts';

export function WorksTable({ unit, year }: { unit: string; year: number }) {
  const { say } = useWords();
  return (
    <Asked query={useQuery(works(unit, year))}>
      {({ items }) => {
        if (items.length === 0) return <p className="quiet">{say('works.none')}</p>;
        const amount = amountsOf(
          items.flatMap(({ totalInvestment, totalPlanned, totalDisbursed, planned, disbursed }) => [
            totalInvestment,
            totalPlanned,
            totalDisbursed,
            planned,
            disbursed,
          ]),
          1_000_000,
        );
        const why = (work: Work, query: string, value: number) => {
          const code = work.unit.split('@')[0] ?? '';
          const name = `${encodeURIComponent(code)}/${encodeURIComponent(work.code)}`;
          return (
            <WhyFigure unit={code} period={String(year)} asOf={today()} query={`${query} work=${name}`}>
              {amount(value)}
            </WhyFigure>
          );
        };
        return (
          <>
            <p className="quiet">{say('works.scale', { scale: SCALE_NAMES[1_000_000] })}</p>
            <PlainTable
              label={say('works.overview')}
              rows={items.map((one) => ({ ...one, id: `${one.home} ${one.key}` }))}
              columns={[
                { word: 'works.work', cell: (one) => `${one.name} (${one.code})` },
                { word: 'record.unit', cell: (one) => <UnitName of={one.unit} /> },
                {
                  word: 'works.rate',
                  figure: true,
                  cell: (one) => percentOf({ numerator: one.totalDisbursed, denominator: one.totalInvestment }),
                },
                {
                  word: 'works.volume',
                  figure: true,
                  cell: (one) => (one.volume === null ? '–' : `${forPeople(one.volume)} % (${day(one.volumeOn ?? '')})`),
                },
                { word: 'works.totalInvestment', figure: true, cell: (one) => amount(one.totalInvestment) },
                { word: 'works.plannedAll', figure: true, cell: (one) => amount(one.totalPlanned) },
                { word: 'works.paidAll', figure: true, cell: (one) => amount(one.totalDisbursed) },
                { word: 'works.plannedYear', figure: true, cell: (one) => why(one, `plan year=${year}`, one.planned) },
                { word: 'works.paidYear', figure: true, cell: (one) => why(one, `disbursed year=${year}`, one.disbursed) },
                { word: 'record.state', cell: (one) => say(`choice.${one.state}` as Word) },
              ]}
            />
          </>
        );
      }}
    </Asked>
  );
}
