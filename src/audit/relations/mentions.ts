/**
 * `mention`: one quantity has one value everywhere. Two figures are the same quantity when their words are: label, unit, what follows, the
 * line or list they stand in, and nothing that tells them apart (another year, plan against result, another place).
 */
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import { approximate, compare } from '../decimal.ts';
import type { Figure } from '../figures.ts';
import type { Outline } from '../outline.ts';
import { measure, type Relation } from '../relation.ts';
import { ownerOf, type PieceStatements, type Statement } from '../statements.ts';
import { isChange } from './change-words.ts';

export interface Topic {
  readonly figure: Figure;
  readonly statement: Statement;
  /** Content words near the figure, and of the list or line it stands in. */
  readonly own: ReadonlySet<string>;
  readonly parent: ReadonlySet<string>;
  /** What tells two quantities of the same words apart: years, names, stages. */
  readonly marks: ReadonlySet<string>;
  readonly role: 'stated' | 'result' | 'plan';
  /** The period its sentence opens with: "tháng 11/2021"; "" where it says none. */
  readonly period: string;
  /** The budget that its paragraph opens with: parts under "Vốn ngân sách trung ương: …" are not those under "Vốn ngân sách địa phương: …". */
  readonly budget: 'central' | 'local' | null;
}

const STOP = new Set(
  (
    'va la co cua tai o cho voi duoc da dang se cac nhung mot so ve trong tren duoi tu den theo dat bang chiem gom bao tong cong nhu sau do nay kia thi ma de con lai moi khi tinh hien nay nam thang ngay quy tiep tuc ' +
    'thuc hien ket qua toan dia ban cu the rieng them ca dong trieu ty nghin nguoi ho trong do von ke hoach'
  ).split(' '),
);
const MARKS =
  /(?:19|20)\d{2}|cung ky|nam truoc|nam ngoai|truoc sap xep|sau sap xep|ke hoach|du toan|muc tieu|chi tieu|du kien|phan dau|uoc|giai ngan|da chi|thanh toan|luy ke|giai doan|dau nam|cuoi nam|cuoi ky|dau ky|con lai|giao|thu hoi|trung uong|dia phuong|cap (?:tinh|huyen|xa)|quy (?:i{1,3}v?|\d)|thang \d{1,2}|binh quan|tang|giam|toi da|toi thieu|moi|chua|khong|ngoai|nu\b|nam\b|dtts|dan toc|ngheo|can ngheo/gu;

function wordsOf(text: string): Set<string> {
  return new Set(
    foldVietnamese(text)
      .split(/[^\p{L}\d&/-]+/u)
      .filter((word) => word.length > 1 && !STOP.has(word) && !/^\d+$/u.test(word)),
  );
}
function marksOf(text: string): Set<string> {
  const marks = new Set<string>([...foldVietnamese(text).matchAll(MARKS)].map((match) => match[0]));
  // Names: capitalised words that do not open the label.
  for (const match of text.matchAll(/(?<=[\p{L},;:(] )\p{Lu}[\p{L}]*(?: \p{Lu}[\p{L}]*)*/gu)) marks.add(foldVietnamese(match[0]));
  return marks;
}

export function topicsOf(outline: Outline, statements: readonly PieceStatements[]): Topic[] {
  const topics: Topic[] = [];
  // Lines of one list share the words of what they stand under.
  const contexts = new Map<string, ReadonlySet<string>>();
  const sharedWords = (text: string): ReadonlySet<string> => {
    const known = contexts.get(text);
    if (known !== undefined) return known;
    const words = wordsOf(text);
    if (contexts.size > 5_000) contexts.clear();
    contexts.set(text, words);
    return words;
  };
  for (const piece of statements) {
    if (piece.piece.block.kind === 'cell') continue;
    const budget = budgetOf(piece.piece.view.text);
    const above = outline.pieces[piece.piece.parent]?.view.text ?? '';
    for (const [scopeIndex, list] of piece.byScope) {
      const owner = ownerOf(piece, scopeIndex);
      for (const one of list) {
        const dim = one.value.unit?.dim;
        if (isLimit(piece.piece.view.text, one.value)) continue;
        if (dim === undefined || dim === 'times' || dim === 'point' || dim.startsWith('time:') || isChange(one)) continue;
        const label = one.label.split(/[;.]/u).at(-1) ?? one.label;
        const near = `${label.slice(-110)} ${one.post.slice(0, 50)}`;
        const opener = openerOf(piece, list, one);
        const context = `${opener ?? owner?.label ?? ''} ${opener === undefined ? above.slice(0, 160) : ''}`;
        const common = {
          statement: one,
          own: wordsOf(near),
          parent: sharedWords(context),
          period: periodOf(piece.piece.view.text, one),
          budget,
        };
        const marks = marksOf(`${near} ${owner?.label ?? ''}`);
        topics.push({
          ...common,
          figure: one.value,
          marks,
          role: one.base !== null || (one.percent !== null && /đạt|bằng|hoàn thành/iu.test(one.percentLead)) ? 'result' : 'stated',
        });
        if (one.base !== null) topics.push({ ...common, figure: one.base, marks, role: 'plan' });
      }
    }
  }
  return topics.filter((topic) => topic.figure.qualifier === 'none');
}

function budgetOf(text: string): Topic['budget'] {
  const opening = foldVietnamese(text.slice(0, 120)).split(':')[0] ?? '';
  const [central, local] = [opening.includes('trung uong'), opening.includes('dia phuong')];
  if (central === local) return null;
  return central ? 'central' : 'local';
}

function periodOf(text: string, one: Statement): string {
  const said = text.slice(Math.max(one.sentence[0], one.value.start - 240), one.value.start);
  const match = /(?<!\p{L})(?:(?:tháng|quý) ?(?:\d{1,2}|[IV]{1,3})(?: ?[/.-] ?| năm )|năm )(?:19|20)\d\d/iu.exec(said);
  return match === null ? '' : foldVietnamese(match[0]).replace(/ nam |[^\p{L}\d]+/gu, ' ');
}

/** "từ 1.000.000 đồng đến 2.000.000 đồng": the ends of a range are rules, no values of a quantity. */
function isLimit(text: string, figure: Figure): boolean {
  const before = text.slice(Math.max(0, figure.start - 56), figure.start);
  return (
    /(?<!\p{L})từ [^;:]{1,40} đến (?:dưới |hết )?$/iu.test(before) ||
    (/(?<!\p{L})từ ?$/iu.test(before) && /^[^,;.()]{0,24} đến (?:dưới |hết )?\d/iu.test(text.slice(figure.unitEnd, figure.unitEnd + 40)))
  );
}

/** Label of the statement that opened the list this one is part of. */
function openerOf(piece: PieceStatements, list: readonly Statement[], one: Statement): string | undefined {
  const { text } = piece.piece.view;
  for (let k = list.indexOf(one) - 1; k >= 0; k -= 1) {
    const other = list[k] as Statement;
    if (/(?:trong đó|gồm)[^.]{0,60}$/iu.test(text.slice(other.end, (list[k + 1] as Statement).value.start))) return other.label;
  }
  return undefined;
}

/** Share of the smaller set that stands in the other. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let both = 0;
  for (const word of small) if (large.has(word)) both += 1;
  return both / small.size;
}
function sameMarks(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const mark of a) if (!b.has(mark) && b.size > 0) return false;
  for (const mark of b) if (!a.has(mark) && a.size > 0) return false;
  return (a.size === 0) === (b.size === 0);
}

/** Candidates for comparison per figure: hostile texts repeat one number a hundred thousand times. */
const NEAR = 12;

export function mentionRelations(outline: Outline, statements: readonly PieceStatements[]): Relation[] {
  const topics = topicsOf(outline, statements);
  const byValue = new Map<string, Topic[]>();
  for (const topic of topics) {
    const key = `${topic.figure.unit?.dim}:${keyOf(topic.figure)}`;
    const list = byValue.get(key);
    if (list === undefined) byValue.set(key, [topic]);
    else if (list.length < 4000) list.push(topic);
  }
  const relations: Relation[] = [];
  // The same value again: each mention with the one before it.
  for (const list of byValue.values()) {
    for (let i = 1; i < list.length; i += 1) {
      const [b, a] = [list[i] as Topic, list[i - 1] as Topic];
      if (b.figure.printed.length < 2 || a.statement === b.statement) continue;
      const digits = b.figure.printed.replace(/\D/gu, '').length;
      const shared = [...a.own].filter((word) => b.own.has(word)).length;
      if ((digits >= 4 && shared >= 1) || digits >= 5 || (shared >= 2 && overlap(a.own, b.own) >= 0.5))
        relations.push(mention(b, a, 'possible', 'nhắc lại'));
    }
  }
  relations.push(...slips(topics), ...roundings(topics));
  return relations;
}

/** The same words with another number of decimals: rounded they must meet; near and apart, one of them is wrong. */
function roundings(topics: readonly Topic[]): Relation[] {
  const groups = new Map<string, Topic[]>();
  for (const topic of topics) {
    if (topic.own.size < 4) continue;
    const key = [topic.figure.unit?.dim, topic.role, [...topic.own].sort().join(' '), [...topic.marks].sort().join(' ')].join('|');
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [topic]);
    else if (list.length < NEAR) list.push(topic);
  }
  const relations: Relation[] = [];
  for (const list of groups.values()) {
    for (let i = 1; i < list.length; i += 1) {
      const [later, earlier] = [list[i] as Topic, list[i - 1] as Topic];
      const [a, b] = [measure(later.figure), measure(earlier.figure)];
      if (compare(a.ulp, b.ulp) === 0 || later.statement === earlier.statement) continue;
      const near = Math.abs(approximate(a.v) - approximate(b.v)) <= 0.05 * Math.abs(approximate(b.v));
      if (near) relations.push(mention(later, earlier, 'certain', 'nhắc lại, số lẻ khác'));
    }
  }
  return relations;
}

function keyOf(figure: Figure): string {
  const { v } = measure(figure);
  let { m, e } = v;
  while (e > 0 && m % 10n === 0n) {
    m /= 10n;
    e -= 1;
  }
  return `${m}e${e}`;
}

const mention = (later: Topic, earlier: Topic, grade: Relation['grade'], why: string): Relation => ({
  rule: 'mention',
  form: { type: 'mention' },
  figures: [later.figure, earlier.figure],
  grade,
  why,
});

/** Digits of a figure with what they stand for: figures of one key differ in nothing but where they are printed. */
const digitsKey = (figure: Figure, digits: string): string => `${figure.unit?.dim}|${figure.unit?.power}|${figure.decimals}|${digits}`;
const digitsOf = (figure: Figure): string => figure.printed.replace(/\D/gu, '');

/** One digit changed, or two swapped. */
function* neighbours(digits: string): Generator<readonly [digits: string, kind: 'digit' | 'swap']> {
  for (let i = 0; i < digits.length; i += 1)
    for (let d = i === 0 ? 1 : 0; d <= 9; d += 1)
      if (String(d) !== digits[i]) yield [digits.slice(0, i) + d + digits.slice(i + 1), 'digit'];
  for (let i = 0; i < digits.length; i += 1)
    for (let k = i + 1; k < digits.length; k += 1)
      if (digits[i] !== digits[k])
        yield [digits.slice(0, i) + digits[k] + digits.slice(i + 1, k) + digits[i] + digits.slice(k + 1), 'swap'];
}

/** The same words with a value one slip away. */
function slips(topics: readonly Topic[]): Relation[] {
  const relations: Relation[] = [];
  const byDigits = new Map<string, Topic[]>();
  for (const topic of topics) {
    const key = digitsKey(topic.figure, digitsOf(topic.figure));
    const list = byDigits.get(key);
    if (list === undefined) byDigits.set(key, [topic]);
    else if (list.length < NEAR) list.push(topic);
  }
  const seen = new Set<string>();
  for (const topic of topics) {
    const digits = digitsOf(topic.figure);
    if (digits.length < 3 || digits.length > 12 || topic.own.size + topic.parent.size < 2) continue;
    let looked = 0;
    for (const [other, kind] of neighbours(digits)) {
      for (const candidate of byDigits.get(digitsKey(topic.figure, other)) ?? []) {
        if (looked >= NEAR) break;
        looked += 1;
        if (candidate.figure.id <= topic.figure.id || candidate.statement === topic.statement) continue;
        if (candidate.statement.piece === topic.statement.piece && candidate.statement.sentence[0] === topic.statement.sentence[0])
          continue;
        const pair = `${topic.figure.id}:${candidate.figure.id}`;
        if (seen.has(pair)) continue;
        const grade = sameQuantity(topic, candidate, digits.length, kind);
        if (grade === null) continue;
        seen.add(pair);
        relations.push({ ...mention(candidate, topic, grade, `một lỗi: ${kind}`), ...(grade === 'likely' ? { soft: true } : {}) });
      }
    }
  }
  return relations;
}

function sameQuantity(a: Topic, b: Topic, digits: number, kind: string): 'certain' | 'likely' | null {
  if ((a.role === 'result') !== (b.role === 'result') || !sameMarks(a.marks, b.marks)) return null;
  if (a.period !== '' && b.period !== '' && a.period !== b.period) return null;
  if (a.budget !== null && b.budget !== null && a.budget !== b.budget) return null;
  const own = overlap(a.own, b.own);
  const shared = [...a.own].filter((word) => b.own.has(word)).length;
  if (own < 0.6 || shared < 2) return null;
  const context = a.parent.size === 0 || b.parent.size === 0 ? 0 : overlap(a.parent, b.parent);
  const wide = Math.max(a.own.size, b.own.size);
  const whole = shared / Math.max(wide, 1);
  if (digits >= 4 && (kind === 'swap' || kind === 'digit') && whole >= 0.5 && (context >= 0.5 || shared >= 4)) return 'certain';
  if (digits >= 4 && kind === 'swap' && shared >= 2 && whole >= 0.5) return 'certain';
  return whole >= 0.75 && shared >= 3 ? 'likely' : null;
}
