/** mtqg ledger verify · reverse · close */
import { verifyTrail } from '../access/actions.ts';
import { openCatalogue } from '../catalogue/actions.ts';
import { type Day, formatDay, parseDay } from '../kernel/calendar.ts';
import { describeProblem, Problem } from '../kernel/problem.ts';
import { close, post, verifyLedger } from '../ledger/actions.ts';
import { withDatabase } from './database.ts';
import { type CommandSpec, type Context, required } from './options.ts';
import { problemJson, progressOf } from './output.ts';

export const ledgerCommand: CommandSpec = {
  name: 'ledger',
  usage: 'ledger verify | ledger reverse SỐ --unit MÃ --document VĂN_BẢN | ledger close NGÀY --unit MÃ --document VĂN_BẢN',
  summary: {
    vi: 'Kiểm tra sổ; đảo một bút toán; khoá (hoặc mở lại) kỳ kế toán',
    en: 'Check the ledger; reverse an entry; close or reopen a period',
  },
  options: {
    unit: { type: 'string', help: 'đơn vị có sổ (sổ giữ theo tỉnh của đơn vị)' },
    document: { type: 'string', help: 'văn bản, lý do' },
  },
  run: async (context) => {
    switch (context.args[0]) {
      case 'verify':
        return verify(context);
      case 'reverse':
        return reverse(context);
      case 'close':
        return closeThrough(context);
      default:
        throw new Problem(
          'invalid-usage',
          'Dùng: mtqg ledger verify, mtqg ledger reverse SỐ hoặc mtqg ledger close NGÀY. Xem: mtqg ledger --help.',
        );
    }
  },
};

/** The books and the trail of who did what: every chain of the database. */
async function verify(context: Context): Promise<number> {
  const progress = progressOf(context.effects);
  const { check, trail } = await withDatabase(context, 'read', async ({ db }) => ({
    check: await verifyLedger(db, (done, of) => progress(`Đã kiểm tra ${done}/${of} bút toán…`)),
    trail: await verifyTrail(db),
  }));
  const problems = [...check.problems, ...trail.problems];
  if (context.json) {
    const { rows, head } = trail;
    const shown = { schemaVersion: 1, homes: check.homes, trail: { rows, head }, problems: problems.map(problemJson) };
    context.effects.out(JSON.stringify(shown, null, 2));
  } else {
    for (const { home, entries, head } of check.homes)
      context.effects.out(`Sổ tỉnh ${home}: ${entries} bút toán, đầu chuỗi ${head.slice(0, 16)}…`);
    if (trail.rows > 0) context.effects.out(`Nhật ký thao tác: ${trail.rows} dòng, đầu chuỗi ${trail.head.slice(0, 16)}…`);
    for (const problem of problems) context.effects.out(describeProblem(problem));
    context.effects.out(problems.length === 0 ? 'Chuỗi và số dư đều đúng.' : `${problems.length} điểm sai.`);
  }
  return problems.length === 0 ? 0 : 1;
}

/** The only correction: an entry that negates another, linked to it. */
async function reverse(context: Context): Promise<number> {
  const seq = Number(context.args[1]);
  if (!Number.isSafeInteger(seq) || seq < 1)
    throw new Problem('invalid-usage', 'Chưa có số bút toán cần đảo. Ví dụ: mtqg ledger reverse 12 --unit 614 --document "Tờ trình 05".');
  const document = required(context, 'document', 'văn bản hoặc lý do đảo');
  return withDatabase(context, 'write', async ({ db }) => {
    const home = await homeOf(context, db);
    const [posted] = await post(db, home, 'cli', [
      {
        event: 'reverse',
        effectiveOn: '2000-01-01' as Day,
        document,
        key: `đảo:${home}:${seq}:${context.effects.randomId()}`,
        corrects: seq,
        lines: [],
      },
    ]);
    say(
      context,
      { home, seq: posted?.seq ?? null, status: posted?.status ?? '' },
      posted?.status === 'already' ? `Bút toán ${seq} đã được đảo từ trước.` : `Đã đảo bút toán ${seq} bằng bút toán ${posted?.seq}.`,
    );
    return 0;
  });
}

async function closeThrough(context: Context): Promise<number> {
  const day = parseDay(context.args[1] ?? '');
  const document = required(context, 'document', 'văn bản hoặc lý do khoá kỳ');
  return withDatabase(context, 'write', async ({ db }) => {
    const home = await homeOf(context, db);
    const seq = await close(db, home, 'cli', day, document, `khoá:${day}:${context.effects.randomId()}`);
    say(
      context,
      { home, seq, closedThrough: day },
      seq === null
        ? `Sổ tỉnh ${home} đã khoá đến ${formatDay(day)} từ trước.`
        : `Sổ tỉnh ${home} khoá đến hết ${formatDay(day)} (bút toán ${seq}). Khoản phát sinh trước ngày này ghi sau sẽ vào ngày đầu kỳ mở, ngày thực tế giữ nguyên.`,
    );
    return 0;
  });
}

async function homeOf(context: Context, db: Parameters<typeof openCatalogue>[0]): Promise<string> {
  const wanted = required(context, 'unit', 'đơn vị có sổ, ví dụ --unit 614');
  const { catalogue } = await openCatalogue(db);
  const unit =
    catalogue.rows.units.find((one) => one.code === wanted) ?? catalogue.resolveUnit(wanted, context.effects.now().slice(0, 10) as Day);
  return unit.home;
}

function say(context: Context, data: Record<string, unknown>, sentence: string): void {
  context.effects.out(context.json ? JSON.stringify({ schemaVersion: 1, ...data }) : sentence);
}
