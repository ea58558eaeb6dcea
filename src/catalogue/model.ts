/**
 * The rows of the catalogue. Every row is valid from–to, names its legal document, the place it was read and how sure
 * we are. Schemas read the text of a table's cells; their keys, in snake_case, are the table's columns.
 */
import { z } from 'zod';
import { type Day, isDay } from '../kernel/calendar.ts';

/** verified: read at its source · reported: read in the press · inferred · unverified ("chưa đối chiếu", "CHƯA"). */
export const CONFIDENCES = ['verified', 'reported', 'inferred', 'unverified'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** shipped: from `data/`; office: an office's own row, which wins over a shipped row of the same key. */
export type Layer = 'shipped' | 'office';

export const SOURCE_GROUPS = ['central', 'local', 'other'] as const;
export const UNIT_TYPES = [
  'quoc-gia',
  'tinh',
  'thanh-pho',
  'huyen',
  'quan',
  'thi-xa',
  'thi-tran',
  'phuong',
  'xa',
  'dac-khu',
  'thon',
] as const;
export type UnitType = (typeof UNIT_TYPES)[number];
export const UNIT_CHANGE_KINDS = ['merge', 'reparent', 'abolish', 'rename', 'split'] as const;
export const DOCUMENT_RELATIONS = ['implements', 'amends', 'replaces', 'establishes', 'guides', 'grounds'] as const;
export const PERIOD_KINDS = ['half', 'year', 'quarter', 'month'] as const;

const REQUIRED = 'không được để trống';
const text = z.string();
const filled = z.string().min(1, REQUIRED);
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'mã chỉ gồm chữ không dấu, chữ số, “.” và “-”');

/** "a|b|c" → ['a', 'b', 'c']; empty → []. */
const names = z.string().transform((cell): readonly string[] =>
  cell
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

const day = z.string().transform((cell, ctx): Day => {
  if (isDay(cell)) return cell;
  const message = cell === '' ? REQUIRED : 'ngày phải viết dạng 2023-06-30 và có thật trên lịch';
  ctx.issues.push({ code: 'custom', message, input: cell });
  return z.NEVER;
});
const dayOrNull = z.string().transform((cell, ctx): Day | null => {
  if (cell === '') return null;
  if (isDay(cell)) return cell;
  ctx.issues.push({ code: 'custom', message: 'ngày phải viết dạng 2023-06-30 và có thật trên lịch, hoặc để trống', input: cell });
  return z.NEVER;
});
const wholeOrNull = z.string().transform((cell, ctx): number | null => {
  if (cell === '') return null;
  if (/^\d{1,6}$/.test(cell)) return Number(cell);
  ctx.issues.push({ code: 'custom', message: 'phải là số nguyên không âm, hoặc để trống', input: cell });
  return z.NEVER;
});
function oneOf<const T extends readonly string[]>(allowed: T) {
  return z.enum(allowed, `phải là một trong: ${allowed.join(', ')}`);
}
const confidenceOrNull = z.union(
  [z.literal('').transform(() => null), oneOf(CONFIDENCES)],
  `phải để trống hoặc là một trong: ${CONFIDENCES.join(', ')}`,
);

/** Empty → null: not stated at this level, look at the levels below. "-" → []: has no money of its own. */
const kinds = z.string().transform((cell): readonly string[] | null => {
  if (cell === '') return null;
  return cell === '-' ? [] : cell.split(/\s+/);
});

/** The last five columns of every table. */
const dated = {
  validFrom: day,
  validTo: dayOrNull,
  legalRef: text,
  source: filled,
  confidence: oneOf(CONFIDENCES),
};

export const componentSchema = z.object({
  code,
  parent: text,
  level: filled,
  name: filled,
  shortName: filled,
  aliases: names,
  leadAgency: text,
  leadAgencyConfidence: confidenceOrNull,
  kinds,
  kindsConfidence: confidenceOrNull,
  planFromYear: wholeOrNull,
  planToYear: wholeOrNull,
  ...dated,
});
export const sourceSchema = z.object({
  code,
  parent: text,
  name: filled,
  shortName: filled,
  aliases: names,
  group: oneOf(SOURCE_GROUPS),
  note: text,
  ...dated,
});
export const kindSchema = z.object({ code, label: filled, shortLabel: filled, aliases: names, ...dated });
export const unitSchema = z.object({
  code,
  parent: text,
  type: oneOf(UNIT_TYPES),
  name: filled,
  aliases: names,
  // The ledger keeps one chain a home; its table takes two digits.
  home: z.string().regex(/^\d{2}$/u, 'phải là mã hai chữ số của tỉnh giữ sổ (00 là cả nước)'),
  area: z.enum(['urban', 'rural', ''], 'phải là urban, rural hoặc để trống'),
  ...dated,
});
export const unitChangeSchema = z.object({
  effectiveOn: day,
  kind: oneOf(UNIT_CHANGE_KINDS),
  fromCode: code,
  fromValidOn: day,
  toCode: code,
  extent: oneOf(['full', 'partial'] as const),
  share: text,
  shareBasis: text,
  ...dated,
});
export const zoneSchema = z.object({ unit: code, zone: filled, ...dated });
export const TIERS = ['', 'tinh', 'huyen', 'xa'] as const;
/**
 * A limit that a rule compares with. Empty `programme`, `tier`, `unit`: for all. `detail` is what the rule keeps apart ("2022→2023", "dbkk");
 * `value` is exact decimal text, or a day or month-day where the rule asks for one.
 */
export const thresholdSchema = z.object({
  rule: code,
  programme: text,
  tier: oneOf(TIERS),
  unit: text,
  detail: text,
  value: filled,
  valueUnit: filled,
  note: text,
  ...dated,
});
export const periodRowSchema = z.object({
  code,
  unit: text,
  kind: oneOf(PERIOD_KINDS),
  label: filled,
  dataFrom: day,
  dataTo: day,
  due: dayOrNull,
  ...dated,
});
export const criteriaSetSchema = z.object({
  code,
  name: filled,
  total: wholeOrNull,
  indicatorTotal: wholeOrNull,
  appliesTo: filled,
  version: filled,
  ...dated,
});
export const criterionSchema = z.object({
  set: code,
  code,
  parent: text,
  name: text,
  threshold: text,
  thresholdText: text,
  thresholdUnit: text,
  thresholdScope: text,
  ...dated,
});
export const documentSchema = z.object({
  code,
  type: filled,
  number: filled,
  issuedOn: dayOrNull,
  issuer: filled,
  title: filled,
  note: text,
  ...dated,
});
export const documentRelationSchema = z.object({ from: code, relation: oneOf(DOCUMENT_RELATIONS), to: code, note: text, ...dated });

/** What every row has besides its own columns. */
export interface Dated {
  /** The row's own code; tables without one get a readable composite (see `tables.ts`). */
  readonly code: string;
  readonly validFrom: Day;
  /** null: open. The day itself is included. */
  readonly validTo: Day | null;
  readonly legalRef: string;
  readonly source: string;
  readonly confidence: Confidence;
  readonly layer: Layer;
  /** Office rows: hash of the shipped row this one replaced when it was written (see `overlay.ts`). */
  readonly basedOn?: string;
}
type Row<S extends z.ZodType> = Readonly<z.output<S>> & Dated;

export type Component = Row<typeof componentSchema>;
export type FundSource = Row<typeof sourceSchema>;
export type CapitalKind = Row<typeof kindSchema>;
export type Unit = Row<typeof unitSchema>;
export type UnitChange = Row<typeof unitChangeSchema>;
export type Zone = Row<typeof zoneSchema>;
export type Threshold = Row<typeof thresholdSchema>;
export type PeriodRow = Row<typeof periodRowSchema>;
export type CriteriaSet = Row<typeof criteriaSetSchema>;
export type Criterion = Row<typeof criterionSchema>;
export type LegalDocument = Row<typeof documentSchema>;
export type DocumentRelation = Row<typeof documentRelationSchema>;

export interface CatalogueRows {
  readonly programmes: readonly Component[];
  readonly sources: readonly FundSource[];
  readonly 'capital-kinds': readonly CapitalKind[];
  readonly units: readonly Unit[];
  readonly 'unit-changes': readonly UnitChange[];
  readonly zones: readonly Zone[];
  readonly thresholds: readonly Threshold[];
  readonly periods: readonly PeriodRow[];
  readonly 'criteria-sets': readonly CriteriaSet[];
  readonly criteria: readonly Criterion[];
  readonly documents: readonly LegalDocument[];
  readonly 'document-relations': readonly DocumentRelation[];
}
export type TableName = keyof CatalogueRows;
