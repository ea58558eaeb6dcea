/** Rules of payments and advances: their days, their plan, what waits. */
import { type Day, daysBetween, formatDay, toDay } from '../../kernel/calendar.ts';
import { sumDong } from '../../kernel/money.ts';
import { lastPaymentDay } from '../../ledger/late-money.ts';
import type { AccountSum, EntryLine } from '../../ledger/model.ts';
import { codeOf, entriesOf, fundName, fundWords, groups, money, standingLines, unitWords } from '../funds.ts';
import { addedLate } from '../late-money.ts';
import { dayIn, limitMissing, limitOf, numberOf } from '../limits.ts';
import { ALWAYS, type Found, PRACTICE, type Rule, type RuleInput } from '../model.ts';

const isPayment = ({ event }: Pick<EntryLine, 'event'>) => event === 'disburse' || event === 'advance';

const SUSPENSE_WAITING: Rule = {
  id: 'suspense-waiting',
  title: 'Khoản chi chờ đối chiếu không để lâu',
  explain:
    'Khoản chi của Kho bạc chưa có quyết định giao trong sổ nằm ở danh sách chờ, ngoài kế hoạch và tỷ lệ giải ngân. Để lâu thì giải ngân trong báo cáo thấp hơn thực tế.',
  remedy: 'Nhập quyết định giao còn thiếu rồi đối chiếu, hoặc trả lại chứng từ sai.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const limit = limitOf(input, 'suspense-waiting');
    if (!limit) return limitMissing('số ngày được chờ');
    return input.funding.suspense
      .filter(({ data, effectiveOn }) => data.state === 'waiting' && daysBetween(effectiveOn, input.asOf) > numberOf(limit))
      .map(({ home, key, unit, effectiveOn, data }) => ({
        about: `${home}|${key}`,
        message: `${unitWords(input, unit)}: chứng từ ${data.voucher} ngày ${formatDay(effectiveOn)}, ${money(data.amount)}, chờ đối chiếu đã ${daysBetween(effectiveOn, input.asOf)} ngày (${data.reason}).`,
        stated: `${daysBetween(effectiveOn, input.asOf)} ngày`,
        expected: `không quá ${limit.value} ngày`,
        threshold: limit,
      }));
  },
};

/** Advances that still stand, the oldest first: what was accepted or given back is taken off the oldest one. */
function openAdvances(lines: readonly EntryLine[], account: AccountSum): { line: EntryLine; left: number }[] {
  const own = lines.filter(({ event, from, to, ...fund }) => {
    const side = event === 'advance' ? to : from;
    return side.stage === 'advanced' && side.unit === account.unit && fundName({ ...fund, execYear: side.year }) === fundName(account);
  });
  let settled: number = sumDong(own.filter((line) => line.event !== 'advance').map((line) => line.amount));
  return own
    .filter((line) => line.event === 'advance')
    .sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : a.seq - b.seq))
    .flatMap((line) => {
      const taken = Math.min(settled, line.amount);
      settled -= taken;
      return taken === line.amount ? [] : [{ line, left: line.amount - taken }];
    });
}

const ADVANCE_OLD: Rule = {
  id: 'advance-old',
  title: 'Tạm ứng được nghiệm thu hoặc thu hồi',
  explain:
    'Số tạm ứng còn treo quá số ngày đặt ra. Nghiệm thu, thu hồi trừ vào lần tạm ứng cũ nhất; nêu lần cũ nhất còn treo, ngày và số tiền của nó.',
  remedy: 'Nghiệm thu khối lượng, thu hồi tạm ứng, hoặc nêu lý do ở mục vướng mắc.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const limit = limitOf(input, 'advance-old');
    if (!limit) return limitMissing('số ngày tạm ứng được treo');
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    return input.accounts
      .filter((one) => one.stage === 'advanced' && one.amount > 0)
      .flatMap((account): Found[] => {
        const old = openAdvances(lines, account).filter(({ line }) => daysBetween(line.effectiveOn, input.asOf) > numberOf(limit));
        const [oldest] = old;
        if (!oldest) return [];
        const days = daysBetween(oldest.line.effectiveOn, input.asOf);
        return [
          {
            about: `${account.unit}|${fundName(account)}`,
            message: `${unitWords(input, account.unit)}: tạm ứng của ${fundWords(input, account)} còn treo ${money(sumDong(old.map(({ left }) => left)))} quá ${limit.value} ngày, lần cũ nhất ${oldest.line.document} ngày ${formatDay(oldest.line.effectiveOn)} đã ${days} ngày chưa nghiệm thu, chưa thu hồi hết.`,
            stated: `${days} ngày`,
            expected: `không quá ${limit.value} ngày`,
            entries: entriesOf(old.map(({ line }) => line)),
            threshold: limit,
          },
        ];
      });
  },
};

/** The row that lets money of that year be used in the next one. */
const carriedBy = ({ catalogue, asOf, unit }: RuleInput, { originYear, execYear }: { originYear: number; execYear: number }) =>
  catalogue.threshold('carry-deadline', asOf, { detail: `${originYear}→${execYear + 1}`, unit: unit.code });

const ADVANCE_RETURNED: Rule = {
  id: 'advance-returned',
  title: 'Tạm ứng không được chuyển nguồn phải nộp lại',
  explain:
    'Tạm ứng của năm trước không được chuyển sang năm sau phải nộp lại ngân sách trước ngày 15/02. Từ ngày đó mà năm cũ còn số tạm ứng thì nêu ra; không nêu khi vốn ấy được chuyển sang năm sau (bảng Ngưỡng, “carry-deadline”: các chương trình mục tiêu quốc gia đang thực hiện được chuyển đến 31/12 năm sau) và hạn đó chưa qua. Sổ không biết từng khoản có thuộc trường hợp khác được chuyển hay không, nên chỉ cảnh báo.',
  remedy:
    'Ghi Thu hồi tạm ứng theo chứng từ nộp lại, hoặc Nghiệm thu nếu đã có khối lượng; nếu được chuyển thì thêm văn bản cho kéo dài ở bảng Ngưỡng.',
  severity: 'warning',
  legalRef: 'TT 26/2026/TT-BTC Đ19; NĐ 73/2026/NĐ-CP Đ31 k1',
  confidence: 'verified',
  ...ALWAYS,
  validFrom: '2026-03-25' as Day,
  check: (input) => {
    const limit = limitOf(input, 'advance-returned');
    if (!limit) return 'chưa có ngày phải nộp lại tạm ứng của thời gian này';
    const open = input.accounts.filter((one) => {
      const carried = carriedBy(input, one);
      return (
        one.stage === 'advanced' &&
        one.amount > 0 &&
        one.execYear >= 2025 &&
        dayIn(one.execYear + 1, limit) <= input.asOf &&
        (!carried || input.asOf > toDay(carried.value))
      );
    });
    return groups(
      open,
      ({ unit, originYear, execYear }) => `${unit}|${execYear}|${carriedBy(input, { originYear, execYear })?.value ?? ''}`,
    ).map(([name, accounts]) => {
      const [account] = accounts as [AccountSum];
      const carried = carriedBy(input, account);
      const last = carried ? toDay(carried.value) : dayIn(account.execYear + 1, limit);
      return {
        about: name,
        message: `${unitWords(input, account.unit)} còn ${money(sumDong(accounts.map((one) => one.amount)))} tạm ứng của năm ${account.execYear}, ${carried ? 'đã qua hạn kéo dài' : 'phải nộp lại trước ngày'} ${formatDay(last)}.`,
        threshold: carried ?? limit,
      };
    });
  },
};

const PAYMENT_DEADLINE: Rule = {
  id: 'payment-deadline',
  title: 'Chi của năm không sau 31/01 năm sau',
  explain:
    'Vốn giao trong năm được giải ngân đến 31/01 năm sau; từ năm 2025, vốn được bổ sung sau 30/9 được giải ngân đến 31/12 năm sau, khoản chi nằm trong phần bổ sung ấy không nêu. Khoản chi sau hạn mà vẫn ghi năm thực hiện cũ thì hoặc sai ngày, hoặc là vốn đã kéo dài nhưng chưa ghi chuyển nguồn.',
  remedy: 'Sửa ngày, hoặc ghi chuyển nguồn rồi chi ở năm thực hiện mới.',
  severity: 'error',
  legalRef: '',
  confidence: 'verified',
  ...ALWAYS,
  check: (input) => {
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const late = addedLate(input, lines);
    const paid = lines.filter(isPayment).flatMap((line) => {
      const limit = input.catalogue.threshold('payment-deadline', line.effectiveOn, { unit: codeOf(line.from.unit) });
      return limit && line.effectiveOn > dayIn(line.to.year + 1, limit) ? [{ line, limit }] : [];
    });
    const ordered = [...paid].sort((a, b) => a.line.effectiveOn.localeCompare(b.line.effectiveOn));
    return ordered.flatMap(({ line, limit }): Found[] => {
      const fund = fundName({ ...line, execYear: line.to.year });
      const allowed = late.get(fund) ?? 0;
      const isInTime = line.effectiveOn <= lastPaymentDay(line.to.year);
      if (isInTime && line.amount <= allowed) {
        late.set(fund, allowed - line.amount);
        return [];
      }
      return [
        {
          about: `${line.home}|${line.seq}|${line.lineNo}`,
          message: `${line.document} ngày ${formatDay(line.effectiveOn)} chi ${money(line.amount)} của năm ${line.to.year}, sau hạn ${formatDay(dayIn(line.to.year + 1, limit))}.`,
          entries: entriesOf([line]),
          threshold: limit,
        },
      ];
    });
  },
};

const DUPLICATE_PAYMENT: Rule = {
  id: 'duplicate-payment',
  title: 'Không ghi hai lần một khoản chi',
  explain:
    'Hai khoản chi cùng ngày, cùng đơn vị, cùng nguồn, nội dung và số tiền nhưng khác số chứng từ: có thể là hai khoản thật, cũng có thể là một chứng từ nhập hai lần. Từ ba khoản bằng nhau trở lên thường là chi theo định mức (mỗi thôn, mỗi hộ một khoản), nên chỉ ghi chú.',
  remedy: 'Đối chiếu chứng từ Kho bạc; nếu trùng, đảo một bút toán.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const named = (line: EntryLine) =>
      `${line.effectiveOn}|${line.from.unit}|${fundName({ ...line, execYear: line.to.year })}|${line.event}|${line.amount}`;
    return groups(lines.filter(isPayment), named).flatMap(([name, own]): Found[] => {
      const documents = [...new Set(own.map((line) => line.document))];
      const [first] = own;
      if (!first || documents.length < 2) return [];
      return [
        {
          about: name,
          message: `${unitWords(input, first.from.unit)} ngày ${formatDay(first.effectiveOn)} có ${own.length} khoản chi cùng ${money(first.amount)} của ${fundWords(input, first)}: ${documents.join('; ')}.`,
          ...(own.length > 2 ? { severity: 'note' as const } : {}),
          entries: entriesOf(own),
        },
      ];
    });
  },
};

export const PAYMENT_RULES: readonly Rule[] = [SUSPENSE_WAITING, ADVANCE_OLD, ADVANCE_RETURNED, PAYMENT_DEADLINE, DUPLICATE_PAYMENT];
