import type { Outline } from '../outline.ts';
import type { Relation } from '../relation.ts';
import { firstAt } from '../search.ts';
import { pruned } from '../slots.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { nearOwnerOf } from '../statements.ts';
import { isChange } from './change-words.ts';
import { familyOf, isSelection } from './families.ts';
import { equations, inParentheses } from './sum-brackets.ts';
import { areRates, choices } from './sum-choices.ts';
import { underLines } from './sum-lines.ts';
import { pairedSums } from './sum-pairs.ts';
import { addSum, addsUp, asParts, fallsShort, fits, gradeOf, named, usable } from './sum-parts.ts';
import { lefts, remainders, shortfalls } from './sum-rests.ts';
import { closers, complements, mergers } from './sum-tails.ts';
import { MOST_TRIGGERS, openersOf, opensClause, opensSentence, type Trigger, triggersOf } from './sum-triggers.ts';

export function sumRelations(outline: Outline, statements: readonly PieceStatements[]): Relation[] {
  const relations: Relation[] = [];
  for (const piece of statements) {
    if (piece.piece.block.kind === 'cell' && piece.piece.view.text.length < 60) continue;
    if (piece.piece.figures.length === 0) continue;
    const own: Relation[] = [];
    inProse(piece, statements, own);
    inParentheses(piece, own);
    equations(piece, own);
    remainders(piece, own);
    lefts(piece, own);
    shortfalls(piece, own);
    closers(piece, own);
    complements(piece, own);
    mergers(piece, own);
    pairedSums(piece, own);
    for (const relation of pruned(own)) relations.push(relation);
  }
  underLines(outline, statements, relations);
  return relations;
}

function inProse(piece: PieceStatements, all: readonly PieceStatements[], relations: Relation[]): void {
  const { text } = piece.piece.view;
  const triggers = [...triggersOf(text), ...openersOf(text)].sort((a, b) => a.at - b.at).slice(0, MOST_TRIGGERS);
  for (const [scopeIndex, list] of piece.byScope) {
    const scope = piece.piece.scopes[scopeIndex];
    if (scope === undefined) continue;
    triggers.forEach((trigger, t) => {
      if (trigger.at < scope.start || trigger.at >= scope.end || innerScope(piece, scopeIndex, trigger.at)) return;
      const sentenceEnd = endOfSentence(scope.cuts, trigger.at, scope.end);
      const semicolon = scope.cuts.find((cut) => cut.mark === ';' && cut.at > trigger.at && cut.at < sentenceEnd)?.at ?? sentenceEnd;
      const after = list
        .slice(firstAfter(list, trigger.end), firstAfter(list, trigger.end) + MOST_PARTS)
        .filter((one) => one.value.start < sentenceEnd);
      const next = triggers.slice(t + 1).filter((other) => other.at < sentenceEnd);
      const slot = `sum:${piece.piece.index}:${trigger.at}`;
      const totals = totalsBefore(piece, all, scopeIndex, list, trigger)
        .map((total) => named(total, after))
        .filter((total) => after.some((one) => one !== total && fits(total.value, one.value, total.post)));
      totals.forEach((total, k) => {
        // A list of ";" is read to the end of its sentence, a "trong đó" inside one of its clauses to the end of the clause.
        const ends =
          sentenceEnd === semicolon
            ? [sentenceEnd]
            : trigger.colon || opensClause(text, scope, trigger)
              ? [sentenceEnd, semicolon]
              : [semicolon, sentenceEnd];
        ends.forEach((end, e) => {
          const region = after.filter((one) => one.value.start < end);
          for (const [v, parts] of choices(region, total, next, trigger.all).entries()) {
            if (areRates(total, parts)) continue;
            const words = text.slice(trigger.end, parts[0]?.value.start ?? trigger.end);
            const cut = text.slice(trigger.at, end);
            const selection =
              trigger.some ||
              isSelection(words.slice(0, 14)) ||
              /…|\.\.\.|v\.v/u.test(cut) ||
              GOES_ON.test(text.slice(sentenceEnd, sentenceEnd + 60));
            const family = familyOf(parts, total.label);
            let grade = gradeOf(
              family,
              trigger.all || (trigger.opener && trigger.colon && family === 'usual'),
              selection,
              fallsShort(total, parts),
            );
            if (
              grade !== 'possible' &&
              region.some(
                (one) =>
                  !parts.includes(one) &&
                  one.clause[0] === parts[0]?.clause[0] &&
                  one.value.unit?.dim.startsWith('count:') === true &&
                  total.value.unit?.dim.startsWith('count:') === true &&
                  !isChange(one) &&
                  one.base === null &&
                  !BESIDE.test(one.label),
              )
            )
              grade = 'possible';
            // "gồm 18 chương trình, trong đó cho vay hộ nghèo 92,3 tỷ đồng, …": the list is what the next word opens.
            const handedOn = next.some((other) => !other.opener && other.at < (parts[0]?.value.start ?? 0));
            const near =
              !handedOn &&
              total.piece === piece.piece.index &&
              (total.scope !== scopeIndex || total.sentence[0] === after[0]?.sentence[0] || opensSentence(text, scope, trigger));
            if (k > 0 || e > 0 || v > 0 || !near) grade = 'possible';
            const lone =
              parts.length === 1 &&
              k === 0 &&
              e === 0 &&
              v === 0 &&
              near &&
              !trigger.opener &&
              total.scope === scopeIndex &&
              total.sentence[0] === parts[0]?.sentence[0] &&
              totals.filter((one) => one.clause[0] === total.clause[0]).length === 1;
            if (lone) addPart(relations, total, parts[0] as Statement, trigger.word);
            if (parts.length > 1) addSum(relations, total, parts, grade, trigger.word, slot, k === 0 && e === 0 && v === 0 && near);
            if (k === 0 && e === 0 && v === 0 && near && parts.length > 1 && !trigger.opener && (selection || family === 'open'))
              addParts(relations, total, parts, trigger.word);
          }
        });
      });
    });
  }
}

/** "Trong đó, có 14,6; 6,4. Bên cạnh đó, còn có 7,5": the next sentence adds a part. */
const GOES_ON = /^\.? ?(?:bên cạnh đó|ngoài ra|cùng với đó|còn lại|thêm vào đó|số còn lại|cũng trong)(?!\p{L})/iu;

/** "38 sản phẩm, gồm 29 …, 1 …, của 26 chủ thể": what stands beside the list is none of it. */
const BESIDE = /^,? ?(?:của|cho|tại|do|với|thuộc|từ|trên địa bàn|trong)(?!\p{L}) ?[^,;]*$/iu;

/** Parts of one list; prose has no longer ones, hostile text has. */
const MOST_PARTS = 60;

const firstAfter = (list: readonly Statement[], offset: number): number => firstAt(list, (one) => one.value.start, offset);

const PORTION =
  /vốn đầu tư|đầu tư phát triển|ĐTPT|sự nghiệp|ngân sách|NSTW|NSĐP|vốn vay|trả nợ|(?:là |có )?nữ|dân tộc thiểu số|DTTS|đảng viên/iu;
const NET = /kế hoạch|chỉ tiêu|mục tiêu|thiếu|tăng|giảm|tỷ lệ|tỉ lệ|hoàn thành/iu;

/** "…, trong đó vốn đầu tư 2.120 triệu đồng": one part of the one figure before it. */
function addPart(relations: Relation[], total: Statement, part: Statement, why: string): void {
  // Only money by source or kind, people by group: a "trong đó" behind a mean, a plan or a net change names no part of it.
  const whole = /gồm/u.test(why) || (PORTION.test(part.label) && !NET.test(total.label));
  if (!addsUp(total) || !whole || !/^(?:money|count|measure)/u.test(total.value.unit?.dim ?? '')) return;
  const [value] = asParts(total.value, [part.value]) ?? [];
  if (value !== undefined && usable(value) && usable(total.value))
    relations.push({ rule: 'part', form: { type: 'part' }, figures: [value, total.value], grade: 'certain', why });
}

/** A part alone, or parts that may overlap: none exceeds the whole. */
function addParts(relations: Relation[], total: Statement, parts: readonly Statement[], why: string): void {
  for (const part of parts) {
    const [value] = asParts(total.value, [part.value]) ?? [];
    if (value !== undefined && usable(value) && usable(total.value) && value.unit?.dim === total.value.unit?.dim)
      relations.push({ rule: 'part', form: { type: 'part' }, figures: [value, total.value], grade: 'possible', why });
  }
}

function innerScope(piece: PieceStatements, scopeIndex: number, at: number): boolean {
  return piece.piece.scopes.some(
    (other, index) => index !== scopeIndex && other.parent === scopeIndex && other.start <= at && at < other.end,
  );
}
function endOfSentence(cuts: readonly { at: number; mark: string }[], from: number, end: number): number {
  return cuts.find((cut) => cut.mark === '.' && cut.at >= from)?.at ?? end;
}
/**
 * Statements that the trigger may point back to, likeliest first: in its sentence, else in the sentence before, else the owner of the
 * parenthesis, else the block before or above.
 */
function totalsBefore(
  piece: PieceStatements,
  all: readonly PieceStatements[],
  scopeIndex: number,
  list: readonly Statement[],
  trigger: Trigger,
): Statement[] {
  const scope = piece.piece.scopes[scopeIndex];
  if (scope === undefined) return [];
  const upTo = firstAfter(list, trigger.end);
  const before = list
    .slice(Math.max(0, upTo - MOST_PARTS), upTo)
    .filter((one) => one.end <= trigger.end && one.value.unit?.dim.startsWith('time:') !== true);
  const found: Statement[] = [];
  if (scope.parent >= 0 && before.length === 0) {
    const owner = nearOwnerOf(piece, scopeIndex);
    return owner === undefined ? [] : [owner];
  }
  const cutBefore = scope.cuts.findLast((cut) => cut.at < trigger.at);
  const clauseStart = cutBefore === undefined ? scope.start : cutBefore.at + 1;
  const own = before.filter((one) => one.value.start >= clauseStart).reverse();
  found.push(...own.filter(isQuantity));
  found.push(
    ...before
      .filter((one) => one.value.start < clauseStart && isQuantity(one))
      .reverse()
      .slice(0, 6),
  );
  if (found.length === 0 && piece.piece.index > 0) {
    // "Trong đó: …" that opens a block speaks of the block before it.
    const above = [all[piece.piece.index - 1], all[piece.piece.parent]].flatMap((other) =>
      other === undefined || other.piece.block.kind === 'cell' ? [] : [...other.top].reverse(),
    );
    found.push(...above.filter((one) => !isChange(one)).slice(0, 3));
  }
  return found.slice(0, 8);
}

/** No change; what is lacking is a quantity of its own ("còn thiếu 88 giáo viên: mầm non 41, …"). */
const isQuantity = (one: Statement): boolean => !isChange(one) || /thiếu ?$/iu.test(one.label);
