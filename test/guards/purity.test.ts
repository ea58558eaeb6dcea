import { describe, expect, it } from 'vitest';
import { checkPurity, impurities } from '../../scripts/check-purity.ts';
import { inWorkshop } from './workshop.ts';

describe('purity', () => {
  it.each([
    'const t = Date.now();',
    'const t = new Date();',
    'const t = Date();',
    "const t = new Date('2023-06-30');",
    'const r = Math.random();',
    "const e = process.env['HOME'];",
    'const { env } = process;',
    'const effects = { process };',
    "const f = await fetch('/x');",
    'setTimeout(() => 1, 10);',
    'const id = crypto.randomUUID();',
    'const t = performance.now();',
    'const g = globalThis.fetch;',
  ])('catches %s', (line) => {
    expect(impurities('src/kernel/a.ts', `// first\n${line}\n`)).toEqual([expect.stringMatching(/^src\/kernel\/a\.ts:2: /)]);
  });

  it.each([
    "import type { fetch } from './x.ts';",
    'const a = { process: 1 };',
    'effects.fetch(url);',
    'const now = effects.now();',
    '// Date.now()',
  ])('accepts %s', (line) => {
    expect(impurities('src/kernel/a.ts', line)).toEqual([]);
  });

  it('accepts a date made from text where a format wants one', () => {
    expect(impurities('src/rendering/xlsx.ts', "new Date('2023-06-30T00:00:00Z');")).toEqual([]);
    expect(impurities('src/intake/workbook.ts', 'new Date();')).toHaveLength(1);
  });

  it('looks at pure files only, notes long ones, and fails when it sees too few', () => {
    const clock = 'export const now = Date.now();\n';
    const files = {
      'src/ledger/fold.ts': clock,
      'src/ledger/store.ts': clock,
      'src/ledger/fold.test.ts': clock,
      'src/db/connect.ts': clock,
      'src/cli/main.ts': `${clock}${'// more\n'.repeat(300)}`,
    };
    expect(inWorkshop(files, [], (folder) => checkPurity(folder, 2))).toEqual({
      files: 1,
      problems: ['src/ledger/fold.ts:1: Date.now', 'floor: saw 1 pure files, expected at least 2'],
      long: ['src/cli/main.ts has 301 lines'],
    });
  });
});
