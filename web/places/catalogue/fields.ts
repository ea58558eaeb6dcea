/** Columns of the tables: snake_case in their files, camelCase in what the server answers. */
export const fieldOf = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** One row as the text of a table's file. What would end a cell or a row cannot stand inside one. */
export function fileOf(columns: readonly string[], values: Readonly<Record<string, string | undefined>>): string {
  const clean = (text = '') => text.replace(/\s+/g, ' ').trim();
  return `${columns.join('\t')}\n${columns.map((column) => clean(values[column])).join('\t')}\n`;
}
