/** A server that listens: settings, routes, timers, a busy port that picks the next, and an end that finishes what has begun. */
import type { FastifyInstance } from 'fastify';
import { openFirstAccount } from '../access/actions.ts';
import { remind } from '../cycles/notices/actions.ts';
import type { Database } from '../db/connect.ts';
import { Problem } from '../kernel/problem.ts';
import { AuditPool } from './audit-pool.ts';
import { vietnamDay } from './handle.ts';
import { mailer } from './mail.ts';
import { allRoutes } from './routes.ts';
import { buildServer } from './server.ts';
import type { ServerSettings } from './settings.ts';
import { isNewOffice, signingSecret } from './sign-in.ts';

export interface StartOptions {
  readonly database: Database;
  readonly settings: ServerSettings;
  readonly host: string;
  readonly port: number;
  /** Tries the ports after a busy one (npm start); else a busy port is a Problem. */
  readonly nextPort: boolean;
  readonly templates: readonly string[];
  readonly now: () => string;
  readonly pages?: (app: FastifyInstance) => void;
}

export interface RunningServer {
  readonly app: FastifyInstance;
  readonly url: string;
  readonly port: number;
  /** Path of the one-time link, or null when there are accounts already. */
  readonly firstAccount: string | null;
  close(): Promise<void>;
}

const HOUR = 3_600_000;
const MOST_PORTS = 50;
const VERSION = '0.1.0';

/** @throws Problem invalid-usage for a busy or forbidden port */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { database, settings, host } = options;
  const { db } = database;
  const secret = await signingSecret(db, settings.secret);
  const randomId = () => crypto.randomUUID();
  const pool = new AuditPool();
  for (let port = options.port; ; port += 1) {
    const local = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    const baseUrl = settings.baseUrl ?? `http://${local}:${port}`;
    const mail = mailer(settings.smtp, baseUrl);
    const app = await buildServer({
      db,
      signIn: { baseUrl, secret, oidc: settings.oidc },
      mostRequests: settings.mostRequests,
      trustProxy: settings.trustProxy,
      logLevel: settings.logLevel,
      now: options.now,
      randomId,
      routes: (signIn) =>
        allRoutes(signIn, {
          templates: options.templates,
          audit: (name, bytes, more) => pool.audit(name, bytes, more),
          version: VERSION,
          mail,
        }),
      ...(options.pages ? { pages: options.pages } : {}),
    });
    try {
      await app.listen({ port, host });
    } catch (error) {
      await app.close();
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
      if (options.nextPort && port < options.port + MOST_PORTS) continue;
      throw new Problem('invalid-usage', `Cổng ${port} đang bận hoặc không được dùng; chọn cổng khác bằng --port.`);
    }
    const timer = setInterval(() => {
      remind(db, null, vietnamDay(options.now()))
        .then(mail)
        .catch((error: unknown) => app.log.error(error, 'reminders'));
    }, HOUR);
    timer.unref();
    return {
      app,
      url: `${baseUrl}/`,
      port,
      firstAccount: (await isNewOffice(db)) ? await openFirstAccount(db, options.now()) : null,
      close: async () => {
        clearInterval(timer);
        // Fastify stops listening, lets requests under way (and so their transactions) end, then closes.
        await app.close();
      },
    };
  }
}
