/** One decision in one sheet: what is assigned to the unit, shared out over the units below; “còn phân bổ” counts down. */
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { type Column, DynamicDataSheetGrid } from 'react-datasheet-grid';
import 'react-datasheet-grid/dist/style.css';
import { unitTitle } from '../../../src/catalogue/names.ts';
import { parseDay } from '../../../src/kernel/calendar.ts';
import { SCALE_NAMES, sumDong } from '../../../src/kernel/money.ts';
import { Problem } from '../../../src/kernel/problem.ts';
import { upperFirst } from '../../../src/kernel/vietnamese.ts';
import { moneyChanged } from '../../api/changed.ts';
import { Refused } from '../../app/failed.tsx';
import { typedAmount } from '../../parts/money/amounts.ts';
import { type Book, dayOfBook } from '../../parts/money/book.ts';
import { CHOICES, Choices } from '../../parts/money/choices.tsx';
import { postEntries } from '../../parts/money/post.ts';
import type { MoneyScope } from '../../parts/money/scope.tsx';
import { RowProblems } from '../../parts/sheet/row-problems.tsx';
import { StepTools } from '../../parts/sheet/step-tools.tsx';
import { shownColumn, textColumn } from '../../parts/sheet/text-cell.tsx';
import { newKey, useSheet } from '../../parts/sheet/use-sheet.ts';
import { useWords } from '../../words/words.tsx';
import { type AllocationRow, decisionOf, FUND_FIELDS, fundsHeld, isBlank, type Reckoned, reckon, twice } from './allocation.ts';

const blankRow = (): AllocationRow => ({ key: newKey(), component: '', source: '', kind: '', originYear: '', assigned: '', shares: {} });

export function Allocate({ book, scope: { unit, year, scale } }: { book: Book; scope: MoneyScope }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const begin = () => {
    const held = fundsHeld({ accounts: book.accounts, unit, year }).map((row) => ({ ...row, key: newKey() }));
    return [...held, ...Array.from({ length: Math.max(1, 6 - held.length) }, blankRow)];
  };
  const sheet = useSheet<AllocationRow>(`mtqg:allocation:${unit}:${year}`, begin, isBlank);
  const [document, setDocument] = useState('');
  const [dayText, setDayText] = useState('');
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [posted, setPosted] = useState('');

  const effectiveOn = dayOf(dayText);
  const reckoned = useMemo(() => {
    const reading = {
      catalogue: book.catalogue,
      unit,
      year,
      scale,
      effectiveOn: effectiveOn ?? dayOfBook(book),
      accounts: book.accounts,
      say,
    };
    return new Map(sheet.rows.map((row) => [row, reckon(row, reading)]));
  }, [sheet.rows, book, unit, year, scale, effectiveOn, say]);
  const problems = useMemo(() => {
    const again = twice(sheet.rows);
    return new Map(
      sheet.rows.flatMap((row) => {
        const earlier = again.get(row);
        const text = reckoned.get(row)?.problem ?? (earlier === undefined ? null : say('allocation.twice', { row: earlier }));
        return text === null ? [] : [[row, text] as const];
      }),
    );
  }, [sheet.rows, reckoned, say]);
  const found = [...reckoned.values()].filter((one): one is Reckoned => one !== null);
  const entries = decisionOf(found, effectiveOn ?? dayOfBook(book), document.trim());
  const rest = found.every((one) => one.rest !== null) ? sumDong(found.map((one) => one.rest ?? 0)) : null;

  const post = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      await postEntries(entries, sheet.rows[0]?.key ?? '');
      setPosted(document.trim());
      setDocument('');
      sheet.restart([blankRow()]);
      await moneyChanged(queries);
    } catch (error) {
      setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  const columns = useMemo(() => columnsOf(book, say), [book, say]);
  const restColumn = useMemo(
    () =>
      shownColumn<AllocationRow>(
        say('allocation.rest'),
        (row) => {
          const left = reckoned.get(row)?.rest;
          return left === undefined || left === null ? '' : typedAmount(left, scale);
        },
        { figure: true, basis: 130, minWidth: 130, grow: 0 },
      ),
    [reckoned, scale, say],
  );
  return (
    <>
      <Choices book={book} />
      <p className="quiet">{say('allocation.intro')}</p>
      <div className="tools">
        <label htmlFor="decision-number">{say('allocation.document')}</label>
        <Input id="decision-number" value={document} onChange={(event) => setDocument(event.target.value)} style={{ width: 260 }} />
        <label htmlFor="decision-day">{say('allocation.day')}</label>
        <Input
          id="decision-day"
          value={dayText}
          placeholder="05/06/2026"
          status={dayText !== '' && effectiveOn === null ? 'error' : ''}
          onChange={(event) => setDayText(event.target.value)}
          style={{ width: 120 }}
        />
        <Button
          type="primary"
          loading={busy}
          disabled={entries.length === 0 || problems.size > 0 || document.trim() === '' || effectiveOn === null}
          onClick={() => void post()}
        >
          {say('allocation.post')}
        </Button>
        <StepTools sheet={sheet} />
        <Button onClick={() => sheet.change(begin())}>{say('allocation.begin')}</Button>
        <span role="status" className={problems.size > 0 ? 'wrong' : 'quiet'}>
          {problems.size > 0
            ? say('sheet.wrong', { count: problems.size })
            : entries.length > 0
              ? document.trim() === '' || effectiveOn === null
                ? say('allocation.needs')
                : say('sheet.kept')
              : posted !== '' && say('allocation.posted', { document: posted })}
        </span>
      </div>
      {refusal !== null && <Refused error={refusal} />}
      <DynamicDataSheetGrid<AllocationRow>
        value={sheet.rows as AllocationRow[]}
        onChange={sheet.change}
        columns={columns}
        stickyRightColumn={restColumn as Partial<Column<AllocationRow>>}
        rowKey="key"
        createRow={blankRow}
        duplicateRow={({ rowData }) => ({ ...rowData, key: newKey() })}
        autoAddRow
        rowClassName={({ rowData }) => (problems.has(rowData) ? 'wrong-row' : '')}
        height={Math.min(560, Math.max(220, 40 + sheet.rows.length * 32 + 60))}
        rowHeight={32}
        headerRowHeight={40}
        addRowsComponent={false}
      />
      <div className="totals">
        <span>
          {say('allocation.assigned')}{' '}
          <strong className="figure">{typedAmount(sumDong(found.map((one) => one.assign?.amount ?? 0)), scale)}</strong>
        </span>
        <span>
          {say('allocation.given')}{' '}
          <strong className="figure">{typedAmount(sumDong(found.flatMap((one) => one.allocate.map((line) => line.amount))), scale)}</strong>
        </span>
        <span>
          {say('allocation.rest')} <strong className="figure">{rest === null ? '…' : typedAmount(rest, scale)}</strong> {SCALE_NAMES[scale]}
        </span>
      </div>
      <RowProblems rows={sheet.rows} problems={problems} />
    </>
  );
}

function dayOf(text: string) {
  try {
    return parseDay(text);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

function columnsOf(book: Book, say: ReturnType<typeof useWords>['say']): Partial<Column<AllocationRow>>[] {
  const label = (_: AllocationRow, index: number) => say('sheet.row', { row: index + 1 });
  const funds = FUND_FIELDS.map((field) =>
    textColumn<AllocationRow>(
      {
        title: say(`voucher.${field}`),
        ...(field === 'originYear' ? {} : { list: CHOICES[field] }),
        get: (row) => row[field],
        set: (row, text) => ({ ...row, [field]: text }),
        label,
      },
      { basis: field === 'component' ? 120 : 80, minWidth: field === 'component' ? 120 : 80, grow: field === 'component' ? 1 : 0 },
    ),
  );
  const assigned = textColumn<AllocationRow>(
    {
      title: say('allocation.assigned'),
      figure: true,
      get: (row) => row.assigned,
      set: (row, text) => ({ ...row, assigned: text }),
      label,
    },
    { basis: 120, minWidth: 120, grow: 0 },
  );
  const shares = book.children.map((child) => {
    const key = `${child.code}@${child.validFrom}`;
    return textColumn<AllocationRow>(
      {
        title: upperFirst(unitTitle(child)),
        figure: true,
        get: (row) => row.shares[key] ?? '',
        set: (row, text) => ({ ...row, shares: { ...row.shares, [key]: text } }),
        label,
      },
      { basis: 120, minWidth: 120, grow: 0 },
    );
  });
  return [...funds, assigned, ...shares] as Partial<Column<AllocationRow>>[];
}
