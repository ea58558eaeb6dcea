/** Keeps a sheet's rows a moment after the last change: writing ten thousand rows down at every letter would be felt. */
import { forget, keep } from '../kept.ts';

const PAUSE = 400;

export class KeptLater {
  readonly #name: string;
  #waiting: { readonly value: () => unknown; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(name: string) {
    this.#name = name;
  }

  /** `value`: what to keep; null forgets. */
  keep(value: () => unknown): void {
    if (this.#waiting) clearTimeout(this.#waiting.timer);
    this.#waiting = { value, timer: setTimeout(() => this.flush(), PAUSE) };
  }

  /** Before the page goes away. */
  flush(): void {
    if (!this.#waiting) return;
    clearTimeout(this.#waiting.timer);
    const value = this.#waiting.value();
    this.#waiting = null;
    if (value === null) forget(this.#name);
    else keep(this.#name, value);
  }
}
