/** Gives somebody a further role. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Modal } from 'antd';
import { api, call, once } from '../../api/client.ts';
import { accounts } from '../../api/queries.ts';
import { Refused } from '../../app/failed.tsx';
import { useWords } from '../../words/words.tsx';
import type { Account } from './queries.ts';
import { type AskedRole, RoleFields, roleBody } from './role-fields.tsx';

export function GrantDialog({ of, close }: { of: Account; close: () => void }) {
  const { say } = useWords();
  const [form] = Form.useForm<AskedRole>();
  const queries = useQueryClient();
  const give = useMutation({
    mutationFn: (asked: AskedRole) =>
      call(() => api.POST('/api/accounts/{id}/grants', { params: { path: { id: of.id }, header: once() }, body: roleBody(asked) })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: accounts.queryKey });
      close();
    },
  });
  return (
    <Modal
      open
      title={say('admin.grant.giveTo', { name: of.name })}
      okText={say('admin.grant.give')}
      cancelText={say('app.cancel')}
      confirmLoading={give.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {give.error && <Refused error={give.error} />}
      <Form form={form} layout="vertical" onFinish={(values) => give.mutate(values)}>
        <RoleFields />
      </Form>
    </Modal>
  );
}
