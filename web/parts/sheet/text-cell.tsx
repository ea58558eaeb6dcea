/** A cell of a sheet that is typed in. The library's own has no name for a screen reader; this one says row and column. */
import { useLayoutEffect, useRef } from 'react';
import type { CellProps, Column } from 'react-datasheet-grid';

export interface TextColumn<Row> {
  readonly title: string;
  /** A number: to the right. */
  readonly figure?: boolean;
  /** Id of a datalist that offers what may stand here. */
  readonly list?: string;
  readonly get: (row: Row) => string;
  readonly set: (row: Row, text: string) => Row;
  /** How the row is called. */
  readonly label: (row: Row, index: number) => string;
}

function TextCell<Row>({
  rowData,
  rowIndex,
  setRowData,
  active,
  focus,
  stopEditing,
  disabled,
  columnData,
}: CellProps<Row, TextColumn<Row>>) {
  const input = useRef<HTMLInputElement>(null);
  const { title, figure, list, get, set, label } = columnData;
  const value = get(rowData);
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
      aria-label={`${label(rowData, rowIndex)}: ${title}`}
      // The sheet moves by its own keys; a cell is reached through it.
      tabIndex={-1}
      list={focus ? list : undefined}
      readOnly={disabled}
      style={{ pointerEvents: focus ? 'auto' : 'none', opacity: active || focus || value !== '' ? undefined : 0 }}
      value={value}
      onChange={(event) => setRowData(set(rowData, event.target.value))}
      onBlur={() => focus && stopEditing({ nextRow: false })}
    />
  );
}

export function textColumn<Row>(
  about: TextColumn<Row>,
  more: Partial<Column<Row, TextColumn<Row>, string>> = {},
): Partial<Column<Row, TextColumn<Row>, string>> {
  const { title, get, set } = about;
  return {
    title,
    component: TextCell,
    columnData: about,
    copyValue: ({ rowData }) => get(rowData),
    deleteValue: ({ rowData }) => set(rowData, ''),
    pasteValue: ({ rowData, value }) => set(rowData, String(value).trim()),
    isCellEmpty: ({ rowData }) => get(rowData) === '',
    ...more,
  };
}

/** A cell that only shows. */
export function shownColumn<Row>(
  title: string,
  shown: (row: Row) => string,
  more: Partial<Column<Row, null, string>> & { readonly figure?: boolean } = {},
): Partial<Column<Row, null, string>> {
  const { figure, ...rest } = more;
  const Shown = ({ rowData }: CellProps<Row, null>) => (
    <div className={figure ? 'grid-cell figure computed' : 'grid-cell'} title={shown(rowData)}>
      {shown(rowData)}
    </div>
  );
  return { title, component: Shown, disabled: true, keepFocus: false, copyValue: ({ rowData }) => shown(rowData), ...rest };
}
