/**
 * An HTTP route as plain data: what it takes, what it answers, which action of the policy it is, about which unit. Rooms write routes
 * with this file only; `http/` turns them into a server, an OpenAPI document and checks. A route without an action does not compile.
 */
import { z } from 'zod';
import type { Day } from '../kernel/calendar.ts';
import { Problem, VersionConflict } from '../kernel/problem.ts';
import type { Db } from './connect.ts';

/** Who asks, as far as a room needs to know. */
export interface Caller {
  /** Account id, never a name; "" for nobody. It is the actor of what is posted. */
  readonly account: string;
  /** Whether the policy lets this caller do `action` (on a unit, for a root programme). `unitKey`: code@validFrom. */
  may(action: string, unitKey?: string, programme?: string): boolean;
  /** @throws Problem unauthenticated, forbidden */
  require(action: string, unitKey?: string, programme?: string): void;
}

export interface RouteContext {
  /** The open transaction of a writing route. */
  readonly db: Db;
  readonly caller: Caller;
  /** Today in Viet Nam. */
  readonly today: Day;
  /** ISO time. */
  readonly now: string;
  /** Version named by `If-Match`, or null. */
  readonly ifMatch: number | null;
  /** `Idempotency-Key`, or "". */
  readonly idempotencyKey: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly ip: string;
  /** Runs after the answer's transaction has committed: long work, e-mail. Failures are logged. */
  later(work: (db: Db) => Promise<void>): void;
  /** What the trail says was done to: an object's name, and more about it. */
  note(object: string, detail?: Readonly<Record<string, unknown>>): void;
  /** Who it turned out to be, where a request begins with nobody: signing in. */
  isBy(account: string): void;
}

export interface Input<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
}

/** A unit as people write it, on a day (default: today); "" is the root of all units. */
export interface UnitAsked {
  readonly unit: string;
  readonly on?: Day | undefined;
}

/** For what belongs to no unit and to all: catalogue, trail, the check of every book. Only a role on the root reaches it. */
export const ofAllUnits = (): UnitAsked => ({ unit: '' });

export type Answer =
  | { readonly type: 'json'; readonly body: unknown; readonly status: number; readonly version: number | null; readonly headers: Headers }
  /** `shown`: opened in the browser, in a frame of our own pages too, instead of saved. */
  | { readonly type: 'bytes'; readonly bytes: Uint8Array; readonly mime: string; readonly name: string; readonly shown?: boolean }
  | { readonly type: 'stream'; readonly chunks: AsyncIterable<string | Uint8Array>; readonly mime: string; readonly name: string };
type Headers = readonly (readonly [string, string])[];

export interface Route {
  /** operationId. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** "/api/ledger/entries/:home/:seq" */
  readonly path: string;
  readonly tag: string;
  /** Vietnamese, one line. */
  readonly summary: string;
  /** A row of the policy (access/policy.ts). */
  readonly action: string;
  readonly params?: z.ZodType | undefined;
  readonly query?: z.ZodType | undefined;
  /** 'bytes': a file, its name in `?name=`. */
  readonly body?: z.ZodType | 'bytes' | undefined;
  readonly answers: z.ZodType | 'file';
  /** Media types of a file that is answered: all that it may be. */
  readonly mime?: readonly string[] | undefined;
  readonly status?: number | undefined;
  /**
   * Of what has versions. given: the answer says its version in `ETag` · required: also changed only with `If-Match` (the handler calls
   * expectVersion). Absent: `If-Match` has no meaning here, and a writing route refuses it rather than pass over a condition unchecked.
   */
  readonly etag?: 'given' | 'required' | undefined;
  /**
   * transaction: one transaction with its row of the trail, done once per Idempotency-Key · alone: writes through a library of its own, the
   * trail follows · nothing: reads.
   */
  readonly writes: 'transaction' | 'alone' | 'nothing';
  /** Open also to who still has to choose a password of their own. */
  readonly whileTemporary?: true | undefined;
  /** A read of which the trail keeps who read what: a report that was issued. */
  readonly keepsReads?: true | undefined;
  /** The unit the request is about: its scope is checked before anything else is done. */
  readonly unit?: ((input: Input<never, never, never>) => UnitAsked | null) | undefined;
  readonly handle: (input: Input<never, never, never>, context: RouteContext) => Promise<Answer>;
}

type Out<S> = S extends z.ZodType ? z.output<S> : S extends 'bytes' ? Uint8Array : undefined;

export function route<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | 'bytes' | undefined = undefined,
>(
  spec: Omit<Route, 'params' | 'query' | 'body' | 'unit' | 'handle'> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly unit?: (input: Input<Out<P>, Out<Q>, Out<B>>) => UnitAsked | null;
    readonly handle: (input: Input<Out<P>, Out<Q>, Out<B>>, context: RouteContext) => Promise<Answer>;
  },
): Route {
  return spec as unknown as Route;
}

/**
 * Gives schemas the names by which the OpenAPI document refers to them (`#/components/schemas/NAME`; what is sent and differs from what is
 * answered becomes NAMEInput). A name stands for one schema.
 */
export function named(schemas: Readonly<Record<string, z.ZodType>>): void {
  for (const [id, schema] of Object.entries(schemas)) {
    const held = NAMED.get(id);
    if (held !== undefined && held !== schema) throw new TypeError(`two schemas are named ${id}`);
    NAMED.set(id, schema);
    z.globalRegistry.add(schema, { ...z.globalRegistry.get(schema), id });
  }
}
const NAMED = new Map<string, z.ZodType>();

export function json(body: unknown, more: { status?: number; version?: number; headers?: Headers } = {}): Answer {
  return { type: 'json', body, status: more.status ?? 200, version: more.version ?? null, headers: more.headers ?? [] };
}

/**
 * Guards a change of something that has versions.
 * @throws Problem version-missing without If-Match; VersionConflict with the version as it stands
 */
export function expectVersion(context: RouteContext, version: number, current: unknown): void {
  if (context.ifMatch === null)
    throw new Problem('version-missing', `Thiếu tiêu đề If-Match; đọc lại rồi gửi phiên bản đang sửa, ví dụ If-Match: "${version}".`);
  if (context.ifMatch !== version)
    throw new VersionConflict(
      `Nội dung đã có người sửa (phiên bản ${version}, bạn đang sửa phiên bản ${context.ifMatch}); xem hai bản rồi ghi lại.`,
      version,
      current,
    );
}
