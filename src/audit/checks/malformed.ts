/** Numbers that no convention writes: "1.2345,6", "12.34.567 đồng". One finding a paper. */
import type { Found } from '../found.ts';
import type { Outline } from '../outline.ts';

export function malformedFindings(outline: Outline): Found[] {
  // A spreadsheet's cells hold values, their print is the program's.
  if (outline.source.format === 'xlsx') return [];
  const bad = outline.figures.filter((figure) => figure.malformed && isBroken(figure.printed, figure.unit !== null));
  const first = bad[0];
  if (first === undefined) return [];
  const more = bad.length > 1 ? ` (và ${bad.length - 1} số khác)` : '';
  return [
    {
      rule: 'text',
      severity: 'warning',
      message: `Số “${first.printed}”${more} có dấu chấm, dấu phẩy đặt sai chỗ nên không rõ giá trị; cần viết lại theo cách “1.234,5”.`,
      spots: bad.slice(0, 6).map((figure) => ({ piece: figure.block, start: figure.start, end: figure.end })),
      stated: first.printed,
    },
  ];
}

function isBroken(printed: string, withUnit: boolean): boolean {
  const groups = printed.split(/[.,\s]/u);
  const marks = printed.replace(/\d/gu, '');
  if (groups.length < 3) return withUnit && groups.length === 2 && marks === '.' && (groups[1]?.length ?? 0) > 3;
  if (new Set(marks).size > 1) {
    // "1,234.5" is another convention, "1.234,5" this one; anything else is broken.
    return !/^\d{1,3}(?:,\d{3})+\.\d+$/u.test(printed) && !/^\d{1,3}(?:\.\d{3})+,\d+$/u.test(printed);
  }
  const inner = groups.slice(1);
  return (
    withUnit &&
    inner.some((group) => group.length === 3) &&
    inner.some((group) => group.length !== 3) &&
    printed.replace(/\D/gu, '').length >= 5
  );
}
