/** The pages of the rules say what the rules do. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulePages } from '../../scripts/rule-pages.ts';

const FOLDER = new URL('../../docs/quy-tac/', import.meta.url);

it('has a page for every rule, as written from it (node scripts/rule-pages.ts)', async () => {
  const pages = await rulePages();
  expect(pages.size).toBeGreaterThan(60);
  expect(readdirSync(FOLDER).sort()).toEqual([...pages.keys()].sort());
  for (const [name, text] of pages) expect(readFileSync(new URL(name, FOLDER), 'utf8')).toBe(text);
});
