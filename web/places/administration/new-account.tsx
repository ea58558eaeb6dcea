/** A new account with its first role; its first password is made here and shown once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Modal } from 'antd';
import { temporaryPassword } from '../../../src/kernel/temporary-password.ts';
import { api, call } from '../../api/client.ts';
import { accounts } from '../../api/queries.ts';
import { Refused } from '../../app/failed.tsx';
import { useWords } from '../../words/words.tsx';
import { OncePassword } from './once-password.tsx';
import { type AskedRole, RoleFields, roleBody } from './role-fields.tsx';

interface Asked extends AskedRole {
  readonly name: string;
  readonly email: string;
  readonly oidc?: boolean;
}

export function NewAccount({ close }: { close: () => void }) {
  const { say } = useWords();
  const [form] = Form.useForm<Asked>();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: async ({ name, email, oidc, ...role }: Asked) => {
      const password = oidc ? null : temporaryPassword((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
      await call(() => api.POST('/api/accounts', { body: { name, email, password, ...roleBody(role) } }));
      return { email, password };
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: accounts.queryKey }),
  });
  const made = make.data;
  const title = say('admin.account.new');
  if (made?.password === null)
    return (
      <Modal open title={title} footer={<Button onClick={close}>{say('admin.account.close')}</Button>} onCancel={close}>
        <Alert type="success" showIcon title={say('admin.account.madeOidc', { email: made.email })} />
      </Modal>
    );
  if (made)
    return <OncePassword title={title} text={say('admin.account.made', { email: made.email })} password={made.password} close={close} />;
  return (
    <Modal
      open
      title={title}
      okText={say('admin.account.new')}
      cancelText={say('app.cancel')}
      confirmLoading={make.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {make.error && <Refused error={make.error} />}
      <Form form={form} layout="vertical" onFinish={(values) => make.mutate(values)}>
        <Form.Item name="name" label={say('admin.account.name')} rules={[{ required: true, whitespace: true }]}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <Form.Item name="email" label={say('admin.account.email')} rules={[{ required: true, type: 'email' }]}>
          <Input type="email" autoComplete="off" />
        </Form.Item>
        <RoleFields />
        <Form.Item name="oidc" valuePropName="checked">
          <Checkbox>{say('admin.account.oidc')}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
