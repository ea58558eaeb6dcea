/** Khoá sổ: through which day each book is closed, by which documents; closed or reopened by who holds the whole book. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { moneyChanged } from '../../api/changed.ts';
import { api, call, once } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';
import { Refused } from '../../app/failed.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, day, moment, today, useUnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { closings } from './queries.ts';

type Book = components['schemas']['ClosedBook'];

export function Closing({ unit }: { unit: string }) {
  const { say } = useWords();
  return (
    <>
      <p className="quiet">{say('closing.intro')}</p>
      <Asked query={useQuery(closings(unit))}>{({ items }) => items.map((book) => <OneBook key={book.home} book={book} />)}</Asked>
    </>
  );
}

function OneBook({ book }: { book: Book }) {
  const { say } = useWords();
  const name = useUnitName(book.unit);
  const { home, closedThrough, mayClose } = book;
  return (
    <section aria-label={say('closing.book', { home, name })}>
      <h2>{say('closing.book', { home, name })}</h2>
      <p className="answer">{closedThrough === null ? say('closing.open') : say('closing.closed', { day: day(closedThrough) })}</p>
      {closedThrough !== null && (
        <p>
          <Link to="/nguon-von" search={(old) => ({ ...old, view: 'da-bao-cao', until: closedThrough })}>
            {say('closing.see', { day: day(closedThrough) })}
          </Link>
        </p>
      )}
      {mayClose ? <Change key={closedThrough} book={book} /> : <p className="quiet">{say('closing.notYours')}</p>}
      {book.closings.length > 0 && (
        <PlainTable
          label={say('closing.history')}
          rows={book.closings.map((one) => ({ ...one, id: String(one.seq) }))}
          columns={[
            { word: 'capital.entry', cell: (one) => `${home}/${one.seq}` },
            { word: 'why.event', cell: (one) => say(`money.${one.event}`) },
            { word: 'closing.through', cell: (one) => day(one.through) },
            { word: 'closing.document', cell: (one) => one.document },
            { word: 'why.recordedAt', cell: (one) => `${moment(one.recordedAt)}, ${one.actor}` },
          ]}
        />
      )}
    </section>
  );
}

function Change({ book: { home, closedThrough } }: { book: Book }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [through, setThrough] = useState('');
  const [document, setDocument] = useState('');
  const isBack = closedThrough !== null && through !== '' && through < closedThrough;
  const problem = through === closedThrough ? say('closing.same') : through >= today() ? say('closing.future') : null;
  const change = useMutation({
    mutationFn: () =>
      call(() =>
        api.POST('/api/ledger/close', { params: { header: once() }, body: { home, through: through as never, document: document.trim() } }),
      ),
    // What is typed goes with the state that it changed.
    onSuccess: () => moneyChanged(queries),
  });
  return (
    <>
      <form
        className="tools"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate();
        }}
      >
        <label htmlFor={`through-${home}`}>{say('closing.through')}</label>
        <Input
          id={`through-${home}`}
          type="date"
          value={through}
          max={today()}
          status={problem === null ? '' : 'error'}
          onChange={(event) => setThrough(event.target.value)}
          style={{ width: 160 }}
        />
        <label htmlFor={`document-${home}`}>{say('closing.document')}</label>
        <Input
          id={`document-${home}`}
          value={document}
          maxLength={500}
          onChange={(event) => setDocument(event.target.value)}
          style={{ width: 360, maxWidth: '100%' }}
        />
        <Button
          type="primary"
          danger={isBack}
          htmlType="submit"
          loading={change.isPending}
          disabled={through === '' || problem !== null || document.trim() === ''}
        >
          {isBack ? say('closing.reopen') : say('closing.close')}
        </Button>
      </form>
      <p role="status" className={problem === null ? 'quiet' : 'wrong'}>
        {through === '' ? '' : (problem ?? say(isBack ? 'closing.reopen.what' : 'closing.close.what', { day: day(through) }))}
      </p>
      {change.error && <Refused error={change.error} />}
    </>
  );
}
