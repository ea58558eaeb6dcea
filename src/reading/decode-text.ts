/** Bytes of a text file → its text. UTF-8, and UTF-16 with its mark; anything else is said, not guessed. */
import { Problem } from '../kernel/problem.ts';

const REMEDY = 'mở tệp, chọn Lưu thành với bảng mã UTF-8 (Unikey: Ctrl+Shift+F6 chuyển TCVN3 hoặc VNI sang Unicode), rồi thử lại.';

/** @throws Problem wrong-encoding, unsupported-file */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes);
  const zeros = countZeros(bytes);
  if (zeros > bytes.length / 8) throw new Problem('wrong-encoding', `Tệp mã hoá UTF-16 không có dấu BOM; ${REMEDY}`);
  if (zeros > 0)
    throw new Problem(
      'unsupported-file',
      'Tệp không phải văn bản (có byte 0, là tệp nhị phân); gửi tệp .docx, .pdf, .xlsx, .md hoặc .txt gốc.',
    );
  return decoded('utf-8', bytes);
}

function decoded(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('wrong-encoding', `Tệp không phải Unicode (UTF-8); ${REMEDY}`);
  }
}

function countZeros(bytes: Uint8Array): number {
  let zeros = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, at + 1)) zeros += 1;
  return zeros;
}
