/** A form's draft: every change is kept on this machine at once and sent to the server a moment later. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, api, call, upon } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';
import { changed, type History, redone, started, undone } from '../../parts/history.ts';
import { forget, keep, kept } from '../../parts/kept.ts';
import { useStepKeys } from '../../parts/step-keys.ts';
import { differences, isRight, type Kept, nameOf, type Row, sentOf, type TypedRow, typedOf } from './draft.ts';

type FormData = components['schemas']['Form'];
/** How long nobody types before the draft is sent. */
const PAUSE = 1_200;

export type DraftState = 'saved' | 'saving' | 'waiting' | 'wrong';

export interface Draft {
  readonly rows: readonly TypedRow[];
  readonly state: DraftState;
  /** The server's rows, when somebody else changed the form meanwhile. */
  readonly conflict: readonly Row[] | null;
  readonly refusal: unknown;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly change: (rows: readonly TypedRow[]) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
  /** Sends what is not sent yet; the version that then stands. */
  readonly settle: () => Promise<number>;
}

export function useDraft(data: FormData, writes: boolean): Draft {
  const name = nameOf(data.id);
  const [history, setHistory] = useState<History<TypedRow>>(() => started((writes && kept<Kept>(name)?.rows) || data.rows.map(typedOf)));
  const [state, setState] = useState<DraftState>(() => (writes && kept<Kept>(name) !== null ? 'waiting' : 'saved'));
  const [conflict, setConflict] = useState<{ rows: readonly Row[]; version: number } | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);
  // A draft kept from before was made upon the version it was kept with.
  const version = useRef((writes && kept<Kept>(name)?.version) || data.version);
  const dirty = useRef(writes && kept<Kept>(name) !== null);
  const latest = useRef(history.now);
  latest.current = history.now;
  const sending = useRef<Promise<number> | null>(null);

  const send = useCallback(async (): Promise<number> => {
    if (!dirty.current) return version.current;
    const rows = latest.current;
    setState('saving');
    setRefusal(null);
    try {
      const saved = await call(() =>
        api.PUT('/api/submissions/{id}', {
          params: { path: { id: data.id }, header: upon(version.current) },
          body: { rows: sentOf(rows) },
        }),
      );
      version.current = saved.version;
      if (latest.current === rows) {
        dirty.current = false;
        forget(name);
        setState('saved');
      } else keep(name, { version: saved.version, rows: latest.current });
      return saved.version;
    } catch (error) {
      setState('waiting');
      if (error instanceof ApiError && error.status === 412) {
        const theirs = await call(() => api.GET('/api/submissions/{id}', { params: { path: { id: data.id } } }));
        if (differences(rows, theirs.rows).length === 0) {
          version.current = theirs.version;
          dirty.current = false;
          forget(name);
          setState('saved');
          return theirs.version;
        }
        setConflict({ rows: theirs.rows, version: theirs.version });
      } else setRefusal(error);
      throw error;
    }
  }, [data.id, name]);

  const settle = useCallback(async (): Promise<number> => {
    await sending.current?.catch(() => undefined);
    sending.current = send();
    return sending.current;
  }, [send]);

  const now = history.now;
  const blocked = conflict !== null;
  useEffect(() => {
    if (!writes || !dirty.current || blocked) return;
    if (!now.every(isRight)) {
      setState('wrong');
      return;
    }
    const timer = setTimeout(() => void settle().catch(() => undefined), PAUSE);
    return () => clearTimeout(timer);
  }, [now, writes, blocked, settle]);

  // The network is back: what waited goes.
  useEffect(() => {
    const again = () => {
      if (dirty.current && latest.current.every(isRight)) void settle().catch(() => undefined);
    };
    const leave = (event: BeforeUnloadEvent) => {
      if (dirty.current) event.preventDefault();
    };
    addEventListener('online', again);
    addEventListener('beforeunload', leave);
    return () => {
      removeEventListener('online', again);
      removeEventListener('beforeunload', leave);
    };
  }, [settle]);

  const step = (next: History<TypedRow>) => {
    dirty.current = true;
    keep(name, { version: version.current, rows: next.now });
    setState('waiting');
    setHistory(next);
  };
  const undo = () => step(undone(history));
  const redo = () => step(redone(history));
  useStepKeys(
    writes,
    () => history.past.length > 0 && undo(),
    () => history.next.length > 0 && redo(),
  );
  return {
    rows: now,
    state,
    conflict: conflict?.rows ?? null,
    refusal,
    canUndo: history.past.length > 0,
    canRedo: history.next.length > 0,
    change: (rows) => step(changed(history, rows, Date.now())),
    undo,
    redo,
    keepMine: () => {
      version.current = conflict?.version ?? version.current;
      setConflict(null);
      step(history);
    },
    takeTheirs: () => {
      if (!conflict) return;
      version.current = conflict.version;
      dirty.current = false;
      forget(name);
      setConflict(null);
      setState('saved');
      setHistory(changed(history, conflict.rows.map(typedOf), Date.now()));
    },
    settle,
  };
}
