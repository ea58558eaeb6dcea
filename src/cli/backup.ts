/** mtqg backup FILE · mtqg restore FILE */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { verifyTrail } from '../access/actions.ts';
import { restoreBackup, writeBackup } from '../db/backup.ts';
import { connect, fromSystem } from '../db/connect.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import { verifyLedger } from '../ledger/actions.ts';
import { databaseUrl, withDatabase } from './database.ts';
import type { CommandSpec, Context } from './options.ts';

function fileOf(context: Context, example: string): string {
  const [path] = context.args;
  if (path === undefined) throw new Problem('invalid-usage', `Chưa có tên tệp. Ví dụ: ${example}.`);
  return resolve(context.effects.cwd(), path);
}

export const backupCommand: CommandSpec = {
  name: 'backup',
  usage: 'backup TỆP',
  summary: { vi: 'Sao lưu cả cơ sở dữ liệu vào một tệp (đọc lại để kiểm tra)', en: 'Back up the whole database to a file' },
  options: {},
  run: async (context) => {
    const path = fileOf(context, 'mtqg backup mtqg.backup.gz');
    await mkdir(dirname(path), { recursive: true }).catch((error) => {
      throw fromSystem(error, path);
    });
    const { rows, sha256 } = await withDatabase(context, 'read', ({ db }) => writeBackup(db, path));
    context.effects.out(
      context.json
        ? JSON.stringify({ schemaVersion: 1, path, rows, sha256 })
        : `Đã sao lưu ${rows} dòng vào ${path} (đã đọc lại, khớp mã băm).`,
    );
    return 0;
  },
};

export const restoreCommand: CommandSpec = {
  name: 'restore',
  usage: 'restore TỆP [--database NƠI_TRỐNG]',
  summary: { vi: 'Khôi phục bản sao lưu vào một cơ sở dữ liệu trống', en: 'Restore a backup into an empty database' },
  options: {},
  run: async (context) => {
    const path = fileOf(context, 'mtqg restore mtqg.backup.gz --database pglite:noi-moi');
    if (!existsSync(path)) throw new Problem('unreadable-file', 'không có tệp này; kiểm tra đường dẫn.', { file: path });
    const { url } = databaseUrl(context, 'write');
    // Not withDatabase: the schema is the backup's first, and the catalogue is the backup's own.
    const database = await connect(url, { bare: true });
    try {
      const { rows } = await restoreBackup(database, path);
      const check = await verifyLedger(database.db);
      const trail = await verifyTrail(database.db);
      const problems = [...check.problems, ...trail.problems];
      if (problems.length > 0) throw new Problems(problems);
      const entries = check.homes.reduce((total, home) => total + home.entries, 0);
      context.effects.out(
        context.json
          ? JSON.stringify({ schemaVersion: 1, rows, entries, trail: trail.rows })
          : `Đã khôi phục ${rows} dòng: ${entries} bút toán, ${trail.rows} dòng nhật ký; chuỗi và số dư đều đúng.`,
      );
      return 0;
    } finally {
      await database.close();
    }
  },
};
