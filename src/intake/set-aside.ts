/** Wrong rows set aside, so that the right ones are posted without them. Pure. */
import { type Problem, Problems } from '../kernel/problem.ts';
import type { ClearedRow, RowDraft } from './parse-sheet.ts';
import { cellPlace } from './raw.ts';
import type { RawFile } from './read-file.ts';

/** Any wrong row, or only these (see rowOf). */
export type Allowed = 'any' | { readonly agreed: ReadonlySet<string> };

/** What was read of one file. */
export interface FileRows {
  readonly file: Pick<RawFile, 'name' | 'sha256'>;
  readonly id: string;
  readonly rows: readonly RowDraft[];
  readonly cleared: readonly ClearedRow[];
}

/** The row that a problem is about, as text; null for what is wrong with a sheet or a file as a whole. */
export function rowOf({ code, where: { sheet, cell, row } }: Pick<Problem, 'code' | 'where'>): string | null {
  const number = cell === undefined ? row : cellPlace(cell).row + 1;
  return sheet === undefined || number === undefined || code === 'invalid-headers' ? null : `${sheet}\n${number}`;
}

/** Rows set aside one round after another: each round may show that further rows lack the money that a refused one would have brought. */
export class Aside {
  readonly problems: Problem[] = [];
  readonly #rows = new Set<string>();
  readonly #which: Allowed | undefined;
  constructor(which: Allowed | undefined) {
    this.#which = which;
  }

  /** @throws Problems with all that is wrong, where it must not be set aside */
  add(found: readonly Problem[]): void {
    const rows = found.map((problem) => rowOf(problem));
    const allowed = (row: string | null) =>
      row !== null && this.#which !== undefined && (this.#which === 'any' || this.#which.agreed.has(row));
    const isNews = rows.some((row) => row !== null && !this.#rows.has(row));
    if (!rows.every(allowed) || !isNews) throw new Problems([...this.problems, ...found]);
    this.problems.push(...found);
    for (const row of rows) if (row !== null) this.#rows.add(row);
  }

  without(files: readonly FileRows[]): FileRows[] {
    const stays = ({ sheetName: sheet, cell }: { sheetName: string; cell: string }) =>
      !this.#rows.has(rowOf({ code: 'invalid-value', where: { sheet, cell } }) ?? '');
    const left = files.map((file) => ({ ...file, rows: file.rows.filter(stays), cleared: file.cleared.filter(stays) }));
    if (this.problems.length > 0 && left.every(({ rows, cleared }) => rows.length + cleared.length === 0))
      throw new Problems(this.problems);
    return left;
  }
}
