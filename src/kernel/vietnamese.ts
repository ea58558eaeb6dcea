/** Vietnamese text: folding for search, collation, and recognising old encodings that must be refused, not guessed. */

/** Lower case, without tone and vowel marks, đ → d, white space collapsed: "Đăk  Ruồng" → "dak ruong". */
export function foldVietnamese(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/[\s ]+/g, ' ').trim();
}

/** NFC with non-breaking and repeated spaces made plain; the form in which names are kept. */
export function cleanText(text: string): string {
  return text.normalize('NFC').replace(/[\s ]+/g, ' ').trim();
}

/** "06", "12": counts below ten are written with a zero in official reports. */
export function formatCount(count: number): string {
  return count < 10 ? `0${count}` : `${count}`;
}

/** "a, b và c" → official lists use commas only; joined by `; ` or `, `. */
export function upperFirst(text: string): string {
  return text === '' ? text : text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

// Letters of TCVN3 (ABC) and VNI text when it is read as Windows-1252 or UTF-8: "Xã Đăk" is "X· §¨k" (TCVN3), "Xaõ Ñaêk" (VNI).
const TCVN3 = /[µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô­õøö÷ùúýûüþ§¡¢£¤¥¦]/gu;
const VNI = /[aeiouyAEIOUY][ùøûõïâêáàåãäéèúüëÙØÛÕÏÂÊÁÀÅÃÄÉÈÚÜË]|[ñÑ][aeiouAEIOU]|[öÖôÔ][ùøûõïÙØÛÕÏ]/gu;
const VIETNAMESE = /[ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u;

/** "tcvn3" or "vni" when the text is Vietnamese in an encoding that predates Unicode; null when it is not. */
export function legacyEncoding(text: string): 'tcvn3' | 'vni' | null {
  if (VIETNAMESE.test(text)) return null;
  const letters = (text.match(/\p{L}/gu) ?? []).length;
  const vni = (text.match(VNI) ?? []).length;
  const tcvn3 = (text.match(TCVN3) ?? []).length;
  if (vni >= 3 && vni * 20 >= letters) return 'vni';
  if (tcvn3 >= 3 && tcvn3 * 12 >= letters) return 'tcvn3';
  return null;
}
