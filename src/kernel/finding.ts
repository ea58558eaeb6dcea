/** The one shape of "something is not right", shared by rules on live data and by the auditor of documents. */

export type Severity = 'error' | 'warning' | 'note';

export interface Quote {
  readonly text: string;
  /** UTF-16 offsets into the extracted text. */
  readonly start: number;
  readonly end: number;
  readonly block: number;
  readonly page?: number;
}

export interface Finding {
  /** Stable: hash of what it is about. */
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  /** One Vietnamese sentence: what, stated and expected. */
  readonly message: string;
  /** Where it is written (documents); empty for live data. */
  readonly quotes: readonly Quote[];
  /** Entries it points at (live data). */
  readonly entries?: readonly { readonly home: string; readonly seq: number }[];
  readonly legalRef?: string;
  readonly stated?: string;
  readonly expected?: string;
}
