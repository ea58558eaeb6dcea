/** npm start: the page answers, gives exactly its files, picks the next port when busy, and stops when asked. */

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office } from '../support/command.ts';

const office = new Office();
const BUSY = 18_411;
let url = '';
let done: Promise<{ status: number }>;
let stop: () => void;
let out = '';
const blocker = createServer((_request, response) => response.end('bận'));

beforeAll(async () => {
  office.env = { MTQG_WEB: 'on' };
  await new Promise<void>((resolve) => blocker.listen(BUSY, '127.0.0.1', resolve));
  const { main } = await import('../../src/cli/main.ts');
  url = await new Promise<string>((resolve, reject) => {
    const effects = office.effects(
      (text) => {
        out += `${text}\n`;
        const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(text);
        if (match) resolve(match[0]);
      },
      (text) => reject(new Error(text)),
    );
    stop = office.stop;
    done = main(['start', '--port', String(BUSY)], effects).then((status) => ({ status }));
  });
  expect(out).toContain('Số liệu in năm 2023 khác với sổ');
});
afterAll(() => {
  blocker.close();
  office.close();
});

describe('the local page', () => {
  it('takes the next port when the one asked for is busy', () => expect(url).toBe(`http://127.0.0.1:${BUSY + 1}/`));

  it('shows the report, the downloads and what differs from the print', async () => {
    const response = await fetch(url);
    const text = await response.text();
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('26.884');
    expect(text).toContain('26.844');
    const links = [...text.matchAll(/href="(\/tep\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(links).toHaveLength(5);
    for (const link of links) {
      const file = await fetch(new URL(link, url));
      expect(file.status).toBe(200);
      const bytes = new Uint8Array(await file.arrayBuffer());
      expect(bytes.length).toBe(readFileSync(office.path('out', decodeURIComponent(link.slice(5)))).length);
    }
  });

  it('gives no other file', async () => {
    for (const path of ['/tep/..%2f..%2fpackage.json', '/tep/package.json', '/.mtqg/demo', '/tep/'])
      expect((await fetch(new URL(path, url))).status, path).toBe(404);
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
  });

  it('has the API, the audit page and the link for the first account beside it', async () => {
    expect(out).toMatch(/tai-khoan-dau-tien#[0-9a-f]{64}/);
    expect((await fetch(new URL('/api/me', url))).status).toBe(401);
    expect((await fetch(new URL('/ra-soat', url))).headers.get('content-security-policy')).toContain("script-src 'self'");
    const audited = await fetch(new URL('/api/audit?name=a.md', url), {
      method: 'POST',
      body: 'Tổng số 10 hộ, trong đó: 4 hộ nghèo và 5 hộ cận nghèo.',
    });
    expect(await audited.json()).toMatchObject({ schemaVersion: 1 });
  });

  it('leads to the application, which stands beside the report', async () => {
    const door = await (await fetch(url)).text();
    expect(door).toContain('<a href="/viec-cua-toi">Mở ứng dụng</a>');
    const page = await fetch(new URL('/viec-cua-toi', url));
    expect(await page.text()).toContain('<div id="root">');
    expect(page.headers.get('content-security-policy')).toContain("'nonce-");
  });

  it('stops when asked', async () => {
    stop();
    expect((await done).status).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});
