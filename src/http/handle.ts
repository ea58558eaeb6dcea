/** One request to one route: who asks, may they, on which unit; then the work, once, in one transaction with its row of the trail. */
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../access/caller.ts';
import { permission } from '../access/policy.ts';
import { appendTrail, claimKey, keepAnswer, readGrants, type TrailEntry } from '../access/store.ts';
import { currentCatalogue } from '../catalogue/actions.ts';
import { type Db, transaction } from '../db/connect.ts';
import { type Answer, type Input, json, type Route, type RouteContext } from '../db/route.ts';
import type { Day } from '../kernel/calendar.ts';
import { sha256Bytes, toHex } from '../kernel/hash.ts';
import { Problem, Problems } from '../kernel/problem.ts';

/** Who a request's cookie or token says it is. */
export interface Identity {
  readonly account: string;
  readonly actions: readonly string[] | null;
  /** Came in by a password that an administrator made: nothing but choosing another is open. */
  readonly temporary: boolean;
}

export interface HandleOptions {
  readonly db: Db;
  readonly identify: (request: FastifyRequest) => Promise<Identity>;
  readonly now: () => string;
  readonly randomId: () => string;
  /** Work that goes on after its answer; a server that stops waits for it. */
  readonly background: Set<Promise<void>>;
  /** Checks every answer against its schema (tests): the document must not promise what is not given. */
  readonly checkAnswers: boolean;
}

/** Today in Viet Nam, from an ISO time. */
export function vietnamDay(now: string): Day {
  return new Date(Date.parse(now) + 7 * 3_600_000).toISOString().slice(0, 10) as Day;
}

const header = (request: FastifyRequest, name: string) => {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
};

/** `"3"`, `W/"3"` and `3` are one version: proxies weaken tags, people leave out the quotes. */
function versionOf(route: Route, request: FastifyRequest): number | null {
  const text = header(request, 'if-match');
  if (text === undefined) return null;
  if (route.etag !== 'required') {
    if (route.writes === 'nothing') return null;
    // A condition that nobody checks must not look as if it held.
    throw new Problem('invalid-request', 'Việc này không theo phiên bản; bỏ tiêu đề If-Match rồi gửi lại.', { field: 'If-Match' });
  }
  const match = /^(?:W\/)?"(\d+)"$|^(\d+)$/.exec(text.trim());
  if (!match)
    throw new Problem('invalid-request', `If-Match “${text}” không đúng; gửi lại đúng giá trị ETag đã nhận.`, { field: 'If-Match' });
  return Number(match[1] ?? match[2]);
}

interface Noted {
  account: string;
  object: string;
  detail: Record<string, unknown>;
}

/** From where a request comes, as the trail keeps it. */
export function placeOf(request: FastifyRequest, randomId: () => string): Pick<TrailEntry, 'salt' | 'ip' | 'agent'> {
  return { salt: randomId(), ip: request.ip, agent: (header(request, 'user-agent') ?? '').slice(0, 200) };
}

export async function handleRoute(route: Route, request: FastifyRequest, reply: FastifyReply, options: HandleOptions): Promise<void> {
  const { db } = options;
  const now = options.now();
  const today = vietnamDay(now);
  const identity = await options.identify(request);
  const catalogue = await currentCatalogue(db);
  const caller = callerOf({
    ...identity,
    grants: identity.account === '' ? [] : await readGrants(db, identity.account),
    today,
    catalogue,
  });
  const input = { params: request.params, query: request.query, body: request.body } as Input<never, never, never>;
  const noted: Noted = { account: identity.account, object: '', detail: {} };
  const afterwards: ((db: Db) => Promise<void>)[] = [];
  let unit = '';
  const trail = (on: Db, outcome: string) => {
    const { account, object, detail } = noted;
    return appendTrail(on, {
      ...placeOf(request, options.randomId),
      account,
      action: route.action,
      route: route.id,
      object,
      unit,
      outcome,
      detail,
    });
  };
  try {
    if (identity.temporary && route.whileTemporary !== true && permission(route.action).reach !== 'everyone')
      throw new Problem('unauthenticated', 'Đang dùng mật khẩu tạm: chọn mật khẩu mới (PUT /api/me/password), rồi làm tiếp.');
    caller.require(route.action);
    const asked = route.unit?.(input) ?? null;
    if (asked) {
      const root = asked.unit === '' ? catalogue.rootUnit(today) : undefined;
      unit = catalogue.unitKey(root ?? catalogue.unitAsked(asked.unit, asked.on ?? today));
      caller.require(route.action, unit);
    }
    const context = (on: Db): RouteContext => ({
      db: on,
      caller,
      today,
      now,
      ifMatch: versionOf(route, request),
      idempotencyKey: header(request, 'idempotency-key') ?? '',
      headers: Object.fromEntries(Object.keys(request.headers).map((name) => [name, header(request, name)])),
      ip: request.ip,
      later: (work) => void afterwards.push(work),
      note: (object, detail = {}) => {
        noted.object = object;
        Object.assign(noted.detail, detail);
      },
      isBy: (account) => {
        noted.account = account;
      },
    });
    const answer = await perform(route, input, request, context, options, trail);
    for (const work of afterwards) startLater(work(db), request, options.background);
    if (options.checkAnswers) checkAnswer(route, answer);
    await send(route, reply, answer);
  } catch (error) {
    const [first] = error instanceof Problems ? error.list : error instanceof Problem ? [error] : [];
    // Of nobody only attempts to sign in are kept: the rest of the world could fill the trail.
    const isKnown = identity.account !== '' || route.action === 'session.open';
    if (first !== undefined && isKnown && (route.writes !== 'nothing' || first.code === 'forbidden')) await trail(db, first.code);
    throw error;
  }
}

async function perform(
  route: Route,
  input: Input<never, never, never>,
  request: FastifyRequest,
  context: (db: Db) => RouteContext,
  { db }: HandleOptions,
  trail: (db: Db, outcome: string) => Promise<void>,
): Promise<Answer> {
  if (route.writes === 'nothing') {
    const answer = await route.handle(input, context(db));
    if (route.keepsReads) await trail(db, 'ok');
    return answer;
  }
  if (route.writes === 'alone') {
    const answer = await route.handle(input, context(db));
    await trail(db, 'ok');
    return answer;
  }
  return transaction(db, async (trx) => {
    const { account } = context(trx).caller;
    const key = context(trx).idempotencyKey;
    const needsKey = route.method === 'POST' && account !== '';
    if (needsKey) {
      const body = request.body instanceof Uint8Array ? request.body : JSON.stringify(request.body ?? null);
      const asked = sha256Bytes(`${route.method} ${request.url}\n`, body);
      const held = await claimKey(trx, account, key, asked);
      if (held) {
        if (held.request !== toHex(asked))
          throw new Problem('key-conflict', `Mã Idempotency-Key “${key}” đã dùng cho một yêu cầu khác; lấy mã mới.`, {
            field: 'Idempotency-Key',
          });
        return json(held.answer, { status: held.status ?? 200, ...(held.version === null ? {} : { version: held.version }) });
      }
    }
    const answer = await route.handle(input, context(trx));
    if (needsKey && answer.type === 'json') await keepAnswer(trx, account, key, statusOf(route, answer), answer.version, answer.body);
    await trail(trx, 'ok');
    return answer;
  });
}

const statusOf = (route: Route, answer: Extract<Answer, { type: 'json' }>) =>
  answer.status === 200 ? (route.status ?? 200) : answer.status;

function startLater(work: Promise<void>, request: FastifyRequest, background: Set<Promise<void>>): void {
  const settled = work.catch((error: unknown) => request.log.error(error, 'later')).finally(() => void background.delete(settled));
  background.add(settled);
}

function checkAnswer(route: Route, answer: Answer): void {
  if (answer.type !== 'json') {
    if (!route.mime?.includes(answer.mime)) throw new TypeError(`${route.id} answers ${answer.mime} and does not say so`);
    return;
  }
  if (route.answers === 'file') return;
  if ((answer.version !== null) !== (route.etag !== undefined)) throw new TypeError(`${route.id}: an ETag is said or sent, not both`);
  // As a client gets it: through JSON.
  const { success, error } = route.answers.safeParse(JSON.parse(JSON.stringify(answer.body)));
  if (!success) throw new TypeError(`${route.id} answers what its schema does not say: ${error.message}`);
}

/** A report that is shown runs its own script and style as nobody: it reaches neither our pages, nor the session, nor the network. */
const SHOWN =
  "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

async function send(route: Route, reply: FastifyReply, answer: Answer): Promise<void> {
  if (answer.type === 'json') {
    reply.code(statusOf(route, answer));
    if (answer.version !== null) reply.header('etag', `"${answer.version}"`);
    for (const [name, value] of answer.headers) reply.header(name, value);
    await reply.send(answer.body);
    return;
  }
  reply.header('content-type', answer.mime);
  const isShown = answer.type === 'bytes' && answer.shown === true;
  reply.header('content-disposition', `${isShown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(answer.name)}`);
  if (isShown) reply.header('content-security-policy', SHOWN).header('x-frame-options', 'SAMEORIGIN');
  await reply.send(answer.type === 'bytes' ? Buffer.from(answer.bytes) : streamOf(answer.chunks));
}

async function* encoded(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
}
const streamOf = (chunks: AsyncIterable<string | Uint8Array>) => Readable.from(encoded(chunks));
