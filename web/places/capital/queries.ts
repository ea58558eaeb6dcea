/** What the views of the capital ask for: decisions, their lines, closings, what was booked after a day. */
import { queryOptions } from '@tanstack/react-query';
import { api, call } from '../../api/client.ts';
import type { Line } from './lines.tsx';

const PAGE = 1000;

async function linesOf(filter: { unit: string; asOf?: string; document?: string; bookedAfter?: string }): Promise<Line[]> {
  const all: Line[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor;
    const query = { ...filter, limit: PAGE, ...(from === '' ? {} : { cursor: from }) };
    const page = await call(() => api.GET('/api/ledger/lines', { params: { query } }));
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

export const decisions = (unit: string) =>
  queryOptions({
    queryKey: ['decisions', unit],
    queryFn: () => call(() => api.GET('/api/ledger/decisions', { params: { query: { unit } } })),
  });
export const linesOfDecision = (unit: string, document: string) =>
  queryOptions({ queryKey: ['lines', unit, 'document', document], queryFn: () => linesOf({ unit, document }) });
/** Lines about days up to `until` that were booked after it. */
export const linesBookedAfter = (unit: string, until: string) =>
  queryOptions({ queryKey: ['lines', unit, 'after', until], queryFn: () => linesOf({ unit, asOf: until, bookedAfter: until }) });
export const closings = (unit: string) =>
  queryOptions({
    queryKey: ['closings', unit],
    queryFn: () => call(() => api.GET('/api/ledger/closings', { params: { query: { unit } } })),
  });
