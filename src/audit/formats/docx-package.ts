/** A package written anew with some of its parts changed; every other part keeps its bytes. */
import { strToU8, zipSync } from 'fflate';

/** ZIP has no older day; local time, because ZIP has no time zone: the same input gives the same bytes everywhere. */
const EPOCH = '1980-01-01T00:00:00';

export function rewritten(parts: ReadonlyMap<string, Uint8Array>, changed: ReadonlyMap<string, string>): Uint8Array {
  const out: Record<string, [Uint8Array, { mtime: string; level: 6 }]> = {};
  const entry = (content: Uint8Array): [Uint8Array, { mtime: string; level: 6 }] => [content, { mtime: EPOCH, level: 6 }];
  for (const [name, content] of parts) {
    const text = changed.get(name);
    out[name] = entry(text === undefined ? content : strToU8(text));
  }
  for (const [name, text] of changed) out[name] ??= entry(strToU8(text));
  return zipSync(out);
}
