/** Pure checks of a ledger read back: the chain, gapless numbering, rising time, shapes, days. What is kept of it: recount.ts. */

import { type Day, dayAfter, dayBefore } from '../kernel/calendar.ts';
import { type Sha256, sha256Hex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { contentHash, GENESIS_HASH, linkHash } from './canonical.ts';
import { checkShape } from './events.ts';
import type { EntryLine, LedgerEvent, PostingEvent } from './model.ts';

/** A line with the day it was recorded on, where its reader knows it. */
export type ChainLine = EntryLine & { readonly recordedOn?: Day };

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
  /** Hex. */
  readonly contentHash: string;
  readonly hash: string;
  readonly lines: readonly ChainLine[];
}

export interface ChainState {
  readonly seq: number;
  readonly hash: string;
  readonly recordedAt: string;
}

export const CHAIN_START: ChainState = { seq: 0, hash: GENESIS_HASH, recordedAt: '' };

/** The day in Viet Nam of a time in UTC. */
function localDay(recordedAt: string): Day {
  const day = recordedAt.slice(0, 10) as Day;
  return recordedAt.slice(11, 13) < '17' ? day : dayAfter(day);
}

/**
 * A batch is dated by its beginning and its entries follow in microseconds: in the first seconds of a day its lines may still bear the day
 * before.
 */
function isRecordedOn(day: Day, recordedAt: string): boolean {
  const local = localDay(recordedAt);
  return day === local || (recordedAt.slice(11, 18) === '17:00:0' && day === dayBefore(local));
}

/** Lines repeat the days of their entry, which the chain holds: sums are counted by those of the lines. */
function checkDays(entry: ChainEntry, report: (reason: string) => void): void {
  for (const { lineNo, effectiveOn, bookedOn, recordedOn } of entry.lines) {
    if (effectiveOn !== entry.effectiveOn || bookedOn !== entry.bookedOn)
      report(`dòng ${lineNo} ghi ngày ${effectiveOn}, ${bookedOn}, khác ngày của bút toán`);
    if (recordedOn !== undefined && !isRecordedOn(recordedOn, entry.recordedAt))
      report(`dòng ${lineNo} ghi ngày vào sổ ${recordedOn}, khác thời điểm ghi của bút toán`);
  }
}

/** Walks a run of entries from a state to the next; `wrong` gets one sentence for each break. */
export function walkChain(
  state: ChainState,
  entries: readonly ChainEntry[],
  wrong: (problem: Problem) => void,
  sha256: Sha256 = sha256Hex,
): ChainState {
  let { seq, hash, recordedAt } = state;
  for (const entry of entries) {
    const report = (reason: string) => wrong(new Problem('chain-broken', `Bút toán số ${entry.seq} (${entry.document}): ${reason}.`));
    if (entry.seq !== seq + 1) report(`thiếu bút toán từ số ${seq + 1} đến ${entry.seq - 1}`);
    if (entry.recordedAt <= recordedAt) report('thời điểm ghi không tăng');
    const content = contentHash(entry, sha256);
    if (content !== entry.contentHash) report('nội dung đã bị sửa sau khi ghi (mã băm nội dung không khớp)');
    if (linkHash(hash, entry.seq, entry.recordedAt, content, sha256) !== entry.hash) report('mắt xích với bút toán trước không khớp');
    checkDays(entry, report);
    if (entry.event !== 'close' && entry.event !== 'reopen') {
      try {
        if (entry.event !== 'reverse') checkShape(entry as ChainEntry & { readonly event: PostingEvent });
        else if (entry.lines.length === 0) report('bút toán đảo không có dòng nào');
      } catch (error) {
        report((error as Problem).message);
      }
    }
    ({ seq, hash, recordedAt } = entry);
  }
  return { seq, hash, recordedAt };
}
