/** Set titles that lack one word. */
import type { Found } from '../found.ts';
import type { Outline } from '../outline.ts';

interface Title {
  /** What stands there when the word is missing; the group is quoted. */
  readonly broken: RegExp;
  readonly missing: string;
  readonly whole: string;
}
const END = '(?![\\p{L}])';
const title = (broken: string, missing: string, whole: string): Title => ({
  broken: new RegExp(`(?<![\\p{L}])(?:${broken})${END}`, 'iu'),
  missing,
  whole,
});
const BEFORE_PLACE = '(?= ?(?:tỉnh|huyện|xã|thành phố|thị|phường|quận|các cấp|[,.;:)]|$))';
const TITLES: readonly Title[] = [
  title('chương trình mục tiêu quốc(?! ?(?:gia|phòng|tế|hội|dân)(?!\\p{L}))', 'gia', 'Chương trình mục tiêu quốc gia'),
  title('(?:các|thực hiện|thuộc) chương mục tiêu quốc gia', 'trình', 'Chương trình mục tiêu quốc gia'),
  title('chương trình tiêu quốc gia', 'mục', 'Chương trình mục tiêu quốc gia'),
  title('chương trình mục quốc gia', 'tiêu', 'Chương trình mục tiêu quốc gia'),
  title(`[uủ][yỷ] ban nhân${BEFORE_PLACE}`, 'dân', 'Ủy ban nhân dân'),
  title(
    '(?<!(?:tỉnh|huyện|đảng|thành|thị|quận|cấp|khu|chi|ban|bí thư) )[uủ][yỷ] nhân dân(?= (?:tỉnh|huyện|xã|phường|thị|thành))',
    'ban',
    'Ủy ban nhân dân',
  ),
  title(`hội đồng nhân${BEFORE_PLACE}`, 'dân', 'Hội đồng nhân dân'),
  title('dân tộc thiểu(?! ?số(?!\\p{L}))', 'số', 'dân tộc thiểu số'),
  title('giảm nghèo bền(?! ?vững(?!\\p{L}))', 'vững', 'giảm nghèo bền vững'),
];
const COUNTRY = ['cộng', 'hòa', 'xã', 'hội', 'chủ', 'nghĩa', 'việt', 'nam'];
const MOTTO = ['độc', 'lập', 'tự', 'do', 'hạnh', 'phúc'];

export function missingWordFindings(outline: Outline): Found[] {
  const found: Found[] = [];
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (text.length < 12) continue;
    if (piece.index < 12 && text.length < 140)
      found.push(
        ...lacking(text, piece.index, COUNTRY, 'Cộng hòa xã hội chủ nghĩa Việt Nam'),
        ...lacking(text, piece.index, MOTTO, 'Độc lập - Tự do - Hạnh phúc'),
      );
    const lower = text.toLocaleLowerCase('vi');
    if (!/mục tiêu|chương|nhân|dân tộc|giảm nghèo/u.test(lower)) continue;
    for (const one of TITLES) {
      const match = one.broken.exec(text);
      if (match === null) continue;
      const end = match.index + match[0].length;
      const after = text.slice(end).trim();
      // Cut by the end of a line: the next block goes on with the word.
      if (after === '' && (outline.pieces[piece.index + 1]?.view.text ?? '').toLocaleLowerCase('vi').startsWith(one.missing)) continue;
      found.push(lack(piece.index, match.index, end, match[0], one.missing, one.whole));
    }
  }
  return found;
}

function lack(piece: number, start: number, end: number, printed: string, missing: string, whole: string): Found {
  const upper = printed === printed.toLocaleUpperCase('vi');
  const cased = (words: string) => (upper ? words.toLocaleUpperCase('vi') : words);
  return {
    rule: 'text',
    severity: 'warning',
    message: `“${printed}” thiếu chữ “${cased(missing)}”, tên gọi đầy đủ là “${cased(whole)}”; cần bổ sung.`,
    spots: [{ piece, start, end }],
    stated: printed,
    expected: cased(whole),
  };
}

/** The country's name and motto in the head, with exactly one word missing. */
function lacking(text: string, piece: number, words: readonly string[], whole: string): Found[] {
  const tokens = [...text.matchAll(/[\p{L}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    lower: match[0].toLocaleLowerCase('vi').replace('hoà', 'hòa'),
  }));
  for (const missing of words) {
    const rest = words.filter((word) => word !== missing);
    for (let i = 0; i + rest.length <= tokens.length; i += 1) {
      if (!rest.every((word, k) => tokens[i + k]?.lower === word)) continue;
      const [start, end] = [tokens[i]?.start ?? 0, tokens[i + rest.length - 1]?.end ?? 0];
      // "… xã hội chủ nghĩa Việt Nam" without its first word, or without the last at a cut line, is a part of the name.
      const edge = missing === words[0] || missing === words.at(-1);
      if (edge && (text.slice(0, start).trim() !== '' || text.slice(end).trim() !== '' || rest.length < 5)) continue;
      return [lack(piece, start, end, text.slice(start, end), missing, whole)];
    }
  }
  return [];
}
