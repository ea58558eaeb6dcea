/** Killed in the middle, and two at once (a short version; `npm run soak` does it twenty times and at every moment). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importKilledAfter, longWorkbook, pause, run, start, verify } from './processes.ts';

const ROWS = 1_500;

describe('an import that is interrupted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mtqg-crash-'));
  const arguments_ = ['import', 'dai.xlsx', '--database', `pglite:${folder}/data`];
  beforeAll(async () => writeFileSync(join(folder, 'dai.xlsx'), (await longWorkbook(ROWS)).bytes));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has posted nothing or everything when it is killed, and the database opens again', async () => {
    for (const share of [0.4, 0.7, 0.9]) {
      const { milliseconds } = await run(['import', 'dai.xlsx', '--dry-run', '--database', `pglite:${folder}/other`], folder);
      const killed = await importKilledAfter(folder, 'dai.xlsx', milliseconds * share);
      const { status, entries, err } = await verify(folder);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      expect([0, ROWS]).toContain(entries);
      if (killed.signal === null) break;
    }
    const last = await run(arguments_, folder);
    expect({ status: last.status, err: last.err.split('\n').filter((line) => line !== '' && !line.startsWith('Ghi vào')) }).toEqual({ status: 0, err: [] });
    expect((await verify(folder)).entries).toBe(ROWS);
  });

  it('keeps a second process out at once, and lets the next one in after the first was killed', async () => {
    const first = start(['start', '--database', `pglite:${folder}/data`, '--port', '0'], folder);
    const began = performance.now();
    let second = await run(arguments_, folder);
    while (second.status === 0 && performance.now() - began < 20_000) second = await run(arguments_, folder);
    expect(second.status).toBe(2);
    expect(second.err).toMatch(/đang được một tiến trình khác dùng; đóng tiến trình đó \(hoặc chờ nó xong\)/);
    expect(JSON.parse((await run([...arguments_, '--json'], folder)).out)).toMatchObject({ posted: 0, problems: [{ code: 'database-in-use' }] });
    first.child.kill('SIGKILL');
    await first.done;
    await pause(50);
    const { status, entries } = await verify(folder);
    expect({ status, entries }).toEqual({ status: 0, entries: ROWS });
  });
});
