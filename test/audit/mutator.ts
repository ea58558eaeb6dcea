/** One slip of the hand in a clean text: a digit changed, two swapped, a separator moved. Deterministic: the seed decides. */

export interface Mutant {
  readonly kind: 'digit' | 'swap' | 'separator';
  readonly start: number;
  readonly before: string;
  readonly after: string;
  readonly text: string;
}

/** mulberry32 */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** Up to three mutants of the number at [start, end) of a text. */
export function mutantsOf(text: string, start: number, end: number, random: () => number): Mutant[] {
  const before = text.slice(start, end);
  const places = [...before].flatMap((letter, index) => (/\d/u.test(letter) ? [index] : []));
  const mutants: Mutant[] = [];
  const add = (kind: Mutant['kind'], after: string) => {
    if (after !== before) mutants.push({ kind, start, before, after, text: text.slice(0, start) + after + text.slice(end) });
  };
  const at = pick(random, places);
  const digit = before[at] ?? '0';
  const choices = [...'0123456789'].filter((one) => one !== digit && !(at === 0 && one === '0'));
  add('digit', before.slice(0, at) + pick(random, choices) + before.slice(at + 1));
  const pairs = places
    .slice(0, -1)
    .flatMap((a, i) => places.slice(i + 1).map((b) => [a, b] as const))
    .filter(([a, b]) => before[a] !== before[b] && !(a === 0 && before[b] === '0' && before.length > 1));
  if (pairs.length > 0) {
    const [a, b] = pick(random, pairs);
    add('swap', before.slice(0, a) + before[b] + before.slice(a + 1, b) + before[a] + before.slice(b + 1));
  }
  const separator = before.search(/[.,]/u);
  if (separator > 0) {
    const bare = before.slice(0, separator) + before.slice(separator + 1);
    const spots = [separator - 1, separator + 1].filter((spot) => spot > 0 && spot < bare.length);
    if (spots.length > 0) {
      const spot = pick(random, spots);
      add('separator', bare.slice(0, spot) + before[separator] + bare.slice(spot));
    }
  }
  return mutants;
}
