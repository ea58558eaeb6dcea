/** mtqg start (npm start): the example's report on disk and on a local page, with the API beside it. */

import { reportPage } from '../http/report-page.ts';
import { readSettings } from '../http/settings.ts';
import { withDatabase } from './database.ts';
import { runDemo } from './demo.ts';
import { type CommandSpec, text } from './options.ts';
import { templateFolders } from './report.ts';
import { firstAccountLine, portOf } from './serve.ts';
import { serverPages } from './web.ts';

export const startCommand: CommandSpec = {
  name: 'start',
  usage: 'start [--dir THƯ_MỤC] [--port 8080]',
  summary: { vi: 'Nạp ví dụ, lập báo cáo, mở trang xem trên máy này', en: 'Example, report, and a local page' },
  options: {
    dir: { type: 'string', help: 'thư mục ghi báo cáo (mặc định: out)' },
    port: { type: 'string', help: 'cổng (mặc định 8080; bận thì lấy cổng kế tiếp)' },
  },
  run: async (context) => {
    const port = portOf(context);
    const { effects } = context;
    const settings = readSettings({ MTQG_LOG_LEVEL: 'warn', ...effects.env });
    const { startServer } = await import('../http/start.ts');
    return withDatabase(context, 'demo', async (database) => {
      const result = await runDemo(database, effects, text(context, 'dir') ?? 'out');
      for (const line of result.lines) effects.out(line);
      const { application, pages } = await serverPages(effects, settings.web, true);
      const server = await startServer({
        database,
        settings,
        host: '127.0.0.1',
        port,
        nextPort: true,
        templates: templateFolders(context),
        now: effects.now,
        pages: (app) => {
          pages(app);
          reportPage({ files: result.files, title: result.document.subject, printed: result.printed, application })(app);
        },
      });
      effects.out('');
      effects.out(`Xem báo cáo: ${server.url}   (Ctrl+C để dừng)`);
      if (server.firstAccount !== null) effects.out(firstAccountLine(server.url, server.firstAccount));
      await effects.stopped;
      await server.close();
      effects.out('Đã dừng.');
      return 0;
    });
  },
};
