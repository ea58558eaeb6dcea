/** Households that support reaches: personal data, so shown only when asked for, masked, and erasable. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { recordsChanged } from '../../api/changed.ts';
import { Refused } from '../../app/failed.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { useHolds } from '../../parts/roles.ts';
import { Asked, UnitName } from '../../parts/small.tsx';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { addHousehold, eraseHousehold, type Household, households } from './queries.ts';

const CLASSES = ['ngheo', 'can-ngheo', 'moi-thoat-ngheo', 'khac'] as const;

export function Households({ unit }: { unit: string }) {
  const { say } = useWords();
  const holds = useHolds();
  const [asked, setAsked] = useState(false);
  if (!holds('commune-officer', 'department-officer', 'inspector')) return <p className="quiet">{say('works.household.closed')}</p>;
  if (asked) return <Shown unit={unit} writes={holds('commune-officer', 'department-officer')} />;
  return (
    <>
      <Alert type="info" showIcon className="gap" title={say('works.household.personal')} />
      <Button type="primary" onClick={() => setAsked(true)}>
        {say('works.household.show')}
      </Button>
    </>
  );
}

function Shown({ unit, writes }: { unit: string; writes: boolean }) {
  const { say } = useWords();
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [erasing, setErasing] = useState<Household | null>(null);
  const done = async () => {
    setAdding(false);
    setErasing(null);
    await recordsChanged(queries);
  };
  return (
    <>
      {writes && (
        <div className="tools">
          <Button type="primary" onClick={() => setAdding(true)}>
            {say('works.household.add')}
          </Button>
        </div>
      )}
      <Asked query={useQuery(households(unit))}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{say('works.household.none')}</p>
          ) : (
            <PlainTable
              label={say('works.household.list')}
              rows={items}
              columns={[
                { word: 'works.household.name', cell: (one) => (one.erased ? <em>{say('works.household.erased')}</em> : one.name) },
                { word: 'works.household.identity', cell: (one) => one.identity },
                { word: 'works.household.class', cell: (one) => say(`household.${one.class}` as Word) },
                { word: 'record.unit', cell: (one) => <UnitName of={one.unit} /> },
                { word: 'works.household', cell: (one) => <code>{one.id}</code> },
                {
                  word: 'works.household.personalData',
                  cell: (one) =>
                    writes &&
                    !one.erased && (
                      <Button size="small" aria-label={say('works.household.erase.of', { name: one.name })} onClick={() => setErasing(one)}>
                        {say('works.household.erase')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Asked>
      {adding && <AddDialog unit={unit} close={() => setAdding(false)} done={() => void done()} />}
      {erasing && <EraseDialog household={erasing} close={() => setErasing(null)} done={() => void done()} />}
    </>
  );
}

function AddDialog({ unit, close, done }: { unit: string; close: () => void; done: () => void }) {
  const { say } = useWords();
  const [name, setName] = useState('');
  const [identity, setIdentity] = useState('');
  const [kind, setKind] = useState<Household['class']>('ngheo');
  const save = useMutation({ mutationFn: () => addHousehold({ unit, name, identity, class: kind }), onSuccess: done });
  return (
    <Modal
      open
      title={say('works.household.add')}
      onCancel={close}
      okText={say('record.save')}
      onOk={() => save.mutate()}
      okButtonProps={{ disabled: name.trim() === '', loading: save.isPending }}
    >
      <div className="record-form">
        <div className="record-row">
          <label htmlFor="household-name">{say('works.household.name')} *</label>
          <Input id="household-name" value={name} onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="record-row">
          <label htmlFor="household-identity">{say('works.household.identity.ask')}</label>
          <Input
            id="household-identity"
            inputMode="numeric"
            autoComplete="off"
            value={identity}
            onChange={(event) => setIdentity(event.target.value)}
          />
        </div>
        <div className="record-row">
          <label htmlFor="household-class">{say('works.household.class')}</label>
          <select id="household-class" value={kind} onChange={(event) => setKind(event.target.value as Household['class'])}>
            {CLASSES.map((one) => (
              <option key={one} value={one}>
                {say(`household.${one}` as Word)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {save.error && <Refused error={save.error} />}
    </Modal>
  );
}

function EraseDialog({ household, close, done }: { household: Household; close: () => void; done: () => void }) {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const erase = useMutation({ mutationFn: () => eraseHousehold(household, reason), onSuccess: done });
  return (
    <Modal
      open
      title={say('works.household.erase.of', { name: household.name })}
      onCancel={close}
      okText={say('works.household.erase')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: erase.isPending }}
      onOk={() => erase.mutate()}
    >
      <p>{say('works.household.erase.what')}</p>
      <label htmlFor="household-reason">{say('works.household.erase.reason')} *</label>
      <Input id="household-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
      {erase.error && <Refused error={erase.error} />}
    </Modal>
  );
}
