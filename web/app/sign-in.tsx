/** Signing in, over whatever page is open: nothing below is lost. Who came by a temporary password chooses another before going on. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useRef, useState, useSyncExternalStore } from 'react';
import { ApiError, api } from '../api/client.ts';
import { me } from '../api/queries.ts';
import { signedIn, signInStore } from '../api/session.ts';
import { useWords } from '../words/words.tsx';

type Step = 'password' | 'code' | 'choose';
interface Typed {
  readonly email?: string;
  readonly password?: string;
  readonly code?: string;
  readonly next?: string;
  readonly again?: string;
}

const GO = { password: 'signIn.go', code: 'signIn.confirm', choose: 'signIn.choose' } as const;

function orThrow<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (!answer.response.ok) throw new ApiError(answer.response.status, (answer.error ?? {}) as never);
  return answer.data as T;
}

export function SignInDialog() {
  const { say } = useWords();
  const wanted = useSyncExternalStore(signInStore.subscribe, signInStore.isWanted);
  const queries = useQueryClient();
  const [step, setStep] = useState<Step>('password');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  // What was just typed is not asked for again when it is to be replaced.
  const password = useRef('');
  const expired = queries.getQueryData(me.queryKey) !== undefined;

  /** The step that comes next; null once the person is in. */
  const sendStep = async (typed: Typed): Promise<Step | null> => {
    if (step === 'choose') {
      orThrow(await api.PUT('/api/me/password', { body: { current: password.current, next: typed.next ?? '' } }));
      return null;
    }
    if (step === 'code') {
      const { temporary } = orThrow(await api.POST('/api/session/totp', { body: { code: (typed.code ?? '').trim() } }));
      return temporary ? 'choose' : null;
    }
    password.current = typed.password ?? '';
    const body = { email: (typed.email ?? '').trim(), password: password.current };
    const { totpRequired, temporary } = orThrow(await api.POST('/api/session', { body }));
    return totpRequired ? 'code' : temporary ? 'choose' : null;
  };
  const send = async (typed: Typed) => {
    setBusy(true);
    setProblem('');
    try {
      const next = await sendStep(typed);
      if (next !== null) {
        setStep(next);
        return;
      }
      password.current = '';
      setStep('password');
      // Requests that were refused go on by themselves.
      signedIn();
      await queries.invalidateQueries({ queryKey: me.queryKey });
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : say('app.offline'));
      // The session of the temporary password is over: from the beginning.
      if (error instanceof ApiError && error.status === 401 && step === 'choose') setStep('password');
    } finally {
      setBusy(false);
    }
  };

  const required = { required: true };
  return (
    <Modal
      open={wanted}
      closable={false}
      footer={null}
      title={say(step === 'choose' ? 'signIn.choose' : 'app.signIn')}
      destroyOnHidden
      mask={{ closable: false }}
      keyboard={false}
    >
      {expired && step === 'password' && <Alert type="info" showIcon title={say('signIn.again')} className="gap" />}
      {step === 'choose' && <Alert type="info" showIcon title={say('signIn.temporary')} className="gap" />}
      {problem !== '' && <Alert type="error" showIcon title={problem} className="gap" role="alert" />}
      <Form key={step} layout="vertical" onFinish={(values: Typed) => void send(values)} requiredMark={false}>
        {step === 'code' && (
          <Form.Item name="code" label={say('signIn.code')} rules={[required]}>
            <Input autoFocus autoComplete="one-time-code" inputMode="numeric" />
          </Form.Item>
        )}
        {step === 'password' && (
          <>
            <Form.Item name="email" label={say('signIn.email')} rules={[required]}>
              <Input autoFocus autoComplete="username" type="email" />
            </Form.Item>
            <Form.Item name="password" label={say('signIn.password')} rules={[required]}>
              <Input.Password autoComplete="current-password" />
            </Form.Item>
          </>
        )}
        {step === 'choose' && <NewPassword />}
        <Button type="primary" htmlType="submit" loading={busy} block>
          {say(GO[step])}
        </Button>
      </Form>
    </Modal>
  );
}

function NewPassword() {
  const { say } = useWords();
  return (
    <>
      <Form.Item name="next" label={say('account.password.next')} rules={[{ required: true }]}>
        <Input.Password autoFocus autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={say('account.password.again')}
        dependencies={['next']}
        rules={[
          { required: true },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(say('account.password.differ'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
