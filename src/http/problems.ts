/** Problems as HTTP answers: one function maps a code to a status, one writes application/problem+json (RFC 9457). */
import type { z } from 'zod';
import { Problem, type ProblemCode, Problems, VersionConflict } from '../kernel/problem.ts';

const STATUS: Readonly<Record<ProblemCode, number>> = {
  'invalid-amount': 422,
  'amount-out-of-range': 422,
  'invalid-date': 422,
  'invalid-period': 422,
  'invalid-value': 422,
  'missing-value': 422,
  'unknown-code': 422,
  'ambiguous-name': 422,
  'unit-not-valid': 422,
  'not-valid-on-date': 422,
  'insufficient-funds': 422,
  'period-closed': 422,
  'key-conflict': 409,
  'duplicate-row': 409,
  'changed-row': 409,
  'equal-rows': 409,
  'already-reversed': 409,
  'unknown-entry': 404,
  'two-homes': 422,
  unbalanced: 422,
  'invalid-headers': 422,
  'missing-sheet': 422,
  'chain-broken': 409,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'invalid-request': 400,
  'weak-password': 422,
  'wrong-state': 409,
  'version-conflict': 412,
  'version-missing': 428,
  'too-many-requests': 429,
  'invalid-usage': 400,
  'invalid-catalogue': 422,
  'catalogue-conflict': 409,
  'unsupported-file': 415,
  'encrypted-file': 422,
  'empty-file': 422,
  'unsafe-file': 422,
  'too-large': 413,
  'wrong-encoding': 422,
  'unreadable-file': 422,
  'disk-full': 507,
  'database-in-use': 503,
  'database-failed': 503,
  'foreign-database': 409,
  'no-data': 404,
  'unknown-report': 404,
  'invalid-template': 422,
  unanswerable: 422,
};

export interface ProblemAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không đúng',
  401: 'Chưa đăng nhập',
  403: 'Không có quyền',
  404: 'Không có',
  409: 'Trái với trạng thái hiện nay',
  412: 'Đã có người sửa',
  413: 'Quá lớn',
  415: 'Loại tệp không nhận',
  422: 'Dữ liệu không hợp lệ',
  428: 'Thiếu phiên bản',
  429: 'Quá nhiều yêu cầu',
  500: 'Lỗi phần mềm',
  503: 'Chưa phục vụ được',
  507: 'Hết chỗ ghi',
};

/** Every expected failure; null for a bug, which is not shown to the outside. */
export function problemAnswer(error: unknown, instance: string): ProblemAnswer | null {
  const list = error instanceof Problems ? error.list : error instanceof Problem ? [error] : null;
  const [first] = list ?? [];
  if (!list || !first) return null;
  const status = STATUS[first.code];
  return {
    status,
    body: {
      ...problemBody(status, first.code, first.message, instance),
      ...(Object.keys(first.where).length > 0 ? { where: first.where } : {}),
      ...(list.length > 1 ? { problems: list.map(({ code, message, where }) => ({ code, detail: message, where })) } : {}),
      ...(first instanceof VersionConflict ? { currentVersion: first.version, current: first.current } : {}),
    },
  };
}

export function problemBody(status: number, code: string, detail: string, instance: string): Record<string, unknown> {
  return { type: `urn:mtqg:problem:${code}`, title: TITLES[status] ?? 'Lỗi', status, code, detail, instance };
}

const PARTS: Readonly<Record<string, string>> = { body: 'nội dung', querystring: 'tham số', params: 'đường dẫn', headers: 'tiêu đề' };

/** What zod refused, each with its place: "nội dung › lines › 0 › amount". */
export function validationProblems(part: string, issues: readonly z.core.$ZodIssue[]): Problems {
  return new Problems(
    issues.slice(0, 50).map((issue) => {
      const field = [PARTS[part] ?? part, ...issue.path.map(String)].join(' › ');
      return new Problem('invalid-request', `“${field}” ${issue.message.replace(/\.$/, '')}.`, { field });
    }),
  );
}
