/** Sentences of a report as records of the server: read, added, changed, withdrawn; and drafts of them on this machine. */
import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { recordsOf, type StoredRecord } from '../../parts/records/calls.ts';

export const LISTS = ['narratives', 'obstacles', 'assessments', 'tasks'] as const;
export type List = (typeof LISTS)[number];

/** What the four kinds have in common, and what some have. */
export interface Content {
  readonly period: string;
  readonly order: number;
  readonly content: string;
  readonly section?: string;
  readonly group?: string;
  readonly component?: string;
  readonly legalReason?: string;
  readonly proposal?: string;
  readonly responsible?: string;
  readonly owner?: string;
  readonly carriedFrom?: string;
  readonly due?: string | null;
  readonly state?: string;
}
export interface WrittenRecord extends StoredRecord<Content> {
  readonly list: List;
}
export const pathOf = (list: List) => `/api/steering/${list}`;

/** Sentences of all four kinds as they hold on a day. */
export function useWritten(unit: string, on: string): UseQueryResult<readonly WrittenRecord[]> {
  return useQueries({
    queries: LISTS.map((list) => recordsOf<Content>(pathOf(list), unit, on)),
    combine: (all) => {
      const waiting = all.find(({ data }) => data === undefined);
      const records = all.flatMap(({ data }, index) => (data ?? []).map((one) => ({ ...one, list: LISTS[index] as List })));
      return { ...(waiting ?? all[0]), data: waiting ? undefined : records } as UseQueryResult<readonly WrittenRecord[]>;
    },
  });
}

export interface KeptDraft {
  readonly data: Content;
  /** Upon which version it was written; 0 for a new one. */
  readonly version: number;
}
/** Under which name a draft is kept. */
export const draftName = (place: string) => `mtqg:studio:${place}`;

/** A sentence that says nothing yet. */
export function blank(list: List, of: string, period: string, order: number): Content {
  const base = { period, order, content: '' };
  switch (list) {
    case 'narratives':
      return { ...base, section: of === '' ? 'ket-qua' : of };
    case 'assessments':
      return { ...base, group: of === '' ? 'ket-qua' : of };
    case 'obstacles':
      return {
        ...base,
        group: of === '' ? 'khac' : of,
        component: '',
        legalReason: '',
        proposal: '',
        responsible: '',
        due: null,
        state: 'open',
      };
    case 'tasks':
      return { ...base, owner: '', due: null, state: 'todo', carriedFrom: '' };
  }
}
