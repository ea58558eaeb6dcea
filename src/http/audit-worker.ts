/** The worker of AuditPool: one file in, one answer out. */
import { parentPort, workerData } from 'node:worker_threads';
import { type AuditFileOptions, auditBytes } from '../audit/audit-file.ts';
import { Problem } from '../kernel/problem.ts';
import type { AuditReply } from './audit-pool.ts';

const { name, bytes, options } = workerData as { name: string; bytes: Uint8Array; options: AuditFileOptions };
try {
  const reply: AuditReply = { done: await auditBytes(name, bytes, options) };
  parentPort?.postMessage(reply);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  const reply: AuditReply = { problem: { code: error.code, message: error.message } };
  parentPort?.postMessage(reply);
}
