/** A password that was forgotten: another in its place, for one use; whatever the old one opened is closed. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { api, call } from '../../api/client.ts';
import { accounts } from '../../api/queries.ts';
import { Refused } from '../../app/failed.tsx';
import { day } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { OncePassword } from './once-password.tsx';
import type { Account } from './queries.ts';

export function ResetPassword({ of: { id, name, email }, close }: { of: Account; close: () => void }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const reset = useMutation({
    mutationFn: () => call(() => api.POST('/api/accounts/{id}/password', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: accounts.queryKey }),
  });
  const title = say('admin.account.resetOf', { name });
  if (reset.data)
    return (
      <OncePassword
        title={title}
        text={say('admin.account.reset.done', { email, day: day(reset.data.until) })}
        password={reset.data.password}
        close={close}
      />
    );
  return (
    <Modal
      open
      title={title}
      okText={say('admin.account.reset')}
      cancelText={say('app.cancel')}
      confirmLoading={reset.isPending}
      onCancel={close}
      onOk={() => reset.mutate()}
    >
      {reset.error && <Refused error={reset.error} />}
      <p>{say('admin.account.reset.sure', { name })}</p>
    </Modal>
  );
}
