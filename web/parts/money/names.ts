/** What people call the codes of a summary of money. */
import { useQueries } from '@tanstack/react-query';
import { table } from '../../api/queries.ts';

type Dimension = 'programme' | 'component' | 'source' | 'kind';

/** "CTMTQG GNBV" for programme "GN", "GN.DA2 Dự án 2" for a component; the code until it is known. */
export function useMoneyNames(): (dimension: Dimension, code: string) => string {
  const [components, sources, kinds] = useQueries({
    queries: [table('programmes'), table('sources'), table('capital-kinds')],
    combine: (all) => all.map(({ data }) => new Map((data?.items ?? []).map((row) => [String(row['code']), row] as const))),
  });
  return (dimension, code) => {
    if (dimension === 'source') return String(sources?.get(code)?.['shortName'] ?? code);
    if (dimension === 'kind') return String(kinds?.get(code)?.['shortLabel'] ?? code);
    const name = components?.get(code)?.['shortName'];
    if (name === undefined) return code;
    return dimension === 'programme' ? String(name) : `${code} ${String(name)}`;
  };
}
