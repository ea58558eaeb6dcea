/** What `mtqg audit` is asked to read: files, folders, standard input; and the settings file beside the person. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { Problem } from '../kernel/problem.ts';
import type { Effects } from './options.ts';

const ENDINGS = /\.(?:docx|pdf|md|markdown|txt|xlsx)$/iu;
/** More than anyone means to read in one go. */
const MOST_FILES = 10_000;

/** Paths as they will be shown: a folder is walked, hidden ones and node_modules left out. @throws Problem invalid-usage */
export async function expandPaths(effects: Effects, args: readonly string[]): Promise<string[]> {
  const paths: string[] = [];
  for (const arg of args) {
    if (arg === '-') {
      paths.push(arg);
      continue;
    }
    const info = await stat(resolve(effects.cwd(), arg)).catch(() => null);
    if (info?.isDirectory() !== true) {
      paths.push(arg);
      continue;
    }
    const before = paths.length;
    await walk(effects, arg, paths);
    if (paths.length === before) throw new Problem('invalid-usage', `Thư mục “${arg}” không có tệp .docx, .pdf, .md, .txt hay .xlsx nào.`);
  }
  return paths;
}

async function walk(effects: Effects, folder: string, paths: string[]): Promise<void> {
  const entries = await readdir(resolve(effects.cwd(), folder), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || entry.name.startsWith('~$') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await walk(effects, path, paths);
    else if (entry.isFile() && ENDINGS.test(entry.name)) paths.push(path);
    if (paths.length > MOST_FILES) throw new Problem('too-large', `Thư mục có hơn ${MOST_FILES} tệp; chọn thư mục hẹp hơn.`);
  }
}

/** Bytes of standard input. */
export async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
  return new Uint8Array(Buffer.concat(chunks));
}

export interface AuditSettings {
  readonly ignore: readonly string[];
  readonly rules: readonly string[];
  readonly minSeverity: string | undefined;
}

const SETTINGS = '.mtqgaudit.yaml';

/** `.mtqgaudit.yaml` of the working folder: `ignore`, `rules`, `min-severity`. @throws Problem invalid-usage */
export async function readSettings(effects: Effects): Promise<AuditSettings> {
  const path = join(effects.cwd(), SETTINGS);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new Problem('unreadable-file', `Không đọc được ${SETTINGS}: ${error.message}.`, { file: SETTINGS });
  });
  if (text === null) return { ignore: [], rules: [], minSeverity: undefined };
  let value: unknown;
  try {
    value = parse(text) ?? {};
  } catch (error) {
    throw new Problem('invalid-usage', `${SETTINGS} không phải YAML đúng: ${(error as Error).message.split('\n')[0]}.`, { file: SETTINGS });
  }
  if (typeof value !== 'object' || Array.isArray(value) || value === null)
    throw new Problem('invalid-usage', `${SETTINGS} phải gồm các mục ignore, rules, min-severity.`, { file: SETTINGS });
  const known = value as Record<string, unknown>;
  const strange = Object.keys(known).find((key) => !['ignore', 'rules', 'min-severity'].includes(key));
  if (strange !== undefined)
    throw new Problem('invalid-usage', `${SETTINGS}: không có mục “${strange}”; dùng ignore, rules, min-severity.`, { file: SETTINGS });
  const list = (key: string): string[] => {
    const items = known[key] ?? [];
    if (!Array.isArray(items) || items.some((item) => typeof item !== 'string'))
      throw new Problem('invalid-usage', `${SETTINGS}: mục ${key} phải là danh sách chữ, mỗi dòng một “- …”.`, { file: SETTINGS });
    return items as string[];
  };
  const severity = known['min-severity'];
  return { ignore: list('ignore'), rules: list('rules'), minSeverity: severity === undefined ? undefined : String(severity) };
}
