/** Where the capital of a unit stands: assigned, left to share out, advanced, paid, by one or two dimensions. */
import { useQuery } from '@tanstack/react-query';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { summary } from '../../api/queries.ts';
import type { components } from '../../api/schema.gen.ts';
import { amountsOf, percentOf } from '../../parts/money/amounts.ts';
import { useMoneyNames } from '../../parts/money/names.ts';
import type { MoneyScope } from '../../parts/money/scope.tsx';
import { Asked, Scroll, today, UnitName } from '../../parts/small.tsx';
import { WhyFigure } from '../../parts/why/why.tsx';
import { useWords } from '../../words/words.tsx';

export const DIMENSIONS = ['programme', 'component', 'source', 'kind', 'originYear', 'branch'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
type Item = components['schemas']['SummaryRow'];
const MEASURES = ['assigned', 'plan', 'available', 'advanced', 'accepted', 'disbursed', 'cancelled', 'carried-out'] as const;
type Measure = (typeof MEASURES)[number];
/** Shown where there is any. */
const SELDOM: readonly Measure[] = ['advanced', 'cancelled', 'carried-out'];

export function CapitalBoard({ scope, by }: { scope: MoneyScope; by: readonly Dimension[] }) {
  const { say } = useWords();
  const { unit, year, scale } = scope;
  const nameOf = useMoneyNames();
  return (
    <Asked query={useQuery(summary(unit, [...by, 'year'].join(',')))}>
      {({ items }) => {
        const rows = items.filter(({ key }) => key.year === year);
        if (rows.length === 0) return <p className="quiet">{say('capital.none', { year })}</p>;
        const measures = MEASURES.filter((measure) => !SELDOM.includes(measure) || rows.some((row) => row[measure] !== 0));
        const amount = amountsOf(
          rows.flatMap((row) => measures.map((measure) => row[measure])),
          scale,
        );
        return (
          <Scroll label={say('capital.board')}>
            <table className="plain">
              <caption className="quiet">{SCALE_NAMES[scale]}</caption>
              <thead>
                <tr>
                  {by.map((dimension) => (
                    <th key={dimension}>{say(`dimension.${dimension}`)}</th>
                  ))}
                  {measures.map((measure) => (
                    <th key={measure} className="figure">
                      {say(`measure.${measure}`)}
                    </th>
                  ))}
                  <th className="figure">{say('overview.ratio')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((item, index) => (
                  <tr key={JSON.stringify(item.key)}>
                    {by.map((dimension, depth) => {
                      const before = rows[index - 1];
                      // What stands in the row above is not said again.
                      const isSame = depth === 0 && by.length > 1 && before?.key[dimension] === item.key[dimension];
                      return (
                        <td key={dimension}>
                          {isSame ? '' : <Named dimension={dimension} code={String(item.key[dimension])} nameOf={nameOf} />}
                        </td>
                      );
                    })}
                    <Numbers item={item} scope={scope} measures={measures} amount={amount} />
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th colSpan={by.length}>{say('overview.total')}</th>
                  <Numbers item={totalOf(rows)} scope={scope} measures={measures} amount={amount} />
                </tr>
              </tfoot>
            </table>
          </Scroll>
        );
      }}
    </Asked>
  );
}

function Named(props: { dimension: Dimension; code: string; nameOf: ReturnType<typeof useMoneyNames> }) {
  const { dimension, code, nameOf } = props;
  if (dimension === 'branch') return <UnitName of={code} />;
  return dimension === 'originYear' ? code : nameOf(dimension, code);
}

const totalOf = (rows: readonly Item[]): Item => ({
  key: {},
  ...(Object.fromEntries(MEASURES.map((measure) => [measure, rows.reduce((sum, row) => sum + row[measure], 0)])) as Omit<Item, 'key'>),
});

function Numbers(props: { item: Item; scope: MoneyScope; measures: readonly Measure[]; amount: (value: number) => string }) {
  const { item, scope, measures, amount } = props;
  const { unit, year } = scope;
  const asked = { unit: item.key.branch === undefined ? unit : String(item.key.branch), period: String(year), asOf: today() };
  const filters = filtersOf(item, unit, year);
  const ask = (query: string, text: string) =>
    filters === null ? (
      text
    ) : (
      <WhyFigure {...asked} query={query}>
        {text}
      </WhyFigure>
    );
  return (
    <>
      {measures.map((measure) => (
        <td key={measure} className="figure">
          {item[measure] === 0 ? '–' : ask(`${measure} ${filters}`, amount(item[measure]))}
        </td>
      ))}
      <td className="figure">
        {item.plan > 0 && ask(`disbursed ${filters} / plan ${filters}`, percentOf({ numerator: item.disbursed, denominator: item.plan }))}
      </td>
    </>
  );
}

/** The row as a question to the figures; null where they know no such filter (one year of origin among several). */
function filtersOf({ key }: Item, unit: string, year: number): string | null {
  if (key.originYear !== undefined && key.originYear !== year) return null;
  return [
    key.component !== undefined ? `programme=${key.component} direct=yes` : key.programme !== undefined ? `programme=${key.programme}` : '',
    key.source === undefined ? '' : `source=${key.source}`,
    key.kind === undefined ? '' : `kind=${key.kind}`,
    key.originYear === undefined ? '' : 'origin=current',
    key.branch === unit ? 'own=yes' : '',
    `year=${year}`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}
