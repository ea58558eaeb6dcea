import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inWorkshop, ROOT, runTool } from './workshop.ts';

const TSC = 'typescript/bin/tsc';
const BIOME = '@biomejs/biome/bin/biome';
const KNIP = 'knip/bin/knip.js';

describe('types', () => {
  it.each([
    ['an unchecked index', 'export const first: number = [1, 2][0];\n', 'TS2322'],
    ['an enum (Node strips types, it compiles nothing)', 'export enum Kind { A }\n', 'TS1294'],
    ['undefined for an optional property', 'const a: { b?: number } = { b: undefined };\nexport { a };\n', 'TS2375'],
  ])('catch %s', (_, text, code) => {
    const { status, output } = inWorkshop({ 'src/kernel/a.ts': text }, ['tsconfig.json'], (folder) => runTool(folder, TSC, '--noEmit'));
    expect(output).toContain(code);
    expect(status).not.toBe(0);
  });

  it.each(['src/a.ts', 'test/a.ts', 'bench/a.ts', 'scripts/a.ts'])('look at %s', (path) => {
    const { output } = inWorkshop({ [path]: "export const a: number = 'x';\n" }, ['tsconfig.json'], (folder) =>
      runTool(folder, TSC, '--noEmit'),
    );
    expect(output).toContain(`${path}(1,14): error TS2322`);
  });
});

describe('types of the application', () => {
  const config = readFileSync(`${ROOT}web/tsconfig.json`, 'utf8');
  const check = (text: string) =>
    inWorkshop({ 'web/tsconfig.json': config, 'web/places/a.tsx': text }, ['tsconfig.json'], (folder) =>
      runTool(folder, TSC, '-p', 'web', '--noEmit'),
    );

  it('catch a wrong property of a component and an unchecked index', () => {
    const { status, output } = check(
      'export const A = ({ n }: { n: number }) => <p>{n}</p>;\nexport const B = () => <A n="1" />;\nexport const c: number = [1][0];\n',
    );
    expect(output).toContain('web/places/a.tsx(2,27): error TS2322');
    expect(output).toContain('web/places/a.tsx(3,14): error TS2322');
    expect(status).not.toBe(0);
  });

  it('know the browser and not Node', () => {
    expect(check('export const A = () => <p>{document.title}</p>;\n')).toEqual({ status: 0, output: '' });
    expect(check("import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n").output).toContain('error TS');
  });
});

describe('lint', () => {
  const lint = (text: string) =>
    inWorkshop({ 'src/kernel/a.ts': text, '.gitignore': 'node_modules\n' }, ['biome.json'], (folder) => runTool(folder, BIOME, 'check'));

  it.each([
    ['any', 'export const a: any = 1;\n', 'noExplicitAny'],
    ['an unused import', "import { b } from './b.ts';\n\nexport const a = 1;\n", 'noUnusedImports'],
    ['a value import of a type', "import { B } from './b.ts';\n\nexport const a = (b: B) => b;\n", 'useImportType'],
    ['a non-null assertion', 'export const a = (b?: string) => b!.length;\n', 'noNonNullAssertion'],
    ['a promise nobody waits for', 'async function f() {}\nexport function a() {\n  f();\n}\n', 'noFloatingPromises'],
    ['a suppression without a reason', '// biome-ignore lint/suspicious/noExplicitAny:\nexport const a: any = 1;\n', 'noExplicitAny'],
    ['wrong format', 'export const a = "1"\n', 'format'],
  ])('catches %s', (_, text, rule) => {
    const { status, output } = lint(text);
    expect(output).toContain(rule);
    expect(status).not.toBe(0);
  });

  it('looks at pages of the application', () => {
    const page = 'export const A = () => <img src="a.png" />;\n';
    const { status, output } = inWorkshop({ 'web/places/a.tsx': page, '.gitignore': 'node_modules\n' }, ['biome.json'], (folder) =>
      runTool(folder, BIOME, 'check'),
    );
    expect(output).toContain('useAltText');
    expect(status).not.toBe(0);
  });

  it('accepts clean code', () => {
    expect(lint('export const a = 1;\n').status).toBe(0);
  });
});

describe('dead code', () => {
  const manifest = JSON.stringify({ name: 'canary', type: 'module', dependencies: { zod: '4.6.7' } });
  const knip = (files: Readonly<Record<string, string>>) =>
    inWorkshop({ 'package.json': manifest, ...files }, ['knip.json', 'tsconfig.json'], (folder) => runTool(folder, KNIP, '--no-progress'));

  it('catches an unused export, file and package', () => {
    const { status, output } = knip({
      'src/cli/main.ts': "import { used } from '../kernel/a.ts';\nconsole.log(used);\n",
      'src/kernel/a.ts': 'export const used = 1;\nexport const forgotten = 2;\n',
      'src/kernel/nobody.ts': 'export const a = 1;\n',
    });
    expect(output).toContain('forgotten');
    expect(output).toContain('src/kernel/nobody.ts');
    expect(output).toContain('zod');
    expect(output).not.toContain('used  ');
    expect(status).not.toBe(0);
  });

  it('catches an unused part of the application, and knows its worker', () => {
    const { output } = knip({
      'src/cli/main.ts': "import { z } from 'zod';\nconsole.log(z);\n",
      'web/main.tsx': "import { A } from './parts/a.tsx';\nconsole.log(A);\n",
      'web/parts/a.tsx': 'export const A = () => null;\nexport const Forgotten = () => null;\n',
      'web/parts/nobody.tsx': 'export const B = () => null;\n',
      'web/places/audit/audit-worker.ts': 'postMessage(1);\n',
    });
    expect(output).toContain('Forgotten');
    expect(output).toContain('web/parts/nobody.tsx');
    expect(output).not.toContain('web/places');
  });

  it('accepts code that is used', () => {
    const { status, output } = knip({ 'src/cli/main.ts': "import { z } from 'zod';\nconsole.log(z);\n" });
    expect(output).not.toContain('Unused');
    expect(status).toBe(0);
  });

  it('looks at the whole product', () => {
    const { project } = JSON.parse(readFileSync(`${ROOT}knip.json`, 'utf8')) as { project: string[] };
    expect(globSync(project, { cwd: ROOT }).length).toBeGreaterThan(90);
  });
});
