import { describe, expect, it } from 'vitest';
import { readAuditText } from '../../reading/read.ts';
import { auditText } from '../audit.ts';
import { toTerminal } from './terminal.ts';

async function linesOf(markdown: string): Promise<string[]> {
  const source = await readAuditText('a.md', new TextEncoder().encode(markdown));
  return toTerminal(auditText('a.md', source), source, { colour: false, notes: false });
}

describe('toTerminal', () => {
  it('shows a cell in its row, the caret under the figure', async () => {
    const table = '| TT | Xã | Kế hoạch | Thực hiện | Tỷ lệ (%) |\n|---|---|---|---|---|\n';
    const lines = await linesOf(`${table}| 1 | Đông | 100 | 40 | 40 |\n| 2 | Tây | 200 | 90 | 45 |\n| 3 | Nam | 300 | 60 | 27 |\n`);
    const row = lines.indexOf('    3 | Nam | 300 | 60 | 27');
    expect(row).toBeGreaterThan(0);
    expect(lines[row + 1]).toBe('                         ^^');
  });
  it('shows a long row around the cell only', async () => {
    const wide = (cell: (k: number) => string) => `| ${Array.from({ length: 60 }, (_, k) => cell(k)).join(' | ')} |`;
    const lines = await linesOf(
      `${wide((k) => `Cột ${k}`)}\n${wide(() => '---')}\n${wide((k) => (k === 40 ? 'ngày 31/6/2024' : `ô ${k}`))}\n`,
    );
    const row = lines.find((line) => line.includes('31/6/2024') && line.includes('|'));
    expect(row).toMatch(/^ {4}….*ô 39 \| ngày 31\/6\/2024 \| ô 41.*…$/u);
    expect(row?.length).toBeLessThan(120);
  });
});
