/**
 * The versioned canonical text of an entry and its place in the chain, byte for byte what the SQL functions ledger_canonical and
 * ledger_link write (test vectors in canonical.test.ts run against both). Version 1:
 *   v1|event|effective|booked|document|actor|key|corrects⏎ then per line
 *   no|component|source|kind|origin|fromUnit|fromYear|fromStage|toUnit|toYear|toStage|amount⏎
 * Text fields escape "\" as "\\", "|" as "\p" and a line feed as "\n". Stages are numbers 0–4.
 */
import { type Sha256, sha256Bytes } from '../kernel/hash.ts';
import { type LedgerEvent, type Line, STAGES } from './model.ts';

export interface CanonicalEntry {
  readonly event: LedgerEvent;
  readonly effectiveOn: string;
  readonly bookedOn: string;
  readonly document: string;
  readonly actor: string;
  readonly key: string;
  readonly corrects: number | null;
  readonly lines: readonly Line[];
}

export const GENESIS_HASH = new Uint8Array(32);

function escape(text: string): string {
  if (!/[\\|\n]/.test(text)) return text;
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\p').replaceAll('\n', '\\n');
}

export function canonicalText(entry: CanonicalEntry): string {
  const head = [
    'v1',
    entry.event,
    entry.effectiveOn,
    entry.bookedOn,
    escape(entry.document),
    escape(entry.actor),
    escape(entry.key),
    entry.corrects ?? '',
  ];
  const lines = entry.lines.map((line, index) =>
    [
      index + 1,
      line.component,
      line.source,
      line.kind,
      line.originYear,
      line.from.unit,
      line.from.year,
      STAGES.indexOf(line.from.stage),
      line.to.unit,
      line.to.year,
      STAGES.indexOf(line.to.stage),
      line.amount,
    ].join('|'),
  );
  return [head.join('|'), ...lines].map((line) => `${line}\n`).join('');
}

export function contentHash(entry: CanonicalEntry, sha256: Sha256 = sha256Bytes): Uint8Array {
  return sha256(canonicalText(entry));
}

/** `recordedAt` as "2023-06-30T08:15:30.123456Z". */
export function linkHash(
  previous: Uint8Array,
  seq: number,
  recordedAt: string,
  content: Uint8Array,
  sha256: Sha256 = sha256Bytes,
): Uint8Array {
  const place = previous.length + 8;
  const bytes = new Uint8Array(place + recordedAt.length + content.length);
  bytes.set(previous);
  new DataView(bytes.buffer).setBigInt64(previous.length, BigInt(seq));
  for (let index = 0; index < recordedAt.length; index += 1) bytes[place + index] = recordedAt.charCodeAt(index);
  bytes.set(content, place + recordedAt.length);
  return sha256(bytes);
}
