/** A sentence of a report: read, changed where it stands, withdrawn; a draft stays on this machine until it is saved. */
import { Button, Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { ApiError } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';
import { Refused } from '../../app/failed.tsx';
import { forget, keep, kept } from '../../parts/kept.ts';
import { add, change } from '../../parts/records/calls.ts';
import { today } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import type { Take } from './outline.ts';
import { blank, type Content, draftName, type KeptDraft, type List, pathOf, type WrittenRecord } from './records.ts';
import { useChanges } from './use-changes.ts';

type Document = components['schemas']['Document'];
interface Fresh {
  readonly take: Take;
  readonly place: string;
  readonly order: number;
  readonly document: Document;
}
type Props = { record: WrittenRecord; anchor?: string } | { fresh: Fresh; close: () => void };

/** What an obstacle or a task says besides its sentence. */
const TEXTS: Readonly<Partial<Record<List, readonly ('legalReason' | 'proposal' | 'responsible' | 'owner')[]>>> = {
  obstacles: ['legalReason', 'proposal', 'responsible'],
  tasks: ['owner'],
};
const STATES = { obstacles: ['open', 'in-hand', 'solved'], tasks: ['todo', 'doing', 'done'] } as const;

export function Sentence(props: Props) {
  const { say } = useWords();
  const { again, remove } = useChanges();
  const record = 'record' in props ? props.record : null;
  const fresh = 'fresh' in props ? props.fresh : null;
  const name = record ? `${record.home} ${record.key}` : (fresh?.place ?? '');
  const list = record?.list ?? fresh?.take.list ?? 'narratives';
  const place = draftName(name);
  const held = kept<KeptDraft>(place);
  const [isOpen, setOpen] = useState(fresh !== null || held !== null);
  const [data, setData] = useState<Content>(
    () => held?.data ?? record?.data ?? blank(list, fresh?.take.of ?? '', fresh?.document.period ?? '', fresh?.order ?? 1),
  );
  const [version, setVersion] = useState(held?.version ?? record?.version ?? 0);
  const [theirs, setTheirs] = useState<{ data: Content; version: number } | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [isDraft, setDraft] = useState(held !== null);

  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (isDraft) event.preventDefault();
    };
    addEventListener('beforeunload', leave);
    return () => removeEventListener('beforeunload', leave);
  }, [isDraft]);

  const edit = (part: Partial<Content>) => {
    const next = { ...data, ...part };
    setData(next);
    setDraft(true);
    keep(place, { data: next, version });
  };
  const done = () => {
    forget(place);
    setDraft(false);
    setTheirs(null);
    setOpen(false);
    if ('close' in props) props.close();
  };
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      if (error instanceof ApiError && error.status === 412 && error.current)
        setTheirs(error.current as { data: Content; version: number });
      else setRefusal(error);
    } finally {
      setBusy(false);
    }
  };
  const save = (upon: number) =>
    run(async () => {
      if (record) await change(pathOf(list), record, upon, { ...record, data });
      else if (fresh) {
        const on = today() < fresh.document.asOf ? today() : fresh.document.asOf;
        await add(pathOf(list), { unit: fresh.document.unit, effectiveOn: on, data });
      }
      done();
      await again();
    });
  const open = () => {
    if (record && !isDraft) {
      setData(record.data);
      setVersion(record.version);
    }
    setOpen(true);
  };

  if (!isOpen && record)
    return (
      <div className="sentence-shown" id={'anchor' in props ? props.anchor : undefined} tabIndex={-1}>
        <p>{record.data.content}</p>
        <span className="no-print">
          <Button size="small" onClick={open} aria-label={`${say('reports.edit')}: ${record.data.content.slice(0, 60)}`}>
            {say('reports.edit')}
          </Button>{' '}
          <Button
            size="small"
            loading={busy}
            onClick={() => void run(() => remove(record))}
            aria-label={`${say('reports.withdraw')}: ${record.data.content.slice(0, 60)}`}
          >
            {say('reports.withdraw')}
          </Button>
        </span>
        {refusal !== null && <Refused error={refusal} />}
      </div>
    );
  return (
    <form
      id={'anchor' in props ? props.anchor : undefined}
      tabIndex={-1}
      className="sentence-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (data.content.trim() !== '') void save(version);
      }}
    >
      <Input.TextArea
        autoFocus
        rows={3}
        aria-label={say('reports.content')}
        maxLength={4000}
        value={data.content}
        onChange={(event) => edit({ content: event.target.value })}
      />
      {(TEXTS[list] ?? []).map((field) => (
        <div key={field}>
          <span>{say(`reports.${field}`)}</span>
          <Input
            aria-label={say(`reports.${field}`)}
            maxLength={2000}
            value={data[field] ?? ''}
            onChange={(event) => edit({ [field]: event.target.value })}
          />
        </div>
      ))}
      {(list === 'obstacles' || list === 'tasks') && (
        <>
          <div>
            <span>{say('reports.due')}</span>
            <Input
              aria-label={say('reports.due')}
              type="date"
              value={data.due ?? ''}
              onChange={(event) => edit({ due: event.target.value || null })}
            />
          </div>
          <label>
            {say('reports.state')}
            <select value={data.state} onChange={(event) => edit({ state: event.target.value })}>
              {STATES[list].map((state) => (
                <option key={state} value={state}>
                  {say(`reports.state.${state}`)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {refusal !== null && <Refused error={refusal} />}
      <div className="tools">
        <Button type="primary" htmlType="submit" loading={busy} disabled={data.content.trim() === ''}>
          {say('reports.save')}
        </Button>
        <Button onClick={done}>{say('app.cancel')}</Button>
        {isDraft && <span className="quiet">{say('reports.draft')}</span>}
      </div>
      {theirs && (
        <Modal
          open
          closable={false}
          keyboard={false}
          mask={{ closable: false }}
          title={say('reports.conflict')}
          okText={say('form.conflict.mine')}
          cancelText={say('form.conflict.theirs')}
          onOk={() => {
            setVersion(theirs.version);
            setTheirs(null);
            void save(theirs.version);
          }}
          onCancel={() => {
            done();
            void again();
          }}
        >
          <h3>{say('form.mine')}</h3>
          <p>{data.content}</p>
          <h3>{say('form.theirs')}</h3>
          <p>{theirs.data.content}</p>
        </Modal>
      )}
    </form>
  );
}
