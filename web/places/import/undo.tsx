/** Asks why before an import is undone. */
import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { api, call, once } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import { useWords } from '../../words/words.tsx';
import type { Import } from './queries.ts';

export function UndoDialog({ of, close, after }: { of: Import; close: () => void; after: (data: Import) => Promise<void> }) {
  const { say } = useWords();
  const [form] = Form.useForm<{ reason: string }>();
  const undo = useMutation({
    mutationFn: (body: { reason: string }) =>
      call(() => api.POST('/api/imports/{id}/undo', { params: { path: { id: of.id }, header: once() }, body })),
    onSuccess: async (data) => {
      close();
      await after(data);
    },
  });
  return (
    <Modal
      open
      title={say('import.undo')}
      okText={say('import.undo')}
      cancelText={say('app.cancel')}
      confirmLoading={undo.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {undo.error && <Refused error={undo.error} />}
      <p>{say('import.undo.sure')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => undo.mutate(values)}>
        <Form.Item name="reason" label={say('import.undo.reason')} rules={[{ required: true, whitespace: true }]}>
          <Input autoFocus maxLength={400} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
