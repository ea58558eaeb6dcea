/** Vitest's JSON report → counts, and why each skipped test was skipped. */
import { relative } from 'node:path';

export interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message?: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly notes: readonly string[];
}

/** A skipped test names what it needs in its title; the first match wins. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/\(sample/i, 'the sample file is not here'],
  [/postgres/i, 'MTQG_TEST_POSTGRES_URL is not set'],
  [/chromium|browser/i, 'Chromium is missing (Debian package chromium)'],
  [/soffice|libreoffice/i, 'LibreOffice is missing (Debian packages libreoffice-writer-nogui, libreoffice-calc-nogui)'],
  [/qpdf/i, 'qpdf is missing (Debian package qpdf)'],
  [/pdftotext|pdffonts|pdfinfo|pdftoppm|pdfdetach|poppler/i, 'PDF tools are missing (Debian package poppler-utils)'],
];

export function reasonOf(title: string): string {
  return REASONS.find(([pattern]) => pattern.test(title))?.[1] ?? 'the title does not say why';
}

export function summarise(report: VitestReport, { root, ci, exitCode }: { root: string; ci: boolean; exitCode: number | null }): Summary {
  const notes: string[] = [];
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = relative(root, name).replaceAll('\\', '/');
    // A file that did not load has no tests to count; it is one failure.
    if (status === 'failed' && !assertionResults.some((one) => one.status === 'failed')) {
      failed++;
      notes.push(`failed: ${file}: ${message?.split('\n')[0] || 'did not run'}`);
    }
    for (const test of assertionResults) {
      if (test.status === 'passed') passed++;
      else if (test.status === 'failed') {
        failed++;
        notes.push(`failed: ${file}: ${test.fullName}`);
      } else if (ci && !test.fullName.includes('(sample')) {
        failed++;
        notes.push(`failed: ${file}: ${test.fullName}: skipped in CI, ${reasonOf(test.fullName)}`);
      } else {
        skipped++;
        notes.push(`skipped: ${file}: ${test.fullName}: ${reasonOf(test.fullName)}`);
      }
    }
  }
  if (passed + failed === 0) {
    failed++;
    notes.push('failed: no test ran');
  }
  if (exitCode !== 0 && failed === 0) {
    failed++;
    notes.push(`failed: Vitest ended with ${exitCode ?? 'a signal'} although no test failed (an error outside the tests: see above)`);
  }
  return { passed, failed, skipped, notes };
}
