import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Bytes, sha256Hex, shortId, toHex } from './hash.ts';

// From Python: base64.b32encode(hashlib.sha256(text.encode()).digest()).decode().lower()
const VECTORS = [
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '4oymiquy7qobjgx36tejs35zeqt24qpemsnzgtfeswmrw6csxbkq'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'xj4bnp4pahh6uqkbidpf3lrceoyagyndsylxvhfucd7wd4qacwwq'],
  [
    'Xã Đăk Kôi',
    '76c783c6cf00a759d3e295ee271d737f72342871cd33da16932f200f15097949',
    'o3dyhrwpactvtu7csxxcohltp5zdikdrzuz5ufutf4qa6fijpfeq',
  ],
  [
    'plan(NSTW)|614|2023-H1',
    '4dff43162abab4477b7151fa77785a8ef88bc685c6736517a5146b38b44514c9',
    'jx7ugfrkxk2eo63rkh5ho6c2r34ixrufyzzwkf5fcrvtrncfcteq',
  ],
] as const;

describe('hashes', () => {
  it.each(VECTORS)('of “%s”', (text, hex, base32) => {
    expect(sha256Hex(text)).toBe(hex);
    expect(toHex(sha256Bytes(text))).toBe(hex);
    expect(shortId(text)).toBe(base32.slice(0, 20));
    expect(shortId(text, 51)).toBe(base32.slice(0, 51));
    expect(shortId(text, 5)).toBe(base32.slice(0, 5));
  });
  it('joins parts as bytes, text as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(toHex(sha256Bytes(a, new TextEncoder().encode(b)))).toBe(sha256Hex(a + b));
        expect(shortId(a)).toMatch(/^[a-z2-7]{20}$/);
      }),
      { seed: 31, numRuns: 50 },
    );
  });
});
