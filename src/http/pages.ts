/** Pages that need no build: the first account, always; a front door and auditing a file where there is no application. Scripts are files, so that the CSP stays strict. */
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
const FOLDER = new URL('./pages/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Address → file of `pages/`. Nothing from a request reaches the file system. */
type Pages = Readonly<Record<string, string>>;
const FIRST_ACCOUNT: Pages = {
  '/tai-khoan-dau-tien': 'first-account.html',
  '/trang/first-account.js': 'first-account.js',
  '/trang/style.css': 'style.css',
};
const AUDIT: Pages = { '/ra-soat': 'audit.html', '/trang/audit.js': 'audit.js' };
const FRONT_DOOR: Pages = { '/': 'index.html' };

async function sendPage(reply: FastifyReply, file: string): Promise<FastifyReply> {
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain';
  return reply
    .header('content-security-policy', CSP)
    .header('cache-control', 'no-cache')
    .type(`${type}; charset=utf-8`)
    .send(await readFile(new URL(file, FOLDER)));
}

function add(app: FastifyInstance, list: Pages): void {
  for (const [path, file] of Object.entries(list))
    app.get(path, { schema: { hide: true } }, async (_request, reply) => sendPage(reply, file));
}

/** Of every server: an office without accounts makes its first one here. */
export const pages = (app: FastifyInstance): void => add(app, FIRST_ACCOUNT);

/** `/ra-soat` where the application (web.ts) is not there. */
export const pagesWithoutApplication = (app: FastifyInstance): void => add(app, AUDIT);

/** The front door of `mtqg serve` without the application; `npm start` puts the report there. */
export const frontDoor = (app: FastifyInstance): void => add(app, FRONT_DOOR);
