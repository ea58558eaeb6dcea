/** Keeps a sheet's rows on this machine a moment after the last change: writing ten thousand rows down at every letter would be felt. */

const PAUSE = 400;

export class Kept {
  readonly #name: string;
  #waiting: { readonly text: () => string | null; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  /** `text`: what to keep; null forgets. */
  keep(text: () => string | null): void {
    if (this.#waiting) clearTimeout(this.#waiting.timer);
    this.#waiting = { text, timer: setTimeout(() => this.flush(), PAUSE) };
  }

  /** Before the page goes away. */
  flush(): void {
    if (!this.#waiting) return;
    clearTimeout(this.#waiting.timer);
    const text = this.#waiting.text();
    this.#waiting = null;
    if (text === null) localStorage.removeItem(this.#name);
    else localStorage.setItem(this.#name, text);
  }
}
