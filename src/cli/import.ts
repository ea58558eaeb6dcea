/** mtqg import FILE… */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openCatalogue } from '../catalogue/actions.ts';
import { type ImportResult, importFiles } from '../intake/actions.ts';
import { readFiles, refuseLargeFile } from '../intake/read-file.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import { withDatabase } from './database.ts';
import { type CommandSpec, type Effects, flag } from './options.ts';
import { problemJson, problemsOf, progressOf, readInput, showFailure } from './output.ts';

export const importCommand: CommandSpec = {
  name: 'import',
  usage: 'import TỆP… [--dry-run] [--replace] [--allow-equal]',
  summary: { vi: 'Nhập bảng số liệu (xlsx, ods, csv): ghi tất cả hoặc không ghi gì', en: 'Post workbooks: all or nothing' },
  options: {
    'dry-run': { type: 'boolean', help: 'kiểm tra, cho biết sẽ ghi gì, không ghi' },
    replace: { type: 'boolean', help: 'dòng đã sửa: đảo bút toán cũ, ghi bút toán mới' },
    'allow-equal': { type: 'boolean', help: 'dòng giống hệt nhau là các khoản khác nhau' },
  },
  run: async (context) => {
    const { args, effects, json } = context;
    if (args.length === 0) throw new Problem('invalid-usage', 'Chưa có tệp để nhập. Ví dụ: mtqg import bang-so-lieu.xlsx.');
    const dryRun = flag(context, 'dry-run');
    const run = async (): Promise<ImportResult> => {
      // Files first: what cannot be read or is too large is refused before a database is opened (or made).
      const files = await readFiles(await readInputs(effects, args), progressOf(effects));
      return withDatabase(context, dryRun ? 'try' : 'write', async ({ db }) => {
        const { catalogue } = await openCatalogue(db);
        return importFiles(db, catalogue, files, {
          dryRun,
          replace: flag(context, 'replace'),
          allowEqual: flag(context, 'allow-equal'),
          actor: 'cli',
          onProgress: progressOf(effects),
        });
      });
    };
    try {
      const result = await run();
      if (json) {
        // Here nothing is ever set aside: what is wrong refuses the whole, and stands under `problems`.
        const { refused: _none, ...done } = result;
        effects.out(JSON.stringify({ schemaVersion: 1, ...done, problems: [] }, null, 2));
        return 0;
      }
      for (const note of result.notes) effects.out(note);
      const verb = dryRun ? 'Sẽ ghi (chưa ghi)' : 'Đã ghi';
      effects.out(
        `${verb} ${result.posted} bút toán${result.replaced > 0 ? ` (${result.replaced} thay bút toán cũ)` : ''}, ${result.records} bản ghi; ${result.skipped} dòng đã có từ trước.`,
      );
      return 0;
    } catch (error) {
      const problems = problemsOf(error);
      if (!problems || !json) {
        const status = showFailure(effects, error, false, context.values['lang'] === 'en');
        if (problems) effects.err(`Không ghi dòng nào: ${problems.length} lỗi. Sửa các ô trên rồi nhập lại.`);
        return status;
      }
      effects.out(JSON.stringify({ schemaVersion: 1, posted: 0, skipped: 0, problems: problems.map(problemJson) }, null, 2));
      return showFailure({ ...effects, err: () => undefined }, error, false, false);
    }
  },
};

/** Every file, or what is wrong with each. A file beyond the limit is not even read. @throws Problems */
async function readInputs(effects: Effects, paths: readonly string[]): Promise<{ name: string; bytes: Uint8Array }[]> {
  const files: { name: string; bytes: Uint8Array }[] = [];
  const problems: Problem[] = [];
  for (const path of paths) {
    try {
      const size = await stat(resolve(effects.cwd(), path)).then(
        (found) => found.size,
        () => 0, // no such file: readInput says so
      );
      refuseLargeFile(path, size);
      files.push(await readInput(effects, path));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(error);
    }
  }
  if (problems.length > 0) throw new Problems(problems);
  return files;
}
