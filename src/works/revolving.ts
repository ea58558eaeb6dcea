/** Where the revolving capital of each support project stands on a day. Pure. */
import { type Day, toDay } from '../kernel/calendar.ts';
import type { Fact } from '../kernel/fact.ts';
import { exactParts, sumDong } from '../kernel/money.ts';
import type { Revolving, SupportProject, WorksFacts } from './model.ts';

export interface RevolvingState {
  readonly project: Fact<SupportProject>;
  /** Đồng that must come back: the share of the support, rounded down; null where nothing comes back. */
  readonly toRecover: number;
  readonly scheduled: number;
  /** Scheduled to come back by the day, and the last day of these. */
  readonly due: number;
  readonly lastDue: Day | null;
  readonly returned: number;
  readonly lentAgain: number;
  readonly writtenOff: number;
  /** Returned and not lent again. */
  readonly inHand: number;
  /** Due by the day, less what came back or was written off; never below zero. */
  readonly overdue: number;
}

/** Percent of an amount in whole đồng, rounded down: no more is asked back than the share. */
export function shareOf(amount: number, percent: string): number {
  const { units, scale } = exactParts(percent);
  return Number((BigInt(amount) * units) / (100n * scale));
}

export function revolvingStates(facts: WorksFacts, on: Day): RevolvingState[] {
  const moves = Map.groupBy(facts.revolving, ({ unit, data }) => `${unit} ${data.project}`);
  return facts.projects.map((project) => {
    const own = moves.get(`${project.unit} ${project.data.code}`) ?? [];
    const sum = (type: Revolving['type'], keep: (one: Fact<Revolving>) => boolean = () => true) =>
      sumDong(own.filter((one) => one.data.type === type && keep(one)).map((one) => one.data.amount));
    const returned = sum('thu-hoi');
    const lentAgain = sum('luan-chuyen');
    const writtenOff = sum('rui-ro');
    const isDue = ({ data }: Fact<Revolving>) => data.type === 'phai-thu' && data.due !== null && data.due <= on;
    const due = sum('phai-thu', isDue);
    const lastDue = own
      .filter(isDue)
      .map(({ data }) => toDay(data.due ?? ''))
      .sort()
      .at(-1);
    return {
      project,
      toRecover: shareOf(project.data.budgetSupport, project.data.recoveryShare),
      scheduled: sum('phai-thu'),
      due,
      lastDue: lastDue ?? null,
      returned,
      lentAgain,
      writtenOff,
      inHand: returned - lentAgain,
      overdue: Math.max(0, due - returned - writtenOff),
    };
  });
}
