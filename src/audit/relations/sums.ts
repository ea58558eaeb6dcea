/** `sum` and `part`: totals and their parts in prose: "Trong đó", "gồm", parentheses, equations, items under a line, remainders. */
import type { Figure } from '../figures.ts';
import type { Outline } from '../outline.ts';
import type { Grade, Relation } from '../relation.ts';
import type { Scope } from '../scopes.ts';
import type { PieceStatements, Statement } from '../statements.ts';
import { withUnit } from '../statements.ts';
import { addsInto } from '../units.ts';
import { isChange } from './change-words.ts';
import { type Family, familyOf, isSelection } from './families.ts';
import { sourceOf } from './topics.ts';

/** Words that open the parts of what stands before them. `all`: says the list is complete. */
const TRIGGER =
  /(?<!\p{L})(trong (?:số )?đó|bao gồm cả|bao gồm|gồm có|gồm|chia ra|chia thành|phân ra|phân thành|(?:phân|chia|xếp|tính|phân loại|chia ra) theo [^:;.,()\d]{1,40}?(?=[:,])|cơ cấu [^:;.,()\d]{0,40}?(?=:)|(?:từ )?các nguồn(?: vốn)?(?=:)|nguồn(?: vốn| kinh phí)?(?=:)|chi tiết|cụ thể)(?!\p{L})((?: là| như sau| có)?(?!\p{L}))( ?[:,]?)/giu;
const NEGATED = /(?:không|chưa|ngoài)\s*$/iu;
/** A figure led by these is no part: a change, a comparison, a rate, a limit. */
const NOT_PART =
  /(?:tăng|giảm|so với|cùng kỳ|bình quân|(?<!(?:mức|loại|hộ|lực|khá|giỏi) )trung bình|mỗi|năm trước|năm ngoái|kế hoạch(?: năm| giao)?|chỉ tiêu(?: giao)?|mục tiêu|từ|xuống(?: còn)?|lên|đến|vượt|thiếu|dự kiến(?: đến)?|hơn|kém|cao hơn|thấp hơn|thứ|lần)(?: thêm| là| khoảng| được| giao)* ?$/iu;

interface Trigger {
  readonly at: number;
  readonly end: number;
  readonly word: string;
  readonly colon: boolean;
  readonly all: boolean;
  /** Says that the list is only some of it: "bao gồm cả", "trong đó có". */
  readonly some: boolean;
  readonly opener: boolean;
}

function triggersOf(text: string): Trigger[] {
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

export function sumRelations(outline: Outline, statements: readonly PieceStatements[]): Relation[] {
  const relations: Relation[] = [];
  for (const piece of statements) {
    if (piece.piece.block.kind === 'cell' && piece.piece.view.text.length < 60) continue;
    if (piece.piece.figures.length === 0) continue;
    inProse(piece, statements, relations);
    inParentheses(piece, relations);
    equations(piece, relations);
    remainders(piece, relations);
    closers(piece, relations);
    complements(piece, relations);
    mergers(piece, relations);
  }
  underLines(outline, statements, relations);
  return relations;
}

const labelWords = (one: Statement) => `${one.label} ${one.post}`;

function usable(figure: Figure): boolean {
  return figure.qualifier === 'none' && figure.unit?.dim !== 'times';
}

/** Parts as figures of the total's unit; null when one does not fit. */
function asParts(total: Figure, parts: readonly Figure[]): Figure[] | null {
  const fitted: Figure[] = [];
  for (const part of parts) {
    if (part.unit === null && total.unit !== null) fitted.push(withUnit(part, total.unit));
    else if (
      addsInto(total.unit, part.unit) ||
      (total.unit?.dim.startsWith('count:') === true && part.unit?.dim.startsWith('count:') === true)
    )
      fitted.push(part);
    else return null;
  }
  return fitted;
}

function fits(total: Figure, part: Figure, after = ''): boolean {
  if (part.unit === null) return total.unit === null || (total.unit.dim !== 'percent' && !total.unit.dim.startsWith('time:'));
  // "11 tập thể, cá nhân (4 tập thể và 7 cá nhân)": the total's own words name the parts.
  return (
    addsInto(total.unit, part.unit) ||
    (total.unit?.dim.startsWith('count:') === true &&
      part.unit.dim.startsWith('count:') &&
      (/^[^\d]*/u.exec(after.slice(0, 60))?.[0] ?? '').includes(part.unit.name))
  );
}

export function gradeOf(family: Family, all: boolean, selection: boolean): Grade {
  if (selection) return 'possible';
  if (all || family === 'closed') return 'certain';
  return family === 'disjoint' ? 'likely' : 'possible';
}

/** Sum of values, and of bases where every part and the total have one. */
export function addSum(
  relations: Relation[],
  total: Statement,
  parts: readonly Statement[],
  grade: Grade,
  why: string,
  slot?: string,
  hint = false,
): void {
  const inSlot = { ...(slot === undefined ? {} : { slot }), ...(hint ? { hint } : {}) };
  const values = asParts(
    total.value,
    parts.map((one) => one.value),
  );
  if (values !== null && usable(total.value) && values.every(usable) && values.length >= 1) {
    if (values.length === 1) {
      const [only] = values;
      if (only !== undefined)
        relations.push({
          rule: 'part',
          form: { type: 'part' },
          figures: [only, total.value],
          grade: grade === 'certain' ? 'certain' : 'possible',
          why,
        });
    } else {
      relations.push({ rule: 'sum', form: { type: 'sum' }, figures: [total.value, ...values], grade, why, ...inSlot });
    }
  }
  if (total.base === null || parts.length < 2) return;
  const bases = parts.map((one) => one.base);
  if (bases.some((base) => base === null)) return;
  const whole = asParts(
    total.base,
    bases.filter((base) => base !== null),
  );
  if (whole !== null && whole.every(usable))
    relations.push({
      rule: 'sum',
      form: { type: 'sum' },
      figures: [total.base, ...whole],
      grade,
      why: `${why}, bases`,
      ...(slot === undefined ? {} : { slot: `${slot}:bases` }),
    });
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
      const totals = totalsBefore(piece, all, scopeIndex, list, trigger).filter((total) =>
        after.some((one) => one !== total && fits(total.value, one.value, total.post)),
      );
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
            const words = text.slice(trigger.end, parts[0]?.value.start ?? trigger.end);
            const cut = text.slice(trigger.at, end);
            const selection = trigger.some || isSelection(words.slice(0, 14)) || /…|\.\.\.|v\.v/u.test(cut);
            const family = familyOf(parts.map(labelWords), total.label);
            let grade = gradeOf(family, trigger.all, selection);
            if (
              grade !== 'possible' &&
              region.some(
                (one) =>
                  !parts.includes(one) &&
                  one.clause[0] === parts[0]?.clause[0] &&
                  one.value.unit?.dim.startsWith('count:') === true &&
                  total.value.unit?.dim.startsWith('count:') === true &&
                  !isChange(one) &&
                  one.base === null,
              )
            )
              grade = 'possible';
            const near =
              total.piece === piece.piece.index &&
              (total.scope !== scopeIndex || total.sentence[0] === after[0]?.sentence[0] || opensSentence(text, scope, trigger));
            if (k > 0 || e > 0 || v > 0 || !near) grade = 'possible';
            if (parts.length > 1 || (k === 0 && e === 0 && v === 0 && near && !trigger.opener))
              addSum(relations, total, parts, grade, trigger.word, slot, k === 0 && e === 0 && v === 0 && near);
            if (k === 0 && e === 0 && v === 0 && near && parts.length > 1 && !trigger.opener && (selection || family === 'open'))
              addParts(relations, total, parts, trigger.word);
          }
        });
      });
    });
  }
}

/** Parts of one list; prose has no longer ones, hostile text has. */
const MOST_PARTS = 60;
/** Words that open lists, in one piece. */
const MOST_TRIGGERS = 120;

/** Index of the first statement whose figure starts at or behind an offset. */
function firstAfter(list: readonly Statement[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.value.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** "…, đạt 36,5%; trong đó x; y": the list opens its clause and goes on over ";". */
function opensClause(text: string, scope: Scope, trigger: Trigger): boolean {
  const cut = scope.cuts.findLast((one) => one.at < trigger.at);
  return cut !== undefined && /^[\s–-]*$/u.test(text.slice(cut.at + 1, trigger.at));
}

/** "…: 75.337 triệu đồng. Trong đó: …": the list opens the sentence after its total. */
function opensSentence(text: string, scope: Scope, trigger: Trigger): boolean {
  const cut = scope.cuts.findLast((one) => one.at < trigger.at);
  return /^[\s–-]*$/u.test(text.slice(cut === undefined ? scope.start : cut.at + 1, trigger.at));
}

/** A part alone, or parts that may overlap: none exceeds the whole. */
function addParts(relations: Relation[], total: Statement, parts: readonly Statement[], why: string): void {
  for (const part of parts) {
    const [value] = asParts(total.value, [part.value]) ?? [];
    if (value !== undefined && usable(value) && usable(total.value) && value.unit?.dim === total.value.unit?.dim)
      relations.push({ rule: 'part', form: { type: 'part' }, figures: [value, total.value], grade: 'possible', why });
  }
}

const notPart = (one: Statement): boolean => NOT_PART.test(one.label.slice(-44)) || isChange(one);
/** "còn thiếu 66 người (mầm non thiếu 31, tiểu học thiếu 22)": the word belongs to the total as well. */
function sameFrame(total: Statement, one: Statement): boolean {
  const word =
    NOT_PART.exec(one.label.slice(-44))?.[0].trim().toLowerCase() ??
    (isChange(one) ? one.label.trim().split(' ').at(-1)?.toLowerCase() : undefined);
  return word !== undefined && total.label.toLowerCase().includes(word);
}

/** Ways to read the parts of a list: the first figure of each ";" clause, every figure, every figure of the first clause; nested lists are left to their own trigger. */
function choices(region: readonly Statement[], total: Statement, nested: readonly Trigger[], complete = false): Statement[][] {
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

/** "Trong tổng số t …, A x, B y", "có t …: A x; B y": words that open a list without one of the fixed triggers. */
function openersOf(text: string): Trigger[] {
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
    const owner = (piece.byScope.get(scope.parent) ?? []).findLast((one) => one.value.end <= scope.start);
    return owner === undefined || scope.start - owner.end > 160 ? [] : [owner];
  }
  const cutBefore = scope.cuts.findLast((cut) => cut.at < trigger.at);
  const clauseStart = cutBefore === undefined ? scope.start : cutBefore.at + 1;
  const own = before.filter((one) => one.value.start >= clauseStart).reverse();
  found.push(...own.filter((one) => !isChange(one)));
  found.push(
    ...before
      .filter((one) => one.value.start < clauseStart && !isChange(one))
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

function inParentheses(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (const owner of list) {
      for (const inner of owner.inner) {
        const scope = piece.piece.scopes[inner[0]?.scope ?? -1];
        if (scope === undefined) continue;
        const content = piece.piece.view.text.slice(scope.start, scope.end);
        if (TRIGGER.test(content)) {
          TRIGGER.lastIndex = 0;
          continue;
        }
        TRIGGER.lastIndex = 0;
        if (/[+=×]/u.test(content)) continue;
        const [parts = []] = choices(inner, owner, []);
        const ambiguous = false;
        if (parts.length < 2 || parts.some((one) => one.value.unit?.dim !== undefined && !fits(owner.value, one.value))) continue;
        if (
          /(?:so với|cùng kỳ|kế hoạch \d|năm trước|mỗi|bình quân)/iu.test(content) ||
          inner.some((one) => one.base !== null && owner.base === null)
        )
          continue;
        const family = familyOf(parts.map(labelWords), owner.label);
        const selection = isSelection(content.slice(0, 16)) || /…|\.\.\./u.test(content);
        // "tăng 12 (thành lập mới 17, giải thể 5)" is a balance, no sum.
        if (isChange(owner) && family === 'open') continue;
        const grade: Grade = selection || ambiguous ? 'possible' : family === 'open' ? 'likely' : 'certain';
        addSum(relations, owner, parts, grade, 'parentheses');
      }
    }
  }
}

/** "x + y = t", "t = x + y". */
function equations(piece: PieceStatements, relations: Relation[]): void {
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

/** "Tổng t …, đã a …, còn lại r"; "đạt a/b tiêu chí, còn c". The whole and what was taken from it stand before the rest. */
function remainders(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (let i = 0; i < list.length; i += 1) {
      const rest = list[i] as Statement;
      const words = `${rest.label.slice(-70)}`;
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
        const excess = /dôi dư|dư|thừa|vượt/iu.test(words);
        if (excess && others.length === 1 && near !== undefined) addSum(relations, near, [total, rest], 'possible', 'dôi dư', slot);
        const sure = !excess && named && k === 0 && others.length === 1 && others.every((one) => one.sentence[0] === rest.sentence[0]);
        addSum(
          relations,
          total,
          [...others, rest],
          sure ? 'likely' : 'possible',
          'còn lại',
          slot,
          named && k === 0 && (others.length === 1 || others.every((one) => one.sentence[0] === rest.sentence[0])),
        );
        for (const other of others.length > 1 ? others : [])
          addSum(relations, total, [other, rest], 'possible', 'còn lại', slot, named && k === 0 && other === others[0]);
      }
    }
  }
}

/** A line that states a total, and the items below it; and a line "Cộng: t" after items. */
function underLines(outline: Outline, statements: readonly PieceStatements[], relations: Relation[]): void {
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

/** Words that add up what stands before them in the same paragraph. */
const CLOSERS =
  /(?:tổng cộng|cộng chung|cộng lại|cộng(?! thêm)|tổng quân số|tổng số|lũy kế|luỹ kế|tất cả|cả (?:hai|ba|bốn|năm) \p{L}+|nâng [^,;.]{0,40}lên|đưa [^,;.]{0,40}lên|gộp|thành [^,;.]{0,40})(?: [^,;.()\d]{0,40})?$/iu;

/** "x …, y …; cộng t": the total behind its parts. */
function closers(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (let i = 2; i < list.length; i += 1) {
      const total = list[i] as Statement;
      if (!CLOSERS.test(total.label.slice(-80)) || isChange(total)) continue;
      const same = list
        .slice(Math.max(0, i - 9), i)
        .filter(
          (one) =>
            fits(total.value, one.value, total.post) &&
            (!notPart(one) || /thêm/iu.test(one.label)) &&
            !/(?:mỗi|một) \p{L}+ ?$/iu.test(one.label.slice(-24)),
        );
      for (let n = same.length; n >= 2; n -= 1)
        addSum(
          relations,
          total,
          same.slice(-n),
          n === same.length && /cộng/iu.test(total.label) ? 'likely' : 'possible',
          'cộng phần trước',
          `close:${total.value.id}`,
          n === same.length,
        );
    }
  }
}

/** "đúng hạn x, trễ hạn y", "đủ điều kiện x, không đủ điều kiện y": the two sides of a whole said before. */
function complements(piece: PieceStatements, relations: Relation[]): void {
  for (const list of piece.byScope.values()) {
    for (let i = 1; i < list.length; i += 1) {
      const [a, b] = [list[i - 1] as Statement, list[i] as Statement];
      if (
        a.sentence[0] !== b.sentence[0] ||
        !OPPOSITE.test(`${b.label.slice(-60)} ${b.post.slice(0, 30)}`) ||
        !fits(a.value, b.value) ||
        notPart(a) ||
        isChange(b)
      )
        continue;
      const totals = list.slice(Math.max(0, i - 9), i - 1).filter((one) => fits(one.value, a.value) && !isChange(one));
      for (const total of totals.reverse()) {
        addSum(relations, total, [a, b], 'possible', 'hai phía', `pair:${b.value.id}`, total === totals[0]);
        if (total.base !== null)
          addSum(relations, { ...total, value: total.base, base: null }, [a, b], 'possible', 'hai phía', `pair:${b.value.id}`);
      }
    }
  }
}
/** "A (58 hộ, 241 khẩu) và B (80 hộ, 369 khẩu) nhập thành C có 138 hộ, 610 khẩu": the parts stand in the parentheses before. */
function mergers(piece: PieceStatements, relations: Relation[]): void {
  const { text } = piece.piece.view;
  if (!/nhập|hợp nhất|gộp|cộng lại|tổng/iu.test(text)) return;
  if (piece.piece.scopes.length > 400) return;
  for (const [scopeIndex, list] of piece.byScope) {
    for (const total of list) {
      const before = text.slice(Math.max(total.sentence[0], total.value.start - 400), total.value.start);
      if (
        !/nhập|hợp nhất|gộp|cộng/iu.test(before) ||
        isChange(total) ||
        /tiêu chuẩn|so với|quy định/iu.test(total.label.slice(-60)) ||
        total.value.unit === null
      )
        continue;
      const parts: Statement[] = [];
      let clean = true;
      for (const [index, inner] of piece.byScope) {
        const scope = piece.piece.scopes[index];
        if (scope === undefined || scope.parent !== scopeIndex || scope.start < total.sentence[0] || scope.end > total.value.start)
          continue;
        const same = inner.filter((one) => one.value.unit?.dim === total.value.unit?.dim);
        if (same.length > 1) clean = false;
        if (same[0] !== undefined) parts.push(same[0]);
      }
      if (parts.length >= 2)
        addSum(
          relations,
          total,
          parts,
          clean && /nhập|hợp nhất/iu.test(before) && /thành|có|với|được/iu.test(before) ? 'likely' : 'possible',
          'nhập thành',
          `merge:${total.value.id}`,
          clean,
        );
    }
  }
}

const OPPOSITE = /không|chưa|trễ|quá hạn|còn|khác|nữ|vắng|ngoài|tử vong|dư|lại|nợ|sửa chữa/iu;

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
    const family = familyOf(parts.map(labelWords), text);
    const grade = gradeOf(family, trigger?.all === true && complete, trigger !== undefined && isSelection(tail.slice(trigger.end - 1)));
    const sure = opens || family === 'closed';
    addSum(
      relations,
      total,
      parts,
      complete && sure ? (grade === 'possible' && opens && complete ? 'possible' : grade) : 'possible',
      `items below${trigger === undefined ? '' : `, ${trigger.word}`}`,
    );
  }
}
