/**
 * Money told beside the ledger: medium-term plans, other sources, forecasts, payments waiting for their decision. Records by unit and day;
 * none of them is an entry, so none counts in plan or disbursement.
 */
import { z } from 'zod';
import type { Fact } from '../kernel/fact.ts';
import { Problem } from '../kernel/problem.ts';

const text = z.string().min(1);
const year = z.int().min(1990).max(2100);
/** Whole đồng. */
const dong = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** A plan of several years under which the yearly plans are given. `amount` null: not given yet or not known, which is not zero. */
export const mediumPlanSchema = z.strictObject({
  component: text,
  source: text,
  kind: text,
  fromYear: year,
  toYear: year,
  amount: dong.nullable(),
  document: z.string(),
});
export type MediumPlan = z.infer<typeof mediumPlanSchema>;

/**
 * What other sources gave: policy credit, enterprises, other programmes (lồng ghép), the community in money, in kind or in labour. Either
 * `amount`, or `days` at `rate` đồng a day. `fromComponent`: the programme whose money it is, when that money stands in a ledger already;
 * it is then shown and not added up again.
 */
export const contributionSchema = z.strictObject({
  programme: text,
  source: text,
  year,
  content: text,
  amount: dong.nullable(),
  days: z
    .string()
    .regex(/^\d+(\.\d)?$/)
    .nullable(),
  rate: dong.nullable(),
  fromComponent: z.string(),
  document: z.string(),
});
export type Contribution = z.infer<typeof contributionSchema>;

/** What the office expects to have been disbursed by a day to come (31/12, or 31/01 of the next year). The newest of a fund and day holds. */
export const forecastSchema = z.strictObject({ component: text, source: text, kind: text, year, by: day, amount: dong, basis: z.string() });
export type Forecast = z.infer<typeof forecastSchema>;

/** Forecasts are made to the end of the year and of its time of payment: of another day no report asks. Null when the day is one of these. */
export function forecastDayProblem(year: number, by: string): Problem | null {
  if (by === `${year}-12-31` || by === `${year + 1}-01-31`) return null;
  return new Problem('invalid-date', `số ước của năm ${year} lập đến 31/12/${year} hoặc 31/01/${year + 1}; sửa ngày ước.`, {
    field: 'nội dung › data › by',
  });
}

export const SUSPENSE_STATES = { waiting: 'Chờ đối chiếu', matched: 'Đã đối chiếu', refused: 'Trả lại' } as const;
export const SUSPENSE_KIND = 'suspense';
/** A payment of the treasury whose assigning decision is not entered yet: outside plan and rates until it is matched and posted. */
export const suspenseSchema = z.strictObject({
  voucher: text,
  event: z.enum(['disburse', 'advance']),
  /** "" where the voucher does not say. */
  component: z.string(),
  source: z.string(),
  kind: z.string(),
  originYear: year,
  year,
  amount: dong.positive(),
  reason: text,
  state: z.enum(['waiting', 'matched', 'refused']),
  /** Number of the entry it became, 0 while it waits. */
  seq: z.int().min(0),
});
export type Suspense = z.infer<typeof suspenseSchema>;

export const FUNDING_KINDS = {
  'medium-plan': mediumPlanSchema,
  contribution: contributionSchema,
  forecast: forecastSchema,
  [SUSPENSE_KIND]: suspenseSchema,
} as const;
export type FundingKind = keyof typeof FUNDING_KINDS;

export interface FundingFacts {
  readonly mediumPlans: readonly Fact<MediumPlan>[];
  readonly contributions: readonly Fact<Contribution>[];
  readonly forecasts: readonly Fact<Forecast>[];
  readonly suspense: readonly Fact<Suspense>[];
}
