/** A reporting cycle: what is asked of whom by when, and what each unit hands in, row by row. */
import { z } from 'zod';
import { type Day, daysBetween } from '../kernel/calendar.ts';

/** Heading of the API under which the room's operations stand. */
export const CYCLES_TAG = 'Kỳ báo cáo';

export const CYCLE_STATES = {
  open: 'Đang thu báo cáo',
  consolidated: 'Đã tổng hợp',
  approved: 'Đã duyệt',
  issued: 'Đã ban hành',
  cancelled: 'Đã huỷ',
} as const;
export type CycleState = keyof typeof CYCLE_STATES;

export const SUBMISSION_STATES = {
  requested: 'Chưa làm',
  draft: 'Đang làm',
  submitted: 'Đã nộp',
  returned: 'Trả lại',
  accepted: 'Đã chấp nhận',
} as const;
export type SubmissionState = keyof typeof SUBMISSION_STATES;

/**
 * figure: a number of the ledger, for confirmation; its value is the ledger's, whatever is sent · observation: the result of an indicator ·
 * obstacle, task, assessment: a sentence.
 */
export const ROW_KINDS = ['figure', 'observation', 'obstacle', 'task', 'assessment'] as const;
export const rowSchema = z.strictObject({
  key: z.string().min(1).max(200),
  kind: z.enum(ROW_KINDS),
  label: z.string().max(500),
  /** figure: the question · observation: the indicator's code · else "". */
  about: z.string().max(500),
  /** Exact decimal text, or the sentence; null: not filled in. */
  value: z.string().max(4000).nullable(),
  /** The same of the period before; null: none. */
  last: z.string().max(4000).nullable(),
  /** "đồng", "%", "hộ"…; "" for sentences. */
  measureUnit: z.string().max(60),
  note: z.string().max(2000),
  /** Why it was returned; "" otherwise. */
  reason: z.string().max(2000),
});
export type Row = z.infer<typeof rowSchema>;

export interface Cycle {
  readonly id: string;
  readonly title: string;
  readonly report: string;
  /** Key of the unit that consolidates. */
  readonly unit: string;
  readonly period: string;
  readonly due: Day;
  readonly state: CycleState;
  readonly snapshot: string | null;
  readonly version: number;
  readonly openedBy: string;
  readonly openedAt: string;
}

export interface Submission {
  readonly id: string;
  readonly cycle: string;
  readonly unit: string;
  readonly state: SubmissionState;
  readonly rows: readonly Row[];
  readonly version: number;
  readonly submittedOn: Day | null;
  readonly changedAt: string;
}

/** Days late: handed in after the due date, or not yet and the date has passed. */
export function daysLate(submission: Pick<Submission, 'submittedOn'>, due: Day, today: Day): number {
  const on = submission.submittedOn ?? today;
  return Math.max(0, daysBetween(due, on));
}
