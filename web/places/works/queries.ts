/** What the place asks the server for. */
import { queryOptions } from '@tanstack/react-query';
import { api, call, once } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';

export type Work = components['schemas']['WorkSummary'];
export type Household = components['schemas']['Household'];

export const works = (unit: string, year: number) =>
  queryOptions({
    queryKey: ['records', 'works', unit, year],
    queryFn: () => call(() => api.GET('/api/works/summary', { params: { query: { unit, year } } })),
  });
export const revolving = (unit: string) =>
  queryOptions({
    queryKey: ['records', 'revolving', unit],
    queryFn: () => call(() => api.GET('/api/works/revolving-summary', { params: { query: { unit } } })),
  });
export const households = (unit: string) =>
  queryOptions({
    queryKey: ['records', 'households', unit],
    queryFn: () => call(() => api.GET('/api/works/households', { params: { query: { unit } } })),
  });
export const addHousehold = (body: { unit: string; name: string; identity: string; class: Household['class'] }) =>
  call(() => api.POST('/api/works/households', { params: { header: once() }, body }));
export const eraseHousehold = ({ home, id }: Pick<Household, 'home' | 'id'>, reason: string) =>
  call(() => api.POST('/api/works/households/{home}/{id}/erase', { params: { path: { home, id }, header: once() }, body: { reason } }));
