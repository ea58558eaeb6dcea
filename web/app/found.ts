/** What a search finds among things held here. Pure. */
import { foldVietnamese } from '../../src/kernel/vietnamese.ts';
import type { Word } from '../words/vi.ts';

export interface Thing {
  readonly group: Word;
  readonly title: string;
  /** What else it may be found by. */
  readonly more: string;
  readonly address: string;
}
const MOST = 20;

/** Things that hold every word, accents aside: first the one that is called so, what begins so, what has it in its title. Nothing for an empty text. */
export function foundIn(things: readonly Thing[], text: string): Thing[] {
  const words = foldVietnamese(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const holds = (held: string) => words.every((word) => held.includes(word));
  const asked = foldVietnamese(text.trim());
  const [named, begun, first, then]: [Thing[], Thing[], Thing[], Thing[]] = [[], [], [], []];
  for (const thing of things) {
    const title = foldVietnamese(thing.title);
    if (title === asked) named.push(thing);
    else if (title.startsWith(asked)) begun.push(thing);
    else if (holds(title)) first.push(thing);
    else if (holds(`${title} ${foldVietnamese(thing.more)}`)) then.push(thing);
  }
  return [...named, ...begun, ...first, ...then].slice(0, MOST);
}
