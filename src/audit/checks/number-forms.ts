/** Rule `citation`, the form of a number: one document's number is joined one way, and papers of the Party all one way. */
import type { Citation } from '../citations.ts';
import type { Found } from '../found.ts';
import type { Outline } from '../outline.ts';
import { distinctSpots, groupBy, isParty, numberKey, sameIssuer, spotOf, wordsAt } from './cited.ts';
import { ownLevel } from './letterhead.ts';

export function numberForms(outline: Outline, citations: readonly Citation[]): Found[] {
  const { found, used } = twoJoins(outline, citations);
  return [...found, ...partyForms(outline, citations, used)];
}

/** How number and symbol are joined, white space apart. */
const joined = (outline: Outline, citation: Citation) => wordsAt(outline, spotOf(citation)).replace(/\s+/gu, '').replace(/–/gu, '-');

/** "60-CTr/HU" beside "60/CTr-HU": one number joined in two ways. */
function twoJoins(outline: Outline, citations: readonly Citation[]): { found: Found[]; used: Set<Citation> } {
  const found: Found[] = [];
  const used = new Set<Citation>();
  const own = ownLevel(outline);
  for (const group of groupBy(citations, (one) =>
    one.symbol.includes('-') && one.printed.includes(one.symbol.slice(0, 2)) ? `${numberKey(one)}|${one.year ?? ''}` : null,
  )) {
    const forms = groupBy(group, (one) => joined(outline, one).toLocaleUpperCase('vi').replace(/^0+/u, ''));
    if (forms.length < 2) continue;
    forms.sort((a, b) => Number(isStandard(outline, b[0])) - Number(isStandard(outline, a[0])) || b.length - a.length);
    const [right, ...wrong] = forms;
    const kept = right?.[0];
    if (kept === undefined) continue;
    for (const other of wrong) {
      const first = other[0];
      if (
        first === undefined ||
        sameIssuer(kept, first, own) === 'different' ||
        (kept.date !== null && first.date !== null && kept.date.year !== first.date.year)
      )
        continue;
      for (const one of other) used.add(one);
      const [stated, expected] = [wordsAt(outline, spotOf(first)), wordsAt(outline, spotOf(kept))];
      found.push({
        rule: 'citation',
        severity: 'warning',
        message: `Cùng một văn bản được ghi số “${stated}” và “${expected}”; cần ghi thống nhất một cách theo văn bản gốc.`,
        spots: [...other.map(spotOf).slice(0, 5), spotOf(kept)],
        stated,
        expected,
        suggestion: {
          spot: spotOf(first),
          with: expected,
          support: right?.length ?? 1,
          reason: `Nơi khác trong văn bản ghi “${expected}”.`,
        },
      });
    }
  }
  return { found, used };
}

/** Party papers "60-CTr/HU" (Hướng dẫn 36-HD/VPTW), state papers "12/QĐ-UBND" (Nghị định 30/2020/NĐ-CP). */
function isStandard(outline: Outline, citation: Citation | undefined): boolean {
  if (citation === undefined) return false;
  const text = joined(outline, citation);
  return isParty(citation.symbol) ? /^\d+-[^-/]+\/[^-/]+$/u.test(text) : /^\d+(?:\/\d{4})?\/[^/]+$/u.test(text);
}

/** Party papers joined in several ways in one paper: one warning. */
function partyForms(outline: Outline, citations: readonly Citation[], used: ReadonlySet<Citation>): Found[] {
  const party = citations.filter(
    (one) =>
      isParty(one.symbol) &&
      one.symbol.split('-').length === 2 &&
      one.year === null &&
      !used.has(one) &&
      one.listEnd - one.listStart === one.end - one.start,
  );
  const shape = (one: Citation) => joined(outline, one).replace(/[^-/]/gu, '');
  const forms = groupBy(party, shape);
  if (forms.length < 2) return [];
  forms.sort((a, b) => Number(isStandard(outline, a[0])) - Number(isStandard(outline, b[0])) || a.length - b.length);
  const firsts = forms.map((group) => group[0]).filter((one) => one !== undefined);
  const odd = firsts[0];
  if (odd === undefined) return [];
  const wrong = party.filter((one) => !isStandard(outline, one));
  const standard = party.find((one) => isStandard(outline, one));
  return [
    {
      rule: 'citation',
      severity: 'warning',
      message: `Văn bản của Đảng được ghi số theo ${forms.length} cách (${firsts.map((one) => `“${wordsAt(outline, spotOf(one))}”`).join(', ')}); cần ghi thống nhất dạng “${odd.number}-${odd.symbol.replace('-', '/')}”.`,
      spots: distinctSpots([...wrong.slice(0, 5).map(spotOf), ...(standard === undefined ? [] : [spotOf(standard)])]),
      stated: wordsAt(outline, spotOf(odd)),
    },
  ];
}
