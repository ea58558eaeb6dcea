/**
 * npm run bench: the rows of docs/performance.md, as a table. Performance is never judged in a timed test.
 *   node bench/run.ts            all rows
 *   node bench/run.ts report     one row (start | report | audit | import | server | web)
 */
import { cpus, totalmem } from 'node:os';
import { benchAudit } from './audit.ts';
import { benchImport } from './import.ts';
import { benchReport } from './report.ts';
import type { BenchRow } from './row.ts';
import { benchServer } from './server.ts';
import { benchStart } from './start.ts';
import { benchWeb } from './web.ts';

const BENCHES: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  start: benchStart,
  report: benchReport,
  audit: benchAudit,
  import: benchImport,
  server: benchServer,
  web: benchWeb,
};

const wanted = process.argv.slice(2);
const rows: BenchRow[] = [];
for (const [name, run] of Object.entries(BENCHES)) if (wanted.length === 0 || wanted.includes(name)) rows.push(...(await run()));
console.log(`Máy: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`);
console.log('| việc | mức phải đạt | đo được |\n|---|---|---|');
for (const row of rows) console.log(`| ${row.work} | ${row.bar} | ${row.measured} |`);
