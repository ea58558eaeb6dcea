/** Rule `citation`: one document has one date, one form of its number, one title. */
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import type { Citation } from '../citations.ts';
import type { Found, Spot } from '../found.ts';
import { type AuditFacts, NO_FACTS } from '../model.ts';
import type { Outline } from '../outline.ts';
import {
  beganAnew,
  dateSpotOf,
  dayText,
  distinctSpots,
  fullSpotOf,
  groupBy,
  hasOneIssuer,
  isCorrecting,
  listSpotOf,
  numberKey,
  printedDate,
  sameIssuer,
  spotOf,
  wordsAt,
} from './cited.ts';
import { isYearApart } from './dates.ts';
import { ownLevel } from './letterhead.ts';
import { numberForms } from './number-forms.ts';

export function citationFindings(outline: Outline, citations: readonly Citation[], facts: AuditFacts = NO_FACTS): Found[] {
  const cited = citations.filter((one) => !one.own);
  return [
    ...twoDates(outline, cited),
    ...twoSeries(outline, cited),
    ...numberForms(outline, cited),
    ...unlikeFacts(outline, cited, facts),
    ...twoTitles(outline, cited),
  ];
}

/** At most so many doubtful pairs are shown: a longer list means that the citations are of many offices. */
const MOST_DOUBTS = 4;

function twoDates(outline: Outline, citations: readonly Citation[]): Found[] {
  const own = ownLevel(outline);
  const sure: Found[] = [];
  const doubts: Found[] = [];
  const dated = citations.filter((one) => one.date?.exists === true && !isYearApart(one));
  for (const group of groupBy(dated, numberKey)) {
    const days = distinctDays(group);
    if (days.length < 2 || days.length > 12) continue;
    const used = new Set<number>();
    for (let i = 0; i < days.length; i += 1) {
      for (let k = i + 1; k < days.length; k += 1) {
        if (used.has(i) || used.has(k)) continue;
        const pair = unlikeDays(outline, days[i] ?? [], days[k] ?? [], own);
        if (pair === null) continue;
        used.add(k);
        (pair.severity === 'error' ? sure : doubts).push(pair);
      }
    }
  }
  return [...sure, ...(doubts.length > MOST_DOUBTS ? [] : doubts)];
}

function distinctDays(group: readonly Citation[]): Citation[][] {
  return groupBy(group, (one) => `${one.date?.key}|${one.level}|${one.place}`);
}

function unlikeDays(outline: Outline, a: readonly Citation[], b: readonly Citation[], own: ReturnType<typeof ownLevel>): Found | null {
  const [first, second] = [a[0], b[0]];
  if (first?.date == null || second?.date == null || first.date.key === second.date.key) return null;
  const same = sameIssuer(first, second, own);
  if (same === 'different') return null;
  const sameYear = first.date.year === second.date.year;
  // Numbers begin anew each year; the same day of another year is a slip more often than chance.
  const slip = !sameYear && first.year === null && first.date.day === second.date.day && first.date.month === second.date.month;
  if (!sameYear && !slip) return null;
  const anew = sameYear && beganAnew(first.symbol, first.date, second.date);
  if (anew && !hasOneIssuer(first.symbol)) return null;
  const correcting = [first, second].some((one) => isCorrecting(outline.pieces[one.piece]?.view.text ?? '', one.start));
  const cells = [first, second].some((one) => outline.pieces[one.piece]?.block.kind === 'cell');
  if (same === 'unknown' && cells) return null;
  const certain =
    sameYear && !anew && !correcting && (same === 'same' || (first.year !== null && first.issuer === '' && second.issuer === ''));
  // The rarer date is the suspect; of equals the later in the text.
  const [suspect, other, support] = a.length < b.length ? [first, second, b.length] : [second, first, a.length];
  const number = wordsAt(outline, spotOf(suspect));
  const [stated, expected] = [printedDate(outline, suspect), printedDate(outline, other)];
  const dominant = Math.max(a.length, b.length) > Math.min(a.length, b.length);
  return {
    rule: 'citation',
    severity: certain ? 'error' : 'warning',
    message: certain
      ? `Văn bản số ${number} được ghi hai ngày ban hành khác nhau, ${stated} và ${expected}, trong khi một văn bản chỉ có một ngày; cần đối chiếu văn bản gốc và ghi thống nhất.`
      : `Văn bản số ${number} được ghi ngày ${stated} và ngày ${expected}; nếu là một văn bản thì chỉ có một ngày, cần kiểm tra lại hoặc ghi rõ cơ quan ban hành.`,
    spots: [fullSpotOf(suspect), fullSpotOf(other)],
    stated,
    ...(dominant
      ? {
          expected,
          suggestion: {
            spot: dayOnly(outline, suspect),
            with: expected,
            support,
            reason: `Các chỗ khác trong văn bản ghi ngày ${expected} cho số ${number}.`,
          },
        }
      : {}),
  };
}

function dayOnly(outline: Outline, citation: Citation): Spot {
  if (citation.date === null) return spotOf(citation);
  const spot = dateSpotOf(citation, citation.date);
  return { ...spot, start: spot.start + (/^ngày /iu.exec(wordsAt(outline, spot))?.[0].length ?? 0) };
}

/** "23/2022/NQ-HĐND" and "23/NQ-HĐND" of one day: one of a series with the year, one without. One finding for a list of numbers. */
function twoSeries(outline: Outline, citations: readonly Citation[]): Found[] {
  const own = ownLevel(outline);
  const found: Found[] = [];
  const byDay = groupBy(citations, (one) => (one.date?.exists === true ? `${one.symbol}|${one.date.key}` : null));
  for (const group of byDay) {
    const pairs: { readonly bare: Citation; readonly full: Citation }[] = [];
    for (const same of groupBy(group, (one) => `${one.number}`)) {
      const full = same.find((one) => one.year !== null);
      const bare = same.find((one) => one.year === null && full !== undefined && sameIssuer(one, full, own) !== 'different');
      if (full !== undefined && bare !== undefined) pairs.push({ bare, full });
    }
    const first = pairs[0];
    if (first === undefined) continue;
    const spots = distinctSpots(pairs.flatMap(({ bare, full }) => [listSpotOf(full), listSpotOf(bare)]));
    const [full, bare] = [wordsAt(outline, listSpotOf(first.full)), wordsAt(outline, listSpotOf(first.bare))];
    found.push({
      rule: 'citation',
      severity: 'warning',
      message: `Cùng văn bản ngày ${dayText(first.full.date ?? { day: 0, month: 0, year: 0 })} được ghi số theo hai cách, “${full}” và “${bare}”; cần ghi thống nhất theo văn bản gốc.`,
      spots: spots.slice(0, 6),
      stated: bare,
    });
  }
  return found;
}

/** Verified documents of the catalogue with another day. */
function unlikeFacts(outline: Outline, citations: readonly Citation[], facts: AuditFacts): Found[] {
  if (facts.documents.length === 0) return [];
  const key = (number: string) =>
    foldVietnamese(number)
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^0+/u, '');
  const known = new Map<string, AuditFacts['documents'][number][]>();
  for (const document of facts.documents) {
    if (document.confidence !== 'verified' || document.issuedOn === '') continue;
    const list = known.get(key(document.number));
    if (list === undefined) known.set(key(document.number), [document]);
    else list.push(document);
  }
  const found: Found[] = [];
  const seen = new Set<string>();
  for (const citation of citations) {
    if (citation.date?.exists !== true || isYearApart(citation)) continue;
    const written = `${citation.number}${citation.year === null ? '' : `/${citation.year}`}/${citation.symbol}`;
    const documents = known.get(key(written)) ?? [];
    const { year, month, day } = citation.date;
    const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const same = documents.filter(
      (one) => Number(one.issuedOn.slice(0, 4)) === year && (hasOneIssuer(citation.symbol) || issuedBy(citation, one.issuer)),
    );
    const right = same[0];
    if (right === undefined || same.some((one) => one.issuedOn === iso) || seen.has(`${written}|${iso}`)) continue;
    seen.add(`${written}|${iso}`);
    const expected = right.issuedOn.split('-').reverse().join('/');
    const central = hasOneIssuer(citation.symbol);
    found.push({
      rule: 'citation',
      severity: central ? 'error' : 'warning',
      message: `Văn bản số ${wordsAt(outline, spotOf(citation))} ghi ngày ${printedDate(outline, citation)} nhưng theo danh mục đã đối chiếu, văn bản này ban hành ngày ${expected}; cần sửa lại ngày${central ? '' : ' nếu đúng là văn bản đó'}.`,
      spots: [fullSpotOf(citation)],
      stated: printedDate(outline, citation),
      expected,
      suggestion: {
        spot: dayOnly(outline, citation),
        with: expected,
        support: 1,
        reason: `Danh mục văn bản: ${right.number} ngày ${expected}.`,
      },
    });
  }
  return found;
}

function issuedBy(citation: Citation, issuer: string): boolean {
  const folded = foldVietnamese(issuer);
  return citation.place !== '' && folded.includes(citation.place);
}

/** Words that say what a document is about, without the words of every title. */
const COMMON = new Set(
  'va cua ve viec cac cho trong tren dia ban theo voi tai tu den nam giai doan thuc hien quy dinh ban hanh phe duyet chuong trinh ke hoach muc tieu quoc gia tinh huyen xa so mot dieu sua doi bo sung thi hanh huong dan nghi quyet quyet dinh nhu sau duoc la co thi'.split(
    ' ',
  ),
);
const topicOf = (about: string): Set<string> => {
  const first = /^[^.;:(“"]{0,180}/u.exec(about)?.[0] ?? '';
  return new Set(
    foldVietnamese(first)
      .split(/[^a-z0-9]+/u)
      .filter((word) => word.length > 1 && !COMMON.has(word)),
  );
};

/** Two titles without one word in common for one document of one day: a note. */
function twoTitles(outline: Outline, citations: readonly Citation[]): Found[] {
  const found: Found[] = [];
  const titled = citations.filter(
    (one) =>
      /^ ?(?:về|v\/v|quy định|ban hành|phê duyệt|hướng dẫn)(?!\p{L})/iu.test(one.about) &&
      one.listEnd - one.listStart === one.end - one.start,
  );
  for (const group of groupBy(titled, (one) => (one.date?.exists === true ? `${numberKey(one)}|${one.date.key}|${one.place}` : null))) {
    const first = group[0];
    if (first === undefined) continue;
    const topic = topicOf(first.about);
    if (topic.size < 4) continue;
    const other = group.find((one) => {
      const words = topicOf(one.about);
      return words.size >= 4 && ![...words].some((word) => topic.has(word));
    });
    if (other === undefined) continue;
    found.push({
      rule: 'citation',
      severity: 'note',
      message: `Văn bản số ${wordsAt(outline, spotOf(first))} được dẫn với hai trích yếu khác hẳn nhau; cần kiểm tra lại trích yếu theo văn bản gốc.`,
      spots: [fullSpotOf(first), fullSpotOf(other)],
    });
  }
  return found;
}
