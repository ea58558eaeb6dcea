/**
 * Shares that a later section restates in round words ("trên 38%", "10%") against the shares worked out before. A restatement may speak
 * of a longer period, so a difference is a warning at most.
 */
import { abs, approximate, equal, sub } from '../decimal.ts';
import type { Figure } from '../figures.ts';
import { type NumberStyle, printNumber } from '../format.ts';
import type { Found } from '../found.ts';
import { measure } from '../relation.ts';
import { recomputed } from '../repair.ts';
import { checkMention } from '../verdict.ts';
import type { CounterpartShare } from './counterpart.ts';
import type { MoneyTopic } from './topics.ts';

export interface Restated {
  readonly found: readonly Found[];
  /** How many restatements were compared, and how many hold. */
  readonly checked: number;
  readonly held: number;
}

export function restatedShares(topics: readonly MoneyTopic[], shares: readonly CounterpartShare[], style: NumberStyle): Restated {
  const found: Found[] = [];
  let checked = 0;
  const first = shares[0]?.topic.statement;
  if (first === undefined) return { found, checked: 0, held: 0 };
  for (const topic of topics) {
    const { value, piece } = topic.statement;
    if (value.unit?.dim !== 'percent' || !topic.counterpart || piece === first.piece || topic.statement.base !== null) continue;
    const share = shares.find((one) => one.topic.programme === topic.programme);
    if (share === undefined) continue;
    checked += 1;
    const right = rightShare(share);
    if (agrees(value, share.percent) && (right === null || agreesWith(value, right))) continue;
    const shown =
      right === null || equal(right, measure(share.percent).v)
        ? share.percent.printed
        : printNumber(right, Math.max(share.percent.decimals, 1), style);
    found.push({
      rule: 'mention',
      severity: 'warning',
      message: `Tỷ lệ nhắc lại ${value.qualifier === 'over' ? 'trên ' : ''}${value.printed}% khác xa tỷ lệ đã nêu là ${share.percent.printed}%${shown === share.percent.printed ? '' : ` (tính lại: ${shown}%)`}; nếu nói về giai đoạn khác thì ghi rõ.`,
      spots: [value, share.percent].map((figure) => ({ piece: figure.block, start: figure.start, end: figure.end })),
      stated: value.printed,
      expected: shown,
    });
  }
  return { found, checked, held: checked - found.length };
}

/** The share worked out from its terms when it is not the printed one. */
function rightShare(share: CounterpartShare) {
  return share.base === null ? null : recomputed({ type: 'ratio', factor: 100 }, share.percent, share.topic.statement.value, share.base);
}

/** Within 10 % of the value for a qualified figure, by the last printed place for a plain one. */
function agrees(restated: Figure, stated: Figure): boolean {
  return (
    agreesWith(restated, measure(stated).v) ||
    (restated.qualifier === 'none' && checkMention(measure(restated), measure(stated)) !== 'failed')
  );
}
function agreesWith(restated: Figure, value: { m: bigint; e: number }): boolean {
  const v = measure(restated).v;
  const off = approximate(sub(value, v));
  const size = Math.max(Math.abs(approximate(value)), 1e-9);
  if (restated.qualifier === 'over') return off >= 0 && off / size <= 0.1;
  if (restated.qualifier === 'under') return off <= 0 && -off / size <= 0.1;
  if (restated.qualifier === 'about') return approximate(abs(sub(value, v))) / size <= 0.1;
  const unit = 10 ** -restated.decimals;
  return approximate(abs(sub(value, v))) < unit;
}
