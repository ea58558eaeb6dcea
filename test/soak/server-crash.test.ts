/**
 * A server killed with SIGKILL under load, fifty times: clients that send again with the same key lose nothing and post nothing twice, on
 * PGlite and on PostgreSQL. MTQG_SEED repeats the moments.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { verifyTrail } from '../../src/access/actions.ts';
import { installShipped } from '../../src/catalogue/actions.ts';
import { connect } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { verifyLedger } from '../../src/ledger/actions.ts';
import { readChain } from '../../src/ledger/reading/store.ts';
import { Api } from '../support/api.ts';
import { ENGINES } from '../support/databases.ts';
import { generator, SEED } from './seed.ts';

const KILLS = Number(process.env['MTQG_KILLS'] ?? 50);
const CLIENTS = 8;
const PORT = 18_700;
const BIN = fileURLToPath(new URL('../../bin/mtqg', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mtqg-soak-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(url: string, port: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, [BIN, 'serve', '--port', String(port), '--database', url], {
    cwd: folder,
    env: { ...process.env, MTQG_LOG_LEVEL: 'silent', MTQG_RATE_LIMIT: '1000000' },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => (chunk.toString().includes('Máy chủ') ? resolve() : undefined));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}`)));
  });
  return child;
}

describe.each(ENGINES)('$name', (engine) => {
  it.skipIf(!engine.available)(
    `keeps every posting once through ${KILLS} kills (seed ${SEED})`,
    async () => {
      const random = generator(SEED);
      const isPglite = engine.name === 'PGlite';
      const port = PORT + ENGINES.indexOf(engine);
      // PGlite in a folder of its own; PostgreSQL in the database that the engine made.
      const held = isPglite ? await connect(`pglite:${folder}/data`) : await engine.open();
      await migrate(held);
      await installShipped(held.db);
      const api = await Api.on(held);
      const person = await api.person('Tài chính', { role: 'finance-officer', unit: '51@2025-07-01' });
      await api.app.close();
      const url = held.url;
      if (isPglite) await held.close();

      const line = { unit: '23497', component: 'HP1.02', source: 'NSTW', kind: 'DTPT', originYear: 2026, amount: 1 };
      let running = true;
      const done: string[] = [];
      const client = async () => {
        while (running) {
          const key = randomUUID();
          const body = JSON.stringify({ entries: [{ event: 'assign', effectiveOn: '2026-03-01', document: key, lines: [line] }] });
          // Sends again until it is answered, as a client on a bad network does.
          while (running) {
            const answer = await fetch(`http://127.0.0.1:${port}/api/ledger/entries`, {
              method: 'POST',
              headers: { ...person.headers, 'content-type': 'application/json', 'idempotency-key': key },
              body,
              signal: AbortSignal.timeout(20_000),
            }).catch(() => null);
            if (answer?.status === 201) {
              done.push(key);
              break;
            }
            if (answer && answer.status < 500) throw new Error(`${answer.status} ${await answer.text()}`);
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
        }
      };
      let server = await start(url, port);
      const clients = Array.from({ length: CLIENTS }, client);
      // Whatever happens, nothing is left running.
      onTestFinished(() => {
        running = false;
        server.kill('SIGKILL');
      });
      for (let kill = 0; kill < KILLS; kill += 1) {
        await new Promise((resolve) => setTimeout(resolve, isPglite ? 800 + random() * 1500 : 50 + random() * 600));
        const gone = new Promise((resolve) => server.once('exit', resolve));
        // The launcher and the server it started.
        process.kill(-(server.pid ?? 0), 'SIGKILL');
        await gone;
        server = await start(url, port);
      }
      running = false;
      await Promise.all(clients);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      process.kill(-(server.pid ?? 0), 'SIGTERM');
      await ended;

      const after = isPglite ? await connect(url) : held;
      const posted: string[] = [];
      for (let seq = 0; ; seq += 5000) {
        const run = await readChain(after.db, '51', seq, 5000);
        if (run.length === 0) break;
        posted.push(...run.map((entry) => entry.document));
      }
      // Enough was under way for the kills to matter.
      expect(done.length).toBeGreaterThan(KILLS / 2);
      expect([...posted].sort()).toEqual([...done].sort());
      expect((await verifyLedger(after.db)).problems).toEqual([]);
      expect((await verifyTrail(after.db)).problems).toEqual([]);
      await after.close();
      console.log(`${engine.name}: ${KILLS} kills, ${done.length} postings, none lost, none doubled`);
    },
    1_200_000,
  );
});
