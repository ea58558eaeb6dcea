/** The auditor in a worker of a real browser, without a network: byte for byte the JSON of Node, for a DOCX, a PDF and a workbook. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { launchChromium } from '../support/browser.ts';
import { Office } from '../support/command.ts';
import { CHROMIUM } from '../support/tools.ts';

const office = new Office();
const folder = mkdtempSync(join(tmpdir(), 'mtqg-worker-'));
let browser: Browser;
let server: Server;
let files: { name: string; bytes: Uint8Array }[] = [];

describe.skipIf(!CHROMIUM)('the auditor in Chromium', () => {
  beforeAll(async () => {
    const { out } = await office.run('demo', '--json');
    const written = (JSON.parse(out) as { files: { path: string; format: string }[] }).files;
    files = ['docx', 'pdf', 'xlsx'].map((format) => {
      const path = written.find((one) => one.format === format)?.path ?? '';
      return { name: `bao-cao.${format}`, bytes: new Uint8Array(readFileSync(path)) };
    });
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        // One file: nothing is left to fetch once the network is off.
        rolldownOptions: { output: { codeSplitting: false } },
        lib: { entry: fileURLToPath(new URL('./audit-worker.ts', import.meta.url)), formats: ['es'], fileName: () => 'worker.js' },
      },
    });
    server = createServer((request, response) => {
      const script = request.url === '/worker.js';
      response.writeHead(200, { 'content-type': script ? 'text/javascript' : 'text/html' });
      response.end(script ? readFileSync(join(folder, 'worker.js')) : '<!doctype html><title>worker</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    office.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the JSON that Node gives, with the network off', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate(`
      globalThis.worker = new Worker('/worker.js', { type: 'module' });
      globalThis.answers = [];
      // pdf.js greets its own port from inside any worker: only our answers carry a name.
      worker.onmessage = (event) => event.data.name && answers.push(event.data.json);
      worker.onerror = (event) => answers.push('error: ' + event.message);
    `);
    // The worker is loaded; from here on nothing may be fetched.
    await page.waitForTimeout(500);
    await context.setOffline(true);
    for (const { name, bytes } of files) {
      const base64 = Buffer.from(bytes).toString('base64');
      const answer = await page.evaluate<string>(`(async () => {
        const count = answers.length;
        worker.postMessage({ name: ${JSON.stringify(name)}, bytes: Uint8Array.from(atob('${base64}'), (letter) => letter.charCodeAt(0)) });
        while (answers.length === count) await new Promise((resolve) => setTimeout(resolve, 20));
        return answers.at(-1);
      })()`);
      const expected = JSON.stringify(await auditFile(name, bytes, { withText: true }));
      expect(answer === expected, `${name}: ${answer.slice(0, 300)}`).toBe(true);
      expect(JSON.parse(answer).summary.relationsChecked).toBeGreaterThan(100);
    }
  });
});
