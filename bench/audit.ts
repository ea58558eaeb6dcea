/** Auditing text: a report warm, and length against time at 0.1, 1 and 10 MB (the report again and again; the denser corpus too). */
import { readFileSync } from 'node:fs';
import { auditText } from '../src/audit/audit.ts';
import { readMarkdown } from '../src/reading/read-markdown.ts';
import { corpus } from '../test/audit/corpus.ts';
import { percentiles } from './percentile.ts';
import type { BenchRow } from './row.ts';

const SAMPLE = new URL('../../shared/samples/kon-ray-2023-h1.md', import.meta.url);

function auditOnce(bytes: Uint8Array): number {
  const begun = performance.now();
  auditText('bench.md', readMarkdown(bytes));
  return performance.now() - begun;
}

export async function benchAudit(): Promise<BenchRow[]> {
  const documents = corpus().map(({ bytes }) => new TextDecoder().decode(bytes));
  const one = new TextEncoder().encode(readReport() ?? documents.slice(0, 8).join('\n\n'));
  for (let run = 0; run < 6; run += 1) auditOnce(one);
  const warm = Array.from({ length: 20 }, () => auditOnce(one));
  const rate = (whole: string, megabytes: number) => {
    const text = whole.repeat(Math.max(1, Math.ceil((megabytes * 1e6) / Buffer.byteLength(whole)))).slice(0, Math.ceil(megabytes * 0.78e6));
    const bytes = new TextEncoder().encode(text);
    const ms = auditOnce(bytes);
    return { size: bytes.length / 1e6, perSecond: bytes.length / 1e3 / ms };
  };
  const dense = documents.join('\n\n');
  const report = readReport() ?? dense;
  rate(report, 0.1);
  const measured = (whole: string) =>
    [0.1, 1, 10]
      .map((size) => rate(whole, size))
      .map(({ size, perSecond }) => `${size.toFixed(1)} MB: ${perSecond.toFixed(2)} MB/s`)
      .join('; ');
  return [
    { work: 'kiểm tra một báo cáo (mẫu Kon Rẫy nếu có), khi đã nóng', bar: '≤ 150 ms', measured: percentiles(warm) },
    { work: 'kiểm tra văn bản như báo cáo đó, nối lại cho dài', bar: '≥ 1 MB/s, tuyến tính', measured: measured(report) },
    { work: '— văn bản dày số liệu gấp sáu lần (bộ văn bản thử)', bar: '', measured: measured(dense) },
  ];
}

function readReport(): string | null {
  try {
    return readFileSync(SAMPLE, 'utf8');
  } catch {
    return null;
  }
}
