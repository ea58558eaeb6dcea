/** Words that open the parts of a total: "trong đó", "gồm", "phân theo …:", a colon, "Trong tổng số t …". */
import type { Scope } from '../scopes.ts';

/** Words that open the parts of what stands before them. `all`: says the list is complete. */
const TRIGGER =
  /(?<!\p{L})(trong (?:số )?đó|bao gồm cả|bao gồm|gồm có|gồm|chia ra|chia thành|phân ra|phân thành|(?:phân|chia|xếp|tính|phân loại|chia ra) theo [^:;.,()\d]{1,40}?(?=[:,])|cơ cấu [^:;.,()\d]{0,40}?(?=:)|(?:từ )?các nguồn(?: vốn)?(?=:)|nguồn(?: vốn| kinh phí)?(?=:)|chi tiết|cụ thể)(?!\p{L})((?: là| như sau| có)?(?!\p{L}))( ?[:,]?)/giu;
const NEGATED = /(?:không|chưa|ngoài)\s*$/iu;

export interface Trigger {
  readonly at: number;
  readonly end: number;
  readonly word: string;
  readonly colon: boolean;
  readonly all: boolean;
  /** Says that the list is only some of it: "bao gồm cả", "trong đó có". */
  readonly some: boolean;
  readonly opener: boolean;
}

export function triggersOf(text: string): Trigger[] {
  const triggers: Trigger[] = [];
  for (const match of text.matchAll(TRIGGER)) {
    if (NEGATED.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    const word = (match[1] ?? '').toLowerCase();
    triggers.push({
      at: match.index,
      end: match.index + match[0].length,
      word,
      colon: (match[3] ?? '').includes(':'),
      all: /^(?:bao gồm|gồm có|gồm|chia ra|chia thành|phân ra|phân thành)$| theo |^cơ cấu|nguồn/u.test(word),
      some: /cả$/u.test(word) || (/^trong/u.test(word) && /có/u.test(match[2] ?? '')),
      opener: false,
    });
  }
  return triggers;
}

/** Words that open lists, in one piece. */
export const MOST_TRIGGERS = 120;

/** "…, đạt 36,5%; trong đó x; y": the list opens its clause and goes on over ";". */
export function opensClause(text: string, scope: Scope, trigger: Trigger): boolean {
  const cut = scope.cuts.findLast((one) => one.at < trigger.at);
  return cut !== undefined && /^[\s–-]*$/u.test(text.slice(cut.at + 1, trigger.at));
}

/** "…: 75.337 triệu đồng. Trong đó: …": the list opens the sentence after its total. */
export function opensSentence(text: string, scope: Scope, trigger: Trigger): boolean {
  const cut = scope.cuts.findLast((one) => one.at < trigger.at);
  return /^[\s–-]*$/u.test(text.slice(cut === undefined ? scope.start : cut.at + 1, trigger.at));
}

/** "Trong tổng số t …, A x, B y", "có t …: A x; B y": words that open a list without one of the fixed triggers. */
export function openersOf(text: string): Trigger[] {
  const found: Trigger[] = [];
  for (const match of text.matchAll(
    /(?:^|[.;] )(?:Trong|Của|Với)(?: tổng)?(?: số)? ?\d[\d.,]*[^.;:(),]{0,80}(?:\([^)]{0,40}\))?,? (?=\p{L})/gu,
  )) {
    const end = match.index + match[0].length;
    found.push({ at: end - 1, end, word: 'trong t', colon: false, all: false, some: /^có /u.test(text.slice(end, end + 3)), opener: true });
  }
  for (const match of text.matchAll(/\d[^.;:()\d]{1,120}(?:\([^)]{0,60}\)[^.;:()\d]{0,60})?: ?(?=[^\d:;.]{0,80}\d)/gu)) {
    const end = match.index + match[0].length;
    found.push({ at: end - 1, end, word: 'dấu hai chấm', colon: true, all: false, some: false, opener: true });
  }
  return found;
}

/** Whether a text holds one of the fixed triggers, negated or not. */
export const hasTrigger = (text: string): boolean => text.search(TRIGGER) >= 0;
