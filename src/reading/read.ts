/** The one door of the readers: bytes of any supported file → AuditText. */
import { Problem } from '../kernel/problem.ts';
import type { AuditText } from './audit-text.ts';
import { readMarkdown } from './read-markdown.ts';
import { readText } from './read-text.ts';

export async function readAuditText(name: string, bytes: Uint8Array): Promise<AuditText> {
  if (bytes.length === 0) throw new Problem('empty-file', 'Tệp rỗng (0 byte); chép hoặc tải lại tệp rồi thử lại.');
  return /\.(?:md|markdown)$/iu.test(name) ? readMarkdown(bytes) : readText(bytes);
}
