/**
 * Recognises Vietnamese typed for old fonts (TCVN3 = ABC, VNI) when it is read as Unicode or Windows-1252: "Xã Đăk" is "X· §¨k" in TCVN3
 * and "Xaõ Ñaêk" in VNI. Both use the letters â, ê, ô for other sounds, so these prove nothing; what counts is letters that stand where
 * Vietnamese in Unicode never has them. Such text is refused with advice, never converted by guess.
 */

/** Letters that neither encoding produces: one of them in number and the text is Unicode. */
const UNICODE_ONLY = /[ăđơưĂĐƠƯẠ-ỹ]/gu;
/** Symbols that TCVN3 uses as letters; in Unicode text they stand alone, not inside a word. */
const TCVN3_SIGN = /(?<=[a-zA-Z])[¡-¾\u00adÆ×ß÷þ]|[¡-¯µ-¾\u00ad](?=[a-z])/gu;
/** A vowel followed by a mark that VNI writes as a letter of its own, or ñ for đ. */
const VNI_SIGN =
  /[aA][âêáàéèúùøûõïåäëüÂÊÁÀÉÈÚÙØÛÕÏÅÄËÜ]|[eE][âáàåäùøûõïÂÁÀÅÄÙØÛÕÏ]|[oOôÔ][âáåäùøûõïÂÁÅÄÙØÛÕÏ]|[uUöÖ][ùøûõïÙØÛÕÏ]|[yY][ùøûõÙØÛÕ]|[ñÑ](?=[aeiouyöô])|ö(?=[aâôpcngmt])/gu;

const count = (text: string, form: RegExp) => (text.match(form) ?? []).length;

/** "tcvn3" or "vni" when the text is Vietnamese in an encoding that predates Unicode; null when it is not. */
export function legacyText(written: string): 'tcvn3' | 'vni' | null {
  const text = written.normalize('NFC');
  const letters = count(text, /\p{L}/gu);
  const unicode = count(text, UNICODE_ONLY);
  const tcvn3 = count(text, TCVN3_SIGN);
  const vni = count(text, VNI_SIGN);
  const strongest = Math.max(tcvn3, vni);
  // A workbook of ours has headers in Unicode around cells pasted from an old file: the old letters must outnumber the new ones there too.
  // Every second syllable of VNI has a sign; Spanish has as many ñ as a third of that.
  if (strongest < 3 || strongest * (tcvn3 > vni ? 20 : 10) < letters || unicode >= strongest) return null;
  return tcvn3 > vni ? 'tcvn3' : 'vni';
}
