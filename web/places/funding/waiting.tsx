/** Payments that wait for their decision: why, since when, and the button that makes each an entry. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { Suspense } from '../../../src/funding/model.ts';
import { SCALE_NAMES } from '../../../src/kernel/money.ts';
import { moneyChanged, recordsChanged } from '../../api/changed.ts';
import { api, call, once } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import { amountsOf } from '../../parts/money/amounts.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { recordsOf, type StoredRecord } from '../../parts/records/calls.ts';
import { useHolds } from '../../parts/roles.ts';
import { Asked, day, UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';

type Record = StoredRecord<Suspense>;

export function Waiting({ unit }: { unit: string }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const posts = useHolds()('finance-officer');
  const [matched, setMatched] = useState<string | null>(null);
  const match = useMutation({
    mutationFn: ({ home, key }: Record) =>
      call(() => api.POST('/api/funding/suspense/{home}/{key}/match', { params: { path: { home, key }, header: once() }, body: {} })),
    onSuccess: async ({ home, seq }) => {
      setMatched(`${home}/${seq}`);
      await Promise.all([moneyChanged(queries), recordsChanged(queries)]);
    },
  });
  return (
    <>
      {matched !== null && <Alert type="success" showIcon className="gap" title={say('funding.matched', { entry: matched })} />}
      {match.error && <Refused error={match.error} />}
      <Asked query={useQuery(recordsOf<Suspense>('/api/funding/suspense', unit))}>
        {(all) => {
          const rows = all.filter(({ data }) => data.state === 'waiting');
          if (rows.length === 0) return <p className="quiet">{say('funding.waiting.none')}</p>;
          const amount = amountsOf(
            rows.map(({ data }) => data.amount),
            1_000_000,
          );
          return (
            <>
              <p className="quiet">
                {say('funding.waiting.what', {
                  total: amount(rows.reduce((sum, { data }) => sum + data.amount, 0)),
                  scale: SCALE_NAMES[1_000_000],
                })}
              </p>
              <PlainTable
                label={say('funding.waiting')}
                rows={rows.map((one) => ({ ...one, id: `${one.home} ${one.key}` }))}
                columns={[
                  { word: 'funding.voucher', cell: ({ data }) => data.voucher },
                  { word: 'funding.on', cell: (one) => day(one.effectiveOn) },
                  { word: 'record.unit', cell: (one) => <UnitName of={one.unit} /> },
                  {
                    word: 'record.component',
                    cell: ({ data }) => [data.component, data.source, data.kind].filter((part) => part !== '').join(' · '),
                  },
                  { word: 'works.amount', figure: true, cell: ({ data }) => amount(data.amount) },
                  { word: 'funding.reason', cell: ({ data }) => data.reason },
                  {
                    word: 'funding.match',
                    cell: (one) =>
                      posts && (
                        <Button
                          size="small"
                          loading={match.isPending && match.variables?.key === one.key}
                          aria-label={say('funding.match.of', { voucher: one.data.voucher })}
                          onClick={() => match.mutate(one)}
                        >
                          {say('funding.match')}
                        </Button>
                      ),
                  },
                ]}
              />
            </>
          );
        }}
      </Asked>
    </>
  );
}
