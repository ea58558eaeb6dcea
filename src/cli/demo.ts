/** mtqg demo [--dir DIR]: the example loaded, checked, its report written, and the printed figures of 2023 compared. */
import type { AuditResult } from '../audit/model.ts';
import { openCatalogue } from '../catalogue/actions.ts';
import type { Database } from '../db/connect.ts';
import type { Document } from '../kernel/document.ts';
import { Problems } from '../kernel/problem.ts';
import { verifyLedger } from '../ledger/actions.ts';
import { composeReport, FORMATS, renderReport, verifyFile } from '../reports/actions.ts';
import { auditFacts } from '../reports/audit-facts.ts';
import { auditReport } from '../reports/audit-report.ts';
import type { VerifyResult } from '../reports/verify.ts';
import { withDatabase } from './database.ts';
import { EXAMPLE, examplePrinted, loadExample } from './example.ts';
import { type CommandSpec, type Effects, text } from './options.ts';
import { type WrittenFile, writeFindings, writeReport } from './output.ts';
import { reportJson } from './report.ts';

export interface DemoResult {
  readonly document: Document;
  readonly files: readonly WrittenFile[];
  readonly printed: VerifyResult;
  readonly audit: AuditResult;
  readonly lines: readonly string[];
}

export const demoCommand: CommandSpec = {
  name: 'demo',
  usage: 'demo [--dir THƯ_MỤC]',
  summary: { vi: 'Nạp ví dụ Kon Rẫy, kiểm tra, lập báo cáo', en: 'Load the Kon Rẫy example, check it, write its report' },
  options: { dir: { type: 'string', help: 'thư mục ghi báo cáo (mặc định: out)' } },
  run: async (context) => {
    const result = await withDatabase(context, 'demo', (database) => runDemo(database, context.effects, text(context, 'dir') ?? 'out'));
    if (context.json) context.effects.out(JSON.stringify(reportJson(result.files, result.document, result.audit), null, 2));
    else for (const line of result.lines) context.effects.out(line);
    return result.audit.summary.errors > 0 ? 1 : 0;
  },
};

/** @throws Problem foreign-database; Problems chain-broken */
export async function runDemo(database: Database, effects: Effects, folder: string): Promise<DemoResult> {
  const state = await loadExample(database, effects);
  const check = await verifyLedger(database.db);
  if (check.problems.length > 0) throw new Problems(check.problems);
  const document = await composeReport(database.db, EXAMPLE);
  const rendered = await renderReport(document, FORMATS);
  const facts = auditFacts((await openCatalogue(database.db)).catalogue.rows);
  const audited = await auditReport(document, rendered.find((file) => file.format === 'docx')?.bytes, facts);
  const written = await writeReport(effects, folder, rendered);
  const findings = await writeFindings(effects, folder, audited);
  const files = [...written, ...findings.files];
  const { summary } = audited.result;
  const printed = await verifyFile(database.db, await examplePrinted(), { snapshot: false });
  const entries = check.homes.reduce((total, home) => total + home.entries, 0);
  const lines = [
    state.loaded
      ? `Đã nạp ví dụ Kon Rẫy: ${entries} bút toán; chuỗi và số dư đều đúng.`
      : `Dùng lại ví dụ đã nạp: ${entries} bút toán; chuỗi và số dư đều đúng.`,
    ...(state.notice === '' ? [] : [state.notice]),
    '',
    'Báo cáo và phụ lục:',
    ...files.map((file) => `  ${file.format.padEnd(5)} ${file.path}`),
    '',
    `Kiểm tra báo cáo vừa lập: ${summary.errors} lỗi, ${summary.warnings} cảnh báo; ${summary.relationsHeld}/${summary.relationsChecked} quan hệ giữa ${summary.figures} số liệu đúng.`,
    ...findings.lines,
    '',
    `Số liệu in năm 2023 khác với sổ (${printed.differ.length}/${printed.differ.length + printed.agree}):`,
    ...printed.differ.map((one) => `  ${one.label}: đã in ${one.printed}, theo sổ ${one.ledger}`),
    ...printed.unknown.map((one) => `  không đối chiếu được: ${one.printed}`),
  ];
  return { document, files, printed, audit: audited.result, lines };
}
