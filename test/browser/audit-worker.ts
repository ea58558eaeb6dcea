/** The worker of the browser test: bytes in, the JSON of the auditor out. */
import { auditFile } from '../../src/audit/audit-file.ts';

/** What a worker's global scope has; the project's types know no DOM. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { data: { name: string; bytes: Uint8Array } }) => void): void;
  postMessage(answer: { name: string; json: string }): void;
}
const scope = globalThis as unknown as WorkerScope;

scope.addEventListener('message', async ({ data: { name, bytes } }) => {
  try {
    scope.postMessage({ name, json: JSON.stringify(await auditFile(name, bytes, { withText: true })) });
  } catch (error) {
    scope.postMessage({ name, json: `error: ${(error as Error).stack ?? String(error)}` });
  }
});
