/** `count`: a stated number of things equals the things that are named behind it, in a note, or in the items below. */
import type { Figure } from '../figures.ts';
import type { Outline } from '../outline.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { addsInto } from '../units.ts';
import { namesBehind, namesOf, namesWithFigures, PLACE_NOUN } from './counted-names.ts';
import { isSelection } from './families.ts';

/** How many, where it is said, in digits or in a word. */
export type Counted = Pick<Figure, 'block' | 'start' | 'end' | 'printed' | 'unit' | 'unitEnd'>;

/** A counted list: how many the text says, how many it names. */
export interface CountCheck {
  readonly figure: Counted;
  readonly named: number;
  readonly held: boolean;
  readonly sure: boolean;
  readonly items: readonly string[];
}

const OPEN =
  /^(?:[^.;:()\d]{0,90}?)(?:(?:,? ?(?:gồm|bao gồm|gồm có|là|cụ thể là|như sau|đó là|tại)(?: có)?(?: các| những)?(?: \p{Ll}+){0,3}?[:]?)|:| \() ?(?=[\p{Lu}\d“"]|(?:xã|thị trấn|phường|thôn|làng|bản|tiêu chí|dự án|huyện|số) )/u;
const PLACE =
  /^(?:xã|phường|thị trấn|thôn|làng|bản|buôn|ấp|huyện|đơn vị|đơn vị hành chính|tỉnh|khu dân cư|tổ dân phố|tiêu chí|mục tiêu|nội dung|nhiệm vụ|dự án|nhóm|công trình|trường|kiến nghị|giải|môn|phần|điểm trường|cuộc|kỳ|đợt)$/u;

export function countChecks(outline: Outline, statements: readonly PieceStatements[]): CountCheck[] {
  const checks: CountCheck[] = [];
  for (const piece of statements) {
    if (piece.piece.block.kind === 'cell') continue;
    for (const { counted, stated } of countedInWords(piece)) {
      const check = inText(piece, counted, stated);
      if (check !== null) checks.push(check);
    }
    for (const list of piece.byScope.values()) {
      for (const one of list) {
        const { value } = one;
        if (
          value.qualifier !== 'none' ||
          value.decimals > 0 ||
          value.malformed ||
          value.unit?.dim.startsWith('count:') !== true ||
          value.unit.power !== 0
        )
          continue;
        const stated = Number(value.readings[0].m);
        if (stated < 2 || stated > 60 || one.base !== null) continue;
        const check = inText(piece, value, stated) ?? inNote(outline, piece, one, stated) ?? below(outline, piece, one, stated);
        if (check !== null) checks.push(check);
      }
    }
  }
  return checks;
}

const NUMERALS = ['hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
/** "Ba xã chưa đạt chuẩn gồm …"; "năm" in the middle of a sentence may be a year, "thứ ba" and "một trong hai" count nothing. */
const IN_WORDS =
  /(?<![\p{L}\d])(?<!(?:thứ|trong|mươi|trăm|mỗi) )(Năm|(?:[Hh]ai|[Bb]a|[Bb]ốn|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười)) (xã|phường|thị trấn|thôn|làng|bản|buôn|huyện)(?!\p{L})/gu;

function countedInWords({ piece }: PieceStatements): { counted: Counted; stated: number }[] {
  return [...piece.view.text.matchAll(IN_WORDS)].map((match) => {
    const [whole, printed = '', noun = ''] = match;
    const [start, unitEnd] = [match.index, match.index + whole.length];
    const unit = { dim: `count:${noun}`, power: 0, name: noun, exact: true };
    return {
      counted: { block: piece.index, start, end: start + printed.length, printed, unit, unitEnd },
      stated: NUMERALS.indexOf(printed.toLowerCase()) + 2,
    };
  });
}

function inText(piece: PieceStatements, one: Counted, stated: number): CountCheck | null {
  const { text } = piece.piece.view;
  const from = one.unitEnd;
  const sentence = text.slice(from, Math.min(text.length, from + 600));
  const behind = namesBehind(sentence, one.unit?.name ?? '');
  if (behind !== null) return { figure: one, named: behind.length, held: behind.length === stated, sure: true, items: behind };
  const open = OPEN.exec(sentence);
  if (open === null) return null;
  const bracket = open[0].trimEnd().endsWith('(');
  const rest = sentence.slice(open[0].length);
  const end = bracket ? rest.search(/\)/u) : rest.search(/[.](?= |$)|$/u);
  if (end < 0) return null;
  const listed = rest.slice(0, end);
  if (isSelection(open[0]) || isSelection(listed.slice(0, 8)) || /…|\.\.\.|v\.v/u.test(listed)) return null;
  const unit = one.unit?.name ?? '';
  const names = namesOf(listed) ?? (PLACE_NOUN.test(unit) ? namesWithFigures(listed) : null);
  if (names !== null && names.length >= 2) {
    // "12 đợt kiểm tra tại các xã A, B": the places are not the things that were counted.
    if (/tại/u.test(open[0]) && !PLACE_NOUN.test(unit)) return null;
    const numbered = names.every((name) => /^(?:số )?\d/u.test(name));
    const sure = (PLACE_NOUN.test(unit) || (numbered && PLACE.test(unit))) && (bracket || /gồm|là|:|tại/u.test(open[0]));
    return names.length !== stated && !sure
      ? null
      : { figure: one, named: names.length, held: names.length === stated, sure, items: names };
  }
  const items = itemsOf(firstList(listed, stated));
  return items === null || items.length < 2 || items.length !== stated
    ? null
    : { figure: one, named: items.length, held: true, sure: false, items };
}

/** What follows the list in the same sentence is not of it. */
function firstList(listed: string, stated: number): string {
  const semicolon = listed.indexOf(';');
  const semicolons = (listed.match(/;/gu) ?? []).length;
  return semicolon >= 0 && semicolons + 1 !== stated && (semicolons < 2 || /,/u.test(listed.slice(0, semicolon)))
    ? listed.slice(0, semicolon)
    : listed;
}

/** Items of "A, B, C và D"; null where they cannot be told apart. */
function itemsOf(listed: string): string[] | null {
  if (listed.length > 500) return null;
  const bare = listed.replace(/\([^()]*\)/gu, '');
  const separator = bare.includes(';')
    ? /;/u
    : /,|(?: và | cùng với )(?=(?:xã|phường|thị trấn|thôn|làng|bản|tiêu chí|huyện|số)? ?[\p{Lu}\d])/u;
  const items = bare
    .split(separator)
    .map((item) => item.replace(/^\s*(?:và|cùng)\s/u, '').trim())
    .filter((item) => item !== '');
  return items.some((item) => item.length > 90 || /^\d[\d.,]* (?:\p{Ll}|%)/u.test(item) || /\d[\d.,]* \p{Ll}/u.test(item)) ? null : items;
}

/** The note behind the counted thing lists it: "06 thôn …(4)", note 4 names six. */
function inNote(outline: Outline, piece: PieceStatements, one: Statement, stated: number): CountCheck | null {
  const unit = one.value.unit?.name ?? '';
  const from = piece.piece.view.at(one.value.end);
  const anchors = outline.source.anchors.filter(
    (anchor) => anchor.at >= from && anchor.at <= from + 160 && anchor.at <= piece.piece.block.end,
  );
  const [anchor] = anchors;
  if (anchor === undefined) return null;
  const between = outline.source.text.slice(from, anchor.at);
  if (/[.;]/u.test(between) || /\d/u.test(between.replace(/\(\d+\)/gu, ''))) return null;
  const note = outline.pieces.find((other) => other.block.kind === 'footnote' && other.block.note === anchor.note);
  if (note === undefined) return null;
  const bare = note.view.text.replace(/\([^()]*\)/gu, '').replace(/[.]\s*$/u, '');
  const body = /^[^:;]{0,40}:/u.test(bare) ? bare.slice(bare.indexOf(':') + 1) : bare;
  const items = itemsOf(body);
  if (items === null || items.length < 2) return null;
  const same = items.filter((item) => item.toLowerCase().startsWith(unit.toLowerCase())).length;
  const sure = body.includes(';')
    ? same === items.length
    : items.every((item) => /^[\p{Lu}\d]/u.test(item) || item.toLowerCase().startsWith(unit.toLowerCase()));
  if (items.length !== stated && !sure) return null;
  return { figure: one.value, named: items.length, held: items.length === stated, sure: sure && PLACE.test(unit), items };
}

/** "03 nhiệm vụ sau:" and the items below it, dashes or numbers. */
function below(outline: Outline, piece: PieceStatements, one: Statement, stated: number): CountCheck | null {
  const { text } = piece.piece.view;
  if (!/^[^.;\d]{0,80}:\s*$/u.test(text.slice(one.value.unitEnd))) return null;
  const items = itemsBelow(outline, piece.piece.index);
  if (items.length < 2) return null;
  // Items with figures of the same kind are added up, not counted.
  if (items.every((item) => outline.pieces[item]?.figures.some((figure) => addsInto(one.value.unit, figure.unit)) === true)) return null;
  return { figure: one.value, named: items.length, held: items.length === stated, sure: false, items: [] };
}

function itemsBelow(outline: Outline, index: number): readonly number[] {
  const children = outline.children.get(index) ?? [];
  const ranks = new Set(children.map((child) => outline.pieces[child]?.rank));
  if (children.length > 0) return ranks.size === 1 && children.every((child) => outline.pieces[child]?.enumerator !== '') ? children : [];
  const numbered: number[] = [];
  for (let at = index + 1; at < outline.pieces.length; at += 1) {
    const mark = /^(\d{1,2})[.)]$/u.exec(outline.pieces[at]?.enumerator ?? '')?.[1];
    if (mark === undefined || Number(mark) !== numbered.length + 1) break;
    numbered.push(at);
  }
  return numbered;
}
