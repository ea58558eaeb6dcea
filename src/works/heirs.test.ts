import { beforeAll, describe, expect, it } from 'vitest';
import { buildCatalogue, type Catalogue } from '../catalogue/catalogue.ts';
import { readShippedData } from '../catalogue/files.ts';
import { loadCatalogue } from '../catalogue/load.ts';
import { type Day, toDay } from '../kernel/calendar.ts';
import { followHeirs } from './heirs.ts';
import type { WorksFacts } from './model.ts';

const BEFORE = toDay('2025-06-30');
const AFTER = toDay('2025-07-01');
let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = buildCatalogue(loadCatalogue(await readShippedData()));
});
const keyOf = (code: string, on: Day) => {
  const unit = catalogue.unit(code, on);
  if (!unit) throw new Error(`no unit ${code}`);
  return catalogue.unitKey(unit);
};
const fact = { home: '51', key: 'k', effectiveOn: '2025-08-01' as Day, origin: {} };
/** Works of these (unit, code), and one entry (unit, code). */
const facts = (works: readonly [string, string][], entry: [string, string]) =>
  ({
    works: works.map(([unit, code]) => ({ ...fact, unit, data: { code } })),
    progress: [],
    entries: [{ ...fact, unit: entry[0], data: { work: entry[1], seq: 1 } }],
    projects: [],
    revolving: [],
    supports: [],
  }) as unknown as WorksFacts;
const ownerOf = (works: readonly [string, string][], entry: [string, string]) =>
  followHeirs(facts(works, entry), catalogue, AFTER).entries[0]?.unit;

describe('a unit that took another over', () => {
  it('is its heir from the day, not before; a unit that goes on is nobody’s', () => {
    const works = facts(
      [
        [keyOf('23482', BEFORE), 'CT1'],
        [keyOf('23485', BEFORE), 'CT2'],
        [keyOf('23485', AFTER), 'CT3'],
        [keyOf('614', BEFORE), 'CT4'],
      ],
      ['', ''],
    );
    expect(followHeirs(works, catalogue, BEFORE).heirs.size).toBe(0);
    const { heirs } = followHeirs(works, catalogue, AFTER);
    // The communes stand for the district that is no more, none of them for all of it.
    expect(heirs.has(keyOf('614', BEFORE))).toBe(false);
    expect(heirs.get(keyOf('23482', BEFORE))).toBe(keyOf('23485', AFTER));
    expect(heirs.get(keyOf('23485', BEFORE))).toBe(keyOf('23485', AFTER));
    expect(heirs.has(keyOf('23485', AFTER))).toBe(false);
  });
  it('carries on a work that one of the merged units had', () => {
    const old = keyOf('23482', BEFORE);
    expect(ownerOf([[old, 'CT1']], [keyOf('23485', AFTER), 'CT1'])).toBe(old);
  });
  it('does not choose between two works of one code, nor take another code, nor somebody else’s', () => {
    const now = keyOf('23485', AFTER);
    const [first, second] = [keyOf('23482', BEFORE), keyOf('23485', BEFORE)];
    expect(
      ownerOf(
        [
          [first, 'CT1'],
          [second, 'CT1'],
        ],
        [now, 'CT1'],
      ),
    ).toBe(now);
    expect(ownerOf([[first, 'CT1']], [now, 'CT2'])).toBe(now);
    expect(ownerOf([[first, 'CT1']], [keyOf('23497', AFTER), 'CT1'])).toBe(keyOf('23497', AFTER));
  });
  it('has its own work of that code before an inherited one', () => {
    const now = keyOf('23485', AFTER);
    expect(
      ownerOf(
        [
          [keyOf('23482', BEFORE), 'CT1'],
          [now, 'CT1'],
        ],
        [now, 'CT1'],
      ),
    ).toBe(now);
  });
});
