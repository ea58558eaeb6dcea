/** The auditor, off the page's thread. Nothing here asks the network: what is dropped stays on the machine. */
import { type AuditFacts, type AuditResult, auditBytes } from '../../../src/audit/audit-file.ts';
import { toAnnotatedDocx } from '../../../src/audit/formats/docx.ts';
import { toSarif } from '../../../src/audit/formats/sarif.ts';
import { Problem } from '../../../src/kernel/problem.ts';
import facts from '../../api/audit-facts.gen.json';

export interface Job {
  readonly id: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Done {
  readonly id: number;
  readonly name: string;
  readonly result?: AuditResult;
  readonly text?: string;
  readonly sarif?: string;
  readonly docx?: Uint8Array;
  /** Why the file could not be read, in Vietnamese. */
  readonly problem?: string;
}

const VERSION = '0.1.0';

addEventListener('message', async ({ data }: MessageEvent<Job>) => {
  // pdf.js greets its own port from inside any worker.
  if (typeof data?.name !== 'string') return;
  const { id, name, bytes } = data;
  try {
    const { result, source } = await auditBytes(name, bytes, { facts: facts as unknown as AuditFacts, withText: true });
    const docx = source.format === 'docx' ? toAnnotatedDocx(bytes, source, result.findings, new Date().toISOString()) : undefined;
    const done: Done = {
      id,
      name,
      result,
      text: source.text,
      sarif: JSON.stringify(toSarif([{ result, text: source.text }], [], VERSION)),
      ...(docx ? { docx } : {}),
    };
    postMessage(done);
  } catch (error) {
    const problem = error instanceof Problem ? error.message : String((error as Error).message ?? error);
    postMessage({ id, name, problem } satisfies Done);
  }
});

// The page may say that the network is no longer needed.
postMessage('ready');
