/** Whole operations on the ledger: one transaction each. */
import { type Db, type Trx, transaction } from '../db/connect.ts';
import { sha256 } from '../db/digest.ts';
import type { Day } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { readKept, readRuns } from './chain/store.ts';
import type { Posted, Posting } from './model.ts';
import { readHomes } from './reading/store.ts';
import { Recount } from './recount.ts';
import { closePeriod, postEntries } from './store.ts';
import { CHAIN_START, walkChain } from './verify.ts';

/**
 * Posts entries of one home in a transaction of their own.
 * @throws Problem unbalanced, insufficient-funds, period-closed, key-conflict, unknown-entry, already-reversed, two-homes
 */
export async function post(db: Db, home: string, actor: string, postings: readonly Posting[]): Promise<Posted[]> {
  return transaction(db, (trx: Trx) => postEntries(trx, home, actor, postings));
}

/** Closes booking through a day, or reopens it back to an earlier one; the seq of the entry, or null when nothing changes. */
export async function close(db: Db, home: string, actor: string, through: Day, document: string, key: string): Promise<number | null> {
  return transaction(db, (trx) => closePeriod(trx, home, actor, through, document, key));
}

export interface LedgerCheck {
  readonly homes: readonly { readonly home: string; readonly entries: number; readonly head: string }[];
  readonly problems: readonly Problem[];
}

/**
 * Reads every ledger back and checks chain, invariants and kept sums, independently of the database's own functions. In one snapshot, so that
 * others may post meanwhile; of a ledger only its sums are held, never its lines.
 */
export async function verifyLedger(db: Db, onProgress: (done: number, of: number) => void = () => undefined): Promise<LedgerCheck> {
  if (db.isTransaction) return verifyHomes(db, onProgress);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((trx) => verifyHomes(trx as unknown as Trx, onProgress));
}

async function verifyHomes(db: Db, onProgress: (done: number, of: number) => void): Promise<LedgerCheck> {
  const problems: Problem[] = [];
  const wrong = (problem: Problem) => void problems.push(problem);
  const homes: { home: string; entries: number; head: string }[] = [];
  for (const head of await readHomes(db)) {
    let state = CHAIN_START;
    const recount = new Recount();
    for await (const entries of readRuns(db, head.home, head.seq)) {
      state = walkChain(state, entries, wrong, sha256);
      for (const entry of entries) for (const line of entry.lines) recount.add(line);
      onProgress(state.seq, head.seq);
    }
    if (state.seq !== head.seq || state.hash !== Buffer.from(head.hash).toString('hex')) {
      wrong(
        new Problem(
          'chain-broken',
          `Đầu sổ của tỉnh ${head.home} ghi ${head.seq} bút toán nhưng đọc được đến số ${state.seq}; bút toán cuối bị mất hoặc đầu sổ bị sửa.`,
        ),
      );
    }
    recount.compare(await readKept(db, head.home), wrong);
    homes.push({ home: head.home, entries: head.seq, head: state.hash });
  }
  return { homes, problems };
}
