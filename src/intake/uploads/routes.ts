/** Import over HTTP: send a workbook, say how it is to be read, see what it would do, confirm, undo. Every row is checked against what its sender may write. */
import { z } from 'zod';
import { currentCatalogue } from '../../catalogue/actions.ts';
import { json, named, type Route, type RouteContext, route } from '../../db/route.ts';
import { daySchema } from '../../kernel/day-schema.ts';
import { Problem } from '../../kernel/problem.ts';
import { POSTING_EVENTS } from '../../ledger/model.ts';
import { SHEETS } from '../sheets.ts';
import { correctionSchema, mappingSchema } from '../treatment.ts';
import { mayUndo, undoUpload } from '../undo/actions.ts';
import { writeWorkbook } from '../workbook.ts';
import { bytesOf, progress, refusedRows, runUpload, sheetsOf } from './actions.ts';
import { EXAMPLE_NAME, exampleWorkbook } from './files.ts';
import { addUpload, forgetUploads, moveUpload, readUpload, readUploads, treatUpload, UPLOAD_STATES, type Upload } from './store.ts';

const TAG = 'Nhập bảng số liệu';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
  row: z.int().optional(),
  field: z.string().optional().meta({ description: 'Tên cột' }),
  value: z.string().optional().meta({ description: 'Nội dung đang có trong ô' }),
});
const sumSchema = z.object({
  event: z.enum(POSTING_EVENTS),
  component: z.string(),
  rows: z.int(),
  amount: z.int().meta({ description: 'Đồng' }),
});
const treatmentBody = z.strictObject({
  mapping: z.array(mappingSchema).max(50).default([]),
  corrections: z.array(correctionSchema).max(5_000).default([]),
  partial: z.boolean().default(false).meta({ description: 'Ghi các dòng đúng, giữ lại các dòng sai' }),
  replace: z.boolean().default(false),
  allowEqual: z.boolean().default(false),
});
const uploadSchema = z.object({
  id: z.string(),
  name: z.string(),
  state: z.enum(UPLOAD_STATES),
  createdAt: z.string(),
  progress: z.string(),
  treatment: treatmentBody.meta({ description: 'Đang đọc tệp thế nào; trong danh sách thì trống' }),
  /** Whether the file itself is still here. */
  kept: z.boolean().meta({ description: 'Tệp còn trên máy chủ (xoá sau vài ngày)' }),
  result: z
    .object({
      posted: z.int(),
      skipped: z.int(),
      replaced: z.int(),
      records: z.int(),
      suspended: z.int().meta({ description: 'Khoản chi bị giữ lại vì chưa có vốn, đưa vào danh sách chờ đối chiếu' }),
      notes: z.array(z.string()),
      sums: z.array(sumSchema),
      problems: z.array(problemSchema),
      undone: z.object({ reversed: z.int(), records: z.int() }),
      undoProblems: z.array(problemSchema),
    })
    .partial(),
});
const kindSchema = z.object({
  key: z.string(),
  name: z.string(),
  title: z.string(),
  columns: z.array(
    z.object({
      key: z.string(),
      header: z.string(),
      type: z.string(),
      required: z.boolean(),
      note: z.string(),
      choices: z.array(z.string()),
    }),
  ),
});
const foreignSchema = z.object({
  sheet: z.string(),
  rows: z.int(),
  fingerprint: z.string().meta({ description: 'Dấu của các tiêu đề: cùng mẫu thì cùng dấu' }),
  headerRow: z.int(),
  columns: z.array(z.object({ column: z.string(), header: z.string(), samples: z.array(z.string()) })),
  preview: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  skip: z.array(z.object({ row: z.int(), text: z.string() })).meta({ description: 'Dòng có vẻ không phải số liệu: dòng cộng, dòng nhóm' }),
  scale: z.int().nullable(),
  kind: z.string().nullable(),
  guesses: z.record(z.string(), z.record(z.string(), z.string())),
});
named({
  Import: uploadSchema,
  ImportProblem: problemSchema,
  ImportSum: sumSchema,
  ImportTreatment: treatmentBody,
  SheetMapping: mappingSchema,
  Correction: correctionSchema,
  SheetKind: kindSchema,
  ForeignSheet: foreignSchema,
});
const flag = z.enum(['true', 'false']).default('false');
const params = z.object({ id: z.string().max(100) });

const WAITING = 'Đang chờ máy chủ…';
/**
 * At work, and nobody here works on it: cut off by a restart, or another server's. What was posted is known by its rows, so that doing it
 * again posts nothing twice.
 */
const isCutOff = ({ id, state }: Upload, at: Upload['state']) => state === at && !progress.has(id);

/** Days after which a file that was sent is erased. */
const KEPT_DAYS = 7;

function shown({ id, name, state, createdAt, bytes, treatment, replace, allowEqual, result }: Upload) {
  return {
    id,
    name,
    state,
    createdAt,
    progress: progress.get(id) ?? '',
    treatment: { ...treatment, replace, allowEqual },
    kept: bytes !== null,
    result,
  };
}

/** In a list: what came of it, not its thousand problems. */
function listed(upload: Upload) {
  const { problems: _problems, sums: _sums, undoProblems: _undoProblems, ...result } = upload.result;
  return {
    ...shown({ ...upload, result }),
    treatment: { mapping: [], corrections: [], partial: false, replace: false, allowEqual: false },
  };
}

const kinds = SHEETS.map(({ key, name, title, columns }) => ({
  key,
  name,
  title,
  columns: columns.map((column) => ({
    key: column.key,
    header: column.header,
    type: column.type,
    required: column.required ?? false,
    note: column.note ?? '',
    choices: Object.keys(column.choices ?? {}),
  })),
}));

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
        progress.set(id, WAITING);
        context.later((db) => runUpload(db, upload, context.caller, true));
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
      handle: async (_input, { db, caller }) => json({ items: (await readUploads(db, caller.account)).map(listed) }),
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
      handle: async (input, context) => {
        // Before the state: work that ends in between is told as ended, not as cut off.
        const said = progress.get(input.params.id) ?? '';
        return json({ ...shown(await own(context, input.params.id)), progress: said });
      },
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
        if (upload.state !== 'checked' && !isCutOff(upload, 'posting'))
          throw new Problem('wrong-state', `Chỉ ghi được bảng đã kiểm tra không lỗi; lần nhập này đang ở trạng thái “${upload.state}”.`);
        context.note(`nhập ${upload.id}`);
        await moveUpload(context.db, upload.id, 'posting', upload.result);
        progress.set(upload.id, WAITING);
        context.later((db) => runUpload(db, upload, context.caller, false));
        return json({ ...shown(upload), state: 'posting' });
      },
    }),
    route({
      id: 'readImportSheets',
      method: 'GET',
      path: '/api/imports/:id/sheets',
      tag: TAG,
      summary: 'Các trang, cột của tệp đã gửi và cột của mẫu, để ghép cột khi tiêu đề khác mẫu',
      action: 'import.run',
      params,
      answers: z.object({ sheets: z.array(foreignSchema), kinds: z.array(kindSchema) }),
      writes: 'nothing',
      handle: async (input, context) => json({ sheets: await sheetsOf(await own(context, input.params.id)), kinds }),
    }),
    route({
      id: 'checkImport',
      method: 'POST',
      path: '/api/imports/:id/check',
      tag: TAG,
      summary: 'Kiểm tra lại tệp đã gửi: với cột đã ghép, ô đã sửa, giữ lại dòng sai; chưa ghi',
      action: 'import.run',
      params,
      body: treatmentBody,
      answers: uploadSchema,
      status: 202,
      writes: 'transaction',
      handle: async ({ params: { id }, body }, context) => {
        const held = await own(context, id);
        if (held.state !== 'checked' && held.state !== 'refused' && !isCutOff(held, 'checking'))
          throw new Problem('wrong-state', `Lần nhập này đang ở trạng thái “${held.state}”, không kiểm tra lại được; gửi lại tệp.`);
        bytesOf(held);
        const { replace, allowEqual, ...treatment } = body;
        const upload: Upload = { ...held, replace, allowEqual, treatment, state: 'checking', result: {} };
        context.note(`nhập ${id}`, { corrections: body.corrections.length, partial: body.partial });
        await treatUpload(context.db, id, upload);
        await moveUpload(context.db, id, 'checking', {});
        progress.set(id, WAITING);
        context.later((db) => runUpload(db, upload, context.caller, true));
        return json(shown(upload));
      },
    }),
    route({
      id: 'downloadRefusedRows',
      method: 'GET',
      path: '/api/imports/:id/refused',
      tag: TAG,
      summary: 'Bảng tính chỉ gồm các dòng sai, thêm cột “Lý do”, để sửa rồi nhập lại',
      action: 'import.run',
      params,
      answers: 'file',
      mime: [XLSX],
      writes: 'nothing',
      handle: async (input, context) => {
        const upload = await own(context, input.params.id);
        const name = upload.name.replace(/^.*[/\\]/, '').replace(/\.\w+$/, '');
        return { type: 'bytes', bytes: await refusedRows(upload), mime: XLSX, name: `${name} - dong-giu-lai.xlsx` };
      },
    }),
    route({
      id: 'undoImport',
      method: 'POST',
      path: '/api/imports/:id/undo',
      tag: TAG,
      summary: 'Huỷ một lần nhập đã ghi: đảo mọi bút toán, rút hoặc trả lại mọi bản ghi của nó',
      action: 'import.run',
      params,
      body: z.strictObject({ reason: z.string().trim().min(1).max(400) }),
      answers: uploadSchema,
      status: 202,
      writes: 'transaction',
      handle: async ({ params: { id }, body }, context) => {
        // Not only its sender: whoever may post all of its rows; to anybody else it is not there.
        const upload = await readUpload(context.db, id);
        const isTheirs = upload?.account === context.caller.account;
        if (!upload || (!isTheirs && !(await mayUndo(context.db, await currentCatalogue(context.db), upload, context.caller))))
          throw new Problem('not-found', 'Không có lần nhập này trong các lần nhập của bạn hoặc của các đơn vị bạn được ghi.');
        if (upload.state !== 'posted' && !isCutOff(upload, 'undoing'))
          throw new Problem('wrong-state', `Chỉ huỷ được lần nhập đã ghi; lần nhập này đang ở trạng thái “${upload.state}”.`);
        context.note(`huỷ nhập ${id}`, { reason: body.reason });
        await moveUpload(context.db, id, 'undoing', upload.result);
        progress.set(id, WAITING);
        context.later((db) => undoUpload(db, upload, context.caller, body.reason));
        return json({ ...shown(upload), state: 'undoing' });
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
      mime: [XLSX],
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
          mime: XLSX,
          name: `bang-so-lieu-${code}.xlsx`,
        };
      },
    }),
    route({
      id: 'downloadExample',
      method: 'GET',
      path: '/api/workbook/example',
      tag: TAG,
      summary: 'Bảng ví dụ: huyện Kon Rẫy, 6 tháng đầu năm 2023',
      action: 'catalogue.read',
      answers: 'file',
      mime: [XLSX],
      writes: 'nothing',
      handle: async () => ({ type: 'bytes', bytes: await exampleWorkbook(), mime: XLSX, name: EXAMPLE_NAME }),
    }),
  ];
}
