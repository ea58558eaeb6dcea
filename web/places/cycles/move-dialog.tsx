/** What each move of a cycle asks before it is made. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { api, call, once, upon } from '../../api/client.ts';
import { cycle as cycleQuery, cycles, work } from '../../api/queries.ts';
import type { components } from '../../api/schema.gen.ts';
import { Refused } from '../../app/failed.tsx';
import { useUnitName } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';

export type Move = 'consolidate' | 'reopen' | 'approve' | 'issue' | 'cancel';
type Cycle = components['schemas']['Board'];
interface Values {
  reason?: string;
  number?: string;
  signedOn?: string;
  without?: Record<string, string>;
}

export function MoveDialog({ move, cycle, close }: { move: Move; cycle: Cycle; close: () => void }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const missing = move === 'consolidate' ? cycle.submissions.filter((one) => one.state !== 'accepted') : [];
  const make = useMutation({
    mutationFn: (values: Values) => {
      const params = { path: { id: cycle.id }, header: { ...once(), ...upon(cycle.version) } };
      const { reason = '', number = '', signedOn = '', without = {} } = values;
      switch (move) {
        case 'consolidate':
          return call(() => api.POST('/api/cycles/{id}/consolidate', { params, body: { without } }));
        case 'reopen':
          return call(() => api.POST('/api/cycles/{id}/reopen', { params, body: { reason } }));
        case 'approve':
          return call(() => api.POST('/api/cycles/{id}/approve', { params, body: {} }));
        case 'issue':
          return call(() => api.POST('/api/cycles/{id}/issue', { params, body: { number, signedOn } }));
        case 'cancel':
          return call(() => api.POST('/api/cycles/{id}/cancel', { params, body: { reason } }));
      }
    },
    onSuccess: async (after) => {
      queries.setQueryData(cycleQuery(cycle.id).queryKey, after as never);
      await Promise.all([cycles, work].map(({ queryKey }) => queries.invalidateQueries({ queryKey: queryKey as readonly unknown[] })));
      close();
    },
  });
  const required = [{ required: true, whitespace: true }];
  return (
    <Modal
      open
      title={say(`cycle.${move}` as Word)}
      okText={say(`cycle.${move}` as Word)}
      cancelText={say('app.cancel')}
      confirmLoading={make.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {make.error && <Refused error={make.error} />}
      {move === 'approve' && <p>{say('cycle.approve.sure')}</p>}
      <Form form={form} layout="vertical" onFinish={(values) => make.mutate(values)}>
        {(move === 'reopen' || move === 'cancel') && (
          <Form.Item name="reason" label={say('cycle.reason')} rules={required}>
            <Input.TextArea autoFocus rows={3} />
          </Form.Item>
        )}
        {move === 'issue' && (
          <>
            <Form.Item name="number" label={say('cycle.number')} rules={required}>
              <Input autoFocus inputMode="numeric" />
            </Form.Item>
            <Form.Item name="signedOn" label={say('cycle.signedOn')} rules={required}>
              <Input type="date" />
            </Form.Item>
          </>
        )}
        {missing.map((one) => (
          <Without key={one.id} unit={one.unit} />
        ))}
      </Form>
    </Modal>
  );
}

function Without({ unit }: { unit: string }) {
  const { say } = useWords();
  return (
    <Form.Item
      name={['without', unit]}
      label={say('cycle.without', { unit: useUnitName(unit) })}
      rules={[{ required: true, whitespace: true }]}
    >
      <Input />
    </Form.Item>
  );
}
