/** A workbook of 100,000 rows into an existing PGlite database, in a process of its own: time and peak memory. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import type { BenchRow } from './row.ts';

const ROWS = 100_000;
const UNITS = [
  'huyện Kon Rẫy',
  'xã Đăk Kôi',
  'xã Đăk Tơ Lung',
  'xã Đăk Ruồng',
  'xã Đăk Pne',
  'xã Đăk Tờ Re',
  'xã Tân Lập',
  'thị trấn Đăk Rve',
];
const COMPONENTS = ['DT.DA1.N1', 'DT.DA3.T2', 'DT.DA4.T1', 'DT.DA5.T1', 'GN.DA2', 'GN.DA4.T3', 'NTM.02', 'NTM.03', 'NTM.05'];

async function workbook(): Promise<Uint8Array> {
  const rows: (string | number | null)[][] = [
    ['Kế hoạch vốn'],
    ['Đơn vị tính:', 'triệu đồng'],
    ['Nghiệp vụ', 'Ngày hiệu lực', 'Số quyết định', 'Dòng', 'Đơn vị', 'Nội dung (mã)', 'Nguồn vốn', 'Loại vốn', 'Năm vốn', 'Số tiền'],
  ];
  for (let n = 0; n < ROWS; n += 1) {
    const day = `${String(1 + (n % 28)).padStart(2, '0')}/${String(1 + (n % 12)).padStart(2, '0')}/2023`;
    rows.push([
      'Giao vốn',
      day,
      `BENCH-${Math.floor(n / 500)}`,
      n,
      UNITS[n % UNITS.length] ?? '',
      COMPONENTS[n % COMPONENTS.length] ?? '',
      'NSTW',
      'SN',
      2023,
      1 + (n % 1000) / 10,
    ]);
  }
  return writeXlsx({ sheets: [{ name: 'Kế hoạch vốn', rows }] });
}

async function cli(folder: string, ...args: string[]): Promise<{ seconds: number; peak: number; out: string }> {
  const begun = performance.now();
  // The child reports its own peak; the parent cannot read it after the exit.
  const script = `process.on('exit', () => process.stderr.write('PEAK ' + process.resourceUsage().maxRSS)); process.argv.splice(1, 0, ${JSON.stringify(resolve('src/cli/main.ts'))}); await import(${JSON.stringify(new URL('../src/cli/main.ts', import.meta.url).href)});`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script, '--', ...args], {
    cwd: folder,
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise((done) => child.on('exit', done));
  if (code !== 0) throw new Error(`exit ${code}: ${out}${err}`);
  return { seconds: (performance.now() - begun) / 1000, peak: Number(/PEAK (\d+)/.exec(err)?.[1] ?? 0) / 1024, out };
}

export async function benchImport(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mtqg-bench-'));
  try {
    await writeFile(join(folder, 'lon.xlsx'), await workbook());
    await cli(folder, 'migrate');
    const first = await cli(folder, 'import', 'lon.xlsx');
    const again = await cli(folder, 'import', 'lon.xlsx');
    return [
      {
        work: `nhập bảng ${ROWS.toLocaleString('vi')} dòng vào PGlite đã có`,
        bar: '≤ 12 s, đỉnh ≤ 1,0 GB',
        measured: `${first.seconds.toFixed(1)} s, đỉnh ${(first.peak / 1024).toFixed(2)} GB`,
      },
      {
        work: '— nhập lại đúng tệp đó (không ghi gì)',
        bar: '',
        measured: `${again.seconds.toFixed(1)} s, đỉnh ${(again.peak / 1024).toFixed(2)} GB`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
