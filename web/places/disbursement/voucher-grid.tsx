/** The sheet of vouchers: grows as rows are pasted, ten thousand and more. */
import { useMemo } from 'react';
import { type Column, DynamicDataSheetGrid } from 'react-datasheet-grid';
import 'react-datasheet-grid/dist/style.css';
import { CHOICES } from '../../parts/money/choices.tsx';
import { textColumn } from '../../parts/sheet/text-cell.tsx';
import { newKey } from '../../parts/sheet/use-sheet.ts';
import { useWords } from '../../words/words.tsx';
import { FIELDS, type Field, type VoucherRow } from './vouchers.ts';

const WIDTHS: Readonly<Record<Field, number>> = {
  day: 100,
  document: 150,
  event: 130,
  unit: 170,
  component: 110,
  source: 90,
  kind: 80,
  originYear: 80,
  amount: 140,
};
const LISTS: Readonly<Partial<Record<Field, string>>> = { ...CHOICES, event: 'choices-event' };

/** A field of its own: rows that come in by pasting or adding must never share a key. */
export const blankRow = (): VoucherRow => ({
  key: newKey(),
  ...(Object.fromEntries(FIELDS.map((field) => [field, ''])) as Record<Field, string>),
});

interface Grid {
  readonly rows: readonly VoucherRow[];
  readonly change: (rows: readonly VoucherRow[]) => void;
  readonly wrong: ReadonlySet<VoucherRow>;
}

export function VoucherGrid({ rows, change, wrong }: Grid) {
  const { say } = useWords();
  const columns = useMemo(
    () =>
      FIELDS.map((field) =>
        textColumn<VoucherRow>(
          {
            title: say(`voucher.${field}`),
            figure: field === 'amount',
            ...(LISTS[field] === undefined ? {} : { list: LISTS[field] }),
            get: (row) => row[field],
            set: (row, text) => ({ ...row, [field]: text }),
            label: (_, index) => say('sheet.row', { row: index + 1 }),
          },
          { basis: WIDTHS[field], minWidth: WIDTHS[field], grow: field === 'unit' || field === 'document' ? 2 : 1 },
        ),
      ) as Partial<Column<VoucherRow>>[],
    [say],
  );
  return (
    <DynamicDataSheetGrid<VoucherRow>
      value={rows as VoucherRow[]}
      onChange={change}
      columns={columns}
      rowKey="key"
      createRow={blankRow}
      duplicateRow={({ rowData }) => ({ ...rowData, key: newKey() })}
      autoAddRow
      rowClassName={({ rowData }) => (wrong.has(rowData) ? 'wrong-row' : '')}
      height={Math.min(560, Math.max(220, 40 + rows.length * 32 + 60))}
      rowHeight={32}
      headerRowHeight={36}
      addRowsComponent={AddRows}
    />
  );
}

function AddRows({ addRows }: { addRows: (count?: number) => void }) {
  const { say } = useWords();
  return (
    <div className="grid-more">
      <button type="button" className="link" onClick={() => addRows(1)}>
        {say('sheet.add.one')}
      </button>{' '}
      <button type="button" className="link" onClick={() => addRows(20)}>
        {say('sheet.add.many', { count: 20 })}
      </button>
    </div>
  );
}
