/** The book of a unit, line after line; an entry opened in full; a wrong one reversed (entries are never changed). */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { moneyChanged } from '../../api/changed.ts';
import { api, call, once } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';
import { Refused } from '../../app/failed.tsx';
import { typedAmount } from '../../parts/money/amounts.ts';
import type { MoneyScope } from '../../parts/money/scope.tsx';
import { Asked, day, Scroll, UnitName } from '../../parts/small.tsx';
import { Entry } from '../../parts/why/entry.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';

type Line = components['schemas']['Line'];
interface Place {
  readonly home: string;
  readonly seq: number;
}

export function Lines({
  scope: { unit, scale },
  opened,
  open,
  mayReverse,
}: {
  scope: MoneyScope;
  /** "51:12", held by the address. */
  opened: string | undefined;
  open: (entry: string | undefined) => void;
  mayReverse: boolean;
}) {
  const { say } = useWords();
  const lines = useInfiniteQuery({
    queryKey: ['lines', unit],
    queryFn: ({ pageParam }) =>
      call(() => api.GET('/api/ledger/lines', { params: { query: { unit, ...(pageParam === '' ? {} : { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
  const place = placeOf(opened);
  return (
    <>
      <div className="tools">
        {(['csv', 'xlsx'] as const).map((format) => (
          <a key={format} href={`/api/ledger/export?unit=${encodeURIComponent(unit)}&format=${format}`} download>
            {say('capital.export', { format: format.toUpperCase() })}
          </a>
        ))}
      </div>
      <Asked query={lines}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.items);
          if (rows.length === 0) return <p className="quiet">{say('overview.none')}</p>;
          return (
            <>
              <Scroll label={say('capital.book')}>
                <table className="plain">
                  <thead>
                    <tr>
                      <th>{say('capital.entry')}</th>
                      <th>{say('why.day')}</th>
                      <th>{say('why.event')}</th>
                      <th>{say('why.document')}</th>
                      <th>{say('why.fund')}</th>
                      <th>{say('why.side.from')}</th>
                      <th>{say('why.side.to')}</th>
                      <th className="figure">{SCALE_NAMES[scale]}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map((line) => (
                      <Row key={`${line.home} ${line.seq} ${line.lineNo}`} line={line} scale={scale} open={open} />
                    ))}
                  </tbody>
                </table>
              </Scroll>
              {lines.hasNextPage && (
                <Button onClick={() => void lines.fetchNextPage()} loading={lines.isFetchingNextPage}>
                  {say('capital.more')}
                </Button>
              )}
            </>
          );
        }}
      </Asked>
      {place && <Opened place={place} close={() => open(undefined)} mayReverse={mayReverse} />}
    </>
  );
}

function placeOf(text: string | undefined): Place | null {
  const [home = '', seq = ''] = (text ?? '').split(':');
  return /^\d{2}$/.test(home) && /^\d+$/.test(seq) ? { home, seq: Number(seq) } : null;
}

function Row({ line, scale, open }: { line: Line; scale: MoneyScope['scale']; open: (entry: string) => void }) {
  const { say } = useWords();
  return (
    <tr>
      <td>
        <button type="button" className="link" onClick={() => open(`${line.home}:${line.seq}`)}>
          {line.home}/{line.seq}
        </button>
      </td>
      <td>{day(line.effectiveOn)}</td>
      <td>{say(`money.${line.event}` as Word)}</td>
      <td>{line.document}</td>
      <td>
        {line.component} · {line.source} · {line.kind} · {line.originYear}
      </td>
      <td>{line.from.stage === 'external' ? '' : <UnitName of={line.from.unit} />}</td>
      <td>{line.to.stage === 'external' ? '' : <UnitName of={line.to.unit} />}</td>
      <td className="figure">{typedAmount(line.amount, scale)}</td>
    </tr>
  );
}

function Opened({ place, close, mayReverse }: { place: Place; close: () => void; mayReverse: boolean }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [document, setDocument] = useState('');
  const reverse = useMutation({
    mutationFn: () =>
      call(() =>
        api.POST('/api/ledger/entries/{home}/{seq}/reverse', {
          params: { path: place, header: once() },
          body: { document: document.trim() },
        }),
      ),
    onSuccess: async () => {
      await moneyChanged(queries);
      close();
    },
  });
  return (
    <Modal open onCancel={close} footer={null} width={860} title={say('why.entry', { ...place })}>
      <Entry {...place} />
      {mayReverse && (
        <div className="tools">
          <Input
            aria-label={say('capital.reverse.document')}
            placeholder={say('capital.reverse.document')}
            value={document}
            onChange={(event) => setDocument(event.target.value)}
            style={{ width: 360 }}
          />
          <Button danger disabled={document.trim() === ''} loading={reverse.isPending} onClick={() => reverse.mutate()}>
            {say('capital.reverse')}
          </Button>
          <span className="quiet">{say('capital.reverse.hint')}</span>
        </div>
      )}
      {reverse.error && <Refused error={reverse.error} />}
    </Modal>
  );
}
