import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { wordProblems } from '../../scripts/check-words.ts';
import { sourceFiles } from '../../scripts/source-files.ts';
import { en } from '../../web/words/en.ts';
import { vi } from '../../web/words/vi.ts';
import { ROOT } from './workshop.ts';

const USE = { 'web/a.tsx': "export const A = () => <p>{say('a')}</p>;\n" };

describe('words of the application', () => {
  const paths = sourceFiles(ROOT, 'web').filter((path) => !/^web\/words\/(?:vi|en)\b|\.gen\.ts$|\.test\.ts$/.test(path));

  it('are the same in both languages, whole, used, and nowhere else', () => {
    expect(paths.length).toBeGreaterThan(20);
    expect(Object.keys(vi).length).toBeGreaterThan(150);
    expect(wordProblems(vi, en, Object.fromEntries(paths.map((path) => [path, readFileSync(`${ROOT}${path}`, 'utf8')])))).toEqual([]);
  });

  it.each([
    ['a sentence without English', { a: 'một', b: 'hai' }, { a: 'one' }, USE, ['b: not in en.ts', 'b: nothing under web/ says it']],
    ['a sentence without Vietnamese', { a: 'một' }, { a: 'one', b: 'two' }, USE, ['b: not in vi.ts']],
    ['an empty sentence', { a: 'một' }, { a: ' ' }, USE, ['a: empty in en.ts']],
    ['a value that one language forgets', { a: 'còn {days} ngày' }, { a: 'soon' }, USE, ['a: {days} in vi.ts, no value in en.ts']],
    ['a sentence nobody says', { a: 'một', 'b.c': 'hai' }, { a: 'one', 'b.c': 'two' }, USE, ['b.c: nothing under web/ says it']],
    [
      'a beginning that would use everything',
      { a: 'một' },
      { a: 'one' },
      { 'web/a.ts': 'export const say = (x: string) => `$' + '{x}` + `a$' + '{x}`;\n' },
      ['a: nothing under web/ says it'],
    ],
    [
      'Vietnamese in the text of a page',
      { a: 'một' },
      { a: 'one' },
      { 'web/a.tsx': "export const A = () => (\n  <p title={say('a')}>Đã lưu</p>\n);\n" },
      ['web/a.tsx:2: “Đã lưu” belongs into web/words'],
    ],
    [
      'Vietnamese in a string and in a template of a page',
      { a: 'một' },
      { a: 'one' },
      { 'web/a.tsx': 'say(\'a\');\nexport const A = (n: number) => <p title="Hủy">{`còn $' + '{n} ngày`}</p>;\n' },
      [
        'web/a.tsx:2: “Hủy” belongs into web/words',
        'web/a.tsx:2: “còn” belongs into web/words',
        'web/a.tsx:2: “ngày” belongs into web/words',
      ],
    ],
  ])('catch %s', (_, vietnamese, english, files, problems) => {
    expect(wordProblems(vietnamese as never, english as never, files as never)).toEqual(problems);
  });

  it('let sentences be put together, and comments be Vietnamese', () => {
    const files = {
      'web/a.tsx': '// Kỳ báo cáo\nexport const A = () => <p>{/* Đã lưu */ say(`state.$' + '{x}`)}</p>;\n',
      'web/b.ts': "export const WORDS = { one: 'a' };\n",
    };
    expect(wordProblems({ a: 'một', 'state.open': 'mở' }, { a: 'one', 'state.open': 'open' }, files)).toEqual([]);
  });
});
