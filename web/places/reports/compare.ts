/** What differs between two texts, line by line and word by word, and between two sets of figures. Pure. */
import type { components } from '../../api/schema.gen.ts';

type Document = components['schemas']['Document'];
type Value = components['schemas']['Value'];

export interface Run {
  readonly text: string;
  readonly changed: boolean;
}
export interface LineChange {
  readonly id: string;
  /** Empty: the line is new. */
  readonly before: readonly Run[];
  /** Empty: the line is gone. */
  readonly after: readonly Run[];
}
/** Above it two texts are not compared word by word: the table would not fit the memory of an office's machine. */
const MOST_CELLS = 4_000_000;

/** Pairs of places that two lists have in common, in order: the longest common part. */
function common<T>(a: readonly T[], b: readonly T[]): [number, number][] {
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const [rows, columns] = [a.length - head - tail, b.length - head - tail];
  const pairs: [number, number][] = Array.from({ length: head }, (_, n) => [n, n]);
  if (rows * columns <= MOST_CELLS) {
    const width = columns + 1;
    const length = new Uint32Array((rows + 1) * width);
    for (let i = rows - 1; i >= 0; i -= 1)
      for (let j = columns - 1; j >= 0; j -= 1)
        length[i * width + j] =
          a[head + i] === b[head + j]
            ? (length[(i + 1) * width + j + 1] ?? 0) + 1
            : Math.max(length[(i + 1) * width + j] ?? 0, length[i * width + j + 1] ?? 0);
    for (let i = 0, j = 0; i < rows && j < columns; ) {
      if (a[head + i] === b[head + j]) pairs.push([head + i++, head + j++]);
      else if ((length[(i + 1) * width + j] ?? 0) >= (length[i * width + j + 1] ?? 0)) i += 1;
      else j += 1;
    }
  }
  for (let n = tail; n > 0; n -= 1) pairs.push([a.length - n, b.length - n]);
  return pairs;
}

const wordsOf = (text: string) => text.split(/(\s+)/).filter((word) => word !== '');

function runsOf(words: readonly string[], kept: ReadonlySet<number>): Run[] {
  const runs: Run[] = [];
  for (const [index, text] of words.entries()) {
    const changed = !kept.has(index);
    const last = runs.at(-1);
    if (last && last.changed === changed) runs[runs.length - 1] = { text: last.text + text, changed };
    else runs.push({ text, changed });
  }
  return runs;
}

function changedLine(id: string, before: string | undefined, after: string | undefined): LineChange {
  const whole = (text: string | undefined): Run[] => (text === undefined ? [] : [{ text, changed: true }]);
  if (before === undefined || after === undefined) return { id, before: whole(before), after: whole(after) };
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const pairs = common(a, b);
  return { id, before: runsOf(a, new Set(pairs.map(([i]) => i))), after: runsOf(b, new Set(pairs.map(([, j]) => j))) };
}

/** Lines that are not the same in both, a changed one beside what it became. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  for (const [toI, toJ] of [...common(before, after), [before.length, after.length] as const]) {
    for (; i < toI || j < toJ; i += i < toI ? 1 : 0, j += j < toJ ? 1 : 0)
      changes.push(changedLine(`${i} ${j}`, i < toI ? before[i] : undefined, j < toJ ? after[j] : undefined));
    [i, j] = [toI + 1, toJ + 1];
  }
  return changes;
}

type Inline = components['schemas']['Inline'];
export const printed = (inlines: readonly Inline[]) =>
  inlines.map((one) => (one.type === 'text' ? one.text : one.type === 'figure' ? one.printed : '')).join('');

/** The text of a report, a line for each heading, paragraph, item and footnote. */
export function linesOf(document: Document): string[] {
  const body = document.blocks.flatMap((block) => {
    if (block.type === 'table') return [];
    return [block.type === 'heading' && block.number !== '' ? `${block.number} ${printed(block.inlines)}` : printed(block.inlines)];
  });
  return [document.subject, ...body, ...document.footnotes.map(printed), ...document.annexes.map((annex) => annex.title)];
}

export interface FigureChange {
  readonly id: string;
  readonly label: string;
  readonly before: Value | null;
  readonly after: Value | null;
}

const equal = (a: Value, b: Value): boolean => {
  if (a.type === 'money' && b.type === 'money') return a.dong === b.dong;
  if (a.type === 'ratio' && b.type === 'ratio')
    return BigInt(a.numerator) * BigInt(b.denominator) === BigInt(b.numerator) * BigInt(a.denominator);
  return a.type === 'number' && b.type === 'number' && a.value === b.value && a.unit === b.unit;
};

/** Figures of either document that are not the same in the other. */
export function figureChanges(before: Document, after: Document): FigureChange[] {
  const old = new Map(before.figures.map((figure) => [figure.id, figure]));
  const now = new Map(after.figures.map((figure) => [figure.id, figure]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((id) => {
    const [a, b] = [old.get(id), now.get(id)];
    if (a && b && equal(a.value, b.value)) return [];
    return [{ id, label: (b ?? a)?.label ?? '', before: a?.value ?? null, after: b?.value ?? null }];
  });
}
