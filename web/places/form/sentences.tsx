/** Obstacles, tasks and assessments of a form: sentences that may be added and dropped. */
import { Button, Input } from 'antd';
import type { Word } from '../../words/vi.ts';
import { useWords } from '../../words/words.tsx';
import { type FormPart, isNumber, type TypedRow } from './draft.ts';

const KINDS = ['obstacle', 'task', 'assessment'] as const;

export function Sentences({ rows, writes, change, reasons, setReasons }: FormPart) {
  const { say } = useWords();
  const sentences = rows.filter((row) => !isNumber(row));
  const edit = (key: string, part: Partial<TypedRow>) => change(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = (kind: (typeof KINDS)[number]) => {
    const key = `${kind} ${Date.now().toString(36)}${rows.length}`;
    const label = say(`kind.${kind}`);
    change([...rows, { key, kind, label, about: '', value: null, last: null, measureUnit: '', note: '', reason: '', typed: '' }]);
  };
  return (
    <>
      <h2>{say('form.sentences')}</h2>
      {sentences.length === 0 && <p className="quiet">{say('form.sentences.none')}</p>}
      {sentences.map((row) => {
        const name = say(`kind.${row.kind}` as Word);
        return (
          <div key={row.key} className="sentence">
            <span>{name}</span>
            <Input.TextArea
              aria-label={name}
              rows={2}
              maxLength={4000}
              value={row.typed}
              readOnly={!writes}
              onChange={(event) => edit(row.key, { typed: event.target.value })}
            />
            <span>
              <Input
                aria-label={`${say('column.note')}: ${name}`}
                placeholder={say('column.note')}
                maxLength={2000}
                value={row.note}
                readOnly={!writes}
                onChange={(event) => edit(row.key, { note: event.target.value })}
              />
              {reasons === null
                ? row.reason !== '' && <span className="wrong">{row.reason}</span>
                : row.key && (
                    <Input
                      aria-label={`${say('column.reason')}: ${name}`}
                      placeholder={say('column.reason')}
                      value={reasons[row.key] ?? row.reason}
                      onChange={(event) => setReasons({ ...reasons, [row.key]: event.target.value })}
                    />
                  )}
            </span>
            {writes && (
              <Button aria-label={`${say('form.remove')}: ${name}`} onClick={() => change(rows.filter((one) => one.key !== row.key))}>
                {say('form.remove')}
              </Button>
            )}
          </div>
        );
      })}
      {writes && (
        <div className="tools">
          {KINDS.map((kind) => (
            <Button key={kind} onClick={() => add(kind)}>
              {say(`form.add.${kind}`)}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
