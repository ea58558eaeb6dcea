/** Problems as HTTP answers: one function maps a code to a status, one writes application/problem+json (RFC 9457). */
import { z } from 'zod';
import { named } from '../db/route.ts';
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
  'wrong-method': 405,
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
  405: 'Phương thức không nhận',
  409: 'Trái với trạng thái hiện nay',
  412: 'Đã có người sửa',
  413: 'Quá lớn',
  415: 'Kiểu nội dung không nhận',
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

export const PARTS = {
  body: 'nội dung',
  querystring: 'tham số',
  params: 'đường dẫn',
  headers: 'tiêu đề',
} as const;
export type Part = keyof typeof PARTS;

/** What zod refused, each with its place: "nội dung › lines › 0 › amount". `known`: the parameters that there are. */
export function validationProblems(part: Part, issues: readonly z.core.$ZodIssue[], known: readonly string[] | null = null): Problems {
  return new Problems(
    issues.slice(0, 50).map((issue) => {
      const field = [PARTS[part], ...issue.path.map(String)].join(' › ');
      if (known && issue.code === 'unrecognized_keys') return unknownParameter(field, issue.keys, known);
      return new Problem('invalid-request', `“${field}” ${issue.message.replace(/\.$/, '')}.`, { field });
    }),
  );
}

function unknownParameter(field: string, keys: readonly string[], known: readonly string[]): Problem {
  const unknown = keys
    .slice(0, 5)
    .map((key) => `“${key.slice(0, 60).toWellFormed()}”`)
    .join(', ');
  const instead = known.length === 0 ? 'ở đây không có tham số nào' : `các tham số ở đây: ${known.join(', ')}`;
  return new Problem('invalid-request', `Không có tham số ${unknown}; ${instead}.`, { field: `${field} › ${keys[0]}` });
}

const place = z.object({
  file: z.string().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional().meta({ description: 'Ô của bảng tính, ví dụ D7' }),
  row: z.int().optional(),
  field: z.string().optional().meta({ description: 'Trường, tham số hoặc tiêu đề, ví dụ “nội dung › lines › 0 › amount”' }),
});
/** Of every problem there is; internal-error is what no Problem foresaw. */
const codes = z.enum([...(Object.keys(STATUS) as [ProblemCode, ...ProblemCode[]]), 'internal-error']);

/** What the functions above write. */
export const problemSchema = z.object({
  type: z.string().meta({ description: 'urn:mtqg:problem:CODE' }),
  title: z.string(),
  status: z.int(),
  code: codes.meta({ description: 'Mã ổn định cho chương trình' }),
  detail: z.string().meta({ description: 'Câu tiếng Việt cho người: cái gì, ở đâu, làm gì tiếp' }),
  instance: z.string().meta({ description: 'Mã của yêu cầu, cũng có trong nhật ký máy chủ; báo mã này khi hỏi người quản trị' }),
  where: place.optional().meta({ description: 'Chỗ sai của vấn đề đầu tiên' }),
  problems: z
    .array(z.object({ code: codes, detail: z.string(), where: place }))
    .optional()
    .meta({ description: 'Mọi vấn đề, khi có hơn một' }),
  currentVersion: z.int().optional().meta({ description: '412: phiên bản hiện nay, để gửi trong If-Match' }),
  current: z.unknown().optional().meta({ description: '412: nội dung hiện nay, để so với bản đang sửa' }),
});
named({ Problem: problemSchema, ProblemCode: codes, Place: place });
