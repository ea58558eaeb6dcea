/** mtqg account create · list: the first administrator, or another, from the machine itself. */
import { createInterface } from 'node:readline';
import { readAccounts, readGrants } from '../access/store.ts';
import { vietnamDay } from '../http/handle.ts';
import { readSettings } from '../http/settings.ts';
import { Problem } from '../kernel/problem.ts';
import { withDatabase } from './database.ts';
import { type CommandSpec, type Context, required } from './options.ts';

export const accountCommand: CommandSpec = {
  name: 'account',
  usage: 'account create --email THƯ --name HỌ_TÊN | account list',
  summary: { vi: 'Lập tài khoản quản trị; liệt kê tài khoản', en: 'Create an administrator; list accounts' },
  options: {
    email: { type: 'string', help: 'thư điện tử để đăng nhập' },
    name: { type: 'string', help: 'họ tên' },
  },
  run: async (context) => {
    if (context.args[0] === 'create') return create(context);
    if (context.args[0] === 'list') return list(context);
    throw new Problem('invalid-usage', 'Dùng: mtqg account create --email … --name …, hoặc mtqg account list.');
  },
};

async function create(context: Context): Promise<number> {
  const { effects } = context;
  const asked = {
    email: required(context, 'email', 'thư điện tử để đăng nhập'),
    name: required(context, 'name', 'họ tên'),
    // Never an option: options stay in the history of the shell and in the list of processes.
    password: effects.env['MTQG_PASSWORD'] ?? (await askPassword(effects.err)),
  };
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(asked.email)) throw new Problem('invalid-usage', `“${asked.email}” không phải thư điện tử.`);
  const { checkPassword } = await import('../access/password.ts');
  checkPassword(asked.password, [asked.email, asked.name]);
  return withDatabase(context, 'write', async ({ db }) => {
    const settings = readSettings(effects.env);
    const { openSignIn, signingSecret } = await import('../http/sign-in.ts');
    const { createAdministrator } = await import('../http/session-routes.ts');
    const signIn = openSignIn(db, {
      baseUrl: settings.baseUrl ?? 'http://127.0.0.1:8080',
      secret: await signingSecret(db, settings.secret),
      oidc: null,
    });
    const id = await createAdministrator(signIn, { db, today: vietnamDay(effects.now()) }, asked);
    effects.out(context.json ? JSON.stringify({ schemaVersion: 1, account: id }) : `Đã lập tài khoản quản trị ${asked.email}.`);
    return 0;
  });
}

async function list(context: Context): Promise<number> {
  return withDatabase(context, 'read', async ({ db }) => {
    const grants = await readGrants(db, null);
    const accounts = (await readAccounts(db)).map((account) => ({
      ...account,
      grants: grants.filter((grant) => grant.account === account.id),
    }));
    if (context.json) context.effects.out(JSON.stringify({ schemaVersion: 1, accounts }, null, 2));
    else if (accounts.length === 0) context.effects.out('Chưa có tài khoản nào. Lập: mtqg account create --email … --name …');
    else
      for (const { name, email, disabled, grants: roles } of accounts)
        context.effects.out(
          `${email}   ${name}${disabled ? ' (đã khoá)' : ''}   ${roles.map((grant) => `${grant.role} ${grant.unit}`).join(', ')}`,
        );
    return 0;
  });
}

/** One line from standard input: typed, or piped by a script. */
async function askPassword(say: (text: string) => void): Promise<string> {
  say('Mật khẩu (ít nhất 12 ký tự; gõ rồi Enter):');
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  throw new Problem('invalid-usage', 'Chưa có mật khẩu: gõ vào, hoặc đặt biến MTQG_PASSWORD.');
}
