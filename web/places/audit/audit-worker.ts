/** The auditor, off the page's thread. Nothing here asks the network: what is dropped stays on the machine. */
import { type AuditFacts, type AuditResult, auditBytes } from '../../../src/audit/audit-file.ts';
import { toAnnotatedDocx } from '../../../src/audit/formats/docx.ts';
import { isMendable, mended } from '../../../src/audit/formats/mend.ts';
import { toSarif } from '../../../src/audit/formats/sarif.ts';
import type { Suggestion } from '../../../src/kernel/finding.ts';
import { Problem } from '../../../src/kernel/problem.ts';
import facts from '../../api/audit-facts.gen.json';

export interface Job {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** To be carried out in the file before it is audited. */
  readonly mend?: Suggestion;
}
export interface Done {
  readonly id: number;
  readonly name: string;
  /** The file that was audited: as it came, or mended. */
  readonly bytes: Uint8Array;
  readonly result?: AuditResult;
  readonly text?: string;
  readonly sarif?: string;
  readonly docx?: Uint8Array;
  /** Whether suggestions can be carried out in it. */
  readonly mendable?: boolean;
  /** What was asked to be mended and could not be. */
  readonly unmended?: Suggestion;
  /** Why the file could not be read, in Vietnamese. */
  readonly problem?: string;
}

const VERSION = '0.1.0';
const audit = (name: string, bytes: Uint8Array) => auditBytes(name, bytes, { facts: facts as unknown as AuditFacts, withText: true });

async function done({ id, name, bytes, mend }: Job): Promise<Done> {
  let file = bytes;
  let audited = await audit(name, file);
  let unmended: Suggestion | undefined;
  if (mend) {
    const made = await mended(name, file, audited.source, mend);
    if (made === null) unmended = mend;
    else {
      file = made;
      audited = await audit(name, file);
    }
  }
  const { result, source } = audited;
  const docx = source.format === 'docx' ? toAnnotatedDocx(file, source, result.findings, new Date().toISOString()) : undefined;
  return {
    id,
    name,
    bytes: file,
    result,
    text: source.text,
    sarif: JSON.stringify(toSarif([{ result, text: source.text }], [], VERSION)),
    mendable: isMendable(source),
    ...(docx ? { docx } : {}),
    ...(unmended ? { unmended } : {}),
  };
}

addEventListener('message', async ({ data }: MessageEvent<Job>) => {
  // pdf.js greets its own port from inside any worker.
  if (typeof data?.name !== 'string') return;
  try {
    postMessage(await done(data));
  } catch (error) {
    const problem = error instanceof Problem ? error.message : String((error as Error).message ?? error);
    postMessage({ id: data.id, name: data.name, bytes: data.bytes, problem } satisfies Done);
  }
});

// The page may say that the network is no longer needed.
postMessage('ready');
