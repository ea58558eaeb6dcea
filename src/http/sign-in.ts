/**
 * better-auth, set up for offices: passwords, a second factor, OIDC, sessions. Accounts are made by an administrator only; nobody signs up.
 * Its endpoints are not open to the world but for the OIDC redirects: http/session-routes.ts calls it.
 */
import { betterAuth } from 'better-auth';
import { genericOAuth, twoFactor } from 'better-auth/plugins';
import type { KyselyPlugin } from 'kysely';
import { hasAccounts, readAccount, readAccountByEmail } from '../access/store.ts';
import type { Db } from '../db/connect.ts';
import { keepNote } from '../db/installation.ts';
import { toHex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface SignInSettings {
  /** "https://mtqg.tinh.example" */
  readonly baseUrl: string;
  readonly secret: string;
  readonly oidc: OidcSettings | null;
}

export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly cookies: readonly string[];
  readonly location: string | null;
}

/** What a request carries that better-auth needs. */
export interface From {
  readonly cookie: string;
  readonly agent: string;
  readonly ip: string;
}

export interface SignIn {
  /** Calls one of better-auth's endpoints ("/sign-in/email"). */
  call(method: 'GET' | 'POST', path: string, from: From, body?: unknown): Promise<Reply>;
  /** `temporary`: its password was made by an administrator, and is to be replaced before anything else. */
  session(from: From): Promise<{ account: string; id: string; temporary: boolean } | null>;
  /** Whose second step a cookie of the first names; "" when there is none. Known only once better-auth has taken the cookie as its own. */
  pending(from: From): Promise<string>;
  /** @throws Problem duplicate-row when the address is taken */
  createAccount(account: { name: string; email: string; password: string | null }): Promise<string>;
  hashPassword(password: string): Promise<string>;
  readonly hasOidc: boolean;
}

const DAY = 86_400;
const HOUR = 3_600;
/** Columns that better-auth expects as `Date`; our drivers leave timestamps as text. */
const DATES = new Set([
  'createdAt',
  'updatedAt',
  'expiresAt',
  'accessTokenExpiresAt',
  'refreshTokenExpiresAt',
  'lockedUntil',
  'temporaryUntil',
]);

const asDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, DATES.has(name) && typeof value === 'string' ? new Date(value) : value]),
      ),
    ),
  }),
};

export function openSignIn(db: Db, settings: SignInSettings): SignIn {
  const secure = settings.baseUrl.startsWith('https:');
  const auth = betterAuth({
    appName: 'mtqg',
    baseURL: settings.baseUrl,
    basePath: '/api/auth',
    secret: settings.secret,
    database: { db: db.withPlugin(asDates), type: 'postgres' },
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Counted by the server itself (http/server.ts) and by lock-out (access/actions.ts).
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 200 },
    user: { modelName: 'account', additionalFields: { temporaryUntil: { type: 'date', required: false, input: false } } },
    account: { modelName: 'account_credential', accountLinking: { enabled: true, trustedProviders: ['oidc'] } },
    session: { modelName: 'account_session', expiresIn: 12 * HOUR, updateAge: HOUR, freshAge: DAY },
    verification: { modelName: 'account_verification' },
    advanced: {
      cookiePrefix: 'mtqg',
      useSecureCookies: secure,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
      ipAddress: { ipAddressHeaders: ['x-mtqg-ip'] },
    },
    databaseHooks: {
      session: {
        create: {
          // A disabled account gets no session, by whatever way it signs in.
          before: async (session) => ((await readAccount(db, session.userId))?.disabled === true ? false : { data: session }),
        },
      },
    },
    plugins: [
      twoFactor({ issuer: 'mtqg', schema: { twoFactor: { modelName: 'account_totp' } } }),
      ...(settings.oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  discoveryUrl: `${settings.oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: settings.oidc.clientId,
                  clientSecret: settings.oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  // Signing in by OIDC makes no accounts: an address without one is refused.
                  disableSignUp: true,
                },
              ],
            }),
          ]
        : []),
    ],
  });

  const headersOf = (from: From) =>
    new Headers({ cookie: from.cookie, 'user-agent': from.agent, 'x-mtqg-ip': from.ip, origin: settings.baseUrl });
  return {
    hasOidc: settings.oidc !== null,
    call: async (method, path, from, body) => {
      const headers = headersOf(from);
      if (body !== undefined) headers.set('content-type', 'application/json');
      const request = new Request(`${settings.baseUrl}/api/auth${path}`, {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const response = await auth.handler(request);
      const text = await response.text();
      return {
        status: response.status,
        body: text.startsWith('{') || text.startsWith('[') ? (JSON.parse(text) as Record<string, unknown>) : {},
        cookies: response.headers.getSetCookie(),
        location: response.headers.get('location'),
      };
    },
    session: async (from) => {
      if (!from.cookie.includes('mtqg.')) return null;
      const found = await auth.api.getSession({ headers: headersOf(from) });
      return found ? { account: found.user.id, id: found.session.id, temporary: (found.user.temporaryUntil ?? null) !== null } : null;
    },
    pending: async ({ cookie }) => {
      const step = /(?:^|;\s*)(?:__Secure-)?mtqg\.two_factor=(2fa-[\w-]+)\./.exec(cookie)?.[1];
      if (step === undefined) return '';
      const { internalAdapter } = await auth.$context;
      return (await internalAdapter.findVerificationValue(step))?.value ?? '';
    },
    createAccount: async ({ name, email, password }) => {
      if (await readAccountByEmail(db, email))
        throw new Problem(
          'duplicate-row',
          `Thư điện tử “${email}” đã có tài khoản; trao thêm vai trò cho tài khoản đó, hoặc dùng địa chỉ khác.`,
          { field: 'email' },
        );
      const context = await auth.$context;
      const user = await context.internalAdapter.createUser({ name, email: email.toLowerCase(), emailVerified: true }, { method: 'admin' });
      if (password !== null)
        await context.internalAdapter.linkAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: await context.password.hash(password),
        });
      return user.id;
    },
    hashPassword: async (password) => (await auth.$context).password.hash(password),
  };
}

/** The cookies of an answer as the next request would send them back. */
export const cookieText = (reply: Reply): string => reply.cookies.map((cookie) => cookie.split(';')[0]).join('; ');

/** What signs sessions: the office's own, or one that the database made for itself once. */
export const signingSecret = async (db: Db, given: string | null): Promise<string> =>
  given ?? keepNote(db, 'secret', () => toHex(crypto.getRandomValues(new Uint8Array(32))));

/** Whether the office has any account yet: before the first one, a one-time link makes it. */
export const isNewOffice = async (db: Db): Promise<boolean> => !(await hasAccounts(db));
