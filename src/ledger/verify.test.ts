/** The verifier must see every way in which a stored chain can be wrong: each is planted here once. */
import { describe, expect, it } from 'vitest';
import type { Day } from '../kernel/calendar.ts';
import type { Problem } from '../kernel/problem.ts';
import { contentHash, linkHash } from './canonical.ts';
import { withinUnit } from './events.ts';
import type { EntryLine, Fund } from './model.ts';
import { CHAIN_START, type ChainEntry, type ChainState, walkChain } from './verify.ts';

const fund: Fund = { component: 'DT.DA1', source: 'NSTW', kind: 'SN', originYear: 2023 };

function entry(state: ChainState, event: 'assign' | 'disburse', amount: number, on = '2023-01-05' as Day): ChainEntry {
  const seq = state.seq + 1;
  const recordedAt = `2023-02-01T00:00:00.00000${seq}Z`;
  const base = { event, effectiveOn: on, bookedOn: on, document: `QĐ ${seq}`, actor: 'cli', key: `k${seq}`, corrects: null };
  const lines: EntryLine[] = withinUnit(event, 'A', 2023, fund, amount).map((line, index) => ({
    ...line,
    home: '51',
    seq,
    lineNo: index + 1,
    event,
    effectiveOn: on,
    bookedOn: on,
    document: base.document,
    corrects: null,
  }));
  const content = contentHash({ ...base, lines });
  return { ...base, seq, recordedAt, lines, contentHash: content, hash: linkHash(state.hash, seq, recordedAt, content) };
}

function chain(): ChainEntry[] {
  const entries: ChainEntry[] = [];
  let state = CHAIN_START;
  for (const [event, amount] of [
    ['assign', 100],
    ['disburse', 40],
    ['disburse', 30],
  ] as const) {
    const next = entry(state, event, amount);
    entries.push(next);
    state = next;
  }
  return entries;
}
function problems(entries: readonly ChainEntry[]): string[] {
  const found: Problem[] = [];
  walkChain(CHAIN_START, entries, (problem) => found.push(problem));
  return found.map((problem) => problem.message);
}

describe('walkChain', () => {
  it('finds nothing wrong in a true chain and ends at its head', () => {
    const entries = chain();
    expect(problems(entries)).toEqual([]);
    expect(walkChain(CHAIN_START, entries, () => undefined)).toMatchObject({
      seq: 3,
      hash: entries[2]?.hash,
      recordedAt: entries[2]?.recordedAt,
    });
  });
  it('sees an amount changed after the fact', () => {
    const entries = chain();
    const [first] = entries as [ChainEntry];
    entries[0] = { ...first, lines: first.lines.map((line) => ({ ...line, amount: 99 })) };
    expect(problems(entries)[0]).toContain('nội dung đã bị sửa');
    expect(problems(entries)[0]).toContain('Bút toán số 1');
  });
  it('sees content and content hash changed together', () => {
    const entries = chain();
    const [first] = entries as [ChainEntry];
    const lines = first.lines.map((line) => ({ ...line, amount: 99 }));
    entries[0] = { ...first, lines, contentHash: contentHash({ ...first, lines }) };
    expect(problems(entries).join()).toContain('mắt xích');
  });
  it('sees a removed entry', () => {
    const entries = chain().filter((one) => one.seq !== 2);
    expect(problems(entries)[0]).toContain('thiếu bút toán từ số 2 đến 2');
  });
  it('sees time that does not rise', () => {
    const entries = chain();
    entries[1] = { ...(entries[1] as ChainEntry), recordedAt: (entries[0] as ChainEntry).recordedAt };
    expect(problems(entries).join()).toContain('không tăng');
  });
  it('sees lines that do not fit the event, and a reversal without lines', () => {
    const wrong = chain();
    wrong[0] = { ...(wrong[0] as ChainEntry), event: 'cancel' };
    expect(problems(wrong).join()).toContain('available sang cancelled');
    const empty = chain();
    empty[2] = { ...(empty[2] as ChainEntry), event: 'reverse', corrects: 1, lines: [] };
    expect(problems(empty).join()).toContain('bút toán đảo không có dòng nào');
    const closed = chain();
    closed[2] = { ...(closed[2] as ChainEntry), event: 'close', lines: [] };
    expect(problems(closed).join()).not.toContain('hình thức');
  });
});

describe('walkChain, days', () => {
  const changed = (change: Partial<ChainEntry['lines'][number]>) => {
    const entries = chain();
    const [first] = entries as [ChainEntry];
    entries[0] = { ...first, lines: first.lines.map((line) => ({ ...line, ...change })) };
    return problems(entries).join();
  };
  it('sees a line whose days are not those of its entry', () => {
    expect(changed({ effectiveOn: '2023-01-06' as Day })).toContain('dòng 1 ghi ngày 2023-01-06, 2023-01-05');
    expect(changed({ bookedOn: '2023-01-06' as Day })).toContain('khác ngày của bút toán');
  });
  it('sees a line recorded on another day than its entry, in Viet Nam', () => {
    expect(changed({ recordedOn: '2023-02-01' as Day })).toBe('');
    expect(changed({ recordedOn: '2023-01-31' as Day })).toContain('ghi ngày vào sổ 2023-01-31');
    const late = (recordedAt: string) => {
      const [first] = chain() as [ChainEntry];
      const lines = first.lines.map((line) => ({ ...line, recordedOn: '2023-02-01' as Day }));
      return problems([{ ...first, recordedAt, lines, hash: linkHash(CHAIN_START.hash, 1, recordedAt, first.contentHash) }]);
    };
    expect(late('2023-02-01T16:59:59.999999Z')).toEqual([]);
    // Begun before midnight, numbered just after it.
    expect(late('2023-02-01T17:00:00.000009Z')).toEqual([]);
    expect(late('2023-02-01T17:00:10.000000Z')).toHaveLength(1);
    expect(late('2023-01-31T17:00:10.000000Z')).toEqual([]);
  });
});
