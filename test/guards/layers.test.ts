import { describe, expect, it } from 'vitest';
import { checkLayers } from '../../scripts/check-layers.ts';
import { inWorkshop } from './workshop.ts';

const NO_FLOOR = { modules: 0, rooms: 0 };
const problemsOf = (files: Readonly<Record<string, string>>, floors = NO_FLOOR) =>
  inWorkshop(files, ['package.json', 'tsconfig.json'], (folder) => checkLayers(folder, floors).problems);

const STORE = 'export const read = () => 1;\n';
const TYPES = 'export interface Db { readonly name: string }\nexport const connect = () => 1;\n';

describe('layers', () => {
  const faults: readonly [string, string, Readonly<Record<string, string>>][] = [
    [
      'a pure file that imports a store',
      'pure-imports-impure-file: src/ledger/fold.ts → src/ledger/store.ts',
      { 'src/ledger/fold.ts': "import { read } from './store.ts';\nexport const fold = read;\n", 'src/ledger/store.ts': STORE },
    ],
    [
      'kernel that imports ledger, even a type',
      'room-kernel: src/kernel/money.ts → src/ledger/model.ts',
      {
        'src/kernel/money.ts': "import type { Entry } from '../ledger/model.ts';\nexport type Money = Entry;\n",
        'src/ledger/model.ts': 'export interface Entry { readonly id: string }\n',
      },
    ],
    [
      'a neighbour at the same level',
      'room-indicators: src/indicators/store.ts → src/steering/model.ts',
      { 'src/indicators/store.ts': "export * from '../steering/model.ts';\n", 'src/steering/model.ts': 'export const a = 1;\n' },
    ],
    [
      'a test that leaves the order of rooms',
      'room-rendering: src/rendering/pdf.test.ts → src/reading/pdf.ts',
      { 'src/rendering/pdf.test.ts': "export * from '../reading/pdf.ts';\n", 'src/reading/pdf.ts': 'export const a = 1;\n' },
    ],
    [
      'a Node built-in in a pure file',
      'pure-imports-node: src/rules/run.ts → fs',
      { 'src/rules/run.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n" },
    ],
    [
      'code of db/ in a pure file',
      'pure-imports-database: src/intake/sheets.ts → src/db/connect.ts',
      { 'src/intake/sheets.ts': "import { connect } from '../db/connect.ts';\nexport const a = connect;\n", 'src/db/connect.ts': TYPES },
    ],
    [
      'a database driver in a pure file',
      'pure-imports-outside-package: src/ledger/fold.ts → node_modules/kysely',
      { 'src/ledger/fold.ts': "import { sql } from 'kysely';\nexport const a = sql;\n" },
    ],
    [
      'a fixture in the product',
      'product-imports-test: src/ledger/fold.ts → src/ledger/reference.fixture.ts',
      { 'src/ledger/fold.ts': "export * from './reference.fixture.ts';\n", 'src/ledger/reference.fixture.ts': 'export const a = 1;\n' },
    ],
    [
      'a development package in the product',
      'product-imports-dev-dependency: src/kernel/money.ts → node_modules/fast-check',
      { 'src/kernel/money.ts': "import fc from 'fast-check';\nexport const a = fc;\n" },
    ],
    [
      'a room that is not in the table',
      'unknown-room: src/cli/main.ts → src/utils/text.ts',
      { 'src/cli/main.ts': "import '../utils/text.ts';\n", 'src/utils/text.ts': 'export const a = 1;\n' },
    ],
    [
      'the web app reaching into the server',
      'web-imports-impure: web/src/app.ts → src/ledger/store.ts',
      { 'web/src/app.ts': "import '../../src/ledger/store.ts';\n", 'src/ledger/store.ts': STORE },
    ],
    [
      'a circle',
      'no-circular-imports: src/kernel/a.ts → src/kernel/b.ts → src/kernel/a.ts',
      { 'src/kernel/a.ts': "import './b.ts';\nexport const a = 1;\n", 'src/kernel/b.ts': "import './a.ts';\nexport const b = 1;\n" },
    ],
    ['an import of nothing', 'no-unresolvable-imports: src/kernel/a.ts → ./gone.ts', { 'src/kernel/a.ts': "import './gone.ts';\n" }],
  ];

  it.each(faults)('catch %s', (_, expected, files) => {
    const problems = problemsOf(files);
    expect(problems.filter((problem) => problem.startsWith(expected))).toHaveLength(1);
  });

  it('let a pure file of intake name a type of db/, a test open files, and the doors import stores', () => {
    expect(
      problemsOf({
        'src/intake/sheets.ts': "import type { Db } from '../db/connect.ts';\nexport type A = Db;\n",
        'src/intake/sheets.test.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n",
        'src/ledger/store.ts': STORE,
        'src/cli/main.ts': "import '../ledger/store.ts';\nimport '../intake/sheets.ts';\n",
        'src/db/connect.ts': TYPES,
      }),
    ).toEqual([]);
  });

  it('fail when they see too little', () => {
    const problems = problemsOf({ 'src/kernel/a.ts': 'export const a = 1;\n' }, { modules: 80, rooms: 10 });
    expect(problems).toEqual(['floor: saw 1 modules, expected at least 80', 'floor: saw 1 rooms, expected at least 10']);
  });
});
