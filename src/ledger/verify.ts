/** Pure checks of a ledger read back: the chain, gapless numbering, rising time, shapes, and balances against a fold of the lines. */

import type { Day } from '../kernel/calendar.ts';
import { toHex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { contentHash, GENESIS_HASH, linkHash } from './canonical.ts';
import { checkShape } from './events.ts';
import { foldLines } from './fold.ts';
import type { AccountSum, EntryLine, LedgerEvent, PostingEvent } from './model.ts';

/** An entry with its place in the chain, as stored. */
export interface ChainEntry {
  readonly seq: number;
  readonly event: LedgerEvent;
  readonly effectiveOn: Day;
  readonly bookedOn: Day;
  /** ISO with microseconds, UTC. */
  readonly recordedAt: string;
  readonly document: string;
  readonly actor: string;
  readonly key: string;
  readonly corrects: number | null;
  readonly contentHash: Uint8Array;
  readonly hash: Uint8Array;
  readonly lines: readonly EntryLine[];
}

export interface ChainState {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly recordedAt: string;
}

export const CHAIN_START: ChainState = { seq: 0, hash: GENESIS_HASH, recordedAt: '' };

const same = (a: Uint8Array, b: Uint8Array) => toHex(a) === toHex(b);

/** Walks a run of entries from a state to the next; `wrong` gets one sentence for each break. */
export function walkChain(state: ChainState, entries: readonly ChainEntry[], wrong: (problem: Problem) => void): ChainState {
  let { seq, hash, recordedAt } = state;
  for (const entry of entries) {
    const report = (reason: string) => wrong(new Problem('chain-broken', `Bút toán số ${entry.seq} (${entry.document}): ${reason}.`));
    if (entry.seq !== seq + 1) report(`thiếu bút toán từ số ${seq + 1} đến ${entry.seq - 1}`);
    if (entry.recordedAt <= recordedAt) report('thời điểm ghi không tăng');
    const content = contentHash(entry);
    if (!same(content, entry.contentHash)) report('nội dung đã bị sửa sau khi ghi (mã băm nội dung không khớp)');
    if (!same(linkHash(hash, entry.seq, entry.recordedAt, content), entry.hash)) report('mắt xích với bút toán trước không khớp');
    if (entry.event !== 'close' && entry.event !== 'reopen') {
      try {
        if (entry.event !== 'reverse') checkShape({ ...entry, event: entry.event as PostingEvent, corrects: undefined as never });
        else if (entry.lines.length === 0) report('bút toán đảo không có dòng nào');
      } catch (error) {
        report((error as Problem).message);
      }
    }
    ({ seq, hash, recordedAt } = entry);
  }
  return { seq, hash, recordedAt };
}

/** Differences between maintained balances and the fold, and accounts that are or ever were negative. */
export function checkBalances(lines: readonly EntryLine[], balances: readonly AccountSum[], wrong: (problem: Problem) => void): void {
  const name = (sum: AccountSum) => [sum.unit, sum.component, sum.source, sum.kind, sum.originYear, sum.execYear, sum.stage].join(' · ');
  const folded = new Map(
    foldLines(lines)
      .filter((sum) => sum.stage !== 'carriedOut')
      .map((sum) => [name(sum), sum.amount]),
  );
  for (const balance of balances) {
    const amount = folded.get(name(balance)) ?? 0;
    if (amount !== balance.amount)
      wrong(new Problem('chain-broken', `Số dư ${name(balance)} là ${balance.amount}, cộng từ các bút toán là ${amount}.`));
    folded.delete(name(balance));
  }
  for (const [account, amount] of folded)
    wrong(new Problem('chain-broken', `Số dư ${account} thiếu trong bảng số dư; cộng từ các bút toán là ${amount}.`));
  for (const { account, on, amount } of negativeDays(lines)) {
    wrong(new Problem('chain-broken', `Tài khoản ${account} âm ${amount} tại ngày ${on}.`));
  }
}

/** Days on which an available or advanced account is negative, by effective date. */
export function negativeDays(lines: readonly EntryLine[]): { account: string; on: Day; amount: number }[] {
  const moves = new Map<string, Map<Day, number>>();
  for (const line of lines) {
    for (const [side, amount] of [
      [line.from, -line.amount],
      [line.to, line.amount],
    ] as const) {
      if (side.stage !== 'available' && side.stage !== 'advanced') continue;
      const account = [side.unit, line.component, line.source, line.kind, line.originYear, side.year, side.stage].join(' · ');
      const days = moves.get(account) ?? new Map<Day, number>();
      days.set(line.effectiveOn, (days.get(line.effectiveOn) ?? 0) + amount);
      moves.set(account, days);
    }
  }
  const found: { account: string; on: Day; amount: number }[] = [];
  for (const [account, days] of moves) {
    let running = 0;
    for (const on of [...days.keys()].sort()) {
      running += days.get(on) ?? 0;
      if (running < 0) {
        found.push({ account, on, amount: running });
        break;
      }
    }
  }
  return found;
}
