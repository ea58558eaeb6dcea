/** Steps back and forth over whole lists of rows: lists share their rows, so a step costs little. Pure. */

const MOST_STEPS = 200;
/** Letters typed into one cell within this time are one step. */
const ONE_STEP_MS = 2_000;

export interface Keyed {
  readonly key: string;
}
export interface History<T extends Keyed> {
  readonly past: readonly (readonly T[])[];
  readonly now: readonly T[];
  readonly next: readonly (readonly T[])[];
  /** The cell that was typed in last, and when. */
  readonly typing: { readonly cell: string; readonly at: number } | null;
}
export const started = <T extends Keyed>(now: readonly T[]): History<T> => ({ past: [], now, next: [], typing: null });

/** `at`: milliseconds of any clock. */
export function changed<T extends Keyed>(history: History<T>, now: readonly T[], at: number): History<T> {
  const cell = cellChanged(history.now, now);
  const goesOn = cell !== null && history.typing?.cell === cell && at - history.typing.at < ONE_STEP_MS;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST_STEPS);
  return { past, now, next: [], typing: cell === null ? null : { cell, at } };
}

/** The one cell in which two lists of the same rows differ; null when it is not one. */
function cellChanged<T extends Keyed>(before: readonly T[], after: readonly T[]): string | null {
  if (before.length !== after.length) return null;
  const other = after.filter((row, index) => row !== before[index]);
  if (other.length > 50) return null;
  const held = new Map(before.map((row) => [row.key, row]));
  const cells = other.flatMap((row) => {
    const old = held.get(row.key);
    if (!old) return ['', ''];
    return (Object.keys(row) as (keyof T & string)[]).filter((field) => old[field] !== row[field]).map((field) => `${row.key} ${field}`);
  });
  return cells.length === 1 ? (cells[0] ?? null) : null;
}
export function undone<T extends Keyed>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  return before === undefined
    ? history
    : { past: history.past.slice(0, -1), now: before, next: [history.now, ...history.next], typing: null };
}
export function redone<T extends Keyed>(history: History<T>): History<T> {
  const [after, ...next] = history.next;
  return after === undefined ? history : { past: [...history.past, history.now], now: after, next, typing: null };
}
