/** Law and practice as code: each rule is data, a pure function and its legal reference. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Confidence, Unit } from '../catalogue/model.ts';
import type { IndicatorFacts } from '../indicators/model.ts';
import type { Day } from '../kernel/calendar.ts';
import type { Finding, Severity } from '../kernel/finding.ts';
import type { Period } from '../kernel/period.ts';
import type { SteeringFacts } from '../steering/model.ts';

export interface RuleInput {
  readonly catalogue: Catalogue;
  readonly unit: Unit;
  readonly period: Period;
  readonly asOf: Day;
  readonly indicators: IndicatorFacts;
  readonly steering: SteeringFacts;
}

export type RuleOutcome =
  | { readonly verdict: 'holds' }
  | { readonly verdict: 'fails'; readonly findings: readonly Finding[] }
  /** `reason`: Vietnamese, what is missing. */
  | { readonly verdict: 'cannot-check'; readonly reason: string };

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** "" where no text of law is known: the rule is practice. */
  readonly legalRef: string;
  readonly confidence: Confidence;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly check: (input: RuleInput) => RuleOutcome;
}
