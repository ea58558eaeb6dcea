import { describe, expect, it } from 'vitest';
import { readAuditText } from '../../reading/read.ts';
import { auditText } from '../audit.ts';
import { toHtml } from './html.ts';

async function tableOf(markdown: string): Promise<string> {
  const source = await readAuditText('a.md', new TextEncoder().encode(markdown));
  const html = toHtml(auditText('a.md', source, { withText: true }), source);
  return /<table>.*<\/table>/su.exec(html)?.[0].replace(/\n/gu, '') ?? '';
}

describe('toHtml: tables', () => {
  it('keeps every cell in its column where cells before it are empty', async () => {
    expect(await tableOf('| TT | Xã | Vốn |\n|---|---|---|\n| 1 | Đông | 5 |\n| | Cộng | 5 |\n')).toBe(
      '<table><tr><th>TT</th><th>Xã</th><th>Vốn</th></tr><tr><td>1</td><td>Đông</td><td>5</td></tr><tr><td></td><td>Cộng</td><td>5</td></tr></table>',
    );
  });
  it('fills no column that a merged cell above covers', async () => {
    const html =
      '<table><tr><td rowspan="2">A</td><td></td><td>x</td></tr><tr><td></td><td>y</td></tr><tr><td></td><td></td><td>z</td></tr></table>';
    expect(await tableOf(html)).toBe(html);
  });
});
