/** mtqg rules --unit CODE --period P */
import { formatDay } from '../kernel/calendar.ts';
import { readRuleInput } from '../reports/store.ts';
import { MARKS, runRules } from '../rules/rules.ts';
import { withDatabase } from './database.ts';
import type { CommandSpec } from './options.ts';
import { requestOf } from './report.ts';

const VERDICTS = { holds: 'đúng', fails: 'không đúng', 'cannot-check': 'không kiểm tra được' } as const;
const SEVERITIES = { error: 'LỖI', warning: 'CẢNH BÁO', note: 'GHI CHÚ' } as const;

export const rulesCommand: CommandSpec = {
  name: 'rules',
  usage: 'rules --unit MÃ --period KỲ [--as-of NGÀY]',
  summary: { vi: 'Kiểm tra số liệu theo các quy tắc', en: 'Run the rules' },
  options: {
    unit: { type: 'string', help: 'mã hoặc tên đơn vị' },
    period: { type: 'string', help: 'kỳ báo cáo' },
    'as-of': { type: 'string', help: 'đến ngày' },
    'known-at': { type: 'string', help: 'như đã biết tại thời điểm' },
  },
  run: async (context) => {
    const { unit, period, asOf, knownAt } = { asOf: undefined, knownAt: undefined, ...requestOf(context) };
    const facts = await withDatabase(context, 'read', ({ db }) =>
      readRuleInput(db, { unit, period, ...(asOf ? { asOf } : {}), ...(knownAt ? { knownAt } : {}) }),
    );
    const results = runRules(facts);
    const findings = results.flatMap(({ outcome }) => (outcome.verdict === 'fails' ? outcome.findings : []));
    if (context.json) {
      const rules = results.map(({ rule, outcome }) => ({
        id: rule.id,
        title: rule.title,
        legalRef: rule.legalRef,
        confidence: rule.confidence,
        verdict: outcome.verdict,
        ...(outcome.verdict === 'cannot-check' ? { reason: outcome.reason } : {}),
      }));
      context.effects.out(JSON.stringify({ schemaVersion: 1, asOf: facts.asOf, rules, findings }, null, 2));
    } else {
      context.effects.out(`${facts.unit.name}, ${facts.period.label}, số liệu đến ${formatDay(facts.asOf)}`);
      for (const { rule, outcome } of results) {
        context.effects.out(
          `${rule.title}: ${VERDICTS[outcome.verdict]}${outcome.verdict === 'cannot-check' ? ` (${outcome.reason})` : ''}${rule.legalRef === '' || MARKS[rule.confidence] === '' ? '' : ` [${MARKS[rule.confidence]}]`}`,
        );
        if (outcome.verdict === 'fails')
          for (const one of outcome.findings) context.effects.out(`  ${SEVERITIES[one.severity]}: ${one.message}`);
      }
    }
    return findings.some((one) => one.severity === 'error') ? 1 : 0;
  },
};
