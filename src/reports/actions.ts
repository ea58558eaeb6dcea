/** Composing a report from a database, rendering it to the formats asked for, comparing a printed one with the ledger. */
import type { LedgerFigure } from '../audit/audit-file.ts';
import { currentCatalogue } from '../catalogue/actions.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Unit } from '../catalogue/model.ts';
import { type Db, transaction } from '../db/connect.ts';
import { type Day, formatDay, yearOf } from '../kernel/calendar.ts';
import type { Document, FigureValue } from '../kernel/document.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { Problem } from '../kernel/problem.ts';
import { knownPoint, readHomes } from '../ledger/reading/store.ts';
import { readDocxFigures } from '../reading/docx-figures.ts';
import { readPdfFigures } from '../reading/pdf-figures.ts';
import { renderDocx } from '../rendering/docx.ts';
import { TYPST } from '../rendering/files.ts';
import { renderHtml } from '../rendering/html.ts';
import { renderMarkdown } from '../rendering/markdown.ts';
import { renderPdf } from '../rendering/pdf.ts';
import { renderAnnexWorkbook } from '../rendering/xlsx.ts';
import { withNumber } from './attached.ts';
import { compose } from './compose.ts';
import { answer } from './evaluate.ts';
import type { Facts } from './facts.ts';
import { readTemplate } from './files.ts';
import { figureId, parseQuery, queryText } from './query.ts';
import { type Section, sectionsOf } from './sections.ts';
import { type Change, changesSince, frozenText, type Snapshot } from './snapshots.ts';
import { addIssue, addSnapshot, type FactsRequest, issuedUnder, readFacts, readFrozen, readSnapshot, readSnapshots } from './store.ts';
import { parseTemplate } from './template.ts';
import { comparePrinted, type PrintedFigure, parsePrintedList, type VerifyResult } from './verify.ts';

export const FORMATS = ['docx', 'pdf', 'xlsx', 'html', 'md'] as const;
export type Format = (typeof FORMATS)[number];

export interface ReportRequest extends FactsRequest {
  readonly report: string;
  readonly number?: string;
  readonly signedOn?: Day;
  /** Folders of an office's own templates. */
  readonly templates?: readonly string[];
}

/** Reads the facts in one consistent snapshot and composes. */
export async function composeReport(db: Db, request: ReportRequest): Promise<Document> {
  return (await composeSections(db, request)).document;
}

/** The same, with what stands under each heading. */
export async function composeSections(db: Db, request: ReportRequest): Promise<{ document: Document; sections: Section[] }> {
  const template = parseTemplate(request.report, await readTemplate(request.report, request.templates));
  // Inside a transaction of the caller the snapshot is that transaction's: approving writes what it has read under the locks it holds.
  const facts = db.isTransaction
    ? await readFacts(db, request)
    : await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => readFacts(trx, request));
  const { document, headings } = compose(template, facts, { number: request.number ?? '', signedOn: request.signedOn ?? null });
  return { document, sections: sectionsOf(template.root, headings, document) };
}

export interface RenderedFile {
  readonly name: string;
  readonly format: Format;
  readonly bytes: Uint8Array;
}

const XLSX_MIME = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every format of one document; the PDF carries the annex workbook. The same document gives the same bytes. */
export async function renderReport(document: Document, formats: readonly Format[]): Promise<RenderedFile[]> {
  const base = `${document.report}-${document.unit}-${document.period}`;
  const text = (value: string) => new TextEncoder().encode(value);
  const hasAnnexes = document.annexes.length > 0;
  const workbook = hasAnnexes && (formats.includes('xlsx') || formats.includes('pdf')) ? await renderAnnexWorkbook(document) : null;
  const files: RenderedFile[] = [];
  for (const format of formats) {
    switch (format) {
      case 'docx':
        files.push({ name: `${base}.docx`, format, bytes: await renderDocx(document) });
        break;
      case 'pdf':
        files.push({
          name: `${base}.pdf`,
          format,
          bytes: await renderPdf(
            document,
            workbook ? [{ name: `${base}-phu-luc.xlsx`, mime: XLSX_MIME, bytes: workbook, description: 'Phụ lục, công thức sống' }] : [],
            TYPST,
          ),
        });
        break;
      case 'xlsx':
        if (workbook) files.push({ name: `${base}-phu-luc.xlsx`, format, bytes: workbook });
        break;
      case 'html':
        files.push({ name: `${base}.html`, format, bytes: text(renderHtml(document)) });
        break;
      case 'md':
        files.push({ name: `${base}.md`, format, bytes: text(renderMarkdown(document)) });
        break;
    }
  }
  return files;
}

/** @throws Problem invalid-usage */
export function parseFormats(text: string): Format[] {
  return text.split(',').map((part) => {
    const name = part.trim();
    const format = FORMATS.find((one) => one === name);
    if (!format) throw new Problem('invalid-usage', `Không có định dạng “${name}”; dùng ${FORMATS.join(', ')}.`);
    return format;
  });
}

export interface VerifyOptions {
  /** Compare with the values the file was composed with instead of the ledger as it is now. */
  readonly snapshot: boolean;
  /** Refuses a unit whose figures the asker may not see. @throws Problem forbidden */
  readonly mayRead?: (unit: Unit, catalogue: Catalogue) => void;
}

/** @throws Problem unsupported-file when the file holds no figures of a report */
export async function verifyFile(db: Db, file: { name: string; bytes: Uint8Array }, options: VerifyOptions): Promise<VerifyResult> {
  const isList = /\.tsv$/i.test(file.name);
  const figures = isList ? listFigures(file) : await documentFigures(file);
  if (options.snapshot && isList) throw new Problem('invalid-usage', 'Danh sách .tsv không mang số liệu lúc lập; bỏ --snapshot.');
  const values = new Map<string, FigureValue | null>();
  if (options.snapshot) for (const figure of figures) values.set(keyOf(figure), figure.composed);
  else {
    const groups = new Map<string, PrintedFigure[]>();
    for (const figure of figures) {
      if (figure.query === '') continue;
      const group = `${figure.period}|${figure.asOf}`;
      groups.set(group, [...(groups.get(group) ?? []), figure]);
    }
    for (const group of groups.values()) await liveValues(db, group, values, options);
  }
  return comparePrinted(figures, (figure) => values.get(keyOf(figure)) ?? null, isList);
}

const keyOf = (figure: PrintedFigure) => `${figure.query}|${figure.unit}|${figure.period}|${figure.asOf}`;

async function liveValues(
  db: Db,
  figures: readonly PrintedFigure[],
  values: Map<string, FigureValue | null>,
  { mayRead }: VerifyOptions,
): Promise<void> {
  const units = new Map<string, Facts>();
  for (const figure of figures) {
    // Figures of the communes of a district are answered from the district's own facts where they are in scope.
    let facts = [...units.values()].find((one) =>
      one.catalogue.unitsUnder(one.unit.code, one.asOf).some((unit) => unit.code === figure.unit),
    );
    try {
      if (!facts) {
        facts = await readFacts(db, {
          unit: reportUnit(figures, figure),
          period: figure.period,
          ...(figure.asOf === '' ? {} : { asOf: figure.asOf as Day }),
        });
        units.set(facts.unit.code, facts);
      }
      const unit = facts.catalogue.resolveUnit(figure.unit, facts.asOf);
      mayRead?.(unit, facts.catalogue);
      values.set(keyOf(figure), answer(facts, unit, parseQuery(figure.query)).value);
    } catch (error) {
      // A question without an answer is listed as unknown; a ledger without any fact of the unit is one failure, said once.
      if (error instanceof Problem && error.code === 'no-data' && !facts) throw error;
      if (!(error instanceof Problem) || !['unanswerable', 'no-data', 'unknown-code', 'unit-not-valid'].includes(error.code)) throw error;
      values.set(keyOf(figure), null);
    }
  }
}

/** The unit most figures are about is the report's own: its facts answer for those below it. */
function reportUnit(figures: readonly PrintedFigure[], figure: PrintedFigure): string {
  const counts = new Map<string, number>();
  for (const one of figures) counts.set(one.unit, (counts.get(one.unit) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return (counts.get(figure.unit) ?? 0) >= (most?.[1] ?? 0) ? figure.unit : (most?.[0] ?? figure.unit);
}

function listFigures(file: { name: string; bytes: Uint8Array }): PrintedFigure[] {
  return parsePrintedList(file.name, new TextDecoder().decode(file.bytes)).map((row) => {
    const query = parseQuery(row.query);
    return {
      id: figureId(query, row.unit, row.period),
      label: row.label,
      query: queryText(query),
      unit: row.unit,
      period: row.period,
      asOf: row.as_of,
      printed: row.printed,
      form: row.printed,
      composed: null,
    };
  });
}

async function documentFigures(file: { name: string; bytes: Uint8Array }): Promise<PrintedFigure[]> {
  const isPdf = /\.pdf$/i.test(file.name);
  const found = await (isPdf ? readPdfFigures(file.bytes) : Promise.resolve().then(() => readDocxFigures(file.bytes))).catch(
    (error: unknown) => {
      throw error instanceof Problem ? error.at({ file: file.name }) : error;
    },
  );
  const { manifest } = found;
  if (!manifest) {
    throw new Problem(
      'unsupported-file',
      'tệp không mang danh sách số liệu của mtqg; chỉ kiểm tra được báo cáo do mtqg lập (DOCX, PDF) hoặc danh sách .tsv.',
      { file: file.name },
    );
  }
  const figures = new Map(manifest.figures.map((figure) => [figure.id, figure]));
  const texts = new Map<number, string>();
  const strangers: PrintedFigure[] = [];
  if ('controls' in found) {
    for (const control of found.controls) {
      if (control.place > 0 && figures.has(control.figure) && !texts.has(control.place)) texts.set(control.place, control.text);
      else
        strangers.push({
          id: control.figure,
          label: figures.get(control.figure)?.label ?? '',
          query: figures.get(control.figure)?.query ?? '',
          unit: figures.get(control.figure)?.unit ?? '',
          period: figures.get(control.figure)?.period ?? '',
          asOf: manifest.asOf,
          printed: control.text,
          form: control.text,
          composed: (figures.get(control.figure)?.value as FigureValue | undefined) ?? null,
        });
    }
  } else for (const place of found.places) if (place.found) texts.set(place.place, place.printed);
  const placed = manifest.places.flatMap((place): PrintedFigure[] => {
    const figure = figures.get(place.figure);
    if (!figure) return [];
    return [
      {
        id: figure.id,
        label: figure.label,
        query: figure.query,
        unit: figure.unit,
        period: figure.period,
        asOf: figure.asOf,
        // A control emptied by hand is a figure that is gone.
        printed: texts.get(place.place)?.trim() ? (texts.get(place.place) ?? null) : null,
        form: place.printed,
        composed: figure.value as FigureValue,
      },
    ];
  });
  return [...placed, ...strangers];
}

const LEDGER_QUERIES = { plan: 'plan', disbursed: 'disbursed', counterpart: 'counterpart' } as const;

/** What the auditor may compare a text with: money by programme, source and kind, as the ledger has it for the unit and period. */
export async function ledgerFigures(db: Db, request: FactsRequest): Promise<LedgerFigure[]> {
  const facts = await readFacts(db, request);
  const found: LedgerFigure[] = [];
  for (const programme of ['', 'DT', 'GN', 'NTM'] as const)
    for (const source of ['NSTW', 'NSDP'] as const)
      for (const kind of ['', 'DTPT', 'SN'] as const)
        for (const stage of ['plan', 'disbursed', 'counterpart'] as const) {
          if (stage === 'counterpart' && (source !== 'NSDP' || kind !== '')) continue;
          const filters = [
            stage === 'counterpart' ? '' : `source=${source}`,
            programme === '' ? '' : `programme=${programme}`,
            kind === '' ? '' : `kind=${kind}`,
          ];
          const query = [LEDGER_QUERIES[stage], ...filters.filter((filter) => filter !== '')].join(' ');
          try {
            const { value, label } = answer(facts, facts.unit, parseQuery(query));
            if (value.type === 'money') found.push({ programme, source, kind, stage, dong: value.dong, label });
          } catch (error) {
            // What this unit or period cannot answer is not compared.
            if (!(error instanceof Problem)) throw error;
          }
        }
  return found;
}

/** Composes a report and freezes it as approved. Writes the knowledge it was composed at, so that it can be read again. */
export async function approveReport(db: Db, request: ReportRequest, by: string, id: string): Promise<Snapshot> {
  const homes = (await readHomes(db)).map(({ home }) => home);
  const { at: knownAt } = await knownPoint(db, homes, request.knownAt ?? null, true);
  const document = await composeReport(db, { ...request, knownAt });
  const { text, sha256 } = frozenText(document);
  const catalogue = await currentCatalogue(db);
  const unit = catalogue.unitKey(catalogue.resolveUnit(document.unit, document.asOf));
  await transaction(db, (trx) =>
    addSnapshot(trx, { id, report: document.report, unit, period: document.period, sha256, knownAt, approvedBy: by }, text),
  );
  const snapshot = await readSnapshot(db, id);
  if (!snapshot) throw new TypeError(`snapshot ${id} was written and is not there`);
  return snapshot;
}

/** @throws Problem not-found; chain-broken when the text is not what was approved */
export async function frozenDocument(db: Db, id: string): Promise<Document> {
  const [text, snapshot] = [await readFrozen(db, id), await readSnapshot(db, id)];
  if (text === undefined || !snapshot) throw new Problem('not-found', 'Không có báo cáo đã duyệt này.');
  if (sha256Hex(text) !== (snapshot.issue?.sha256 ?? snapshot.sha256))
    throw new Problem('chain-broken', 'Báo cáo đã lưu bị sửa sau khi duyệt (mã băm không khớp); báo cho người quản trị.');
  return JSON.parse(text) as Document;
}

/** Gives an approved report its number and day. @throws Problem not-found, wrong-state when it was issued before */
export async function issueReport(db: Db, id: string, number: string, signedOn: Day, by: string): Promise<Snapshot> {
  const issued = withNumber(await frozenDocument(db, id), number, signedOn);
  const { text, sha256 } = frozenText(issued);
  const snapshot = (await readSnapshot(db, id)) as Snapshot;
  const done = await transaction(db, async (trx) => {
    const taken = snapshot.issue === null ? await issuedUnder(trx, snapshot.unit, number, signedOn) : undefined;
    if (taken)
      throw new Problem(
        'wrong-state',
        `Số ${number} năm ${yearOf(signedOn)} đơn vị đã dùng cho báo cáo ký ngày ${formatDay(taken.signedOn)}; lấy số khác trong sổ văn bản đi.`,
        { field: 'number' },
      );
    return addIssue(trx, { snapshot: id, number, signedOn, text, sha256, by });
  });
  if (!done) throw new Problem('wrong-state', 'Báo cáo này đã ban hành; muốn sửa thì duyệt và ban hành bản mới.');
  return (await readSnapshot(db, id)) as Snapshot;
}

/** What the facts say now that they did not say when the report was approved. */
export async function snapshotChanges(db: Db, id: string): Promise<Change[]> {
  const document = await frozenDocument(db, id);
  const facts = await readFacts(db, { unit: document.unit, period: document.period, asOf: document.asOf });
  return changesSince(document.figures, (figure) => {
    try {
      return answer(facts, facts.catalogue.resolveUnit(figure.unit, facts.asOf), parseQuery(figure.query)).value;
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  });
}

/** Ids of figures that approved reports of the unit and period hold, with what they held; the newest approval wins. */
export async function approvedFigure(
  db: Db,
  unitKey: string,
  period: string,
  figure: string,
): Promise<{ snapshot: Snapshot; value: FigureValue } | null> {
  const [snapshot] = await readSnapshots(db, [unitKey], period);
  if (!snapshot) return null;
  const held = (await frozenDocument(db, snapshot.id)).figures.find((one) => one.id === figure);
  return held ? { snapshot, value: held.value } : null;
}
