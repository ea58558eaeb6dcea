/** What the sender says a sheet is, as it stands in the form: begun from the server's guess or from last time, ended as what is sent. */
import { keep, kept } from '../../parts/kept.ts';
import type { ForeignSheet, SheetKind, SheetMapping } from './queries.ts';

export interface MappingDraft {
  /** "": the sheet is not imported. */
  readonly kind: string;
  readonly headerRow: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly constants: Readonly<Record<string, string>>;
  readonly scale: number | null;
  readonly skip: readonly number[];
  /** Further rows to pass over, as typed. */
  readonly more: string;
}

/** What lasts until the next file with the same headers: not the rows, they are others then. */
export type Remembered = Pick<MappingDraft, 'kind' | 'columns' | 'constants' | 'scale'>;

export function draftOf(sheet: ForeignSheet, remembered: Remembered | null): MappingDraft {
  const kind = sheet.kind ?? '';
  const begun = remembered ?? { kind, columns: sheet.guesses[kind] ?? {}, constants: {}, scale: sheet.scale };
  return { ...begun, headerRow: sheet.headerRow, skip: sheet.skip.map(({ row }) => row), more: '' };
}

/** Another kind of figures: its own guess, what was typed for columns of the same name stays. */
export function withKind(draft: MappingDraft, sheet: ForeignSheet, kind: string): MappingDraft {
  return { ...draft, kind, columns: sheet.guesses[kind] ?? {} };
}

/** "12, 30-35" → the rows; null for what cannot be read. */
export function rowsOf(text: string): number[] | null {
  const rows: number[] = [];
  for (const part of text.split(/[,;\s]+/).filter((one) => one !== '')) {
    const [, from, to] = /^(\d{1,6})(?:[-–](\d{1,6}))?$/.exec(part) ?? [];
    if (from === undefined) return null;
    const last = Number(to ?? from);
    if (last < Number(from) || last - Number(from) > 20_000) return null;
    for (let row = Number(from); row <= last; row += 1) rows.push(row);
  }
  return rows;
}

/** Headers of required columns that have neither a column nor a value; "scale" where money has no unit. */
export function missingIn(draft: MappingDraft, kind: SheetKind): string[] {
  const missing = kind.columns
    .filter(({ key, required }) => required && draft.columns[key] === undefined && (draft.constants[key] ?? '').trim() === '')
    .map(({ header }) => header);
  return hasMoney(kind) && draft.scale === null ? [...missing, 'scale'] : missing;
}

export const hasMoney = (kind: SheetKind) => kind.columns.some(({ type }) => type === 'amount');

export function mappingOf(sheet: string, draft: MappingDraft, kind: SheetKind): SheetMapping {
  const known = new Set(kind.columns.map(({ key }) => key));
  const kept = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).filter(([key, text]) => known.has(key) && text.trim() !== ''));
  const columns = kept(draft.columns);
  return {
    sheet,
    kind: draft.kind,
    headerRow: draft.headerRow,
    columns,
    constants: Object.fromEntries(Object.entries(kept(draft.constants)).filter(([key]) => columns[key] === undefined)),
    scale: hasMoney(kind) ? (draft.scale as SheetMapping['scale']) : null,
    skip: [...new Set([...draft.skip, ...(rowsOf(draft.more) ?? [])])].filter((row) => row > draft.headerRow).sort((a, b) => a - b),
  };
}

const KEY = 'mtqg:mapping:';
export function remember(fingerprint: string, { kind, columns, constants, scale }: Remembered): void {
  keep(KEY + fingerprint, { kind, columns, constants, scale });
}

export function remembered(fingerprint: string): Remembered | null {
  const held = kept<unknown>(KEY + fingerprint);
  const isWhole =
    typeof held === 'object' && held !== null && 'kind' in held && 'columns' in held && 'constants' in held && 'scale' in held;
  return isWhole ? (held as Remembered) : null;
}
