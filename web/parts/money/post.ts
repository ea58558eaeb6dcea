/** Posting what stands in a sheet. */
import { shortId } from '../../../src/kernel/hash.ts';
import type { AskedPosting } from '../../../src/ledger/draft.ts';
import { api, call } from '../../api/client.ts';

/** The server takes so many entries at once. */
export const MOST_ENTRIES = 1000;

/**
 * All of them or none. `of`: what the entries were made from, by key and content: sent again after an answer that got lost, it is the same work.
 * @throws ApiError
 */
export function postEntries(entries: readonly AskedPosting[], of: string) {
  return call(() =>
    api.POST('/api/ledger/entries', {
      params: { header: { 'Idempotency-Key': shortId(`${of}|${JSON.stringify(entries)}`, 32) } },
      body: { entries: entries as never },
    }),
  );
}
