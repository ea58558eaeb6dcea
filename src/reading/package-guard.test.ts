import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Problem } from '../kernel/problem.ts';
import { openPackage, PACKAGE_LIMITS } from './package-guard.ts';

function codeOf(bytes: Uint8Array, limits = PACKAGE_LIMITS): string {
  try {
    openPackage(bytes, limits);
    return 'ok';
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}
const bytes = (...values: number[]) => new Uint8Array([...values, ...new Array<number>(600).fill(0)]);
const utf16 = (text: string) => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const good = zipSync({ 'a.xml': strToU8('<a>đồng</a>'), 'b/c.bin': [new Uint8Array([1, 2, 3]), { level: 0 }] });

/** Changes the declared size of the first entry, in the directory only. */
function lie(zip: Uint8Array, size: number): Uint8Array {
  const copy = zip.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 46; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint32(at + 24, size, true);
      return copy;
    }
  }
  return copy;
}

describe('openPackage', () => {
  it('gives every part', () => {
    const parts = openPackage(good);
    expect(new TextDecoder().decode(parts.get('a.xml'))).toBe('<a>đồng</a>');
    expect([...(parts.get('b/c.bin') ?? [])]).toEqual([1, 2, 3]);
  });
  it.each([
    ['empty-file', new Uint8Array()],
    ['encrypted-file', bytes(...OLE, ...utf16('EncryptedPackage'))],
    ['unsupported-file', bytes(...OLE)],
    ['unsupported-file', bytes(0x89, 0x50, 0x4e, 0x47)],
    ['unsupported-file', strToU8('%PDF-1.7 …')],
    ['unsupported-file', strToU8('xin chào')],
    ['unsafe-file', zipSync({ 'a.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a/>') })],
    ['unsafe-file', zipSync({ 'a.xml': new Uint8Array([0xff, 0xfe, ...utf16('<!DOCTYPE a><a/>')]) })],
    ['unsafe-file', zipSync({ 'a.bin': new Uint8Array(5_000_000) })],
    ['unreadable-file', good.slice(0, good.length - 40)],
    ['unsafe-file', lie(zipSync({ 'a.bin': new Uint8Array(3_000).map((_, index) => index % 251) }), 10)],
    ['unreadable-file', lie(good, 400)],
  ])('says %s', (code, file) => {
    expect(codeOf(file)).toBe(code);
  });
  it('names the renamed kind', () => {
    expect(() => openPackage(bytes(0x89, 0x50, 0x4e, 0x47))).toThrow(/ảnh PNG/u);
    expect(() => openPackage(bytes(...OLE))).toThrow(/\.docx hoặc \.xlsx/u);
  });
  it('checks the limits before inflating', () => {
    expect(codeOf(good, { ...PACKAGE_LIMITS, fileBytes: 10 })).toBe('too-large');
    expect(codeOf(good, { ...PACKAGE_LIMITS, unzippedBytes: 5 })).toBe('too-large');
    expect(codeOf(good, { ...PACKAGE_LIMITS, entries: 1 })).toBe('unsafe-file');
  });
  it('meets any damage with a Problem', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), (changes) => {
        const damaged = good.slice();
        for (const [at, value] of changes) damaged[at] = value;
        expect(typeof codeOf(damaged)).toBe('string');
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});
