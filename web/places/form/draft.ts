/** What is being entered in a form: kept on this machine until the server has it, with steps back and forth. Pure. */
import type { components } from '../../api/schema.gen.ts';
import { forPeople, fromPeople } from '../../parts/decimal.ts';

export type Row = components['schemas']['Row'];
/** A row as typed: `typed` is what stands in the cell, Vietnamese; `value` follows from it when the row is sent. */
export interface TypedRow extends Row {
  readonly typed: string;
}

/** What the parts of a form show and change. */
export interface FormPart {
  readonly rows: readonly TypedRow[];
  readonly writes: boolean;
  readonly change: (rows: readonly TypedRow[]) => void;
  /** Reasons being written by the reviewer; null for others. */
  readonly reasons: Readonly<Record<string, string>> | null;
  readonly setReasons: (reasons: Readonly<Record<string, string>>) => void;
}

export const isNumber = ({ kind }: Pick<Row, 'kind'>) => kind === 'figure' || kind === 'observation';
export const typedOf = (row: Row): TypedRow => ({
  ...row,
  typed: row.value === null ? '' : isNumber(row) ? forPeople(row.value) : row.value,
});

/** Whether the cell may be sent as it is. */
export const isRight = (row: TypedRow) => row.kind !== 'observation' || row.typed.trim() === '' || fromPeople(row.typed) !== null;

/** Where a writer begins: the first row that came back with a reason, else the first without a number, else the first that is typed; −1 without one. */
export function firstToType(rows: readonly TypedRow[]): number {
  const at = (is: (row: TypedRow) => boolean) => rows.findIndex((row) => row.kind === 'observation' && is(row));
  return [at((row) => row.reason !== ''), at((row) => row.typed.trim() === ''), at(() => true)].find((index) => index >= 0) ?? -1;
}

/** What the server takes; a figure's value is the ledger's and is left out. */
export function sentOf(rows: readonly TypedRow[]): { key: string; kind: Row['kind']; value: string | null; note: string }[] {
  return rows
    .filter((row) => isNumber(row) || row.typed.trim() !== '')
    .map(({ key, kind, typed, note }) => {
      const value = kind === 'figure' ? null : kind === 'observation' ? fromPeople(typed) : typed.trim();
      return { key, kind, value, note };
    });
}

/** Rows whose value or note differ between two versions of a form. */
export function differences(mine: readonly TypedRow[], theirs: readonly Row[]): { label: string; mine: string; theirs: string }[] {
  const held = new Map(theirs.map((row) => [row.key, row]));
  const sent = new Map(sentOf(mine).map((row) => [row.key, row]));
  const keys = [...new Set([...held.keys(), ...sent.keys()])];
  return keys.flatMap((key) => {
    const [a, b] = [sent.get(key), held.get(key)];
    const text = (row: { value: string | null; note: string } | undefined) =>
      [row?.value ?? '', row?.note ?? ''].filter((one) => one !== '').join(' · ');
    const isSame = a?.kind === 'figure' ? a.note === (b?.note ?? '') : text(a) === text(b);
    return isSame ? [] : [{ label: b?.label ?? mine.find((row) => row.key === key)?.label ?? key, mine: text(a), theirs: text(b) }];
  });
}

export interface Kept {
  readonly version: number;
  readonly rows: readonly TypedRow[];
}
/** Under which name a form's draft is kept. */
export const nameOf = (id: string) => `mtqg:form:${id}`;
