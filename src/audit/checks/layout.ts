/**
 * `layout`: the form of a DOCX by Nghị định 30/2020/NĐ-CP, Annex I, measured with styles resolved. One finding an item, named in
 * `legalRef`. A paper of another kind (no letterhead, a Party document) is only measured for paper and margins, as notes.
 */
import type { AuditText } from '../../reading/audit-text.ts';
import type { Found } from '../found.ts';
import { annexDeviations } from './layout-annex.ts';
import { bodyDeviations, colourDeviations, fontDeviations, headingDeviations } from './layout-body.ts';
import { endDeviations, recipientDeviations, signatureDeviations } from './layout-closing.ts';
import { dateDeviations, issuerDeviations, missingParts, nationDeviations, numberDeviations } from './layout-letterhead.ts';
import { marginDeviations, pageNumberDeviations, paperDeviations } from './layout-page.ts';
import { type Deviation, foundOf, type Paper, paperOf } from './layout-paper.ts';
import { addresseeDeviations, titleDeviations } from './layout-title.ts';
import { layoutParts } from './layout-xml.ts';

const ALWAYS: readonly ((paper: Paper) => Deviation[])[] = [paperDeviations, marginDeviations];
const ADMINISTRATIVE: readonly ((paper: Paper) => Deviation[])[] = [
  missingParts,
  nationDeviations,
  issuerDeviations,
  numberDeviations,
  dateDeviations,
  titleDeviations,
  addresseeDeviations,
  fontDeviations,
  colourDeviations,
  bodyDeviations,
  headingDeviations,
  endDeviations,
  signatureDeviations,
  recipientDeviations,
  pageNumberDeviations,
  annexDeviations,
];

export function layoutFindings(bytes: Uint8Array, source: AuditText): Found[] {
  const paper = paperOf(layoutParts(bytes), source);
  const checks = paper.binding === 'none' ? ALWAYS : [...ALWAYS, ...ADMINISTRATIVE];
  return checks.flatMap((check) => check(paper)).map((one) => foundOf(paper, one));
}
