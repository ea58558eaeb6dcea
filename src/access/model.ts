/** Roles and what a person holds: a role on a unit and all below it, for some programmes or all, within dates. */
import { z } from 'zod';
import type { Day } from '../kernel/calendar.ts';

export const ROLES = {
  'commune-officer': 'Cán bộ xã',
  'department-officer': 'Cán bộ phòng, ban',
  'finance-officer': 'Cán bộ tài chính',
  consolidator: 'Cán bộ tổng hợp',
  leader: 'Lãnh đạo',
  inspector: 'Thanh tra (chỉ xem)',
  administrator: 'Quản trị',
} as const;
export type Role = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as [Role, ...Role[]];

export interface Grant {
  readonly id: string;
  readonly account: string;
  readonly role: Role;
  /** Unit key code@validFrom. */
  readonly unit: string;
  /** Root component codes; empty: every programme. Limits what is written, not what is read. */
  readonly programmes: readonly string[];
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly version: number;
}

/** withdrawn: taken back on its first day or before; it held on no whole day, and its last day lies before its first. */
export const GRANT_STATES = ['coming', 'valid', 'ended', 'withdrawn'] as const;
export type GrantState = (typeof GRANT_STATES)[number];

export function grantState({ validFrom, validTo }: Pick<Grant, 'validFrom' | 'validTo'>, today: Day): GrantState {
  if (validTo !== null && validTo < validFrom) return 'withdrawn';
  if (today < validFrom) return 'coming';
  return validTo === null || today <= validTo ? 'valid' : 'ended';
}

export const grantSchema = z.object({
  id: z.string(),
  account: z.string(),
  role: z.enum(ROLE_NAMES),
  unit: z.string(),
  programmes: z.array(z.string()).meta({ description: 'Chương trình được giao ghi; rỗng: mọi chương trình' }),
  validFrom: z.string(),
  validTo: z.string().nullable().meta({ description: 'Ngày cuối còn hiệu lực; null: không hạn. Với withdrawn, đứng trước validFrom' }),
  state: z.enum(GRANT_STATES).meta({
    description: 'Hôm nay: coming chưa đến ngày, valid đang có hiệu lực, ended đã hết, withdrawn thu lại ngay ngày đầu hoặc trước đó',
  }),
  version: z.int(),
});

/** A grant as it is shown on a day. */
export const shownGrant = (grant: Grant, today: Day) => ({ ...grant, state: grantState(grant, today) });

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly disabled: boolean;
  readonly totp: boolean;
  /** Its password was made by an administrator; the owner has not chosen one yet. */
  readonly temporary: boolean;
}

/** A token for programs: `actions` are the only rows of the policy it may use. */
export interface Token {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}
