/** The server, assembled: routes of all rooms, sign-in, security headers, limits, OpenAPI. Nothing here knows what a route does. */
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { identifyToken } from '../access/actions.ts';
import { isAction, POLICY } from '../access/policy.ts';
import { appendTrail } from '../access/store.ts';
import type { Db } from '../db/connect.ts';
import type { Route } from '../db/route.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import { acceptBodies, bodyOf, strictQuery, validator } from './accept.ts';
import { allowedMethods, notThere } from './addresses.ts';
import { describeAll, describeRoute, keyHeaders, needsKey } from './describe.ts';
import { GUIDE } from './guide.ts';
import { type HandleOptions, handleRoute, type Identity, placeOf } from './handle.ts';
import { operations } from './operations.ts';
import { PARTS, type Part, problemAnswer, problemBody } from './problems.ts';
import { cookieText, type From, openSignIn, type SignIn, type SignInSettings } from './sign-in.ts';

export interface ServerOptions {
  readonly db: Db;
  readonly routes: (signIn: SignIn) => readonly Route[];
  readonly signIn: SignInSettings;
  /** Requests a minute from one address. */
  readonly mostRequests: number;
  /** Behind a proxy that sets X-Forwarded-For. */
  readonly trustProxy: boolean;
  /** pino's level, or false for silence. */
  readonly logLevel: string | false;
  readonly now: () => string;
  readonly randomId: () => string;
  /** Checks every answer against its schema (tests). */
  readonly checkAnswers?: boolean;
  /** Pages besides the API. */
  readonly pages?: (app: FastifyInstance) => void;
}

const MEGABYTE = 1024 * 1024;
const MOST_BODY = 8 * MEGABYTE;
const MOST_FILE = 50 * MEGABYTE;
/** Of what is guessed or costly: sign-in, auditing without an account. Requests a minute from one address. */
const FEW = { max: 30, timeWindow: '1 minute' };

const SECRET_HEADERS = ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'];

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logLevel === false ? false : { level: options.logLevel, redact: SECRET_HEADERS },
    // One proxy, whose own word is the last of X-Forwarded-For: what stands before it anybody may have written.
    trustProxy: options.trustProxy ? (_address: string, hop: number) => hop < 1 : false,
    bodyLimit: MOST_BODY,
    genReqId: () => options.randomId(),
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 20_000 },
    // A malformed address reaches no route.
    frameworkErrors: (error, request, reply) => void sendProblem(error, request as never, reply as never),
  });
  app.setValidatorCompiler(({ schema, httpPart }) => validator(schema as z.ZodType, (httpPart ?? 'body') as Part));
  app.setSerializerCompiler(() => JSON.stringify);
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(error, request, reply));
  const signIn = openSignIn(options.db, options.signIn);
  const routes = options.routes(signIn);
  const methodsOf = allowedMethods(routes);
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?');
    const allowed = methodsOf(path);
    if (allowed.length > 0) reply.header('allow', allowed.join(', '));
    return sendProblem(notThere(request.method, path, allowed), request, reply);
  });
  acceptBodies(app);

  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
    strictTransportSecurity: options.signIn.baseUrl.startsWith('https:'),
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(rateLimit, {
    max: options.mostRequests,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too-many-requests', `Quá nhiều yêu cầu từ địa chỉ này; thử lại sau ${Math.ceil(ttl / 1000)} giây.`),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'mtqg', version: '0.1.0', description: GUIDE },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'mtqg.session_token' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: describeRoute,
    transformObject: describeAll(routes),
  });
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true, uiConfig: { deepLinking: true } });

  app.addHook('onRequest', async (request) => refuseForeignPages(request, options.signIn.baseUrl));
  const identify = async (request: FastifyRequest): Promise<Identity> => {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return { ...(await identifyToken(options.db, bearer)), temporary: false };
    const session = await signIn.session(fromOf(request));
    return { account: session?.account ?? '', actions: null, temporary: session?.temporary ?? false };
  };
  const background = new Set<Promise<void>>();
  app.addHook('onClose', async () => void (await Promise.allSettled([...background])));
  const { db, now, randomId, checkAnswers = false } = options;
  for (const route of routes) addRoute(app, route, { db, now, randomId, checkAnswers, background, identify });
  operations(app, options.db);
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  // The redirects of OIDC are better-auth's own.
  app.get('/api/auth/callback/:provider', { schema: { hide: true }, config: { rateLimit: FEW } }, async (request, reply) => {
    const from = fromOf(request);
    const answer = await signIn.call('GET', request.url.slice('/api/auth'.length), from);
    for (const cookie of answer.cookies) reply.header('set-cookie', cookie);
    const opened = await signIn.session({ ...from, cookie: cookieText(answer) });
    await appendTrail(db, {
      ...placeOf(request, randomId),
      account: opened?.account ?? '',
      action: 'session.open',
      route: 'oidcCallback',
      object: '',
      unit: '',
      outcome: opened ? 'ok' : 'unauthenticated',
      detail: {},
    });
    if (answer.location !== null) return reply.redirect(answer.location);
    return sendProblem(new Problem('unauthenticated', 'Đăng nhập qua hệ thống của cơ quan không thành; thử lại.'), request, reply);
  });
  options.pages?.(app);
  return app;
}

const fromOf = (request: FastifyRequest): From => ({
  cookie: request.headers.cookie ?? '',
  agent: request.headers['user-agent'] ?? '',
  ip: request.ip,
});

function addRoute(app: FastifyInstance, route: Route, handling: HandleOptions): void {
  if (!isAction(route.action)) throw new TypeError(`route ${route.id} names no row of the policy: ${route.action}`);
  const isOpen = POLICY[route.action].reach === 'everyone';
  if (route.answers === 'file' && !route.mime) throw new TypeError(`route ${route.id} does not say what file it answers`);
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: route.body === 'bytes' ? MOST_FILE : MOST_BODY,
    config: { route, ...(isOpen && route.method !== 'GET' ? { rateLimit: FEW } : {}) },
    schema: {
      ...(route.params ? { params: route.params } : {}),
      querystring: strictQuery(route),
      ...bodyOf(route),
      ...(needsKey(route) ? { headers: keyHeaders } : {}),
    },
    handler: async (request, reply) => {
      await handleRoute(route, request, reply, handling);
      return reply;
    },
  });
}

/** A page of another site may not act with the cookie of a person who is signed in here. */
function refuseForeignPages(request: FastifyRequest, baseUrl: string): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.cookie === undefined) return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const own = new URL(baseUrl).origin;
  const isOwn = origin === own || (origin !== undefined && origin === `${request.protocol}://${request.host}`);
  if ((origin !== undefined && !isOwn) || (site !== undefined && site !== 'same-origin' && site !== 'none'))
    throw new Problem('forbidden', 'Yêu cầu đến từ một trang khác; mở trang của hệ thống rồi làm lại.');
}

function sendProblem(error: FastifyError | Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = problemAnswer(fromFastify(error), request.id);
  if (!known) request.log.error(error);
  const { status, body } = known ?? {
    status: 500,
    body: problemBody(500, 'internal-error', 'Lỗi phần mềm; báo cho người quản trị mã yêu cầu ở mục instance.', request.id),
  };
  if (typeof body['currentVersion'] === 'number') reply.header('etag', `"${body['currentVersion']}"`);
  return reply.code(status).header('content-type', 'application/problem+json; charset=utf-8').send(body);
}

/** Fastify's own refusals as Problems. */
function fromFastify(error: FastifyError | Problem): unknown {
  // Fastify puts a code of its own on what a validator returns.
  if (error instanceof Problem || error instanceof Problems) return error;
  const { code, statusCode } = error as FastifyError;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Problem('too-large', 'Nội dung gửi lên quá lớn (tệp: tối đa 50 MB, dữ liệu: 8 MB).');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_ERR_CTP_EMPTY_TYPE')
    return new Problem('unsupported-file', 'Kiểu nội dung không nhận; gửi application/json, hoặc application/octet-stream với tệp.');
  if (code === 'FST_ERR_BAD_URL')
    return new Problem(
      'invalid-request',
      'Địa chỉ có ký tự % không giải mã được; mã hoá lại từng phần của địa chỉ theo UTF-8 (ví dụ %C3%A0).',
      {
        field: PARTS.params,
      },
    );
  // Fastify says it in English: the code is for whoever looks it up, the sentence for people.
  if (typeof code === 'string' && code.startsWith('FST_') && statusCode !== undefined && statusCode < 500)
    return new Problem('invalid-request', `Yêu cầu HTTP không đúng dạng (${code}); xem cách gọi ở /api/docs.`);
  return error;
}
