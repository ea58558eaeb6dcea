/** Runs commands in this process against a folder of their own, as a person at a terminal would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import type { Effects } from '../../src/cli/options.ts';

export interface CommandResult {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

export class Office {
  readonly folder = mkdtempSync(join(tmpdir(), 'mtqg-test-'));
  #ids = 0;
  env: Record<string, string> = {};
  stop: () => void = () => undefined;
  now = '2026-11-23T03:00:00.000Z';

  async run(...argv: string[]): Promise<CommandResult> {
    let out = '';
    let err = '';
    const status = await main(
      argv,
      this.effects(
        (text) => (out += `${text}\n`),
        (text) => (err += `${text}\n`),
      ),
    );
    return { status, out, err };
  }

  effects(out: (text: string) => void, err: (text: string) => void): Effects {
    return {
      out,
      err,
      // Nobody opens a browser on it: building the application would only take time. Its own tests say otherwise.
      env: { MTQG_WEB: 'off', ...this.env },
      cwd: () => this.folder,
      now: () => this.now,
      randomId: () => {
        this.#ids += 1;
        return `thu${this.#ids}`;
      },
      isTerminal: false,
      stopped: new Promise((resolve) => {
        this.stop = resolve;
      }),
    };
  }

  path(...parts: string[]): string {
    return join(this.folder, ...parts);
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
