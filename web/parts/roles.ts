/** What the person who is signed in may do, as far as a page can know: roles in force today. The server has the last word. */
import { useQuery } from '@tanstack/react-query';
import { me } from '../api/queries.ts';
import type { components } from '../api/schema.gen.ts';

type Grant = components['schemas']['Grant'];
export type Role = Grant['role'];

/** Whoever writes indicators, documents, obstacles, tasks. */
export const WRITERS: readonly Role[] = ['commune-officer', 'department-officer', 'finance-officer', 'consolidator'];

function useGrants() {
  const { data } = useQuery(me);
  return data?.grants.filter(({ state }) => state === 'valid');
}

/** Whether one of the grants gives one of these roles today, on any unit. */
export const holdsIn =
  (grants: readonly Grant[] = []) =>
  (...roles: readonly Role[]) =>
    grants.some(({ role, state }) => state === 'valid' && roles.includes(role));

/** Whether the person has one of these roles, on any unit. */
export const useHolds = () => holdsIn(useGrants());

/** Keys of the units of these roles (of all, without any), each once; undefined until it is known. */
export function useUnitsOf(...roles: readonly Role[]): string[] | undefined {
  const grants = useGrants()?.filter(({ role }) => roles.length === 0 || roles.includes(role));
  return grants && [...new Set(grants.map(({ unit }) => unit))];
}
