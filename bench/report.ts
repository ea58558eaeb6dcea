/** The district's report, warm: reading facts, composing, DOCX + PDF + XLSX, auditing the DOCX. */

import { installShipped, openCatalogue } from '../src/catalogue/actions.ts';
import { EXAMPLE, loadExample } from '../src/cli/example.ts';
import type { Effects } from '../src/cli/options.ts';
import { connect } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import { composeReport, renderReport } from '../src/reports/actions.ts';
import { auditFacts } from '../src/reports/audit-facts.ts';
import { auditReport } from '../src/reports/audit-report.ts';
import { percentiles } from './percentile.ts';
import type { BenchRow } from './row.ts';

const quiet: Effects = {
  out: () => undefined,
  err: () => undefined,
  env: {},
  cwd: () => process.cwd(),
  now: () => new Date().toISOString(),
  randomId: () => 'bench',
  isTerminal: false,
  stopped: new Promise(() => undefined),
};

export async function benchReport(): Promise<BenchRow[]> {
  const database = await connect('pglite:memory');
  try {
    await migrate(database);
    await installShipped(database.db);
    await loadExample(database, quiet);
    const whole: number[] = [];
    const compose: number[] = [];
    const audit: number[] = [];
    const facts = auditFacts((await openCatalogue(database.db)).catalogue.rows);
    for (let run = 0; run < 25; run += 1) {
      const begun = performance.now();
      const document = await composeReport(database.db, EXAMPLE);
      const composed = performance.now();
      const files = await renderReport(document, ['docx', 'pdf', 'xlsx']);
      const rendered = performance.now();
      await auditReport(document, files.find((file) => file.format === 'docx')?.bytes, facts);
      if (run < 5) continue;
      compose.push(composed - begun);
      audit.push(performance.now() - rendered);
      whole.push(performance.now() - begun);
    }
    return [
      { work: 'báo cáo huyện: đọc sổ + lập + DOCX + PDF + XLSX + kiểm tra, khi đã nóng', bar: '≤ 500 ms', measured: percentiles(whole) },
      { work: '— riêng đọc sổ và lập', bar: '', measured: percentiles(compose) },
      { work: '— riêng kiểm tra DOCX vừa lập', bar: '', measured: percentiles(audit) },
    ];
  } finally {
    await database.close();
  }
}
