/** What the studio asks the server for. */
import { queryOptions } from '@tanstack/react-query';
import { api, call } from '../../api/client.ts';

export interface Choice {
  readonly report: string;
  readonly unit: string;
  readonly period: string;
  readonly asOf?: string;
}
const asked = ({ unit, period, asOf }: Choice) => ({ unit, period, ...(asOf === undefined ? {} : { asOf: asOf as never }) });

export const composed = (choice: Choice) =>
  queryOptions({
    queryKey: ['composed', choice],
    queryFn: () =>
      call(() => api.GET('/api/reports/{report}/document', { params: { path: { report: choice.report }, query: asked(choice) } })),
  });
/** The report printed; `composedAt` tells one composing from the next. */
export const pdfFile = (choice: Choice, composedAt: number) =>
  queryOptions({
    queryKey: ['pdf', choice, composedAt],
    queryFn: () =>
      call(() =>
        api.GET('/api/reports/{report}/file', {
          params: { path: { report: choice.report }, query: { ...asked(choice), format: 'pdf' } },
          parseAs: 'arrayBuffer',
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    // Megabytes: not kept once nobody looks.
    gcTime: 0,
  });
export const rules = (choice: Choice) =>
  queryOptions({
    queryKey: ['rules', choice.unit, choice.period, choice.asOf],
    queryFn: () => call(() => api.GET('/api/rules', { params: { query: asked(choice) } })),
  });
export const snapshots = (unit: string, period?: string) =>
  queryOptions({
    queryKey: ['snapshots', unit, period],
    queryFn: () => call(() => api.GET('/api/snapshots', { params: { query: { unit, ...(period === undefined ? {} : { period }) } } })),
  });
export const snapshot = (id: string) =>
  queryOptions({
    queryKey: ['snapshot', id],
    queryFn: () => call(() => api.GET('/api/snapshots/{id}', { params: { path: { id } } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Address of a file of the report as the ledger is now. */
export function fileAddress(choice: Choice, format: string, show = false): string {
  const query = new URLSearchParams({ ...asked(choice), format, ...(show ? { show: 'true' } : {}) });
  return `/api/reports/${encodeURIComponent(choice.report)}/file?${query}`;
}
