/**
 * The words of the application: both languages say the same things, nothing is empty, every sentence is used, and no sentence stands in a
 * page where it would stay Vietnamese in every language.
 */
import ts from 'typescript';

type Words = Readonly<Record<string, string>>;
/** Path → text. */
type Files = Readonly<Record<string, string>>;

const LETTERS = /[À-ÖØ-öø-ɏẠ-ỹ]|\p{M}/u;
const HOLES = /\{\w+\}/g;

export function wordProblems(vi: Words, en: Words, files: Files): string[] {
  const problems: string[] = [];
  for (const key of Object.keys(vi)) if (!(key in en)) problems.push(`${key}: not in en.ts`);
  for (const key of Object.keys(en)) if (!(key in vi)) problems.push(`${key}: not in vi.ts`);
  for (const [language, words] of [
    ['vi', vi],
    ['en', en],
  ] as const)
    for (const [key, sentence] of Object.entries(words)) if (sentence.trim() === '') problems.push(`${key}: empty in ${language}.ts`);
  for (const key of Object.keys(vi))
    if (key in en && holes(vi[key]) !== holes(en[key])) problems.push(`${key}: ${holes(vi[key])} in vi.ts, ${holes(en[key])} in en.ts`);

  const { names, starts } = said(files);
  for (const key of Object.keys(vi))
    if (!names.has(key) && !starts.some((start) => key.startsWith(start))) problems.push(`${key}: nothing under web/ says it`);
  for (const [path, text] of Object.entries(files)) if (path.endsWith('.tsx')) problems.push(...untranslated(path, text));
  return problems;
}

const holes = (sentence = '') => [...new Set(sentence.match(HOLES) ?? [])].sort().join(' ') || 'no value';

/** Every string of the files, and the beginnings of those that are put together (`form.add.${kind}` uses all of form.add.). */
function said(files: Files): { names: ReadonlySet<string>; starts: readonly string[] } {
  const names = new Set<string>();
  const starts: string[] = [];
  for (const [path, text] of Object.entries(files))
    walk(path, text, (node) => {
      if (ts.isStringLiteralLike(node)) names.add(node.text);
      // A beginning ends at a dot: `${x}` alone or “a${x}” would use everything.
      if (ts.isTemplateExpression(node) && /^[\w.]+\.$/.test(node.head.text)) starts.push(node.head.text);
    });
  return { names, starts };
}

/** Vietnamese in the strings and texts of a page; comments are for whoever reads the code. */
function untranslated(path: string, text: string): string[] {
  const found: string[] = [];
  walk(path, text, (node, line) => {
    const isText = ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
    if (isText && LETTERS.test(node.text)) found.push(`${path}:${line}: “${node.text.trim()}” belongs into web/words`);
  });
  return found;
}

function walk(path: string, text: string, look: (node: ts.Node, line: number) => void): void {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const visit = (node: ts.Node): void => {
    look(node, source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(source);
}
