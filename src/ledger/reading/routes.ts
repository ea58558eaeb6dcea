/** Reading the ledger over HTTP: lines, one entry, sums as of a day, as booked, as known at a time; export; verify. */
import { z } from 'zod';
import { coveredUnits } from '../../access/subtree.ts';
import { currentCatalogue } from '../../catalogue/actions.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { readOrigins } from '../../db/origins.ts';
import { json, named, ofAllUnits, type Route, type RouteContext, route } from '../../db/route.ts';
import type { Day } from '../../kernel/calendar.ts';
import { CSV_MARK, CSV_MIME, csvLine, NDJSON_MIME } from '../../kernel/csv.ts';
import { daySchema } from '../../kernel/day-schema.ts';
import { Problem } from '../../kernel/problem.ts';
import { writeSheet, XLSX_MIME } from '../../records/files.ts';
import { verifyLedger } from '../actions.ts';
import { readCurve } from '../curve/store.ts';
import { EXPORT_COLUMNS, exportRow } from '../export.ts';
import { MONEY_MEASURES, type MoneyMeasure } from '../fold.ts';
import { type EntryLine, type ReadScope, STAGES } from '../model.ts';
import { code, entryPlace, LEDGER_TAG as TAG } from '../schemas.ts';
import { rootsOf, SUM_KEYS_OF, SUMMARY_KEYS, summarise } from '../summary.ts';
import { scopeOf, scopeQuery, unitOf } from './actions.ts';
import { type LinePlace, readAccounts, readChain, readLinesAfter } from './store.ts';

const side = z.object({ unit: z.string(), year: z.int(), stage: z.enum(STAGES) });
const lineSchema = z.object({
  home: z.string(),
  seq: z.int(),
  lineNo: z.int(),
  event: z.string(),
  effectiveOn: z.string(),
  bookedOn: z.string(),
  document: z.string(),
  corrects: z.int().nullable().meta({ description: 'Số bút toán mà bút toán này đảo' }),
  component: z.string(),
  source: z.string(),
  kind: z.string(),
  originYear: z.int(),
  from: side,
  to: side,
  amount: z.int(),
});
const knownSchema = z.object({ at: z.string(), heads: z.array(z.object({ home: z.string(), seq: z.int(), hash: z.string() })) });
const summaryRow = z.object({
  key: z.partialRecord(z.enum(SUMMARY_KEYS), z.union([z.string(), z.int()])),
  ...(Object.fromEntries(MONEY_MEASURES.map((what) => [what, z.int()])) as Record<MoneyMeasure, z.ZodInt>),
});
const curvePoint = z.object({ month: z.string(), disbursed: z.int() });
named({ CurvePoint: curvePoint, Side: side, Line: lineSchema, Known: knownSchema, SummaryRow: summaryRow });
/** Unit key → key of the unit right below the one asked that it belongs to on that day. */
function branchesOf(catalogue: Catalogue, asked: { readonly code: string }, on: Day): ReadonlyMap<string, string> {
  const keys = catalogue.childUnits(asked.code, on).map((child) => catalogue.unitKey(child));
  return new Map(keys.flatMap((branch) => [...coveredUnits(catalogue, branch)].map((key) => [key, branch] as const)));
}

const CURSOR = /^(\d{2}):(\d+):(\d+)$/;
function placeOf(cursor: string | undefined): LinePlace {
  if (cursor === undefined) return { home: '', seq: 0, lineNo: 0 };
  const match = CURSOR.exec(cursor);
  if (!match) throw new Problem('invalid-request', 'Con trỏ trang không đúng; đọc lại từ đầu.', { field: 'cursor' });
  return { home: match[1] ?? '', seq: Number(match[2]), lineNo: Number(match[3]) };
}

export function ledgerReadingRoutes(): Route[] {
  return [
    route({
      id: 'listLines',
      method: 'GET',
      path: '/api/ledger/lines',
      tag: TAG,
      summary: 'Các dòng bút toán của đơn vị và các đơn vị bên dưới, theo thứ tự ghi',
      action: 'facts.read',
      query: z.object({
        ...scopeQuery,
        component: code.optional(),
        document: z.string().min(1).max(500).optional().meta({ description: 'Chỉ các bút toán của văn bản này và các bút toán đảo chúng' }),
        bookedAfter: daySchema.optional().meta({ description: 'Chỉ các dòng ghi sổ sau ngày này: đã thêm sau khi báo cáo' }),
        cursor: z.string().max(60).optional(),
        limit: z.coerce.number().int().min(1).max(1000).default(200),
      }),
      answers: z.object({ items: z.array(lineSchema), next: z.string().nullable() }),
      unit: unitOf,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const catalogue = await currentCatalogue(context.db);
        const scope = await scopeOf(context, query);
        const rows = await readLinesAfter(context.db, scope, placeOf(query.cursor), query.limit + 1, {
          ...(query.component === undefined ? {} : { components: catalogue.componentsUnder(query.component).map((one) => one.code) }),
          ...(query.document === undefined ? {} : { document: query.document }),
          ...(query.bookedAfter === undefined ? {} : { bookedAfter: query.bookedAfter }),
        });
        const items = rows.slice(0, query.limit);
        const last = items.at(-1);
        return json({ items, next: rows.length > items.length && last ? `${last.home}:${last.seq}:${last.lineNo}` : null });
      },
    }),
    route({
      id: 'readEntry',
      method: 'GET',
      path: '/api/ledger/entries/:home/:seq',
      tag: TAG,
      summary: 'Một bút toán: các dòng, mã băm, ô của bảng nhập',
      action: 'facts.read',
      params: entryPlace,
      answers: z.object({
        home: z.string(),
        seq: z.int(),
        event: z.string(),
        effectiveOn: z.string(),
        bookedOn: z.string(),
        recordedAt: z.string(),
        document: z.string(),
        actor: z.string(),
        corrects: z.int().nullable(),
        hash: z.string(),
        origin: z.object({ file: z.string(), sheet: z.string(), cell: z.string() }).nullable(),
        lines: z.array(lineSchema),
      }),
      writes: 'nothing',
      handle: async ({ params }, context) => {
        const [entry] = await readChain(context.db, params.home, params.seq - 1, 1);
        if (!entry) throw new Problem('unknown-entry', `Sổ ${params.home} không có bút toán số ${params.seq}.`);
        const keys = new Set(entry.lines.flatMap((line) => [line.from.unit, line.to.unit]));
        if (![...keys].some((key) => context.caller.may('facts.read', key))) context.caller.require('facts.read', [...keys][0]);
        const [origin] = await readOrigins(context.db, params.home, [params.seq]);
        const { key: _, contentHash: __, ...shown } = entry;
        return json({
          home: params.home,
          ...shown,
          hash: entry.hash,
          origin: origin ? { file: origin.file, sheet: origin.sheet, cell: origin.cell } : null,
        });
      },
    }),
    route({
      id: 'readBalances',
      method: 'GET',
      path: '/api/ledger/balances',
      tag: TAG,
      summary: 'Số dư từng tài khoản của đơn vị và các đơn vị bên dưới',
      action: 'facts.read',
      query: z.object(scopeQuery),
      answers: z.object({
        known: knownSchema,
        items: z.array(
          z.object({
            unit: z.string(),
            component: z.string(),
            source: z.string(),
            kind: z.string(),
            originYear: z.int(),
            execYear: z.int(),
            stage: z.string(),
            amount: z.int(),
          }),
        ),
      }),
      unit: unitOf,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const scope = await scopeOf(context, query);
        return json({ known: scope.known, items: await readAccounts(context.db, scope) });
      },
    }),
    route({
      id: 'readSummary',
      method: 'GET',
      path: '/api/ledger/summary',
      tag: TAG,
      summary: 'Tổng hợp vốn của đơn vị theo một số chiều: giao, phân bổ còn lại, tạm ứng, giải ngân, huỷ, chuyển nguồn',
      action: 'facts.read',
      query: z.object({
        ...scopeQuery,
        by: z
          .string()
          .max(100)
          .default('programme,source,kind')
          .transform((text) => text.split(','))
          .pipe(z.array(z.enum(SUMMARY_KEYS)).min(1).max(SUMMARY_KEYS.length))
          .meta({ description: `Các chiều cách nhau bằng dấu phẩy: ${SUMMARY_KEYS.join(', ')} (branch: đơn vị trực thuộc)` }),
      }),
      answers: z.object({
        known: knownSchema,
        items: z.array(summaryRow),
      }),
      unit: unitOf,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const catalogue = await currentCatalogue(context.db);
        const scope = await scopeOf(context, query);
        const sums = await readAccounts(
          context.db,
          scope,
          query.by.map((key) => SUM_KEYS_OF[key]),
          query.by.includes('component') ? null : rootsOf(catalogue),
        );
        const branches = branchesOf(catalogue, catalogue.unitAsked(query.unit, scope.asOf), scope.asOf);
        return json({ known: scope.known, items: summarise(sums, query.by, catalogue, branches) });
      },
    }),
    route({
      id: 'readCurve',
      method: 'GET',
      path: '/api/ledger/curve',
      tag: TAG,
      summary: 'Giải ngân luỹ kế theo tháng của vốn thực hiện trong một năm, cạnh năm trước',
      action: 'facts.read',
      query: z.object({ ...scopeQuery, year: z.coerce.number().int().min(1990).max(2100) }),
      answers: z.object({ known: knownSchema, year: z.array(curvePoint), lastYear: z.array(curvePoint) }),
      unit: unitOf,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const scope = await scopeOf(context, query);
        return json({
          known: scope.known,
          year: await readCurve(context.db, scope, query.year),
          lastYear: await readCurve(context.db, scope, query.year - 1),
        });
      },
    }),
    route({
      id: 'exportLines',
      method: 'GET',
      path: '/api/ledger/export',
      tag: TAG,
      summary: 'Mọi dòng bút toán, đủ cả; CSV, JSON mỗi dòng một bản ghi, hoặc XLSX',
      action: 'facts.read',
      query: z.object({ ...scopeQuery, format: z.enum(['csv', 'json', 'xlsx']).default('csv') }),
      answers: 'file',
      mime: [CSV_MIME, NDJSON_MIME, XLSX_MIME],
      unit: unitOf,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const scope = await scopeOf(context, query);
        const name = `so-von-${scope.asOf}.${query.format === 'json' ? 'ndjson' : query.format}`;
        if (query.format === 'xlsx') {
          const lines: EntryLine[] = [];
          for await (const run of runs(context, scope)) lines.push(...run);
          return {
            type: 'bytes',
            // Every cell is written as text or number: nothing in it is a formula.
            bytes: await writeSheet('Sổ vốn', [EXPORT_COLUMNS.map(([, title]) => title), ...lines.map(exportRow)]),
            mime: XLSX_MIME,
            name,
          };
        }
        const csv = query.format === 'csv';
        return { type: 'stream', chunks: texts(context, scope, csv), mime: csv ? CSV_MIME : NDJSON_MIME, name };
      },
    }),
    route({
      id: 'verifyLedger',
      method: 'GET',
      path: '/api/ledger/verify',
      tag: TAG,
      summary: 'Kiểm tra chuỗi, số dư và bất biến của mọi sổ',
      action: 'ledger.verify',
      answers: z.object({
        homes: z.array(z.object({ home: z.string(), entries: z.int(), head: z.string() })),
        problems: z.array(z.string()),
      }),
      unit: ofAllUnits,
      writes: 'nothing',
      handle: async (_input, { db }) => {
        const { homes, problems } = await verifyLedger(db);
        return json({ homes, problems: problems.map((problem) => problem.message) });
      },
    }),
  ];
}

const RUN = 10_000;
async function* runs({ db }: RouteContext, scope: ReadScope): AsyncGenerator<EntryLine[]> {
  for (let after: LinePlace = { home: '', seq: 0, lineNo: 0 }; ; ) {
    const lines = await readLinesAfter(db, scope, after, RUN);
    if (lines.length > 0) yield lines;
    const last = lines.at(-1);
    if (lines.length < RUN || !last) return;
    after = last;
  }
}

async function* texts(context: RouteContext, scope: ReadScope, csv: boolean): AsyncGenerator<string> {
  if (csv) yield `${CSV_MARK}${csvLine(EXPORT_COLUMNS.map(([, title]) => title))}`;
  for await (const lines of runs(context, scope))
    yield lines.map((line) => (csv ? csvLine(exportRow(line)) : `${JSON.stringify(line)}\n`)).join('');
}
