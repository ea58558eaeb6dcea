/** The one door of the readers: the bytes of any supported file → AuditText. The content decides, then the ending of the name. */
import { Problem } from '../kernel/problem.ts';
import type { AuditText } from './audit-text.ts';
import { PACKAGE_LIMITS, partNames, refuseRenamed, startsWith } from './package-guard.ts';
import { readDocx } from './read-docx.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPdf } from './read-pdf.ts';
import { readText } from './read-text.ts';
import { readXlsx } from './read-xlsx.ts';

/** Endings of files that other programs can turn into one of ours. */
const REMEDIES: Readonly<Record<string, string>> = {
  doc: 'mở bằng Word và lưu dạng .docx',
  dot: 'mở bằng Word và lưu dạng .docx',
  rtf: 'mở bằng Word và lưu dạng .docx',
  odt: 'mở bằng LibreOffice và lưu dạng .docx',
  wps: 'mở bằng Word và lưu dạng .docx',
  xls: 'mở bằng Excel và lưu dạng .xlsx',
  ods: 'mở bằng LibreOffice và lưu dạng .xlsx',
  csv: 'mở bằng Excel và lưu dạng .xlsx',
  html: 'mở bằng Word và lưu dạng .docx, hoặc in ra .pdf',
  htm: 'mở bằng Word và lưu dạng .docx, hoặc in ra .pdf',
  mhtml: 'mở bằng Word và lưu dạng .docx, hoặc in ra .pdf',
  xml: 'mở bằng Word và lưu dạng .docx',
  pages: 'mở bằng Pages và xuất ra .docx',
  ppt: 'in ra .pdf',
  pptx: 'in ra .pdf',
  epub: 'chuyển sang .docx hoặc .pdf',
};
const SUPPORTED = '.docx, .pdf, .xlsx, .md, .txt';

/**
 * @param name of the file; without an ending (the standard input) it is plain text
 * @throws Problem empty-file, unsupported-file, encrypted-file, unsafe-file, too-large, wrong-encoding, unreadable-file; `where` names the file
 */
export async function readAuditText(name: string, bytes: Uint8Array): Promise<AuditText> {
  try {
    return await read(name, bytes);
  } catch (error) {
    throw error instanceof Problem ? error.at({ file: name }) : error;
  }
}

async function read(name: string, bytes: Uint8Array): Promise<AuditText> {
  if (bytes.length === 0) throw new Problem('empty-file', 'Tệp rỗng (0 byte); chép hoặc tải lại tệp rồi thử lại.');
  if (bytes.length > PACKAGE_LIMITS.fileBytes)
    throw new Problem(
      'too-large',
      `Tệp ${Math.ceil(bytes.length / 1_000_000)} MB vượt giới hạn ${PACKAGE_LIMITS.fileBytes / 1_000_000} MB; tách thành nhiều tệp nhỏ hơn.`,
    );
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) return readPackage(name, bytes);
  if (isPdf(bytes)) return readPdf(bytes);
  refuseRenamed(bytes);
  const ending = endingOf(name);
  const remedy = REMEDIES[ending];
  if (remedy !== undefined) throw unsupported(`Không đọc tệp .${ending}`, remedy);
  if (isHtml(bytes)) throw unsupported('Tệp là trang HTML', REMEDIES['html'] ?? '');
  if (ending === 'docx' || ending === 'xlsx' || ending === 'pdf')
    throw new Problem('unreadable-file', `Tệp mang đuôi .${ending} nhưng nội dung không phải; xin lại tệp gốc hoặc lưu lại rồi thử lại.`);
  if (ending === 'md' || ending === 'markdown') return readMarkdown(bytes);
  if (ending === 'txt' || ending === 'text' || ending === '') return readText(bytes);
  throw unsupported(`Không đọc tệp .${ending}`, `dùng tệp ${SUPPORTED}`);
}

async function readPackage(name: string, bytes: Uint8Array): Promise<AuditText> {
  const parts = partNames(bytes);
  if (parts.has('word/document.xml')) return readDocx(bytes);
  if (parts.has('xl/workbook.xml')) return readXlsx(bytes);
  const remedy = REMEDIES[endingOf(name)];
  if (remedy !== undefined) throw unsupported(`Không đọc tệp .${endingOf(name)}`, remedy);
  throw unsupported('Tệp nén không phải văn bản Word hay bảng tính Excel', `giải nén và dùng tệp ${SUPPORTED} bên trong`);
}

const unsupported = (what: string, remedy: string) => new Problem('unsupported-file', `${what}; ${remedy} rồi thử lại.`);

function endingOf(name: string): string {
  return /[^/\\]\.([^./\\]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Some programs write a few bytes before the mark. */
function isPdf(bytes: Uint8Array): boolean {
  return latin(bytes).includes('%PDF-');
}

const isHtml = (bytes: Uint8Array) => /^\s*(?:<!doctype html|<html)/iu.test(latin(bytes));
const latin = (bytes: Uint8Array) => new TextDecoder('windows-1252').decode(bytes.subarray(0, 1_024)).replace(/^\u00ef\u00bb\u00bf/u, '');
