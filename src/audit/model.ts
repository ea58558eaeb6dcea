/** The auditor's answer: a fixed contract (`schemaVersion` 1). */
import type { Finding } from '../kernel/finding.ts';
import type { AuditFormat } from '../reading/audit-text.ts';

export interface AuditSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly figures: number;
  /** Distinct (rule, ordered figure positions) that were decided. */
  readonly relationsChecked: number;
  readonly relationsHeld: number;
  /** Proposed, but something was missing or doubtful. */
  readonly unchecked: number;
  /** Groups of broken relations too large to search for a repair. */
  readonly notSearched: number;
  /** Findings suppressed by the caller. */
  readonly ignored: number;
}

export interface AuditResult {
  readonly schemaVersion: 1;
  readonly document: {
    readonly path: string;
    readonly format: AuditFormat;
    readonly title?: string;
    /** ISO day in the letterhead. */
    readonly date?: string;
    readonly period?: string;
    readonly blocks: number;
    /** Only with `withText`. */
    readonly text?: string;
  };
  readonly summary: AuditSummary;
  readonly findings: readonly Finding[];
}

/** Facts of the catalogue, as plain data; everything may be left out. */
export interface AuditFacts {
  /** Names valid on the report's day: every spelling maps to the official one. `names` holds no other unit's name. */
  readonly units: readonly {
    /** Statistical code, where `parent` of others names it. */
    readonly code?: string;
    readonly name: string;
    readonly type: string;
    readonly aliases: readonly string[];
    readonly parent: string;
    readonly validFrom: string;
    readonly validTo: string | null;
  }[];
  readonly programmes: readonly { readonly name: string; readonly aliases: readonly string[] }[];
  /** Documents whose date was read at its source. */
  readonly documents: readonly {
    readonly number: string;
    readonly issuedOn: string;
    readonly title: string;
    readonly issuer: string;
    readonly confidence: string;
  }[];
}

export const NO_FACTS: AuditFacts = { units: [], programmes: [], documents: [] };

/** Every rule of the specification, in the order findings of one place are listed. */
export const RULES = [
  'sum',
  'part',
  'ratio',
  'change',
  'attainment',
  'mention',
  'count',
  'table',
  'product',
  'duration',
  'mean',
  'date',
  'citation',
  'chronology',
  'scope',
  'name',
  'words',
  'layout',
  'text',
  'ledger',
] as const;
export type RuleName = (typeof RULES)[number];
