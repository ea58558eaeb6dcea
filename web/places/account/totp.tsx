/** Signing in in two steps, turned on and off. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { api, call } from '../../api/client.ts';
import { me } from '../../api/queries.ts';
import { Refused } from '../../app/failed.tsx';
import { useWords } from '../../words/words.tsx';

export function Totp({ on }: { on: boolean }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: me.queryKey });
  const start = useMutation({
    mutationFn: (body: { password: string }) => call(() => api.POST('/api/me/totp', { body })),
  });
  const confirm = useMutation({
    mutationFn: (body: { code: string }) => call(() => api.POST('/api/me/totp/confirm', { body })),
    onSuccess: async () => {
      await again();
    },
  });
  const stop = useMutation({
    mutationFn: (body: { password: string }) => call(() => api.DELETE('/api/me/totp', { body })),
    onSuccess: async () => {
      start.reset();
      confirm.reset();
      await again();
    },
  });
  const failed = on ? stop.error : (confirm.error ?? start.error);
  return (
    <>
      <h2>{say('account.totp')}</h2>
      <p>{say(on ? 'account.totp.on' : 'account.totp.off')}</p>
      {failed && <Refused error={failed} />}
      {start.data && <Backups of={start.data.backupCodes} />}
      {!on && start.data ? (
        <>
          <p>{say('account.totp.scan')}</p>
          <p>
            {say('account.totp.key')}: <code>{new URL(start.data.uri).searchParams.get('secret')}</code> ·{' '}
            <a href={start.data.uri}>{say('account.totp.open')}</a>
          </p>
          <Form layout="vertical" className="narrow" onFinish={(values) => confirm.mutate(values)}>
            <Form.Item name="code" label={say('account.totp.code')} rules={[{ required: true, pattern: /^\d{6}$/ }]}>
              <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
            </Form.Item>
            <Button htmlType="submit" loading={confirm.isPending}>
              {say('account.totp.confirm')}
            </Button>
          </Form>
        </>
      ) : (
        <Form key={String(on)} layout="vertical" className="narrow" onFinish={(values) => (on ? stop : start).mutate(values)}>
          <Form.Item name="password" label={say('account.password.current')} rules={[{ required: true }]}>
            <Input type="password" autoComplete="current-password" />
          </Form.Item>
          <Button htmlType="submit" loading={start.isPending || stop.isPending}>
            {say(on ? 'account.totp.stop' : 'account.totp.start')}
          </Button>
        </Form>
      )}
    </>
  );
}

function Backups({ of }: { of: readonly string[] }) {
  const { say } = useWords();
  return <Alert type="warning" showIcon className="gap" title={say('account.totp.backup')} description={<code>{of.join('  ')}</code>} />;
}
