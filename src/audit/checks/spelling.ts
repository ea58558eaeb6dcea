/** Rule `name`, the words: set phrases with a wrong mark, and where tone marks are placed. */
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import type { Found, Spot } from '../found.ts';
import type { Outline } from '../outline.ts';

/** "Hoà" and "Hòa" are one spelling here: where the mark stands is another matter. */
export function onePlace(text: string): string {
  return text
    .normalize('NFC')
    .replace(
      /(?<![qQ])([oOuU])([àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?!\p{L})/gu,
      (whole, first: string, second: string) => moved(first, second) ?? whole,
    )
    .replace(/’/gu, "'");
}

const MARKS = '\u0300\u0301\u0309\u0303\u0323';
function moved(first: string, second: string): string | null {
  const parts = second.normalize('NFD');
  const mark = [...parts].find((letter) => MARKS.includes(letter));
  if (mark === undefined) return null;
  const bare = parts.replace(mark, '').normalize('NFC');
  const pair = (first + bare).toLocaleLowerCase('vi');
  return ['oa', 'oe', 'uy'].includes(pair) ? (first + mark).normalize('NFC') + bare : null;
}

/** Names of programmes and set phrases, as they are written; another word with the same letters is a slip of marks. */
const SET_PHRASES = [
  'chương trình mục tiêu quốc gia',
  'giảm nghèo bền vững',
  'xây dựng nông thôn mới',
  'vùng đồng bào dân tộc thiểu số và miền núi',
  'đồng bào dân tộc thiểu số',
  'phát triển kinh tế - xã hội',
  'ủy ban nhân dân',
  'hội đồng nhân dân',
  'ngân sách trung ương',
  'ngân sách địa phương',
  'vốn đầu tư phát triển',
] as const;
const PHRASE_OF = new Map(SET_PHRASES.map((phrase) => [foldVietnamese(phrase), phrase]));
const FOLDED_PHRASES = [...PHRASE_OF.keys()].sort((a, b) => b.length - a.length).map((phrase) => phrase.replace(/ - /gu, ' ?[-–] ?'));
const PHRASE = new RegExp(`(?<![a-z])(?:${FOLDED_PHRASES.join('|')})(?![a-z])`, 'gu');

const MOST_PHRASES = 5;

/** Letter by letter, so that offsets stay. */
const LETTERS = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';
const FOLDED = new Map([...LETTERS, ...LETTERS.toLocaleUpperCase('vi')].map((letter) => [letter, foldVietnamese(letter)]));
const foldLetters = (text: string): string =>
  text.replace(/[À-ỹ]/gu, (letter) => FOLDED.get(letter) ?? letter).replace(/[A-Z]/gu, (letter) => letter.toLowerCase());

export function phraseFindings(outline: Outline): Found[] {
  const found = new Map<string, { spots: Spot[]; right: string }>();
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    if (text.length < 15) continue;
    for (const match of foldLetters(text).matchAll(PHRASE)) {
      const printed = text.slice(match.index, match.index + match[0].length);
      const right = PHRASE_OF.get(match[0].replace(/ ?[-–] ?/gu, ' - ')) ?? '';
      const lower = onePlace(printed.toLocaleLowerCase('vi')).replace(/ ?[-–] ?/gu, ' - ');
      if (lower === right || lower === match[0]) continue;
      const wrong = lower.split(' ').filter((word, index) => word !== right.split(' ')[index]);
      // Words without any mark are unmarked typing; two words off are another phrase.
      if (
        wrong.length !== 1 ||
        wrong[0] === foldVietnamese(wrong[0] ?? '') ||
        /^ (?:liệu|lượng)/u.test(text.slice(match.index + match[0].length)) ||
        wrong[0] === 'mỗi' ||
        wrong[0] === 'môi'
      )
        continue;
      const one = found.get(lower) ?? { spots: [], right };
      one.spots.push({ piece: piece.index, start: match.index, end: match.index + match[0].length });
      found.set(lower, one);
    }
  }
  return [...found].slice(0, MOST_PHRASES).map(
    ([printed, { spots, right }]): Found => ({
      rule: 'name',
      severity: 'warning',
      message: `“${printed}” viết sai dấu, đúng là “${right}”; cần sửa lại.`,
      spots: spots.slice(0, 6),
      stated: printed,
      expected: right,
    }),
  );
}

const NEW_PLACE = /(?<![\p{L}])(?:(?!q)\p{L}){0,3}(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![\p{L}])/giu;
const OLD_PLACE = /(?<![\p{L}])(?:(?!q)\p{L}){0,3}(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![\p{L}])/giu;

/** "Huyện uỷ" and "Huyện ủy" in one paper: one note. */
export function toneMarkFindings(outline: Outline): Found[] {
  const olds = new Map<string, Spot>();
  const news = new Map<string, Spot>();
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    for (const [pattern, into] of [
      [OLD_PLACE, olds],
      [NEW_PLACE, news],
    ] as const) {
      for (const match of text.matchAll(pattern)) {
        const key = onePlace(match[0].toLocaleLowerCase('vi'));
        if (!into.has(key)) into.set(key, { piece: piece.index, start: match.index, end: match.index + match[0].length });
      }
    }
  }
  const both = [...news.keys()].filter((key) => olds.has(key));
  const first = both[0];
  if (first === undefined) return [];
  const words = (spot: Spot | undefined) =>
    spot === undefined ? '' : (outline.pieces[spot.piece]?.view.text.slice(spot.start, spot.end) ?? '');
  const [a, b] = [news.get(first), olds.get(first)];
  if (a === undefined || b === undefined) return [];
  return [
    {
      rule: 'name',
      severity: 'note',
      message: `Văn bản dùng lẫn hai cách đặt dấu thanh, “${words(a)}” và “${words(b)}”; nên thống nhất một cách trong cả văn bản.`,
      spots: [a, b],
    },
  ];
}
