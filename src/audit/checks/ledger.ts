/** `ledger`: money that the text identifies (programme, source, kind, stage) against the live figures handed in as plain facts. */
import { foldVietnamese } from '../../kernel/vietnamese.ts';
import { compare, decimal, shift } from '../decimal.ts';
import type { Figure } from '../figures.ts';
import { printNumber } from '../format.ts';
import type { Found } from '../found.ts';
import type { Outline } from '../outline.ts';
import { measure } from '../relation.ts';
import type { MoneyTopic } from '../relations/topics.ts';
import { checkMention } from '../verdict.ts';

/** One live figure. Empty strings mean "all together". */
export interface LedgerFigure {
  readonly programme: '' | 'DT' | 'GN' | 'NTM';
  readonly source: '' | 'NSTW' | 'NSDP';
  readonly kind: '' | 'DTPT' | 'SN';
  readonly stage: 'plan' | 'disbursed' | 'counterpart';
  readonly dong: number;
  /** Vietnamese, for the message. */
  readonly label: string;
}

export interface LedgerComparison {
  readonly found: readonly Found[];
  readonly compared: number;
  readonly agreed: number;
}

export function ledgerComparison(outline: Outline, topics: readonly MoneyTopic[], figures: readonly LedgerFigure[]): LedgerComparison {
  const found: Found[] = [];
  let compared = 0;
  for (const topic of topics) {
    const { value, base } = topic.statement;
    if (value.unit?.dim !== 'money' || topic.source === null || topic.source === 'other') continue;
    const kind = kindOf(
      outline.pieces[topic.statement.piece]?.view.text.slice(Math.max(topic.statement.clause[0], topic.statement.from), value.start) ?? '',
    );
    const programme = topic.programme ?? (everyProgramme(topic, outline) ? '' : null);
    if (programme === null) continue;
    const result = base !== null || (topic.statement.percent !== null && /đạt|bằng/iu.test(topic.statement.percentLead));
    const pairs: [Figure, LedgerFigure['stage']][] = [[value, topic.counterpart ? 'counterpart' : result ? 'disbursed' : 'plan']];
    if (base !== null) pairs.push([base, 'plan']);
    if (/dự kiến/iu.test(topic.statement.label)) continue;
    for (const [figure, stage] of pairs) {
      const live = figures.find(
        (one) => one.programme === programme && one.source === topic.source && one.kind === kind && one.stage === stage,
      );
      if (live === undefined || figure.qualifier !== 'none') continue;
      compared += 1;
      const exact = { v: decimal(live.dong), ulp: { m: 0n, e: 0 } };
      const printed = measure(figure);
      if (
        compare(printed.v, exact.v) === 0 ||
        checkMention({ ...printed, ulp: printed.ulp.m === 0n ? decimal(1) : printed.ulp }, exact) !== 'failed'
      )
        continue;
      const expected = printNumber(shift(exact.v, -(figure.unit?.power ?? 0)), figure.decimals, outline.style);
      found.push({
        rule: 'ledger',
        severity: 'error',
        message: `${figure.printed} ${figure.unit?.name ?? ''} khác số liệu trong sổ: ${live.label} là ${expected} ${figure.unit?.name ?? ''}.`,
        spots: [{ piece: figure.block, start: figure.start, end: figure.end }],
        stated: figure.printed,
        expected,
      });
    }
  }
  return { found, compared, agreed: compared - found.length };
}

function kindOf(label: string): LedgerFigure['kind'] {
  const folded = foldVietnamese(label);
  const investment = /dau tu phat trien|\bdtpt\b/u.test(folded);
  const current = /su nghiep|\bsn\b|thuong xuyen/u.test(folded);
  return investment === current ? '' : investment ? 'DTPT' : 'SN';
}

/** A figure of all three programmes: the line names none, and the paper is about them. */
function everyProgramme(topic: MoneyTopic, outline: Outline): boolean {
  const text = outline.pieces[topic.statement.piece]?.view.text ?? '';
  return (
    topic.statement.scope === 0 &&
    topic.statement.from <= 260 &&
    /^[\s\p{P}a-z\d]{0,6}(?:về |tổng )?(?:kế hoạch )?(?:vốn|nguồn vốn|ngân sách)/iu.test(text)
  );
}
