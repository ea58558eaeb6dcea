/** SARIF 2.1.0 (OASIS): findings for code-scanning tools and pipelines. Columns and lines count in the extracted text. */
import type { AuditResult, RuleName } from '../model.ts';
import { RULE_TITLES } from '../rule-titles.ts';

const LEVEL = { error: 'error', warning: 'warning', note: 'note' } as const;

export interface SarifSource {
  readonly result: AuditResult;
  /** The extracted text of that document. */
  readonly text: string;
}

/** One log for several documents. `version` is the product's. */
export function toSarif(
  sources: readonly SarifSource[],
  unreadable: readonly { path: string; code: string; message: string }[],
  version: string,
): Record<string, unknown> {
  const used = [...new Set(sources.flatMap(({ result }) => result.findings.map((finding) => finding.rule)))].sort();
  const index = new Map(used.map((rule, i) => [rule, i]));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'mtqg audit',
            version,
            language: 'vi',
            rules: used.map((rule) => ({ id: rule, shortDescription: { text: RULE_TITLES[rule as RuleName] ?? rule } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: [
          ...sources.map(({ result }) => ({ location: { uri: uriOf(result.document.path) } })),
          ...unreadable.map(({ path }) => ({ location: { uri: uriOf(path) } })),
        ],
        results: sources.flatMap(({ result, text }, artifact) => {
          const lines = lineStarts(text);
          return result.findings.map((finding) => ({
            ruleId: finding.rule,
            ruleIndex: index.get(finding.rule) ?? -1,
            level: LEVEL[finding.severity],
            message: { text: finding.message },
            partialFingerprints: { mtqgFindingId: finding.id },
            locations: finding.quotes.slice(0, 1).map((quote) => location(result.document.path, artifact, quote, lines)),
            ...(finding.quotes.length > 1
              ? {
                  relatedLocations: finding.quotes
                    .slice(1)
                    .map((quote, id) => ({ id, ...location(result.document.path, artifact, quote, lines) })),
                }
              : {}),
            ...(finding.suggestion === undefined
              ? {}
              : { properties: { suggestion: finding.suggestion.with, support: finding.suggestion.support } }),
          }));
        }),
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            ...(unreadable.length === 0
              ? {}
              : {
                  toolExecutionNotifications: unreadable.map(({ code, message, path }) => ({
                    level: 'error',
                    message: { text: message },
                    descriptor: { id: code },
                    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
                  })),
                }),
          },
        ],
      },
    ],
  };
}

/** A relative or absolute path as a URI reference. */
function uriOf(path: string): string {
  return path
    .split(/[/\\]/u)
    .map((part, i) => (i === 0 && /^[A-Za-z]:$/u.test(part) ? part : encodeURIComponent(part)))
    .join('/');
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** 1-based line and column of an offset. */
function position(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function location(
  path: string,
  artifact: number,
  quote: { text: string; start: number; end: number; page?: number },
  lines: readonly number[],
): Record<string, unknown> {
  const [from, to] = [position(lines, quote.start), position(lines, quote.end)];
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(path), index: artifact },
      region: {
        startLine: from.line,
        startColumn: from.column,
        endLine: to.line,
        endColumn: to.column,
        charOffset: quote.start,
        charLength: quote.end - quote.start,
        snippet: { text: quote.text },
      },
    },
    ...(quote.page === undefined ? {} : { logicalLocations: [{ name: `trang ${quote.page}`, kind: 'page' }] }),
  };
}
