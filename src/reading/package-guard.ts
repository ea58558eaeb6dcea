/**
 * Opens zip-based office files from strangers: everything is checked before and while inflating, so that a small file cannot fill
 * the memory (limits: docs of the product, 50 MB a file, 500 MB unzipped, ratio 200).
 */
import { Inflate } from 'fflate';
import { Problem } from '../kernel/problem.ts';

export interface PackageLimits {
  readonly fileBytes: number;
  readonly unzippedBytes: number;
  readonly ratio: number;
  readonly entries: number;
}
export const PACKAGE_LIMITS: PackageLimits = { fileBytes: 50_000_000, unzippedBytes: 500_000_000, ratio: 200, entries: 10_000 };

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly crc: number;
}

/**
 * Every part of the package by name.
 * @throws Problem empty-file, unsupported-file, encrypted-file, unsafe-file, too-large, unreadable-file
 */
export function openPackage(bytes: Uint8Array, limits: PackageLimits = PACKAGE_LIMITS): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  for (const entry of checkedEntries(bytes, limits)) {
    const chunks: Uint8Array[] = [];
    inflate(bytes, entry, (chunk) => void chunks.push(chunk));
    const content = joined(chunks, entry.size);
    if (isMarkup(entry.name)) refuseDeclarations(entry.name, content);
    parts.set(entry.name, content);
  }
  return parts;
}

/** Sees the parts of a package piece by piece, as they are inflated; throws a Problem to stop. */
export type PartVisitor = (name: string, chunk: Uint8Array) => void;

/**
 * Checks a package like openPackage, but keeps nothing: what a reader of its own will unpack again, and what may be refused half-way.
 * @returns the names of its parts
 * @throws Problem as openPackage, and what `visit` throws
 */
export function scanPackage(bytes: Uint8Array, visit: PartVisitor, limits: PackageLimits = PACKAGE_LIMITS): Set<string> {
  const entries = checkedEntries(bytes, limits);
  for (const entry of entries) {
    const markup = isMarkup(entry.name);
    // A declaration may lie across two pieces: the end of one is looked at again with the next.
    let tail = new Uint8Array();
    inflate(bytes, entry, (chunk) => {
      if (markup) {
        refuseDeclarations(entry.name, joined([tail, chunk.subarray(0, 64)], tail.length + Math.min(64, chunk.length)));
        refuseDeclarations(entry.name, chunk);
        tail = chunk.slice(-64);
      }
      visit(entry.name, chunk);
    });
  }
  return new Set(entries.map((entry) => entry.name));
}

/** Names of the parts, from the directory alone. @throws Problem of every check that needs no inflating */
export function partNames(bytes: Uint8Array, limits: PackageLimits = PACKAGE_LIMITS): Set<string> {
  return new Set(checkedEntries(bytes, limits).map((entry) => entry.name));
}

const isMarkup = (name: string) => /\.(xml|rels|vml)$/iu.test(name);

/** The parts (no folders) after every check that needs no inflating. */
function checkedEntries(bytes: Uint8Array, limits: PackageLimits): Entry[] {
  if (bytes.length === 0) throw new Problem('empty-file', 'Tệp rỗng (0 byte); chép hoặc tải lại tệp rồi thử lại.');
  if (bytes.length > limits.fileBytes) {
    throw new Problem(
      'too-large',
      `Tệp ${megabytes(bytes.length)} vượt giới hạn ${megabytes(limits.fileBytes)}; tách thành nhiều tệp nhỏ hơn.`,
    );
  }
  refuseOtherKinds(bytes);
  const entries = centralDirectory(bytes, limits);
  const unzipped = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unzipped > limits.unzippedBytes) {
    throw new Problem(
      'too-large',
      `Tệp giải nén ra ${megabytes(unzipped)}, vượt giới hạn ${megabytes(limits.unzippedBytes)}; tách thành nhiều tệp nhỏ hơn.`,
    );
  }
  if (unzipped > limits.ratio * bytes.length) throw unsafe(`nén gấp ${Math.round(unzipped / bytes.length)} lần (giới hạn ${limits.ratio})`);
  const names = new Set<string>();
  const parts = entries.filter((entry) => !entry.name.endsWith('/'));
  for (const { name } of parts) {
    if (names.has(name)) throw unsafe(`có hai phần cùng tên “${name}”`);
    names.add(name);
  }
  return parts;
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`;
}
function unsafe(what: string): Problem {
  return new Problem('unsafe-file', `Tệp không an toàn: ${what}; không mở. Xin lại tệp gốc từ nơi gửi.`);
}
function unreadable(what: string): Problem {
  return new Problem('unreadable-file', `Tệp hỏng (${what}); mở bằng Word hoặc Excel, lưu lại rồi thử lại.`);
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const RENAMED: readonly (readonly [name: string, signature: readonly number[]])[] = [
  ['ảnh PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['ảnh JPEG', [0xff, 0xd8, 0xff]],
  ['tệp PDF', [0x25, 0x50, 0x44, 0x46]],
  ['ảnh GIF', [0x47, 0x49, 0x46, 0x38]],
  ['tệp RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['tệp nén RAR', [0x52, 0x61, 0x72, 0x21]],
  ['tệp nén 7z', [0x37, 0x7a, 0xbc, 0xaf]],
];

export function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** Refuses what is plainly another kind of file, whatever its name ends with. @throws Problem encrypted-file, unsupported-file */
export function refuseRenamed(bytes: Uint8Array): void {
  if (startsWith(bytes, OLE)) {
    // Office puts a package with a password into an OLE container, in a stream of this name (UTF-16).
    if (includesBytes(bytes, utf16('EncryptedPackage')))
      throw new Problem(
        'encrypted-file',
        'Tệp có mật khẩu; mở bằng Word hoặc Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ), lưu lại rồi thử lại.',
      );
    throw new Problem('unsupported-file', 'Tệp theo định dạng cũ (.doc, .xls); mở bằng Word hoặc Excel và lưu dưới dạng .docx hoặc .xlsx.');
  }
  for (const [name, signature] of RENAMED) {
    if (startsWith(bytes, signature))
      throw new Problem('unsupported-file', `Tệp thật ra là ${name} bị đổi đuôi; gửi tệp .docx hoặc .xlsx gốc.`);
  }
}

function refuseOtherKinds(bytes: Uint8Array): void {
  refuseRenamed(bytes);
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) && !startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) {
    throw new Problem('unsupported-file', 'Tệp không phải .docx, .xlsx hay .ods; mở bằng Word hoặc Excel và lưu đúng định dạng.');
  }
}

function utf16(text: string): number[] {
  return [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
}
function includesBytes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

function centralDirectory(bytes: Uint8Array, limits: PackageLimits): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    throw new Problem('unsupported-file', 'Tệp nén theo kiểu ZIP64; mở bằng Word hoặc Excel, lưu lại rồi thử lại.');
  if (count > limits.entries) throw unsafe(`có ${count} phần (giới hạn ${limits.entries})`);
  const decoder = new TextDecoder();
  const entries: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw unreadable('mục lục tệp nén sai');
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const name = decoder
      .decode(bytes.subarray(at + 46, at + 46 + nameLength))
      .replace(/\\/gu, '/')
      .replace(/^\//u, '');
    if ((flags & 1) !== 0) throw new Problem('encrypted-file', 'Tệp nén có mật khẩu; bỏ mật khẩu, lưu lại rồi thử lại.');
    const entry: Entry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    // ZIP64 sizes exceed every limit of ours when they are honest.
    if (entry.size === 0xffffffff || entry.packed === 0xffffffff)
      throw new Problem('too-large', `Phần “${name}” của tệp quá lớn; tách thành nhiều tệp nhỏ hơn.`);
    entries.push(entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end record stands last, before a comment of at most 65,535 bytes. */
function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1) if (view.getUint32(at, true) === END) return at;
  throw unreadable('thiếu phần cuối, có thể tải chưa xong');
}

/** Inflates one part piece by piece; stops as soon as it gives more than the directory declares. */
function inflate(bytes: Uint8Array, { name, method, packed, size, offset, crc }: Entry, sink: (chunk: Uint8Array) => void): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw unreadable(`phần “${name}” không đúng chỗ`);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packed > bytes.length) throw unreadable(`phần “${name}” bị cắt`);
  const data = bytes.subarray(start, start + packed);
  if (method === 0) {
    if (packed !== size) throw unsafe(`phần “${name}” khai sai kích thước`);
    if (~crc32(data, -1) >>> 0 !== crc) throw damaged(name);
    sink(data);
    return;
  }
  if (method !== 8)
    throw new Problem('unsupported-file', `Phần “${name}” nén theo kiểu lạ (${method}); mở bằng Word hoặc Excel, lưu lại rồi thử lại.`);
  let total = 0;
  let sum = -1;
  const stream = new Inflate((chunk) => {
    total += chunk.length;
    sum = crc32(chunk, sum);
    if (total > size) throw unsafe(`phần “${name}” giải nén ra nhiều hơn đã khai`);
    sink(chunk);
  });
  try {
    for (let at = 0; at < data.length; at += 16_384) stream.push(data.subarray(at, at + 16_384), at + 16_384 >= data.length);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw unreadable(`phần “${name}” không giải nén được`);
  }
  if (total !== size) throw unreadable(`phần “${name}” thiếu dữ liệu`);
  if (~sum >>> 0 !== crc) throw damaged(name);
}

/** A damaged part may still unpack, with other digits in it. */
const damaged = (name: string) => unreadable(`phần “${name}” sai mã kiểm tra CRC, dữ liệu đã bị đổi`);

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  return sum;
});

function crc32(bytes: Uint8Array, before: number): number {
  let sum = before;
  for (const byte of bytes) sum = (sum >>> 8) ^ (CRC_TABLE[(sum ^ byte) & 0xff] as number);
  return sum;
}

function joined(chunks: readonly Uint8Array[], total: number): Uint8Array {
  const [only] = chunks;
  if (chunks.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const LESS = 0x3c;
const EXCLAMATION = 0x21;

/** Office files have no document type; one is only there to expand entities without end or to read other files. */
function refuseDeclarations(name: string, content: Uint8Array): void {
  // “!” is rare in markup, so looking for it is fast; its neighbours are read one by one (UTF-8) or every second byte (UTF-16).
  for (let at = content.indexOf(EXCLAMATION); at >= 0; at = content.indexOf(EXCLAMATION, at + 1)) {
    for (const stride of [1, 2]) {
      if (content[at - stride] !== LESS) continue;
      let word = '';
      for (let letter = 1; letter <= 7; letter += 1) word += String.fromCharCode(content[at + stride * letter] ?? 0);
      const found = ['DOCTYPE', 'ENTITY'].find((wanted) => word.startsWith(wanted));
      if (found !== undefined) throw unsafe(`phần “${name}” có khai báo ${found}`);
    }
  }
}
