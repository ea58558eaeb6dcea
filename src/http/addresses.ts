/** An address that no route answers: unknown altogether, or known with another method. */
import type { Route } from '../db/route.ts';
import { Problem } from '../kernel/problem.ts';

export type AllowedMethods = (path: string) => readonly string[];

/** Finds the methods that an address has; HEAD comes with GET. */
export function allowedMethods(routes: readonly Route[]): AllowedMethods {
  const byPattern = new Map<string, { readonly pattern: RegExp; readonly methods: string[] }>();
  for (const { path, method } of routes) {
    const held = byPattern.get(path) ?? { pattern: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}/?$`), methods: [] };
    held.methods.push(method, ...(method === 'GET' ? ['HEAD'] : []));
    byPattern.set(path, held);
  }
  return (path) => [...byPattern.values()].filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods);
}

export function notThere(method: string, path: string, allowed: readonly string[]): Problem {
  return allowed.length === 0
    ? new Problem('not-found', `Không có địa chỉ “${path}”; xem /api/docs.`)
    : new Problem('wrong-method', `“${path}” không nhận ${method}; dùng ${allowed.join(', ')} (xem /api/docs).`);
}
