/** Indicators of a unit in a year: target, result of last year and this, attained or not. Reckoned by the code the reports use. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { indicatorValue, meetsTarget, targetOf } from '../../../src/indicators/calculate.ts';
import type { IndicatorFacts } from '../../../src/indicators/model.ts';
import { forPeople } from '../../parts/decimal.ts';
import { book } from '../../parts/money/book.ts';
import { recordsOf, type StoredRecord } from '../../parts/records/calls.ts';
import { DEFINITIONS, OBSERVATIONS, TARGETS } from '../../parts/records/kinds.ts';
import { Asked, Scroll } from '../../parts/small.tsx';
import { WhyFigure } from '../../parts/why/why.tsx';
import { useWords } from '../../words/words.tsx';

/** Newest first: the first that fits is the one that holds. */
const factsOf = <T,>(records: readonly StoredRecord[]) =>
  [...records].sort((a, b) => (a.effectiveOn < b.effectiveOn ? 1 : -1)) as unknown as readonly T[];

export function Results({ unit, year }: { unit: string; year: number }) {
  const { say } = useWords();
  const units = useQuery(book(unit));
  const loaded = useQueries({
    queries: [DEFINITIONS, TARGETS, OBSERVATIONS].map((kind) => recordsOf(kind.path, unit)),
    combine: (all) => {
      const [definitions, targets, observations] = all.map((one) => one.data);
      return definitions && targets && observations ? { definitions, targets, observations } : null;
    },
  });
  return (
    <Asked query={units}>
      {({ catalogue, unit: asked }) => {
        if (loaded === null) return null;
        const keyOf = catalogue.unitKey;
        const below = new Map(
          catalogue.rows.units.map((one) => [
            keyOf(one),
            catalogue.rows.units.filter((child) => child.parent === one.code && child !== one).map(keyOf),
          ]),
        );
        const facts: IndicatorFacts = {
          indicators: factsOf(loaded.definitions),
          targets: factsOf(loaded.targets),
          observations: factsOf(loaded.observations),
          criteria: [],
          recognitions: [],
          below,
        };
        if (facts.indicators.length === 0) return <p className="quiet">{say('indicators.none')}</p>;
        const key = keyOf(asked);
        return (
          <Scroll label={say('indicators.results')}>
            <table className="plain">
              <thead>
                <tr>
                  <th>{say('record.name')}</th>
                  <th>{say('record.measureUnit')}</th>
                  <th className="figure">{say('indicators.year', { year: year - 1 })}</th>
                  <th className="figure">{say('indicators.target', { year })}</th>
                  <th className="figure">{say('indicators.year', { year })}</th>
                  <th>{say('indicators.attained')}</th>
                </tr>
              </thead>
              <tbody>
                {[...facts.indicators]
                  .sort((a, b) => a.data.order - b.data.order)
                  .map(({ data }) => {
                    const now = indicatorValue(facts, key, data.code, year)?.value;
                    const before = indicatorValue(facts, key, data.code, year - 1)?.value;
                    const target = targetOf(facts, key, data.code, year)?.data.value;
                    const why = (of: number, text: string | undefined) =>
                      text === undefined ? (
                        '–'
                      ) : (
                        <WhyFigure unit={unit} period={String(year)} query={`observed indicator=${data.code} year=${of}`}>
                          {forPeople(text)}
                        </WhyFigure>
                      );
                    return (
                      <tr key={data.code}>
                        <td>{data.name}</td>
                        <td>{data.measureUnit}</td>
                        <td className="figure">{why(year - 1, before)}</td>
                        <td className="figure">{target === undefined ? '–' : forPeople(target)}</td>
                        <td className="figure">{why(year, now)}</td>
                        <td>
                          {now !== undefined && target !== undefined && (
                            <span className={`state ${meetsTarget(data, now, target) ? 'is-accepted' : 'is-returned'}`}>
                              {say(meetsTarget(data, now, target) ? 'indicators.met' : 'indicators.notMet')}
                            </span>
                          )}
                        </td>
                      </tr>
                    );
                  })}
              </tbody>
            </table>
          </Scroll>
        );
      }}
    </Asked>
  );
}
