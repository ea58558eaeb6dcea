/** Changes of sentences: after each the report is composed again; what was withdrawn can be taken back while the page is open. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { add, type WrittenRecord, withdraw } from './records.ts';

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
  const again = () => Promise.all(['written', 'composed', 'rules'].map((first) => queries.invalidateQueries({ queryKey: [first] })));
  return {
    withdrawn,
    again,
    remove: async (record: WrittenRecord) => {
      await withdraw(record);
      put([...withdrawn, record]);
      await again();
    },
    restore: async (record: WrittenRecord) => {
      await add(record.list, record.unit, record.effectiveOn, record.data);
      put(withdrawn.filter((one) => one.key !== record.key));
      await again();
    },
  };
}
