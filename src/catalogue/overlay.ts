/** Two layers of rows: what the release ships and what an office says instead. The office wins, and is told when the shipped row moved. */
import { sha256Hex } from '../kernel/hash.ts';
import type { CatalogueRows, Dated, TableName } from './model.ts';
import { rowKey, TABLE_NAMES, TABLES } from './tables.ts';

export interface OverlayConflict {
  readonly table: TableName;
  readonly key: string;
  readonly shipped: Dated;
  readonly office: Dated;
}

/** The row's content as 20 hex characters; layer and basedOn are not content. */
export function rowHash(table: TableName, row: Dated): string {
  const fields = row as unknown as Record<string, unknown>;
  const content = Object.keys(TABLES[table].schema.shape).map((field) => JSON.stringify(fields[field] ?? null));
  return sha256Hex(`${table}\n${content.join('\n')}`).slice(0, 20);
}

/**
 * Office rows replace shipped rows of the same (table, code, valid from) in their place, so tree order is kept; new ones follow.
 * A conflict is an office row whose `basedOn` is no longer the hash of the shipped row it replaces.
 */
export function overlay(shipped: CatalogueRows, office: Partial<CatalogueRows>): { rows: CatalogueRows; conflicts: OverlayConflict[] } {
  const conflicts: OverlayConflict[] = [];
  const merged = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, overlayTable(table, shipped[table], office[table] ?? [], conflicts)]),
  );
  return { rows: merged as unknown as CatalogueRows, conflicts };
}

function overlayTable(table: TableName, shipped: readonly Dated[], office: readonly Dated[], conflicts: OverlayConflict[]): Dated[] {
  const ours = new Map(office.map((row) => [rowKey(table, row), row]));
  const merged = shipped.map((row) => {
    const key = rowKey(table, row);
    const replacement = ours.get(key);
    if (replacement === undefined) return row;
    ours.delete(key);
    if (replacement.basedOn !== undefined && replacement.basedOn !== rowHash(table, row)) {
      conflicts.push({ table, key, shipped: row, office: replacement });
    }
    return replacement;
  });
  return [...merged, ...ours.values()];
}
