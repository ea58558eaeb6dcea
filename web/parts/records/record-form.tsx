/** One record, new or changed: fields with what is wrong beside them; what is typed is kept on this machine until it is saved. */
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { formatDay, parseDay } from '../../../src/kernel/calendar.ts';
import { ApiError } from '../../api/client.ts';
import { Refused } from '../../app/failed.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { forget, keep, kept } from '../kept.ts';
import { today, UnitName } from '../small.tsx';
import { Attachments } from './attachments.tsx';
import { add, change, type StoredRecord } from './calls.ts';
import { beginning, dataOf, type Field, type RecordKind, type Typed, typedOf } from './model.ts';

interface Draft {
  /** What it was typed upon; 0 for a new one. */
  readonly version: number;
  readonly typed: Typed;
}

export function RecordForm(props: {
  kind: RecordKind;
  /** null: a new one. */
  record: StoredRecord | null;
  unit: string;
  close: (saved: boolean) => void;
}) {
  const { kind, record, unit, close } = props;
  const { say } = useWords();
  const name = `mtqg:record:${kind.path}:${unit}:${record?.key ?? ''}`;
  const [draft, setDraft] = useState<Draft>(
    () =>
      kept<Draft>(name) ?? {
        version: record?.version ?? 0,
        typed: {
          $on: formatDay((record?.effectiveOn ?? today()) as never),
          ...(record ? typedOf(kind, record.data, say) : beginning(kind)),
        },
      },
  );
  const { typed } = draft;
  const [theirs, setTheirs] = useState<StoredRecord | null>(null);
  const [tried, setTried] = useState(false);
  const { data, problems } = dataOf(kind, typed, say);
  const dayProblem = problemOfDay(typed['$on'] ?? '');
  const show = (next: Draft) => {
    keep(name, next);
    setDraft(next);
  };
  const type = (field: string, value: string) => show({ ...draft, typed: { ...typed, [field]: value } });
  const save = useMutation({
    mutationFn: async () => {
      const body = { unit: record?.unit ?? unit, effectiveOn: parseDay(typed['$on'] ?? ''), data };
      try {
        await (record ? change(kind.path, record, draft.version, body) : add(kind.path, body));
      } catch (error) {
        if (error instanceof ApiError && error.status === 412) setTheirs(error.current as StoredRecord);
        throw error;
      }
    },
    onSuccess: () => {
      forget(name);
      close(true);
    },
  });
  const settle = (next: Draft) => {
    show(next);
    setTheirs(null);
    save.reset();
  };
  const discard = () => {
    forget(name);
    close(false);
  };
  const isRight = dayProblem === null && Object.keys(problems).length === 0;
  const finish = () => {
    setTried(true);
    if (isRight) save.mutate();
  };
  return (
    <Modal
      open
      onCancel={() => close(false)}
      title={say(record ? 'record.change' : 'record.add')}
      width={640}
      footer={[
        <Button key="discard" onClick={discard}>
          {say('record.discard')}
        </Button>,
        <Button key="save" type="primary" loading={save.isPending} onClick={finish}>
          {say('record.save')}
        </Button>,
      ]}
    >
      <form
        className="record-form"
        onSubmit={(event) => {
          event.preventDefault();
          finish();
        }}
      >
        <p className="quiet">
          <UnitName of={record?.unit ?? unit} />
        </p>
        <Row id="record-on" title={say('record.on')} problem={tried ? dayProblem : null}>
          <Input id="record-on" value={typed['$on'] ?? ''} onChange={(event) => type('$on', event.target.value)} />
        </Row>
        {kind.fields.map((field) => (
          <Row
            key={field.name}
            id={`record-${field.name}`}
            title={`${say(field.word)}${field.required ? ' *' : ''}`}
            problem={tried ? (problems[field.name] ?? null) : null}
          >
            <Cell field={field} value={typed[field.name] ?? ''} type={(value) => type(field.name, value)} />
          </Row>
        ))}
        <button type="submit" hidden />
      </form>
      {record && kind.holdsFiles && <Attachments of={{ home: record.home, kind: kind.holdsFiles, key: record.key }} writes />}
      {theirs ? (
        <Alert
          type="warning"
          showIcon
          title={say('record.conflict')}
          description={Object.entries(typedOf(kind, theirs.data, say))
            .filter(([field, text]) => text !== typed[field])
            .map(([, text]) => text)
            .join(' · ')}
          action={
            <>
              <Button size="small" onClick={() => settle({ ...draft, version: theirs.version })}>
                {say('form.conflict.mine')}
              </Button>{' '}
              <Button
                size="small"
                onClick={() =>
                  settle({
                    version: theirs.version,
                    typed: { $on: formatDay(theirs.effectiveOn as never), ...typedOf(kind, theirs.data, say) },
                  })
                }
              >
                {say('form.conflict.theirs')}
              </Button>
            </>
          }
        />
      ) : (
        save.error && <Refused error={save.error} />
      )}
    </Modal>
  );
}

function problemOfDay(text: string): string | null {
  try {
    parseDay(text);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function Row({ id, title, problem, children }: { id: string; title: string; problem: string | null; children: React.ReactNode }) {
  return (
    <div className="record-row">
      <label htmlFor={id}>{title}</label>
      <div>
        {children}
        {problem !== null && (
          <div className="wrong" role="alert">
            {problem}
          </div>
        )}
      </div>
    </div>
  );
}

function Cell({
  field: { name, type: form, choices, required },
  value,
  type,
}: {
  field: Field;
  value: string;
  type: (value: string) => void;
}) {
  const { say } = useWords();
  const id = `record-${name}`;
  if (form === 'choice')
    return (
      <select id={id} value={value} required={required} onChange={(event) => type(event.target.value)}>
        {choices?.map((one) => (
          <option key={one} value={one}>
            {say(`choice.${one || 'none'}` as Word)}
          </option>
        ))}
      </select>
    );
  if (form === 'long' || form === 'lines' || form === 'relations')
    return <Input.TextArea id={id} rows={3} value={value} onChange={(event) => type(event.target.value)} />;
  return <Input id={id} value={value} onChange={(event) => type(event.target.value)} />;
}
