/**
 * Expected failures. Each has an English code for programs and a Vietnamese sentence for people that quotes the
 * offending value and says what to do. Anything that is not a Problem is a bug and shows its stack.
 */

/** The closed list of codes; the value is the exit status of the command line (1: rejected data, 2: could not run). */
export const PROBLEM_EXIT = {
  // Rejected data (exit 1)
  'invalid-amount': 1,
  'amount-out-of-range': 1,
  'invalid-date': 1,
  'invalid-period': 1,
  'invalid-value': 1,
  'missing-value': 1,
  'unknown-code': 1,
  'ambiguous-name': 1,
  'unit-not-valid': 1,
  'not-valid-on-date': 1,
  'insufficient-funds': 1,
  'period-closed': 1,
  'key-conflict': 1,
  'duplicate-row': 1,
  'changed-row': 1,
  'equal-rows': 1,
  'already-reversed': 1,
  'unknown-entry': 1,
  'two-homes': 1,
  unbalanced: 1,
  'invalid-headers': 1,
  'missing-sheet': 1,
  'chain-broken': 1,
  // The server (exit 1: the request is refused)
  unauthenticated: 1,
  forbidden: 1,
  'not-found': 1,
  'wrong-method': 1,
  'invalid-request': 1,
  'weak-password': 1,
  'wrong-state': 1,
  'version-conflict': 1,
  'version-missing': 1,
  'too-many-requests': 1,
  // Could not run (exit 2)
  'invalid-usage': 2,
  'invalid-catalogue': 2,
  'catalogue-conflict': 2,
  'unsupported-file': 2,
  'encrypted-file': 2,
  'empty-file': 2,
  'unsafe-file': 2,
  'too-large': 2,
  'wrong-encoding': 2,
  'unreadable-file': 2,
  'disk-full': 2,
  'database-in-use': 2,
  'database-failed': 2,
  'foreign-database': 2,
  'no-data': 2,
  'unknown-report': 2,
  'invalid-template': 2,
  unanswerable: 2,
} as const;

export type ProblemCode = keyof typeof PROBLEM_EXIT;

/** Where a Problem is: any part may be absent. `cell` is a spreadsheet address such as "D7". */
export interface Place {
  readonly file?: string;
  readonly sheet?: string;
  readonly cell?: string;
  readonly row?: number;
  readonly field?: string;
}

export class Problem extends Error {
  readonly code: ProblemCode;
  readonly where: Place;
  /** `message` is the Vietnamese sentence for people. */
  constructor(code: ProblemCode, message: string, where: Place = {}) {
    super(message);
    this.name = 'Problem';
    this.code = code;
    this.where = where;
  }

  at(where: Place): Problem {
    return new Problem(this.code, this.message, { ...where, ...this.where });
  }
}

/** Somebody changed the thing since it was read: both versions, so that nothing is lost. */
export class VersionConflict extends Problem {
  readonly current: unknown;
  readonly version: number;
  constructor(message: string, version: number, current: unknown) {
    super('version-conflict', message);
    this.version = version;
    this.current = current;
  }
}

/** Several Problems found in one go: a batch reports every bad row, not the first. */
export class Problems extends Error {
  readonly list: readonly Problem[];
  constructor(list: readonly Problem[]) {
    super(list.map(describeProblem).join('\n'));
    this.name = 'Problems';
    this.list = list;
  }
}

export function exitStatus(problem: Problem): 1 | 2 {
  return PROBLEM_EXIT[problem.code];
}

/** One Vietnamese line: place first, then the sentence. */
export function describeProblem(problem: Problem): string {
  const { file, sheet, cell, row, field } = problem.where;
  const parts = [
    file,
    sheet === undefined ? undefined : `trang “${sheet}”`,
    cell === undefined ? (row === undefined ? undefined : `dòng ${row}`) : `ô ${cell}`,
    field === undefined ? undefined : `cột “${field}”`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? problem.message : `${parts.join(', ')}: ${problem.message}`;
}
