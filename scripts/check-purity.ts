/**
 * Purity: a pure file takes the clock, chance, environment and network as arguments. dependency-cruiser sees imports; this sees globals.
 * `new Date(…)` with an argument is for the formats that want one (workbooks, DOCX, ZIP): intake and rendering.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { isPure, sourceFiles } from './source-files.ts';

const FLOOR = 150;
const LONG_FILE = 300;
const MAY_MAKE_DATES = /^src\/(?:intake|rendering)\//;
const MEMBERS = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues', 'Temporal.Now']);
const CALLS = new Set(['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'Date']);
const OBJECTS = new Set(['process', 'globalThis', 'window', 'localStorage']);

/** What the file reaches for, as `line: what`. Works on syntax alone: a local variable must not be named like one of these globals. */
export function impurities(path: string, text: string): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const report = (node: ts.Node, what: string) =>
    found.push(`${path}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}: ${what}`);
  /** The global itself, not a property, parameter or type that bears its name. */
  const isUse = (node: ts.Identifier) => {
    const { parent } = node;
    if (ts.isShorthandPropertyAssignment(parent)) return true;
    if ('name' in parent && parent.name === node) return false;
    return !(ts.isBindingElement(parent) && parent.propertyName === node) && !ts.isTypeReferenceNode(parent) && !ts.isQualifiedName(parent);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && MEMBERS.has(node.getText(source))) report(node, node.getText(source));
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && CALLS.has(node.expression.text)) {
      report(node, `${node.expression.text}()`);
    }
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Date') {
      if (!node.arguments?.length) report(node, 'new Date()');
      else if (!MAY_MAKE_DATES.test(path)) report(node, 'new Date(…): days are text (kernel/calendar.ts)');
    }
    if (ts.isIdentifier(node) && OBJECTS.has(node.text) && isUse(node)) report(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

export interface PurityCheck {
  readonly files: number;
  readonly problems: readonly string[];
  /** Files to look at twice; no failure. */
  readonly long: readonly string[];
}

export function checkPurity(root: string, floor = FLOOR): PurityCheck {
  const pure = sourceFiles(root, 'src').filter(isPure);
  const problems = pure.flatMap((path) => impurities(path, readFileSync(join(root, path), 'utf8')));
  if (pure.length < floor) problems.push(`floor: saw ${pure.length} pure files, expected at least ${floor}`);
  return { files: pure.length, problems, long: longFiles(root) };
}

function longFiles(root: string): string[] {
  return ['src', 'scripts', 'test', 'bench', 'web']
    .flatMap((folder) => sourceFiles(root, folder))
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > LONG_FILE && !path.endsWith('.gen.ts'))
    .map(({ path, lines }) => `${path} has ${lines} lines`);
}

if (import.meta.main) {
  const { files, problems, long } = checkPurity(process.cwd());
  for (const problem of problems) console.error(problem);
  for (const file of long) console.log(`note: ${file} (look twice over ${LONG_FILE})`);
  console.log(`${files} pure files, ${problems.length} problems`);
  if (problems.length > 0) process.exitCode = 1;
}
