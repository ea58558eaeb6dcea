/** Opens PDF files from strangers. */
import { getDocumentProxy } from 'unpdf';
import { Problem } from '../kernel/problem.ts';
import { PACKAGE_LIMITS, startsWith } from './package-guard.ts';

export type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

export type PdfJsPage = Awaited<ReturnType<PdfDocument['getPage']>>;

const PAGE_LIMIT = 5_000;

/** The caller destroys `loadingTask`. @throws Problem empty-file, too-large, unsupported-file, encrypted-file, unreadable-file */
export async function openPdf(bytes: Uint8Array): Promise<PdfDocument> {
  if (bytes.length === 0) throw new Problem('empty-file', 'Tệp rỗng (0 byte); chép hoặc tải lại tệp rồi thử lại.');
  if (bytes.length > PACKAGE_LIMITS.fileBytes)
    throw new Problem(
      'too-large',
      `Tệp ${Math.ceil(bytes.length / 1_000_000)} MB vượt giới hạn ${PACKAGE_LIMITS.fileBytes / 1_000_000} MB; gửi bản PDF nhỏ hơn.`,
    );
  if (!startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    throw new Problem('unsupported-file', 'Tệp không phải PDF; gửi đúng tệp .pdf của báo cáo.');
  const pdf = await open(bytes);
  if (pdf.numPages <= PAGE_LIMIT) return pdf;
  await pdf.loadingTask.destroy();
  throw new Problem('too-large', `Tệp có ${pdf.numPages} trang, vượt giới hạn ${PAGE_LIMIT} trang; tách thành nhiều tệp.`);
}

async function open(bytes: Uint8Array): Promise<PdfDocument> {
  try {
    // pdf.js takes the buffer away from its owner.
    return await getDocumentProxy(bytes.slice(), { verbosity: 0 });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new Problem('encrypted-file', 'Tệp PDF có mật khẩu; bỏ mật khẩu rồi thử lại.');
    throw new Problem('unreadable-file', 'Tệp PDF hỏng hoặc tải chưa xong; xin lại tệp rồi thử lại.');
  }
}
