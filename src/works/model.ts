/** Investment works, support of production and its revolving capital. Records by unit and day; what a work was given and paid is in the ledger. */
import { z } from 'zod';
import type { Fact } from '../kernel/fact.ts';

const text = z.string().min(1);
const year = z.int().min(1990).max(2100);
/** Whole đồng. */
const dong = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
/** Percent, exact: "62.5". */
const percent = z.string().regex(/^(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)$/, 'phải là tỷ lệ từ 0 đến 100');

export const MECHANISMS = { thuong: 'Thông thường', 'dac-thu': 'Cơ chế đặc thù' } as const;
export const WORK_STATES = {
  'chuan-bi': 'Chuẩn bị đầu tư',
  'thi-cong': 'Đang thi công',
  'hoan-thanh': 'Hoàn thành',
  'quyet-toan': 'Đã quyết toán',
  dung: 'Tạm dừng',
} as const;
type Key<T> = keyof T & string;
const oneOf = <T extends Record<string, string>>(labels: T) => z.enum(Object.keys(labels) as [Key<T>, ...Key<T>[]]);

export const workSchema = z.strictObject({
  /** The office's own, unique in its unit. */
  code: text,
  name: text,
  component: text,
  /** Codes of the communes it stands in, on the day of the record. */
  communes: z.array(text).min(1),
  owner: text,
  decision: z.string(),
  decidedOn: day.nullable(),
  totalInvestment: dong.positive(),
  mechanism: oneOf(MECHANISMS),
  startYear: year,
  endYear: year,
  state: oneOf(WORK_STATES),
  /** Đồng accepted at the settlement; null before it. */
  settled: dong.nullable(),
  settlementDocument: z.string(),
});
export type Work = z.infer<typeof workSchema>;

/** How far a work has come by the day of the record: percent of its whole volume. */
export const workProgressSchema = z.strictObject({ work: text, volume: percent, note: z.string() });
export type WorkProgress = z.infer<typeof workProgressSchema>;

/** An entry of the ledger that is about a work: its money is counted for the work, and is entered once. */
export const workEntrySchema = z.strictObject({ work: text, seq: z.int().positive() });
export type WorkEntry = z.infer<typeof workEntrySchema>;

/** Nghị định 27/2022/NĐ-CP Đ21–24 and TT 60/2026/TT-BTC Đ4.17d: four ways of supporting production. */
export const METHODS = {
  'chuoi-gia-tri': 'Liên kết theo chuỗi giá trị',
  'cong-dong': 'Theo cộng đồng',
  'nhiem-vu': 'Theo nhiệm vụ',
  'dac-thu': 'Đặc thù',
} as const;
export const HARDSHIP = { dbkk: 'Địa bàn đặc biệt khó khăn', kk: 'Địa bàn khó khăn', khac: 'Địa bàn khác' } as const;

export const supportProjectSchema = z.strictObject({
  code: text,
  name: text,
  component: text,
  method: oneOf(METHODS),
  hardship: oneOf(HARDSHIP),
  communes: z.array(text).min(1),
  decision: z.string(),
  decidedOn: day.nullable(),
  totalCost: dong.positive(),
  /** Of the total: from the state budget. */
  budgetSupport: dong,
  /** Of the support: managing and choosing the project. */
  managementCost: dong,
  households: z.int().min(0),
  poorHouseholds: z.int().min(0),
  /** Percent of the support that comes back and goes round; "0" where nothing does. */
  recoveryShare: percent,
});
export type SupportProject = z.infer<typeof supportProjectSchema>;

export const REVOLVING_EVENTS = {
  'phai-thu': 'Lịch phải thu',
  'thu-hoi': 'Đã thu hồi',
  'luan-chuyen': 'Luân chuyển cho hộ khác',
  'rui-ro': 'Xử lý rủi ro',
} as const;
/** One movement of a project's revolving capital; `due` is the day by which a scheduled amount comes back. */
export const revolvingSchema = z.strictObject({
  project: text,
  type: oneOf(REVOLVING_EVENTS),
  amount: dong.positive(),
  due: day.nullable(),
  households: z.int().min(0).nullable(),
  document: z.string(),
});
export type Revolving = z.infer<typeof revolvingSchema>;

/** What a household received, by the id of the household alone: no name, no number. */
export const householdSupportSchema = z.strictObject({
  household: text,
  component: text,
  /** "" where it is no part of a support project. */
  project: z.string(),
  content: text,
  year,
  amount: dong,
  document: z.string(),
});
export type HouseholdSupport = z.infer<typeof householdSupportSchema>;

export const HOUSEHOLD_CLASSES = {
  ngheo: 'Hộ nghèo',
  'can-ngheo': 'Hộ cận nghèo',
  'moi-thoat-ngheo': 'Hộ mới thoát nghèo',
  khac: 'Hộ khác',
} as const;
export type HouseholdClass = keyof typeof HOUSEHOLD_CLASSES;

/** A household as it is shown: its number masked but for three digits; empty texts once it was erased. */
export interface Household {
  readonly home: string;
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly identity: string;
  readonly class: HouseholdClass;
  readonly erased: boolean;
}

export const WORKS_KINDS = {
  work: workSchema,
  'work-progress': workProgressSchema,
  'work-entry': workEntrySchema,
  'support-project': supportProjectSchema,
  revolving: revolvingSchema,
  'household-support': householdSupportSchema,
} as const;
export type WorksKind = keyof typeof WORKS_KINDS;

const OF_WORK = { work: { kind: 'work', name: 'công trình' } } as const;
const OF_PROJECT = { project: { kind: 'support-project', name: 'dự án hỗ trợ sản xuất' } } as const;
/** Fields of records that name a work or a project by its code, by kind. */
export const WORKS_NAMED = {
  'work-progress': OF_WORK,
  revolving: OF_PROJECT,
  'household-support': OF_PROJECT,
} as const;

export interface WorksFacts {
  readonly works: readonly Fact<Work>[];
  readonly progress: readonly Fact<WorkProgress>[];
  readonly entries: readonly Fact<WorkEntry>[];
  readonly projects: readonly Fact<SupportProject>[];
  readonly revolving: readonly Fact<Revolving>[];
  readonly supports: readonly Fact<HouseholdSupport>[];
  /** Key of a merged unit → key of the unit that took it over by the day asked. */
  readonly heirs: ReadonlyMap<string, string>;
}
