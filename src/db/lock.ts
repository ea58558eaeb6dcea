/**
 * Two processes on one PGlite folder destroy it. The lock is an exclusive SQLite transaction on a file beside the folder: the system
 * drops it when the process dies, however it dies, and a second process is refused at once.
 */
import { createRequire } from 'node:module';
import type { DatabaseSync as SqliteDatabase } from 'node:sqlite';
import { Problem } from '../kernel/problem.ts';

// A static import would print Node's "experimental" warning before ours can be filtered, and would load SQLite for PostgreSQL users too.
const require = createRequire(import.meta.url);

export interface FolderLock {
  release(): void;
}

/** @throws Problem database-in-use */
export function lockFolder(folder: string): FolderLock {
  const { DatabaseSync } = require('node:sqlite') as { DatabaseSync: typeof SqliteDatabase };
  const file = `${folder}.lock`;
  let database: SqliteDatabase | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec('PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database?.close();
    const message = (error as Error).message;
    if (/locked|busy/i.test(message)) {
      throw new Problem(
        'database-in-use',
        `Cơ sở dữ liệu “${folder}” đang được một tiến trình khác dùng; đóng tiến trình đó (hoặc chờ nó xong) rồi chạy lại.`,
      );
    }
    throw new Problem('unreadable-file', `Không mở được tệp khoá “${file}”: ${message}; kiểm tra quyền ghi và dung lượng ổ đĩa.`);
  }
  const held = database;
  return { release: () => held.close() };
}
