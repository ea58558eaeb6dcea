/**
 * npm run bench: the rows of docs/performance.md, as a table. Performance is never judged in a timed test.
 *   node bench/run.ts            all rows but scale
 *   node bench/run.ts report     one row (start | report | audit | import | server | web | scale)
 */
import { cpus, totalmem } from 'node:os';
import { benchAudit } from './audit.ts';
import { benchImport } from './import.ts';
import { benchReport } from './report.ts';
import type { BenchRow } from './row.ts';
import { benchScale } from './scale.ts';
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
  scale: benchScale,
};
/** Too long and too large to run unasked. */
const ONLY_BY_NAME = ['scale'];

const wanted = process.argv.slice(2);
const rows: BenchRow[] = [];
for (const [name, run] of Object.entries(BENCHES))
  if (wanted.length === 0 ? !ONLY_BY_NAME.includes(name) : wanted.includes(name)) rows.push(...(await run()));
console.log(`Máy: ${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`);
console.log('| việc | mức phải đạt | đo được |\n|---|---|---|');
for (const row of rows) console.log(`| ${row.work} | ${row.bar} | ${row.measured} |`);
