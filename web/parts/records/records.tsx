/** A list of records of one kind: searched without accents, added, changed, withdrawn and taken back, exported. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { foldVietnamese } from '../../../src/kernel/vietnamese.ts';
import { recordsChanged } from '../../api/changed.ts';
import { Refused } from '../../app/failed.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { useClear } from '../clear.tsx';
import { useHolds, WRITERS } from '../roles.ts';
import { Asked, day, Scroll, UnitName } from '../small.tsx';
import { add, recordsOf, type StoredRecord, withdraw } from './calls.ts';
import { type Field, type RecordKind, typedOf } from './model.ts';
import { RecordForm } from './record-form.tsx';

export interface RecordsProps {
  readonly kind: RecordKind;
  readonly unit: string;
  /** What is searched for; held by the address. */
  readonly text: string;
  readonly search: (text: string) => void;
}

export function Records({ kind, unit, text, search }: RecordsProps) {
  const { say } = useWords();
  const clear = useClear();
  const queries = useQueryClient();
  const list = useQuery(recordsOf(kind.path, unit));
  const writes = useHolds()(...WRITERS);
  const [open, setOpen] = useState<StoredRecord | 'new' | null>(null);
  const [gone, setGone] = useState<StoredRecord | null>(null);
  const again = () => recordsChanged(queries);
  const remove = useMutation({
    mutationFn: (record: StoredRecord) => withdraw(kind.path, record),
    onSuccess: async (_, record) => {
      setGone(record);
      await again();
    },
  });
  const restore = useMutation({
    mutationFn: (record: StoredRecord) => add(kind.path, record),
    onSuccess: async () => {
      setGone(null);
      await again();
    },
  });
  return (
    <>
      <div className="tools">
        <Input
          allowClear={clear}
          aria-label={say('records.search')}
          placeholder={say('records.search')}
          value={text}
          onChange={(event) => search(event.target.value)}
          style={{ width: 280 }}
        />
        {writes && (
          <Button type="primary" onClick={() => setOpen('new')}>
            {say('record.add')}
          </Button>
        )}
        <a href={`${kind.path}/export?unit=${encodeURIComponent(unit)}&format=xlsx`} download>
          {say('records.export')}
        </a>
      </div>
      {gone && (
        <Alert
          type="info"
          showIcon
          className="gap"
          title={say('record.withdrawn', { name: String(gone.data[kind.name]) })}
          closable={{ onClose: () => setGone(null) }}
          action={
            <Button size="small" loading={restore.isPending} onClick={() => restore.mutate(gone)}>
              {say('record.undo')}
            </Button>
          }
        />
      )}
      {(remove.error ?? restore.error) && <Refused error={remove.error ?? restore.error} />}
      <Asked query={list}>
        {(all) => {
          const rows = matching(kind, all, text, say);
          // Where everything is the unit's own, its name says nothing.
          const several = all.some((record) => record.unit !== unit);
          if (all.length === 0) return <p className="quiet">{say(writes ? 'records.none' : 'records.none.read')}</p>;
          if (rows.length === 0) return <p className="quiet">{say('records.none.found', { text })}</p>;
          return (
            <Scroll label={say(kind.title)}>
              <table className="plain list">
                <thead>
                  <tr>
                    {kind.fields.filter(isListed).map(({ name, word, type }) => (
                      <th key={name} className={isFigure(type) ? 'figure' : undefined}>
                        {say(word)}
                      </th>
                    ))}
                    {several && <th>{say('record.unit')}</th>}
                    <th>{say('record.on')}</th>
                    {writes && <td />}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((record) => (
                    <RecordRow
                      key={`${record.home} ${record.key}`}
                      kind={kind}
                      record={record}
                      writes={writes}
                      several={several}
                      open={() => setOpen(record)}
                      remove={() => remove.mutate(record)}
                    />
                  ))}
                </tbody>
              </table>
            </Scroll>
          );
        }}
      </Asked>
      {open !== null && (
        <RecordForm
          kind={kind}
          record={open === 'new' ? null : open}
          unit={unit}
          close={(saved) => {
            setOpen(null);
            if (saved) void again();
          }}
        />
      )}
    </>
  );
}

const isListed = (field: Field) => field.listed === true;
const isFigure = (type: Field['type']) => type === 'integer' || type === 'decimal' || type === 'decimal-or-none';

/** Rows that hold every word that was typed, accents aside. */
export function matching(kind: RecordKind, all: readonly StoredRecord[], text: string, say: ReturnType<typeof useWords>['say']) {
  const words = foldVietnamese(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return all;
  return all.filter((record) => {
    const held = foldVietnamese(Object.values(typedOf(kind, record.data, say)).join(' '));
    return words.every((word) => held.includes(word));
  });
}

function RecordRow(props: {
  kind: RecordKind;
  record: StoredRecord;
  writes: boolean;
  several: boolean;
  open: () => void;
  remove: () => void;
}) {
  const { kind, record, writes, several, open, remove } = props;
  const { say } = useWords();
  const typed = typedOf(kind, record.data, say);
  const shown = ({ name, type }: Field) =>
    type === 'choice'
      ? say(`choice.${typed[name] || 'none'}` as Word)
      : type === 'integer' && name !== 'year' && !name.endsWith('Year')
        ? (typed[name] ?? '').replace(/\B(?=(\d{3})+(?!\d))/g, '.')
        : typed[name];
  return (
    <tr>
      {kind.fields.filter(isListed).map((field) => (
        <td key={field.name} className={isFigure(field.type) ? 'figure' : field.type === 'long' ? 'long' : 'wrapped'}>
          {shown(field)}
        </td>
      ))}
      {several && (
        <td>
          <UnitName of={record.unit} />
        </td>
      )}
      <td>{day(record.effectiveOn)}</td>
      {writes && (
        <td className="acts">
          <button
            type="button"
            className="link"
            aria-label={say('record.change.of', { name: String(record.data[kind.name]) })}
            onClick={open}
          >
            {say('record.change')}
          </button>{' '}
          <button
            type="button"
            className="link"
            aria-label={say('record.withdraw.of', { name: String(record.data[kind.name]) })}
            onClick={remove}
          >
            {say('record.withdraw')}
          </button>
        </td>
      )}
    </tr>
  );
}
