/** Tài khoản: who has an account here, with which roles; made, blocked, given and taken back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { foldVietnamese } from '../../../src/kernel/vietnamese.ts';
import { api, call, upon } from '../../api/client.ts';
import { accounts, me } from '../../api/queries.ts';
import { Refused } from '../../app/failed.tsx';
import { useClear } from '../../parts/clear.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, day, UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { NewAccount } from './new-account.tsx';
import type { Account, Grant } from './queries.ts';
import { ResetPassword } from './reset-password.tsx';
import { Administration } from './tabs.tsx';

export function Accounts() {
  const { say } = useWords();
  const clear = useClear();
  const { text = '' } = useSearch({ from: '/quan-tri/tai-khoan' });
  const go = useNavigate({ from: '/quan-tri/tai-khoan' });
  const [making, setMaking] = useState(false);
  const query = useQuery(accounts);
  const fits = (one: Account) => foldVietnamese(`${one.name} ${one.email}`).includes(foldVietnamese(text));
  return (
    <Administration>
      <div className="tools">
        <Button type="primary" onClick={() => setMaking(true)}>
          {say('admin.account.new')}
        </Button>
        <Input
          className="find"
          aria-label={say('admin.accounts.find')}
          placeholder={say('admin.accounts.find')}
          value={text}
          allowClear={clear}
          onChange={(event) => void go({ search: event.target.value === '' ? {} : { text: event.target.value }, replace: true })}
        />
      </div>
      {making && <NewAccount close={() => setMaking(false)} />}
      <Asked query={query}>
        {({ items }) => (items.length === 0 ? <p className="quiet">{say('admin.accounts.none')}</p> : <Table of={items.filter(fits)} />)}
      </Asked>
    </Administration>
  );
}

function Table({ of }: { of: readonly Account[] }) {
  const { say } = useWords();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const { data: who } = useQuery(me);
  const [giving, setGiving] = useState<Account | null>(null);
  const [resetting, setResetting] = useState<Account | null>(null);
  const after = { onSuccess: () => queries.invalidateQueries({ queryKey: accounts.queryKey }) };
  const block = useMutation({
    mutationFn: ({ id, disabled }: { id: string; disabled: boolean }) =>
      call(() => api.PUT('/api/accounts/{id}/state', { params: { path: { id } }, body: { disabled } })),
    ...after,
  });
  const end = useMutation({
    mutationFn: ({ id, version }: Grant) => call(() => api.DELETE('/api/grants/{id}', { params: { path: { id }, header: upon(version) } })),
    ...after,
  });
  const failed = block.error ?? end.error;
  const sure = (title: string, onOk: () => Promise<unknown>, okText: string) =>
    modal.confirm({ title, okText, cancelText: say('app.cancel'), onOk: () => onOk().catch(() => undefined) });
  return (
    <>
      {failed && <Refused error={failed} />}
      {giving && <GrantDialog of={giving} close={() => setGiving(null)} />}
      {resetting && <ResetPassword of={resetting} close={() => setResetting(null)} />}
      <PlainTable
        label={say('admin.accounts')}
        rows={of}
        columns={[
          { word: 'admin.account.name', cell: (one) => one.name },
          { word: 'admin.account.email', cell: (one) => one.email },
          {
            word: 'admin.account.grants',
            cell: (one) => (
              <ul className="bare">
                {one.grants.map((grant) => {
                  const role = say(`role.${grant.role}`);
                  return (
                    <li key={grant.id} className={grant.state === 'valid' ? undefined : 'quiet'}>
                      {role}, <UnitName of={grant.unit} />
                      {grant.programmes.length > 0 && `, ${grant.programmes.join(', ')}`} ({say(`grantState.${grant.state}`)},{' '}
                      {say('admin.grant.from', { day: day(grant.validFrom) })}
                      {grant.validTo !== null && grant.state !== 'withdrawn' && ` ${say('admin.grant.until', { day: day(grant.validTo) })}`}
                      ){' '}
                      {(grant.state === 'valid' || grant.state === 'coming') && (
                        <Button
                          size="small"
                          aria-label={say('admin.grant.endOf', { role, name: one.name })}
                          onClick={() =>
                            sure(
                              say('admin.grant.end.sure', { role, name: one.name }),
                              () => end.mutateAsync(grant),
                              say('admin.grant.end'),
                            )
                          }
                        >
                          {say('admin.grant.end')}
                        </Button>
                      )}
                    </li>
                  );
                })}
              </ul>
            ),
          },
          { word: 'admin.account.totp', cell: (one) => say(one.totp ? 'admin.yes' : 'admin.no') },
          {
            word: 'admin.account.state',
            cell: (one) => (
              <>
                <span className={`state is-${one.disabled ? 'returned' : 'accepted'}`}>
                  {say(one.disabled ? 'admin.account.off' : 'admin.account.on')}
                </span>
                {one.temporary && <span className="quiet"> {say('admin.account.temporary')}</span>}
              </>
            ),
          },
          {
            word: 'admin.account.actions',
            // Nobody blocks or raises themselves: the server refuses it too.
            cell: (one) =>
              who !== undefined &&
              one.id !== who.id && (
                <span className="tools">
                  <Button size="small" onClick={() => setGiving(one)}>
                    {say('admin.grant.give')}
                  </Button>
                  <Button size="small" aria-label={say('admin.account.resetOf', { name: one.name })} onClick={() => setResetting(one)}>
                    {say('admin.account.reset')}
                  </Button>
                  {one.disabled ? (
                    <Button size="small" onClick={() => block.mutate({ id: one.id, disabled: false })}>
                      {say('admin.account.unblock')}
                    </Button>
                  ) : (
                    <Button
                      size="small"
                      onClick={() =>
                        sure(
                          say('admin.account.block.sure', { name: one.name }),
                          () => block.mutateAsync({ id: one.id, disabled: true }),
                          say('admin.account.block'),
                        )
                      }
                    >
                      {say('admin.account.block')}
                    </Button>
                  )}
                </span>
              ),
          },
        ]}
      />
    </>
  );
}
