/** Adds one row of the office to a table. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { api, call, once } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { fieldOf, fileOf } from './fields.ts';
import { type Row, type TableName, tables } from './queries.ts';

const CONFIDENCES = ['verified', 'reported', 'inferred', 'unverified'] as const;
const isDay = (column: string) => /^(valid_(from|to)|issued_on|effective_on|from_valid_on|data_(from|to)|due)$/.test(column);

/** What the rows at hand have in a column where they have little: kinds and groups, which one may choose from. */
function known(rows: readonly Row[], column: string): string[] {
  const values = new Set(
    rows.map((row) => row[fieldOf(column)]).filter((value): value is string => typeof value === 'string' && value !== ''),
  );
  return values.size < rows.length && values.size <= 20 ? [...values].sort() : [];
}

interface Props {
  readonly table: TableName;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly close: () => void;
}

export function AddRow({ table, columns, rows, close }: Props) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ document: string; row: Record<string, string> }>();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: ({ document, row }: { document: string; row: Record<string, string> }) =>
      call(() =>
        api.POST('/api/catalogue/rows', {
          params: { header: once() },
          body: { document, files: { [`${table}.tsv`]: fileOf(columns, row) } },
        }),
      ),
    onSuccess: async ({ added }) => {
      await queries.invalidateQueries({ queryKey: tables.queryKey });
      close();
      void message.info(say('catalogue.added', { count: added }));
    },
  });
  return (
    <Modal
      open
      title={say('catalogue.add')}
      okText={say('catalogue.add')}
      cancelText={say('app.cancel')}
      confirmLoading={add.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      {add.error && <Refused error={add.error} />}
      <p>{say('catalogue.add.intro')}</p>
      <Form form={form} layout="vertical" initialValues={{ row: { confidence: 'reported' } }} onFinish={(values) => add.mutate(values)}>
        {columns.map((column) => (
          <Form.Item key={column} name={['row', column]} label={say(`field.${fieldOf(column)}` as Word)}>
            {column === 'confidence' ? (
              <Select options={CONFIDENCES.map((one) => ({ value: one, label: say(`confidence.${one}`) }))} />
            ) : (
              <Input {...(isDay(column) ? { type: 'date' } : { list: `known-${column}` })} />
            )}
          </Form.Item>
        ))}
        {columns.map((column) => (
          <datalist key={column} id={`known-${column}`}>
            {known(rows, column).map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        ))}
        <Form.Item name="document" label={say('catalogue.add.document')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
