/** SHA-256 without a Node built-in, so that the same code runs in a browser. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';

export function sha256Hex(data: string | Uint8Array): string {
  return bytesToHex(sha256(typeof data === 'string' ? utf8ToBytes(data) : data));
}

/** What hashes: this file's own anywhere, OpenSSL's (db/digest.ts) where there are millions to take. In hex. */
export type Sha256 = (data: string | Uint8Array) => string;

export function sha256Bytes(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return sha256(concatBytes(...parts.map((part) => (typeof part === 'string' ? utf8ToBytes(part) : part))));
}

export { bytesToHex as toHex };

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** First `length` characters of the lower-case base32 (RFC 4648 alphabet) of SHA-256; 20 characters carry 100 bits. */
export function shortId(text: string, length = 20): string {
  const bytes = sha256(utf8ToBytes(text));
  let bits = 0;
  let held = 0;
  let id = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      id += BASE32[(held >>> (bits - 5)) & 31];
      bits -= 5;
    }
    held &= (1 << bits) - 1;
  }
  return id.slice(0, length);
}
