/** Law and practice as code: each rule is data, a pure function and its legal reference. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Confidence, Threshold, Unit } from '../catalogue/model.ts';
import type { FundingFacts } from '../funding/model.ts';
import type { IndicatorFacts } from '../indicators/model.ts';
import type { Day } from '../kernel/calendar.ts';
import type { Fact } from '../kernel/fact.ts';
import type { Finding, Severity } from '../kernel/finding.ts';
import type { Period } from '../kernel/period.ts';
import type { Commitment } from '../ledger/commitments.ts';
import type { AccountSum, EntryLine } from '../ledger/model.ts';
import type { SteeringFacts } from '../steering/model.ts';
import type { WorksFacts } from '../works/model.ts';

export interface RuleInput {
  readonly catalogue: Catalogue;
  readonly unit: Unit;
  readonly period: Period;
  readonly asOf: Day;
  /** Keys of the units whose facts are the unit's. */
  readonly unitKeys: ReadonlySet<string>;
  readonly accounts: readonly AccountSum[];
  /** As of the same day of the year before. */
  readonly accountsLastYear: readonly AccountSum[];
  /** Every line of the scope up to the day; null when there are too many to look at one by one. */
  readonly lines: readonly EntryLine[] | null;
  /** Lines of the entries that name a work, and of their reversals. */
  readonly workLines: readonly EntryLine[];
  /** Money that is only expected. */
  readonly commitments: readonly Fact<Commitment>[];
  readonly indicators: IndicatorFacts;
  readonly steering: SteeringFacts;
  readonly funding: FundingFacts;
  readonly works: WorksFacts;
}

/** Something that is not as the rule asks. */
export interface Found {
  /** What makes it the same finding next time. */
  readonly about: string;
  /** One Vietnamese sentence: what, stated and expected. */
  readonly message: string;
  readonly stated?: string;
  readonly expected?: string;
  readonly entries?: readonly { readonly home: string; readonly seq: number }[];
  /** The limit it was held against: its document is cited, its mark is shown. */
  readonly threshold?: Threshold;
  /** When it weighs less than the rule's own. */
  readonly severity?: 'warning' | 'note';
  /** When another text holds for it than the rule's own: money or support of years before that text. */
  readonly basis?: { readonly legalRef: string; readonly confidence: Confidence };
}

/** What is not right, or (text) why nothing can be said. Empty: it holds. */
export type Checked = readonly Found[] | string;

export type RuleOutcome =
  | { readonly verdict: 'holds' }
  | { readonly verdict: 'fails'; readonly findings: readonly Finding[] }
  /** `reason`: Vietnamese, what is missing. */
  | { readonly verdict: 'cannot-check'; readonly reason: string };

export interface Rule {
  readonly id: string;
  readonly title: string;
  /** What it looks at and why, for the officer who reads the finding. */
  readonly explain: string;
  /** What to do when it fails. */
  readonly remedy: string;
  readonly severity: Severity;
  /** "" where no text of law is known: the rule is practice, or arithmetic. */
  readonly legalRef: string;
  readonly confidence: Confidence;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly check: (input: RuleInput) => Checked;
}

/** A rule of the three programmes and of the merged one: valid from the first day of the catalogue. */
export const ALWAYS = { validFrom: '2021-01-01' as Day, validTo: null } as const;
/** Arithmetic needs no text of law. */
export const ARITHMETIC = { legalRef: '', confidence: 'verified', ...ALWAYS } as const;
/** What well-run offices look at; no text asks for it. */
export const PRACTICE = { legalRef: '', confidence: 'unverified', ...ALWAYS } as const;
