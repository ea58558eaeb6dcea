/**
 * The versioned canonical text of an entry and its place in the chain, byte for byte what the SQL functions ledger_canonical and
 * ledger_link write (test vectors in canonical.test.ts run against both). Version 1:
 *   v1|event|effective|booked|document|actor|key|corrects⏎ then per line
 *   no|component|source|kind|origin|fromUnit|fromYear|fromStage|toUnit|toYear|toStage|amount⏎
 * Text fields escape "\" as "\\", "|" as "\p" and a line feed as "\n". Stages are numbers 0–4.
 */
import { type Sha256, sha256Hex } from '../kernel/hash.ts';
import type { LedgerEvent, Line, Stage } from './model.ts';

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

/** Hashes are text here, 64 hex digits. */
export const GENESIS_HASH = '0'.repeat(64);

function escape(text: string): string {
  if (!/[\\|\n]/.test(text)) return text;
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\p').replaceAll('\n', '\\n');
}

const STAGE_NUMBERS: Readonly<Record<Stage, number>> = { external: 0, available: 1, advanced: 2, disbursed: 3, cancelled: 4 };

export function canonicalText(entry: CanonicalEntry): string {
  let text = `v1|${entry.event}|${entry.effectiveOn}|${entry.bookedOn}|${escape(entry.document)}|${escape(entry.actor)}|${escape(entry.key)}|${entry.corrects ?? ''}\n`;
  let no = 0;
  for (const { component, source, kind, originYear, from, to, amount } of entry.lines) {
    no += 1;
    text += `${no}|${component}|${source}|${kind}|${originYear}|${from.unit}|${from.year}|${STAGE_NUMBERS[from.stage]}|${to.unit}|${to.year}|${STAGE_NUMBERS[to.stage]}|${amount}\n`;
  }
  return text;
}

export function contentHash(entry: CanonicalEntry, sha256: Sha256 = sha256Hex): string {
  return sha256(canonicalText(entry));
}

const HASH_BYTES = 32;
const TIME_AT = HASH_BYTES + 8;
const TIME_LENGTH = '2023-06-30T08:15:30.123456Z'.length;
/** Filled anew for each link: memory outside the heap is dear when a million links ask for it. */
const link = new Uint8Array(TIME_AT + TIME_LENGTH + HASH_BYTES);
/** Character code of a hex digit → its value. */
const DIGITS = new Uint8Array(128);
for (const [value, digit] of [...'0123456789abcdef'].entries()) DIGITS[digit.charCodeAt(0)] = value;

/** Writes the bytes that a hash stands for. */
function putHash(at: number, hash: string): void {
  for (let index = 0; index < HASH_BYTES; index += 1)
    link[at + index] = ((DIGITS[hash.charCodeAt(index * 2)] as number) << 4) | (DIGITS[hash.charCodeAt(index * 2 + 1)] as number);
}

/** `recordedAt` as "2023-06-30T08:15:30.123456Z". */
export function linkHash(previous: string, seq: number, recordedAt: string, content: string, sha256: Sha256 = sha256Hex): string {
  if (recordedAt.length !== TIME_LENGTH) throw new RangeError(`“${recordedAt}” is not a time with microseconds`);
  putHash(0, previous);
  // Eight bytes, the high ones first.
  let rest = seq;
  for (let at = TIME_AT - 1; at >= HASH_BYTES; at -= 1) {
    link[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  for (let index = 0; index < TIME_LENGTH; index += 1) link[TIME_AT + index] = recordedAt.charCodeAt(index);
  putHash(TIME_AT + TIME_LENGTH, content);
  return sha256(link);
}
