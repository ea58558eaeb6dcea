/** One search box over the whole catalogue. */
import type { Day } from '../kernel/calendar.ts';
import type { CatalogueRows, Confidence, Dated, TableName } from './model.ts';
import { foldName, unitTitle } from './names.ts';
import { allRows } from './rows.ts';

export interface SearchHit {
  readonly table: TableName;
  readonly code: string;
  readonly name: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly confidence: Confidence;
}

/** Rows with words that begin like every word of the text, accents aside; same code first, then the nearer name, then table order. Empty text: every row. */
export function searchRows(rows: CatalogueRows, text: string): SearchHit[] {
  const wanted = foldName(text);
  const words = wanted.split(' ');
  const hits: { hit: SearchHit; rank: number }[] = [];
  for (const { table, row } of allRows(rows)) {
    const name = nameOf(table, row);
    const all = ` ${foldName(searchText(row))} ${foldName(name)} `;
    if (!words.every((word) => all.includes(` ${word}`))) continue;
    const { code, validFrom, validTo, confidence } = row;
    hits.push({ hit: { table, code, name, validFrom, validTo, confidence }, rank: rankOf(wanted, foldName(code), foldName(name)) });
  }
  return hits.sort((a, b) => a.rank - b.rank).map(({ hit }) => hit);
}

function rankOf(wanted: string, code: string, name: string): number {
  if (code === wanted) return 0;
  // A unit's shown name has a title before it: "huyện Kon Rẫy" is the name "Kon Rẫy".
  return name === wanted ? 1 : name.endsWith(` ${wanted}`) ? 2 : name.includes(wanted) ? 3 : 4;
}

function nameOf(table: TableName, row: Dated): string {
  const fields = row as unknown as Readonly<Record<string, string>>;
  switch (table) {
    case 'documents':
      return `${fields['type']} ${fields['number']}: ${fields['title']}`;
    case 'units':
      return unitTitle(row as Parameters<typeof unitTitle>[0] & Dated);
    case 'capital-kinds':
    case 'periods':
      return fields['label'] ?? '';
    case 'thresholds':
      return [fields['rule'], fields['programme'], fields['tier'], fields['unit'], fields['detail'], fields['value'], fields['valueUnit']]
        .filter((one) => one !== '')
        .join(' ');
    case 'zones':
      return `${fields['unit']}: ${fields['zone']}`;
    case 'unit-changes':
      return `${fields['fromCode']} → ${fields['toCode']} (${fields['kind']})`;
    case 'document-relations':
      return `${fields['from']} ${fields['relation']} ${fields['to']}`;
    default:
      return fields['name'] ?? '';
  }
}

/** Where a row was read (source, confidence) is not what it is about. */
function searchText(row: Dated): string {
  const { source: _source, confidence: _confidence, layer: _layer, validFrom: _from, validTo: _to, ...about } = row;
  return Object.values(about)
    .flat()
    .filter((value) => value !== null)
    .join(' ');
}
