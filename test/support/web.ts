/** The application as it is served, for browser tests: built once (every test shares `.cache/web`), a real server, a database in memory. */

import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { webFolder } from '../../src/cli/web.ts';
import { pages } from '../../src/http/pages.ts';
import { webApp } from '../../src/http/web.ts';
import { TOUR_DONE } from '../../web/app/tour-done.ts';
import { vi, type Word } from '../../web/words/vi.ts';
import { Api } from './api.ts';
import { launchChromium } from './browser.ts';
import { ENGINES } from './databases.ts';

/** A sentence of the application as the page shows it, `{name}` filled in. */
export const said = (word: Word, values: Readonly<Record<string, string | number>> = {}): string =>
  vi[word].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

export interface WebPage {
  readonly page: Page;
  /** Errors of scripts and of the console, refusals of the page's policy among them; an answer 4xx of the API is no error of the page. */
  readonly problems: string[];
}

interface Opening {
  /** Whoever comes for the first time is shown the tour. */
  readonly isNew?: boolean;
  readonly script?: string;
  readonly who?: { readonly email: string; readonly password: string };
}

export class Web {
  readonly api: Api;
  readonly url: string;
  readonly browser: Browser;

  private constructor(api: Api, url: string, browser: Browser) {
    this.api = api;
    this.url = url;
    this.browser = browser;
  }

  static async open(): Promise<Web> {
    let problem = '';
    const folder = await webFolder({
      out: () => undefined,
      err: (text) => {
        problem = text;
      },
    });
    if (folder === null) throw new Error(problem || 'no application to serve');
    const [engine] = ENGINES;
    if (!engine) throw new Error('no database');
    const application = webApp(folder, { frontDoor: true });
    const api = await Api.open(engine, {
      pages: (app) => {
        pages(app);
        application(app);
      },
    });
    await api.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = api.app.server.address() as AddressInfo;
    return new Web(api, `http://127.0.0.1:${port}`, await launchChromium());
  }

  /** A browser of its own for each caller: nobody else's cookies or storage. `script` runs in it before the page's own. */
  async page(
    address: string,
    viewport = { width: 1366, height: 768 },
    { isNew = false, script = '', who }: Opening = {},
  ): Promise<WebPage> {
    const context = await this.browser.newContext({ viewport });
    if (who) {
      const answer = await context.request.post(`${this.url}/api/session`, { data: who, headers: { origin: this.url } });
      if (!answer.ok()) throw new Error(`${who.email}: ${answer.status()} ${await answer.text()}`);
    }
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    // The tour covers the page of whoever comes for the first time.
    if (!isNew) await page.addInitScript({ content: `if (self === top) localStorage.setItem('${TOUR_DONE}', 'yes')` });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      const isAnswer = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
      if (message.type() === 'error' && !isAnswer) problems.push(message.text());
    });
    // The console does not show every refusal of the policy; the event does.
    await page.addInitScript({
      content:
        "addEventListener('securitypolicyviolation', (e) => console.error('policy', e.violatedDirective, e.blockedURI, e.sourceFile, e.lineNumber))",
    });
    if (script !== '') await page.addInitScript({ content: script });
    await page.goto(`${this.url}${address}`);
    return { page, problems };
  }

  /** A page of somebody who is signed in already: the dialog of signing in is a test of its own. */
  async entered(address: string, email: string, password: string, viewport?: { width: number; height: number }): Promise<WebPage> {
    return this.page(address, viewport, { who: { email, password } });
  }

  /** Through the dialog, as a person does it. */
  async signIn(page: Page, email: string, password: string): Promise<void> {
    const dialog = page.getByRole('dialog', { name: said('app.signIn') });
    await dialog.getByLabel(said('signIn.email')).fill(email);
    await dialog.getByLabel(said('signIn.password')).fill(password);
    await dialog.getByRole('button', { name: said('signIn.go') }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.api.close();
  }
}

/** `MTQG_PICTURES=1`: the pictures of the documents are taken anew, as the tests see the pages. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['MTQG_PICTURES'] === '1') await page.screenshot({ path: `docs/images/${name}.png` });
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly html: string }[];
}

/**
 * Rules of accessibility that the page breaks, each with the first place. Run in the page itself, once its script is there, for what breaks a
 * rule only: that takes a third of the time of a builder that reads every frame's passes through a second page. Frames are other documents
 * (a report's preview) and are judged by tests of their own.
 */
export async function barriers(page: Page, exclude: readonly string[] = []): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  const violations = await page.evaluate<Violation[]>(
    `axe.run({ include: [document], exclude: ${JSON.stringify(exclude)} }, { resultTypes: ['violations'], iframes: false }).then((all) => all.violations)`,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')} ${nodes[0]?.html.slice(0, 200)}`);
}
