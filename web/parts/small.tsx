/** Small parts that every place uses: names of units, days, states, a query's three faces. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { unitTitle } from '../../src/catalogue/names.ts';
import { type Day, formatDay } from '../../src/kernel/calendar.ts';
import { upperFirst } from '../../src/kernel/vietnamese.ts';
import { unit } from '../api/queries.ts';
import { Refused } from '../app/failed.tsx';
import type { Word } from '../words/vi.ts';
import { useWords } from '../words/words.tsx';

/** "Xã Đăk Kôi" for "23497@2025-07-01"; the key until it is known. */
/** `on`: the day on which a code is understood; a key needs none. */
export function UnitName({ of, on }: { of: string; on?: string }) {
  return <>{useUnitName(of, on)}</>;
}
export function useUnitName(key: string, on?: string): string {
  const { data } = useQuery(unit(key, on));
  return data ? upperFirst(unitTitle(data.unit)) : key;
}

export const day = (text: string) => formatDay(text.slice(0, 10) as Day);

/** Today in Viet Nam, as the server counts days: "2026-11-25". */
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

/** A unit of the past is seen on its last day. */
export const lastDayOf = ({ validTo }: { validTo: string | null }) => (validTo !== null && validTo < today() ? validTo : today());

/** An instant as people in Viet Nam read it. */
export function moment(iso: string): string {
  return new Intl.DateTimeFormat('vi-VN', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date(iso));
}

export function State({ of }: { of: string }) {
  const { say } = useWords();
  return <span className={`state is-${of}`}>{say(`state.${of}` as Word)}</span>;
}

export function Due({ due, daysLate }: { due: string; daysLate: number }) {
  const { say } = useWords();
  return (
    <>
      {day(due)}
      {daysLate > 0 && <span className="late"> · {say('late.days', { days: daysLate })}</span>}
    </>
  );
}

/** What a question to the server shows: a skeleton, a refusal with "try again", or its answer. */
export function Asked<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Refused error={query.error} retry={() => void query.refetch()} />;
  return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
}

/** A table wider than the page: scrolled, by keyboard too. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable
    <section className="scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
