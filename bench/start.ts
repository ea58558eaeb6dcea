/** Cold and second `npm start`: from process start to the page answering. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BenchRow } from './row.ts';

async function startOnce(folder: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', resolve('src/cli/main.ts'), 'start', '--port', '18080'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((found, failed) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\//.exec(text);
      if (match) found(match[0]);
    });
    child.on('exit', (code) => failed(new Error(`start exited ${code}`)));
  });
  const response = await fetch(url);
  await response.text();
  const took = performance.now() - begun;
  child.kill('SIGINT');
  await new Promise((done) => child.on('exit', done));
  return took;
}

export async function benchStart(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mtqg-bench-'));
  try {
    const cold = await startOnce(folder);
    const second = await startOnce(folder);
    return [
      {
        work: 'npm start lần đầu (đến khi báo cáo đã ghi và trang trả lời)',
        bar: '≤ 15 s',
        measured: `${(cold / 1000).toFixed(1)} s; lần hai ${(second / 1000).toFixed(1)} s (${((second / cold) * 100).toFixed(0)} %)`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
