/** What other sources gave, by year and source, by the reports' own code: each đồng once. */
import { useQuery } from '@tanstack/react-query';
import { mobilised } from '../../../src/funding/mobilised.ts';
import type { Contribution, FundingFacts } from '../../../src/funding/model.ts';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { table } from '../../api/queries.ts';
import { amountsOf, percentOf } from '../../parts/money/amounts.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { recordsOf } from '../../parts/records/calls.ts';
import { Asked } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';

export function Mobilised({ unit }: { unit: string }) {
  const { say } = useWords();
  const sources = useQuery(table('sources'));
  const nameOf = (code: string) =>
    (sources.data?.items as { code?: string; name?: string }[] | undefined)?.find((one) => one.code === code)?.name ?? code;
  return (
    <Asked query={useQuery(recordsOf<Contribution>('/api/funding/contributions', unit))}>
      {(records) => {
        if (records.length === 0) return <p className="quiet">{say('funding.none')}</p>;
        const facts = { contributions: records } as unknown as FundingFacts;
        const years = [...new Set(records.map(({ data }) => data.year))].sort((a, b) => b - a);
        return years.map((year) => {
          const found = mobilised(facts, year, null);
          const rows = [...found.bySource].sort(([, a], [, b]) => b - a).map(([source, value]) => ({ id: source, value }));
          const amount = amountsOf([found.total, found.integrated, ...rows.map((one) => one.value)], 1_000_000);
          return (
            <section key={year}>
              <h2>{say('funding.year', { year, total: amount(found.total), scale: SCALE_NAMES[1_000_000] })}</h2>
              <PlainTable
                label={say('funding.mobilised')}
                rows={rows}
                columns={[
                  { word: 'money.source', cell: (one) => nameOf(one.id) },
                  { word: 'works.amount', figure: true, cell: (one) => amount(one.value) },
                  { word: 'funding.share', figure: true, cell: (one) => percentOf({ numerator: one.value, denominator: found.total }) },
                ]}
              />
              {found.integrated > 0 && <p className="quiet">{say('funding.integrated', { amount: amount(found.integrated) })}</p>}
              {found.unknown > 0 && <p className="late">{say('funding.unknown', { count: found.unknown })}</p>}
            </section>
          );
        });
      }}
    </Asked>
  );
}
