/** mtqg doctor: what is wrong with this installation, each with its remedy. */
import { createServer } from 'node:net';
import { hasAccounts } from '../access/store.ts';
import { hidePassword } from '../db/connect.ts';
import { readSettings, type ServerSettings } from '../http/settings.ts';
import { verifyLedger } from '../ledger/actions.ts';
import { databaseUrl, withDatabase } from './database.ts';
import type { CommandSpec, Context } from './options.ts';
import { problemsOf } from './output.ts';
import { portOf } from './serve.ts';

interface Check {
  readonly name: string;
  readonly state: 'ok' | 'warning' | 'error';
  readonly message: string;
}

export const doctorCommand: CommandSpec = {
  name: 'doctor',
  usage: 'doctor [--port 8080]',
  summary: { vi: 'Kiểm tra cấu hình, cơ sở dữ liệu, cổng; nói chỗ sai và cách sửa', en: 'Say what is wrong with the installation' },
  options: { port: { type: 'string', help: 'cổng mà máy chủ sẽ dùng (mặc định 8080)' } },
  run: async (context) => {
    const checks = [...environment(context), ...(await database(context)), await port(context)];
    const failed = checks.some((check) => check.state === 'error');
    if (context.json) context.effects.out(JSON.stringify({ schemaVersion: 1, checks }, null, 2));
    else
      for (const { name, state, message } of checks)
        context.effects.out(`${{ ok: 'tốt ', warning: 'CHÚ Ý', error: 'LỖI ' }[state]}  ${name}: ${message}`);
    return failed ? 1 : 0;
  },
};

function environment(context: Context): Check[] {
  let settings: ServerSettings;
  try {
    settings = readSettings(context.effects.env);
  } catch (error) {
    const problems = problemsOf(error);
    if (!problems) throw error;
    return problems.map(({ message }) => ({ name: 'cấu hình', state: 'error', message }));
  }
  const checks: Check[] = [{ name: 'cấu hình', state: 'ok', message: 'các biến MTQG_… đúng' }];
  const warn = (message: string) => void checks.push({ name: 'cấu hình', state: 'warning', message });
  if (settings.baseUrl === null) warn('chưa đặt MTQG_BASE_URL; cần khi người dùng mở từ máy khác (https://…).');
  else if (settings.baseUrl.startsWith('http:') && !/\/\/(localhost|127\.)/.test(settings.baseUrl))
    warn(`MTQG_BASE_URL là ${settings.baseUrl}: không mã hoá, mật khẩu đi trần qua mạng; đặt sau một proxy https.`);
  if (settings.secret === null) warn('chưa đặt MTQG_SECRET; khoá ký phiên nằm trong cơ sở dữ liệu và trong bản sao lưu.');
  if (settings.smtp === null) warn('chưa đặt MTQG_SMTP_URL; nhắc nộp báo cáo chỉ hiện trong hệ thống.');
  return checks;
}

async function database(context: Context): Promise<Check[]> {
  const { url } = databaseUrl(context, 'read');
  const name = `cơ sở dữ liệu ${hidePassword(url)}`;
  try {
    return await withDatabase({ ...context, json: true }, 'read', async ({ db, engine }) => {
      const { homes, problems } = await verifyLedger(db);
      const checks: Check[] = problems.map(({ message }) => ({ name: 'sổ', state: 'error', message }));
      const entries = homes.reduce((total, home) => total + home.entries, 0);
      if (problems.length === 0)
        checks.push({ name, state: 'ok', message: `mở được, đúng phiên bản; ${entries} bút toán, chuỗi và số dư đúng` });
      if (engine === 'pglite')
        checks.push({
          name,
          state: 'warning',
          message: 'PGlite ghi không chờ đĩa: mất điện có thể mất dữ liệu; cơ quan nên dùng PostgreSQL 15 trở lên.',
        });
      if (!(await hasAccounts(db)))
        checks.push({
          name: 'tài khoản',
          state: 'warning',
          message: 'chưa có tài khoản nào; mtqg account create, hoặc đường dẫn in ra khi mtqg serve chạy.',
        });
      return checks;
    });
  } catch (error) {
    const problems = problemsOf(error);
    if (!problems) throw error;
    return problems.map(({ message }) => ({ name, state: 'error', message }));
  }
}

async function port(context: Context): Promise<Check> {
  const wanted = portOf(context);
  const code = await new Promise<string>((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'lỗi'));
    server.listen(wanted, '127.0.0.1', () => server.close(() => resolve('')));
  });
  return code === ''
    ? { name: `cổng ${wanted}`, state: 'ok', message: 'dùng được' }
    : {
        name: `cổng ${wanted}`,
        state: 'error',
        message: `không dùng được (${code}); có thể máy chủ đang chạy, hoặc chọn cổng khác bằng --port.`,
      };
}
