import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../test/support/databases.ts';
import { toHex } from '../kernel/hash.ts';
import { type CanonicalEntry, canonicalText, contentHash, GENESIS_HASH, linkHash } from './canonical.ts';

// Test vectors: fixed for ever for version 1. Changing one means a new version of the canonical text.
const ENTRY: CanonicalEntry = {
  event: 'transfer',
  effectiveOn: '2023-06-28',
  bookedOn: '2023-07-01',
  document: 'QĐ 12|UBND\\x\nngày 5',
  actor: 'cli',
  key: 'k|1',
  corrects: null,
  lines: [
    { component: 'DT.DA1', source: 'NSTW', kind: 'SN', originYear: 2022, from: { unit: '614@1991-08-12', year: 2023, stage: 'available' }, to: { unit: '614@1991-08-12', year: 2023, stage: 'external' }, amount: 9007199254740991 },
    { component: 'DT.DA2', source: 'NSTW', kind: 'SN', originYear: 2022, from: { unit: '614@1991-08-12', year: 2023, stage: 'external' }, to: { unit: '614@1991-08-12', year: 2023, stage: 'available' }, amount: 9007199254740991 },
  ],
};
const RECORDED = '2023-08-02T09:10:11.000123Z';

describe('canonical text v1', () => {
  it('escapes and orders as specified', () => {
    expect(canonicalText(ENTRY)).toBe(
      'v1|transfer|2023-06-28|2023-07-01|QĐ 12\\pUBND\\\\x\\nngày 5|cli|k\\p1|\n' +
        '1|DT.DA1|NSTW|SN|2022|614@1991-08-12|2023|1|614@1991-08-12|2023|0|9007199254740991\n' +
        '2|DT.DA2|NSTW|SN|2022|614@1991-08-12|2023|0|614@1991-08-12|2023|1|9007199254740991\n',
    );
  });

  it.each(ENGINES)('has the same hashes in SQL on $name', async ({ available, open }) => {
    if (!available) return;
    const database = await open();
    try {
      const lines = canonicalText(ENTRY).split('\n').slice(1).join('\n');
      const { rows } = await sql<{ content: Uint8Array; line: string }>`SELECT sha256(ledger_canonical('transfer', '2023-06-28', '2023-07-01', ${ENTRY.document}, 'cli', 'k|1', NULL, ${lines})) AS content,

        ledger_canonical_line(1, 'DT.DA1', 'NSTW', 'SN', 2022, '614@1991-08-12', 2023, 1, '614@1991-08-12', 2023, 0, 9007199254740991) AS line`.execute(database.db);
      expect(toHex(new Uint8Array(rows[0]?.content ?? []))).toBe(toHex(contentHash(ENTRY)));
      expect(`${rows[0]?.line}`).toBe(`${canonicalText(ENTRY).split('\n')[1]}\n`);
      const content = contentHash(ENTRY);
      const linked = await sql<{ link: Uint8Array }>`SELECT ledger_link(decode(${toHex(GENESIS_HASH)}, 'hex'), 4294967297, ${RECORDED}::timestamptz, decode(${toHex(content)}, 'hex')) AS link`.execute(database.db);
      expect(toHex(new Uint8Array(linked.rows[0]?.link ?? []))).toBe(toHex(linkHash(GENESIS_HASH, 4294967297, RECORDED, content)));
    } finally {
      await database.close();
    }
  });

  it('keeps its vectors', () => {
    expect(toHex(contentHash(ENTRY))).toMatchInlineSnapshot(`"77d5188e5bbb56efd999ed3cfa471d0d20da7eda083306a9de2982514ff2a3bb"`);
    expect(toHex(linkHash(GENESIS_HASH, 1, RECORDED, contentHash(ENTRY)))).toMatchInlineSnapshot(`"c6f3ca99d8125c24d2be8d516b38a556ce66d29a15130a61a028d84c7907c803"`);
  });
});
