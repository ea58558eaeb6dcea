/** Files beside a record: list, add, open, remove. Rights are those of the record's unit. */
import { z } from 'zod';
import { transaction } from '../db/connect.ts';
import { json, named, type Route, type RouteContext, route } from '../db/route.ts';
import { sha256Bytes, toHex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import type { StoredRecord } from '../records/model.ts';
import { readRecord } from '../records/store.ts';
import { type Attachment, MIMES, MOST_FILES, mimeOf } from './model.ts';
import { addAttachment, readAttachment, readAttachments, readBytes, removeAttachment } from './store.ts';

const TAG = 'Tệp đính kèm';
const home = z.string().regex(/^\d{2}$/, 'phải là mã sổ gồm 2 chữ số');
const schema = z.object({
  home: z.string(),
  id: z.string(),
  kind: z.string(),
  key: z.string(),
  name: z.string(),
  mime: z.string(),
  size: z.int(),
  sha256: z.string(),
  addedAt: z.string(),
});
named({ Attachment: schema });
const ofRecord = z.object({ home, kind: z.string().min(1).max(100), key: z.string().min(1).max(300) });
const one = z.object({ home, id: z.string().min(1).max(100) });

async function recordOf(
  context: RouteContext,
  { home: book, kind, key }: z.output<typeof ofRecord>,
  action: string,
): Promise<StoredRecord> {
  const record = await readRecord(context.db, book, kind, key);
  if (!record || record.withdrawn) throw new Problem('not-found', 'Không có bản ghi này, hoặc đã được rút.');
  context.caller.require(action, record.unit);
  return record;
}

async function attachmentFor(context: RouteContext, place: z.output<typeof one>, action: string): Promise<Attachment> {
  const found = await readAttachment(context.db, place.home, place.id);
  if (!found) throw new Problem('not-found', 'Không có tệp này, hoặc đã được gỡ.');
  await recordOf(context, found, action);
  return found;
}

export function attachmentRoutes(): Route[] {
  return [
    route({
      id: 'listAttachments',
      method: 'GET',
      path: '/api/records/:home/:kind/:key/files',
      tag: TAG,
      summary: 'Tệp đính kèm của một bản ghi: ảnh công trình, bản chụp quyết định',
      action: 'facts.read',
      params: ofRecord,
      answers: z.object({ items: z.array(schema) }),
      writes: 'nothing',
      handle: async ({ params }, context) => {
        await recordOf(context, params, 'facts.read');
        return json({ items: await readAttachments(context.db, params) });
      },
    }),
    route({
      id: 'addAttachment',
      method: 'POST',
      path: '/api/records/:home/:kind/:key/files',
      tag: TAG,
      summary: 'Đính kèm một tệp (ảnh JPEG, PNG, WebP; PDF; Word; Excel) vào một bản ghi',
      action: 'records.write',
      params: ofRecord,
      query: z.object({ name: z.string().trim().min(1).max(200) }),
      body: 'bytes',
      answers: schema,
      status: 201,
      writes: 'transaction',
      handle: async ({ params, query, body }, context) => {
        await recordOf(context, params, 'records.write');
        const mime = mimeOf(body, query.name);
        const file = { ...params, id: crypto.randomUUID(), name: query.name, mime, size: body.length, sha256: toHex(sha256Bytes(body)) };
        await transaction(context.db, async (trx) => {
          if ((await readAttachments(trx, params)).length >= MOST_FILES)
            throw new Problem('too-large', `Bản ghi này đã có ${MOST_FILES} tệp; gỡ bớt rồi thêm.`, { file: query.name });
          await addAttachment(trx, file, body, context.caller.account);
        });
        context.note(`tệp ${params.home}/${file.id} của ${params.kind} ${params.key}`.slice(0, 400));
        return json(await readAttachment(context.db, params.home, file.id));
      },
    }),
    route({
      id: 'openAttachment',
      method: 'GET',
      path: '/api/files/:home/:id',
      tag: TAG,
      summary: 'Một tệp đính kèm',
      action: 'facts.read',
      params: one,
      answers: 'file',
      mime: [...MIMES],
      writes: 'nothing',
      handle: async ({ params }, context) => {
        const { mime, name } = await attachmentFor(context, params, 'facts.read');
        return { type: 'bytes', bytes: await readBytes(context.db, params.home, params.id), mime, name };
      },
    }),
    route({
      id: 'removeAttachment',
      method: 'DELETE',
      path: '/api/files/:home/:id',
      tag: TAG,
      summary: 'Gỡ một tệp đính kèm; nội dung bị xoá hẳn',
      action: 'records.write',
      params: one,
      answers: schema,
      writes: 'transaction',
      handle: async ({ params }, context) => {
        const found = await attachmentFor(context, params, 'records.write');
        await transaction(context.db, (trx) => removeAttachment(trx, params.home, params.id));
        context.note(`tệp ${params.home}/${params.id} của ${found.kind} ${found.key}`.slice(0, 400));
        return json(found);
      },
    }),
  ];
}
