/** Rules of investment works. */
import { addDecimals } from '../../indicators/calculate.ts';
import { type Day, daysBetween, formatDay } from '../../kernel/calendar.ts';
import { compareRatios } from '../../kernel/money.ts';
import { moneyOfWorks, type WorkMoney } from '../../works/money.ts';
import {
  componentWords,
  decimalOf,
  entriesOf,
  groups,
  isBelowPercent,
  money,
  numberOf,
  percent,
  standingLines,
  unitWords,
} from '../funds.ts';
import { ARITHMETIC, type Checked, type Found, PRACTICE, type Rule, type RuleInput } from '../model.ts';

const NO_WORKS = 'chưa nhập công trình nào';
const nameOf = ({ work }: WorkMoney) => `${work.data.name} (${work.data.code})`;
const aboutOf = ({ work }: WorkMoney) => `${work.unit}|${work.data.code}`;

/** Runs a check on each work with what it was given and paid. */
function eachWork(input: RuleInput, check: (work: WorkMoney) => Found[]): Checked {
  if (input.works.works.length === 0) return NO_WORKS;
  return moneyOfWorks(input.works, input.workLines).flatMap(check);
}

/** Dự án quy mô nhỏ theo cơ chế đặc thù: DOMAIN 4.3, not read at its source. */
const SPECIAL = {
  severity: 'warning',
  legalRef: 'NĐ 27/2022/NĐ-CP Đ13–19, sửa bởi NĐ 38/2023/NĐ-CP',
  confidence: 'unverified',
  validFrom: '2022-04-19' as Day,
  validTo: '2025-12-30' as Day,
} as const;
const SPECIAL_VALUE: Rule = {
  id: 'special-value',
  title: 'Công trình cơ chế đặc thù không vượt tổng mức',
  explain: 'Dự án quy mô nhỏ, kỹ thuật không phức tạp theo cơ chế đặc thù có tổng mức đầu tư không quá mức quy định.',
  remedy: 'Lập dự án theo trình tự thông thường, hoặc sửa tổng mức hay cơ chế đã nhập sai.',
  ...SPECIAL,
  check: (input) => {
    const limit = input.catalogue.threshold('special-value', input.asOf, { unit: input.unit.code });
    if (!limit) return 'chưa đặt tổng mức của cơ chế đặc thù (Danh mục, bảng “Ngưỡng của quy tắc”)';
    const special = input.works.works.filter(({ data }) => data.mechanism === 'dac-thu');
    if (special.length === 0) return 'không có công trình theo cơ chế đặc thù';
    return special
      .filter(({ data }) => data.totalInvestment > numberOf(limit))
      .map(({ unit, data }) => ({
        about: `${unit}|${data.code}`,
        message: `${data.name} (${data.code}) theo cơ chế đặc thù có tổng mức ${money(data.totalInvestment)}, vượt ${money(numberOf(limit))}.`,
        stated: money(data.totalInvestment),
        expected: `không quá ${money(numberOf(limit))}`,
        threshold: limit,
      }));
  },
};
const SPECIAL_COMMUNES: Rule = {
  id: 'special-communes',
  title: 'Công trình cơ chế đặc thù nằm trong một xã',
  explain: 'Dự án theo cơ chế đặc thù thực hiện trên địa bàn một xã.',
  remedy: 'Tách dự án theo xã, hoặc lập dự án theo trình tự thông thường.',
  ...SPECIAL,
  check: (input) => {
    const limit = input.catalogue.threshold('special-communes', input.asOf, { unit: input.unit.code });
    if (!limit) return 'chưa đặt số xã của cơ chế đặc thù (Danh mục, bảng “Ngưỡng của quy tắc”)';
    const special = input.works.works.filter(({ data }) => data.mechanism === 'dac-thu');
    if (special.length === 0) return 'không có công trình theo cơ chế đặc thù';
    return special
      .filter(({ data }) => new Set(data.communes).size > numberOf(limit))
      .map(({ unit, data }) => ({
        about: `${unit}|${data.code}`,
        message: `${data.name} (${data.code}) theo cơ chế đặc thù nằm ở ${new Set(data.communes).size} xã: ${[...new Set(data.communes)].join(', ')}.`,
        threshold: limit,
      }));
  },
};

const OVER_TOTAL: Rule = {
  id: 'work-over-total',
  title: 'Vốn bố trí không vượt tổng mức đầu tư',
  explain: 'Cộng vốn đã bố trí các năm cho công trình (các dòng kế hoạch ghi mã công trình) so với tổng mức đầu tư được duyệt.',
  remedy: 'Điều chỉnh kế hoạch, hoặc nhập quyết định điều chỉnh tổng mức.',
  severity: 'error',
  ...ARITHMETIC,
  check: (input) =>
    eachWork(input, (work) => {
      const total = work.work.data.totalInvestment;
      if (work.totalPlanned <= total) return [];
      return [
        {
          about: aboutOf(work),
          message: `${nameOf(work)}: vốn đã bố trí ${money(work.totalPlanned)} vượt tổng mức đầu tư ${money(total)} là ${money(work.totalPlanned - total)}.`,
          stated: money(work.totalPlanned),
          expected: `không quá ${money(total)}`,
        },
      ];
    }),
};
const OVER_PLAN: Rule = {
  id: 'work-over-plan',
  title: 'Giải ngân công trình không vượt vốn bố trí',
  explain:
    'Trong mỗi năm, giải ngân ghi cho công trình không vượt vốn bố trí ghi cho công trình đó. Thường do dòng kế hoạch chưa ghi mã công trình.',
  remedy: 'Ghi mã công trình cho dòng kế hoạch, hoặc sửa mã ở dòng giải ngân.',
  severity: 'warning',
  ...ARITHMETIC,
  check: (input) =>
    eachWork(input, (work) =>
      [...work.disbursed].flatMap(([year, paid]): Found[] => {
        const plan = work.planned.get(year) ?? 0;
        if (paid <= plan) return [];
        return [
          {
            about: `${aboutOf(work)}|${year}`,
            message: `${nameOf(work)} năm ${year}: giải ngân ${money(paid)}, vốn bố trí mới ghi ${money(plan)}.`,
            stated: money(paid),
            expected: `không quá ${money(plan)}`,
          },
        ];
      }),
    ),
};

const AHEAD: Rule = {
  id: 'work-ahead',
  title: 'Tiền trả không đi trước khối lượng',
  explain: 'So tỷ lệ giải ngân lũy kế trên tổng mức với khối lượng thực hiện lũy kế; tiền đi trước quá số điểm phần trăm đặt ra thì nêu.',
  remedy: 'Cập nhật khối lượng nghiệm thu, hoặc xem lại mức tạm ứng.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const limit = input.catalogue.threshold('work-ahead', input.asOf, { unit: input.unit.code });
    if (!limit) return 'chưa đặt số điểm phần trăm được đi trước (Danh mục, bảng “Ngưỡng của quy tắc”)';
    return eachWork(input, (work) => {
      const total = work.work.data.totalInvestment;
      if (!work.progress || isBelowPercent(work.totalDisbursed, total, addDecimals(work.progress.data.volume, decimalOf(limit)))) return [];
      if (work.totalDisbursed === 0) return [];
      return [
        {
          about: aboutOf(work),
          message: `${nameOf(work)} đã giải ngân ${percent(work.totalDisbursed, total)} tổng mức, khối lượng mới đạt ${work.progress.data.volume.replace('.', ',')} % (${formatDay(work.progress.effectiveOn)}).`,
          stated: percent(work.totalDisbursed, total),
          expected: `không quá ${work.progress.data.volume.replace('.', ',')} % + ${limit.value} điểm`,
          threshold: limit,
        },
      ];
    });
  },
};
const PROGRESS_FALLS: Rule = {
  id: 'work-progress-falls',
  title: 'Khối lượng lũy kế không giảm',
  explain: 'Khối lượng lũy kế của công trình ở lần cập nhật sau thấp hơn lần trước.',
  remedy: 'Sửa lần cập nhật sai.',
  severity: 'warning',
  ...ARITHMETIC,
  check: (input) => {
    if (input.works.progress.length === 0) return 'chưa nhập tiến độ công trình nào';
    return groups(input.works.progress, ({ unit, data }) => `${unit}|${data.work}`).flatMap(([name, facts]): Found[] => {
      const ordered = [...facts].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
      return ordered.flatMap((now, index): Found[] => {
        const before = ordered[index - 1];
        if (!before || before.effectiveOn === now.effectiveOn || compareRatios(ratioOf(now.data.volume), ratioOf(before.data.volume)) >= 0)
          return [];
        return [
          {
            about: `${name}|${now.effectiveOn}`,
            message: `Công trình ${now.data.work}: khối lượng ${now.data.volume.replace('.', ',')} % ngày ${formatDay(now.effectiveOn)} thấp hơn ${before.data.volume.replace('.', ',')} % ngày ${formatDay(before.effectiveOn)}.`,
          },
        ];
      });
    });
  },
};
const ratioOf = (decimal: string) => {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return { numerator: Number(whole + fraction), denominator: 10 ** fraction.length };
};

const LATE: Rule = {
  id: 'work-late',
  title: 'Công trình hoàn thành đúng thời gian',
  explain: 'Công trình đã qua năm hoàn thành được duyệt mà chưa hoàn thành.',
  remedy: 'Nêu nguyên nhân, xin gia hạn thời gian thực hiện, hoặc cập nhật tình trạng.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    if (input.works.works.length === 0) return NO_WORKS;
    const year = Number(input.asOf.slice(0, 4));
    return input.works.works
      .filter(({ data }) => data.endYear < year && data.state !== 'hoan-thanh' && data.state !== 'quyet-toan')
      .map(({ unit, data }) => ({
        about: `${unit}|${data.code}`,
        message: `${data.name} (${data.code}) phải hoàn thành năm ${data.endYear}, đến ${formatDay(input.asOf)} chưa hoàn thành.`,
      }));
  },
};

const SETTLEMENT: Rule = {
  id: 'settlement-late',
  title: 'Công trình hoàn thành được quyết toán',
  explain: 'Công trình ghi hoàn thành quá số ngày đặt ra mà chưa có giá trị quyết toán; hoặc giá trị quyết toán vượt tổng mức đầu tư.',
  remedy: 'Lập hồ sơ quyết toán; nhập giá trị và quyết định quyết toán.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    if (input.works.works.length === 0) return NO_WORKS;
    const limit = input.catalogue.threshold('settlement-late', input.asOf, { unit: input.unit.code });
    return input.works.works.flatMap(({ unit, effectiveOn, data }): Found[] => {
      if (data.settled !== null && data.settled > data.totalInvestment)
        return [
          {
            about: `${unit}|${data.code}|over`,
            message: `${data.name} (${data.code}) quyết toán ${money(data.settled)}, vượt tổng mức đầu tư ${money(data.totalInvestment)}.`,
            stated: money(data.settled),
            expected: `không quá ${money(data.totalInvestment)}`,
          },
        ];
      if (!limit || data.settled !== null || data.state !== 'hoan-thanh' || daysBetween(effectiveOn, input.asOf) <= numberOf(limit))
        return [];
      return [
        {
          about: `${unit}|${data.code}`,
          message: `${data.name} (${data.code}) hoàn thành từ ${formatDay(effectiveOn)}, sau ${daysBetween(effectiveOn, input.asOf)} ngày chưa quyết toán.`,
          threshold: limit,
        },
      ];
    });
  },
};

const UNDECIDED: Rule = {
  id: 'work-undecided',
  title: 'Công trình có quyết định phê duyệt mới bố trí vốn',
  explain: 'Công trình đã được bố trí vốn mà chưa ghi số quyết định phê duyệt.',
  remedy: 'Nhập số, ngày quyết định phê duyệt; chưa phê duyệt thì điều chỉnh vốn.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) =>
    eachWork(input, (work) =>
      work.work.data.decision !== '' || work.totalPlanned === 0
        ? []
        : [
            {
              about: aboutOf(work),
              message: `${nameOf(work)} được bố trí ${money(work.totalPlanned)} nhưng chưa ghi quyết định phê duyệt.`,
            },
          ],
    ),
};

const COMPONENT: Rule = {
  id: 'work-component',
  title: 'Vốn của công trình đúng nội dung',
  explain: 'Dòng sổ ghi mã công trình phải thuộc nội dung của công trình đó, và công trình phải có trong danh mục của đơn vị.',
  remedy: 'Sửa mã công trình ở dòng sổ, hoặc nội dung của công trình; công trình nhập sau thì ghi “Ngày cập nhật” từ ngày phê duyệt.',
  severity: 'warning',
  ...ARITHMETIC,
  check: (input) => {
    if (input.works.entries.length === 0) return 'chưa có dòng sổ nào ghi mã công trình';
    const lines = standingLines(input);
    if (typeof lines === 'string') return lines;
    const linesOf = Map.groupBy(lines, ({ home, seq }) => `${home} ${seq}`);
    const works = new Map(input.works.works.map((work) => [`${work.unit} ${work.data.code}`, work.data]));
    return input.works.entries.flatMap(({ home, unit, data }): Found[] => {
      const own = linesOf.get(`${home} ${data.seq}`);
      if (!own) return [];
      const work = works.get(`${unit} ${data.work}`);
      if (!work)
        return [
          {
            about: `${home}|${data.seq}`,
            message: `${own[0]?.document} ghi công trình “${data.work}”, không có trong danh mục công trình của ${unitWords(input, unit)} đến ngày ${formatDay(input.asOf)}.`,
            entries: entriesOf(own),
          },
        ];
      const other = own.find((line) => !input.catalogue.isUnder(line.component, work.component));
      if (!other) return [];
      return [
        {
          about: `${home}|${data.seq}`,
          message: `${other.document}: ${componentWords(input, other.component)} ghi cho công trình ${work.name}, thuộc ${componentWords(input, work.component)}.`,
          entries: entriesOf(own),
        },
      ];
    });
  },
};

export const WORKS_RULES: readonly Rule[] = [
  SPECIAL_VALUE,
  SPECIAL_COMMUNES,
  OVER_TOTAL,
  OVER_PLAN,
  AHEAD,
  PROGRESS_FALLS,
  LATE,
  SETTLEMENT,
  UNDECIDED,
  COMPONENT,
];
