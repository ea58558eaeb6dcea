/** The catalogue, as the server tells of it. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, call } from '../../api/client.ts';
import type { paths } from '../../api/schema.gen.ts';

export type TableName = paths['/api/catalogue/tables/{table}']['get']['parameters']['path']['table'];
export type Row = Readonly<Record<string, unknown>>;

export const tables = queryOptions({ queryKey: ['catalogue'], queryFn: () => call(() => api.GET('/api/catalogue')) });

export const search = (text: string) =>
  queryOptions({
    queryKey: ['catalogue', 'search', text],
    queryFn: () => call(() => api.GET('/api/catalogue/search', { params: { query: { text, limit: 100 } } })),
    enabled: text !== '',
  });

export const rowsOf = (table: TableName, text: string, on: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['catalogue', 'rows', table, text, on ?? ''],
    queryFn: ({ pageParam }) =>
      call(() =>
        api.GET('/api/catalogue/tables/{table}', {
          params: {
            path: { table },
            query: { text, limit: 100, ...(on === undefined ? {} : { on }), ...(pageParam === null ? {} : { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
