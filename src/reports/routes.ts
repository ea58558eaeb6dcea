/** Reports, figures, rules and checks of files over HTTP. */
import { z } from 'zod';
import { coveredUnits } from '../access/subtree.ts';
import type { AuditedFile, AuditFileOptions } from '../audit/audit-file.ts';
import { toAnnotatedDocx } from '../audit/formats/docx.ts';
import { toHtml } from '../audit/formats/html.ts';
import { toSarif } from '../audit/formats/sarif.ts';
import { currentCatalogue } from '../catalogue/actions.ts';
import { json, named, type Route, type RouteContext, route } from '../db/route.ts';
import type { Day } from '../kernel/calendar.ts';
import { daySchema } from '../kernel/day-schema.ts';
import { parsePeriod } from '../kernel/period.ts';
import { Problem } from '../kernel/problem.ts';
import { RULE_GROUPS, runRules } from '../rules/rules.ts';
import * as actions from './actions.ts';
import { auditFacts } from './audit-facts.ts';
import { auditReport } from './audit-report.ts';
import { blockSchema, documentSchema, figureShape, findingSchema, inlineSchema, tableSchema, valueSchema } from './document-schema.ts';
import { answer, figureOf } from './evaluate.ts';
import { templateNames } from './files.ts';
import { printValue } from './printed.ts';
import { figureId, parseQuery } from './query.ts';
import { blocksOfText, WRITTEN } from './sections.ts';
import { type Snapshot, sameValue } from './snapshots.ts';
import { readFacts, readRuleInput, readSnapshot, readSnapshots } from './store.ts';

const TAG = 'Báo cáo';
const CHECKS = 'Rà soát, đối chiếu';
const unit = z.string().min(1).max(100).meta({ description: 'Mã hoặc tên đơn vị' });
const period = z.string().min(4).max(20).meta({ description: '2023-H1, 2023-H2, 2023, 2023-Q1, 2023-M05' });
const name = z.string().trim().min(1).max(200);
const asked = {
  unit,
  period,
  asOf: daySchema.optional().meta({ description: 'Số liệu đến ngày; mặc định ngày chốt của kỳ' }),
  booked: daySchema.optional(),
  knownAt: z.iso.datetime({ offset: true }).optional(),
};
interface Asked {
  readonly unit: string;
  readonly period: string;
  readonly asOf?: Day | undefined;
  readonly booked?: Day | undefined;
  readonly knownAt?: string | undefined;
}
const format = z.enum(actions.FORMATS);
const show = z.enum(['true', 'false']).default('false').meta({ description: 'Mở ngay trong trình duyệt thay vì tải về (chỉ html)' });
const figureSchema = z.object({
  ...figureShape,
  printed: z.string(),
  changedSinceApproved: z.object({ snapshot: z.string(), approvedAt: z.string(), approved: valueSchema }).nullable(),
});
const snapshotSchema = z.object({
  id: z.string(),
  report: z.string(),
  unit: z.string(),
  period: z.string(),
  sha256: z.string(),
  knownAt: z.string(),
  approvedBy: z.string(),
  approvedAt: z.string(),
  issue: z.object({ number: z.string(), signedOn: z.string(), sha256: z.string(), issuedBy: z.string(), issuedAt: z.string() }).nullable(),
});
const sectionSchema = z.object({
  block: z.int().nullable(),
  level: z.int(),
  title: z.string(),
  takes: z.array(z.object({ list: z.enum(WRITTEN), of: z.string() })),
});
named({
  Value: valueSchema,
  Figure: figureSchema,
  Snapshot: snapshotSchema,
  Finding: findingSchema,
  Section: sectionSchema,
  Inline: inlineSchema,
  Table: tableSchema,
  Block: blockSchema,
  Document: documentSchema,
});
const id = z.object({ id: z.string().min(1).max(100) });
const MIME: Readonly<Record<actions.Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
};

export interface ReportRoutesOptions {
  /** Folders of an office's own templates. */
  readonly templates: readonly string[];
  /** Audits one file away from the requests of others. @throws Problem */
  readonly audit: (name: string, bytes: Uint8Array, options: AuditFileOptions) => Promise<AuditedFile>;
  readonly version: string;
}

/** The last day of a period's figures, as its code says. @throws Problem invalid-period */
const endOf = (code: string | undefined) => (code === undefined ? undefined : parsePeriod(code).dataTo);

const request = ({ unit: of, period: when, asOf, booked, knownAt }: Asked) => ({
  unit: of,
  period: when,
  ...(asOf === undefined ? {} : { asOf }),
  ...(booked === undefined ? {} : { booked }),
  ...(knownAt === undefined ? {} : { knownAt }),
});

/** The unit of a report is understood on the day its figures go to; a unit that has ended since still has its reports. */
async function requireUnit(context: RouteContext, query: Asked, action = 'facts.read'): Promise<string> {
  const catalogue = await currentCatalogue(context.db);
  const on = query.asOf ?? catalogue.period(query.period).dataTo;
  const key = catalogue.unitKey(catalogue.unitAsked(query.unit, on));
  context.caller.require(action, key);
  return key;
}

export function reportRoutes(options: ReportRoutesOptions): Route[] {
  return [...composing(options), ...snapshots(options), ...checking(options)];
}

function composing({ templates }: ReportRoutesOptions): Route[] {
  return [
    route({
      id: 'listTemplates',
      method: 'GET',
      path: '/api/reports/templates',
      tag: TAG,
      summary: 'Các mẫu báo cáo',
      action: 'catalogue.read',
      answers: z.object({ items: z.array(z.string()) }),
      writes: 'nothing',
      handle: async () => json({ items: await templateNames(templates) }),
    }),
    route({
      id: 'readFigure',
      method: 'GET',
      path: '/api/figures',
      tag: TAG,
      summary: 'Một số liệu theo câu hỏi, bút toán và văn bản phía sau nó, và nó có khác với báo cáo đã duyệt không',
      action: 'facts.read',
      query: z.object({
        ...asked,
        query: z.string().min(1).max(500).meta({ description: 'plan programme=NTM source=NSTW; disbursed / plan' }),
      }),
      answers: figureSchema,
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const key = await requireUnit(context, query);
        const facts = await readFacts(context.db, request(query));
        const parsed = parseQuery(query.query);
        const figure = figureOf(facts, facts.unit, parsed, answer(facts, facts.unit, parsed));
        const approved = await actions.approvedFigure(
          context.db,
          key,
          facts.period.code,
          figureId(parsed, facts.unit.code, facts.period.code),
        );
        const changed = approved && !sameValue(approved.value, figure.value);
        return json({
          ...figure,
          printed: printValue(figure.value, { scale: 1_000_000, decimals: null, format: 'plain' }),
          changedSinceApproved: changed
            ? { snapshot: approved.snapshot.id, approvedAt: approved.snapshot.approvedAt, approved: approved.value }
            : null,
        });
      },
    }),
    route({
      id: 'composeReport',
      method: 'GET',
      path: '/api/reports/:report/document',
      tag: TAG,
      summary: 'Báo cáo như sổ hiện nay: mọi số liệu và kết quả rà soát của chính nó',
      action: 'facts.read',
      params: z.object({ report: name }),
      query: z.object(asked),
      answers: z.object({
        document: documentSchema,
        sections: z.array(sectionSchema),
        audit: z.object({
          summary: z.record(z.string(), z.unknown()),
          /** `at`: the block of the document it is about; null for letterhead, footnotes, annexes, the whole. */
          findings: z.array(findingSchema.extend({ at: z.int().nullable() })),
        }),
      }),
      writes: 'nothing',
      handle: async ({ params, query }, context) => {
        await requireUnit(context, query);
        const asked = { report: params.report, ...request(query), templates };
        const { document, sections } = await actions.composeSections(context.db, asked);
        const { result, source } = await auditReport(document, undefined, auditFacts((await currentCatalogue(context.db)).rows));
        const blocks = blocksOfText(document, source);
        const findings = result.findings.map((one) => ({ ...one, at: blocks.get(one.quotes[0]?.block ?? -1) ?? null }));
        return json({ document, sections, audit: { summary: result.summary, findings } });
      },
    }),
    route({
      id: 'downloadReport',
      method: 'GET',
      path: '/api/reports/:report/file',
      tag: TAG,
      summary: 'Báo cáo như sổ hiện nay, dạng Word, PDF, bảng tính, trang web hoặc Markdown',
      action: 'facts.read',
      params: z.object({ report: name }),
      query: z.object({ ...asked, format, show }),
      answers: 'file',
      mime: Object.values(MIME),
      writes: 'nothing',
      handle: async ({ params, query }, context) => {
        await requireUnit(context, query);
        const document = await actions.composeReport(context.db, { report: params.report, ...request(query), templates });
        return fileOf(document, query);
      },
    }),
    route({
      id: 'runRules',
      method: 'GET',
      path: '/api/rules',
      tag: CHECKS,
      summary: 'Kiểm tra số liệu của một đơn vị và kỳ theo các quy tắc',
      action: 'facts.read',
      query: z.object(asked),
      answers: z.object({
        items: z.array(
          z.object({
            rule: z.string(),
            title: z.string(),
            group: z.string(),
            explain: z.string(),
            remedy: z.string(),
            severity: z.string(),
            legalRef: z.string(),
            confidence: z.string(),
            verdict: z.enum(['holds', 'fails', 'cannot-check']),
            reason: z.string(),
            findings: z.array(findingSchema),
          }),
        ),
      }),
      writes: 'nothing',
      handle: async ({ query }, context) => {
        await requireUnit(context, query);
        const items = runRules(await readRuleInput(context.db, request(query))).map(({ rule, outcome }) => ({
          rule: rule.id,
          title: rule.title,
          group: Object.entries(RULE_GROUPS).find(([, rules]) => rules.includes(rule))?.[0] ?? '',
          explain: rule.explain,
          remedy: rule.remedy,
          severity: rule.severity,
          legalRef: rule.legalRef,
          confidence: rule.confidence,
          verdict: outcome.verdict,
          reason: outcome.verdict === 'cannot-check' ? outcome.reason : '',
          findings: outcome.verdict === 'fails' ? outcome.findings : [],
        }));
        return json({ items });
      },
    }),
  ];
}

async function fileOf(
  document: Parameters<typeof actions.renderReport>[0],
  { format: wanted, show: shown }: { format: actions.Format; show: 'true' | 'false' },
) {
  const [file] = await actions.renderReport(document, [wanted]);
  if (!file) throw new Problem('no-data', 'Báo cáo này không có phụ lục dạng bảng tính.', { field: 'format' });
  return { type: 'bytes' as const, bytes: file.bytes, mime: MIME[wanted], name: file.name, shown: shown === 'true' && wanted === 'html' };
}

async function snapshotFor(context: RouteContext, wanted: string, action = 'facts.read'): Promise<Snapshot> {
  const snapshot = await readSnapshot(context.db, wanted);
  if (!snapshot) throw new Problem('not-found', 'Không có báo cáo đã duyệt này.');
  context.caller.require(action, snapshot.unit);
  return snapshot;
}

function snapshots({ templates }: ReportRoutesOptions): Route[] {
  return [
    route({
      id: 'listSnapshots',
      method: 'GET',
      path: '/api/snapshots',
      tag: TAG,
      summary: 'Báo cáo đã duyệt, đã ban hành của đơn vị và các đơn vị bên dưới',
      action: 'facts.read',
      query: z.object({ unit, period: period.optional(), on: daySchema.optional() }),
      answers: z.object({ items: z.array(snapshotSchema) }),
      unit: ({ query }) => ({ unit: query.unit, on: query.on ?? endOf(query.period) }),
      writes: 'nothing',
      handle: async ({ query }, context) => {
        const catalogue = await currentCatalogue(context.db);
        const root = catalogue.unitKey(catalogue.unitAsked(query.unit, query.on ?? endOf(query.period) ?? context.today));
        return json({ items: await readSnapshots(context.db, [...coveredUnits(catalogue, root)], query.period ?? null) });
      },
    }),
    route({
      id: 'approveReport',
      method: 'POST',
      path: '/api/snapshots',
      tag: TAG,
      summary: 'Duyệt báo cáo: đóng băng mọi số liệu với mã băm',
      action: 'report.approve',
      body: z.strictObject({ report: name, unit, period, asOf: daySchema.optional() }),
      answers: snapshotSchema,
      status: 201,
      writes: 'transaction',
      handle: async ({ body }, context) => {
        await requireUnit(context, body, 'report.approve');
        const snapshot = await actions.approveReport(
          context.db,
          { report: body.report, ...request(body), templates },
          context.caller.account,
          crypto.randomUUID(),
        );
        context.note(`báo cáo ${snapshot.id}`, { sha256: snapshot.sha256 });
        return json(snapshot);
      },
    }),
    route({
      id: 'readSnapshot',
      method: 'GET',
      path: '/api/snapshots/:id',
      tag: TAG,
      summary: 'Một báo cáo đã duyệt: ai, lúc nào, mã băm, toàn văn',
      action: 'facts.read',
      params: id,
      answers: snapshotSchema.extend({ document: documentSchema }),
      writes: 'nothing',
      handle: async ({ params }, context) => {
        const snapshot = await snapshotFor(context, params.id);
        return json({ ...snapshot, document: await actions.frozenDocument(context.db, params.id) });
      },
    }),
    route({
      id: 'downloadSnapshot',
      method: 'GET',
      path: '/api/snapshots/:id/file',
      tag: TAG,
      summary: 'Báo cáo đã duyệt hoặc đã ban hành, đúng như lúc đó',
      action: 'facts.read',
      params: id,
      query: z.object({ format, show }),
      answers: 'file',
      mime: Object.values(MIME),
      keepsReads: true,
      writes: 'nothing',
      handle: async ({ params, query }, context) => {
        await snapshotFor(context, params.id);
        context.note(`báo cáo ${params.id}`, { format: query.format });
        return fileOf(await actions.frozenDocument(context.db, params.id), query);
      },
    }),
    route({
      id: 'snapshotChanges',
      method: 'GET',
      path: '/api/snapshots/:id/changes',
      tag: TAG,
      summary: 'Số liệu đã thay đổi từ khi duyệt',
      action: 'facts.read',
      params: id,
      answers: z.object({
        items: z.array(
          z.object({ id: z.string(), label: z.string(), query: z.string(), approved: valueSchema, now: valueSchema.nullable() }),
        ),
      }),
      writes: 'nothing',
      handle: async ({ params }, context) => {
        await snapshotFor(context, params.id);
        return json({ items: await actions.snapshotChanges(context.db, params.id) });
      },
    }),
    route({
      id: 'issueReport',
      method: 'POST',
      path: '/api/snapshots/:id/issue',
      tag: TAG,
      summary: 'Ban hành báo cáo đã duyệt: ghi số và ngày ký',
      action: 'report.approve',
      params: id,
      body: z.strictObject({
        number: z
          .string()
          .trim()
          .regex(/^\d{1,6}$/, 'số văn bản gồm 1 đến 6 chữ số'),
        signedOn: daySchema,
      }),
      answers: snapshotSchema,
      status: 201,
      writes: 'transaction',
      handle: async ({ params, body }, context) => {
        await snapshotFor(context, params.id, 'report.approve');
        if (body.signedOn > context.today) throw new Problem('invalid-value', 'Ngày ký sau hôm nay.', { field: 'signedOn' });
        context.note(`báo cáo ${params.id}`, body);
        return json(await actions.issueReport(context.db, params.id, body.number, body.signedOn, context.caller.account));
      },
    }),
  ];
}

function checking({ audit, version }: ReportRoutesOptions): Route[] {
  return [
    route({
      id: 'auditFile',
      method: 'POST',
      path: '/api/audit',
      tag: CHECKS,
      summary: 'Rà soát một báo cáo bất kỳ (docx, pdf, md, txt, xlsx): số liệu, ngày, viện dẫn, thể thức; không lưu tệp',
      action: 'audit.run',
      query: z.object({
        name,
        format: z.enum(['json', 'sarif', 'html', 'docx']).default('json'),
        withText: z.enum(['true', 'false']).default('false'),
      }),
      body: 'bytes',
      answers: 'file',
      mime: ['application/json; charset=utf-8', 'application/sarif+json', MIME.html, MIME.docx],
      writes: 'nothing',
      handle: async ({ query, body }, context) => {
        const bytes = fileBytes(body, query.name);
        const facts = auditFacts((await currentCatalogue(context.db)).rows);
        const { result, source } = await audit(query.name, bytes, { facts, withText: query.withText === 'true' });
        const text = (content: string, mime: string) => ({
          type: 'bytes' as const,
          bytes: new TextEncoder().encode(content),
          mime,
          name: `${query.name}.${query.format}`,
        });
        if (query.format === 'sarif')
          return text(JSON.stringify(toSarif([{ result, text: source.text }], [], version)), 'application/sarif+json');
        if (query.format === 'html') return text(toHtml(result, source), 'text/html; charset=utf-8');
        if (query.format === 'docx')
          return {
            type: 'bytes',
            bytes: toAnnotatedDocx(bytes, source, result.findings, context.now),
            mime: MIME.docx,
            name: `${query.name}-ra-soat.docx`,
          };
        return text(JSON.stringify(result), 'application/json; charset=utf-8');
      },
    }),
    route({
      id: 'verifyFile',
      method: 'POST',
      path: '/api/verify',
      tag: CHECKS,
      summary: 'Đối chiếu từng số liệu của báo cáo do mtqg lập (docx, pdf, tsv) với sổ hoặc với lúc lập',
      action: 'facts.check',
      query: z.object({ name, snapshot: z.enum(['true', 'false']).default('false') }),
      body: 'bytes',
      answers: z.object({
        agree: z.int(),
        differ: z.array(z.object({ id: z.string(), label: z.string(), printed: z.string(), ledger: z.string() })),
        missing: z.array(z.object({ id: z.string(), label: z.string(), printed: z.string() })),
        unknown: z.array(z.object({ id: z.string(), printed: z.string() })),
      }),
      writes: 'nothing',
      handle: async ({ query, body }, { db, caller }) => {
        const file = { name: query.name, bytes: fileBytes(body, query.name) };
        // The file names the units: what the ledger says of them goes only to those who may read it.
        const mayRead: NonNullable<actions.VerifyOptions['mayRead']> = (of, catalogue) =>
          caller.require('facts.read', catalogue.unitKey(of));
        return json(await actions.verifyFile(db, file, { snapshot: query.snapshot === 'true', mayRead }));
      },
    }),
  ];
}

function fileBytes(body: unknown, file: string): Uint8Array {
  if (body instanceof Uint8Array && body.length > 0) return new Uint8Array(body);
  throw new Problem('empty-file', 'Chưa có nội dung tệp; gửi tệp làm nội dung yêu cầu (application/octet-stream).', { file });
}
