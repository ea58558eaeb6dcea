/** A suggestion carried out in the file itself: Word documents, Markdown, plain text. The file is read again, so nothing but those words has changed. */
import { strToU8 } from 'fflate';
import type { Suggestion } from '../../kernel/finding.ts';
import type { AuditText } from '../../reading/audit-text.ts';
import { advanceRaw } from '../../reading/docx-paragraph.ts';
import { openPackage } from '../../reading/package-guard.ts';
import { readAuditText } from '../../reading/read.ts';
import { decodePart } from '../../reading/xml.ts';
import { declaredUtf8, escapeXml } from './docx-comments.ts';
import { rewritten } from './docx-package.ts';

/** Whether suggestions can be carried out in files of this kind at all. */
export const isMendable = ({ format }: Pick<AuditText, 'format'>): boolean => format === 'docx' || format === 'md' || format === 'txt';

/**
 * The file with the words replaced; null where that cannot be done exactly (a number that Word computes, words cut by a field, a text that
 * stands elsewhere in another form): then a person does it.
 */
export async function mended(
  name: string,
  bytes: Uint8Array,
  source: AuditText,
  { replace, with: text }: Suggestion,
): Promise<Uint8Array | null> {
  if (!isMendable(source) || source.text.slice(replace.start, replace.end) !== replace.text) return null;
  const made = source.format === 'docx' ? inDocx(bytes, source, replace, text) : inText(bytes, source, replace, text);
  if (made === null) return null;
  const after = await readAuditText(name, made);
  return after.text === source.text.slice(0, replace.start) + text + source.text.slice(replace.end) ? made : null;
}

function inDocx(bytes: Uint8Array, { spans }: AuditText, { start, end }: Suggestion['replace'], text: string): Uint8Array | null {
  const touched = spans.filter((span) => span.end > start && span.start < end);
  const [first] = touched;
  if (first?.part === undefined || touched.some(({ part, from, to }) => part !== first.part || from === undefined || to === undefined))
    return null;
  const parts = openPackage(bytes);
  const part = parts.get(first.part);
  if (!part) return null;
  const xml = decodePart(part);
  let out = '';
  let done = 0;
  for (const [index, span] of touched.entries()) {
    const from = advanceRaw(xml, span.from ?? 0, Math.max(0, start - span.start));
    const to = end >= span.end ? (span.to ?? 0) : advanceRaw(xml, span.from ?? 0, end - span.start);
    // Tags between two runs stay: only letters are taken out.
    if (from < done || xml.slice(from, to).includes('<')) return null;
    out += xml.slice(done, from) + (index === 0 ? escapeXml(text) : '');
    done = to;
  }
  return rewritten(parts, new Map([[first.part, declaredUtf8(out + xml.slice(done))]]));
}

/** The same one of several equal words, as long as the file has as many of them as its text. */
function inText(bytes: Uint8Array, source: AuditText, { start, text: old }: Suggestion['replace'], text: string): Uint8Array | null {
  const file = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const count = (held: string) => held.split(old).length - 1;
  if (count(file) !== count(source.text)) return null;
  let at = -1;
  for (let left = count(source.text.slice(0, start)); left >= 0; left -= 1) at = file.indexOf(old, at < 0 ? 0 : at + old.length);
  return at < 0 ? null : strToU8(file.slice(0, at) + text + file.slice(at + old.length));
}
