/** Sentences of a report as records of the server: read, added, changed, withdrawn; and drafts of them on this machine. */
import { queryOptions } from '@tanstack/react-query';
import { api, call, once, upon } from '../../api/client.ts';

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
export interface WrittenRecord {
  readonly list: List;
  readonly home: string;
  readonly key: string;
  readonly version: number;
  readonly unit: string;
  readonly effectiveOn: string;
  readonly data: Content;
}

// The routes of the four kinds are the same but for their data: typed once, as tasks.
const pathOf = (list: List) => `/api/steering/${list}` as '/api/steering/tasks';
const oneOf = (list: List) => `/api/steering/${list}/{home}/{key}` as '/api/steering/tasks/{home}/{key}';

async function readAll(list: List, unit: string, on: string): Promise<WrittenRecord[]> {
  const found: WrittenRecord[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { unit, on, limit: 1000, ...(cursor === undefined ? {} : { cursor }) };
    const page = await call(() => api.GET(pathOf(list), { params: { query } }));
    found.push(...page.items.map((item) => ({ ...item, list, data: item.data as Content })));
    cursor = page.next;
  }
  return found;
}

export const written = (unit: string, on: string) =>
  queryOptions({
    queryKey: ['written', unit, on],
    queryFn: async () => (await Promise.all(LISTS.map((list) => readAll(list, unit, on)))).flat(),
  });

export const add = (list: List, unit: string, effectiveOn: string, data: Content) =>
  call(() => api.POST(pathOf(list), { params: { header: once() }, body: { unit, effectiveOn, data: data as never } }));
export const change = ({ list, home, key, unit, effectiveOn }: WrittenRecord, version: number, data: Content) =>
  call(() =>
    api.PUT(oneOf(list), { params: { path: { home, key }, header: upon(version) }, body: { unit, effectiveOn, data: data as never } }),
  );
export const withdraw = ({ list, home, key, version }: WrittenRecord) =>
  call(() => api.DELETE(oneOf(list), { params: { path: { home, key }, header: upon(version) } }));

export interface KeptDraft {
  readonly data: Content;
  /** Upon which version it was written; 0 for a new one. */
  readonly version: number;
}
const PLACE = 'mtqg:studio:';
export function draftOf(name: string): KeptDraft | null {
  const text = localStorage.getItem(PLACE + name);
  return text === null ? null : (JSON.parse(text) as KeptDraft);
}
export const keepDraft = (name: string, draft: KeptDraft) => localStorage.setItem(PLACE + name, JSON.stringify(draft));
export const dropDraft = (name: string) => localStorage.removeItem(PLACE + name);

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
