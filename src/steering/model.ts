/** How the programmes are directed: committees, documents in use, obstacles, assessment, tasks, activities, narrative. Records by unit and period. */
import { z } from 'zod';
import type { Fact } from '../kernel/fact.ts';

const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const CITATION_GROUPS = {
  'chi-dao': 'Văn bản chỉ đạo, cụ thể hóa',
  'to-chuc': 'Văn bản về tổ chức bộ máy',
  'huong-dan': 'Văn bản hướng dẫn thực hiện',
  'can-cu': 'Căn cứ của báo cáo',
  'phan-bo': 'Căn cứ phân bổ vốn',
} as const;
export type CitationGroup = keyof typeof CITATION_GROUPS;

/** A document this office works by: cited in its reports under a group, in order. Facts of the document itself stand here once. */
export const officeDocumentSchema = z.strictObject({
  number: text,
  type: text,
  issuedOn: day.nullable(),
  issuer: text,
  /** Empty when the source does not give it. */
  title: z.string(),
  group: z.enum(Object.keys(CITATION_GROUPS) as [CitationGroup, ...CitationGroup[]]),
  /** What it does to another document: {relation, to: its number}. */
  relations: z.array(z.strictObject({ relation: z.enum(['implements', 'amends', 'replaces', 'establishes']), to: text })),
  order: z.int(),
});
export type OfficeDocument = z.infer<typeof officeDocumentSchema>;

export const COMMITTEE_TYPES = { 'ban-chi-dao': 'Ban Chỉ đạo', 'ban-quan-ly': 'Ban Quản lý', 'to-giup-viec': 'Tổ giúp việc' } as const;
export type CommitteeType = keyof typeof COMMITTEE_TYPES;
export const committeeSchema = z.strictObject({
  type: z.enum(Object.keys(COMMITTEE_TYPES) as [CommitteeType, ...CommitteeType[]]),
  name: text,
  document: z.string(),
});
export type Committee = z.infer<typeof committeeSchema>;

/** A member's area: position only, never a person's name. `area` is the code of the unit looked after, on the day of the record. */
export const memberAreaSchema = z.strictObject({ position: text, area: text });
export type MemberArea = z.infer<typeof memberAreaSchema>;

const periodic = { period: text, order: z.int() };

export const OBSTACLE_GROUPS = { 'to-chuc': 'Tổ chức triển khai thực hiện', khac: 'Khó khăn, vướng mắc khác' } as const;
export const OBSTACLE_STATES = { open: 'Chưa giải quyết', 'in-hand': 'Đang giải quyết', solved: 'Đã giải quyết' } as const;
export const obstacleSchema = z.strictObject({
  ...periodic,
  group: z.enum(['to-chuc', 'khac']),
  content: text,
  component: z.string(),
  legalReason: z.string(),
  proposal: z.string(),
  responsible: z.string(),
  due: day.nullable(),
  state: z.enum(['open', 'in-hand', 'solved']),
});
export type Obstacle = z.infer<typeof obstacleSchema>;

export const ASSESSMENT_GROUPS = {
  'ket-qua': 'Kết quả đạt được',
  'ton-tai': 'Tồn tại, hạn chế',
  'nguyen-nhan': 'Nguyên nhân',
  'bai-hoc': 'Bài học kinh nghiệm',
} as const;
export const assessmentSchema = z.strictObject({
  ...periodic,
  group: z.enum(['ket-qua', 'ton-tai', 'nguyen-nhan', 'bai-hoc']),
  content: text,
});
export type Assessment = z.infer<typeof assessmentSchema>;

export const TASK_STATES = { todo: 'Chưa thực hiện', doing: 'Đang thực hiện', done: 'Hoàn thành' } as const;
export const taskSchema = z.strictObject({
  ...periodic,
  content: text,
  owner: z.string(),
  due: day.nullable(),
  state: z.enum(['todo', 'doing', 'done']),
  carriedFrom: z.string(),
});
export type Task = z.infer<typeof taskSchema>;

export const ACTIVITY_TYPES = { 'truyen-thong': 'Truyền thông', 'tap-huan': 'Tập huấn', 'kiem-tra': 'Kiểm tra, giám sát' } as const;
export const activitySchema = z.strictObject({
  type: z.enum(['truyen-thong', 'tap-huan', 'kiem-tra']),
  name: text,
  times: z.int().min(1),
  participants: z.int().min(0).nullable(),
});
export type Activity = z.infer<typeof activitySchema>;

export const NARRATIVE_SECTIONS = {
  'mo-dau': 'Mở đầu',
  'co-che': 'Xây dựng cơ chế, chính sách',
  'dieu-hanh': 'Chỉ đạo, điều hành',
  'ket-qua': 'Kết quả thực hiện',
  'phan-bo': 'Phân bổ, giao kế hoạch vốn',
  'giai-ngan': 'Giải ngân',
} as const;
export type NarrativeSection = keyof typeof NARRATIVE_SECTIONS;
/** A paragraph of prose for one section of one period; figures do not belong in it. */
export const narrativeSchema = z.strictObject({
  ...periodic,
  section: z.enum(Object.keys(NARRATIVE_SECTIONS) as [NarrativeSection, ...NarrativeSection[]]),
  content: text,
});
export type Narrative = z.infer<typeof narrativeSchema>;

/** Who issues, signs and receives the unit's reports. Positions and names as they are printed. */
export const issuerSchema = z.strictObject({
  /** "ỦY BAN NHÂN DÂN HUYỆN KON RẪY" */
  issuer: text,
  symbol: text,
  place: text,
  shortName: text,
  authority: z.array(text),
  signer: z.string(),
  addressees: z.array(text),
  recipients: z.array(text),
});
export type Issuer = z.infer<typeof issuerSchema>;

export const STEERING_KINDS = {
  'office-document': officeDocumentSchema,
  committee: committeeSchema,
  'member-area': memberAreaSchema,
  obstacle: obstacleSchema,
  assessment: assessmentSchema,
  task: taskSchema,
  activity: activitySchema,
  narrative: narrativeSchema,
  issuer: issuerSchema,
} as const;
export type SteeringKind = keyof typeof STEERING_KINDS;

export interface SteeringFacts {
  readonly documents: readonly Fact<OfficeDocument>[];
  readonly committees: readonly Fact<Committee>[];
  readonly memberAreas: readonly Fact<MemberArea>[];
  readonly obstacles: readonly Fact<Obstacle>[];
  readonly assessments: readonly Fact<Assessment>[];
  readonly tasks: readonly Fact<Task>[];
  readonly activities: readonly Fact<Activity>[];
  readonly narratives: readonly Fact<Narrative>[];
  readonly issuers: readonly Fact<Issuer>[];
}
