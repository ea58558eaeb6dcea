/** The six routes that every kind of record has, by path. The kinds differ only in `data`, which `model.ts` reads and writes. */
import { queryOptions } from '@tanstack/react-query';
import { api, call, once, upon } from '../../api/client.ts';
import type { RecordKind, StoredRecord } from './model.ts';

/** Any one of them stands for all in the types. */
type AnyPath = '/api/steering/tasks';
type AnyPlace = '/api/steering/tasks/{home}/{key}';
const PAGE = 1000;

async function readAll(path: string, unit: string): Promise<StoredRecord[]> {
  const all: StoredRecord[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor;
    const page = await call(() =>
      api.GET(path as AnyPath, { params: { query: { unit, limit: PAGE, ...(from === '' ? {} : { cursor: from }) } } }),
    );
    all.push(...(page.items as unknown as StoredRecord[]));
    cursor = page.next;
  }
  return all;
}

export const recordsOf = ({ path }: RecordKind, unit: string) =>
  queryOptions({ queryKey: ['records', path, unit], queryFn: () => readAll(path, unit) });

interface Written {
  readonly unit: string;
  readonly effectiveOn: string;
  readonly data: Readonly<Record<string, unknown>>;
}
export const add = ({ path }: RecordKind, body: Written) =>
  call(() => api.POST(path as AnyPath, { params: { header: once() }, body: body as never })) as Promise<unknown> as Promise<StoredRecord>;

const at = ({ home, key }: Pick<StoredRecord, 'home' | 'key'>) => ({ home, key });
export const change = ({ path }: RecordKind, record: StoredRecord, body: Written) =>
  call(() =>
    api.PUT(`${path}/{home}/{key}` as AnyPlace, {
      params: { path: at(record), header: { ...once(), ...upon(record.version) } },
      body: body as never,
    }),
  );
export const withdraw = ({ path }: RecordKind, record: StoredRecord) =>
  call(() =>
    api.DELETE(`${path}/{home}/{key}` as AnyPlace, { params: { path: at(record), header: { ...once(), ...upon(record.version) } } }),
  );
export const readAgain = ({ path }: RecordKind, record: StoredRecord) =>
  call(() => api.GET(`${path}/{home}/{key}` as AnyPlace, { params: { path: at(record) } })) as Promise<unknown> as Promise<StoredRecord>;
