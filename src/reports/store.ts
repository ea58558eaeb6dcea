/** Reads every fact a report needs, at one point of knowledge. Goes through the stores of the rooms below; has no SQL of its own. */
import { openCatalogue } from '../catalogue/actions.ts';
import type { Db } from '../db/connect.ts';
import { readOrigins } from '../db/origins.ts';
import { factsOf, readRecords } from '../db/records.ts';
import { readIndicatorFacts } from '../indicators/store.ts';
import { type Day, sameDayOf, yearOf } from '../kernel/calendar.ts';
import type { Origin } from '../kernel/fact.ts';
import { Problem } from '../kernel/problem.ts';
import { COMMITMENT_KIND, commitmentSchema } from '../ledger/commitments.ts';
import { knownPoint, readAccounts, readLines } from '../ledger/store.ts';
import { readSteeringFacts } from '../steering/store.ts';
import { type Facts, scopeKeys } from './facts.ts';

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
  const unit = catalogue.resolveUnit(request.unit, asOf);
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
  const origins = new Map<string, Origin>();
  for (const home of homes) {
    const seqs = [...new Set(lines.filter((line) => line.home === home).map((line) => line.seq))];
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
    indicators: { ...indicators, indicators: indicators.indicators.filter((fact) => fact.unit === catalogue.unitKey(unit)) },
    steering: await readSteeringFacts(db, query),
  };
}
