/**
 * npm run dev: the server of `npm start`, restarted when its code changes, and the application from Vite, where a change shows at once.
 * What Vite does not have it asks of the server. Ctrl+C ends both.
 */
import { spawn } from 'node:child_process';
import { createServer as createSocket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FIRST_PORT = 8080;

/** Found here and given to the server: it would take the next port by itself, and the proxy would not know. */
async function freePort(port = FIRST_PORT): Promise<number> {
  const free = await new Promise<boolean>((resolve) => {
    const socket = createSocket();
    socket.once('error', () => resolve(false));
    socket.listen(port, '127.0.0.1', () => socket.close(() => resolve(true)));
  });
  return free ? port : freePort(port + 1);
}

const port = await freePort();
const flags = ['--disable-warning=ExperimentalWarning', '--watch', '--watch-preserve-output'];
const api = spawn(process.execPath, [...flags, join(ROOT, 'src/cli/main.ts'), 'start', '--port', String(port), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, MTQG_WEB: 'off' },
});
process.env['MTQG_SERVER'] = `http://127.0.0.1:${port}`;

await import('./web-client.ts');
const { createServer } = await import('vite');
const vite = await createServer({ configFile: join(ROOT, 'web/vite.config.ts'), clearScreen: false, server: { host: '127.0.0.1' } });
await vite.listen();
console.log('Ứng dụng, thay đổi thấy ngay:');
vite.printUrls();

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  if (api.exitCode === null && api.signalCode === null) {
    api.kill('SIGTERM');
    await new Promise((resolve) => api.once('close', resolve));
  }
  await vite.close();
  process.exit();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end());
// Under --watch the server's process outlives its own failures: when it is gone, there is nothing left to work with.
api.once('close', () => void end());
