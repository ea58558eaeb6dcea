/** What better-auth refuses, in words. Its own code is for whoever looks into it: the trail keeps it, the answer does not show it. */
import type { RouteContext } from '../db/route.ts';
import { Problem } from '../kernel/problem.ts';
import type { Reply } from './sign-in.ts';

const NO_SESSION = 'Việc này cần phiên đăng nhập, mã truy cập không dùng được; đăng nhập bằng mật khẩu (POST /api/session) rồi làm lại.';
/** Other reasons than a wrong password or code. */
const REFUSALS: Readonly<Record<string, string>> = {
  UNAUTHORIZED: NO_SESSION,
  INVALID_TWO_FACTOR_COOKIE:
    'Chưa qua bước mật khẩu, hoặc bước đó đã quá 10 phút; đăng nhập lại bằng thư điện tử và mật khẩu, rồi nhập mã xác thực.',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'Nhập sai mã quá nhiều lần; đăng nhập lại bằng mật khẩu rồi nhập mã mới.',
  ACCOUNT_TEMPORARILY_LOCKED:
    'Nhập sai mã quá nhiều lần: bước mã xác thực tạm khoá 15 phút; chờ rồi đăng nhập lại, hoặc hỏi người quản trị.',
  TOTP_NOT_ENABLED: 'Tài khoản này chưa bật mã xác thực; bật ở POST /api/me/totp trước.',
  BACKUP_CODES_NOT_ENABLED: 'Tài khoản này không có mã dự phòng; dùng mã 6 chữ số của ứng dụng xác thực.',
  TWO_FACTOR_NOT_ENABLED: 'Tài khoản này chưa bật mã xác thực; không có gì để tắt.',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'Tài khoản này không có mật khẩu; đăng nhập qua hệ thống của cơ quan, hoặc nhờ người quản trị.',
};
const TOO_MANY = ['TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE', 'ACCOUNT_TEMPORARILY_LOCKED'];
/** The second step without the first: nobody is known to have asked. */
const NO_STEP = 'INVALID_TWO_FACTOR_COOKIE';

const codeOf = ({ body, status }: Reply) => (typeof body['code'] === 'string' ? body['code'] : String(status));
export const isStepKnown = (reply: Reply): boolean => codeOf(reply) !== NO_STEP;

export function refused(context: RouteContext, reply: Reply, sentence: string): Problem {
  const why = codeOf(reply);
  context.note('', { why });
  return new Problem(TOO_MANY.includes(why) ? 'too-many-requests' : 'unauthenticated', REFUSALS[why] ?? sentence);
}

/** Confirming a new second factor is no second step of signing in, though better-auth answers as if it were. */
export const refusedWithin = (context: RouteContext, reply: Reply, sentence: string): Problem =>
  isStepKnown(reply) ? refused(context, reply, sentence) : new Problem('unauthenticated', NO_SESSION);
