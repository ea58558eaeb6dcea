/** The rules, and running them. A rule whose source is unverified warns, never errs. */
import { communesUnder } from '../catalogue/communes.ts';
import { unitTitle } from '../catalogue/names.ts';
import { indicatorValue, meetsTarget, targetOf } from '../indicators/calculate.ts';
import { type Day, formatDay, isWithin } from '../kernel/calendar.ts';
import type { Finding } from '../kernel/finding.ts';
import { shortId } from '../kernel/hash.ts';
import { committeeCoverage } from '../steering/coverage.ts';
import { TASK_STATES } from '../steering/model.ts';
import type { Rule, RuleInput, RuleOutcome } from './model.ts';

function finding(
  rule: Pick<Rule, 'id' | 'severity' | 'legalRef'>,
  about: string,
  message: string,
  more: { stated?: string; expected?: string } = {},
): Finding {
  return {
    id: shortId(`${rule.id}|${about}`),
    rule: rule.id,
    severity: rule.severity,
    message,
    quotes: [],
    ...(rule.legalRef === '' ? {} : { legalRef: rule.legalRef }),
    ...more,
  };
}
const outcome = (findings: readonly Finding[]): RuleOutcome =>
  findings.length === 0 ? { verdict: 'holds' } : { verdict: 'fails', findings };
const vi = (value: string) => value.replace('.', ',');

const ATTAINMENT: Rule = {
  id: 'attainment',
  title: 'Chỉ tiêu đạt mục tiêu được giao',
  severity: 'warning',
  legalRef: '',
  confidence: 'verified',
  validFrom: '2021-01-01' as Day,
  validTo: null,
  check: ({ catalogue, unit, period, indicators }) => {
    const owner = catalogue.unitKey(unit);
    const findings: Finding[] = [];
    let checked = 0;
    for (const { data } of indicators.indicators) {
      for (const year of [period.year - 1, period.year]) {
        const value = indicatorValue(indicators, owner, data.code, year);
        const target = targetOf(indicators, owner, data.code, year);
        if (!value || !target) continue;
        checked += 1;
        if (meetsTarget(data, value.value, target.data.value)) continue;
        findings.push(
          finding(
            ATTAINMENT,
            `${owner}|${data.code}|${year}`,
            `${data.name} năm ${year} là ${vi(value.value)} ${data.measureUnit}, chưa đạt mục tiêu ${vi(target.data.value)} ${data.measureUnit}.`,
            { stated: vi(value.value), expected: vi(target.data.value) },
          ),
        );
      }
    }
    return checked === 0 ? { verdict: 'cannot-check', reason: 'chưa có chỉ tiêu nào có cả mục tiêu và kết quả' } : outcome(findings);
  },
};

const COVERAGE: Rule = {
  id: 'coverage',
  title: 'Mọi xã, thị trấn có Ban Chỉ đạo và Ban Quản lý',
  severity: 'warning',
  legalRef: '',
  confidence: 'unverified',
  validFrom: '2021-01-01' as Day,
  validTo: '2025-12-31' as Day,
  check: ({ catalogue, unit, asOf, steering }) => {
    const communes = communesUnder(catalogue, unit.code, asOf);
    if (communes.length === 0) return { verdict: 'cannot-check', reason: `${unitTitle(unit)} không có xã, thị trấn trực thuộc` };
    if (steering.committees.length === 0) return { verdict: 'cannot-check', reason: 'chưa nhập ban chỉ đạo, ban quản lý nào' };
    const covered = new Set(
      committeeCoverage(
        steering.committees,
        communes.map((one) => catalogue.unitKey(one)),
        ['ban-chi-dao', 'ban-quan-ly'],
      ),
    );
    return outcome(
      communes
        .filter((one) => !covered.has(catalogue.unitKey(one)))
        .map((one) =>
          finding(
            COVERAGE,
            catalogue.unitKey(one),
            `${unitTitle(one)} chưa có đủ Ban Chỉ đạo và Ban Quản lý (mới đạt ${covered.size}/${communes.length} xã, thị trấn).`,
          ),
        ),
    );
  },
};

const DEADLINE: Rule = {
  id: 'deadline',
  title: 'Nhiệm vụ, kiến nghị không quá hạn',
  severity: 'warning',
  legalRef: '',
  confidence: 'verified',
  validFrom: '2021-01-01' as Day,
  validTo: null,
  check: ({ catalogue, unit, asOf, steering }) => {
    const owner = catalogue.unitKey(unit);
    const late = [
      ...steering.tasks
        .filter((fact) => fact.data.state !== 'done')
        .map((fact) => ({ ...fact, what: 'Nhiệm vụ', state: TASK_STATES[fact.data.state] })),
      ...steering.obstacles
        .filter((fact) => fact.data.state !== 'solved')
        .map((fact) => ({ ...fact, what: 'Vướng mắc', state: 'chưa được giải quyết' })),
    ].filter((fact) => fact.unit === owner && fact.data.due !== null && fact.data.due < asOf);
    if (steering.tasks.length + steering.obstacles.length === 0)
      return { verdict: 'cannot-check', reason: 'chưa có nhiệm vụ, vướng mắc nào' };
    return outcome(
      late.map((fact) =>
        finding(
          DEADLINE,
          `${fact.home}|${fact.key}`,
          `${fact.what} quá hạn ${formatDay(fact.data.due as Day)}, ${fact.state.toLocaleLowerCase('vi')}: ${fact.data.content}`,
        ),
      ),
    );
  },
};

export const RULES: readonly Rule[] = [ATTAINMENT, COVERAGE, DEADLINE];

export interface RuleResult {
  readonly rule: Rule;
  readonly outcome: RuleOutcome;
}

/** Runs every rule valid on the day. */
export function runRules(input: RuleInput, rules: readonly Rule[] = RULES): RuleResult[] {
  return rules.filter((rule) => isWithin(input.asOf, rule.validFrom, rule.validTo)).map((rule) => ({ rule, outcome: rule.check(input) }));
}
