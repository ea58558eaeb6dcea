/** The few pages of a server without the web application: its front door, the first account, auditing a file. Scripts are files, so that the CSP stays strict. */
import { readFile } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
const FOLDER = new URL('./pages/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** Address → file of `pages/`. Nothing from a request reaches the file system. */
const PAGES: Readonly<Record<string, string>> = {
  '/tai-khoan-dau-tien': 'first-account.html',
  '/ra-soat': 'audit.html',
  '/trang/first-account.js': 'first-account.js',
  '/trang/audit.js': 'audit.js',
  '/trang/style.css': 'style.css',
};

async function sendPage(reply: FastifyReply, file: string): Promise<FastifyReply> {
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'text/plain';
  return reply
    .header('content-security-policy', CSP)
    .header('cache-control', 'no-cache')
    .type(`${type}; charset=utf-8`)
    .send(await readFile(new URL(file, FOLDER)));
}

export function pages(app: FastifyInstance): void {
  for (const [path, file] of Object.entries(PAGES))
    app.get(path, { schema: { hide: true } }, async (_request, reply) => sendPage(reply, file));
}

/** The front door of `mtqg serve`; `npm start` puts the report there. */
export function frontDoor(app: FastifyInstance): void {
  app.get('/', { schema: { hide: true } }, async (_request, reply) => sendPage(reply, 'index.html'));
}
