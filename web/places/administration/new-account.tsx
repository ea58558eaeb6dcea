/** A new account with its first role; its first password is made here and shown once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Form, Input, Modal } from 'antd';
import { api, call } from '../../api/client.ts';
import { accounts } from '../../api/queries.ts';
import { Refused } from '../../app/failed.tsx';
import { useWords } from '../../words/words.tsx';
import { type AskedRole, RoleFields, roleBody } from './role-fields.tsx';

interface Asked extends AskedRole {
  readonly name: string;
  readonly email: string;
  readonly oidc?: boolean;
}

/** Letters that are not taken for one another when they are read out or copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
function firstPassword(): string {
  const letters: string[] = [];
  while (letters.length < 20) {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    // The bytes beyond a whole number of alphabets would make its first letters likelier.
    if (byte < 256 - (256 % LETTERS.length)) letters.push(LETTERS[byte % LETTERS.length] ?? '');
  }
  return letters.join('').replace(/(.{5})(?=.)/g, '$1-');
}

export function NewAccount({ close }: { close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Asked>();
  const queries = useQueryClient();
  const make = useMutation({
    mutationFn: async ({ name, email, oidc, ...role }: Asked) => {
      const password = oidc ? null : firstPassword();
      await call(() => api.POST('/api/accounts', { body: { name, email, password, ...roleBody(role) } }));
      return { email, password };
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: accounts.queryKey }),
  });
  const made = make.data;
  if (made)
    return (
      <Modal open title={say('admin.account.new')} footer={<Button onClick={close}>{say('admin.account.close')}</Button>} closable={false}>
        {made.password === null ? (
          <Alert type="success" showIcon title={say('admin.account.madeOidc', { email: made.email })} />
        ) : (
          <>
            <Alert type="success" showIcon className="gap" title={say('admin.account.made', { email: made.email })} />
            <div className="tools">
              <Input className="find" readOnly aria-label={say('admin.account.password')} value={made.password} />
              <Button
                onClick={() =>
                  void navigator.clipboard?.writeText(made.password ?? '').then(() => message.info(say('admin.account.copied')))
                }
              >
                {say('admin.account.copy')}
              </Button>
            </div>
          </>
        )}
      </Modal>
    );
  return (
    <Modal
      open
      title={say('admin.account.new')}
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
