/** The catalogue over HTTP: its tables, one search, and an office's own rows. */
import { z } from 'zod';
import { json, named, ofAllUnits, type Route, route } from '../db/route.ts';
import { daySchema } from '../kernel/day-schema.ts';
import { Problem } from '../kernel/problem.ts';
import { foldVietnamese } from '../kernel/vietnamese.ts';
import { currentCatalogue, importOffice, openCatalogue } from './actions.ts';
import { CONFIDENCES, type TableName, UNIT_TYPES } from './model.ts';
import { successors } from './resolve-unit.ts';
import { isValidOn } from './rows.ts';
import { columnsOf, fileOf, rowKey, TABLE_NAMES, TABLES } from './tables.ts';

const TAG = 'Danh mục';
const table = z.enum(TABLE_NAMES as [TableName, ...TableName[]]);
const row = z.record(z.string(), z.unknown()).meta({ description: 'Cột của bảng (camelCase), kèm nguồn và độ tin cậy' });
/** As of the table `units`; the other tables are read by their names. */
const unitRow = z.object({
  code: z.string(),
  parent: z.string(),
  type: z.enum(UNIT_TYPES),
  name: z.string(),
  aliases: z.array(z.string()),
  home: z.string(),
  area: z.enum(['urban', 'rural', '']),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  legalRef: z.string(),
  source: z.string(),
  confidence: z.enum(CONFIDENCES),
  layer: z.enum(['shipped', 'office']),
  basedOn: z.string().optional(),
});
named({ CatalogueRow: row, Unit: unitRow });
const conflicts = z.array(z.record(z.string(), z.unknown()));

export function catalogueRoutes(): Route[] {
  return [
    route({
      id: 'listTables',
      method: 'GET',
      path: '/api/catalogue',
      tag: TAG,
      summary: 'Các bảng của danh mục; dòng của cơ quan mà bản phát hành đã đổi',
      action: 'catalogue.read',
      answers: z.object({
        tables: z.array(
          z.object({
            table,
            title: z.string(),
            rows: z.int(),
            office: z.int(),
            columns: z.array(z.string()).meta({ description: 'Cột của tệp TSV, theo thứ tự' }),
          }),
        ),
        conflicts,
      }),
      writes: 'nothing',
      handle: async (_input, { db }) => {
        const { catalogue, conflicts: found } = await openCatalogue(db);
        const tables = TABLE_NAMES.map((name) => ({
          table: name,
          title: TABLES[name].title,
          columns: columnsOf(name),
          rows: catalogue.rows[name].length,
          office: catalogue.rows[name].filter((one) => one.layer === 'office').length,
        }));
        return json({ tables, conflicts: found });
      },
    }),
    route({
      id: 'searchCatalogue',
      method: 'GET',
      path: '/api/catalogue/search',
      tag: TAG,
      summary: 'Tìm trong mọi bảng, không cần dấu',
      action: 'catalogue.read',
      query: z.object({ text: z.string().trim().min(1).max(200), limit: z.coerce.number().int().min(1).max(200).default(50) }),
      answers: z.object({
        items: z.array(
          z.object({
            table,
            code: z.string(),
            name: z.string(),
            validFrom: z.string(),
            validTo: z.string().nullable(),
            confidence: z.string(),
          }),
        ),
        total: z.int(),
      }),
      writes: 'nothing',
      handle: async ({ query }, { db }) => {
        const hits = (await currentCatalogue(db)).search(query.text);
        return json({ items: hits.slice(0, query.limit), total: hits.length });
      },
    }),
    route({
      id: 'readTable',
      method: 'GET',
      path: '/api/catalogue/tables/:table',
      tag: TAG,
      summary: 'Các dòng của một bảng, có hiệu lực ngày nào, như đã biết lúc nào',
      action: 'catalogue.read',
      params: z.object({ table }),
      query: z.object({
        on: daySchema.optional(),
        knownAt: z.iso.datetime({ offset: true }).optional(),
        text: z.string().trim().max(200).default('').meta({ description: 'Chỉ các dòng có chữ này, không cần dấu' }),
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(200),
      }),
      answers: z.object({ items: z.array(row), next: z.string().nullable() }),
      writes: 'nothing',
      handle: async ({ params, query }, { db }) => {
        const { rows } = query.knownAt === undefined ? await currentCatalogue(db) : (await openCatalogue(db, query.knownAt)).catalogue;
        const wanted = foldVietnamese(query.text);
        const all = rows[params.table].filter(
          (one) =>
            (query.on === undefined || isValidOn(one, query.on)) &&
            (wanted === '' || Object.values(one).some((value) => foldVietnamese(String(value)).includes(wanted))),
        );
        const start = query.cursor === undefined ? 0 : all.findIndex((one) => rowKey(params.table, one) === query.cursor) + 1;
        if (query.cursor !== undefined && start === 0)
          throw new Problem('invalid-request', 'Con trỏ trang không còn đúng; đọc lại từ đầu.', { field: 'cursor' });
        const items = all.slice(start, start + query.limit);
        const last = items.at(-1);
        return json({ items, next: start + items.length < all.length && last ? rowKey(params.table, last) : null });
      },
    }),
    route({
      id: 'readUnit',
      method: 'GET',
      path: '/api/units/:unit',
      tag: TAG,
      summary: 'Một đơn vị theo mã, tên hoặc mã@ngày: cấp trên, cấp dưới, đơn vị kế tiếp',
      action: 'catalogue.read',
      params: z.object({ unit: z.string().min(1).max(200) }),
      query: z.object({ on: daySchema.optional() }),
      answers: z.object({
        key: z.string(),
        unit: unitRow,
        parent: unitRow.nullable(),
        children: z.array(unitRow),
        successors: z.array(unitRow),
      }),
      writes: 'nothing',
      handle: async ({ params, query }, { db, today }) => {
        const catalogue = await currentCatalogue(db);
        const on = query.on ?? catalogue.unitByKey(params.unit)?.validFrom ?? today;
        const unit = catalogue.unitAsked(params.unit, on);
        return json({
          key: catalogue.unitKey(unit),
          unit,
          parent: catalogue.unit(unit.parent, on) ?? null,
          children: catalogue.childUnits(unit.code, on),
          successors: successors(catalogue, unit),
        });
      },
    }),
    route({
      id: 'addOfficeRows',
      method: 'POST',
      path: '/api/catalogue/rows',
      tag: TAG,
      summary: 'Thêm dòng của cơ quan vào các bảng (văn bản TSV, tên tệp là tên bảng): tất cả hoặc không dòng nào',
      action: 'catalogue.write',
      body: z.strictObject({ files: z.record(z.string().max(60), z.string().max(4_000_000)), document: z.string().trim().min(1).max(500) }),
      answers: z.object({ added: z.int(), conflicts }),
      status: 201,
      // Rows say what lies below what: whoever writes them could give themselves any unit.
      unit: ofAllUnits,
      writes: 'transaction',
      handle: async ({ body }, context) => {
        const names = Object.keys(body.files);
        const unknown = names.find((name) => !TABLE_NAMES.some((one) => fileOf(one) === name));
        if (names.length === 0 || unknown !== undefined)
          throw new Problem('invalid-value', `Không có bảng “${unknown ?? ''}”; tên tệp là: ${TABLE_NAMES.map(fileOf).join(', ')}.`, {
            field: 'files',
          });
        context.note(names.join(', '), { document: body.document });
        return json(await importOffice(context.db, body.files, { author: context.caller.account, document: body.document }));
      },
    }),
  ];
}
