/** Vietnamese as old fonts stored it, read as Windows-1252: what a person sees when such a file is opened without its font. */
const LETTERS = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ';
const TCVN3 = 'µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢§£¤¥¦';
const VNI = (
  'aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä ñ eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò oø oû oõ où oï oâ oà oå oã oá oä ' +
  'ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î AÊ AÂ Ñ EÂ OÂ Ô Ö'
).split(' ');
const PLAIN = [...LETTERS];

function convert(text: string, forms: readonly string[]): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const at = PLAIN.indexOf(letter);
      if (at >= 0) return forms[at] ?? letter;
      const lower = PLAIN.indexOf(letter.toLowerCase());
      return lower >= 0 && letter !== letter.toLowerCase() ? (forms[lower] ?? letter) : letter;
    })
    .join('');
}

export const toTcvn3 = (text: string): string => convert(text, [...TCVN3]);
export const toVni = (text: string): string => convert(text, VNI);

/** One byte a letter, as Windows-1252 and Windows-1258 files have it. */
export function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from([...text], (letter) => letter.charCodeAt(0) & 0xff);
}
