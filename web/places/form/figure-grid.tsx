/** The numbers of a form as a sheet: keyboard, ranges, copy and paste to and from Excel, fill down, steps back. Last period stands beside. */
import { type CellProps, type Column, DataSheetGrid } from 'react-datasheet-grid';
import 'react-datasheet-grid/dist/style.css';
import { useMemo } from 'react';
import { forPeople } from '../../parts/decimal.ts';
import { useWords } from '../../words/words.tsx';
import { type FormPart, isRight, type TypedRow } from './draft.ts';
import { textColumn } from './text-cell.tsx';

const shown = (pick: (row: TypedRow) => string, figure: boolean) =>
  function Shown({ rowData }: CellProps<TypedRow, unknown>) {
    return (
      <div className={figure ? 'grid-cell figure computed' : 'grid-cell'} title={pick(rowData)}>
        {pick(rowData)}
      </div>
    );
  };
const Label = shown((row) => row.label, false);
const Last = shown((row) => (row.last === null ? '' : forPeople(row.last)), true);
const MeasureUnit = shown((row) => row.measureUnit, false);

const still = (
  title: string,
  component: NonNullable<Column<TypedRow>['component']>,
  copy: (row: TypedRow) => string,
  more: Partial<Column<TypedRow>>,
): Partial<Column<TypedRow>> => ({
  title,
  component,
  disabled: true,
  keepFocus: false,
  copyValue: ({ rowData }) => copy(rowData),
  ...more,
});

export function FigureGrid({ rows, writes, change, reasons, setReasons }: FormPart) {
  const { say } = useWords();
  const reviewing = reasons !== null;
  const columns = useMemo<Partial<Column<TypedRow>>[]>(() => {
    return [
      still(say('column.label'), Label, (row) => row.label, { basis: 320, grow: 3 }),
      still(say('column.last'), Last, (row) => (row.last === null ? '' : forPeople(row.last)), { basis: 140, grow: 1 }),
      textColumn(
        { field: 'typed', title: say('column.value'), figure: true },
        {
          basis: 150,
          grow: 1,
          disabled: ({ rowData }) => !writes || rowData.kind === 'figure',
          cellClassName: ({ rowData }) => (isRight(rowData as TypedRow) ? '' : 'wrong'),
        },
      ),
      still(say('column.measureUnit'), MeasureUnit, (row) => row.measureUnit, { basis: 80, grow: 0 }),
      textColumn({ field: 'note', title: say('column.note'), figure: false }, { basis: 200, grow: 2, disabled: !writes }),
      textColumn({ field: 'reason', title: say('column.reason'), figure: false }, { basis: 200, grow: 2, disabled: !reviewing }),
    ];
  }, [say, writes, reviewing]);

  const value = reviewing ? rows.map((row) => ({ ...row, reason: reasons[row.key] ?? row.reason })) : [...rows];
  return (
    <DataSheetGrid<TypedRow>
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
