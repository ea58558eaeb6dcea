/** Which unit, year and unit of money a place of money shows: chosen here, held by its address. */
import { SCALE_NAMES, type Scale } from '../../../src/kernel/money.ts';
import { useWords } from '../../words/words.tsx';
import { today } from '../small.tsx';
import { UnitSelect, useUnitAsked } from '../unit-select.tsx';

export interface MoneySearch {
  unit?: string;
  year?: number;
  scale?: number;
}
export interface MoneyScope {
  readonly unit: string;
  readonly year: number;
  readonly scale: Scale;
}
const SCALES: readonly Scale[] = [1, 1_000_000, 1_000_000_000];

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
/** What of an address is a scope of money. */
export function moneySearch(search: Record<string, unknown>): MoneySearch {
  const unit = text(search['unit']);
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(typeof search['year'] === 'number' ? { year: search['year'] } : {}),
    ...(typeof search['scale'] === 'number' ? { scale: search['scale'] } : {}),
  };
}

/** null while it is not known whose units they are, or when there is none. */
export function useMoneyScope(search: MoneySearch): MoneyScope | null {
  const unit = useUnitAsked(search.unit);
  const scale = SCALES.find((one) => one === search.scale) ?? 1_000_000;
  return unit === null ? null : { unit, year: search.year ?? Number(today().slice(0, 4)), scale };
}

/** `allYears`: what is shown is not of one year. */
export function ScopeTools(props: { scope: MoneyScope; choose: (search: MoneySearch) => void; allYears?: boolean }) {
  const { scope, choose, allYears = false } = props;
  const { say } = useWords();
  const now = Number(today().slice(0, 4));
  const years = [...new Set([...Array.from({ length: now - 2019 }, (_, index) => now + 1 - index), scope.year])];
  return (
    <>
      <UnitSelect unit={scope.unit} choose={(unit) => choose({ unit })} />
      {!allYears && (
        <label>
          {say('overview.year')}{' '}
          <select value={scope.year} onChange={(event) => choose({ year: Number(event.target.value) })}>
            {years.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      )}
      <ScaleSelect scale={scope.scale} choose={(scale) => choose({ scale })} />
    </>
  );
}

export function ScaleSelect({ scale, choose }: { scale: Scale; choose: (scale: number) => void }) {
  const { say } = useWords();
  return (
    <label>
      {say('overview.scale')}{' '}
      <select value={scale} onChange={(event) => choose(Number(event.target.value))}>
        {SCALES.map((one) => (
          <option key={one} value={one}>
            {SCALE_NAMES[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
