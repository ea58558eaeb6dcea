/** Damaged files: always Problems or success, never a stack trace, never long. The seed is printed; MTQG_SEED repeats it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem, Problems } from '../../src/kernel/problem.ts';
import { verifyLedger } from '../../src/ledger/actions.ts';
import { csv, grid, type NamedFile, ods, payment, plan, xlsx } from '../bad-input/files.ts';
import { type Books, openBooks } from '../bad-input/ledger.ts';
import { ENGINES, type Engine } from '../support/databases.ts';
import { generator, SEED } from './seed.ts';

const RUNS = Number(process.env['MTQG_FUZZ_RUNS'] ?? 400);
const random = generator(SEED);
const pick = (below: number) => Math.floor(random() * below);

function mutateBytes(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice(0, random() < 0.1 ? pick(bytes.length) : bytes.length);
  for (let n = 1 + pick(8); n > 0 && copy.length > 0; n -= 1)
    copy[pick(copy.length)] = random() < 0.3 ? ([0, 0x22, 0x3c, 0xff][pick(4)] as number) : pick(256);
  return copy;
}
const SNIPPETS = [
  '<',
  '>',
  '"',
  '&',
  '&#x0;',
  '&amp;',
  '</row>',
  '<c r="ZZZ99999999">',
  '<row r="-1">',
  't="e"',
  't="s"',
  's="999999"',
  '-1',
  '1e999',
  'NaN',
  '1048577',
  '<![CDATA[',
  '\u0000',
  'table:number-rows-repeated="1e9"',
  'table:number-columns-repeated="99999"',
];
/** Damage under the zip, where a reader must cope with it. */
function mutateParts(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts);
  const chosen = names[pick(names.length)] as string;
  const files: Zippable = { ...parts };
  if (random() < 0.1) delete files[chosen];
  else if (random() < 0.3) files[chosen] = mutateBytes(parts[chosen] as Uint8Array);
  else {
    let text = strFromU8(parts[chosen] as Uint8Array);
    for (let n = 1 + pick(4); n > 0; n -= 1) {
      const at = pick(text.length);
      text = text.slice(0, at) + SNIPPETS[pick(SNIPPETS.length)] + text.slice(at + pick(6));
    }
    files[chosen] = strToU8(text);
  }
  return zipSync(files, { level: 1 });
}

describe('damaged files', () => {
  let books: Books;
  const sheets = {
    'Kế hoạch vốn': grid([plan(), plan({ Dòng: '2', 'Đơn vị': '614' })]),
    'Giải ngân': grid([payment(), payment({ Dòng: '2', 'Số tiền': '1,5' })]),
  };
  const seeds: NamedFile[] = [];
  beforeAll(async () => {
    books = await openBooks(ENGINES[0] as Engine);
    const example = fileURLToPath(new URL('../../examples/kon-ray/kon-ray-2023-h1.xlsx', import.meta.url));
    seeds.push(await xlsx(sheets), await ods(sheets), csv('Kế hoạch vốn', sheets['Kế hoạch vốn']), {
      name: 'kon-ray.xlsx',
      bytes: new Uint8Array(readFileSync(example)),
    });
  });
  afterAll(() => books.database.close());

  it(`are refused with Problems or taken (${RUNS} of each kind, seed ${SEED})`, async () => {
    const outcomes = new Map<string, number>();
    let slowest = 0;
    for (let n = 0; n < RUNS; n += 1) {
      for (const seed of seeds) {
        // The example is larger: a few of it are enough.
        if (seed.name === 'kon-ray.xlsx' && n % 10 !== 0) continue;
        const packed = !seed.name.endsWith('.csv');
        const bytes = packed && random() < 0.6 ? mutateParts(seed.bytes) : mutateBytes(seed.bytes);
        const began = performance.now();
        let outcome = 'taken';
        try {
          await books.import([{ name: seed.name, bytes }], { dryRun: true });
        } catch (error) {
          const known = error instanceof Problems ? error.list : error instanceof Problem ? [error] : null;
          if (known === null) throw new Error(`run ${n} of ${seed.name}, seed ${SEED}`, { cause: error });
          outcome = known[0]?.code ?? '?';
        }
        slowest = Math.max(slowest, performance.now() - began);
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    }
    console.log(`slowest ${Math.round(slowest)} ms`, Object.fromEntries([...outcomes].sort()));
    expect(slowest).toBeLessThan(20_000);
    expect((await books.written()).entries).toBe(0);
    expect((await verifyLedger(books.database.db)).problems).toEqual([]);
  });
});
