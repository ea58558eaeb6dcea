/** Tài khoản của tôi: roles, password, authenticator, sessions, tokens. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { api, call } from '../../api/client.ts';
import { me } from '../../api/queries.ts';
import { Refused } from '../../app/failed.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { Asked, day, moment, UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { sessions } from './queries.ts';
import { Tokens } from './tokens.tsx';
import { Totp } from './totp.tsx';

export function Account() {
  const { say } = useWords();
  return (
    <Asked query={useQuery(me)}>
      {({ name, email, grants, totp }) => (
        <>
          <h1>{say('place.account')}</h1>
          <p>
            {name} · {email}
          </p>
          <h2>{say('account.grants')}</h2>
          {grants.length === 0 ? (
            <p className="quiet">{say('account.noGrants')}</p>
          ) : (
            <ul>
              {grants.map((grant) => (
                <li key={grant.id} className={grant.state === 'valid' ? undefined : 'quiet'}>
                  {say(`role.${grant.role}`)}, <UnitName of={grant.unit} /> ({say(`grantState.${grant.state}`)},{' '}
                  {say('admin.grant.from', { day: day(grant.validFrom) })}
                  {grant.validTo !== null && grant.state !== 'withdrawn' && ` ${say('admin.grant.until', { day: day(grant.validTo) })}`})
                </li>
              ))}
            </ul>
          )}
          <Password />
          <Totp on={totp} />
          <Sessions />
          <Tokens />
        </>
      )}
    </Asked>
  );
}

interface Passwords {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

function Password() {
  const { say } = useWords();
  const [form] = Form.useForm<Passwords>();
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: ({ current, next }: Passwords) => call(() => api.PUT('/api/me/password', { body: { current, next } })),
    onSuccess: () => {
      form.resetFields();
      return queries.invalidateQueries({ queryKey: sessions.queryKey });
    },
  });
  const required = { required: true };
  return (
    <>
      <h2>{say('account.password')}</h2>
      {change.error && <Refused error={change.error} />}
      {change.isSuccess && <Alert type="success" showIcon className="gap" title={say('account.password.done')} />}
      <Form form={form} layout="vertical" className="narrow" onFinish={(values) => change.mutate(values)}>
        <Form.Item name="current" label={say('account.password.current')} rules={[required]}>
          <Input type="password" autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="next" label={say('account.password.next')} rules={[required]}>
          <Input type="password" autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={say('account.password.again')}
          dependencies={['next']}
          rules={[
            required,
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(say('account.password.differ'))),
            }),
          ]}
        >
          <Input type="password" autoComplete="new-password" />
        </Form.Item>
        <Button htmlType="submit" loading={change.isPending}>
          {say('account.password')}
        </Button>
      </Form>
    </>
  );
}

function Sessions() {
  const { say } = useWords();
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string) => call(() => api.DELETE('/api/me/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: sessions.queryKey }),
  });
  return (
    <>
      <h2>{say('account.sessions')}</h2>
      {end.error && <Refused error={end.error} />}
      <Asked query={useQuery(sessions)}>
        {(items) => (
          <PlainTable
            label={say('account.sessions')}
            rows={items}
            columns={[
              { word: 'account.session.started', cell: (one) => moment(one.createdAt) },
              { word: 'account.session.expires', cell: (one) => moment(one.expiresAt) },
              { word: 'account.session.agent', cell: (one) => <span className="wrap">{one.agent}</span> },
              { word: 'account.session.ip', cell: (one) => one.ip },
              {
                word: 'account.actions',
                cell: (one) =>
                  one.current ? (
                    say('account.session.current')
                  ) : (
                    <Button
                      size="small"
                      aria-label={say('account.session.endOf', { at: moment(one.createdAt) })}
                      onClick={() => end.mutate(one.id)}
                    >
                      {say('account.session.end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Asked>
    </>
  );
}
