/** By what money is told apart here: chosen in the tools, named in the first columns of a table. */
import { useMoneyNames } from '../../parts/money/names.ts';
import { UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import type { SummaryItem } from './board-rows.ts';

const DIMENSIONS = ['programme', 'component', 'source', 'kind', 'originYear', 'branch'] as const;
export type Dimension = (typeof DIMENSIONS)[number];
type Key = SummaryItem['key'];

/** The dimensions of the address; by programme and kind to begin with. */
export function dimensionsOf(text: string | undefined): Dimension[] {
  const found = (text ?? '').split(',').flatMap((name) => DIMENSIONS.find((one) => one === name) ?? []);
  return found.length > 0 ? [...new Set(found)].slice(0, 2) : ['programme', 'kind'];
}

export function By({ by: [first = 'programme', second], choose }: { by: readonly Dimension[]; choose: (by: Dimension[]) => void }) {
  const { say } = useWords();
  return (
    <>
      <label>
        {say('capital.by')}{' '}
        <select value={first} onChange={(event) => choose([event.target.value as Dimension, ...(second ? [second] : [])])}>
          {DIMENSIONS.map((one) => (
            <option key={one} value={one}>
              {say(`dimension.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('capital.by.second')}{' '}
        <select
          value={second ?? ''}
          onChange={(event) => choose([first, ...(event.target.value === '' ? [] : [event.target.value as Dimension])])}
        >
          <option value="">{say('capital.by.none')}</option>
          {DIMENSIONS.filter((one) => one !== first).map((one) => (
            <option key={one} value={one}>
              {say(`dimension.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

/** The first cells of a row; what stands in the row above is not said again. */
export function DimensionCells({ by, of, above }: { by: readonly Dimension[]; of: Key; above: Key | undefined }) {
  return by.map((dimension, depth) => {
    const isSame = depth === 0 && by.length > 1 && above?.[dimension] === of[dimension];
    return <td key={dimension}>{isSame ? '' : <Named dimension={dimension} code={String(of[dimension])} />}</td>;
  });
}

function Named({ dimension, code }: { dimension: Dimension; code: string }) {
  const nameOf = useMoneyNames();
  if (dimension === 'branch') return <UnitName of={code} />;
  return dimension === 'originYear' ? code : nameOf(dimension, code);
}
