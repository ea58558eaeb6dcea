/** A server without a socket, on a database of its own: requests go in as an office's programs send them. */
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Grant, Role } from '../../src/access/model.ts';
import { POLICY } from '../../src/access/policy.ts';
import { addGrant, addToken } from '../../src/access/store.ts';
import { auditBytes } from '../../src/audit/audit-file.ts';
import { installShipped } from '../../src/catalogue/actions.ts';
import type { Reminder } from '../../src/cycles/notices/actions.ts';
import { type Database, transaction } from '../../src/db/connect.ts';
import type { Route } from '../../src/db/route.ts';
import { allRoutes } from '../../src/http/routes.ts';
import { buildServer } from '../../src/http/server.ts';
import { type OidcSettings, openSignIn, type SignIn } from '../../src/http/sign-in.ts';
import type { Day } from '../../src/kernel/calendar.ts';
import { sha256Bytes } from '../../src/kernel/hash.ts';
import type { Engine } from './databases.ts';

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the body of whatever route; each test knows its own.
  readonly body: any;
  readonly etag: string | undefined;
  readonly cookies: readonly string[];
  readonly headers: Readonly<Record<string, unknown>>;
  readonly bytes: Buffer;
}

export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly key?: string;
  readonly version?: number | string | undefined;
}

interface Held {
  readonly role: Role;
  readonly unit: string;
  readonly programmes?: readonly string[];
  readonly validTo?: Day;
}

interface More {
  readonly oidc?: OidcSettings;
  readonly baseUrl?: string;
  readonly mostRequests?: number;
  readonly trustProxy?: boolean;
  readonly pages?: (app: FastifyInstance) => void;
}

const ACTIONS = Object.keys(POLICY);

export class Api {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly routes: readonly Route[];
  readonly signIn: SignIn;
  readonly mails: Reminder[];
  readonly #clock: { now: string };

  private constructor(
    app: FastifyInstance,
    database: Database,
    routes: readonly Route[],
    signIn: SignIn,
    mails: Reminder[],
    clock: { now: string },
  ) {
    this.app = app;
    this.database = database;
    this.routes = routes;
    this.signIn = signIn;
    this.mails = mails;
    this.#clock = clock;
  }

  static async open(engine: Engine, more: More = {}): Promise<Api> {
    const database = await engine.open();
    await installShipped(database.db);
    return Api.on(database, more);
  }

  static async on(database: Database, more: More = {}): Promise<Api> {
    const settings = {
      baseUrl: more.baseUrl ?? 'http://127.0.0.1:8080',
      secret: 'bí mật chỉ của bộ thử, dài hơn ba mươi hai ký tự',
      oidc: more.oidc ?? null,
    };
    const mails: Reminder[] = [];
    const clock = { now: new Date().toISOString() };
    const options = {
      templates: [],
      audit: auditBytes,
      version: '0',
      mail: async (reminders: readonly Reminder[]) => void mails.push(...reminders),
    };
    const signIn = openSignIn(database.db, settings);
    const routes = allRoutes(signIn, options);
    const app = await buildServer({
      db: database.db,
      signIn: settings,
      mostRequests: more.mostRequests ?? 1_000_000,
      trustProxy: more.trustProxy ?? false,
      logLevel: 'error',
      now: () => clock.now,
      randomId: () => randomUUID(),
      checkAnswers: true,
      routes: (opened) => allRoutes(opened, options),
      ...(more.pages ? { pages: more.pages } : {}),
    });
    await app.ready();
    return new Api(app, database, routes, signIn, mails, clock);
  }

  set now(now: string) {
    this.#clock.now = now;
  }

  get today(): Day {
    return new Date(Date.parse(this.#clock.now) + 7 * 3_600_000).toISOString().slice(0, 10) as Day;
  }

  /** A person with roles, and a token that may do all that they may. */
  async person(name: string, ...grants: readonly Held[]): Promise<Person> {
    return this.#person({ name, email: `${randomUUID()}@xa.example`, password: null }, grants);
  }

  /** The same with an address and a password, for signing in by a form. */
  async signingIn(who: { name: string; email: string; password: string }, ...grants: readonly Held[]): Promise<Person> {
    return this.#person(who, grants);
  }

  async #person(who: { name: string; email: string; password: string | null }, grants: readonly Held[]): Promise<Person> {
    const account = await this.signIn.createAccount(who);
    await transaction(this.database.db, async (trx) => {
      for (const grant of grants)
        await addGrant(
          trx,
          {
            id: randomUUID(),
            account,
            role: grant.role,
            unit: grant.unit,
            programmes: grant.programmes ?? [],
            validFrom: '2020-01-01' as Day,
            validTo: grant.validTo ?? null,
          } satisfies Omit<Grant, 'version'>,
          'test',
        );
      await addToken(
        trx,
        { id: randomUUID(), account, name: 'thử', actions: ACTIONS, expiresAt: '2100-01-01T00:00:00Z' },
        sha256Bytes(`mtqg_${account}`),
      );
    });
    return new Person(this, account);
  }

  async ask(path: string, { method = 'GET', body, headers = {}, key, version }: Ask = {}): Promise<Answer> {
    const isBytes = body instanceof Uint8Array;
    const response = await this.app.inject({
      method,
      url: path,
      headers: {
        ...(body === undefined ? {} : { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const type = String(response.headers['content-type'] ?? '');
    const cookies = response.headers['set-cookie'];
    return {
      status: response.statusCode,
      body: type.includes('json') && !type.includes('ndjson') ? JSON.parse(response.body || 'null') : response.body,
      etag: response.headers['etag'] as string | undefined,
      cookies: cookies === undefined ? [] : Array.isArray(cookies) ? cookies : [cookies],
      headers: response.headers,
      bytes: response.rawPayload,
    };
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.database.close();
  }
}

export class Person {
  readonly api: Api;
  readonly account: string;
  constructor(api: Api, account: string) {
    this.api = api;
    this.account = account;
  }

  get headers(): Readonly<Record<string, string>> {
    return { authorization: `Bearer mtqg_${this.account}` };
  }

  get(path: string): Promise<Answer> {
    return this.api.ask(path, { headers: this.headers });
  }

  /** A posting request; each has a key of its own unless it is given one. */
  post(path: string, body: unknown = {}, more: Pick<Ask, 'key' | 'version'> = {}): Promise<Answer> {
    return this.api.ask(path, { method: 'POST', body, key: randomUUID(), ...more, headers: this.headers });
  }

  put(path: string, body: unknown, version?: number | string): Promise<Answer> {
    return this.api.ask(path, { method: 'PUT', body, version, headers: this.headers });
  }

  remove(path: string, version?: number | string): Promise<Answer> {
    return this.api.ask(path, { method: 'DELETE', version, headers: this.headers });
  }
}
