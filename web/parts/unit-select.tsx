/** Which unit a place shows: chosen among those of the person's roles, or any that the address asks for. */
import { useWords } from '../words/words.tsx';
import { useUnitsOf } from './roles.ts';
import { useUnitName } from './small.tsx';

/** null while it is not known whose units they are, or when there is none. */
export function useUnitAsked(asked: string | undefined): string | null {
  const own = useUnitsOf();
  return asked ?? own?.[0] ?? null;
}

export function UnitSelect({ unit, choose }: { unit: string; choose: (unit: string) => void }) {
  const { say } = useWords();
  const units = [...new Set([...(useUnitsOf() ?? []), unit])];
  return (
    <label>
      {say('overview.unit')}{' '}
      <select value={unit} onChange={(event) => choose(event.target.value)}>
        {units.map((key) => (
          <UnitOption key={key} of={key} />
        ))}
      </select>
    </label>
  );
}

function UnitOption({ of }: { of: string }) {
  return <option value={of}>{useUnitName(of)}</option>;
}
