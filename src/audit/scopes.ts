/** Parentheses, sentences, clauses: where a thought begins and ends inside one block. One pass, no recursion. */

import { firstAt } from './search.ts';

export interface Scope {
  /** Offsets inside the parentheses; the first scope is the whole block. */
  readonly start: number;
  readonly end: number;
  readonly parent: number;
  readonly depth: number;
  /** Positions of sentence ends and semicolons that belong to this scope itself, in order. */
  readonly cuts: readonly Cut[];
}
export interface Cut {
  readonly at: number;
  readonly mark: '.' | ';';
}

/** Deeper parentheses are read as text of the deepest scope: nobody writes them, hostile files do. */
const DEEPEST = 12;
const ABBREVIATION = /(?:^|[\s(])(?:TP|Tp|TX|TT|Th|ThS|Ths|TS|PGS|GS|BS|CN|KS|P|Q|H|X|ĐT|TL|QL|Tr|tr|v\.v|[A-ZĐ])$/u;

interface Open {
  start: number;
  end: number;
  parent: number;
  depth: number;
  cuts: Cut[];
}

export function scopesOf(text: string): readonly Scope[] {
  const scopes: Open[] = [{ start: 0, end: text.length, parent: -1, depth: 0, cuts: [] }];
  const stack = [0];
  let ignored = 0;
  for (const match of text.matchAll(/[()[\].;!?]/gu)) {
    const at = match.index;
    const mark = match[0];
    const top = stack.at(-1) ?? 0;
    if (mark === '(' || mark === '[') {
      if (stack.length > DEEPEST) {
        ignored += 1;
        continue;
      }
      stack.push(scopes.length);
      scopes.push({ start: at + 1, end: text.length, parent: top, depth: stack.length - 1, cuts: [] });
    } else if (mark === ')' || mark === ']') {
      if (ignored > 0) {
        ignored -= 1;
        continue;
      }
      // "a)" at the head of an enumeration closes nothing.
      const scope = scopes[top];
      if (stack.length > 1 && scope !== undefined) {
        scope.end = at;
        stack.pop();
      }
    } else if (mark === ';') scopes[top]?.cuts.push({ at, mark: ';' });
    else if (endsSentence(text, at)) scopes[top]?.cuts.push({ at, mark: '.' });
  }
  // A parenthesis that is never closed opens no scope: what follows it belongs outside.
  for (const open of stack.slice(1)) {
    const scope = scopes[open];
    if (scope !== undefined) scope.end = Math.min(scope.end, nextCut(text, scope.start));
  }
  return scopes;
}

function nextCut(text: string, from: number): number {
  const at = text.slice(from, from + 400).search(/[;.](?= |$)/u);
  return at < 0 ? Math.min(text.length, from + 400) : from + at;
}

function endsSentence(text: string, at: number): boolean {
  if (text[at] !== '.') return true;
  const next = text[at + 1];
  if (next === undefined) return true;
  if (next !== ' ' && next !== '”' && next !== '"' && next !== '/') return false;
  if (text[at - 1] === '.') return !/\p{Ll}/u.test(text[at + 2] ?? '');
  if (ABBREVIATION.test(text.slice(Math.max(0, at - 6), at))) return false;
  return !/^[ ”"]+\p{Ll}/u.test(text.slice(at + 1, at + 4));
}

/** Innermost scope at an offset; scopes are in order of their starts. */
export function scopeAt(scopes: readonly Scope[], offset: number): number {
  let low = 0;
  let high = scopes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((scopes[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  let at = low;
  while (at > 0 && (scopes[at]?.end ?? 0) <= offset) at = scopes[at]?.parent ?? 0;
  return at;
}

/** Ordinals of the sentence and of the clause (between ";") that hold an offset, inside its scope, and their bounds. */
export function clauseAt(scope: Scope, offset: number): { clause: number; start: number; end: number } {
  const { cuts } = scope;
  const low = firstAt(cuts, (cut) => cut.at, offset);
  const before = cuts[low - 1];
  const after = cuts[low];
  return { clause: low, start: before === undefined ? scope.start : before.at + 1, end: after?.at ?? scope.end };
}

/** Bounds of the sentence that holds an offset, inside its scope. */
export function sentenceAt(scope: Scope, offset: number): { start: number; end: number } {
  let start = scope.start;
  let end = scope.end;
  // Cuts are few in a sentence; from the clause outwards.
  const { cuts } = scope;
  const low = firstAt(cuts, (cut) => cut.at, offset);
  for (let i = low - 1; i >= 0; i -= 1) {
    const cut = cuts[i];
    if (cut?.mark === '.') {
      start = cut.at + 1;
      break;
    }
  }
  for (let i = low; i < cuts.length; i += 1) {
    const cut = cuts[i];
    if (cut?.mark === '.') {
      end = cut.at;
      break;
    }
  }
  return { start, end };
}
