/** Signing in and out, the second factor, sessions and passwords: routes of our own over better-auth, with the policy and clear words. */
import { z } from 'zod';
import { checkFirstLink, clearFailures, countFailure, refuseLocked } from '../access/actions.ts';
import { grantSchema, shownGrant } from '../access/model.ts';
import { checkPassword } from '../access/password.ts';
import { addGrant, isTemporaryOver, readAccount, readAccountByEmail, readGrants, setTemporary } from '../access/store.ts';
import { currentCatalogue } from '../catalogue/actions.ts';
import { transaction } from '../db/connect.ts';
import { deleteNote } from '../db/installation.ts';
import { type Answer, json, named, type Route, type RouteContext, route } from '../db/route.ts';
import { Problem } from '../kernel/problem.ts';
import { isStepKnown, refused, refusedWithin } from './refusals.ts';
import { cookieText, type From, type Reply, type SignIn } from './sign-in.ts';

const TAG = 'Tài khoản của tôi';
const email = z.email().max(200);
const password = z.string().min(1).max(200);
const code = z.string().regex(/^\d{6}$|^[\w-]{8,20}$/, 'mã gồm 6 chữ số của ứng dụng xác thực, hoặc một mã dự phòng');
const done = z.object({ done: z.literal(true) });
const DONE = { done: true };
const temporary = z.boolean().meta({ description: 'Mật khẩu tạm: chọn mật khẩu mới (PUT /api/me/password) rồi mới làm được việc khác' });
const meSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  totp: z.boolean(),
  grants: z.array(grantSchema),
});
const sessionSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  ip: z.string(),
  agent: z.string(),
  current: z.boolean(),
});
named({ Me: meSchema, Session: sessionSchema });

const from = (context: RouteContext): From => ({
  cookie: context.headers['cookie'] ?? '',
  agent: context.headers['user-agent'] ?? '',
  ip: context.ip,
});
const withCookies = (body: unknown, reply: Reply): Answer =>
  json(body, { headers: reply.cookies.map((cookie) => ['set-cookie', cookie] as const) });

export function sessionRoutes(signIn: SignIn): Route[] {
  return [
    route({
      id: 'signIn',
      method: 'POST',
      path: '/api/session',
      tag: TAG,
      summary: 'Đăng nhập bằng thư điện tử và mật khẩu; nhận cookie phiên',
      action: 'session.open',
      body: z.strictObject({ email, password }),
      answers: z.object({ account: z.string(), totpRequired: z.boolean(), temporary }),
      writes: 'alone',
      handle: async ({ body }, context) => {
        await refuseLocked(context.db, body.email);
        // A temporary password past its days fits no more; asked all the same, so that the answer takes as long.
        const isOver = await isTemporaryOver(context.db, body.email, context.now);
        const reply = await signIn.call(
          'POST',
          '/sign-in/email',
          from(context),
          isOver ? { ...body, password: `${body.password}\n` } : body,
        );
        const account = await readAccountByEmail(context.db, body.email);
        const totpRequired = reply.body['twoFactorRedirect'] === true;
        const isOpen = reply.status === 200 && account !== undefined && !account.disabled;
        if (account) context.isBy(account.id);
        context.note('', { totpRequired });
        if (!isOpen) {
          await countFailure(context.db, body.email);
          // One sentence whether the address is unknown, the password wrong or the account disabled.
          throw new Problem(
            'unauthenticated',
            'Thư điện tử hoặc mật khẩu không đúng, hoặc tài khoản đã khoá, mật khẩu tạm đã hết hạn; gõ lại, hoặc hỏi người quản trị.',
          );
        }
        await clearFailures(context.db, body.email);
        return withCookies({ account: account.id, totpRequired, temporary: account.temporary }, reply);
      },
    }),
    route({
      id: 'signInTotp',
      method: 'POST',
      path: '/api/session/totp',
      tag: TAG,
      summary: 'Bước hai của đăng nhập: mã của ứng dụng xác thực hoặc mã dự phòng',
      action: 'session.open',
      body: z.strictObject({ code }),
      answers: done.extend({ temporary }),
      writes: 'alone',
      handle: async ({ body }, context) => {
        // Before the answer uses the step up; trusted only when better-auth refuses the code and not the step.
        const whose = (await signIn.session(from(context)))?.account ?? (await signIn.pending(from(context)));
        const path = /^\d{6}$/.test(body.code) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
        const reply = await signIn.call('POST', path, from(context), { code: body.code });
        if (reply.status !== 200) {
          if (isStepKnown(reply)) context.isBy(whose);
          throw refused(context, reply, 'Mã xác thực không đúng hoặc đã hết hạn; lấy mã mới rồi nhập lại.');
        }
        const opened = await signIn.session({ ...from(context), cookie: cookieText(reply) });
        if (opened) context.isBy(opened.account);
        return withCookies({ ...DONE, temporary: opened?.temporary ?? false }, reply);
      },
    }),
    route({
      id: 'signInOidc',
      method: 'POST',
      path: '/api/session/oidc',
      tag: TAG,
      summary: 'Đăng nhập qua hệ thống của cơ quan (OIDC): trả địa chỉ cần mở',
      action: 'session.open',
      body: z.strictObject({
        returnTo: z
          .string()
          .regex(/^\/(?!\/)/, 'phải là đường dẫn trong hệ thống, ví dụ /')
          .default('/'),
      }),
      answers: z.object({ url: z.string() }),
      writes: 'nothing',
      handle: async ({ body }, context) => {
        if (!signIn.hasOidc) throw new Problem('not-found', 'Máy chủ này chưa nối với hệ thống đăng nhập của cơ quan (MTQG_OIDC_ISSUER).');
        const reply = await signIn.call('POST', '/sign-in/social', from(context), { provider: 'oidc', callbackURL: body.returnTo });
        if (typeof reply.body['url'] !== 'string')
          throw refused(context, reply, 'Không mở được hệ thống đăng nhập của cơ quan; thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu.');
        return withCookies({ url: reply.body['url'] }, reply);
      },
    }),
    route({
      id: 'signOut',
      method: 'DELETE',
      path: '/api/session',
      tag: TAG,
      summary: 'Đăng xuất',
      action: 'self.write',
      answers: done,
      whileTemporary: true,
      writes: 'alone',
      handle: async (_input, context) => withCookies(DONE, await signIn.call('POST', '/sign-out', from(context), {})),
    }),
    route({
      id: 'createFirstAccount',
      method: 'POST',
      path: '/api/first-account',
      tag: TAG,
      summary: 'Lập tài khoản quản trị đầu tiên bằng đường dẫn dùng một lần',
      action: 'session.open',
      body: z.strictObject({ link: z.string().min(20).max(200), name: z.string().trim().min(1).max(200), email, password }),
      answers: z.object({ account: z.string() }),
      status: 201,
      writes: 'alone',
      handle: async ({ body }, context) => {
        await checkFirstLink(context.db, body.link, context.now);
        checkPassword(body.password, [body.name, body.email]);
        const account = await createAdministrator(signIn, context, body);
        await deleteNote(context.db, 'first-account');
        context.isBy(account);
        context.note(account);
        return json({ account });
      },
    }),
    route({
      id: 'me',
      method: 'GET',
      path: '/api/me',
      tag: TAG,
      summary: 'Tài khoản đang đăng nhập và quyền của nó',
      action: 'self.read',
      answers: meSchema,
      writes: 'nothing',
      handle: async (_input, { db, caller, today }) => {
        const account = await readAccount(db, caller.account);
        const grants = (await readGrants(db, caller.account)).map((grant) => shownGrant(grant, today));
        return json({
          id: account?.id,
          name: account?.name,
          email: account?.email,
          totp: account?.totp,
          grants,
        });
      },
    }),
    route({
      id: 'mySessions',
      method: 'GET',
      path: '/api/me/sessions',
      tag: TAG,
      summary: 'Các phiên đăng nhập của tôi',
      action: 'self.read',
      answers: z.array(sessionSchema),
      writes: 'nothing',
      handle: async (_input, context) => {
        const own = await signIn.session(from(context));
        return json(
          (await sessionsOf(signIn, context)).map(({ token: _, ...session }) => ({ ...session, current: session.id === own?.id })),
        );
      },
    }),
    route({
      id: 'endMySession',
      method: 'DELETE',
      path: '/api/me/sessions/:id',
      tag: TAG,
      summary: 'Kết thúc một phiên đăng nhập của tôi',
      action: 'self.write',
      params: z.object({ id: z.string().max(100) }),
      answers: done,
      writes: 'alone',
      handle: async ({ params }, context) => {
        const session = (await sessionsOf(signIn, context)).find((one) => one.id === params.id);
        if (!session) throw new Problem('not-found', 'Không có phiên này trong các phiên của bạn; xem lại danh sách phiên.');
        context.note(params.id);
        return withCookies(DONE, await signIn.call('POST', '/revoke-session', from(context), { token: session.token }));
      },
    }),
    route({
      id: 'changePassword',
      method: 'PUT',
      path: '/api/me/password',
      tag: TAG,
      summary: 'Đổi mật khẩu; mọi phiên khác kết thúc',
      action: 'self.write',
      body: z.strictObject({ current: password, next: password }),
      answers: done,
      whileTemporary: true,
      writes: 'alone',
      handle: async ({ body }, context) => {
        const account = await readAccount(context.db, context.caller.account);
        checkPassword(body.next, [account?.name ?? '', account?.email ?? '']);
        if (body.next === body.current)
          throw new Problem('weak-password', 'Mật khẩu mới trùng mật khẩu hiện nay; chọn mật khẩu khác.', { field: 'next' });
        const reply = await signIn.call('POST', '/change-password', from(context), {
          currentPassword: body.current,
          newPassword: body.next,
          revokeOtherSessions: true,
        });
        if (reply.status !== 200)
          throw refused(context, reply, 'Mật khẩu hiện nay không đúng; gõ lại, hoặc nhờ người quản trị nếu đã quên.');
        if (account?.temporary) await transaction(context.db, (trx) => setTemporary(trx, account.id, null));
        return withCookies(DONE, reply);
      },
    }),
    route({
      id: 'startTotp',
      method: 'POST',
      path: '/api/me/totp',
      tag: TAG,
      summary: 'Bật mã xác thực: trả địa chỉ cho ứng dụng và mã dự phòng (chỉ hiện một lần)',
      action: 'self.write',
      body: z.strictObject({ password }),
      answers: z.object({ uri: z.string(), backupCodes: z.array(z.string()) }),
      writes: 'alone',
      handle: async ({ body }, context) => {
        const reply = await signIn.call('POST', '/two-factor/enable', from(context), { password: body.password });
        if (reply.status !== 200) throw refused(context, reply, 'Mật khẩu không đúng; gõ lại, hoặc nhờ người quản trị nếu đã quên.');
        return withCookies({ uri: reply.body['totpURI'], backupCodes: reply.body['backupCodes'] }, reply);
      },
    }),
    route({
      id: 'confirmTotp',
      method: 'POST',
      path: '/api/me/totp/confirm',
      tag: TAG,
      summary: 'Xác nhận ứng dụng xác thực bằng mã đầu tiên',
      action: 'self.write',
      body: z.strictObject({ code: z.string().regex(/^\d{6}$/, 'mã gồm 6 chữ số') }),
      answers: done,
      writes: 'alone',
      handle: async ({ body }, context) => {
        const reply = await signIn.call('POST', '/two-factor/verify-totp', from(context), body);
        if (reply.status !== 200)
          throw refusedWithin(context, reply, 'Mã xác thực không đúng; kiểm tra giờ của điện thoại rồi nhập mã mới.');
        return withCookies(DONE, reply);
      },
    }),
    route({
      id: 'stopTotp',
      method: 'DELETE',
      path: '/api/me/totp',
      tag: TAG,
      summary: 'Tắt mã xác thực',
      action: 'self.write',
      body: z.strictObject({ password }),
      answers: done,
      writes: 'alone',
      handle: async ({ body }, context) => {
        const reply = await signIn.call('POST', '/two-factor/disable', from(context), body);
        if (reply.status !== 200) throw refused(context, reply, 'Mật khẩu không đúng; gõ lại, hoặc nhờ người quản trị nếu đã quên.');
        return withCookies(DONE, reply);
      },
    }),
  ];
}

async function sessionsOf(signIn: SignIn, context: RouteContext) {
  const { body } = await signIn.call('GET', '/list-sessions', from(context));
  if (!Array.isArray(body)) throw new Problem('unauthenticated', 'Mã truy cập không có phiên; đăng nhập bằng mật khẩu để xem phiên.');
  return (body as Record<string, unknown>[]).map((one) => ({
    id: String(one['id']),
    token: String(one['token']),
    createdAt: String(one['createdAt']),
    expiresAt: String(one['expiresAt']),
    ip: String(one['ipAddress'] ?? ''),
    agent: String(one['userAgent'] ?? ''),
  }));
}

/** The first account: administrator of the whole country, from today, without end. */
export async function createAdministrator(
  signIn: SignIn,
  context: Pick<RouteContext, 'db' | 'today'>,
  asked: { name: string; email: string; password: string },
): Promise<string> {
  const catalogue = await currentCatalogue(context.db);
  const root = catalogue.rootUnit(context.today);
  if (!root) throw new Problem('no-data', 'Danh mục chưa có đơn vị gốc; chạy mtqg migrate.');
  const account = await signIn.createAccount(asked);
  await transaction(context.db, (trx) =>
    addGrant(
      trx,
      {
        id: crypto.randomUUID(),
        account,
        role: 'administrator',
        unit: catalogue.unitKey(root),
        programmes: [],
        validFrom: context.today,
        validTo: null,
      },
      account,
    ),
  );
  return account;
}
