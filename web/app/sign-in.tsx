/** Signing in, over whatever page is open: nothing below is lost. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState, useSyncExternalStore } from 'react';
import { ApiError, api } from '../api/client.ts';
import { me } from '../api/queries.ts';
import { signedIn, signInStore } from '../api/session.ts';
import { useWords } from '../words/words.tsx';

export function SignInDialog() {
  const { say } = useWords();
  const wanted = useSyncExternalStore(signInStore.subscribe, signInStore.isWanted);
  const queries = useQueryClient();
  const [wantsCode, setWantsCode] = useState(false);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const expired = queries.getQueryData(me.queryKey) !== undefined;

  const send = async (values: { email?: string; password?: string; code?: string }) => {
    setBusy(true);
    setProblem('');
    try {
      const answer = wantsCode
        ? await api.POST('/api/session/totp', { body: { code: (values.code ?? '').trim() } })
        : await api.POST('/api/session', { body: { email: (values.email ?? '').trim(), password: values.password ?? '' } });
      if (answer.error) throw new ApiError(answer.response.status, answer.error as never);
      if (!wantsCode && answer.data && 'totpRequired' in answer.data && answer.data.totpRequired) {
        setWantsCode(true);
        return;
      }
      setWantsCode(false);
      // Requests that were refused go on by themselves.
      signedIn();
      await queries.invalidateQueries({ queryKey: me.queryKey });
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : say('app.offline'));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      open={wanted}
      closable={false}
      footer={null}
      title={say('app.signIn')}
      destroyOnHidden
      mask={{ closable: false }}
      keyboard={false}
    >
      {expired && <Alert type="info" showIcon title={say('signIn.again')} className="gap" />}
      {problem !== '' && <Alert type="error" showIcon title={problem} className="gap" role="alert" />}
      <Form layout="vertical" onFinish={(values) => void send(values)} requiredMark={false}>
        {wantsCode ? (
          <Form.Item name="code" label={say('signIn.code')} rules={[{ required: true }]}>
            <Input autoFocus autoComplete="one-time-code" inputMode="numeric" />
          </Form.Item>
        ) : (
          <>
            <Form.Item name="email" label={say('signIn.email')} rules={[{ required: true }]}>
              <Input autoFocus autoComplete="username" type="email" />
            </Form.Item>
            <Form.Item name="password" label={say('signIn.password')} rules={[{ required: true }]}>
              <Input.Password autoComplete="current-password" />
            </Form.Item>
          </>
        )}
        <Button type="primary" htmlType="submit" loading={busy} block>
          {say(wantsCode ? 'signIn.confirm' : 'signIn.go')}
        </Button>
      </Form>
    </Modal>
  );
}
