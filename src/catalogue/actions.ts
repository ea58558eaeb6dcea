/** The catalogue of a database: shipped rows kept up to date, the office's own rows laid over them. */
import { type Db, transaction } from '../db/connect.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { buildCatalogue, type Catalogue } from './catalogue.ts';
import { readShippedData } from './files.ts';
import { loadCatalogue, loadOffice } from './load.ts';
import type { CatalogueRows, TableName } from './model.ts';
import { type OverlayConflict, overlay, rowHash } from './overlay.ts';
import { allRows } from './rows.ts';
import { appendLayer, catalogueVersion, hasShipped, markDatabase, readLayer, type StoredRow } from './store.ts';
import { rowKey, TABLE_NAMES } from './tables.ts';

/** Checks the shipped tables and appends what this release changed. Same data: nothing is written. @throws Problems invalid-catalogue */
export async function installShipped(db: Db): Promise<number> {
  const files = await readShippedData();
  const rows = loadCatalogue(files);
  const release = sha256Hex(
    Object.keys(files)
      .sort()
      .map((name) => `${name}\0${files[name]}`)
      .join('\0'),
  ).slice(0, 16);
  await markDatabase(db);
  if (await hasShipped(db, release)) return 0;
  return transaction(db, (trx) => appendLayer(trx, 'shipped', rows, { release, author: 'mtqg', document: '' }));
}

function rowsOf(stored: readonly StoredRow[]): CatalogueRows {
  const rows = Object.fromEntries(TABLE_NAMES.map((table): [TableName, unknown[]] => [table, []])) as unknown as Record<
    TableName,
    unknown[]
  >;
  for (const row of [...stored].sort((a, b) => a.position - b.position)) {
    if (!row.withdrawn) rows[row.table].push({ ...row.data, layer: row.layer, ...(row.basedOn === '' ? {} : { basedOn: row.basedOn }) });
  }
  return rows as unknown as CatalogueRows;
}

/** The catalogue as known at a time (now when null), with the shipped rows that changed under an office's row. */
export async function openCatalogue(
  db: Db,
  knownAt: string | null = null,
): Promise<{ catalogue: Catalogue; conflicts: readonly OverlayConflict[] }> {
  const shipped = rowsOf(await readLayer(db, 'shipped', knownAt));
  const office = rowsOf(await readLayer(db, 'office', knownAt));
  const { rows, conflicts } = overlay(shipped, office);
  return { catalogue: buildCatalogue(rows), conflicts };
}

/** Catalogues already built, by the database's mark and its newest row. A few: a server works on one database, tests on several. */
const built = new Map<string, Catalogue>();
const MOST_BUILT = 4;

/** The catalogue as it is now, built again only when a row was added. */
export async function currentCatalogue(db: Db): Promise<Catalogue> {
  const version = await catalogueVersion(db);
  const held = version === null ? undefined : built.get(version);
  if (held) return held;
  const { catalogue } = await openCatalogue(db);
  if (version === null) return catalogue;
  const [oldest] = built.keys();
  if (oldest !== undefined && built.size >= MOST_BUILT) built.delete(oldest);
  built.set(version, catalogue);
  return catalogue;
}

/**
 * Adds an office's own rows ({file name → TSV text}); all or nothing.
 * @throws Problems invalid-catalogue naming file, line and column
 */
export async function importOffice(
  db: Db,
  files: Readonly<Record<string, string>>,
  about: { author: string; document: string },
): Promise<{ added: number; conflicts: readonly OverlayConflict[] }> {
  return transaction(db, async (trx) => {
    const held = overlay(rowsOf(await readLayer(trx, 'shipped', null)), rowsOf(await readLayer(trx, 'office', null)));
    const { office, conflicts } = loadOffice(files, held.rows);
    const added = await appendLayer(trx, 'office', stampBase(office, rowsOf(await readLayer(trx, 'shipped', null))), {
      release: '',
      ...about,
    });
    return { added, conflicts };
  });
}

/** Remembers which text of a shipped row each office row replaced, so that a later release that changes it shows a conflict. */
function stampBase(office: CatalogueRows, shipped: CatalogueRows): CatalogueRows {
  const hashes = new Map([...allRows(shipped)].map(({ table, row }) => [`${table} ${rowKey(table, row)}`, rowHash(table, row)]));
  const stamped = Object.fromEntries(
    TABLE_NAMES.map((table) => [
      table,
      office[table].map((row) => ({ ...row, basedOn: row.basedOn ?? hashes.get(`${table} ${rowKey(table, row)}`) ?? '' })),
    ]),
  );
  return stamped as unknown as CatalogueRows;
}
