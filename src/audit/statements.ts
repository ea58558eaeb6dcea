/**
 * A statement is what one breath says of one quantity: the figure, the base behind a stroke ("6.909/40.640 triệu đồng"), the percentage
 * that follows ("đạt 17% kế hoạch"), its label before and after, and the statements in the parentheses that belong to it.
 */
import type { Figure } from './figures.ts';
import type { Outline, Piece } from './outline.ts';
import { clauseAt, type Scope, scopeAt, sentenceAt } from './scopes.ts';
import { addsInto, type Unit } from './units.ts';

export interface Statement {
  readonly piece: number;
  readonly scope: number;
  readonly value: Figure;
  readonly base: Figure | null;
  percent: Figure | null;
  /** Words between the figure and its percentage, and after the percentage to the next stop. */
  percentLead: string;
  percentTail: string;
  readonly label: string;
  /** Words after the figure and its unit, to the next stop. */
  readonly post: string;
  /** Offsets in the view: from the beginning of the label to the end of the last figure. */
  readonly from: number;
  end: number;
  /** Bounds of the clause (between ";") and of the sentence it stands in. */
  readonly clause: readonly [start: number, end: number];
  readonly sentence: readonly [start: number, end: number];
  /** Statements in parentheses behind it, by parenthesis. */
  readonly inner: Statement[][];
}

export interface PieceStatements {
  readonly piece: Piece;
  /** By scope, in order. */
  readonly byScope: ReadonlyMap<number, readonly Statement[]>;
  readonly top: readonly Statement[];
}

const ATTACH = /(?:đạt|bằng|chiếm|tương đương|tương ứng|ứng với|tỷ lệ|tỉ lệ|tức|hoàn thành)/iu;
const CHANGE = /(?:tăng|giảm|xuống|lên|cao hơn|thấp hơn|hơn|kém|cùng kỳ|từ|so với đầu)(?![\p{L}])/iu;
/** "6.909/40.640", "412 hộ thoát nghèo/500 hộ". */
const STROKE = /^(?: \p{Ll}+){0,3} ?\/ ?$/u;
/** "14.770,5 /101.294": also with the unit before the stroke; "trên" between two figures is a stroke in words. */
const STROKE_WORDS = /^ ?(?:trên|trong) (?:tổng(?: số)?|số|kế hoạch)(?: [\p{L}]+){0,4} ?$/iu;

/** Text without what stands in parentheses. */
export function withoutParentheses(text: string): string {
  return text.length > 2000 ? text : text.replace(/\([^()]*\)/gu, ' ').replace(/\([^()]*\)/gu, ' ');
}

function stop(text: string, from: number, limit: number): number {
  for (let i = from; i < limit; i += 1) {
    const letter = text[i];
    if (letter === ';' || letter === '(' || letter === ')' || letter === ':') return i;
    if ((letter === ',' || letter === '.') && !/\d/u.test(text[i + 1] ?? '')) return i;
  }
  return limit;
}

/** Statements of every piece; units left out ("6.909/40.640 triệu đồng") are filled in from the base. */
export function statementsOf(outline: Outline): PieceStatements[] {
  return outline.pieces.map((piece) => statementsOfPiece(piece));
}

export function withUnit(figure: Figure, unit: Unit): Figure {
  return { ...figure, unit, inherited: true };
}

function statementsOfPiece(piece: Piece): PieceStatements {
  const { text } = piece.view;
  const byScope = new Map<number, Statement[]>();
  const direct = new Map<number, Figure[]>();
  for (const figure of piece.figures) {
    const scope = scopeAt(piece.scopes, figure.start);
    const list = direct.get(scope);
    if (list === undefined) direct.set(scope, [figure]);
    else list.push(figure);
  }
  for (const [index, figures] of [...direct].sort(([a], [b]) => a - b)) {
    const scope = piece.scopes[index];
    if (scope !== undefined) byScope.set(index, statementsOfScope(piece, index, scope, figures));
  }
  // Parentheses belong to the statement before them, in the same sentence.
  for (const [index, list] of byScope) {
    const scope = piece.scopes[index];
    if (scope === undefined || scope.parent < 0) continue;
    const owner = nearOwnerOf({ piece, byScope }, index);
    if (owner === undefined || hasCut(piece.scopes[scope.parent], owner.end, scope.start)) continue;
    owner.inner.push(list);
    const [first] = list;
    if (owner.percent === null && first !== undefined && first.value.unit?.dim === 'percent' && list.length === 1 && first.base === null) {
      if (
        !CHANGE.test(first.label) &&
        !CHANGE.test(text.slice(first.value.unitEnd, first.value.unitEnd + 20)) &&
        owner.value.unit?.dim !== 'percent' &&
        owner.value.unit?.dim !== 'point'
      ) {
        owner.percent = first.value;
        owner.percentLead = first.label;
        owner.percentTail = text.slice(first.value.unitEnd, Math.min(scope.end, first.value.unitEnd + 80));
      }
    }
  }
  return { piece, byScope, top: byScope.get(0) ?? [] };
}

/** The statement that a parenthesis is about: the last one before it; undefined where the scope is no parenthesis or nothing stands before. */
export function ownerOf({ piece, byScope }: Pick<PieceStatements, 'piece' | 'byScope'>, scopeIndex: number): Statement | undefined {
  const scope = piece.scopes[scopeIndex];
  if (scope === undefined || scope.parent < 0) return undefined;
  return (byScope.get(scope.parent) ?? []).findLast((one) => one.value.end <= scope.start);
}

/** How far before its parenthesis an owner may end. */
const OWNER_REACH = 160;
/** As ownerOf, only where no more than a few words stand between. */
export function nearOwnerOf(piece: Pick<PieceStatements, 'piece' | 'byScope'>, scopeIndex: number): Statement | undefined {
  const owner = ownerOf(piece, scopeIndex);
  return owner !== undefined && (piece.piece.scopes[scopeIndex]?.start ?? 0) - owner.end <= OWNER_REACH ? owner : undefined;
}

function hasCut(scope: Scope | undefined, from: number, to: number): boolean {
  return scope?.cuts.some((cut) => cut.at >= from && cut.at < to) === true;
}

function statementsOfScope(piece: Piece, index: number, scope: Scope, figures: readonly Figure[]): Statement[] {
  const { text } = piece.view;
  const list: Statement[] = [];
  for (let i = 0; i < figures.length; i += 1) {
    let figure = figures[i] as Figure;
    const clause = clauseAt(scope, figure.start);
    const last = list.at(-1);
    const lastHere = last !== undefined && last.clause[0] === clause.start ? last : undefined;
    const gapFrom = lastHere?.end ?? clause.start;
    const gap = figure.start - gapFrom > 240 ? null : withoutParentheses(text.slice(gapFrom, figure.start));
    if (figure.unit?.dim === 'percent' && lastHere !== undefined && gap !== null && attaches(lastHere, gap, text, figure)) {
      lastHere.percent = figure;
      lastHere.percentLead = gap;
      lastHere.end = figure.unitEnd;
      lastHere.percentTail = text.slice(figure.unitEnd, Math.min(clause.end, figure.unitEnd + 90));
      continue;
    }
    let base: Figure | null = null;
    const next = figures[i + 1];
    if (next !== undefined && next.start < clause.end) {
      const between = text.slice(figure.unitEnd, next.start);
      if ((STROKE.test(between) && sameKind(figure.unit, next.unit)) || STROKE_WORDS.test(between)) {
        base = next;
        i += 1;
        if (figure.unit === null && base.unit !== null) figure = withUnit(figure, base.unit);
        else if (base.unit === null && figure.unit !== null) base = withUnit(base, figure.unit);
      }
    }
    const end = (base ?? figure).unitEnd;
    const sentence = sentenceAt(scope, figure.start);
    list.push({
      piece: piece.index,
      scope: index,
      value: figure,
      base,
      percent: null,
      percentLead: '',
      percentTail: '',
      label: text.slice(gapFrom, figure.start),
      post: text.slice(end, stop(text, end, Math.min(clause.end, end + 120))),
      from: gapFrom,
      end,
      clause: [clause.start, clause.end],
      sentence: [sentence.start, sentence.end],
      inner: [],
    });
  }
  return list;
}

/** "412 hộ/1.650 khẩu" are two quantities, none of them a part of the other. */
function sameKind(a: Unit | null, b: Unit | null): boolean {
  return a === null || b === null || addsInto(a, b) || addsInto(b, a);
}

/** "…, đạt 17%": the percentage belongs to the figure before it; "…, tăng 5%" is another matter. */
function attaches(last: Statement, gap: string, text: string, figure: Figure): boolean {
  if (last.percent !== null) return false;
  const joined = ATTACH.test(gap);
  const lead = gap.slice(-24);
  if (CHANGE.test(lead) && !/(?:đạt|bằng|chiếm)[^,]*$/iu.test(lead)) return false;
  if (joined && speaksOfAnother(gap)) return false;
  if (last.value.unit?.dim === 'percent') return last.base !== null && joined;
  if (!joined)
    return gap.trim() === ','
      ? /^ ?(?:kế hoạch|dự toán|tổng|so với kế hoạch|chỉ tiêu)/iu.test(text.slice(figure.unitEnd, figure.unitEnd + 30))
      : false;
  return gap.length <= 140;
}

/** "2/3 tuyến đường, hệ thống thoát nước đạt 75%": behind the comma another subject came to that much. */
function speaksOfAnother(gap: string): boolean {
  const lead = (gap.split(',').at(-1) ?? '').trim();
  const at = lead.search(ATTACH);
  return gap.includes(',') && at > 0 && lead.slice(0, at).trim().split(/\s+/u).length >= 3 && !SAME_SUBJECT.test(lead.slice(0, at));
}
const SAME_SUBJECT =
  /(?<!\p{L})(?:kết quả|tiến độ|giải ngân|thực hiện|so với|tính|lũy kế|luỹ kế|ước|đến|bình quân|toàn|cả|này|đó|chung|khoảng)(?!\p{L})/iu;
