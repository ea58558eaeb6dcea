/** mtqg ledger verify */
import { verifyLedger } from '../ledger/actions.ts';
import { describeProblem, Problem } from '../kernel/problem.ts';
import { withDatabase } from './database.ts';
import type { CommandSpec } from './options.ts';
import { problemJson, progressOf } from './output.ts';

export const ledgerCommand: CommandSpec = {
  name: 'ledger',
  usage: 'ledger verify',
  summary: { vi: 'Kiểm tra chuỗi băm, số dư và các bất biến của sổ', en: 'Check the chain and the invariants' },
  options: {},
  run: async (context) => {
    if (context.args[0] !== 'verify') throw new Problem('invalid-usage', 'Dùng: mtqg ledger verify.');
    const progress = progressOf(context.effects);
    const check = await withDatabase(context, 'read', ({ db }) => verifyLedger(db, (done, of) => progress(`Đã kiểm tra ${done}/${of} bút toán…`)));
    if (context.json) context.effects.out(JSON.stringify({ schemaVersion: 1, homes: check.homes, problems: check.problems.map(problemJson) }, null, 2));
    else {
      for (const { home, entries, head } of check.homes) context.effects.out(`Sổ tỉnh ${home}: ${entries} bút toán, đầu chuỗi ${head.slice(0, 16)}…`);
      for (const problem of check.problems) context.effects.out(describeProblem(problem));
      context.effects.out(check.problems.length === 0 ? 'Chuỗi và số dư đều đúng.' : `${check.problems.length} điểm sai.`);
    }
    return check.problems.length === 0 ? 0 : 1;
  },
};
