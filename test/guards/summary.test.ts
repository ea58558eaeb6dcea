import { describe, expect, it } from 'vitest';
import { summarise } from '../../scripts/test-summary.ts';

const report = (statuses: Readonly<Record<string, string>>, file: { status?: string; message?: string } = {}) => ({
  testResults: [
    {
      name: '/home/mtqg/src/a.test.ts',
      status: 'passed',
      ...file,
      assertionResults: Object.entries(statuses).map(([fullName, status]) => ({ fullName, status })),
    },
  ],
});
const at = { root: '/home/mtqg', ci: false, exitCode: 0 };

describe('the summary of npm test', () => {
  it('counts, and says why a test was skipped', () => {
    const tests = {
      one: 'passed',
      'on PostgreSQL': 'pending',
      'opens in LibreOffice (soffice)': 'skipped',
      'reads it (sample file)': 'skipped',
      later: 'todo',
    };
    expect(summarise(report(tests), at)).toEqual({
      passed: 1,
      failed: 0,
      skipped: 4,
      notes: [
        'skipped: src/a.test.ts: on PostgreSQL: MTQG_TEST_POSTGRES_URL is not set',
        'skipped: src/a.test.ts: opens in LibreOffice (soffice): LibreOffice is missing (Debian packages libreoffice-writer-nogui, libreoffice-calc-nogui)',
        'skipped: src/a.test.ts: reads it (sample file): the sample file is not here',
        'skipped: src/a.test.ts: later: the title does not say why',
      ],
    });
  });

  it('takes a skipped test for a failure in CI, unless it reads the sample', () => {
    const tests = { one: 'passed', 'on PostgreSQL': 'skipped', 'reads it (sample file)': 'skipped' };
    expect(summarise(report(tests), { ...at, ci: true })).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
  });

  it('fails on a file that did not load, on no test at all, and on an error outside the tests', () => {
    expect(summarise(report({}, { status: 'failed', message: 'SyntaxError: x' }), { ...at, exitCode: 1 })).toMatchObject({
      failed: 1,
      notes: ['failed: src/a.test.ts: SyntaxError: x'],
    });
    expect(summarise({ testResults: [] }, at)).toMatchObject({ passed: 0, failed: 1, notes: ['failed: no test ran'] });
    expect(summarise(report({ one: 'passed' }), { ...at, exitCode: 1 })).toMatchObject({ passed: 1, failed: 1 });
  });
});
