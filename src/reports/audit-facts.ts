/** The catalogue as plain facts for the auditor, which knows no catalogue. */
import type { AuditFacts } from '../audit/model.ts';
import type { CatalogueRows } from '../catalogue/model.ts';

export function auditFacts(rows: Pick<CatalogueRows, 'units' | 'programmes' | 'documents'>): AuditFacts {
  return {
    units: rows.units.map(({ code, name, type, aliases, parent, validFrom, validTo }) => ({
      code,
      name,
      type,
      aliases,
      parent,
      validFrom,
      validTo,
    })),
    programmes: rows.programmes.filter((row) => row.parent === '').map(({ name, aliases }) => ({ name, aliases })),
    documents: rows.documents.flatMap(({ number, issuedOn, title, issuer, confidence }) =>
      issuedOn === null ? [] : [{ number, issuedOn, title, issuer, confidence }],
    ),
  };
}
