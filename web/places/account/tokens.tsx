/** Tokens by which other programs do some of one's work. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, call } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, moment } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { actions, tokens } from './queries.ts';

export function Tokens() {
  const { say } = useWords();
  const { modal } = App.useApp();
  const queries = useQueryClient();
  const [making, setMaking] = useState(false);
  const { data: known } = useQuery(actions);
  const texts = new Map((known ?? []).map(({ action, text }) => [action, text]));
  const revoke = useMutation({
    mutationFn: (id: string) => call(() => api.DELETE('/api/me/tokens/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokens.queryKey }),
  });
  return (
    <>
      <h2>{say('account.tokens')}</h2>
      <div className="tools">
        <Button onClick={() => setMaking(true)}>{say('account.token.new')}</Button>
      </div>
      {making && <NewToken close={() => setMaking(false)} />}
      {revoke.error && <Refused error={revoke.error} />}
      <Asked query={useQuery(tokens)}>
        {(items) =>
          items.length === 0 ? (
            <p className="quiet">{say('account.tokens.none')}</p>
          ) : (
            <PlainTable
              label={say('account.tokens')}
              rows={items}
              columns={[
                { word: 'account.token.name', cell: (one) => one.name },
                { word: 'account.token.may', cell: (one) => one.actions.map((action) => texts.get(action) ?? action).join('; ') },
                { word: 'account.token.expires', cell: (one) => moment(one.expiresAt) },
                {
                  word: 'account.token.state',
                  cell: (one) => say(one.revokedAt === null ? 'account.token.valid' : 'account.token.revoked'),
                },
                {
                  word: 'account.actions',
                  cell: (one) =>
                    one.revokedAt === null && (
                      <Button
                        size="small"
                        aria-label={say('account.token.revokeOf', { name: one.name })}
                        onClick={() =>
                          modal.confirm({
                            title: say('account.token.sure', { name: one.name }),
                            okText: say('account.token.revoke'),
                            cancelText: say('app.cancel'),
                            onOk: () => revoke.mutateAsync(one.id).catch(() => undefined),
                          })
                        }
                      >
                        {say('account.token.revoke')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Asked>
    </>
  );
}

interface AskedToken {
  readonly name: string;
  readonly actions: string[];
  readonly days: string;
}

function NewToken({ close }: { close: () => void }) {
  const { say } = useWords();
  const [form] = Form.useForm<AskedToken>();
  const queries = useQueryClient();
  const { data: known } = useQuery(actions);
  const make = useMutation({
    mutationFn: ({ days, ...asked }: AskedToken) => call(() => api.POST('/api/me/tokens', { body: { ...asked, days: Number(days) } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokens.queryKey }),
  });
  if (make.data)
    return (
      <Modal open title={say('account.token.new')} closable={false} footer={<Button onClick={close}>{say('admin.account.close')}</Button>}>
        <Alert type="success" showIcon className="gap" title={say('account.token.once')} />
        <Input readOnly aria-label={say('account.token.text')} value={make.data.token} />
      </Modal>
    );
  return (
    <Modal
      open
      title={say('account.token.new')}
      okText={say('account.token.new')}
      cancelText={say('app.cancel')}
      confirmLoading={make.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {make.error && <Refused error={make.error} />}
      <Form form={form} layout="vertical" initialValues={{ days: '90' }} onFinish={(values) => make.mutate(values)}>
        <Form.Item name="name" label={say('account.token.name')} rules={[{ required: true, whitespace: true }]}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <Form.Item name="actions" label={say('account.token.may')} rules={[{ required: true }]}>
          <Checkbox.Group className="column" options={(known ?? []).map(({ action, text }) => ({ value: action, label: text }))} />
        </Form.Item>
        <Form.Item name="days" label={say('account.token.days')} rules={[{ required: true, pattern: /^\d{1,4}$/ }]}>
          <Input inputMode="numeric" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
