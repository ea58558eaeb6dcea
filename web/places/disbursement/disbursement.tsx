/** Giải ngân: payments and advances typed or pasted from a treasury's list, checked while typing, posted with progress. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { Problem } from '../../../src/kernel/problem.ts';
import { moneyChanged } from '../../api/changed.ts';
import { Refused } from '../../app/failed.tsx';
import { typedAmount } from '../../parts/money/amounts.ts';
import { Balances } from '../../parts/money/balance.ts';
import { type Book, book as bookQuery } from '../../parts/money/book.ts';
import { Choices } from '../../parts/money/choices.tsx';
import { MOST_ENTRIES, postEntries } from '../../parts/money/post.ts';
import { type MoneyScope, type MoneySearch, ScopeTools, useMoneyScope } from '../../parts/money/scope.tsx';
import { RowProblems } from '../../parts/sheet/row-problems.tsx';
import { StepTools } from '../../parts/sheet/step-tools.tsx';
import { useSheet } from '../../parts/sheet/use-sheet.ts';
import { Asked } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { blankRow, VoucherGrid } from './voucher-grid.tsx';
import { type Built, Checker, entriesOf, isBlank, VOUCHER_EVENTS, type VoucherRow } from './vouchers.ts';

export function Disbursement() {
  const { say } = useWords();
  const scope = useMoneyScope(useSearch({ from: '/giai-ngan' }));
  const go = useNavigate({ from: '/giai-ngan' });
  const choose = (search: MoneySearch) => void go({ search: (old) => ({ ...old, ...search }) });
  return (
    <>
      <h1>{say('place.disbursement')}</h1>
      {scope === null ? <p className="quiet">{say('overview.needUnit')}</p> : <Scoped scope={scope} choose={choose} />}
    </>
  );
}

function Scoped({ scope, choose }: { scope: MoneyScope; choose: (search: MoneySearch) => void }) {
  const { say } = useWords();
  return (
    <>
      <div className="tools">
        <ScopeTools scope={scope} choose={choose} />
      </div>
      <p className="quiet">{say('disbursement.intro')}</p>
      <Asked query={useQuery(bookQuery(scope.unit))}>
        {(book) => <Vouchers key={`${scope.unit} ${scope.year}`} book={book} scope={scope} />}
      </Asked>
    </>
  );
}

function Vouchers({ book, scope: { unit, year, scale } }: { book: Book; scope: MoneyScope }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const sheet = useSheet<VoucherRow>(`mtqg:vouchers:${unit}:${year}`, () => Array.from({ length: 8 }, blankRow), isBlank);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [done, setDone] = useState<{ posted: number; of: number; busy: boolean } | null>(null);
  const stop = useRef(false);
  const checker = useMemo(() => new Checker({ catalogue: book.catalogue, year, scale, say }), [book.catalogue, year, scale, say]);
  // Typing comes first: what is wrong with ten thousand rows may be said a moment later.
  const rows = useDeferredValue(sheet.rows);
  const { problems, total, count } = useMemo(() => checker.check(rows, new Balances(book.accounts)), [checker, rows, book.accounts]);
  const wrong = useMemo(() => new Set(problems.keys()), [problems]);

  const post = async () => {
    setRefusal(null);
    stop.current = false;
    let waiting = sheet.rows.filter((row) => !isBlank(row));
    const of = waiting.length;
    try {
      while (waiting.length > 0 && !stop.current) {
        setDone({ posted: of - waiting.length, of, busy: true });
        const chunk = waiting.slice(0, MOST_ENTRIES);
        const built = chunk.map((row) => checker.built(row)).filter((one): one is Built => one !== null && !(one instanceof Problem));
        await postEntries(entriesOf(built), chunk[0]?.key ?? '');
        waiting = waiting.slice(MOST_ENTRIES);
        // What is posted leaves the sheet at once: a page that is closed now does not send it again.
        sheet.restart(waiting.length > 0 ? waiting : Array.from({ length: 8 }, blankRow));
      }
    } catch (error) {
      setRefusal(error);
    } finally {
      setDone({ posted: of - waiting.length, of, busy: false });
      await moneyChanged(queries);
    }
  };
  return (
    <>
      <datalist id="choices-event">
        {VOUCHER_EVENTS.map((event) => (
          <option key={event} value={say(`money.${event}`)} />
        ))}
      </datalist>
      <Choices book={book} />
      <div className="tools">
        <Button
          type="primary"
          disabled={count === 0 || problems.size > 0 || rows !== sheet.rows}
          loading={done?.busy ?? false}
          onClick={() => void post()}
        >
          {say('disbursement.post', { count })}
        </Button>
        {done?.busy && <Button onClick={() => (stop.current = true)}>{say('sheet.stop')}</Button>}
        <StepTools sheet={sheet} />
        <span role="status" className={problems.size > 0 ? 'wrong' : 'quiet'}>
          {done !== null && done.of > 0 && `${say('disbursement.posted', { posted: done.posted, of: done.of })} · `}
          {problems.size > 0 ? say('sheet.wrong', { count: problems.size }) : count > 0 ? say('sheet.kept') : ''}
        </span>
      </div>
      {refusal !== null && <Refused error={refusal} />}
      <VoucherGrid rows={sheet.rows} change={sheet.change} wrong={wrong} />
      <div className="totals">
        <span>{say('disbursement.total', { count })}</span>
        <strong className="figure">
          {typedAmount(total, scale)} {SCALE_NAMES[scale]}
        </strong>
      </div>
      <RowProblems rows={rows} problems={problems} />
    </>
  );
}
