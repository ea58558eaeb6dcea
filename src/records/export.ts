/** Records of one kind as rows for people: who, when, then the fields of the kind. Pure. */
import type { z } from 'zod';
import type { StoredRecord } from './model.ts';

const FIXED = ['home', 'key', 'version', 'unit', 'effectiveOn'] as const;

/** The first row is the names of the columns, the same as in JSON; a field that is a list or an object stands as JSON text. */
export function recordRows(schema: z.ZodObject, records: readonly StoredRecord[]): (string | number)[][] {
  const fields = Object.keys(schema.shape);
  return [
    [...FIXED, ...fields],
    ...records.map((record) => {
      const data = record.data as Readonly<Record<string, unknown>>;
      return [...FIXED.map((name) => record[name]), ...fields.map((name) => cellOf(data[name]))];
    }),
  ];
}

function cellOf(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return value;
  return JSON.stringify(value);
}
