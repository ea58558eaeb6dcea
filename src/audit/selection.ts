/** Which findings a caller wants to see; what it hides by id is counted. */
import type { Severity } from '../kernel/finding.ts';
import type { AuditResult } from './model.ts';

export interface Selection {
  /** Only these rules; all when empty or left out. */
  readonly rules?: readonly string[];
  /** Ids of findings (or names of rules) that somebody has looked at and dismissed. */
  readonly ignore?: readonly string[];
  readonly minSeverity?: Severity;
}

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

export function selected(result: AuditResult, { rules = [], ignore = [], minSeverity = 'note' }: Selection): AuditResult {
  const wanted = result.findings.filter((finding) => rules.length === 0 || rules.includes(finding.rule));
  const kept = wanted.filter((finding) => !ignore.includes(finding.id) && !ignore.includes(finding.rule));
  const findings = kept.filter((finding) => ORDER[finding.severity] <= ORDER[minSeverity]);
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  return {
    ...result,
    summary: {
      ...result.summary,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
      ignored: result.summary.ignored + wanted.length - kept.length,
    },
    findings,
  };
}
