import { describe, expect, it } from 'vitest';
import { ENTRY, RECORDED } from './canonical.fixture.ts';
import { canonicalText, contentHash, GENESIS_HASH, linkHash } from './canonical.ts';

describe('canonical text v1', () => {
  it('escapes and orders as specified', () => {
    expect(canonicalText(ENTRY)).toBe(
      'v1|transfer|2023-06-28|2023-07-01|QĐ 12\\pUBND\\\\x\\nngày 5|cli|k\\p1|\n' +
        '1|DT.DA1|NSTW|SN|2022|614@1991-08-12|2023|1|614@1991-08-12|2023|0|9007199254740991\n' +
        '2|DT.DA2|NSTW|SN|2022|614@1991-08-12|2023|0|614@1991-08-12|2023|1|9007199254740991\n',
    );
  });

  it('keeps its vectors', () => {
    expect(contentHash(ENTRY)).toMatchInlineSnapshot(`"77d5188e5bbb56efd999ed3cfa471d0d20da7eda083306a9de2982514ff2a3bb"`);
    expect(linkHash(GENESIS_HASH, 1, RECORDED, contentHash(ENTRY))).toMatchInlineSnapshot(
      `"c6f3ca99d8125c24d2be8d516b38a556ce66d29a15130a61a028d84c7907c803"`,
    );
  });

  it('says which entry a reversal corrects', () => {
    expect(canonicalText({ ...ENTRY, event: 'reverse', corrects: 7, lines: [] })).toMatch(/\|7\n$/);
  });

  it('links depend on the previous hash, the number, the time and the content', () => {
    const content = contentHash(ENTRY);
    const base = linkHash(GENESIS_HASH, 1, RECORDED, content);
    expect(linkHash(content, 1, RECORDED, content)).not.toBe(base);
    expect(linkHash(GENESIS_HASH, 2, RECORDED, content)).not.toBe(base);
    expect(linkHash(GENESIS_HASH, 1, RECORDED.replace('123', '124'), content)).not.toBe(base);
    expect(linkHash(GENESIS_HASH, 1, RECORDED, GENESIS_HASH)).not.toBe(base);
  });
});
