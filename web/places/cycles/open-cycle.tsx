/** Opening a cycle: what is asked, of whom, by when. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal, Select } from 'antd';
import { unitTitle } from '../../../src/catalogue/names.ts';
import { upperFirst } from '../../../src/kernel/vietnamese.ts';
import { api, call, once } from '../../api/client.ts';
import { cycles, templates, unit as unitQuery } from '../../api/queries.ts';
import { Refused } from '../../app/failed.tsx';
import { useUnitsOf } from '../../parts/roles.ts';
import { useWords } from '../../words/words.tsx';

interface Asked {
  title: string;
  report: string;
  unit: string;
  period: string;
  due?: string;
  units: string[];
  correction?: string;
}

export function OpenCycle({ close }: { close: () => void }) {
  // What the fields begin with must be known before they stand there.
  const units = useUnitsOf('consolidator', 'administrator');
  const known = useQuery(templates);
  if (!units || !known.data) return null;
  return <Asking close={close} own={units[0] ?? ''} reports={known.data.items} />;
}

function Asking({ close, own, reports }: { close: () => void; own: string; reports: readonly string[] }) {
  const { say } = useWords();
  const [form] = Form.useForm<Asked>();
  const queries = useQueryClient();
  const go = useNavigate();
  const unitCode = Form.useWatch('unit', form) ?? own;
  const { data: office } = useQuery({ ...unitQuery(unitCode), enabled: unitCode !== '' });
  const below = (office?.children ?? []).map((one) => ({ value: `${one.code}@${one.validFrom}`, label: upperFirst(unitTitle(one)) }));

  const open = useMutation({
    mutationFn: ({ due, correction, ...asked }: Asked) =>
      call(() =>
        api.POST('/api/cycles', {
          params: { header: once() },
          body: { ...asked, ...(due ? { due } : {}), ...(correction ? { correction } : {}) } as never,
        }),
      ),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: cycles.queryKey });
      close();
      await go({ to: '/ky-bao-cao/$cycle', params: { cycle: made.id } });
    },
  });

  return (
    <Modal
      open
      title={say('cycles.open')}
      okText={say('cycles.open')}
      cancelText={say('app.cancel')}
      confirmLoading={open.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {open.error && <Refused error={open.error} />}
      <Form form={form} layout="vertical" initialValues={{ unit: own, report: reports[0] }} onFinish={(values) => open.mutate(values)}>
        <Form.Item name="title" label={say('cycles.open.title')} rules={[{ required: true }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="report" label={say('cycles.open.report')} rules={[{ required: true }]}>
          <Select options={reports.map((name) => ({ value: name, label: name }))} />
        </Form.Item>
        <Form.Item name="unit" label={say('cycles.open.unit')} rules={[{ required: true }]}>
          <Input />
        </Form.Item>
        <Form.Item name="period" label={say('cycles.open.period')} rules={[{ required: true }]}>
          <Input />
        </Form.Item>
        <Form.Item name="due" label={say('cycles.open.due')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="units" label={say('cycles.open.units')} rules={[{ required: true }]}>
          <Select mode="multiple" options={below} optionFilterProp="label" maxTagCount="responsive" />
        </Form.Item>
        <Button
          onClick={() =>
            form.setFieldValue(
              'units',
              below.map((one) => one.value),
            )
          }
          disabled={below.length === 0}
        >
          {say('cycles.open.find')}
        </Button>
        <Form.Item name="correction" label={say('cycles.open.correction')}>
          <Input />
        </Form.Item>
      </Form>
    </Modal>
  );
}
