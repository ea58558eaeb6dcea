/** A cell of the sheet that is typed in. The library's own has no name for a screen reader; this one says row and column. */
import { useLayoutEffect, useRef } from 'react';
import type { CellProps, Column } from 'react-datasheet-grid';
import type { TypedRow } from './draft.ts';

type Field = 'typed' | 'note' | 'reason';
interface About {
  readonly field: Field;
  readonly title: string;
  readonly figure: boolean;
}

function TextCell({ rowData, setRowData, active, focus, stopEditing, disabled, columnData }: CellProps<TypedRow, About>) {
  const input = useRef<HTMLInputElement>(null);
  const { field, title, figure } = columnData;
  const value = rowData[field];
  useLayoutEffect(() => {
    if (focus) {
      input.current?.focus();
      input.current?.select();
    } else input.current?.blur();
  }, [focus]);
  return (
    <input
      ref={input}
      className={figure ? 'dsg-input dsg-input-align-right' : 'dsg-input'}
      aria-label={`${rowData.label}: ${title}`}
      // The sheet moves by its own keys; a cell is reached through it.
      tabIndex={-1}
      readOnly={disabled}
      style={{ pointerEvents: focus ? 'auto' : 'none', opacity: active || focus || value !== '' ? undefined : 0 }}
      value={value}
      onChange={(event) => setRowData({ ...rowData, [field]: event.target.value })}
      onBlur={() => focus && stopEditing({ nextRow: false })}
    />
  );
}

export function textColumn(about: About, more: Partial<Column<TypedRow, About>>): Partial<Column<TypedRow, About>> {
  const { field, title } = about;
  return {
    title,
    component: TextCell,
    columnData: about,
    copyValue: ({ rowData }) => rowData[field],
    deleteValue: ({ rowData }) => ({ ...rowData, [field]: '' }),
    pasteValue: ({ rowData, value }) => ({ ...rowData, [field]: String(value).trim() }),
    isCellEmpty: ({ rowData }) => rowData[field] === '',
    ...more,
  };
}
