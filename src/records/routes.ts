/** The same six routes for every kind of record: list, export, read, add, change, withdraw. Rooms call it with their schemas. */
import { z } from 'zod';
import { coveredUnits } from '../access/subtree.ts';
import { currentCatalogue } from '../catalogue/actions.ts';
import { transaction } from '../db/connect.ts';
import { expectVersion, json, named, type Route, type RouteContext, route } from '../db/route.ts';
import type { Day } from '../kernel/calendar.ts';
import { CSV_MARK, CSV_MIME, csvLine, NDJSON_MIME } from '../kernel/csv.ts';
import { daySchema } from '../kernel/day-schema.ts';
import { Problem } from '../kernel/problem.ts';
import { recordRows } from './export.ts';
import { writeSheet, XLSX_MIME } from './files.ts';
import type { StoredRecord } from './model.ts';
import { codesIn, type Names, namedData, strayOf } from './names.ts';
import { appendRecords, lockHome, readRecord, readRecords } from './store.ts';

export interface KindSpec {
  readonly kind: string;
  /** "obstacle" → /api/steering/obstacles; operations listObstacles, readObstacle, … */
  readonly base: string;
  readonly plural: string;
  readonly tag: string;
  /** Vietnamese, in the middle of a sentence: "vướng mắc". */
  readonly name: string;
  readonly data: z.ZodObject;
  /** What the data must name; nothing is asked when it is left out. */
  readonly names?: Names;
}

const originSchema = z.object({ file: z.string().optional(), sheet: z.string().optional(), cell: z.string().optional() });
const unit = z.string().min(1).max(100).meta({ description: 'Mã, tên hoặc mã@ngày của đơn vị' });
const key = z.string().min(1).max(300);
const params = z.object({ home: z.string().regex(/^\d{2}$/, 'phải là mã sổ gồm 2 chữ số'), key });

const scopeQuery = {
  unit,
  on: daySchema.optional().meta({ description: 'Ngày mà mã đơn vị được hiểu và nội dung có hiệu lực; mặc định hôm nay' }),
  knownAt: z.iso.datetime({ offset: true }).optional(),
};
interface ScopeAsked {
  readonly unit: string;
  readonly on?: Day | undefined;
  readonly knownAt?: string | undefined;
}

const RUN = 1_000;
async function* inRuns(lines: readonly string[]): AsyncGenerator<string> {
  for (let start = 0; start < lines.length; start += RUN) yield lines.slice(start, start + RUN).join('');
}

const shown = ({ home, key: id, version, unit: owner, effectiveOn, origin, data }: StoredRecord) => ({
  home,
  key: id,
  version,
  unit: owner,
  effectiveOn,
  origin,
  data,
});
const camel = (text: string) => text.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Once for each kind: a name in the document is one schema, however many servers are built. */
const held = new Map<string, ReturnType<typeof buildSchemas>>();
const schemasOf = (one: string, data: z.ZodObject) => held.get(one) ?? buildSchemas(one, data);
function buildSchemas(one: string, data: z.ZodObject) {
  const item = z.object({ ...params.shape, version: z.int(), unit: z.string(), effectiveOn: z.string(), origin: originSchema, data });
  const body = z.strictObject({ unit, effectiveOn: daySchema, data });
  named({ [one]: data, [`${one}Record`]: item, [`${one}Body`]: body });
  const built = { item, body };
  held.set(one, built);
  return built;
}

export function recordRoutes({ kind, base, plural, tag, name, data, names }: KindSpec): Route[] {
  const path = `${base}/${plural}`;
  const one = camel(kind);
  const { item, body } = schemasOf(one, data);
  const unitOf = (input: { body: { unit: string; effectiveOn: Day } }) => ({ unit: input.body.unit, on: input.body.effectiveOn });

  const write = async (
    context: RouteContext,
    record: { key: string; unit: string; effectiveOn: Day; data: unknown; withdrawn?: boolean },
    home: string,
  ): Promise<StoredRecord> => {
    context.note(`${kind} ${home} ${record.key}`);
    await transaction(context.db, (trx) => appendRecords(trx, home, context.caller.account, [{ kind, ...record }]));
    const after = await readRecord(context.db, home, kind, record.key);
    if (!after) throw new TypeError(`${kind} ${record.key} was written and is not there`);
    return after;
  };
  const owner = async (context: RouteContext, text: string, on: Day) => {
    const catalogue = await currentCatalogue(context.db);
    const found = catalogue.unitAsked(text, on);
    return { home: found.home, key: catalogue.unitKey(found) };
  };
  /** What was asked to be written, its unit and codes as the catalogue has them. @throws Problem when it names what is not there */
  const asked = async (context: RouteContext, { unit: text, effectiveOn, data: told }: z.output<typeof body>) => {
    const { home, key: unitKey } = await owner(context, text, effectiveOn);
    if (names === undefined) return { home, record: { unit: unitKey, effectiveOn, data: told } };
    const resolved = namedData(await currentCatalogue(context.db), names, told, effectiveOn);
    const of = names.of ?? {};
    const kinds = Object.values(of).map((other) => other.kind);
    const others = kinds.length === 0 ? [] : await readRecords(context.db, { homes: [home], kinds, at: '9999-12-31' });
    const stray = strayOf(of, resolved, codesIn(others));
    if (stray) throw stray.problem.at({ field: stray.field });
    return { home, record: { unit: unitKey, effectiveOn, data: resolved } };
  };
  const standing = async (context: RouteContext, { home, key: id }: z.output<typeof params>, action: string): Promise<StoredRecord> => {
    const record = await readRecord(context.db, home, kind, id);
    // The same answer for what is not there and what is not theirs would hide a wrong address from an honest user; the policy says which.
    if (!record || record.withdrawn) throw new Problem('not-found', `Không có ${name} này, hoặc đã được rút.`);
    context.caller.require(action, record.unit);
    return record;
  };

  // Under the lock of the home: of two people who change the same version the second is told.
  const heldForChange = async (context: RouteContext, place: z.output<typeof params>): Promise<StoredRecord> => {
    await transaction(context.db, (trx) => lockHome(trx, place.home));
    return standing(context, place, 'records.write');
  };

  const inScope = async (context: RouteContext, query: ScopeAsked): Promise<StoredRecord[]> => {
    const catalogue = await currentCatalogue(context.db);
    const unitKeys = [...coveredUnits(catalogue, (await owner(context, query.unit, query.on ?? context.today)).key)];
    const homes = [...new Set(unitKeys.flatMap((one) => catalogue.unitByKey(one)?.home ?? []))].sort();
    const asOf = query.on === undefined ? {} : { asOf: query.on };
    return readRecords(context.db, { homes, kinds: [kind], at: query.knownAt ?? '9999-12-31', unitKeys, ...asOf });
  };

  return [
    route({
      id: `export${camel(plural)}`,
      method: 'GET',
      path: `${path}/export`,
      tag,
      summary: `Mọi ${name} của đơn vị và các đơn vị bên dưới, đủ cả, thành tệp CSV, JSON mỗi dòng một bản ghi, hoặc XLSX`,
      action: 'facts.read',
      query: z.object({ ...scopeQuery, format: z.enum(['csv', 'json', 'xlsx']).default('csv') }),
      answers: 'file',
      mime: [CSV_MIME, NDJSON_MIME, XLSX_MIME],
      unit: ({ query }) => query,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const records = await inScope(context, query);
        const file = `${plural}-${query.on ?? context.today}`;
        if (query.format === 'xlsx') {
          const bytes = await writeSheet(plural, recordRows(data, records));
          return { type: 'bytes', bytes, mime: XLSX_MIME, name: `${file}.xlsx` };
        }
        const isCsv = query.format === 'csv';
        const lines = isCsv ? recordRows(data, records).map(csvLine) : records.map((one) => `${JSON.stringify(shown(one))}\n`);
        return {
          type: 'stream',
          chunks: inRuns(isCsv ? [CSV_MARK, ...lines] : lines),
          mime: isCsv ? CSV_MIME : NDJSON_MIME,
          name: `${file}.${isCsv ? 'csv' : 'ndjson'}`,
        };
      },
    }),
    route({
      id: `list${camel(plural)}`,
      method: 'GET',
      path,
      tag,
      summary: `Danh sách ${name} của đơn vị và các đơn vị bên dưới`,
      action: 'facts.read',
      query: z.object({
        ...scopeQuery,
        cursor: z.string().max(400).optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(200),
      }),
      answers: z.object({ items: z.array(item), next: z.string().nullable() }),
      unit: ({ query }) => query,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const all = await inScope(context, query);
        const place = ({ home, key: id }: StoredRecord) => `${home} ${id}`;
        const rest = query.cursor === undefined ? all : all.filter((record) => place(record) > (query.cursor ?? ''));
        const items = rest.slice(0, query.limit);
        const last = items.at(-1);
        return json({ items: items.map(shown), next: rest.length > items.length && last ? place(last) : null });
      },
    }),
    route({
      id: `read${one}`,
      method: 'GET',
      path: `${path}/:home/:key`,
      tag,
      summary: `Một ${name}`,
      action: 'facts.read',
      params,
      answers: item,
      etag: 'given',
      writes: 'nothing',
      handle: async (input, context) => {
        const record = await standing(context, input.params, 'facts.read');
        return json(shown(record), { version: record.version });
      },
    }),
    route({
      id: `add${one}`,
      method: 'POST',
      path,
      tag,
      summary: `Thêm ${name}`,
      action: 'records.write',
      body,
      answers: item,
      status: 201,
      unit: unitOf,
      etag: 'given',
      writes: 'transaction',
      handle: async (input, context) => {
        const { home, record: told } = await asked(context, input.body);
        const record = await write(context, { key: crypto.randomUUID(), ...told }, home);
        return json(shown(record), { version: record.version });
      },
    }),
    route({
      id: `change${one}`,
      method: 'PUT',
      path: `${path}/:home/:key`,
      tag,
      summary: `Sửa ${name}: một phiên bản mới, bản cũ vẫn còn`,
      action: 'records.write',
      params,
      body,
      answers: item,
      unit: unitOf,
      etag: 'required',
      writes: 'transaction',
      handle: async (input, context) => {
        const before = await heldForChange(context, input.params);
        expectVersion(context, before.version, shown(before));
        const { home, record: told } = await asked(context, input.body);
        if (home !== before.home)
          throw new Problem('two-homes', 'Không chuyển được sang sổ của tỉnh khác; rút ở đây và thêm ở đơn vị kia.', { field: 'unit' });
        const record = await write(context, { key: before.key, ...told }, before.home);
        return json(shown(record), { version: record.version });
      },
    }),
    route({
      id: `withdraw${one}`,
      method: 'DELETE',
      path: `${path}/:home/:key`,
      tag,
      summary: `Rút ${name}; lịch sử vẫn còn`,
      action: 'records.write',
      params,
      answers: item,
      etag: 'required',
      writes: 'transaction',
      handle: async (input, context) => {
        const before = await heldForChange(context, input.params);
        expectVersion(context, before.version, shown(before));
        const { key: id, unit: unitKey, effectiveOn, data: content } = before;
        const record = await write(context, { key: id, unit: unitKey, effectiveOn, data: content, withdrawn: true }, before.home);
        return json(shown(record), { version: record.version });
      },
    }),
  ];
}
