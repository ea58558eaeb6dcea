/**
 * Counterpart shares: "vốn đối ứng … chiếm tỷ lệ p%" is a share of the central money of the same programme; and the plan behind
 * "đạt p% kế hoạch" where it is printed in another section. Both bases are named by topic, not by what fits.
 */
import type { Figure } from '../figures.ts';
import type { Grade, Relation } from '../relation.ts';
import type { MoneyTopic } from './topics.ts';

export interface CounterpartShare {
  readonly topic: MoneyTopic;
  readonly percent: Figure;
  /** The central money it is a share of. */
  readonly base: Figure | null;
}

export function counterpartRelations(topics: readonly MoneyTopic[]): { relations: Relation[]; shares: CounterpartShare[] } {
  const relations: Relation[] = [];
  const shares: CounterpartShare[] = [];
  if (!topics.some((topic) => topic.programme !== null)) return { relations, shares };
  const money = topics.filter((topic) => topic.statement.value.unit?.dim === 'money');
  const central = money.filter((topic) => topic.source === 'NSTW' && !topic.spent);
  for (const topic of money) {
    const { percent, value, base } = topic.statement;
    if (percent === null || base !== null) continue;
    if (topic.counterpart && /chiếm|tỷ lệ|tỉ lệ|bằng/iu.test(topic.statement.percentLead)) {
      const bases = distinctFigures(central.filter((other) => other.programme === topic.programme).map((other) => other.statement.value));
      const [first, ...more] = bases;
      shares.push({ topic, percent, base: more.length === 0 ? (first ?? null) : null });
      for (const figure of bases)
        relations.push({
          ...share(percent, value, figure, 'likely', 'đối ứng trên vốn trung ương'),
          group: `counterpart:${topic.statement.piece}`,
        });
    } else if (/đạt|bằng/iu.test(topic.statement.percentLead) && /kế hoạch/iu.test(topic.statement.percentTail.slice(0, 20))) {
      const plans = money.filter(
        (other) =>
          other !== topic &&
          !other.spent &&
          other.programme === topic.programme &&
          topic.programme !== null &&
          other.source === topic.source &&
          topic.source !== null,
      );
      for (const figure of distinctFigures(plans.map((other) => other.statement.value)))
        relations.push(share(percent, value, figure, 'possible', 'kế hoạch ở mục khác'));
    }
  }
  return { relations, shares };
}

function share(percent: Figure, part: Figure, whole: Figure, grade: Grade, why: string): Relation {
  return {
    rule: 'ratio',
    form: { type: 'ratio', factor: 100 },
    figures: [percent, part, whole],
    grade,
    why,
    slot: `ratio:${percent.id}`,
  };
}

function distinctFigures(figures: readonly Figure[]): Figure[] {
  const seen = new Set<string>();
  return figures.filter((figure) => {
    const key = figure.printed;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
