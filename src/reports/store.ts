/**
 * Reads every fact a report needs, at one point of knowledge, through the stores of the rooms below. Its own SQL is that of the snapshots
 * that were approved and issued.
 */
import { sql } from 'kysely';
import { openCatalogue } from '../catalogue/actions.ts';
import type { Db, Trx } from '../db/connect.ts';
import { iso } from '../db/iso.ts';
import { readOrigins } from '../db/origins.ts';
import { readFundingFacts } from '../funding/store.ts';
import { readIndicatorFacts } from '../indicators/store.ts';
import { type Day, sameDayOf, yearOf } from '../kernel/calendar.ts';
import type { Origin } from '../kernel/fact.ts';
import { Problem } from '../kernel/problem.ts';
import { COMMITMENT_KIND, commitmentSchema } from '../ledger/commitments.ts';
import { knownPoint, readAccounts, readLines, readLinesOf } from '../ledger/reading/store.ts';
import { factsOf } from '../records/model.ts';
import { readRecords } from '../records/store.ts';
import type { RuleInput } from '../rules/model.ts';
import { readSteeringFacts } from '../steering/store.ts';
import { readWorksFacts } from '../works/store.ts';
import { type Facts, scopeKeys } from './facts.ts';
import type { Snapshot } from './snapshots.ts';

export interface FactsRequest {
  readonly unit: string;
  readonly period: string;
  /** Default: the period's cut-off. */
  readonly asOf?: Day;
  readonly booked?: Day;
  /** ISO time: the catalogue, ledger and records as they were known then. */
  readonly knownAt?: string;
}

/** Beyond this many lines provenance is left to the ledger itself. */
const MOST_LINES = 2_000;

/** @throws Problem no-data, unanswerable, unknown-code, unit-not-valid, invalid-period */
export async function readFacts(db: Db, request: FactsRequest): Promise<Facts> {
  const { catalogue } = await openCatalogue(db, request.knownAt ?? null);
  if (catalogue.rows.units.length === 0)
    throw new Problem('no-data', `Đến “${request.knownAt}” cơ sở dữ liệu này chưa ghi gì; chọn thời điểm muộn hơn.`);
  const period = catalogue.period(request.period);
  const asOf = request.asOf ?? catalogue.period(request.period, catalogue.unit(request.unit, period.dataTo)?.code).dataTo;
  const unit = catalogue.unitAsked(request.unit, asOf);
  const unitKeys = [...scopeKeys(catalogue, unit, asOf)];
  const homes = [...new Set(unitKeys.map((key) => catalogue.unitByKey(key)?.home ?? unit.home))].sort();
  const known = await knownPoint(db, homes, request.knownAt ?? null);
  const scope = { known, unitKeys, asOf, booked: request.booked ?? null };
  const lastYear = sameDayOf(asOf, yearOf(asOf) - 1);
  const query = { homes, at: known.at, asOf, unitKeys };
  const accounts = await readAccounts(db, scope);
  if (accounts.length === 0) {
    throw new Problem(
      'no-data',
      `Sổ chưa có số liệu nào của ${unit.name} (${unit.code}) đến ngày ${asOf.split('-').reverse().join('/')}; nhập bảng số liệu (mtqg import TỆP), kiểm tra mã đơn vị, kỳ, hoặc chọn đúng cơ sở dữ liệu (--database, --demo).`,
    );
  }
  const accountsLastYear = await readAccounts(db, { ...scope, asOf: lastYear });
  const lines = await readLines(db, scope, MOST_LINES + 1);
  const works = await readWorksFacts(db, query, catalogue);
  const workLines = await readLinesOf(
    db,
    scope,
    works.entries.map(({ home, data }) => ({ home, seq: data.seq })),
  );
  const origins = new Map<string, Origin>();
  for (const home of homes) {
    const seqs = [...new Set([...lines, ...workLines].filter((line) => line.home === home).map((line) => line.seq))];
    for (const { seq, file, sheet, cell } of await readOrigins(db, home, seqs)) origins.set(`${home} ${seq}`, { file, sheet, cell });
  }
  const commitments = await readRecords(db, { ...query, kinds: [COMMITMENT_KIND] });
  const indicators = await readIndicatorFacts(db, query);
  return {
    catalogue,
    unit,
    period: catalogue.period(request.period, unit.code),
    asOf,
    lastYear,
    chain: known.heads,
    accounts,
    accountsLastYear,
    lines: lines.length > MOST_LINES ? null : lines,
    origins,
    commitments: factsOf(commitments, COMMITMENT_KIND, commitmentSchema),
    // Each unit defines its own indicators: those of the communes below are not the district's.
    indicators: {
      ...indicators,
      indicators: indicators.indicators.filter((fact) => fact.unit === catalogue.unitKey(unit)),
      below: new Map(
        catalogue
          .unitsUnder(unit.code, asOf)
          .map((one) => [catalogue.unitKey(one), catalogue.childUnits(one.code, asOf).map((child) => catalogue.unitKey(child))]),
      ),
    },
    steering: await readSteeringFacts(db, query),
    funding: await readFundingFacts(db, query),
    works,
    workLines,
  };
}

/** Lines that rules look at one by one; a scope with more is asked unit by unit. */
const MOST_RULE_LINES = 100_000;

/** What the rules look at: the facts of a report, and every line behind them. */
export async function readRuleInput(db: Db, request: FactsRequest): Promise<RuleInput> {
  const facts = await readFacts(db, request);
  const unitKeys = scopeKeys(facts.catalogue, facts.unit, facts.asOf);
  if (facts.lines !== null) return { ...facts, unitKeys };
  const known = await knownPoint(
    db,
    facts.chain.map(({ home }) => home),
    request.knownAt ?? null,
  );
  const scope = { known: { ...known, heads: facts.chain }, unitKeys: [...unitKeys], asOf: facts.asOf, booked: request.booked ?? null };
  const lines = await readLines(db, scope, MOST_RULE_LINES + 1);
  return { ...facts, unitKeys, lines: lines.length > MOST_RULE_LINES ? null : lines };
}

const SNAPSHOT = sql`SELECT s.id, s.report, s.unit, s.period, s.sha256, ${iso('s.known_at')} AS known_at, s.approved_by, ${iso('s.approved_at')} AS approved_at,
    i.number, i.signed_on, i.sha256 AS issue_sha256, i.issued_by, ${iso('i.issued_at')} AS issued_at
  FROM report_snapshot s LEFT JOIN report_issue i ON i.snapshot = s.id`;

interface SnapshotRow {
  id: string;
  report: string;
  unit: string;
  period: string;
  sha256: string;
  known_at: string;
  approved_by: string;
  approved_at: string;
  number: string | null;
  signed_on: string | null;
  issue_sha256: string | null;
  issued_by: string | null;
  issued_at: string | null;
}

function snapshotOf(row: SnapshotRow): Snapshot {
  const { id, report, unit, period, sha256, known_at: knownAt, approved_by: approvedBy, approved_at: approvedAt } = row;
  const issue =
    row.number === null
      ? null
      : {
          number: row.number,
          signedOn: row.signed_on ?? '',
          sha256: row.issue_sha256 ?? '',
          issuedBy: row.issued_by ?? '',
          issuedAt: row.issued_at ?? '',
        };
  return { id, report, unit, period, sha256, knownAt, approvedBy, approvedAt, issue };
}

export async function addSnapshot(
  trx: Trx,
  snapshot: Pick<Snapshot, 'id' | 'report' | 'unit' | 'period' | 'sha256' | 'knownAt' | 'approvedBy'>,
  text: string,
): Promise<void> {
  await sql`INSERT INTO report_snapshot (id, report, unit, period, document, sha256, known_at, approved_by)
    VALUES (${snapshot.id}, ${snapshot.report}, ${snapshot.unit}, ${snapshot.period}, ${text}, ${snapshot.sha256}, ${snapshot.knownAt}::timestamptz, ${snapshot.approvedBy})`.execute(
    trx,
  );
}

/** Returns false when the snapshot was issued before. */
export async function addIssue(
  trx: Trx,
  issue: { snapshot: string; number: string; signedOn: Day; text: string; sha256: string; by: string },
): Promise<boolean> {
  const { rows } = await sql`INSERT INTO report_issue (snapshot, number, signed_on, document, sha256, issued_by)
    VALUES (${issue.snapshot}, ${issue.number}, ${issue.signedOn}::date, ${issue.text}, ${issue.sha256}, ${issue.by}) ON CONFLICT DO NOTHING RETURNING snapshot`.execute(
    trx,
  );
  return rows.length === 1;
}

/** What the office issued under this number in the year of that day, if anything; nobody else issues until the transaction ends. */
export async function issuedUnder(
  trx: Trx,
  unit: string,
  number: string,
  signedOn: Day,
): Promise<{ report: string; signedOn: Day } | undefined> {
  await sql`LOCK TABLE report_issue IN SHARE ROW EXCLUSIVE MODE`.execute(trx);
  const { rows } = await sql<{
    report: string;
    signed_on: Day;
  }>`SELECT s.report, i.signed_on FROM report_issue i JOIN report_snapshot s ON s.id = i.snapshot
    WHERE s.unit = ${unit} AND i.number = ${number} AND extract(year FROM i.signed_on) = extract(year FROM ${signedOn}::date) LIMIT 1`.execute(
    trx,
  );
  return rows[0] && { report: rows[0].report, signedOn: rows[0].signed_on };
}

export async function readSnapshot(db: Db, id: string): Promise<Snapshot | undefined> {
  const { rows } = await sql<SnapshotRow>`${SNAPSHOT} WHERE s.id = ${id}`.execute(db);
  return rows[0] && snapshotOf(rows[0]);
}

/** Newest first. */
export async function readSnapshots(db: Db, unitKeys: readonly string[], period: string | null): Promise<Snapshot[]> {
  const { rows } =
    await sql<SnapshotRow>`${SNAPSHOT} WHERE s.unit = ANY(${unitKeys}::text[]) AND (${period}::text IS NULL OR s.period = ${period})
    ORDER BY s.approved_at DESC, s.id`.execute(db);
  return rows.map(snapshotOf);
}

/** The frozen text: as issued when it was, else as approved. */
export async function readFrozen(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ document: string }>`SELECT coalesce(i.document, s.document) AS document
    FROM report_snapshot s LEFT JOIN report_issue i ON i.snapshot = s.id WHERE s.id = ${id}`.execute(db);
  return rows[0]?.document;
}
