/** Twenty kills at random moments, two processes on one folder at every stage, and a full disk. The seed is printed; MTQG_SEED repeats it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesIn, holdFolder, importKilledAfter, longWorkbook, run } from '../bad-input/processes.ts';
import { generator, SEED } from './seed.ts';

const ROWS = 3_000;
const [MOUNT, UNMOUNT] = ['/bin/mount', '/bin/umount'];
const random = generator(SEED);
const folder = mkdtempSync(join(tmpdir(), 'mtqg-soak-'));
const file = join(folder, 'dai.xlsx');
const importInto = (where: string, ...more: string[]) => run(['import', file, '--database', `pglite:${where}/data`, ...more], where);
let whole = 0;

beforeAll(async () => {
  writeFileSync(file, (await longWorkbook(ROWS)).bytes);
  mkdirSync(join(folder, 'first'));
  const { status, milliseconds } = await importInto(join(folder, 'first'));
  expect(status).toBe(0);
  whole = milliseconds;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('killed at random moments', () => {
  it('leaves nothing or everything, twenty times, and completes in the end', async () => {
    const where = join(folder, 'killed');
    mkdirSync(where);
    const seen = new Set<number>();
    for (let kill = 0; kill < 20; kill += 1) {
      // Once everything is in, a fresh folder: an import that posts nothing proves nothing.
      const target = join(where, `${[...seen].filter((entries) => entries > 0).length + kill - (kill % 4)}`);
      mkdirSync(target, { recursive: true });
      const after = Math.round(whole * (0.1 + random() * 0.95));
      await importKilledAfter(target, file, after);
      const entries = await entriesIn(target);
      expect([0, ROWS], `killed after ${after} of ${Math.round(whole)} ms`).toContain(entries);
      seen.add(entries);
    }
    for (const name of readdirSync(where)) {
      expect((await importInto(join(where, name))).status).toBe(0);
      expect(await entriesIn(join(where, name))).toBe(ROWS);
    }
  });

  it('opens again when it was killed while the folder was being made', async () => {
    for (let kill = 0; kill < 12; kill += 1) {
      const target = join(folder, `making-${kill}`);
      mkdirSync(target);
      await importKilledAfter(target, file, Math.round(whole * (0.25 + kill * 0.03)));
      expect([0, ROWS]).toContain(await entriesIn(target));
    }
  });
});

describe('two processes on one folder', () => {
  it('refuses the second at once, whatever it wants, and never the next one after a kill', async () => {
    const where = join(folder, 'first');
    for (const command of [
      ['import', file],
      ['ledger', 'verify'],
      ['rules', '--unit', '614', '--period', '2023-H1'],
    ]) {
      const first = await holdFolder(where);
      const second = await run([...command, '--json', '--database', `pglite:${where}/data`], where);
      expect(second.out).toContain('database-in-use');
      expect(second.status).toBe(2);
      first.child.kill('SIGKILL');
      await first.done;
      expect(await entriesIn(where)).toBe(ROWS);
    }
  });
});

describe('a full disk', () => {
  const disk = join(folder, 'disk');
  const mount = (options: string) => spawnSync(MOUNT, ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]).status === 0;
  mkdirSync(disk);
  const possible = process.getuid?.() === 0 && mount('size=1m') && spawnSync(UNMOUNT, [disk]).status === 0;

  it.skipIf(!possible).each([20, 30, 38, 41, 42, 43])('is said, of %i MB, and the database works once there is room', async (megabytes) => {
    expect(mount(`size=${megabytes}m`)).toBe(true);
    try {
      const full = await importInto(disk);
      if (full.status !== 0) {
        expect(full.err).toMatch(/Ổ đĩa đã đầy khi ghi .*; giải phóng dung lượng rồi chạy lại/);
        expect(full.status).toBe(2);
      }
      expect(spawnSync(MOUNT, ['-o', 'remount,size=300m', disk]).status).toBe(0);
      expect([0, ROWS]).toContain(await entriesIn(disk));
      expect((await importInto(disk)).status).toBe(0);
      expect(await entriesIn(disk)).toBe(ROWS);
    } finally {
      spawnSync(UNMOUNT, [disk]);
    }
  });

  it.skipIf(!possible)('is said for a report that does not fit; no file is left half written', async () => {
    expect(mount('size=300k')).toBe(true);
    try {
      const where = join(folder, 'first');
      const full = await run(['demo', '--dir', join(disk, 'out'), '--database', `pglite:${folder}/demo`], where);
      expect(full.err).toMatch(/Ổ đĩa đã đầy/);
      expect(full.status).toBe(2);
      expect(readdirSync(join(disk, 'out')).filter((name) => name.endsWith('.part'))).toEqual([]);
    } finally {
      spawnSync(UNMOUNT, [disk]);
    }
  });
});
