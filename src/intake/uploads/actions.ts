/** What happens to a file that was sent: checked, posted; on the side of the server, while its sender looks on. */
import { currentCatalogue } from '../../catalogue/actions.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { Db } from '../../db/connect.ts';
import type { Caller } from '../../db/route.ts';
import { Problem, Problems } from '../../kernel/problem.ts';
import { type ImportResult, importFiles } from '../actions.ts';
import { foreignSheets, shown } from '../foreign.ts';
import type { Asked } from '../options.ts';
import { cellPlace } from '../raw.ts';
import { type RawFile, readFiles, readRawFile } from '../read-file.ts';
import { headerRowsOf, refusedWorkbook } from '../refused-workbook.ts';
import { rowOf } from '../set-aside.ts';
import { treat } from '../treatment.ts';
import { moveUpload, type Upload } from './store.ts';

/** A problem as its sender is shown it: with what stands in the cell. */
interface ShownProblem {
  readonly code: string;
  readonly message: string;
  readonly file?: string | undefined;
  readonly sheet?: string | undefined;
  readonly cell?: string | undefined;
  readonly row?: number | undefined;
  readonly field?: string | undefined;
  readonly value?: string | undefined;
}

/** What a running import says of itself; gone with the process, as is the import. */
export const progress = new Map<string, string>();

/** @returns the Problem of a row that its sender may not write */
export function refusalOf(caller: Caller, catalogue: Catalogue, draft: Asked): Problem | null {
  try {
    if (draft.type === 'record') caller.require('records.write', draft.record.unit);
    else
      for (const { from, to, component } of draft.posting.lines)
        for (const key of new Set([from.unit, to.unit])) caller.require('money.post', key, catalogue.rootOf(component)?.code ?? component);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

export function shownProblem(
  { code, message, where: { file, sheet, cell, row, field } }: Problem,
  files: readonly RawFile[],
): ShownProblem {
  const place = cell === undefined ? null : cellPlace(cell);
  const raw = files.flatMap((one) => one.sheets).find(({ name }) => name === sheet);
  const value = place && raw ? shown(raw.rows[place.row]?.[place.column]) : undefined;
  return { code, message, file, sheet, cell, row: place ? place.row + 1 : row, field, value };
}

export const problemsOf = (error: unknown) => (error instanceof Problems ? error.list : error instanceof Problem ? [error] : null);

/** What is said where the fault is ours; its stack is in the log. */
export const BUG: ShownProblem = { code: 'internal-error', message: 'Lỗi phần mềm; báo cho người quản trị.' };

/** Rows that were shown as set aside; those and no others are left out when the rest is posted. */
function agreed(upload: Upload): ReadonlySet<string> {
  const problems = (upload.result['problems'] ?? []) as readonly ShownProblem[];
  return new Set(
    problems.flatMap(
      ({ sheet, row }) =>
        rowOf({ code: 'invalid-value', where: { ...(sheet === undefined ? {} : { sheet }), ...(row === undefined ? {} : { row }) } }) ?? [],
    ),
  );
}

/** Checks (`dryRun`) or posts, and writes down what came of it. */
export async function runUpload(db: Db, upload: Upload, caller: Caller, dryRun: boolean): Promise<void> {
  const onProgress = (message: string) => void progress.set(upload.id, message);
  let files: RawFile[] = [];
  try {
    files = (await readFiles([{ name: upload.name, bytes: bytesOf(upload) }], onProgress)).map((file) => treat(file, upload.treatment));
    const catalogue = await currentCatalogue(db);
    const { refused, ...result }: ImportResult = await importFiles(db, catalogue, files, {
      dryRun,
      replace: upload.replace,
      allowEqual: upload.allowEqual,
      actor: upload.account,
      importId: upload.id,
      ...(upload.treatment.partial ? { setAside: dryRun ? 'any' : { agreed: agreed(upload) } } : {}),
      onProgress,
      refuse: (draft) => refusalOf(caller, catalogue, draft),
    });
    const problems = refused.map((problem) => shownProblem(problem, files));
    await moveUpload(db, upload.id, dryRun ? 'checked' : 'posted', { ...result, problems });
  } catch (error) {
    const problems = problemsOf(error)?.map((problem) => shownProblem(problem, files));
    await moveUpload(db, upload.id, 'refused', {
      posted: 0,
      problems: problems ?? [BUG],
    });
    if (!problems) throw error;
  } finally {
    progress.delete(upload.id);
  }
}

/** @throws Problem wrong-state when the file was erased since */
export function bytesOf({ name, bytes }: Upload): Uint8Array {
  if (bytes === null) throw new Problem('wrong-state', 'Tệp đã gửi được xoá khỏi máy chủ sau vài ngày; gửi lại tệp.', { file: name });
  return bytes;
}

/** What stands in the file, for mapping. */
export async function sheetsOf(upload: Upload) {
  return foreignSheets(await readRawFile(upload.name, bytesOf(upload)));
}

/** The rows that were refused, as a workbook of the same columns. @throws Problem not-found when none was */
export async function refusedRows(upload: Upload): Promise<Uint8Array> {
  const problems = (upload.result['problems'] ?? []) as readonly ShownProblem[];
  const rows = problems.flatMap(({ code, sheet, row, cell, field, message }) =>
    sheet === undefined || row === undefined || code === 'invalid-headers'
      ? []
      : [{ sheet, row, cell, message: field === undefined ? message : `${field}: ${message}` }],
  );
  if (rows.length === 0) throw new Problem('not-found', 'Lần nhập này không có dòng nào bị giữ lại.');
  const { mapping, corrections } = upload.treatment;
  const file = await readRawFile(upload.name, bytesOf(upload));
  return refusedWorkbook(treat(file, { mapping: [], corrections }), headerRowsOf(file, mapping), rows);
}
