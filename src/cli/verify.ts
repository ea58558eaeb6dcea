/** mtqg verify FILE.docx|FILE.pdf|FILE.tsv */
import { Problem } from '../kernel/problem.ts';
import { verifyFile } from '../reports/actions.ts';
import type { VerifyResult } from '../reports/verify.ts';
import { withDatabase } from './database.ts';
import { type CommandSpec, flag } from './options.ts';
import { readInput } from './output.ts';

export const verifyCommand: CommandSpec = {
  name: 'verify',
  usage: 'verify TỆP.docx|TỆP.pdf|TỆP.tsv [--snapshot]',
  summary: { vi: 'So từng số liệu trong tệp với sổ', en: 'Compare every figure with the ledger' },
  options: { snapshot: { type: 'boolean', help: 'so với số liệu lúc lập báo cáo thay vì sổ hiện nay' } },
  run: async (context) => {
    const path = context.args[0];
    if (path === undefined || !/\.(docx|pdf|tsv)$/i.test(path))
      throw new Problem('invalid-usage', 'Chưa có tệp .docx, .pdf hoặc .tsv để kiểm tra. Ví dụ: mtqg verify out/bao-cao.docx.');
    const file = await readInput(context.effects, path);
    const result = await withDatabase(context, 'read', ({ db }) => verifyFile(db, file, { snapshot: flag(context, 'snapshot') }));
    if (context.json) context.effects.out(JSON.stringify({ schemaVersion: 1, ...result }, null, 2));
    else for (const line of verifyLines(result)) context.effects.out(line);
    return result.differ.length + result.missing.length + result.unknown.length > 0 ? 1 : 0;
  },
};

export function verifyLines(result: VerifyResult): string[] {
  return [
    `Khớp với sổ: ${result.agree} số liệu.`,
    ...result.differ.map((one) => `KHÁC    ${one.label}: trong tệp ${one.printed}, theo sổ ${one.ledger}`),
    ...result.missing.map((one) => `THIẾU   ${one.label}: ${one.printed} không còn trong tệp`),
    ...result.unknown.map((one) => `LẠ      ${one.printed}: không đối chiếu được với sổ`),
  ];
}
