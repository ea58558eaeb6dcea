/** The public door `mtqg/audit`: bytes of a document in, findings out. Runs in Node and in a browser worker alike. */
import { Problem } from '../kernel/problem.ts';
import type { AuditText } from '../reading/audit-text.ts';
import { readAuditText } from '../reading/read.ts';
import { auditText } from './audit.ts';
import { layoutFindings } from './checks/layout.ts';
import type { LedgerFigure } from './checks/ledger.ts';
import type { AuditFacts, AuditResult } from './model.ts';
import { type Selection, selected } from './selection.ts';

export interface AuditFileOptions extends Selection {
  /** Facts of the catalogue; without them names and citations are checked within the document only. */
  readonly facts?: AuditFacts;
  /** Puts the extracted text into the answer: quotes are offsets into it. */
  readonly withText?: boolean;
  /** Live figures of the unit and period to compare with (finding `ledger`). */
  readonly ledger?: readonly LedgerFigure[];
}

export interface UnreadableFile {
  readonly schemaVersion: 1;
  readonly document: { readonly path: string };
  readonly problem: { readonly code: string; readonly message: string };
}

export interface AuditedFile {
  readonly result: AuditResult;
  readonly source: AuditText;
}

/**
 * Reads and audits one file. `path` is only a name: its ending helps to tell text from Markdown.
 * @throws Problem empty-file, unsupported-file, encrypted-file, unsafe-file, too-large, wrong-encoding, unreadable-file
 */
export async function auditBytes(path: string, bytes: Uint8Array, options: AuditFileOptions = {}): Promise<AuditedFile> {
  const source = await readAuditText(path, bytes);
  const result = auditText(path, source, {
    ...(options.facts === undefined ? {} : { facts: options.facts }),
    ...(options.withText === undefined ? {} : { withText: options.withText }),
    ...(options.ledger === undefined ? {} : { ledger: options.ledger }),
    extra: source.format === 'docx' ? layoutFindings(bytes, source) : [],
  });
  return { result: selected(result, options), source };
}

/** As auditBytes, an unreadable file being its Problem as plain data: what `mtqg audit --json` prints. */
export async function auditFile(path: string, bytes: Uint8Array, options: AuditFileOptions = {}): Promise<AuditResult | UnreadableFile> {
  try {
    return (await auditBytes(path, bytes, options)).result;
  } catch (error) {
    if (error instanceof Problem) return { schemaVersion: 1, document: { path }, problem: { code: error.code, message: error.message } };
    throw error;
  }
}

export type { Finding, Quote, Severity, Suggestion } from '../kernel/finding.ts';
export type { LedgerFigure } from './checks/ledger.ts';
export type { AuditFacts, AuditResult } from './model.ts';
