/** What was approved and issued: who may, issues it; everybody downloads it as it was. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { api, call, once } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';
import { Refused } from '../../app/failed.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useHolds } from '../../parts/roles.ts';
import { Asked, day, moment, UnitName } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { snapshots } from './queries.ts';

type Snapshot = components['schemas']['Snapshot'];
const FORMATS = ['docx', 'pdf', 'xlsx', 'html', 'md'] as const;

export function Snapshots({ unit, period }: { unit: string; period?: string }) {
  const { say } = useWords();
  const [issuing, setIssuing] = useState<Snapshot | null>(null);
  const leads = useHolds()('leader');
  return (
    <>
      <h2>{say('reports.snapshots')}</h2>
      <Asked query={useQuery(snapshots(unit, period))}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say('reports.snapshots.none')}</p>
          ) : (
            <PlainTable
              label={say('reports.snapshots')}
              rows={items}
              columns={[
                {
                  word: 'column.title',
                  cell: (one) => (
                    <Link
                      to="/bao-cao/$report"
                      params={{ report: one.report }}
                      search={{ unit: one.unit.split('@')[0] ?? '', period: one.period }}
                    >
                      {one.report}
                    </Link>
                  ),
                },
                { word: 'column.unit', cell: (one) => <UnitName of={one.unit} /> },
                { word: 'column.period', cell: (one) => one.period },
                { word: 'reports.approvedAt', cell: (one) => moment(one.approvedAt) },
                {
                  word: 'reports.issued',
                  cell: (one) => {
                    if (one.issue) return say('reports.number', { number: one.issue.number, day: day(one.issue.signedOn) });
                    return leads && <Button onClick={() => setIssuing(one)}>{say('reports.issue')}</Button>;
                  },
                },
                {
                  word: 'reports.files',
                  cell: (one) =>
                    FORMATS.map((format) => (
                      <a key={format} className="file" href={`/api/snapshots/${one.id}/file?format=${format}`} download>
                        {format.toUpperCase()}
                      </a>
                    )),
                },
              ]}
            />
          )
        }
      </Asked>
      {issuing && <Issue snapshot={issuing} close={() => setIssuing(null)} />}
    </>
  );
}

function Issue({ snapshot, close }: { snapshot: Snapshot; close: () => void }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ number: string; signedOn: string }>();
  const issue = useMutation({
    mutationFn: (body: { number: string; signedOn: string }) =>
      call(() => api.POST('/api/snapshots/{id}/issue', { params: { path: { id: snapshot.id }, header: once() }, body: body as never })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['snapshots'] });
      await queries.invalidateQueries({ queryKey: ['snapshot', snapshot.id] });
      close();
    },
  });
  const rules = [{ required: true, whitespace: true }];
  return (
    <Modal
      open
      title={say('reports.issue')}
      okText={say('reports.issue')}
      cancelText={say('app.cancel')}
      confirmLoading={issue.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {issue.error && <Refused error={issue.error} />}
      <p>{say('reports.issue.sure')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => issue.mutate(values)}>
        <Form.Item name="number" label={say('cycle.number')} rules={rules}>
          <Input autoFocus inputMode="numeric" />
        </Form.Item>
        <Form.Item name="signedOn" label={say('cycle.signedOn')} rules={rules}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
