/**
 * The trail's chain, byte for byte what the SQL functions access_trail_text and access_trail_append write. Version t1:
 *   t1|seq|at|account|action|route|object|unit|outcome|detail|place hash (hex), text fields escaped as in ledger/canonical.ts.
 * The place (address and program) is hashed with a salt that is erased with it: the chain then no longer says anything about it.
 */
import { sha256Bytes, toHex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';

export interface TrailRow {
  readonly seq: number;
  /** ISO with microseconds, UTC. */
  readonly at: string;
  readonly account: string;
  readonly action: string;
  readonly route: string;
  readonly object: string;
  readonly unit: string;
  /** "ok" or the code of the Problem. */
  readonly outcome: string;
  /** JSON text. */
  readonly detail: string;
  readonly placeHash: Uint8Array;
  readonly hash: Uint8Array;
  /** null once erased. */
  readonly place: { readonly salt: string; readonly ip: string; readonly agent: string } | null;
}

export interface TrailState {
  readonly seq: number;
  readonly hash: Uint8Array;
  readonly at: string;
}

export const TRAIL_START: TrailState = { seq: 0, hash: new Uint8Array(32), at: '' };

const escape = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('|', '\\p').replaceAll('\n', '\\n');

export function trailText(row: Omit<TrailRow, 'hash' | 'place'>): string {
  const texts = [row.account, row.action, row.route, row.object, row.unit, row.outcome, row.detail].map(escape);
  return ['t1', row.seq, row.at, ...texts, toHex(row.placeHash)].join('|');
}

/** Walks a run of rows from a state to the next; `wrong` gets one sentence for each break. */
export function walkTrail(state: TrailState, rows: readonly TrailRow[], wrong: (problem: Problem) => void): TrailState {
  let { seq, hash, at } = state;
  for (const row of rows) {
    const report = (reason: string) => wrong(new Problem('chain-broken', `Nhật ký dòng ${row.seq}: ${reason}.`));
    if (row.seq !== seq + 1) report(`thiếu dòng ${seq + 1} đến ${row.seq - 1}`);
    if (row.at <= at) report('thời điểm không tăng');
    if (row.place && toHex(sha256Bytes(`${row.place.salt}|${row.place.ip}|${row.place.agent}`)) !== toHex(row.placeHash))
      report('địa chỉ truy cập đã bị sửa');
    if (toHex(sha256Bytes(hash, trailText(row))) !== toHex(row.hash)) report('nội dung đã bị sửa sau khi ghi');
    ({ seq, hash, at } = row);
  }
  return { seq, hash, at };
}

/** "10.1.2.3" → "10.1.x.x": enough to tell an office from the rest of the world, not a person from a colleague. */
export function maskAddress(ip: string): string {
  const four = /^(?:::ffff:)?(\d+\.\d+)\.\d+\.\d+$/.exec(ip);
  if (four) return `${four[1]}.x.x`;
  return ip.includes(':') ? `${ip.split(':').slice(0, 2).join(':')}:…` : '';
}
