/** The annotated corpus: no false error anywhere, and floors under what is found. Raise the floors as the auditor learns. */
import { describe, expect, it } from 'vitest';
import { corpus, type DocumentScore, type GoldDocument, score } from './corpus.ts';

const documents = corpus();
const scored = new Map<GoldDocument, Promise<DocumentScore>>();
/** Scored inside the tests, once a document, so that mutation testing sees which test runs what. */
function scoreOf(document: GoldDocument): Promise<DocumentScore> {
  const known = scored.get(document) ?? score(document);
  scored.set(document, known);
  return known;
}
const allScores = () => Promise.all(documents.map(scoreOf));

describe('the corpus', () => {
  it('is large enough to mean something', () => {
    const relations = documents.flatMap((one) => one.relations);
    const prose = relations.filter((one) => one.where !== 'table');
    expect(documents.length).toBeGreaterThanOrEqual(40);
    expect(prose.length).toBeGreaterThanOrEqual(400);
    expect(new Set(prose.map((one) => one.shape)).size).toBeGreaterThanOrEqual(150);
  });
  it.each(documents.map((one) => [one.name, one] as const))('%s has no error that is not planted', async (_, document) => {
    expect((await scoreOf(document)).falseErrors).toEqual([]);
  });
  it('has hardly a warning on clean documents', async () => {
    const clean = (await allScores()).filter((one) => one.document.state === 'clean');
    expect(clean.flatMap((one) => one.falseWarnings).length).toBeLessThanOrEqual(2);
  });
  it('gives up its planted defects', async () => {
    const missed = (await allScores()).flatMap((one) =>
      one.missedDefects.map((defect) => `${one.document.name} ${defect.rule} ${defect.at}`),
    );
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(1);
  });
  it('is read: relations extracted, verdicts right, repairs named', async () => {
    const scores = await allScores();
    const extracted = scores.reduce((total, one) => total + one.extracted.length, 0);
    const wrong = scores.reduce((total, one) => total + one.wrongVerdict.length, 0);
    const repaired = scores.reduce((total, one) => total + one.rightRepairs, 0);
    const repairable = scores.reduce((total, one) => total + one.repairable, 0);
    const all = documents.reduce((total, one) => total + one.relations.length, 0);
    expect(extracted / all).toBeGreaterThan(0.57);
    expect(wrong / extracted).toBeLessThan(0.01);
    expect(repaired / repairable).toBeGreaterThan(0.85);
  });
});
