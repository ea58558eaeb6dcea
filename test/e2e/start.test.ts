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
const blocker = createServer((_request, response) => response.end('bận'));

beforeAll(async () => {
  await new Promise<void>((resolve) => blocker.listen(BUSY, '127.0.0.1', resolve));
  let out = '';
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
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });

  it('stops when asked', async () => {
    stop();
    expect((await done).status).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});
