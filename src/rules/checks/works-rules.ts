/** Rules of investment works. */

import type { Threshold } from '../../catalogue/model.ts';
import { addDecimals } from '../../indicators/calculate.ts';
import { type Day, daysBetween, formatDay, toDay } from '../../kernel/calendar.ts';
import type { Fact } from '../../kernel/fact.ts';
import { compareRatios, exactParts, sumDong } from '../../kernel/money.ts';
import { effectOf } from '../../ledger/fold.ts';
import type { Work } from '../../works/model.ts';
import { linesOfWorks, moneyOfWorks, type WorkMoney, workKey } from '../../works/money.ts';
import { componentWords, entriesOf, groups, isOverPercent, money, percent, standingLines, unitWords } from '../funds.ts';
import { decimalOf, limitMissing, limitOf, limitOn, numberOf, yearDayOf } from '../limits.ts';
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
  legalRef: 'NĐ 27/2022/NĐ-CP Đ14, sửa bởi NĐ 38/2023/NĐ-CP',
  confidence: 'unverified',
  validFrom: '2022-04-19' as Day,
  validTo: null,
} as const;

/** Works of the special mechanism that pass the limit of the day on which they were approved; a text where none has a limit. */
function eachSpecial(
  input: RuleInput,
  name: 'special-value' | 'special-communes',
  check: (work: Fact<Work>, limit: Threshold) => Omit<Found, 'about' | 'threshold'> | null,
): Checked {
  const special = input.works.works.filter(({ data }) => data.mechanism === 'dac-thu');
  if (special.length === 0) return 'không có công trình theo cơ chế đặc thù';
  const held = special.flatMap((work) => {
    const limit = limitOn(input, name, work.data.decidedOn === null ? yearDayOf(input) : toDay(work.data.decidedOn));
    return limit ? [{ work, limit }] : [];
  });
  if (held.length === 0) return limitMissing('mức của cơ chế đặc thù cho ngày các công trình này được phê duyệt');
  return held.flatMap(({ work, limit }): Found[] => {
    const found = check(work, limit);
    return found ? [{ about: `${work.unit}|${work.data.code}`, ...found, threshold: limit }] : [];
  });
}

const SPECIAL_VALUE: Rule = {
  id: 'special-value',
  title: 'Công trình cơ chế đặc thù không vượt tổng mức',
  explain:
    'Dự án quy mô nhỏ, kỹ thuật không phức tạp theo cơ chế đặc thù có tổng mức đầu tư không quá mức quy định vào ngày được phê duyệt.',
  remedy: 'Lập dự án theo trình tự thông thường, hoặc sửa tổng mức hay cơ chế đã nhập sai.',
  ...SPECIAL,
  check: (input) =>
    eachSpecial(input, 'special-value', ({ data }, limit) =>
      data.totalInvestment <= numberOf(limit)
        ? null
        : {
            message: `${data.name} (${data.code}) theo cơ chế đặc thù có tổng mức ${money(data.totalInvestment)}, vượt ${money(numberOf(limit))}.`,
            stated: money(data.totalInvestment),
            expected: `không quá ${money(numberOf(limit))}`,
          },
    ),
};
const SPECIAL_COMMUNES: Rule = {
  id: 'special-communes',
  title: 'Công trình cơ chế đặc thù nằm trong một xã',
  explain: 'Dự án theo cơ chế đặc thù thực hiện trên địa bàn một xã.',
  remedy: 'Tách dự án theo xã, hoặc lập dự án theo trình tự thông thường.',
  ...SPECIAL,
  check: (input) =>
    eachSpecial(input, 'special-communes', ({ effectiveOn, data }, limit) => {
      const communes = [...new Set(data.communes)];
      if (communes.length <= numberOf(limit)) return null;
      const names = communes.map((code) => input.catalogue.unit(code, effectiveOn)?.name ?? code);
      return {
        message: `${data.name} (${data.code}) theo cơ chế đặc thù nằm ở ${communes.length} xã: ${names.join(', ')}.`,
        stated: `${communes.length} xã`,
        expected: `không quá ${limit.value} xã`,
      };
    }),
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
  explain:
    'So số đã thanh toán khối lượng hoàn thành (không tính tạm ứng còn treo) đến ngày cập nhật khối lượng gần nhất, trên tổng mức đầu tư, với khối lượng thực hiện lũy kế; tiền đi trước quá số điểm phần trăm đặt ra thì nêu. Công trình chưa cập nhật khối lượng thì không xét.',
  remedy: 'Cập nhật khối lượng nghiệm thu, hoặc xem lại khoản đã thanh toán.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    const limit = limitOf(input, 'work-ahead');
    if (!limit) return limitMissing('số điểm phần trăm được đi trước');
    const known = moneyOfWorks(input.works, input.workLines).filter(({ progress }) => progress !== null);
    if (known.length === 0) return input.works.works.length === 0 ? NO_WORKS : 'chưa cập nhật khối lượng của công trình nào';
    const accepted = acceptedOf(input);
    return known.flatMap((work): Found[] => {
      const { progress } = work;
      if (!progress) return [];
      const total = work.work.data.totalInvestment;
      const paid = accepted(work, progress.effectiveOn);
      const volume = progress.data.volume;
      if (!isOverPercent(paid, total, addDecimals(volume, decimalOf(limit)))) return [];
      return [
        {
          about: aboutOf(work),
          message: `${nameOf(work)} đã thanh toán ${percent(paid, total)} tổng mức đến ${formatDay(progress.effectiveOn)}, khối lượng ngày ấy mới đạt ${volume.replace('.', ',')} %.`,
          stated: percent(paid, total),
          expected: `không quá ${volume.replace('.', ',')} % + ${limit.value.replace('.', ',')} điểm`,
          threshold: limit,
        },
      ];
    });
  },
};

/** Đồng of accepted payments for a work up to a day: what is still an advance was paid before any volume, rightly. */
function acceptedOf(input: RuleInput): (work: WorkMoney, through: Day) => number {
  const linesOf = linesOfWorks(input.works, input.workLines);
  return ({ work }, through) =>
    sumDong(
      (linesOf.get(workKey(work.unit, work.data.code)) ?? [])
        .filter((line) => line.effectiveOn <= through)
        .map((line) => effectOf(line, 'accepted', ({ unit }) => unit === work.unit)),
    );
}

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
  const { units, scale } = exactParts(decimal);
  return { numerator: Number(units), denominator: Number(scale) };
};

const LATE: Rule = {
  id: 'work-late',
  title: 'Công trình hoàn thành đúng thời gian',
  explain: 'Công trình đã qua năm hoàn thành được duyệt mà chưa hoàn thành.',
  remedy: 'Trình cấp có thẩm quyền gia hạn thời gian bố trí vốn, nêu nguyên nhân trong báo cáo, hoặc cập nhật tình trạng.',
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
  explain:
    'Công trình ghi hoàn thành quá số ngày đặt ra, tính từ lần cập nhật đang có hiệu lực, mà chưa có giá trị quyết toán. Thời hạn lập hồ sơ, phê duyệt quyết toán theo nhóm dự án là của văn bản về quyết toán vốn đầu tư công; số ngày ở đây để nhắc, cơ quan đặt theo văn bản ấy.',
  remedy: 'Lập hồ sơ quyết toán; nhập giá trị và quyết định quyết toán.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    if (input.works.works.length === 0) return NO_WORKS;
    const limit = limitOf(input, 'settlement-late');
    if (!limit) return limitMissing('số ngày từ hoàn thành đến quyết toán');
    return input.works.works
      .filter(
        ({ effectiveOn, data }) =>
          data.settled === null && data.state === 'hoan-thanh' && daysBetween(effectiveOn, input.asOf) > numberOf(limit),
      )
      .map(({ unit, effectiveOn, data }) => ({
        about: `${unit}|${data.code}`,
        message: `${data.name} (${data.code}) ghi hoàn thành ngày ${formatDay(effectiveOn)}, sau ${daysBetween(effectiveOn, input.asOf)} ngày chưa quyết toán.`,
        stated: `${daysBetween(effectiveOn, input.asOf)} ngày`,
        expected: `không quá ${limit.value} ngày`,
        threshold: limit,
      }));
  },
};

const SETTLED_OVER: Rule = {
  id: 'settlement-over',
  title: 'Giá trị quyết toán không vượt tổng mức đầu tư',
  explain: 'Giá trị quyết toán đã nhập so với tổng mức đầu tư được duyệt, kể cả lần điều chỉnh mới nhất.',
  remedy: 'Kiểm tra quyết định quyết toán; tổng mức đã điều chỉnh thì nhập quyết định điều chỉnh.',
  severity: 'warning',
  ...ARITHMETIC,
  check: (input) => {
    const settled = input.works.works.flatMap((work) => (work.data.settled === null ? [] : [{ ...work, settled: work.data.settled }]));
    if (settled.length === 0) return 'chưa có công trình nào nhập giá trị quyết toán';
    return settled
      .filter(({ settled, data }) => settled > data.totalInvestment)
      .map(({ unit, settled, data }) => ({
        about: `${unit}|${data.code}`,
        message: `${data.name} (${data.code}) quyết toán ${money(settled)}, vượt tổng mức đầu tư ${money(data.totalInvestment)} là ${money(settled - data.totalInvestment)}.`,
        stated: money(settled),
        expected: `không quá ${money(data.totalInvestment)}`,
      }));
  },
};

const UNDECIDED: Rule = {
  id: 'work-undecided',
  title: 'Công trình có quyết định phê duyệt mới bố trí vốn',
  explain:
    'Công trình đã được bố trí vốn mà chưa ghi số quyết định phê duyệt: vốn thực hiện dự án chỉ bố trí cho dự án đã có quyết định đầu tư. Công trình đang chuẩn bị đầu tư thì chỉ ghi chú, vì vốn chuẩn bị đầu tư cần dự toán chuẩn bị đầu tư được duyệt.',
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
              ...(work.work.data.state === 'chuan-bi' ? { severity: 'note' as const } : {}),
              message: `${nameOf(work)} được bố trí ${money(work.totalPlanned)} nhưng chưa ghi quyết định phê duyệt${work.work.data.state === 'chuan-bi' ? ' (vốn chuẩn bị đầu tư: ghi quyết định phê duyệt dự toán chuẩn bị đầu tư)' : ''}.`,
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
  SETTLED_OVER,
  UNDECIDED,
  COMPONENT,
];
