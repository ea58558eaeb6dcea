/** Where a number comes from: what is asked, the entries and records behind it down to the cell, as of a day, as known at a time. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Drawer } from 'antd';
import { useState } from 'react';
import { formatAmount, formatPercent, SCALE_NAMES } from '../../../src/kernel/money.ts';
import { api, call } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';
import { useWords } from '../../words/words.tsx';
import { forPeople } from '../decimal.ts';
import { Asked as Answered, day, moment, Scroll } from '../small.tsx';
import type { Asked } from './asked.ts';
import { Entry } from './entry.tsx';

type Figure = components['schemas']['Figure'];
type Value = components['schemas']['Value'];
type Line = Figure['provenance'][number];

export function WhyPanel({ asked, close }: { asked: Asked; close: () => void }) {
  const { say } = useWords();
  const [asOf, setAsOf] = useState(asked.asOf ?? '');
  const [knownAt, setKnownAt] = useState('');
  const [entry, setEntry] = useState<{ home: string; seq: number } | null>(null);
  const query = {
    unit: asked.unit,
    period: asked.period,
    query: asked.query,
    ...(asOf === '' ? {} : { asOf }),
    ...(knownAt === '' ? {} : { knownAt: new Date(knownAt).toISOString() }),
  };
  const figure = useQuery({ queryKey: ['figure', query], queryFn: () => call(() => api.GET('/api/figures', { params: { query } })) });
  return (
    <Drawer open onClose={close} title={say('why.title')} size={Math.min(720, innerWidth)}>
      <div className="tools">
        <label>
          {say('why.asOf')} <input type="date" value={asOf} onChange={(event) => setAsOf(event.target.value)} />
        </label>
        <label>
          {say('why.knownAt')} <input type="datetime-local" value={knownAt} onChange={(event) => setKnownAt(event.target.value)} />
        </label>
      </div>
      <Answered query={figure}>{(data) => <Answer figure={data} openEntry={setEntry} />}</Answered>
      {entry && <Entry {...entry} />}
    </Drawer>
  );
}

/** Exact, with its unit. */
function exact(value: Value): string {
  if (value.type === 'money') return `${formatAmount(value.dong, 1, 0)} ${SCALE_NAMES[1]}`;
  if (value.type === 'ratio')
    return `${formatAmount(value.numerator, 1, 0)} / ${formatAmount(value.denominator, 1, 0)} = ${formatPercent(value, 4)} %`;
  return `${forPeople(value.value)} ${value.unit}`;
}

function Answer({ figure, openEntry }: { figure: Figure; openEntry: (entry: { home: string; seq: number }) => void }) {
  const { say } = useWords();
  const { provenance, changedSinceApproved: changed } = figure;
  return (
    <>
      <h2>{figure.label}</h2>
      <p className="answer">{exact(figure.value)}</p>
      <p className="quiet">
        {say('why.until', { day: day(figure.asOf) })} · {say('why.formula')} <code>{figure.query}</code>
      </p>
      {changed && (
        <Alert
          type="warning"
          showIcon
          className="gap"
          title={say('why.changed', { at: moment(changed.approvedAt), value: exact(changed.approved) })}
        />
      )}
      <h2>{say('why.behind', { count: provenance.length })}</h2>
      {provenance.length === 0 ? (
        <p className="quiet">{say('why.nothing')}</p>
      ) : (
        <Scroll label={say('why.behind', { count: provenance.length })}>
          <table className="plain">
            <thead>
              <tr>
                <th>{say('why.what')}</th>
                <th>{say('why.day')}</th>
                <th>{say('why.document')}</th>
                <th className="figure">{say('why.amount')}</th>
                <th>{say('why.from')}</th>
              </tr>
            </thead>
            <tbody>
              {provenance.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: one fact may stand behind a ratio twice, and rows never move
                <tr key={index}>
                  <td>
                    {line.what}
                    <div className="quiet">{line.unitName}</div>
                  </td>
                  <td>{line.effectiveOn === null ? '' : day(line.effectiveOn)}</td>
                  <td>{line.document}</td>
                  <td className="figure">{line.dong === undefined ? '' : formatAmount(line.dong, 1, 0)}</td>
                  <td>
                    <Place line={line} openEntry={openEntry} />
                  </td>
                </tr>
              ))}
            </tbody>
            {figure.value.type === 'money' && (
              <tfoot>
                <tr>
                  <th colSpan={3}>{say('why.total')}</th>
                  <td className="figure">{formatAmount(figure.value.dong, 1, 0)}</td>
                  <td />
                </tr>
              </tfoot>
            )}
          </table>
        </Scroll>
      )}
    </>
  );
}

function Place({ line, openEntry }: { line: Line; openEntry: (entry: { home: string; seq: number }) => void }) {
  const { say } = useWords();
  const { home, seq } = line;
  return (
    <>
      {home !== undefined && seq !== undefined && (
        <button type="button" className="link" onClick={() => openEntry({ home, seq })}>
          {say('why.entry', { home, seq })}
        </button>
      )}
      {line.file !== undefined && (
        <div className="quiet">{say('why.cell', { file: line.file, sheet: line.sheet ?? '', cell: line.cell ?? '' })}</div>
      )}
    </>
  );
}
