/** COPY … FROM STDIN over the driver's own connection: the driver answers a copy only with a refusal, and another package is not worth its weight. */
import type pg from 'pg';

interface Wire {
  readonly stream: { once(event: 'drain', then: () => void): void; readonly writableNeedDrain: boolean };
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** Rows in the text form of COPY, each with its line feed. */
export async function copyRows(client: pg.Client, table: string, columns: string, runs: Iterable<readonly string[]>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    let failed: unknown;
    const copy = {
      submit: (wire: Wire) => wire.query(`COPY ${table} (${columns}) FROM STDIN`),
      handleCopyInResponse: (wire: Wire) => {
        const send = async () => {
          for (const run of runs) {
            if (failed) return;
            wire.sendCopyFromChunk(Buffer.from(run.join('')));
            // Lets the socket have its turn, and waits where the server is slower than we are.
            await new Promise<void>((next) => (wire.stream.writableNeedDrain ? wire.stream.once('drain', next) : setImmediate(next)));
          }
          wire.endCopyFrom();
        };
        send().catch((error) => {
          failed = error;
          wire.sendCopyFail(String(error));
        });
      },
      handleCommandComplete: () => undefined,
      handleError: (error: unknown) => {
        failed ??= error;
        // The server has refused: it is ready again, and no other word comes.
        reject(failed);
      },
      handleReadyForQuery: () => (failed ? reject(failed) : resolve()),
    };
    client.query(copy as never);
  });
}
