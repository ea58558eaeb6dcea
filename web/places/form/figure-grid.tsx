/** The numbers of a form as a sheet: keyboard, ranges, copy and paste to and from Excel, fill down, steps back. Last period stands beside. */
import { type Column, DataSheetGrid, type DataSheetGridRef } from 'react-datasheet-grid';
import 'react-datasheet-grid/dist/style.css';
import { useEffect, useMemo, useRef } from 'react';
import { forPeople } from '../../parts/decimal.ts';
import { shownColumn, type TextColumn, textColumn } from '../../parts/sheet/text-cell.tsx';
import { useWords } from '../../words/words.tsx';
import { type FormPart, firstToType, isRight, type TypedRow } from './draft.ts';

/** Of the column that is typed in. */
const VALUE = 2;

const typed = (field: 'typed' | 'note' | 'reason', title: string): TextColumn<TypedRow> => ({
  title,
  figure: field === 'typed',
  get: (row) => row[field],
  set: (row, text) => ({ ...row, [field]: text }),
  label: (row) => row.label,
});

export function FigureGrid({ rows, writes, change, reasons, setReasons }: FormPart) {
  const { say } = useWords();
  const reviewing = reasons !== null;
  const columns = useMemo(
    () =>
      [
        shownColumn<TypedRow>(say('column.label'), (row) => row.label, { basis: 320, grow: 3 }),
        shownColumn<TypedRow>(say('column.last'), (row) => (row.last === null ? '' : forPeople(row.last)), {
          basis: 140,
          grow: 1,
          figure: true,
        }),
        textColumn(typed('typed', say('column.value')), {
          basis: 150,
          grow: 1,
          disabled: ({ rowData }) => !writes || rowData.kind === 'figure',
          cellClassName: ({ rowData }) => (isRight(rowData as TypedRow) ? '' : 'wrong'),
        }),
        shownColumn<TypedRow>(say('column.measureUnit'), (row) => row.measureUnit, { basis: 80, grow: 0 }),
        textColumn(typed('note', say('column.note')), { basis: 200, grow: 2, disabled: !writes }),
        textColumn(typed('reason', say('column.reason')), { basis: 200, grow: 2, disabled: !reviewing }),
      ] as Partial<Column<TypedRow>>[],
    [say, writes, reviewing],
  );

  const sheet = useRef<DataSheetGridRef>(null);
  // Whoever comes to fill the form in types at once, without looking for the first cell; once, when the form opens.
  const begin = useRef(writes ? firstToType(rows) : -1);
  useEffect(() => {
    if (begin.current >= 0) sheet.current?.setActiveCell({ col: VALUE, row: begin.current });
  }, []);

  const value = reviewing ? rows.map((row) => ({ ...row, reason: reasons[row.key] ?? row.reason })) : [...rows];
  return (
    <DataSheetGrid<TypedRow>
      ref={sheet}
      value={value}
      columns={columns}
      lockRows
      rowKey="key"
      height={Math.min(640, 40 + rows.length * 36 + 8)}
      rowHeight={36}
      headerRowHeight={36}
      onChange={(next) => {
        if (reviewing) setReasons({ ...reasons, ...Object.fromEntries(next.map((row) => [row.key, row.reason])) });
        else change(next);
      }}
    />
  );
}
