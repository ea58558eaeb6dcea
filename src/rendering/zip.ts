/** Zip packages with the same bytes for the same parts: fixed order, fixed times, no platform marks. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export type Parts = Map<string, Uint8Array>;

export function unpack(bytes: Uint8Array): Parts {
  return new Map(Object.entries(unzipSync(bytes)));
}

/** DOS time has no zone: a local date with fixed fields gives the same bytes everywhere. */
export function pack(parts: Parts): Uint8Array {
  const mtime = new Date(1980, 0, 1, 0, 0, 0);
  // [Content_Types].xml first, as Office writes it; readers that sniff the first entry then recognise the format.
  const names = [...parts.keys()].filter((name) => !name.endsWith('/')).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(names.map((name) => [name, parts.get(name) ?? new Uint8Array()])), { mtime, level: 6 });
}
function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2;
}

export function getText(parts: Parts, name: string): string {
  return strFromU8(parts.get(name) ?? new Uint8Array());
}
export function setText(parts: Parts, name: string, text: string): void {
  parts.set(name, strToU8(text));
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}
