/** mtqg catalogue [SEARCH] · mtqg catalogue import FILE… */
import { importOffice, openCatalogue } from '../catalogue/actions.ts';
import type { CONFIDENCES } from '../catalogue/model.ts';

import { columnsOf, fileOf, TABLE_NAMES, TABLES } from '../catalogue/tables.ts';
import { readRawFile } from '../intake/read-file.ts';
import { formatDay } from '../kernel/calendar.ts';
import { Problem } from '../kernel/problem.ts';
import { withDatabase } from './database.ts';
import { type CommandSpec, type Context, text } from './options.ts';
import { readInput } from './output.ts';

const CONFIDENCE_WORDS: Readonly<Record<(typeof CONFIDENCES)[number], string>> = {
  verified: 'đã đối chiếu',
  reported: 'theo báo',
  inferred: 'suy luận',
  unverified: 'chưa đối chiếu',
};

export const catalogueCommand: CommandSpec = {
  name: 'catalogue',
  usage: 'catalogue [TỪ_KHOÁ] | catalogue import TỆP…',
  summary: { vi: 'Tra danh mục; thêm dòng của đơn vị (TSV hoặc XLSX)', en: 'List, search, extend the catalogue' },
  options: {
    document: { type: 'string', help: 'văn bản làm căn cứ cho các dòng nhập thêm' },
    author: { type: 'string', help: 'người nhập (chức danh)' },
  },
  run: async (context) => (context.args[0] === 'import' ? importRows(context) : search(context)),
};

async function search(context: Context): Promise<number> {
  const wanted = context.args.join(' ');
  return withDatabase(context, 'read', async ({ db }) => {
    const { catalogue, conflicts } = await openCatalogue(db);
    if (wanted === '') {
      const tables = TABLE_NAMES.map((table) => ({
        table,
        title: TABLES[table].title,
        rows: catalogue.rows[table].length,
        office: catalogue.rows[table].filter((row) => row.layer === 'office').length,
      }));
      if (context.json) context.effects.out(JSON.stringify({ schemaVersion: 1, tables, conflicts }, null, 2));
      else {
        for (const { table, title, rows, office } of tables)
          context.effects.out(
            `${title.padEnd(24)} ${String(rows).padStart(5)} dòng${office > 0 ? ` (${office} của đơn vị)` : ''}   ${fileOf(table)}`,
          );
        for (const conflict of conflicts) context.effects.out(`XUNG ĐỘT: ${JSON.stringify(conflict)}`);
        context.effects.out('Tra: mtqg catalogue TỪ_KHOÁ (không cần dấu). Thêm dòng: mtqg catalogue import units.tsv.');
      }
      return 0;
    }
    const hits = catalogue.search(wanted);
    if (context.json) context.effects.out(JSON.stringify({ schemaVersion: 1, hits }, null, 2));
    else if (hits.length === 0) context.effects.out(`Không có dòng nào chứa “${wanted}”.`);
    else
      for (const hit of hits)
        context.effects.out(
          `${TABLES[hit.table].title} · ${hit.code} · ${hit.name} · từ ${formatDay(hit.validFrom)}${hit.validTo ? ` đến ${formatDay(hit.validTo)}` : ''} · ${CONFIDENCE_WORDS[hit.confidence]}`,
        );
    return 0;
  });
}

async function importRows(context: Context): Promise<number> {
  const paths = context.args.slice(1);
  if (paths.length === 0)
    throw new Problem('invalid-usage', `Chưa có tệp; tên tệp hoặc tên trang là tên bảng: ${TABLE_NAMES.map(fileOf).join(', ')}.`);
  const files: Record<string, string> = {};
  for (const path of paths) {
    const { name, bytes } = await readInput(context.effects, path);
    if (/\.tsv$/i.test(name)) files[name] = new TextDecoder('utf-8', { fatal: false }).decode(bytes);
    else Object.assign(files, await tablesOfWorkbook(name, bytes));
  }
  return withDatabase(context, 'write', async ({ db }) => {
    const { added, conflicts } = await importOffice(db, files, {
      author: text(context, 'author') ?? 'cli',
      document: text(context, 'document') ?? '',
    });
    if (context.json) context.effects.out(JSON.stringify({ schemaVersion: 1, added, conflicts }, null, 2));
    else
      context.effects.out(
        added === 0 ? 'Các dòng này đã có trong danh mục, không thêm gì.' : `Đã thêm ${added} dòng của đơn vị vào danh mục.`,
      );
    return 0;
  });
}

/** Sheets named after tables, each as the text of its TSV. */
async function tablesOfWorkbook(name: string, bytes: Uint8Array): Promise<Record<string, string>> {
  const raw = await readRawFile(name, bytes);
  const tables: Record<string, string> = {};
  for (const sheet of raw.sheets) {
    const table = TABLE_NAMES.find((one) => one === sheet.name);
    if (!table) continue;
    const rows = sheet.rows.map((row) =>
      row.map((cell) => (cell.type === 'empty' ? '' : String(cell.value).replace(/[\t\n]/g, ' '))).join('\t'),
    );
    tables[fileOf(table)] = rows.join('\n');
  }
  if (Object.keys(tables).length === 0)
    throw new Problem(
      'missing-sheet',
      `không có trang nào mang tên bảng danh mục (${TABLE_NAMES.join(', ')}); cột của bảng units: ${columnsOf('units').join(', ')}.`,
      { file: name },
    );
  return tables;
}
