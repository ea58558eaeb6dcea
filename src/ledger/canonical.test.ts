import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../test/support/databases.ts';
import { toHex } from '../kernel/hash.ts';
import { ENTRY, RECORDED } from './canonical.fixture.ts';
import { canonicalText, contentHash, GENESIS_HASH, linkHash } from './canonical.ts';

describe('canonical text v1', () => {
  describe.each(ENGINES)('on $name', ({ available, open }) =>
    it.skipIf(!available)('has the same hashes in SQL', async () => {
      const database = await open();
      try {
        const lines = canonicalText(ENTRY).split('\n').slice(1).join('\n');
        const { rows } = await sql<{
          content: Uint8Array;
          line: string;
        }>`SELECT sha256(ledger_canonical('transfer', '2023-06-28', '2023-07-01', ${ENTRY.document}, 'cli', 'k|1', NULL, ${lines})) AS content,

        ledger_canonical_line(1, 'DT.DA1', 'NSTW', 'SN', 2022, '614@1991-08-12', 2023, 1, '614@1991-08-12', 2023, 0, 9007199254740991) AS line`.execute(
          database.db,
        );
        expect(toHex(new Uint8Array(rows[0]?.content ?? []))).toBe(contentHash(ENTRY));
        expect(`${rows[0]?.line}`).toBe(`${canonicalText(ENTRY).split('\n')[1]}\n`);
        const content = contentHash(ENTRY);
        const linked = await sql<{
          link: Uint8Array;
        }>`SELECT ledger_link(decode(${GENESIS_HASH}, 'hex'), 4294967297, ${RECORDED}::timestamptz, decode(${content}, 'hex')) AS link`.execute(
          database.db,
        );
        expect(toHex(new Uint8Array(linked.rows[0]?.link ?? []))).toBe(linkHash(GENESIS_HASH, 4294967297, RECORDED, content));
      } finally {
        await database.close();
      }
    }),
  );
});
