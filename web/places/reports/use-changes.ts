/** Changes of sentences: after each the report is composed again; what was withdrawn can be taken back while the page is open. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { recordsChanged } from '../../api/changed.ts';
import { add, withdraw } from '../../parts/records/calls.ts';
import { pathOf, type WrittenRecord } from './records.ts';

const WITHDRAWN = ['withdrawn here'];
const NONE: readonly WrittenRecord[] = [];

export function useChanges() {
  const queries = useQueryClient();
  const { data: withdrawn = NONE } = useQuery<readonly WrittenRecord[]>({
    queryKey: WITHDRAWN,
    queryFn: () => queries.getQueryData<readonly WrittenRecord[]>(WITHDRAWN) ?? NONE,
    staleTime: Number.POSITIVE_INFINITY,
    initialData: NONE,
  });
  const put = (list: readonly WrittenRecord[]) => queries.setQueryData(WITHDRAWN, list);
  const again = () => recordsChanged(queries);
  return {
    withdrawn,
    again,
    remove: async (record: WrittenRecord) => {
      await withdraw(pathOf(record.list), record);
      put([...withdrawn, record]);
      await again();
    },
    restore: async (record: WrittenRecord) => {
      await add(pathOf(record.list), record);
      put(withdrawn.filter((one) => one.key !== record.key));
      await again();
    },
  };
}
