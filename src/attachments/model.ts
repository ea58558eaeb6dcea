/** Files beside a record: what kinds there are, told by their first bytes, not by their names. Pure. */
import { Problem } from '../kernel/problem.ts';

/** A page of a phone's camera is some 4 MB. */
export const MOST_BYTES = 8_000_000;
/** Files of one record. */
export const MOST_FILES = 30;

export interface Attachment {
  readonly home: string;
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly sha256: string;
  readonly addedAt: string;
}

const starts = (bytes: Uint8Array, ...head: readonly number[]) => head.every((byte, index) => bytes[index] === byte);
const ascii = (bytes: Uint8Array, from: number, text: string) =>
  [...text].every((char, index) => bytes[from + index] === char.charCodeAt(0));

export const MIMES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

/** Media type of a file. @throws Problem empty-file, too-large, unsupported-file */
export function mimeOf(bytes: Uint8Array, name: string): (typeof MIMES)[number] {
  if (bytes.length === 0) throw new Problem('empty-file', 'Tệp trống; chọn tệp khác.', { file: name });
  if (bytes.length > MOST_BYTES)
    throw new Problem('too-large', `Tệp lớn hơn ${MOST_BYTES / 1_000_000} MB; thu nhỏ ảnh hoặc tách tệp.`, { file: name });
  if (starts(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(bytes, 0x89) && ascii(bytes, 1, 'PNG')) return 'image/png';
  if (ascii(bytes, 0, 'RIFF') && ascii(bytes, 8, 'WEBP')) return 'image/webp';
  if (ascii(bytes, 0, '%PDF-')) return 'application/pdf';
  // Both are ZIP archives: only the name tells them apart, and a reader of either refuses the other.
  if (ascii(bytes, 0, 'PK\u0003\u0004') && /\.docx$/i.test(name)) return MIMES[4];
  if (ascii(bytes, 0, 'PK\u0003\u0004') && /\.xlsx$/i.test(name)) return MIMES[5];
  throw new Problem('unsupported-file', 'Chỉ nhận ảnh JPEG, PNG, WebP, tệp PDF, Word (.docx) hoặc Excel (.xlsx).', { file: name });
}
