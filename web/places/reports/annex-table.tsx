/** An annex as a table of live figures. */
import type { components } from '../../api/schema.gen.ts';
import { Scroll } from '../../parts/small.tsx';
import { Figure } from './inlines.tsx';

type Document = components['schemas']['Document'];
type Table = components['schemas']['Table'];

export function AnnexTable({ annex, document }: { annex: Document['annexes'][number]; document: Document }) {
  const title = `${annex.number === '' ? '' : `${annex.number}. `}${annex.title}`;
  return (
    <section id={annex.code} className="part">
      <h2>{title}</h2>
      {annex.unitNote !== '' && <p className="quiet">{annex.unitNote}</p>}
      <FiguresTable label={title} table={annex.table} document={document} />
      {annex.notes.map((note) => (
        <p key={note} className="quiet">
          {note}
        </p>
      ))}
    </section>
  );
}

export function FiguresTable({ label, table, document }: { label: string; table: Table; document: Document }) {
  const keyOf = (index: number) => table.columns[index]?.key ?? String(index);
  return (
    <Scroll label={label}>
      <table className="plain">
        <thead>
          {table.head.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the name
            <tr key={line}>
              {row.map((cell, index) => (
                <th key={`${keyOf(index)} ${cell.text}`} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
                  {cell.text}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.rows.map((row, line) => (
            // A row has no name but its place.
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the name
            <tr key={line} className={row.level <= 1 ? 'total' : undefined}>
              {row.cells.map((cell, index) => (
                <td key={keyOf(index)} className={table.columns[index]?.align === 'right' ? 'figure' : undefined}>
                  {cell.type === 'text' && cell.text}
                  {cell.type === 'figure' && <Figure document={document} of={cell.figure} printed={cell.printed} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
