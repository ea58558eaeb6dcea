/** mtqg serve: API and application, until it is told to stop. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeBackup } from '../db/backup.ts';
import type { Database } from '../db/connect.ts';
import { refreshStatistics } from '../db/statistics.ts';
import { readSettings, type ServerSettings } from '../http/settings.ts';
import { Problem } from '../kernel/problem.ts';
import { withDatabase } from './database.ts';
import { type CommandSpec, type Context, text } from './options.ts';
import { templateFolders } from './report.ts';
import { serverPages } from './web.ts';

export const serveCommand: CommandSpec = {
  name: 'serve',
  usage: 'serve [--port 8080] [--host 127.0.0.1]',
  summary: { vi: 'Chạy máy chủ: API, tài khoản, kỳ báo cáo', en: 'Run the server: API, accounts, cycles' },
  options: {
    port: { type: 'string', help: 'cổng (mặc định 8080)' },
    host: { type: 'string', help: 'địa chỉ lắng nghe (mặc định 127.0.0.1; 0.0.0.0 để máy khác vào được, sau một proxy https)' },
  },
  run: async (context) => {
    const { effects } = context;
    const settings = readSettings(effects.env);
    const port = portOf(context);
    // Loaded here: the server's packages are half of the memory that every other command would take.
    const { startServer } = await import('../http/start.ts');
    return withDatabase(context, 'write', async (database) => {
      const { pages } = await serverPages(effects, settings.web, false);
      const server = await startServer({
        database,
        settings,
        host: text(context, 'host') ?? '127.0.0.1',
        port,
        nextPort: false,
        templates: templateFolders(context),
        now: effects.now,
        pages,
      });
      const stopBackups = keepBackups(database, settings, resolve(effects.cwd(), settings.backupFolder), context);
      const stopStatistics = keepStatistics(database, context);
      effects.out(`Máy chủ: ${server.url}   (tài liệu API: ${server.url}api/docs; Ctrl+C để dừng)`);
      if (server.firstAccount !== null) effects.out(firstAccountLine(server.url, server.firstAccount));
      await effects.stopped;
      effects.out('Đang dừng: chờ các việc đang ghi…');
      stopBackups();
      stopStatistics();
      await server.close();
      effects.out('Đã dừng.');
      return 0;
    });
  },
};

/** @throws Problem invalid-usage */
export function portOf(context: Context): number {
  const port = Number(text(context, 'port') ?? '8080');
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Problem('invalid-usage', `Cổng “${text(context, 'port')}” không đúng; dùng số từ 1 đến 65535.`);
  return port;
}

export function firstAccountLine(url: string, secret: string): string {
  return `Lập tài khoản quản trị đầu tiên (dùng một lần, trong 24 giờ): ${url}tai-khoan-dau-tien#${secret}`;
}

const HOUR = 3_600_000;

/** PGlite has no backup of its own and runs without fsync: the server writes a checked one at set times. Returns what stops it. */
function keepBackups(database: Database, { backupHours }: ServerSettings, folder: string, { effects }: Context): () => void {
  if (database.engine !== 'pglite' || backupHours === 0) return () => undefined;
  const write = async () => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, `mtqg-${effects.now().slice(0, 19).replaceAll(':', '')}.backup.gz`);
    const { rows } = await writeBackup(database.db, path);
    effects.out(`Đã sao lưu ${rows} dòng vào ${path}`);
  };
  const timer = setInterval(() => {
    write().catch((error: unknown) => effects.err(`Sao lưu không thành: ${(error as Error).message}`));
  }, backupHours * HOUR);
  timer.unref();
  return () => clearInterval(timer);
}

/** PGlite has no autovacuum: the server looks at its tables at the start and every hour. Returns what stops it. */
function keepStatistics(database: Database, { effects }: Context): () => void {
  if (database.engine !== 'pglite') return () => undefined;
  const refresh = () => {
    refreshStatistics(database.db).catch((error: unknown) => effects.err(`Không cập nhật được thống kê bảng: ${(error as Error).message}`));
  };
  refresh();
  const timer = setInterval(refresh, HOUR);
  timer.unref();
  return () => clearInterval(timer);
}
