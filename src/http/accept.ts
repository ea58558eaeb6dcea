/** What of a request is taken at all: media types, JSON and its depth, text that can be kept, the fields that a route knows. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Route } from '../db/route.ts';
import { Problem, type Problems } from '../kernel/problem.ts';
import { PARTS, type Part, validationProblems } from './problems.ts';
import { inWords } from './words.ts';

/** Deeper than anything that a schema here takes. */
const MOST_DEPTH = 64;

const routeOf = (request: FastifyRequest) => (request.routeOptions.config as { route?: Route }).route;

export function acceptBodies(app: FastifyInstance): void {
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    const route = routeOf(request);
    if (route?.body === 'bytes') return done(null, body);
    // Nothing was sent, or nobody is there to take it: whatever is wrong is said elsewhere.
    if (body.length === 0 || !route) return done(null, undefined);
    const type = request.headers['content-type'] ?? '';
    done(
      new Problem(
        'unsupported-file',
        type === ''
          ? 'Thiếu tiêu đề Content-Type; gửi nội dung dạng JSON với Content-Type: application/json.'
          : `Kiểu nội dung “${type}” không nhận ở đây; gửi nội dung dạng JSON với Content-Type: application/json.`,
        { field: 'Content-Type' },
      ) as never,
    );
  });
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    const route = routeOf(request);
    // A file of JSON is a file where a file is expected.
    if (route?.body === 'bytes') return done(null, Buffer.from(text as string));
    if (text === '' || !route) return done(null, undefined);
    let body: unknown;
    try {
      body = JSON.parse(text as string);
    } catch {
      return done(
        new Problem('invalid-request', 'Nội dung không phải JSON đúng; kiểm tra dấu ngoặc, dấu phẩy.', { field: PARTS.body }) as never,
      );
    }
    const problem = body === null ? missingBody(route.body) : unacceptable('body', body);
    return problem ? done(problem as never) : done(null, body);
  });
}

/** The check of one part of a request, in the words of an officer. */
export function validator(schema: z.ZodType, part: Part): (data: unknown) => { value: unknown } | { error: Problem | Problems } {
  return (data) => {
    const parse = (value: unknown) => schema.safeParse(value, { error: inWords });
    if (part === 'body' && (data === null || data === undefined)) {
      // No body is an empty object where every field may be left out.
      const empty = parse({});
      return empty.success ? { value: empty.data } : { error: missingBody(schema) };
    }
    const problem = part === 'body' ? null : unacceptable(part, data);
    if (problem) return { error: problem };
    const parsed = parse(data);
    if (parsed.success) return { value: parsed.data };
    const known = part === 'querystring' && schema instanceof z.ZodObject ? Object.keys(schema.shape) : null;
    return { error: validationProblems(part, parsed.error.issues, known) };
  };
}

/** A route takes the parameters that it names and no others: a misspelt one would silently ask for something else. */
export function strictQuery({ id, query }: Route): z.ZodType {
  if (query === undefined) return z.strictObject({});
  if (query instanceof z.ZodObject) return query.strict();
  throw new TypeError(`the query of ${id} is no object`);
}

const NO_BODY = z.strictObject({});
/** What is checked of a body: where a route takes none, that nothing is said in it. A file is not looked into here. */
export function bodyOf({ method, body }: Route): { body?: z.ZodType } {
  if (body === 'bytes' || method === 'GET') return {};
  return { body: body ?? NO_BODY };
}

function missingBody(schema: unknown): Problem {
  const fields = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const which = fields.length === 0 ? '{}' : `{ … } với các trường: ${fields.join(', ')}`;
  return new Problem('invalid-request', `Thiếu nội dung: cần một đối tượng JSON ${which}; gửi với Content-Type: application/json.`, {
    field: PARTS.body,
  });
}

/** NUL and half a surrogate pair: JSON may carry them, no database keeps them as text. */
const isUnstorable = (text: string) => text.includes('\0') || !text.isWellFormed();

/** The first thing in it that cannot be taken: the names that lead there, or how deep it goes. Never goes deeper than it may. */
function firstBad(value: unknown, depth = 0): readonly string[] | 'too-deep' | null {
  if (typeof value === 'string') return isUnstorable(value) ? [] : null;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  if (depth >= MOST_DEPTH) return 'too-deep';
  for (const [name, inner] of Object.entries(value)) {
    if (isUnstorable(name)) return [];
    const found = firstBad(inner, depth + 1);
    if (found !== null) return found === 'too-deep' ? found : [name, ...found];
  }
  return null;
}

function unacceptable(part: Part, data: unknown): Problem | null {
  const found = firstBad(data);
  if (found === null) return null;
  const whole = PARTS[part];
  if (found === 'too-deep')
    return new Problem('invalid-request', `Nội dung lồng nhau quá ${MOST_DEPTH} tầng ngoặc; gửi đúng dạng ghi ở /api/docs.`, {
      field: whole,
    });
  const field = [whole, ...found].join(' › ');
  return new Problem('invalid-request', `“${field}” có ký tự không lưu được (ký tự rỗng hoặc nửa ký tự); gõ lại đoạn chữ đó.`, { field });
}
