/** A table of rows with a key: what the places show most. */
import type { ReactNode } from 'react';
import type { Word } from '../words/vi.ts';
import { useWords } from '../words/words.tsx';
import { Scroll } from './small.tsx';

export interface PlainColumn<T> {
  readonly word: Word;
  /** A number: to the right, in tabular figures. */
  readonly figure?: boolean;
  readonly cell: (row: T) => ReactNode;
}

export function PlainTable<T extends { readonly id: string }>(props: {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly PlainColumn<T>[];
}) {
  const { say } = useWords();
  const { label, rows, columns } = props;
  return (
    <Scroll label={label}>
      <table className="plain">
        <thead>
          <tr>
            {columns.map(({ word, figure }) => (
              <th key={word} className={figure ? 'figure' : undefined}>
                {say(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              {columns.map(({ word, figure, cell }) => (
                <td key={word} className={figure ? 'figure' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
