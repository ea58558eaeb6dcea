/** Auditing away from the requests of others: one file, one worker, bounded in number, time and memory. */
import { Worker } from 'node:worker_threads';
import type { AuditedFile, AuditFileOptions } from '../audit/audit-file.ts';
import { Problem, type ProblemCode } from '../kernel/problem.ts';

const MOST_WORKERS = 2;
const MOST_WAITING = 20;
const MOST_MS = 120_000;
const MOST_HEAP_MB = 1500;

export type AuditReply = { readonly done: AuditedFile } | { readonly problem: { readonly code: ProblemCode; readonly message: string } };

export class AuditPool {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @throws Problem as auditBytes does; too-many-requests, too-large */
  async audit(name: string, bytes: Uint8Array, options: AuditFileOptions): Promise<AuditedFile> {
    if (this.#running >= MOST_WORKERS) {
      if (this.#waiting.length >= MOST_WAITING)
        throw new Problem(
          'too-many-requests',
          'Nhiều người đang rà soát cùng lúc; thử lại sau một phút, hoặc dùng mtqg audit trên máy mình.',
        );
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
    try {
      return await this.#run(name, bytes, options);
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  #run(name: string, bytes: Uint8Array, options: AuditFileOptions): Promise<AuditedFile> {
    const tooHard = new Problem('too-large', `rà soát quá ${MOST_MS / 1000} giây hoặc quá nhiều bộ nhớ; chia tệp nhỏ hơn.`, { file: name });
    const worker = new Worker(new URL(`./audit-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url), {
      workerData: { name, bytes, options },
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    return new Promise<AuditedFile>((resolve, reject) => {
      const timer = setTimeout(() => reject(tooHard), MOST_MS);
      worker.once('message', (reply: AuditReply) => {
        clearTimeout(timer);
        if ('done' in reply) resolve(reply.done);
        else reject(new Problem(reply.problem.code, reply.problem.message, { file: name }));
      });
      worker.once('error', (error) => {
        clearTimeout(timer);
        reject((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooHard : error);
      });
    }).finally(() => void worker.terminate());
  }
}
