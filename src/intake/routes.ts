/** Import over HTTP: send a workbook, see what it would do, confirm. Every row is checked against what its sender may write. */
import { z } from 'zod';
import { currentCatalogue } from '../catalogue/actions.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Db } from '../db/connect.ts';
import { type Caller, json, named, type Route, type RouteContext, route } from '../db/route.ts';
import { daySchema } from '../kernel/day-schema.ts';
import { Problem, Problems } from '../kernel/problem.ts';
import { type Asked, importFiles } from './actions.ts';
import { readFiles } from './read-file.ts';
import { addUpload, forgetUploads, moveUpload, readUpload, readUploads, type Upload } from './store.ts';
import { writeWorkbook } from './workbook.ts';

const TAG = 'Nhập bảng số liệu';
const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
});
const uploadSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(['checking', 'checked', 'refused', 'posting', 'posted']),
  createdAt: z.string(),
  progress: z.string(),
  result: z
    .object({
      posted: z.int(),
      skipped: z.int(),
      replaced: z.int(),
      records: z.int(),
      notes: z.array(z.string()),
      problems: z.array(problemSchema),
    })
    .partial(),
});
named({ Import: uploadSchema, ImportProblem: problemSchema });
const flag = z.enum(['true', 'false']).default('false');
const params = z.object({ id: z.string().max(100) });

/** Days after which a file that was sent is erased. */
const KEPT_DAYS = 7;
/** What a running import says of itself; gone with the process, as is the import. */
const progress = new Map<string, string>();
const shown = (upload: Upload) => ({
  id: upload.id,
  name: upload.name,
  state: upload.state,
  createdAt: upload.createdAt,
  progress: progress.get(upload.id) ?? '',
  result: upload.result,
});

/** @returns the Problem of a row that its sender may not write */
function refusalOf(caller: Caller, catalogue: Catalogue, draft: Asked): Problem | null {
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

async function run(db: Db, upload: Upload, caller: Caller, dryRun: boolean): Promise<void> {
  const options = { dryRun, replace: upload.replace, allowEqual: upload.allowEqual, actor: upload.account };
  const onProgress = (message: string) => void progress.set(upload.id, message);
  try {
    const files = await readFiles([{ name: upload.name, bytes: upload.bytes ?? new Uint8Array() }], onProgress);
    const catalogue = await currentCatalogue(db);
    const result = await importFiles(db, catalogue, files, {
      ...options,
      onProgress,
      refuse: (draft) => refusalOf(caller, catalogue, draft),
    });
    await moveUpload(db, upload.id, dryRun ? 'checked' : 'posted', { ...result, problems: [] });
  } catch (error) {
    const problems = error instanceof Problems ? error.list : error instanceof Problem ? [error] : null;
    const list = problems?.map(({ code, message, where: { file, sheet, cell } }) => ({ code, message, file, sheet, cell }));
    await moveUpload(db, upload.id, 'refused', {
      posted: 0,
      problems: list ?? [{ code: 'internal-error', message: 'Lỗi phần mềm khi nhập; báo cho người quản trị.' }],
    });
    if (!problems) throw error;
  } finally {
    progress.delete(upload.id);
  }
}

async function own({ db, caller }: RouteContext, id: string): Promise<Upload> {
  const upload = await readUpload(db, id);
  if (!upload || upload.account !== caller.account) throw new Problem('not-found', 'Không có lần nhập này trong các lần nhập của bạn.');
  return upload;
}

export function intakeRoutes(): Route[] {
  return [
    route({
      id: 'sendWorkbook',
      method: 'POST',
      path: '/api/imports',
      tag: TAG,
      summary: 'Gửi một bảng số liệu (xlsx, ods, csv): kiểm tra mọi dòng, chưa ghi; xem kết quả ở /api/imports/{id}',
      action: 'import.run',
      query: z.object({ name: z.string().trim().min(1).max(200), replace: flag, allowEqual: flag }),
      body: 'bytes',
      answers: uploadSchema,
      status: 202,
      writes: 'transaction',
      handle: async ({ query, body }, context) => {
        if (!(body instanceof Uint8Array) || body.length === 0)
          throw new Problem('empty-file', 'Chưa có nội dung tệp; gửi tệp làm nội dung yêu cầu (application/octet-stream).', {
            file: query.name,
          });
        await forgetUploads(context.db, KEPT_DAYS);
        const id = crypto.randomUUID();
        await addUpload(context.db, {
          id,
          account: context.caller.account,
          name: query.name,
          bytes: body,
          replace: query.replace === 'true',
          allowEqual: query.allowEqual === 'true',
        });
        context.note(`nhập ${id}`, { bytes: body.length });
        const upload = await own(context, id);
        context.later((db) => run(db, upload, context.caller, true));
        return json(shown(upload));
      },
    }),
    route({
      id: 'listImports',
      method: 'GET',
      path: '/api/imports',
      tag: TAG,
      summary: 'Các lần nhập gần đây của tôi',
      action: 'import.run',
      answers: z.object({ items: z.array(uploadSchema) }),
      writes: 'nothing',
      handle: async (_input, { db, caller }) => json({ items: (await readUploads(db, caller.account)).map(shown) }),
    }),
    route({
      id: 'readImport',
      method: 'GET',
      path: '/api/imports/:id',
      tag: TAG,
      summary: 'Một lần nhập: đang kiểm tra, sẽ ghi gì, sai ở ô nào',
      action: 'import.run',
      params,
      answers: uploadSchema,
      writes: 'nothing',
      handle: async (input, context) => json(shown(await own(context, input.params.id))),
    }),
    route({
      id: 'confirmImport',
      method: 'POST',
      path: '/api/imports/:id/confirm',
      tag: TAG,
      summary: 'Ghi bảng số liệu đã kiểm tra',
      action: 'import.run',
      params,
      answers: uploadSchema,
      status: 202,
      writes: 'transaction',
      handle: async (input, context) => {
        const upload = await own(context, input.params.id);
        // "posting" without anybody at work here is an import cut off by a restart, or one of another server: what was posted is known by
        // its rows, so confirming again posts nothing twice.
        const cutOff = upload.state === 'posting' && !progress.has(upload.id);
        if (upload.state !== 'checked' && !cutOff)
          throw new Problem('wrong-state', `Chỉ ghi được bảng đã kiểm tra không lỗi; lần nhập này đang ở trạng thái “${upload.state}”.`);
        context.note(`nhập ${upload.id}`);
        await moveUpload(context.db, upload.id, 'posting', upload.result);
        progress.set(upload.id, 'Đang chờ ghi…');
        context.later((db) => run(db, upload, context.caller, false));
        return json({ ...shown(upload), state: 'posting' });
      },
    }),
    route({
      id: 'downloadWorkbook',
      method: 'GET',
      path: '/api/workbook',
      tag: TAG,
      summary: 'Bảng nhập trống cho một đơn vị',
      action: 'facts.read',
      query: z.object({ unit: z.string().min(1).max(100), on: daySchema.optional() }),
      answers: 'file',
      mime: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      unit: ({ query }) => query,
      writes: 'nothing',
      handle: async ({ query }, { db, today }) => {
        const catalogue = await currentCatalogue(db);
        const on = query.on ?? today;
        const { code } = catalogue.unitAsked(query.unit, on);
        const bytes = await writeWorkbook({ catalogue, unit: code, on, id: crypto.randomUUID().replaceAll('-', '').slice(0, 10) });
        return {
          type: 'bytes',
          bytes,
          mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
          name: `bang-so-lieu-${code}.xlsx`,
        };
      },
    }),
  ];
}
