/** Gaps in the numbers of headings: a note. */
import type { Found } from '../found.ts';
import type { Outline } from '../outline.ts';

const ROMANS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/** Only headings, only where two numbers before are in order, and only one number skipped. */
export function numberingFindings(outline: Outline): Found[] {
  const found: Found[] = [];
  for (const list of [...outline.children.values()]) {
    let run: { value: number; roman: boolean; printed: string }[] = [];
    for (const index of list) {
      const piece = outline.pieces[index];
      if (piece === undefined || piece.block.kind !== 'heading' || piece.block.marker !== '') continue;
      const match = /^(?:([IVX]{1,5})|(\d{1,2}))\. /u.exec(piece.view.text);
      if (match === null) continue;
      const roman = match[1] !== undefined;
      const value = roman ? ROMANS.indexOf(match[1] ?? '') + 1 : Number(match[2]);
      const last = run.at(-1);
      if (last === undefined || last.roman !== roman || value <= last.value) {
        run = [{ value, roman, printed: match[0].trim() }];
        continue;
      }
      if (value === last.value + 2 && run.length >= 2) {
        const expected = roman ? ROMANS[value - 2] : `${value - 1}`;
        found.push({
          rule: 'text',
          severity: 'note',
          message: `Đề mục “${match[0].trim()}” đứng ngay sau “${last.printed}”, thiếu mục ${expected}; cần kiểm tra cách đánh số.`,
          spots: [{ piece: index, start: 0, end: match[0].trim().length }],
        });
      }
      run.push({ value, roman, printed: match[0].trim() });
    }
  }
  return found.slice(0, 3);
}
