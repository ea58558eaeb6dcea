/** The page and the report in a real browser: accessible, figures lead to their cells, works without a network. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportPage } from '../../src/http/report-page.ts';
import { launchChromium } from '../support/browser.ts';
import { Office } from '../support/command.ts';
import { CHROMIUM } from '../support/tools.ts';
import { barriers } from '../support/web.ts';

const office = new Office();
let browser: Browser;
let page: Page;
let server: FastifyInstance;
let url = '';
let html = '';

describe.skipIf(!CHROMIUM)('in Chromium', () => {
  beforeAll(async () => {
    const { out } = await office.run('demo', '--json');
    const { files } = JSON.parse(out) as { files: { path: string; format: string }[] };
    html = files.find((file) => file.format === 'html')?.path ?? '';
    server = Fastify();
    reportPage({
      files,
      title: 'Thử',
      printed: { agree: 40, differ: [{ label: 'NTM', printed: '26.884', ledger: '26.844' }] },
      application: true,
    })(server);
    url = await server.listen({ port: 0, host: '127.0.0.1' });
    browser = await launchChromium();
    page = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    office.close();
  });

  it('shows the page with the report inside and no script error', async () => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => (message.type() === 'error' ? errors.push(message.text()) : undefined));
    await page.goto(url);
    const frame = page.frameLocator('iframe');
    await frame.getByText('26.844').first().waitFor();
    expect(errors).toEqual([]);
    await expect.poll(() => page.getByRole('link', { name: 'Mở ứng dụng' }).getAttribute('href')).toBe('/viec-cua-toi');
    // The report inside is judged on its own below; rows that repeat are judged by their first few.
    expect(await barriers(page)).toEqual([]);
  });

  it('leads from a figure to the cell of the workbook, by keyboard alone, without a network', async () => {
    await page.context().setOffline(true);
    await page.goto(pathToFileURL(html).href);
    const figure = page.getByRole('button', { name: /26\.844/ }).first();
    await figure.focus();
    await page.keyboard.press('Enter');
    await page.getByText('kon-ray-2023-h1.xlsx').filter({ visible: true }).first().waitFor({ timeout: 5_000 });
    expect(await barriers(page, ['.annex tbody tr:nth-child(n+4)', '#figures li:nth-child(n+4)'])).toEqual([]);
    await page.keyboard.press('Escape');
    await page.context().setOffline(false);
  });

  it('is one file that asks for nothing from elsewhere', () => {
    const text = readFileSync(html, 'utf8');
    expect(text).not.toMatch(/(src|href)="https?:/);
    expect(text.length).toBeGreaterThan(100_000);
    expect(text.length).toBeLessThan(900_000);
  });
});
