/** Sums over lines: a line that states a total and the items below it, a line "Tổng …" after the lines it adds up. */
import type { Outline } from '../outline.ts';
import type { Relation } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { isChange } from './change-words.ts';
import { familyOf, isSelection } from './families.ts';
import { addSum, fallsShort, fits, gradeOf, notPart } from './sum-parts.ts';
import { triggersOf } from './sum-triggers.ts';
import { sourceOf } from './topics.ts';

/** A line that states a total, and the items below it; and a line "Cộng: t" after items. */
export function underLines(outline: Outline, statements: readonly PieceStatements[], relations: Relation[]): void {
  for (const [parent, children] of outline.children) {
    const above = parent < 0 ? undefined : statements[parent];
    if (above !== undefined && children.length >= 2 && above.piece.block.kind !== 'cell')
      totalAbove(above, children, statements, relations);
  }
  for (const piece of statements) {
    const total = firstStatement(piece);
    if (
      total === undefined ||
      piece.piece.block.kind === 'cell' ||
      !/^[\s\p{P}\d]*(?:tổng cộng|cộng|tổng số|tổng|tất cả)(?![\p{L}])/iu.test(piece.piece.view.text)
    )
      continue;
    closes(statements, piece, total, relations);
  }
}

/** "Tổng …: t" after the lines that it adds up; its base too where it has one. */
function closes(statements: readonly PieceStatements[], piece: PieceStatements, total: Statement, relations: Relation[]): void {
  const before: Statement[] = [];
  let rank = -1;
  for (let at = piece.piece.index - 1; at >= 0 && before.length < 40; at -= 1) {
    const other = statements[at];
    if (other === undefined || other.piece.block.kind === 'cell' || other.piece.block.kind === 'heading') break;
    if (rank < 0) rank = other.piece.rank;
    if (other.piece.rank > rank) continue;
    if (other.piece.rank < rank || other.piece.enumerator === '') break;
    const first = other.top.find((one) => fits(total.value, one.value, total.post) && !notPart(one));
    if (first === undefined) break;
    before.unshift(first);
  }
  if (before.length < 2) return;
  const slot = `close:${total.value.id}`;
  addSum(relations, total, before, 'likely', 'cộng các dòng trên', slot);
  // "Tổng vốn ngân sách địa phương": of the lines above, those of that source.
  const source = sourceOf(total.label);
  const same = source === null ? [] : before.filter((one) => sourceOf(one.label) === source);
  if (same.length >= 2 && same.length < before.length) addSum(relations, total, same, 'likely', 'cộng các dòng cùng nguồn', slot);
}

export function firstStatement(piece: PieceStatements | undefined): Statement | undefined {
  const first = piece?.top[0];
  if (piece === undefined || first === undefined) return undefined;
  // The figure belongs to the line, not to a sentence further on.
  const cut = piece.piece.scopes[0]?.cuts.find(
    (one) => one.mark === '.' && one.at > (piece.piece.enumerator === '' ? 0 : piece.piece.enumerator.length + 1),
  );
  return cut !== undefined && cut.at < first.value.start ? undefined : first;
}

function totalAbove(
  above: PieceStatements,
  children: readonly number[],
  statements: readonly PieceStatements[],
  relations: Relation[],
): void {
  const { text } = above.piece.view;
  const last = above.top.at(-1);
  if (last === undefined) return;
  const tail = text.slice(last.end);
  if (tail.length > 160) return;
  const trigger = triggersOf(tail).at(-1);
  const opens = trigger !== undefined || /:\s*$/u.test(text);
  for (const total of above.top.filter((one) => one.sentence[0] === last.sentence[0] && !isChange(one)).reverse()) {
    const parts: Statement[] = [];
    let complete = true;
    for (const child of children) {
      const one = statements[child]?.top.find((other) => fits(total.value, other.value, total.post) && !notPart(other));
      if (one !== undefined) parts.push(one);
      else if (!/chưa|không/iu.test(statements[child]?.piece.view.text ?? '')) complete = false;
    }
    if (parts.length < 2) continue;
    const family = familyOf(parts, text);
    const grade = gradeOf(
      family,
      trigger?.all === true && complete,
      trigger !== undefined && isSelection(tail.slice(trigger.end - 1)),
      fallsShort(total, parts),
    );
    const sure = opens || family === 'closed' || family === 'usual';
    addSum(
      relations,
      total,
      parts,
      complete && sure ? (grade === 'possible' && opens && complete ? 'possible' : grade) : 'possible',
      `items below${trigger === undefined ? '' : `, ${trigger.word}`}`,
    );
  }
}
