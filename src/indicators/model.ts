/** Indicators, targets, observations, criteria: what is measured, as records by unit and date. Numbers are exact decimal text. */
import { z } from 'zod';
import type { Fact } from '../kernel/fact.ts';

const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
const year = z.int().min(1990).max(2100);

/** `formula` derives an indicator from another: "decrease POV.RATE" is last year's value minus this year's. "" is observed directly. */
export const indicatorSchema = z.strictObject({
  code: z.string().min(1),
  name: z.string().min(1),
  measureUnit: z.string().min(1),
  /** Root component of the programme it belongs to. */
  programme: z.string().min(1),
  formula: z.string().regex(/^$|^(decrease|increase) \S+$/),
  /** Whether more or less is better: attainment compares accordingly. */
  better: z.enum(['higher', 'lower']),
  /** "sum": a unit without a result of its own has the sum of the units right below it, once all of them have one. */
  aggregation: z.enum(['sum']).optional(),
  order: z.int(),
  document: z.string(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const targetSchema = z.strictObject({ indicator: z.string().min(1), year, value: decimal, document: z.string() });
export type Target = z.infer<typeof targetSchema>;

/** `year`: the year measured; `effectiveOn` of the record is the day from which the value holds. */
export const observationSchema = z.strictObject({ indicator: z.string().min(1), year, value: decimal, document: z.string() });
export type Observation = z.infer<typeof observationSchema>;

/** How many criteria of a set a unit meets; `newly` names criteria met since the last report. */
export const criteriaResultSchema = z.strictObject({
  set: z.string().min(1),
  /** null when only newly met criteria are known. */
  met: z.int().min(0).nullable(),
  newly: z.array(z.string().min(1)),
  document: z.string(),
});
export type CriteriaResult = z.infer<typeof criteriaResultSchema>;

export const RECOGNITIONS = {
  'xa-nang-cao': 'xã nông thôn mới nâng cao',
  'xa-kieu-mau': 'xã nông thôn mới kiểu mẫu',
  'xa-dat-chuan': 'xã nông thôn mới',
  'xa-hien-dai': 'xã nông thôn mới hiện đại',
  'thon-kieu-mau': 'thôn nông thôn mới kiểu mẫu',
  'thon-dtts': 'thôn (làng) nông thôn mới vùng đồng bào dân tộc thiểu số',
} as const;
export type RecognitionLevel = keyof typeof RECOGNITIONS;

export const recognitionSchema = z.strictObject({
  level: z.enum(Object.keys(RECOGNITIONS) as [RecognitionLevel, ...RecognitionLevel[]]),
  document: z.string(),
});
export type Recognition = z.infer<typeof recognitionSchema>;

export const INDICATOR_KINDS = {
  indicator: indicatorSchema,
  target: targetSchema,
  observation: observationSchema,
  'criteria-result': criteriaResultSchema,
  recognition: recognitionSchema,
} as const;
export type IndicatorKind = keyof typeof INDICATOR_KINDS;

export interface IndicatorFacts {
  readonly indicators: readonly Fact<Indicator>[];
  readonly targets: readonly Fact<Target>[];
  readonly observations: readonly Fact<Observation>[];
  readonly criteria: readonly Fact<CriteriaResult>[];
  readonly recognitions: readonly Fact<Recognition>[];
  /** Unit key → keys of the units right below it, on the day of the reading. */
  readonly below: ReadonlyMap<string, readonly string[]>;
}
