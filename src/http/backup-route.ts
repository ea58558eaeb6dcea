/** The whole database as one file, for the administrator of the root unit. Restoring is a command: it needs an empty database. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBackup } from '../db/backup.ts';
import { ofAllUnits, type Route, route } from '../db/route.ts';

export function backupRoute(): Route {
  return route({
    id: 'takeBackup',
    method: 'POST',
    path: '/api/backup',
    tag: 'Quản trị',
    summary: 'Sao lưu cả cơ sở dữ liệu thành một tệp đã đọc lại và khớp mã băm; khôi phục bằng lệnh mtqg restore',
    action: 'backup.take',
    answers: 'file',
    mime: ['application/gzip'],
    unit: ofAllUnits,
    // The trail says who took everything away.
    writes: 'alone',
    handle: async (_input, context) => {
      const folder = await mkdtemp(join(tmpdir(), 'mtqg-backup-'));
      try {
        const path = join(folder, 'backup.gz');
        const { rows, sha256 } = await writeBackup(context.db, path);
        context.note('cả cơ sở dữ liệu', { rows, sha256 });
        const name = `mtqg-${context.now.slice(0, 19).replaceAll(':', '')}.backup.gz`;
        return { type: 'stream', chunks: once(path, folder), mime: 'application/gzip', name };
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
    },
  });
}

/** The file, then nothing of it is left. */
async function* once(path: string, folder: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
