/** Sums of a whole, what was taken from it and what is left: "tổng t …, đã a …, còn lại r", "r còn lại (kế hoạch t, đã a)", "giao t, có a (thiếu r)". */
import { compare } from '../decimal.ts';
import { type Grade, measure, type Relation } from '../relation.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { withUnit } from '../statements.ts';
import { isChange } from './change-words.ts';
import { addSum, fits, NOT_PART } from './sum-parts.ts';

const PLANNED = /kế hoạch|dự toán|tổng|giao|bố trí|phải|nhu cầu|chỉ tiêu|định mức|biên chế|được cấp/iu;
const DONE =
  /(?<!\p{L})(?:đã|mới|nay|xong|hoàn thành|đạt|giải ngân|giải quyết|thực hiện|sử dụng|phân bổ|thanh toán|nghiệm thu|tương ứng|tức)(?!\p{L})/iu;
/** The value of a contract or of a whole project is not what the year had to spend. */
const WIDER = /tổng mức|tổng vốn đầu tư|hợp đồng|giai đoạn|dân số|toàn (?:tỉnh|huyện|xã|quốc)/iu;

/** "Tổng t …, đã a …, còn lại r"; "đạt a/b tiêu chí, còn c". The whole and what was taken from it stand before the rest. */
export function remainders(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (let i = 0; i < list.length; i += 1) {
      const rest = list[i] as Statement;
      // "còn lại 24 hộ chưa nhận tiền, trong đó 9 hộ khiếu nại": of what is left, not what is left.
      const words =
        rest.label
          .slice(-70)
          .split(/trong (?:số )?đó|gồm/iu)
          .at(-1) ?? '';
      const after = rest.post.slice(0, 40);
      if (!/(?:còn lại|còn|số dư|dư|chưa)(?![\p{L}])/iu.test(words) && !/^[^,;.]{0,30}còn lại/iu.test(after)) continue;
      if (/(?:xuống|giảm|chỉ|vẫn) còn ?$/iu.test(words) || isChange(rest)) continue;
      const same = list
        .slice(Math.max(0, i - 7), i)
        .filter(
          (one) =>
            fits(one.value, rest.value) &&
            !isChange(one) &&
            !NOT_PART.test(one.label.slice(-30).replace(/(?:kế hoạch|chỉ tiêu)(?: năm| giao)? ?$/iu, '')),
        );
      const slot = `rest:${rest.value.id}`;
      const near = same.at(-1);
      if (near?.base != null)
        addSum(
          relations,
          { ...near, value: near.base, base: null },
          [{ ...near, base: null }, rest],
          near.clause[0] === rest.clause[0] ? 'certain' : 'possible',
          'a/b, còn',
          slot,
        );
      for (const total of same)
        for (const other of same)
          if (other !== total && same.indexOf(other) < same.indexOf(total))
            addSum(relations, total, [other, rest], 'possible', 'còn lại', slot);
      for (let k = same.length - 2; k >= 0; k -= 1) {
        const total = same[k] as Statement;
        const others = same.slice(k + 1);
        const named = /(?:tổng|có|kế hoạch|giao|toàn|phải|nhận|thu|dự toán|biên chế|bố trí|cấp|trong)/iu.test(total.label);
        // What was taken cannot be more than the whole: then the whole stands behind ("đã giao a, bằng 85% của t, còn r").
        const whole = others.every((one) => compare(measure(total.value).v, measure(one.value).v) >= 0);
        const excess = /dôi dư|dư|thừa|vượt/iu.test(words);
        if (excess && others.length === 1 && near !== undefined) addSum(relations, near, [total, rest], 'possible', 'dôi dư', slot);
        const lone =
          !excess &&
          (whole || DONE.test(others[0]?.label ?? '')) &&
          k === 0 &&
          others.length === 1 &&
          others.every((one) => one.sentence[0] === rest.sentence[0]);
        addSum(
          relations,
          total,
          [...others, rest],
          lone ? gradeOfRest(list, i, total, others[0] as Statement, named) : 'possible',
          'còn lại',
          slot,
          whole && named && k === 0 && (others.length === 1 || others.every((one) => one.sentence[0] === rest.sentence[0])),
        );
        const natural = whole && named && k === 0 && (total.sentence[0] === rest.sentence[0] || isAbout(rest, total));
        for (const other of others.length > 1 ? others : [])
          addSum(relations, total, [other, rest], 'possible', 'còn lại', slot, natural && other === others[0]);
      }
    }
  }
}

/** "Dự phòng ngân sách bố trí t …. Dự phòng còn r": a later sentence names the whole again. */
function isAbout(rest: Statement, total: Statement): boolean {
  const subject = rest.label
    .replace(/(?:còn|dư).*$/isu, '')
    .trim()
    .toLowerCase();
  return subject.length >= 4 && total.label.toLowerCase().includes(subject);
}

/** "t …, đã a, còn r": sure where only these three are said, "còn" stands at its figure and nothing narrows what is left. */
function gradeOfRest(list: readonly Statement[], index: number, total: Statement, taken: Statement, named: boolean): Grade {
  const rest = list[index] as Statement;
  const after = list[index + 1];
  const done = DONE.test(taken.label);
  // "còn 2 dự án chưa lập hồ sơ, 2 dự án đang thẩm tra": more is left than this figure says; a change between is a third movement.
  const more =
    (after !== undefined &&
      after.sentence[0] === rest.sentence[0] &&
      fits(total.value, after.value) &&
      !/trong (?:số )?đó/iu.test(after.label)) ||
    list.slice(list.indexOf(total) + 1, index).some((one) => one !== taken && fits(total.value, one.value));
  if (more || WIDER.test(total.label)) return 'possible';
  const bare = /^[\s]*$/u.test(rest.post) || /còn lại/iu.test(`${rest.label.slice(-30)} ${rest.post}`);
  if (done && bare && taken.clause[0] === rest.clause[0] && /còn(?: lại)?(?: là)? ?$|còn lại/iu.test(rest.label.slice(-24) + rest.post))
    return 'certain';
  return named || done ? 'likely' : 'possible';
}

/** "26.350 triệu đồng còn lại (kế hoạch 85.000 triệu đồng, đã giải ngân 58.650 triệu đồng)": the whole and what was taken stand behind. */
export function lefts(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values())
    for (const rest of list)
      for (const inner of rest.inner) {
        const [total, taken] = wholeAndTaken(rest, inner) ?? [];
        if (total !== undefined && taken !== undefined)
          addSum(relations, total, [taken, rest], 'certain', 'còn lại (…)', `left:${rest.value.id}`);
      }
}

/** Of a parenthesis behind what is left: then it holds no parts of it. */
export function wholeAndTaken(rest: Statement, inner: readonly Statement[]): readonly [total: Statement, taken: Statement] | undefined {
  if (!/^[^,;.]{0,30}(?:còn lại|chưa)/iu.test(rest.post) && !/(?:còn lại|còn phải|chưa)[^,;.]{0,40}$/iu.test(rest.label)) return undefined;
  const same = inner.filter((one) => fits(one.value, rest.value) && !isChange(one));
  const [total, taken] = same;
  if (total === undefined || taken === undefined || same.length !== 2) return undefined;
  return PLANNED.test(total.label) && DONE.test(taken.label) ? [total, taken] : undefined;
}

/** "biên chế giao 238, hiện có 221 viên chức (thiếu 17)". */
export function shortfalls(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    list.forEach((owner, index) => {
      const before = list[index - 1];
      const [inner, ...others] = owner.inner.filter((one) =>
        /^ ?(?:còn )?(?:thiếu|thừa|dôi dư) (?:so với \p{L}+ )?$/iu.test(one[0]?.label ?? ''),
      );
      const gap = inner?.length === 1 ? inner[0] : undefined;
      if (gap === undefined || others.length > 0 || before === undefined || before.clause[0] !== owner.clause[0]) return;
      if (!PLANNED.test(before.label) || before.base !== null || owner.base !== null) return;
      const unit = owner.value.unit;
      const like = (one: Statement): Statement =>
        one.value.unit === null && unit !== null ? { ...one, value: withUnit(one.value, unit) } : one;
      const [plan, off] = [like(before), like(gap)];
      if (!fits(plan.value, owner.value) || !fits(plan.value, off.value)) return;
      const [total, parts] = /thiếu/iu.test(gap.label) ? [plan, [owner, off]] : [owner, [plan, off]];
      addSum(relations, total, parts, 'likely', 'thiếu so với giao', `gap:${gap.value.id}`);
    });
  }
}
