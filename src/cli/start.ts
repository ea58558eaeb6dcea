/** mtqg start (npm start): the example's report on disk and on a local page. */

import { serveReport } from '../http/report-page.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { withDatabase } from './database.ts';
import { runDemo } from './demo.ts';
import { type CommandSpec, text } from './options.ts';

export const startCommand: CommandSpec = {
  name: 'start',
  usage: 'start [--dir THƯ_MỤC] [--port 8080]',
  summary: { vi: 'Nạp ví dụ, lập báo cáo, mở trang xem trên máy này', en: 'Example, report, and a local page' },
  options: {
    dir: { type: 'string', help: 'thư mục ghi báo cáo (mặc định: out)' },
    port: { type: 'string', help: 'cổng (mặc định 8080; bận thì lấy cổng kế tiếp)' },
  },
  run: async (context) => {
    const port = Number(text(context, 'port') ?? '8080');
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Problem('invalid-usage', `Cổng “${text(context, 'port')}” không đúng; dùng số từ 1 đến 65535.`);
    const { effects } = context;
    const result = await withDatabase(context, 'demo', (database) => runDemo(database, effects, text(context, 'dir') ?? 'out'));
    for (const line of result.lines) effects.out(line);
    const page = await serveReport(
      {
        files: result.files,
        title: result.document.subject,
        printed: result.printed,
        version: sha256Hex(result.files.map((file) => file.sha256).join()).slice(0, 16),
      },
      port,
    );
    effects.out('');
    effects.out(`Xem báo cáo: ${page.url}   (Ctrl+C để dừng)`);
    await effects.stopped;
    await page.close();
    effects.out('Đã dừng.');
    return 0;
  },
};
