/** Rule `scope`: a result set against the target of another year. Notes only, and only where both years are written. */
import type { Found, Spot } from '../found.ts';
import type { Outline } from '../outline.ts';

/** "7,98%/6,6% (từ 24,86% năm 2021 xuống còn 16,88% cuối năm 2022)". */
const AGAINST = /(\d{1,3}(?:,\d{1,3})?) ?% ?\/ ?(\d{1,3}(?:,\d{1,3})?) ?%(?= ?\(từ [^()]{0,60}năm (20\d\d)[^()]{0,60}năm (20\d\d)\))/gu;

export function scopeFindings(outline: Outline): Found[] {
  const spots: Spot[] = [];
  let result = '';
  let target = '';
  let year = '';
  for (const piece of outline.pieces) {
    for (const match of piece.view.text.matchAll(AGAINST)) {
      const [printed, , goal = '', , to = ''] = match;
      if (target !== '' && goal !== target) continue;
      if (target === '') [result, target, year] = [printed, goal, to];
      spots.push({ piece: piece.index, start: match.index, end: match.index + printed.length });
    }
  }
  const first = spots[0];
  if (first === undefined) return [];
  const goal = targetOf(outline, target, new Set(spots.map((one) => one.piece)));
  if (goal === null || goal.year === year) return [];
  return [
    {
      rule: 'scope',
      severity: 'note',
      message: `“${result}” so kết quả của năm ${year} với chỉ tiêu ${target}% của năm ${goal.year}; cần ghi rõ năm của chỉ tiêu dùng để so sánh.`,
      spots: [first, goal.spot, ...spots.slice(1, 4)],
    },
  ];
}

/** The target where it is set, with the one year of its sentence; null when it is set for several years or not at all. */
function targetOf(outline: Outline, target: string, except: ReadonlySet<number>): { year: string; spot: Spot } | null {
  let found: { year: string; spot: Spot } | null = null;
  for (const piece of outline.pieces) {
    if (except.has(piece.index)) continue;
    const { text } = piece.view;
    for (const match of text.matchAll(/(\d{1,3}(?:,\d{1,3})?) ?%/gu)) {
      if (match[1] !== target) continue;
      const before = text.slice(Math.max(0, match.index - 220), match.index);
      const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; ')) + 1);
      if (!/giảm tỷ lệ|giảm tỉ lệ|phấn đấu|mục tiêu|chỉ tiêu/iu.test(sentence)) continue;
      const years = [...new Set([...sentence.matchAll(/năm (20\d\d)(?! ?[-–])/gu)].map((one) => one[1] ?? ''))];
      if (years.length !== 1) continue;
      if (found !== null && found.year !== years[0]) return null;
      found ??= { year: years[0] ?? '', spot: { piece: piece.index, start: match.index, end: match.index + match[0].length } };
    }
  }
  return found;
}
