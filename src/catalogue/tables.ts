/** One entry a table: its schema, hence its columns, and what identifies a row in it apart from its validity. */
import type { z } from 'zod';
import type { Dated, TableName } from './model.ts';
import {
  componentSchema,
  criteriaSetSchema,
  criterionSchema,
  documentRelationSchema,
  documentSchema,
  kindSchema,
  periodRowSchema,
  sourceSchema,
  thresholdSchema,
  unitChangeSchema,
  unitSchema,
  zoneSchema,
} from './model.ts';
import { isArea } from './rows.ts';

interface TableSpec {
  readonly schema: z.ZodObject;
  readonly title: string;
  /** Fields that together identify a row; `validFrom` tells its versions apart. */
  readonly identity: readonly string[];
}

export const TABLES = {
  programmes: { schema: componentSchema, title: 'Chương trình, dự án', identity: ['code'] },
  sources: { schema: sourceSchema, title: 'Nguồn vốn', identity: ['code'] },
  'capital-kinds': { schema: kindSchema, title: 'Loại vốn', identity: ['code'] },
  units: { schema: unitSchema, title: 'Đơn vị hành chính', identity: ['code'] },
  'unit-changes': { schema: unitChangeSchema, title: 'Sắp xếp đơn vị', identity: ['fromCode', 'kind', 'toCode'] },
  zones: { schema: zoneSchema, title: 'Khu vực', identity: ['unit'] },
  thresholds: { schema: thresholdSchema, title: 'Ngưỡng của quy tắc', identity: ['rule', 'programme', 'tier', 'unit', 'detail'] },
  periods: { schema: periodRowSchema, title: 'Kỳ báo cáo', identity: ['code', 'unit'] },
  'criteria-sets': { schema: criteriaSetSchema, title: 'Bộ tiêu chí', identity: ['code'] },
  criteria: { schema: criterionSchema, title: 'Tiêu chí', identity: ['set', 'code'] },
  documents: { schema: documentSchema, title: 'Văn bản', identity: ['code'] },
  'document-relations': { schema: documentRelationSchema, title: 'Quan hệ văn bản', identity: ['from', 'relation', 'to'] },
} as const satisfies Record<TableName, TableSpec>;

export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

export function fileOf(table: TableName): string {
  return `${table}.tsv`;
}

export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The columns of a table in order, in snake_case. */
export function columnsOf(table: TableName): string[] {
  return Object.keys(TABLES[table].schema.shape).map(columnName);
}

/** What names the row whatever its version: "614", "2023-H1 614", "62 merge 51". */
export function identityOf(table: TableName, row: Dated | Record<string, unknown>): string {
  const fields = row as Record<string, unknown>;
  // A unit is in one of the areas I–III; lists (poor districts, coastal communes) stand beside its area and do not end it.
  const isList = table === 'zones' && !isArea(String(fields['zone'] ?? ''));
  const parts: readonly string[] = isList ? ['unit', 'zone'] : TABLES[table].identity;
  return parts
    .map((field) => String(fields[field] ?? ''))
    .join(' ')
    .trim();
}

/** What an office row must repeat to replace a shipped row. */
export function rowKey(table: TableName, row: Dated): string {
  return `${identityOf(table, row)}@${row.validFrom}`;
}
