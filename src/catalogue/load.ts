/** From the text of the tables to checked rows. All or nothing: every bad cell is reported in one go. */
import type { z } from 'zod';
import { Problem, Problems } from '../kernel/problem.ts';
import { checkRows } from './checks.ts';
import type { CatalogueRows, Dated, Layer, TableName } from './model.ts';
import { type OverlayConflict, overlay } from './overlay.ts';
import { columnName, columnsOf, fileOf, identityOf, TABLE_NAMES, TABLES } from './tables.ts';
import { parseTsv, type TsvRow } from './tsv.ts';

/** Where a row was written, for messages; rows from a database have no place. */
export type PlaceOf = (row: Dated) => { file: string; row: number } | undefined;

/**
 * Shipped data: {file name → text} of every table → rows that are consistent among themselves.
 * @throws Problems 'invalid-catalogue', each naming file, line, column and value
 */
export function loadCatalogue(files: Readonly<Record<string, string>>): CatalogueRows {
  const missing = TABLE_NAMES.filter((table) => files[fileOf(table)] === undefined);
  if (missing.length > 0) {
    throw new Problems(
      missing.map(
        (table) => new Problem('invalid-catalogue', `thiếu bảng ${TABLES[table].title}. Thêm tệp này vào data/.`, { file: fileOf(table) }),
      ),
    );
  }
  const { rows, placeOf } = readTables(files, 'shipped');
  throwIfAny(checkRows(rows, placeOf));
  return rows;
}

/**
 * An office's own tables, any subset, laid over `base` and checked together with it.
 * Returns the office's rows (to store), the merged rows and the conflicts with the shipped ones.
 */
export function loadOffice(
  files: Readonly<Record<string, string>>,
  base: CatalogueRows,
): { office: CatalogueRows; rows: CatalogueRows; conflicts: OverlayConflict[] } {
  const { rows: office, placeOf } = readTables(files, 'office');
  // Two office rows of one key would hide one another in the overlay, so they are checked before it.
  const merged = overlay(base, office);
  throwIfAny(checkRows(merged.rows, placeOf, office));
  return { office, ...merged };
}

function throwIfAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Problems(problems);
}

function readTables(files: Readonly<Record<string, string>>, layer: Layer): { rows: CatalogueRows; placeOf: PlaceOf } {
  const places = new Map<Dated, { file: string; row: number }>();
  const problems: Problem[] = [];
  const known = new Set(TABLE_NAMES.map(fileOf));
  for (const file of Object.keys(files)) {
    if (known.has(file)) continue;
    problems.push(new Problem('invalid-catalogue', `không có bảng nào mang tên này. Các tệp đúng: ${[...known].join(', ')}.`, { file }));
  }
  const tables = TABLE_NAMES.map((table) => [table, readTable(table, files[fileOf(table)], layer, places, problems)] as const);
  throwIfAny(problems);
  return { rows: Object.fromEntries(tables) as unknown as CatalogueRows, placeOf: (row) => places.get(row) };
}

function readTable(
  table: TableName,
  content: string | undefined,
  layer: Layer,
  places: Map<Dated, { file: string; row: number }>,
  problems: Problem[],
): Dated[] {
  if (content === undefined) return [];
  const file = fileOf(table);
  const rows: Dated[] = [];
  try {
    for (const line of parseTsv(file, content, columnsOf(table), layer === 'office' ? ['based_on'] : [])) {
      const row = readRow(table, line, layer, problems);
      if (row === undefined) continue;
      places.set(row, { file, row: line.line });
      rows.push(row);
    }
  } catch (error) {
    if (!(error instanceof Problems)) throw error;
    problems.push(...error.list);
  }
  return rows;
}

function readRow(table: TableName, line: TsvRow, layer: Layer, problems: Problem[]): Dated | undefined {
  const schema: z.ZodObject = TABLES[table].schema;
  const cells = Object.fromEntries(Object.keys(schema.shape).map((field) => [field, line.cells[columnName(field)] ?? '']));
  const parsed = schema.safeParse(cells);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? '');
      problems.push(
        new Problem('invalid-catalogue', `giá trị “${cells[field] ?? ''}” ${issue.message}.`, {
          file: fileOf(table),
          row: line.line,
          field: columnName(field),
        }),
      );
    }
    return undefined;
  }
  const fields = parsed.data as Record<string, unknown>;
  const basedOn = line.cells['based_on'] ?? '';
  return { code: identityOf(table, fields), ...fields, layer, ...(basedOn === '' ? {} : { basedOn }) } as unknown as Dated;
}
