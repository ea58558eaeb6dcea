/** Killed in the middle, and two at once (once; `npm run soak` does it twenty times and at every moment). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { entriesIn, holdFolder, importKilledAfter, longWorkbook, run } from './processes.ts';

const ROWS = 1_500;

describe('an import that is interrupted', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mtqg-crash-'));
  const arguments_ = ['import', 'dai.xlsx', '--database', `pglite:${folder}/data`];
  beforeAll(async () => writeFileSync(join(folder, 'dai.xlsx'), (await longWorkbook(ROWS)).bytes));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has posted nothing or everything when it is killed, and the database opens again', async () => {
    await importKilledAfter(folder, 'dai.xlsx', 2_200);
    expect([0, ROWS]).toContain(await entriesIn(folder));
    const last = await run(arguments_, folder);
    expect({ status: last.status, err: last.err.trim() }).toEqual({ status: 0, err: `Ghi vào pglite:${folder}/data` });
    expect(await entriesIn(folder)).toBe(ROWS);
  });

  it('keeps a second process out at once, and lets the next one in after the first was killed', async () => {
    const first = await holdFolder(folder);
    const second = await run([...arguments_, '--json'], folder);
    expect(JSON.parse(second.out)).toMatchObject({
      posted: 0,
      problems: [{ code: 'database-in-use', message: expect.stringMatching(/đang được một tiến trình khác dùng; đóng tiến trình đó/) }],
    });
    expect(second.status).toBe(2);
    first.child.kill('SIGKILL');
    await first.done.catch(() => undefined);
    expect(await entriesIn(folder)).toBe(ROWS);
  });
});
