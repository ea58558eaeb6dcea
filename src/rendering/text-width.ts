/**
 * Widths of text set in Times New Roman (Tinos has the same metrics), so that rules are as long as the text above them and
 * table columns are wide enough for their figures, in formats that cannot measure (DOCX, XLSX).
 */

// Advance widths of U+0020–U+007E in thousandths of the size, read from Tinos (hmtx).
const REGULAR = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278,
  278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722,
  722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500,
  500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
const BOLD = [
  250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333,
  333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722,
  722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556,
  556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];
const EXTRA: Readonly<Record<string, readonly [regular: number, bold: number]>> = {
  Đ: [722, 722],
  đ: [500, 556],
  '–': [500, 500],
  '…': [1000, 1000],
  '“': [444, 500],
  '”': [444, 500],
};

/** Width in points; unknown letters count as wide ones, so that a guess never cuts text. */
export function textWidth(text: string, size: number, bold: boolean): number {
  const widths = bold ? BOLD : REGULAR;
  let thousandths = 0;
  for (const letter of text.normalize('NFD')) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x300 && code <= 0x36f) {
      // The horn (ơ, ư) widens its letter; other marks do not.
      if (code === 0x31b) thousandths += bold ? 50 : 35;
      continue;
    }
    const extra = EXTRA[letter];
    if (extra !== undefined) thousandths += extra[bold ? 1 : 0];
    else if (code === 0xa0) thousandths += 250;
    else thousandths += widths[code - 0x20] ?? 1000;
  }
  return (thousandths * size) / 1000;
}

const MM_PER_POINT = 25.4 / 72;
export function textWidthMm(text: string, size: number, bold: boolean): number {
  return textWidth(text, size, bold) * MM_PER_POINT;
}

/** Width of the longest line once text is broken between words at `available` mm. */
export function wrappedWidthMm(text: string, size: number, bold: boolean, available: number): number {
  let longest = 0;
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/\s+/u)) {
      const longer = line === '' ? word : `${line} ${word}`;
      line = line !== '' && textWidthMm(longer, size, bold) > available ? word : longer;
      longest = Math.max(longest, Math.min(available, textWidthMm(line, size, bold)));
    }
  }
  return longest;
}
