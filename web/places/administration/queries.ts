/** Accounts and the trail, as the server tells of them. */
import { queryOptions } from '@tanstack/react-query';
import { api, call } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';

export type Account = components['schemas']['Account'];
export type Grant = components['schemas']['Grant'];
export const ROLES = [
  'commune-officer',
  'department-officer',
  'finance-officer',
  'consolidator',
  'leader',
  'inspector',
  'administrator',
] as const satisfies readonly Grant['role'][];

/** What the trail is narrowed to; it stands in the address. */
export interface TrailFilter {
  readonly account?: string;
  readonly action?: string;
  readonly object?: string;
  readonly outcome?: string;
  readonly from?: string;
  readonly to?: string;
  readonly after?: number;
}
export const trail = (filter: TrailFilter) =>
  queryOptions({
    queryKey: ['trail', filter],
    queryFn: () => call(() => api.GET('/api/trail', { params: { query: { ...filter, order: 'newest', limit: 100 } } })),
  });
