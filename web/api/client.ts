/** The API as the application calls it: typed by its own description, with a session that may be renewed. */
import createClient from 'openapi-fetch';
import type { paths } from './schema.gen.ts';
import { askSignIn } from './session.ts';

/** A refusal of the server, or no answer at all (code "offline"). */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly field: string | undefined;
  /** 412: what stands on the server. */
  readonly current: unknown;

  constructor(status: number, body: ProblemBody) {
    const sentences = body.problems?.map((one) => one.detail) ?? [];
    super(sentences.length > 0 ? sentences.join('\n') : (body.detail ?? `${status}`));
    this.status = status;
    this.code = body.code ?? 'unknown';
    this.field = body.where?.field;
    this.current = body.current;
  }
}

interface ProblemBody {
  readonly code?: string;
  readonly detail?: string;
  readonly where?: { readonly field?: string };
  readonly problems?: readonly { readonly detail: string }[];
  readonly current?: unknown;
}

/** Without https `crypto.randomUUID` is missing; an office's server in its own network may have none. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The headers of a post: the same work sent twice is done once. */
export const once = () => ({ 'Idempotency-Key': randomKey() });
/** The headers of a change of what has versions: refused (412) when somebody else was faster. */
export const upon = (version: number) => ({ 'If-Match': `"${version}"` });

export const api = createClient<paths>({ baseUrl: '/' });

/** Runs a request; asks for a new session where the old one has ended and goes on. @throws ApiError */
export async function call<T>(run: () => Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  for (;;) {
    const answer = await run().catch(() => {
      throw new ApiError(0, { code: 'offline' });
    });
    if (answer.response.ok) return answer.data as T;
    if (answer.response.status === 401) {
      await askSignIn();
      continue;
    }
    throw new ApiError(answer.response.status, (answer.error ?? {}) as ProblemBody);
  }
}
