/** A route as the OpenAPI document says it: from the same data that the server obeys, so that the two cannot differ. */
import type { SwaggerTransform, SwaggerTransformObject } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { type Permission, POLICY } from '../access/policy.ts';
import type { Route } from '../db/route.ts';
import { problemSchema } from './problems.ts';

/** 8 to 200 visible characters. */
const KEY = 'cần có, 8 đến 200 ký tự, mỗi việc một mã: nhờ nó, gửi lại khi mất mạng không ghi hai lần';
const idempotencyKey = z.string(KEY).regex(/^[\x21-\x7e]{8,200}$/, KEY);
/** What the server checks of headers; If-Match is read by http/handle.ts. */
export const keyHeaders = z.looseObject({ 'idempotency-key': idempotencyKey });

/** A posting route in a transaction is done once for each key (http/handle.ts). */
export const needsKey = (route: Route): boolean => route.writes === 'transaction' && route.method === 'POST';

const requestHeaders = (route: Route) => ({
  ...(needsKey(route) ? { 'Idempotency-Key': idempotencyKey.meta({ description: `Bắt buộc: ${KEY.replace('cần có, ', '')}` }) } : {}),
  ...(route.etag === 'required'
    ? {
        'If-Match': z.string().meta({
          description:
            'Bắt buộc: phiên bản đang sửa (ETag đã nhận, cũng là trường version). Nhận "3", W/"3" hoặc 3. Thiếu: 428; đã có người sửa: 412',
        }),
      }
    : {}),
});

const text = (description: string) => ({ type: 'string', description });
const answerHeaders = (route: Route) => ({
  ...(route.etag ? { ETag: text('Phiên bản, trong dấu nháy: "3". Bằng trường version; gửi lại trong If-Match khi sửa') } : {}),
  ...(route.answers === 'file' ? { 'Content-Disposition': text("attachment; filename*=UTF-8''TÊN-TỆP (mã hoá phần trăm)") } : {}),
});
const RETRY = { type: 'integer', description: '429, 503: số giây cần chờ, khi biết' };
const problemHeaders = (route: Route) => ({
  'Retry-After': RETRY,
  ...(route.etag === 'required' ? { ETag: text('412: phiên bản hiện nay') } : {}),
});

const binary = { type: 'string', format: 'binary' };
const fileContent = (mimes: readonly string[]) =>
  Object.fromEntries(
    mimes.map((mime) => {
      const [type = ''] = mime.split(';');
      const schema = /[/+]json$/.test(type) ? { type: 'object', additionalProperties: true } : isText(type) ? { type: 'string' } : binary;
      return [type, { schema }];
    }),
  );
const isText = (type: string) => type.startsWith('text/') || type.endsWith('x-ndjson');

const ofProblems = {
  description: 'Không làm được; code nói vì sao',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** The right that a route needs, in words. */
function description(route: Route): string {
  const { text: right, reach }: Permission = POLICY[route.action as keyof typeof POLICY];
  const sentences = [
    `Quyền: ${right} (${route.action}).`,
    ...(reach === 'everyone' ? ['Không cần đăng nhập.'] : []),
    ...(route.keepsReads ? ['Nhật ký ghi ai đã đọc.'] : []),
  ];
  return sentences.join(' ');
}

/** `transform` of @fastify/swagger: what is no route of the API is not in the document. */
export const describeRoute: SwaggerTransform = (given) => {
  const { route } = (given.route.config ?? {}) as { route?: Route };
  if (!route || !('openapiObject' in given)) return { schema: { hide: true }, url: given.url };
  const headers = requestHeaders(route);
  const status = String(route.status ?? 200);
  const schema = {
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body instanceof z.ZodType ? { body: route.body } : {}),
    ...(Object.keys(headers).length > 0 ? { headers: z.object(headers) } : {}),
    response: {
      ...(route.answers instanceof z.ZodType ? { [status]: { description: 'Được', content: json(route.answers) } } : {}),
      '4xx': ofProblems,
      '5xx': ofProblems,
    },
  };
  // What the package names of its input is narrower than what it takes.
  const described = jsonSchemaTransform({ ...given, schema: schema as never }).schema as Record<string, unknown> & {
    response: Record<string, object>;
  };
  const { response } = described;
  if (route.answers === 'file') response[status] = { description: 'Tệp', content: fileContent(route.mime ?? []) };
  const headersOf: readonly (readonly [string, object])[] = [
    [status, answerHeaders(route)],
    ['4xx', problemHeaders(route)],
    ['5xx', { 'Retry-After': RETRY }],
  ];
  for (const [answer, shown] of headersOf) if (Object.keys(shown).length > 0) response[answer] = { ...response[answer], headers: shown };
  const isOpen = POLICY[route.action as keyof typeof POLICY].reach === 'everyone';
  return {
    url: given.url,
    schema: {
      ...described,
      operationId: route.id,
      summary: route.summary,
      tags: [route.tag],
      description: description(route),
      ...(isOpen ? {} : { security: [{ session: [] }, { token: [] }] }),
      ...(route.body === 'bytes' ? { body: binary, consumes: ['application/octet-stream'] } : {}),
    },
  };
};
const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

type Json = Record<string, unknown>;
interface Document extends Json {
  readonly paths: Record<string, Record<string, { operationId: string; requestBody?: { required: boolean } }>>;
  readonly components: Json & { schemas: Record<string, Json> };
}

/** `transformObject` of @fastify/swagger: named schemas, one where what is sent and what is answered are the same, none that nobody names. */
export const describeAll =
  (routes: readonly Route[]): SwaggerTransformObject =>
  (given) => {
    const document = jsonSchemaTransformObject(given) as unknown as Document;
    const all = document.components.schemas;
    const same = sameBothWays(all);
    const merged = renamed(document.paths, (name) => (same.has(name) ? plainName(name) : name));
    const named = used(merged, Object.fromEntries(Object.entries(all).map(([name, schema]) => [name, mergedSchema(schema, same)])));
    // What is only ever sent needs no suffix.
    const shortName = (name: string) => (name.endsWith(INPUT) && !named.has(plainName(name)) ? plainName(name) : name);
    const schemas = Object.fromEntries(
      [...named]
        .map(([name, schema]): [string, unknown] => [shortName(name), renamed(schema, shortName)])
        .sort(([x], [y]) => (x < y ? -1 : 1)),
    );
    const paths = renamed(merged, shortName) as Document['paths'];
    // A body of which every field may be left out may be left out itself (http/accept.ts).
    const bodies = new Map(routes.map((route) => [route.id, route.body]));
    for (const { operationId, requestBody } of Object.values(paths).flatMap((path) => Object.values(path))) {
      const body = bodies.get(operationId);
      if (requestBody && body instanceof z.ZodType && body.safeParse({}).success) requestBody.required = false;
    }
    return { ...document, paths, components: { ...document.components, schemas } } as never;
  };

const INPUT = 'Input';
const plainName = (name: string) => name.slice(0, -INPUT.length);
const mergedSchema = (schema: unknown, same: ReadonlySet<string>) => renamed(schema, (name) => (same.has(name) ? plainName(name) : name));

const REF = '#/components/schemas/';
function renamed(value: unknown, nameOf: (name: string) => string): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner: unknown) =>
    key === '$ref' && typeof inner === 'string' && inner.startsWith(REF) ? REF + nameOf(inner.slice(REF.length)) : inner,
  );
}

/** Names "XInput" that say what "X" says, once those that they refer to are the same as well. */
function sameBothWays(schemas: Record<string, Json>): ReadonlySet<string> {
  const same = new Set(Object.keys(schemas).filter((name) => name.endsWith(INPUT) && schemas[plainName(name)]));
  for (let before = -1; before !== same.size; ) {
    before = same.size;
    for (const name of same)
      if (JSON.stringify(mergedSchema(schemas[name], same)) !== JSON.stringify(mergedSchema(schemas[plainName(name)], same)))
        same.delete(name);
  }
  return same;
}

/** The schemas that the paths refer to, and those that these refer to. */
function used(paths: unknown, schemas: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const visit = (value: unknown): void => {
    renamed(value, (name) => {
      if (!found.has(name)) {
        found.set(name, schemas[name]);
        visit(schemas[name]);
      }
      return name;
    });
  };
  visit(paths);
  return found;
}
