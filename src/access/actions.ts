/** Accounts, tokens, grants and the trail: whole operations. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type Db, type Trx, transaction } from '../db/connect.ts';
import { readNote, writeNote } from '../db/installation.ts';
import type { RouteContext } from '../db/route.ts';
import { type Day, dayBefore, formatDay } from '../kernel/calendar.ts';
import { sha256Bytes, toHex } from '../kernel/hash.ts';
import { Problem, VersionConflict } from '../kernel/problem.ts';
import { temporaryPassword } from '../kernel/temporary-password.ts';
import type { Account, Grant, Token } from './model.ts';
import { isAction, POLICY } from './policy.ts';
import * as store from './store.ts';
import { TRAIL_START, type TrailState, walkTrail } from './trail.ts';

const TOKEN_MARK = 'mtqg_';
const secret = (): string => toHex(crypto.getRandomValues(new Uint8Array(32)));

/** The account and actions of a token. @throws Problem unauthenticated */
export async function identifyToken(db: Db, text: string): Promise<{ account: string; actions: readonly string[] }> {
  const token = text.startsWith(TOKEN_MARK) ? await store.readLiveToken(db, sha256Bytes(text)) : undefined;
  if (!token) throw new Problem('unauthenticated', 'Mã truy cập không đúng, đã hết hạn hoặc đã thu hồi; lập mã mới ở trang tài khoản.');
  return { account: token.account, actions: token.actions };
}

const LONGEST_TOKEN_DAYS = 366;

/** The text of the token is shown this once. @throws Problem invalid-value */
export async function createToken(
  trx: Trx,
  context: Pick<RouteContext, 'caller' | 'now'>,
  asked: { id: string; name: string; actions: readonly string[]; days: number },
): Promise<{ token: Token; text: string }> {
  const own = Object.keys(POLICY).filter((action) => context.caller.may(action));
  const unknown = asked.actions.find((action) => !isAction(action));
  if (unknown !== undefined)
    throw new Problem('invalid-value', `Không có việc “${unknown}”; mã truy cập của bạn có thể được: ${own.join(', ')}.`, {
      field: 'actions',
    });
  const notOwn = asked.actions.find((action) => !own.includes(action));
  if (notOwn !== undefined)
    throw new Problem('invalid-value', `Bạn không có quyền “${notOwn}” để giao cho mã truy cập; chọn trong: ${own.join(', ')}.`, {
      field: 'actions',
    });
  if (asked.days > LONGEST_TOKEN_DAYS)
    throw new Problem(
      'invalid-value',
      `Mã truy cập dùng nhiều nhất ${LONGEST_TOKEN_DAYS} ngày, đang ghi ${asked.days}; ghi số ngày ngắn hơn, hết hạn thì lập mã mới.`,
      { field: 'days' },
    );
  const text = TOKEN_MARK + secret();
  const expiresAt = new Date(Date.parse(context.now) + asked.days * 86_400_000).toISOString();
  const { id, name, actions } = asked;
  const token = { id, account: context.caller.account, name, actions, expiresAt };
  await store.addToken(trx, token, sha256Bytes(text));
  return { token: { ...token, createdAt: context.now, revokedAt: null }, text };
}

/** Failed sign-ins of one address that lock it, and for how many minutes. */
const MOST_FAILURES = 5;
const LOCKED_MINUTES = 15;
const whoOf = (email: string) => sha256Bytes(`sign-in ${email.trim().toLowerCase()}`);

/** @throws Problem too-many-requests while the address is locked */
export async function refuseLocked(db: Db, email: string): Promise<void> {
  const minutes = await store.lockedMinutes(db, whoOf(email));
  if (minutes > 0)
    throw new Problem(
      'too-many-requests',
      `Sai mật khẩu nhiều lần: tài khoản tạm khoá, thử lại sau ${minutes} phút hoặc hỏi người quản trị.`,
    );
}
export const countFailure = (db: Db, email: string) => store.countFailure(db, whoOf(email), MOST_FAILURES, LOCKED_MINUTES);
export const clearFailures = (db: Db, email: string) => store.clearFailures(db, whoOf(email));

/** Long enough for a letter to a mountain commune, short enough that a slip of paper found later opens nothing. */
const TEMPORARY_DAYS = 7;
const temporaryUntil = (now: string) => new Date(Date.parse(now) + TEMPORARY_DAYS * 86_400_000).toISOString();

/** Whatever an administrator set is temporary: who knows a colleague's password could act under that name. */
export const makeTemporary = (trx: Trx, account: string, now: string) => store.setTemporary(trx, account, temporaryUntil(now));

/**
 * A new password that is shown this once; whatever the old one opened is closed. @throws Problem wrong-state when the account has none
 */
export async function resetPassword(
  db: Db,
  account: Pick<Account, 'id' | 'name' | 'email'>,
  hash: (password: string) => Promise<string>,
  now: string,
): Promise<{ password: string; until: string }> {
  const password = temporaryPassword((bytes) => crypto.getRandomValues(new Uint8Array(bytes)));
  // Slow on purpose: outside of the transaction.
  const hashed = await hash(password);
  await transaction(db, async (trx) => {
    if (!(await store.replacePassword(trx, account.id, hashed)))
      throw new Problem(
        'wrong-state',
        `${account.name} chỉ đăng nhập qua hệ thống của cơ quan, không có mật khẩu ở đây; nhờ nơi quản lý hệ thống đó đặt lại.`,
      );
    await makeTemporary(trx, account.id, now);
    // Whoever forgot the password has tried it often enough to be locked.
    await clearFailures(trx, account.email);
  });
  return { password, until: temporaryUntil(now) };
}

/**
 * What a role may be given for. Whoever gives it manages accounts on that unit (checked by the route); dates may not reach back, so that
 * nobody gains a right over what was done before. @throws Problem invalid-value, unknown-code
 */
export function checkGrant(catalogue: Catalogue, asked: Pick<Grant, 'programmes' | 'validFrom' | 'validTo'>, today: Day): void {
  const unknown = asked.programmes.find((code) => catalogue.component(code)?.parent !== '');
  if (unknown !== undefined)
    throw new Problem('unknown-code', `Không có chương trình “${unknown}”; tra ở danh mục chương trình.`, { field: 'programmes' });
  if (asked.validFrom < today)
    throw new Problem('invalid-value', 'Quyền không giao lùi ngày; chọn từ hôm nay trở đi.', { field: 'validFrom' });
  if (asked.validTo !== null && asked.validTo < asked.validFrom)
    throw new Problem(
      'invalid-value',
      `Ngày hết hạn ${formatDay(asked.validTo)} trước ngày bắt đầu ${formatDay(asked.validFrom)}; chọn ngày hết hạn từ ngày bắt đầu trở đi, hoặc bỏ trống.`,
      { field: 'validTo' },
    );
}

/** Gives a role that has been checked. @throws Problem not-found and what checkGrant throws */
export async function grantRole(trx: Trx, catalogue: Catalogue, asked: Omit<Grant, 'version'>, by: string, today: Day): Promise<Grant> {
  if (!(await store.readAccount(trx, asked.account)))
    throw new Problem('not-found', 'Không có tài khoản này; lấy id ở danh sách tài khoản.', { field: 'account' });
  checkGrant(catalogue, asked, today);
  await store.addGrant(trx, asked, by);
  return { ...asked, version: 1 };
}

/** Ends a role from today: yesterday is its last day. */
export async function endRole(trx: Trx, grant: Grant, today: Day): Promise<void> {
  const done = await store.endGrant(trx, grant.id, grant.version, dayBefore(today));
  if (!done)
    throw new VersionConflict(
      'Vai trò này vừa có người sửa; đọc lại rồi thu lại với phiên bản mới.',
      grant.version + 1,
      await store.readGrant(trx, grant.id),
    );
}

const FIRST_LINK = 'first-account';
const FIRST_HOURS = 24;

/** A one-time secret that makes the first account, for 24 hours; a new one voids the one before. */
export async function openFirstAccount(db: Db, now: string): Promise<string> {
  const text = secret();
  await writeNote(db, FIRST_LINK, `${toHex(sha256Bytes(text))} ${new Date(Date.parse(now) + FIRST_HOURS * 3_600_000).toISOString()}`);
  return text;
}

/** @throws Problem unauthenticated when the link was used, is too old, or there is an account already */
export async function checkFirstLink(db: Db, text: string, now: string): Promise<void> {
  const [hash = '', until = ''] = ((await readNote(db, FIRST_LINK)) ?? '').split(' ');
  if ((await store.hasAccounts(db)) || hash === '' || hash !== toHex(sha256Bytes(text)) || until < now)
    throw new Problem(
      'unauthenticated',
      'Đường dẫn lập tài khoản đầu tiên không đúng, đã dùng hoặc quá 24 giờ; khởi động lại máy chủ để có đường dẫn mới.',
    );
}

const RUN = 5_000;

/** Reads the trail back and checks its chain, independently of the database's own functions. */
export async function verifyTrail(db: Db): Promise<{ rows: number; head: string; problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const head = await store.readTrailHead(db);
  let state: TrailState = TRAIL_START;
  for (;;) {
    const rows = (await store.readTrail(db, { after: state.seq, limit: RUN })).filter((row) => row.seq <= head.seq);
    if (rows.length === 0) break;
    state = walkTrail(state, rows, (problem) => void problems.push(problem));
  }
  if (state.seq !== head.seq || toHex(state.hash) !== toHex(head.hash))
    problems.push(
      new Problem(
        'chain-broken',
        `Đầu nhật ký ghi ${head.seq} dòng nhưng đọc được đến dòng ${state.seq}; dòng cuối bị mất hoặc đầu nhật ký bị sửa.`,
      ),
    );
  return { rows: head.seq, head: toHex(head.hash), problems };
}
