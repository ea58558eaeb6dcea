/** For those who run the server: is it alive, is it ready, what does it do. Outside the API's policy: no figure of an office is here. */
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Db } from '../db/connect.ts';
import type { Route } from '../db/route.ts';

const isLocal = (ip: string) => ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1';

export function operations(app: FastifyInstance, db: Db): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'mtqg_requests_total',
    help: 'Answered requests by route and status',
    labelNames: ['route', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'mtqg_request_seconds',
    help: 'Time to answer by route',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = (request.routeOptions.config as { route?: Route }).route?.id ?? 'other';
    requests.inc({ route, status: String(reply.statusCode) });
    seconds.observe({ route }, reply.elapsedTime / 1000);
  });
  app.get('/healthz', { schema: { hide: true }, config: { rateLimit: false } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => {
    try {
      await sql`SELECT 1 FROM ledger_head LIMIT 1`.execute(db);
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'database' });
    }
  });
  // Scraped on the machine itself or through a proxy that adds its own guard.
  app.get('/metrics', { schema: { hide: true }, config: { rateLimit: false } }, async (request, reply) =>
    isLocal(request.ip) && request.headers['x-forwarded-for'] === undefined
      ? reply.type(registry.contentType).send(await registry.metrics())
      : reply.code(404).send(),
  );
}
