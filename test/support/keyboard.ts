/**
 * A person without a mouse. Everything goes through the keyboard; a page that is pointed at, and a stop whose focus cannot be seen, are
 * errors of the page (`problems`).
 */
import type { Locator, Page } from 'playwright-core';
import { said, type Web } from './web.ts';

/** Two ways round of the longest page. */
const MOST_STOPS = 250;

/** Runs in the page. */
const WATCH = `(() => {
  if (self !== top) return;
  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'wheel'])
    addEventListener(type, (event) => { if (event.isTrusted) console.error('a mouse was used:', type); }, true);
  // What a stop looks like, and what stands around it: libraries draw the focus of a hidden box on its neighbour.
  const look = (at) =>
    [at, at.nextElementSibling, at.parentElement, at.closest('.ant-select, .ant-picker, .ant-input-affix-wrapper')]
      .map((one) => {
        if (!one) return '';
        const style = getComputedStyle(one);
        return [style.outline, style.boxShadow, style.border, style.backgroundColor, style.color, style.left].join();
      })
      .join('|');
  let held = null;
  // A key is pressed on a stop that had time to be drawn.
  addEventListener('keydown', () => {
    const at = document.activeElement;
    if (at && at !== document.body && at !== held?.at) held = { at, look: look(at) };
  }, true);
  addEventListener('focusout', ({ target }) => {
    const was = held;
    if (was?.at !== target) return;
    held = null;
    // A sheet draws its own cell, and moves by its own keys.
    if (target.closest('.dsg-container')) return;
    setTimeout(() => {
      if (target.isConnected && document.activeElement !== target && look(target) === was.look)
        console.error('a focus that is not seen:', target.outerHTML.slice(0, 200));
    }, 300);
  }, true);
})()`;

export class Keyboard {
  readonly page: Page;
  readonly problems: string[];

  private constructor(page: Page, problems: string[]) {
    this.page = page;
    this.problems = problems;
  }

  static async open(web: Web, address: string): Promise<Keyboard> {
    const { page, problems } = await web.page(address, undefined, { script: WATCH });
    page.setDefaultTimeout(10_000);
    return new Keyboard(page, problems);
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  isAt(target: Locator): Promise<boolean> {
    return target
      .and(this.page.locator(':focus'))
      .count()
      .then((count) => count === 1);
  }

  /** Tab (or Shift+Tab) until the focus is there, as somebody does who looks at the screen. */
  async to(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await this.isAt(target)) return;
      await this.press(key);
    }
    const around: string[] = [];
    for (let stop = 0; stop < 12; stop += 1) {
      around.push(await this.page.evaluate<string>("document.activeElement.outerHTML.replace(/>[^]*/, '>').slice(0, 120)"));
      await this.press(key);
    }
    throw new Error(`not reached by ${MOST_STOPS} times ${key}: ${target}; the focus goes round\n${around.join('\n')}`);
  }

  async enter(target: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
    await this.to(target, key);
    await this.press('Enter');
  }

  /** In the place of what stands in the field. */
  async write(target: Locator, text: string, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
    await this.to(target, key);
    await this.press('Control+a');
    await this.type(text);
  }

  /** A day into a field of days, as this browser (en-US) asks for it. */
  async writeDay(target: Locator, day: string): Promise<void> {
    await this.to(target);
    const [year = '', month = '', date = ''] = day.split('-');
    await this.type(month + date + year);
  }

  /** The window of the system that chooses files is no part of the page. */
  async choose(target: Locator, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.enter(target);
    await (await chooser).setFiles(file);
  }

  /** Opens what a button opens, leaves it by Escape, sees that the focus is where it was, and opens it again. */
  async openTwice(button: Locator, dialog: Locator): Promise<void> {
    await this.enter(button);
    await dialog.waitFor();
    await this.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    // Given back within a frame.
    for (let look = 0; look < 20 && !(await this.isAt(button)); look += 1) await this.page.evaluate('new Promise(requestAnimationFrame)');
    if (!(await this.isAt(button))) throw new Error(`Escape did not give the focus back to ${button}`);
    await this.press('Enter');
    await dialog.waitFor();
  }

  /** Through the search, which every place opens by “/”. */
  async goTo(name: string, heading = name): Promise<void> {
    await this.press('/');
    await this.page
      .getByRole('combobox', { name: said('search.title') })
      .and(this.page.locator(':focus'))
      .waitFor();
    await this.type(name);
    await this.page.getByRole('option', { selected: true }).filter({ hasText: name }).waitFor();
    await this.press('Enter');
    await this.page.getByRole('heading', { name: heading, exact: true, level: 1 }).waitFor();
  }

  async signIn(email: string, password: string): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: said('app.signIn') });
    await this.write(dialog.getByLabel(said('signIn.email')), email);
    await this.write(dialog.getByLabel(said('signIn.password')), password);
    await this.press('Enter');
    await this.in();
  }

  /** The keys of the application are heard once it knows who is there. */
  async in(): Promise<void> {
    await this.page.getByRole('button', { name: said('search.open') }).waitFor();
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
}
