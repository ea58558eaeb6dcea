import { expect, it } from 'vitest';
import { holdsIn } from './roles.ts';

it('counts the roles in force today, and no others', () => {
  const grant = (role: string, state: string) => ({ role, state }) as never;
  const holds = holdsIn([grant('leader', 'ended'), grant('finance-officer', 'valid'), grant('inspector', 'coming')]);
  expect([holds('leader'), holds('inspector'), holds('finance-officer'), holds('leader', 'finance-officer'), holds()]).toEqual([
    false,
    false,
    true,
    true,
    false,
  ]);
  expect(holdsIn(undefined)('leader')).toBe(false);
});
