/** Why the database refused a posting: its codes MT001… with their JSON detail, as Problems for people. */
import type { Day } from '../kernel/calendar.ts';
import { formatAmount } from '../kernel/money.ts';
import { Problem } from '../kernel/problem.ts';
import type { Posting } from './model.ts';

/** An account that would go negative, as the database reports it. */
export interface Shortage {
  readonly unit: string;
  readonly component: string;
  readonly source: string;
  readonly kind: string;
  readonly origin_year: number;
  readonly exec_year: number;
  readonly stage: number;
  /** null: at the end; otherwise the first day on which it is negative. */
  readonly on_date: Day | null;
  readonly balance: number;
}

/** The Problem of a refused posting; `shortages` lets a caller find the rows to blame. */
export class PostingProblem extends Problem {
  readonly shortages: readonly Shortage[];
  readonly entry: number | null;
  constructor(code: Problem['code'], message: string, entry: number | null = null, shortages: readonly Shortage[] = []) {
    super(code, message);
    this.entry = entry;
    this.shortages = shortages;
  }
}

function shortageMessage(shortage: Shortage): string {
  const missing = `thiếu ${formatAmount(-shortage.balance, 1, 0)} đồng`;
  const account = `${shortage.component}, nguồn ${shortage.source}, loại vốn ${shortage.kind}, vốn năm ${shortage.origin_year}, năm thực hiện ${shortage.exec_year}, đơn vị ${shortage.unit.split('@')[0]}`;
  const stage = shortage.stage === 2 ? 'dư tạm ứng' : 'vốn còn lại';
  return shortage.on_date === null
    ? `vượt ${stage} (${account}): ${missing}`
    : `vượt ${stage} tại ngày ${shortage.on_date.split('-').reverse().join('/')} (${account}): ${missing}`;
}

/** The refusal that ledger_post raised, as a Problem; any other error as it is. */
export function postingProblem(error: unknown, batch: readonly Posting[], start: number): unknown {
  const { code, detail, message } = error as { code?: string; detail?: string; message: string };
  if (code === '23505' && /idempotency/.test(message))
    return new PostingProblem('key-conflict', 'Hai bút toán trong cùng một lần ghi có cùng mã nhận dạng; mỗi dòng phải có mã riêng.');
  if (code === '23514' && /ledger_balance/.test(message))
    return new PostingProblem(
      'amount-out-of-range',
      'Tổng số tiền của một tài khoản vượt giới hạn 9.007.199.254.740.991 đồng; kiểm tra lại đơn vị tính.',
    );
  if (!code?.startsWith('MT')) return error;
  const parsed: unknown = detail ? JSON.parse(detail) : {};
  if (code === 'MT002') {
    const shortages = parsed as Shortage[];
    return new PostingProblem(
      'insufficient-funds',
      `Không ghi được: ${shortages.map(shortageMessage).join('; ')}. Kiểm tra kế hoạch vốn đã giao hoặc số tiền chi.`,
      null,
      shortages,
    );
  }
  const { entry, seq, by, closed, key } = parsed as { entry?: number; seq?: number; by?: number; closed?: string; key?: string };
  const what = batch[(entry ?? 0) - 1]?.document ?? '';
  // The database counts within its batch; callers count over everything they posted.
  const place = entry === undefined ? null : start + entry;
  switch (code) {
    case 'MT001':
      return new PostingProblem(
        'key-conflict',
        `Bút toán “${key}” (${what}) đã ghi với nội dung khác (số ${seq}); muốn sửa thì ghi bút toán đảo rồi ghi lại.`,
        place,
      );
    case 'MT003':
      return new PostingProblem(
        'period-closed',
        `Kỳ kế toán đã khoá đến ${closed?.split('-').reverse().join('/')}; chọn ngày ghi sổ sau ngày đó (${what}).`,
        place,
      );
    case 'MT005':
      return new PostingProblem('unknown-entry', `Không có bút toán số ${seq} để đảo, hoặc bút toán đó không đảo được.`, place);
    case 'MT006':
      return new PostingProblem('already-reversed', `Bút toán số ${seq} đã được đảo bằng bút toán số ${by}.`, place);
    case 'MT004':
      return new PostingProblem('unbalanced', `Bút toán “${what}” không đúng hình thức của sự kiện.`, place);
    default:
      return error;
  }
}
