import { loadavg } from 'node:os';

/** How busy the machine was in the last minute, others included: a number measured beside other work says so. */
export const busyness = () => `tải máy ${(loadavg()[0] ?? 0).toFixed(1)}`;

/** "p50 123 ms, p95 156 ms" of durations in ms. */
export function percentiles(durations: readonly number[], decimals = 0): string {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return `p50 ${at(0.5).toFixed(decimals)} ms, p95 ${at(0.95).toFixed(decimals)} ms (${sorted.length} lần)`;
}
