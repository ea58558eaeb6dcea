/** Rules of the pace of disbursement: money that lies still, last year beside this one, what is forecast. */
import { type Day, daysBetween, formatDay, toDay } from '../../kernel/calendar.ts';
import { exactParts, sumDong } from '../../kernel/money.ts';
import { componentWords, entriesOf, fundName, groups, listed, money, percent, programmeOf, standingLines, sumOf } from '../funds.ts';
import { decimalOf, limitMissing, limitOf, numberOf } from '../limits.ts';
import { ARITHMETIC, type Found, PRACTICE, type Rule } from '../model.ts';

const IDLE_MONEY: Rule = {
  id: 'idle-money',
  title: 'Vốn đã giao được chi',
  explain:
    'Khoản vốn của năm đã giao quá số ngày đặt ra mà cả nội dung chưa chi đồng nào, ở bất kỳ đơn vị nào trong phạm vi; gộp theo chương trình và nguồn.',
  remedy: 'Nêu nguyên nhân ở mục vướng mắc, đôn đốc đơn vị thực hiện, hoặc điều chỉnh vốn sang nội dung chi được.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const limit = limitOf(input, 'idle-money');
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
  explain:
    'So tỷ lệ giải ngân vốn giao trong năm (không tính vốn kéo dài) của từng chương trình với cùng ngày năm trước; chậm hơn quá số điểm phần trăm đặt ra thì nêu.',
  remedy: 'Nêu nguyên nhân và giải pháp ở mục đánh giá, hoặc kiểm tra số năm trước đã nhập đủ chưa.',
  severity: 'note',
  ...PRACTICE,
  check: (input) => {
    const limit = limitOf(input, 'slower-than-last-year');
    if (!limit) return limitMissing('số điểm phần trăm được chậm');
    const of = (accounts: typeof input.accounts, year: number, programme: string) => {
      const own = accounts.filter(
        (one) => one.execYear === year && one.originYear === year && programmeOf(input, one.component) === programme,
      );
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
      const { units, scale } = exactParts(decimalOf(limit));
      const slower =
        (BigInt(then.paid) * BigInt(now.plan) - BigInt(now.paid) * BigInt(then.plan)) * 100n * scale >
        units * BigInt(now.plan) * BigInt(then.plan);
      if (!slower) return [];
      return [
        {
          about: `${programme}|${year}`,
          message: `${input.catalogue.component(programme)?.shortName ?? programme} giải ngân ${percent(now.paid, now.plan)} đến ${formatDay(input.asOf)}, cùng ngày năm trước ${percent(then.paid, then.plan)}, chậm hơn quá ${limit.value.replace('.', ',')} điểm phần trăm.`,
          stated: percent(now.paid, now.plan),
          expected: percent(then.paid, then.plan),
          threshold: limit,
        },
      ];
    });
  },
};

const monthOf = (year: number, index: number): string => `${year}-${String(index + 1).padStart(2, '0')}`;

const MONOTONE: Rule = {
  id: 'monotone',
  title: 'Giải ngân lũy kế giảm thì được giải thích',
  explain:
    'Lũy kế giải ngân của mỗi chương trình trong năm, tính đến cuối từng tháng. Lũy kế chỉ giảm khi thu hồi tạm ứng (bút toán đảo mang ngày của bút toán bị đảo, nên không làm giảm); tháng có số thu hồi lớn hơn số chi thì ghi chú để báo cáo giải thích.',
  remedy: 'Nêu khoản đã thu hồi trong báo cáo kỳ này.',
  severity: 'note',
  ...ARITHMETIC,
  check: (input) => {
    if (input.lines === null) return standingLines(input) as string;
    const year = input.period.year;
    const paid = input.lines.flatMap((line) => {
      const into = (stage: string) => stage === 'advanced' || stage === 'disbursed';
      const signed = (into(line.to.stage) ? line.amount : 0) - (into(line.from.stage) ? line.amount : 0);
      return signed === 0 || line.to.year !== year ? [] : [{ line, signed, programme: programmeOf(input, line.component) }];
    });
    return groups(paid, (one) => one.programme).flatMap(([programme, own]): Found[] => {
      let before = 0;
      for (let month = 0; month < 12; month += 1) {
        const of = own.filter(({ line }) =>
          month === 11 ? line.effectiveOn >= monthOf(year, 11) : line.effectiveOn.slice(0, 7) === monthOf(year, month),
        );
        const now = before + sumDong(of.map((one) => one.signed));
        if (now < before) {
          const back = of.filter(({ signed }) => signed < 0);
          return [
            {
              about: `${programme}|${year}`,
              message: `${input.catalogue.component(programme)?.shortName ?? programme}: lũy kế giải ngân tháng ${month + 1}/${year} là ${money(now)}, thấp hơn ${money(before)} của tháng trước; trong tháng thu hồi tạm ứng ${money(sumDong(back.map(({ signed }) => -signed)))}.`,
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
    'Số ước đến 31/12 hoặc 31/01 không thể thấp hơn số đã chi hôm nay (còn tạm ứng treo thì số chi có thể giảm khi thu hồi, nên chỉ cảnh báo), và không thể vượt kế hoạch được giao cộng vốn mới dự kiến (kể cả phần sau đó đã chuyển nguồn hoặc hủy; vượt thì cảnh báo, vì vốn có thể còn được giao thêm). Ngày ước đã qua thì không xét nữa.',
  remedy: 'Lập lại số ước, hoặc ghi vốn dự kiến sẽ được giao thêm.',
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
      const isOfFund = (one: { component: string; source: string; kind: string }) =>
        input.catalogue.isUnder(one.component, component) && input.catalogue.sourcesUnder(source).includes(one.source) && one.kind === kind;
      const accounts = input.accounts.filter((one) => below.has(one.unit) && isOfFund(one) && one.execYear === year);
      const expected = sumDong(
        input.commitments
          .filter((one) => below.has(one.unit) && one.data.status === 'expected' && one.data.year === year && isOfFund(one.data))
          .map((one) => one.data.amount),
      );
      // What was carried on or cancelled since was plan on the day of the forecast.
      const [plan, paid] = [sumOf(accounts, 'assigned') + expected, sumOf(accounts, 'disbursed')];
      if (amount >= paid && amount <= plan) return [];
      return [
        {
          about: name,
          message: `Ước đến ${formatDay(toDay(by))} của ${componentWords(input, component)} là ${money(amount)}, ${amount < paid ? `thấp hơn số đã chi ${money(paid)}` : `vượt kế hoạch${expected > 0 ? ' kể cả vốn dự kiến' : ''} ${money(plan)} là ${money(amount - plan)}`}.`,
          ...(amount > plan || sumOf(accounts, 'advanced') > 0 ? { severity: 'warning' as const } : {}),
          stated: money(amount),
          expected: `${money(paid)} – ${money(plan)}`,
        },
      ];
    });
  },
};

export const PACE_RULES: readonly Rule[] = [IDLE_MONEY, SLOWER, MONOTONE, FORECAST];
