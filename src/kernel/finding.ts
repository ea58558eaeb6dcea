/** The one shape of "something is not right", shared by rules on live data and by the auditor of documents. */

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Quote {
  readonly text: string;
  /** UTF-16 offsets into the extracted text. */
  readonly start: number;
  readonly end: number;
  readonly block: number;
  readonly page?: number;
}

/** One edit that settles the matter. */
export interface Suggestion {
  /** What stands there now. */
  readonly replace: { readonly start: number; readonly end: number; readonly text: string };
  readonly with: string;
  /** How many relations and mentions agree with it. */
  readonly support: number;
  /** Vietnamese: why. */
  readonly reason: string;
}

export interface Finding {
  /** Stable: hash of what it is about. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  /** One Vietnamese sentence: what, stated and expected. */
  readonly message: string;
  /** Where it is written (documents), the most suspect first; empty for live data. */
  readonly quotes: readonly Quote[];
  /** Entries it points at (live data). */
  readonly entries?: readonly { readonly home: string; readonly seq: number }[];
  readonly legalRef?: string;
  /** As printed, in the document's own number format. */
  readonly stated?: string;
  readonly expected?: string;
  readonly suggestion?: Suggestion;
}
