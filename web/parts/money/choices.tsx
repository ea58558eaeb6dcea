/** What may be typed into the cells of a sheet of money, offered by the browser's own lists. */
import { unitTitle } from '../../../src/catalogue/names.ts';
import { isValidOn } from '../../../src/catalogue/rows.ts';
import { upperFirst } from '../../../src/kernel/vietnamese.ts';
import { type Book, dayOfBook } from './book.ts';

export const CHOICES = { unit: 'choices-unit', component: 'choices-component', source: 'choices-source', kind: 'choices-kind' } as const;

export function Choices({ book }: { book: Book }) {
  const on = dayOfBook(book);
  const { rows } = book.catalogue;
  const units = [book.unit, ...rows.units.filter((one) => one !== book.unit && isValidOn(one, on) && one.parent !== '')];
  return (
    <>
      <List id={CHOICES.unit} of={units.map((one) => [upperFirst(unitTitle(one)), one.code])} />
      <List id={CHOICES.component} of={rows.programmes.filter((one) => isValidOn(one, on)).map((one) => [one.code, one.shortName])} />
      <List id={CHOICES.source} of={rows.sources.filter((one) => isValidOn(one, on)).map((one) => [one.code, one.name])} />
      <List id={CHOICES.kind} of={rows['capital-kinds'].filter((one) => isValidOn(one, on)).map((one) => [one.code, one.label])} />
    </>
  );
}

function List({ id, of }: { id: string; of: readonly (readonly [string, string])[] }) {
  return (
    <datalist id={id}>
      {of.map(([value, label]) => (
        <option key={`${value} ${label}`} value={value}>
          {label}
        </option>
      ))}
    </datalist>
  );
}
