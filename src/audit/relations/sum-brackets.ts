/** Sums that stand in one breath: the parts in the parenthesis behind their total, equations. */
import type { Figure } from '../figures.ts';
import type { Grade, Relation } from '../relation.ts';
import type { PieceStatements } from '../statements.ts';
import { withUnit } from '../statements.ts';
import { addsInto } from '../units.ts';
import { isChange } from './change-words.ts';
import { type Family, familyOf, isSelection } from './families.ts';
import { areRates, choices } from './sum-choices.ts';
import { addSum, fallsShort, fits } from './sum-parts.ts';
import { wholeAndTaken } from './sum-rests.ts';
import { hasTrigger } from './sum-triggers.ts';

export function inParentheses(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (const owner of list) {
      for (const inner of owner.inner) {
        const scope = piece.piece.scopes[inner[0]?.scope ?? -1];
        if (scope === undefined) continue;
        const content = piece.piece.view.text.slice(scope.start, scope.end);
        if (hasTrigger(content)) continue;
        if (/[=×]/u.test(content) || wholeAndTaken(owner, inner) !== undefined) continue;
        const added = content.includes('+');
        const [parts = []] = choices(inner, owner, []);
        if (parts.length < 2 || parts.some((one) => one.value.unit?.dim !== undefined && !fits(owner.value, one.value))) continue;
        if (
          /(?:so với|cùng kỳ|kế hoạch \d|năm trước|mỗi|bình quân)/iu.test(content) ||
          inner.some((one) => one.base !== null && owner.base === null)
        )
          continue;
        const family = familyOf(parts, owner.label);
        const selection = isSelection(content.slice(0, 16)) || /…|\.\.\./u.test(content);
        if (areRates(owner, parts)) continue;
        // "tăng 12 (thành lập mới 17, giải thể 5)" is a balance, no sum.
        if (isChange(owner) && family === 'open') continue;
        const plus =
          added &&
          inner.slice(1).every((one, k) => /^[^\d]*\+[^\d]*$/u.test(piece.piece.view.text.slice(inner[k]?.end ?? 0, one.value.start)));
        if (added && !plus) continue;
        const grade: Grade = plus ? 'certain' : selection ? 'possible' : gradeInBrackets(family, fallsShort(owner, parts));
        addSum(relations, owner, parts, grade, 'parentheses', undefined, !selection);
      }
    }
  }
}

/** A parenthesis behind a total is its breakdown, though some places may stand for all ("90 ha (Ngọc Linh 20 ha, Mường Hoong 30 ha)"). */
function gradeInBrackets(family: Family, short: boolean): Grade {
  if (short && family === 'disjoint') return 'possible';
  return family === 'open' || (short && family === 'usual') ? 'likely' : 'certain';
}

/** "x + y = t", "t = x + y". */
export function equations(piece: PieceStatements, relations: Relation[]): void {
  const { text } = piece.piece.view;
  if (!/[+=]/u.test(text)) return;
  const { figures } = piece.piece;
  for (let i = 0; i < figures.length; ) {
    const run: { figure: Figure; sign: string }[] = [{ figure: figures[i] as Figure, sign: '' }];
    let k = i + 1;
    for (; k < figures.length; k += 1) {
      const figure = figures[k] as Figure;
      const gap = text.slice(figures[k - 1]?.unitEnd ?? 0, figure.start);
      const sign = gap.length > 80 ? undefined : /^[^+=×÷:;.]*([+=])[^+=×÷:;.]*$/u.exec(gap)?.[1];
      if (sign === undefined) break;
      run.push({ figure, sign });
    }
    const equals = run.filter((one) => one.sign === '=').length;
    if (run.length >= 3 && equals === 1) {
      const at = run.findIndex((one) => one.sign === '=');
      const left = run.slice(0, at).map((one) => one.figure);
      const right = run.slice(at).map((one) => one.figure);
      const [total, parts] = left.length === 1 ? [left[0], right] : right.length === 1 ? [right[0], left] : [undefined, []];
      const unit = [total, ...parts].find((one) => one?.unit != null)?.unit ?? null;
      const filled = (one: Figure) => (one.unit === null && unit !== null ? withUnit(one, unit) : one);
      if (total !== undefined && parts.length >= 2 && parts.every((part) => addsInto(filled(total).unit, filled(part).unit)))
        relations.push({
          rule: 'sum',
          form: { type: 'sum' },
          figures: [filled(total), ...parts.map(filled)],
          grade: 'certain',
          why: 'equation',
        });
    }
    i = Math.max(k, i + 1);
  }
}
