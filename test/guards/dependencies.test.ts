import { describe, expect, it } from 'vitest';
import {
  billProblems,
  importedPackages,
  type LockedPackage,
  licenceProblems,
  lockfileProblems,
  shippedBill,
  shippedPaths,
  versionProblems,
} from '../../scripts/check-dependencies.ts';
import { FOR_DEVELOPMENT, FOR_PRODUCTION, licenceAllowed } from '../../scripts/licences.ts';

const INTEGRITY = `sha512-${'A'.repeat(86)}==`;
const lock = (entry: LockedPackage, root: LockedPackage = { dependencies: { '@a/b': '1.0.0' } }) => ({
  packages: { '': root, 'node_modules/@a/b': { version: '1.0.0', integrity: INTEGRITY, license: 'MIT', ...entry } },
});
const tool = (entry: LockedPackage) => lock(entry, { devDependencies: { '@a/b': '1.0.0' } });

describe('licences', () => {
  it.each(['MIT', 'MIT AND OFL-1.1', '(MIT OR GPL-3.0-or-later)', 'GPL-3.0-only OR (MIT AND ISC)', 'Apache-2.0', '((0BSD))'])(
    'accept %s',
    (expression) => {
      expect(licenceAllowed(expression, FOR_PRODUCTION)).toBe(true);
    },
  );

  it.each([
    'GPL-3.0-or-later',
    'MIT AND GPL-2.0-only',
    'MIT OR ISC AND AGPL-3.0-only)',
    '(MIT',
    'MIT ISC',
    'MPL-2.0',
    'Apache-2.0 WITH Something',
    'SEE LICENSE IN LICENSE',
    'UNLICENSED',
    'AND MIT',
    '',
  ])('refuse %s', (expression) => {
    expect(licenceAllowed(expression, FOR_PRODUCTION)).toBe(false);
  });

  it('bind OR looser than AND', () => {
    expect(licenceAllowed('MIT OR GPL-3.0-only AND ISC', FOR_PRODUCTION)).toBe(true);
    expect(licenceAllowed('GPL-3.0-only AND MIT OR AGPL-3.0-only', FOR_PRODUCTION)).toBe(false);
  });

  it('allow more for tools than for what ships', () => {
    expect(licenceAllowed('MPL-2.0', FOR_DEVELOPMENT)).toBe(true);
    expect(licenceProblems(tool({ license: 'MPL-2.0' }))).toEqual([]);
    expect(licenceProblems(lock({ license: 'MPL-2.0' }))).toEqual(['node_modules/@a/b: MPL-2.0 (production)']);
  });

  it('catch a GPL package and one without a licence', () => {
    expect(licenceProblems(tool({ license: 'GPL-3.0-only' }))).toEqual(['node_modules/@a/b: GPL-3.0-only (development)']);
    const { license: _, ...silent } = lock({}).packages['node_modules/@a/b'];
    expect(licenceProblems({ packages: { 'node_modules/@a/b': silent } })).toEqual(['node_modules/@a/b: no licence given']);
  });
});

describe('lockfile', () => {
  it('accepts a package of the registry', () => {
    expect(lockfileProblems(lock({}))).toEqual([]);
  });

  it.each([
    ['an address of its own', { resolved: 'https://example.org/b.tgz' }],
    ['an address of its own', { resolved: 'git+ssh://git@example.org/b.git#1234' }],
    ['no sha512 integrity', { integrity: '' }],
    ['no sha512 integrity', { integrity: 'sha1-AAAA' }],
    ['is a link', { link: true }],
  ])('catches %s (%o)', (what, entry) => {
    expect(lockfileProblems(lock(entry))).toEqual([expect.stringContaining(what)]);
  });

  it('excuses a missing hash only for named platform packages that CI never installs', () => {
    const problems = (path: string, entry: LockedPackage) => lockfileProblems({ packages: { [path]: entry } });
    expect(problems('node_modules/@myriaddreamin/typst-ts-node-compiler-darwin-arm64', { version: '0.7.0', optional: true })).toEqual([]);
    expect(problems('node_modules/@myriaddreamin/typst-ts-node-compiler-darwin-arm64', { version: '0.7.0' })).toHaveLength(1);
    expect(problems('node_modules/@biomejs/cli-linux-x64', { version: '2.6.8', optional: true })).toHaveLength(1);
    expect(problems('node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu', { version: '0.7.0', optional: true })).toHaveLength(
      1,
    );
    expect(
      problems('node_modules/x/node_modules/@myriaddreamin/typst-ts-node-compiler-darwin-arm64', { version: '0.7.0', optional: true }),
    ).toHaveLength(1);
    expect(problems('node_modules/fsevents', { version: '2.3.3', optional: true })).toHaveLength(1);
  });

  it('catches a version that is not exact', () => {
    expect(versionProblems({ dependencies: { a: '1.2.3' }, devDependencies: { b: '^1.2.3', c: 'github:x/y' } })).toEqual([
      'b: ^1.2.3 is not an exact version',
      'c: github:x/y is not an exact version',
    ]);
  });
});

describe('bill of materials', () => {
  it('ships what is reached from the dependencies, nested copies and peers with them, optional peers not', () => {
    const packages = {
      '': { dependencies: { a: '1.0.0' }, devDependencies: { tool: '1.0.0' } },
      'node_modules/a': {
        dependencies: { b: '1.0.0' },
        peerDependencies: { c: '1', tool: '1' },
        peerDependenciesMeta: { tool: { optional: true } },
      },
      'node_modules/a/node_modules/b': { dependencies: { d: '1.0.0' } },
      'node_modules/b': {},
      'node_modules/c': {},
      'node_modules/d': {},
      'node_modules/tool': {},
    };
    expect([...shippedPaths({ packages })].sort()).toEqual([
      'node_modules/a',
      'node_modules/a/node_modules/b',
      'node_modules/c',
      'node_modules/d',
    ]);
  });

  it('catches a production package it does not list', () => {
    const component = { 'bom-ref': '@a/b@1.0.0', name: '@a/b', version: '1.0.0' };
    expect(billProblems(lock({}), { components: [component] })).toEqual([]);
    expect(billProblems(lock({}), { components: [{ ...component, version: '1.0.1' }] })).toEqual([
      '@a/b@1.0.0: not in the bill of materials',
    ]);
    expect(billProblems(tool({}), { components: [] })).toEqual([]);
  });
});

describe('what the application bundles', () => {
  it('is what web/ imports, types and its own files left out', () => {
    const text = `import type { A } from 'only-a-type';
import { type B, c } from '@scope/one/inside';
import 'two/style.css';
import {
  d,
} from 'three';
import './own.ts';
import { e } from '../../src/kernel/e.ts';
const later = () => import('four');
export { f } from 'five';
`;
    expect(importedPackages(text).sort()).toEqual(['@scope/one', 'five', 'four', 'three', 'two']);
  });

  it('is checked and listed as what ships, with what it needs itself', () => {
    const packages = {
      '': { devDependencies: { shown: '1.0.0', tool: '1.0.0' } },
      'node_modules/shown': { version: '1.0.0', license: 'MIT', dependencies: { inside: '1.0.0' } },
      'node_modules/inside': { version: '1.0.0', license: 'MPL-2.0' },
      'node_modules/tool': { version: '1.0.0', license: 'MPL-2.0' },
    };
    expect(licenceProblems({ packages })).toEqual([]);
    expect(licenceProblems({ packages }, ['shown'])).toEqual(['node_modules/inside: MPL-2.0 (production)']);
    const component = (name: string) => ({
      'bom-ref': `${name}@1.0.0`,
      name,
      version: '1.0.0',
      properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
    });
    const whole = { components: ['shown', 'inside', 'tool'].map(component), dependencies: [] };
    const bill = shippedBill(whole, new Set(['shown@1.0.0', 'inside@1.0.0']));
    expect(bill.components.map(({ name }) => name)).toEqual(['shown', 'inside']);
    expect(billProblems({ packages }, bill, ['shown'])).toEqual([]);
    expect(billProblems({ packages }, shippedBill(whole, new Set()), ['shown'])).toEqual([
      'shown@1.0.0: not in the bill of materials',
      'inside@1.0.0: not in the bill of materials',
    ]);
  });
});
