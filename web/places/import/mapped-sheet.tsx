/** One sheet in the matching of columns: its kind, its unit of money, column by column, which rows are passed over, its first rows. */
import { SCALE_NAMES, type Scale } from '../../../src/kernel/money.ts';
import { Scroll } from '../../parts/small.tsx';
import { useWords } from '../../words/words.tsx';
import { hasMoney, type MappingDraft, rowsOf, withKind } from './mapping.ts';
import type { ForeignSheet, SheetKind } from './queries.ts';

const SCALES: readonly Scale[] = [1, 1_000, 1_000_000, 1_000_000_000];

interface Props {
  readonly sheet: ForeignSheet;
  readonly kinds: readonly SheetKind[];
  readonly draft: MappingDraft;
  readonly change: (draft: MappingDraft) => void;
}

export function MappedSheet({ sheet, kinds, draft, change }: Props) {
  const { say } = useWords();
  const kind = kinds.find((one) => one.key === draft.kind);
  return (
    <fieldset className="mapped">
      <legend>{say('import.map.sheet', { sheet: sheet.sheet, rows: sheet.rows })}</legend>
      <div className="tools">
        <label>
          {say('import.map.kind')}{' '}
          <select value={draft.kind} onChange={(event) => change(withKind(draft, sheet, event.target.value))}>
            <option value="">{say('import.map.skipSheet')}</option>
            {kinds.map((one) => (
              <option key={one.key} value={one.key}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
        {kind && (
          <label>
            {say('import.map.header')}{' '}
            <input
              type="number"
              min={1}
              max={20}
              value={draft.headerRow}
              onChange={(event) => change({ ...draft, headerRow: Math.min(20, Math.max(1, Number(event.target.value))) })}
            />
          </label>
        )}
        {kind && hasMoney(kind) && (
          <label>
            {say('import.map.scale')}{' '}
            <select
              value={draft.scale ?? ''}
              onChange={(event) => change({ ...draft, scale: event.target.value === '' ? null : Number(event.target.value) })}
            >
              <option value="">{say('import.map.choose')}</option>
              {SCALES.map((one) => (
                <option key={one} value={one}>
                  {SCALE_NAMES[one]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {kind && <Columns sheet={sheet} kind={kind} draft={draft} change={change} />}
      {kind && <Skipped sheet={sheet} draft={draft} change={change} />}
      <Preview sheet={sheet} draft={draft} />
    </fieldset>
  );
}

function without(values: Readonly<Record<string, string>>, key: string): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== key));
}

function Columns({ sheet, kind, draft, change }: Omit<Props, 'kinds'> & { kind: SheetKind }) {
  const { say } = useWords();
  return (
    <Scroll label={say('import.map')}>
      <table className="plain">
        <thead>
          <tr>
            <th>{say('import.map.ours')}</th>
            <th>{say('import.map.theirs')}</th>
            <th>{say('import.map.constant')}</th>
            <th>{say('import.map.sample')}</th>
          </tr>
        </thead>
        <tbody>
          {kind.columns.map(({ key, header, required, note, choices, type }) => {
            const place = draft.columns[key];
            return (
              <tr key={key}>
                <td>
                  {header} {required && <span className="quiet">({say('import.map.required')})</span>}
                  {note !== '' && <div className="quiet">{note}</div>}
                </td>
                <td>
                  <select
                    aria-label={say('import.map.columnOf', { header })}
                    value={place ?? ''}
                    onChange={(event) =>
                      change({
                        ...draft,
                        columns: event.target.value === '' ? without(draft.columns, key) : { ...draft.columns, [key]: event.target.value },
                      })
                    }
                  >
                    <option value="">{say('import.map.notInFile')}</option>
                    {sheet.columns.map((one) => (
                      <option key={one.column} value={one.column}>
                        {one.column}: {one.header}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  {place === undefined &&
                    (type === 'choice' ? (
                      <select
                        aria-label={say('import.map.constantOf', { header })}
                        value={draft.constants[key] ?? ''}
                        onChange={(event) => change({ ...draft, constants: { ...draft.constants, [key]: event.target.value } })}
                      >
                        <option value="">{say('import.map.choose')}</option>
                        {choices.map((one) => (
                          <option key={one}>{one}</option>
                        ))}
                      </select>
                    ) : (
                      <input
                        aria-label={say('import.map.constantOf', { header })}
                        list={`codes-${type}`}
                        value={draft.constants[key] ?? ''}
                        onChange={(event) => change({ ...draft, constants: { ...draft.constants, [key]: event.target.value } })}
                      />
                    ))}
                </td>
                <td className="quiet">{sheet.columns.find(({ column }) => column === place)?.samples.join(' · ')}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

function Skipped({ sheet, draft, change }: Omit<Props, 'kinds'>) {
  const { say } = useWords();
  const proposed = sheet.skip.filter(({ row }) => row > draft.headerRow);
  return (
    <>
      <h2>{say('import.map.skip')}</h2>
      {proposed.map(({ row, text }) => (
        <div key={row}>
          <label>
            <input
              type="checkbox"
              checked={draft.skip.includes(row)}
              onChange={({ target }) =>
                change({ ...draft, skip: target.checked ? [...draft.skip, row] : draft.skip.filter((one) => one !== row) })
              }
            />{' '}
            {say('import.map.skip.row', { row, text })}
          </label>
        </div>
      ))}
      <label>
        {say('import.map.skip.more')}{' '}
        <input
          value={draft.more}
          aria-invalid={rowsOf(draft.more) === null}
          onChange={(event) => change({ ...draft, more: event.target.value })}
        />
      </label>
      {rowsOf(draft.more) === null && (
        <p className="wrong" role="alert">
          {say('import.map.skip.wrong', { text: draft.more })}
        </p>
      )}
    </>
  );
}

function Preview({ sheet, draft }: { sheet: ForeignSheet; draft: MappingDraft }) {
  const { say } = useWords();
  const label = say('import.map.preview', { sheet: sheet.sheet });
  const passed = new Set([...draft.skip, ...(rowsOf(draft.more) ?? [])]);
  const last = sheet.preview.reduce(
    (most, { cells }) =>
      Math.max(
        most,
        cells.findLastIndex((text) => text !== ''),
      ),
    0,
  );
  return (
    <details open={draft.kind !== ''}>
      <summary>{label}</summary>
      <Scroll label={label}>
        <table className="plain preview">
          <tbody>
            {sheet.preview.map(({ row, cells }) => (
              <tr
                key={row}
                className={row === draft.headerRow ? 'header' : row < draft.headerRow || passed.has(row) ? 'passed' : undefined}
              >
                <th scope="row">{row}</th>
                {cells.slice(0, last + 1).map((text, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={index}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}
