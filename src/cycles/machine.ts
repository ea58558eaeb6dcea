/** Which move leads from which state to which, and which row of the policy it needs. The whole of it; docs/ky-bao-cao.md draws it. */
import type { Action } from '../access/policy.ts';
import { Problem } from '../kernel/problem.ts';
import { CYCLE_STATES, type CycleState, SUBMISSION_STATES, type SubmissionState } from './model.ts';

export interface Move<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
  readonly action: Action;
  /** Vietnamese verb, for messages: "nộp". */
  readonly verb: string;
}

export const SUBMISSION_MOVES = {
  write: { from: ['requested', 'draft', 'returned'], to: 'draft', action: 'submission.write', verb: 'sửa' },
  submit: { from: ['requested', 'draft', 'returned'], to: 'submitted', action: 'submission.write', verb: 'nộp' },
  withdraw: { from: ['submitted'], to: 'draft', action: 'submission.write', verb: 'lấy lại' },
  return: { from: ['submitted', 'accepted'], to: 'returned', action: 'submission.review', verb: 'trả lại' },
  accept: { from: ['submitted'], to: 'accepted', action: 'submission.review', verb: 'chấp nhận' },
} as const satisfies Record<string, Move<SubmissionState>>;
export type SubmissionMove = keyof typeof SUBMISSION_MOVES;

export const CYCLE_MOVES = {
  consolidate: { from: ['open'], to: 'consolidated', action: 'cycle.consolidate', verb: 'chốt tổng hợp' },
  reopen: { from: ['consolidated'], to: 'open', action: 'cycle.consolidate', verb: 'mở lại' },
  approve: { from: ['consolidated'], to: 'approved', action: 'report.approve', verb: 'duyệt' },
  issue: { from: ['approved'], to: 'issued', action: 'report.approve', verb: 'ban hành' },
  cancel: { from: ['open', 'consolidated'], to: 'cancelled', action: 'cycle.open', verb: 'huỷ' },
} as const satisfies Record<string, Move<CycleState>>;
export type CycleMove = keyof typeof CYCLE_MOVES;

/** @throws Problem wrong-state with the states it is possible from */
export function moveSubmission(move: SubmissionMove, state: SubmissionState, cycle: CycleState): SubmissionState {
  const { from, to, verb }: Move<SubmissionState> = SUBMISSION_MOVES[move];
  if (cycle !== 'open')
    throw new Problem(
      'wrong-state',
      `Kỳ báo cáo ${CYCLE_STATES[cycle].toLocaleLowerCase('vi')}, không ${verb} được nữa${
        cycle === 'consolidated'
          ? '; nhờ nơi tổng hợp mở lại kỳ.'
          : cycle === 'cancelled'
            ? '.'
            : '; muốn sửa số liệu thì nơi tổng hợp mở kỳ đính chính sau khi ban hành.'
      }`,
    );
  if (!from.includes(state))
    throw wrongState(
      'Báo cáo',
      verb,
      SUBMISSION_STATES[state],
      from.map((one) => SUBMISSION_STATES[one]),
    );
  return to;
}

/** @throws Problem wrong-state */
export function moveCycle(move: CycleMove, state: CycleState): CycleState {
  const { from, to, verb }: Move<CycleState> = CYCLE_MOVES[move];
  if (!from.includes(state))
    throw wrongState(
      'Kỳ báo cáo',
      verb,
      CYCLE_STATES[state],
      from.map((one) => CYCLE_STATES[one]),
    );
  return to;
}

function wrongState(what: string, verb: string, state: string, from: readonly string[]): Problem {
  return new Problem('wrong-state', `${what} đang ở trạng thái “${state}”, không ${verb} được; chỉ ${verb} được khi: ${from.join(', ')}.`);
}

/** The machine as Mermaid text, for the documentation. */
export function machineDiagram(): string {
  const edges = (moves: Readonly<Record<string, Move<string>>>, names: Readonly<Record<string, string>>) =>
    Object.values(moves).flatMap(({ from, to, verb }) =>
      from.map((one) => `  ${names[one]?.replaceAll(' ', '_')} --> ${names[to]?.replaceAll(' ', '_')}: ${verb}`),
    );
  return [
    'stateDiagram-v2',
    ...edges(SUBMISSION_MOVES, SUBMISSION_STATES),
    '',
    'stateDiagram-v2',
    ...edges(CYCLE_MOVES, CYCLE_STATES),
  ].join('\n');
}
