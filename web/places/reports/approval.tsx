/** Approving a report outside of a cycle: what will be frozen, what is still wrong. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { api, call, once } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import { day } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { type Choice, rules } from './queries.ts';
import type { ComposedReport } from './writing.tsx';

export function Approval({ choice, data, close }: { choice: Choice; data: ComposedReport; close: () => void }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const { document, audit } = data;
  const { data: checked } = useQuery(rules(choice));
  const failed = (checked?.items ?? []).flatMap((rule) => rule.findings);
  const errors = [...audit.findings, ...failed].filter(({ severity }) => severity === 'error');
  const approve = useMutation({
    mutationFn: () => call(() => api.POST('/api/snapshots', { params: { header: once() }, body: choice as never })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['snapshots'] });
      close();
    },
  });
  return (
    <Modal
      open
      title={say('reports.approve')}
      okText={say('reports.approve')}
      cancelText={say('app.cancel')}
      confirmLoading={approve.isPending}
      onCancel={close}
      onOk={() => approve.mutate()}
    >
      {approve.error && <Refused error={approve.error} />}
      <p>{say('reports.approve.sure', { count: document.figures.length, period: choice.period, day: day(document.asOf) })}</p>
      <p>{errors.length === 0 ? say('reports.approve.noErrors') : say('reports.approve.errors', { count: errors.length })}</p>
      <ul>
        {errors.map(({ id, message }) => (
          <li key={id} className="wrong">
            {message}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
