/** What places ask the server for, by name. */
import { queryOptions } from '@tanstack/react-query';
import { api, call } from './client.ts';
import type { paths } from './schema.gen.ts';

type TableName = paths['/api/catalogue/tables/{table}']['get']['parameters']['path']['table'];

export const me = queryOptions({ queryKey: ['me'], queryFn: () => call(() => api.GET('/api/me')) });
export const work = queryOptions({ queryKey: ['work'], queryFn: () => call(() => api.GET('/api/me/work')) });
export const notices = queryOptions({ queryKey: ['notices'], queryFn: () => call(() => api.GET('/api/me/notices')) });
export const cycles = queryOptions({ queryKey: ['cycles'], queryFn: () => call(() => api.GET('/api/cycles')) });
export const templates = queryOptions({ queryKey: ['templates'], queryFn: () => call(() => api.GET('/api/reports/templates')) });
export const cycle = (id: string) =>
  queryOptions({ queryKey: ['cycle', id], queryFn: () => call(() => api.GET('/api/cycles/{id}', { params: { path: { id } } })) });
export const submission = (id: string) =>
  queryOptions({
    queryKey: ['submission', id],
    queryFn: () => call(() => api.GET('/api/submissions/{id}', { params: { path: { id } } })),
    // A form that is being filled in is not replaced behind its writer's back.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
/** `on`: the day on which a code is understood; a key needs none. */
export const unit = (key: string, on?: string) =>
  queryOptions({
    queryKey: ['unit', key, on],
    queryFn: () => call(() => api.GET('/api/units/{unit}', { params: { path: { unit: key }, query: on === undefined ? {} : { on } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
/** `until`: as of a day, and as it was booked by a day; today and all that is known when left out. */
export const summary = (of: string, by: string, until: { readonly asOf?: string; readonly booked?: string } = {}) =>
  queryOptions({
    queryKey: ['summary', of, by, until],
    queryFn: () => call(() => api.GET('/api/ledger/summary', { params: { query: { unit: of, by, ...until } } })),
  });
export const table = (name: TableName) =>
  queryOptions({
    queryKey: ['table', name],
    queryFn: () => call(() => api.GET('/api/catalogue/tables/{table}', { params: { path: { table: name }, query: { limit: 1000 } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
export const programmes = table('programmes');
export const curve = (of: string, year: number) =>
  queryOptions({
    queryKey: ['curve', of, year],
    queryFn: () => call(() => api.GET('/api/ledger/curve', { params: { query: { unit: of, year } } })),
  });
export const criteriaSets = table('criteria-sets');
export const accounts = queryOptions({ queryKey: ['accounts'], queryFn: () => call(() => api.GET('/api/accounts')) });
