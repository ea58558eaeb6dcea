/** Which figures behind a word that opens a list are its parts. */
import type { Statement } from '../statements.ts';
import { isChange } from './change-words.ts';
import { fits, NOT_PART, notPart } from './sum-parts.ts';
import type { Trigger } from './sum-triggers.ts';

/** "còn thiếu 66 người (mầm non thiếu 31, tiểu học thiếu 22)": the word belongs to the total as well. */
function sameFrame(total: Statement, one: Statement): boolean {
  const word =
    NOT_PART.exec(one.label.slice(-44))?.[0].trim().toLowerCase() ??
    (isChange(one) ? one.label.trim().split(' ').at(-1)?.toLowerCase() : undefined);
  return word !== undefined && total.label.toLowerCase().includes(word);
}

/** Ways to read the parts of a list: the first figure of each ";" clause, every figure, every figure of the first clause; nested lists are left to their own trigger. */
export function choices(region: readonly Statement[], total: Statement, nested: readonly Trigger[], complete = false): Statement[][] {
  const fit = region.filter((one) => fits(total.value, one.value, total.post) && one !== total && (!notPart(one) || sameFrame(total, one)));
  const open = fit.filter(
    (one) =>
      !nested.some(
        (other) =>
          other.at < one.value.start &&
          other.at >= one.clause[0] &&
          fit.some((mate) => mate.clause[0] === one.clause[0] && mate.value.start < other.at),
      ),
  );
  const firsts: Statement[] = [];
  for (const one of open) if (!firsts.some((other) => other.clause[0] === one.clause[0])) firsts.push(one);
  const [first] = open;
  const inFirst = open.filter((one) => one.clause[0] === first?.clause[0]);
  const ways = firsts.length > 1 ? [firsts, open, inFirst] : [open, inFirst];
  if (inFirst.length > 2 && !complete) ways.push(inFirst.slice(0, -1));
  const seen = new Set<string>();
  return ways.filter((way) => {
    const key = way.map((one) => one.value.id).join();
    if (way.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Rates of growth of periods or of fields do not add up, those of a share ("tỷ lệ hộ nghèo giảm") in points do. */
export function areRates(total: Statement, parts: readonly Statement[]): boolean {
  const percent = (one: Statement) => one.value.unit?.dim === 'percent' && isChange(one);
  return percent(total) && parts.every(percent) && !/tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|cơ cấu|điểm/iu.test(total.label);
}
