/**
 * What a sheet looks like and what its rows mean. Writer and reader are both driven by these specs: adding a sheet is adding a spec.
 */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CapitalKind, Component, FundSource, Unit } from '../catalogue/model.ts';
import type { Day } from '../kernel/calendar.ts';
import type { Problem } from '../kernel/problem.ts';
import type { Posting } from '../ledger/model.ts';
import type { NewRecord } from '../records/model.ts';

export type ColumnType =
  | 'text'
  | 'long-text'
  | 'day'
  | 'amount'
  | 'decimal'
  | 'int'
  | 'year'
  | 'period'
  | 'unit'
  /** Several of them; kept as codes, or as unit keys where a day was written ("614@30/06/2025"). */
  | 'units'
  | 'component'
  | 'source'
  | 'kind'
  | 'choice'
  | 'list';

export interface ColumnSpec {
  readonly key: string;
  /** As printed; matching ignores accents, case, "*" and a unit in brackets. */
  readonly header: string;
  readonly aliases?: readonly string[];
  readonly type: ColumnType;
  readonly required?: boolean;
  /** Vietnamese word → code, for `choice`. */
  readonly choices?: Readonly<Record<string, string>>;
  /** Name of the list of the workbook's hidden sheet that feeds the drop-down. */
  readonly width: number;
  readonly note?: string;
}

/** A row after parsing: resolved values by column key; absent when the cell is empty. */
export interface ParsedRow {
  readonly text: (key: string) => string;
  readonly day: (key: string) => Day | null;
  readonly number: (key: string) => number | null;
  readonly unit: (key: string) => Unit | null;
  readonly component: (key: string) => Component | null;
  readonly source: (key: string) => FundSource | null;
  readonly kind: (key: string) => CapitalKind | null;
  readonly list: (key: string) => string[];
  /** Reports a Problem at a column of this row. */
  readonly wrong: (problem: Problem, key?: string) => void;
}

/** A work of a unit. */
export interface WorkOf {
  readonly unit: string;
  readonly code: string;
}

export type Draft =
  /** `work`: the unit's own code of the work that the entry is about. */
  | { readonly type: 'posting'; readonly home: string; readonly posting: Omit<Posting, 'key'>; readonly work?: WorkOf }
  | { readonly type: 'record'; readonly home: string; readonly record: Omit<NewRecord, 'origin'> };

export interface SheetSpec {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly columns: readonly ColumnSpec[];
  /** A workbook may be without it: workbooks made before there was this sheet stay good. */
  readonly optional?: boolean;
  /** Columns that identify a row without the hidden id: voucher or decision number and line. */
  readonly identity: readonly string[];
  /** A record's identity is natural (its columns) even when the row has an id: a later file corrects it. */
  readonly naturalKey: boolean;
  /** Day on which codes and names of the row are looked up. */
  readonly dayOf: (row: { day(key: string): Day | null; number(key: string): number | null }) => Day | null;
  readonly toDraft: (row: ParsedRow, context: { catalogue: Catalogue; key: string; rowNumber: number }) => Draft | null;
}
