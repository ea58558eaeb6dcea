/** A composed report as the API answers it: the shape of kernel/document.ts, for whoever reads it from outside. */
import { z } from 'zod';

export const valueSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('money'), dong: z.int() }),
  z.object({ type: z.literal('ratio'), numerator: z.number(), denominator: z.number() }),
  z.object({ type: z.literal('number'), value: z.string(), unit: z.string() }),
]);
const style = { bold: z.boolean().optional(), italic: z.boolean().optional() };
const figurePlace = { figure: z.string(), place: z.int(), printed: z.string() };
export const inlineSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), ...style }),
  z.object({ type: z.literal('figure'), ...figurePlace, ...style }),
  z.object({ type: z.literal('note'), number: z.int() }),
]);
const inlines = z.array(inlineSchema);
const cellRef = z.array(z.int()).length(2);
const cell = z.discriminatedUnion('type', [
  z.object({ type: z.literal('empty') }),
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('figure'),
    ...figurePlace,
    formula: z
      .discriminatedUnion('type', [
        z.object({ type: z.literal('sum'), cells: z.array(cellRef) }),
        z.object({ type: z.literal('ratio'), of: cellRef, to: cellRef }),
      ])
      .optional(),
  }),
]);
export const tableSchema = z.object({
  columns: z.array(z.object({ key: z.string(), width: z.number(), align: z.enum(['left', 'right', 'center']) })),
  head: z.array(z.array(z.object({ text: z.string(), colSpan: z.int(), rowSpan: z.int() }))),
  rows: z.array(z.object({ level: z.int(), cells: z.array(cell) })),
});
export const blockSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('heading'), level: z.int().min(1).max(4), number: z.string(), inlines }),
  z.object({ type: z.literal('paragraph'), inlines }),
  z.object({ type: z.literal('item'), marker: z.string(), level: z.int().min(1).max(2), inlines }),
  z.object({ type: z.literal('table'), table: tableSchema }),
]);
const annex = z.object({
  code: z.string(),
  number: z.string(),
  title: z.string(),
  attachedTo: z.string(),
  unitNote: z.string(),
  landscape: z.boolean(),
  table: tableSchema,
  notes: z.array(z.string()),
  moneyScale: z.int(),
  moneyDecimals: z.int(),
  percentDecimals: z.int(),
});
export const provenanceSchema = z.object({
  from: z.enum(['ledger', 'record']),
  home: z.string().optional(),
  seq: z.int().optional(),
  what: z.string(),
  unitName: z.string(),
  effectiveOn: z.string().nullable(),
  document: z.string(),
  dong: z.int().optional(),
  file: z.string().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
  id: z.string().optional(),
});
/** A figure of a document, and of an answer to a question alone. */
export const figureShape = {
  id: z.string(),
  query: z.string(),
  unit: z.string(),
  period: z.string(),
  label: z.string(),
  value: valueSchema,
  asOf: z.string(),
  provenance: z.array(provenanceSchema),
};
export const documentSchema = z.object({
  schemaVersion: z.literal(1),
  report: z.string(),
  unit: z.string(),
  period: z.string(),
  asOf: z.string(),
  chain: z.array(z.object({ home: z.string(), seq: z.int(), hash: z.string() })),
  letterhead: z.object({
    superior: z.string(),
    issuer: z.string(),
    number: z.string(),
    symbol: z.string(),
    place: z.string(),
    signedOn: z.string().nullable(),
    year: z.int(),
  }),
  kind: z.string(),
  subject: z.string(),
  addressees: z.array(z.string()),
  blocks: z.array(blockSchema),
  footnotes: z.array(inlines),
  signature: z.object({ authority: z.array(z.string()), name: z.string() }),
  recipients: z.array(z.string()),
  annexes: z.array(annex),
  figures: z.array(z.object(figureShape)),
});

const severity = z.enum(['error', 'warning', 'note']);
/** kernel/finding.ts, without where it was found. */
export const findingSchema = z.object({
  id: z.string(),
  rule: z.string(),
  severity,
  message: z.string(),
  quotes: z.array(z.object({ text: z.string(), start: z.int(), end: z.int(), block: z.int(), page: z.int().optional() })),
  entries: z.array(z.object({ home: z.string(), seq: z.int() })).optional(),
  legalRef: z.string().optional(),
  stated: z.string().optional(),
  expected: z.string().optional(),
  suggestion: z
    .object({
      replace: z.object({ start: z.int(), end: z.int(), text: z.string() }),
      with: z.string(),
      support: z.int(),
      reason: z.string(),
    })
    .optional(),
});
