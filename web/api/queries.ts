/** What places ask the server for, by name. */
import { queryOptions } from '@tanstack/react-query';
import { api, call } from './client.ts';

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
export const unit = (key: string) =>
  queryOptions({
    queryKey: ['unit', key],
    queryFn: () => call(() => api.GET('/api/units/{unit}', { params: { path: { unit: key } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
export const summary = (of: string, by: string) =>
  queryOptions({
    queryKey: ['summary', of, by],
    queryFn: () => call(() => api.GET('/api/ledger/summary', { params: { query: { unit: of, by } } })),
  });
export const programmes = queryOptions({
  queryKey: ['programmes'],
  queryFn: () =>
    call(() => api.GET('/api/catalogue/tables/{table}', { params: { path: { table: 'programmes' }, query: { limit: 1000 } } })),
  staleTime: Number.POSITIVE_INFINITY,
});
export const curve = (of: string, year: number) =>
  queryOptions({
    queryKey: ['curve', of, year],
    queryFn: () => call(() => api.GET('/api/ledger/curve', { params: { query: { unit: of, year } } })),
  });
export const criteriaSets = queryOptions({
  queryKey: ['criteria-sets'],
  queryFn: () =>
    call(() => api.GET('/api/catalogue/tables/{table}', { params: { path: { table: 'criteria-sets' }, query: { limit: 1000 } } })),
  staleTime: Number.POSITIVE_INFINITY,
});
export const accounts = queryOptions({ queryKey: ['accounts'], queryFn: () => call(() => api.GET('/api/accounts')) });
