/** The routes that every kind of record has, by path. The kinds differ only in `data`, whose readers and writers know it. */
import { queryOptions } from '@tanstack/react-query';
import { api, call, once, upon } from '../../api/client.ts';

export interface StoredRecord<Data = Readonly<Record<string, unknown>>> {
  readonly home: string;
  readonly key: string;
  readonly version: number;
  readonly unit: string;
  readonly effectiveOn: string;
  readonly data: Data;
}
/** "/api/steering/tasks". */
type Path = string;
/** Any one of them stands for all in the types. */
type AnyPath = '/api/steering/tasks';
type AnyPlace = '/api/steering/tasks/{home}/{key}';
const PAGE = 1000;

async function readAll<Data>(path: Path, unit: string, on: string | undefined): Promise<StoredRecord<Data>[]> {
  const all: StoredRecord<Data>[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor;
    const query = { unit, limit: PAGE, ...(on === undefined ? {} : { on }), ...(from === '' ? {} : { cursor: from }) };
    const page = await call(() => api.GET(path as AnyPath, { params: { query } }));
    all.push(...(page.items as unknown as StoredRecord<Data>[]));
    cursor = page.next;
  }
  return all;
}

/** `on`: the day on which the unit is understood and the records hold; today when left out. */
export const recordsOf = <Data = StoredRecord['data']>(path: Path, unit: string, on?: string) =>
  queryOptions({ queryKey: ['records', path, unit, on], queryFn: () => readAll<Data>(path, unit, on) });

interface Written {
  readonly unit: string;
  readonly effectiveOn: string;
  readonly data: object;
}
const bodyOf = ({ unit, effectiveOn, data }: Written) => ({ unit, effectiveOn, data }) as never;
export const add = (path: Path, written: Written) =>
  call(() => api.POST(path as AnyPath, { params: { header: once() }, body: bodyOf(written) }));

type Place = Pick<StoredRecord, 'home' | 'key'>;
const at = (path: Path) => `${path}/{home}/{key}` as AnyPlace;
const placeOf = ({ home, key }: Place) => ({ home, key });
/** Upon a version: 412 with what stands there now when somebody else was faster. */
export const change = (path: Path, place: Place, version: number, written: Written) =>
  call(() => api.PUT(at(path), { params: { path: placeOf(place), header: upon(version) }, body: bodyOf(written) }));
export const withdraw = (path: Path, record: Place & { readonly version: number }) =>
  call(() => api.DELETE(at(path), { params: { path: placeOf(record), header: upon(record.version) } }));
