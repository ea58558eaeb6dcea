/** The rules, and running them. What its source does not bear out warns, never errs. */
import type { Confidence } from '../catalogue/model.ts';
import { isWithin } from '../kernel/calendar.ts';
import type { Finding } from '../kernel/finding.ts';
import { shortId } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { CARRY_RULES } from './checks/carry-rules.ts';
import { COUNTERPART_RULES } from './checks/counterpart-rules.ts';
import { DOCUMENT_RULES } from './checks/document-rules.ts';
import { INDICATOR_RULES } from './checks/indicator-rules.ts';
import { PACE_RULES } from './checks/pace-rules.ts';
import { PAYMENT_RULES } from './checks/payment-rules.ts';
import { PLAN_RULES } from './checks/plan-rules.ts';
import { STEERING_RULES } from './checks/steering-rules.ts';
import { SUPPORT_RULES } from './checks/support-rules.ts';
import { WORKS_RULES } from './checks/works-rules.ts';
import { yearDayOf } from './limits.ts';
import type { Checked, Found, Rule, RuleInput, RuleOutcome } from './model.ts';

/** The rules by what they are about, in the order in which they are shown. */
export const RULE_GROUPS: Readonly<Record<string, readonly Rule[]>> = {
  'Kế hoạch vốn': PLAN_RULES,
  'Đối ứng và nguồn khác': COUNTERPART_RULES,
  'Giải ngân': [...PAYMENT_RULES, ...PACE_RULES],
  'Kéo dài, chuyển nguồn, điều chỉnh': CARRY_RULES,
  'Văn bản': DOCUMENT_RULES,
  'Công trình': WORKS_RULES,
  'Hỗ trợ sản xuất': SUPPORT_RULES,
  'Chỉ tiêu, nông thôn mới': INDICATOR_RULES,
  'Chỉ đạo': STEERING_RULES,
};
export const RULES: readonly Rule[] = Object.values(RULE_GROUPS).flat();

export interface RuleResult {
  readonly rule: Rule;
  readonly outcome: RuleOutcome;
}

const ORDER: readonly Confidence[] = ['verified', 'reported', 'inferred', 'unverified'];
export const MARKS: Readonly<Record<Confidence, string>> = {
  verified: '',
  reported: 'căn cứ mới đọc qua báo chí, văn bản dẫn lại',
  inferred: 'căn cứ suy ra',
  unverified: 'căn cứ chưa đối chiếu',
};

/** A finding is as sure as the less sure of the rule and the limit; only what is verified may be an error. */
function findingOf(rule: Rule, { about, message, threshold, severity, basis = rule, ...more }: Found): Finding {
  const sureness =
    threshold && ORDER.indexOf(threshold.confidence) > ORDER.indexOf(basis.confidence) ? threshold.confidence : basis.confidence;
  const legalRef = [basis.legalRef, ...(threshold && !basis.legalRef.includes(threshold.legalRef) ? [threshold.legalRef] : [])].filter(
    (one) => one !== '',
  );
  const practice = legalRef.length === 0;
  return {
    id: shortId(`${rule.id}|${about}`),
    rule: rule.id,
    severity: severity ?? (rule.severity === 'error' && sureness !== 'verified' ? 'warning' : rule.severity),
    message: practice || MARKS[sureness] === '' ? message : `${message.replace(/\.$/, '')} [${MARKS[sureness]}].`,
    quotes: [],
    ...(practice ? {} : { legalRef: legalRef.join('; ') }),
    ...more,
  };
}

function outcomeOf(rule: Rule, input: RuleInput): RuleOutcome {
  let checked: Checked;
  try {
    checked = rule.check(input);
  } catch (error) {
    // A limit that an office wrote and that cannot be read: this rule says so, the others go on.
    if (!(error instanceof Problem)) throw error;
    checked = error.message;
  }
  if (typeof checked === 'string') return { verdict: 'cannot-check', reason: checked };
  return checked.length === 0 ? { verdict: 'holds' } : { verdict: 'fails', findings: checked.map((found) => findingOf(rule, found)) };
}

/**
 * Runs every rule valid on the day, or on the last day of the year reported on: the money of 2025 is held against the rules of 2025, also when
 * its books are looked at in January 2026.
 */
export function runRules(input: RuleInput, rules: readonly Rule[] = RULES): RuleResult[] {
  const days = [input.asOf, yearDayOf(input)];
  return rules
    .filter((rule) => days.some((day) => isWithin(day, rule.validFrom, rule.validTo)))
    .map((rule) => ({ rule, outcome: outcomeOf(rule, input) }));
}
