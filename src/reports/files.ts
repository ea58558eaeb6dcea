/** The only reading of shipped templates: one folder a report. An office's own folder (MTQG_TEMPLATES) comes first. */

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../kernel/problem.ts';

/** templates/ beside src/ in a checkout, beside dist/ in a package. */
function shippedFolder(): string {
  return fileURLToPath(new URL('../../templates/', import.meta.url));
}

export async function templateNames(folders: readonly string[] = []): Promise<string[]> {
  const names = new Set<string>();
  for (const folder of [...folders, shippedFolder()])
    if (existsSync(folder)) for (const entry of await readdir(folder)) if (existsSync(join(folder, entry, 'report.md'))) names.add(entry);
  return [...names].sort();
}

/** @throws Problem unknown-report naming those that exist */
export async function readTemplate(name: string, folders: readonly string[] = []): Promise<string> {
  for (const folder of [...folders, shippedFolder()]) {
    const file = join(folder, name, 'report.md');
    if (/^[\w-]+$/.test(name) && existsSync(file)) return readFile(file, 'utf8');
  }
  throw new Problem(
    'unknown-report',
    `Không có mẫu báo cáo “${name}”; có: ${(await templateNames(folders)).join(', ')}. Thêm mẫu bằng cách thêm thư mục templates/TÊN/report.md.`,
  );
}
