/** Rows of a sheet that are not posted yet: kept on this machine under a name, with steps back and forth. */
import { useEffect, useState } from 'react';
import { changed, type History, type Keyed, redone, started, undone } from '../history.ts';
import { kept } from '../kept.ts';
import { useStepKeys } from '../step-keys.ts';
import { KeptLater } from './kept-later.ts';

export interface Sheet<Row extends Keyed> {
  readonly rows: readonly Row[];
  readonly change: (rows: readonly Row[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Forgets the steps: what was posted cannot be taken back by them. */
  readonly restart: (rows: readonly Row[]) => void;
}

/** `isEmpty`: rows that are not worth keeping. */
export function useSheet<Row extends Keyed>(name: string, begin: () => readonly Row[], isEmpty: (row: Row) => boolean): Sheet<Row> {
  const [history, setHistory] = useState<History<Row>>(() => {
    const rows = kept<readonly Row[]>(name);
    return started(Array.isArray(rows) && rows.length > 0 ? rows : begin());
  });
  const [later] = useState(() => new KeptLater(name));
  useEffect(() => {
    const flush = () => later.flush();
    addEventListener('pagehide', flush);
    return () => {
      removeEventListener('pagehide', flush);
      flush();
    };
  }, [later]);
  const show = (next: History<Row>) => {
    later.keep(() => (next.now.every(isEmpty) ? null : next.now));
    setHistory(next);
  };
  const undo = () => show(undone(history));
  const redo = () => show(redone(history));
  useStepKeys(true, undo, redo);
  return {
    rows: history.now,
    change: (rows) => show(changed(history, rows, Date.now())),
    undo,
    redo,
    canUndo: history.past.length > 0,
    canRedo: history.next.length > 0,
    restart: (rows) => {
      show(started(rows));
      later.flush();
    },
  };
}

/** Without https `crypto.randomUUID` is missing. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');
