/**
 * The words of one block as rules read them: NFC, every run of white space one space, no soft hyphen. Offsets lead back to the text,
 * so that a rule never meets a number cut in two by a line break, and a quote is still exactly what the file says.
 */

export interface View {
  readonly text: string;
  /** Offset in the document's text of view offset i (0 … text.length). */
  at(i: number): number;
}

const PLAIN = /^[ -~ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ“”‘’–—…²³×]*$/u;
const CLEAN = (text: string) => PLAIN.test(text) && !/ {2}|^ | $/u.test(text);
// What breaks or joins lines without being a letter: dropped where it stands.
const DROPPED = /[\u00ad\u200b-\u200d\u2060\ufeff]/u;
const SPACE = /\s/u;

/** `start`–`end`: the block in `text`. */
export function viewOf(text: string, start: number, end: number): View {
  const raw = text.slice(start, end);
  if (CLEAN(raw)) return { text: raw, at: (i) => start + i };
  const offsets: number[] = [];
  let view = '';
  let pendingSpace = -1;
  for (let i = 0; i < raw.length; ) {
    const letter = String.fromCodePoint(raw.codePointAt(i) ?? 0);
    let next = i + letter.length;
    if (DROPPED.test(letter)) {
      i = next;
      continue;
    }
    if (SPACE.test(letter)) {
      if (pendingSpace < 0) pendingSpace = i;
      i = next;
      continue;
    }
    // A base letter with the marks behind it (NFD) becomes one letter; runs of marks are bounded so that hostile text stays cheap.
    while (next < raw.length && next - i < 12 && isMark(raw.charCodeAt(next))) next += 1;
    if (pendingSpace >= 0 && view !== '') {
      view += ' ';
      offsets.push(start + pendingSpace);
    }
    pendingSpace = -1;
    const composed = raw.slice(i, next).normalize('NFC');
    for (let k = 0; k < composed.length; k += 1) offsets.push(start + i);
    view += composed;
    i = next;
  }
  // The end of the view is the end of its last letter.
  offsets.push(start + raw.trimEnd().length);
  return { text: view, at: (i) => offsets[Math.min(i, offsets.length - 1)] ?? end };
}

function isMark(code: number): boolean {
  return code >= 0x300 && code <= 0x36f;
}
