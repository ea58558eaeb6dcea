/** The book of a unit, line after line. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { api, call } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';
import { typedAmount } from '../../parts/money/amounts.ts';
import type { MoneyScope } from '../../parts/money/scope.tsx';
import { Asked, day, Scroll, UnitName } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';

export type Line = components['schemas']['Line'];

export function Lines({ scope: { unit, scale }, open }: { scope: MoneyScope; open: (entry: string) => void }) {
  const { say } = useWords();
  const lines = useInfiniteQuery({
    queryKey: ['lines', unit],
    queryFn: ({ pageParam }) =>
      call(() => api.GET('/api/ledger/lines', { params: { query: { unit, ...(pageParam === '' ? {} : { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  });
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
              <LineTable label={say('capital.book')} rows={rows} scale={scale} open={open} />
              {lines.hasNextPage && (
                <Button onClick={() => void lines.fetchNextPage()} loading={lines.isFetchingNextPage}>
                  {say('capital.more')}
                </Button>
              )}
            </>
          );
        }}
      </Asked>
    </>
  );
}

/** Lines of entries, each opened by its number. */
export function LineTable(props: {
  label: string;
  rows: readonly Line[];
  scale: MoneyScope['scale'];
  open: (entry: string) => void;
  /** With the day on which each was booked. */
  booked?: boolean;
}) {
  const { say } = useWords();
  const { label, rows, scale, open, booked = false } = props;
  return (
    <Scroll label={label}>
      <table className="plain">
        <thead>
          <tr>
            <th>{say('capital.entry')}</th>
            <th>{say('why.day')}</th>
            {booked && <th>{say('why.bookedOn')}</th>}
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
            <Row key={`${line.home} ${line.seq} ${line.lineNo}`} line={line} scale={scale} open={open} booked={booked} />
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Row(props: { line: Line; scale: MoneyScope['scale']; open: (entry: string) => void; booked: boolean }) {
  const { line, scale, open, booked } = props;
  const { say } = useWords();
  return (
    <tr>
      <td>
        <button type="button" className="link" onClick={() => open(`${line.home}:${line.seq}`)}>
          {line.home}/{line.seq}
        </button>
      </td>
      <td>{day(line.effectiveOn)}</td>
      {booked && <td>{day(line.bookedOn)}</td>}
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
