/** Where the capital of a unit stands: assigned, shared out, advanced, paid, by one or two dimensions. */
import { useQuery } from '@tanstack/react-query';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { summary, unit as unitQuery } from '../../api/queries.ts';
import { amountsOf, percentOf } from '../../parts/money/amounts.ts';
import type { MoneyScope } from '../../parts/money/scope.tsx';
import { Asked, Scroll, today } from '../../parts/small.tsx';
import { WhyFigure } from '../../parts/why/why.tsx';
import { useWords } from '../../words/words.tsx';
import { type BoardRow, boardRows, sumRow } from './board-rows.ts';
import { type Dimension, DimensionCells } from './dimensions.tsx';

/** In the order in which money goes. */
const MEASURES = [
  'assigned',
  'plan',
  'allocated',
  'unallocated',
  'available',
  'advanced',
  'accepted',
  'disbursed',
  'cancelled',
  'carried-out',
] as const;
type Measure = (typeof MEASURES)[number];
/** Shown where there is any. */
const SELDOM: readonly Measure[] = ['advanced', 'cancelled', 'carried-out'];
/** Shown of a unit that shares money out. */
const SHARED: readonly Measure[] = ['allocated', 'unallocated'];
const SHARING = ['quoc-gia', 'tinh', 'huyen'];

export function CapitalBoard({ scope, by }: { scope: MoneyScope; by: readonly Dimension[] }) {
  const { say } = useWords();
  const { unit, year, scale } = scope;
  const type = useQuery(unitQuery(unit)).data?.unit.type;
  return (
    <Asked query={useQuery(summary(unit, [...new Set([...by, 'branch', 'year'])].join(',')))}>
      {({ items }) => {
        const rows = boardRows(items, by, unit, year);
        if (rows.length === 0) return <p className="quiet">{say('capital.none', { year })}</p>;
        const measures = MEASURES.filter(
          (measure) =>
            (!SELDOM.includes(measure) || rows.some((row) => row[measure] !== 0)) &&
            (!SHARED.includes(measure) || (type !== undefined && SHARING.includes(type))),
        );
        const amount = amountsOf(
          rows.flatMap((row) => measures.map((measure) => row[measure])),
          scale,
        );
        return (
          <Scroll label={say('capital.board')}>
            <table className="plain list">
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
                    <DimensionCells by={by} of={item.key} above={rows[index - 1]?.key} />
                    <Numbers item={item} scope={scope} measures={measures} amount={amount} />
                  </tr>
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <th colSpan={by.length}>{say('overview.total')}</th>
                  <Numbers item={sumRow(rows, unit, {})} scope={scope} measures={measures} amount={amount} />
                </tr>
              </tfoot>
            </table>
          </Scroll>
        );
      }}
    </Asked>
  );
}

function Numbers(props: { item: BoardRow; scope: MoneyScope; measures: readonly Measure[]; amount: (value: number) => string }) {
  const { item, scope, measures, amount } = props;
  const { unit, year } = scope;
  const asked = { unit: item.key.branch === undefined ? unit : String(item.key.branch), period: String(year), asOf: today() };
  const filters = filtersOf(item, unit, year);
  const ask = (query: string, text: string) => (
    <WhyFigure {...asked} query={query}>
      {text}
    </WhyFigure>
  );
  return (
    <>
      {measures.map((measure) => (
        <td key={measure} className="figure">
          {item[measure] === 0 ? '–' : ask(queryOf(measure, item, unit, filters), amount(item[measure]))}
        </td>
      ))}
      <td className="figure">
        {item.plan > 0 && ask(`disbursed ${filters} / plan ${filters}`, percentOf({ numerator: item.disbursed, denominator: item.plan }))}
      </td>
    </>
  );
}

/** A number of a row as a question to the figures. */
function queryOf(measure: Measure, { key }: BoardRow, unit: string, filters: string): string {
  if (measure === 'allocated') return key.branch === undefined ? `plan own=no ${filters}` : `plan ${filters}`;
  if (measure === 'unallocated') return key.branch === unit ? `available ${filters}` : `available own=yes ${filters}`;
  return `${measure} ${filters}`;
}

/** The row as a question to the figures. */
function filtersOf({ key }: BoardRow, unit: string, year: number): string {
  return [
    key.component !== undefined ? `programme=${key.component} direct=yes` : key.programme !== undefined ? `programme=${key.programme}` : '',
    key.source === undefined ? '' : `source=${key.source}`,
    key.kind === undefined ? '' : `kind=${key.kind}`,
    key.originYear === undefined ? '' : `origin=${key.originYear}`,
    key.branch === unit ? 'own=yes' : '',
    `year=${year}`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}
