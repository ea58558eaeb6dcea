/** Imports as the server tells of them: asked again while it works on one. */
import { queryOptions } from '@tanstack/react-query';
import { api, call } from '../../api/client.ts';
import type { components } from '../../api/schema.gen.ts';

export type Import = components['schemas']['Import'];
export type ImportProblem = components['schemas']['ImportProblem'];
export type ForeignSheet = components['schemas']['ForeignSheet'];
export type SheetKind = components['schemas']['SheetKind'];
export type SheetMapping = components['schemas']['SheetMapping'];
export type Treatment = components['schemas']['ImportTreatment'];

const AT_WORK: readonly Import['state'][] = ['checking', 'posting', 'undoing'];
export const isAtWork = ({ state }: Pick<Import, 'state'>) => AT_WORK.includes(state);

export const imports = queryOptions({ queryKey: ['imports'], queryFn: () => call(() => api.GET('/api/imports')) });

export const importOf = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: () => call(() => api.GET('/api/imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isAtWork(data) ? 400 : false),
  });

export const sheetsOf = (id: string) =>
  queryOptions({
    queryKey: ['import-sheets', id],
    queryFn: () => call(() => api.GET('/api/imports/{id}/sheets', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Types of columns that hold codes, with the table of the catalogue that they are from. */
export const CODED = [
  { type: 'component', table: 'programmes' },
  { type: 'source', table: 'sources' },
  { type: 'kind', table: 'capital-kinds' },
] as const;
export const codes = (table: (typeof CODED)[number]['table']) =>
  queryOptions({
    queryKey: ['codes', table],
    queryFn: () => call(() => api.GET('/api/catalogue/tables/{table}', { params: { path: { table }, query: { limit: 1000 } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
