/** Every state × every move: what the table allows happens, everything else is refused with the states it is possible from. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CYCLE_MOVES,
  type CycleMove,
  type Move,
  machineDiagram,
  moveCycle,
  moveSubmission,
  SUBMISSION_MOVES,
  type SubmissionMove,
} from './machine.ts';
import { CYCLE_STATES, type CycleState, SUBMISSION_STATES, type SubmissionState } from './model.ts';

const submissionStates = Object.keys(SUBMISSION_STATES) as SubmissionState[];
const cycleStates = Object.keys(CYCLE_STATES) as CycleState[];

/** Written out once more by hand: the table of the code must not be its own judge. */
const SUBMISSION_EDGES = [
  'requested write draft',
  'draft write draft',
  'returned write draft',
  'requested submit submitted',
  'draft submit submitted',
  'returned submit submitted',
  'submitted withdraw draft',
  'submitted return returned',
  'accepted return returned',
  'submitted accept accepted',
];
const CYCLE_EDGES = [
  'open consolidate consolidated',
  'consolidated reopen open',
  'consolidated approve approved',
  'approved issue issued',
  'open cancel cancelled',
  'consolidated cancel cancelled',
];

const tried = (run: () => string): string => {
  try {
    return run();
  } catch (error) {
    expect(error).toMatchObject({ code: 'wrong-state' });
    return '';
  }
};

describe('the machine', () => {
  it('moves submissions of an open cycle along these edges and no others', () => {
    const edges = (Object.keys(SUBMISSION_MOVES) as SubmissionMove[]).flatMap((move) =>
      submissionStates.flatMap((state) => {
        const to = tried(() => moveSubmission(move, state, 'open'));
        return to === '' ? [] : [`${state} ${move} ${to}`];
      }),
    );
    expect(edges.sort()).toEqual([...SUBMISSION_EDGES].sort());
  });

  it('moves no submission once the cycle is consolidated, approved, issued or cancelled', () => {
    for (const cycle of cycleStates.filter((state) => state !== 'open'))
      for (const move of Object.keys(SUBMISSION_MOVES) as SubmissionMove[])
        for (const state of submissionStates)
          expect(
            tried(() => moveSubmission(move, state, cycle)),
            `${cycle} ${state} ${move}`,
          ).toBe('');
  });

  it('moves cycles along these edges and no others', () => {
    const edges = (Object.keys(CYCLE_MOVES) as CycleMove[]).flatMap((move) =>
      cycleStates.flatMap((state) => {
        const to = tried(() => moveCycle(move, state));
        return to === '' ? [] : [`${state} ${move} ${to}`];
      }),
    );
    expect(edges.sort()).toEqual([...CYCLE_EDGES].sort());
  });

  it('says from where a move is possible', () => {
    expect(() => moveSubmission('accept', 'draft', 'open')).toThrow(
      'đang ở trạng thái “Đang làm”, không chấp nhận được; chỉ chấp nhận được khi: Đã nộp.',
    );
    expect(() => moveSubmission('submit', 'draft', 'issued')).toThrow('Kỳ báo cáo đã ban hành, không nộp được nữa');
  });

  it('leaves no state without a way in, but the first', () => {
    const into = (moves: Readonly<Record<string, Move<string>>>) => new Set(Object.values(moves).map((move) => move.to));
    expect(submissionStates.filter((state) => !into(SUBMISSION_MOVES).has(state))).toEqual(['requested']);
    expect(cycleStates.filter((state) => !into(CYCLE_MOVES).has(state))).toEqual([]);
  });

  it('is drawn in docs/ky-bao-cao.md as it is', () => {
    const page = readFileSync(new URL('../../docs/ky-bao-cao.md', import.meta.url), 'utf8');
    for (const part of machineDiagram().split('\n\n')) expect(page).toContain(part);
  });
});
