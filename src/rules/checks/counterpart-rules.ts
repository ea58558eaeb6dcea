/** Rules of counterpart money and of other sources. */
import { isCommuneType } from '../../catalogue/communes.ts';
import type { LimitName } from '../../catalogue/limits.ts';
import { valueOf } from '../../funding/mobilised.ts';
import { exactParts, sumDong } from '../../kernel/money.ts';
import { groups, isBelowPercent, money, percent, programmeOf, sumOf, unitWords } from '../funds.ts';
import { decimalOf, limitMissing, limitOf } from '../limits.ts';
import { ALWAYS, ARITHMETIC, type Checked, PRACTICE, type Rule, type RuleInput } from '../model.ts';

/** Central and local plan of a programme in the period's year, money of that year only; expected money counted apart. */
function shares(input: RuleInput, programme: string) {
  const year = input.period.year;
  const own = input.accounts.filter(
    (one) => one.execYear === year && one.originYear === year && programmeOf(input, one.component) === programme,
  );
  const group = (source: string) => input.catalogue.source(source)?.group;
  return {
    central: sumOf(
      own.filter((one) => group(one.source) === 'central'),
      'plan',
    ),
    local: sumOf(
      own.filter((one) => group(one.source) === 'local'),
      'plan',
    ),
  };
}

/** Local money of a commune's works often stands above it: shares say little there. */
const isCommune = ({ unit }: RuleInput) => isCommuneType(unit.type) || unit.type === 'thon';
const ABOVE = 'xét ở cấp trên xã';

/** Đồng that are missing to the share, rounded up. */
function shortOf(local: number, central: number, limit: string): number {
  const { units, scale } = exactParts(limit);
  const hundreds = 100n * scale;
  return Number((BigInt(central) * units + hundreds - 1n) / hundreds) - local;
}

function checkShare(input: RuleInput, rule: LimitName, programme: string): Checked {
  const { central, local } = shares(input, programme);
  const name = input.catalogue.component(programme)?.shortName ?? programme;
  if (central === 0) return `${name} không có vốn ngân sách trung ương năm ${input.period.year}`;
  const limit = limitOf(input, rule, { programme });
  if (limit && isCommune(input) && limit.tier !== 'xa' && limit.unit === '')
    return 'tỷ lệ đối ứng xét ở cấp trên xã; muốn xét ở xã thì đặt ngưỡng cho cấp xã';
  if (!limit) return limitMissing(`tỷ lệ đối ứng của ${name}`);
  if (!isBelowPercent(local, central, decimalOf(limit))) return [];
  return [
    {
      about: `${programme}|${input.period.year}`,
      message: `${name}: ngân sách địa phương ${money(local)} bằng ${percent(local, central)} vốn trung ương ${money(central)}, thấp hơn mức ${limit.value.replace('.', ',')} %, thiếu ${money(shortOf(local, central, decimalOf(limit)))}.`,
      stated: percent(local, central),
      expected: `≥ ${limit.value.replace('.', ',')} %`,
      threshold: limit,
    },
  ];
}

const counterpart = (id: LimitName, programme: string, title: string, legalRef: string, more: Partial<Rule> = {}): Rule => ({
  id,
  title,
  explain:
    'Tỷ lệ đối ứng = vốn ngân sách địa phương (tỉnh, huyện đến 30/6/2025, xã) chia vốn ngân sách trung ương giao trong năm, không tính vốn kéo dài và vốn mới dự kiến. Mức của văn bản trung ương ràng buộc cấp tỉnh; ở đơn vị cấp dưới là để nhắc, trừ khi nghị quyết của HĐND tỉnh đặt mức cho đơn vị. Mức so sánh là dữ liệu: cơ quan đặt theo chương trình, năm, cấp, kèm nghị quyết của mình.',
  remedy: 'Bố trí thêm vốn đối ứng, nhập phần đã bố trí mà chưa ghi, hoặc đặt đúng mức của tỉnh ở Danh mục.',
  severity: 'warning',
  legalRef,
  confidence: 'unverified',
  ...ALWAYS,
  validTo: '2025-12-31' as Rule['validFrom'],
  check: (input) => checkShare(input, id, programme),
  ...more,
});

const COUNTERPART_NONE: Rule = {
  id: 'counterpart-none',
  title: 'Chương trình có vốn trung ương thì có vốn đối ứng',
  explain: 'Chương trình có vốn ngân sách trung ương trong năm mà chưa ghi đồng vốn địa phương nào: thường là chưa nhập, hoặc chưa bố trí.',
  remedy: 'Nhập nghị quyết bố trí vốn đối ứng, hoặc nêu lý do trong báo cáo.',
  severity: 'warning',
  ...PRACTICE,
  check: (input) => {
    if (isCommune(input)) return ABOVE;
    const programmes = [...new Set(input.accounts.map((one) => programmeOf(input, one.component)))].sort();
    const funded = programmes.filter((one) => shares(input, one).central > 0);
    if (funded.length === 0) return `không có vốn ngân sách trung ương năm ${input.period.year}`;
    return funded
      .filter((one) => shares(input, one).local === 0)
      .map((programme) => ({
        about: `${programme}|${input.period.year}`,
        message: `${input.catalogue.component(programme)?.shortName ?? programme} có ${money(shares(input, programme).central)} vốn trung ương năm ${input.period.year} nhưng chưa ghi vốn ngân sách địa phương.`,
      }));
  },
};

const BURDEN: Rule = {
  id: 'counterpart-burden',
  title: 'Gánh nặng đối ứng của ngân sách địa phương',
  explain:
    'Tổng vốn ngân sách địa phương, gồm cả vốn mới dự kiến, so với vốn trung ương của năm. Vượt mức đặt ra thì địa phương khó cân đối và báo cáo thường phải nêu ở mục vướng mắc.',
  remedy: 'Nêu tỷ lệ và kiến nghị điều chỉnh mức đối ứng ở mục vướng mắc; mức nhắc việc đặt ở Danh mục.',
  severity: 'note',
  ...PRACTICE,
  check: (input) => {
    if (isCommune(input)) return ABOVE;
    const limit = limitOf(input, 'counterpart-burden');
    if (!limit) return limitMissing('mức nhắc');
    const year = input.period.year;
    const expected = (programme: string) =>
      sumDong(
        input.commitments
          .filter(({ data }) => data.status === 'expected' && data.year === year && programmeOf(input, data.component) === programme)
          .map(({ data }) => data.amount),
      );
    const programmes = [...new Set(input.accounts.map((one) => programmeOf(input, one.component)))].sort();
    const own = programmes
      .map((programme) => ({ programme, ...shares(input, programme), expected: expected(programme) }))
      .filter(({ central }) => central > 0);
    const [central, local] = [sumDong(own.map((one) => one.central)), sumDong(own.map((one) => one.local + one.expected))];
    if (central === 0) return `không có vốn ngân sách trung ương năm ${year}`;
    if (isBelowPercent(local, central, decimalOf(limit))) return [];
    const each = own.map(
      (one) => `${input.catalogue.component(one.programme)?.shortName ?? one.programme} ${percent(one.local + one.expected, one.central)}`,
    );
    return [
      {
        about: String(year),
        message: `Vốn ngân sách địa phương năm ${year}, gồm vốn dự kiến, là ${money(local)}, bằng ${percent(local, central)} vốn trung ương ${money(central)} (${each.join('; ')}).`,
        stated: percent(local, central),
        expected: `dưới ${limit.value.replace('.', ',')} %`,
        threshold: limit,
      },
    ];
  },
};

const CONTRIBUTION_VALUE: Rule = {
  id: 'contribution-value',
  title: 'Vốn huy động có giá trị',
  explain:
    'Mỗi khoản huy động phải có số tiền, hoặc số ngày công và đơn giá; thiếu thì không cộng được vào tổng huy động, và tổng in ra thiếu khoản ấy.',
  remedy: 'Điền số tiền, hoặc số ngày công cùng đơn giá.',
  severity: 'warning',
  ...ARITHMETIC,
  check: (input) => {
    const own = input.funding.contributions.filter(({ data }) => data.year === input.period.year);
    if (own.length === 0) return `chưa nhập khoản huy động nào của năm ${input.period.year}`;
    return own
      .filter(({ data }) => valueOf(data) === null)
      .map(({ home, key, unit, data }) => ({
        about: `${home}|${key}`,
        message: `${unitWords(input, unit)}: khoản huy động “${data.content}” (${input.catalogue.source(data.source)?.shortName ?? data.source}) chưa có số tiền, hoặc thiếu số ngày công hay đơn giá.`,
      }));
  },
};

const INTEGRATED_NAMED: Rule = {
  id: 'integrated-named',
  title: 'Vốn lồng ghép không cộng hai lần',
  explain:
    'Vốn lồng ghép là vốn của chương trình, dự án khác. Khi là vốn của chương trình đã ghi trong sổ mà không nêu mã, tổng huy động cộng khoản ấy lần thứ hai.',
  remedy: 'Điền cột “Là vốn của chương trình (mã)” nếu vốn đã ghi trong sổ; nếu là vốn ngoài các chương trình này thì ghi rõ văn bản.',
  severity: 'note',
  ...PRACTICE,
  check: (input) => {
    const own = input.funding.contributions.filter(({ data }) => data.year === input.period.year && data.source === 'LG');
    if (own.length === 0) return 'không có khoản lồng ghép nào';
    return own
      .filter(({ data }) => data.fromComponent === '' && data.document === '')
      .map(({ home, key, data }) => ({
        about: `${home}|${key}`,
        message: `Khoản lồng ghép “${data.content}” ${money(valueOf(data) ?? 0)} chưa nêu là vốn của chương trình nào, theo văn bản nào.`,
      }));
  },
};

const LABOUR_RATE: Rule = {
  id: 'labour-rate',
  title: 'Một năm một đơn giá ngày công',
  explain:
    'Ngày công của cộng đồng quy ra tiền theo đơn giá đã công bố; cùng một năm, một đơn vị mà dùng nhiều đơn giá thì tổng khó giải trình.',
  remedy: 'Dùng một đơn giá, hoặc ghi văn bản quy định từng đơn giá.',
  severity: 'note',
  ...PRACTICE,
  check: (input) => {
    const priced = input.funding.contributions.filter(({ data }) => data.days !== null && data.rate !== null && data.document === '');
    if (priced.length === 0) return 'không có ngày công nào quy ra tiền mà chưa nêu văn bản';
    return groups(priced, ({ unit, data }) => `${unit}|${data.year}`).flatMap(([name, own]) => {
      const rates = [...new Set(own.map(({ data }) => data.rate ?? 0))].sort((a, b) => a - b);
      if (rates.length < 2) return [];
      return [
        {
          about: name,
          message: `${unitWords(input, own[0]?.unit ?? '')} năm ${own[0]?.data.year} quy ngày công theo ${rates.length} đơn giá: ${rates.map((rate) => money(rate)).join('; ')}.`,
        },
      ];
    });
  },
};

export const COUNTERPART_RULES: readonly Rule[] = [
  counterpart('counterpart-dt', 'DT', 'Tỷ lệ đối ứng của Chương trình DTTS&MN', 'QĐ 39/2021/QĐ-TTg 30/12/2021, sửa bởi QĐ 18/2023/QĐ-TTg'),
  counterpart('counterpart-gn', 'GN', 'Tỷ lệ đối ứng của Chương trình giảm nghèo bền vững', 'QĐ 02/2022/QĐ-TTg'),
  counterpart('counterpart-ntm', 'NTM', 'Tỷ lệ đối ứng của Chương trình nông thôn mới', 'QĐ 07/2022/QĐ-TTg 25/3/2022'),
  counterpart('counterpart-mt26', 'MT26', 'Tỷ lệ đối ứng của chương trình hợp nhất 2026–2030', 'QĐ 16/2026/QĐ-TTg 15/4/2026', {
    validFrom: '2026-01-01' as Rule['validFrom'],
    validTo: null,
  }),
  COUNTERPART_NONE,
  BURDEN,
  CONTRIBUTION_VALUE,
  INTEGRATED_NAMED,
  LABOUR_RATE,
];
