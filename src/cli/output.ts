/** Reading and writing files for commands, and showing failures. */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { AuditedFile } from '../audit/audit-file.ts';
import { toHtml } from '../audit/formats/html.ts';
import { fromSystem } from '../db/connect.ts';
import { sha256Bytes, toHex } from '../kernel/hash.ts';
import { describeProblem, exitStatus, Problem, Problems } from '../kernel/problem.ts';
import type { RenderedFile } from '../reports/actions.ts';
import type { Effects } from './options.ts';

/** @throws Problem unreadable-file */
export async function readInput(effects: Effects, path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(resolve(effects.cwd(), path))) };
  } catch (error) {
    const code = (error as { code?: string }).code;
    const why =
      code === 'ENOENT'
        ? 'không có tệp này; kiểm tra đường dẫn'
        : code === 'EISDIR'
          ? 'đây là thư mục, không phải tệp'
          : code === 'EACCES'
            ? 'không có quyền đọc tệp'
            : (error as Error).message;
    throw new Problem('unreadable-file', `${why}.`, { file: path });
  }
}

/** Writes whole files or nothing: to a temporary name first. @throws Problem disk-full, unreadable-file */
export async function writeOutput(effects: Effects, path: string, bytes: Uint8Array): Promise<string> {
  const target = resolve(effects.cwd(), path);
  const temporary = `${target}.part`;
  try {
    await mkdir(join(target, '..'), { recursive: true });
    await writeFile(temporary, bytes);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fromSystem(error, target);
  }
  return target;
}

export interface WrittenFile {
  readonly path: string;
  readonly format: string;
  readonly sha256: string;
}

export async function writeReport(effects: Effects, folder: string, files: readonly RenderedFile[]): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  for (const file of files) {
    const path = await writeOutput(effects, join(folder, file.name), file.bytes);
    written.push({ path, format: file.format, sha256: toHex(sha256Bytes(file.bytes)) });
  }
  return written;
}

/** A report's own audit: errors are shown, and written as a page beside the files; nothing where all is well. */
export async function writeFindings(
  effects: Effects,
  folder: string,
  { result, source }: AuditedFile,
): Promise<{ files: WrittenFile[]; lines: string[] }> {
  if (result.summary.errors === 0) return { files: [], lines: [] };
  const bytes = new TextEncoder().encode(toHtml(result, source));
  const path = await writeOutput(effects, join(folder, `${result.document.path.replace(/\.docx$/u, '')}-kiem-tra.html`), bytes);
  const errors = result.findings.filter((finding) => finding.severity === 'error');
  return {
    files: [{ path, format: 'audit', sha256: toHex(sha256Bytes(bytes)) }],
    lines: [
      `Kiểm tra báo cáo: ${errors.length} lỗi (xem ${path})`,
      ...errors.map((finding) => `  LỖI [${finding.rule}] ${finding.message}`),
    ],
  };
}

export function problemsOf(error: unknown): readonly Problem[] | null {
  if (error instanceof Problem) return [error];
  return error instanceof Problems ? error.list : null;
}

export function problemJson(problem: Problem): Record<string, unknown> {
  return { code: problem.code, ...problem.where, message: problem.message };
}

/** Shows expected failures as sentences, anything else with its stack; returns the exit status. */
export function showFailure(effects: Effects, error: unknown, json: boolean, english: boolean): number {
  const problems = problemsOf(error);
  if (!problems) {
    effects.err(`Lỗi không lường trước (lỗi phần mềm, hãy báo cho nhóm phát triển):\n${(error as Error)?.stack ?? String(error)}`);
    return 70;
  }
  if (json) effects.out(JSON.stringify({ schemaVersion: 1, problems: problems.map(problemJson) }, null, 2));
  const shown = problems.slice(0, 100);
  for (const problem of shown) effects.err(english ? `${problem.code}: ${describeProblem(problem)}` : describeProblem(problem));
  if (problems.length > shown.length) effects.err(`… và ${problems.length - shown.length} lỗi nữa (xem đủ bằng --json).`);
  return Math.max(...problems.map(exitStatus));
}

/** One line of progress over itself on a terminal; silent otherwise. */
export function progressOf(effects: Effects): (message: string) => void {
  return (message) => {
    if (effects.isTerminal) effects.err(message);
  };
}
