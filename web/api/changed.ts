/** What pages have read and is not so any more after a change. */
import type { QueryClient } from '@tanstack/react-query';

const again = (queries: QueryClient, names: readonly string[]) =>
  Promise.all(names.map((name) => queries.invalidateQueries({ queryKey: [name] })));
/** Everything that is reckoned from facts. */
const RECKONED = ['figure', 'composed', 'rules'];

/** Entries were posted or reversed, a period was closed or reopened. */
export const moneyChanged = (queries: QueryClient) =>
  again(queries, ['book', 'summary', 'curve', 'lines', 'decisions', 'closings', ...RECKONED]);
/** Records were added, changed or withdrawn. */
export const recordsChanged = (queries: QueryClient) => again(queries, ['records', ...RECKONED]);
