/** Rules of disbursement: payments, advances, suspense, pace, forecasts. */
import { type Day, dayOf, daysBetween, formatDay, toDay } from '../../kernel/calendar.ts';
import { sumDong } from '../../kernel/money.ts';
import type { EntryLine } from '../../ledger/model.ts';
import {
  componentWords,
  dayIn,
  decimalOf,
  entriesOf,
  fundName,
  fundWords,
  groups,
  listed,
  money,
  numberOf,
  percent,
  programmeOf,
  standingLines,
  sumOf,
  unitWords,
} from '../funds.ts';
import { ALWAYS, ARITHMETIC, type Found, PRACTICE, type Rule, type RuleInput } from '../model.ts';

const limitMissing = (what: string) => `chưa đặt ${what} (Danh mục, bảng “Ngưỡng của quy tắc”)`;
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
    const limit = input.catalogue.threshold('suspense-waiting', input.asOf, { unit: input.unit.code });
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

const IDLE_MONEY: Rule = {
  id: 'idle-money',
  title: 'Vốn đã giao được chi',
  explain:
    'Khoản vốn của năm đã giao quá số ngày đặt ra mà cả nội dung chưa chi đồng nào, ở bất kỳ đơn vị nào trong phạm vi; gộp theo chương trình và nguồn.',
  remedy: 'Nêu nguyên nhân ở mục vướng mắc, đôn đốc đơn vị thực hiện, hoặc điều chỉnh vốn sang nội dung chi được.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const limit = input.catalogue.threshold('idle-money', input.asOf, { unit: input.unit.code });
    if (!limit) return limitMissing('số ngày vốn được để chưa chi');
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const current = input.accounts.filter((one) => one.execYear === input.period.year && one.stage !== 'external');
    const idle = groups(current, fundName).flatMap(([name, accounts]) => {
      const [account] = accounts;
      const plan = sumOf(accounts, 'plan');
      if (!account || plan <= 0 || sumOf(accounts, 'disbursed') !== 0) return [];
      const given = lines.filter((line) => fundName({ ...line, execYear: line.to.year }) === name && line.to.stage === 'available');
      const first = given.map((line) => line.effectiveOn).sort()[0];
      return first && daysBetween(first, input.asOf) > numberOf(limit) ? [{ fund: { ...account, amount: plan }, first, given }] : [];
    });
    return groups(idle, ({ fund }) => `${programmeOf(input, fund.component)}|${fund.source}`).map(([name, own]) => {
      const first = own.map((one) => one.first).sort()[0] as Day;
      return {
        about: `${name}|${input.period.year}`,
        message: `${listed(
          input,
          own.map(({ fund }) => fund),
        )} chưa chi đồng nào, đã ${daysBetween(first, input.asOf)} ngày từ ngày giao đầu tiên ${formatDay(first)}.`,
        stated: `${daysBetween(first, input.asOf)} ngày`,
        expected: `không quá ${limit.value} ngày`,
        entries: entriesOf(own.flatMap((one) => one.given)),
        threshold: limit,
      };
    });
  },
};

const SLOWER: Rule = {
  id: 'slower-than-last-year',
  title: 'Tiến độ giải ngân không chậm hơn năm trước',
  explain: 'So tỷ lệ giải ngân của từng chương trình với cùng ngày năm trước; chậm hơn quá số điểm phần trăm đặt ra thì nêu.',
  remedy: 'Nêu nguyên nhân và giải pháp ở mục đánh giá, hoặc kiểm tra số năm trước đã nhập đủ chưa.',
  severity: 'note',
  ...PRACTICE,
  check: (input) => {
    const limit = input.catalogue.threshold('slower-than-last-year', input.asOf, { unit: input.unit.code });
    if (!limit) return limitMissing('số điểm phần trăm được chậm');
    const of = (accounts: typeof input.accounts, year: number, programme: string) => {
      const own = accounts.filter((one) => one.execYear === year && programmeOf(input, one.component) === programme);
      return { plan: sumOf(own, 'plan'), paid: sumOf(own, 'disbursed') };
    };
    const year = input.period.year;
    const programmes = [...new Set(input.accounts.map((one) => programmeOf(input, one.component)))].sort();
    const compared = programmes.flatMap((programme) => {
      const [now, then] = [of(input.accounts, year, programme), of(input.accountsLastYear, year - 1, programme)];
      return now.plan > 0 && then.plan > 0 ? [{ programme, now, then }] : [];
    });
    if (compared.length === 0) return 'chưa có số liệu cùng ngày năm trước để so';
    return compared.flatMap(({ programme, now, then }): Found[] => {
      // now < then − limit points, exactly: cross-multiplied in whole numbers.
      const [whole = '0', fraction = ''] = decimalOf(limit).split('.');
      const scale = 10n ** BigInt(fraction.length);
      const slower =
        (BigInt(then.paid) * BigInt(now.plan) - BigInt(now.paid) * BigInt(then.plan)) * 100n * scale >
        BigInt(whole + fraction) * BigInt(now.plan) * BigInt(then.plan);
      if (!slower) return [];
      return [
        {
          about: `${programme}|${year}`,
          message: `${input.catalogue.component(programme)?.shortName ?? programme} giải ngân ${percent(now.paid, now.plan)} đến ${formatDay(input.asOf)}, cùng ngày năm trước ${percent(then.paid, then.plan)}.`,
          stated: percent(now.paid, now.plan),
          expected: percent(then.paid, then.plan),
          threshold: limit,
        },
      ];
    });
  },
};

const ADVANCE_OLD: Rule = {
  id: 'advance-old',
  title: 'Tạm ứng được nghiệm thu hoặc thu hồi',
  explain: 'Số tạm ứng còn treo của từng đơn vị và khoản vốn, khi lần tạm ứng gần nhất đã quá số ngày đặt ra.',
  remedy: 'Ghi Thanh toán tạm ứng khi có khối lượng nghiệm thu, hoặc Thu hồi tạm ứng.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const limit = input.catalogue.threshold('advance-old', input.asOf, { unit: input.unit.code });
    if (!limit) return limitMissing('số ngày tạm ứng được treo');
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const open = input.accounts.filter((one) => one.stage === 'advanced' && one.amount > 0);
    return open.flatMap((account): Found[] => {
      const own = lines.filter(
        (line) =>
          line.event === 'advance' && line.to.unit === account.unit && fundName({ ...line, execYear: line.to.year }) === fundName(account),
      );
      const last = own
        .map((line) => line.effectiveOn)
        .sort()
        .at(-1);
      if (!last || daysBetween(last, input.asOf) <= numberOf(limit)) return [];
      return [
        {
          about: `${account.unit}|${fundName(account)}`,
          message: `${unitWords(input, account.unit)}: tạm ứng ${money(account.amount)} của ${fundWords(input, account)} chưa nghiệm thu, chưa thu hồi sau ${daysBetween(last, input.asOf)} ngày.`,
          entries: entriesOf(own),
          threshold: limit,
        },
      ];
    });
  },
};

/** Whether a document lets money of that year be used in the next one, and its deadline has not passed. */
function mayBeCarried({ catalogue, asOf, unit }: RuleInput, { originYear, execYear }: { originYear: number; execYear: number }): boolean {
  const row = catalogue.threshold('carry-deadline', asOf, { detail: `${originYear}→${execYear + 1}`, unit: unit.code });
  return row !== undefined && asOf <= toDay(row.value);
}

const ADVANCE_RETURNED: Rule = {
  id: 'advance-returned',
  title: 'Tạm ứng không được chuyển nguồn phải nộp lại',
  explain:
    'Tạm ứng của năm trước không được chuyển sang năm sau phải nộp lại ngân sách trước ngày 15/02. Từ ngày đó mà năm cũ còn số tạm ứng thì nêu ra; không nêu khi danh mục có văn bản cho kéo dài vốn ấy (bảng Ngưỡng, “carry-deadline”) và chưa hết hạn. Sổ không biết từng khoản có thuộc trường hợp khác được chuyển hay không, nên chỉ cảnh báo.',
  remedy:
    'Ghi Thu hồi tạm ứng theo chứng từ nộp lại; nếu được chuyển thì thêm văn bản cho kéo dài ở bảng Ngưỡng, hoặc ghi Thu hồi tạm ứng, Chuyển nguồn rồi Tạm ứng lại ở năm sau.',
  severity: 'warning',
  legalRef: 'TT 26/2026/TT-BTC Đ19',
  confidence: 'verified',
  ...ALWAYS,
  validFrom: '2026-03-25' as Day,
  check: (input) => {
    const limit = input.catalogue.threshold('advance-returned', input.asOf);
    if (!limit) return 'chưa có ngày phải nộp lại tạm ứng của thời gian này';
    const open = input.accounts.filter(
      (one) =>
        one.stage === 'advanced' &&
        one.amount > 0 &&
        one.execYear >= 2025 &&
        dayIn(one.execYear + 1, limit) <= input.asOf &&
        !mayBeCarried(input, one),
    );
    return groups(open, ({ unit, execYear }) => `${unit}|${execYear}`).map(([name, accounts]) => ({
      about: name,
      message: `${unitWords(input, accounts[0]?.unit ?? '')} còn ${money(sumDong(accounts.map((one) => one.amount)))} tạm ứng của năm ${accounts[0]?.execYear} sau ngày 15/02/${(accounts[0]?.execYear ?? 0) + 1}.`,
      threshold: limit,
    }));
  },
};

const PAYMENT_DEADLINE: Rule = {
  id: 'payment-deadline',
  title: 'Chi của năm không sau 31/01 năm sau',
  explain:
    'Vốn giao trong năm được giải ngân đến 31/01 năm sau. Khoản chi sau ngày đó mà vẫn ghi năm thực hiện cũ thì hoặc sai ngày, hoặc là vốn đã kéo dài nhưng chưa ghi chuyển nguồn.',
  remedy: 'Sửa ngày, hoặc ghi chuyển nguồn rồi chi ở năm thực hiện mới.',
  severity: 'error',
  legalRef: 'Luật Đầu tư công 58/2024/QH15 Đ72 k1; TT 344/2016/TT-BTC Đ13.3d (trước 2025)',
  confidence: 'verified',
  ...ALWAYS,
  check: (input) => {
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    return lines.filter(isPayment).flatMap((line): Found[] => {
      const limit = input.catalogue.threshold('payment-deadline', line.effectiveOn);
      if (!limit || line.effectiveOn <= dayIn(line.to.year + 1, limit)) return [];
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
    'Hai khoản chi cùng ngày, cùng đơn vị, cùng nguồn, nội dung và số tiền nhưng khác số chứng từ: có thể là hai khoản thật, cũng có thể là một chứng từ nhập hai lần.',
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
      if (!first || own.length < 2) return [];
      return [
        {
          about: name,
          message: `${unitWords(input, first.from.unit)} ngày ${formatDay(first.effectiveOn)} có ${own.length} khoản chi cùng ${money(first.amount)} của ${fundWords(input, first)}: ${documents.join('; ')}.`,
          entries: entriesOf(own),
        },
      ];
    });
  },
};

const monthOf = (year: number, index: number): string => `${year}-${String(index + 1).padStart(2, '0')}`;

const MONOTONE: Rule = {
  id: 'monotone',
  title: 'Giải ngân lũy kế không giảm',
  explain:
    'Lũy kế giải ngân của mỗi chương trình trong năm, tính đến cuối từng tháng. Giảm vì thu hồi tạm ứng là đúng, chỉ ghi chú để báo cáo giải thích; giảm nhiều hơn số thu hồi nghĩa là báo cáo trước đã tính khoản sai.',
  remedy: 'Nêu khoản đã thu hồi hoặc đã đảo trong báo cáo kỳ này.',
  severity: 'warning',
  ...ARITHMETIC,
  check: (input) => {
    if (input.lines === null) return standingLines(input) as string;
    const year = input.period.year;
    const ends = Array.from({ length: 12 }, (_, month) => (month === 11 ? dayOf(year, 12, 31) : dayOf(year, month + 2, 1)));
    const paid = input.lines.flatMap((line) => {
      const into = (stage: string) => stage === 'advanced' || stage === 'disbursed';
      const signed = (into(line.to.stage) ? line.amount : 0) - (into(line.from.stage) ? line.amount : 0);
      return signed === 0 || line.to.year !== year ? [] : [{ line, signed, programme: programmeOf(input, line.component) }];
    });
    return groups(paid, (one) => one.programme).flatMap(([programme, own]): Found[] => {
      let before = 0;
      for (const [index, end] of ends.entries()) {
        // The last day of the year is part of it; the others are first days of the month after.
        const upTo = own.filter(({ line }) => (index === 11 ? line.effectiveOn <= end : line.effectiveOn < end));
        const now = sumDong(upTo.map((one) => one.signed));
        // Advances given back lower the sum rightly: named, and no more than a note.
        const recovered = sumDong(
          own
            .filter(({ line }) => line.event === 'recover' && line.effectiveOn.slice(0, 7) === monthOf(year, index))
            .map(({ signed }) => -signed),
        );
        if (now < before) {
          const back = upTo.filter(({ signed, line }) => signed < 0 && line.effectiveOn.slice(0, 7) === monthOf(year, index));
          return [
            {
              about: `${programme}|${year}`,
              message: `${input.catalogue.component(programme)?.shortName ?? programme}: lũy kế giải ngân tháng ${index + 1}/${year} là ${money(now)}, thấp hơn ${money(before)} của tháng trước${recovered > 0 ? `; trong tháng thu hồi tạm ứng ${money(recovered)}` : ''}.`,
              ...(now + recovered >= before ? { severity: 'note' as const } : {}),
              stated: money(now),
              expected: `≥ ${money(before)}`,
              entries: entriesOf(back.map(({ line }) => line)),
            },
          ];
        }
        before = now;
      }
      return [];
    });
  },
};

const FORECAST: Rule = {
  id: 'forecast-plausible',
  title: 'Ước giải ngân nằm giữa số đã chi và kế hoạch',
  explain:
    'Số ước đến 31/12 hoặc 31/01 không thể thấp hơn số đã chi hôm nay và không thể vượt kế hoạch được giao (kể cả phần sau đó đã chuyển nguồn hoặc hủy). Ngày ước đã qua thì không xét nữa.',
  remedy: 'Lập lại số ước.',
  severity: 'error',
  ...ARITHMETIC,
  check: (input) => {
    const own = input.funding.forecasts.filter(({ data }) => data.year === input.period.year && data.by > input.asOf);
    if (own.length === 0) return 'chưa có số ước giải ngân của năm';
    // The newest forecast of a fund and day holds.
    const newest = groups(own, ({ unit, data }) => `${unit}|${data.component}|${data.source}|${data.kind}|${data.by}`).map(
      ([name, facts]) => [name, [...facts].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)).at(-1)] as const,
    );
    return newest.flatMap(([name, fact]): Found[] => {
      if (!fact) return [];
      const { component, source, kind, year, by, amount } = fact.data;
      const owner = input.catalogue.unitByKey(fact.unit);
      const below = new Set([
        fact.unit,
        ...(owner ? input.catalogue.unitsUnder(owner.code, input.asOf).map((one) => input.catalogue.unitKey(one)) : []),
      ]);
      const accounts = input.accounts.filter(
        (one) =>
          below.has(one.unit) &&
          input.catalogue.isUnder(one.component, component) &&
          input.catalogue.sourcesUnder(source).includes(one.source) &&
          one.kind === kind &&
          one.execYear === year,
      );
      // What was carried on or cancelled since was plan on the day of the forecast.
      const [plan, paid] = [sumOf(accounts, 'assigned'), sumOf(accounts, 'disbursed')];
      if (amount >= paid && amount <= plan) return [];
      return [
        {
          about: name,
          message: `Ước đến ${formatDay(toDay(by))} của ${componentWords(input, component)} là ${money(amount)}, ${amount < paid ? `thấp hơn số đã chi ${money(paid)}` : `vượt kế hoạch ${money(plan)}`}.`,
          stated: money(amount),
          expected: `${money(paid)} – ${money(plan)}`,
        },
      ];
    });
  },
};

export const PAYMENT_RULES: readonly Rule[] = [
  SUSPENSE_WAITING,
  IDLE_MONEY,
  SLOWER,
  ADVANCE_OLD,
  ADVANCE_RETURNED,
  PAYMENT_DEADLINE,
  DUPLICATE_PAYMENT,
  MONOTONE,
  FORECAST,
];
