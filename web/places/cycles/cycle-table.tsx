/** Cycles in a table: what, whose, for when, how far. */
import { Link } from '@tanstack/react-router';
import type { components } from '../../api/schema.gen.ts';
import { type PlainColumn, PlainTable } from '../../parts/plain-table.tsx';
import { day, State, UnitName } from '../../parts/small.tsx';

type Cycle = components['schemas']['Cycle'];

export function CycleTable<T extends Cycle>({
  of,
  label,
  more = [],
}: {
  of: readonly T[];
  label: string;
  more?: readonly PlainColumn<T>[];
}) {
  return (
    <PlainTable<T>
      label={label}
      rows={of}
      columns={[
        {
          word: 'column.title',
          cell: (one) => (
            <Link to="/ky-bao-cao/$cycle" params={{ cycle: one.id }}>
              {one.title}
            </Link>
          ),
        },
        { word: 'column.unit', cell: (one) => <UnitName of={one.unit} /> },
        { word: 'column.period', cell: (one) => one.period },
        { word: 'column.due', cell: (one) => day(one.due) },
        { word: 'column.state', cell: (one) => <State of={one.state} /> },
        ...more,
      ]}
    />
  );
}
