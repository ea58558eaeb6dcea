/** mtqg report NAME --unit CODE --period P --out DIR */
import { resolve } from 'node:path';
import type { AuditResult } from '../audit/model.ts';
import { openCatalogue } from '../catalogue/actions.ts';
import { parseDay } from '../kernel/calendar.ts';
import { type Document, placesOf } from '../kernel/document.ts';
import { Problem } from '../kernel/problem.ts';
import { composeReport, FORMATS, parseFormats, renderReport } from '../reports/actions.ts';
import { auditFacts } from '../reports/audit-facts.ts';
import { auditReport } from '../reports/audit-report.ts';
import { templateNames } from '../reports/files.ts';
import { withDatabase } from './database.ts';
import { type CommandSpec, type Context, required, text } from './options.ts';
import { type WrittenFile, writeFindings, writeReport } from './output.ts';

export const reportCommand: CommandSpec = {
  name: 'report',
  usage:
    'report MẪU --unit MÃ --period 2023-H1 --out THƯ_MỤC [--as-of NGÀY] [--booked NGÀY] [--known-at THỜI_ĐIỂM] [--format docx,pdf,xlsx,html,md]',
  summary: { vi: 'Lập báo cáo từ sổ', en: 'Compose a report from the ledger' },
  options: {
    unit: { type: 'string', help: 'mã hoặc tên đơn vị' },
    period: { type: 'string', help: 'kỳ báo cáo: 2023-H1, 2023-H2, 2023, 2023-Q1, 2023-M05' },
    'as-of': { type: 'string', help: 'số liệu đến ngày (mặc định: ngày chốt của kỳ)' },
    booked: { type: 'string', help: 'chỉ lấy bút toán ghi sổ đến ngày' },
    'known-at': { type: 'string', help: 'như đã biết tại thời điểm (ISO, ví dụ 2023-07-05T17:00:00+07:00)' },
    out: { type: 'string', help: 'thư mục ghi tệp (mặc định: out)' },
    format: { type: 'string', help: `định dạng, cách nhau dấu phẩy (mặc định: ${FORMATS.join(',')})` },
    number: { type: 'string', help: 'số văn bản, khi đã có' },
    'signed-on': { type: 'string', help: 'ngày ký, khi đã có' },
  },
  run: async (context) => {
    const name = context.args[0];
    if (name === undefined)
      throw new Problem(
        'invalid-usage',
        `Chưa có tên mẫu báo cáo; có: ${(await templateNames(templateFolders(context))).join(', ')}. Ví dụ: mtqg report bao-cao-6-thang --unit 614 --period 2023-H1 --out out.`,
      );
    const formats = parseFormats(text(context, 'format') ?? FORMATS.join(','));
    const { document, facts } = await withDatabase(context, 'read', async ({ db }) => ({
      document: await composeReport(db, { report: name, ...requestOf(context), templates: templateFolders(context) }),
      facts: auditFacts((await openCatalogue(db)).catalogue.rows),
    }));
    const folder = text(context, 'out') ?? 'out';
    const rendered = await renderReport(document, formats);
    const audited = await auditReport(document, rendered.find((file) => file.format === 'docx')?.bytes, facts);
    const files = await writeReport(context.effects, folder, rendered);
    const findings = await writeFindings(context.effects, folder, audited);
    if (context.json) context.effects.out(JSON.stringify(reportJson([...files, ...findings.files], document, audited.result), null, 2));
    else {
      for (const file of files) context.effects.out(`${file.format.padEnd(5)} ${file.path}`);
      for (const line of findings.lines) context.effects.err(line);
    }
    return audited.result.summary.errors > 0 ? 1 : 0;
  },
};

export function templateFolders(context: Context): string[] {
  const folder = context.effects.env['MTQG_TEMPLATES'];
  return folder === undefined || folder === '' ? [] : [resolve(context.effects.cwd(), folder)];
}

export function requestOf(context: Context) {
  const asOf = text(context, 'as-of');
  const booked = text(context, 'booked');
  const knownAt = text(context, 'known-at');
  const signedOn = text(context, 'signed-on');
  if (knownAt !== undefined && !/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/.test(knownAt)) {
    throw new Problem('invalid-date', `Thời điểm “${knownAt}” không đúng dạng; viết 2023-07-05T17:00:00+07:00.`);
  }
  return {
    unit: required(context, 'unit', 'mã hoặc tên đơn vị, ví dụ --unit 614'),
    period: required(context, 'period', 'kỳ báo cáo, ví dụ --period 2023-H1'),
    ...(asOf === undefined ? {} : { asOf: parseDay(asOf) }),
    ...(booked === undefined ? {} : { booked: parseDay(booked) }),
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(signedOn === undefined ? {} : { signedOn: parseDay(signedOn) }),
    number: text(context, 'number') ?? '',
  };
}

/** The fixed JSON of `demo` and `report`. */
export function reportJson(files: readonly WrittenFile[], document: Document, audit: AuditResult): Record<string, unknown> {
  const printed = new Map<string, string>();
  for (const place of placesOf(document)) if (!printed.has(place.figure)) printed.set(place.figure, place.printed);
  return {
    schemaVersion: 1,
    files,
    audit: { summary: audit.summary, findings: audit.findings.filter((finding) => finding.severity !== 'note') },
    figures: document.figures
      .filter((figure) => printed.has(figure.id))
      .map(({ id, label, query, unit, period, value }) => ({
        id,
        label,
        query,
        unit,
        period,
        ...(value.type === 'money'
          ? { dong: value.dong }
          : value.type === 'ratio'
            ? { ratio: [value.numerator, value.denominator] }
            : { value: value.value }),
        printed: printed.get(id),
      })),
  };
}
