import { describe, expect, it } from 'vitest';
import { checkLayers } from '../../scripts/check-layers.ts';
import { inWorkshop } from './workshop.ts';

type Files = Readonly<Record<string, string>>;
const NOTHING = 'export const a = 1;\n';
const MODEL = 'export interface Model { readonly name: string }\nexport const a = 1;\n';

const cruise = (files: Files, floors = { modules: 0, rooms: 0, web: 0 }) =>
  inWorkshop(files, ['package.json', 'tsconfig.json'], (folder) => checkLayers(folder, floors).problems);

/** What it is, the rule that must say so, from which file to what, and the files it takes. All faults are planted in one project. */
const FAULTS: readonly [string, string, string, RegExp, Files][] = [
  [
    'a pure file that imports a store',
    'pure-imports-impure-file',
    'src/ledger/fold.ts',
    /^src\/ledger\/store\.ts$/,
    { 'src/ledger/fold.ts': "export * from './store.ts';\n", 'src/ledger/store.ts': NOTHING },
  ],
  [
    'kernel that imports ledger, even a type',
    'room-kernel',
    'src/kernel/money.ts',
    /^src\/ledger\/model\.ts$/,
    { 'src/kernel/money.ts': "import type { Model } from '../ledger/model.ts';\nexport type A = Model;\n", 'src/ledger/model.ts': MODEL },
  ],
  [
    'a neighbour at the same level, even from a store',
    'room-indicators',
    'src/indicators/store.ts',
    /^src\/steering\/model\.ts$/,
    { 'src/indicators/store.ts': "export * from '../steering/model.ts';\n", 'src/steering/model.ts': NOTHING },
  ],
  [
    'a test that leaves the order of rooms',
    'room-rendering',
    'src/rendering/pdf.test.ts',
    /^src\/reading\/pdf\.ts$/,
    { 'src/rendering/pdf.test.ts': "export * from '../reading/pdf.ts';\n", 'src/reading/pdf.ts': NOTHING },
  ],
  [
    'a Node built-in in a pure file',
    'pure-imports-node',
    'src/rules/run.ts',
    /^fs$/,
    { 'src/rules/run.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n" },
  ],
  [
    'a Node built-in loaded later',
    'pure-imports-node',
    'src/rules/later.ts',
    /^fs\/promises$/,
    { 'src/rules/later.ts': "export const fs = () => import('node:fs/promises');\n" },
  ],
  [
    'code of db/ in a pure file',
    'pure-imports-database',
    'src/intake/sheets.ts',
    /^src\/db\/connect\.ts$/,
    {
      'src/intake/sheets.ts': "import { a, type Model } from '../db/connect.ts';\nexport const b: Model | 1 = a;\n",
      'src/db/connect.ts': MODEL,
    },
  ],
  [
    'a database driver in a pure file',
    'pure-imports-outside-package',
    'src/ledger/driver.ts',
    /node_modules\/kysely\//,
    { 'src/ledger/driver.ts': "import { sql } from 'kysely';\nexport const a = sql;\n" },
  ],
  [
    'a fixture in the product',
    'product-imports-test',
    'src/ledger/product.ts',
    /^src\/ledger\/reference\.fixture\.ts$/,
    { 'src/ledger/product.ts': "export * from './reference.fixture.ts';\n", 'src/ledger/reference.fixture.ts': NOTHING },
  ],
  [
    'a development package in the product',
    'product-imports-dev-dependency',
    'src/kernel/check.ts',
    /node_modules\/fast-check\//,
    { 'src/kernel/check.ts': "import fc from 'fast-check';\nexport const a = fc;\n" },
  ],
  [
    'a room that is not in the table',
    'unknown-room',
    'src/cli/main.ts',
    /^src\/utils\/text\.ts$/,
    { 'src/cli/main.ts': "import '../utils/text.ts';\n", 'src/utils/text.ts': NOTHING },
  ],
  [
    'the web app reaching into a store',
    'web-imports-impure',
    'web/places/work/work.tsx',
    /^src\/ledger\/store\.ts$/,
    { 'web/places/work/work.tsx': "import '../../../src/ledger/store.ts';\nexport const A = () => <p />;\n" },
  ],
  [
    'the web app reaching into a room of the server',
    'web-imports-server',
    'web/places/audit/later.tsx',
    /^src\/reports\/facts\.ts$/,
    {
      'web/places/audit/later.tsx': "export const later = () => import('../../../src/reports/facts.ts');\n",
      'src/reports/facts.ts': NOTHING,
    },
  ],
  [
    'a circle',
    'no-circular-imports',
    'src/kernel/one.ts',
    /^src\/kernel\/two\.ts → src\/kernel\/one\.ts$/,
    { 'src/kernel/one.ts': "import './two.ts';\n", 'src/kernel/two.ts': "import './one.ts';\n" },
  ],
  [
    'an import of nothing',
    'no-unresolvable-imports',
    'src/kernel/lost.ts',
    /^\.\/gone\.ts$/,
    { 'src/kernel/lost.ts': "import './gone.ts';\n" },
  ],
];

describe('layers', () => {
  const problems = cruise(Object.assign({}, ...FAULTS.map(([, , , , files]) => files)));

  it.each(FAULTS)('catch %s', (_, rule, from, to) => {
    const start = `${rule}: ${from} → `;
    expect(problems.filter((problem) => problem.startsWith(start) && to.test(problem.slice(start.length)))).toHaveLength(1);
  });

  it('let a pure file of intake name a type of db/, a test open files, and the doors import stores', () => {
    expect(
      cruise({
        'src/intake/sheets.ts': "import type { Model } from '../db/connect.ts';\nexport type A = Model;\n",
        'src/intake/sheets.test.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
        'src/ledger/store.ts': NOTHING,
        'src/cli/main.ts': "import '../ledger/store.ts';\nimport '../intake/sheets.ts';\n",
        'src/db/connect.ts': MODEL,
      }),
    ).toEqual([]);
  });

  it('fail when they see too little', () => {
    expect(cruise({ 'src/kernel/a.ts': NOTHING }, { modules: 80, rooms: 10, web: 5 })).toEqual([
      'floor: saw 1 modules, expected at least 80',
      'floor: saw 0 files of the application, expected at least 5',
      'floor: saw 1 rooms, expected at least 10',
    ]);
  });
});
