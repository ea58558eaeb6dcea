/** The auditor: a text and the catalogue's facts in, findings out. Pure: the same input gives the same answer, in Node and in a browser. */

import type { AuditText } from '../reading/audit-text.ts';
import { chronologyFindings } from './checks/chronology.ts';
import { citationFindings } from './checks/citations.ts';
import { dateFindings } from './checks/dates.ts';
import { type LedgerFigure, ledgerComparison } from './checks/ledger.ts';
import { reportDate, reportPeriod, reportTitle } from './checks/letterhead.ts';
import { nameFindings } from './checks/names.ts';
import { scopeFindings } from './checks/scope.ts';
import { textFindings } from './checks/text.ts';
import { wordsFindings } from './checks/words.ts';
import { countFindings, durationFindings } from './checks-to-findings.ts';
import { citationsOf } from './citations.ts';
import { type Found, toFindings } from './found.ts';
import { type AuditFacts, type AuditResult, NO_FACTS } from './model.ts';
import { type Outline, outlineOf } from './outline.ts';
import type { Relation } from './relation.ts';
import { changeRelations } from './relations/changes.ts';
import { counterpartRelations } from './relations/counterpart.ts';
import { type CountCheck, countChecks } from './relations/counts.ts';
import { type DurationCheck, durationChecks } from './relations/durations.ts';
import { mentionRelations } from './relations/mentions.ts';
import { productRelations } from './relations/products.ts';
import { ratioRelations } from './relations/ratios.ts';
import { restatedShares } from './relations/restated.ts';
import { communesOf, shareChecks, shareFindings } from './relations/shares-of-few.ts';
import { sumRelations } from './relations/sums.ts';
import { tableRelations } from './relations/tables.ts';
import { moneyTopics } from './relations/topics.ts';
import { wholesOf } from './relations/wholes.ts';
import { judge } from './relations-to-findings.ts';
import { type PieceStatements, statementsOf } from './statements.ts';

export interface AuditOptions {
  readonly facts?: AuditFacts;
  readonly withText?: boolean;
  /** Findings made elsewhere: the layout of the file, the ledger's figures. */
  readonly extra?: readonly Found[];
  /** Live figures to compare with. */
  readonly ledger?: readonly LedgerFigure[];
}

export interface AuditTrace {
  readonly outline: Outline;
  readonly statements: readonly PieceStatements[];
  readonly relations: readonly Relation[];
  readonly result: AuditResult;
}

export function auditText(path: string, source: AuditText, options: AuditOptions = {}): AuditResult {
  return auditWithTrace(path, source, options).result;
}

/** As auditText, with what was seen on the way: for tests and evaluation. */
export function auditWithTrace(
  path: string,
  source: AuditText,
  options: AuditOptions = {},
): AuditTrace & {
  readonly judged: ReturnType<typeof judge>;
  readonly counts: readonly CountCheck[];
  readonly durations: readonly DurationCheck[];
} {
  const facts = options.facts ?? NO_FACTS;
  const outline = outlineOf(source);
  const statements = statementsOf(outline);
  const citations = citationsOf(outline);
  const topics = moneyTopics(outline, statements);
  const counterpart = counterpartRelations(topics);
  const sums = sumRelations(outline, statements);
  const wholes = wholesOf(sums);
  const relations = [
    ...counterpart.relations,
    ...sums,
    ...ratioRelations(outline, statements, wholes),
    ...changeRelations(statements),
    ...productRelations(statements, wholes),
    ...tableRelations(outline),
    ...mentionRelations(outline, statements),
  ];
  const judged = judge(relations, outline.style);
  const restated = restatedShares(topics, counterpart.shares, outline.style);
  const counts = countChecks(outline, statements);
  const durations = durationChecks(statements);
  const [title, date, period] = [reportTitle(outline), reportDate(outline), reportPeriod(outline)];
  const shares = shareChecks(statements, communesOf(outline, facts, date, period));
  const ledger = options.ledger === undefined ? undefined : ledgerComparison(outline, topics, options.ledger);
  const found: Found[] = [
    ...(ledger?.found ?? []),
    ...judged.found,
    ...(options.extra ?? []),
    ...restated.found,
    ...countFindings(counts),
    ...durationFindings(durations),
    ...shareFindings(shares),
    ...dateFindings(outline, citations),
    ...citationFindings(outline, citations, facts),
    ...chronologyFindings(outline, citations),
    ...nameFindings(outline, facts),
    ...scopeFindings(outline),
    ...wordsFindings(outline),
    ...textFindings(outline, citations),
  ];
  const findings = toFindings(outline, found);
  const count = (severity: string) => findings.filter((one) => one.severity === severity).length;
  const failed = judged.decided.filter((one) => one.verdict === 'failed').length;
  const result: AuditResult = {
    schemaVersion: 1,
    document: {
      path,
      format: source.format,
      ...(title === null ? {} : { title }),
      ...(date === null ? {} : { date }),
      ...(period === null ? {} : { period }),
      blocks: source.blocks.length,
      ...(options.withText === true ? { text: source.text } : {}),
    },
    summary: {
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
      figures: outline.figures.length,
      relationsChecked:
        judged.decided.length + counts.length + durations.length + shares.length + restated.checked + (ledger?.compared ?? 0),
      relationsHeld:
        judged.decided.length -
        failed +
        [...counts, ...durations].filter((one) => one.held).length +
        shares.filter((one) => one.verdict !== 'failed').length +
        restated.held +
        (ledger?.agreed ?? 0),
      unchecked: judged.unchecked,
      notSearched: judged.notSearched,
      ignored: 0,
    },
    findings,
  };
  return { outline, statements, relations, result, judged, counts, durations };
}
