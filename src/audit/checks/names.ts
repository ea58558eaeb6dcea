/** Rule `name`: a unit and a programme are spelled one way; one way of placing tone marks. */
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import type { Found, Spot } from '../found.ts';
import { type AuditFacts, NO_FACTS } from '../model.ts';
import type { Outline } from '../outline.ts';
import { onePlace, phraseFindings, toneMarkFindings } from './spelling.ts';

export function nameFindings(outline: Outline, facts: AuditFacts = NO_FACTS): Found[] {
  return [...unitNames(outline, facts), ...phraseFindings(outline), ...toneMarkFindings(outline)];
}

/** Which names are of one kind: a commune and a ward of one name are not compared with a district. */
const KINDS: Readonly<Record<string, string>> = {
  xã: 'xã',
  phường: 'xã',
  'thị trấn': 'xã',
  'đặc khu': 'xã',
  huyện: 'huyện',
  quận: 'huyện',
  'thị xã': 'huyện',
  'thành phố': 'huyện',
  tỉnh: 'tỉnh',
  thôn: 'thôn',
  làng: 'thôn',
  buôn: 'thôn',
  bản: 'thôn',
  ấp: 'thôn',
  bon: 'thôn',
  plei: 'thôn',
};
const SYLLABLE = "\\p{Lu}[\\p{L}'’]*";
const NAME = `${SYLLABLE}(?:[ -]${SYLLABLE}){0,4}`;
// No flag "i": it would make capitals of all letters.
const KIND_WORDS = Object.keys(KINDS)
  .map((word) => `[${word.charAt(0)}${word.charAt(0).toLocaleUpperCase('vi')}]${word.slice(1)}`)
  .join('|');
const NAMED = new RegExp(
  `(?<![\\p{L}])(${KIND_WORDS}):? (${NAME}(?:(?:, (?:(?:xã|phường|thị trấn|thôn|làng) )?| và (?:(?:xã|phường|thị trấn|thôn|làng) )?|; )${NAME}){0,40})`,
  'gu',
);
const CAPITAL = new RegExp(`^${NAME}$`, 'u');
/** Names too many to be spelled by one hand: lists of the country's units hold true pairs like Vĩnh An and Vinh An. */
const MANY = 80;
const MOST = 5;

interface Mention {
  readonly kind: string;
  readonly name: string;
  readonly spot: Spot;
  /** Names of one enumeration. */
  readonly list: string;
}

function mentionsOf(outline: Outline): Mention[] {
  const mentions: Mention[] = [];
  for (const piece of outline.pieces) {
    const { text } = piece.view;
    // Capitals only: marks are often lost there, and every word looks like a name.
    if (text === text.toLocaleUpperCase('vi')) continue;
    for (const match of text.matchAll(NAMED)) {
      const kind = KINDS[(match[1] ?? '').toLocaleLowerCase('vi')] ?? '';
      const list = match[2] ?? '';
      const from = match.index + match[0].length - list.length;
      for (const one of list.matchAll(new RegExp(`(?:(xã|phường|thị trấn|thôn|làng) )?(${NAME})`, 'gu'))) {
        const name = one[2] ?? '';
        if (!CAPITAL.test(name)) continue;
        const start = from + one.index + one[0].length - name.length;
        const own = one[1] === undefined ? kind : (KINDS[one[1]] ?? kind);
        mentions.push({
          kind: own,
          name,
          spot: { piece: piece.index, start, end: start + name.length },
          list: `${piece.index}:${match.index}`,
        });
      }
    }
  }
  return mentions;
}

/** Names in cells of tables, and the place above the paper's day, that are written like a name already met. */
function bareMentions(outline: Outline, known: ReadonlyMap<string, string>): Mention[] {
  const mentions: Mention[] = [];
  for (const piece of outline.pieces) {
    const cell = piece.block.kind === 'cell';
    if (!cell && piece.index >= 15) continue;
    const text = cell ? piece.view.text : (/^[^,]{2,40}(?=, ?ngày )/u.exec(piece.view.text)?.[0] ?? '');
    if (text.length > 40 || !CAPITAL.test(text) || text === text.toLocaleUpperCase('vi')) continue;
    const kind = known.get(folded(text));
    if (kind !== undefined)
      mentions.push({ kind, name: text, spot: { piece: piece.index, start: 0, end: text.length }, list: `${piece.index}` });
  }
  return mentions;
}

const folded = (name: string): string => foldVietnamese(name).replace(/['’-]/gu, ' ').replace(/ +/gu, ' ');

interface Spelling {
  readonly name: string;
  readonly mentions: Mention[];
}

function unitNames(outline: Outline, facts: AuditFacts): Found[] {
  const mentions = mentionsOf(outline);
  if (mentions.length === 0) return [];
  const spellings = new Map<string, Map<string, Spelling>>();
  const add = (mention: Mention) => {
    const key = `${mention.kind}|${folded(mention.name)}`;
    const of = spellings.get(key) ?? new Map<string, Spelling>();
    spellings.set(key, of);
    const name = onePlace(mention.name);
    const spelling = of.get(name);
    if (spelling === undefined) of.set(name, { name: mention.name, mentions: [mention] });
    else spelling.mentions.push(mention);
  };
  for (const mention of mentions) add(mention);
  const kindOf = new Map<string, string>();
  for (const key of spellings.keys()) {
    const [kind = '', name = ''] = key.split('|');
    if (name.includes(' ')) kindOf.set(name, kind);
  }
  for (const mention of bareMentions(outline, kindOf)) add(mention);
  const many = spellings.size > MANY;
  const known = factsIndex(facts);
  const found: Found[] = [];
  for (const [key, of] of spellings) {
    if (of.size < 2) continue;
    const list = [...of.values()].sort((a, b) => b.mentions.length - a.mentions.length);
    const [main, ...others] = list;
    if (main === undefined) continue;
    for (const other of others) {
      if (!key.includes(' ') && !key.startsWith('tỉnh')) continue;
      if (many && !isHighland(main.name)) continue;
      // Villages of two communes may truly be Tân Lập and Tân Lạp.
      if (key.startsWith('thôn') && !isHighland(main.name) && main.mentions.length < 2) continue;
      if (listedTogether(outline, main, other) || known.tells(main.name, other.name)) continue;
      found.push(twoSpellings(main, other, known));
    }
  }
  found.push(...unlikeCatalogue(spellings, facts));
  if (!many) found.push(...oneLetterApart(outline, spellings, known));
  return found.length > MOST ? found.slice(0, MOST) : found;
}

/** Đăk/Đắk and other names of the Central Highlands: one name, written by ear. */
const isHighland = (name: string) => /(?:^|\s)(?:Đ[ăắa]k|Ia|Ea|Kon|Krông|Chư|Cư|Plei|Măng|Ya|Ayun)(?:\s|$)/u.test(name);

/** Both in one enumeration, or side by side ("nhập xã A với xã B"), are two units. */
function listedTogether(outline: Outline, a: Spelling, b: Spelling): boolean {
  const lists = new Set(a.mentions.map((one) => one.list));
  if (b.mentions.some((one) => lists.has(one.list))) return true;
  const near = (first: number, second: number, piece: number) => {
    const between = outline.pieces[piece]?.view.text.slice(first, second) ?? '.';
    return !/[.;:]/u.test(between);
  };
  const ends = new Set(a.mentions.map((one) => `${one.spot.piece}:${one.spot.end}`));
  const starts = new Set(a.mentions.map((one) => `${one.spot.piece}:${one.spot.start}`));
  return b.mentions.some(({ spot }) => {
    for (let gap = 1; gap <= 16; gap += 1) {
      if (ends.has(`${spot.piece}:${spot.start - gap}`) && near(spot.start - gap, spot.start, spot.piece)) return true;
      if (starts.has(`${spot.piece}:${spot.end + gap}`) && near(spot.end, spot.end + gap, spot.piece)) return true;
    }
    return false;
  });
}

interface Known {
  /** The catalogue explains both spellings: names of one unit, or of two. */
  tells(a: string, b: string): boolean;
  has(name: string): boolean;
}
function factsIndex(facts: AuditFacts): Known {
  const owners = new Map<string, Set<number>>();
  facts.units.forEach((unit, index) => {
    for (const name of [unit.name, ...unit.aliases]) {
      const key = onePlace(name);
      const list = owners.get(key);
      if (list === undefined) owners.set(key, new Set([index]));
      else list.add(index);
    }
  });
  return { tells: (a, b) => owners.has(onePlace(a)) && owners.has(onePlace(b)), has: (name) => owners.has(onePlace(name)) };
}

function twoSpellings(main: Spelling, other: Spelling, known: Known): Found {
  // The catalogue's spelling, else the more frequent, else the first.
  const [right, wrong] = known.has(other.name) && !known.has(main.name) ? [other, main] : [main, other];
  const first = wrong.mentions[0] as Mention;
  const kept = right.mentions[0] as Mention;
  return {
    rule: 'name',
    severity: 'warning',
    message: `Tên “${wrong.name}” ở nơi khác được viết là “${right.name}”; một địa danh chỉ viết một cách, cần kiểm tra và ghi thống nhất.`,
    spots: [...wrong.mentions.slice(0, 5).map((one) => one.spot), kept.spot],
    stated: wrong.name,
    expected: right.name,
    suggestion: {
      spot: first.spot,
      with: right.name,
      support: right.mentions.length,
      reason: `“${right.name}” được viết ${right.mentions.length} lần.`,
    },
  };
}

const TYPE_KIND: Readonly<Record<string, string>> = {
  xa: 'xã',
  phuong: 'xã',
  'thi-tran': 'xã',
  'dac-khu': 'xã',
  huyen: 'huyện',
  quan: 'huyện',
  'thi-xa': 'huyện',
  tinh: 'tỉnh',
};

/** One spelling all through, but not the catalogue's; sure of the place only where two sisters of the unit are named too. */
function unlikeCatalogue(spellings: ReadonlyMap<string, ReadonlyMap<string, Spelling>>, facts: AuditFacts): Found[] {
  const printed = new Set([...spellings.values()].flatMap((of) => [...of.keys()]));
  const official = new Map<string, AuditFacts['units'][number][]>();
  const spelled = new Set<string>();
  const sisters = new Map<string, Set<string>>();
  for (const unit of facts.units) {
    const key = `${TYPE_KIND[unit.type] ?? ''}|${folded(unit.name)}`;
    const list = official.get(key);
    if (list === undefined) official.set(key, [unit]);
    else list.push(unit);
    for (const name of [unit.name, ...unit.aliases]) {
      spelled.add(onePlace(name));
      if (printed.has(onePlace(name))) sisters.set(unit.parent, (sisters.get(unit.parent) ?? new Set()).add(folded(unit.name)));
    }
  }
  const found: Found[] = [];
  for (const [key, of] of spellings) {
    const units = official.get(key) ?? [];
    const [only] = [...of.values()];
    const unit = units[0];
    if (
      of.size !== 1 ||
      only === undefined ||
      unit === undefined ||
      new Set(units.map((one) => one.name)).size > 1 ||
      spelled.has(onePlace(only.name))
    )
      continue;
    if ((sisters.get(unit.parent)?.size ?? 0) < 2) continue;
    found.push({
      rule: 'name',
      severity: 'warning',
      message: `Tên “${only.name}” trong danh mục đơn vị hành chính là “${unit.name}”; cần kiểm tra và ghi đúng tên.`,
      spots: only.mentions.slice(0, 6).map((one) => one.spot),
      stated: only.name,
      expected: unit.name,
    });
  }
  return found;
}

/** A name met once, one letter from a name met at least three times: "Kon Brah" among "Kon Braih". */
function oneLetterApart(outline: Outline, spellings: ReadonlyMap<string, ReadonlyMap<string, Spelling>>, known: Known): Found[] {
  const entries = [...spellings].map(([key, of]) => ({
    kind: key.split('|')[0] ?? '',
    folded: key.split('|')[1] ?? '',
    list: [...of.values()],
  }));
  const often = entries.filter(
    (one) => one.list.length === 1 && (one.list[0]?.mentions.length ?? 0) >= 3 && one.folded.length >= 7 && one.folded.includes(' '),
  );
  const once = entries.filter(
    (one) => one.list.length === 1 && one.list[0]?.mentions.length === 1 && one.folded.length >= 6 && one.folded.includes(' '),
  );
  const found: Found[] = [];
  for (const rare of once) {
    for (const main of often) {
      const [a, b] = [main.list[0], rare.list[0]];
      if (a === undefined || b === undefined || main.kind !== rare.kind || !isDropped(main.folded, rare.folded)) continue;
      if (listedTogether(outline, a, b) || known.tells(a.name, b.name)) continue;
      found.push(twoSpellings(a, b, known));
    }
  }
  return found;
}

/** One letter dropped, doubled or swapped with its neighbour inside a word; a letter replaced may be another place. */
function isDropped(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  if (a.split(' ').length !== b.split(' ').length) return false;
  if (a.length === b.length) {
    const at = [...a].findIndex((letter, index) => letter !== b[index]);
    return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  // A letter more at the very beginning of a word, or a numeral behind ("Tân Lập I"), makes another name.
  return long.slice(at + 1) === short.slice(at) && long[at] !== ' ' && long[at - 1] !== ' ' && at > 0;
}
