/** Rules of money carried over and of adjusting decisions. */
import { type Day, formatDay, toDay } from '../../kernel/calendar.ts';
import { sumDong } from '../../kernel/money.ts';
import { lastPaymentDay } from '../../ledger/late-money.ts';
import type { AccountSum, EntryLine } from '../../ledger/model.ts';
import {
  componentWords,
  entriesOf,
  fundName,
  fundWords,
  groups,
  kindWords,
  money,
  programmeOf,
  standingLines,
  unitWords,
} from '../funds.ts';
import { addedLate } from '../late-money.ts';
import { dayIn, limitOf } from '../limits.ts';
import { ALWAYS, type Found, PRACTICE, type Rule, type RuleInput } from '../model.ts';

/** Until when money of a year may be used in a later one; the row names the permitting resolution. */
function deadlineOf(input: RuleInput, originYear: number, execYear: number) {
  const row = input.catalogue.threshold('carry-deadline', input.asOf, { detail: `${originYear}→${execYear}`, unit: input.unit.code });
  return row && { row, day: toDay(row.value) };
}

const CARRY_PERMITTED: Rule = {
  id: 'carry-permitted',
  title: 'Chuyển nguồn có văn bản cho phép',
  explain:
    'Mỗi cặp năm vốn → năm thực hiện cần một nghị quyết hoặc quyết định cho kéo dài, hoặc thuộc trường hợp đương nhiên được chuyển (từ quyết toán năm 2025: các chương trình mục tiêu quốc gia đang trong thời gian thực hiện, không quá 31/12 năm sau). Danh mục chưa có văn bản của cặp năm đó thì nêu ra.',
  remedy: 'Thêm dòng “carry-deadline” ở bảng Ngưỡng với hạn và văn bản cho phép, hoặc đảo bút toán chuyển nguồn.',
  severity: 'warning',
  legalRef: 'NQ 104/2023/QH15; NQ 108/2023/QH15; NQ 257/2025/QH15 k7 Đ1; Luật Đầu tư công 58/2024/QH15 Đ72 k2; NĐ 73/2026/NĐ-CP Đ31 k1',
  confidence: 'reported',
  ...ALWAYS,
  check: (input) => {
    const carried = input.accounts.filter((one) => one.execYear > one.originYear && one.stage !== 'external' && one.stage !== 'carriedOut');
    if (carried.length === 0) return 'không có vốn kéo dài';
    return groups(carried, ({ originYear, execYear }) => `${originYear}→${execYear}`).flatMap(([name, accounts]): Found[] => {
      const [account] = accounts;
      if (!account || deadlineOf(input, account.originYear, account.execYear)) return [];
      return [
        {
          about: name,
          message: `Vốn năm ${account.originYear} thực hiện năm ${account.execYear}: ${money(sumDong(accounts.map((one) => one.amount)))} chưa có văn bản cho phép kéo dài trong danh mục.`,
        },
      ];
    });
  },
};

const CARRY_PAYMENT: Rule = {
  id: 'carry-payment',
  title: 'Vốn kéo dài chi trong hạn',
  explain: 'Khoản chi từ vốn kéo dài sau hạn mà văn bản cho phép.',
  remedy: 'Kiểm tra ngày chứng từ, hoặc nhập văn bản gia hạn ở bảng Ngưỡng.',
  severity: 'error',
  legalRef: 'Văn bản cho phép kéo dài nêu ở từng phát hiện',
  confidence: 'verified',
  ...ALWAYS,
  check: (input) => {
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const paid = lines.filter((line) => (line.event === 'disburse' || line.event === 'advance') && line.to.year > line.originYear);
    if (paid.length === 0) return 'chưa chi khoản nào từ vốn kéo dài';
    return paid.flatMap((line): Found[] => {
      const deadline = deadlineOf(input, line.originYear, line.to.year);
      if (!deadline || line.effectiveOn <= deadline.day) return [];
      return [
        {
          about: `${line.home}|${line.seq}|${line.lineNo}`,
          message: `${line.document} ngày ${formatDay(line.effectiveOn)} chi ${money(line.amount)} vốn ${line.originYear} kéo dài, sau hạn ${formatDay(deadline.day)}.`,
          entries: entriesOf([line]),
          threshold: deadline.row,
        },
      ];
    });
  },
};

const CARRY_LEFT: Rule = {
  id: 'carry-left',
  title: 'Hết hạn kéo dài thì hủy phần còn lại',
  explain:
    'Sau hạn giải ngân, phần vốn kéo dài chưa chi phải hủy dự toán (phần cấp trên bổ sung có mục tiêu thì hoàn trả), trừ phần được chuyển tiếp bằng văn bản khác hoặc chuyển sang nhiệm vụ của chương trình 2026–2030.',
  remedy: 'Ghi Hủy dự toán, Chuyển nguồn tiếp theo văn bản mới, hoặc Điều chỉnh sang nhiệm vụ mới.',
  severity: 'warning',
  legalRef:
    'Luật Ngân sách nhà nước 83/2015/QH13 k3 Đ64; NĐ 163/2016/NĐ-CP Đ43 (đến quyết toán năm 2024); TT 26/2026/TT-BTC Đ19 (từ quyết toán năm 2025)',
  confidence: 'verified',
  ...ALWAYS,
  check: (input) => {
    const open = input.accounts.filter((one) => one.execYear > one.originYear && one.stage === 'available' && one.amount > 0);
    if (open.length === 0) return 'không còn vốn kéo dài chưa chi';
    return groups(open, ({ unit, originYear, execYear }) => `${unit}|${originYear}|${execYear}`).flatMap(([name, accounts]): Found[] => {
      const [account] = accounts;
      const deadline = account && deadlineOf(input, account.originYear, account.execYear);
      if (!account || !deadline || input.asOf <= deadline.day) return [];
      return [
        {
          about: name,
          message: `${unitWords(input, account.unit)} còn ${money(sumDong(accounts.map((one) => one.amount)))} vốn ${account.originYear} kéo dài sang ${account.execYear} chưa chi, đã qua hạn ${formatDay(deadline.day)}.`,
          threshold: deadline.row,
        },
      ];
    });
  },
};

const CARRY_FIRST: Rule = {
  id: 'carry-first',
  title: 'Chi vốn kéo dài trước',
  explain: 'Cùng nội dung, nguồn, loại vốn và đơn vị mà vốn của năm đã chi trong khi vốn kéo dài (hết hạn sớm hơn) chưa chi đồng nào.',
  remedy: 'Ưu tiên thanh toán từ vốn kéo dài, hoặc kiểm tra chứng từ có ghi đúng năm vốn không.',
  severity: 'note',
  ...PRACTICE,
  check: (input) => {
    const year = input.period.year;
    const now = input.accounts.filter((one) => one.execYear === year);
    if (!now.some((one) => one.originYear < year)) return 'không có vốn kéo dài';
    return groups(now, ({ unit, component, source, kind }) => `${unit}|${component}|${source}|${kind}`).flatMap(
      ([name, accounts]): Found[] => {
        const paid = (keep: (origin: number) => boolean) =>
          sumDong(
            accounts
              .filter((one) => keep(one.originYear) && (one.stage === 'disbursed' || one.stage === 'advanced'))
              .map((one) => one.amount),
          );
        const waiting = sumDong(accounts.filter((one) => one.originYear < year && one.stage === 'available').map((one) => one.amount));
        const [account] = accounts;
        if (!account || waiting <= 0 || paid((origin) => origin === year) <= 0 || paid((origin) => origin < year) > 0) return [];
        return [
          {
            about: name,
            message: `${unitWords(input, account.unit)}: ${componentWords(input, account.component)} đã chi ${money(paid((origin) => origin === year))} vốn ${year} trong khi ${money(waiting)} vốn kéo dài chưa chi.`,
          },
        ];
      },
    );
  },
};

/** The two lines of an entry that adjusts inside one unit: out of a fund and into another. */
function exchanges(lines: readonly EntryLine[]): { out: EntryLine; into: EntryLine }[] {
  return groups(
    lines.filter((line) => line.event === 'transfer' && (line.from.stage === 'external' || line.to.stage === 'external')),
    ({ home, seq }) => `${home}|${seq}`,
  ).flatMap(([, own]) => {
    const outs = own.filter((line) => line.to.stage === 'external');
    const intos = own.filter((line) => line.from.stage === 'external');
    return outs.flatMap((out, index) => {
      const into = intos[index];
      return into ? [{ out, into }] : [];
    });
  });
}

const TRANSFER_KIND: Rule = {
  id: 'transfer-kind',
  title: 'Điều chỉnh không đổi cơ cấu đầu tư, sự nghiệp',
  explain:
    'Điều chỉnh giữa các nội dung giữ nguyên loại vốn. Tách vốn chưa phân loại là được; đổi vốn đầu tư thành sự nghiệp hoặc ngược lại chỉ huyện thí điểm (năm 2024–2025, mỗi tỉnh không quá 02 huyện) mới được. Vốn chuyển sang nhiệm vụ của chương trình 2026–2030 xét ở quy tắc riêng.',
  remedy: 'Kiểm tra quyết định điều chỉnh; nếu là huyện thí điểm năm 2024–2025 thì nêu nghị quyết của HĐND tỉnh chọn huyện.',
  severity: 'warning',
  legalRef: 'NQ 111/2024/QH15 18/01/2024 (thí điểm cấp huyện)',
  confidence: 'reported',
  ...ALWAYS,
  check: (input) => {
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const moved = exchanges(lines);
    if (moved.length === 0) return 'không có điều chỉnh giữa nội dung, loại vốn';
    return moved
      .filter(({ out, into }) => out.kind !== into.kind && out.kind !== 'CHUA' && !isSuccession(input, out, into))
      .map(({ out, into }) => ({
        about: `${out.home}|${out.seq}`,
        message: `${out.document} ngày ${formatDay(out.effectiveOn)} chuyển ${money(out.amount)} từ ${fundWords(input, out)} thành ${kindWords(input, into.kind)}.`,
        entries: entriesOf([out]),
      }));
  },
};

const TRANSFER_PROGRAMME: Rule = {
  id: 'transfer-programme',
  title: 'Điều chỉnh không chuyển vốn giữa các chương trình',
  explain:
    'Vốn của chương trình này chuyển sang chương trình khác của cùng giai đoạn chỉ huyện thí điểm (năm 2024–2025, mỗi tỉnh không quá 02 huyện) mới được; chuyển vốn 2021–2025 sang nhiệm vụ 2026–2030 xét ở quy tắc riêng.',
  remedy: 'Kiểm tra quyết định; nếu là huyện thí điểm năm 2024–2025 thì nêu nghị quyết của HĐND tỉnh chọn huyện.',
  severity: 'warning',
  legalRef: 'NQ 111/2024/QH15 18/01/2024 (thí điểm cấp huyện)',
  confidence: 'reported',
  ...ALWAYS,
  check: (input) => {
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const moved = exchanges(lines);
    if (moved.length === 0) return 'không có điều chỉnh giữa nội dung, loại vốn';
    return moved.flatMap(({ out, into }): Found[] => {
      const [from, to] = [programmeOf(input, out.component), programmeOf(input, into.component)];
      if (from === to || isSuccession(input, out, into)) return [];
      return [
        {
          about: `${out.home}|${out.seq}`,
          message: `${out.document} ngày ${formatDay(out.effectiveOn)} chuyển ${money(out.amount)} từ ${input.catalogue.component(from)?.shortName ?? from} sang ${input.catalogue.component(to)?.shortName ?? to}.`,
          entries: entriesOf([out]),
        },
      ];
    });
  },
};

/** Whether the second programme's plan begins after the first one's has ended. */
function isSuccessor({ catalogue }: RuleInput, from: string, to: string): boolean {
  const [ended, begun] = [catalogue.component(from)?.planToYear, catalogue.component(to)?.planFromYear];
  return typeof ended === 'number' && typeof begun === 'number' && begun > ended;
}

const isSuccession = (input: RuleInput, out: EntryLine, into: EntryLine): boolean =>
  isSuccessor(input, programmeOf(input, out.component), programmeOf(input, into.component));

const OLD_TO_NEW: Rule = {
  id: 'old-to-new',
  title: 'Vốn 2021–2025 chuyển sang nhiệm vụ 2026–2030 giữ nguyên tổng và loại vốn',
  explain:
    'Vốn được kéo dài mà hết nhiệm vụ được chuyển sang nhiệm vụ của chương trình 2026–2030, không vượt tổng mức và không đổi cơ cấu đầu tư, thường xuyên; đến 31/12/2026. Vốn chưa phân loại được phân khi chuyển.',
  remedy: 'Ghi lại bút toán điều chỉnh đúng loại vốn và số tiền, trong hạn.',
  severity: 'error',
  legalRef: 'NQ 257/2025/QH15 11/12/2025, điểm b k7 Đ1; TT 60/2026/TT-BTC Đ21',
  confidence: 'verified',
  ...ALWAYS,
  validFrom: '2025-12-11' as Day,
  check: (input) => {
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const moved = exchanges(lines).filter(({ out, into }) => isSuccession(input, out, into));
    if (moved.length === 0) return 'không có vốn chuyển sang chương trình kế tiếp';
    return moved.flatMap(({ out, into }): Found[] => {
      const wrong = [
        ...(out.amount === into.amount ? [] : [`số chuyển đi ${money(out.amount)} khác số nhận ${money(into.amount)}`]),
        // What was never classified is classified by the move.
        ...(out.kind === into.kind || out.kind === 'CHUA'
          ? []
          : [`loại vốn đổi từ ${kindWords(input, out.kind)} sang ${kindWords(input, into.kind)}`]),
        ...(out.effectiveOn <= '2026-12-31' ? [] : ['sau hạn 31/12/2026']),
        ...(out.originYear === into.originYear ? [] : [`năm vốn đổi từ ${out.originYear} sang ${into.originYear}`]),
      ];
      if (wrong.length === 0) return [];
      return [
        {
          about: `${out.home}|${out.seq}`,
          message: `${out.document} ngày ${formatDay(out.effectiveOn)} chuyển vốn sang chương trình kế tiếp: ${wrong.join('; ')}.`,
          entries: entriesOf([out]),
        },
      ];
    });
  },
};

const SPENT_WITHOUT_CARRY: Rule = {
  id: 'year-left',
  title: 'Hết năm thì chuyển nguồn hoặc hủy phần chưa chi',
  explain:
    'Hết hạn chi 31/01 năm sau, số dư được đối chiếu với Kho bạc rồi chuyển nguồn theo văn bản, hoặc hủy dự toán; qua ngày đặt ra mà còn để ở năm cũ thì tổng kế hoạch của cả hai năm đều sai. Phần được bổ sung sau 30/9 (từ năm 2025) được dùng đến 31/12 năm sau, không nêu.',
  remedy: 'Ghi Chuyển nguồn hoặc Hủy dự toán theo quyết định.',
  severity: 'warning',
  legalRef:
    'Luật Ngân sách nhà nước 83/2015/QH13 k3 Đ64; NĐ 163/2016/NĐ-CP Đ43 (đến quyết toán năm 2024); TT 26/2026/TT-BTC Đ19 (từ quyết toán năm 2025)',
  confidence: 'verified',
  ...ALWAYS,
  check: (input) => {
    const limit = limitOf(input, 'year-left');
    if (!limit) return 'chưa đặt ngày phải xử lý số dư của năm trước';
    const left = input.accounts.filter(
      (one) =>
        one.stage === 'available' && one.amount > 0 && one.execYear === one.originYear && dayIn(one.execYear + 1, limit) < input.asOf,
    );
    const lines = left.length === 0 ? [] : standingLines(input);
    if (typeof lines === 'string') return lines;
    // What was added late may stand until the end of the next year: its fund is left out when no more than that is left.
    const late = addedLate(input, lines);
    const isLate = (accounts: readonly AccountSum[]) => {
      const [account] = accounts;
      if (!account || input.asOf > lastPaymentDay(account.execYear)) return false;
      return sumDong(accounts.map((one) => one.amount)) <= (late.get(fundName(account)) ?? 0);
    };
    const open = groups(left, fundName).flatMap(([, accounts]) => (isLate(accounts) ? [] : accounts));
    return groups(open, ({ unit, execYear, ...fund }) => `${unit}|${execYear}|${programmeOf(input, fund.component)}`).map(
      ([name, accounts]) => ({
        about: name,
        message: `${unitWords(input, accounts[0]?.unit ?? '')}: ${money(sumDong(accounts.map((one) => one.amount)))} vốn ${accounts[0]?.execYear} của ${input.catalogue.component(programmeOf(input, accounts[0]?.component ?? ''))?.shortName ?? ''} chưa chi, chưa chuyển nguồn, chưa hủy, đã quá ${formatDay(dayIn((accounts[0]?.execYear ?? 0) + 1, limit))}.`,
        threshold: limit,
      }),
    );
  },
};

export const CARRY_RULES: readonly Rule[] = [
  CARRY_PERMITTED,
  CARRY_PAYMENT,
  CARRY_LEFT,
  CARRY_FIRST,
  SPENT_WITHOUT_CARRY,
  TRANSFER_KIND,
  TRANSFER_PROGRAMME,
  OLD_TO_NEW,
];
