/** A composed report is audited like anybody else's: figures and layout of the DOCX that people will sign. */
import { type AuditedFile, auditBytes } from '../audit/audit-file.ts';
import type { AuditFacts } from '../audit/model.ts';
import type { Document } from '../kernel/document.ts';
import { renderDocx } from '../rendering/docx.ts';

/** `docx`: its bytes when they were rendered already. */
export async function auditReport(document: Document, docx: Uint8Array | undefined, facts: AuditFacts): Promise<AuditedFile> {
  const name = `${document.report}-${document.unit}-${document.period}.docx`;
  return auditBytes(name, docx ?? (await renderDocx(document)), { facts });
}
